"""Who belongs to whom on a given day: firms, their funds and units, and how much of a vehicle each holds."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from graph.entities import EntityId
from graph.facts import FundingRound, Ownership
from graph.snapshot import Snapshot

_CONTROL = {"fund_of", "subsidiary", "region_of"}
_MAJORITY = 0.5  # a holder of half or more decides what the vehicle does


@dataclass(frozen=True, slots=True)
class Link:
    """``parent`` decides, or provides, the part ``omega`` in [0, 1] of what ``child`` can invest."""

    parent: EntityId
    child: EntityId
    omega: float
    facts: tuple[str, ...]

    @property
    def controls(self) -> bool:
        """Whether the child is managed or majority-owned."""
        return self.omega >= 1


@dataclass(frozen=True)
class Hierarchy:
    """The links that hold on one day, and the top parent of everything below a controlling link."""

    links: tuple[Link, ...]
    down: dict[EntityId, list[Link]] = field(repr=False)
    up: dict[EntityId, list[Link]] = field(repr=False)
    tops: dict[EntityId, EntityId] = field(repr=False)

    @classmethod
    def of(cls, links: Iterable[Link]) -> "Hierarchy":
        """Index the links. Where several parents control one child, the id that sorts first is its parent."""
        kept = tuple(sorted(links, key=lambda link: (link.parent, link.child)))
        down: dict[EntityId, list[Link]] = defaultdict(list)
        up: dict[EntityId, list[Link]] = defaultdict(list)
        for link in kept:
            down[link.parent].append(link)
            up[link.child].append(link)
        tops = {child: _top(child, up) for child in up}
        return cls(kept, dict(down), dict(up), tops)

    def top(self, one: EntityId) -> EntityId:
        """The parent at the head of the family of ``one``; itself when nobody controls it."""
        return self.tops.get(one, one)

    def above(self, one: EntityId) -> set[EntityId]:
        """Everyone who controls ``one``, at any height."""
        found: set[EntityId] = set()
        queue = [one]
        while queue:
            for link in self.up.get(queue.pop(), ()):
                if link.controls and link.parent not in found:
                    found.add(link.parent)
                    queue.append(link.parent)
        return found - {one}


def hierarchy(snapshot: Snapshot, as_of: date | None) -> Hierarchy:
    """The links stated by ownership facts up to ``as_of`` and by judgements of the kind ``related``.

    Of several facts on one pair the latest dated one stands (undated ones come first); a share of 0 cuts
    the link. An ``owns`` without majority links only to a child that is not itself raising rounds: a stake
    in a startup or an operating company does not pay for that company's cheques. ``acquired`` makes none.
    """
    raising = {snapshot.who(f.company) for f in snapshot.counted.values() if isinstance(f, FundingRound)}
    pairs: dict[tuple[EntityId, EntityId], list[tuple[str, Ownership]]] = defaultdict(list)
    for one, fact in snapshot.counted.items():
        if isinstance(fact, Ownership) and fact.relation != "acquired" and _happened(fact, as_of):
            pairs[snapshot.who(fact.parent), snapshot.who(fact.child)].append((one, fact))
    found: dict[tuple[EntityId, EntityId], Link] = {}
    cut: set[tuple[EntityId, EntityId]] = set()
    for pair, stated in pairs.items():
        stated.sort(key=lambda item: (str(item[1].date or ""), item[1].evidence.recorded, item[0]))
        omega = _omega(stated, raising=pair[1] in raising)
        if stated[-1][1].share == 0:
            cut.add(pair)
        elif omega > 0 and pair[0] != pair[1]:
            found[pair] = Link(*pair, omega, tuple(one for one, _ in stated))
    for j in snapshot.judgements:
        pair = (snapshot.roots.get(j.b, j.b), snapshot.roots.get(j.a, j.a))
        fresh = pair not in found and pair not in cut and pair[0] != pair[1]
        if j.verdict == "related" and j.relation in _CONTROL and fresh:
            found[pair] = Link(*pair, 1.0, ())
    return Hierarchy.of(found.values())


def _happened(fact: Ownership, as_of: date | None) -> bool:
    return as_of is None or fact.date is None or fact.date.earliest <= as_of


def _omega(stated: list[tuple[str, Ownership]], *, raising: bool) -> float:
    """The part of the child's money that the parent stands for, by what was stated last."""
    share = next((fact.share for _, fact in reversed(stated) if fact.share is not None), None)
    if share == 0:
        return 0.0
    if any(fact.relation in _CONTROL for _, fact in stated) or (share is not None and share >= _MAJORITY):
        return 1.0
    if raising:
        return 0.0
    return 1.0 if share is None else float(share)


def _top(one: EntityId, up: dict[EntityId, list[Link]]) -> EntityId:
    seen = {one}
    while True:
        parents = [link.parent for link in up.get(one, ()) if link.controls and link.parent not in seen]
        if not parents:
            return one
        one = min(parents)
        seen.add(one)
