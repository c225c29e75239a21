"""What a placement or offering brings in, told by its proceeds; and proceeds that are no round."""

import pytest

from tests.graph.extract.shapes import brief, rounds

PROCEEDS = [
    ("Kestrel Pumps today announced the closing of its registered direct offering of 6,103,289 shares. The gross proceeds to the Company from the offering were approximately $13 million, before deducting fees.",
     "USD 13000000", "completed"),
    ("Kestrel Pumps announced the pricing of a public offering of 3 million shares. The gross proceeds to Kestrel Pumps from the offering, before deducting underwriting discounts and commissions and estimated offering expenses, are expected to be approximately $21 million.",
     "USD 21000000", "planned"),
    ("Kestrel Pumps has completed its private placement, under which 41 million units were issued at $0.36 per unit for gross proceeds of up to about $15 million.", "USD 15000000", "completed"),
    ("Kestrel Pumps closed its offering, raising gross proceeds of approximately NOK 350 million.", "NOK 350000000", "completed"),
    ("Kestrel Pumps closed a registered direct offering of 434,000 shares at $2.41 apiece for about $12 million in gross proceeds.", "USD 12000000", "completed"),
    ("Kestrel Pumps priced its upsized $40 million public offering of common stock.", "USD 40000000", "completed"),
    ("Kestrel Pumps launched a rights issue of €200 million.", "EUR 200000000", "completed"),
    ("Kestrel Pumps raised a total of $15 million in a Series A led by Alder Ventures.", "USD 15000000", "completed"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "amount", "status"), PROCEEDS)
def test_proceeds_of_new_shares_are_a_round(text, amount, status):
    assert [(*brief(one), one.status) for one in rounds(text)] == [("Kestrel Pumps", amount, status)]


def test_proceeds_restate_the_round_that_was_told():
    text = (
        "Kestrel Pumps raised $30 million in a private placement. "
        "It issued new units for upfront gross proceeds of approximately $15 million."
    )
    assert list(map(brief, rounds(text))) == [("Kestrel Pumps", "USD 30000000")]


@pytest.mark.parametrize(
    "text",
    [
        "Kestrel Pumps sold its plant in Leipzig for gross proceeds of $50 million.",
        "Kestrel Pumps said that gross proceeds from the sale of its German unit were $50 million.",
        "Gross proceeds from the exercise of warrants of Kestrel Pumps were $5 million.",
        "Kestrel Pumps is acquiring 1 million shares of its unit through a rights issue for $2 million.",
    ],
)
def test_what_assets_and_warrants_bring_is_none(text):
    assert rounds(text) == []


def test_a_greater_sum_takes_the_place_of_the_proceeds_so_far():
    text = (
        "Kestrel Pumps priced its placement. It has $15 million in upfront gross proceeds, for an aggregate of up to "
        "approximately $30 million in total gross proceeds. The gross proceeds of the first closing are $15 million."
    )
    assert list(map(brief, rounds(text))) == [("Kestrel Pumps", "USD 30000000")]
