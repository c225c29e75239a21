"""What ``pullback known`` does: a list of known names is grown, or asked."""

import json
import os
import tempfile
from collections import Counter
from contextlib import closing
from difflib import get_close_matches
from pathlib import Path

import click

from api.opening import opened
from graph.entities import name_key
from graph.errors import InputError, UnknownName
from graph.extract.known import HEADER, VARIABLE, Known, chosen, shipped
from graph.growing import grown
from graph.settings import Settings
from graph.snapshot import Snapshot


def run_grow(settings: Settings | None, file: Path, *, as_json: bool) -> None:
    """Write what the store knows, and what ships, into a file; all of it or nothing. Without settings, what the sample knows."""
    found = grown(_sample() if settings is None else _with_sample(settings))
    before = _in_use()
    new = sum(before.roles.get(name) != role for name, role in found.roles.items())
    _write(file, found.text())
    roles = Counter(found.roles.values())
    told = {
        "file": str(file), "names": len(found.roles), "backers": roles["backer"], "companies": roles["company"],
        "new": new, "list": _called(found),
    }  # fmt: skip
    if as_json:
        click.echo(json.dumps(told, ensure_ascii=False))
    else:
        click.echo(
            f"{len(found.roles):,} names, {new:,} of them new: {roles['backer']:,} backers, {roles['company']:,} companies"
        )
    if _same_file(file, os.environ.get(VARIABLE)):
        click.echo("in use; the next pullback ingest reads every page anew if a name is new", err=True)
    else:
        click.echo(f"set {VARIABLE}={file}; the next pullback ingest then reads every page anew", err=True)


def run_show(name: str, *, as_json: bool) -> None:
    """Tell what a name is known as. Raises ``UnknownName`` for one that is on no list."""
    known = chosen(os.environ)
    key = name_key(name)
    alike = [one for one in known.roles if key and name_key(one) == key]
    if not alike:
        raise UnknownName(
            name,
            tuple(get_close_matches(name, known.roles, 3, 0.8)),
            where=f"on {_called(known)}",
            todo="pullback known grow FILE takes in the names of the store",
        )
    role = "backer" if any(known.roles[one] == "backer" for one in alike) else "company"
    if as_json:
        told = {"name": name, "role": role, "spellings": alike, "list": _called(known)}
        click.echo(json.dumps(told, ensure_ascii=False))
        return
    click.echo(f"{name}: {role}, spelled {', '.join(alike)} ({_called(known)})")


def _with_sample(settings: Settings) -> Snapshot:
    """What the store and the sample state together, as one picture: either may tell what the other's names are."""
    with closing(opened(settings, create=False)) as store:
        own = store.snapshot()
    sample = _sample()
    return Snapshot.of_stored(
        (*sample.facts.items(), *own.facts.items()), (*sample.judgements, *own.judgements), ()
    )


def _sample() -> Snapshot:
    from graph.ingest import ingest_sample
    from graph.store import open_store

    with closing(open_store("memory:")) as store:
        for _ in ingest_sample(store):
            pass
        return store.snapshot()


def _called(known: Known) -> str:
    return known.name or "the list that ships"


def _in_use() -> Known:
    """The list in use; the one that ships where the file that is to be written is not there yet."""
    try:
        return chosen(os.environ)
    except InputError:
        return shipped()


def _same_file(file: Path, named: str | None) -> bool:
    return bool(named) and Path(str(named)).resolve() == file.resolve()


def _write(file: Path, text: str) -> None:
    """The text into the file, at one stroke: who reads it meanwhile has the old one or the new. No other file is overwritten."""
    if file.exists() and not _is_list(file):
        raise InputError(
            f"{file} is there and is no list of names",
            wanted=f"a new file, or one that begins with {','.join(HEADER)}",
            todo="name another file",
        )
    try:
        handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    except OSError as error:
        raise _unwritten(file, error) from None
    try:
        with open(handle, "w", encoding="utf-8", newline="") as out:  # noqa: PTH123 - a handle, not a path
            out.write(text)
            out.flush()
            os.fsync(out.fileno())
            os.fchmod(out.fileno(), 0o644)
        Path(name).replace(file)
    except OSError as error:
        Path(name).unlink(missing_ok=True)
        raise _unwritten(file, error) from None


def _is_list(file: Path) -> bool:
    try:
        with file.open("rb") as lines:
            return lines.readline(100).strip() in {b"", ",".join(HEADER).encode()}
    except OSError as error:
        raise _unwritten(file, error) from None


def _unwritten(file: Path, error: OSError) -> InputError:
    return InputError(
        f"{file} can't be written: {error.strerror}",
        wanted="a file in a folder that is there and may be written to",
        todo="make the folder, or name another file",
    )
