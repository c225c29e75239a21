"""Who stands for whom as the judgements stand, kept beside a connection so that a write needs to work out only what it changes."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from graph.entities import EntityId, Judgement, canonical
from graph.store.stated import judgement_key

Key = tuple[EntityId, EntityId, str]


@dataclass
class Overlay:
    """All judgements of one revision of the store, and the ids that they join.

    Ids hang together only through ``same``, so a new judgement can move only the ids of its own cluster.
    """

    revision: int = -1
    judgements: dict[Key, Judgement] = field(default_factory=dict)
    roots: dict[EntityId, EntityId] = field(default_factory=dict)
    roles: set[tuple[str, EntityId]] = field(default_factory=set)  # label and id: known to be set already
    alone: dict[EntityId, str] = field(default_factory=dict)  # ids known to be written in this one way only
    _beside: dict[EntityId, set[Key]] = field(default_factory=dict)
    _members: dict[EntityId, set[EntityId]] = field(default_factory=dict)

    @classmethod
    def of(cls, revision: int, judgements: Iterable[Judgement]) -> "Overlay":
        """The overlay of a store as it stands."""
        made = cls(revision)
        for one in judgements:
            made._keep(judgement_key(one), one)
        made._settle(set(made._beside))
        return made

    def news(self, judgements: Iterable[Judgement]) -> dict[Key, Judgement]:
        """Those that are not kept yet as they are."""
        found = {judgement_key(one): one for one in judgements}
        return {key: one for key, one in found.items() if self.judgements.get(key) != one}

    def take(self, news: dict[Key, Judgement]) -> dict[EntityId, EntityId]:
        """Keep them; returns the former root of every id whose root they changed."""
        before: dict[EntityId, EntityId] = {}
        touched: set[EntityId] = set()
        for key, one in news.items():
            touched |= self._cluster({key[0], key[1]})
            self._keep(key, one)
        touched |= self._cluster(touched)
        before = {one: self.root(one) for one in touched}
        for moving in touched:
            self.alone.pop(moving, None)
        self._settle(touched)
        return {one: old for one, old in before.items() if self.root(one) != old}

    def root(self, one: EntityId) -> EntityId:
        """The id that stands for an id."""
        return self.roots.get(one, one)

    def members(self, root: EntityId) -> set[EntityId]:
        """Every id that a root stands for, itself included."""
        return self._members.get(root, {root})

    def judged(self, one: EntityId) -> bool:
        """Whether any judgement names this id."""
        return one in self._beside

    def about(self, one: EntityId) -> list[Judgement]:
        """Every judgement that names this id."""
        return [self.judgements[key] for key in self._beside.get(one, ())]

    def _keep(self, key: Key, one: Judgement) -> None:
        self.judgements[key] = one
        for end in key[:2]:
            self._beside.setdefault(end, set()).add(key)

    def _cluster(self, start: set[EntityId]) -> set[EntityId]:
        """All ids that hang together with these through ``same``, whoever said it."""
        found, new = set(start), set(start)
        while new:
            reached = {
                end
                for one in new
                for key in self._beside.get(one, ())
                if self.judgements[key].verdict == "same"
                for end in key[:2]
            }
            new = reached - found
            found |= new
        return found

    def _settle(self, ids: set[EntityId]) -> None:
        within = {key for one in ids for key in self._beside.get(one, ())}
        roots = canonical(self.judgements[key] for key in within)
        for one in ids:
            self._members.pop(self.roots.pop(one, one), None)
        for one in ids:
            if one in roots:
                self.roots[one] = roots[one]
                self._members.setdefault(roots[one], set()).add(one)
