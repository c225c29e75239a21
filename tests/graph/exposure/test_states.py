"""A company that is listed, bought or closed is known as such, from the day it is."""

from datetime import date

import pytest

from graph.exposure.states import states
from tests.graph.exposure.made import owns, picture, raised, signal, state


def at(day, *facts):
    return {one[4:]: s.state for one, s in states(picture(*facts), date.fromisoformat(day)).items()}


def test_a_state_holds_from_its_day_on():
    listed = state("C", "listed", "2025-03-28", recorded="2024-01-01")
    assert at("2025-03-27", listed) == {}
    assert at("2025-03-28", listed) == {"c": "listed"}


def test_the_latest_state_wins():
    facts = (
        state("C", "listed", "2021-10-21"),
        state("C", "insolvent", "2023-11-06"),
        state("C", "acquired", "2024-06-11"),
    )
    assert at("2025-01-01", *facts) == {"c": "acquired"}
    assert at("2023-12-01", *facts) == {"c": "insolvent"}


@pytest.mark.parametrize(
    "fact",
    [
        state("C", "listed", "2025-01", settled="no"),
        state("C", None, "2025-01", settled="off"),
        state("C", "acqui_hired", "2025-01"),
    ],
    ids=["announced", "talks ended", "people left"],
)
def test_a_company_goes_on(fact):
    assert at("2026-01-01", fact) == {}


def test_undone_takes_the_sale_back_with_its_ownership():
    facts = (
        owns("Buyer", "C", "acquired"),
        state("C", "acquired", "2025-12", settled="undone", other="Buyer"),
    )
    assert at("2026-01-01", facts[0]) == {"c": "acquired"}
    assert at("2026-01-01", *facts) == {}


def test_undone_does_not_take_back_a_later_sale():
    facts = (
        state("C", "acquired", "2024-01", settled="undone"),
        state("C", "acquired", "2025-06", other="Another"),
    )
    assert at("2026-01-01", *facts) == {"c": "acquired"}


def test_an_announced_sale_stands_above_an_acquired_ownership():
    facts = (owns("Buyer", "C", "acquired", when="2025-01"), state("C", "acquired", "2025-01", settled="no"))
    assert at("2026-01-01", *facts) == {}


def test_a_completed_ipo_lists_and_a_planned_one_does_not():
    assert at("2026-01-01", raised("C", 1e9, "ipo", "2025-05-01")) == {"c": "listed"}
    assert at("2026-01-01", raised("C", 1e9, "ipo", "2025-05-01", status="planned")) == {}


def test_a_shutdown_signal_shuts():
    assert at("2026-01-01", signal("C", "shutdown", "2025-05")) == {"c": "shut"}
