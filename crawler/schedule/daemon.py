"""The schedule as a process that stays: sleeps until a source is due, crawls, and goes on."""

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from crawler.errors import PullbackError, SourceError
from crawler.report import Event
from crawler.schedule.book import Claim
from crawler.schedule.rounds import Clock, Crawl, Done, crawl_round, utc
from crawler.sources import Source

# The longest it sleeps before it looks again: the clock may be set, another process may crawl, a TOML may change.
NAP = timedelta(seconds=60)
TROUBLE = timedelta(
    seconds=60
)  # after a round that could not be run: a full disk or a lost network needs time
HELD = timedelta(seconds=5)  # before it looks again for a source that another process has

Sleep = Callable[[timedelta], object]


@dataclass(frozen=True, slots=True)
class Asleep:
    """Nothing to do until then (None: nothing is scheduled at all)."""

    until: datetime | None


@dataclass(frozen=True, slots=True)
class Trouble:
    """A round could not be run; it is tried again."""

    error: PullbackError


Step = Claim | Event | Done | Asleep | Trouble


def keep(
    declared: Callable[[], Sequence[Source]],
    archive: Path | str,
    crawl: Crawl,
    sleep: Sleep,
    *,
    clock: Clock = utc,
) -> Generator[Step]:
    """Crawl whatever is due, for ever; ends when the caller stops asking, or by what ``sleep`` raises.

    ``declared`` is read before every round, so that declarations may change meanwhile; while one of them is wrong, the
    last right ones count. The first round's errors are raised, since whoever starts it sits in front of it; later
    ones are told, and tried again.
    """
    told: list[datetime | None] = []
    sources, wrong = declared(), ""
    first = True
    while True:
        wait = NAP
        try:
            sources, wrong = declared(), ""
        except SourceError as error:
            if str(error) != wrong:  # once, not every minute
                wrong = str(error)
                yield Trouble(error)
        try:
            for step in crawl_round(sources, archive, crawl, clock=clock):
                if not isinstance(step, Claim):
                    yield step
                elif step.taken:
                    wait = timedelta(0)
                    yield step
                else:
                    wait = _until(step, clock())
                    if told != [step.next_due]:
                        told = [step.next_due]
                        yield Asleep(step.next_due)
        except PullbackError as error:
            if first:
                raise
            yield Trouble(error)
            wait = TROUBLE
        first = False
        sleep(wait)


def _until(claim: Claim, now: datetime) -> timedelta:
    """How long to sleep after a claim that took nothing."""
    if claim.held:
        return HELD
    return min(NAP, max(claim.next_due - now, timedelta(0))) if claim.next_due else NAP
