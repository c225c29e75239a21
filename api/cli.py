"""The one command, ``pullback``: thin, and quick because each part is loaded only when it is asked for."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from api import options
from api.cli_archive import archive as archive_command
from api.cli_archive import replay
from api.cli_crawl import crawl, runs, schedule, sources
from api.cli_known import known
from api.cli_neo4j import neo4j
from api.cli_transfer import export, load

if TYPE_CHECKING:
    from graph.settings import Settings

EPILOG = "Start with: pullback demo   ·   then: pullback ask SoftBank --cut 60% --months 12   ·   exit codes: see the README"


class Share(click.ParamType[float]):
    """``60%`` or ``0.6``; outside [0, 1] is refused later, by the scenario, with its reason."""

    name = "share"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:  # noqa: ANN401 - click's signature
        """Read a percentage or a fraction."""
        if isinstance(value, float):
            return value
        try:
            return float(value.strip().removesuffix("%")) / (100 if value.strip().endswith("%") else 1)
        except ValueError:
            self.fail(f"{value!r} is neither a percentage such as 60% nor a fraction such as 0.6", param, ctx)


class Opened:
    """What the options before the command settle, made when it is first used."""

    def __init__(self, store: str | None, *, verbose: bool) -> None:
        self._store, self.verbose = store, verbose

    @property
    def settings(self) -> "Settings":
        """Where things are kept, the ``--store`` option counting more than the environment."""
        from graph.settings import Settings

        environment = dict(os.environ)
        if self._store:
            environment["PULLBACK_STORE"] = self._store
        return Settings.of(environment)


@click.group(
    epilog=EPILOG,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
    no_args_is_help=True,
)
@click.option(
    "--store",
    metavar="ADDRESS",
    help="Where the facts are: sqlite:///FILE or memory: (else $PULLBACK_STORE, else your data folder).",
)
@click.option("-v", "--verbose", is_flag=True, help="Say more on stderr.")
@click.version_option(package_name="pullback")
@click.pass_context
def cli(ctx: click.Context, store: str | None, verbose: bool) -> None:
    """Who is exposed if a big backer pulls back: by how much, how soon, why, and how sure are we?"""
    from api.logs import configure

    configure(verbose=verbose)
    ctx.obj = Opened(store, verbose=verbose)


_workers = click.option(
    "--workers",
    type=click.IntRange(1, 64),
    help="Processes that read (else $PULLBACK_WORKERS, else one a processor); a few articles are read by this one.",
)


@cli.command(short_help="Answer the founding question on the sample.")
@options.as_json
@click.pass_obj
def demo(opened: Opened, as_json: bool) -> None:
    """Load the sample through the real line and answer: who is exposed if SoftBank pulls back?"""
    from api.commands import run_demo

    run_demo(opened.settings, as_json=as_json)


@cli.command(short_help="Turn archived pages or files into facts.")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@options.archive
@click.option("--again", is_flag=True, help="Read every page again, not only new ones.")
@_workers
@options.as_json
@click.pass_obj
def ingest(
    opened: Opened,
    files: Sequence[Path],
    archive: Path | None,
    again: bool,
    workers: int | None,
    as_json: bool,
) -> None:
    """Turn archived pages, or FILES, into facts in the store.

    FILES may be saved pages (.html), filings (.xml) and tables of rounds (.csv, also gzipped, or .jsonl with
    "company" in each line), which go through the archive; or articles as text: .txt, or .jsonl with one
    {"id", "url", "title", "published", "text"} a line.
    """
    from api.commands import run_ingest

    settings = opened.settings
    count = workers or settings.workers
    run_ingest(settings, files, archive or settings.archive, again=again, workers=count, as_json=as_json)


@cli.command(short_help="Print the facts in articles, storing none.")
@click.argument(
    "file", default="-", type=click.Path(path_type=Path, allow_dash=True, exists=True, dir_okay=False)
)
@_workers
@click.pass_obj
def extract(opened: Opened, file: Path, workers: int | None) -> None:
    """Print the facts in each article of FILE (JSON lines; standard input by default), without storing any.

    One {"id", "text"} a line in, with "title", "published" (ISO date) and "url" where they are known; one {"id", "events": [...]}
    a line out, in order and as soon as it is known, at any size. What was not read (another language, all capitals, more
    than 300,000 characters, a line that is no article) has its "issues" instead of a guess; they are counted at the end.

    \b
      echo '{"id": 1, "text": "Acme raised $5 million from Volt Capital."}' | pullback extract
    """  # noqa: D301 - click's own mark: the next lines stay as they are
    from api.extracting import run_extract

    run_extract(file, workers or opened.settings.workers)


@cli.command(short_help="Measure the reading of labelled articles, or show each miss.")
@click.argument(
    "files", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="[FILE...]"
)
@click.option(
    "--errors", is_flag=True, help="Show each miss in its sentence: what was expected, what was got."
)
@options.as_json
def gate(files: Sequence[Path], *, errors: bool, as_json: bool) -> None:
    """Read labelled articles and compare: figures by field, and how often each confidence is right.

    FILE: JSON lines (also .gz) with {"id", "text", "events"} an article. Without one, our own labelled articles (of a
    checkout) and those of the folder or file that PULLBACK_EVALUATION names.
    """
    from api.gating import run_gate

    run_gate(files, errors=errors, as_json=as_json)


@cli.command(short_help="List the facts that are too unsure to count.")
@options.as_json
@click.pass_obj
def unsure(opened: Opened, *, as_json: bool) -> None:
    """List the facts on file that are more likely wrong than right, the likeliest first, each with its sentence.

    They are kept and shown, and move no number of an answer. What is right among them counts as soon as another page
    states it plainly.
    """
    from api.commands import run_unsure

    run_unsure(opened.settings, as_json=as_json)


@cli.command(short_help="Rank who is exposed if backers pull back.")
@click.argument("backers", nargs=-1, metavar="BACKER...")
@click.option(
    "--cut", type=Share(), default="60%", show_default=True, help="How much of its follow-on money stops."
)
@click.option("--months", type=float, default=12, show_default=True, help="For how long.")
@click.option("--as-of", metavar="DATE", help="See only what was known on that day (default: today).")
@click.option(
    "--only",
    is_flag=True,
    help="Only what is named and the vehicles below it, not its sponsor's whole family.",
)
@click.option("--top", type=click.IntRange(1, 1000), default=15, show_default=True, help="Rows to show.")
@click.option("--why", metavar="COMPANY", help="Show every path and its evidence for one company.")
@click.option(
    "--save", metavar="NAME", help="Also draw the answer into the graph of a Neo4j store, for Browser."
)
@options.as_json
@click.pass_obj
def ask(
    opened: Opened, backers: Sequence[str], cut: float, months: float, as_of: str | None, only: bool, top: int, why: str | None, save: str | None, as_json: bool
) -> None:  # fmt: skip
    """Rank the companies that are exposed if each BACKER gives less follow-on money.

    A backer may carry its own cut: pullback ask SoftBank=60% "Tiger Global=100%".
    """
    from api.commands import Question, run_ask

    question = Question(tuple(_named(one, cut) for one in backers), months, as_of, only)
    run_ask(opened.settings, question, top=top, why=why, save=save, as_json=as_json)


def _named(text: str, cut: float) -> tuple[str, float]:
    name, mark, own = text.rpartition("=")
    return (name, Share().convert(own, None, None)) if mark and name else (text, cut)


@cli.command(short_help="Show or remove the scenarios drawn into a Neo4j store.")
@click.option("--remove", metavar="NAME", help="Take this one out of the graph.")
@options.as_json
@click.pass_obj
def scenarios(opened: Opened, remove: str | None, as_json: bool) -> None:
    """Show the scenarios that pullback ask --save drew into a Neo4j store, or remove one. Facts are never touched."""
    from api.commands import run_scenarios

    run_scenarios(opened.settings, remove, as_json=as_json)


@cli.command(short_help="Serve the GraphQL API with its explorer.")
@click.option("--host", help="Address to listen on (else $PULLBACK_HOST, else 127.0.0.1).")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    help="Port to listen on, 0 for any free one (else $PULLBACK_PORT, else 8000).",
)
@click.pass_obj
def serve(opened: Opened, host: str | None, port: int | None) -> None:
    """Serve the GraphQL API, with an explorer that works offline."""
    from api.commands import run_serve

    run_serve(opened.settings, host, port)


@cli.command(short_help="Say what is installed, on file, and not understood.")
@options.archive
@options.as_json
@click.pass_obj
def doctor(opened: Opened, archive: Path | None, as_json: bool) -> None:
    """Say what is installed, what is on file, and what was not understood."""
    from api.doctor import run_doctor

    settings = opened.settings
    run_doctor(settings, archive or settings.archive, as_json=as_json)


for command in (crawl, schedule, sources, runs, archive_command, replay, known, neo4j, load, export):
    cli.add_command(command)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command and end with a documented exit code; never a traceback for what is not our defect."""
    from crawler.errors import PullbackError

    try:
        code = cli.main(args=list(arguments) if arguments is not None else None, standalone_mode=False)
        sys.exit(code if isinstance(code, int) else 0)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except PullbackError as error:
        from api.exits import exit_code

        click.echo(f"pullback: {error}", err=True)
        sys.exit(exit_code(error))
    except (KeyboardInterrupt, click.Abort):
        click.echo(
            "pullback: interrupted; what was finished is kept, run the same command to go on", err=True
        )
        sys.exit(130)
    except BrokenPipeError:
        os.dup2(
            os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno()
        )  # the reader has left; so do we, quietly
        sys.exit(0)
