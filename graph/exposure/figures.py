"""All figures of one exposed company."""

from collections.abc import Mapping
from math import exp

from graph.entities import EntityId
from graph.exposure import hazard
from graph.exposure.answer import Exposure, Tier
from graph.exposure.case import Case, Company
from graph.exposure.explain import paths, vehicle_weights, would_settle
from graph.exposure.prospects import Prospects
from graph.exposure.reliance import Reliance
from graph.exposure.severity import Hit


def figures(told: Company, case: Case) -> Exposure:
    """All figures of one company."""
    d, relied = case.defaults, told.relied
    severities = {k: _severity(relied, k, case.hits) for k in relied.stakes}
    financings = {one.round.id: one for one, _ in told.standing}
    ways = paths(relied, case.hits, financings, case.snapshot, case.network.tree)
    low = min(1.0, sum(way.value for way in ways))
    high = min(1.0, low + relied.unknown_weight * max(severities.values(), default=0.0))
    strongest, before, after = _remaining(severities, case.network.deals)
    replaced = d.r_max * (1 - exp(-after / d.b0))
    net, net_high = (1 - replaced) * low, (1 - replaced) * high
    tier: Tier = (
        "solid" if relied.unknown <= d.solid_to else "partial" if relied.unknown <= d.partial_to else "thin"
    )
    money = Prospects(
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
        name=case.name(told.id),
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
