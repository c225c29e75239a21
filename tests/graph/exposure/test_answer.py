"""The whole answer on small pictures: who is ranked, who stands apart, what counts and what does not."""

from dataclasses import replace

import pytest

from graph.exposure.estimate import exposures
from graph.exposure.scenario import Pullback
from graph.facts import fact_id
from tests.graph.exposure.made import (
    owns,
    picture,
    raised,
    related,
    scenario,
    signal,
    state,
    total,
)

SEED = raised("C", 4e6, "seed", "2024-03-01", ["V1"], ["V2", "V3"])
A = raised("C", 20e6, "series-a", "2025-02-01", ["K"], ["V1", "V2"])
B = raised("C", 60e6, "series-b", "2025-10-01", ["K", "V4"], ["V1", "V5"], disclosed={"K": 30e6})
FULL = (SEED, A, B)


def ask(*facts, judgements=(), severities=None, form="exposure", **more):
    question = scenario(severities or {"K": 0.6}, **more)
    return exposures(picture(*facts, judgements=judgements), question, form=form)


def listed(answer):
    return [e.name for e in answer.ranked], [e.name for e in answer.thin], [a.name for a in answer.apart]


def only(answer):
    (one,) = (*answer.ranked, *answer.thin)
    return one


def test_a_well_known_company_is_solid_and_all_its_figures_hang_together():
    one = only(ask(*FULL))
    assert (one.tier, one.rank, one.worst_rank) == ("solid", 1, 1)
    assert 0 < one.net < one.low < one.high < 0.6
    assert sum(path.value for path in one.paths) == pytest.approx(one.low, abs=1e-9)
    (path,) = one.paths
    assert path.chain == ("org:k",)
    assert set(path.facts) == {fact_id(A), fact_id(B)}
    assert set(path.rounds) == {fact_id(A), fact_id(B)}
    assert one.known_capital == 84e6
    assert one.affected_head_share == pytest.approx(1 / 6)
    assert one.affected_lead_share == pytest.approx(2 / 3)
    assert one.affected_share_of_known == pytest.approx(40 / 84)
    assert one.months_since_cheque == pytest.approx(3.0, abs=0.1)
    assert one.unaffected_backers == 5
    assert one.last_round == "Series B round of 2025-10-01"
    assert one.gap.low < one.gap.value < one.gap.high
    assert one.raise_chance_scenario.value < one.raise_chance.value
    assert one.runway_months.low < one.runway_months.value < one.runway_months.high


def test_a_lone_row_is_thin_and_gets_no_middle_figures_but_questions():
    answer = ask(*FULL, raised("D", 500e6, "series-d", "2023-06", ["K"]))
    assert listed(answer) == (["C"], ["D"], [])
    (thin,) = answer.thin
    assert thin.unknown_share > 0.5
    assert (thin.gap.value, thin.raise_chance.value, thin.runway_months.value) == (None, None, None)
    assert (thin.gap.basis, thin.rank, thin.worst_rank) == ("unknown", None, None)
    assert thin.low < thin.high == pytest.approx(0.6, abs=0.05)
    assert "who else was in the Series D round of 2023-06" in thin.would_settle
    assert (
        "the rounds before the Series D round of 2023-06: Seed, Series A, Series B, Series C"
        in thin.would_settle
    )
    assert "any round since the Series D round of 2023-06" in thin.would_settle


def test_the_size_of_a_round_without_amount_is_asked_for():
    one = only(ask(*FULL, raised("C", None, "series-c", "2025-12-01", ["V9"], ["V8"], source="b")))
    assert "the size of the Series C round of 2025-12-01" in one.would_settle


@pytest.mark.parametrize("label", ["secondary", "ipo", "debt", "grant"])
def test_money_of_other_kinds_is_neither_reliance_nor_runway(label):
    before = only(ask(*FULL))
    status = "planned" if label == "ipo" else "completed"
    after = only(ask(*FULL, raised("C", 9e9, label, "2025-12-01", ["K"], status=status, source="b")))
    assert (after.low, after.runway_months, after.known_capital) == (
        before.low, before.runway_months, before.known_capital,
    )  # fmt: skip


def test_a_rumour_changes_nothing():
    rumour = raised("C", 9e9, "series-c", "2025-12-01", ["K"], status="rumoured", source="b")
    assert only(ask(*FULL, rumour)) == only(ask(*FULL))
    assert listed(ask(rumour)) == ([], [], [])


def test_a_plan_is_reliance_in_part_until_it_lapses_and_never_runway():
    plan = raised("C", 100e6, "series-c", "2025-11-01", ["K"], ["W"], status="planned", source="b")
    before, after = only(ask(*FULL)), only(ask(*FULL, plan))
    assert after.unknown_share > before.unknown_share
    assert after.runway_months == before.runway_months
    assert "whether the planned Series C round of 2025-11-01 closed" in after.would_settle
    old = raised("C", 100e6, "series-c", "2024-11-01", ["K"], ["W"], status="planned", source="b")
    assert only(ask(*FULL, old)).low == before.low


def test_a_completed_round_after_the_day_has_not_happened():
    later = raised("C", 100e6, "series-c", "2026-03-01", ["W"], ["X"], recorded="2025-12-01", source="b")
    one = only(ask(*FULL, later))
    assert one.last_round == "Series B round of 2025-10-01"
    assert one.known_capital == 84e6


def test_a_round_that_nothing_dates_is_all_unknown():
    (thin,) = ask(raised("D", 190e6, "series-b", None, ["K"], ["V1"])).thin
    assert (thin.low, thin.unknown_share) == (0.0, 1.0)
    assert thin.high == pytest.approx(0.6)
    assert thin.would_settle[0] == "the date of the undated Series B round"


def test_listed_bought_and_closed_companies_stand_apart_with_their_facts():
    gone = state("C", "listed", "2025-12-01")
    answer = ask(*FULL, gone)
    assert listed(answer) == ([], [], ["C"])
    assert (answer.apart[0].state, answer.apart[0].since, answer.apart[0].facts) == (
        "listed", "2025-12-01", (fact_id(gone),),
    )  # fmt: skip
    assert listed(ask(*FULL, gone, as_of=gone.date.earliest.replace(month=11))) == (["C"], [], [])


def test_the_backers_own_units_are_not_ranked():
    unit = raised("Unit", 50e6, "series-a", "2025-06-01", ["V1"], ["K"])
    answer = ask(*FULL, unit, owns("K", "Unit", "subsidiary"))
    assert listed(answer) == (["C"], [], ["Unit"])
    assert answer.apart[0].state == "owned by the backer"


def test_the_family_scope_reaches_every_fund_and_the_named_scope_what_is_below():
    facts = (
        raised("C", 20e6, "series-a", "2025-02-01", ["Fund 1"], ["V1", "V2"]),
        raised("D", 20e6, "series-a", "2025-02-01", ["Fund 2"], ["V1", "V2"]),
        owns("Sponsor", "Fund 1"),
        owns("Sponsor", "Fund 2"),
    )
    family = ask(*facts, severities={"Fund 1": 0.6})
    assert sorted(e.name for e in family.ranked) == ["C", "D"]
    assert {e.name: e.paths[0].chain for e in family.ranked}["D"] == (
        "org:fund-1",
        "org:sponsor",
        "org:fund-2",
    )
    assert [e.name for e in ask(*facts, severities={"Fund 1": 0.6}, scope="named").ranked] == ["C"]
    below = ask(*facts, severities={"Sponsor": 0.6}, scope="named")
    assert sorted(e.name for e in below.ranked) == ["C", "D"]
    assert fact_id(facts[2]) in below.ranked[0].paths[0].facts


def test_a_separated_firm_is_out_of_the_family_from_its_day():
    facts = (
        raised("C", 20e6, "series-a", "2023-02-01", ["Spun"], ["V1", "V2"]),
        owns("Old House", "Spun", "owns", 0, "2024-03-31"),
    )
    link = [related("Spun", "Old House", "region_of")]
    named = {"severities": {"Old House": 0.6}, "judgements": link}
    assert listed(ask(*facts, **named)) == ([], [], [])
    before = ask(*facts, **named, as_of=facts[0].date.earliest.replace(month=6))
    assert [e.name for e in (*before.ranked, *before.thin)] == ["C"]


def test_a_stake_in_a_startup_does_not_hit_the_startups_that_it_backs():
    facts = (
        raised("Big", 9e9, "growth", "2025-02-01", ["K"], ["V1"]),
        raised("Small", 9e6, "series-a", "2025-03-01", ["Big"], ["V1"]),
        owns("K", "Big", "owns", 0.13),
    )
    answer = ask(*facts)
    assert "Small" not in [e.name for e in (*answer.ranked, *answer.thin)]
    assert [h.name for h in answer.hit] == ["K"]


def test_a_parent_and_its_fund_named_by_different_sources_are_one_cheque():
    fund = (owns("K", "K Fund"),)
    one = only(ask(*fund, raised("C", 20e6, "series-a", "2025-06-01", ["K Fund"], ["V1"])))
    both = only(
        ask(
            *fund,
            raised("C", 20e6, "series-a", "2025-06-01", ["K Fund"], ["V1"]),
            raised("C", 20e6, "series-a", "2025-06-01", ["K"], ["V1"], source="b"),
        )
    )
    assert both.low == one.low
    assert [path.chain for path in both.paths] == [("org:k", "org:k-fund")]


def test_hits_carry_the_signals_of_the_backer_and_its_family_newest_first():
    facts = (
        signal("K", "net_loss", "2025-03"),
        signal("K Fund", "layoffs", "2025-06"),
        signal("K", "share_price_fall", "2026-02"),
        owns("K", "K Fund"),
    )
    answer = ask(*FULL, *facts)
    assert [(h.name, h.severity, h.signals) for h in answer.hit] == [
        ("K", 0.6, (fact_id(facts[1]), fact_id(facts[0]))),
        ("K Fund", 0.6, (fact_id(facts[1]),)),
    ]


def test_a_stated_total_above_what_is_on_file_makes_the_rest_unknown():
    before, after = only(ask(*FULL)), only(ask(*FULL, total("C", 300e6, "2025-12-01")))
    assert after.unknown_share > 0.5 > before.unknown_share
    assert any("of the stated total" in text for text in after.would_settle)
    assert only(ask(*FULL, total("C", 84e6, "2025-12-01"))).unknown_share == before.unknown_share


def test_an_unknown_backer_exposes_nobody():
    assert listed(ask(*FULL, severities={"Stranger": 1.0})) == ([], [], [])


def test_the_answer_counts_what_it_rests_on_and_carries_every_constant():
    answer = ask(*FULL, raised("D", 1e6, "seed", "2025-01-01", ["V1"], source="b"))
    assert answer.coverage["companies"] == 2
    assert answer.coverage["rounds"] == answer.coverage["claims"] == 4
    assert answer.coverage["exposed"] == answer.coverage["solid"] == 1
    assert answer.assumptions["half_life"] == 24
    assert answer.assumptions["median_series-f"] == 1e9
    assert answer.data_as_of == SEED.evidence.recorded.replace(year=2025, month=10, day=1)


def test_the_rival_form_moves_the_chances_and_nothing_else():
    busy = [raised(f"X{i}", 5e6, "seed", "2025-09-01", ["K"], ["V9"], source=f"x{i}") for i in range(9)]
    one, other = (
        next(e for e in ask(*FULL, *busy, form=form).ranked if e.name == "C")
        for form in ("exposure", "remaining")
    )
    assert other.raise_chance_scenario != one.raise_chance_scenario
    assert replace(other, raise_chance_scenario=one.raise_chance_scenario) == one


def test_a_backer_named_by_a_merged_id_is_found():
    answer = exposures(picture(*FULL), replace(scenario({"K": 0.6}), pullbacks=(Pullback("org:k", 0.6),)))
    assert [e.name for e in answer.ranked] == ["C"]


def test_a_signal_that_three_outlets_carry_is_one_with_all_its_sources():
    loss = replace(signal("K", "net_loss", "2025-03-04"), magnitude="$2 billion")
    told = [replace(loss, evidence=replace(loss.evidence, url=f"https://{host}.invalid/")) for host in "abc"]
    other = signal("K", "layoffs", "2025-06-01")
    (hit,) = ask(*FULL, *told, other).hit
    assert len(hit.signals) == 2
    assert [set(one) for one in hit.sources] == [{fact_id(other)}, set(map(fact_id, told))]
    assert hit.signals == tuple(one[0] for one in hit.sources)
