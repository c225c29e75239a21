"""What a backer parts with, told in freer words, of invented backers."""

import pytest

from graph.facts import PressureSignal
from tests.graph.extract.harrow import said
from tests.graph.extract.test_other_kinds import read

TOLD = [
    "Harrow Capital sold a slice of Kite.",
    "Harrow Capital unloaded the bulk of its Kite stake.",
    "Harrow Capital is looking for buyers for its stake in Kite.",
    "Harrow Capital has hired bankers to find a buyer for its Kite holding.",
    "Harrow Capital pocketed $40 million from the sale of its Kite shares.",
    "Harrow Capital netted $40 million by selling down.",
    "Harrow Capital cashed in part of its investment in Kite.",
    "Harrow Capital brought its stake in Kite down to 4%.",
    "Harrow Capital got out of its investment in Kite.",
    "Harrow Capital is planning an exit from Kite.",
    "Harrow Capital swapped its shares in Kite for bonds.",
    "Shares of Kite placed by Harrow Capital went at a discount.",
    "Harrow Capital’s stake in Kite has fallen below 5%.",
    "The price fell after Harrow Capital’s disposal of its Kite shares.",
    "Selling shareholders include Harrow Capital.",
    "Plume bought the shares from early backer Harrow Capital.",
    "Kite fell after Harrow Capital unveiled plans to divest its stake in Kite.",
    "Harrow Capital sold 3.2% of the tower operator.",
    "Harrow Capital agreed to part with 49% of its lift maker.",
    "Harrow Capital monetised a 4% slice of the carmaker.",
    "Harrow Capital is offloading 14 million shares in the retailer.",
    "Harrow Capital disposed of its last remaining stock in the scooter maker.",
    "Harrow Capital is shopping around its stake in the rocket company.",
    "Harrow Capital took $85 million off the table.",
    "Harrow Capital has found buyers for most of its positions.",
    "Harrow Capital has appointed Oakbank to run an auction for its 75% of the chain.",
    "Harrow Capital is exploring options for its minority interest.",
    "Harrow Capital will reduce its cross-shareholdings by $2 billion.",
    "Harrow Capital will divest from five oil majors.",
    "Harrow Capital sold the ski resort to Plume.",
    "Harrow Capital has exited the payments company.",
    "Harrow Capital is weighing a sale of the hospital chain.",
    "Harrow Capital now holds just 4%, down from 11%.",
    "Harrow Capital took advantage of the rally to dispose of 700,000 Kite shares.",
    "Harrow Capital pulled back, having agreed to sell its 18% for $260 million.",
    "Plume is in talks to take the 40% of the operator which Harrow Capital has held.",
    "A block trade of the shares by Harrow Capital closed.",
]
SILENT = [
    "Harrow Capital sold a slice of software to Kite.",
    "Harrow Capital is looking for buyers of ripe mangoes.",
    "Harrow Capital exits the Indian market.",
    "Kite’s founder sold part of his shares, Harrow Capital said.",
    "Harrow Capital bought a slice of Kite.",
    "Harrow Capital sold 20% of its output.",
    "Harrow Capital exits Myanmar.",
    "Harrow Capital rejects the claim that it’s dumping its Kite holdings.",
]


@pytest.mark.parametrize("text", TOLD)
def test_told(text):
    assert said(text) == [("Harrow", "stake_sale")]


def test_their_stakes_are_those_of_all_who_are_listed():
    text = "Harrow Capital and Brightwater Partners are to make a bulk sale of their holdings."
    signals = read(text, PressureSignal)
    assert {s.subject for s in signals} == {"Harrow Capital", "Brightwater Partners"}


@pytest.mark.parametrize("text", SILENT)
def test_not_told(text):
    assert ("Harrow", "stake_sale") not in said(text)
