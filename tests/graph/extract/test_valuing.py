"""What a round values its company at, and in which round; sentences of our own."""

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


def test_a_valuation_that_grew_is_the_later_one():
    (found,) = rounds(
        "Corvane’s $90 million round lifted its valuation from $1.6 billion in 2021 to $3 billion."
    )
    assert found.valuation.value == 3_000_000_000


@pytest.mark.parametrize(
    ("text", "value", "amount"),
    [
        (
            "Corvane has raised a Series A. The headline valuation for the fresh round is $1 billion.",
            10**9,
            None,
        ),
        (
            "Corvane closed a $40 million Series B. The round valued the young company, which is rethinking how kites are built and flown, at nearly $2 billion.",
            2 * 10**9,
            40 * 10**6,
        ),
        (
            "Corvane was recently valued at about $400 million in a funding round led by Alder.",
            4 * 10**8,
            None,
        ),
        (
            "The board of Corvane has cleared a rights issue of $40 million. The issue pegs the firm at about $130 million.",
            13 * 10**7,
            4 * 10**7,
        ),
        (
            "Corvane is in talks for a new round that could double its valuation to $28 billion.",
            28 * 10**9,
            None,
        ),
    ],
)
def test_what_a_round_values_the_company_at(text, value, amount):
    (found,) = rounds(text)
    assert (found.valuation.value, found.amount and found.amount.value) == (value, amount)


def test_what_it_was_worth_in_an_old_round_is_no_news():
    assert (
        rounds(
            "While Corvane was valued at $157 million in an October funding round, the offer is for its park."
        )
        == []
    )


def test_a_valuation_in_the_most_recent_round_is_not_that_of_an_older_one():
    now, then = rounds(
        "Corvane closed a $230 million round led by Alder. Corvane, which previously raised about $50 million, was valued at $750 million in the most recent round."
    )
    assert (now.valuation.value, then.valuation) == (750 * 10**6, None)
