"""Signals of more kinds, each on sentences of our own, and what is none."""

from datetime import date

import pytest

from graph.article import Article
from graph.dates import PartialDate
from graph.extract import facts_in
from graph.facts import CompanyState, FundingRound, PressureSignal
from tests.graph.extract.test_other_kinds import read

NEW_SIGNALS = [
    ("Arvenne Ventures has announced the launch of a new sector-agnostic venture debt fund.", "Arvenne Ventures", "new_fund"),
    ("Tollgate launched a $40M developer and venture investment fund to back studios.", "Tollgate", "new_fund"),
    ("Arvenne University is raising a $5 million bitcoin fund.", "Arvenne University", "new_fund"),
    ("Quarrystone, an investment firm, announced its sixth property fund closed at $2 billion.", "Quarrystone", "new_fund"),
    ("Arvenne Partners maiden fund hits final close at $80 million.", "Arvenne Partners", "new_fund"),
    ("Arvenne Capital has secured $900 million in fresh commitments.", "Arvenne Capital", "new_fund"),
    ("Arvenne Ventures raises around $30 million.", "Arvenne Ventures", "new_fund"),
    ("Quarrystone, an investment firm, raises $2 million from HNIs.", "Quarrystone", "new_fund"),
    ("Brackwell today announced the launch of Brackwell Water Fund I.", "Brackwell", "new_fund"),
    ("Kestrel Management has built up a $300 million stake in Hopline.", "Kestrel Management", "investment_step_up"),
    ("Kestrel Management has increased its holding in Hopline to 8%.", "Kestrel Management", "investment_step_up"),
    ("Microsoft, not to be outdone, said it would spend $60 billion on data centers.", "Microsoft", "investment_step_up"),
    ("Kestrel Capital announced a $3 billion infrastructure investment program.", "Kestrel Capital", "investment_step_up"),
    ("The sum includes a commitment from Kestrel Capital to invest $2 billion in AI.", "Kestrel Capital", "investment_step_up"),
    ("Kestrel Capital pours up to $9 billion into AI infrastructure.", "Kestrel Capital", "investment_step_up"),
    ("Kestrel Capital’ shares were up 4%.", "Kestrel Capital", "share_price_rise"),
    ("Kestrel Capital’s Oslo-listed shares fell 4%.", "Kestrel Capital", "share_price_fall"),
    ("The outlook sent Kestrel Capital’s stock tumbling.", "Kestrel Capital", "share_price_fall"),
    ("Kestrel Capital | Last: Rs 752 | Shares slipped over 3 percent on Monday.", "Kestrel Capital", "share_price_fall"),
    ("Kestrel Capital generated $7 billion in sales and $2 billion in net income.", "Kestrel Capital", "net_gain"),
    ("Kestrel Capital booked a surprise $2 billion quarterly loss.", "Kestrel Capital", "net_loss"),
    ("Kestrel Capital mulls a listing of Hopline, involving the partial divestment of its stake.", "Kestrel Capital", "stake_sale"),
    ("Kestrel Capital filed for Chapter 11 last week.", "Kestrel Capital", "debt_stress"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "subject", "signal"), NEW_SIGNALS)
def test_more_signals(text, subject, signal):
    (found,) = read(text, PressureSignal)
    assert (found.subject, found.signal) == (subject, signal)


@pytest.mark.parametrize(
    "text",
    [
        "Hopline, a courier app, plans to shut down in spring.",  # it funds nobody
        "Hopline hired bankers to raise $90 million by selling a minority stake, it said.",
        "Kestrel Capital was cutting 190 positions at its stores, and Hopline none.",
        "Kestrel Capital curbed its Brightpath programme.",
        "Kestrel Capital, which expects $12 billion in revenue this year, hired a lawyer.",
        "Instead of launching a venture fund, Kestrel Capital wrote letters.",
        "Kestrel Capital’s stock gained the attention of students.",
        "Brinwell Pharma raises $4 million from Arvenne Health Fund.",
    ],
)
def test_no_more_signals(text):
    assert {one.signal for one in read(text, PressureSignal)} <= {"layoffs"}


def test_what_a_house_raises_for_its_fund_is_no_round_and_the_right_figure_is_told():
    assert read("Arvenne Ventures raises around $30 million.", FundingRound) == []
    (found,) = read(
        "Kestrel Capital generated $7 billion in sales and $2 billion in net income.", PressureSignal
    )
    assert found.magnitude == "$2 billion"
    (row,) = read("Kestrel Capital | Last: Rs 752 | Shares slipped over 3 percent.", PressureSignal)
    assert row.magnitude == "over 3 percent"


def test_the_end_of_the_company_that_an_article_is_about_is_a_state_of_it_and_no_signal():
    text = "Hopline is shutting down, its founder said on Monday. Hopline had fed couriers for three years."
    (found,) = read(text, CompanyState)
    assert (found.company, found.state, found.settled) == ("Hopline", "shut", "yes")
    assert read(text, PressureSignal) == []
    (found,) = read(
        "Hopline will shut down in spring. Hopline had fed couriers for three years.", CompanyState
    )
    assert found.settled == "no"


@pytest.mark.parametrize(
    "text",
    [
        "Google confirmed that it cut several hundred jobs across the company.",
        "Microsoft is cutting 1,900 positions in its gaming division.",
    ],
)
def test_layoffs_are_counted_in_many_words(text):
    assert [one.signal for one in read(text, PressureSignal)] == ["layoffs"]


def test_a_headline_names_who_builds_a_stake():
    (found,) = read("Ellwood Builds Over $2.5 Billion Stake in Corvane", PressureSignal)
    assert (found.subject, found.signal) == ("Ellwood", "investment_step_up")


def test_who_fell_hardest_needs_no_other_word():
    (found,) = read("Technology shares slid. SoftBank Group fell hardest.", PressureSignal)
    assert (found.subject, found.signal) == ("SoftBank Group", "share_price_fall")


def test_who_sells_does_not_disclose_a_stake():
    said = "Shares of Hopline slipped after Harrowgate Bank announced it plans to sell its 10.1% stake in the brokerage."
    assert {one.signal for one in read(said, PressureSignal)} == {"stake_sale"}


def test_all_who_are_told_to_do_it():
    said = "Hopline’s valuation was marked down by Harrowgate Capital (11.3%) and Oakline Partners (3.2%)."
    assert [one.subject for one in read(said, PressureSignal)] == ["Harrowgate Capital", "Oakline Partners"]


def test_sums_that_come_from_many():
    said = "With €20 billion coming from investment firm Harrowgate and €10 billion coming from Oakline Partners, the total is €30 billion."
    assert {one.subject for one in read(said, PressureSignal)} == {"Harrowgate", "Oakline Partners"}


def test_an_airline_that_collapsed_funds_nobody():
    assert read("The state may buy collapsed airline Harrowgate Holdings.", PressureSignal) == []


def test_the_headline_says_who_invests():
    title, said = (
        "Diversified investor Hopline beats forecasts",
        "Hopline’s net profit rose 7% to $508 million.",
    )
    article = Article("p", "u", None, title, said, PartialDate(2026, 6, 20), date(2026, 6, 20))
    assert {one.subject for one in facts_in(article).facts} == {"Hopline"}


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        (
            "Bill Moe has amassed a $2 billion stake in Hopline. Moe said that his Harrowgate Square investment fund began to buy in May.",
            "Harrowgate Square",
        ),
        (
            "Billionaire investor Ida Moe has disclosed a stake in Hopline. Moe, who manages the hedge fund Harrowgate Square, began to buy in May.",
            "Harrowgate Square",
        ),
    ],
)
def test_what_a_person_does_with_a_house_is_told_of_the_house(text, subject):
    assert {one.subject for one in read(text, PressureSignal)} == {subject}


@pytest.mark.parametrize(
    "text",
    [
        "Chipmaker Intel is planning to sell 17.8 million shares in a U.S. IPO.",  # its own
        "Dan Moss heard that Harrowgate Capital was about to collapse.",
        "Harrowgate Holdings stock was up 6% after the pipe maker reported earnings.",
    ],
)
def test_what_is_said_of_no_backers_money(text):
    assert read(text, PressureSignal) == []


def test_who_sells_shares_of_another_cuts_the_holding():
    said = "Harrowgate Capital held on until May, when it sold 421,050 shares of Microsoft to cut its holdings to 114,554 shares."
    assert {one.subject for one in read(said, PressureSignal)} == {"Harrowgate Capital"}
