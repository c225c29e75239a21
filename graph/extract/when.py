"""The dates that a text speaks of, day words counted from when it was published."""

import calendar
import re
from datetime import date
from functools import lru_cache

from graph.dates import DAYS_PER_MONTH, PartialDate
from graph.extract.words import FIRM_WORDS, HOUSE_WORDS

_MONTHS = {name.casefold(): number for number, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name[:3]: number for name, number in _MONTHS.items()} | {"sept": 9}
_DAYS = {name.casefold(): number for number, name in enumerate(calendar.day_name)}
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
_NUMBER_WORDS = dict(
    zip(
        [
            "a",
            "an",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
        ],
        [1, 1, *range(1, 13)],
        strict=False,
    )
)
_SAID = re.compile(
    rf"\b(?P<last>last|earlier this|this past|past|this)\s(?P<unit>month|year|week|{_MONTH})\b(?!,? \d{{4}})"
    rf"|\b(?P<mon1>{_MONTH})\.?\s(?P<day1>\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s(?P<year1>(?:19|20)\d\d))?\b"
    rf"|\b(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s(?P<mon2>{_MONTH})\.?(?:,?\s(?P<year2>(?:19|20)\d\d))?\b"
    rf"|\b(?P<mon3>{_MONTH})\.?,?\s(?:of\s)?(?P<when3>(?:19|20)\d\d|last year|this year)\b"
    rf"|\b(?:in|since|by|from|late|early|mid-|until|through|during)\s?(?P<mon4>{_MONTH})\b(?!\.?,?\s(?:of\s)?(?:(?:19|20)\d\d|last year|this year|\d))"
    rf"|\b(?P<weekday>(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b|\b(?P<near>today|yesterday)\b"
    rf"|\b(?P<count>\d{{1,2}}|{'|'.join(_NUMBER_WORDS)}) (?P<ago>day|week|month)s? (?:ago|earlier)\b",
    re.IGNORECASE,
)


# "from March Capital and Tuesday Ventures": a name, and no date
_OF_A_HOUSE = re.compile(
    rf" (?:{'|'.join(sorted(word.capitalize() for word in HOUSE_WORDS | FIRM_WORDS))}|VC|AI|LLC|LLP|LP|GmbH|SPACs?)\b"
)


# "founded in March 2019": no round's date
_BORN_IN = re.compile(
    r"\b(?:co-?founded|founded|established|incorporated|born|set up) (?:[\w-]+ )?(?:in|on) $"
)
_BIRTH = 40  # characters: room for "established back in "


@lru_cache(maxsize=64)  # each fact of a sentence asks for them again
def dates_said(text: str, published: PartialDate | None) -> tuple[tuple[int, PartialDate], ...]:
    """The dates that a text speaks of, with where each stands; relative ones count from ``published``.

    A weekday is the last such day up to ``published``; "last month" and "two months ago" give a month, a
    month without a year its last occurrence up to ``published``. Without ``published`` (to the day, for days)
    relative words give nothing; nor does a bare year, which says too little of when a round was.
    """
    found = []
    for match in _SAID.finditer(text):
        born = _BORN_IN.search(text, max(0, match.start() - _BIRTH), match.start())
        when = None if born or _OF_A_HOUSE.match(text, match.end()) else _said(match, published)
        if when is not None:
            found.append((match.start(), when))
    return tuple(found)


def _said(match: re.Match[str], published: PartialDate | None) -> PartialDate | None:
    part = match.groupdict()
    try:
        for one in ("1", "2"):
            if part[f"mon{one}"]:
                return _dated(part[f"mon{one}"], int(part[f"day{one}"]), part[f"year{one}"], published)
        if part["mon3"]:
            when = part["when3"].casefold()
            if when[0].isdigit():
                return PartialDate(int(when), _month(part["mon3"]))
            back = 1 if when == "last year" else 0
            return PartialDate(published.year - back, _month(part["mon3"])) if published else None
        if part["mon4"]:
            # "in May", not the verb
            return _dated(part["mon4"], None, None, published) if part["mon4"][0].isupper() else None
        return _relative(part, published)
    except ValueError:
        return None  # "February 31", or a day before the first of the calendar


def _month(name: str) -> int:
    return _MONTHS[name.casefold()[:3]]


def _dated(
    month: str, day: int | None, year: str | None, published: PartialDate | None
) -> PartialDate | None:
    if year:
        return PartialDate(int(year), _month(month), day)
    if published is None:
        return None
    this = PartialDate(published.year, _month(month), day)
    return this if this.earliest <= published.latest else PartialDate(published.year - 1, _month(month), day)


def _relative(part: dict[str, str], published: PartialDate | None) -> PartialDate | None:
    if published is None or published.month is None:
        return None
    if part["unit"]:
        return _by_unit(part["last"].casefold(), part["unit"], published)
    if part["count"]:
        count = int(part["count"]) if part["count"].isdigit() else _NUMBER_WORDS[part["count"].casefold()]
        days = {"day": 1, "week": 7, "month": DAYS_PER_MONTH}[part["ago"].casefold()]
        then = date.fromordinal(published.middle.toordinal() - round(count * days))
        return (
            PartialDate.of(then)
            if part["ago"].casefold() == "day" and published.day
            else PartialDate(then.year, then.month)
        )
    if published.day is None:
        return None
    if part["near"]:
        return PartialDate.of(
            date.fromordinal(published.earliest.toordinal() - (part["near"].casefold() == "yesterday"))
        )
    back = (published.earliest.weekday() - _DAYS[part["weekday"].casefold()]) % 7
    return PartialDate.of(date.fromordinal(published.earliest.toordinal() - back))


def _by_unit(which: str, unit: str, published: PartialDate) -> PartialDate | None:
    assert published.month is not None
    unit = unit.casefold()
    if unit == "year":
        return None
    if unit == "month":
        back = 1 if which in {"last", "past", "this past"} else 0
        then = published.year * 12 + published.month - 1 - back
        return PartialDate(then // 12, then % 12 + 1)
    if unit == "week":
        back = 7 if which == "last" and published.day else 0
        then_day = date.fromordinal(published.earliest.toordinal() - back)
        return PartialDate(then_day.year, then_day.month)
    month = _month(unit)
    before = month < published.month if which != "this" else month <= published.month
    return PartialDate(published.year if before else published.year - 1, month)
