"""Who is called what: the names of ids and organisations as one batch leaves them.

How many facts write each name decides which name an organisation is shown under. Most organisations are written in one
way only; then the number decides nothing, is not kept, and a batch that names them again has nothing to write.
"""

from collections import Counter
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from graph.entities import EntityId, organisations
from graph.store.neo4j import cypher, rows
from graph.store.neo4j.overlay import Overlay

Spelled = dict[EntityId, dict[str, int]]
Kept = Mapping[EntityId, tuple[list[str], list[int] | None]]
_NONE: dict[str, int] = {}


@dataclass(frozen=True)
class Naming:
    """One batch's changes of names; ``ask`` and ``rows`` send a statement within its transaction."""

    overlay: Overlay
    ask: Callable[..., Awaitable[list[Any]]]
    rows: Callable[[str, list[dict[str, Any]]], Awaitable[None]]

    async def name(
        self, deltas: Spelled, gone: Spelled, moved: Mapping[EntityId, EntityId], judged: set[EntityId]
    ) -> None:
        """Write who is called what, and move the edges of names that came to mean somebody else."""
        touched = {one for one in deltas if not self._same_as_ever(one, deltas[one])} | {*moved, *judged}
        roots = {self.overlay.root(one) for one in touched} | set(moved.values())
        ids = sorted({*touched, *roots, *(member for root in roots for member in self.overlay.members(root))})
        kept = {one: (names, counts) for one, names, counts in await self._aliases(ids)}
        alone = self._alone(ids, kept, deltas)
        before = await self._written(ids, kept, alone, gone, moved)
        after = {
            one: dict.fromkeys(alone[one], 1) if one in alone else _sum(before[one], deltas.get(one))
            for one in ids
        }
        empty = [one for one in kept if not after[one] and not self.overlay.judged(one)]
        await self._spell(kept, {one: after[one] for one in ids if one not in empty})
        was = organisations(_named(before), {one: moved.get(one, self.overlay.root(one)) for one in ids})
        now = organisations(_named(after), {one: self.overlay.root(one) for one in ids})
        await self.rows(
            cypher.PUT_SUBJECTS, [rows.subject_node(one) for root, one in now.items() if was.get(root) != one]
        )
        await self._move(moved)
        live = [one for one in ids if self.overlay.root(one) in now]
        await self._mean(
            [
                one
                for one in live
                if one in judged or one in moved or not before[one] or self.overlay.root(one) not in was
            ],
            moved,
        )
        parted = [root for root in was if root not in now]
        if parted:
            await self.ask(cypher.DELETE_SUBJECTS, ids=parted)
        if empty:
            await self.ask(cypher.DELETE_ALIASES, ids=empty)

    def _same_as_ever(self, one: EntityId, delta: Mapping[str, int]) -> bool:
        """Whether more facts write an id in the one way in which it is written already: nothing is to be said then."""
        (only, *more) = delta
        return not more and delta[only] >= 0 and self.overlay.alone.get(one) == only

    async def _aliases(self, ids: list[EntityId]) -> list[tuple[EntityId, list[str], list[int] | None]]:
        return [tuple(one) for row in await self.ask(cypher.ALIASES, ids=ids) for one in row["found"]]

    def _alone(self, ids: Iterable[EntityId], kept: Kept, deltas: Spelled) -> dict[EntityId, tuple[str, ...]]:
        """The ids of organisations that have one name, before as after, whatever the counts: with that name."""
        names: dict[EntityId, set[str]] = {}
        fewer = set()
        for one in ids:
            self.overlay.alone.pop(one, None)
            root = self.overlay.root(one)
            names.setdefault(root, set()).update(kept.get(one, ((), None))[0], deltas.get(one, ()))
            if any(more < 0 for more in deltas.get(one, _NONE).values()):
                fewer.add(root)
        found = {}
        for one in ids:
            root = self.overlay.root(one)
            mine = {*kept.get(one, ((), None))[0], *deltas.get(one, ())}
            if len(names[root]) == 1 and root not in fewer and mine:
                found[one] = tuple(mine)
                if self.overlay.members(root) == {one}:
                    self.overlay.alone[one] = found[one][0]
        return found

    async def _written(
        self,
        ids: Iterable[EntityId],
        kept: Kept,
        alone: Mapping[EntityId, tuple[str, ...]],
        gone: Spelled,
        moved: Mapping[EntityId, EntityId],
    ) -> Spelled:
        """How many facts wrote each name before this batch; 1 stands for any number where the name is alone."""
        unknown = [one for one in ids if one in kept and kept[one][1] is None and one not in alone]
        counted: Spelled = {one: dict(gone.get(one, _NONE)) for one in unknown}
        asked = [{"id": one, "subject": moved.get(one, self.overlay.root(one))} for one in unknown]
        for row in await self.ask(cypher.COUNTED, rows=asked) if asked else ():
            names = counted[row["id"]]
            names[row["name"]] = names.get(row["name"], 0) + row["facts"]
        for one, (spelled, counts) in kept.items():
            if one in alone:
                counted[one] = dict.fromkeys(spelled, 1)
            elif counts is not None:
                counted[one] = dict(zip(spelled, counts, strict=True))
        return {one: counted.get(one, {}) for one in ids}

    async def _spell(self, kept: Kept, after: Spelled) -> None:
        """Write how names are spelled; where only the counts have changed, only those."""
        names = Counter(self.overlay.root(one) for one, counts in after.items() for _ in counts)
        nodes = [
            rows.alias_node(one, counts, alone=bool(counts) and names[self.overlay.root(one)] == 1)
            for one, counts in after.items()
            if counts or one in kept
        ]
        differ = [n for n in nodes if (n["spellings"], n["counts"]) != kept.get(n["id"])]
        same = [
            n for n in differ if n["id"] in kept and n["spellings"] == kept[n["id"]][0] and n["spellings"]
        ]
        counted = {node["id"] for node in same}
        await self.rows(cypher.PUT_ALIASES, [node for node in differ if node["id"] not in counted])
        await self.rows(cypher.COUNT_ALIASES, [{"id": n["id"], "counts": n["counts"]} for n in same])

    async def _move(self, moved: Mapping[EntityId, EntityId]) -> None:
        steps = [{"entity": one, "old": old, "new": self.overlay.root(one)} for one, old in moved.items()]
        for statement in cypher.MOVE.values() if steps else ():
            await self.ask(statement, rows=steps)

    async def _mean(self, ids: list[EntityId], moved: Mapping[EntityId, EntityId]) -> None:
        if moved:
            await self.ask(cypher.UNMEAN, ids=sorted(moved))
        await self.rows(
            cypher.MEAN,
            [
                {
                    "alias": one,
                    "subject": self.overlay.root(one),
                    "edge": rows.meaning(one, self.overlay.root(one), self.overlay.about(one)),
                }
                for one in sorted({*ids, *moved})
            ],
        )


def _sum(before: dict[str, int], delta: dict[str, int] | None) -> dict[str, int]:
    """Counts after a change; a name that nobody writes any more is gone."""
    if not delta:
        return before
    after = {**before, **{name: before.get(name, 0) + more for name, more in delta.items()}}
    return {name: count for name, count in after.items() if count > 0}


def _named(spelled: Spelled) -> Spelled:
    return {one: counts for one, counts in spelled.items() if counts}
