"""The crawl command: which sources, what is drawn while it runs, what it came to."""

import json
import os
import sys
from dataclasses import asdict
from pathlib import Path

import click

from api.exits import OK, UNHEALTHY
from crawler.errors import SourceError
from crawler.run import CrawlReport, Event, run
from crawler.sources import Source, find, load, shipped


def show_sources(*, as_json: bool) -> None:
    """The sources that ship with the product."""
    if as_json:
        click.echo(json.dumps([asdict(source) for source in shipped()], indent=1))
        return
    for source in shipped():
        why = "" if source.working else f" ({source.status}: {source.reason})"
        click.echo(f"{source.name:32} {source.kind:8} {source.publisher}{why}")


def chosen(names: list[str]) -> list[Source]:
    """Sources by name, or by the path of a TOML; all working ones that ship when none is named.

    Raises ``SourceError``, also for a source that can't be had: a block is never bypassed.
    """
    if not names:
        return [source for source in shipped() if source.working]
    found = [load(Path(name)) if name.endswith(".toml") else find(name) for name in names]
    for source in found:
        if not source.fetchable:
            raise SourceError(
                f"{source.name} is not fetched: {source.status}, {source.reason}",
                wanted="a source that may be fetched",
                todo="choose another; pullback crawl --list shows them all",
            )
    return found


def run_crawl(names: list[str], archive: Path, *, as_json: bool) -> int:
    """Crawl and report; the exit code says whether every source was healthy."""
    sources = chosen(names)
    archive.parent.mkdir(parents=True, exist_ok=True)
    report: CrawlReport | None = None
    for event in run(sources, archive, contact=os.environ.get("PULLBACK_CONTACT") or None):
        if isinstance(event, CrawlReport):
            report = event
        else:
            _draw(event)
    if report is None:
        return UNHEALTHY
    if as_json:
        click.echo(json.dumps(asdict(report), indent=1))
    else:
        for one in report.sources:
            state = "healthy" if one.healthy else f"NOT HEALTHY: {one.reason}"
            click.echo(
                f"{one.source}: {one.archived} new pages, {one.known} known, {one.refused} refused by robots, "
                f"{one.failed} failed; {state}"
            )
    if report.interrupted:
        raise KeyboardInterrupt
    return OK if all(one.healthy for one in report.sources) else UNHEALTHY


def _draw(event: Event) -> None:
    if sys.stderr.isatty():
        click.echo(f"\r\x1b[K{event.source}: {event.kind} {event.url[:80]}", nl=False, err=True)
    elif event.kind in {"failed", "feed_error"}:
        click.echo(f"{event.source}: {event.kind} {event.url} {event.detail}", err=True)
