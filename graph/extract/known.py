"""The names that are known before a page is read: which file holds them, and what it says of each.

``PULLBACK_KNOWN`` names a file as ``pullback known grow`` writes it; without it, the list that ships is used. A list is a
snapshot: it never changes under a reading that is under way, and one of your own has a fingerprint, which is part of
the extractor's name. So another list means that pages are read anew, and the same list that they state the same facts.
"""

import csv
import hashlib
import io
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Literal, cast, get_args

from graph.errors import InputError
from graph.extract.spelling import is_capital
from graph.extract.tokens import tokens
from graph.extract.words import BREAKS, DAYS, FUNCTION, GENERIC, MONTHS, PLACES, bag

VARIABLE = "PULLBACK_KNOWN"
Role = Literal["backer", "company"]
HEADER = ("name", "role")
_WANTED = f"lines of {','.join(HEADER)} below such a heading, a role being {' or '.join(get_args(Role))}"
_TODO = f"write it with pullback known grow FILE, mend it, or unset {VARIABLE}"
_MOST = 200_000  # names: a graph with every startup that ever raised has fewer
_LONGEST = 80  # characters, as of names in a text
_SHORTEST = 2
# Neither a name alone nor its begin: these are in every sentence.
_NEVER = DAYS | MONTHS | BREAKS | GENERIC
_CLOSED = bag(
    "the a an this that these those it its i he his she her they their we our you in on at of for to from with by and or but as if"
)
# Brackets and commas end a name in a text, and an owner is a name of his own: "SoftBank's Vision Fund".
_APART = re.compile(r"[^\w\s&+.:!/’'-]|[’']s? ")
_OFFICES = bag("government ministry")  # not one that gives or fails
_PLAIN = re.compile(r"[a-z]+(?:-[a-z]+)*")
# What the word of a name may be written in one with.
_JOINED = ("’s", "'s", *(f"-{word}" for word in ("based", "backed", "led", "owned", "run", "controlled")))
_FIGURE = re.compile(r"\d+[A-Za-z]{0,2}")


@dataclass(frozen=True, eq=False)
class Known:
    """Names, each with what it is known as. ``name`` tells the list itself: empty for the one that ships."""

    roles: Mapping[str, Role]

    @classmethod
    def of(cls, roles: Mapping[str, Role]) -> "Known":
        """The list of these names."""
        return cls(dict(sorted(roles.items())))

    @cached_property
    def name(self) -> str:
        """What this list is called in the extractor's name."""
        own = hashlib.sha256(self.text().encode()).hexdigest()[:12]
        return "" if self is shipped() or self.roles == shipped().roles else f"known-{own}"

    def text(self) -> str:
        """The list as the file that holds it: CSV with a heading, a name a line, sorted."""
        lines = io.StringIO()
        writer = csv.writer(lines, lineterminator="\n")
        writer.writerows([HEADER, *sorted(self.roles.items())])
        return lines.getvalue()

    @cached_property
    def names(self) -> frozenset[str]:
        """All names, whatever their role."""
        return frozenset(self.roles)

    @cached_property
    def odd(self) -> Mapping[str, tuple[str, ...]]:
        """The names that capitals alone miss or cut, longest first, by the first word as ``tokens`` reads it."""
        found: dict[str, list[str]] = {}
        for name in filter(is_odd, self.roles):
            first = tokens(name)[0].text
            for joined in ("", *_JOINED) if first == name else ("",):
                found.setdefault(first + joined, []).append(name)
        return {first: tuple(sorted(names, key=len, reverse=True)) for first, names in found.items()}


NOTHING = Known({})


def _stronger(one: Role | None, other: Role) -> Role:
    return "backer" if "backer" in {one, other} else other


def is_fit(name: str) -> bool:
    """Whether a name says whom it means wherever it stands: no place, no day, no phrase such as "angel investors"."""
    words = name.casefold().split()
    if not _SHORTEST <= len(name) <= _LONGEST or name != " ".join(name.split()) or words[-1] in _OFFICES:
        return False
    if not (name[0].isalnum() and any(map(str.isalpha, name))) or "-".join(words) in PLACES:
        return False
    if _APART.search(name) or any(unicodedata.category(char)[0] == "C" for char in name) or not tokens(name):
        return False
    if len(words) == 1:
        if len(name) == _SHORTEST and _PLAIN.fullmatch(name):
            return False
        return not ({words[0], words[0].rstrip("s.")} & (_NEVER | _CLOSED))
    plain = all(_PLAIN.fullmatch(word) for word in name.split() if word != "&")
    return not plain and not all(word in _NEVER | _CLOSED or not word.isalnum() for word in words)


def is_plain(name: str) -> bool:
    """Whether a name looks like any word, or like a figure: "tempo", "3M"."""
    return bool(_PLAIN.fullmatch(name)) or bool(_FIGURE.fullmatch(name))


def is_odd(name: str) -> bool:
    """Whether the grammar may miss the name, or cut it: "tempo", "you.com", "Beyond", "Bank of Things"."""
    words = name.split()
    cut = any(not is_capital(word) or word.casefold().rstrip(".") in _CUTS for word in words)
    return cut and words[0] not in {"The", "A", "An"}  # names are read without an article


_CUTS = FUNCTION | BREAKS | DAYS | MONTHS


def chosen(environment: Mapping[str, str]) -> Known:
    """The list that ``PULLBACK_KNOWN`` names, else the one that ships; read once, the same object from then on.

    Raises ``InputError`` for a file that can't be read or is no such list.
    """
    wish = (environment.get(VARIABLE) or "").strip()
    return _of_file(wish) if wish else shipped()


@lru_cache(maxsize=1)
def shipped() -> Known:
    """The list that ships: what grows from the sample."""
    return parsed((files("graph.extract") / "known.csv").read_text(encoding="utf-8"), "known.csv")


@lru_cache(maxsize=8)
def _of_file(path: str) -> Known:
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except OSError as error:
        raise _bad(f"{path} can't be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise _bad(f"{path} is no UTF-8 text") from None
    return parsed(text, path)


def parsed(text: str, path: str) -> Known:
    """The list that a text holds. Raises ``InputError``, with the line, for what is none; ``path`` names the text."""
    rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    roles: dict[str, Role] = {}
    try:
        heading = next(rows, [])
        if tuple(heading) != HEADER:
            raise _bad(f"{path} begins with {','.join(heading)[:_LONGEST]!r}")
        for row in filter(None, rows):
            name, role = _of_row(row, f"{path}, line {rows.line_num}")
            roles[name] = _stronger(roles.get(name), role)
            if len(roles) > _MOST:
                raise _bad(f"{path} has more than {_MOST:,} names")
    except csv.Error as error:
        raise _bad(f"{path}, line {rows.line_num}: {error}") from None
    return Known.of(roles)


def _of_row(row: list[str], where: str) -> tuple[str, Role]:
    if len(row) != len(HEADER):
        raise _bad(f"{where}: {len(row)} columns")
    name, role = row
    if role not in get_args(Role):
        raise _bad(f"{where}: the role {role[:_LONGEST]!r}")
    if not is_fit(name):
        raise _bad(f"{where}: {name[:_LONGEST]!r} does not tell one organisation from other words")
    return name, cast("Role", role)


def _bad(got: str) -> InputError:
    return InputError(got, wanted=_WANTED, todo=_TODO)
