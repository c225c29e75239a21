import pytest

from graph.extract import facts_in
from graph.extract.model import NONE
from graph.facts import PressureSignal
from graph.ingest import article_of_text
from tests.graph.extract.shapes import brief, rounds

FIVE = "USD 5000000"


@pytest.mark.parametrize(
    ("text", "company"),
    [
        ("Kestrel Tech has raised $5 million. Kestrel Technologies makes kites.", "Kestrel Technologies"),
        ("Kestrel Group of Norway (KGN) makes kites. KGN has raised $5 million.", "Kestrel Group of Norway"),
        ("Kestrel Labs (NYSE:KSL) makes kites. KSL has raised $5 million.", "Kestrel Labs"),
        ("Kestrel Labs (KSL.A) (KSL.B) makes kites. KSL has raised $5 million.", "Kestrel Labs"),
        ("Kestrel Labs Inc. (“Kestra” or the “Company”) makes kites. Kestra has raised $5 million.", "Kestrel Labs Inc."),
        ("Kestrel sells kites (UK). Kestrel Labs is a bird. KGN has raised $5 million.", "KGN"),
        ("Kestrel Vision Fund and Kestrel Vision Funds differ. Kestrel Vision has raised $5 million.", "Kestrel Vision"),
    ],
)  # fmt: skip
def test_a_name_stands_in_its_fullest_form(text, company):
    assert [brief(fact) for fact in rounds(text)] == [(company, FIVE)]


def test_a_ticker_with_no_name_beside_it_is_that_of_whom_the_text_is_about():
    text = (
        "** Shares of kite maker Kestrel Labs fall. ** KSTL says it has raised $5 million from Anvil Capital."
    )
    assert [brief(one) for one in rounds(text, "Kestrel Labs falls on funding")] == [("Kestrel Labs", FIVE)]
    assert [brief(one) for one in rounds(text.replace("KSTL", "ANVL"), "Kestrel Labs falls")] == [
        ("ANVL", FIVE)
    ]


DIGEST = """Three issues to open next week

Amber Kites IPO

Amber Kites, a maker of kites, will open its issue on Monday. It plans to raise $4 million via IPO.

Birch Pharma IPO

Story continues below

The testing services provider will open on Tuesday. It plans to raise $5 million via IPO.

Cedar Steels IPO

The Pune-based pipe manufacturer plans to raise $6 million via IPO.
"""


def test_a_heading_says_whom_its_paragraph_is_about():
    assert {brief(fact) for fact in rounds(DIGEST)} == {
        ("Amber Kites", "USD 4000000"),
        ("Birch Pharma", "USD 5000000"),
        ("Cedar Steels", "USD 6000000"),
    }


def test_a_page_with_few_headings_is_no_digest():
    text = "Birch Pharma was founded in 2020.\n\nAmber Kites leads\n\nThe company has raised $5 million."
    assert [brief(fact) for fact in rounds(text, "Birch Pharma grows")] == [("Birch Pharma", FIVE)]


HEADLINES = """Amber Rallies After Results Beat Expectations

The shares rose on Monday.

SoftBank Posts Quarterly Loss, Gears Up for Giant Project

The tech investment company reported a quarterly loss of $2 billion.

Cedar in Talks to Run Taxis

Cedar said so.

Dahlia Sees Growth Slowdown

Dahlia said so, as Cedar and Amber did.
"""


def test_a_headline_ends_a_name_and_says_whom_the_line_below_is_about():
    found = facts_in(
        article_of_text(HEADLINES, url="https://x.example/a", title=None, published=None), model=NONE
    ).facts
    assert [
        (one.subject, one.signal)
        for one in found
        if isinstance(one, PressureSignal) and one.signal == "net_loss"
    ] == [("SoftBank", "net_loss")]


def test_shares_of_a_company_are_about_it():
    text = (
        "Shares of Oslo's Kestrel Group rose on Monday after it raised $5 million. The company sells kites."
    )
    assert [brief(fact) for fact in rounds(text)] == [("Kestrel Group", FIVE)]
