"""From a picture of the store and a scenario to the whole answer: first order, with bounds and reasons."""

from collections.abc import Sequence
from dataclasses import replace

from graph.entities import EntityId
from graph.exposure.answer import Answer, Apart, Exposure, Named
from graph.exposure.case import Case, Company, told
from graph.exposure.defaults import DEFAULTS, Defaults
from graph.exposure.figures import figures
from graph.exposure.filings import restated
from graph.exposure.hazard import Form
from graph.exposure.network import Network, build
from graph.exposure.scenario import Scenario
from graph.exposure.severity import hits
from graph.exposure.states import Standing, states
from graph.facts import PressureSignal
from graph.snapshot import Snapshot


def exposures(
    snapshot: Snapshot,
    scenario: Scenario,
    *,
    form: Form = "exposure",
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
    case = Case(snapshot, scenario, network, reached, defaults, form)
    apart_at = states(snapshot, scenario.as_of)
    found, apart = [], []
    for company, mine in sorted(network.companies.items()):
        if not any(backer in reached for one in mine for backer in one.round.investors):
            continue
        known = told(company, mine, case)
        if known is None or not _touched(known, case):
            continue
        out = _apart(company, apart_at.get(company), case)
        if out:
            apart.append(out)
        else:
            found.append(figures(known, case))
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


def _touched(known: Company, case: Case) -> bool:
    return any(one in case.hits for stake in known.relied.stakes.values() for one in stake.vehicles)


def _apart(company: EntityId, standing: Standing | None, case: Case) -> Apart | None:
    """Why a company is not ranked, if it is not: its state, or that it is one of the backer's own."""
    if standing:
        since = str(standing.since) if standing.since else None
        return Apart(company, case.name(company), standing.state, since, standing.facts)
    hit = case.hits.get(company)
    if hit or case.network.tree.top(company) in case.hits:
        return Apart(company, case.name(company), "owned by the backer", None, hit.facts if hit else ())
    return None


def _ranked(found: Sequence[Exposure]) -> tuple[tuple[Exposure, ...], tuple[Exposure, ...]]:
    """Solid and partial companies in order of what is certain, with their place by the worst case; then thin."""
    sure = sorted((e for e in found if e.tier != "thin"), key=lambda e: (-e.low, -e.high, e.company))
    worst = sorted(sure, key=lambda e: (-e.high, -e.low, e.company))
    place = {e.company: i for i, e in enumerate(worst, 1)}
    ranked = tuple(replace(e, rank=i, worst_rank=place[e.company]) for i, e in enumerate(sure, 1))
    thin = sorted((e for e in found if e.tier == "thin"), key=lambda e: (-e.high, -e.low, e.company))
    return ranked, tuple(thin)


def _named(case: Case) -> tuple[Named, ...]:
    """Everyone the scenario hits, hardest first, each with the signals about it or what is below it."""
    about: dict[EntityId, list[tuple[str, str, str]]] = {}
    again = restated(case.snapshot)
    for one, fact in case.snapshot.counted.items():
        if isinstance(fact, PressureSignal) and one not in again:
            when = fact.date or fact.evidence.published
            if when is None or when.earliest <= case.scenario.as_of:
                key = (str(when or ""), fact.evidence.recorded.isoformat(), one)
                about.setdefault(case.snapshot.who(fact.subject), []).append(key)
    found = []
    for one, hit in case.hits.items():
        below = {one, *_below(one, case.network)}
        keys = sorted((k for who in below for k in about.get(who, ())), reverse=True)
        told = case.snapshot.events
        signals = tuple(told.once(k[2] for k in keys))
        sources = tuple(told.sources(signal) for signal in signals)
        found.append(Named(one, case.name(one), hit.severity, hit.chain, signals, sources))
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


def _coverage(
    case: Case, ranked: Sequence[Exposure], thin: Sequence[Exposure], apart: Sequence[Apart]
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
        "unsure": len(case.snapshot.unsure),
    }
