"""What each host is owed: its pace, its budget, when it wants to be left alone, and whether it refuses us.

All of it is in the database, so that it holds over all workers and from run to run. A host is counted by its
registered domain (``crawler.domains``). Times are seconds since 1970.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from crawler.database import Database, ensure

STEPS = (
    (
        """CREATE TABLE hosts (
          domain TEXT PRIMARY KEY,
          last_at REAL NOT NULL DEFAULT 0,       -- when the latest turn begins
          day TEXT NOT NULL DEFAULT '',          -- of "asked", UTC
          asked INTEGER NOT NULL DEFAULT 0,      -- requests on that day
          closed_until REAL NOT NULL DEFAULT 0,
          closed_why TEXT NOT NULL DEFAULT '',
          blocks INTEGER NOT NULL DEFAULT 0,     -- refusals one after the other
          blocked_at REAL,                       -- of the latest
          blocked_why TEXT NOT NULL DEFAULT ''
        ) STRICT""",
    ),
)
_AHEAD = 0.2  # seconds before it begins that a turn is taken: time to write it down, and to connect
_KEPT = 1.0  # seconds that a host's row is believed without looking again; a paced request always looks
_LATE = 0.02  # of the delay: a busy machine wakes us a little late
_BATCH = 50  # requests without a pace that are counted together
_JUMP = 1.0  # seconds: a turn that begins later than this was given by a clock that has gone back since


@dataclass(frozen=True, slots=True)
class Host:
    """How things stand with one domain: ``asked`` are requests today, ``blocks`` refusals in a row, the latest
    at ``blocked_at`` for the reason ``blocked_why`` (kept when it serves us again).
    """

    domain: str
    last_at: float = 0.0
    asked: int = 0
    closed_until: float = 0.0
    closed_why: str = ""
    blocks: int = 0
    blocked_at: float | None = None
    blocked_why: str = ""


class Hosts:
    """The room of hosts in the database; for the thread that opened it. Raises ``ArchiveError``."""

    def __init__(self, database: Database, *, clock: Callable[[], float] = time.time) -> None:
        self._database, self._clock = database, clock
        self._seen: dict[str, tuple[float, Host]] = {}
        self._uncounted: dict[str, int] = {}
        ensure(database, "hosts", STEPS)

    def wait(self, domain: str, delay: float) -> float:
        """Seconds until a turn may be taken; 0.0 shortly before it begins, so that there is time to connect."""
        return max(self._last(domain) + delay - self._clock() - ahead(delay), 0.0) if delay > 0 else 0.0

    def turn(self, domain: str, delay: float) -> float | None:
        """Take the next turn, over all workers: seconds until it begins, or None if it is not yet to be had.

        Turns of one domain are at least ``delay`` seconds apart; one that is taken is counted.
        """
        if delay <= 0:
            self._count_later(domain)
            return 0.0
        last, now = self._last(domain), self._clock()
        begins = max(last + delay, now)
        if begins - now > ahead(delay):
            return None
        taken = self._database.execute(
            "INSERT INTO hosts (domain, last_at, day, asked) VALUES (?, ?, ?, 1) ON CONFLICT (domain) DO UPDATE"
            " SET last_at = excluded.last_at, day = excluded.day,"
            " asked = CASE WHEN hosts.day = excluded.day THEN hosts.asked + 1 ELSE 1 END"
            " WHERE hosts.last_at = ? RETURNING asked",
            (domain, begins, _day(now), last),
        )
        return max(begins - self._clock(), 0.0) if taken else None

    def used(self, domain: str, delay: float) -> None:
        """A turn was used just now. If that is later than it was due, the next one is due later as well."""
        if delay <= 0:
            return
        now, last = self._clock(), self.look(domain).last_at
        if now - last > _LATE * delay:
            self._database.execute(
                "UPDATE hosts SET last_at = ? WHERE domain = ? AND last_at < ?", (now, domain, now)
            )
            self._seen.pop(domain, None)

    def look(self, domain: str, *, fresh: bool = False) -> Host:
        """How things stand; at most a second old, or read now if ``fresh``."""
        now = time.monotonic()
        read_at, host = self._seen.get(domain, (float("-inf"), None))
        if host is None or fresh or now - read_at > _KEPT:
            host = self._read(domain)
            self._seen[domain] = (now, host)
        return host

    def asked(self, domain: str) -> int:
        """Requests to this domain today (UTC), by all workers; those without a pace may be some fifty behind."""
        return self.look(domain).asked + self._uncounted.get(domain, 0)

    def closed(self, domain: str) -> tuple[float, str] | None:
        """Until when the host wants to be left alone, and why; None if it does not."""
        host = self.look(domain)
        return (host.closed_until, host.closed_why) if host.closed_until > self._clock() else None

    def close_until(self, domain: str, moment: float, reason: str) -> None:
        """Leave the host alone until then; a later moment that is noted already stays."""
        self._add(domain)
        self._database.execute(
            "UPDATE hosts SET closed_until = ?, closed_why = ? WHERE domain = ? AND closed_until < ?",
            (moment, reason, domain, moment),
        )
        self._seen.pop(domain, None)

    def refused(self, domain: str, reason: str) -> int:
        """Note that the host refuses us; how often it has done so in a row."""
        self._add(domain)
        rows = self._database.execute(
            "UPDATE hosts SET blocks = blocks + 1, blocked_at = ?, blocked_why = ? WHERE domain = ? RETURNING blocks",
            (self._clock(), reason, domain),
        )
        self._seen.pop(domain, None)
        return int(rows[0][0])

    def welcomed(self, domain: str) -> None:
        """Note that the host answered as it should: refusals are no longer in a row."""
        if self.look(domain).blocks:
            self._database.execute("UPDATE hosts SET blocks = 0 WHERE domain = ?", (domain,))
            self._seen.pop(domain, None)

    def noted(self) -> list[Host]:
        """Hosts that are closed now or refused us when last asked, the latest first: what ``pullback sources`` shows."""
        rows = self._database.execute(
            f"{_SELECT} WHERE closed_until > ? OR blocks > 0 ORDER BY blocked_at DESC, domain",
            (self._clock(),),
        )
        return [self._host(row) for row in rows]

    def flush(self) -> None:
        """Write down what was counted in memory; to be called at the end of a run."""
        for domain in list(self._uncounted):
            self._write_count(domain)

    def _count_later(self, domain: str) -> None:
        self._uncounted[domain] = self._uncounted.get(domain, 0) + 1
        if self._uncounted[domain] >= _BATCH:
            self._write_count(domain)

    def _write_count(self, domain: str) -> None:
        number, today = self._uncounted.pop(domain), _day(self._clock())
        self._add(domain)
        self._database.execute(
            "UPDATE hosts SET asked = CASE WHEN day = ? THEN asked + ? ELSE ? END, day = ? WHERE domain = ?",
            (today, number, number, today, domain),
        )
        self._seen.pop(domain, None)

    def _last(self, domain: str) -> float:
        """When the latest turn began, or will begin."""
        last, now = self.look(domain, fresh=True).last_at, self._clock()
        if last <= now + _AHEAD + _JUMP:
            return last
        # The clock has gone back: the longest that the host can still be owed begins now.
        self._database.execute(
            "UPDATE hosts SET last_at = ? WHERE domain = ? AND last_at = ?", (now, domain, last)
        )
        return now

    def _add(self, domain: str) -> None:
        if not self._database.execute("SELECT 1 FROM hosts WHERE domain = ?", (domain,)):
            self._database.execute(
                "INSERT INTO hosts (domain) VALUES (?) ON CONFLICT (domain) DO NOTHING", (domain,)
            )

    def _read(self, domain: str) -> Host:
        rows = self._database.execute(f"{_SELECT} WHERE domain = ?", (domain,))
        return self._host(rows[0]) if rows else Host(domain)

    def _host(self, row: tuple[Any, ...]) -> Host:
        domain, last_at, day, asked, *rest = row
        return Host(domain, last_at, asked if day == _day(self._clock()) else 0, *rest)


_SELECT = (
    "SELECT domain, last_at, day, asked, closed_until, closed_why, blocks, blocked_at, blocked_why FROM hosts"
)


def ahead(delay: float) -> float:
    """Seconds before it begins that a turn may be taken; the one before has been used by then."""
    return min(_AHEAD, delay / 2)


def _day(moment: float) -> str:
    return datetime.fromtimestamp(moment, UTC).date().isoformat()
