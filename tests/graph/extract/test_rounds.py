"""Which round a sentence tells beside others: parts of totals, first rounds, whose it is; sentences of our own."""

from datetime import date

import pytest

from graph.article import Article
from graph.dates import PartialDate
from graph.extract import facts_in
from graph.extract.model import NONE
from graph.facts import FundingRound


def rounds(text):
    article = Article("p", "u", None, None, text, PartialDate(2026, 6, 20), date(2026, 6, 20))
    return [fact for fact in facts_in(article, model=NONE).facts if isinstance(fact, FundingRound)]


def told(text):
    return {(fact.company, str(fact.amount.value) if fact.amount else None) for fact in rounds(text)}


def millions(company, *sums):
    return {(company, str(one * 1_000_000)) for one in sums}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Corvane has raised $72 million in total funding to date, including a $50 million round this spring.",
            millions("Corvane", 50),
        ),
        (
            "Corvane raised more than $75 million from well-known funds, including $30 million in a round led by Alder Fund.",
            millions("Corvane", 30),
        ),
        (
            "Corvane has now raised $63m altogether, including $11m that closed last May and a $17m round led by Alder.",
            millions("Corvane", 11, 17),
        ),
        ("Lark, Wren and Corvane were started here, collectively raising $90 million.", set()),
        ("Corvane has raised $9 million to date in seed funding from angels.", millions("Corvane", 9)),
        ("Corvane has raised $9 million to date in seed and Series A funding.", set()),
        ("Corvane has raised $9 million to date from angels.", set()),
        (
            "Corvane raised $9 million from Alder in a round that takes its total funding to $20 million.",
            millions("Corvane", 9),
        ),
        (
            "Corvane raised $9 million so far, and takes heart from the total of $20 million of others.",
            set(),
        ),
    ],
)
def test_a_round_inside_a_total_is_told_and_the_total_is_not(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Corvane makes kites. The round, which Bloomberg reported is expected to be roughly $5 billion, will close soon.",
            millions("Corvane", 5000),
        ),
        (
            "Corvane makes kites. Alder Fund is set to lead the round, which could be as much as $2 billion.",
            millions("Corvane", 2000),
        ),
        ("Corvane makes kites. The round brings its total funding to $70 million.", set()),
        ("Corvane has completed a funding round in excess of $20 million.", millions("Corvane", 20)),
        (
            "Corvane grew fast. It also sold $30 million in secondary shares to Alder Fund.",
            millions("Corvane", 30),
        ),
        ("Corvane grew fast. It also sold $30 million in shares of its rival to Alder Fund.", set()),
    ],
)
def test_how_large_a_round_is_said_to_be(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Alder Partners gained from Corvane, a kite company whose $25 million Series B round it led.",
            millions("Corvane", 25),
        ),
        (
            "Corvane makes kites. The cash comes off the back of a $43 million round in May to fund its new Skyline Studio.",
            millions("Corvane", 43),
        ),
        (
            "Wren joined Corvane’s backers as part of a $50m Series D extension that comes soon after the startup’s $55m Series D.",
            millions("Corvane", 50, 55),
        ),
        (
            "Lark fell. In July, Corvane entered into a $20 million financing facility from Alder Group.",
            millions("Corvane", 20),
        ),
        (
            "Corvane makes kites. The company has received multiple early offers to raise fresh capital of around $5 billion.",
            millions("Corvane", 5000),
        ),
    ],
)
def test_whose_round_it_is(text, expected):
    assert told(text) == expected


def test_an_undisclosed_amount_from_named_backers_is_a_round():
    (found,) = rounds(
        "Corvane raised an undisclosed amount from Alder Fund, Birch Ventures and other investors."
    )
    assert (found.company, found.amount, found.investors) == (
        "Corvane",
        None,
        ("Alder Fund", "Birch Ventures"),
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Musical giant Lark may join in. This cash would be part of a $20 million round Corvane is raising.",
            millions("Corvane", 20),
        ),
        ("Lark wrote of the $20 million round closed by Corvane in May.", millions("Corvane", 20)),
        (
            "Chip giant Lark is busy. The company previously backed Corvane in its $5 million Series B round.",
            millions("Corvane", 5),
        ),
        (
            "Office search startup Corvane goes on. The company announced a $15 million Series F round.",
            millions("Corvane", 15),
        ),
    ],
)
def test_whom_a_round_is_said_to_be_of(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "companies", "backer"),
    [
        (
            "So far Alder Ventures has made investments in kite firms including Corvane, Birchnet and Cedarly.",
            ["Corvane", "Birchnet", "Cedarly"],
            "Alder Ventures",
        ),
        (
            "Alder Ventures backs two kite startups, Corvane and Birchnet; they will merge.",
            ["Corvane", "Birchnet"],
            "Alder Ventures",
        ),
        (
            "Alder Ventures runs a $60 million fund which recently invested in Oslo’s Corvane and Birchnet.",
            ["Corvane", "Birchnet"],
            "Alder Ventures",
        ),
        ("Alder Ventures has invested in Norway and Sweden.", [], None),
        ("Funds that invested in the round include Corvane Capital and Birch Capital.", [], None),
    ],
)
def test_a_list_of_investments_tells_earlier_rounds(text, companies, backer):
    found = rounds(text)
    assert [fact.company for fact in found] == companies
    assert all(fact.investors == (backer,) and not fact.is_main for fact in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Corvane banks US$8m for its kites; Alder Fund and others came in;", millions("Corvane", 8)),
        (
            "Corvane raises $33 million, with $16 million from Alder Fund and the rest through loans.",
            millions("Corvane", 33),
        ),
        ("Corvane closed a Series A. Corvane has now raised $42 million, and grows.", {("Corvane", None)}),
        ("Corvane Q3 results: Corvane Q3 FY26 raised Rs 60 crore in funding.", millions("Corvane", 600)),
    ],
)
def test_shares_totals_and_digests(text, expected):
    assert told(text) == expected


def test_a_facility_is_debt():
    (found,) = rounds("Corvane has entered into a $20 million financing facility from Alder Group.")
    assert found.round == "debt"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Corvane, founded in 2021, has raised $3 million in seed funding led by Alder.",
            millions("Corvane", 3),
        ),
        ("Founded in 2021, Corvane has raised $30 million across three rounds.", set()),
        (
            "His startup Corvane just emerged from stealth with $28 million in total funding. The round was led by Alder.",
            millions("Corvane", 28),
        ),
        ("Corvane had raised a modest $8 million combined prior to this.", set()),
        (
            "The losses come as Alder Fund finalizes a $40 million investment in Corvane.",
            millions("Corvane", 40),
        ),
        (
            "Alder Fund spoke of its bets, including $8 million of investment in Corvane.",
            millions("Corvane", 8),
        ),
        ("For its first fund, Corvane sought to raise $100 million but fell short.", set()),
        ("Only four companies raised rounds larger than $100 million this year, and Corvane did not.", set()),
        ("Securing $100 million in a single round is now common at Corvane.", set()),
        ("#### Securing $100 million in a single round is now common", set()),
        (
            "Corvane lost money, fueling questions about its ability to raise $500 million for its park.",
            set(),
        ),
        (
            "Corvane is in talks to raise $40 million. The deal would be led by Alder Fund, which is writing a $10 million check.",
            millions("Corvane", 40),
        ),
    ],
)
def test_which_money_is_a_round(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "company"),
    [
        (
            (
                "Corvane, a new startup by one of Pelto’s best researchers, Ida Moe, and her former Quanto Labs colleague, Bo Lund, "
                "came out of stealth last week with a large $30 million seed round."
            ),
            "Corvane",
        ),
        (
            "On Monday, the company behind Kite Arena — dubbed Corvane — announced a $7 million seed round led by Alder Fund.",
            "Corvane",
        ),
        (
            "CorvaneAI has a new owner. Corvane, which was founded in 2023, announced a $7 million seed round led by Alder Fund.",
            "CorvaneAI",
        ),
        (
            (
                "They met at work, the accountants Ida Moe and Bo Lund. Moe stayed in touch with Lund. “It is patched together,” Moe told the paper. "
                "So Moe and Lund launched Corvane, a reporting platform. The startup just raised $7 million in seed funding."
            ),
            "Corvane",
        ),
    ],
)
def test_the_company_is_the_one_that_the_sentence_is_about(text, company):
    assert {fact.company for fact in rounds(text)} == {company}


def test_who_led_the_round_of_the_startup():
    now, then = rounds(
        "Corvane makes kites. Alder Partners led the Series A funding round for the startup, following Corvane’s seed round, which was led by Bramble Capital."
    )
    assert (now.round, now.lead_investors, then.round) == ("series-a", ("Alder Partners",), "seed")


def test_angel_capital_is_a_label():
    (found,) = rounds("Corvane makes kites. The startup previously raised angel capital from Alder Fund.")
    assert (found.round, found.is_main) == ("angel", False)
