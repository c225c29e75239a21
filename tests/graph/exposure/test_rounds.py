"""Claims of one round become one round; the traps are those of real funding news, retold small."""

from itertools import permutations

import pytest

from graph.exposure.rounds import merged
from graph.facts import fact_id
from graph.money import Amount
from tests.graph.exposure.made import owns, picture, raised


def told(*facts, judgements=()):
    return merged(picture(*facts, judgements=judgements))


def summary(rounds):
    return [(r.round, r.usd and r.usd / 1e6, str(r.date), r.status, len(r.claims)) for r in rounds]


def test_the_same_round_by_two_sources_is_one_with_both_claims_and_all_backers():
    facts = (
        raised("C", 300e6, "series-a", "2024-07", ["L1", "L2"], ["X"], source="a"),
        raised("C", 300e6, "series-a", "2024-07-09", ["L1"], ["Y"], source="b"),
    )
    (one,) = told(*facts)
    assert one.claims == tuple(sorted(map(fact_id, facts)))
    assert one.investors == ("org:l1", "org:l2", "org:x", "org:y")
    assert str(one.date) == "2024-07-09"
    assert set(one.chosen.values()) <= set(one.claims)


def test_the_id_is_that_of_the_claim_recorded_first():
    late = raised("C", 5e6, "seed", "2024-01", source="late", recorded="2024-03-01")
    early = raised("C", 5e6, "seed", "2024-01", source="early", recorded="2024-01-20")
    assert told(late, early)[0].id == fact_id(early)


def test_planned_then_completed_is_one_completed_round():
    rounds = told(
        raised("C", 500e6, "unknown", "2025-05", ["K"], status="planned", valuation=4.2e9, kind="pre"),
        raised("C", None, "series-b", "2025-06", ["K"], ["N"], valuation=4.5e9, source="b"),
        raised("C", 500e6, "series-b", "2025", [], ["N"], valuation=4.7e9, source="c"),
    )
    assert summary(rounds) == [("series-b", 500.0, "2025-06", "completed", 3)]


def test_a_rumour_at_another_amount_joins_its_stage_but_sets_no_value():
    (one,) = told(
        raised("C", 1e9, "series-c", "2025-12-08", [], ["K", "Z"], status="rumoured"),
        raised("C", 1.4e9, "series-c", "2026-01-14", ["K"], source="b"),
    )
    assert (one.usd, one.status, one.investors) == (1.4e9, "completed", ("org:k",))


def test_a_plan_does_not_follow_its_close():
    rounds = told(
        raised("C", 30e9, "series-g", "2026-02-12", ["A"], ["G"]),
        raised("C", 30e9, "strategic", "2026-04", ["G"], status="planned", source="b"),
    )
    assert [r.status for r in rounds] == ["completed", "planned"]


def test_two_closes_of_one_stage_at_different_amounts_stay_two():
    rounds = told(
        raised("C", 350e6, "series-a", "2025-02-13", ["B"], ["G"]),
        raised("C", 520e6, "series-a", "2026-02-11", [], ["B", "G"], source="b"),
    )
    assert [r.usd for r in rounds] == [350e6, 520e6]


def test_a_round_told_at_two_dates_with_a_growing_amount_is_one():
    (one,) = told(
        raised("C", 110e9, "growth", "2026-02-27", [], ["S", "N"], valuation=730e9, kind="pre"),
        raised(
            "C", 122e9, "growth", "2026-03-31", [], ["S", "N", "M"], valuation=852e9, kind="post", source="b"
        ),
        raised("C", 122e9, "growth", "2026-03-31", ["S"], ["M"], valuation=852e9, kind="post", source="c"),
    )
    assert one.usd == 122e9
    assert any(text.startswith("amounts from $110,000,000,000") for text in one.conflicts)


def test_nearly_the_same_amount_nine_months_apart_needs_a_shared_backer():
    first = raised("C", 40e9, "growth", "2025-03-31", ["S"])
    assert len(told(first, raised("C", 41e9, "growth", "2025-12-31", [], ["S"], source="b"))) == 1
    assert len(told(first, raised("C", 41e9, "growth", "2025-12-31", [], ["T"], source="b"))) == 2


def test_equal_amounts_at_valuations_far_apart_are_two_rounds():
    rounds = told(
        raised("C", 500e6, "series-d", "2024-12", [], ["N"], valuation=9e9),
        raised("C", 500e6, "unknown", "2025-05", ["A"], ["N"], status="planned", valuation=14e9, source="b"),
    )
    assert len(rounds) == 2


def test_tranches_on_file_beside_their_whole_are_taken_into_it():
    (one,) = told(
        raised("C", 106e6, "series-e", "2025-04", [], ["T"]),
        raised("C", 97e6, "series-e", "2025-08-21", [], ["U"], source="b"),
        raised("C", 203e6, "series-e", "2025-08-21", [], ["U", "V"], source="c"),
    )
    assert (one.usd, len(one.claims), one.investors) == (203e6, 3, ("org:t", "org:u", "org:v"))


def test_a_backers_own_cheque_inside_a_larger_round_counts_once():
    (one,) = told(
        raised("C", 500e6, "strategic", "2025-09", ["N"], status="planned", currency="GBP"),
        raised("C", 1100e6, "series-b", "2025-09-25", ["A"], ["N", "D"], source="b"),
    )
    assert (one.usd, one.round, len(one.claims)) == (1100e6, "series-b", 2)


def test_of_a_plan_that_closed_in_part_the_parts_stand():
    rounds = told(
        raised("C", 40e9, "strategic", "2026-04-24", [], ["G"], status="planned"),
        raised("C", 10e9, "strategic", "2026-04-24", ["G"], source="b"),
        raised("C", 30e9, "strategic", "2026-04", ["G"], status="planned", source="c"),
    )
    assert sorted((r.usd, r.status) for r in rounds) == [(10e9, "completed"), (30e9, "planned")]


def test_pounds_and_dollars_of_one_round_are_one():
    (one,) = told(
        raised("C", 100e6, "unknown", "2022", currency="GBP"),
        raised("C", 100e6, "unknown", "2022", ["E"], source="b"),
        raised("C", 100e6, "unknown", "2022-09", ["E"], currency="GBP", status="planned", source="c"),
        raised("C", 112e6, "unknown", "2022-09", source="d"),
    )
    assert len(one.claims) == 4


def test_a_claim_with_nothing_of_its_own_changes_nothing():
    full = raised("C", 1e9, "series-c", "2024-05-07", ["S"], ["N", "M"])
    plan = raised("C", 5e8, "strategic", "2025-09", ["N"], status="planned", source="b")
    rounds = told(full, plan, raised("C", None, "unknown", None, [], ["S", "N", "M", "Q"], source="c"))
    assert summary(rounds) == [
        ("series-c", 1000.0, "2024-05-07", "completed", 2),
        ("strategic", 500.0, "2025-09", "planned", 1),
    ]
    assert rounds[0].investors == ("org:m", "org:n", "org:s")


def test_a_late_extension_without_an_amount_adds_a_backer_but_no_lead():
    (one,) = told(
        raised("C", 1050e6, "series-c", "2024-05-07", ["S"], ["N"]),
        raised("C", None, "series-c", "2024-08-29", ["U"], source="b"),
    )
    assert (one.leads, one.investors, str(one.date)) == (
        ("org:s",),
        ("org:n", "org:s", "org:u"),
        "2024-05-07",
    )


def test_different_stages_never_join_and_debt_stays_apart_from_equity():
    rounds = told(
        raised("C", 100e6, "series-a", "2024-01-10", ["K"]),
        raised("C", 100e6, "series-b", "2024-12-10", ["K"], source="b"),
        raised("C", 100e6, "debt", "2024-03-10", ["K"], source="c"),
    )
    assert [r.round for r in rounds] == ["series-a", "debt", "series-b"]


def test_a_share_sale_reported_as_a_round_in_the_same_month_is_one_with_a_conflict():
    (one,) = told(
        raised("C", 300e6, "growth", "2023-04", [], ["T", "S"]),
        raised("C", 300e6, "secondary", "2023-04", [], ["T", "S"], source="b"),
        raised("C", 300e6, "secondary", "2023-04", source="c"),
    )
    assert (one.round, one.conflicts) == ("secondary", ("called growth, secondary",))
    assert not one.counts


def test_funds_of_one_firm_are_a_shared_backer():
    facts = (
        raised("C", 40e9, "growth", "2025-03-31", ["Firm"]),
        raised("C", 41e9, "growth", "2025-12-31", [], ["Firm Fund 2"], source="b"),
    )
    assert len(told(*facts)) == 2
    assert len(told(*facts, owns("Firm", "Firm Fund 2"))) == 1


@pytest.mark.parametrize(
    ("quoted", "dated"), [(True, True), (False, False)], ids=["news page", "row of a table"]
)
def test_an_undated_round_takes_its_sources_day_only_from_news(quoted, dated):
    (one,) = told(raised("C", 5e6, "seed", published="2024-03-02", quoted=quoted))
    assert (str(one.date), one.dated) == ("2024-03-02", dated)


def test_dollars_are_at_the_rate_of_the_rounds_own_day():
    (one,) = told(raised("C", 10_000_000, "strategic", "2021-10-05", ["O"], currency="GBP"))
    assert one.amount == Amount(one.amount.value, "GBP")
    assert one.usd == pytest.approx(13.6e6, rel=0.01)
    assert one.dollars.rate_date.isoformat() == "2021-10-05"


def test_the_order_of_the_claims_does_not_matter():
    facts = [
        raised("C", 110e9, "growth", "2026-02-27", [], ["S", "N"]),
        raised("C", 122e9, "growth", "2026-03-31", [], ["S", "M"], source="b"),
        raised("C", 100e9, "strategic", "2025-09", ["N"], status="planned", source="c"),
        raised("C", None, "growth", "2026-03-31", ["S"], source="d"),
    ]
    answers = {repr(merged(picture(*order))) for order in permutations(facts)}
    assert len(answers) == 1
