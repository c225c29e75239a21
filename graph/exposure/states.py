"""Which companies are no longer private and on their own on a given day, and the facts that say so."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from graph.dates import PartialDate
from graph.entities import EntityId
from graph.facts import CompanyState, Fact, FundingRound, Ownership, PressureSignal
from graph.snapshot import Snapshot

_STAYS = {"acqui_hired"}  # people left, the company goes on
_BOUGHT = {"acquired", "merged"}


@dataclass(frozen=True, slots=True)
class Standing:
    """A state that ends private life: listed, delisted, acquired, merged, insolvent or shut."""

    state: str
    since: PartialDate | None
    facts: tuple[str, ...]


def states(snapshot: Snapshot, as_of: date) -> dict[EntityId, Standing]:
    """The latest settled state of each company that has one; companies without are private and alive.

    ``no`` (announced), ``off`` and ``undone`` leave a company as it was, and ``undone`` takes back the same
    state dated up to it. What states say of a sale stands above an ``acquired`` ownership, which may have
    been agreed only. A completed ``ipo`` round lists, a ``shutdown`` signal about the company shuts it.
    """
    stated: dict[EntityId, list[tuple[str, CompanyState]]] = defaultdict(list)
    events: dict[EntityId, list[tuple[PartialDate | None, str, str]]] = defaultdict(list)
    for one, fact in snapshot.counted.items():
        if fact.evidence.recorded > as_of or not _begun(fact, as_of):
            continue
        match fact:
            case CompanyState():
                stated[snapshot.who(fact.company)].append((one, fact))
            case FundingRound(round="ipo", status="completed"):
                events[snapshot.who(fact.company)].append((fact.date, "listed", one))
            case PressureSignal(signal="shutdown"):
                events[snapshot.who(fact.subject)].append((fact.date, "shut", one))
            case Ownership(relation="acquired"):
                events[snapshot.who(fact.child)].append((fact.date, "acquired", one))
            case _:
                continue
    found = {}
    for company in sorted({*stated, *events}):
        standing = _latest(stated[company], events[company])
        if standing:
            found[company] = standing
    return found


def _begun(fact: Fact, as_of: date) -> bool:
    day = getattr(fact, "date", None)
    return day is None or bool(day.earliest <= as_of)


def _latest(
    stated: Sequence[tuple[str, CompanyState]], events: Sequence[tuple[PartialDate | None, str, str]]
) -> Standing | None:
    undone = [fact for _, fact in stated if fact.settled == "undone"]
    told_of_sale = any(fact.state in _BOUGHT or fact.settled in {"off", "undone"} for _, fact in stated)
    sure: list[tuple[PartialDate | None, str, str]] = [
        (fact.date, fact.state, one)
        for one, fact in stated
        if fact.settled == "yes" and fact.state and fact.state not in _STAYS and not _taken_back(fact, undone)
    ]
    sure += [event for event in events if not (event[1] == "acquired" and told_of_sale)]
    if not sure:
        return None
    last = max(sure, key=lambda e: (e[0] is not None, e[0].earliest if e[0] else date.min, e[2]))
    facts = tuple(sorted(one for _, state, one in sure if state == last[1]))
    return Standing(last[1], last[0], facts)


def _taken_back(fact: CompanyState, undone: Sequence[CompanyState]) -> bool:
    return any(
        fact.state == back.state
        and (fact.date is None or back.date is None or fact.date.earliest <= back.date.latest)
        for back in undone
    )
