"""What must hold of every first-order answer, on generated pictures of a few companies and backers."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.dates import DAYS_PER_MONTH
from graph.exposure import hazard
from graph.exposure.case import Case, told
from graph.exposure.defaults import DEFAULTS, STAGES
from graph.exposure.estimate import exposures
from graph.exposure.missing import next_size
from graph.exposure.network import build
from graph.exposure.severity import hits
from graph.money import Amount
from tests.graph.exposure.made import AS_OF, owns, picture, raised, scenario, total

BACKERS = ("Ash", "Birch", "Cedar", "Dogwood", "Elm")
HIT = "Ash"

modest = settings(
    max_examples=25, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
severities = st.floats(0.01, 1.0)


@st.composite
def companies(draw, names=("One", "Two")):
    """Rounds of a few companies: stages in order, four months and more apart, Ash in the first one at least."""
    facts = []
    for name in names:
        stages = sorted(draw(st.sets(st.integers(0, 5), min_size=1, max_size=4)))
        when = AS_OF - timedelta(days=draw(st.integers(10, 700)))
        for place in reversed(stages):
            facts.append(draw(_round(name, STAGES[place], when)))
            when -= timedelta(days=draw(st.integers(120, 900)))
    return facts


@st.composite
def _round(draw, name, label, when):
    backers = draw(st.lists(st.sampled_from(BACKERS), min_size=1, max_size=4, unique=True))
    if HIT not in backers and draw(st.booleans()):
        backers.append(HIT)
    leads = backers[: draw(st.integers(0, len(backers)))]
    amount = draw(st.one_of(st.none(), st.integers(1, 900)))
    parts = {}
    if amount and draw(st.booleans()):
        parts = {backers[0]: amount * 1e6 * draw(st.sampled_from([0.25, 0.5, 1.0]))}
    status = draw(st.sampled_from(["completed", "completed", "completed", "planned"]))
    return raised(
        name, amount and amount * 1e6, label, when.isoformat(), leads, backers[len(leads) :],
        disclosed=parts, status=status, unnamed=draw(st.booleans()),
    )  # fmt: skip


def answer(facts, named, **more):
    defaults = more.pop("defaults", DEFAULTS)
    return exposures(picture(*facts), scenario(named, **more), defaults=defaults)


def by_name(found):
    return {e.name: e for e in (*found.ranked, *found.thin)}


def change(e):
    """How far the scenario lowers the chance of a raise, at the short and at the long end of the runway."""
    before, after = e.raise_chance, e.raise_chance_scenario
    return before.low - after.low, before.high - after.high


@modest
@given(companies())
def test_1_no_severity_changes_nothing_to_the_bit(facts):
    for e in by_name(answer(facts, {HIT: 0.0})).values():
        assert (e.low, e.high, e.net, e.net_high, e.gap.low, e.gap.high) == (0, 0, 0, 0, 0, 0)
        assert e.raise_chance_scenario == e.raise_chance


@modest
@given(companies(), severities, severities, st.floats(1, 30), st.floats(1, 30))
def test_2_more_severity_or_a_longer_horizon_never_lowers_anything(facts, one, other, months, longer):
    low, high = sorted((one, other))
    short, long = sorted((months, longer))
    mild, hard = by_name(answer(facts, {HIT: low})), by_name(answer(facts, {HIT: high}))
    for name, e in mild.items():
        assert hard[name].low >= e.low
        assert hard[name].high >= e.high
        assert hard[name].net >= e.net - 1e-12
        assert hard[name].gap.high >= e.gap.high * (1 - 1e-12)
        assert all(b >= a - 1e-12 for a, b in zip(change(e), change(hard[name]), strict=True))
    soon, late = (by_name(answer(facts, {HIT: low}, months=m)) for m in (short, long))
    for name, e in soon.items():
        assert late[name].gap.high >= e.gap.high * (1 - 1e-12)
        assert all(b >= a - 1e-12 for a, b in zip(change(e), change(late[name]), strict=True))


@modest
@given(companies(), severities, st.floats(0.01, 0.49), st.floats(0.01, 0.49))
def test_2_a_larger_holding_in_a_vehicle_never_lowers_anything(facts, severity, one, other):
    low, high = sorted((one, other))
    small, large = (
        by_name(answer([*facts, owns("Partner", HIT, "owns", share)], {"Partner": severity}))
        for share in (low, high)
    )
    for name, e in small.items():
        assert large[name].low >= e.low
        assert large[name].net >= e.net - 1e-12


@modest
@given(companies(), severities)
def test_3_everything_stays_within_its_bounds(facts, severity):
    question = scenario({HIT: severity})
    shot = picture(*facts)
    network = build(shot, AS_OF)
    case = Case(shot, question, network, hits(question, network.tree), DEFAULTS, "exposure")
    for e in by_name(exposures(shot, question)).values():
        assert 0 <= e.low <= e.high <= 1
        assert 0 <= e.net <= e.low
        assert e.net <= e.net_high <= 1
        known = told(e.company, network.companies[e.company], case)
        last, stage = known.last
        chance = 1 - hazard.no_raise(hazard.row(stage), last.age, 12)
        assert 0 <= e.gap.low <= e.gap.high <= chance * next_size(known.done, DEFAULTS) * DEFAULTS.theta_high
        for before, after in (
            (e.raise_chance.low, e.raise_chance_scenario.low),
            (e.raise_chance.high, e.raise_chance_scenario.high),
        ):
            assert 0 <= after <= before <= 1


@modest
@given(companies(), severities, st.floats(0, 1))
def test_4_exposure_is_linear_in_severity(facts, severity, part):
    whole, scaled = by_name(answer(facts, {HIT: severity})), by_name(answer(facts, {HIT: severity * part}))
    both = by_name(answer(facts, {HIT: severity, "Birch": part}))
    birch = by_name(answer(facts, {"Birch": part}))
    for name, e in whole.items():
        assert scaled[name].low == pytest.approx(part * e.low, abs=1e-12)
    for name, e in both.items():
        alone = [found[name].low for found in (whole, birch) if name in found]
        assert e.low == pytest.approx(min(1, sum(alone)), abs=1e-12)


@modest
@given(companies(), severities, st.sampled_from([2, 10, 1000]))
def test_5_only_the_gap_depends_on_the_unit_of_money(facts, severity, factor):
    larger = [_times(fact, factor) for fact in facts]
    medians = {stage: median * factor for stage, median in DEFAULTS.medians.items()}
    scaled = by_name(answer(larger, {HIT: severity}, defaults=replace(DEFAULTS, medians=medians)))
    for name, e in by_name(answer(facts, {HIT: severity})).items():
        other = scaled[name]
        assert (other.low, other.high, other.net) == pytest.approx((e.low, e.high, e.net), rel=1e-9)
        assert other.gap.high == pytest.approx(factor * e.gap.high, rel=1e-9)
        assert change(other) == pytest.approx(change(e), abs=1e-9)


def _times(fact, factor):
    def more(amount):
        return None if amount is None else Amount(amount.value * Decimal(factor), amount.currency)

    parts = tuple(replace(share, amount=more(share.amount)) for share in fact.disclosed)
    return replace(fact, amount=more(fact.amount), disclosed=parts)


@modest
@given(companies(), severities, st.permutations(BACKERS))
def test_6_names_do_not_matter_and_the_same_input_gives_the_same_answer(facts, severity, order):
    other = dict(zip(BACKERS, order, strict=True))
    renamed = [
        replace(
            fact,
            lead_investors=tuple(other[k] for k in fact.lead_investors),
            investors=tuple(other[k] for k in fact.investors),
            disclosed=tuple(replace(share, investor=other[share.investor]) for share in fact.disclosed),
        )
        for fact in facts
    ]
    found = answer(facts, {HIT: severity})
    assert repr(answer(facts[::-1], {HIT: severity})) == repr(found)
    swapped = by_name(answer(renamed, {other[HIT]: severity}))
    assert {n: (round(e.low, 12), round(e.high, 12), round(e.net, 12)) for n, e in swapped.items()} == {
        n: (round(e.low, 12), round(e.high, 12), round(e.net, 12)) for n, e in by_name(found).items()
    }


@modest
@given(companies(), severities, st.data())
def test_7_splitting_a_backer_into_two_funds_of_one_parent_changes_nothing(facts, severity, data):
    def fund(names, which):
        return tuple(which if name == HIT else name for name in names)

    split = []
    for fact in facts:
        which = data.draw(st.sampled_from(["Ash Fund 1", "Ash Fund 2"]))
        parts = tuple(replace(share, investor=fund([share.investor], which)[0]) for share in fact.disclosed)
        split.append(
            replace(
                fact,
                lead_investors=fund(fact.lead_investors, which),
                investors=fund(fact.investors, which),
                disclosed=parts,
            )
        )
    links = [owns("Ash", "Ash Fund 1"), owns("Ash", "Ash Fund 2")]
    before = by_name(answer([*facts, *links], {HIT: severity}))
    after = by_name(answer([*split, *links], {HIT: severity}))
    assert before.keys() == after.keys()
    for name, e in before.items():
        other = after[name]
        assert (other.low, other.high, other.net) == pytest.approx((e.low, e.high, e.net), abs=1e-12)


@modest
@given(severities, st.integers(1, 4), st.integers(1, 40), st.integers(60, 600))
def test_8_tranches_of_a_disclosed_round_are_the_round(severity, tenths, days, age):
    when = AS_OF - timedelta(days=age)

    def part(amount, day):
        shares = {"Ash": amount * 0.5, "Birch": amount * 0.25, "Cedar": amount * 0.25}
        return raised(
            "One", amount, "series-b", day.isoformat(), ["Ash"], ["Birch", "Cedar"],
            disclosed=shares, source=str(amount),
        )  # fmt: skip

    first = 10e6 * tenths  # never about half: two tranches of one size read as one round told twice
    seed = raised("One", 9e6, "seed", "2020-01-01", ["Dogwood"], ["Elm"])
    whole = by_name(answer([seed, part(100e6, when)], {HIT: severity}))["One"]
    tranches = [part(first, when - timedelta(days=days)), part(100e6 - first, when)]
    split = by_name(answer([seed, *tranches], {HIT: severity}))["One"]
    assert split.rounds_on_file == 3
    assert split.low == pytest.approx(whole.low, rel=1e-9)


@modest
@given(companies(), severities)
def test_9_a_fact_read_twice_changes_nothing(facts, severity):
    assert repr(answer([*facts, *facts], {HIT: severity})) == repr(answer(facts, {HIT: severity}))


@modest
@given(companies(), severities)
def test_10_without_a_path_there_is_no_exposure(facts, severity):
    touched = {fact.company for fact in facts if HIT in fact.investors}
    found = answer(facts, {HIT: severity})
    assert set(by_name(found)) <= touched
    assert by_name(answer(facts, {"Stranger": severity})) == {}


@modest
@given(companies(), severities)
def test_12_paths_sum_to_the_exposure(facts, severity):
    links = [owns("Sponsor", HIT), owns("Sponsor", "Birch", "owns", 0.3)]
    for e in by_name(answer([*facts, *links], {"Sponsor": severity})).values():
        assert sum(path.value for path in e.paths) == pytest.approx(e.low, abs=1e-9)
        assert all(path.value == path.reliance * path.severity for path in e.paths)


@modest
@given(companies(names=("One",)), severities, st.integers(0, 9), st.integers(0, 9))
def test_13_more_unknown_money_never_narrows_the_range(facts, severity, one, other):
    less, more = sorted((one, other))
    small, large = (
        by_name(answer([*facts, total("One", 1 + n * 300e6, "2026-01-01")], {HIT: severity})).get("One")
        for n in (less, more)
    )
    if small:
        assert large.high - large.low >= small.high - small.low - 1e-12
        assert large.low <= small.low + 1e-12


@modest
@given(severities, st.sampled_from(["series-c", "series-d"]), st.integers(1, 900), st.integers(10, 600))
def test_13_an_implied_round_put_on_file_never_widens_the_range(severity, label, amount, age):
    when = AS_OF - timedelta(days=age)
    last = raised("One", amount * 1e6, label, when.isoformat(), ["Birch"], ["Ash", "Cedar"])
    before = by_name(answer([last], {HIT: severity}))["One"]
    earlier = when - timedelta(days=round(DEFAULTS.intervals["series-b"] * DAYS_PER_MONTH))
    if label == "series-d":
        earlier -= timedelta(days=round(DEFAULTS.intervals["series-c"] * DAYS_PER_MONTH))
    found = raised(
        "One", DEFAULTS.medians["series-b"], "series-b", earlier.isoformat(), [], ["Dogwood", "Elm"]
    )
    after = by_name(answer([last, found], {HIT: severity}))["One"]
    assert after.rounds_implied == before.rounds_implied - 1
    assert after.unknown_share < before.unknown_share
    assert after.high - after.low <= before.high - before.low + 1e-12


@modest
@given(companies(), severities, st.sampled_from(BACKERS[1:]), st.integers(1, 20))
def test_14_a_busier_unaffected_backer_never_raises_net_exposure(facts, severity, backer, deals):
    busy = [
        raised(f"Deal {i}", 1e6, "seed", "2025-11-01", [backer], ["Zelkova"], source=str(i))
        for i in range(deals)
    ]
    before, after = by_name(answer(facts, {HIT: severity})), by_name(answer([*facts, *busy], {HIT: severity}))
    for name, e in before.items():
        assert after[name].low == e.low
        assert after[name].net <= e.net + 1e-15


@modest
@given(severities, st.integers(1, 8), st.integers(1, 8))
def test_14_more_disclosed_money_of_an_unaffected_backer_never_raises_exposure(severity, one, other):
    def low(tenths):
        fact = raised(
            "One", 50e6, "seed", "2025-06-01", ["Birch"], ["Ash", "Cedar"],
            disclosed={"Cedar": 5e6 * tenths},
        )  # fmt: skip
        return by_name(answer([fact], {HIT: severity}))["One"].low

    assert low(max(one, other)) <= low(min(one, other)) + 1e-15


@given(st.sampled_from(sorted(hazard.HAZARDS)), st.floats(0, 60), st.floats(0, 60), st.floats(0, 60))
def test_15_no_raise_is_less_likely_with_a_longer_runway(stage, since, one, other):
    row = hazard.HAZARDS[stage]
    short, long = sorted((one, other))
    assert hazard.no_raise(row, since, long) <= hazard.no_raise(row, since, short)


@modest
@given(companies(names=("One",)), severities, st.floats(0, 1), st.floats(0, 1))
def test_16_less_confidence_in_the_hit_backers_own_cheque_never_raises_exposure(facts, severity, one, other):
    own = raised("One", 80e6, "strategic", "2025-12-20", [HIT], status="planned", source="own")
    sure, unsure = (
        by_name(answer([*facts, own], {HIT: severity}, defaults=replace(DEFAULTS, confidence_planned=c)))[
            "One"
        ]
        for c in (max(one, other), min(one, other))
    )
    planned = sum(fact.status == "planned" for fact in facts)
    if not planned:  # another plan's confidence moves weight as well
        assert unsure.low <= sure.low + 1e-12


@modest
@given(companies(), companies(names=("One", "Three")), severities)
def test_17_what_was_recorded_later_does_not_matter(facts, later, severity):
    late = date(2026, 2, 1)
    unseen = [replace(f, evidence=replace(f.evidence, recorded=late, page_id="late")) for f in later]
    assert repr(answer([*facts, *unseen], {HIT: severity})) == repr(answer(facts, {HIT: severity}))


@modest
@given(companies())
def test_18_weights_and_the_unknown_sum_to_one(facts):
    shot, question = picture(*facts), scenario({HIT: 0.5})
    network = build(shot, AS_OF)
    case = Case(shot, question, network, hits(question, network.tree), DEFAULTS, "exposure")
    for company, mine in network.companies.items():
        known = told(company, mine, case)
        if known:
            money = sum(stake.money for stake in known.relied.stakes.values())
            assert 0 <= known.relied.unknown <= 1
            assert sum(known.relied.weights.values()) + known.relied.unknown_weight == pytest.approx(1)
            assert money == 0 or known.relied.unknown < 1


@modest
@given(severities, severities, st.sampled_from(["family", "named"]))
def test_19_named_backers_keep_the_scenarios_value(parent, fund, scope):
    links = (owns("Ash", "Fund"), owns("Fund", "Feeder"), owns("Ash", "Other"))
    found = exposures(picture(*links), scenario({"Ash": parent, "Fund": fund}, scope=scope))
    assert {h.name: h.severity for h in found.hit} == pytest.approx(
        {"Ash": parent, "Fund": fund, "Feeder": fund, "Other": parent}
    )
