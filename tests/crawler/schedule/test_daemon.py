"""The daemon's line, with the time and the crawl handed in: what it crawls, when it sleeps, what it bears."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from crawler.errors import ArchiveError, SourceError
from crawler.report import CrawlReport, Event, SourceReport
from crawler.schedule.book import Claim
from crawler.schedule.daemon import NAP, Asleep, Trouble, keep
from crawler.schedule.rounds import Done
from crawler.sources import Source

NOON = datetime(2026, 11, 27, 12, tzinfo=UTC)


class Enough(Exception):  # noqa: N818 - ends a test
    """The test has seen enough."""


class World:
    """A clock that only sleep moves, and a crawl that takes a minute and finds nothing, or fails."""

    def __init__(self, archive: Path, *sources: Source, until: timedelta) -> None:
        self.archive, self.sources, self.now, self.end = archive, list(sources), NOON, NOON + until
        self.crawled: list[tuple[str, timedelta]] = []
        self.fault: Exception | None = None

    def declared(self) -> Sequence[Source]:
        return self.sources

    def crawl(self, sources: Sequence[Source], _: object) -> Iterator[Event | CrawlReport]:
        if self.fault:
            raise self.fault
        self.crawled += [(one.name, self.now - NOON) for one in sources]
        self.now += timedelta(minutes=1)
        yield CrawlReport(
            tuple(SourceReport(one.name, 9, 0, 0, 9, 0, 0, 0, 0, healthy=True, reason="") for one in sources),
            interrupted=False,
        )

    def sleep(self, wait: timedelta) -> None:
        assert timedelta(0) <= wait <= NAP
        self.now += wait
        if self.now > self.end:
            raise Enough

    def kept(self) -> Iterator[object]:
        """Its steps, up to the end of the time."""
        try:
            yield from keep(self.declared, self.archive, self.crawl, self.sleep, clock=lambda: self.now)
        except Enough:
            return


def source(name: str, minutes: int) -> Source:
    return Source(name, "feed", ("http://127.0.0.1/feed",), "Ledger", every_minutes=minutes)


def test_in_a_day_each_source_is_crawled_as_often_as_it_declares(tmp_path):
    world = World(
        tmp_path / "a.sqlite", source("hourly", 60), source("daily", 1440), until=timedelta(hours=20)
    )
    seen = list(world.kept())
    times = [at for name, at in world.crawled if name == "hourly"]
    assert 20 <= len(times) <= 23
    gaps = [later - earlier for earlier, later in pairwise(times)]
    assert all(timedelta(minutes=54) <= gap <= timedelta(minutes=60) for gap in gaps)
    assert [at for name, at in world.crawled if name == "daily"] == [timedelta(0)]
    told = [step.until for step in seen if isinstance(step, Asleep)]
    assert len(told) == len(set(told)), "a time is told once"
    assert sum(isinstance(step, Done) for step in seen) == sum(isinstance(step, Claim) for step in seen)


def test_a_day_asleep_is_caught_up_once(tmp_path):
    world = World(tmp_path / "a.sqlite", source("hourly", 60), until=timedelta(minutes=20))
    list(world.kept())
    world.now, world.end = NOON + timedelta(days=1), NOON + timedelta(days=1, minutes=20)
    list(world.kept())
    assert [at for _, at in world.crawled] == [timedelta(0), timedelta(days=1)]


def test_a_clock_that_jumps_back_neither_repeats_nor_stops_it(tmp_path):
    world = World(tmp_path / "a.sqlite", source("hourly", 60), until=timedelta(minutes=5))
    list(world.kept())
    world.now, world.end = NOON - timedelta(days=3), NOON - timedelta(days=3) + timedelta(hours=3)
    list(world.kept())
    back = [at + timedelta(days=3) for _, at in world.crawled[1:]]
    assert timedelta(minutes=54) <= back[0] <= timedelta(minutes=60)
    assert 3 <= len(back) <= 4


def test_trouble_at_the_start_is_raised_and_later_told_and_borne(tmp_path):
    world = World(tmp_path / "a.sqlite", source("quick", 1), until=timedelta(minutes=10))
    world.fault = ArchiveError("the disk is full")
    with pytest.raises(ArchiveError):
        list(world.kept())
    world.fault = None
    seen: list[object] = []
    for step in world.kept():
        seen.append(step)
        if isinstance(step, Done) and len(seen) < 5:
            world.fault = ArchiveError("the disk is full")
        elif isinstance(step, Trouble):
            world.fault = None
    assert sum(isinstance(step, Trouble) for step in seen) == 1
    assert len(world.crawled) >= 2


def test_while_a_declaration_is_wrong_the_last_right_ones_count_and_it_is_told_once(tmp_path):
    world = World(tmp_path / "a.sqlite", source("quick", 1), until=timedelta(minutes=6))
    right = world.declared

    def broken() -> Sequence[Source]:
        if world.crawled:
            raise SourceError("quick.toml has the unknown key 'evry'")
        return right()

    world.declared = broken  # type: ignore[method-assign]
    seen = list(world.kept())
    assert [step.error.got for step in seen if isinstance(step, Trouble)] == [
        "quick.toml has the unknown key 'evry'"
    ]
    assert len(world.crawled) >= 4
