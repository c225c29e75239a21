"""What a declaration may say: every key with what its value must be, in words and as a test."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal, get_args

from crawler.urls import is_web

KindName = Literal["feed", "sitemap", "page", "form-d", "wikidata", "gdelt", "warc", "table"]
Status = Literal["working", "by-hand", "blocked", "stale", "no-feed", "paid"]

_MINUTES = {"m": 1, "h": 60, "d": 1_440}
_LONGEST_GAP = 43_200  # minutes: thirty days


@dataclass(frozen=True, slots=True)
class Source:
    """One declared source; a TOML may give one value for a list of one.

    What it is: ``url`` holds the addresses of its listings, ``path`` files or folders on this machine
    (kinds ``warc`` and ``table``). Pace: ``delay`` is the least time between two requests to one host, in
    seconds, and a robots.txt may only lengthen it; ``per_second`` is the most requests in a second and
    ``daily`` the most in a day, both a host, over all workers, 0 for no limit of its own. Schedule:
    ``every_minutes`` (in a TOML also ``every = "1h"``) is how often to look, ``revisit_hours`` how old a
    kept article must be before it is asked for again, conditionally, while a listing still shows it.

    Yield: ``min_items`` is the number of article links that a healthy run shows, ``max_items`` how many
    are followed a run, ``max_listings`` how many listings that a listing leads to, ``max_bytes`` the
    longest answer that is taken. ``allow`` are regular expressions: an article is followed if one of them
    is found in its address (none: every article). ``days`` is how far a first run looks back, ``since`` (``YYYY-MM-DD``) from which
    day on it looks instead.

    Choice by content: ``hosts`` (with their subdomains), ``words`` and ``themes`` (kinds ``gdelt`` and
    ``warc``), ``exclude`` (Wikidata ids). Standing: ``terms`` is what the publisher says about use,
    ``status`` whether it can be had, ``reason`` why not, ``checked`` the day (``YYYY-MM-DD``) on which
    that was found, ``notes`` whatever else a reader should know.
    """

    name: str
    kind: KindName
    url: tuple[str, ...]
    publisher: str
    delay: float = 1.0
    every_minutes: int = 60
    revisit_hours: float = 24.0
    min_items: int = 1
    max_items: int = 100
    allow: tuple[str, ...] = ()
    terms: str = ""
    notes: str = ""
    path: tuple[str, ...] = ()
    per_second: float = 0.0
    daily: int = 0
    max_bytes: int = 5_000_000
    max_listings: int = 20
    days: int = 7
    since: str = ""
    hosts: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    status: Status = "working"
    reason: str = ""
    checked: str = ""

    def first_day(self, good: date | None, today: date) -> date:
        """From which day on to look: that of the last good run, else ``since``, else ``days`` ago; not after today."""
        wanted = date.fromisoformat(self.since) if self.since else today - timedelta(days=self.days)
        return min(good or wanted, today)

    @property
    def working(self) -> bool:
        """Whether it is fetched unless named by hand: only then does it have a schedule."""
        return self.status == "working"

    @property
    def fetchable(self) -> bool:
        """Whether it may be fetched at all. A block is shown, never bypassed."""
        return self.status in ("working", "by-hand")

    @property
    def least_gap(self) -> float:
        """Seconds between two requests to one host: what ``delay`` and ``per_second`` come to."""
        return max(self.delay, 1 / self.per_second if self.per_second else 0.0)


# Where a kind is another thing than a feed: a day without filings is no fault, a file of a quarter has megabytes.
DEFAULTS: dict[str, dict[str, Any]] = {
    "form-d": {"min_items": 0, "max_items": 5_000},
    "wikidata": {"min_items": 0, "delay": 1.2, "max_listings": 200},
    "gdelt": {"min_items": 0, "max_bytes": 30_000_000, "max_listings": 8},
    "warc": {"min_items": 0, "max_items": 100_000, "max_listings": 100},
    "table": {"min_items": 0},
    "page": {"min_items": 0},
}

LISTS = ("url", "path", "allow", "hosts", "words", "themes", "exclude")
ONLY = {  # keys that mean something to some kinds alone
    "path": ("warc", "table"),
    "hosts": ("gdelt", "warc"),
    "words": ("gdelt",),
    "themes": ("gdelt",),
    "exclude": ("wikidata",),
    "days": ("sitemap", "form-d", "gdelt", "warc"),
    "since": ("form-d", "gdelt", "warc"),
}


def many(value: object) -> tuple[Any, ...]:
    """A list as it is, one value as a list of one."""
    return tuple(value) if isinstance(value, list) else (value,)


def minutes(value: object) -> int | None:
    """``30m``, ``1h``, ``1d`` in minutes, 1 to 43200; None for anything else."""
    found = re.fullmatch(r"(\d{1,5})([mhd])", value) if isinstance(value, str) else None
    count = int(found[1]) * _MINUTES[found[2]] if found else 0
    return count if 0 < count <= _LONGEST_GAP else None


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_name(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _names(value: object) -> bool:
    return all(_is_name(one) for one in many(value))


def _is_pattern(value: object) -> bool:
    try:
        return isinstance(value, str) and bool(re.compile(value))
    except re.error:
        return False


def _is_day(value: object) -> bool:
    try:
        return type(value) is date or (isinstance(value, str) and bool(date.fromisoformat(value)))
    except ValueError:
        return False


def _all(value: object, fits: str) -> bool:
    return all(_is_text(one) and bool(re.fullmatch(fits, one)) for one in many(value))


def _between(low: int, high: int, *, whole: bool = False) -> Callable[[Any], bool]:
    """A number in these bounds. TOML's booleans are Python ints: they are no numbers here."""
    kinds = int if whole else (int, float)
    return lambda value: isinstance(value, kinds) and not isinstance(value, bool) and low <= value <= high


def _or(words: tuple[str, ...]) -> str:
    return " or ".join(f'"{one}"' for one in words)


# (what a value must be, in words; the test).
CHECKS: dict[str, tuple[str, Callable[[Any], bool]]] = {
    "name": ("lower-case letters, digits and dashes", lambda v: _is_text(v) and bool(re.fullmatch(r"[a-z0-9][a-z0-9-]{0,63}", v))),
    "kind": (_or(get_args(KindName)), lambda v: v in get_args(KindName)),
    "url": ("an http(s) address, or a list of them", lambda v: bool(v) and all(_is_text(one) and is_web(one) for one in many(v))),
    "path": ("a file or folder, or a list of them", lambda v: bool(v) and _names(v)),
    "publisher": ("a name", _is_name),
    "delay": ("seconds, 0 to 3600", _between(0, 3_600)),
    "per_second": ("requests a second, 0 to 100", _between(0, 100)),
    "daily": ("requests a day, 0 to 1000000", _between(0, 1_000_000, whole=True)),
    "every": ('a time like "30m", "1h" or "1d", at most 30 days', lambda v: minutes(v) is not None),
    "every_minutes": ("whole minutes, 1 to 43200", _between(1, _LONGEST_GAP, whole=True)),
    "revisit_hours": ("hours, 0 to 8760", _between(0, 8_760)),
    "min_items": ("a whole number, 0 to 1000", _between(0, 1_000, whole=True)),
    "max_items": ("a whole number, 1 to 100000", _between(1, 100_000, whole=True)),
    "max_bytes": ("bytes, 1000 to 100000000", _between(1_000, 100_000_000, whole=True)),
    "max_listings": ("a whole number, 1 to 10000", _between(1, 10_000, whole=True)),
    "days": ("whole days, 1 to 366", _between(1, 366, whole=True)),
    "since": ("a day, YYYY-MM-DD", _is_day),
    "allow": ("a regular expression, or a list of them", lambda v: all(_is_pattern(one) for one in many(v))),
    "hosts": ("a host name, or a list of them", lambda v: _all(v, r"[a-z0-9]([a-z0-9.-]*[a-z0-9])?")),
    "words": ("a word, or a list of them", _names),
    "themes": ("a theme, or a list of them", lambda v: _all(v, r"[A-Z0-9_]+")),
    "exclude": ("a Wikidata id like Q192247, or a list of them", lambda v: _all(v, r"Q[1-9]\d{0,9}")),
    "status": (_or(get_args(Status)), lambda v: v in get_args(Status)),
    "reason": ("text", _is_text),
    "checked": ("a day, YYYY-MM-DD", _is_day),
    "terms": ("text", _is_text),
    "notes": ("text", _is_text),
}  # fmt: skip
