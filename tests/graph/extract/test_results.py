"""Profits, losses and what holdings are worth, each told in the ways of business news, of invented backers."""

import pytest

from tests.graph.extract.harrow import the_one

TOLD = [
    ("Harrowgate Capital posted a record loss of $3.2 billion for the quarter.", "Harrowgate Capital", "net_loss"),
    ("Harrowgate Capital reported a net loss of 120 billion yen.", "Harrowgate Capital", "net_loss"),
    ("Harrowgate Capital’s net loss widened to $400 million from $120 million a year earlier.", "Harrowgate Capital", "net_loss"),
    ("Harrowgate Capital swung to a loss in the third quarter.", "Harrowgate Capital", "net_loss"),
    ("Harrowgate Capital lost $2.1 billion in the year to March.", "Harrowgate Capital", "net_loss"),
    ("Harrowgate Capital warned of a full-year loss.", "Harrowgate Capital", "net_loss"),
    ("Harrowgate Capital expects to report a loss of $900 million.", "Harrowgate Capital", "net_loss"),
    ("A third straight quarterly loss awaits Harrowgate Capital, which said on Monday that it lost $300 million.", "Harrowgate Capital", "net_loss"),
    ("Harrowgate Capital’s flagship fund lost 14% in October.", "Harrowgate Capital", "net_loss"),
    ("Harrowgate Capital ended the year deep in the red.", "Harrowgate Capital", "net_loss"),
    ("Harrowgate Capital is losing money on its bets and burned through $500 million last year.", "Harrowgate Capital", "net_loss"),
    ("Profit at Harrowgate Capital doubled to $1.1 billion.", "Harrowgate Capital", "net_gain"),
    ("Harrowgate Capital’s quarterly profit tripled on gains from its AI bets.", "Harrowgate Capital", "net_gain"),
    ("Harrowgate Capital returned to profit in the second quarter.", "Harrowgate Capital", "net_gain"),
    ("Harrowgate Capital posted a net profit of 380 billion yen, its first in three years.", "Harrowgate Capital", "net_gain"),
    ("Harrowgate Capital reported net income of $2.4 billion for the quarter.", "Harrowgate Capital", "net_gain"),
    ("Harrowgate Capital booked a $4 billion gain on its stake in Hopline.", "Harrowgate Capital", "net_gain"),
    ("Harrowgate Capital made a windfall of $3 billion from the Hopline listing.", "Harrowgate Capital", "net_gain"),
    ("Harrowgate Capital’s investment in Hopline is now worth $9 billion, nine times what it paid.", "Harrowgate Capital", "net_gain"),
    ("The Hopline IPO earned Harrowgate Capital a paper profit of $2 billion.", "Harrowgate Capital", "net_gain"),
    ("Harrowgate Capital beat profit estimates, earning $1.2 billion in the quarter.", "Harrowgate Capital", "net_gain"),
    ("Harrowgate Capital wrote down the value of its Hopline stake by 40%.", "Harrowgate Capital", "write_down"),
    ("Harrowgate Capital has slashed the value of its stake in Hopline by half.", "Harrowgate Capital", "write_down"),
    ("Harrowgate Capital took a $600 million hit on its investment in Hopline.", "Harrowgate Capital", "write_down"),
    ("Harrowgate Capital recorded an impairment charge of $210 million on Hopline.", "Harrowgate Capital", "write_down"),
    ("Harrowgate Capital wrote its holding in Hopline down to zero.", "Harrowgate Capital", "write_down"),
    ("Harrowgate Capital wrote off its entire $150 million investment in Hopline.", "Harrowgate Capital", "write_down"),
    ("Harrowgate Capital cut its valuation of Hopline to $4 billion from $11 billion.", "Harrowgate Capital", "write_down"),
    ("Harrowgate Capital marked down its Hopline shares for the third time this year.", "Harrowgate Capital", "write_down"),
    ("Hopline’s valuation has been slashed by Harrowgate Capital to $3 billion.", "Harrowgate Capital", "write_down"),
    ("The value of Harrowgate Capital’s stake in Hopline has shrunk to $200 million.", "Harrowgate Capital", "write_down"),
    ("Harrowgate Capital now values its 9% stake in Hopline at $80 million, down from $300 million.", "Harrowgate Capital", "write_down"),
    ("Harrowgate Capital lost its entire $200 million investment in Hopline.", "Harrowgate Capital", "write_down"),
    ("A writedown of its stake in Hopline cost Harrowgate Capital $320 million.", "Harrowgate Capital", "write_down"),
    ("Last year’s exits reportedly netted Harrowgate Capital roughly $9 billion.", "Harrowgate Capital", "net_gain"),
    ("Harrowgate Capital is now in the red on its big investment in Hopline.", "Harrowgate Capital", "write_down"),
    ("Harrowgate Capital had a weak quarter, hit by markdowns of its stakes in two carmakers.", "Harrowgate Capital", "write_down"),
    ("The lender Harrowgate faces a $270 million hit on loans to Hopline.", "Harrowgate", "write_down"),
    ("Harrowgate Capital could lose $270 million on its loans to Hopline.", "Harrowgate Capital", "write_down"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "subject", "signal"), TOLD)
def test_told(text, subject, signal):
    assert the_one(text) == (subject, signal)
