from decimal import Decimal

import pytest

from graph.extract.amounts import amounts


def read(text):
    return [(str(m.amount.value.normalize()), m.amount.currency) for m in amounts(text)]


@pytest.mark.parametrize(
    ("text", "value", "currency"),
    [
        ("$2.4 billion", "2.4E+9", "USD"),
        ("$5.5B", "5.5E+9", "USD"),
        ("₹20,000 crore", "2E+11", "INR"),
        ("Rs 50 crore", "5E+8", "INR"),
        ("Rs. 5 lakh", "5E+5", "INR"),
        ("₹1.5 lakh crore", "1.5E+12", "INR"),
        ("€12m", "1.2E+7", "EUR"),
        ("SEK 200m", "2E+8", "SEK"),
        ("US$40M", "4E+7", "USD"),
        ("US $40 million", "4E+7", "USD"),
        ("A$5m", "5E+6", "AUD"),
        ("S$23 million", "2.3E+7", "SGD"),
        ("£8billion", "8E+9", "GBP"),
        ("27 million euros", "2.7E+7", "EUR"),
        ("352.7 billion yen", "3.527E+11", "JPY"),
        ("$37.7-million CAD", "3.77E+7", "CAD"),
        ("$1,250,000", "1.25E+6", "USD"),
        ("CHF 7 million", "7E+6", "CHF"),
        ("$18M+", "1.8E+7", "USD"),
        ("€500,000", "5E+5", "EUR"),
        ("$1.75 trillion", "1.75E+12", "USD"),
    ],
)
def test_reads_money_as_newspapers_write_it(text, value, currency):
    assert read(text) == [(value, currency)]
    assert read(f"Acme raised {text}, it said.") == [(value, currency)]


@pytest.mark.parametrize(
    "text", ["40 million users", "a nine-figure sum", "3 sek", "in 2024", "5 percent", "M$", "$"]
)
def test_what_is_not_money_is_not_read(text):
    assert read(text) == []


def test_a_range_counts_by_its_lower_end():
    assert read("$95 million to $110 million") == [("9.5E+7", "USD")]
    assert read("US$1-2 million") == [("1E+6", "USD")]


def test_a_conversion_in_brackets_is_the_same_money():
    (money,) = amounts("raised €3 billion ($3.5 billion) in")
    assert money.amount.currency == "EUR"
    assert money.other is not None
    assert money.other.value == Decimal("3.5e9")
    assert money.end == len("raised €3 billion ($3.5 billion)")


def test_two_sums_in_one_currency_stay_two():
    assert len(amounts("raised $9 million ($8 million in equity)")) == 2


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("up to $5m", "up_to"),
        ("more than $5m", "over"),
        ("about $5m", "about"),
        ("nearly $5m", "under"),
        ("of $5m", "exact"),
    ],
)
def test_the_words_before_bound_it(text, bound):
    assert amounts(f"They gave {text}.")[0].bound == bound
