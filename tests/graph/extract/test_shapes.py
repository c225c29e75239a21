"""Shapes of funding news, each on a sentence of our own: whose round it is, how much, and who gave it."""

from datetime import date

import pytest

from graph.article import Article
from graph.dates import PartialDate
from graph.extract import facts_in
from graph.extract.model import NONE
from graph.facts import FundingRound


def rounds(text, title=None):
    article = Article("p", "u", None, title, text, PartialDate(2026, 6, 20), date(2026, 6, 20))
    return [fact for fact in facts_in(article, model=NONE).facts if isinstance(fact, FundingRound)]


def brief(fact):
    amount = f"{fact.amount.currency} {fact.amount.value:f}" if fact.amount else None
    return fact.company, amount


NAMED = [
    ("solarKite, a Lyon-based maker of kites, raised $5m in seed funding.", "solarKite"),
    ("kite.health, the Lyon-based maker of kites, raised $5m in seed funding.", "kite.health"),
    ("1kite, a maker of kites, raised $5m in seed funding.", "1kite"),
    ("gokite raises US$5m to fly farther", "gokite"),
    ("i-Kite, a maker of kites, has raised $5m.", "i-Kite"),
    ("Kite Labs, a Lyon-based maker of kites, has raised $5m. The round lifts kite’s worth.", "Kite Labs"),
    ("Kite the Oakville, Ohio-based maker of kites, raised $5m in seed funding.", "Kite"),
    (
        "Boeking Kite Technology Co., Ltd, a Chinese maker of kites, has completed a $5m seed round.",
        "Boeking Kite",
    ),
]


@pytest.mark.parametrize(("text", "company"), NAMED)
def test_the_company_that_a_sentence_opens_with(text, company):
    (found,) = rounds(text)
    assert found.company.startswith(company)


BACKERS = [
    ("led by Mango Fund & Kraver Ventures.", ["Mango Fund", "Kraver Ventures"]),
    ("led by the European Bank for Repair and Growth.", ["European Bank for Repair and Growth"]),
    ("led by the Lisbon Stock Exchange.", ["Lisbon Stock Exchange"]),
    ("led by 01 Kraver and 500 Mangos.", ["01 Kraver", "500 Mangos"]),
    (
        "led by Section 44, January Capital and Kraver Invest.",
        ["Section 44", "January Capital", "Kraver Invest"],
    ),
    (
        "led by Kraver’s Surge, Zone Startups and First Round Capital.",
        ["Surge", "Zone Startups", "First Round Capital"],
    ),
    ("helmed by Kraver.", ["Kraver"]),
    ("with Kraver at the helm.", ["Kraver"]),
    ("with Kraver in the lead.", ["Kraver"]),
    ("led by Kraver, which also included the participation of Ohm Capital and Volt.", ["Kraver"]),
    ("from Kraver.", ["Kraver"]),  # the only one
    ("from Kraver, Ohm Capital and Volt.", []),
    ("from investors including Kraver.", []),
    ("from Kraver, among others.", []),
]


@pytest.mark.parametrize(("text", "leads"), BACKERS)
def test_who_leads(text, leads):
    (found,) = rounds("Acme, a maker of kites, raised $5m in seed funding " + text)
    assert list(found.lead_investors) == leads


def test_participants_in_unusual_words():
    (found,) = rounds(
        "Acme has closed a $5m seed round, with most of the new funds coming from Kraver. "
        "The round was backed by Ohm Capital and Volt Ventures. Existing investors First Round Capital and Ampere also participated."
    )
    assert set(found.investors) == {"Kraver", "Ohm Capital", "Volt Ventures", "First Round Capital", "Ampere"}


def test_a_round_of_which_only_the_backer_is_told():
    (found,) = rounds("Acme, a maker of kites, has received an investment from Kraver Capital.")
    assert (brief(found), found.round, found.investors) == (("Acme", None), "unknown", ("Kraver Capital",))
    assert not rounds("Acme, a maker of kites, has received a letter from Kraver Capital.")


def test_a_fund_that_leads_does_not_make_the_round_a_fund():
    (found,) = rounds("Acme secured $60m in a raise led by Kraver Voyager Fund and including Ohm Capital.")
    assert (brief(found), found.lead_investors) == (("Acme", "USD 60000000"), ("Kraver Voyager Fund",))


def test_a_valuation_that_a_sale_gives():
    (found,) = rounds("Acme reached a valuation of $5bn from a $300m secondary share sale.")
    assert (brief(found), found.round) == (("Acme", "USD 300000000"), "secondary")


def test_rand_need_their_scale():
    (found,) = rounds("Acme raised R10-million in seed funding for its R1 model.")
    assert brief(found) == ("Acme", "ZAR 10000000")
