"""Whose arm, unit or fund somebody is, and who holds a part of whom, on sentences of our own."""

from datetime import date

import pytest

from graph.article import Article
from graph.extract import facts_in
from graph.facts import Ownership


def owned(text):
    facts = facts_in(Article("p", "https://example.org", None, None, text, None, date(2026, 6, 20))).facts
    return [(one.parent, one.child, one.relation) for one in facts if isinstance(one, Ownership)]


@pytest.mark.parametrize(
    "text",
    [
        "Hopline operates as a subsidiary of Brightmoor.",
        "Hopline, the R&D unit of Iberian giant Brightmoor, offers ale.",
        "Hopline, a brewer based in Lisbon, is a subsidiary of Brightmoor.",
        "Hopline became a unit of Brightmoor in 2020.",
        "Hopline, now a Brightmoor subsidiary, grew.",
        "Hopline was founded in 1986 and is part of the Brightmoor group.",
        "Hopline has been part of Brightmoor since 2008.",
        "Brightmoor grew. The ale is sold through the company’s subsidiary Hopline.",
        "Brightmoor is putting together a new business called Hopline, Newsday reported.",
        "Brightmoor has created a new subsidiary, Hopline, to brew it.",
    ],
)
def test_a_subsidiary(text):
    assert owned(text) == [("Brightmoor", "Hopline", "subsidiary")]


@pytest.mark.parametrize(
    "text",
    [
        "Fernlight has raised $9 million from Hopvent, a Brightmoor fund.",
        "Fernlight has raised $9 million from Hopvent, Brightmoor’s corporate venture arm.",
        "Hopvent is Brightmoor’s venture arm.",
        "Fernlight has raised $9 million from Hopvent, the growth venture fund of Hopline parent Brightmoor.",
        "Brightmoor has launched a $9 million fund called Hopvent.",
        "Brightmoor has launched a fund. Named Hopvent, the new fund will back brewers.",
        "Fernlight has raised $9 million from Hopvent, a fund managed by Brightmoor.",
    ],
)
def test_a_fund(text):
    assert ("Brightmoor", "Hopvent", "fund_of") in owned(text)


def test_a_fund_of_a_parent_is_not_its_unit_s():
    text = "Fernlight has raised $9 million from Hopvent, the venture fund of Hopline parent Brightmoor."
    assert ("Hopline", "Hopvent", "fund_of") not in owned(text)


@pytest.mark.parametrize(
    "text",
    [
        "Hopline, the Brightmoor-owned brewer, grew.",
        "Hopline is 51% owned by Brightmoor.",
        "Hopline is majority-owned by Brightmoor.",
        "Owned by Lisbon based Brightmoor, a group at work in Africa, Asia, and Europe, Hopline is strong.",
        "Brightmoor, Hopline’s parent company, grew.",
        "Brightmoor is the parent company of Hopline.",
        "Hopline works with its parent company, Brightmoor.",
        "Hopline, whose parent company is Brightmoor, grew.",
        "“Brightmoor, Hopline’s largest shareholder, must hold,” it said.",
        "Brightmoor is the single largest shareholder in Hopline.",
        "Brightmoor’s 49% stake in Hopline may be listed.",
        "Brightmoor regrets its 50% interest in Hopline.",
        "Hopline, in which Brightmoor holds a 30% stake, grew.",
        "Brightmoor has raised its stake in Hopline from 26.9% to 58.9%.",
        "Brightmoor will acquire a 51% stake in Hopline for $3 million.",
    ],
)
def test_an_owner(text):
    assert owned(text) == [("Brightmoor", "Hopline", "owns")]


def test_two_owners():
    text = "Its owners, the house Brightmoor and Keystone, which own Hopline on a 51/49 basis, are content."
    assert set(owned(text)) == {("Brightmoor", "Hopline", "owns"), ("Keystone", "Hopline", "owns")}


@pytest.mark.parametrize(
    "text",
    [
        "Brightmoor has agreed to sell its 30% stake in Hopline.",
        "Brightmoor owns almost half the pubs in Hopline.",
        "Hopline, the Saudi-owned brewer, grew.",
        "Fernlight has raised $9 million from Ida Moe’s Hopline Ventures.",
        "Brightmoor bought a 20% stake in Hopline.",
        "Ida Moe launched a new company called Hopline.",
        "The works grew. But its parent company Brightmoor is tired.",
    ],
)
def test_no_owner(text):
    assert owned(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Brightmoor Hops Group is old. BHG owns Hopline.",
        "Brightmoor Hops Group (“Brightmoor”) is old. Brightmoor owns Hopline.",
    ],
)
def test_a_short_form_stands_for_the_full_name(text):
    assert owned(text) == [("Brightmoor Hops Group", "Hopline", "owns")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hopvent is the CVC arm of Brightmoor, a brewer.", [("Brightmoor", "Hopvent", "fund_of")]),
        ("Hopline is now officially a part of Brightmoor.", [("Brightmoor", "Hopline", "subsidiary")]),
        ("Among the holdings is Brightmoor, the Hopline owner.", [("Brightmoor", "Hopline", "owns")]),
        (
            "Fernlight signed Hopline (a beer wholesaler owned by Brightmoor) last week.",
            [("Brightmoor", "Hopline", "owns")],
        ),
        (
            "Brightmoor brews ale. We have Hopworks (corporate venture building arm) and Hopvent (a corporate VC arm).",
            [("Brightmoor", "Hopworks", "subsidiary"), ("Brightmoor", "Hopvent", "fund_of")],
        ),
        (
            "Brightmoor raised $9 million. The ale is brewed by the company’s subsidiary Hopline Energy.",
            [("Brightmoor", "Hopline Energy", "subsidiary")],
        ),
        (
            "Hopline went public. The seller was Brightmoor, which will reduce its stake from 80 per cent to 61.5 per cent.",
            [("Brightmoor", "Hopline", "owns")],
        ),
        (
            "Hopline grew. Following the offering, Brightmoor and Fernlight will retain a 63% stake in the company.",
            [("Brightmoor", "Hopline", "owns"), ("Fernlight", "Hopline", "owns")],
        ),
        (
            "Hopline grew. The verdict helped Fernlight while Brightmoor owns a 27% chunk of the company.",
            [],
        ),
    ],
)
def test_arms_and_holders_by_other_words(text, expected):
    assert owned(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hopline belongs to the Lisbon buyout firm Brightmoor.", [("Brightmoor", "Hopline", "owns")]),
        (
            "Hopline's biggest shareholder is Canada's Brightmoor with 27%, followed by Osterby.",
            [("Brightmoor", "Hopline", "owns")],
        ),
        ("Hopline’s listed parent, Brightmoor, fell 9%.", [("Brightmoor", "Hopline", "owns")]),
        ("Brightmoor, which controls Hopline, fell.", [("Brightmoor", "Hopline", "owns")]),
        ("Hopline fell. Its parent company Brightmoor fell too.", [("Brightmoor", "Hopline", "owns")]),
        ("Hopline is controlled by the billionaire Moe family.", [("Moe family", "Hopline", "owns")]),
        (
            "Hopline, formerly known as Hopvent Foods, is owned by Brightmoor.",
            [("Brightmoor", "Hopline", "owns")],
        ),
        (
            "Brightmoor, the first investor in Hopline, owns 11.6 per cent of the company.",
            [("Brightmoor", "Hopline", "owns")],
        ),
        (
            "Brightmoor is considering the sale of its 9% holding in Swiss brewer Hopline.",
            [("Brightmoor", "Hopline", "owns")],
        ),
        (
            "Brightmoor announced the acquisition of an 80 per cent stake in Hopline.",
            [("Brightmoor", "Hopline", "owns")],
        ),
        (
            "Hopline, the flagship company of Brightmoor, rose 4 per cent.",
            [("Brightmoor", "Hopline", "subsidiary")],
        ),
        (
            "Hopline, the asset management company of Brightmoor, rose 4 per cent.",
            [("Brightmoor", "Hopline", "subsidiary")],
        ),
        ("The ale is by Hopline — now part of Brightmoor.", [("Brightmoor", "Hopline", "subsidiary")]),
        ("Part of the Brightmoor group, Hopline brews ale.", [("Brightmoor", "Hopline", "subsidiary")]),
        (
            "Hopline rose. The Brightmoor Group company has spent $9 million.",
            [("Brightmoor Group", "Hopline", "subsidiary")],
        ),
        (
            "Brightmoor cut the staff of Hopvent, the venture unit that it set up in 2018.",
            [("Brightmoor", "Hopvent", "fund_of")],
        ),
        (
            "Brightmoor runs a fund. The fund, Hopvent, will back brewers.",
            [("Brightmoor", "Hopvent", "fund_of")],
        ),
        ("Hopvent II is the vehicle of Lisbon’s Brightmoor.", [("Brightmoor", "Hopvent II", "fund_of")]),
    ],
)
def test_who_holds_by_other_words(text, expected):
    assert owned(text) == expected


def test_stakes_whose_size_is_not_told():
    both = [("Brightmoor", "Hopline", "owns"), ("Brightmoor", "Fernlight", "owns")]
    assert owned("Brightmoor also holds stakes in brewers Hopline and Fernlight.") == both
    assert owned("Brightmoor rose. Its portfolio includes stakes in Hopline and Fernlight.") == both
    assert owned("Brightmoor has a minority stake in Hopline.") == both[:1]
    assert owned("Brightmoor has built up a $2 billion position in Hopline.") == both[:1]


def test_several_owners_of_one():
    text = "Hopline, owned by wealth fund Brightmoor, Osterby Fund and Fernlight, brews ale."
    assert [parent for parent, _, _ in owned(text)] == ["Brightmoor", "Osterby Fund", "Fernlight"]


@pytest.mark.parametrize(
    "text",
    [
        "Investors made a bid for the charity that controls Hopline.",
        "State-owned brewer Hopline rose 4 per cent.",
        "Brightmoor Closes Sixth Flagship Fund at $2.75 Billion Hard Cap",
        "Brightmoor raised its flagship Hopline prices.",
        "Brightmoor rose. The Vision Fund unit posted a loss.",
        "Brightmoor has a 1.2 percent stake in Hopline.",
    ],
)
def test_nobody_is_said_to_hold(text):
    assert owned(text) == []


def test_a_name_that_was_given_up_does_not_stand_for_the_new_one():
    text = "HVF, formerly known as Hop Vent Foods, rose. HVF bought Hopline."
    assert owned(text) == [("HVF", "Hopline", "acquired")]


def test_headlines_write_parents_and_owners_with_capitals():
    for word in ("Parent", "Owner"):
        assert owned(f"Hopline {word} Brightmoor Posts Revenue Slump") == [("Brightmoor", "Hopline", "owns")]


def test_units_in_a_list():
    both = [("Brightmoor", "Hopline", "subsidiary"), ("Brightmoor", "Fernlight", "subsidiary")]
    assert owned("Brightmoor subsidiaries Hopline and Fernlight brew ale.") == both
    assert owned("Brightmoor’s subsidiaries include Hopline and Fernlight.") == both
    assert owned("Brightmoor brews ale. The brewing is done in the subsidiary Hopline.") == both[:1]


def test_what_is_left_and_what_another_had():
    assert owned("Brightmoor acquired the remaining 40% of Hopline.") == [("Brightmoor", "Hopline", "owns")]
    assert ("Brightmoor", "Hopline", "owns") in owned("Brightmoor bought Fernlight’s 60% stake in Hopline.")


def test_an_arm_of_the_company_that_was_spoken_of():
    for words in (
        "its wholly-owned subsidiary",
        "the company’s wholly-owned subsidiary",
        "the group’s ale unit",
    ):
        text = f"Brightmoor will build a brewery. The money will be used by Hopline Stone, {words}, for it."
        assert owned(text) == [("Brightmoor", "Hopline Stone", "subsidiary")]
