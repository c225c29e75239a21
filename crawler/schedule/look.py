"""The schedule as readers see it: nothing is written, and where no schedule was kept yet there is nothing to see."""

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import urlsplit

from crawler.database import is_server, open_database
from crawler.dialects.sqlite import told
from crawler.errors import ArchiveError
from crawler.schedule.health import RUNS, Health, health
from crawler.schedule.owner import Owner
from crawler.schedule.tables import COLUMNS, ROOM, Run, run_of
from crawler.schedule.times import due_by, moment
from crawler.sources import Source, restored

_STANDING = (
    "table",
    "warc",
    "wikidata",
)  # kinds that hold what they hold: no news is nothing to be alarmed by
_DAYS = 60  # days of publication that make a rhythm: those of a monthly source go back five years


@dataclass(frozen=True, slots=True)
class Standing:
    """A source, how it is, when it is due (None: it has no schedule) and who is crawling it now (empty: nobody)."""

    source: Source
    health: Health
    due: datetime | None
    running: str


class Readable(Protocol):
    """A database as far as readers need it."""

    def execute(self, sql: str, parameters: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """Run one statement; the rows it gives."""


class Look:
    """Reads the schedule of an open database, or of none yet: then nothing was ever crawled."""

    def __init__(self, database: Readable | None) -> None:
        self.database = database or _Nothing()
        self.kept = _is_kept(self.database)

    def sources(self) -> list[Source]:
        """Every source that was ever crawled or planned here, as it was declared last, by name."""
        if not self.kept:
            return []
        rows = self.database.execute("SELECT declared FROM schedule_sources ORDER BY source")
        return [restored(json.loads(declared)) for (declared,) in rows]

    def standings(self, sources: Sequence[Source], now: datetime) -> list[Standing]:
        """How each of these sources is, in their order."""
        due: dict[str, tuple[str, str | None]] = {}
        running: dict[str, str] = {}
        if self.kept:
            rows = self.database.execute("SELECT source, due, newest FROM schedule_sources")
            due = {source: (planned, newest) for source, planned, newest in rows}
            running = {source: holder.shown for (_, source), holder in self._living(now).items()}
        blocked = self._blocked(now) if self.kept else {}
        return [
            self._standing(one, due.get(one.name), running.get(one.name, ""), _block(one, blocked), now)
            for one in sources
        ]

    def runs(
        self,
        most: int,
        now: datetime,
        *,
        source: str | None = None,
        before: tuple[str, str, str] | None = None,
    ) -> list[Run]:
        """The newest runs, newest first: of one source, or of all; behind ``before`` (started, run, source)."""
        if not self.kept:
            return []
        clauses, values = ["1 = 1"], []
        if source is not None:
            clauses.append("source = ?")
            values.append(source)
        if before is not None:
            clauses.append("(started, run, source) < (?, ?, ?)")
            values.extend(before)
        rows = self.database.execute(
            f"SELECT {COLUMNS} FROM schedule_runs WHERE {' AND '.join(clauses)}"  # noqa: S608 - our own words
            " ORDER BY started DESC, run DESC, source DESC LIMIT ?",
            (*values, most),
        )
        living = self._living(now)
        runs = map(run_of, rows)
        return [
            replace(run, outcome="killed")
            if run.outcome == "running" and (run.run, run.source) not in living
            else run
            for run in runs
        ]

    def count(self, source: str | None = None) -> int:
        """How many runs are in the log, of one source or of all."""
        if not self.kept:
            return 0
        where, values = ("WHERE source = ?", (source,)) if source is not None else ("", ())
        return int(self.database.execute(f"SELECT count(*) FROM schedule_runs {where}", values)[0][0])  # noqa: S608 - our own words

    def _blocked(self, now: datetime) -> dict[str, str]:
        """Domains that are to be left alone now, or that refused us when last asked, with the reason."""
        if not _has_room(self.database, "hosts"):
            return {}
        rows = self.database.execute(
            "SELECT domain, closed_until, closed_why, blocks, blocked_why FROM hosts WHERE closed_until > ? OR blocks > 0",
            (now.timestamp(),),
        )
        return {
            domain: f"left alone until {datetime.fromtimestamp(until, UTC):%Y-%m-%d %H:%M} UTC: {why}"
            if until > now.timestamp()
            else f"refused us {times} {'time' if times == 1 else 'times'} in a row: {refusal}"
            for domain, until, why, times, refusal in rows
        }

    def _living(self, now: datetime) -> dict[tuple[str, str], Owner]:
        """The owners of the leases that count, by run and source."""
        rows = self.database.execute("SELECT run, source, owner, expires FROM schedule_leases")
        return {
            (run, source): holder
            for run, source, owner, expires in rows
            if not (holder := Owner.of(owner)).is_dead(moment(expires), now)
        }

    def _standing(
        self, source: Source, row: tuple[str, str | None] | None, running: str, blocked: str, now: datetime
    ) -> Standing:
        runs, days, newest = [], [], None
        due = now if source.working else None  # one that was never looked at is due
        if row is not None:
            planned, text = row
            newest = moment(text) if text else None
            runs = self.runs(2 * RUNS, now, source=source.name)
            found = self.database.execute(
                "SELECT day FROM schedule_days WHERE source = ? ORDER BY day DESC LIMIT ?",
                (source.name, _DAYS),
            )
            days = [date.fromisoformat(day) for (day,) in found]
            if source.working:
                due = due_by(source.name, source.every_minutes, moment(planned), now)
        flows = source.kind not in _STANDING
        how = health(runs, days, newest if flows else None, now, blocked=blocked, fetched=source.fetchable)
        return Standing(source, how, due, running)


@contextmanager
def looking(archive: Path | str) -> Iterator[Look | None]:
    """The schedule of an archive, opened so that nothing can be written; None where there is no archive.

    Raises ``ArchiveError`` for one that can't be read.
    """
    if is_server(archive):
        with closing(open_database(archive, create=False)) as database:
            yield Look(database)
    elif not Path(archive).is_file():
        yield None
    else:
        with closing(_File(Path(archive))) as file:
            yield Look(file)


class _File:
    """A SQLite file that is only read, also from a folder where nothing can be written."""

    def __init__(self, path: Path) -> None:
        self.name = str(path)
        # Without a write-ahead log nobody writes, and the file alone is the whole truth. To open it as one that may
        # change would make the log's files beside it, or fail where nothing can be written.
        how = "mode=ro" if path.with_name(f"{path.name}-wal").exists() else "immutable=1"
        with told(self.name):
            self._connection = sqlite3.connect(
                f"{path.absolute().as_uri()}?{how}", uri=True, timeout=5, isolation_level=None
            )

    def execute(self, sql: str, parameters: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """Run one statement; the rows it gives."""
        with told(self.name):
            return self._connection.execute(sql, parameters).fetchall()

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()


class _Nothing:
    """No database: no row of anything."""

    def execute(self, sql: str, parameters: Sequence[object] = ()) -> list[tuple[Any, ...]]:  # noqa: ARG002 - as the others
        """No rows."""
        return []


def _is_kept(database: Readable) -> bool:
    try:
        return _has_room(database, ROOM)
    except ArchiveError:  # an archive of the first version has no rooms at all; one that is damaged
        database.execute("SELECT count(*) FROM pages")  # is told here
        return False


def _has_room(database: Readable, name: str) -> bool:
    return bool(database.execute("SELECT 1 FROM rooms WHERE name = ?", (name,)))


def _block(source: Source, blocked: Mapping[str, str]) -> str:
    """Why one of a source's hosts may not be asked now; empty if all may."""
    for url in source.url if blocked else ():
        place = urlsplit(url)
        host = place.hostname or ""
        for domain, why in blocked.items():
            if domain in {host, place.netloc} or host.endswith(f".{domain}"):
                return f"{domain}: {why}"
    return ""
