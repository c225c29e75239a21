"""What holdings are written down to, in the freer words of news, by invented backers."""

import pytest

from graph.facts import PressureSignal
from tests.graph.extract.harrow import the_one
from tests.graph.extract.test_other_kinds import read

H = "Harrowgate Capital"
TOLD = [
    f"{H} is losing money on its $9 billion Kite stake.",
    f"{H} lopped $63 million off the book value of its venture portfolio.",
    f"{H} wrote $64 million off its fintech bets.",
    f"{H} struck $220 million off the value of its stake in the retailer.",
    f"{H} wiped $1.7 billion from the value of its edtech portfolio.",
    f"{H} took an axe to the carrying value of its property portfolio.",
    f"{H} cut its internal valuation of the edtech group by 46%.",
    f"{H} now carries its stake in the scooter company at zero.",
    f"A down round obliges {H} to mark its holding at 15 cents on the dollar.",
    f"{H} took impairments of $265 million on three half-empty towers.",
    f"{H} has taken a 60% haircut on its investment in the lender.",
    f"{H} reported a 19% drop in the value of its unlisted portfolio.",
    f"{H} takes $410 million hit on office blocks",
    f"The collapse forced {H} to book a $98 million charge.",
    f"The carrying amount of a solar park was slashed by $31 million in the books of {H}.",
    f"The value of unlisted holdings was chopped by 11 per cent at {H}.",
    f"The sum hurts {H}, whose software stake, once worth $1.1 billion, is now carried at zero.",
]


@pytest.mark.parametrize("text", TOLD)
def test_told(text):
    assert the_one(text) == (H, "write_down")


@pytest.mark.parametrize(
    "text",
    [
        "Hopline, a car maker, took a $1.9 billion charge on unsold vans.",  # it funds nobody
        "Hopline, a car maker, takes $410 million hit on recalls.",
        f"The retailer took 20% off its prices after {H} bought it.",
    ],
)
def test_no_holding_is_worth_less(text):
    assert read(text, PressureSignal) == []
