"""The names that were met, and the judgements that they give rise to.

A judgement is a function of its two names only, and a name is compared with every candidate met before
it, so the judgements over any order of meeting are the same set.
"""

from collections.abc import Iterable, Iterator
from itertools import combinations

from graph.entities import EntityId, Judgement, Reason, canonical, entity_id, name_key
from graph.resolve.candidates import Candidates
from graph.resolve.compare import Comparison, compare

_PREFIX = "org:"


class Register:
    """Who was met so far. ``names`` are those on file already: their judgements are on file too."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._met: set[str] = set()
        self._candidates = Candidates()
        self._known: list[Judgement] = []
        self._unjudged = list(names)
        for name in self._unjudged:
            self._file(entity_id(name).removeprefix(_PREFIX))

    def meet(self, names: Iterable[str]) -> tuple[Judgement, ...]:
        """The judgements between names not met before and all names met so far, these among themselves included.

        Raises ``ValueError`` for a name without a letter or digit.
        """
        found: list[Judgement] = []
        for name in names:
            key = entity_id(name).removeprefix(_PREFIX)
            if key not in self._met:
                found.extend(self._judged(key))
                self._file(key)
        self._known.extend(found)
        return tuple(found)

    def entity_for(self, mention: str) -> tuple[EntityId, tuple[Reason, ...]]:
        """Whom a mention means among the names met, and the grounds of every merge that its own name is part of.

        A mention that is like none of them means itself, for no reason. It does not count as met.
        """
        one = entity_id(mention)
        key = one.removeprefix(_PREFIX)
        if self._unjudged:
            self._known.extend(Register().meet(self._unjudged))
            self._unjudged = []
        judgements = [*self._known, *([] if key in self._met else self._judged(key))]
        roots = canonical(judgements)
        root = roots.get(one, one)
        merges = (j for j in judgements if j.verdict == "same" and one in (j.a, j.b))
        joined = [j for j in merges if roots.get(j.a) == roots.get(j.b) == root]
        return root, tuple(dict.fromkeys(reason for j in joined for reason in j.reasons))

    def _judged(self, key: str) -> Iterator[Judgement]:
        for comparison in _compared(key, self._candidates):
            if comparison.verdict != "ask":
                yield _judgement(comparison)

    def _file(self, key: str) -> None:
        if key not in self._met:
            self._met.add(key)
            self._candidates.add(key)


def decide(names: Iterable[str]) -> Iterator[dict[str, str | None]]:
    """Every pair of names that is not simply different, as ``{"a", "b", "decision", "relation"}``.

    ``decision`` is ``same``, ``related`` or ``ask`` (for a person to settle), after merging: what holds
    for one name of an organisation holds for all of them. For ``related`` it reads as a judgement does.
    """
    spelled: dict[str, list[str]] = {}
    for name in dict.fromkeys(names):
        spelled.setdefault(name_key(name), []).append(name)
    compared = list(_pairs(spelled))
    roots = canonical(_judgement(one) for one in compared if one.verdict != "ask")
    groups: dict[str, list[str]] = {}
    for key, written in spelled.items():
        groups.setdefault(roots.get(_PREFIX + key, _PREFIX + key), []).extend(written)
    for group in groups.values():
        for a, b in combinations(group, 2):
            yield {"a": a, "b": b, "decision": "same", "relation": None}
    between: dict[frozenset[str], Comparison] = {}
    for one in sorted(compared, key=lambda c: (c.verdict == "ask", c.relation is None, -c.score, c.a, c.b)):
        ends = [roots.get(_PREFIX + key, _PREFIX + key) for key in (one.a, one.b)]
        if one.verdict != "same" and ends[0] != ends[1] and frozenset(ends) not in between:
            between[frozenset(ends)] = one
            for a in groups[ends[0]]:
                for b in groups[ends[1]]:
                    yield {"a": a, "b": b, "decision": one.verdict, "relation": one.relation}


def _pairs(keys: Iterable[str]) -> Iterator[Comparison]:
    candidates = Candidates()
    for key in keys:
        yield from _compared(key, candidates)
        candidates.add(key)


def _compared(key: str, candidates: Candidates) -> Iterator[Comparison]:
    for other in sorted(candidates.of(key)):
        found = compare(key, other)
        if found:
            yield found


def _judgement(one: Comparison) -> Judgement:
    assert one.verdict != "ask"
    return Judgement(
        _PREFIX + one.a, _PREFIX + one.b, one.verdict, one.relation, one.score, "rules", one.reasons
    )
