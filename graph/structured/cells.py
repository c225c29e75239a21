"""What stands in the cells of a table: names, money, days, labels. What can't be read is a ``BadCell``, never a guess."""

import re
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import cast

from graph.dates import PartialDate
from graph.entities import name_key
from graph.extract.labels import labels
from graph.facts import ROUNDS, Round
from graph.resolve.names import has_legal_form

_DAMAGED = {
    "#name?",
    "#ref!",
    "#value!",
    "#n/a",
    "#div/0!",
    "#null!",
    "nan",
    "null",
}  # a spreadsheet's, or pandas'
_NOTHING = {"", "-", "—", "n/a", "na", "none", "null", "nan", "undisclosed", "not disclosed", "unknown"}
_WORDS: dict[str, Round] = {
    "angel": "angel", "strategic": "strategic", "corporate round": "strategic", "private equity": "growth",
    "convertible note": "convertible", "debt financing": "debt", "debt": "debt", "post ipo debt": "debt", "post ipo equity": "unknown", "post ipo": "unknown",
    "secondary market": "secondary", "growth": "growth", "bridge": "bridge", "convertible": "convertible",
}  # fmt: skip
_DIGITS = 18
_LABEL = 100  # characters of a round's label that are looked at
_MOST_NAMES = 500  # investors of one round; the longest real lists have some 150
_DAY_FORMS = ("%b %d, %Y", "%B %d, %Y", "%d %b %Y", "%m/%d/%Y", "%Y/%m/%d")


class BadCell(ValueError):  # noqa: N818 - reads as what it is where it is caught
    """A cell that its column does not allow: which column, and what stood there."""

    def __init__(self, column: str, value: str) -> None:
        self.column = column
        super().__init__(f"{column}: {value[:100]!r}")


def name(column: str, text: str) -> str:
    """The name of an organisation."""
    shown = re.sub(r"\s+", " ", text).strip()
    if not name_key(shown) or shown.lower() in _DAMAGED or len(shown) > 200:  # noqa: PLR2004 - no name is longer
        raise BadCell(column, text)
    return shown


def names(column: str, text: str, between: str) -> tuple[str, ...]:
    """Several names, each once; a comma before a legal form parts nothing ("Coral GP, LLC")."""
    found: list[str] = []
    for part in (
        text.split(between.strip() if between.strip() in {",", ";"} else between) if between else [text]
    ):
        if not part.strip():
            continue
        one = name(column, part)
        if found and "," in between and has_legal_form(f"Anyone {one}"):
            found[-1] = f"{found[-1]}, {one}"
        else:
            found.append(one)
    if len(found) > _MOST_NAMES:
        raise BadCell(column, f"{len(found)} names")
    return tuple(dict.fromkeys(found))


def money(column: str, text: str) -> Decimal | None:
    """A plain number of units, with thousands marks or a currency sign in front; None where nothing is said."""
    plain = text.strip()
    if plain.lower() in _NOTHING:
        return None
    if len(plain) > _LABEL:
        raise BadCell(column, text)
    plain = re.sub(r"^(?:US)?[$€£¥₹]\s*|\s+|,(?=\d{3}\b)", "", plain)
    try:
        value = Decimal(plain)
    except InvalidOperation:
        raise BadCell(column, text) from None
    if not is_sum(value):
        raise BadCell(column, text)
    return value or None  # a round of nothing is one whose amount nobody told


def is_sum(value: Decimal) -> bool:
    """Whether a number can be a sum of money: not negative, below 10¹⁸ (rounds in rupiah or won have 10¹⁴), no dust."""
    if not value.is_finite() or value < 0 or value.adjusted() >= _DIGITS:
        return False
    return -int(value.as_tuple().exponent) <= _DIGITS


def day(column: str, text: str) -> PartialDate | None:
    """A day, month or year."""
    plain = text.strip()
    if plain.lower() in _NOTHING:
        return None
    try:
        return PartialDate.parse(plain)
    except ValueError:
        found = next(filter(None, (_day(plain, form) for form in _DAY_FORMS)), None)
    if found is None:
        raise BadCell(column, text)
    return PartialDate.of(found)


def _day(text: str, form: str) -> date | None:
    try:
        return datetime.strptime(text, form).date()  # noqa: DTZ007 - a day has no zone
    except ValueError:
        return None


def label(text: str, code: str = "") -> Round:
    """The standard label for a table's own words; ``unknown`` where they mean none."""
    plain = re.sub(r"[\s_-]+", " ", text[:_LABEL]).strip().lower()
    dashed = plain.replace(" ", "-")
    if dashed in ROUNDS:
        return cast("Round", dashed)
    series = f"series-{code.strip().lower()}"
    if plain in {"venture", "venture round"} and series in ROUNDS:
        return cast("Round", series)
    found = labels(plain)
    return (
        _WORDS.get(plain)
        or _WORDS.get(plain.removesuffix(" round"))
        or (found[0].round if found else "unknown")
    )
