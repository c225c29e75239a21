"""The words for a round, as announced and as standardised."""

import re
from dataclasses import dataclass
from typing import cast

from graph.facts import Round

_DASH = r"[\s\u00a0\u2010-\u2015-]"
_DEBT = (
    rf"venture{_DASH}debt\b|(?<=in )debt\b(?! (?:and|or) equity)|(?<!equity and )debt{_DASH}(?:financing|funding|round|facility|raise|deal|package|capital)\b"
    rf"|(?:term{_DASH}|bridge{_DASH}|syndicated{_DASH})?loans?\b|(?:revolving{_DASH})?(?:credit|financing|banking|lending|warehouse|term{_DASH}loan){_DASH}facility|credit{_DASH}line"
    rf"|line{_DASH}of{_DASH}credit|(?:senior{_DASH})?notes{_DASH}offering|senior{_DASH}(?:un)?secured{_DASH}(?:notes|bonds)|(?:un)?secured{_DASH}(?:notes|bonds)|(?:borrowing|loan){_DASH}facility|bond{_DASH}(?:sale|issue|offering)"
)
_SECONDARY = (
    rf"secondary{_DASH}(?:share{_DASH})?(?:sale|round|transactions?|tender|offering|deal|capital|shares)"
    rf"|tender{_DASH}offer|share(?:holder)?{_DASH}sale|(?:employee{_DASH})tender"
)
_KINDS: tuple[tuple[str, Round | None], ...] = (
    (rf"pre{_DASH}?series{_DASH}?[a-k]\b\d?", "unknown"),  # the vocabulary has no word between seed and A
    (rf"(?:mini{_DASH}|super{_DASH})?series{_DASH}[a-k](?:{_DASH}?\d{{1,2}}|\+|{_DASH}prime)?\b(?!\w)", None),
    (rf"pre{_DASH}?seed", "pre-seed"),
    (rf"(?:series{_DASH})?seed(?:{_DASH}(?:stage|plus|extension))?\b", "seed"),
    (
        rf"angel{_DASH}(?:capital(?=\s(?:from|round|in)\b)|round|funding|investment|financing|investing)",
        "angel",
    ),
    (rf"growth{_DASH}(?:equity|round|funding|financing|capital|investment)", "growth"),
    (rf"bridge{_DASH}(?:round|funding|financing|note|extension)", "bridge"),
    (rf"non{_DASH}convertible{_DASH}(?:debentures?|notes?|bonds?)", "debt"),
    (
        rf"convertible{_DASH}(?:(?:un)?secured{_DASH})?(?:senior{_DASH})?(?:(?:un)?secured{_DASH})?(?:notes?|debts?|loans?|bonds?|preferred|round|debentures?)",
        "convertible",
    ),
    (_DEBT, "debt"),
    (r"(?:non-dilutive )?grants?\b", "grant"),
    (
        rf"(?:initial{_DASH}public{_DASH}offer(?:ing)?|initial{_DASH}share{_DASH}sale|public{_DASH}issue|\bipos?\b|(?:public{_DASH}|stock{_DASH}|share{_DASH})?market{_DASH}(?:debut|flotation)\b)",
        "ipo",
    ),
    (_SECONDARY, "secondary"),
    (rf"strategic{_DASH}(?:investment|funding|round|financing|stake|minority{_DASH}investment)", "strategic"),
)
_PATTERN = re.compile(
    r"\b(?:" + "|".join(f"(?P<k{i}>{pattern})" for i, (pattern, _) in enumerate(_KINDS)) + ")", re.IGNORECASE
)
_LETTER = re.compile(r"series[^a-z]?([a-k])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Label:
    """A round label where it stands: half-open offsets, the words themselves, and the standard one."""

    start: int
    end: int
    words: str
    round: Round


def labels(sentence: str) -> list[Label]:
    """Every round label of a sentence, in order."""
    found: list[Label] = []
    for match in _PATTERN.finditer(sentence):
        kind = next(i for i in range(len(_KINDS)) if match[f"k{i}"] is not None)
        if found and _KINDS[kind][1] == "growth" and sentence[found[-1].end : match.start()] == " ":
            continue  # "Series B growth financing" is one round
        found.append(Label(match.start(), match.end(), match[0], _KINDS[kind][1] or _series(match[0])))
    return found


def _series(words: str) -> Round:
    letter = _LETTER.search(words)
    assert letter
    return cast("Round", f"series-{letter[1].lower()}")  # the pattern admits a to k only
