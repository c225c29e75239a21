"""``pullback neo4j``: a Neo4j server of one's own."""

import os
import sys
from typing import TYPE_CHECKING, Any, Self

import click

from api import options

if TYPE_CHECKING:
    from graph.server import Progress, Running

LINES = click.Choice(["2026", "5.26"])
PORT = click.IntRange(1, 65535)
_line = click.option("--line", type=LINES, help="Of this line (else whichever runs).")


@click.group("neo4j", short_help="Run a Neo4j server of your own.")
def neo4j() -> None:
    """Run a Neo4j server of your own: no Docker, no root, no Java to install (the extra pullback[neo4j-local]).

    It listens on this machine only, and keeps its data in your data folder.
    """


@neo4j.command(short_help="Fetch it if need be, start it, and say where it is.")
@click.option("--line", type=LINES, default="2026", show_default=True, help="5.26 is the long-term line.")
@click.option("--wait", type=click.FloatRange(1, 3600), default=120, show_default=True, metavar="SECONDS", help="How long it may take to come up.")  # fmt: skip
@click.option("--bolt-port", type=PORT, help="Where it takes log-ins (else the last one, or a free one).")
@click.option("--http-port", type=PORT, help="Where Browser is (else the last one, or a free one).")
@options.as_json
def start(line: str, wait: float, bolt_port: int | None, http_port: int | None, as_json: bool) -> None:
    """Fetch the server's jars if they are not there (190 MB at most), start it, and wait until it answers.

    Prints the address for --store and the link to Browser. One that runs already is left as it is.
    """
    from graph.server import cache_of, home_of, running
    from graph.server import start as start_server

    found = running(os.environ, line)
    with _Told() as told:
        server = start_server(
            line, home_of(os.environ, line).folder, cache_of(os.environ),
            serve=_serve_port(), wait=wait, bolt=bolt_port, http=http_port, tell=told.tell,
        )  # fmt: skip
    already = found is not None and found.pid == server.pid
    click.echo(f"Neo4j {server.version} {'runs already' if already else 'is up'}", err=True)
    _show(server, as_json=as_json)


@neo4j.command(short_help="Stop it.")
@click.option("--line", type=LINES, help="Of this line (else all that run).")
def stop(line: str | None) -> None:
    """Stop the server: asked to end, and after half a minute made to. Its data stays."""
    from graph.server import VERSIONS, running
    from graph.server import stop as stop_server

    found = [one for one in (running(os.environ, name) for name in ([line] if line else VERSIONS)) if one]
    for server in found:
        stop_server(server)
        click.echo(f"Neo4j {server.version} is stopped", err=True)
    if not found:
        click.echo("no server of yours is running", err=True)


@neo4j.command(short_help="Say whether it runs, and where.")
@_line
@options.as_json
def status(line: str | None, as_json: bool) -> None:
    """Say whether a server runs, and where; the exit code is 0 if one does and 9 if none."""
    from graph.server import running

    server = running(os.environ, line)
    if server is None:
        click.echo("{}" if as_json else "no server of yours is running: pullback neo4j start")
        sys.exit(9)
    _show(server, as_json=as_json)


@neo4j.command(short_help="Open Neo4j Browser on it.")
@_line
@click.option("--no-open", is_flag=True, help="Only print the link.")
def browser(line: str | None, no_open: bool) -> None:
    """Open Neo4j Browser, and say where the password is that it asks for.

    Style and guide come from `pullback serve`, so let that run.
    """
    server = _found(line)
    link = server.browser
    click.echo(link)
    click.echo(f"user neo4j, password in {server.password_file}", err=True)
    if not no_open:
        click.launch(link)


@neo4j.command(short_help="Print what it said.")
@click.option("--line", type=LINES, help="Of this line (else whichever runs, else 2026).")
@click.option(
    "-n", "--lines", type=click.IntRange(1, 10_000), default=50, show_default=True, help="How many."
)
@click.option("-f", "--follow", is_flag=True, help="Go on with what it says next, until Ctrl-C.")
def logs(line: str | None, lines: int, follow: bool) -> None:
    """Print the end of what the server said since it was started last, whether it still runs or not."""
    from graph.server import DEFAULT, ServerError, home_of, running

    server = running(os.environ, line)
    home = home_of(os.environ, server.line if server else line or DEFAULT)
    news = home.follow() if follow else ()
    said = home.said(lines)
    if not said:
        raise ServerError(
            f"there is no log at {home.log}", wanted="a server that was started", todo="pullback neo4j start"
        )
    for row in said:
        click.echo(row)
    for row in news:
        click.echo(row)


def _found(line: str | None) -> "Running":
    from graph.server import ServerError, running

    server = running(os.environ, line)
    if server is None:
        raise ServerError("no server of yours is running", wanted="one", todo="pullback neo4j start")
    return server


def _serve_port() -> int:
    from api.settings import Settings

    return Settings.of(os.environ).port


def _show(server: "Running", *, as_json: bool) -> None:
    link = server.browser
    if as_json:
        import json

        shown: dict[str, Any] = {
            "line": server.line, "version": server.version, "store": server.address, "http": server.http,
            "browser": link, "user": "neo4j", "password_file": str(server.password_file), "pid": server.pid,
            "home": str(server.home),
        }  # fmt: skip
        click.echo(json.dumps(shown, indent=1))
        return
    click.echo(f"store:    {server.address}")
    click.echo(f"browser:  {link}")
    click.echo(f"password: in {server.password_file}")
    click.echo(f"version:  {server.version}, process {server.pid}")


class _Told:
    """Shows progress on stderr: a bar on a terminal, else each new thing once."""

    def __enter__(self) -> Self:
        self._last = ""
        self._bar: Any = None
        if sys.stderr.isatty():
            from rich.console import Console
            from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
            from rich.progress import Progress as Bars

            columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
            self._bar = Bars(*columns, console=Console(stderr=True), transient=True)
            self._bar.start()
            self._task = self._bar.add_task("", total=None)
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar:
            self._bar.stop()

    def tell(self, step: "Progress") -> None:
        """One more step."""
        if self._bar:
            self._bar.update(
                self._task, description=step.doing, completed=step.done, total=step.total or None
            )
        if step.doing != self._last and (not self._bar or not step.total):
            click.echo(step.doing, err=True)
        self._last = step.doing
