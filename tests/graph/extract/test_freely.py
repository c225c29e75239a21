"""Backers and rounds as freer prose tells them."""

import pytest

from tests.graph.extract.test_belonging import led
from tests.graph.extract.test_shapes import rounds

ONE_ROUND = [
    ("Acme raised $9 million. Alpha Ventures, which wrote its first check, led again. Beta and Gamma are new to the cap table.", "Alpha Ventures", "Alpha Ventures, Beta, Gamma"),
    ("Acme raised a $9 million seed in 2024 that Alpha led.", "Alpha", "Alpha"),
    ("Acme last raised $3 million in seed money in 2023, when Alpha led.", "Alpha", "Alpha"),
    ("Acme closed a $9 million Series A for which Alpha and Beta split the lead.", "Alpha, Beta", "Alpha, Beta"),
    ("Acme gets $9 million in a seed round that Alpha leads and that the angel club Beta joins.", "Alpha", "Alpha, Beta"),
    ("Acme raised $9 million in a Series D, with Alpha leading and Beta, Gamma participating.", "Alpha", "Alpha, Beta, Gamma"),
    ("Acme raised $9 million in a Series B. Lead investor is Alpha; Beta and Gamma take part as well.", "Alpha", "Alpha, Beta, Gamma"),
    ("Acme raised a $9 million seed led by Alpha. Also in: Beta, the Lisbon accelerator Gamma, and Delta.", "Alpha", "Alpha, Beta, Gamma, Delta"),
    ("Acme raised $9 million. Alpha, back after a pause, led; Beta and Gamma followed.", "Alpha", "Alpha, Beta, Gamma"),
    ("Acme raised $9 million. Existing backers Alpha, Beta and Gamma, the venture arm of chip designer Delta, all returned.", "", "Alpha, Beta, Gamma"),
    ("Acme raised $9 million, with insiders Alpha and Beta providing all of the cash.", "", "Alpha, Beta"),
    ("Acme arranged a $9 million tender offer. The buyers are Alpha, already its largest owner, and the Gulf fund Beta.", "", "Alpha, Beta"),
    ("Acme raised $9 million. Investors in that round, besides Alpha, were Beta and Gamma.", "", "Alpha, Beta, Gamma"),
    ("Acme raised $9 million. Behind the investment stand Alpha and Beta.", "", "Alpha, Beta"),
    ("Acme raised $9 million. Alpha put in money of his own, as did Beta.", "", "Alpha, Beta"),
    ("Acme makes kites. Alpha Capital had led the Series A of $9 million in 2023.", "Alpha Capital", "Alpha Capital"),
    ("Acme raised a $9 million seed led by Alpha with Beta.", "Alpha", "Alpha, Beta"),
    ("Acme raised a $9 million seed led by Alpha, with Beta, Gamma, and the founders of Kite and Delta.", "Alpha", "Alpha, Beta, Gamma"),
    ("Acme raised a $9 million seed led by Alpha with advice from Beta.", "Alpha", "Alpha"),
    ("Acme raised $9 million in a raise led by Alpha and including Beta, Gamma and return backers such as Delta.", "Alpha", "Alpha, Beta, Gamma, Delta"),
    ("Acme raised $9 million led by new investors Alpha and Beta who join Gamma and Delta.", "Alpha, Beta", "Alpha, Beta, Gamma, Delta"),
    ("Acme raised $9 million led by Alpha, who joins the board of Beta.", "Alpha", "Alpha"),
    ("Acme added Alpha as an investor and closed its $9 million seed round.", "Alpha", "Alpha"),
    ("Acme brought Alpha and Beta on board as lead investors in its $9 million seed round.", "Alpha, Beta", "Alpha, Beta"),
    ("Acme added Alpha as a customer and closed its $9 million seed round.", "", ""),
    ("Acme tapped Alpha for $9 million in seed funding.", "Alpha", "Alpha"),
    ("Acme raised $9 million, with the bulk of the money coming from Alpha.", "Alpha", "Alpha"),
    ("Acme raised $9 million, mostly from Alpha. It makes kites, mostly from Beta.", "Alpha", "Alpha"),
    ("Acme raised $9 million led by Alpha. Beta, a prior backer, made a follow-on investment.", "Alpha", "Alpha, Beta"),
    ("Acme raised $9 million led by Alpha. Beta was a co-investor in the round.", "Alpha", "Alpha, Beta"),
    ("Acme raised $9 million. Alpha, Beta and Gamma were among investors that provided the cash.", "", "Alpha, Beta, Gamma"),
    ("Acme raised $9 million. The company has previously received backing from Alpha’s VC arm and Beta.", "", ""),
    ("Acme makes kites. It had earlier raised $9 million from Alpha.", "Alpha", "Alpha"),
    ("Acme raised $9 million in a round co-led by Alpha alongside Beta.", "Alpha, Beta", "Alpha, Beta"),
    ("Acme raised $9 million in a round led by Alpha alongside Beta.", "Alpha", "Alpha, Beta"),
    ("Acme raised $9 million in a round which Alpha spearheaded.", "Alpha", "Alpha"),
    ("Acme raised $9 million in a round in which Alpha was the lead.", "Alpha", "Alpha"),
    ("Acme raised $9 million. Alpha was the sole investor.", "Alpha", "Alpha"),
    ("Acme raised $9 million. Backers were led by Alpha.", "Alpha", "Alpha"),
    ("Acme raised $9 million in a round led by its founder, Ida Moe.", "Ida Moe", "Ida Moe"),
    ("Alpha and Beta have invested in Acme, a maker of kites.", "Alpha, Beta", "Alpha, Beta"),
    ("Alpha has taken a minority stake in Acme, a maker of kites.", "Alpha", "Alpha"),
    ("Acme raised $9 million from Alpha Bank’s corporate venture capital unit and b2kites.", "Alpha Bank, b2kites", "Alpha Bank, b2kites"),
    ("Acme raised $9 million from Alpha Bank’s venture arm, Beta Ventures.", "Beta Ventures", "Beta Ventures"),
    ("Acme, a maker of kites, drew $9 million in a fundraising round led by Alpha with Beta Angel Fund.", "Alpha", "Alpha, Beta Angel Fund"),
    ("Acme raised $9 million. Alpha is the largest investor in the round.", "", "Alpha"),
    ("Acme raised $9 million in a new round of investment with Alpha and Beta.", "Alpha, Beta", "Alpha, Beta"),
    ("Acme secured a $9 million credit facility provided by Alpha and Beta.", "Alpha, Beta", "Alpha, Beta"),
    ("Acme raised $9 million in a round led by Alpha and featuring Beta.", "Alpha", "Alpha, Beta"),
    ("Acme raised $9 million in a round led by Alpha that included Beta and Gamma.", "Alpha", "Alpha, Beta, Gamma"),
    ("Acme raised $9 million led by Alpha and backed by Beta.", "Alpha", "Alpha, Beta"),
    ("Acme raised $9 million. The round was led by Alpha and also included Beta.", "Alpha", "Alpha, Beta"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "leads", "names"), ONE_ROUND)
def test_who_was_in_is_told_in_many_ways(text, leads, names):
    (found,) = rounds(text)
    assert (found.company, led(found)) == ("Acme", (leads, names))


WHOSE = [
    ("Rival Kitelane raised $5 million.", "Kitelane"),
    ("Rival Foods raised $5 million.", "Rival Foods"),
    ("Agritech Kitelane raised $5 million. Kitelane rents out ploughs.", "Kitelane"),
    ("Cleantech Kitelane raised $5 million.", "Cleantech Kitelane"),
    ("Two years ago, Kitelane was small. This week it had news. The company raised $5 million.", "Kitelane"),
    ("NEW YORK/LONDON, Nov 3 - Kitelane, whose software makes films, raised $5 million.", "Kitelane"),
    ("Kitelane raised $5 million. Startups in Norway raised just $92 million in spring.", "Kitelane"),
    ("Kitelane raised $5 million. Windlane, which raised $80 million in all, sells ropes.", "Kitelane"),
]


@pytest.mark.parametrize(("text", "company"), WHOSE)
def test_whose_round_it_is(text, company):
    assert [fact.company for fact in rounds(text)] == [company]


def test_what_a_round_is_raised_at_is_the_valuation():
    (found,) = rounds("Acme raised $500 million in a Series D at $5.4 billion.")
    assert (str(found.amount), str(found.valuation)) == ("USD 500,000,000", "USD 5,400,000,000.0")


def test_a_round_within_a_total_and_who_was_its_lead_investor():
    (found,) = rounds(
        "This takes the total money raised by Acme to $37 million, including a seed round of $6 million in which Alpha was the lead investor."
    )
    assert (str(found.amount), led(found)) == ("USD 6,000,000", ("Alpha", "Alpha"))


def test_it_is_never_the_person_who_speaks():
    found = rounds(
        "Ida Moe was a clerk. Her company, Kitelane, raised $9 million. Alpha Ventures led again. "
        "Moe would not say what Kitelane is worth now, beyond more than was told when it raised its $5 million Series A last year."
    )
    assert [fact.company for fact in found] == ["Kitelane", "Kitelane"]


def test_a_place_in_which_somebody_works_is_not_the_company():
    (found,) = rounds(
        "Acme sells kites. A clerk in Northwick wired money. Her company has raised a $5 million seed."
    )
    assert found.company == "Acme"


def test_two_rounds_joined_by_and_have_each_their_own_time():
    seed, later = rounds(
        "Acme has taken in $120 million across two rounds: a $20 million seed in 2024 that Alpha led, and a $100 million Series A."
    )
    assert (led(seed), seed.is_main, led(later), later.is_main) == (("Alpha", "Alpha"), False, ("", ""), True)
