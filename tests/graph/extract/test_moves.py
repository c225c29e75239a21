"""Shares that rise and fall, each told in the ways of business news, of invented backers."""

import pytest

from graph.facts import PressureSignal
from tests.graph.extract.harrow import the_one
from tests.graph.extract.test_other_kinds import read

TOLD = [
    ("When Harrowgate Capital CEO Ida Moe took the stage for her annual GTX keynote, the $4-trillion-dollar company’s stock started to drop.", "Harrowgate Capital", "share_price_fall"),
    ("Harrowgate Capital shares have managed to regain some ground this week.", "Harrowgate Capital", "share_price_rise"),
    ("Harrowgate Capital shares reached a new pinnacle on Thursday.", "Harrowgate Capital", "share_price_rise"),
    ("Harrowgate Group stock tumbled 9% after the investor reported weak returns.", "Harrowgate Group", "share_price_fall"),
    ("Harrowgate Group (TYO: 4417) fell 4% in early trading. Harrowgate Group is one of the largest investors in AI startups.", "Harrowgate Group", "share_price_fall"),
    ("The stock of Harrowgate Group, an investor in more than 200 startups, has lost a third of its value since June.", "Harrowgate Group", "share_price_fall"),
    ("Harrowgate dives 11% on weak outlook. The technology investor has backed more than 300 startups.", "Harrowgate", "share_price_fall"),
    ("Nearly $20 billion was wiped off the market capitalisation of Harrowgate Group, the startup investor, this week.", "Harrowgate Group", "share_price_fall"),
    ("Harrowgate Group’s market cap shrank by $12 billion in a day. The investment company has backed 40 AI startups.", "Harrowgate Group", "share_price_fall"),
    ("It was the worst day for Harrowgate Group shares since 2001. The stock closed 14% lower. Harrowgate Group, a technology investor, owns stakes in 90 startups.", "Harrowgate Group", "share_price_fall"),
    ("Shares in Harrowgate Capital hit a 52-week low on Monday.", "Harrowgate Capital", "share_price_fall"),
    ("Harrowgate Capital shares sank to their lowest level in two years.", "Harrowgate Capital", "share_price_fall"),
    ("Harrowgate Capital’s stock was down as much as 8 per cent in Frankfurt.", "Harrowgate Capital", "share_price_fall"),
    ("Harrowgate Capital (NASDAQ: HGC) dropped 5.2% after hours.", "Harrowgate Capital", "share_price_fall"),
    ("The news wiped 12% off Harrowgate Capital’s share price.", "Harrowgate Capital", "share_price_fall"),
    ("Harrowgate Capital’s share price has more than halved since the listing.", "Harrowgate Capital", "share_price_fall"),
    ("Harrowgate Capital shares extended losses on Friday, falling 3%.", "Harrowgate Capital", "share_price_fall"),
    ("Harrowgate Capital was the biggest faller on the FTSE 100, down 6.1%.", "Harrowgate Capital", "share_price_fall"),
    ("A sell-off in Harrowgate Capital shares deepened on Tuesday.", "Harrowgate Capital", "share_price_fall"),
    ("The company’s shares took a beating after Harrowgate Capital said it would miss its targets. Harrowgate Capital stock ended the day 9% down.", "Harrowgate Capital", "share_price_fall"),
    ("Harrowgate Capital shares hit an all-time high on Tuesday.", "Harrowgate Capital", "share_price_rise"),
    ("Shares of Harrowgate Capital closed at a record.", "Harrowgate Capital", "share_price_rise"),
    ("Harrowgate Capital’s stock is up 45% year to date.", "Harrowgate Capital", "share_price_rise"),
    ("Harrowgate Capital rallied 8% in New York.", "Harrowgate Capital", "share_price_rise"),
    ("Investors cheered the news, pushing Harrowgate Capital’s shares up 6%.", "Harrowgate Capital", "share_price_rise"),
    ("Its shares jumped 7% in extended trading after Harrowgate Capital raised its forecast.", "Harrowgate Capital", "share_price_rise"),
    ("Harrowgate Capital stock pops 10% on AI optimism", "Harrowgate Capital", "share_price_rise"),
    ("Nvidia’s market capitalization crossed $5 trillion on Wednesday.", "Nvidia", "share_price_rise"),
    ("Nvidia became the first company to hit a market value of $5 trillion.", "Nvidia", "share_price_rise"),
    ("Nvidia lost nearly $600 billion in market value on Monday.", "Nvidia", "share_price_fall"),
    ("Nvidia stock sold off sharply on Monday.", "Nvidia", "share_price_fall"),
    ("Nvidia’s stock price took a hit from the news.", "Nvidia", "share_price_fall"),
    ("Alphabet’s stock has climbed 60% this year, making it the best performer among big tech.", "Alphabet", "share_price_rise"),
    ("When Harrowgate Capital CEO Dan Moss took the stage on Monday, the firm’s stock started to drop.", "Harrowgate Capital", "share_price_fall"),
    ("In Mumbai, Harrowgate Capital ended 6.3% higher at 1,842 rupees.", "Harrowgate Capital", "share_price_rise"),
    ("At one point Harrowgate Capital was 14% lower.", "Harrowgate Capital", "share_price_fall"),
    ("In after-hours dealing, Harrowgate Capital gave up another 5%.", "Harrowgate Capital", "share_price_fall"),
    ("Harrowgate Capital: +5.2% after analysts raised their target.", "Harrowgate Capital", "share_price_rise"),
    ("An open offer propelled Harrowgate Capital to a lifetime high of $44.", "Harrowgate Capital", "share_price_rise"),
    ("News of the deal pushed Harrowgate Capital 2.9% higher.", "Harrowgate Capital", "share_price_rise"),
    ("Worries about its bets wiped nearly 10% off Harrowgate Capital.", "Harrowgate Capital", "share_price_fall"),
    ("A scare erased $16 billion from the value of Harrowgate Capital.", "Harrowgate Capital", "share_price_fall"),
    ("The scrip of Harrowgate Capital was down 6.9% in afternoon trade.", "Harrowgate Capital", "share_price_fall"),
    ("Harrowgate Capital’s stock suffered its steepest one-day decline since listing.", "Harrowgate Capital", "share_price_fall"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "subject", "signal"), TOLD)
def test_told(text, subject, signal):
    assert the_one(text) == (subject, signal)


@pytest.mark.parametrize(
    "text",
    [
        "Sales at Harrowgate Capital rose 11% in the quarter.",  # no share price
        "Hopline, a courier app, said its shares fell 6% on Monday.",  # it funds nobody
        "Shares of Tesla jumped 4% after it cut prices.",  # a maker that once invested
        "Sales at Harrowgate Capital closed 3% higher.",
        "Peace talks sent local stocks up 3.1%, Harrowgate Capital told clients.",
        "The investor hopes to see Harrowgate Capital shares rise 6%.",
        "The reports pushed up Hopline’s stock, and Harrowgate Capital’s stake in it is small.",
    ],
)
def test_no_move_of_a_backer(text):
    assert read(text, PressureSignal) == []


@pytest.mark.parametrize(
    "text",
    [
        "Arvenne Capital and Harrowgate Capital both declined after they released earnings this week.",
        "Harrowgate Capital shares fell on Thursday, as did Arvenne Capital.",
        "Harrowgate Capital shares fell sharply, as did those of Arvenne Capital.",
    ],
)
def test_who_does_the_same(text):
    found = read(text, PressureSignal)
    assert {(one.subject, one.signal) for one in found} == {
        ("Harrowgate Capital", "share_price_fall"),
        ("Arvenne Capital", "share_price_fall"),
    }


def test_all_whose_shares_are_listed_together():
    found = read(
        "Shares of Harrowgate Capital, Brackwell Ventures and Arvenne Capital all fell.", PressureSignal
    )
    assert [one.subject for one in found] == ["Harrowgate Capital", "Brackwell Ventures", "Arvenne Capital"]
