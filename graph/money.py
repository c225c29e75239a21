"""Money is a decimal with an ISO currency; a dollar figure says at which rate, of which day, from whom."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from currency_converter import CurrencyConverter

RATE_SOURCE = "European Central Bank euro foreign exchange reference rates"
_CODE = re.compile(r"[A-Z]{3}")
_CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Amount:
    """A value in units of an ISO 4217 currency; never a float, never negative."""

    value: Decimal
    currency: str

    def __post_init__(self) -> None:
        if not self.value.is_finite() or self.value < 0:
            raise ValueError(f"not an amount: {self.value}")
        if not _CODE.fullmatch(self.currency):
            raise ValueError(f"not an ISO 4217 code: {self.currency!r}")

    def __str__(self) -> str:
        return f"{self.currency} {self.value:,f}"


@dataclass(frozen=True, slots=True)
class Dollars:
    """An amount in US dollars: ``value = amount / rate`` with ``rate`` in units of the currency a dollar.

    ``rate_date`` is the day the rate was fixed (the last business day up to the day asked for) and
    ``source`` who fixed it; for an amount that was in dollars already the rate is 1 and both are None.
    """

    value: Decimal
    rate: Decimal
    rate_date: date | None
    source: str | None


def in_dollars(amount: Amount, on: date) -> Dollars | None:
    """The amount in US dollars at the reference rate of ``on``; None where no rate is on file.

    After the last day on file the last rate is taken, and its own date is what the result carries.
    """
    if amount.currency == "USD":
        return Dollars(amount.value, Decimal(1), None, None)
    found = _rate(amount.currency, on)
    if found is None:
        return None
    rate, fixed = found
    value = (amount.value / rate).quantize(_CENT, ROUND_HALF_UP)
    return Dollars(value, rate, fixed, RATE_SOURCE)


@lru_cache(maxsize=4096)
def _rate(currency: str, on: date) -> tuple[Decimal, date] | None:
    """Units of ``currency`` a dollar on the last fixing day up to ``on``, at most ten days before it."""
    from currency_converter import RateNotFoundError

    converter = _converter()
    if currency not in converter.currencies:
        return None
    start = min(on, converter.bounds["USD"].last_date).toordinal()
    for ordinal in range(start, start - 11, -1):
        day = date.fromordinal(ordinal)
        try:
            return Decimal(converter.convert(Decimal(1), "USD", currency, day)), day
        except (RateNotFoundError, ValueError):
            continue  # a weekend or holiday of the fixing, or a currency before its first or after its last day
    return None


@lru_cache(maxsize=1)
def _converter() -> "CurrencyConverter":
    from currency_converter import CurrencyConverter

    return CurrencyConverter(decimal=True)
