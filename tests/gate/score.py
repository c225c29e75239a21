"""How well extracted events match labelled ones: F1 a kind, and shares of fields that are right.

Both sides are the annotation guide's shape. An event matches a labelled one of its kind when the names that
identify it are the same (``graph.extract.names.same_name``); each event is used once, closest first.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from graph.extract.names import same_name

Event = Mapping[str, Any]
IDENTITY = {
    "funding_round": ("company",),
    "pressure_signal": ("subject",),
    "commitment": ("buyer", "supplier"),
    "ownership": ("parent", "child"),
}
# What else must be equal for an event to count as found, by kind.
EQUAL = {
    "funding_round": ("amount", "currency", "round"),
    "pressure_signal": ("signal", "direction"),
    "commitment": ("amount", "currency", "term_years"),
    "ownership": ("relation",),
}
LOWER_IS_BETTER = frozenset({"false_per_empty_page"})


def figures(labelled: Mapping[str, list[Event]], found: Mapping[str, list[Event]]) -> dict[str, float]:
    """The figures of a set, by article id: all in [0, 1], but for ``false_per_empty_page``, a mean count."""
    tally: Counter[str] = Counter()
    for article, wanted in labelled.items():
        got = found.get(article, [])
        if not wanted:
            tally["empty"] += 1
            tally["false"] += len(got)
        for kind in IDENTITY:
            _kind(
                kind, [e for e in wanted if e["kind"] == kind], [e for e in got if e["kind"] == kind], tally
            )
    result = {f"{kind}_f1": _f1(tally, kind) for kind in IDENTITY}
    result |= {f"{role}_f1": _f1(tally, role) for role in ("investors", "lead_investors")}
    for field in ("status", "valuation"):
        result[f"{field}_right"] = round(tally[field] / max(1, tally["pairs"]), 4)
    result["false_per_empty_page"] = round(tally["false"] / max(1, tally["empty"]), 4)
    return result


def _kind(kind: str, wanted: list[Event], got: list[Event], tally: Counter[str]) -> None:
    """Count one kind in one article into the tally: hits, wanted and got."""
    pairs = _pairs(kind, wanted, got)
    tally[f"{kind}:wanted"] += len(wanted)
    tally[f"{kind}:got"] += len(got)
    tally[f"{kind}:hit"] += sum(_equal(kind, a, b) == len(EQUAL[kind]) for a, b in pairs)
    if kind != "funding_round":
        return
    tally["pairs"] += len(pairs)
    for field in ("status", "valuation"):
        tally[field] += sum(a.get(field) == b.get(field) for a, b in pairs)
    for role in ("investors", "lead_investors"):
        tally[f"{role}:wanted"] += sum(len(e[role]) for e in wanted)
        tally[f"{role}:got"] += sum(len(e[role]) for e in got)
        tally[f"{role}:hit"] += sum(any(same_name(x, y) for y in b[role]) for a, b in pairs for x in a[role])


def _pairs(kind: str, wanted: list[Event], got: list[Event]) -> list[tuple[Event, Event]]:
    near = [
        (_equal(kind, a, b), -i, -j)
        for i, a in enumerate(wanted)
        for j, b in enumerate(got)
        if all(same_name(a[name], b[name]) for name in IDENTITY[kind])
    ]
    pairs, used_a, used_b = [], set(), set()
    for _, i, j in sorted(near, reverse=True):
        if i not in used_a and j not in used_b:
            used_a.add(i)
            used_b.add(j)
            pairs.append((wanted[-i], got[-j]))
    return pairs


def _equal(kind: str, a: Event, b: Event) -> int:
    return sum(a.get(field) == b.get(field) for field in EQUAL[kind])


def _f1(tally: Counter[str], name: str) -> float:
    hit, wanted, got = tally[f"{name}:hit"], tally[f"{name}:wanted"], tally[f"{name}:got"]
    return round(2 * hit / (wanted + got), 4) if wanted + got else 1.0


def below(now: Mapping[str, float], floors: Mapping[str, float]) -> Iterable[str]:
    """The names of the figures that are worse than their floors."""
    for name, floor in floors.items():
        worse = now[name] > floor if name in LOWER_IS_BETTER else now[name] < floor
        if worse:
            yield name
