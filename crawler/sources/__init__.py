"""Where pages come from: one TOML a source, checked strictly.

A source declares what a healthy run yields, so that an empty crawl can't pass for a good one. A file of
one's own is loaded from its path, the shipped ones are found by name.
"""

import difflib
import re
import tomllib
from collections.abc import Callable
from dataclasses import MISSING, dataclass, fields
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal, get_args

from crawler.errors import SourceError
from crawler.urls import is_web

Kind = Literal["feed"]


@dataclass(frozen=True, slots=True)
class Source:
    """One declared source.

    ``url`` holds the addresses of its feeds (a TOML may give one string); ``delay`` is the least time
    between two requests to one host, in seconds, and a robots.txt may only lengthen it; ``every_minutes``
    is how often to look, ``revisit_hours`` how old a kept article must be before it is asked for again,
    conditionally, while a feed still lists it. ``min_items`` is the number of article links that a
    healthy feed shows, ``max_items`` how many are followed a run. ``allow`` are regular expressions: an
    article is followed if one of them is found in its address (none: every article). ``terms`` is what
    the publisher says about use, ``notes`` whatever else a reader should know.
    """

    name: str
    kind: Kind
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


_KEYS = {one.name: one for one in fields(Source)}
_REQUIRED = [one.name for one in fields(Source) if one.default is MISSING]


def _many(value: object) -> tuple[Any, ...]:
    return tuple(value) if isinstance(value, list) else (value,)


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_pattern(value: object) -> bool:
    try:
        return isinstance(value, str) and bool(re.compile(value))
    except re.error:
        return False


def _between(low: int, high: int, *, whole: bool = False) -> Callable[[Any], bool]:
    """A number in these bounds. TOML's booleans are Python ints: they are no numbers here."""
    kinds = int if whole else (int, float)
    return lambda value: isinstance(value, kinds) and not isinstance(value, bool) and low <= value <= high


# (what a value must be, in words; the test).
_CHECKS: dict[str, tuple[str, Callable[[Any], bool]]] = {
    "name": ("lower-case letters, digits and dashes", lambda v: _is_text(v) and bool(re.fullmatch(r"[a-z0-9][a-z0-9-]{0,63}", v))),
    "kind": (" or ".join(f'"{one}"' for one in get_args(Kind)), lambda v: v in get_args(Kind)),
    "url": ("an http(s) address, or a list of them", lambda v: bool(v) and all(_is_text(one) and is_web(one) for one in _many(v))),
    "publisher": ("a name", lambda v: _is_text(v) and bool(v.strip())),
    "delay": ("seconds, 0 to 3600", _between(0, 3_600)),
    "every_minutes": ("whole minutes, 1 to 43200", _between(1, 43_200, whole=True)),
    "revisit_hours": ("hours, 0 to 8760", _between(0, 8_760)),
    "min_items": ("a whole number, 0 to 1000", _between(0, 1_000, whole=True)),
    "max_items": ("a whole number, 1 to 1000", _between(1, 1_000, whole=True)),
    "allow": ("a regular expression, or a list of them", lambda v: all(_is_pattern(one) for one in _many(v))),
    "terms": ("text", _is_text),
    "notes": ("text", _is_text),
}  # fmt: skip


def load(path: Path | str) -> Source:
    """The source that a TOML declares; ``SourceError`` names the file, the key and what it may be."""
    try:
        text = Path(path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "not UTF-8 text"
        raise SourceError(
            f"the source {path} can't be read: {reason}", wanted="a TOML file", todo="check the path"
        ) from None
    return _source(text, str(path))


def shipped() -> list[Source]:
    """All sources that ship with the product, by name."""
    found = [
        _source(file.read_text(encoding="utf-8"), file.name)
        for file in files("crawler.sources").iterdir()
        if file.name.endswith(".toml")
    ]
    return sorted(found, key=lambda source: source.name)


def find(name: str) -> Source:
    """The shipped source of this name; ``SourceError`` lists what there is."""
    by_name = {source.name: source for source in shipped()}
    if name not in by_name:
        raise SourceError(
            f"no source is named {name!r}",
            wanted=", ".join(by_name),
            todo=_perhaps(name, by_name) or "name one of these, or the path of a TOML of your own",
        )
    return by_name[name]


def _source(text: str, where: str) -> Source:
    try:
        given = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SourceError(
            f"{where} is not valid TOML: {error}",
            wanted='lines like: name = "my-source"',
            todo="mend that line",
        ) from None
    for key in given:
        if key not in _KEYS:
            raise SourceError(
                f"{where} has the unknown key {key!r}",
                wanted=f"only these: {', '.join(_KEYS)}",
                todo=_perhaps(key, _KEYS) or "remove it",
            )
    missing = [key for key in _REQUIRED if key not in given]
    if missing:
        raise SourceError(
            f"{where} lacks {' and '.join(missing)}",
            wanted=f"at least these: {', '.join(_REQUIRED)}",
            todo="; ".join(f"{key} is {_CHECKS[key][0]}" for key in missing),
        )
    for key, value in given.items():
        wanted, holds = _CHECKS[key]
        if not holds(value):
            raise SourceError(f"{where} has {key} = {value!r}", wanted=wanted, todo=f"change {key}")
    values: dict[str, Any] = {
        key: _many(value) if key in ("url", "allow") else value for key, value in given.items()
    }
    source = Source(**values)
    if source.max_items < source.min_items:
        raise SourceError(
            f"{where} follows at most {source.max_items} items and wants at least {source.min_items}",
            wanted="max_items of at least min_items",
            todo="change one of them",
        )
    return source


def _perhaps(got: str, known: dict[str, Any]) -> str:
    near = difflib.get_close_matches(got, known, n=3, cutoff=0.6)
    return f"did you mean {' or '.join(near)}?" if near else ""
