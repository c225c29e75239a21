"""Pace, closings, budgets and refusals: one database, several workers, and clocks that are wrong."""

import time
from itertools import pairwise

import pytest

from crawler.database import open_database
from crawler.hosts import Hosts, ahead
from tests.postgres import DIALECTS, fresh


class Clock:
    def __init__(self, now: float = 1_800_000_000.0) -> None:
        self.now = now

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture(params=DIALECTS)
def two(request, tmp_path, clock):
    """Two workers on one archive."""
    address = tmp_path / "archive.sqlite" if request.param == "sqlite" else fresh()
    databases = [open_database(address) for _ in range(2)]
    yield [Hosts(one, clock=clock) for one in databases]
    for one in databases:
        one.close()


def test_a_turn_is_one_workers_and_the_next_comes_after_the_delay(two, clock):
    first, second = two
    assert first.turn("a.example", 10) == 0
    assert second.turn("a.example", 10) is None
    assert second.wait("a.example", 10) == pytest.approx(10 - ahead(10))
    assert second.turn("b.example", 10) == 0, "another domain is another matter"
    clock.now += 10 - ahead(10) + 0.001
    assert second.wait("a.example", 10) == 0
    assert second.turn("a.example", 10) == pytest.approx(ahead(10), abs=0.002), (
        "taken a little before it begins"
    )
    assert first.turn("a.example", 10) is None
    assert first.wait("a.example", 10) == pytest.approx(10, abs=0.002)
    assert first.wait("a.example", 2) == pytest.approx(2, abs=0.002), "each by what its source states"


def test_a_turn_used_late_moves_the_next(two, clock):
    first, second = two
    first.turn("a.example", 1)
    clock.now += 0.5
    first.used("a.example", 1)
    assert second.wait("a.example", 1) == pytest.approx(1 - ahead(1))


def test_a_clock_that_goes_back_costs_one_delay_and_no_hour(two, clock):
    first, second = two
    first.turn("a.example", 5)
    clock.now -= 3_600
    assert second.wait("a.example", 5) == pytest.approx(5 - ahead(5))
    clock.now += 5
    assert second.turn("a.example", 5) == 0


def test_a_host_that_wants_to_be_left_alone_is_by_every_worker(two, clock):
    first, second = two
    first.close_until("a.example", clock.now + 60, "status 429")
    first.close_until("a.example", clock.now + 30, "earlier")
    assert second.closed("a.example") == (clock.now + 60, "status 429")
    assert [(one.domain, one.closed_why) for one in second.noted()] == [("a.example", "status 429")]
    clock.now += 61
    assert second.closed("a.example") is None
    assert second.noted() == []


def test_requests_are_counted_a_day_with_and_without_a_pace(two, clock):
    first, second = two
    for _ in range(3):
        assert first.turn("a.example", 1) == 0
        clock.now += 1
    for _ in range(60):
        first.turn("a.example", 0)
    assert first.asked("a.example") == 63
    first.flush()
    assert second.look("a.example", fresh=True).asked == 63
    clock.now += 86_400
    assert second.look("a.example", fresh=True).asked == 0


def test_refusals_are_noted_with_reason_and_time_until_the_host_serves_us_again(two, clock):
    first, second = two
    assert [
        first.refused("a.example", "status 403: http://a.example/1"),
        second.refused("a.example", "status 403: x"),
    ] == [1, 2]
    (noted,) = first.noted()
    assert (noted.blocks, noted.blocked_at, noted.blocked_why) == (2, clock.now, "status 403: x")
    second.welcomed("a.example")
    assert first.noted() == []


def test_turns_keep_their_distance_to_five_in_a_hundred(tmp_path):
    database, moments = open_database(tmp_path / "archive.sqlite"), []
    hosts = Hosts(database)
    while len(moments) < 20:
        wait = hosts.turn("a.example", 0.1)
        if wait is None:
            time.sleep(hosts.wait("a.example", 0.1) or 0.001)
        else:
            time.sleep(wait)
            moments.append(time.time())
            hosts.used("a.example", 0.1)
    database.close()
    gaps = [after - before for before, after in pairwise(moments)]
    assert min(gaps) >= 0.1 * 0.95
    assert sum(gaps) <= 1.9 * 1.05 or sorted(gaps)[9] <= 0.1 * 1.05, "nor longer, unless the machine is busy"
