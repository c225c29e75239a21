"""Sources and runs for people and machines: plain records, and tables that fit what is in them."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from crawler.schedule.look import Standing
    from crawler.schedule.tables import Run

_MINUTE, _DAY = timedelta(minutes=1), timedelta(days=1)


def standing_record(one: "Standing") -> dict[str, Any]:
    """A source with its health, as JSON has it. Moments are ISO 8601 in UTC, gaps in days."""
    source, how = one.source, one.health
    return {
        "source": source.name,
        "kind": source.kind,
        "publisher": source.publisher,
        "url": list(source.url),
        "declared": {"status": source.status, "reason": source.reason, "checked": source.checked},
        "every_minutes": source.every_minutes,
        "min_items": source.min_items,
        "state": how.state,
        "alarms": [{"kind": alarm.kind, "text": alarm.text} for alarm in how.alarms],
        "due": when(one.due),
        "running": one.running or None,
        "last_run": run_record(how.last_run) if how.last_run else None,
        "last_success": when(how.last_success),
        "newest_item": when(how.newest),
        "usual_gap_days": how.usual_gap / _DAY if how.usual_gap else None,
        "items": {"last": how.listed, "usual": how.usually_listed},
        "new_items": {"last": how.new, "usual": how.usually_new},
        "parse_empty": {"rate": how.unreadable, "pages_read": how.sampled},
        "blocked": how.blocked or None,
    }


def run_record(run: "Run") -> dict[str, Any]:
    """One run of one source, as JSON has it."""
    return {
        "run": run.run,
        "source": run.source,
        "started": when(run.started),
        "ended": when(run.ended),
        "outcome": run.outcome,
        "healthy": run.healthy,
        "reason": run.reason,
        "counts": dict(run.counts),
        "newest_item": when(run.newest),
        "parse_empty": {"pages_read": run.sampled, "empty": run.unreadable},
        "version": run.version,
    }


def when(moment: datetime | None) -> str | None:
    """A moment as ISO 8601 in UTC, to the second."""
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ") if moment else None


def standing_lines(standings: Sequence["Standing"], now: datetime) -> list[str]:
    """A table of sources, what alarms below its row."""
    head = (
        "source",
        "state",
        "last success",
        "newest item",
        "items (usual)",
        "new (usual)",
        "no text",
        "due",
    )
    rows = [_row(one, now) for one in standings]
    lines = columns([head, *rows])
    shown = [lines[0]]
    for line, one in zip(lines[1:], standings, strict=True):
        shown.append(line)
        source = one.source
        if source.status != "working":
            told = f": {source.reason}" if source.reason else ""
            since = f" (as of {source.checked})" if source.checked else ""
            shown.append(f"    {source.status}{told}{since}")
        shown.extend(f"    ! {alarm.kind.replace('_', ' ')}: {alarm.text}" for alarm in one.health.alarms)
    return shown


def run_lines(runs: Sequence["Run"]) -> list[str]:
    """A table of runs, newest first."""
    head = ("started", "took", "source", "new", "known", "unchanged", "failed", "refused", "outcome")
    return columns([head, *(_run_row(run) for run in runs)])


def columns(rows: Sequence[Sequence[str]]) -> list[str]:
    """Rows of cells as lines, each column as wide as its widest cell."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    ]


def _row(one: "Standing", now: datetime) -> tuple[str, ...]:
    how = one.health
    return (
        one.source.name,
        "running" if one.running else how.state,
        _ago(how.last_success, now),
        _ago(how.newest, now),
        _against(how.listed, how.usually_listed),
        _against(how.new, how.usually_new),
        "-" if how.unreadable is None else f"{how.unreadable:.0%}",
        "-" if one.due is None else "now" if one.due <= now else f"in {span(one.due - now)}",
    )


def _run_row(run: "Run") -> tuple[str, ...]:
    counts = run.counts
    good = "" if run.healthy is None else "healthy" if run.healthy else f"NOT HEALTHY: {run.reason}"
    return (
        when(run.started) or "",
        span(run.ended - run.started) if run.ended else "-",
        run.source,
        *(
            str(counts.get(one, counts.get(other, 0)))
            for one, other in (
                ("archived", "page"), ("known", "known"), ("not_modified", "not_modified"), ("failed", "failed"),
                ("refused", "refused_by_robots"),
            )
        ),
        f"{run.outcome}, {good}" if good else f"{run.outcome}{f': {run.reason}' if run.reason else ''}",
    )  # fmt: skip


def _against(last: int | None, usual: float | None) -> str:
    if last is None:
        return "-"
    return f"{last}" if usual is None else f"{last} ({usual:g})"


def _ago(moment: datetime | None, now: datetime) -> str:
    return (
        "never" if moment is None else "just now" if moment > now - _MINUTE else f"{span(now - moment)} ago"
    )


def span(length: timedelta) -> str:
    """A length of time in its largest unit: 40 s, 12 min, 5 h, 3 d."""
    seconds = max(0, round(length.total_seconds()))
    for unit, size in (("d", 86_400), ("h", 3_600), ("min", 60)):
        if seconds >= 2 * size:  # 90 minutes say more than 1 hour
            return f"{seconds // size} {unit}"
    return f"{seconds} s"
