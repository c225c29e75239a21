"""Dates that carry their precision: a year, a month or a day."""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import total_ordering
from typing import Literal, Self

Precision = Literal["year", "month", "day"]

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ]\d.*)?)?)?", re.ASCII)
EARLIEST_PAGE = 1800  # archives of newspapers reach back as far; a year below that is a slip or a default
DAYS_PER_MONTH = 365.2425 / 12  # mean Gregorian month, in days


@total_ordering
@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date known to the year, the month or the day; orders by its earliest day, the vaguer first.

    Raises ``ValueError`` for a date that no calendar has.
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.day is not None and self.month is None:
            raise ValueError("a day needs its month")
        date(self.year, 1 if self.month is None else self.month, 1 if self.day is None else self.day)

    def __lt__(self, other: "PartialDate") -> bool:
        return (self.year, self.month or 0, self.day or 0) < (other.year, other.month or 0, other.day or 0)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``2024``, ``2024-05`` or ``2024-05-03`` (a time behind a day is ignored)."""
        found = _ISO.fullmatch(text.strip())
        if not found:
            raise ValueError(f"not an ISO date: {text!r}")
        year, month, day = (int(part) if part else None for part in found.groups())
        assert year is not None
        return cls(year, month, day)

    @classmethod
    def of_page(cls, text: str) -> Self:
        """Read the date of a page; ``ValueError`` too for one from before there were any (``EARLIEST_PAGE``)."""
        found = cls.parse(text)
        if found.year < EARLIEST_PAGE:
            raise ValueError(f"before {EARLIEST_PAGE}: {text!r}")
        return found

    @classmethod
    def of(cls, day: date) -> Self:
        """The same day, known to the day."""
        return cls(day.year, day.month, day.day)

    @property
    def precision(self) -> Precision:
        """How much of the date is known."""
        return "year" if self.month is None else "month" if self.day is None else "day"

    @property
    def earliest(self) -> date:
        """The first day it can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> date:
        """The last day it can mean."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    @property
    def middle(self) -> date:
        """The day in the middle of what it can mean; the model's single figure for a vague date."""
        return date.fromordinal((self.earliest.toordinal() + self.latest.toordinal()) // 2)

    def __str__(self) -> str:
        return "-".join(
            f"{part:0{width}d}"
            for part, width in ((self.year, 4), (self.month, 2), (self.day, 2))
            if part is not None
        )


def months_between(earlier: date, later: date) -> float:
    """Months from one day to another, in mean months; negative when the order is reversed."""
    return (later - earlier).days / DAYS_PER_MONTH
