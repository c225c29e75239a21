"""The names that were met, and the judgements that they give rise to.

A judgement is a function of its two names only, and a name is compared with every candidate met before
it, so the judgements over any order of meeting are the same set.
"""

from collections.abc import Iterable, Iterator

from graph.entities import EntityId, Judgement, Reason, canonical, entity_id
from graph.resolve.candidates import Candidates
from graph.resolve.compare import Comparison, compare

PREFIX = "org:"


class Register:
    """Who was met so far. ``names`` are those on file already: their judgements are on file too."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._met: set[str] = set()
        self._candidates = Candidates()
        self._known: list[Judgement] = []
        self._unjudged = list(names)
        for name in self._unjudged:
            self._file(entity_id(name).removeprefix(PREFIX))

    def meet(self, names: Iterable[str]) -> tuple[Judgement, ...]:
        """The judgements between names not met before and all names met so far, these among themselves included.

        Raises ``ValueError`` for a blank name.
        """
        found: list[Judgement] = []
        for name in names:
            key = entity_id(name).removeprefix(PREFIX)
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
        key = one.removeprefix(PREFIX)
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
        for comparison in compared(key, self._candidates):
            if comparison.verdict != "ask":
                yield judgement_of(comparison)

    def _file(self, key: str) -> None:
        if key not in self._met:
            self._met.add(key)
            self._candidates.add(key)


def compared(key: str, candidates: Candidates) -> Iterator[Comparison]:
    """What is said about this key and each of its candidates, in the order of their keys."""
    for other in sorted(candidates.of(key)):
        found = compare(key, other)
        if found:
            yield found


def judgement_of(one: Comparison) -> Judgement:
    """The judgement that a comparison amounts to; one that asks amounts to none."""
    assert one.verdict != "ask"
    return Judgement(
        PREFIX + one.a, PREFIX + one.b, one.verdict, one.relation, one.score, "rules", one.reasons
    )
