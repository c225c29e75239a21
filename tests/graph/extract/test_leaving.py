"""Clients who leave, staff let go, ends and debts told in freer words, of invented backers."""

import pytest

from graph.facts import PressureSignal
from tests.graph.extract.harrow import said
from tests.graph.extract.test_other_kinds import read

TOLD = [
    ("Harrow Capital axes a fifth of its traders.", "layoffs"),
    ("Harrow Capital is eliminating 240 posts.", "layoffs"),
    ("Harrow Capital dismissed all but two of its analysts.", "layoffs"),
    ("Harrow Capital eliminated the roles of 12 recruiters.", "layoffs"),
    ("Harrow Capital trims team as fees shrink.", "layoffs"),
    ("Harrow Capital let eight junior investors go in March.", "layoffs"),
    ("Harrow Capital has asked at least six people to move on.", "layoffs"),
    ("Harrow Capital swings the axe in Leeds.", "layoffs"),
    ("Harrow Capital dismissed its 14-strong credit team last week.", "layoffs"),
    ("Harrow Capital has decided that around 45 people must leave.", "layoffs"),
    ("Harrow Capital is making 40 of its staff redundant.", "layoffs"),
    ("Harrow Capital puts 60 jobs at risk.", "layoffs"),
    ("Harrow Capital offered voluntary redundancy to its analysts.", "layoffs"),
    ("Harrow Capital disbanded its credit desk.", "layoffs"),
    ("About 140 jobs will go at Harrow Capital.", "layoffs"),
    ("One in ten dealmakers let go at Harrow Capital.", "layoffs"),
    ("A third of the analysts at Harrow Capital have had their contracts ended.", "layoffs"),
    ("Half of Harrow Capital’s 26 analysts will be gone by May.", "layoffs"),
    ("The overhaul at Harrow Capital, a buyout house, has cost 22 employees their jobs.", "layoffs"),
    ("Headcount at Harrow Capital will shrink by a third.", "layoffs"),
    ("A third round of cuts in a year at Harrow Capital began on Monday.", "layoffs"),
    ("The axe has reached Harrow Capital, where eleven staff in research have lost their jobs.", "layoffs"),
    ("Harrow Capital is bleeding assets.", "outflow"),
    ("Harrow Capital is losing its biggest client.", "outflow"),
    ("Harrow Capital has seen investors take out $900 million.", "outflow"),
    ("Harrow Capital’s property fund has seen investors take out $900 million.", "outflow"),
    ("Harrow Capital had to limit payouts.", "outflow"),
    ("Harrow Capital imposed a temporary cap on withdrawals.", "outflow"),
    ("Harrow Capital braces for an exodus.", "outflow"),
    ("Customers wired 40% of their cash from Harrow Capital in a day.", "outflow"),
    ("Wealthy clients in Oslo withdrew $60 million from the credit scheme of Harrow Capital.", "outflow"),
    ("Savers abandoned Harrow Capital as rumours spread.", "outflow"),
    ("Some of Harrow Capital’s oldest clients have asked for their money back.", "outflow"),
    ("Institutional clients terminated mandates worth $3 billion at Harrow Capital.", "outflow"),
    ("Queues formed outside the Oslo branches of Harrow Capital.", "outflow"),
    ("Money keeps leaving Harrow Capital.", "outflow"),
    ("Assets at Harrow Capital’s fund arm melted to $2 billion.", "outflow"),
    ("Redemption requests at Harrow Capital reached 38% of assets.", "outflow"),
    ("The pension scheme sacked Harrow Capital as its manager.", "outflow"),
    ("Harrow Capital will close its doors at the end of the year.", "shutdown"),
    ("Harrow Capital ceased operations on 30 June.", "shutdown"),
    ("Harrow Capital is to disband following the death of its founder.", "shutdown"),
    ("Harrow Capital is no more.", "shutdown"),
    ("Harrow Capital has called it quits.", "shutdown"),
    ("Harrow Capital went into liquidation.", "shutdown"),
    ("Harrow Capital gave its licence back to the regulator.", "shutdown"),
    ("Harrow Capital began an orderly wind-down.", "shutdown"),
    ("The telecom operator is scrapping Harrow Capital.", "shutdown"),
    ("Corporate parent pulls the plug on Harrow Capital.", "shutdown"),
    ("The supervisor revoked the licence of Harrow Capital.", "shutdown"),
    ("Liquidators were appointed over Harrow Capital.", "shutdown"),
    ("It is the end of the road for Harrow Capital.", "shutdown"),
    ("Harrow Capital shareholders voted to liquidate the fund.", "shutdown"),
    ("Harrow Capital tripped a leverage covenant.", "debt_stress"),
    ("Harrow Capital missed a $12 million coupon payment.", "debt_stress"),
    ("Harrow Capital has been unable to repay its bonds.", "debt_stress"),
    ("Harrow Capital was forced to post more shares as collateral.", "debt_stress"),
    ("Harrow Capital begged its banks for a payment holiday.", "debt_stress"),
    ("Harrow Capital is seeking to push back the due date of a $500 million bond.", "debt_stress"),
    ("Harrow Capital has filed for judicial recovery.", "debt_stress"),
    ("Harrow Capital is behind on its interest payments.", "debt_stress"),
    ("Harrow Capital must refinance $400 million by June.", "debt_stress"),
    ("Harrow Capital was cut to junk.", "debt_stress"),
    ("Harrow Capital suspended interest payments.", "debt_stress"),
    ("Credit default swaps on Harrow Capital blew out.", "debt_stress"),
    ("Fitch lowered Harrow Capital from A- to BBB-.", "debt_stress"),
    ("Fitch placed Harrow Capital on negative watch.", "debt_stress"),
    ("Bankers are pressing Harrow Capital to hand over more security.", "debt_stress"),
    ("Lenders to Harrow Capital have agreed to stand still until May.", "debt_stress"),
    ("The 2027 notes of Harrow Capital dived.", "debt_stress"),
    ("A coupon of $37 million went unpaid at Harrow Capital.", "debt_stress"),
    ("Prime brokers demanded extra collateral from Harrow Capital.", "debt_stress"),
    ("Harrow Capital was served with a notice of default.", "debt_stress"),
    ("Creditors took control of Harrow Capital.", "debt_stress"),
]
SILENT = [
    "Harrow Capital shut its doors to strangers.",
    "Harrow Capital closed its doors to third-party brokers last week.",
    "No layoffs are planned at Harrow Capital.",
    "Asked whether jobs would be lost at Harrow Capital, its chairman laughed.",
    "The fintech, in which Harrow Capital has a stake, is shedding 90 jobs.",
    "The meal-kit company, backed by Harrow Capital, is letting go of a quarter of its staff.",
    "Portfolio companies of Harrow Capital have shed 2,100 jobs.",
    "Brightloom, which is cutting 35 jobs, competes with Harrow Capital.",
    "Harrow Capital has not received a single redemption request.",
    "Harrow Capital plans to close by June.",
    "The lender was put into receivership, according to Harrow Capital.",
    "The company was rescued by Harrow Capital.",
    "Harrow Capital denied that it had missed any margin call.",
    "Harrow Capital was among the creditors named in the insolvency filing.",
    "The bankrupt lender accuses Harrow Capital of greed.",
    "The fashion chain owned by Harrow Capital has asked its lenders for a standstill.",
    "A comparison of terms by Harrow Capital shows liquidation preferences creeping up.",
]


@pytest.mark.parametrize(("text", "signal"), TOLD)
def test_told(text, signal):
    assert set(said(text)) == {("Harrow", signal)}


@pytest.mark.parametrize("text", SILENT)
def test_not_told(text):
    assert read(text, PressureSignal) == []
