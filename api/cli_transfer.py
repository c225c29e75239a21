"""``pullback load`` and ``pullback export``: a whole store into another one, or into files."""

import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import IO, TYPE_CHECKING, TypeVar

import click

from api import options

if TYPE_CHECKING:
    from api.cli import Opened
    from graph.settings import Settings
    from graph.store.base import Transferable
    from graph.transfer import Step

T = TypeVar("T")


@click.command(short_help="Copy a whole store into another one.")
@click.option("--from", "source", required=True, metavar="ADDRESS", help="The store that is read.")
@click.option(
    "--to", "target", required=True, metavar="ADDRESS", help="The store that is written, made if need be."
)
@options.as_json
def load(source: str, target: str, as_json: bool) -> None:
    """Copy all pages, judgements and positions of one store into another, and compare the two at the end.

    An ADDRESS is sqlite:///FILE, neo4j://[USER[:PASSWORD]@]HOST[:PORT][/DATABASE], or neo4j: for the private server.
    A password that is not in the address is taken from PULLBACK_NEO4J_PASSWORD or PULLBACK_NEO4J_PASSWORD_FILE.

    It may be killed and started again at any time: what is there already is not written again. Pages that only the
    target has are left alone; then it ends with an error that says so, since the two do not hold the same.

    \b
    pullback load --from sqlite:///facts.sqlite --to neo4j:
    pullback load --from neo4j://neo4j@db.example --to sqlite:///copy.sqlite
    """  # noqa: D301
    from contextlib import closing

    from graph.store.address import shown
    from graph.transfer import Load

    if source == target:
        raise click.UsageError("--from and --to name the same store.")
    for address in (source, target):
        if address.startswith("memory:"):
            raise click.UsageError("memory: ends with the command; name a file or a server.")
    with closing(_opened(source, create=False)) as one, closing(_opened(target, create=True)) as other:
        click.echo(f"from {shown(source)} to {shown(target)}", err=True)
        copy = Load(one, other)
        _drawn(copy.steps())
    found = {
        "pages": copy.pages, "changed": copy.changed, "judgements": copy.judgements,
        "positions": copy.positions, "digest": copy.digest,
    }  # fmt: skip
    if as_json:
        click.echo(json.dumps(found))
    else:
        click.echo(
            f"{copy.pages:,} pages, {copy.changed:,} of them new or changed, {copy.judgements:,} judgements,"
            f" {copy.positions:,} positions; both hold the same: {copy.digest}"
        )


@click.command(short_help="Write the facts into files: for Neo4j's bulk importer, or as JSON lines.")
@click.option(
    "--neo4j-admin",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="For neo4j-admin database import; a new or empty folder.",
)
@click.option(
    "--jsonl",
    "file",
    type=click.File("w", encoding="utf-8", lazy=True),
    metavar="FILE",
    help="One fact a line, with its page; - for standard output.",
)
@options.as_json
@click.pass_obj
def export(opened: "Opened", folder: Path | None, file: "IO[str] | None", as_json: bool) -> None:
    """Write the whole store into files; it is only read.

    --neo4j-admin DIR is for graphs of millions of facts, which go into a new Neo4j database faster this way than
    over the network. DIR then holds the very graph that pullback load writes, as CSV with typed headers, and
    import.sh with the command that imports it into a server that is stopped:

    \b
    pullback --store sqlite:///facts.sqlite export --neo4j-admin graph/
    sh graph/import.sh --overwrite-destination
    """  # noqa: D301
    from contextlib import closing

    from api.opening import opened as open_store
    from graph.transfer import transferable, write_bulk, write_lines

    if (folder is None) == (file is None):
        raise click.UsageError("Say where to: --neo4j-admin DIR or --jsonl FILE.")
    counts: Mapping[str, int] = {}
    with closing(transferable(open_store(opened.settings, create=False))) as store:
        if folder is not None:
            for rows in _counted(write_bulk(store, folder)):
                counts = rows
        elif file is not None:
            for lines in _counted(write_lines(store, file)):
                counts = {"facts": lines}
            file.flush()
    if as_json:
        click.echo(json.dumps(counts), err=file is not None)
    else:
        told = ", ".join(f"{count:,} {name}" for name, count in counts.items()) or "nothing"
        click.echo(
            f"{told}{f' in {folder}; next: sh {folder}/import.sh' if folder else ''}", err=file is not None
        )


def _counted(steps: "Iterable[T]") -> "Iterator[T]":
    """The same steps; on a terminal, how many pages have gone by is shown while they come."""
    if not sys.stderr.isatty():
        yield from steps
        return
    from rich.console import Console

    with Console(stderr=True).status("writing") as status:
        for pages, step in enumerate(steps, 1):
            status.update(f"writing: {pages:,} pages")
            yield step


def _settings(address: str) -> "Settings":
    import os

    from graph.settings import Settings

    return Settings.of({**os.environ, "PULLBACK_STORE": address})


def _opened(address: str, *, create: bool) -> "Transferable":
    from api.opening import opened
    from graph.transfer import transferable

    return transferable(opened(_settings(address), create=create))


def _drawn(steps: "Iterable[Step]") -> None:
    """Take every step, and show how far they have come: on a terminal as a bar, else each new thing once."""
    if not sys.stderr.isatty():
        last = ""
        for step in steps:
            if step.doing != last:
                click.echo(f"{step.doing} pages", err=True)
                last = step.doing
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.completed:,} pages"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("copying", total=None)
        total = None
        for step in steps:
            if step.doing == "comparing" and total is None:
                total = bar.tasks[0].completed
                bar.update(task, total=total)
            bar.update(task, description=step.doing, completed=step.pages)
