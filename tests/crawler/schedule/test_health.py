"""What the run log says about a source: usual against now, rhythms, alarms."""

from datetime import UTC, date, datetime, timedelta

import pytest

from crawler.schedule.health import health, usual_gap
from crawler.schedule.tables import Run

NOON = datetime(2026, 11, 27, 12, tzinfo=UTC)
DAY = timedelta(days=1)


def run(
    hours_ago=1.0,
    *,
    listed=20,
    archived=2,
    healthy=True,
    reason="",
    outcome="finished",
    sampled=0,
    unreadable=0,
):
    at = NOON - timedelta(hours=hours_ago)
    counts = {"listed": listed, "archived": archived}
    return Run(
        str(at), "ledger", at, at, outcome, healthy, reason, counts, sampled=sampled, unreadable=unreadable
    )


def days(*ago: int) -> list[date]:
    return [(NOON - n * DAY).date() for n in ago]


def alarms(runs, ago=(0, 1, 2, 3), newest=NOON, **more):
    return {one.kind: one.text for one in health(runs, days(*ago), newest, NOON, **more).alarms}


def test_a_good_source_has_no_alarm_and_shows_usual_against_now():
    found = health([run(n, listed=20 + n, archived=n) for n in range(1, 8)], days(0, 1, 2), NOON, NOON)
    assert (found.state, found.alarms) == ("healthy", ())
    assert (found.listed, found.usually_listed, found.new, found.usually_new) == (21, 24.5, 1, 4.5)
    assert found.last_success == NOON - timedelta(hours=1)


def test_one_that_never_ran_is_new():
    found = health([], [], None, NOON)
    assert (found.state, found.alarms, found.last_run, found.unreadable) == ("new", (), None, None)


@pytest.mark.parametrize(
    ("reason", "kind"),
    [
        ("1 of 1 feeds could not be read: http://x/: an HTML page was served as a feed", "html_as_feed"),
        ("its feeds list 2 articles, a healthy run has at least 5", "too_few_items"),
        ("none of 9 articles could be fetched: http://x/: status 403", "failing"),
    ],
)
def test_the_last_runs_fault_is_an_alarm_until_a_run_is_good_again(reason, kind):
    bad = run(1, listed=0, healthy=False, reason=reason)
    assert alarms([bad, run(2), run(3)]) == {kind: reason}
    assert alarms([run(0.5), bad, run(2)]) == {}
    assert health([bad, run(2)], [], NOON, NOON).last_success == NOON - timedelta(hours=2)


def test_a_run_that_did_not_end_by_itself_says_nothing():
    for outcome in ("interrupted", "killed", "died", "running", "lost"):
        assert alarms([run(0, listed=0, healthy=None, outcome=outcome), *(run(n) for n in range(1, 9))]) == {}


def test_far_fewer_items_than_usual():
    before = [run(n, listed=50) for n in range(1, 8)]
    assert "fewer_than_usual" in alarms([run(0, listed=9), *before])
    assert alarms([run(0, listed=11), *before]) == {}
    assert alarms([run(0, listed=1), *before[:3]]) == {}, "three runs are no usage"
    unchanged = run(0, listed=0, archived=0)
    assert alarms([unchanged, *before]) == {}, "a feed that is as it was isn't sent again"


@pytest.mark.parametrize(
    ("ago", "silent_after"),
    [
        ((0, 1, 2, 3, 4), 3),  # daily
        ((0, 3, 4, 5, 6, 7, 10, 11), 3),  # not at weekends
        ((0, 7, 14, 21), 21),  # weekly
        ((0,), 30),  # unknown
        ((), 30),
    ],
)
def test_nothing_new_for_three_times_the_usual_gap_is_an_alarm(ago, silent_after):
    for silent in (silent_after - 0.1, silent_after + 0.1):
        newest = NOON - silent * DAY
        shifted = [day - timedelta(days=int(silent)) for day in days(*ago)]
        found = health([run()], shifted, newest, NOON).alarms
        assert bool(found) is (silent > silent_after)
        assert all(one.kind == "silent" and "nothing new since" in one.text for one in found)


def test_a_rhythm_is_the_median_gap_and_at_least_a_day():
    assert usual_gap(days(0, 1)) is None
    assert usual_gap(days(0, 0, 1, 2)) == DAY
    assert usual_gap(days(0, 7, 14, 100)) == 7 * DAY


def test_pages_without_text_are_an_alarm_when_they_are_the_most():
    bad = [run(n, sampled=3, unreadable=3) for n in range(1, 3)]
    assert "unreadable" in alarms(bad)
    assert alarms(bad[:1]) == {}, "three pages are too few to tell"
    assert alarms([*bad, *(run(n, sampled=3) for n in range(3, 9))]) == {}
    assert health(bad, [], NOON, NOON).unreadable == 1.0


def test_a_block_is_an_alarm_and_what_is_not_fetched_has_none():
    assert alarms([run()], blocked="asked to stay away until noon") == {
        "blocked": "asked to stay away until noon"
    }
    found = health([], [], NOON - 999 * DAY, NOON, fetched=False)
    assert (found.state, found.alarms) == ("not fetched", ())
