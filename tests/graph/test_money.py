from datetime import date, timedelta
from decimal import Decimal

import pytest

from graph.money import RATE_SOURCE, Amount, Dollars, in_dollars

FRIDAY = date(2024, 5, 3)
EUROS = Amount(Decimal(100), "EUR")


@pytest.mark.parametrize("value", ["-1", "-0.01", "NaN", "Infinity", "-Infinity", "sNaN"])
def test_what_is_no_quantity_is_refused(value: str):
    with pytest.raises(ValueError, match="not an amount"):
        Amount(Decimal(value), "USD")


@pytest.mark.parametrize("code", ["", "usd", "US", "US$", "USDX", "U5D", "ÜSD", "USD\n"])
def test_a_currency_is_three_capitals(code: str):
    with pytest.raises(ValueError, match="ISO 4217"):
        Amount(Decimal(1), code)


def test_an_amount_reads_well_and_is_exact():
    assert str(Amount(Decimal("2.4E+9"), "EUR")) == "EUR 2,400,000,000"
    assert Amount(Decimal("0.10"), "USD") == Amount(Decimal("0.1"), "USD")


def test_dollars_are_dollars():
    assert in_dollars(Amount(Decimal("12.345"), "USD"), FRIDAY) == Dollars(
        Decimal("12.345"), Decimal(1), None, None
    )


def test_the_first_fixing_of_the_euro():
    # 4 January 1999: 1 euro = 1.1789 US dollars, the first reference rate there is
    found = in_dollars(EUROS, date(1999, 1, 4))
    assert found is not None
    assert found.value == Decimal("117.89")
    assert (found.rate_date, found.source) == (date(1999, 1, 4), RATE_SOURCE)
    assert round(1 / found.rate, 4) == Decimal("1.1789")


@pytest.mark.parametrize("currency", ["EUR", "GBP", "JPY", "INR", "CNY"])
@pytest.mark.parametrize("days", [1, 2])
def test_on_a_weekend_the_rate_of_friday_holds_and_says_so(currency: str, days: int):
    amount = Amount(Decimal(10**6), currency)
    found = in_dollars(amount, FRIDAY + timedelta(days))
    assert found == in_dollars(amount, FRIDAY)
    assert found.rate_date == FRIDAY


def test_another_day_has_another_rate():
    assert in_dollars(EUROS, FRIDAY) != in_dollars(EUROS, date(2022, 9, 28))


def test_after_the_last_day_on_file_the_last_rate_holds_under_its_own_date():
    far, farther = in_dollars(EUROS, date(2090, 1, 1)), in_dollars(EUROS, date(2095, 1, 1))
    assert far is not None
    assert far == farther
    assert far.rate_date < date(2090, 1, 1)
    assert in_dollars(EUROS, far.rate_date) == far


@pytest.mark.parametrize(
    ("currency", "on"),
    [
        ("XXX", FRIDAY),  # no such currency
        ("AED", FRIDAY),  # real, but the bank fixes no rate for it
        ("EUR", date(1998, 6, 1)),  # before the first fixing
        ("RUB", date(2024, 5, 3)),  # fixed until March 2022 only
    ],
)
def test_without_a_rate_the_dollars_are_unknown(currency: str, on: date):
    assert in_dollars(Amount(Decimal(1), currency), on) is None


def test_a_currency_that_ended_had_a_rate_before():
    found = in_dollars(Amount(Decimal(1000), "RUB"), date(2022, 3, 1))
    assert found is not None
    assert found.rate_date == date(2022, 3, 1)
    assert 5 < found.value < 15
