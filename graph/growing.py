"""From what is on file to the names worth knowing when the next page is read.

A name that one page tells may be a misreading, so it must be stated by a table or a filing, where nothing had to be
understood, or by two publishers in different words. Facts that are too unsure to count are no witnesses.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import combinations

from crawler.page import host_of
from graph.entities import EntityId
from graph.extract.known import Known, Role, is_fit
from graph.extract.persons import is_full
from graph.extract.words import FIRM_WORDS, HOUSE_WORDS, PLACES
from graph.facts import (
    Commitment,
    CompanyState,
    Evidence,
    Fact,
    FundingRound,
    Ownership,
    TotalRaised,
    names_in,
)
from graph.resolve.aliases import Row, spellings
from graph.snapshot import Snapshot

TWO = 2  # publishers that state a name; companies whose rounds a backer joined: one may be a slip


@dataclass
class _Witnesses:
    """Who states something, and in which words."""

    passages: dict[str, set[str]] = field(default_factory=dict)  # by publisher
    by_table: bool = False

    def add(self, evidence: Evidence) -> None:
        """Take the source of one fact."""
        if evidence.probability is None and not evidence.quotes:
            self.by_table = True
            return
        publisher = (evidence.publisher or host_of(evidence.url)).casefold()
        self.passages.setdefault(publisher, set()).add("\n".join(quote.text for quote in evidence.quotes))

    @property
    def sure(self) -> bool:
        """Whether it rests on more than one publisher's word: each has a passage that the other lacks, as copies have not."""
        return self.by_table or any(a - b and b - a for a, b in combinations(self.passages.values(), 2))


@dataclass
class _Seen:
    """What the facts and the table of aliases say of one organisation."""

    names: set[str] = field(default_factory=set)
    named: _Witnesses = field(default_factory=_Witnesses)
    acted: _Witnesses = field(default_factory=_Witnesses)  # as no person does: raised money, was bought
    funded: _Witnesses = field(default_factory=_Witnesses)  # it is a fund, or has one
    raised: _Witnesses = field(default_factory=_Witnesses)
    backed: set[EntityId] = field(default_factory=set)

    @property
    def role(self) -> Role | None:
        """What it is known as; None for one that is not surely there, or may be a person."""
        if not self.named.sure:
            return None
        if not (self.acted.sure or self.funded.sure) and all(map(_may_be_person, self.names)):
            return None
        if self.raised.sure:
            return "company"  # a startup that gives money too lives on that of others: its spending is no backer's
        return "backer" if self.funded.sure or len(self.backed) >= TWO else "company"


def grown(snapshot: Snapshot) -> Known:
    """The names worth knowing: every spelling of each organisation that is surely one, and the table of aliases.

    A backer invested in rounds of two companies, or is a fund or has one, and raised no round itself; the rest are companies. Full names that
    nothing but investing speaks for are left out: they may be those of people. The same picture gives the same names.
    """
    seen = _Seens(snapshot)
    for fact in snapshot.counted.values():
        seen.fact(fact)
    for row in spellings():
        seen.row(row)
    roles: dict[str, Role] = {}
    for one in seen.by_id.values():
        if role := one.role:
            for name in filter(is_fit, one.names):
                if roles.get(name) != "backer":
                    roles[name] = role
    return Known.of(roles)


class _Seens:
    """Organisations by id, those joined by a judgement or by the table of aliases as one."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._who = snapshot.who
        self._same: dict[EntityId, EntityId] = {}
        for row in spellings():
            if row.relation in {"same", "formerly"}:
                one, other = sorted((self._id(row.alias), self._id(row.name)))
                self._same[other] = one
                self._same.setdefault(one, one)
        self.by_id: defaultdict[EntityId, _Seen] = defaultdict(_Seen)

    def _id(self, name: str) -> EntityId:
        one = self._who(name)
        while self._same.get(one, one) != one:
            one = self._same[one]
        return one

    def __getitem__(self, name: str) -> _Seen:
        found = self.by_id[self._id(name)]
        found.names.add(name)
        return found

    def fact(self, fact: Fact) -> None:
        """Take what a fact says of those it names."""
        source = fact.evidence
        for name in names_in(fact):
            self[name].named.add(source)
        match fact:
            case FundingRound():
                self[fact.company].acted.add(source)
                self[fact.company].raised.add(source)
                for name in {*fact.lead_investors, *fact.investors, *(s.investor for s in fact.disclosed)}:
                    self[name].backed.add(self._id(fact.company))
            case Ownership():
                self[fact.child].acted.add(source)
                if fact.relation == "fund_of":
                    self[fact.parent].funded.add(source)
                    self[fact.child].funded.add(source)
            case Commitment():
                self[fact.buyer].acted.add(source)
                self[fact.supplier].acted.add(source)
            case TotalRaised() | CompanyState():
                self[fact.company].acted.add(source)

    def row(self, row: Row) -> None:
        """Take a row of the table of aliases. What means several organisations tells of none."""
        if row.relation == "perhaps":
            return
        for name in (row.alias, row.name):
            one = self[name]
            one.named.by_table = one.acted.by_table = True
            if row.relation == "fund_of":
                one.funded.by_table = True


def _may_be_person(name: str) -> bool:
    """Whether a name can be first name and surname of somebody."""
    first, *rest = name.casefold().split()
    # a surname may be that of a place: "Ida Tallinn"
    return is_full(name) and first not in PLACES and not {first, *rest} & (HOUSE_WORDS | FIRM_WORDS)
