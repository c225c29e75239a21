"""How far a company leans on each family of backers, and how much of that nobody can say."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from graph.entities import EntityId
from graph.exposure.defaults import DEFAULTS, Defaults
from graph.exposure.hierarchy import Hierarchy
from graph.exposure.missing import Missing, size
from graph.exposure.network import Financing, closings
from graph.exposure.splits import Split, split


@dataclass
class Stake:
    """One family's place in a company: recency-weighted money by vehicle, and its record of following on."""

    vehicles: dict[EntityId, float] = field(default_factory=lambda: defaultdict(float))
    rounds: dict[EntityId, list[str]] = field(default_factory=lambda: defaultdict(list))
    plain: float = 0.0
    joined: int = 0
    chances: int = 0
    led_lately: bool = False
    last_cheque: float = float("inf")

    @property
    def money(self) -> float:
        """Recency-weighted dollars of the whole family."""
        return sum(self.vehicles.values())


@dataclass(frozen=True)
class Reliance:
    """Stakes by family with their weights w, the unknown share u, and the unknown's weight.

    ``weights`` and ``unknown_weight`` sum to 1 (to 0 for a company without any money). ``holes`` is the
    recency-weighted money by what it is that is not known, largest first when sorted.
    """

    stakes: Mapping[EntityId, Stake]
    weights: Mapping[EntityId, float]
    unknown: float
    unknown_weight: float
    holes: Mapping[tuple[str, str], float]


def confidence(one: Financing, defaults: Defaults = DEFAULTS) -> float | None:
    """How far a round's money counts; None when it does not count at all, not even as unknown.

    Rumoured, secondary, public and lent money never counts; a plan without a close lapses. Money that only
    its source's day dates may be much older; money that nothing dates is all unknown.
    """
    says_nothing = not (one.round.usd or one.round.investors or one.round.dated)
    if not one.round.counts or says_nothing:
        return None
    dated = 1.0 if one.round.dated else 0.0 if one.guessed else defaults.confidence_undated
    if one.round.status == "completed":
        return dated
    return dated * defaults.confidence_planned if one.age <= defaults.plan_lapses else None


def follow_on(stake: Stake, defaults: Defaults = DEFAULTS) -> float:
    """Propensity to join the next round: (joined + k * prior) / (chances + k)."""
    prior = defaults.phi_lead if stake.led_lately else defaults.phi_other
    return (stake.joined + defaults.phi_strength * prior) / (stake.chances + defaults.phi_strength)


def weights(
    money: Mapping[EntityId, float], phi: Mapping[EntityId, float], unknown: float, phi_unknown: float
) -> tuple[dict[EntityId, float], float]:
    """Weights phi_k m_k / (sum of phi_l m_l + phi_0 u), and that of the unknown; all 0 when there is nothing."""
    whole = sum(phi[k] * m for k, m in money.items()) + phi_unknown * unknown
    if whole <= 0:
        return dict.fromkeys(money, 0.0), 0.0
    return {k: phi[k] * m / whole for k, m in money.items()}, phi_unknown * unknown / whole


def recency(age: float, defaults: Defaults = DEFAULTS) -> float:
    """Weight of money ``age`` months old: 2 to the power of minus age over the half-life."""
    return float(2 ** (-age / defaults.half_life))


def reliance(
    standing: Sequence[tuple[Financing, str]],
    missing: Sequence[Missing],
    tree: Hierarchy,
    defaults: Defaults = DEFAULTS,
) -> Reliance:
    """Everything a company's financings on file say about whom it leans on.

    ``standing`` holds the financings whose money counts, oldest first, each with its stage.
    """
    stakes: dict[EntityId, Stake] = defaultdict(Stake)
    holes: dict[tuple[str, str], float] = defaultdict(float)
    stage = {one.round.id: s for one, s in standing}
    whole = 0.0
    groups = closings([one for one, _ in standing], defaults.merge_days)
    for group in groups:
        age = min(one.age for one in group)
        for one in group:
            money = recency(age, defaults) * size(one, stage[one.round.id], defaults)
            whole += money
            _pay_in(one, money, size(one, stage[one.round.id], defaults), stakes, holes, tree, defaults)
    for gap in missing:
        money = recency(gap.age, defaults) * gap.usd
        whole += money
        holes[gap.kind, gap.stage or ""] += money
    _record(groups, stakes, tree)
    if whole <= 0:
        return Reliance(stakes, dict.fromkeys(stakes, 0.0), 1.0, 0.0, holes)
    money_of = {k: stake.money / whole for k, stake in stakes.items()}
    unknown = min(1.0, max(0.0, sum(holes.values()) / whole))
    phi = {k: follow_on(stake, defaults) for k, stake in stakes.items()}
    w, w_unknown = weights(money_of, phi, unknown, defaults.phi_other)
    return Reliance(dict(stakes), w, unknown, w_unknown, dict(holes))


def family_split(one: Financing, tree: Hierarchy, dollars: float, defaults: Defaults = DEFAULTS) -> Split:
    """The mean split of a round among families of backers."""
    leads = list(dict.fromkeys(tree.top(k) for k in one.round.leads))
    others = list(dict.fromkeys(tree.top(k) for k in one.round.investors))
    stated: dict[EntityId, float] = defaultdict(float)
    for backer, usd in one.round.disclosed:
        stated[tree.top(backer)] += usd / dollars
    return split(
        leads,
        others,
        stated,
        others_unnamed=one.round.others_unnamed,
        sole=one.round.sole_investor,
        defaults=defaults,
    )


def _pay_in(
    one: Financing,
    money: float,
    dollars: float,
    stakes: dict[EntityId, Stake],
    holes: dict[tuple[str, str], float],
    tree: Hierarchy,
    defaults: Defaults,
) -> None:
    """Book one round: each family's expected part on its vehicles, the rest as unknown."""
    trust = confidence(one, defaults) or 0.0
    parts = family_split(one, tree, dollars, defaults)
    for family, share in parts.shares.items():
        stake = stakes[family]
        stake.plain += share * dollars * trust
        for vehicle, part in _vehicles(one, family, tree).items():
            stake.vehicles[vehicle] += trust * share * part * money
            stake.rounds[vehicle].append(one.round.id)
    if trust < 1:
        holes["planned" if one.round.dated else "undated", one.round.id] += (
            (1 - trust) * (1 - parts.unknown) * money
        )
    if parts.unknown > 0:
        holes["others", one.round.id] += parts.unknown * money


def _vehicles(one: Financing, family: EntityId, tree: Hierarchy) -> dict[EntityId, float]:
    """The family's vehicles in a round with their part of its cheque: as disclosed, else equal.

    A parent named by one source beside a fund of its own named by another is that fund.
    """
    members = [k for k in one.round.investors if tree.top(k) == family]
    stated = {k: usd for k, usd in one.round.disclosed if k in members}
    if stated:
        total = sum(stated.values())
        return {k: usd / total for k, usd in stated.items()}
    lowest = [k for k in members if not any(k in tree.above(other) for other in members)]
    return {k: 1 / len(lowest) for k in lowest}


def _record(groups: Sequence[Sequence[Financing]], stakes: dict[EntityId, Stake], tree: Hierarchy) -> None:
    """Count each family's chances to follow on and those it took; a round that names nobody is no chance."""
    seen: set[EntityId] = set()
    for place, group in enumerate(groups):
        present = {tree.top(k) for one in group for k in one.round.investors}
        leading = {tree.top(k) for one in group for k in one.round.leads}
        if present:
            for family in seen:
                stakes[family].chances += 1
                stakes[family].joined += family in present
        seen |= present
        for family in present:
            stakes[family].last_cheque = min(one.age for one in group)
            stakes[family].led_lately |= family in leading and place >= len(groups) - 2
