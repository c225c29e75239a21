"""Stakes sold, clients who leave, staff let go, debts, ends, each told in the ways of business news, of invented backers."""

import pytest

from graph.facts import PressureSignal
from tests.graph.extract.harrow import the_one
from tests.graph.extract.test_other_kinds import read

TOLD = [
    ("The listing is a complete Offer for Sale (OFS) of equity shares worth $80 million by promoter Harrowgate Capital.", "Harrowgate Capital", "stake_sale"),
    ("The IPO is entirely an offer-for-sale of 2.01 crore shares by existing shareholders including the investor Harrowgate Capital.", "Harrowgate Capital", "stake_sale"),
    ("The share sale is an entirely secondary sale by the London-based Harrowgate Capital.", "Harrowgate Capital", "stake_sale"),
    ("Harrowgate Capital is now in the process of seeking Chapter 11 bankruptcy protection.", "Harrowgate Capital", "debt_stress"),
    ("Harrowgate Capital said its current fund will be its last.", "Harrowgate Capital", "shutdown"),
    ("Harrowgate Capital’s credit default swaps hit a three-year high.", "Harrowgate Capital", "debt_stress"),
    ("Harrowgate Capital tightened its redemption limits.", "Harrowgate Capital", "outflow"),
    ("Harrowgate Capital has $2 billion in debt, its founder revealed.", "Harrowgate Capital", "debt_stress"),
    ("The collapse of Harrowgate Capital has shaken its startups.", "Harrowgate Capital", "shutdown"),
    ("Lawyers have likened Harrowgate Capital’s spectacular implosion to an older fraud.", "Harrowgate Capital", "shutdown"),
    ("Harrowgate Capital sold its stake in Hopline for $1.2 billion.", "Harrowgate Capital", "stake_sale"),
    ("Harrowgate Capital has offloaded its entire holding in Hopline.", "Harrowgate Capital", "stake_sale"),
    ("Harrowgate Capital unloaded Hopline shares worth $400 million.", "Harrowgate Capital", "stake_sale"),
    ("Harrowgate Capital sold $2 billion worth of Hopline shares.", "Harrowgate Capital", "stake_sale"),
    ("Harrowgate Capital pared its position in Hopline by 15%.", "Harrowgate Capital", "stake_sale"),
    ("Harrowgate Capital dumped all its Hopline stock in the third quarter.", "Harrowgate Capital", "stake_sale"),
    ("Harrowgate Capital exited Hopline with a threefold return.", "Harrowgate Capital", "stake_sale"),
    ("Harrowgate Capital is exploring a sale of its stake in Hopline.", "Harrowgate Capital", "stake_sale"),
    ("Harrowgate Capital is looking to sell part of its Hopline stake.", "Harrowgate Capital", "stake_sale"),
    ("Harrowgate Capital’s 4% stake in Hopline was sold for $90 million.", "Harrowgate Capital", "stake_sale"),
    ("Harrowgate Capital sold shares in Hopline to raise $500 million.", "Harrowgate Capital", "stake_sale"),
    ("Harrowgate Capital trimmed its bet on Hopline.", "Harrowgate Capital", "stake_sale"),
    ("Harrowgate Capital sold 3 million shares of Hopline through block deals.", "Harrowgate Capital", "stake_sale"),
    ("Harrowgate Capital will sell its remaining Hopline shares.", "Harrowgate Capital", "stake_sale"),
    ("Harrowgate Capital no longer holds any Hopline shares, a filing showed.", "Harrowgate Capital", "stake_sale"),
    ("Harrowgate Capital cashed out of Hopline.", "Harrowgate Capital", "stake_sale"),
    ("Harrowgate Capital disposed of 2.1% of Hopline in the open market.", "Harrowgate Capital", "stake_sale"),
    ("Harrowgate Capital reduced its stake in Hopline from 12% to 7%.", "Harrowgate Capital", "stake_sale"),
    ("Harrowgate Capital divested its holding in Hopline.", "Harrowgate Capital", "stake_sale"),
    ("Harrowgate Capital is in talks to sell its stake in Hopline to Brackwell.", "Harrowgate Capital", "stake_sale"),
    ("Investors pulled $6 billion from Harrowgate Capital’s flagship fund last quarter.", "Harrowgate Capital", "outflow"),
    ("Clients withdrew $3 billion from Harrowgate Capital in September.", "Harrowgate Capital", "outflow"),
    ("Harrowgate Capital suffered $2 billion of outflows.", "Harrowgate Capital", "outflow"),
    ("Harrowgate Capital has been hit with redemption requests for about 11% of its assets.", "Harrowgate Capital", "outflow"),
    ("Harrowgate Capital limited withdrawals from its private credit fund.", "Harrowgate Capital", "outflow"),
    ("Harrowgate Capital gated its $4 billion property fund.", "Harrowgate Capital", "outflow"),
    ("Depositors pulled $42 billion from Harrowgate Bank in a single day.", "Harrowgate Bank", "outflow"),
    ("Harrowgate Capital’s assets under management fell to $12 billion from $19 billion.", "Harrowgate Capital", "outflow"),
    ("Harrowgate Capital is cutting a fifth of its staff.", "Harrowgate Capital", "layoffs"),
    ("Harrowgate Capital let go of six partners.", "Harrowgate Capital", "layoffs"),
    ("Harrowgate Capital has laid off 20 people, including two partners.", "Harrowgate Capital", "layoffs"),
    ("Harrowgate Capital plans to trim its workforce by 15%.", "Harrowgate Capital", "layoffs"),
    ("About 80 employees at Harrowgate Capital lost their jobs.", "Harrowgate Capital", "layoffs"),
    ("A round of layoffs has hit Harrowgate Capital.", "Harrowgate Capital", "layoffs"),
    ("Harrowgate Capital is slashing 300 jobs.", "Harrowgate Capital", "layoffs"),
    ("Layoffs at Harrowgate Capital began on Tuesday.", "Harrowgate Capital", "layoffs"),
    ("Harrowgate Capital will reduce headcount at its investment team by a third.", "Harrowgate Capital", "layoffs"),
    ("Harrowgate Capital is shutting down.", "Harrowgate Capital", "shutdown"),
    ("Harrowgate Capital will wind down after eleven years.", "Harrowgate Capital", "shutdown"),
    ("Harrowgate Capital is closing its doors.", "Harrowgate Capital", "shutdown"),
    ("Regulators seized Harrowgate Bank on Friday.", "Harrowgate Bank", "shutdown"),
    ("Harrowgate Bank failed in March.", "Harrowgate Bank", "shutdown"),
    ("Harrowgate Bank was taken over by regulators.", "Harrowgate Bank", "shutdown"),
    ("Harrowgate Capital filed for bankruptcy protection.", "Harrowgate Capital", "debt_stress"),
    ("Harrowgate Capital defaulted on a $400 million loan.", "Harrowgate Capital", "debt_stress"),
    ("Creditors of Harrowgate Group, a conglomerate, have hired advisers as the debt comes due.", "Harrowgate Group", "debt_stress"),
    ("Fitch downgraded Harrowgate Group to junk. Harrowgate Group is a technology investor.", "Harrowgate Group", "debt_stress"),
    ("Moody’s cut its outlook on Harrowgate Group, the investment company, to negative.", "Harrowgate Group", "debt_stress"),
    ("The credit rating of Harrowgate Group, the technology investor, was lowered to BB.", "Harrowgate Group", "debt_stress"),
    ("Harrowgate Group, the technology investor, is in talks with lenders to extend its loans.", "Harrowgate Group", "debt_stress"),
    ("Harrowgate Group, an investor in startups, faces $4 billion of debt maturities next year.", "Harrowgate Group", "debt_stress"),
    ("Harrowgate Capital received a margin call.", "Harrowgate Capital", "debt_stress"),
    ("Lenders have issued a margin call to Harrowgate Capital.", "Harrowgate Capital", "debt_stress"),
    ("Harrowgate Capital slashed an investment in retailer Hopline in the fourth quarter.", "Harrowgate Capital", "stake_sale"),
    ("Harrowgate Capital is to make a bulk sale of its holdings.", "Harrowgate Capital", "stake_sale"),
    ("Harrowgate Bank spoke of the loss of $1.3 billion of its deposits.", "Harrowgate Bank", "outflow"),
    ("The lender Harrowgate warns of possible bankruptcy without new money.", "Harrowgate", "debt_stress"),
]  # fmt: skip


def test_what_a_maker_has_bought_ends_and_not_itself():
    text = "OpenAI has acquired Hopline, a finance app. The company will wind down operations in October."
    assert read(text, PressureSignal) == []


def test_a_person_may_raise_a_fund():
    (found,) = read(
        "Ida Moe is seeking $1 billion for a new fund to buy up companies. Moe, 41, once ran Hopline.",
        PressureSignal,
    )
    assert (found.subject, found.signal) == ("Ida Moe", "new_fund")


def test_trouble_of_what_it_backs_is_not_its_own():
    text = "The start-up, which is backed by Harrowgate Capital, reported a net loss of $31 million."
    assert read(text, PressureSignal) == []


@pytest.mark.parametrize(("text", "subject", "signal"), TOLD)
def test_told(text, subject, signal):
    assert the_one(text) == (subject, signal)
