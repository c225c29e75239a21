"""How much of a pull-back reaches each vehicle: 1 less the product of what every named backer leaves."""

from collections.abc import Iterable
from dataclasses import dataclass
from heapq import heappop, heappush

from graph.entities import EntityId
from graph.exposure.hierarchy import Hierarchy
from graph.exposure.scenario import Scenario


@dataclass(frozen=True, slots=True)
class Hit:
    """What reaches one vehicle: its severity, and the best way there from a backer that the scenario names."""

    backer: EntityId
    severity: float
    chain: tuple[EntityId, ...]
    facts: tuple[str, ...]


def combined(parts: Iterable[tuple[float, float]]) -> float:
    """Severity at a vehicle from pairs of (omega, severity of the named backer): 1 - prod(1 - omega * s)."""
    left = 1.0
    for omega, severity in parts:
        left *= 1 - omega * severity
    return 1 - left


def hits(scenario: Scenario, hierarchy: Hierarchy) -> dict[EntityId, Hit]:
    """Everyone the scenario reaches, by id; a named backer keeps exactly the severity that was given.

    With the scope ``family`` a named vehicle stands for its sponsor's whole family, unless a backer above it
    is named as well. A way down never passes through a second named backer, so nothing counts twice.
    """
    named: dict[EntityId, float] = {}
    for one in scenario.pullbacks:  # the same backer under two names counts at its harder value
        named[one.backer] = max(one.severity, named.get(one.backer, 0.0))
    seeds: dict[EntityId, tuple[float, tuple[EntityId, ...], tuple[str, ...]]] = {}
    for backer, severity in sorted(named.items()):
        seeds[backer] = (severity, (backer,), ())
    if scenario.scope == "family":
        for backer, severity in sorted(named.items(), key=lambda item: (-item[1], item[0])):
            up, facts = _ascent(backer, hierarchy)
            if len(up) > 1 and not any(one in named for one in up[1:]):
                seeds.setdefault(up[-1], (severity, up, facts))
    ways: dict[EntityId, list[tuple[float, float, tuple[EntityId, ...], tuple[str, ...]]]] = {}
    for seed, (severity, prefix, known) in seeds.items():
        for below, (omega, chain, facts) in _descend(seed, hierarchy, set(seeds)).items():
            ways.setdefault(below, []).append((omega, severity, prefix + chain, known + facts))
    found = {}
    for vehicle, reached in ways.items():
        best = max(reached, key=lambda way: (way[0] * way[1], way[2]))
        found[vehicle] = Hit(vehicle, combined((omega, s) for omega, s, _, _ in reached), best[2], best[3])
    for seed, (severity, chain, facts) in seeds.items():
        found[seed] = Hit(seed, severity, chain, facts)
    return dict(sorted(found.items()))


def _ascent(one: EntityId, hierarchy: Hierarchy) -> tuple[tuple[EntityId, ...], tuple[str, ...]]:
    """The way up from a vehicle to the head of its family."""
    chain, facts = [one], list[str]()
    while True:
        above = [k for k in hierarchy.up.get(chain[-1], ()) if k.controls and k.parent not in chain]
        if not above:
            return tuple(chain), tuple(facts)
        link = min(above, key=lambda k: k.parent)
        chain.append(link.parent)
        facts.extend(link.facts)


def _descend(
    seed: EntityId, hierarchy: Hierarchy, stop: set[EntityId]
) -> dict[EntityId, tuple[float, tuple[EntityId, ...], tuple[str, ...]]]:
    """The best (largest) product of omegas from a seed to each vehicle below it, with the way and its facts."""
    found: dict[EntityId, tuple[float, tuple[EntityId, ...], tuple[str, ...]]] = {}
    queue: list[tuple[float, tuple[EntityId, ...], tuple[str, ...]]] = [(-1.0, (), ())]
    while queue:
        negative, chain, facts = heappop(queue)
        here = chain[-1] if chain else seed
        if here in found or (chain and here in stop):
            continue
        if chain:
            found[here] = (-negative, chain, facts)
        for link in hierarchy.down.get(here, ()):
            if link.child not in found and link.child != seed:
                heappush(queue, (negative * link.omega, (*chain, link.child), facts + link.facts))
    return found
