"""Who is on file, and whom a text perhaps means: built once a revision, in memory, for every backend."""

from collections.abc import Iterable, Mapping
from functools import cached_property

from rapidfuzz import fuzz, process

from graph.entities import EntityId, Judgement, Organisation, canonical, name_key, organisations

# Below this likeness (0 to 100) a name is not offered. See ``find``.
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
        """Equal names first, then names that begin with the text, then names that are like it."""
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
        for key in self._by_key:
            if key == wanted:
                yield key, (0, 0.0)
            elif key.startswith(wanted):
                yield key, (1, 0.0)
        for key, score, _ in process.extract_iter(
            wanted, list(self._by_key), scorer=fuzz.WRatio, score_cutoff=FLOOR
        ):
            yield key, (2, -score)


def _spaced(name: str) -> str:
    return name_key(name).replace("-", " ")
