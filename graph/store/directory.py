"""Who is on file, and whom a text perhaps means: built once a revision, in memory, for every backend."""

from collections.abc import Iterable, Mapping
from functools import cached_property

from rapidfuzz import fuzz, process

from graph.entities import EntityId, Judgement, Organisation, canonical, name_key, organisations

# Likeness, 0 to 100, below which a name is not offered. One wrong letter in a name of four scores 75, and so
# did the worst of 150 real names with one slip each; of 150 names scrambled beyond recognition 5 % reach it.
# (A weighted partial likeness offered something for 35 % of the scrambled ones.)
FLOOR = 75.0


class Directory:
    """Organisations as the judgements join them, by every id they are known under.

    ``names`` says how many facts write each name of an id.
    """

    def __init__(self, names: Mapping[EntityId, Mapping[str, int]], judgements: Iterable[Judgement]) -> None:
        self._roots = canonical(judgements)
        self._organisations = organisations(names, self._roots)
        self._facts = {
            root: sum(sum(names[one].values()) for one in organisation.ids)
            for root, organisation in self._organisations.items()
        }

    def entity(self, one: EntityId) -> Organisation | None:
        """The organisation an id stands for, or None."""
        return self._organisations.get(self._roots.get(one, one))

    def ids(self, one: EntityId) -> tuple[EntityId, ...]:
        """Every id on file of the same organisation."""
        found = self.entity(one)
        return found.ids if found else ()

    @cached_property
    def _by_key(self) -> dict[str, set[EntityId]]:
        """From the key of every name, words parted by spaces, to the organisations that bear it."""
        found: dict[str, set[EntityId]] = {}
        for root, organisation in self._organisations.items():
            for name in organisation.names:
                found.setdefault(_spaced(name), set()).add(root)
        return found

    def find(self, text: str, limit: int) -> list[Organisation]:
        """Best first: equal names, names that begin with the text, names with all of its words, names that
        are spelled like it, names that are wholly part of it; within each the one with more facts.
        """
        wanted = _spaced(text.removeprefix("org:"))
        if not wanted or limit < 1:
            return []
        best: dict[EntityId, tuple[int, float]] = {}
        for key, rank in self._like(wanted):
            for root in self._by_key[key]:
                best[root] = min(best.get(root, rank), rank)
        order = sorted(best, key=lambda root: (best[root], -self._facts[root], root))
        return [self._organisations[root] for root in order[:limit]]

    def _like(self, wanted: str) -> Iterable[tuple[str, tuple[int, float]]]:
        words = set(wanted.split())
        for key in self._by_key:
            if key == wanted:
                yield key, (0, 0.0)
            elif key.startswith(wanted):
                yield key, (1, 0.0)
            elif words <= (parts := set(key.split())):
                yield key, (2, 0.0)
            elif parts <= words:
                yield key, (4, -float(len(key)))
        keys = list(self._by_key)
        for scorer in (fuzz.ratio, fuzz.token_sort_ratio):
            for key, score, _ in process.extract_iter(wanted, keys, scorer=scorer, score_cutoff=FLOOR):
                yield key, (3, -score)


def _spaced(name: str) -> str:
    return name_key(name).replace("-", " ")
