"""What the run log says about a source, and what should alarm whoever runs it; pure.

Every figure compares a source with itself: what its last run brought with what its runs usually bring, and how
long nothing new has come out with how often something usually does.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise
from statistics import median
from typing import Literal

from crawler.schedule.tables import Run

RUNS = 20  # the runs that make "usually": a day or two of most sources
ENOUGH_RUNS = 5  # fewer say nothing about what is usual
FEW = 0.2  # of the usual items: feeds list a fixed number, so a fifth is a feed that was cut off or is starting anew
SILENCE = 3  # usual gaps without anything new
LEAST_GAP = timedelta(days=1)  # nobody publishes at night; a gap of hours says nothing
ENOUGH_DAYS = 3  # days of publication, so two gaps between them, before a gap is usual
UNKNOWN_GAP = timedelta(
    days=30
)  # silence that counts where the rhythm is unknown: feeds that were left stand for years
ENOUGH_PAGES, MOSTLY = (
    5,
    0.5,
)  # pages read, and the part without text that means that the site changed its form
HTML_AS_FEED = "HTML page was served"  # in a fault's reason, as ``crawler.feeds`` says it
TOO_FEW = "a healthy run has at least"  # as ``crawler.report`` says it

AlarmKind = Literal[
    "html_as_feed", "too_few_items", "fewer_than_usual", "failing", "silent", "unreadable", "blocked"
]
State = Literal["new", "healthy", "alarm", "not fetched"]


@dataclass(frozen=True, slots=True)
class Alarm:
    """Something to look at, and why."""

    kind: AlarmKind
    text: str


@dataclass(frozen=True, slots=True)
class Health:
    """How a source is. Moments are in UTC; None where it isn't known.

    ``newest`` is the newest item that came out, ``usual_gap`` the time that usually lies between two. ``listed`` is
    the number of items that the last run saw and ``usually_listed`` the median of the runs before it, likewise
    ``new``. ``unreadable`` is the part, 0 to 1, of the ``sampled`` new pages that gave no text; ``blocked`` says why
    its host may not be asked now.
    """

    state: State
    alarms: tuple[Alarm, ...] = ()
    last_run: Run | None = None
    last_success: datetime | None = None
    newest: datetime | None = None
    usual_gap: timedelta | None = None
    listed: int | None = None
    usually_listed: float | None = None
    new: int | None = None
    usually_new: float | None = None
    sampled: int = 0
    unreadable: float | None = None
    blocked: str = ""


def health(
    runs: Sequence[Run], days: Iterable[date], newest: datetime | None, now: datetime, *, blocked: str = "", fetched: bool = True
) -> Health:  # fmt: skip
    """The health of a source by its runs (newest first) and the days on which its items came out.

    ``blocked`` says why its host may not be asked now, ``fetched`` whether it is fetched at all.
    """
    finished = [run for run in runs if run.outcome == "finished"][: RUNS + 1]
    listed = [run.counts.get("listed", 0) for run in finished if _was_listed(run)]
    new = [run.counts.get("archived", 0) for run in finished]
    sampled = sum(run.sampled for run in finished)
    unreadable = sum(run.unreadable for run in finished) / sampled if sampled else None
    gap = usual_gap(days)
    alarms = (
        tuple(_alarms(finished, listed, gap, newest, now, sampled, unreadable or 0.0, blocked))
        if fetched
        else ()
    )
    state: State = "alarm" if alarms else "healthy" if finished else "new"
    return Health(
        state=state if fetched else "not fetched",
        alarms=alarms,
        last_run=next((run for run in runs if run.outcome != "running"), None),
        last_success=next((run.ended for run in runs if run.healthy), None),
        newest=newest,
        usual_gap=gap,
        listed=listed[0] if listed else None,
        usually_listed=_usual(listed),
        new=new[0] if new else None,
        usually_new=_usual(new),
        sampled=sampled,
        unreadable=unreadable,
        blocked=blocked,
    )


def usual_gap(days: Iterable[date]) -> timedelta | None:
    """The median gap between days on which something came out, at least a day; None for fewer than three days."""
    known = sorted(set(days))
    if len(known) < ENOUGH_DAYS:
        return None
    gaps = [later - earlier for earlier, later in pairwise(known)]
    return max(LEAST_GAP, timedelta(days=median(gap.days for gap in gaps)))


def silence(gap: timedelta | None) -> timedelta:
    """How long nothing new may come out."""
    return UNKNOWN_GAP if gap is None else SILENCE * gap


def _was_listed(run: Run) -> bool:
    """Whether a run read a listing: one that is unchanged is not sent again, and says nothing about its length."""
    return bool(run.counts.get("listed")) or run.healthy is False


def _usual(counts: Sequence[int]) -> float | None:
    before = counts[1:]
    return float(median(before)) if len(before) >= ENOUGH_RUNS else None


def _alarms(
    finished: Sequence[Run], listed: Sequence[int], gap: timedelta | None, newest: datetime | None, now: datetime,
    sampled: int, unreadable: float, blocked: str,
) -> Iterable[Alarm]:  # fmt: skip
    if blocked:
        yield Alarm("blocked", blocked)
    if finished and finished[0].healthy is False:
        yield Alarm(_kind(finished[0].reason), finished[0].reason)
    usual = _usual(listed)
    if usual and listed[0] < FEW * usual and not (finished and finished[0].healthy is False):
        yield Alarm("fewer_than_usual", f"it lists {listed[0]} items, and usually {usual:g}")
    if newest and now - newest > silence(gap):
        rhythm = f"usually one comes in {_days(gap)}" if gap else "its rhythm is not known yet"
        yield Alarm("silent", f"nothing new since {newest:%Y-%m-%d}, {_days(now - newest)} ago; {rhythm}")
    if sampled >= ENOUGH_PAGES and unreadable >= MOSTLY:
        yield Alarm("unreadable", f"{unreadable:.0%} of {sampled} new pages that were read hold no text")


def _kind(reason: str) -> AlarmKind:
    if HTML_AS_FEED in reason:
        return "html_as_feed"
    return "too_few_items" if TOO_FEW in reason else "failing"


def _days(gap: timedelta) -> str:
    days = max(1, round(gap / timedelta(days=1)))
    return "1 day" if days == 1 else f"{days} days"
