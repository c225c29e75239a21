"""Two sums of one round, sums of several companies in their order, and sums that no company raised; sentences of our own."""

from datetime import date

import pytest

from graph.article import Article
from graph.dates import PartialDate
from graph.extract import facts_in
from graph.extract.model import NONE
from graph.facts import PressureSignal
from tests.graph.extract.shapes import brief, rounds

ADDED = """
Corvane extends its $35 million Series A by $20 million from Alder.
Corvane added $20 million from Alder to its Series A round, bringing the total to $55 million.
Corvane tops up Series A with $20 million from Alder, taking the round to $55 million.
Corvane added $20 million to its $35 million Series A, led by Alder.
Corvane expanded its $35 million Series A with another $20 million from Alder.
Corvane has increased its Series A to $55 million with $20 million from Alder.
Corvane raised an additional $20 million from Alder, bringing its Series A to $55 million.
Corvane raised $20 million from Alder in an extension of its $35 million Series A.
Corvane raised a $20 million extension to its $35 million Series A from Alder.
Corvane planned to raise $50 million but settled for $20 million from Alder.
Corvane set out to raise $10 million but ended up with $20 million from Alder.
Corvane initially wanted to raise $50 million but raised $20 million from Alder.
"""


@pytest.mark.parametrize("text", ADDED.strip().splitlines())
def test_the_new_money_is_the_round(text):
    (found,) = rounds(text)
    assert (*brief(found), found.investors, found.status) == (
        "Corvane",
        "USD 20000000",
        ("Alder",),
        "completed",
    )


def test_shares_and_a_loan_are_two_rounds():
    shares, loan = rounds(
        "Corvane has raised $5 million in equity led by Alder and a $10 million credit facility from Birch Bank."
    )
    assert (*brief(shares), shares.lead_investors) == ("Corvane", "USD 5000000", ("Alder",))
    assert (*brief(loan), loan.round, loan.investors) == ("Corvane", "USD 10000000", "debt", ("Birch Bank",))
    (whole,) = rounds("Corvane raised $15 million, $5 million in equity and $10 million in debt, from Alder.")
    assert brief(whole) == ("Corvane", "USD 15000000")


def test_a_round_that_grew_is_told_where_no_new_money_is():
    (found,) = rounds("Corvane has increased its Series A round to $55 million.")
    assert brief(found) == ("Corvane", "USD 55000000")


@pytest.mark.parametrize(
    "text",
    [
        "Corvane and Plumbo raised $20 million and $30 million respectively.",
        "Corvane and Plumbo closed Series A rounds of $20 million and $30 million, respectively.",
        "Corvane and its rival Plumbo raised money: the former $20 million from Alder, the latter $30 million from Birch.",
        "Corvane, $20 million Series A. The startup is new.\nPlumbo, $30 million Series B. Birch led.",
    ],
)
def test_each_company_has_its_own_sum(text):
    assert [brief(one) for one in rounds(text)] == [("Corvane", "USD 20000000"), ("Plumbo", "USD 30000000")]


NONE_RAISED = """
Alder Group offloaded its Plumbo stake, raising $5.83 billion.
Alder Group raised $4 billion by selling Plumbo shares.
Alder Group raised $4.8 billion through the sale of Plumbo shares in June.
Selling Plumbo stock raised $5.83 billion for Alder Group.
Corvane sold its Paris unit, raising $20 million.
Corvane repaid a $20 million loan from Alder Bank.
Corvane defaulted on a $20 million loan from Alder Bank.
Alder has committed $17.4 billion to Corvane for GPU capacity.
The Ministry of Finance raised $2 billion in a Eurobond led by Alder and Birch.
Investors have poured $2.1 billion into AI-drug startups this year.
"""


@pytest.mark.parametrize("text", NONE_RAISED.strip().splitlines())
def test_what_one_sells_repays_buys_or_governs_by_is_no_round(text):
    assert rounds(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Corvane raised $20 million by selling shares to Alder.",
        "Corvane raised $20 million through the sale of new shares to Alder.",
        "Alder committed $20 million to Corvane in a funding round.",
        "Corvane repaid its debts and raised $20 million from Alder.",
    ],
)
def test_a_company_s_own_shares_and_new_money_are_a_round(text):
    assert [brief(one) for one in rounds(text)] == [("Corvane", "USD 20000000")]


@pytest.mark.parametrize(
    "text",
    [
        "Venture firm Alder raised $200 million from Kestrel and Plumbo.",
        "Alder, a private equity firm, has raised $200 million from Kestrel and Plumbo.",
    ],
)
def test_what_a_venture_firm_raises_is_its_fund(text):
    article = Article("p", "u", None, None, text, PartialDate(2025, 9, 10), date(2025, 9, 10))
    (found,) = facts_in(article, model=NONE).facts
    assert isinstance(found, PressureSignal)
    assert (found.subject, found.signal) == ("Alder", "new_fund")
