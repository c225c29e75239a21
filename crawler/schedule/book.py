"""Due times, leases and the run log, written: what a crawl claims before it starts, and how it went.

Every step is one transaction, and a lease changes hands by a write that names the hand it was in, so that of any
number of processes over one database one has a source and the others are told who.
"""

import json
import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from importlib.metadata import version

from crawler.database import Database, ensure
from crawler.report import SourceReport
from crawler.schedule.owner import LASTS, Owner
from crawler.schedule.tables import ROOM, STEPS, Outcome
from crawler.schedule.times import due_by, moment, next_due, stamp
from crawler.sources import Source

KEPT = timedelta(days=400)  # of the run log: a year, and the same weeks of the year before to compare with


@dataclass(frozen=True, slots=True)
class Held:
    """A source that another process is crawling."""

    source: str
    by: str


@dataclass(frozen=True, slots=True)
class Later:
    """A source that is not due yet."""

    source: str
    due: datetime


@dataclass(frozen=True, slots=True)
class Claim:
    """What a process may crawl now, under the name ``run``; and why not the rest. Times are of the claim."""

    run: str
    at: datetime
    taken: tuple[Source, ...]
    held: tuple[Held, ...] = ()
    later: tuple[Later, ...] = ()
    refused: tuple[Source, ...] = ()  # not fetched, as declared: blocked, stale, …

    @property
    def next_due(self) -> datetime | None:
        """When the first of those that are not due will be."""
        return min((one.due for one in self.later), default=None)


@dataclass(frozen=True, slots=True)
class Sample:
    """Of so many new pages that were read, so many gave no text."""

    read: int = 0
    unreadable: int = 0


class Book:
    """The schedule in a database. Raises ``ArchiveError`` where that can't be written."""

    def __init__(self, database: Database) -> None:
        self.database, self.version = database, version("pullback")
        ensure(database, ROOM, STEPS)

    def claim(
        self,
        sources: Sequence[Source],
        owner: Owner,
        now: datetime,
        *,
        only_due: bool = True,
        by_hand: bool = False,
    ) -> Claim:
        """Take the leases of the sources (only those that are due), where no living process has them.

        ``by_hand`` says that they were named, which some declarations ask for.
        """
        run = f"{now.astimezone(UTC):%Y%m%dT%H%M%S}-{secrets.token_hex(4)}"
        planned = self._planned(sources, now)
        ready: list[Source] = []
        later: list[Later] = []
        refused: list[Source] = []
        for source in sources:
            if not (source.fetchable if by_hand else source.working):
                refused.append(source)
            elif only_due and planned[source.name] > now:
                later.append(Later(source.name, planned[source.name]))
            else:
                ready.append(source)
        taken, held = [], []
        if not ready:
            return Claim(run, now, (), (), tuple(later), tuple(refused))
        with self.database.transaction():  # one for all: a disk takes its time for each
            for source in ready:
                holder = self._take(source, owner, run, now, only_due=only_due)
                if holder is None:
                    taken.append(source)
                elif isinstance(holder, Owner):
                    held.append(Held(source.name, holder.shown))
                else:
                    later.append(Later(source.name, holder))
        return Claim(run, now, tuple(taken), tuple(held), tuple(later), tuple(refused))

    def beat(
        self, claim: Claim, owner: Owner, now: datetime, counts: Mapping[str, Mapping[str, int]]
    ) -> frozenset[str]:
        """A sign of life: the leases last on, and the log says how far it has come; the sources still held."""
        with self.database.transaction():
            self.database.execute(
                "UPDATE schedule_leases SET beat = ?, expires = ? WHERE owner = ?",
                (stamp(now), stamp(now + LASTS), str(owner)),
            )
            for source, found in counts.items():
                self.database.execute(
                    "UPDATE schedule_runs SET counts = ? WHERE run = ? AND source = ? AND outcome = 'running'",
                    (json.dumps(found), claim.run, source),
                )
            mine = self.database.execute("SELECT source FROM schedule_leases WHERE owner = ?", (str(owner),))
        return frozenset(row[0] for row in mine)

    def finish(
        self, claim: Claim, source: Source, owner: Owner, now: datetime, report: SourceReport, sample: Sample
    ) -> None:
        """A source was crawled to its end: write it down, plan the next time, let go."""
        newest = report.newest or (stamp(claim.at) if report.archived else "")
        # Where listings date nothing, the day on which something new was found stands for the day it came out.
        days = report.days or ((claim.at.date().isoformat(),) if report.archived else ())
        counts = {name: value for name, value in asdict(report).items() if type(value) is int}
        with self.database.transaction():
            mine = self._let_go(source.name, owner)
            self._log(
                claim, source.name, now, "finished" if mine else "lost", report.healthy, report.reason, counts,
                newest, sample,
            )  # fmt: skip
            self.database.execute(
                "UPDATE schedule_sources SET newest = ? WHERE source = ? AND coalesce(newest, '') < ?",
                (newest, source.name, newest),
            )
            for day in days:
                self.database.execute(
                    "INSERT INTO schedule_days VALUES (?, ?) ON CONFLICT DO NOTHING", (source.name, day)
                )
            if mine:
                due = next_due(source.name, source.every_minutes, claim.at, healthy=report.healthy)
                self._plan(source.name, due)
            self.database.execute("DELETE FROM schedule_runs WHERE started < ?", (stamp(now - KEPT),))

    def leave(
        self,
        claim: Claim,
        source: Source,
        owner: Owner,
        now: datetime,
        outcome: Outcome,
        reason: str,
        counts: Mapping[str, int],
    ) -> None:
        """A source was not crawled to its end. It stays due, so that the next run goes on with it."""
        with self.database.transaction():
            mine = self._let_go(source.name, owner)
            self._log(
                claim, source.name, now, outcome if mine else "lost", None, reason, counts, "", Sample()
            )

    def _planned(self, sources: Iterable[Source], now: datetime) -> dict[str, datetime]:
        """When each source is due. A new one is due now, and nothing is written where nothing has changed."""
        rows = self.database.execute("SELECT source, declared, due FROM schedule_sources")
        kept = {name: (declared, moment(due)) for name, declared, due in rows}
        planned: dict[str, datetime] = {}
        changed: list[tuple[str, str, str]] = []
        for source in sources:
            declared = json.dumps(asdict(source), sort_keys=True)
            before, due = kept.get(source.name, ("", now))
            planned[source.name] = due_by(source.name, source.every_minutes, due, now)
            if declared != before or planned[source.name] != due:
                changed.append((source.name, declared, stamp(planned[source.name])))
        if changed:
            with self.database.transaction():
                for row in changed:
                    self.database.execute(
                        "INSERT INTO schedule_sources (source, declared, due) VALUES (?, ?, ?)"
                        " ON CONFLICT (source) DO UPDATE SET declared = excluded.declared, due = excluded.due",
                        row,
                    )
        return planned

    def _take(
        self, source: Source, owner: Owner, run: str, now: datetime, *, only_due: bool
    ) -> Owner | datetime | None:
        """Take a lease: None if it is ours now, else who has it, or when the source is due after all."""
        lease = "source, owner, run, beat, expires"
        found = self.database.execute(
            f"SELECT {lease} FROM schedule_leases WHERE source = ?",  # noqa: S608 - our own words
            (source.name,),
        )
        before = ""
        if found:
            _, before, _, beat, expires = found[0]
            holder = Owner.of(before)
            if not holder.is_dead(moment(expires), now):
                return holder
            self.database.execute(
                "UPDATE schedule_runs SET outcome = 'killed', ended = ?, reason = ? WHERE source = ? AND outcome = 'running'",
                (beat, f"{holder.shown} was gone", source.name),
            )
        self.database.execute(
            f"INSERT INTO schedule_leases ({lease}) VALUES (?, ?, ?, ?, ?) ON CONFLICT (source) DO UPDATE"  # noqa: S608 - our own words
            " SET owner = excluded.owner, run = excluded.run, beat = excluded.beat, expires = excluded.expires"
            " WHERE schedule_leases.owner = ?",
            (source.name, str(owner), run, stamp(now), stamp(now + LASTS), before),
        )
        ((holding,),) = self.database.execute(
            "SELECT owner FROM schedule_leases WHERE source = ?", (source.name,)
        )
        if holding != str(owner):
            return Owner.of(holding)
        ((due,),) = self.database.execute("SELECT due FROM schedule_sources WHERE source = ?", (source.name,))
        if only_due and moment(due) > now:  # another process has just done it
            self._let_go(source.name, owner)
            return moment(due)
        self.database.execute(
            "INSERT INTO schedule_runs (run, source, started, outcome, reason, counts, sampled, unreadable, version)"
            " VALUES (?, ?, ?, 'running', '', '{}', 0, 0, ?)",
            (run, source.name, stamp(now), self.version),
        )
        return None

    def _let_go(self, source: str, owner: Owner) -> bool:
        """Give a lease back; whether it was still ours."""
        key = (source, str(owner))
        mine = self.database.execute("SELECT 1 FROM schedule_leases WHERE source = ? AND owner = ?", key)
        self.database.execute("DELETE FROM schedule_leases WHERE source = ? AND owner = ?", key)
        return bool(mine)

    def _plan(self, source: str, due: datetime) -> None:
        self.database.execute("UPDATE schedule_sources SET due = ? WHERE source = ?", (stamp(due), source))

    def _log(
        self, claim: Claim, source: str, now: datetime, outcome: Outcome, healthy: bool | None, reason: str,
        counts: Mapping[str, int], newest: str, sample: Sample,
    ) -> None:  # fmt: skip
        self.database.execute(
            "UPDATE schedule_runs SET ended = ?, outcome = ?, healthy = ?, reason = ?, counts = ?, newest = ?,"
            " sampled = ?, unreadable = ? WHERE run = ? AND source = ?",
            (
                stamp(now), outcome, None if healthy is None else int(healthy), reason, json.dumps(dict(counts)),
                newest or None, sample.read, sample.unreadable, claim.run, source,
            ),
        )  # fmt: skip
