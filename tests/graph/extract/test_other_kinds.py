"""Pressure signals, ownership and commitments, each on sentences of our own."""

from datetime import date

import pytest

from graph.article import Article
from graph.extract import facts_in
from graph.facts import Commitment, Ownership, PressureSignal


def read(text, kind, title=None):
    facts = facts_in(Article("p", "https://example.org", None, title, text, None, date(2026, 6, 20))).facts
    return [fact for fact in facts if isinstance(fact, kind)]


@pytest.mark.parametrize(
    ("text", "subject", "signal"),
    [
        ("Shares of Kestrel Capital plunged 9% in early trading.", "Kestrel Capital", "share_price_fall"),
        ("Kestrel Capital’s stock rose 4%.", "Kestrel Capital", "share_price_rise"),
        ("Kestrel Capital reported a net loss of $640 million.", "Kestrel Capital", "net_loss"),
        ("Kestrel Capital posted a record net profit of $2 billion.", "Kestrel Capital", "net_gain"),
        ("Quarrystone wrote down its $120 million stake in Bricktree.", "Quarrystone", "write_down"),
        ("Quarrystone sold its stake in Vaulted.", "Quarrystone", "stake_sale"),
        ("Kestrel Capital is pulling back from startups.", "Kestrel Capital", "investment_pullback"),
        ("Kestrel Capital will lay off 40 people.", "Kestrel Capital", "layoffs"),
        ("Kestrel Capital filed for bankruptcy.", "Kestrel Capital", "debt_stress"),
        ("Kestrel Capital said it would wind down.", "Kestrel Capital", "shutdown"),
        ("Kestrel Capital halted withdrawals.", "Kestrel Capital", "outflow"),
        ("Kestrel Capital closed a $180 million fund.", "Kestrel Capital", "new_fund"),
        ("Kestrel Capital cut the size of its fund.", "Kestrel Capital", "fund_shrink"),
        (
            "Microsoft plans to spend $80 billion on data centers this year.",
            "Microsoft",
            "investment_step_up",
        ),
        ("Kestrel, a hedge fund, halted redemptions.", "Kestrel", "outflow"),
        ("The layoffs announced by Kestrel Capital hit sales hardest.", "Kestrel Capital", "layoffs"),
        ("Kestrel Capital has reduced its workforce by 2,100 people.", "Kestrel Capital", "layoffs"),
        (
            "Kestrel Capital—after its $2 billion purchase of Hopline—would be laying off 90 employees.",
            "Kestrel Capital",
            "layoffs",
        ),
        ("Kestrel Capital swung to a surprise loss in spring.", "Kestrel Capital", "net_loss"),
        ("Kestrel Capital’s quarterly profit rose 12%.", "Kestrel Capital", "net_gain"),
        (
            "Kestrel Capital has reduced the valuation of its stake in Vaulted.",
            "Kestrel Capital",
            "write_down",
        ),
        ("A stake in Vaulted was sold in spring by Quarrystone.", "Quarrystone", "stake_sale"),
        (
            "Kestrel Capital completed the divestment of its 30% stake in Vaulted.",
            "Kestrel Capital",
            "stake_sale",
        ),
        (
            "Kestrel Capital struck a deal with two buyers to sell its stake in Vaulted.",
            "Kestrel Capital",
            "stake_sale",
        ),
        ("Kestrel Capital has pulled out of the round.", "Kestrel Capital", "investment_pullback"),
        ("Kestrel Capital is cutting its capital spending.", "Kestrel Capital", "investment_pullback"),
        ("Kestrel Capital’ belt-tightening goes on.", "Kestrel Capital", "investment_pullback"),
        (
            "Kestrel Capital CEO Ida Moe and its AI chief Per Lund committed to major investments.",
            "Kestrel Capital",
            "investment_step_up",
        ),
        ("Kestrel Capital’s capital expenditures will jump.", "Kestrel Capital", "investment_step_up"),
        ("Kestrel Capital announced the close of its new $90 million fund.", "Kestrel Capital", "new_fund"),
        ("A ratings house cut Kestrel Capital’s credit rating.", "Kestrel Capital", "debt_stress"),
        ("Kestrel Capital declared bankruptcy.", "Kestrel Capital", "debt_stress"),
        ("Kestrel Capital exited Hopline.", "Kestrel Capital", "stake_sale"),
        ("Hopline’s worth was marked down by Kestrel Capital.", "Kestrel Capital", "write_down"),
        (
            "Kestrel Capital opened an $11 billion data center campus.",
            "Kestrel Capital",
            "investment_step_up",
        ),
        ("A fund bought out Kestrel Capital’s stake in Hopline.", "Kestrel Capital", "stake_sale"),
        (
            "Kestrel Capital has stepped back after considering an offer.",
            "Kestrel Capital",
            "investment_pullback",
        ),
        (
            "They are like Kestrel Capital, which this week hired restructuring lawyers.",
            "Kestrel Capital",
            "debt_stress",
        ),
        ("The Kestrel Capital unit posted an investment loss of $3 million.", "Kestrel Capital", "net_loss"),
        ("Kestrel Capital grew, while net income nearly doubled.", "Kestrel Capital", "net_gain"),
        ("Brightmoor boosted its stakes in chip shares.", "Brightmoor", "investment_step_up"),
        ("Kestrel Capital shares are off by more than 83%.", "Kestrel Capital", "share_price_fall"),
        ("Kestrel Capital in June froze withdrawals.", "Kestrel Capital", "outflow"),
        (
            "Kestrel Capital likes chips, having announced plans in May to invest $80 million into them.",
            "Kestrel Capital",
            "investment_step_up",
        ),
        ("Kestrel Capital plans to open a $40 million fund.", "Kestrel Capital", "new_fund"),
        ("Kestrel Capital swung to a $2 million loss.", "Kestrel Capital", "net_loss"),
        (
            "Kestrel Capital will back thirty firms from its $75 million debut fund.",
            "Kestrel Capital",
            "new_fund",
        ),
        ("Kestrel Capital told of strong months and record fundraising.", "Kestrel Capital", "new_fund"),
        ("Kestrel Capital told of a rise in its capital spending.", "Kestrel Capital", "investment_step_up"),
        ("He once worked at the bankrupt lender Kestrel Capital.", "Kestrel Capital", "debt_stress"),
        ("The defunct fund Kestrel Capital owned it.", "Kestrel Capital", "shutdown"),
    ],
)
def test_signals(text, subject, signal):
    (found,) = read(text, PressureSignal)
    assert (found.subject, found.signal) == (subject, signal)
    assert found.direction == (
        "positive"
        if signal in {"share_price_rise", "net_gain", "new_fund", "investment_step_up"}
        else "negative"
    )


@pytest.mark.parametrize(
    "text",
    [
        "Bumblebee Dating will lay off 40 people.",
        "Shares of Kestrel Capital could fall.",
        "If Kestrel Capital cut jobs, it would hurt.",
        "Kestrel Capital has no plans to cut jobs.",
        "Kestrel Capital isn’t slowing down on data center spending.",
        "Analysts expect Kestrel Capital to post a net loss.",
        "Kestrel Capital will shut down its photo app.",
        "Kestrel Capital’s chief sold a part of his stake in Kestrel.",
        "Kestrel Capital reported lower quarterly income.",
        "Kestrel Capital withdrew from a climate alliance of banks.",
        "Kestrel Capital reported lower-than-expected operating income.",
        "Brightmoor raised a $40 million relief fund.",
    ],
)
def test_no_signals(text):
    assert read(text, PressureSignal) == []


@pytest.mark.parametrize(
    ("text", "parent", "child", "relation"),
    [
        (
            "Brightmoor has acquired Cask Analytics for $95 million.",
            "Brightmoor",
            "Cask Analytics",
            "acquired",
        ),
        ("Cask Analytics was acquired by Brightmoor.", "Brightmoor", "Cask Analytics", "acquired"),
        ("Brightmoor’s acquisition of Cask Analytics is done.", "Brightmoor", "Cask Analytics", "acquired"),
        (
            "OS Ventures, the venture arm of Ostrava Steel, met Fernlight.",
            "Ostrava Steel",
            "OS Ventures",
            "fund_of",
        ),
        ("Fernlight, a subsidiary of Moravian Glass, grew.", "Moravian Glass", "Fernlight", "subsidiary"),
        ("Brightmoor owns Hopline.", "Brightmoor", "Hopline", "owns"),
        ("The lender Genwick, owned by Brightmoor, grew.", "Brightmoor", "Genwick", "owns"),
        ("Brightmoor-owned brewer Hopline grew.", "Brightmoor", "Hopline", "owns"),
        ("We saw Ostrava Steel’s Green Fund II there.", "Ostrava Steel", "Green Fund II", "fund_of"),
        (
            "Brightmoor signed a letter of intent to acquire Cask Analytics.",
            "Brightmoor",
            "Cask Analytics",
            "acquired",
        ),
        (
            "Brightmoor announced the acquisition of Cask Analytics.",
            "Brightmoor",
            "Cask Analytics",
            "acquired",
        ),
        (
            "Cask Analytics has agreed to be acquired by Brightmoor.",
            "Brightmoor",
            "Cask Analytics",
            "acquired",
        ),
        (
            "Cask Analytics, Ida Moe’s employer, was bought by Brightmoor.",
            "Brightmoor",
            "Cask Analytics",
            "acquired",
        ),
        ("Hopline has since sold Cask Analytics to Brightmoor.", "Brightmoor", "Cask Analytics", "acquired"),
        (
            "Brightmoor bought Ida Moe’s old startup, Cask Analytics.",
            "Brightmoor",
            "Cask Analytics",
            "acquired",
        ),
        ("Brightmoor was fined and its Hopline unit closed.", "Brightmoor", "Hopline", "subsidiary"),
        ("A subsidiary of Brightmoor, Hopline makes beer.", "Brightmoor", "Hopline", "subsidiary"),
        ("Brightmoor’s Hopline division grew.", "Brightmoor", "Hopline", "subsidiary"),
        (
            "He merged with Fernlight, one of Ostrava Capital’s SPACs.",
            "Ostrava Capital",
            "Fernlight",
            "fund_of",
        ),
        (
            "Ostrava Capital closed a $90 million Ostrava Fund II.",
            "Ostrava Capital",
            "Ostrava Fund II",
            "fund_of",
        ),
        ("Hopline is a brewer owned by Brightmoor.", "Brightmoor", "Hopline", "owns"),
        ("Brightmoor owns about 58 percent of Hopline.", "Brightmoor", "Hopline", "owns"),
        ("The takeover of Cask Analytics by Brightmoor is done.", "Brightmoor", "Cask Analytics", "acquired"),
        ("Cask Analytics was sold to Brightmoor in 2021.", "Brightmoor", "Cask Analytics", "acquired"),
        ("Brightmoor’s $90 million Hopline purchase is done.", "Brightmoor", "Hopline", "acquired"),
        ("Hopline’s purchase by Brightmoor is done.", "Brightmoor", "Hopline", "acquired"),
        ("Hopline, part of Brightmoor, makes beer.", "Brightmoor", "Hopline", "subsidiary"),
        (
            "Ida Moe founded Cask Analytics, which recently sold to Brightmoor.",
            "Brightmoor",
            "Cask Analytics",
            "acquired",
        ),
        (
            "Formed in 2019 and controlled by Ida Moe’s Brightmoor, Hopline makes beer.",
            "Brightmoor",
            "Hopline",
            "owns",
        ),
        ("Brightmoor, the owner of Hopline, grew.", "Brightmoor", "Hopline", "owns"),
        (
            "Brightmoor has opened a $3 million Brightmoor Barley Fund.",
            "Brightmoor",
            "Brightmoor Barley Fund",
            "fund_of",
        ),
        (
            "Barley-based Brightmoor, which holds a 56% stake in Old Brightmoor Hops Insurance, grew. Old Brightmoor is new.",
            "Brightmoor",
            "Old Brightmoor Hops Insurance",
            "owns",
        ),
        (
            "Cask Analytics said it agreed to be acquired by Brightmoor.",
            "Brightmoor",
            "Cask Analytics",
            "acquired",
        ),
        (
            "Brightmoor grew in Lisbon by acquiring Cask Analytics in 2007.",
            "Brightmoor",
            "Cask Analytics",
            "acquired",
        ),
        (
            "Brightmoor has two pillars: Hopline, its brewing arm, is the first.",
            "Brightmoor",
            "Hopline",
            "subsidiary",
        ),
        ("Hopline, a Brightmoor company, makes beer.", "Brightmoor", "Hopline", "subsidiary"),
        ("Brightmoor picked up a majority stake in Hopline.", "Brightmoor", "Hopline", "owns"),
    ],
)
def test_ownership(text, parent, child, relation):
    (found,) = read(text, Ownership)
    assert (found.parent, found.child, found.relation) == (parent, child, relation)


def test_a_share_is_a_fraction():
    (found,) = read("Brightmoor holds a 19% stake in Hopline.", Ownership)
    assert str(found.share) == "0.19"


@pytest.mark.parametrize(
    "text",
    [
        "Brightmoor is in talks to acquire Cask Analytics.",
        "Brightmoor failed to acquire Cask Analytics.",
        "Brightmoor bought shares of Hopline.",
        "Brightmoor offered $97 billion to buy Hopline.",
        "Brightmoor bought a 1.5% stake in Hopline.",
        "Brightmoor acquired the Hopline meadows.",
        "Brightmoor’s deal to acquire Hopline fell apart.",
        "Brightmoor’s $90 million Hopline takeover attempt is over.",
        "A lack of cash tanks Brightmoor’s Hopline purchase.",
        "Brightmoor acquired land in Hopline.",
        "Brightmoor has seen Brewing Weekly’s report that Hopline Fund closed.",
        "The town’s soda brand Hopline grew.",
        "The Board of Directors approved the acquisition of Hopline.",
    ],
)
def test_no_ownership(text):
    assert read(text, Ownership) == []


def test_a_deal_with_two_sellers_is_two_commitments():
    found = read("Nimbara signed data center deals with Altivex and Gridhaus.", Commitment)
    assert [(one.buyer, one.supplier) for one in found] == [("Nimbara", "Altivex"), ("Nimbara", "Gridhaus")]


def test_two_children_of_one_buyer():
    assert [f.child for f in read("Brightmoor acquired Hopline and Cask Analytics.", Ownership)] == [
        "Hopline",
        "Cask Analytics",
    ]


@pytest.mark.parametrize(
    ("text", "buyer", "supplier"),
    [
        (
            "Nimbara signed a $1.4 billion contract with Gridhaus to use computing capacity.",
            "Nimbara",
            "Gridhaus",
        ),
        ("Nimbara will use Altivex chips.", "Nimbara", "Altivex"),
        ("Gridhaus has added Nimbara to its roster of cloud customers.", "Nimbara", "Gridhaus"),
        ("Gridhaus signed a $2 billion deal with Nimbara to supply computing power.", "Nimbara", "Gridhaus"),
        ("Altivex will supply Nimbara with chips.", "Nimbara", "Altivex"),
        ("Altivex will also supply Nimbara with power.", "Nimbara", "Altivex"),
        ("Nimbara and Gridhaus signed a $3 billion cloud deal.", "Nimbara", "Gridhaus"),
        ("CoreWeave and Nimbara signed a $3 billion compute deal.", "Nimbara", "CoreWeave"),
        ("Gridhaus is the exclusive cloud provider of Nimbara.", "Nimbara", "Gridhaus"),
        (
            "Nimbara agreed to pay Gridhaus $1.2 billion a month to rent its computing capacity.",
            "Nimbara",
            "Gridhaus",
        ),
        (
            "They made a deal for Nimbara to pay Gridhaus $30 billion a year for data center services.",
            "Nimbara",
            "Gridhaus",
        ),
        (
            "CoreWeave announced it struck a billion-dollar deal with Nimbara to deploy thousands of GPUs.",
            "Nimbara",
            "CoreWeave",
        ),
        ("Nimbara will now establish Gridhaus as its preferred cloud.", "Nimbara", "Gridhaus"),
        ("Gridhaus is the primary cloud and training provider for Nimbara.", "Nimbara", "Gridhaus"),
        ("Gridhaus has been Nimbara’s main cloud platform.", "Nimbara", "Gridhaus"),
        ("Nimbara has partnered with Gridhaus to secure computing capacity.", "Nimbara", "Gridhaus"),
        ("Nimbara signed a deal in May to buy 300 megawatts of power from Gridhaus.", "Nimbara", "Gridhaus"),
        ("Nimbara is striking a data center partnership with Gridhaus.", "Nimbara", "Gridhaus"),
    ],
)
def test_commitments(text, buyer, supplier):
    (found,) = read(text, Commitment)
    assert (found.buyer, found.supplier) == (buyer, supplier)


def test_terms_of_a_commitment():
    (found,) = read(
        "Nimbara signed a five-year, $1.4 billion contract with Gridhaus for cloud capacity.", Commitment
    )
    assert (int(found.amount.value), found.term_years, found.up_to) == (1_400_000_000, 5, False)
    (letter,) = read(
        "Nimbara signed a letter of intent and a deal with Gridhaus to use computing capacity.", Commitment
    )
    assert letter.status == "letter_of_intent"


@pytest.mark.parametrize(
    "text",
    [
        "Nimbara signed a deal with Gridhaus to sell shoes.",
        "Nimbara likes chips.",
        "Nimbara announced an investment deal with Gridhaus, a data center owner.",
        "Nimbara selects six startups for Gridhaus, a cloud.",
        "Nimbara must pay Gridhaus $3 million in a settlement about chips.",
    ],
)
def test_no_commitments(text):
    assert read(text, Commitment) == []


def test_two_arms_in_a_row_belong_to_the_same_house():
    found = read(
        "Brightmoor has two pillars: Hopline, its brewing arm, and Cask Analytics, its data arm.", Ownership
    )
    assert [(one.parent, one.child) for one in found] == [
        ("Brightmoor", "Hopline"),
        ("Brightmoor", "Cask Analytics"),
    ]
