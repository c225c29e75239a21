"""Brackets and dashes that say whose somebody is are read as if they were commas, on sentences of our own."""

import pytest

from graph.extract.asides import opened
from tests.graph.extract.owning import owned, pairs
from tests.graph.extract.shapes import brief, rounds

TOLD = [
    "The staff left Hopline (owned by Brightmoor) in May.",
    "The staff left Hopline (now Brightmoor-owned) in May.",
    "The staff left Hopline (a Brightmoor company) in May.",
    "The staff left Hopline (a beer wholesaler owned by Brightmoor).",
    "The staff left Hopline (part of the Brightmoor group).",
    "The staff left Hopline (sold to Brightmoor).",
    "Ida Moe co-founded Hopline (acq. by Brightmoor).",
    "The staff left Brightmoor (which owns Hopline) in May.",
    "The staff left Brightmoor (owner of Hopline) in May.",
    "The staff left Brightmoor (the parent of Hopline) in May.",
    "The staff left after Keystone’s talks with Brightmoor (which previously acquired the brewer Hopline) ended.",
    "The staff left Hopline — a unit of Brightmoor — in May.",
    "The round was led by Hopline – owned by Brightmoor.",
]


@pytest.mark.parametrize("text", TOLD)
def test_what_an_aside_says_of_an_owner(text):
    assert pairs(text) == {("Brightmoor", "Hopline")}


@pytest.mark.parametrize(
    "text",
    [
        "The staff left Hopline (formerly owned by Brightmoor).",
        "The staff left Hopline (an ale company) and Brightmoor.",
        "The staff left Hopline (which owns a meadow) and Brightmoor.",
        "Hopline — as Brightmoor said — is growing.",
    ],
)
def test_asides_that_say_nothing_of_an_owner(text):
    assert owned(text) == []


def test_the_marks_around_an_aside_become_commas_and_the_rest_stays():
    for text in ("A (owned by B) rose.", "A (owned by B).", "A — owned by B — rose.", "A – owned by B."):
        told, out = opened(text)
        assert len(told) == len(text)
        shown = "".join(char for i, char in enumerate(told) if not any(a <= i < b for a, b in out))
        assert shown.rstrip(" rose.").rstrip(",") == "A, owned by B"
    assert opened("A (a brewer) rose - owned by B - again.") is None


def test_an_owner_told_in_brackets_is_in_no_round():
    (one,) = rounds("Acme raised $9 million led by Kite Capital (owned by Brightmoor) and Beta Ventures.")
    assert (*brief(one), one.investors) == ("Acme", "USD 9000000", ("Kite Capital", "Beta Ventures"))
