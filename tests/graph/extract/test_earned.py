"""Profits and losses in the freer words of news, of invented backers."""

import pytest

from graph.facts import PressureSignal
from tests.graph.extract.harrow import the_one
from tests.graph.extract.test_other_kinds import read

H = "Harrowgate Capital"
TOLD = [
    (f"{H} reported its fourth straight quarterly deficit.", "net_loss"),
    (f"{H} chalked up a loss of $140 million in the first half.", "net_loss"),
    (f"{H} ended the fiscal year with a $2 billion comprehensive loss.", "net_loss"),
    (f"For the first time since 1991, {H} ended a year in the red.", "net_loss"),
    (f"{H} slips into the red.", "net_loss"),
    (f"{H} plunged into losses on bad loans.", "net_loss"),
    (f"Bad timing left {H} nursing a 9% loss.", "net_loss"),
    (f"The storm claims pushed {H} to a $310 million net loss.", "net_loss"),
    (f"Falling chip stocks cost {H} $4 billion in the first quarter.", "net_loss"),
    (f"Losses at {H}, one of the largest lenders to start-ups, came to $90 million.", "net_loss"),
    (f"The rout produced a $75 million loss for {H}.", "net_loss"),
    (f"{H} bled $44 million in its first year on the market.", "net_loss"),
    (f"{H} widened its loss to $640 million.", "net_loss"),
    (f"{H} lost 11% in October.", "net_loss"),
    (f"{H} racked up $1.4 billion in first-quarter profit.", "net_gain"),
    (f"{H} had third-quarter earnings of $540 million.", "net_gain"),
    (f"{H} posts 48% jump in Q3 net profit", "net_gain"),
    (f"{H} doubled its profit last year to $118 million.", "net_gain"),
    (f"The endowment {H} returned 10.9% in the year to June.", "net_gain"),
    (f"{H} earned 11.6% on its investments last year.", "net_gain"),
    (f"{H} trebled its money on the satellite maker.", "net_gain"),
    (f"{H} got back 11 times its money when the insurer was sold.", "net_gain"),
    (f"{H} turned a $40 million bet on a vaccine maker into $310 million.", "net_gain"),
    (f"{H} bags $340 million from exit of oil services group.", "net_gain"),
    (f"Full-year cash earnings rose 4% to $1.4 billion at {H}.", "net_gain"),
    (f"Earnings per share at {H} rose to 61 cents.", "net_gain"),
    (f"A windfall lifted annual profit at {H} to $298 million.", "net_gain"),
    (f"The listing left {H} with $210 million of realised gains.", "net_gain"),
    (f"Net asset value per share at {H} grew 13.2 per cent.", "net_gain"),
    (f"{H} said its net asset value fell 8% in six months.", "write_down"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "signal"), TOLD)
def test_told(text, signal):
    assert the_one(text) == (H, signal)


@pytest.mark.parametrize(
    "text",
    [
        f"{H} reported job losses at two of its companies.",
        f"{H} is shaped by improving corporate earnings, the report said.",
        f"{H} lost 11% of its customers.",
        f"The purchase cost {H} $4 billion.",
        "Hopline, a courier app, ended the year in the red.",  # it funds nobody
        "Hopline, a courier app, returned 10.9% in the year to June.",
    ],
)
def test_no_result_of_a_backer(text):
    assert read(text, PressureSignal) == []
