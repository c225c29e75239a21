"""``pullback load`` and ``pullback export``: a whole store into another one, or into files."""

import json
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from graph.settings import Settings
    from graph.store.base import Transferable
    from graph.transfer import Step

_json = click.option("--json", "as_json", is_flag=True, help="Print JSON for machines.")


@click.command(short_help="Copy a whole store into another one.")
@click.option("--from", "source", required=True, metavar="ADDRESS", help="The store that is read.")
@click.option(
    "--to", "target", required=True, metavar="ADDRESS", help="The store that is written, made if need be."
)
@_json
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
