"""Where pages come from: one TOML a source, checked strictly.

A source declares what a healthy run yields, so that an empty crawl can't pass for a good one. A file of
one's own is loaded from its path, a folder of them by ``folder``, the shipped ones are found by name.
"""

import difflib
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import MISSING, fields
from importlib.resources import files
from pathlib import Path
from typing import Any

from crawler.errors import SourceError
from crawler.sources.declared import CHECKS, DEFAULTS, LISTS, ONLY, KindName, Source, Status, many, minutes

__all__ = ["KindName", "Source", "Status", "find", "folder", "load", "restored", "shipped"]

_KEYS = (*(one.name for one in fields(Source)), "every")
_REQUIRED = [one.name for one in fields(Source) if one.default is MISSING and one.name != "url"]


def load(path: Path | str) -> Source:
    """The source that a TOML declares; ``SourceError`` names the file, the key and what it may be.

    A ``path`` in it that isn't absolute is taken from the TOML's own folder.
    """
    try:
        text = Path(path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "not UTF-8 text"
        raise SourceError(
            f"the source {path} can't be read: {reason}", wanted="a TOML file", todo="check the path"
        ) from None
    return _source(text, str(path), Path(path).absolute().parent)


def folder(path: Path | str) -> list[Source]:
    """All sources declared in a folder, by name. ``SourceError`` if one is wrong or none is there."""
    found = sorted(Path(path).glob("*.toml"))
    if not found:
        raise SourceError(
            f"no source is declared in {path}", wanted="a folder with a TOML for each source", todo="check the path"
        )  # fmt: skip
    return _by_name([(file.name, load(file)) for file in found])


def shipped() -> list[Source]:
    """All sources that ship with the product, by name; not all of them are fetched (see ``Source.status``)."""
    return _by_name(
        (file.name, _source(file.read_text(encoding="utf-8"), file.name, Path.cwd()))
        for file in files("crawler.sources").iterdir()
        if file.name.endswith(".toml")
    )


def find(name: str) -> Source:
    """The shipped source of this name; ``SourceError`` lists what there is."""
    by_name = {source.name: source for source in shipped()}
    if name not in by_name:
        raise SourceError(
            f"no source is named {name!r}",
            wanted=", ".join(name for name, source in by_name.items() if source.fetchable),
            todo=_perhaps(name, by_name) or "name one of these, or the path of a TOML of your own",
        )
    return by_name[name]


def restored(record: Mapping[str, Any]) -> Source:
    """The source whose ``dataclasses.asdict`` went through JSON."""
    values: dict[str, Any] = {key: tuple(value) if key in LISTS else value for key, value in record.items()}
    return Source(**values)


def _by_name(found: Iterable[tuple[str, Source]]) -> list[Source]:
    sources: dict[str, Source] = {}
    for file, source in found:
        if source.name in sources:
            raise SourceError(
                f"{file} declares {source.name!r}, as another file does",
                wanted="a name of its own for each source",
                todo="change one of the two names",
            )
        sources[source.name] = source
    return [sources[name] for name in sorted(sources)]


def _source(text: str, where: str, home: Path) -> Source:
    try:
        given = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SourceError(
            f"{where} is not valid TOML: {error}",
            wanted='lines like: name = "my-source"',
            todo="mend that line",
        ) from None
    _check_keys(given, where)
    for key, value in given.items():
        wanted, holds = CHECKS[key]
        if not holds(value):
            raise SourceError(f"{where} has {key} = {value!r}", wanted=wanted, todo=f"change {key}")
    values: dict[str, Any] = {"url": (), **DEFAULTS.get(given["kind"], {})} | {
        key: many(value) if key in LISTS else value for key, value in given.items()
    }
    if "every" in values:
        values["every_minutes"] = minutes(values.pop("every"))
    values |= {key: str(values[key]) for key in ("checked", "since") if key in values}
    values["path"] = tuple(str(home / Path(one).expanduser()) for one in values.get("path", ()))
    source = Source(**values)
    _check_whole(source, given, where)
    return source


def _check_keys(given: Mapping[str, Any], where: str) -> None:
    for key in given:
        if key not in _KEYS:
            raise SourceError(
                f"{where} has the unknown key {key!r}",
                wanted=f"only these: {', '.join(_KEYS)}",
                todo=_perhaps(key, _KEYS) or "remove it",
            )
    missing = [key for key in _REQUIRED if key not in given]
    if given.get("status", "working") in ("working", "by-hand") and not {"url", "path"} & given.keys():
        missing.insert(min(2, len(missing)) if "kind" in missing else 0, "url")
    if missing:
        raise SourceError(
            f"{where} lacks {' and '.join(missing)}",
            wanted=f"at least these: {', '.join((*_REQUIRED, 'url'))}",
            todo="; ".join(f"{key} is {CHECKS[key][0]}" for key in missing),
        )


def _check_whole(source: Source, given: Mapping[str, Any], where: str) -> None:
    """What no key says alone."""
    if source.max_items < source.min_items:
        raise SourceError(
            f"{where} follows at most {source.max_items} items and wants at least {source.min_items}",
            wanted="max_items of at least min_items",
            todo="change one of them",
        )
    for key, kinds in ONLY.items():
        if key in given and source.kind not in kinds:
            raise SourceError(
                f"{where} has {key}, which means nothing to the kind {source.kind!r}",
                wanted=f"{key} only with the kind {' or '.join(kinds)}",
                todo=f"remove {key}",
            )
    if "every" in given and "every_minutes" in given:
        raise SourceError(
            f"{where} has both every and every_minutes", wanted="one of them", todo="remove every_minutes"
        )
    if not source.working and not source.reason:
        raise SourceError(
            f'{where} has status = "{source.status}" and no reason',
            wanted="why it is not fetched by itself",
            todo="add reason",
        )


def _perhaps(got: str, known: Iterable[str]) -> str:
    near = difflib.get_close_matches(got, list(known), n=3, cutoff=0.6)
    return f"did you mean {' or '.join(near)}?" if near else ""
