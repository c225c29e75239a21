"""Why a company is exposed, path by path, and what would settle what nobody can say."""

from collections.abc import Mapping, Sequence

from graph.entities import EntityId
from graph.exposure.answer import Path
from graph.exposure.defaults import STAGES
from graph.exposure.hierarchy import Hierarchy
from graph.exposure.missing import Missing
from graph.exposure.network import Financing
from graph.exposure.reliance import Reliance, Stake
from graph.exposure.severity import Hit
from graph.facts import FundingRound
from graph.snapshot import Snapshot

_MOST_QUESTIONS = 6
_WORTH_ASKING = 0.02  # a hole below 2 % of all money would not move a company from one tier to another


def vehicle_weights(stake: Stake, weight: float) -> dict[EntityId, float]:
    """A family's weight divided among its vehicles by their recency-weighted money."""
    money = stake.money
    if money <= 0:  # named, but none of its money counts: its vehicles stand equal
        return dict.fromkeys(stake.vehicles, weight / len(stake.vehicles)) if stake.vehicles else {}
    return {one: weight * part / money for one, part in stake.vehicles.items()}


def paths(
    relied: Reliance,
    hits: Mapping[EntityId, Hit],
    financings: Mapping[str, Financing],
    snapshot: Snapshot,
    tree: Hierarchy,
) -> tuple[Path, ...]:
    """Every way from a named backer to the company, largest first; their values sum to its exposure.

    A claim carries a path when it names the vehicle, or a parent of it that stands for it in that round.
    """
    found = []
    for family, stake in relied.stakes.items():
        for vehicle, weight in vehicle_weights(stake, relied.weights[family]).items():
            hit = hits.get(vehicle)
            if hit is None:
                continue
            rounds = tuple(sorted(set(stake.rounds[vehicle])))
            meant = {vehicle, *(tree.above(vehicle) - set(stake.vehicles))}
            claims = [c for one in rounds for c in _naming(financings[one], meant, snapshot)]
            found.append(
                Path(
                    chain=hit.chain,
                    reliance=weight,
                    severity=hit.severity,
                    value=weight * hit.severity,
                    rounds=rounds,
                    facts=tuple(dict.fromkeys((*claims, *hit.facts))),
                )
            )
    return tuple(sorted(found, key=lambda p: (-p.value, p.chain)))


def _naming(one: Financing, meant: set[EntityId], snapshot: Snapshot) -> list[str]:
    """The claims of a round that name one of these."""
    found = []
    for claim in one.round.claims:
        fact = snapshot.facts[claim]
        if isinstance(fact, FundingRound):
            stated = (*fact.lead_investors, *fact.investors, *(s.investor for s in fact.disclosed))
            if any(snapshot.who(name) in meant for name in stated):
                found.append(claim)
    return found


def would_settle(
    relied: Reliance, financings: Mapping[str, Financing], missing: Sequence[Missing], last: Financing
) -> tuple[str, ...]:
    """The questions whose answers would narrow the range most, in plain words, the biggest hole first."""
    whole = sum(relied.holes.values()) / relied.unknown if relied.unknown > 0 else 0.0
    asked: list[tuple[float, str]] = []
    for (kind, what), money in relied.holes.items():
        if kind == "others":
            one = financings[what]
            who = "who else was in" if one.round.investors else "who was in"
            asked.append((money, f"{who} the {one.name}"))
        elif kind == "planned":
            asked.append((money, f"whether the planned {financings[what].name} closed"))
        elif kind == "undated":
            asked.append((money, f"the date of the {financings[what].name}"))
        elif kind == "silence":
            asked.append((money, f"any round since the {last.name}"))
    earlier = sum(money for (kind, _), money in relied.holes.items() if kind in {"implied", "total"})
    if earlier > 0:
        asked.append((earlier, _earlier(missing, last)))
    found = [
        text for money, text in sorted(asked, key=lambda a: (-a[0], a[1])) if money >= _WORTH_ASKING * whole
    ]
    found += [f"the size of the {one.name}" for one in financings.values() if one.round.usd is None]
    return tuple(dict.fromkeys(found))[:_MOST_QUESTIONS]


def _earlier(missing: Sequence[Missing], last: Financing) -> str:
    """The question for rounds that must have been there."""
    stated = sum(m.usd for m in missing if m.kind == "total")
    places = sorted({STAGES.index(m.stage) for m in missing if m.stage})
    names = ", ".join(STAGES[p].replace("series-", "Series ").title() for p in places)
    if stated:
        which = f" ({names})" if names else ""
        return f"the rounds behind ${stated / 1e6:,.0f}M of the stated total{which}"
    return f"the rounds before the {last.name}: {names}"
