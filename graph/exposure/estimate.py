"""From a picture of the store and a scenario to the whole answer: first order, with bounds and reasons."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import exp

from graph.entities import EntityId
from graph.exposure import hazard
from graph.exposure.answer import Answer, Apart, Estimate, Exposure, Named, Tier
from graph.exposure.defaults import DEFAULTS, Defaults
from graph.exposure.explain import paths, vehicle_weights, would_settle
from graph.exposure.missing import Missing, implied, next_size, silence, staged, unexplained
from graph.exposure.network import Financing, Network, build
from graph.exposure.reliance import Reliance, confidence, reliance
from graph.exposure.scenario import Scenario
from graph.exposure.severity import Hit, hits
from graph.exposure.states import Standing, states
from graph.facts import PressureSignal
from graph.snapshot import Snapshot

_FOURTH = 4


@dataclass(frozen=True)
class _Case:
    """What stays the same for every company of one answer."""

    snapshot: Snapshot
    scenario: Scenario
    network: Network
    hits: Mapping[EntityId, Hit]
    defaults: Defaults
    form: hazard.Form


@dataclass(frozen=True)
class _Company:
    """One company's financings and what it relies on."""

    id: EntityId
    standing: Sequence[tuple[Financing, str]]
    missing: Sequence[Missing]
    relied: Reliance

    @property
    def last(self) -> tuple[Financing, str]:
        """The last completed round; the last plan of a company that has none."""
        done = [one for one in self.standing if one[0].round.status == "completed"]
        return (done or self.standing)[-1]


def exposures(
    snapshot: Snapshot,
    scenario: Scenario,
    *,
    form: hazard.Form = "exposure",
    defaults: Defaults = DEFAULTS,
) -> Answer:
    """Who is exposed if the scenario comes true; see ``METHOD.md`` for the model and its formulas.

    A company is listed when a backer that the scenario reaches has put money into it. ``form`` chooses
    between the two hazard forms. Pure: the same picture and scenario give the same answer.
    """
    if any(fact.evidence.recorded > scenario.as_of for fact in snapshot.facts.values()):
        snapshot = Snapshot.of(snapshot.facts.values(), snapshot.judgements, snapshot.issues, scenario.as_of)
    scenario = replace(
        scenario,
        pullbacks=tuple(
            replace(p, backer=snapshot.roots.get(p.backer, p.backer)) for p in scenario.pullbacks
        ),
    )
    network = build(snapshot, scenario.as_of)
    reached = hits(scenario, network.tree)
    case = _Case(snapshot, scenario, network, reached, defaults, form)
    apart_at = states(snapshot, scenario.as_of)
    found, apart = [], []
    for company, mine in sorted(network.companies.items()):
        if not any(backer in reached for one in mine for backer in one.round.investors):
            continue
        told = _company(company, mine, case)
        if told is None or not _touched(told, case):
            continue
        out = _apart(company, apart_at.get(company), case)
        if out:
            apart.append(out)
        else:
            found.append(_exposure(told, case))
    ranked, thin = _ranked(found)
    return Answer(
        scenario=scenario,
        data_as_of=snapshot.data_as_of,
        hit=_named(case),
        ranked=ranked,
        thin=thin,
        apart=tuple(apart),
        coverage=_coverage(case, ranked, thin, apart),
        assumptions={**defaults.assumptions(), "rival_hazard_form": float(form == "remaining")},
    )


def _company(company: EntityId, mine: Sequence[Financing], case: _Case) -> _Company | None:
    """What one company relies on; None when no money of it counts."""
    standing = staged([one for one in mine if confidence(one, case.defaults) is not None], case.defaults)
    if not standing:
        return None
    done = [item for item in standing if item[0].round.status == "completed"]
    as_of = case.scenario.as_of
    guesses = implied(done or standing, as_of, case.defaults)
    totals = case.network.totals.get(company, ())
    missing = unexplained(mine, done, totals, guesses, as_of, case.defaults)
    missing = [*missing, silence((done or standing)[-1], case.defaults)]
    return _Company(company, standing, missing, reliance(standing, missing, case.network.tree, case.defaults))


def _touched(told: _Company, case: _Case) -> bool:
    return any(one in case.hits for stake in told.relied.stakes.values() for one in stake.vehicles)


def _apart(company: EntityId, standing: Standing | None, case: _Case) -> Apart | None:
    """Why a company is not ranked, if it is not: its state, or that it is one of the backer's own."""
    if standing:
        since = str(standing.since) if standing.since else None
        return Apart(company, _name(company, case), standing.state, since, standing.facts)
    hit = case.hits.get(company)
    if hit or case.network.tree.top(company) in case.hits:
        return Apart(company, _name(company, case), "owned by the backer", None, hit.facts if hit else ())
    return None


def _exposure(told: _Company, case: _Case) -> Exposure:
    """All figures of one company."""
    d, relied = case.defaults, told.relied
    severities = {k: _severity(relied, k, case.hits) for k in relied.stakes}
    financings = {one.round.id: one for one, _ in told.standing}
    ways = paths(relied, case.hits, financings, case.snapshot)
    low = min(1.0, sum(way.value for way in ways))
    high = min(1.0, low + relied.unknown_weight * max(severities.values(), default=0.0))
    strongest, before, after = _remaining(severities, case.network.deals)
    replaced = d.r_max * (1 - exp(-after / d.b0))
    net, net_high = (1 - replaced) * low, (1 - replaced) * high
    tier: Tier = (
        "solid" if relied.unknown <= d.solid_to else "partial" if relied.unknown <= d.partial_to else "thin"
    )
    money = _Money(
        told,
        case,
        tier,
        net,
        net_high,
        hazard.factor(case.form, net, before, after, d),
        hazard.factor(case.form, net_high, before, after, d),
    )
    affected = [k for k, s in relied.stakes.items() if any(v in case.hits for v in s.vehicles)]
    known = sum(stake.plain for stake in relied.stakes.values())
    led = [{case.network.tree.top(k) for k in one.round.leads} for one, _ in told.standing if one.round.leads]
    last = told.last[0]
    runway = money.runway()
    return Exposure(
        company=told.id,
        name=_name(told.id, case),
        tier=tier,
        rank=None,
        worst_rank=None,
        low=low,
        high=high,
        net=net,
        net_high=net_high,
        unknown_share=relied.unknown,
        known_capital=sum(
            one.round.usd or 0.0 for one, _ in told.standing if one.round.status == "completed"
        ),
        affected_share_of_known=sum(relied.stakes[k].plain for k in affected) / known if known > 0 else 0.0,
        affected_lead_share=sum(bool(names & set(affected)) for names in led) / len(led) if led else 0.0,
        affected_head_share=len(affected) / len(relied.stakes),
        months_since_cheque=min((relied.stakes[k].last_cheque for k in affected), default=None),
        unaffected_backers=len(relied.stakes) - len(affected),
        strongest_remaining=strongest,
        strongest_remaining_deals=after,
        replaceability=replaced,
        gap=money.gap(),
        runway_months=runway,
        raise_chance=money.chance(scenario=False),
        raise_chance_scenario=money.chance(scenario=True),
        urgent=runway.value is not None and runway.value < d.urgent_margin + d.time_to_close,
        last_round=last.name,
        rounds_on_file=len(told.standing),
        rounds_implied=sum(m.kind != "silence" for m in told.missing),
        paths=ways,
        would_settle=would_settle(relied, financings, told.missing, last),
    )


def _severity(relied: Reliance, family: EntityId, reached: Mapping[EntityId, Hit]) -> float:
    """What reaches a family's money in this company: its vehicles' severities by their money."""
    parts = vehicle_weights(relied.stakes[family], 1.0)
    return sum(part * reached[one].severity for one, part in parts.items() if one in reached)


def _remaining(
    severities: Mapping[EntityId, float], deals: Mapping[EntityId, int]
) -> tuple[EntityId | None, float, float]:
    """The strongest remaining backer, and its deals of twelve months before and after the pull-back."""
    before = max((float(deals.get(k, 0)) for k in severities), default=0.0)
    after = {k: (1 - s) * deals.get(k, 0) for k, s in severities.items()}
    best = min(after, key=lambda k: (-after[k], k), default=None)
    if best is None or after[best] <= 0:
        return None, before, 0.0
    return best, before, after[best]


@dataclass(frozen=True)
class _Money:
    """Dollars, months and chances of one company; no middle figure where more than half is unknown."""

    told: _Company
    case: _Case
    tier: Tier
    net: float
    net_high: float
    factor: float
    factor_high: float

    def _runway(self) -> tuple[float, float, float]:
        last, stage = self.told.last
        return hazard.runway(self.case.defaults.intervals[stage], last.age, self.case.defaults)

    def runway(self) -> Estimate:
        """Months of money left, by the interval usual for the stage."""
        middle, low, high = self._runway()
        thin = self.tier == "thin"
        return Estimate(None if thin else middle, low, high, "unknown" if thin else "assumed")

    def gap(self) -> Estimate:
        """Insider dollars that would be missing from the next round within the horizon."""
        last, stage = self.told.last
        d = self.case.defaults
        ahead = hazard.no_raise(hazard.row(stage), last.age, self.case.scenario.months, d.market)
        expected = (1 - ahead) * next_size(last, stage, d)
        theta = d.theta_fourth if len(self.told.standing) + 1 >= _FOURTH else d.theta
        low, high = expected * d.theta_low * self.net, expected * d.theta_high * self.net_high
        if self.tier == "thin":
            return Estimate(None, low, high, "unknown")
        return Estimate(expected * theta * self.net, low, high, "estimated")

    def chance(self, *, scenario: bool) -> Estimate:
        """Chance of a round before the money is gone; experimental (see METHOD.md)."""
        last, stage = self.told.last
        row, market = hazard.row(stage), self.case.defaults.market
        months = self.case.scenario.months

        def chance(runway: float, factor: float) -> float:
            return 1 - hazard.no_raise_under(row, last.age, runway, months, factor, market)

        middle, shortest, longest = self._runway()
        factors = (self.factor, self.factor_high) if scenario else (1.0, 1.0)
        low, high = chance(shortest, factors[1]), chance(longest, factors[0])
        if self.tier == "thin" or middle <= 0:
            return Estimate(None, low, high, "unknown")
        return Estimate(chance(middle, factors[0]), low, high, "estimated")


def _ranked(found: Sequence[Exposure]) -> tuple[tuple[Exposure, ...], tuple[Exposure, ...]]:
    """Solid and partial companies in order of what is certain, with their place by the worst case; then thin."""
    sure = sorted((e for e in found if e.tier != "thin"), key=lambda e: (-e.low, -e.high, e.company))
    worst = sorted(sure, key=lambda e: (-e.high, -e.low, e.company))
    place = {e.company: i for i, e in enumerate(worst, 1)}
    ranked = tuple(replace(e, rank=i, worst_rank=place[e.company]) for i, e in enumerate(sure, 1))
    thin = sorted((e for e in found if e.tier == "thin"), key=lambda e: (-e.high, -e.low, e.company))
    return ranked, tuple(thin)


def _named(case: _Case) -> tuple[Named, ...]:
    """Everyone the scenario hits, hardest first, each with the signals about it or what is below it."""
    about: dict[EntityId, list[tuple[str, str, str]]] = {}
    for one, fact in case.snapshot.facts.items():
        if isinstance(fact, PressureSignal):
            when = fact.date or fact.evidence.published
            if when is None or when.earliest <= case.scenario.as_of:
                key = (str(when or ""), fact.evidence.recorded.isoformat(), one)
                about.setdefault(case.snapshot.who(fact.subject), []).append(key)
    found = []
    for one, hit in case.hits.items():
        below = {one, *_below(one, case.network)}
        keys = sorted((k for who in below for k in about.get(who, ())), reverse=True)
        signals = tuple(k[2] for k in keys)
        found.append(Named(one, _name(one, case), hit.severity, hit.chain, signals))
    return tuple(sorted(found, key=lambda n: (len(n.chain), -n.severity, n.backer)))


def _below(one: EntityId, network: Network) -> set[EntityId]:
    found: set[EntityId] = set()
    queue = [one]
    while queue:
        for link in network.tree.down.get(queue.pop(), ()):
            if link.child not in found:
                found.add(link.child)
                queue.append(link.child)
    return found


def _name(one: EntityId, case: _Case) -> str:
    found = case.snapshot.organisations.get(one)
    return found.name if found else one.removeprefix("org:")


def _coverage(
    case: _Case, ranked: Sequence[Exposure], thin: Sequence[Exposure], apart: Sequence[Apart]
) -> dict[str, int]:
    """How much the answer rests on, in counts."""
    rounds = [one.round for mine in case.network.companies.values() for one in mine]
    return {
        "companies": len(case.network.companies),
        "claims": case.network.claims,
        "rounds": len(rounds),
        "rounds_with_amount": sum(r.usd is not None for r in rounds),
        "rounds_with_lead": sum(bool(r.leads) for r in rounds),
        "rounds_with_backer": sum(bool(r.investors) for r in rounds),
        "backers": len({k for r in rounds for k in r.investors}),
        "exposed": len(ranked) + len(thin),
        "solid": sum(e.tier == "solid" for e in ranked),
        "partial": sum(e.tier == "partial" for e in ranked),
        "thin": len(thin),
        "apart": len(apart),
    }
