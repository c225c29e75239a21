"""Every pair among some names, decided: for people who look at the resolver, and for scoring it."""

from collections.abc import Iterable, Iterator
from itertools import combinations, product

from graph.entities import canonical, name_key
from graph.resolve.candidates import Candidates
from graph.resolve.compare import Comparison
from graph.resolve.register import PREFIX, compared, judgement_of

Pair = tuple[str, str]


def decide(names: Iterable[str]) -> Iterator[dict[str, str | None]]:
    """Every pair of names that is not simply different, as ``{"a", "b", "decision", "relation"}``.

    ``decision`` is ``same``, ``related`` or ``ask`` (for a person to settle), after merging: what holds
    for one name of an organisation holds for all of them, and two vehicles of one house are related.
    ``relation`` reads "a is relation of b"; None where only the kinship is known.
    """
    spelled: dict[str, list[str]] = {}
    for name in dict.fromkeys(names):
        spelled.setdefault(name_key(name), []).append(name)
    said = list(_pairs(spelled))
    roots = canonical(judgement_of(one) for one in said if one.verdict != "ask")
    groups: dict[str, list[str]] = {}
    for key, written in spelled.items():
        groups.setdefault(roots.get(PREFIX + key, PREFIX + key), []).extend(written)
    for group in groups.values():
        for a, b in combinations(group, 2):
            yield {"a": a, "b": b, "decision": "same", "relation": None}
    for (low, high), one in _between(said, roots).items():
        for a, b in product(groups[low], groups[high]):
            yield {"a": a, "b": b, "decision": one.verdict, "relation": one.relation}


def _between(said: Iterable[Comparison], roots: dict[str, str]) -> dict[Pair, Comparison]:
    """The best that is said between two organisations: a relation over kinship, kinship over a question."""
    found: dict[Pair, Comparison] = {}
    for one in sorted(said, key=lambda c: (c.verdict == "ask", c.relation is None, -c.score, c.a, c.b)):
        low, high = (roots.get(PREFIX + key, PREFIX + key) for key in (one.a, one.b))
        if one.verdict != "same" and low != high and (high, low) not in found:
            found.setdefault((low, high), one)
    for low, high in _one_house(pair for pair, one in found.items() if one.verdict == "related"):
        known = found.get((low, high)) or found.get((high, low))
        if known is None or known.verdict == "ask":
            found.pop((high, low), None)
            found[low, high] = Comparison(low, high, "related", None, 0, ())
    return found


def _one_house(pairs: Iterable[Pair]) -> Iterator[Pair]:
    """All pairs of each connected group of kin."""
    houses: dict[str, set[str]] = {}
    for low, high in pairs:
        joined = houses.get(low, {low}) | houses.get(high, {high})
        for one in joined:
            houses[one] = joined
    for house in {id(one): one for one in houses.values()}.values():
        yield from combinations(sorted(house), 2)


def _pairs(keys: Iterable[str]) -> Iterator[Comparison]:
    candidates = Candidates()
    for key in keys:
        yield from compared(key, candidates)
        candidates.add(key)
