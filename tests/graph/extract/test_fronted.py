"""Rounds that a sentence opens with, and rounds told by nouns instead of raising verbs."""

import pytest

from graph.extract.fronted import fronted
from graph.extract.marked import M, N
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
        "Plumbo, a robot maker, raised an initial funding round of undisclosed size.",
    ],
)
def test_a_round_of_which_nothing_is_told_is_one(text):
    assert [(*brief(one), one.status) for one in rounds(text)] == [("Plumbo", None, "completed")]


@pytest.mark.parametrize(
    ("text", "backers"),
    [
        ("After raising $20 million in a Series A led by Alder, Corvane will hire.", {"Alder"}),
        (
            "Months after raising $20 million from Alder Capital, Corvane cut 40 jobs on Monday.",
            {"Alder Capital"},
        ),
        ("Having raised $20 million from Alder, Corvane will hire.", {"Alder"}),
        (
            "After securing a $20 million Series A from Alder and Birch, Corvane plans to expand to Germany.",
            {"Alder", "Birch"},
        ),
        (
            "Since raising $20 million from Alder, the Berlin startup Corvane has doubled its staff.",
            {"Alder"},
        ),
        ("Fresh off a $20 million round led by Alder, Corvane is hiring.", {"Alder"}),
        (
            "Just weeks after closing a $20 million Series B led by Alder, London-based Corvane said it would move.",
            {"Alder"},
        ),
        ("With $20 million in fresh funding from Alder, Corvane plans to hire 40 people.", {"Alder"}),
        (
            "Less than a year after it closed a $20 million Series A led by Alder, Corvane has shut down.",
            {"Alder"},
        ),
        ("Despite raising $20 million from Alder, Corvane ran out of money.", {"Alder"}),
        ("Following its $20 million Series A led by Alder, Corvane will hire.", {"Alder"}),
        (
            "When it raised $20 million from Alder in 2021, Corvane was valued at $200 million.",
            {"Alder"},
        ),
        (
            "After raising $20 million from Alder, Birch and Rowan, Corvane, a maker of kites, said it would hire.",
            {"Alder", "Birch", "Rowan"},
        ),
    ],
)
def test_who_raised_is_named_behind_the_comma(text, backers):
    (one,) = rounds(text)
    assert (one.company, set(one.investors)) == ("Corvane", backers)


def test_what_is_planned_and_dated_behind_the_comma_is_not_the_round_s():
    (one,) = rounds(
        "Months after raising $20 million from Alder Capital, Corvane plans to cut jobs on Monday."
    )
    assert (one.status, one.date, one.is_main) == ("completed", None, False)


def test_a_second_round_behind_the_comma_is_of_the_same_company():
    found = rounds(
        "A year after it raised $20 million from Alder, Corvane is in talks with Birch about a $50 million round."
    )
    assert [(one.company, one.status) for one in found] == [("Corvane", "completed"), ("Corvane", "rumoured")]


@pytest.mark.parametrize(
    "shape",
    [
        f"When it raised {M} in 2021, {N} led the round.",  # "it" is another
        f"After it raised {M} from {N}, its biggest backer {N} sold.",
        f"After raising {M} for {N}, CEO {N} said so.",
    ],
)
def test_who_gave_or_speaks_behind_the_comma_did_not_raise(shape):
    clause = fronted(shape)
    assert clause
    assert clause.name is None


@pytest.mark.parametrize(
    "shape", [f"After {N} raised {M}, {N} is raising too.", f"{N} raised {M} after hiring, {N} said."]
)
def test_a_clause_with_a_doer_of_its_own_takes_none_from_behind(shape):
    clause = fronted(shape)
    assert clause is None or clause.name is None


@pytest.mark.parametrize(
    ("text", "givers"),
    [
        ("Plumbo is in talks with Alder Group to raise a new funding round at a valuation of $3 billion.", {"Alder Group"}),
        ("Plumbo is in talks with Alder Group and Kestrel Capital about a $500 million investment.", {"Alder Group", "Kestrel Capital"}),
    ],
)  # fmt: skip
def test_whom_it_talks_with_may_give(text, givers):
    assert [(one.company, one.status, set(one.investors)) for one in rounds(text)] == [
        ("Plumbo", "rumoured", givers)
    ]


def test_two_who_each_give_as_much():
    text = (
        "Last year, Kestrel Motors agreed to invest $2 billion in Plumbo, "
        "and this week Alder Group revealed it, too, invested $2 billion in the robot startup."
    )
    assert [(one.company, one.status, one.investors) for one in rounds(text)] == [
        ("Plumbo", "planned", ("Kestrel Motors",)),
        ("Plumbo", "completed", ("Alder Group",)),
    ]


def test_what_a_stake_is_worth_is_no_round():
    assert rounds("The charity of Plumbo would obtain a stake, worth upward of $100 billion.") == []
