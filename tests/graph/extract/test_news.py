"""Rounds as news wires, digests and longer stories tell them: whose they are, what they are called, and what is none."""

import pytest

from tests.graph.extract.shapes import brief, rounds

TOLD = [
    # a description that is a list, or that names another company
    ("Kestrel, a one-stop shop for small farms in terms of grain storage, crop insurance, joint tractors and harvest tools raised, $4 Million(approx. ₹28 Cr) from Northfield Fund.", [("Kestrel", "USD 4000000", "unknown")]),
    ("* Hopline has raised ₹20 Cr from Alpha Ventures.\n* Kestrel Maps, the parent company of Wayfarer, the street map product has raised ₹45 Cr from Beta Bank.", [("Hopline", "INR 200000000", "unknown"), ("Kestrel Maps", "INR 450000000", "unknown")]),
    # names that begin with a number
    ("4040 Robotics has raised $90 million in a Series B led by Alpha.", [("4040 Robotics", "USD 90000000", "series-b")]),
    ("Alpha Ventures led a $20 million seed round in 77 Energy II, which drills wells.", [("77 Energy II", "USD 20000000", "seed")]),
    ("In 2025 Energy prices rose. Kestrel raised $20 million.", [("Kestrel", "USD 20000000", "unknown")]),
    # a person and her company
    ("Ida Moe, who left Bolt in 2019, took her first full-time job in ten years as CEO of 4040 Robotics, her warehouse startup, which she announced last month along with a $90 million Series A led by Alpha Ventures.", [("4040 Robotics", "USD 90000000", "series-a")]),
    # labels that belong to another matter
    ("Kestrel’s filing comes as its rival Hopline continues to raise money, notably a $12 billion round in May at a $90 billion valuation, and prepares for its own IPO.", [("Hopline", "USD 12000000000", "unknown")]),
    ("Kestrel raised $122 billion this month. Kestrel is expected to file for an initial public offering.", [("Kestrel", "USD 122000000000", "unknown"), ("Kestrel", None, "ipo")]),
    ("Kestrel raised $50 million in a round closed in May, it said. It has also secured angel investment from Ida Moe and Tom Lund.", [("Kestrel", "USD 50000000", "unknown"), ("Kestrel", None, "angel")]),
    ("Hopline, a dairy startup has raised $150K from a group of angel investors.", [("Hopline", "USD 150000", "angel")]),
    ("Hopline, a dairy startup has raised $150K from angel investors such as Ida Moe.", [("Hopline", "USD 150000", "unknown")]),
    ("The filing comes in a busy season that includes Kestrel’s initial public offering. Kestrel is seeking to raise more than $5 billion.", [("Kestrel", "USD 5000000000", "ipo")]),
    ("Kestrel went on to complete a closely watched IPO in September 2023 at a $9 billion valuation.", [("Kestrel", None, "ipo")]),
    # whoever meets or hires the many raises it
    ("Kestrel Pharma on Monday said it has signed purchase agreements with new and existing investors to raise up to $40 million in potential total gross proceeds.\n* The proceeds include initial upfront funding of approximately $18 million.", [("Kestrel Pharma", "USD 40000000", "unknown")]),
    ("Kestrel has hired two banks to raise $300 million.", [("Kestrel", "USD 300000000", "unknown")]),
    ("Kestrel helps founders to raise $3 million.", []),
    ("Kestrel makes sails. The company targets to raise $300 million.", [("Kestrel", "USD 300000000", "unknown")]),
    # of the company that the article is about, by its ticker or by another name
    ("Shares of kite maker Kestrel Aviation slide 9%.\n** KSTL says it has raised $200 million in financing from Alpha.\n** KSTL fell 5% last year.\n** KSTL has 489 million shares.", [("Kestrel Aviation", "USD 200000000", "unknown")]),
    ("Moorhen’s owners gave it time. Moorhen shut two shops. Kestrel, which runs Moorhen, has approached its existing shareholders to secure a cash infusion of up to $200 million.", [("Moorhen", "USD 200000000", "unknown")]),
    ("Kestrel makes batteries. Capital expenditures totaled $40 million, with liquidity of $700 million, supported by $90 million raised through an at-the-market equity program.", [("Kestrel", "USD 90000000", "unknown")]),
    ("It was later revealed that Kestrel sold $18 billion in bonds to pay for these ships.", [("Kestrel", "USD 18000000000", "debt")]),
    ("After launching its first product, Moorhen, which draws sound maps, Kestrel Labs is now reportedly in talks to raise fresh funding at a valuation of $5 billion.", [("Kestrel Labs", None, "unknown")]),
    # no rounds
    ("Kestrel bought Hopline. It also announced a $2 billion investment in building a training platform it is calling Windlane.", []),
    ("Kestrel also inked a $300 billion deal with Alder Cloud for compute in September, as it raised its prices.", []),
    ("Kestrel has landed a $3 billion cloud compute deal with Alder.", []),
    ("Kestrel has secured a $1.5 billion commitment from the Republic of Ghana for expanded delivery of its power systems.", []),
    ("Kestrel is creating a ferry company that builds docks — and already eyeing a $100B IPO.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_news_tells_rounds_in_its_own_words(text, expected):
    assert [(*brief(fact), fact.round) for fact in rounds(text)] == expected
