"""Whole articles of our own, from text to facts."""

import time
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.article import Article
from graph.dates import PartialDate
from graph.extract import extractor, facts_in
from graph.extract.lexicon import Lexicon
from graph.facts import Commitment, FundingRound, Ownership, PressureSignal, from_record, to_record
from graph.money import Amount

PUBLISHED = PartialDate(2026, 6, 19)

# In the style of a market report: one big backer falls, four cloud groups spend more, nothing else is stated.
SELLOFF = """SoftBank Group shares slide as doubts grow over the cost of AI
Shares of SoftBank Group tumbled in Tokyo on Friday and pulled makers of chip tools down with them. The group has put more money into AI startups than anyone, and traders asked aloud when any of it will come back.
Microsoft, Google, Amazon, and Meta have all signaled they’re spending more than they had planned on data centers, though sales of AI services have not kept up.
If SoftBank and others like it began to pull back, young companies would find it harder to raise money. A rack of Nvidia chips can cost $3 million.
Leave a comment"""


def read(text, published=PUBLISHED, title=None, **more):
    return facts_in(
        Article("p1", "https://example.org/a", None, title, text, published, date(2026, 6, 20)), **more
    )


def rounds(text, **more):
    return [f for f in read(text, **more).facts if isinstance(f, FundingRound)]


def test_the_sell_off_gives_five_signals_and_nothing_else():
    facts = read(SELLOFF).facts
    assert [(f.subject, f.signal) for f in facts if isinstance(f, PressureSignal)] == [
        ("SoftBank Group", "share_price_fall"),
        ("Microsoft", "investment_step_up"),
        ("Google", "investment_step_up"),
        ("Amazon", "investment_step_up"),
        ("Meta", "investment_step_up"),
    ]
    assert len(facts) == 5
    assert {f.direction for f in facts} == {"negative", "positive"}


def test_a_round_with_everything():
    (found,) = rounds(
        "Acme Labs, a maker of robots, said on Wednesday it has raised $150 million, including $60 million from "
        "Alpha Fund, in a Series C led by Alpha Fund, with participation from Beta Capital and others. "
        "The round values the company at $1.1 billion post-money."
    )
    assert (found.company, found.amount) == ("Acme Labs", Amount(Decimal(150_000_000), "USD"))
    assert (found.round, found.announced) == ("series-c", "Series C")
    assert found.lead_investors == ("Alpha Fund",)
    assert found.investors == ("Alpha Fund", "Beta Capital")
    assert [(s.investor, s.amount.value) for s in found.disclosed] == [("Alpha Fund", Decimal(60_000_000))]
    assert found.others_unnamed
    assert not found.sole_investor
    assert (found.valuation, found.valuation_kind) == (Amount(Decimal(1_100_000_000), "USD"), "post")
    assert (str(found.date), found.status, found.is_main) == ("2026-06-17", "completed", True)
    assert len(found.evidence.quotes) == 2
    assert found.evidence.extractor == extractor()


def test_earlier_rounds_are_kept_apart():
    new, old = rounds(
        "Acme Labs has raised $30 million in a Series B led by Alpha Fund. "
        "The deal comes two years after its $8 million Series A, which was led by Beta Capital."
    )
    assert (new.round, new.is_main, new.lead_investors) == ("series-b", True, ("Alpha Fund",))
    assert (old.round, old.is_main, old.lead_investors) == ("series-a", False, ("Beta Capital",))
    assert old.company == "Acme Labs"


def test_a_title_and_its_text_tell_of_one_round():
    (found,) = rounds("Acme raises $21M\nAcme Labs has raised $21.6 million in seed funding.")
    assert (found.company, found.amount.value) == ("Acme Labs", Decimal(21_600_000))


def test_a_share_of_a_round_is_not_a_round():
    (found,) = rounds(
        "Acme Labs has raised $200 million in a Series D. Alpha Fund and Beta Capital participated in the round. "
        "Alpha Fund invested $50 million in Acme Labs."
    )
    assert found.amount.value == Decimal(200_000_000)
    assert [(s.investor, s.amount.value) for s in found.disclosed] == [("Alpha Fund", Decimal(50_000_000))]


def test_a_sole_investor_is_told():
    (found,) = rounds(
        "Acme Labs raised $5 million from Alpha Fund. Alpha Fund was the sole investor in the round."
    )
    assert found.sole_investor


def test_without_a_date_nothing_is_dated():
    (found,) = rounds("Acme Labs raised $5 million on Tuesday.", published=None)
    assert found.date is None


def test_ownership_and_commitments():
    facts = read(
        "Acme Labs has acquired Beta Robotics for $95 million. "
        "Gamma AI signed a five-year, $1.4 billion contract with Delta Cloud to use computing capacity."
    ).facts
    owned = next(f for f in facts if isinstance(f, Ownership))
    assert (owned.parent, owned.child, owned.relation) == ("Acme Labs", "Beta Robotics", "acquired")
    assert owned.amount == Amount(Decimal(95_000_000), "USD")
    deal = next(f for f in facts if isinstance(f, Commitment))
    assert (deal.buyer, deal.supplier, deal.term_years, deal.status) == (
        "Gamma AI",
        "Delta Cloud",
        5,
        "binding",
    )


def test_signals_matter_of_backers_only():
    text = "Shares of Quarrystone fell 9% on Friday."
    assert read(text).facts == ()
    known = Lexicon(frozenset({"quarrystone"}))
    (signal,) = read(text, lexicon=known).facts
    assert (signal.subject, signal.magnitude, str(signal.date)) == ("Quarrystone", "9%", "2026-06-19")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Acme Labs had revenue of $40 million last year.",
        "Startups raised $9 billion in May.",
        "From seed to Series C: join 4,000 founders. Save $200 on your ticket.",
        "Acme Labs is not looking to raise money, it said, denying reports of a $300 million round.",
        "The senator raised $4 million for her campaign, donors said, before the presidential election.",
        "Founded in 2019, Acme Labs has raised $90 million to date.",
    ],
)
def test_what_states_nothing_gives_nothing(text):
    assert read(text).facts == ()


def test_money_told_without_a_figure_is_an_issue():
    (issue,) = read("Acme Labs has raised a nine-figure round led by Alpha Fund.").issues
    assert (issue.kind, issue.page_id) == ("unread_amount", "p1")
    assert "nine-figure" in issue.detail


PIECES = st.sampled_from(
    ["Acme Labs", "raised", "$5 million", "in a", "Series B", "round", "led by", "Alpha Fund", "and", "Beta Capital", "(lead)", "at a", "valuation", "of", "$1bn", ". ", "\n", "“", "”", "’s", "which", "shares of", "SoftBank", "fell 9%", "acquired", "for", "The company", "signed a", "contract with", "compute", "€3 billion ($3.5 billion)", "—", "!"]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=40))
def test_quotes_are_verbatim_and_facts_survive_a_round_trip(pieces):
    text = " ".join(pieces)
    once, again = read(text), read(text)
    assert once == again
    for fact in once.facts:
        assert fact.evidence.quotes
        assert all(quote.text == text[quote.start : quote.end] for quote in fact.evidence.quotes)
        assert from_record(to_record(fact)) == fact


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_any_text_can_be_read(text):
    read(text)


@pytest.mark.parametrize(
    "unit",
    [
        "a",
        "A, ",
        "$1",
        "(",
        "raised ",
        "led by A, B and ",
        "A, which ",
        "A-",
        "1,000,",
        ".",
        "\n",
        "“",
        "shares of ",
        "Acme’s ",
        "raised its ",
        "acquired the ",
        "Acme, a unit owned by ",
        "Acme and Beta signed a ",
        "its stake in ",
        "Acme—",
        "withdrew from ",
    ],
)
def test_long_and_odd_input_is_read_quickly(unit):
    text = (unit * 60_000)[:60_000]
    started = time.process_time()
    read(text)
    assert time.process_time() - started < 3  # seconds; a pattern that backtracks takes minutes
