"""Owners, parents, buyers and arms as news tells them: several at once, through funds, in asides; on sentences of our own."""

import pytest

from tests.graph.extract.owning import owned, pairs


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Calder Group — the owner of Pennywort, Larkspur, Teasel, and others — signed a lease.",
            {("Calder Group", "Pennywort"), ("Calder Group", "Larkspur"), ("Calder Group", "Teasel")},
        ),
        (
            "Under the deal, Millrace will be acquired by affiliates of growth-focused private equity firms Norland Partners and Ostrava Capital (“Buyers”) for $26.00 per share.",
            {("Norland Partners", "Millrace"), ("Ostrava Capital", "Millrace")},
        ),
        (
            "Millrace was bought by a consortium led by Norland Partners for $2 billion.",
            {("Norland Partners", "Millrace")},
        ),
        (
            "Gullen named a chair following an acquisition by Norwell, which ends in May.",
            {("Norwell", "Gullen")},
        ),
        (
            "Carbud, a digital wholesale platform, part of Gadwall, uses the software.",
            {("Gadwall", "Carbud")},
        ),
        (
            "Pennant pours $9 billion into data centres — a number that parent company Larkmoor expects to grow.",
            {("Larkmoor", "Pennant")},
        ),
        (
            "Foss Group sells bonds to finance its acquisition of 40 per cent stake in Lowland Bottling Ltd. last year.",
            {("Foss Group", "Lowland Bottling Ltd.")},
        ),
        (
            "In December, Foss Group took an ownership stake in Thatch Holdings.",
            {("Foss Group", "Thatch Holdings")},
        ),
        (
            "Foss Group will pay for its pending acquisition of Kite Inc.’s indirect ownership stake in Thatch Sports.",
            {("Foss Group", "Thatch Sports")},
        ),
        ("Chirper has shrunk since Foss Group took it private for $4 billion.", {("Foss Group", "Chirper")}),
        (
            "In 2021, Torvald established Torvald Sports Ventures to explore.",
            {("Torvald", "Torvald Sports Ventures")},
        ),
        (
            "Back in May, Foss AI acquired oi, the device startup founded by the designer, for $6 billion.",
            {("Foss AI", "oi")},
        ),
        (
            "Vantage Oil struck a deal to buy rival 77 Energy III for $850 million.",
            {("Vantage Oil", "77 Energy III")},
        ),
        (
            "It is the latest in a string of acqui-hires from Larch Group this year, including Tansy and Oxlip.",
            {("Larch Group", "Tansy"), ("Larch Group", "Oxlip")},
        ),
        (
            "Firms that would list include Larch Group (the parent of Tansy), and the stablecoin issuer Oxlip.",
            {("Larch Group", "Tansy")},
        ),
        ("Following the acquisition of Tansy, Oxlip grew to 90 people.", {("Oxlip", "Tansy")}),
        (
            "Tarn, which went public by a shell, merged with Moe Two, a SPAC of Norland Partners.",
            {("Tarn", "Moe Two")},
        ),
        (
            "Larch Group has made a string of acquisitions, among them Tansy, Oxlip and Pennywort.",
            {("Larch Group", "Tansy"), ("Larch Group", "Oxlip"), ("Larch Group", "Pennywort")},
        ),
        (
            "Larch Group, whose brands include Tansy and Oxlip, is small.",
            {("Larch Group", "Tansy"), ("Larch Group", "Oxlip")},
        ),
        ("Tansy agrees to $4.5 billion sale to Norland Partners", {("Norland Partners", "Tansy")}),
        ("The deal gives Larch full control of Tansy.", {("Larch", "Tansy")}),
        ("The merger of Tansy into Larch closed on Friday.", {("Larch", "Tansy")}),
        (
            "Tansy was founded in 2010 and purchased by Larch Group six years later.",
            {("Larch Group", "Tansy")},
        ),
        ("Tansy will operate as a wholly owned subsidiary of Larch.", {("Larch", "Tansy")}),
        (
            "Through its subsidiary Tansy Haulage, Larch Group runs nine depots.",
            {("Larch Group", "Tansy Haulage")},
        ),
        ("Larch beat out Oxlip to acquire Tansy.", {("Larch", "Tansy")}),
        ("Larch signed an agreement to purchase 100% of the shares of Tansy.", {("Larch", "Tansy")}),
        (
            "Norland Partners launched its third fund, Norland Growth III, with $400 million.",
            {("Norland Partners", "Norland Growth III")},
        ),
    ],
)
def test_who_has_whom(text, told):
    assert pairs(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Larch Industries (the “Company”) told of an agreement between the Company, Biofin Rehab, a wholly owned subsidiary of the Company, and a lender.",
            ("Larch Industries", "Biofin Rehab"),
        ),
        (
            "“We intend to retain our majority shareholding in Banner Assets,” said Banner Bank in a filing.",
            ("Banner Bank", "Banner Assets"),
        ),
        (
            "Tern Corporation told its results. “We expect the acquisition of Palmyra to strengthen our business,” said Ida Moe, its chief executive.",
            ("Tern Corporation", "Palmyra"),
        ),
        (
            "Larch Industries told its results.\n\nCEO Ida Moe highlighted the transformational acquisition of Kestrel Hoists. Kestrel Hoists is strong. Kestrel Hoists grows.",
            ("Larch Industries", "Kestrel Hoists"),
        ),
        (
            "Hexen Technologies was listed. At present, Magnet Holdings holds 95.03 per cent stake in the IT company.",
            ("Magnet Holdings", "Hexen Technologies"),
        ),
    ],
)
def test_whom_our_and_the_company_mean(text, told):
    assert pairs(text) == {told}


@pytest.mark.parametrize(
    "text",
    [
        "(Moe’s yAI merged with Spacery in February.)",
        "Oxlip bought land, the company said.",
        "The survey was made by Abbot’s Hill Ventures and Glim.",
        "Norland Partners closed its third fund, Glimworth reported.",
        "Founded by Ida Moe, Larch’s kitchen supports brands including Tansy, Oxlip and Pennywort.",
        "Oxlip took it to market.",
        "Oxlip bought 12 Kestrel engines.",
    ],
)
def test_nobody_gets_an_owner(text):
    assert owned(text) == []
