"""The commands of crawling: ``crawl``, ``schedule``, ``sources`` and ``runs``."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from api import options

if TYPE_CHECKING:
    from api.cli import Opened

_folder = click.option(
    "--sources",
    "directory",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    metavar="DIR",
    help="A folder of declarations (TOML), in place of those that ship with pullback.",
)
_names = click.argument("names", nargs=-1, metavar="[SOURCES]...")


def _where(command: Callable[..., Any]) -> Callable[..., Any]:
    return _names(_folder(options.archive(command)))


@click.command(short_help="Fetch pages of sources into the archive.")
@_where
@click.option(
    "--due", is_flag=True, help="Only what is due by its schedule; for cron, systemd or Kubernetes."
)
@click.option("--list", "listing", is_flag=True, help="Show the declared sources, and stop.")
@options.as_json
@click.pass_obj
def crawl(
    opened: "Opened", names: Sequence[str], directory: Path | None, archive: Path | None, due: bool, listing: bool, as_json: bool
) -> None:  # fmt: skip
    """Fetch pages of SOURCES into the archive: names, or TOML files of your own; none means all.

    Robots rules and delays are obeyed; pages that are already kept are not fetched again. With --due only
    sources whose time has come are crawled. It may be called at any rate and from several machines: nothing
    due ends at once with exit code 0 and says when the next source is, a source that another process has is
    left to it, and a missed day is caught up once.

    A run that was killed is resumed by the same command. Exit code 8 says that a source is not healthy: its
    feed is a web page, or it shows fewer items than it declares (pullback sources shows the rest).

    \b
    pullback crawl techcrunch-venture                # now, whether due or not
    pullback crawl --due                             # from a timer, every few minutes
    pullback crawl --due --sources my/ --archive my.sqlite
    """  # noqa: D301
    from api.crawling import run_crawl, show_list
    from api.stopping import stoppable

    if listing:
        show_list(directory, as_json=as_json)
        return
    with stoppable():
        code = run_crawl(names, directory, archive or opened.settings.archive, due=due, as_json=as_json)
    sys.exit(code)


@click.command(short_help="Crawl whatever is due, for ever.")
@_where
@click.option("--ingest", is_flag=True, help="Also turn new pages into facts in the store, after each run.")
@click.option(
    "--alive",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Touch FILE at least every minute while all is well, for a health check by its age.",
)
@click.pass_obj
def schedule(
    opened: "Opened", names: Sequence[str], directory: Path | None, archive: Path | None, ingest: bool, alive: Path | None
) -> None:  # fmt: skip
    """Sleep until a source is due, crawl it, and go on, until Ctrl-C or SIGTERM.

    Due times are kept in the archive, so a restart changes nothing, and it may run beside `pullback crawl`
    or beside another of its kind: a lease keeps two from crawling one source. It ends within seconds and with
    exit code 0; what it was at is taken up by the next. One line a run goes to stdout.

    \b
    pullback schedule --ingest
    pullback schedule --sources my/ --archive my.sqlite
    """  # noqa: D301
    from api.crawling import chosen
    from api.scheduling import Ingest, run_schedule

    settings = opened.settings
    where = archive or settings.archive
    run_schedule(
        lambda: chosen(names, directory), where, Ingest(settings.store, where) if ingest else None, alive
    )


@click.command(short_help="Show each source with its health.")
@_where
@options.as_json
@click.pass_obj
def sources(
    opened: "Opened", names: Sequence[str], directory: Path | None, archive: Path | None, as_json: bool
) -> None:
    """Show SOURCES (none means all) with their health: last success, newest item, items a run against what is usual, due time.

    Below a source stand its alarms: a web page that was served as a feed, too few items, nothing new for three
    times its usual gap, pages without text, a host that asked us to stay away; and of one that is not fetched, why.
    """
    from api.crawling import show_sources

    show_sources(names, directory, archive or opened.settings.archive, as_json=as_json)


@click.command(short_help="Show the log of crawls.")
@options.archive
@click.option(
    "--last",
    type=click.IntRange(1, 100_000),
    default=20,
    show_default=True,
    metavar="N",
    help="How many, newest first.",
)
@click.option("--source", metavar="NAME", help="Of this source only.")
@options.as_json
@click.pass_obj
def runs(opened: "Opened", archive: Path | None, last: int, source: str | None, as_json: bool) -> None:
    """Show the log of crawls: a line for each source of each run, with what it brought and how it ended.

    finished: to its end. interrupted: stopped in between, and taken up by the next run. killed, died, lost: ended from
    outside, by a fault, or because another process took over; the next run takes it up as well.
    """
    from api.crawling import show_runs

    show_runs(source, archive or opened.settings.archive, last, as_json=as_json)
