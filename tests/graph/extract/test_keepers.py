"""Who has a company in words that are no verb of owning, on sentences of our own."""

import pytest

from tests.graph.extract.owning import owned, pairs

BOTH = {("Brightmoor", "Hopline"), ("Fernlight", "Hopline")}


@pytest.mark.parametrize(
    "text",
    [
        "Hopline, itself a joint venture between Brightmoor and Fernlight, is one of the largest brewers.",
        "Hopline is a 50-50 joint venture of Brightmoor and Fernlight.",
        "Hopline, a joint venture set up by Brightmoor and Fernlight, brews.",
        "Brightmoor and Fernlight’s joint venture Hopline will brew ale.",
        "The joint venture between Brightmoor and Fernlight, called Hopline, will brew ale.",
        "Brightmoor formed a joint venture with Fernlight called Hopline.",
        "Brightmoor brews at Hopline, its joint venture with Fernlight.",
    ],
)
def test_both_founders_have_their_joint_venture(text):
    assert pairs(text) == BOTH


@pytest.mark.parametrize(
    "text",
    [
        "Hopline, a pub chain run by Brightmoor, is growing.",
        "The round was led by Hopline, a pub chain operated by brewer Brightmoor, the biggest of them.",
        "Brightmoor’s money will be routed through Keystone. Hopline’s ale is good.\n\nHopline will be paid for by Brightmoor, its holding company.",
        "Hopline is growing, said Brightmoor, the company’s majority owner.",
        "Hopline, part of brewer Brightmoor, says that ale is dear.",
        "Hopline is now part of hotel group Brightmoor.",
        "Ale is dear, according to Hopline. The ale taster, part of hotel group Brightmoor, says so.",
    ],
)
def test_who_has_a_company(text):
    assert pairs(text) == {("Brightmoor", "Hopline")}


@pytest.mark.parametrize(
    "text",
    [
        "Hopline, a pub chain run by Ida Berg, is growing.",
        "Hopline, the firm run by former Keystone president Jo Berg, is growing.",
        "Hopline is part of the accelerator at Brightmoor.",
        "Hopline, a former joint venture between Brightmoor and Fernlight, is closed.",
        "Brightmoor and Fernlight are in talks on a joint venture between Brightmoor and Fernlight, called Hopline.",
    ],
)
def test_nobody_is_said_to_have_it(text):
    assert owned(text) == []


def test_a_fund_and_who_manages_it():
    assert owned(
        "The Hop Fund SLP, organised under the laws of Spain and managed by Brightmoor, backs it."
    ) == [("Brightmoor", "Hop Fund SLP", "fund_of")]
    text = "Brightmoor has launched a debt fund.\n\nChristened ‘Hop Debt Fund 1’ (HDF1), it plans to lend to brewers."
    assert owned(text) == [("Brightmoor", "Hop Debt Fund 1", "fund_of")]
    assert owned("Brightmoor launched its “Hop Dynamism” fund last May.") == [
        ("Brightmoor", "Hop Dynamism", "fund_of")
    ]
    assert owned("Brightmoor’s Hedge Fund boss is looking for $2 billion.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Hopline, a brewing lender, fell. Brightmoor, which holds 6.3 per cent of the lender, is not selling.",
        "Hopline sold a minority stake to Brightmoor, which now owns 12%.",
        "Hopline raised money. Behind it stands Brightmoor, which becomes the largest owner after the founders with 19 percent.",
        "Hopline raised money. The share of Brightmoor amounts to 9% after the deal.",
    ],
)
def test_whose_part_needs_no_naming(text):
    assert ("Brightmoor", "Hopline", "owns") in owned(text)


def test_a_link_to_another_article_tells_of_whom_nothing_more_is_said():
    text = "Hopline raised $5 million in May.\n\nAlso read: Fernlight raises $9 million\n\nIt was bought by Brightmoor in June."
    assert owned(text) == [("Brightmoor", "Hopline", "acquired")]
