"""``pullback known``: the names that are known before a page is read, grown from what is on file."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from api import options

if TYPE_CHECKING:
    from api.cli import Opened


@click.group(short_help="Let what is on file help to read the next page.", no_args_is_help=True)
def known() -> None:
    """The names of backers and companies that are known before a page is read.

    What is on file helps to read the next page: "tempo has raised" needs somebody who knows that tempo is a company, and
    lay-offs at a fund matter once it is known as one. A list ships with pullback; your own grows from your store:

    \b
    pullback known grow known.csv
    export PULLBACK_KNOWN=known.csv
    pullback ingest                       reads every page anew, with these names

    The list is a file of its own, name,role a line, and changes only when it is written again: the same pages and the same
    list always make the same facts.
    """  # noqa: D301


@known.command(short_help="Write the names worth knowing into a file.")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE")
@click.option(
    "--sample", is_flag=True, help="From the sample's tables alone: this is how the list that ships is made."
)
@options.as_json
@click.pass_obj
def grow(opened: "Opened", file: Path, *, sample: bool, as_json: bool) -> None:
    """Write the names worth knowing, those of the store and those that ship, into FILE (CSV).

    An organisation is worth knowing if a table or filing states it, or two publishers in words of their own; then so are
    all its spellings. A backer is a fund, has one, or invested in rounds of two companies, and raised no round itself. Names
    that may be people's are left out, and so are facts that are too unsure to count.
    """
    from api.knowing import run_grow

    run_grow(None if sample else opened.settings, file, as_json=as_json)


@known.command(short_help="Tell whether a name is known, and as what.")
@click.argument("name")
@options.as_json
def show(name: str, *, as_json: bool) -> None:
    """Tell whether NAME is on the list in use, as what, and in which spellings."""
    from api.knowing import run_show

    run_show(name, as_json=as_json)
