"""Whether a round is done, planned or rumoured, and news or told in passing; sentences of our own."""

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


def test_a_first_round_is_no_earlier_one():
    (found,) = rounds(
        "Corvane has raised $25 million in its first major funding round. The Series A round was led by Alder Fund."
    )
    assert (found.is_main, found.round, found.lead_investors) == (True, "series-a", ("Alder Fund",))
    assert not rounds("Corvane sold kites after its first round, a $5 million seed.")[0].is_main


def test_earlier_this_month_is_news():
    (found,) = rounds("Earlier this month, Corvane closed a $25 million funding round.")
    assert found.is_main


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Corvane is on the verge of finalizing a $10 million round.", "planned"),
        ("Corvane’s arm to receive $10 million from Alder Fund.", "planned"),
        (
            "Corvane has received offers to raise $10 million, according to people familiar with it.",
            "rumoured",
        ),
        ("Corvane has received $10 million in funding from Alder Fund.", "completed"),
    ],
)
def test_the_status(text, status):
    (found,) = rounds(text)
    assert found.status == status


def test_what_a_backer_plans_besides_is_not_the_status_of_what_it_did():
    (found,) = rounds("After Lark invested $14 million in Corvane, its rivals said they planned to leave.")
    assert found.status == "completed"
    (found,) = rounds("Lark said it will invest $14 million in Corvane.")
    assert found.status == "planned"


def test_a_round_that_comes_after_an_older_one_is_the_news():
    new, old = rounds("Corvane’s $40 million Series B comes a year after its $9 million Series A.")
    assert (new.is_main, old.is_main) == (True, False)


def test_a_later_round_is_the_news_beside_the_previous_one():
    now, then = rounds(
        "Corvane makes kites. The latest Series A of $15 million was led by Alder; the previous seed of $7 million was led by Bramble."
    )
    assert (now.round, now.is_main, then.round, then.is_main) == ("series-a", True, "seed", False)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (
            "Corvane is in the process of raising a $9 million Series A. Sources familiar with the deal say more.",
            "rumoured",
        ),
        (
            "Corvane is reportedly in talks to nab its third round. This latest round, which aims to raise around $180 million, would double it.",
            "rumoured",
        ),
        ("Corvane is in the process of raising a $9 million Series A. It makes kites.", "planned"),
        ("Alder Fund joined a $9 million round for Corvane, which aims to make kites fly.", "completed"),
        ("Corvane is in discussions with investors for a Series C round.", "rumoured"),
        (
            "Corvane is reportedly in talks to nab its third round.\n\nThis latest round, which aims to raise around $18 million, would double it.",
            "rumoured",
        ),
    ],
)
def test_what_anonymous_sources_tell_is_rumoured(text, status):
    (found,) = rounds(text)
    assert (found.company, found.status) == ("Corvane", status)


SOURCES = [
    ("Plumbo has raised $50 million, according to three people familiar with the deal.", "rumoured"),
    ("Plumbo has raised a $50 million Series B led by Alder Ventures, sources said.", "rumoured"),
    ("Plumbo has raised $50 million. The deal was struck at the old valuation, which was $400 million, according to a source.", "completed"),
    ("Plumbo has raised $50 million, its founder said.", "completed"),
    ("Plumbo said it will spend another $50 million backing Vantor. It was struck at a valuation of $18 billion, according to a source.", "planned"),
    ("Kestrel Motors finalizes a $50 million investment in Plumbo.", "planned"),
    ("Plumbo has filed draft papers for a $50 million initial public offering.", "planned"),
    ("The board of Plumbo has approved a $50 million fundraise.", "planned"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "status"), SOURCES)
def test_what_sources_tell_of_a_round_and_what_they_tell_of_its_value(text, status):
    assert [one.status for one in rounds(text)] == [status]


@pytest.mark.parametrize(
    "text",
    [
        "Corvane raised $20 million from Alder back in 2019; on Tuesday it filed for bankruptcy.",
        "Corvane, which was valued at $1 billion when it raised $20 million from Alder in 2021, cut 40 jobs on Tuesday.",
        "Corvane, which raised $20 million in a Series B led by Alder in 2021, will close its London office in October.",
        "Alder, which put $20 million into Corvane in 2021, sold half of its stake last week.",
        "Corvane announced layoffs on Monday, two years after raising $20 million from Alder.",
        "Corvane cut 40 jobs on Tuesday, a year after it raised $20 million from Alder.",
        "Corvane, which last raised $20 million from Alder three years ago, cut 40 jobs on Tuesday.",
        "Corvane, which raised $20 million from Alder, Birch and Rowan, cut 40 jobs on Tuesday.",
        "Corvane said on Monday that it raised $20 million from Alder in 2021.",
        "In 2021, Corvane raised $20 million from Alder, it said on Monday.",
    ],
)
def test_what_else_a_sentence_dates_is_not_when_an_old_round_was(text):
    (found,) = rounds(text)
    assert (found.company, found.date, found.is_main) == ("Corvane", None, False)


def test_an_old_round_takes_nothing_from_the_news_beside_it():
    old, new = rounds(
        "Corvane, which raised $20 million from Alder in 2021, said on Friday it had raised $50 million from Birch."
    )
    assert (old.date, old.is_main, str(new.date), new.is_main) == (None, False, "2026-06-19", True)
    (found,) = rounds("Corvane said on Friday it raised $20 million from Alder, founded in 2019.")
    assert (str(found.date), found.is_main) == ("2026-06-19", True)
