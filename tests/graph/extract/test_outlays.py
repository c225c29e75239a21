"""The will to fund: more of it, and less, each told in the ways of business news, of invented backers."""

import pytest

from graph.facts import PressureSignal
from tests.graph.extract.harrow import the_one
from tests.graph.extract.test_other_kinds import read

TOLD = [
    ("Harrowgate Capital has announced a doubling of its investments in AI data centers.", "Harrowgate Capital", "investment_step_up"),
    ("Harrowgate Capital plans to build five new AI data centers across Spain.", "Harrowgate Capital", "investment_step_up"),
    ("In January the president unveiled Harrowgate Capital, a $50 billion investment program to build data centers.", "Harrowgate Capital", "investment_step_up"),
    ("Harrowgate Capital is managed by Ida Moe. The hedge fund increased its position in Hopline by 659,947 shares.", "Harrowgate Capital", "investment_step_up"),
    ("The money never stops pouring as Harrowgate Capital looks to invest $515 million in Spain’s food market.", "Harrowgate Capital", "investment_step_up"),
    ("Harrowgate Capital announced a plan to invest up to $2 million in each startup through Hopline’s Atoms program.", "Harrowgate Capital", "investment_step_up"),
    ("Harrowgate Capital is to invest $50 million in Indian hospitals.", "Harrowgate Capital", "investment_step_up"),
    ("Harrowgate Capital announced an internal commitment of $1 billion for its own lending venture.", "Harrowgate Capital", "investment_step_up"),
    ("Harrowgate Capital looks to set up shop in India’s food bazaar with an investment clocking up to $350 million.", "Harrowgate Capital", "investment_step_up"),
    ("The project will be backed by a $2.5 billion investment from Harrowgate Capital.", "Harrowgate Capital", "investment_step_up"),
    ("Harrowgate group chairman Ida Harrowgate said that they are planning to invest around $4 billion in Spain over the next few years.", "Harrowgate", "investment_step_up"),
    ("Harrowgate Capital said it will invest $5 billion in the U.S. over the next four years.", "Harrowgate Capital", "investment_step_up"),
    ("Harrowgate Capital announced an investment of $2 billion in the U.K. over five years.", "Harrowgate Capital", "investment_step_up"),
    ("Harrowgate Capital will set up a $4 billion solar project in Spain.", "Harrowgate Capital", "investment_step_up"),
    ("Harrowgate Capital is planning a $10 billion AI and robotics complex in Spain.", "Harrowgate Capital", "investment_step_up"),
    ("Harrowgate Capital is doubling down on Spain with $5 billion more for data centres.", "Harrowgate Capital", "investment_step_up"),
    ("Harrowgate Capital is betting $1.2 billion on American defence.", "Harrowgate Capital", "investment_step_up"),
    ("Harrowgate Capital will boost investment in its venture arm by $800 million.", "Harrowgate Capital", "investment_step_up"),
    ("Harrowgate Capital launches programme to back pre-seed AI founders with up to $1 million each.", "Harrowgate Capital", "investment_step_up"),
    ("Harrowgate Capital, flush with cash, wants to write bigger cheques.", "Harrowgate Capital", "investment_step_up"),
    ("Harrowgate Capital expects 2026 capex growth to be notably larger than in 2025.", "Harrowgate Capital", "investment_step_up"),
    ("Harrowgate Capital earmarks $450 million for domestic investment.", "Harrowgate Capital", "investment_step_up"),
    ("Harrowgate Capital is looking to deploy 3 billion euros in Indian buyouts.", "Harrowgate Capital", "investment_step_up"),
    ("Harrowgate Capital is stepping up its dealmaking in Asia.", "Harrowgate Capital", "investment_step_up"),
    ("Harrowgate Capital’s Ida Moe pledged to invest $100 billion in AI startups over four years.", "Harrowgate Capital", "investment_step_up"),
    ("Harrowgate Capital pauses work on a data center in Wisconsin.", "Harrowgate Capital", "investment_pullback"),
    ("Harrowgate Capital will not back Hopline’s $10 billion data center.", "Harrowgate Capital", "investment_pullback"),
    ("Harrowgate Capital backed out of its plan to buy Hopline shares.", "Harrowgate Capital", "investment_pullback"),
    ("Harrowgate Capital shelves plans for its $1 billion campus.", "Harrowgate Capital", "investment_pullback"),
    ("Harrowgate Capital’s $100 billion Hopline deal has been put on ice.", "Harrowgate Capital", "investment_pullback"),
    ("Harrowgate Capital has all but stopped making new venture investments.", "Harrowgate Capital", "investment_pullback"),
    ("With Harrowgate Group planning to spend as much as 75 per cent more this year on capital expenditures, chip makers cheered. Harrowgate Group has backed 40 startups.", "Harrowgate Group", "investment_step_up"),
    ("Over two years Harrowgate Capital made little noise. It has invested nearly $500 million in 10 companies over the last 12 months.", "Harrowgate Capital", "investment_step_up"),
    ("Harrowgate Group is drawing up plans to build a $100 billion supercomputer for AI.", "Harrowgate Group", "investment_step_up"),
    ("Harrowgate Group would build $50 billion worth of AI servers.", "Harrowgate Group", "investment_step_up"),
    ("The board of Harrowgate Capital approved an extra $2 billion for AI startups.", "Harrowgate Capital", "investment_step_up"),
    ("Harrowgate Capital will invest $5 billion in robots.", "Harrowgate Capital", "investment_step_up"),
    ("Harrowgate Capital has stopped writing checks.", "Harrowgate Capital", "investment_pullback"),
    ("Harrowgate Capital is pausing new investments.", "Harrowgate Capital", "investment_pullback"),
    ("Harrowgate Capital has put new deals on hold.", "Harrowgate Capital", "investment_pullback"),
    ("Harrowgate Capital has frozen new commitments to venture funds.", "Harrowgate Capital", "investment_pullback"),
    ("Harrowgate Capital is winding down its venture arm.", "Harrowgate Capital", "investment_pullback"),
    ("Harrowgate Group is shuttering its venture capital arm.", "Harrowgate Group", "investment_pullback"),
    ("Harrowgate Group will close its corporate venture unit at the end of the year.", "Harrowgate Group", "investment_pullback"),
    ("Harrowgate Group said it is getting out of venture investing.", "Harrowgate Group", "investment_pullback"),
    ("Harrowgate Capital pulled out of Hopline’s $200 million round.", "Harrowgate Capital", "investment_pullback"),
    ("Harrowgate Capital backed out of a deal to invest $100 million in Hopline.", "Harrowgate Capital", "investment_pullback"),
    ("Harrowgate Capital walked away from talks to lead Hopline’s Series C.", "Harrowgate Capital", "investment_pullback"),
    ("Harrowgate Capital has scaled back its investing, doing just four deals this year.", "Harrowgate Capital", "investment_pullback"),
    ("Harrowgate Capital made only three investments this year, down from 41 a year ago.", "Harrowgate Capital", "investment_pullback"),
    ("Harrowgate Capital will slow the pace of its investments.", "Harrowgate Capital", "investment_pullback"),
    ("Harrowgate Capital has turned cautious on AI and is cutting the size of its checks.", "Harrowgate Capital", "investment_pullback"),
    ("Harrowgate Capital is tightening its belt, its chief told investors.", "Harrowgate Capital", "investment_pullback"),
    ("Harrowgate Capital is retreating from late-stage deals.", "Harrowgate Capital", "investment_pullback"),
    ("Harrowgate Capital shelved plans for a $2 billion AI fund.", "Harrowgate Capital", "investment_pullback"),
    ("Harrowgate Capital called off its planned $500 million investment in Hopline.", "Harrowgate Capital", "investment_pullback"),
    ("Harrowgate Capital has gone quiet: it has not led a round since March.", "Harrowgate Capital", "investment_pullback"),
    ("Harrowgate Capital pulled the plug on a $300 million investment in Hopline.", "Harrowgate Capital", "investment_pullback"),
    ("Harrowgate Capital withdrew its offer to fund Hopline.", "Harrowgate Capital", "investment_pullback"),
    ("Harrowgate Capital refused to take part in the new round of Hopline.", "Harrowgate Capital", "investment_pullback"),
    ("Harrowgate Capital will not take part in Hopline’s next round.", "Harrowgate Capital", "investment_pullback"),
    ("Harrowgate Capital has lost its appetite for AI bets.", "Harrowgate Capital", "investment_pullback"),
    ("Harrowgate Capital cut its 2026 investment budget by 30%.", "Harrowgate Capital", "investment_pullback"),
    ("Microsoft has slowed or paused some data center projects.", "Microsoft", "investment_pullback"),
    ("Microsoft cancelled leases for data centers with two operators.", "Microsoft", "investment_pullback"),
    ("Microsoft lowered its capital spending forecast to $70 billion.", "Microsoft", "investment_pullback"),
    ("Microsoft is cutting back on AI spending.", "Microsoft", "investment_pullback"),
    ("Harrowgate Capital abandoned its efforts to raise a second fund.", "Harrowgate Capital", "investment_pullback"),
    ("Harrowgate Group plans to invest $5 billion in AI startups over the next three years.", "Harrowgate Group", "investment_step_up"),
    ("Harrowgate Group pledged to invest $100 billion in the United States.", "Harrowgate Group", "investment_step_up"),
    ("Harrowgate Group has committed $2 billion to AI startups.", "Harrowgate Group", "investment_step_up"),
    ("Harrowgate Group earmarked $400 million for startups in Africa.", "Harrowgate Group", "investment_step_up"),
    ("Harrowgate Group has set aside $1 billion for acquisitions and investments in AI.", "Harrowgate Group", "investment_step_up"),
    ("Harrowgate Group is doubling down on AI, its chief said, and will invest another $3 billion in startups.", "Harrowgate Group", "investment_step_up"),
    ("Harrowgate Group aims to deploy $1.5 billion in Southeast Asia by 2028.", "Harrowgate Group", "investment_step_up"),
    ("Harrowgate Group said it would put $3 billion to work in AI.", "Harrowgate Group", "investment_step_up"),
    ("Harrowgate Group, a conglomerate, will spend more on AI next year.", "Harrowgate Group", "investment_step_up"),
    ("Harrowgate Group, a conglomerate, raised its capex guidance to $12 billion.", "Harrowgate Group", "investment_step_up"),
    ("The conglomerate Harrowgate Group expects capital expenditures of $12 billion to $14 billion this year.", "Harrowgate Group", "investment_step_up"),
    ("Harrowgate Group, a conglomerate, lifted its spending plan for 2026 to $30 billion from $25 billion.", "Harrowgate Group", "investment_step_up"),
    ("Microsoft expects capex of $80 billion this fiscal year.", "Microsoft", "investment_step_up"),
    ("Microsoft’s capital expenditures will reach $80 billion this year.", "Microsoft", "investment_step_up"),
    ("Microsoft’s capex rose 53% to $34.9 billion in the quarter.", "Microsoft", "investment_step_up"),
    ("Microsoft spent $34.9 billion on capital expenditures in the quarter, up from $24 billion.", "Microsoft", "investment_step_up"),
    ("Capital expenditures at Microsoft hit a record $35 billion.", "Microsoft", "investment_step_up"),
    ("Microsoft said capital spending would grow faster in fiscal 2027.", "Microsoft", "investment_step_up"),
    ("Microsoft plans to double its data center footprint within two years.", "Microsoft", "investment_step_up"),
    ("Microsoft is on track to spend $80 billion on data centers.", "Microsoft", "investment_step_up"),
    ("Microsoft announced a $17.5 billion investment in India.", "Microsoft", "investment_step_up"),
    ("Microsoft to invest $3.2 billion in Sweden’s AI infrastructure", "Microsoft", "investment_step_up"),
    ("Microsoft is pouring $3.3 billion into a data center in Wisconsin.", "Microsoft", "investment_step_up"),
    ("Microsoft will build a $7 billion data center in Wisconsin.", "Microsoft", "investment_step_up"),
    ("Microsoft’s $80 billion spending plan for this year has investors worried.", "Microsoft", "investment_step_up"),
    ("Amazon boosted its planned capital spending to $125 billion.", "Amazon", "investment_step_up"),
    ("Amazon said it will invest at least $35 billion in India by 2030.", "Amazon", "investment_step_up"),
    ("Amazon upped its bet on Hopline with another $4 billion.", "Amazon", "investment_step_up"),
    ("Amazon commits $12 billion to Louisiana data centers.", "Amazon", "investment_step_up"),
    ("Meta now expects to spend $66 billion to $72 billion on infrastructure this year, up from its earlier forecast of $64 billion to $72 billion.", "Meta", "investment_step_up"),
    ("Meta will spend hundreds of billions of dollars on AI data centers, Zuckerberg said.", "Meta", "investment_step_up"),
    ("Alphabet hiked its capex forecast for the third time, to as much as $93 billion.", "Alphabet", "investment_step_up"),
    ("Google will invest an additional $9 billion in Virginia.", "Google", "investment_step_up"),
    ("Oracle expects to spend $15 billion more than planned.", "Oracle", "investment_step_up"),
    ("Harrowgate Capital has built a stake of more than $1 billion in Hopline.", "Harrowgate Capital", "investment_step_up"),
    ("Harrowgate Capital disclosed a 5.4% stake in Hopline.", "Harrowgate Capital", "investment_step_up"),
    ("Harrowgate Capital revealed a 9.9% holding in Hopline.", "Harrowgate Capital", "investment_step_up"),
    ("Harrowgate Capital raised its stake in Hopline to 12%.", "Harrowgate Capital", "investment_step_up"),
    ("Harrowgate Capital added 1.2 million shares of Hopline in the quarter.", "Harrowgate Capital", "investment_step_up"),
    ("Harrowgate Capital upped its holding in Hopline.", "Harrowgate Capital", "investment_step_up"),
    ("Harrowgate Capital took a new position in Hopline, a filing showed.", "Harrowgate Capital", "investment_step_up"),
    ("Harrowgate Capital opened a new position in Hopline.", "Harrowgate Capital", "investment_step_up"),
    ("Harrowgate Capital has increased the size of its check to $30 million.", "Harrowgate Capital", "investment_step_up"),
    ("Harrowgate Capital is stepping up its investments in Europe.", "Harrowgate Capital", "investment_step_up"),
    ("Harrowgate Capital plans to back 40 startups this year, up from 25.", "Harrowgate Capital", "investment_step_up"),
    ("Harrowgate Capital aims to double the number of startups it funds.", "Harrowgate Capital", "investment_step_up"),
    ("Harrowgate Capital plans to deploy its $1 billion over two years.", "Harrowgate Capital", "investment_step_up"),
    ("Harrowgate Capital has invested $2 billion in AI companies this year, more than in the past three years together.", "Harrowgate Capital", "investment_step_up"),
    ("Harrowgate Capital expects to invest about $500 million in 2026.", "Harrowgate Capital", "investment_step_up"),
    ("Harrowgate Capital wants to invest $500 million in 2026.", "Harrowgate Capital", "investment_step_up"),
    ("Harrowgate Capital is ready to invest up to $500 million in defence startups.", "Harrowgate Capital", "investment_step_up"),
    ("Harrowgate Capital is considering investing up to $25 billion in AI infrastructure.", "Harrowgate Capital", "investment_step_up"),
    ("Harrowgate Capital is in talks to invest as much as $25 billion in data centers.", "Harrowgate Capital", "investment_step_up"),
    ("The Harrowgate Group conglomerate has allocated 500 billion won for AI investments.", "Harrowgate Group", "investment_step_up"),
    ("Harrowgate Group’s $33 billion bet on AI has turned it into one of the largest startup backers.", "Harrowgate Group", "investment_step_up"),
    ("Harrowgate Group, the Japanese investor, has increased its commitment to the project to $40 billion.", "Harrowgate Group", "investment_step_up"),
    ("Harrowgate Group, a conglomerate, followed in December with plans to invest $17 billion in data centers.", "Harrowgate Group", "investment_step_up"),
    ("Harrowgate Capital’s significant investment of $39.2 billion in chips has yet to pay off.", "Harrowgate Capital", "investment_step_up"),
    ("Leading the charge is Harrowgate Capital, which has dedicated $1.5 billion of its latest fundraise to what it calls a “creation” strategy that’s focused on incubating software companies.", "Harrowgate Capital", "investment_step_up"),
    ("Harrowgate Capital is also sinking ever larger sums of money into building out AI infrastructure.", "Harrowgate Capital", "investment_step_up"),
    ("Harrowgate Capital unveiled a strategic partnership to invest over $5 billion in data centers.", "Harrowgate Capital", "investment_step_up"),
    ("Harrowgate Capital has put up an initial tranche of funding for AI energy-related investments totalling $5 billion.", "Harrowgate Capital", "investment_step_up"),
    ("Harrowgate Capital has lined up to help finance the estimated $50 billion building of the campus.", "Harrowgate Capital", "investment_step_up"),
    ("Harrowgate Capital dramatically increased stakes in Hopline last quarter.", "Harrowgate Capital", "investment_step_up"),
    ("Dan Moss said his Harrowgate Square hedge fund has amassed a stake in Hopline.", "Harrowgate Square", "investment_step_up"),
    ("Unsurprisingly Harrowgate Capital, which disclosed a $5 billion stake in the company, had pushed for it.", "Harrowgate Capital", "investment_step_up"),
    ("Harrowgate Capital is winding down its London office, two people said.", "Harrowgate Capital", "investment_pullback"),
    ("Harrowgate Capital will not proceed with its proposed investment in Hopline.", "Harrowgate Capital", "investment_pullback"),
    ("Harrowgate Capital used the profit to significantly increase investments in startups.", "Harrowgate Capital", "investment_step_up"),
    ("Harrowgate Capital participated in 50 venture deals so far this year, already surpassing the 48 of all of last year.", "Harrowgate Capital", "investment_step_up"),
    ("Hopline’s sale fell through, prompting the investor Harrowgate to step up with another $1 billion investment.", "Harrowgate", "investment_step_up"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "subject", "signal"), TOLD)
def test_told(text, subject, signal):
    assert the_one(text) == (subject, signal)


@pytest.mark.parametrize(
    "text",
    [
        "Harrowgate Capital agreed to inject $60 million in debt and equity into Hopline.",  # a round of one company
        "Hopline, a courier app, plans to spend $3 million on new bikes this year.",
        "The Harbour Act set aside $39 billion for chips.",  # the taxpayers' money
        "Harrowgate Capital said that Hopline’s customers remain committed to large-scale AI investments.",
        "The European Commission is investigating Harrowgate Capital’s $15 million investment in French startup Hopline.",
        "Harrowgate Capital to invest $2B in Ida Moe’s Hopline",
        "Anchor investors came, with Harrowgate Capital investing $12 million through two of its funds.",
        "Harrowgate Capital has an office there. Last month, the nation launched its plan, pledging $3 billion to five local AI companies.",
        "Harrowgate Capital is a venture firm. Ida Moe, a partner at Harrowgate Capital, has backed many. Moe stepped back from day-to-day investing in 2021.",
        "President Trump announced $500 billion of investment in new data centers.",
        "In October, Harrowgate Capital agreed to buy another $250 billion worth of Microsoft’s cloud.",
    ],
)
def test_no_will_to_fund(text):
    assert read(text, PressureSignal) == []


def test_all_of_a_kind_that_are_named():
    found = read(
        "Globally, majors like Harrowgate Capital and Arvenne Capital are scaling back investments in clean energy.",
        PressureSignal,
    )
    assert [(one.subject, one.signal) for one in found] == [
        ("Harrowgate Capital", "investment_pullback"),
        ("Arvenne Capital", "investment_pullback"),
    ]


def test_all_of_a_list_between_dashes():
    text = "The big funds - Harrowgate Capital (HGC), Arvenne Capital (ARV) and Brackwell Ventures (BRK) - boost their investments in startups."
    assert [one.subject for one in read(text, PressureSignal)] == [
        "Harrowgate Capital",
        "Arvenne Capital",
        "Brackwell Ventures",
    ]


def test_one_deed_is_one_signal():
    (found,) = read(
        "Harrowgate Capital launched a $500 million venture fund to invest in games companies.",
        PressureSignal,
    )
    assert found.signal == "new_fund"


def test_a_person_of_the_headline_stands_for_the_house_of_the_text():
    text = "Ida Moss’s Harrowgate Capital boosted its stakes in Hopline.\nMoss has run it for years.\nIt increased its stake in Kite by 44%."
    assert {
        found.subject for found in read(text, PressureSignal, title="Investor Moss’s Firm Loves Hopline")
    } == {"Harrowgate Capital"}
