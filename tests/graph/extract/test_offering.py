"""Shares offered to the public: whose, how large, still open or done, and what anchors took of it."""

import pytest

from tests.graph.extract.shapes import brief, rounds

OFFERINGS = [
    ("Kestrel Pumps plans to mobilise Rs 107 crore via public issue of its shares.", "INR 1070000000", "planned"),
    ("Kestrel Pumps intends to raise Rs 59 crore via initial share sale of 34 lakh shares.", "INR 590000000", "planned"),
    ("The Rs 900-crore initial public offering (IPO) of Kestrel Pumps got subscribed 1.1 times.", "INR 9000000000", "planned"),
    ("Kestrel Pumps opens on Friday. The IPO will be a combination of fresh issue of Rs 225 crore, and an offer-for-sale of 1.4 crore shares.", "INR 2250000000", "planned"),
    ("The IPO of valve maker Kestrel Pumps opens on Friday. It is entirely an offer for sale of 2.02 crore shares, which amounts to Rs 1,269 crore.", "INR 12690000000", "planned"),
    ("Kestrel Pumps set a price for its initial public offering. It aims to raise a total of 860 million euros from the offering of 74 million shares.", "EUR 860000000", "planned"),
    ("Kestrel Pumps is targeting a $594 million valuation in its IPO, aiming to raise up to $159 million by selling 8.9 million shares to the public.", "USD 159000000", "planned"),
    ("Kestrel Pumps has filed draft papers for an IPO. The issue consists of a fresh issue of shares aggregating up to Rs 800 crore.", "INR 8000000000", "planned"),
    ("Kestrel Pumps plans to sell 17.8 million shares in a U.S. IPO. Should they sell well, the company could raise around $28 billion.", "USD 28000000000", "planned"),
    ("Kestrel Pumps raised $450 million in an initial public offering last week.", "USD 450000000", "completed"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "amount", "status"), OFFERINGS)
def test_an_offering_is_planned_while_it_is_open(text, amount, status):
    assert [(*brief(one), one.round, one.status) for one in rounds(text)] == [
        ("Kestrel Pumps", amount, "ipo", status)
    ]


def test_the_issue_of_which_was_spoken_before():
    text = (
        "Kestrel Pumps' initial public offering (IPO) was subscribed 31 percent on the first day. "
        "The Rs 900-crore issue will remain open for public subscription till Friday."
    )
    assert [(*brief(one), one.round, one.status) for one in rounds(text)] == [
        ("Kestrel Pumps", "INR 9000000000", "ipo", "planned")
    ]


def test_what_anchors_took_is_part_of_the_offering():
    text = (
        "Kestrel Pumps, a maker of pumps, has raised Rs 300 crore via anchor book ahead of its IPO.\n"
        "The Rs 900-crore public issue of Kestrel Pumps opens on Friday."
    )
    assert [(*brief(one), one.round) for one in rounds(text)] == [("Kestrel Pumps", "INR 9000000000", "ipo")]


@pytest.mark.parametrize(
    "words", ["non-convertible debentures", "a lending facility", "a term loan facility"]
)
def test_debt_by_its_other_names(words):
    assert [one.round for one in rounds(f"Kestrel Pumps raised $70 million through {words}.")] == ["debt"]


def test_an_offering_is_done_on_its_last_day_if_enough_was_bid_for():
    text = "Kestrel Pumps' Rs 900-crore initial public offering was subscribed {} on Friday, the {} day of bidding."
    told = [("5.7 times", "final"), ("5.7 times", "second"), ("31 percent", "final")]
    found = [rounds(text.format(*words))[0].status for words in told]
    assert found == ["completed", "planned", "planned"]


@pytest.mark.parametrize("words", ["its market debut", "its U.S. IPO", "its U.S. stock market debut"])
def test_a_debut_on_a_market_is_an_offering(words):
    (one,) = rounds(f"Kestrel Pumps said on Friday that it has raised $90 million in {words}.")
    assert (*brief(one), one.round) == ("Kestrel Pumps", "USD 90000000", "ipo")


def test_what_shares_offered_at_a_price_bring_in_is_the_offering():
    text = "The IPO of Kestrel Pumps is near. The firm prepares to sell 6 million shares at $14 to $16 a share. That would raise $90 million."
    (one,) = rounds(text)
    assert (*brief(one), one.round, one.status) == ("Kestrel Pumps", "USD 90000000", "ipo", "planned")


def test_a_loan_that_names_the_business_is_no_debt():
    (one,) = rounds("Kestrel, an online-loan lending platform, has raised $9 million from Alder Fund.")
    assert one.round == "unknown"


def test_what_an_offering_values_the_company_at_is_told_before_its_sum():
    (found,) = rounds(
        "Kestrel Pumps set a price of 11 euros per share for its IPO, implying a market capitalization of 2.8 billion euros. "
        "The valve group aims to raise a total of 860 million euros from the offering."
    )
    assert (brief(found), found.valuation.value) == (("Kestrel Pumps", "EUR 860000000"), 28 * 10**8)


def test_who_sells_in_an_offering_is_no_backer():
    (found,) = rounds(
        "Kestrel Pumps intends to raise Rs 1,269 crore via IPO which comprises solely an offer-for-sale of "
        "2 crore shares by existing shareholders including investor Alder Capital."
    )
    assert (brief(found), found.investors) == (("Kestrel Pumps", "INR 12690000000"), ())
