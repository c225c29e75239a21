"""When a source is due again; pure. Every moment is aware and in UTC."""

import hashlib
from datetime import UTC, datetime, timedelta

# A source comes round a little sooner than its interval, by a part that only its name decides: sources of one
# interval drift apart, and a timer that comes round exactly as often still finds each one due every time.
EARLIEST, LATEST = 0.90, 0.98
# Until a source that was not healthy is tried again, where that is sooner than its time: a bad minute must not cost a
# daily source its day, and one that is broken is asked no more often than an hourly one.
AFTER_FAULT = timedelta(hours=1)


def period(name: str, every_minutes: int) -> timedelta:
    """The time from one start of a source to its next: 90 to 98 % of its interval, always the same for a name."""
    part = int.from_bytes(hashlib.sha256(name.encode()).digest()[:4]) / 2**32
    return timedelta(minutes=every_minutes * (EARLIEST + (LATEST - EARLIEST) * part))


def next_due(name: str, every_minutes: int, started: datetime, *, healthy: bool = True) -> datetime:
    """When a source that was looked at is due again; however many times were missed, it is due once."""
    usual = period(name, every_minutes)
    return started + (usual if healthy else min(usual, AFTER_FAULT))


def due_by(name: str, every_minutes: int, due: datetime, now: datetime) -> datetime:
    """When a source that was planned for ``due`` is really due, seen from ``now``.

    A plan is never further away than one period. If it is, the clock was set back, or the declared interval
    has become shorter: then it is due one period from now, so that it neither runs at once nor waits for ever.
    """
    return min(due, now + period(name, every_minutes))


def stamp(moment: datetime) -> str:
    """A moment as it is kept: ISO 8601 in UTC with microseconds, so that text order is the order of time."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def moment(text: str) -> datetime:
    """A moment that ``stamp`` wrote."""
    return datetime.fromisoformat(text)
