"""The fullest form in which a text writes a name: "Elon Musk" for "Musk", "Kestrel Pharma Group" for "KPG" and "KPHG"."""

import re

from graph.extract.marked import Marked, N
from graph.extract.words import FIRM_WORDS, GENERIC, HOUSE_WORDS, PLACES


def people_of(names: list[str]) -> dict[str, str]:
    """From a surname to the full name that a text gives it: one word alone, and last of two or three elsewhere.

    "Niva Lisbon" is nobody's name where the text also writes "Niva Lisbon Insurance".
    """
    known = set(names)
    alone = {name for name in known if " " not in name}
    begun = {name[:at] for name in known for at, char in enumerate(name) if char == " "}
    full: dict[str, str] = {}
    for name in names:
        words = name.split()
        last = words[-1].casefold().rstrip(".") if words else ""
        firm = last in HOUSE_WORDS or last in PLACES or last in FIRM_WORDS or name in begun
        if (
            len(words) in {2, 3}
            and words[-1] in alone
            and words[0] not in alone
            and not firm
            and not re.search(r"[&\d]", name)
        ):
            full.setdefault(words[-1], name)
    return full


# "Acme" is short for "AcmeAI"
_GLUED = re.compile(r"(?P<short>[A-Z][a-z]{3,20})(?:AI|HQ|Labs|Tech|Bio|Health|Pay|Robotics)")


_FORMERLY = re.compile(rf"\bformerly (?:known as |called |named )?(?:the )?{N}", re.IGNORECASE)


def given_up(marked: list[Marked]) -> frozenset[str]:
    """Names that a text says a company no longer has: "KPG, formerly known as Kestrel Pharma Group"."""
    return frozenset(
        one.name(found.end() - 1).text for one in marked for found in _FORMERLY.finditer(one.shape)
    )


def fuller_of(names: list[str], gone: frozenset[str] = frozenset()) -> dict[str, str]:
    """From "Kestrel Pharma" to "Lisbon Kestrel Pharma", and from "KPG" to its long form, or "Kestrel" to "KestrelAI", where a text writes both.

    ``gone``: long names that are no longer used.
    """
    known = set(names)
    names = [name for name in names if name not in gone]
    initials = {
        short: name
        for name in names
        if len(words := name.split()) > 2  # noqa: PLR2004 - two letters say little
        and (short := "".join(word[0] for word in words)) in known
        and short.isupper()
    }
    written = {
        short: name
        for name in names
        if (glued := _GLUED.fullmatch(name)) and (short := glued["short"]) in known
    }
    return (
        _cut_short(known)
        | written
        | initials
        | {
            short: name
            for name in names
            if name.split(" ", 1)[0].casefold() in PLACES
            and " " in (short := name.split(" ", 1)[-1])
            and short in known
        }
    )


def _cut_short(known: set[str]) -> dict[str, str]:
    """From "Kestrel Tech" to "Kestrel Technologies": the last word cut."""
    longer: dict[str, list[str]] = {}
    for name in known:
        longer.setdefault(name.rsplit(" ", 1)[0], []).append(name)
    return {
        short: long
        for first, names in longer.items()
        if len(names) > 1
        for short in names
        for long in names
        if " " in short
        and len(short) - len(first) > _CUT
        and long.startswith(short.rstrip("."))
        and not long.startswith((short + "s", short + "'s"))
        and long[len(short.rstrip(".")) :].isalpha()
    }


_CUT = 3  # letters that are left of a word, at least: "Tech", "Corp"
_ALIAS = re.compile(
    r"(?:\s\([a-z]{2,10}\))?\s\((?:the )?[“\"](?P<alias>[A-Z][\w&.-]{1,30}(?: [A-Z][\w-]{1,30})?)[”\"](?:\)|,? (?:or|and) )"
)
# "Kestrel Group of Norway (KGN)", "Kestrel (NYSE:KSTL)", "Kestrel (KSTL.A) (KSTL.B)"
_LETTERS = re.compile(
    r"(?:, (?:Inc|Ltd|Corp|LLC|PLC|plc)\.?)?\s\((?:[A-Za-z]{2,9}(?: [A-Za-z]{2,8})?\s?:\s?)?(?P<alias>[A-Z][A-Z0-9&]{1,6})(?:\.[A-Z]{1,3})?[,;)]"
)
_ROLES = frozenset(
    {
        "Company",
        "Group",
        "Firm",
        "Fund",
        "Issuer",
        "Buyer",
        "Seller",
        "Transaction",
        "Offering",
        "Notes",
        "Bank",
    }
)


def aliases_of(marked: list[Marked]) -> dict[str, str]:
    """From the short form that a text sets behind a name in brackets and quotes to the name: 'Kestrel Pharma ("KesPha")'."""
    found: dict[str, str] = {}
    for one in marked:
        if "(" not in one.sentence.text:
            continue
        for at in one.positions(N):
            name = one.name(at)
            told = _ALIAS.match(one.sentence.text, name.end) or _LETTERS.match(one.sentence.text, name.end)
            if (
                told
                and told["alias"] not in _ROLES
                and told["alias"].casefold() not in GENERIC
                and not name.is_place
            ):
                found.setdefault(told["alias"], name.text)
    return found


_TICKER = re.compile(r"[A-Z]{3,5}")


def tickers_of(focus: str | None, names: list[str]) -> dict[str, str]:
    """From "KSTL" to "Kestrel", where a text about Kestrel Labs writes that, too: letters of its first word, in order.

    A text may write its ticker the more often of the two: then the ticker seems to be what it is about.
    """
    if focus and _TICKER.fullmatch(focus):
        whole = (name for name in names if name[1:2].islower() and _is_ticker(focus, name))
        focus = next(whole, focus)
    return {name: focus for name in set(names) if focus and _is_ticker(name, focus)}


def _is_ticker(name: str, focus: str) -> bool:
    return bool(_TICKER.fullmatch(name)) and _in_order(name, focus.split(maxsplit=1)[0].upper())


def _in_order(letters: str, word: str) -> bool:
    """Whether a word holds these letters, in this order, the first one first, and some more."""
    rest = iter(word)
    return len(word) > len(letters) and word[:1] == letters[0] and all(letter in rest for letter in letters)
