"""What resolvers read: one picture of the store a request, with the look-ups that lists need, made once a picture."""

from collections import Counter, OrderedDict, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from threading import Lock

from graph.ask import Desk
from graph.entities import EntityId, Organisation
from graph.errors import UnknownName
from graph.exposure.answer import Answer
from graph.exposure.rounds import MergedRound, merged
from graph.exposure.scenario import Scope
from graph.facts import KINDS, Fact, kind_of, names_in
from graph.snapshot import Snapshot

KEPT = 16  # pictures of single days, and answers, each a few hundred kB: they share their facts
Joined = tuple[EntityId, EntityId, list[MergedRound]]  # backer, company, and the rounds that join them


@dataclass(frozen=True)
class Picture:
    """A snapshot and its indexes, each built when first asked for and then kept with it."""

    snapshot: Snapshot

    @property
    def version(self) -> str:
        """The digest of all that lists are made from."""
        return self.snapshot.digest

    def organisation(self, one: EntityId) -> Organisation:
        """The organisation that an id stands for. Raises ``UnknownName``."""
        found = self.snapshot.organisation(one)
        if found is None:
            raise UnknownName(one)
        return found

    def fact(self, one: str) -> Fact:
        """The fact with that id. Raises ``UnknownName``."""
        found = self.snapshot.facts.get(one)
        if found is None:
            raise UnknownName(one, what="fact")
        return found

    def round(self, one: str) -> MergedRound:
        """The merged round with that id, or with that claim among its own. Raises ``UnknownName``."""
        found = self._rounds_by_id.get(one.replace("round:", "fact:", 1))
        if found is None:
            raise UnknownName(one, what="round")
        return found

    def facts_about(self, one: EntityId, kind: type) -> list[str]:
        """The id of every fact of a kind that names the organisation, in order."""
        return [key for key in self._facts_by_name.get(one, ()) if isinstance(self.snapshot.facts[key], kind)]

    def events_about(self, one: EntityId, kind: type) -> list[str]:
        """The same with each event once: the id of the fact that stands for it."""
        return sorted(self.snapshot.events.once(self.facts_about(one, kind)))

    def sources_of(self, one: str) -> list[str]:
        """The id of every fact that tells the same event, itself first; of a round all its claims."""
        told = self.snapshot.events.sources(one)
        if one in self._rounds_by_id:
            told = self._rounds_by_id[one].claims
        return [one, *(other for other in told if other != one)]

    def rounds_of(self, company: EntityId) -> list[MergedRound]:
        """The rounds that a company raised, by date."""
        return self._rounds_by_company.get(company, [])

    def backers_of(self, company: EntityId) -> list[Joined]:
        """Who took part in a company's rounds, by the backer's id."""
        found: dict[EntityId, list[MergedRound]] = defaultdict(list)
        for one in self.rounds_of(company):
            for backer in one.investors:
                found[backer].append(one)
        return [(backer, company, rounds) for backer, rounds in sorted(found.items())]

    def portfolio_of(self, backer: EntityId) -> list[Joined]:
        """In whose rounds an organisation took part, by the company's id."""
        found: dict[EntityId, list[MergedRound]] = defaultdict(list)
        for one in self._rounds_by_backer.get(backer, []):
            found[one.company].append(one)
        return [(backer, company, rounds) for company, rounds in sorted(found.items())]

    @cached_property
    def coverage(self) -> dict[str, int]:
        """How many organisations, rounds, facts of each kind and issues are on file."""
        kinds = Counter(kind_of(fact) for fact in self.snapshot.facts.values())
        return {
            "organisations": len(self.snapshot.organisations),
            "rounds": len(self.rounds),
            "facts": len(self.snapshot.facts),
            **{kind: kinds[kind] for kind in KINDS},
            "issues": len(self.snapshot.issues),
        }

    @cached_property
    def sources(self) -> list[tuple[str | None, int, date]]:
        """Each publisher with the number of its facts and the newest day of one, most facts first."""
        found: dict[str | None, list[date]] = defaultdict(list)
        for fact in self.snapshot.facts.values():
            found[fact.evidence.publisher].append(fact.evidence.recorded)
        rows = [(who, len(days), max(days)) for who, days in found.items()]
        return sorted(rows, key=lambda row: (-row[1], row[0] or ""))

    @cached_property
    def extractors(self) -> list[str]:
        """What read the facts, with versions."""
        return sorted({fact.evidence.extractor for fact in self.snapshot.facts.values()})

    @cached_property
    def rounds(self) -> list[MergedRound]:
        """Every merged round."""
        return merged(self.snapshot)

    @cached_property
    def _rounds_by_id(self) -> dict[str, MergedRound]:
        return {key: one for one in self.rounds for key in (*one.claims, one.id)}

    @cached_property
    def _rounds_by_company(self) -> dict[EntityId, list[MergedRound]]:
        found = defaultdict(list)
        for one in self.rounds:
            found[one.company].append(one)
        return dict(found)

    @cached_property
    def _rounds_by_backer(self) -> dict[EntityId, list[MergedRound]]:
        found = defaultdict(list)
        for one in self.rounds:
            for backer in one.investors:
                found[backer].append(one)
        return dict(found)

    @cached_property
    def _facts_by_name(self) -> dict[EntityId, list[str]]:
        found = defaultdict(list)
        for key, fact in self.snapshot.facts.items():
            for one in dict.fromkeys(map(self.snapshot.who, names_in(fact))):
                found[one].append(key)
        return dict(found)


@dataclass
class Pictures:
    """The pictures that requests share: the current one and a few of earlier days, dropped when the data moves."""

    desk: Desk
    _kept: OrderedDict[tuple[str, date | None], Picture] = field(default_factory=OrderedDict, init=False)
    _lock: Lock = field(default_factory=Lock, init=False)

    def at(self, as_of: date | None = None) -> Picture:
        """The store as known on a day (None: as it is now). Raises ``StoreEmpty`` and other store errors."""
        now = self.desk.snapshot()
        key = (now.digest, as_of)
        with self._lock:
            kept = self._kept.get(key)
            if kept is None:
                kept = Picture(now if as_of is None else self.desk.snapshot(as_of))
                self._kept[key] = kept
            self._kept.move_to_end(key)
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return kept


@dataclass
class Answers:
    """The last answers, kept so that the pages of one are not computed again; dropped when the data moves."""

    desk: Desk
    pictures: Pictures
    _kept: OrderedDict[object, tuple[Picture, Answer]] = field(default_factory=OrderedDict, init=False)
    _lock: Lock = field(default_factory=Lock, init=False)

    def to(
        self, cuts: Mapping[str, float], *, months: float, as_of: date, scope: Scope
    ) -> tuple[Picture, Answer]:
        """The desk's answer, and the picture it was made from. Raises what ``Desk.ask`` raises."""
        while True:
            digest = self.desk.snapshot().digest
            key = (digest, tuple(cuts.items()), months, as_of, scope)
            with self._lock:
                if key in self._kept:
                    self._kept.move_to_end(key)
                    return self._kept[key]
            found = (self.pictures.at(as_of), self.desk.ask(cuts, months=months, as_of=as_of, scope=scope))
            if self.desk.snapshot().digest == digest:  # else it moved meanwhile, and the two may not fit
                break
        with self._lock:
            self._kept[key] = found
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return found


@dataclass
class Request:
    """What the resolvers of one request share: desk, answers, one picture of the present throughout, and where
    the archive of pages is (None: this server has none).
    """

    desk: Desk
    pictures: Pictures
    answers: Answers
    today: date
    archive: Path | None = None

    @cached_property
    def picture(self) -> Picture:
        """The present, the same for every field of the request."""
        return self.pictures.at()
