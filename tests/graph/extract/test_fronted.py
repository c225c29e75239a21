"""Rounds that a sentence opens with, and rounds told by nouns instead of raising verbs."""

import pytest

from tests.graph.extract.shapes import brief, rounds

OPENED = [
    ("Backed by $40 million from Alder Ventures, Plumbo plans to open three plants.", "USD 40000000", ("Alder Ventures",)),
    ("With $25 million in new funding from Alder Ventures, Plumbo wants to hire.", "USD 25000000", ("Alder Ventures",)),
    ("Fresh off a $60 million Series C led by Alder Ventures, Plumbo is moving to Austin.", "USD 60000000", ("Alder Ventures",)),
    ("Plumbo's latest funding — $45 million led by Alder Ventures — values the company at $300 million.", "USD 45000000", ("Alder Ventures",)),
    ("In December, Plumbo completed its Series B, bringing in an additional $130 million.", "USD 130000000", ()),
    ("The Series B brought in $55 million for Plumbo.", "USD 55000000", ()),
    ("Plumbo, a code review startup, is raising a Series A. Sources say it’s for $30 million at a $180 million valuation.", "USD 30000000", ()),
    ("Plumbo took in $18 million from Alder Ventures, the latest robot maker to raise money.", "USD 18000000", ("Alder Ventures",)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "amount", "backers"), OPENED)
def test_the_subject_got_what_the_sentence_opens_with(text, amount, backers):
    assert [(*brief(one), one.investors) for one in rounds(text)] == [("Plumbo", amount, backers)]


def test_what_it_got_is_done_though_it_plans_to_spend_it():
    (found,) = rounds("Backed by $40 million from Alder Ventures, Plumbo plans to open three plants.")
    assert found.status == "completed"


@pytest.mark.parametrize(
    "text",
    [
        "With $40 million in annual sales, Plumbo plans to open three plants.",
        "With nearly €7 billion in quantum investment, Ruritania is on its way.",
    ],
)
def test_not_everything_that_opens_a_sentence_was_raised(text):
    assert rounds(text) == []


PARTS = [
    ("Alder Ventures will take a 20% stake in Plumbo for $60 million.", "planned"),
    ("In January, Alder Ventures acquired an additional stake in Plumbo for more than $60 million.", "completed"),
    ("Alder Ventures paid $60 million in 2019 for a 27% stake in Plumbo.", "completed"),
    ("Alder Ventures bought 12% of Plumbo for $60 million.", "completed"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "status"), PARTS)
def test_a_part_bought_for_a_sum(text, status):
    assert [(*brief(one), one.status, one.investors) for one in rounds(text)] == [
        ("Plumbo", "USD 60000000", status, ("Alder Ventures",))
    ]


def test_a_whole_company_is_no_part():
    assert rounds("Alder Ventures bought a 70% stake in Plumbo for $60 million.") == []


def test_all_who_gave_together():
    (found,) = rounds(
        "Alder Ventures and Kestrel Capital have together poured more than $400 million into Plumbo."
    )
    assert set(found.investors) == {"Alder Ventures", "Kestrel Capital"}


def test_a_sum_of_another_company_has_its_own_giver():
    text = (
        "Kestrel Motors invested $300 million in cloud tools; "
        "Alder Ventures said it would invest $50 million in Plumbo."
    )
    assert [(*brief(one), one.investors) for one in rounds(text)] == [
        ("Plumbo", "USD 50000000", ("Alder Ventures",))
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Kestrel Motors invested $50 million in Plumbo infrastructure.",
        "Kestrel Motors invested $90 million in 2024, with $50 million allocated to the new mill - the Plumbo Project.",
        "Ruritania is growing. India is set to raise 390 billion rupees through a sale of bonds.",
    ],
)
def test_goods_works_and_states_are_no_companies(text):
    assert rounds(text) == []


DEBT = [
    ("Plumbo borrowed $150 million from Kestrel Bank to build its plant.", "debt"),
    ("Kestrel Bank lent Plumbo $150 million.", "debt"),
    ("Plumbo, a consumer lending startup, has secured a $150 million round.", "unknown"),
    ("Plumbo announces the closing of its offering of $150 million of eight-year senior unsecured notes.", "debt"),
    ("Plumbo has secured $150 million through a placement of 2.25% Convertible Senior Notes due in 2028.", "convertible"),
    ("Plumbo went public in 2021, raising $150 million.", "ipo"),
    ("Plumbo, which went public via a merger in 2021, raised $150 million from institutional investors.", "unknown"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "label"), DEBT)
def test_the_label_that_verbs_and_notes_tell(text, label):
    assert [(*brief(one), one.round) for one in rounds(text)] == [("Plumbo", "USD 150000000", label)]


def test_one_facility_in_two_currencies_and_its_arrangers():
    (found,) = rounds(
        "Plumbo has secured a 393 million euros and $100 million external borrowing facility. "
        "The deal saw participation from Kestrel Bank and Alder Bank as lead arrangers."
    )
    assert brief(found) == ("Plumbo", "EUR 393000000")
    assert (found.round, found.lead_investors) == ("debt", ("Kestrel Bank", "Alder Bank"))


def test_the_parts_of_a_round_are_no_rounds():
    text = (
        "Plumbo raised £2.9 million through a share placing and subscription. The company raised £1 million "
        "through the issue of new shares and £1.9 million through a subscription from Alder Ventures."
    )
    assert [(*brief(one), one.investors) for one in rounds(text)] == [
        ("Plumbo", "GBP 2900000.0", ("Alder Ventures",))
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Plumbo, a robot maker, has raised an undisclosed amount of funding from a group of HNIs.",
        "Plumbo has secured an undisclosed sum.",
    ],
)
def test_a_round_of_which_nothing_is_told_is_one(text):
    assert [(*brief(one), one.status) for one in rounds(text)] == [("Plumbo", None, "completed")]
