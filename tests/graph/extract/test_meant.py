"""Money for a company that the sentence does not name, and for two at once."""

import pytest

from tests.graph.extract.shapes import brief, rounds

GIVEN = [
    ("Plumbo makes robots. Earlier this week, Kestrel Motors revealed it, too, invested $2 billion in the robot startup.", "USD 2000000000", "Kestrel Motors"),
    ("Plumbo makes robots. The investment firm Alder Ventures provided $74 million over two tranches to help the company expand.", "USD 74000000", "Alder Ventures"),
    ("Plumbo grows trees. When it was founded, private equity firm Alder Ventures capitalized it by pledging up to $200 million.", "USD 200000000", "Alder Ventures"),
    ("Alder Ventures seeded Plumbo with $5 million two years ago.", "USD 5000000", "Alder Ventures"),
    ("Kestrel Motors is committing $15 billion to the Plumbo project.", "USD 15000000000", "Kestrel Motors"),
    ("Last year, Kestrel Motors had put money in Plumbo, and this week Alder Ventures said it invested $90 million in the company.", "USD 90000000", "Alder Ventures"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "amount", "giver"), GIVEN)
def test_the_company_that_is_meant(text, amount, giver):
    assert [(*brief(one), one.investors) for one in rounds(text)] == [("Plumbo", amount, (giver,))]


def test_each_gets_its_own():
    text = "Kestrel Motors announced investments of $3 billion and $1 billion, respectively, in Plumbo and Vantor."
    assert [(*brief(one), one.investors) for one in rounds(text)] == [
        ("Plumbo", "USD 3000000000", ("Kestrel Motors",)),
        ("Vantor", "USD 1000000000", ("Kestrel Motors",)),
    ]
    bare = "Sizable investments of $3 billion and $1 billion in Plumbo and Vantor swelled the sum."
    assert [(*brief(one), one.investors) for one in rounds(bare)] == [
        ("Plumbo", "USD 3000000000", ()),
        ("Vantor", "USD 1000000000", ()),
    ]


def test_a_verb_that_is_not_told_twice():
    text = "Plumbo raised Rs 3,500 crore and Vantor (formerly Zanda) Rs 3,300 crore last month."
    assert list(map(brief, rounds(text))) == [("Plumbo", "INR 35000000000"), ("Vantor", "INR 33000000000")]


STAGED = [
    ("Alder Ventures has been an investor in Plumbo from the start, leading its seed round in 2017.", True),
    ("Alder Ventures, an early backer of Plumbo, also led its seed round in 2017.", True),
    (
        "Founded in 2021, Plumbo makes robots, with Alder Ventures backing the startup at the seed stage.",
        False,
    ),
    ("Alder Ventures first backed Plumbo at its seed round in 2019.", False),
]
MORE = " It has a plant. It has a shop. It has a fleet. It has a mill."  # in a notice of few sentences the only giver leads


@pytest.mark.parametrize(("text", "led"), STAGED)
def test_who_backed_a_company_at_which_stage(text, led):
    assert [(one.company, one.round, one.investors, one.lead_investors) for one in rounds(text + MORE)] == [
        ("Plumbo", "seed", ("Alder Ventures",), ("Alder Ventures",) if led else ())
    ]


def test_a_stage_is_no_label_of_a_round_with_a_sum():
    text = (
        "Plumbo raised $150 million at a $1.5 billion valuation last year. "
        "Moe dropped out to launch Plumbo, with Alder Ventures backing the startup at the seed stage."
    )
    assert [(*brief(one), one.round) for one in rounds(text)] == [
        ("Plumbo", "USD 150000000", "unknown"),
        ("Plumbo", None, "seed"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Kestrel Motors is making bets. Last year it invested in Plumbo, a British company that makes robots.",
        "Kestrel Motors announced an investment in the UK's Plumbo in March.",
    ],
)
def test_an_investment_of_an_untold_sum(text):
    assert [(*brief(one), one.investors) for one in rounds(text)] == [("Plumbo", None, ("Kestrel Motors",))]


@pytest.mark.parametrize(
    "text",
    [
        "Alder Ventures participated in Plumbo's Series B last year.",
        "Alder Ventures took part in Plumbo’s latest Series B.",
    ],
)
def test_who_was_in_the_round_of_a_company(text):
    assert [(one.company, one.round, one.investors) for one in rounds(text)] == [
        ("Plumbo", "series-b", ("Alder Ventures",))
    ]


VALUED = [
    ("Last valued at $2.1 billion at its Series C round three years ago, Plumbo divested its unit.", "series-c", 21 * 10**8),
    ("Plumbo last February conducted a similar tender offer in which it was valued at $70 billion.", "secondary", 70 * 10**9),
    ("Plumbo is in talks for another shareholder sale that could value the company at $85 billion.", "secondary", 85 * 10**9),
]  # fmt: skip


@pytest.mark.parametrize(("text", "label", "value"), VALUED)
def test_a_round_of_which_only_its_label_and_value_are_told(text, label, value):
    assert [(one.company, one.round, one.valuation.value) for one in rounds(text)] == [
        ("Plumbo", label, value)
    ]


def test_the_round_of_another_month():
    text = (
        "Plumbo raised $640 million in August 2024, more than it had hoped. "
        "The November round was led by Kestrel Capital. It has a plant."
    )
    assert [(*brief(one), one.lead_investors) for one in rounds(text)] == [
        ("Plumbo", "USD 640000000", ()),
        ("Plumbo", None, ("Kestrel Capital",)),
    ]
    same = (
        "Plumbo raised $640 million in August 2024, more than it had hoped. "
        "The August round was led by Kestrel Capital. It has a plant."
    )
    assert [(*brief(one), one.lead_investors) for one in rounds(same)] == [
        ("Plumbo", "USD 640000000", ("Kestrel Capital",))
    ]
