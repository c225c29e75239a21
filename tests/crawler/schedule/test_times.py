"""When a source is due again."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as some

from crawler.schedule.times import due_by, moment, next_due, period, stamp

NOON = datetime(2026, 11, 27, 12, tzinfo=UTC)
NAMES = some.text("abcdefghijklmnopqrstuvwxyz0123456789-", min_size=1, max_size=64)
MINUTES = some.integers(1, 43_200)


@given(NAMES, MINUTES)
def test_a_source_comes_round_a_little_before_its_interval_and_always_the_same(name, minutes):
    found = period(name, minutes)
    assert 0.90 * minutes <= found / timedelta(minutes=1) <= 0.98 * minutes
    assert found == period(name, minutes)


def test_sources_of_one_interval_are_spread():
    found = sorted(period(f"source-{n}", 1440) for n in range(40))
    assert found[-1] - found[0] > timedelta(minutes=80)
    assert len(set(found)) == 40


def test_an_hourly_timer_finds_an_hourly_source_due_every_time():
    started = NOON + timedelta(seconds=40)  # the timer's own start took a while
    for name in ("a", "ledger", "zz-9"):
        assert next_due(name, 60, started) <= NOON + timedelta(hours=1)


@given(NAMES, MINUTES, some.integers(-10_000, 10_000))
def test_a_clock_that_was_set_back_neither_runs_at_once_nor_waits_for_ever(name, minutes, hours):
    due = next_due(name, minutes, NOON)
    now = NOON + timedelta(hours=hours)
    seen = due_by(name, minutes, due, now)
    assert seen <= now + period(name, minutes)
    if hours >= 0:
        assert seen == due, "a clock that only went on changes nothing"
    elif due - now > period(name, minutes):
        assert seen > now


def test_a_missed_day_is_one_due_time():
    due = next_due("ledger", 60, NOON)
    late = NOON + timedelta(days=1)
    assert due < late < next_due("ledger", 60, late)


def test_a_source_that_failed_is_tried_again_within_the_hour():
    assert next_due("daily", 1440, NOON, healthy=False) == NOON + timedelta(hours=1)
    assert next_due("quick", 30, NOON, healthy=False) == next_due("quick", 30, NOON)


def test_moments_are_kept_in_utc_and_in_the_order_of_their_text():
    there = datetime.fromisoformat("2026-11-27T13:00:00.000001+01:00")
    assert moment(stamp(there)) == there
    assert stamp(there) == "2026-11-27T12:00:00.000001+00:00" > stamp(NOON)
