"""A picture of the store at one moment: what every answer is computed from."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from graph.entities import EntityId, Judgement, Organisation, canonical, effective, entity_id, organisations
from graph.events import Events, events
from graph.facts import Fact, fact_id, names_in
from graph.issues import Issue


@dataclass(frozen=True)
class Snapshot:
    """Facts, judgements and issues as they stood on ``as_of`` (None: all there is). Immutable.

    ``facts`` maps fact id to fact, in the order of ids; ``judgements`` are the standing ones, one a pair.
    """

    as_of: date | None
    facts: Mapping[str, Fact]
    judgements: tuple[Judgement, ...]
    issues: tuple[Issue, ...]

    @classmethod
    def of(
        cls,
        facts: Iterable[Fact],
        judgements: Iterable[Judgement],
        issues: Iterable[Issue],
        as_of: date | None = None,
    ) -> "Snapshot":
        """Make the picture from all that there is, leaving out what was recorded after ``as_of``."""
        return cls.of_stored(((fact_id(fact), fact) for fact in facts), judgements, issues, as_of)

    @classmethod
    def of_stored(
        cls,
        facts: Iterable[tuple[str, Fact]],
        judgements: Iterable[Judgement],
        issues: Iterable[Issue],
        as_of: date | None = None,
    ) -> "Snapshot":
        """The same for facts that a store kept with their ids, which are not worked out again."""
        known = {one: fact for one, fact in facts if as_of is None or fact.evidence.recorded <= as_of}
        return cls(
            as_of, dict(sorted(known.items())), tuple(effective(judgements)), tuple(sorted(issues, key=repr))
        )

    def cut(self, as_of: date) -> "Snapshot":
        """The picture as it stood on an earlier day: what was recorded later is left out."""
        known = {one: fact for one, fact in self.facts.items() if fact.evidence.recorded <= as_of}
        return Snapshot(as_of, known, self.judgements, self.issues)

    @cached_property
    def counted(self) -> Mapping[str, Fact]:
        """The facts that may move a number, by id: all but those that are more likely wrong than right."""
        return {one: fact for one, fact in self.facts.items() if not fact.evidence.unsure}

    @cached_property
    def unsure(self) -> Mapping[str, Fact]:
        """The facts that are kept apart, by id: shown where they are asked for, and counted nowhere."""
        return {one: fact for one, fact in self.facts.items() if fact.evidence.unsure}

    @cached_property
    def events(self) -> Events:
        """Which signals, commitments and ownerships tell one event."""
        return events(self.facts, self.who)

    @cached_property
    def roots(self) -> dict[EntityId, EntityId]:
        """From an id that was merged to the id that stands for its organisation."""
        return canonical(self.judgements)

    @cached_property
    def organisations(self) -> dict[EntityId, Organisation]:
        """Every organisation that a fact names, by canonical id."""
        names: dict[EntityId, Counter[str]] = {}
        for fact in self.facts.values():
            for name in names_in(fact):
                names.setdefault(entity_id(name), Counter())[name] += 1
        return organisations(names, self.roots)

    def organisation(self, one: EntityId) -> Organisation | None:
        """The organisation that an id stands for, merged ids included; None if no fact names it."""
        return self.organisations.get(self.roots.get(one, one))

    def who(self, name: str) -> EntityId:
        """The canonical id of a name as a fact writes it."""
        one = entity_id(name)
        return self.roots.get(one, one)

    @cached_property
    def digest(self) -> str:
        """Hex digest of all content, whatever the order or the backend it was kept in."""
        lines = [*self.facts, *sorted(map(repr, self.judgements)), *sorted(map(repr, self.issues))]
        return hashlib.sha256("\n".join(lines).encode()).hexdigest()

    @cached_property
    def data_as_of(self) -> date | None:
        """The newest day on which a fact was recorded."""
        return max((fact.evidence.recorded for fact in self.facts.values()), default=None)
