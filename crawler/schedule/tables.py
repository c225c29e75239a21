"""The tables of the schedule in the archive's database, and what a row of the run log is."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from crawler.schedule.times import moment

ROOM = "schedule"
# Moments are text as ``times.stamp`` writes it. ``due`` is when a source is looked at next; ``declared`` is its
# declaration as it was last seen, so that readers of the archive need no TOML.
STEPS = (
    (
        """CREATE TABLE schedule_sources (
             source TEXT PRIMARY KEY, declared TEXT NOT NULL, due TEXT NOT NULL, newest TEXT)""",
        """CREATE TABLE schedule_leases (
             source TEXT PRIMARY KEY, owner TEXT NOT NULL, run TEXT NOT NULL, beat TEXT NOT NULL, expires TEXT NOT NULL)""",
        """CREATE TABLE schedule_runs (
             run TEXT NOT NULL, source TEXT NOT NULL, started TEXT NOT NULL, ended TEXT, outcome TEXT NOT NULL,
             healthy INTEGER, reason TEXT NOT NULL, counts TEXT NOT NULL, newest TEXT, sampled INTEGER NOT NULL,
             unreadable INTEGER NOT NULL, version TEXT NOT NULL, PRIMARY KEY (run, source))""",
        "CREATE INDEX schedule_runs_by_source ON schedule_runs (source, started)",
        "CREATE INDEX schedule_runs_by_start ON schedule_runs (started, run, source)",
        "CREATE TABLE schedule_days (source TEXT NOT NULL, day TEXT NOT NULL, PRIMARY KEY (source, day))",
    ),
)

Outcome = Literal[
    "running",
    "finished",  # to its end, healthy or not
    "interrupted",  # by Ctrl-C, a signal, or the limit of time; goes on with the next run
    "died",  # the crawl's process ended without a report
    "killed",  # whoever ran it was gone; seen by the next one
    "lost",  # its lease went to another process while it was out of action
]


@dataclass(frozen=True, slots=True)
class Run:
    """What one run did with one source. Sources looked at together share ``run``.

    ``counts`` are those of ``SourceReport`` by name (of a run that was killed: events by kind, up to its last beat).
    ``healthy`` is None until it is known. ``newest`` is the newest item its listings dated; of ``sampled`` new
    pages that were read, ``unreadable`` gave no text. ``version`` is the program's.
    """

    run: str
    source: str
    started: datetime
    ended: datetime | None
    outcome: Outcome
    healthy: bool | None
    reason: str
    counts: Mapping[str, int] = field(default_factory=dict)
    newest: datetime | None = None
    sampled: int = 0
    unreadable: int = 0
    version: str = ""


COLUMNS = (
    "run, source, started, ended, outcome, healthy, reason, counts, newest, sampled, unreadable, version"
)


def run_of(row: tuple[Any, ...]) -> Run:
    """A row of ``COLUMNS``."""
    run, source, started, ended, outcome, healthy, reason, counts, newest, sampled, unreadable, version = row
    return Run(
        run=run,
        source=source,
        started=moment(started),
        ended=moment(ended) if ended else None,
        outcome=outcome,
        healthy=None if healthy is None else bool(healthy),
        reason=reason,
        counts=json.loads(counts),
        newest=moment(newest) if newest else None,
        sampled=sampled,
        unreadable=unreadable,
        version=version,
    )
