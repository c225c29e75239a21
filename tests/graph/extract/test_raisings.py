"""New funds, and funds that shrink, each told in the ways of business news, of invented backers."""

import pytest

from graph.facts import PressureSignal
from tests.graph.extract.harrow import the_one
from tests.graph.extract.test_other_kinds import read

TOLD = [
    ("Harrowgate Capital cut the target of its next fund to $1.5 billion from $3 billion.", "Harrowgate Capital", "fund_shrink"),
    ("Harrowgate Capital has slashed the size of its latest fund by half.", "Harrowgate Capital", "fund_shrink"),
    ("Harrowgate Capital fell short of its fundraising goal.", "Harrowgate Capital", "fund_shrink"),
    ("Harrowgate Capital returned $200 million to its limited partners and shrank the fund.", "Harrowgate Capital", "fund_shrink"),
    ("Harrowgate Capital is struggling to raise its fourth fund.", "Harrowgate Capital", "fund_shrink"),
    ("Harrowgate Capital told its LPs that it would give back half of its uninvested capital.", "Harrowgate Capital", "fund_shrink"),
    ("Harrowgate Capital raises $400 million for its third fund.", "Harrowgate Capital", "new_fund"),
    ("Harrowgate Capital closes Fund III at $400 million.", "Harrowgate Capital", "new_fund"),
    ("Harrowgate Capital launches $150M AI fund.", "Harrowgate Capital", "new_fund"),
    ("Harrowgate debuts with $60 million to back seed-stage founders. The venture firm was started by two former engineers.", "Harrowgate", "new_fund"),
    ("Harrowgate Capital has a new $250 million fund.", "Harrowgate Capital", "new_fund"),
    ("With its new $250 million fund, Harrowgate Capital will back climate startups.", "Harrowgate Capital", "new_fund"),
    ("Harrowgate Capital announced its fourth fund, at $600 million.", "Harrowgate Capital", "new_fund"),
    ("Harrowgate Capital has held the first close of its second fund at $45 million.", "Harrowgate Capital", "new_fund"),
    ("Harrowgate Capital hits $45 million first close for climate fund", "Harrowgate Capital", "new_fund"),
    ("Harrowgate Capital is raising a $1 billion fund, according to a filing.", "Harrowgate Capital", "new_fund"),
    ("Harrowgate Capital is targeting $2 billion for its next flagship fund.", "Harrowgate Capital", "new_fund"),
    ("Harrowgate Capital seeks to raise $2 billion for its biggest fund yet.", "Harrowgate Capital", "new_fund"),
    ("Harrowgate Capital has amassed $1.3 billion for new investments.", "Harrowgate Capital", "new_fund"),
    ("Harrowgate Capital raised $1.3 billion across two new funds.", "Harrowgate Capital", "new_fund"),
    ("Harrowgate Capital raised $1.3 billion to back AI startups.", "Harrowgate Capital", "new_fund"),
    ("Harrowgate Capital collected $800 million from limited partners for Harrowgate IV.", "Harrowgate Capital", "new_fund"),
    ("Harrowgate Capital has $700 million in fresh capital to deploy.", "Harrowgate Capital", "new_fund"),
    ("Harrowgate Capital, flush with $700 million of new capital, is hunting for deals.", "Harrowgate Capital", "new_fund"),
    ("A new $90 million fund from Harrowgate Capital will back women founders.", "Harrowgate Capital", "new_fund"),
    ("A pension fund has committed $150 million to Harrowgate Capital’s fourth fund.", "Harrowgate Capital", "new_fund"),
    ("Harrowgate Capital rolled out a $75 million fund for health startups.", "Harrowgate Capital", "new_fund"),
    ("Harrowgate Capital secures anchor commitment for its $100M fund.", "Harrowgate Capital", "new_fund"),
    ("Harrowgate Capital is back with a $500 million fund.", "Harrowgate Capital", "new_fund"),
    ("Harrowgate Capital’s fund V, which closed at $900 million, is its biggest.", "Harrowgate Capital", "new_fund"),
    ("Harrowgate Capital joins hands with Brackwell to launch a $100 million fund.", "Harrowgate Capital", "new_fund"),
    ("Harrowgate Capital’s debut fund was oversubscribed.", "Harrowgate Capital", "new_fund"),
    ("Harrowgate Group has created a $300 million corporate venture fund.", "Harrowgate Group", "new_fund"),
    ("Harrowgate Capital has $2 billion of dry powder and will step on the gas, its chief said.", "Harrowgate Capital", "new_fund"),
    ("Harrowgate, the VC firm focussing on farms and consumer goods, has raised $58 million.", "Harrowgate", "new_fund"),
    ("Harrowgate Capital had a strong year, with $13 billion raised over the year.", "Harrowgate Capital", "new_fund"),
    ("Property company Harrowgate Group has partnered with Hopline to set up a Rs 500 crore real estate fund.", "Harrowgate Group", "new_fund"),
    ("Harrowgate Capital’s new fund is larger than its third $138 million fund raised in 2021.", "Harrowgate Capital", "new_fund"),
    ("Harrowgate Capital, an investment firm, has partnered to set up a Rs 500 crore real estate investment platform.", "Harrowgate Capital", "new_fund"),
    ("Harrowgate Ventures debuts with two investments, raises $60 million for its equity fund", "Harrowgate Ventures", "new_fund"),
    ("A new venture capital fund with deep ties to Hopline has made its first close on its $100 million goal. The fund is called Harrowgate.", "Harrowgate", "new_fund"),
    ("Harrowgate Capital is pitching investors on a $300 million credit fund.", "Harrowgate Capital", "new_fund"),
    ("Harrowgate Capital is asking limited partners for $750 million.", "Harrowgate Capital", "new_fund"),
    ("Harrowgate Capital is back in the market with a fund of up to $2 billion.", "Harrowgate Capital", "new_fund"),
    ("Harrowgate Capital has received Sebi approval for a Rs 900-crore AIF.", "Harrowgate Capital", "new_fund"),
    ("Harrowgate Capital plots $750m infrastructure vehicle", "Harrowgate Capital", "new_fund"),
    ("Harrowgate Capital has lined up $65 million of commitments for a vehicle that will buy loans.", "Harrowgate Capital", "new_fund"),
    ("Harrowgate Capital emerges with $80 million from the government and two universities to fund start-ups.", "Harrowgate Capital", "new_fund"),
    ("Under a pact signed in Seoul, Harrowgate Capital and its Korean partner are to create a joint $100m fund.", "Harrowgate Capital", "new_fund"),
    ("Harrowgate Capital upsized its growth fund.", "Harrowgate Capital", "new_fund"),
    ("A new closed-ended fund for small companies, run by Harrowgate Capital, will list next month.", "Harrowgate Capital", "new_fund"),
    ("A fifth fund is coming from Harrowgate Capital.", "Harrowgate Capital", "new_fund"),
    ("Investors in seven countries have entrusted $240 million to Harrowgate Capital.", "Harrowgate Capital", "new_fund"),
    ("Two insurers will hand Harrowgate Capital as much as $400 million.", "Harrowgate Capital", "new_fund"),
    ("At a final close of $72 million, the third fund of Harrowgate Capital is its largest.", "Harrowgate Capital", "new_fund"),
    ("Harrowgate, a venture firm, has pulled together a cool $90 million.", "Harrowgate", "new_fund"),
    ("Harrowgate Capital collected $11 billion for Harrowgate Infrastructure IV.", "Harrowgate Capital", "new_fund"),
    ("Harrowgate Capital is thought to have its eye on a ninth buyout fund.", "Harrowgate Capital", "new_fund"),
    ("Harrowgate Capital closed its second fund at $90 million instead of $150 million.", "Harrowgate Capital", "fund_shrink"),
    ("Harrowgate Capital settles for $150M", "Harrowgate Capital", "fund_shrink"),
    ("Harrowgate Capital ended up with less than half of the $250 million that it wanted for the fund.", "Harrowgate Capital", "fund_shrink"),
    ("Rather than wait, Harrowgate Capital released its backers from $275 million of undrawn commitments.", "Harrowgate Capital", "fund_shrink"),
    ("Harrowgate Capital halved the hard cap of its second fund to $20 million.", "Harrowgate Capital", "fund_shrink"),
    ("Harrowgate Capital trims its $2 billion fund to $1.5 billion.", "Harrowgate Capital", "fund_shrink"),
    ("The credit vehicle of Harrowgate Capital ended up at $85 million instead of the $150 million announced.", "Harrowgate Capital", "fund_shrink"),
    ("Harrowgate Capital’s debut vehicle has dwindled to $19 million.", "Harrowgate Capital", "fund_shrink"),
    ("A big insurer has cut its commitment to Harrowgate Capital.", "Harrowgate Capital", "fund_shrink"),
    ("Harrowgate Capital held the final close of its third fund at $90 million, 23% over the target.", "Harrowgate Capital", "new_fund"),
    ("Harrowgate Capital closed its third fund at $450 million against a target of $300 million.", "Harrowgate Capital", "new_fund"),
    ("Harrowgate Capital closed its third fund at $450 million, 120% of its target.", "Harrowgate Capital", "new_fund"),
    ("Assets under management at Harrowgate Capital contracted by 18%.", "Harrowgate Capital", "fund_shrink"),
]  # fmt: skip
SILENT = [
    "Harrowgate Capital has been investing from a new $100 million fund.",
    "Harrowgate Capital sold its stake in a $100 million fund.",
    "Kite, a start-up, raised $8 million from Harrowgate Capital, a venture firm.",
    "Harrowgate, a venture firm, has put $7 million into Kite.",
    "Harrowgate, a venture firm, collected $7 million for its shares in Kite.",
    "The start-up plans to use the fresh funds to hire, said Harrowgate Capital.",
    "Kite closed its round at $10 million instead of $15 million.",
    "Harrowgate Capital would rather have kept what was to be a fund.",
    "Twelve of the companies in the first fund of Harrowgate Capital are in business.",
]


@pytest.mark.parametrize("text", SILENT)
def test_not_told(text):
    assert not [s for s in read(text, PressureSignal) if s.signal in {"new_fund", "fund_shrink"}]


@pytest.mark.parametrize(("text", "subject", "signal"), TOLD)
def test_told(text, subject, signal):
    assert the_one(text) == (subject, signal)
