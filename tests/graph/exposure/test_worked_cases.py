"""The model against figures worked out by hand, and against the numbers that METHOD.md prints."""

import re
from datetime import date, timedelta
from math import exp
from pathlib import Path

import pytest

from graph.dates import DAYS_PER_MONTH
from graph.exposure import hazard
from graph.exposure.defaults import BASIS, DEFAULTS, Defaults
from graph.exposure.hierarchy import Hierarchy, Link
from graph.exposure.network import Financing
from graph.exposure.reliance import family_split, reliance
from graph.exposure.rounds import merged
from graph.exposure.severity import combined, hits
from graph.exposure.splits import moments, split
from tests.graph.exposure.made import picture, raised, scenario

METHOD = Path(__file__).parents[3] / "graph" / "exposure" / "METHOD.md"
ALONE = Hierarchy.of([])
# The prior alone: no round is counted as evidence of following on.
PRIOR_ONLY = Defaults(phi_strength=1e30)


def test_severity_through_a_hierarchy():
    tree = Hierarchy.of(
        [
            Link("org:parent", "org:fund-i", 1.0, ("f1",)),
            Link("org:partner-lp", "org:fund-i", 0.45, ("f2",)),
            Link("org:parent", "org:fund-ii", 1.0, ()),
            Link("org:parent", "org:feeder", 0.2, ()),
        ]
    )
    found = hits(scenario({"Parent": 0.6, "Partner LP": 0.5}), tree)
    reached = {one: hit.severity for one, hit in found.items()}
    assert reached == pytest.approx(
        {
            "org:parent": 0.6, "org:partner-lp": 0.5,
            "org:fund-i": 0.69, "org:fund-ii": 0.6, "org:feeder": 0.12,
        },
        abs=1e-12,
    )  # fmt: skip
    assert found["org:fund-i"].chain == ("org:parent", "org:fund-i")
    assert found["org:fund-i"].facts == ("f1",)
    assert combined([(1.0, 0.6), (0.45, 0.5)]) == pytest.approx(0.69, abs=1e-12)


def test_moments_of_a_round_with_two_leads_of_which_one_is_hit():
    mean, variance = moments([0.6, 0.0], [0.0, 0.0, 0.0])
    assert mean == pytest.approx(0.15, abs=1e-12)
    assert variance == pytest.approx(0.00397058823529, abs=1e-12)


@pytest.mark.parametrize(("leads", "others", "alpha"), [([], [0.6, 0.0, 0.3], 2), ([0.6, 0.0, 0.3], [], 4)])
def test_moments_of_one_side_are_those_of_its_dirichlet(leads, others, alpha):
    mean, variance = moments(leads, others)
    assert mean == pytest.approx(0.3)
    assert variance == pytest.approx((0.15 - 0.09) / (3 * alpha + 1))


def test_moments_of_a_round_without_a_backer_are_refused():
    with pytest.raises(ValueError, match="without a backer"):
        moments([], [])


@pytest.mark.parametrize(
    ("leads", "others", "more", "shares", "unknown"),
    [
        (["L"], ["A", "B"], {}, {"L": 0.5, "A": 0.25, "B": 0.25}, 0),
        ([], ["A", "B"], {}, {"A": 0.5, "B": 0.5}, 0),
        (["L"], [], {}, {"L": 0.5}, 0.5),
        (["L", "M"], [], {}, {"L": 0.25, "M": 0.25}, 0.5),
        ([], ["A"], {}, {"A": 0.75}, 0.25),
        ([], ["A"], {"sole": True}, {"A": 1}, 0),
        (["L"], [], {"sole": True}, {"L": 1}, 0),
        (["L"], ["A", "B"], {"others_unnamed": True}, {"L": 0.45, "A": 0.225, "B": 0.225}, 0.1),
        ([], [], {}, {}, 1),
    ],
)
def test_splits_of_a_round_by_what_is_told(leads, others, more, shares, unknown):
    found = split(leads, others, {}, **more)
    assert dict(found.shares) == pytest.approx(shares)
    assert found.unknown == pytest.approx(unknown)


def test_a_disclosed_part_is_kept_and_only_the_rest_is_guessed():
    found = split(["K", "V4"], ["V1", "V5", "V6"], {"K": 0.5})
    assert dict(found.shares) == pytest.approx(
        {"K": 0.5, "V4": 0.25, "V1": 1 / 12, "V5": 1 / 12, "V6": 1 / 12}
    )
    assert split([], ["K"], {"K": 0.4}).unknown == pytest.approx(0.6)


def three_rounds():
    """Seed 30 months ago, Series A 14, Series B 2; the model's own types from facts."""
    as_of = date(2026, 1, 1)
    rows = {
        "seed": (30, 4e6, ["V1"], ["V2", "V3"], {}),
        "series-a": (14, 20e6, ["K"], ["V1", "V2"], {}),
        "series-b": (2, 60e6, ["K", "V4"], ["V1", "V5", "V6"], {"K": 30e6}),
    }
    facts = []
    for label, (_, amount, leads, others, parts) in rows.items():
        when = as_of - timedelta(days=round(rows[label][0] * DAYS_PER_MONTH))
        facts.append(raised("C", amount, label, str(when), leads, others, disclosed=parts))
    ages = {label: float(row[0]) for label, row in rows.items()}
    return [(Financing(r, r.date.middle, ages[r.round]), r.round) for r in merged(picture(*facts))]


def worked():
    """The three-round example from money to gap."""
    relied = reliance(three_rounds(), [], ALONE, PRIOR_ONLY)
    exposure = 0.6 * relied.weights["org:k"]
    deals = {"k": 0.4 * 40, "v1": 18, "v2": 3, "v3": 1, "v4": 12, "v5": 2, "v6": 5}
    replaced = DEFAULTS.r_max * (1 - exp(-max(deals.values()) / DEFAULTS.b0))
    net = (1 - replaced) * exposure
    whole = sum(stake.money for stake in relied.stakes.values())
    money = {k[4:]: stake.money / whole for k, stake in relied.stakes.items()}
    weights = {k[4:]: w for k, w in relied.weights.items()}
    return money, weights, exposure, replaced, net, 0.3 * 60e6 * 0.3 * net


def test_first_order_of_three_rounds():
    money, weights, exposure, replaced, net, gap = worked()
    assert money == pytest.approx(
        {
            "v1": 0.124156273841, "v2": 0.052433838772, "v3": 0.00586704799287, "k": 0.488265904014,
            "v4": 0.197566161228, "v5": 0.065855387076, "v6": 0.065855387076,
        },
        rel=1e-9,
    )  # fmt: skip
    assert weights == pytest.approx(
        {
            "v1": 0.0700829769322, "v2": 0.0295975338132, "v3": 0.00331179550114, "k": 0.585678394954,
            "v4": 0.236982003564, "v5": 0.0371736476179, "v6": 0.0371736476179,
        },
        rel=1e-9,
    )  # fmt: skip
    assert exposure == pytest.approx(0.351407036972, rel=1e-9)
    assert replaced == pytest.approx(0.417350555889, rel=1e-9)
    assert net == pytest.approx(0.204747114749, rel=1e-9)
    assert gap == pytest.approx(1105634.41964, rel=1e-9)


def test_the_splits_of_the_three_rounds():
    shares = [
        {k[4:]: v for k, v in family_split(one, ALONE, one.round.usd).shares.items()}
        for one, _ in three_rounds()
    ]
    assert shares[0] == pytest.approx({"v1": 0.5, "v2": 0.25, "v3": 0.25})
    assert shares[1] == pytest.approx({"k": 0.5, "v1": 0.25, "v2": 0.25})
    assert shares[2] == pytest.approx({"k": 0.5, "v4": 0.25, "v1": 1 / 12, "v5": 1 / 12, "v6": 1 / 12})


def test_no_raise_within_the_runway():
    row = hazard.row("series-a")
    assert hazard.cumulative(row, 10, 24) == pytest.approx(0.471, abs=1e-12)
    baseline = hazard.no_raise(row, 10, 14)
    assert baseline == pytest.approx(0.624377578411, abs=1e-12)
    under = [
        hazard.no_raise_under(row, 10, 14, 12, hazard.exposure_factor(h, 0.6))
        for h in (0, 0.204747114749, 0.6)
    ]
    assert under == pytest.approx([0.624377578411, 0.65462312057, 0.706600983184], abs=1e-12)
    assert [p - baseline for p in under] == pytest.approx([0, 0.0302455421582, 0.0822234047729], abs=1e-12)


def test_the_rival_hazard_follows_the_strongest_remaining_backer():
    assert hazard.remaining_factor(18, 18) == 1
    assert hazard.remaining_factor(40, 18, 0.5) == pytest.approx((19 / 41) ** 0.5, abs=1e-12)
    assert hazard.factor("remaining", 0.9, 40, 18) == hazard.remaining_factor(40, 18)
    assert hazard.factor("exposure", 0.9, 40, 18) == hazard.exposure_factor(0.9)


def test_the_last_bin_of_the_hazards_is_open():
    row = hazard.row("seed")
    assert hazard.cumulative(row, 48, 148) == pytest.approx(0.24)
    assert hazard.row("series-f") == hazard.HAZARDS["later"]
    assert hazard.row(None) == hazard.HAZARDS["unspecified"]


def test_runway_falls_with_time_and_never_below_zero():
    assert hazard.runway(25, 10) == pytest.approx((15, 25 / exp(0.65796) - 10, 25 * exp(0.65796) - 10))
    assert hazard.runway(25, 60)[0] == 0


def test_every_constant_has_its_basis():
    fields = set(Defaults.__dataclass_fields__)
    assert set(BASIS) == fields
    assert all(isinstance(value, float) for value in DEFAULTS.assumptions().values())


def test_the_method_prints_the_numbers_of_its_own_example():
    text = METHOD.read_text(encoding="utf-8")
    money, weights, exposure, replaced, net, gap = worked()
    rows = re.findall(r"^\| (K|V\d) \| ([\d.]+) \| [\d.]+ \| ([\d.]+) \|", text, re.MULTILINE)
    assert {name.lower(): (float(m), float(w)) for name, m, w in rows} == {
        name: (pytest.approx(money[name], abs=5e-7), pytest.approx(weights[name], abs=5e-7)) for name in money
    }
    for name, value in (("E", exposure), ("R", replaced), ("h", net)):
        assert f"{name} = {value:.6f}" in text
    assert f"${gap:,.0f}" in text


def test_the_method_lists_every_constant():
    text = METHOD.read_text(encoding="utf-8")
    assert [name for name in Defaults.__dataclass_fields__ if f"`{name}`" not in text] == []
