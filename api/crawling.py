"""Crawling by command: which sources, what is drawn while it runs, what it came to."""

import json
import os
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import asdict
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import click

from api.exits import OK, UNHEALTHY
from api.standing import run_lines, run_record, span, standing_lines, standing_record, when
from crawler.errors import SourceBusy, SourceError
from crawler.report import Event, SourceReport
from crawler.schedule.book import Claim
from crawler.schedule.rounds import Crawl, Done, crawl_round
from crawler.sources import Source, find, folder, load, shipped


def show_list(directory: Path | None, *, as_json: bool) -> None:
    """The declared sources, without a look at the archive."""
    sources = shipped() if directory is None else folder(directory)
    if as_json:
        click.echo(json.dumps([asdict(source) for source in sources], indent=1))
        return
    for source in sources:
        note = "" if source.working else f"  ({source.status})"
        click.echo(f"{source.name:24} {source.kind:6} {source.publisher}{note}")


def chosen(names: Sequence[str], directory: Path | None = None) -> list[Source]:
    """Sources by name, or by the path of a TOML; all there are when none is named. Raises ``SourceError``."""
    if directory is None:
        if not names:
            return shipped()
        return [load(Path(name)) if name.endswith(".toml") else find(name) for name in names]
    declared = {source.name: source for source in folder(directory)}
    unknown = [name for name in names if name not in declared]
    if unknown:
        raise SourceError(
            f"no source is named {unknown[0]!r} in {directory}",
            wanted=", ".join(declared),
            todo="name one of these, or none for all of them",
        )
    return [declared[name] for name in names] if names else list(declared.values())


def crawler(overrides: Mapping[str, object] | None = None) -> Crawl:
    """The crawl with what the environment says about it, and Scrapy settings of one's own."""
    from crawler.run import run

    return partial(run, contact=os.environ.get("PULLBACK_CONTACT") or None, overrides=overrides)


def run_crawl(
    names: Sequence[str], directory: Path | None, archive: Path, *, due: bool, as_json: bool
) -> int:
    """Crawl what is named or due and report; the exit code says whether every source was healthy."""
    sources = chosen(names, directory)
    prepare(archive)
    claim, done = _crawled(sources, archive, named=bool(names), due=due)
    if as_json:
        click.echo(json.dumps(_record(claim, done), indent=1))
    elif done is None:
        click.echo(_nothing(claim))
    else:
        for one in done.report.sources:
            click.echo(report_line(one))
    if done is None:
        return OK
    tell_alarms(archive, claim.taken)
    if done.report.interrupted:
        raise KeyboardInterrupt
    return OK if all(one.healthy for one in done.report.sources) else UNHEALTHY


def _crawled(
    sources: Sequence[Source], archive: Path, *, named: bool, due: bool
) -> tuple[Claim, Done | None]:
    """What was taken, and how it ended; None if nothing was."""
    claim: Claim | None = None
    done: Done | None = None
    draw = Drawing()
    with closing(crawl_round(sources, archive, crawler(), only_due=due, by_hand=named)) as steps:
        for step in steps:
            match step:
                case Claim():
                    claim = step
                    _tell_claim(claim, named=named, due=due)
                case Event():
                    draw(step)
                case Done():
                    done = step
    draw.end()
    assert claim is not None
    if done is None and claim.taken:
        raise SourceBusy(
            "another process took over while this one was out of action",
            wanted="a sign of life every few seconds",
            todo="nothing: the other one goes on where this one was",
        )
    return claim, done


def prepare(archive: Path) -> None:
    """Make the folder of an archive that is a file."""
    from crawler.database import is_server

    if not is_server(archive):
        archive.parent.mkdir(parents=True, exist_ok=True)


def report_line(one: SourceReport) -> str:
    """How it went with one source."""
    state = "healthy" if one.healthy else f"NOT HEALTHY: {one.reason}"
    named = ", ".join(f"{amount} {name}" for name, amount in one.faults.items())
    return (
        f"{one.source}: {one.archived} new pages, {one.known} known, {one.refused} refused by robots, "
        f"{one.failed} failed{f' ({named})' if named else ''}; {state}"
    )


def tell_alarms(archive: Path, sources: Sequence[Source]) -> None:
    """What the run's own report does not hold: a source that has fallen silent, or that gives no text any more."""
    from crawler.database import open_database
    from crawler.schedule.look import Look

    with closing(open_database(archive, create=False)) as database:
        standings = Look(database).standings(sources, datetime.now(UTC))
    for one in standings:
        for alarm in one.health.alarms:
            if alarm.kind in {"silent", "fewer_than_usual", "unreadable", "blocked"}:
                click.echo(f"{one.source.name}: alarm: {alarm.text}", err=True)


def _tell_claim(claim: Claim, *, named: bool, due: bool) -> None:
    for held in claim.held:
        click.echo(f"{held.source}: {held.by} is crawling it", err=True)
    for source in claim.refused if named else ():
        why = source.reason or source.notes
        click.echo(
            f"{source.name}: not fetched, it is declared {source.status}{f': {why}' if why else ''}", err=True
        )
    if due or claim.taken:
        return
    if claim.held:
        names = ", ".join(held.source for held in claim.held)
        raise SourceBusy(
            f"another process is crawling {names}",
            wanted="one crawl of a source at a time",
            todo="wait for its end, or stop that process; nothing needs to be unlocked",
        )
    raise SourceError(
        "none of these sources may be fetched",
        wanted='sources whose declaration has the status "working" or "by-hand"',
        todo="pullback sources says why each is not",
    )


def _nothing(claim: Claim) -> str:
    if claim.next_due is None:
        return "nothing is due" + (
            ": another process is at work" if claim.held else "; no source has a schedule"
        )
    first = min(claim.later, key=lambda one: one.due)
    wait = span(claim.next_due - claim.at)
    return f"nothing is due; the next is {first.source}, at {when(claim.next_due)} (in {wait})"


def _record(claim: Claim, done: Done | None) -> dict[str, object]:
    report = asdict(done.report) if done else {"sources": [], "interrupted": False}
    return {
        "run": claim.run,
        **report,
        "next_due": when(claim.next_due),
        "held": [asdict(one) for one in claim.held],
        "not_fetched": [{"source": one.name, "status": one.status} for one in claim.refused],
    }


class Drawing:
    """Shows events: one line that changes on a terminal, else only what went wrong."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()
        self._terminal = sys.stderr.isatty()

    def __call__(self, event: Event) -> None:
        """One more event."""
        self._counts[event.kind] += 1
        if self._terminal:
            counted = ", ".join(f"{count:,} {kind.replace('_', ' ')}" for kind, count in self._counts.items())
            click.echo(f"\r\x1b[K{f'{counted} · {event.source} {event.url}'[:110]}", nl=False, err=True)
        elif event.kind in {"failed", "feed_error"}:
            click.echo(f"{event.source}: {event.kind} {event.url} {event.detail}", err=True)

    def end(self) -> None:
        """Leave the terminal clean."""
        if self._terminal and self._counts:
            click.echo("\r\x1b[K", nl=False, err=True)


def show_sources(names: Sequence[str], directory: Path | None, archive: Path, *, as_json: bool) -> None:
    """How each source is, by the run log of the archive."""
    from crawler.schedule.look import Look, looking

    now = datetime.now(UTC)
    sources = chosen(names, directory)
    with looking(archive) as look:
        standings = (look or Look(None)).standings(sources, now)
    if as_json:
        click.echo(json.dumps([standing_record(one) for one in standings], indent=1, ensure_ascii=False))
        return
    for line in standing_lines(standings, now):
        click.echo(line)
    fetched = [one for one in standings if one.source.fetchable]
    alarmed = sum(bool(one.health.alarms) for one in fetched)
    due = sum(one.due is not None and one.due <= now for one in standings)
    click.echo(
        f"{len(standings)} {'source' if len(standings) == 1 else 'sources'}: {due} due now, {alarmed} with an alarm, {len(standings) - len(fetched)} not fetched",
        err=True,
    )


def show_runs(source: str | None, archive: Path, last: int, *, as_json: bool) -> None:
    """The run log, newest first."""
    from crawler.schedule.look import looking

    with looking(archive) as look:
        runs = look.runs(last, datetime.now(UTC), source=source) if look else []
    if as_json:
        click.echo(json.dumps([run_record(one) for one in runs], indent=1, ensure_ascii=False))
    elif runs:
        for line in run_lines(runs):
            click.echo(line)
    else:
        click.echo(f"no run{f' of {source}' if source else ''} is on file: pullback crawl --due", err=True)
