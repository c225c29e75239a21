"""Which facts tell one event: copies of a story, and the same news in other words (signals within days).

Rounds have rules of their own (``graph.exposure.rounds``). Here are pressure signals, commitments and ownership. Facts are
never changed: an event is a view on them, with one fact that stands for it and all facts that are its sources.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.events.linking import Link, links
from graph.events.magnitudes import Figure, agree
from graph.events.saying import Saying, Who, saying
from graph.facts import Fact

__all__ = ["Events", "events"]


@dataclass(frozen=True)
class Events:
    """The events that several facts tell, by the id of each of these facts; all other facts are events of their own."""

    shared: Mapping[str, tuple[str, ...]]

    def sources(self, one: str) -> tuple[str, ...]:
        """Every fact that tells the same event, the one that stands for it first."""
        return self.shared.get(one, (one,))

    def once(self, found: Iterable[str]) -> list[str]:
        """Each event among these facts once, by the fact that stands for it, where its first fact stood."""
        return list(dict.fromkeys(self.sources(one)[0] for one in found))


def events(facts: Mapping[str, Fact], who: Who) -> Events:
    """The events among facts by id, ``who`` naming organisations; free of the facts' order, in about linear time.

    A fact that is too unsure to count never joins two that count. Of an event that fact stands first which counts, says
    most, and was told first.
    """
    by_key: dict[tuple[str, ...], list[Saying]] = {}
    for one, fact in facts.items():
        said = saying(one, fact, who)
        if said:
            by_key.setdefault(said.key, []).append(said)
    shared: dict[str, tuple[str, ...]] = {}
    for told in by_key.values():
        for group in _joined(links(told)) if len(told) > 1 else ():
            members = sorted(group.members, key=lambda s: (not s.counted, s.telling))
            ids = tuple(s.id for s in members)
            shared.update(dict.fromkeys(ids, ids))
    return Events(shared)


class _Group:
    """Sayings of one event so far, and what they state between them."""

    def __init__(self, one: Saying) -> None:
        self.members = [one]
        self.figures: set[frozenset[Figure]] = {one.figures}
        self.stated = {one.stated} - {None}
        self.latest, self.earliest = one.first, one.last  # the latest first day and the earliest last day
        self.counted = one.counted

    def clashes(self, other: "_Group", link: Link) -> bool:
        """Whether the two can't be one event: something stated differs, or too many days lie between."""
        if link.unsure and self.counted and other.counted:
            return True
        if len(self.stated | other.stated) > 1:
            return True
        late, early = _most(self.latest, other.latest), _least(self.earliest, other.earliest)
        if late is not None and early is not None and late - early > link.most_days:
            return True
        return not all(agree(a, b) for a in self.figures for b in other.figures)

    def take(self, other: "_Group") -> None:
        """Become one with the other."""
        self.members += other.members
        self.figures |= other.figures
        self.stated |= other.stated
        self.latest, self.earliest = _most(self.latest, other.latest), _least(self.earliest, other.earliest)
        self.counted |= other.counted


def _joined(found: Iterable[Link]) -> list[_Group]:
    """Groups of two and more, the surest links first."""
    groups: dict[str, _Group] = {}
    for link in sorted(found, key=lambda k: (k.unsure, -k.strength, k.a.id, k.b.id)):
        one = groups.setdefault(link.a.id, _Group(link.a))
        other = groups.setdefault(link.b.id, _Group(link.b))
        if one is other or one.clashes(other, link):
            continue
        if len(one.members) < len(other.members):
            one, other = other, one
        one.take(other)
        groups.update(dict.fromkeys((s.id for s in other.members), one))
    distinct = {id(group): group for group in groups.values()}
    return [group for group in distinct.values() if len(group.members) > 1]


def _most(a: int | None, b: int | None) -> int | None:
    return max((x for x in (a, b) if x is not None), default=None)


def _least(a: int | None, b: int | None) -> int | None:
    return min((x for x in (a, b) if x is not None), default=None)
