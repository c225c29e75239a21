"""Deals that were dropped, denied or never meant are no facts, and neither are ties of the past."""

from datetime import date

import pytest

from graph.article import Article
from graph.dates import PartialDate
from graph.extract import facts_in
from graph.extract.model import NONE
from graph.facts import Commitment, Ownership, PressureSignal


def facts(text, kind):
    article = Article("p", "u", None, None, text, PartialDate(2026, 6, 20), date(2026, 6, 20))
    return [fact for fact in facts_in(article, model=NONE).facts if isinstance(fact, kind)]


NOT_BOUGHT = [
    "Quanta denied reports that it would buy $10 billion of cloud services from Google.",
    "Quanta has no plans to buy cloud services worth $10 billion from Google.",
    "Quanta has abandoned plans to rent chips from Nvidia.",
    "Quanta said it will not buy $10 billion of chips from Nvidia.",
    "Quanta walked away from a $10 billion deal to buy chips from Nvidia.",
    "Quanta cancelled an agreement to buy chips worth $10 billion from Nvidia.",
    "Talks for Quanta to buy $10 billion of cloud services from Google have collapsed.",
    "Quanta’s plan to rent $3 billion of cloud capacity from CoreWeave was shelved.",
    "Quanta opted not to buy $12 billion of capacity from CoreWeave.",
    "Google said that a report that it had signed a $10 billion cloud deal with Quanta was wrong.",
]
BOUGHT_ALL_THE_SAME = [
    "Quanta rejected claims that it was short of cash and signed a $10 billion deal to rent cloud capacity from Google.",
    "Quanta ended its exclusive deal with Oracle and signed a $10 billion cloud deal with Google.",
    "Quanta failed to secure enough chips, so it signed a $10 billion deal with Google for cloud capacity.",
    "Quanta, which denied reports of delays, will buy $10 billion of cloud services from Google.",
]


@pytest.mark.parametrize("text", NOT_BOUGHT)
def test_what_was_dropped_or_denied_is_no_commitment(text):
    assert facts(text, Commitment) == []


@pytest.mark.parametrize("text", BOUGHT_ALL_THE_SAME)
def test_what_is_told_beside_a_denial_stays(text):
    (one,) = facts(text, Commitment)
    assert (one.buyer, one.supplier) == ("Quanta", "Google")


NOT_ACQUIRED = [
    "Vesta dropped its plan to acquire Alano.",
    "Vesta paused its plan to acquire Alano.",
    "Vesta has called off its $2 billion acquisition of Alano.",
    "Vesta has cancelled its acquisition of Alano.",
    "Vesta shelved its planned purchase of Alano for $2 billion.",
    "Vesta’s $2 billion takeover of Alano fell through.",
    "Vesta decided against buying Alano for $1 billion.",
    "It is not true that Vesta bought Alano.",
    "Reports that Vesta had acquired Alano are false.",
]


@pytest.mark.parametrize("text", NOT_ACQUIRED)
def test_a_purchase_that_came_to_nothing_is_none(text):
    assert facts(text, Ownership) == []


def test_another_bid_that_was_dropped_leaves_the_purchase():
    (one,) = facts(
        "Vesta agreed to acquire Alano for $2 billion after it dropped a bid for Betano.", Ownership
    )
    assert (one.parent, one.child) == ("Vesta", "Alano")


OF_THE_PAST = [
    "Northvale’s former Revolt unit makes cells.",
    "Lumi, a subsidiary of Brighto Holdings until 2019, makes cells.",
    "Lumi, a former unit of Brighto Holdings, makes cells.",
    "Lumi, once owned by Brighto Holdings, makes cells.",
    "Lumi, which was owned by Brighto Holdings until last year, makes cells.",
    "Brighto’s one-time subsidiary Lumi makes cells.",
    "Former Brighto Holdings unit Lumi makes cells.",
]


@pytest.mark.parametrize("text", OF_THE_PAST)
def test_a_tie_of_the_past_is_no_ownership(text):
    assert facts(text, Ownership) == []


@pytest.mark.parametrize(
    "text",
    [
        "Lumi, formerly known as Betano, is owned by Brighto Holdings.",
        "Lumi, founded by former Stripe staff, is a subsidiary of Brighto Holdings.",
    ],
)
def test_a_tie_of_today_stays(text):
    (one,) = facts(text, Ownership)
    assert (one.parent, one.child) == ("Brighto Holdings", "Lumi")


WORTH = [
    ("Quanta signed a five-year, $38 billion deal to buy cloud services from Google.", 38_000_000_000),
    ("Quanta signed an agreement worth $3 billion to rent cloud capacity from Google.", 3_000_000_000),
]


@pytest.mark.parametrize(("text", "value"), WORTH)
def test_the_sum_of_a_deal_may_stand_before_what_it_is_for(text, value):
    (one,) = facts(text, Commitment)
    assert one.amount
    assert one.amount.value == value


def test_the_price_may_stand_behind_an_aside_with_a_place():
    (one,) = facts("Vesta is to buy Alano, a London fintech, for $2 billion.", Ownership)
    assert one.amount
    assert one.amount.value == 2_000_000_000


def test_who_was_sold_is_named_before_the_aside():
    text = "Alano, which last raised $20 million in 2022 from Alpha Capital, was sold to Vesta last month."
    (one,) = facts(text, Ownership)
    assert (one.parent, one.child) == ("Vesta", "Alano")


def test_a_maker_of_designs_is_bought_as_any_company():
    (one,) = facts("Vesta said it had acquired chip designer Alano for $6.5 billion.", Ownership)
    assert (one.parent, one.child) == ("Vesta", "Alano")


LESS = [
    ("Alpha Partners will slow its pace of new investments.", "investment_pullback"),
    ("Alpha Ventures will fund 40% fewer startups.", "investment_pullback"),
    ("Alpha Ventures halved the size of its crypto fund.", "fund_shrink"),
    ("Alpha Ventures has cut the target size of its new growth fund.", "fund_shrink"),
]


@pytest.mark.parametrize(("text", "signal"), LESS)
def test_less_to_give_is_told_by_pace_number_and_size(text, signal):
    (one,) = facts(text, PressureSignal)
    assert one.signal == signal
