"""The schedule as a command that stays: a line a run, ingest after it if wished, and an end within seconds."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import click

from api.crawling import Drawing, crawler, prepare, report_line, tell_alarms
from api.standing import when
from api.stopping import GRACE, stoppable
from crawler.report import Event
from crawler.schedule.book import Claim
from crawler.schedule.daemon import Asleep, Step, Trouble, keep
from crawler.schedule.rounds import Done, utc
from crawler.sources import Source

LONGEST = 900  # seconds a round: then what is left goes on beside whatever else has become due


class Ingest:
    """Runs ``pullback ingest`` in a process of its own, so that its memory and its faults are not the schedule's."""

    def __init__(self, store: str, archive: Path) -> None:
        self.store, self.archive = store, archive
        self.wanted = True  # pages of an earlier run may wait

    def run(self) -> None:
        """Turn new pages into facts; what fails is told, and tried again later."""
        if not self.wanted or not self.archive.exists():
            return
        home = str(Path(__file__).parents[1])
        path = os.pathsep.join(part for part in (home, os.environ.get("PYTHONPATH", "")) if part)
        # A session of its own: Ctrl-C reaches this process alone, which passes it on.
        process = subprocess.Popen(  # noqa: S603 - our own words
            [sys.executable, "-P", "-m", "api", "ingest", "--archive", str(self.archive)],
            env={**os.environ, "PYTHONPATH": path, "PULLBACK_STORE": self.store}, start_new_session=True,
            stdin=subprocess.DEVNULL,
        )  # fmt: skip
        try:
            code = process.wait()
        except KeyboardInterrupt:
            process.send_signal(signal.SIGINT)
            try:
                process.wait(timeout=GRACE)
            except (subprocess.TimeoutExpired, KeyboardInterrupt):
                process.kill()
                process.wait()
            raise
        self.wanted = code != 0
        if code:
            _say(f"ingest ended with exit code {code}; it is tried again in a minute", err=True)


def run_schedule(
    declared: Callable[[], Sequence[Source]], archive: Path, ingest: Ingest | None, alive: Path | None
) -> None:
    """Keep the schedule until it is told to stop."""
    prepare(archive)
    watch = _Watch(archive, ingest, alive)
    try:
        with (
            stoppable() as asked,
            closing(keep(declared, archive, crawler({"CLOSESPIDER_TIMEOUT": LONGEST}), watch.sleep)) as steps,
        ):
            for step in steps:
                watch.tell(step)
                if asked.is_set() and not isinstance(step, Event):
                    break
    except KeyboardInterrupt:
        watch.draw.end()
    _say("stopped; what was finished is kept, the next start goes on from here", err=True)


class _Watch:
    """Tells what happens, ingests, and gives signs of life."""

    def __init__(self, archive: Path, ingest: Ingest | None, alive: Path | None) -> None:
        self.archive, self.ingest, self.alive = archive, ingest, alive
        self.draw = Drawing()

    def sleep(self, wait: timedelta) -> None:
        """Between two rounds."""
        if self.ingest:
            self.ingest.run()
        self._live()
        time.sleep(wait.total_seconds())

    def tell(self, step: Step) -> None:
        """A line for what is worth one."""
        if isinstance(step, Event):
            self.draw(step)
            self._live()
            return
        self.draw.end()
        match step:
            case Claim(taken=taken):
                _say(f"crawling {', '.join(one.name for one in taken)}", err=True)
            case Done():
                self._done(step)
            case Asleep(until=until):
                _say(f"asleep; next at {when(until)}" if until else "asleep; nothing is scheduled", err=True)
            case Trouble(error=error):
                _say(f"a round failed and is tried again: {error}", err=True)

    def _done(self, done: Done) -> None:
        for one in done.report.sources:
            _say(f"{report_line(one)}{'' if one.whole else f' ({done.outcome}, goes on)'}")
        if done.outcome == "finished":
            tell_alarms(self.archive, done.claim.taken)
        if self.ingest and any(one.archived for one in done.report.sources):
            self.ingest.wanted = True

    def _live(self) -> None:
        if self.alive:
            self.alive.touch()


def _say(text: str, *, err: bool = False) -> None:
    click.echo(f"{when(utc())} {text}", err=err)
