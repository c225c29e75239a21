"""One source's statement about a round, made comparable: canonical ids, dollars, days."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from graph.entities import EntityId
from graph.exposure.stages import of_label
from graph.facts import FundingRound
from graph.money import Amount, Dollars, in_dollars
from graph.snapshot import Snapshot

Who = Callable[[str], EntityId]
_KINDS = {"debt": "debt", "grant": "grant", "secondary": "secondary", "ipo": "ipo"}


@dataclass(frozen=True, slots=True)
class Claim:
    """A funding-round fact with ids for names.

    ``first`` and ``last`` are ordinals of the earliest and latest day it can mean, None when undated;
    ``families`` are the top parents of the backers, ``disclosed`` their stated parts; ``kind`` parts equity from debt, grant, secondary and ipo.
    """

    id: str
    fact: FundingRound
    company: EntityId
    leads: tuple[EntityId, ...]
    backers: tuple[EntityId, ...]
    families: frozenset[EntityId]
    disclosed: tuple[tuple[EntityId, Amount], ...]
    dollars: Dollars | None
    usd: float | None
    post: float | None
    first: int | None
    last: int | None
    kind: str
    stage: str | None

    @property
    def specific(self) -> bool:
        """Whether the label names a stage of its own, so that another such label means another round."""
        return self.stage is not None and self.fact.round not in {"angel", "pre-seed"}


def claims(snapshot: Snapshot, top: Callable[[EntityId], EntityId], as_of: date | None) -> list[Claim]:
    """Every funding-round fact as a claim, in the order of fact ids; ``top`` gives the head of a family."""
    known: dict[str, EntityId] = {}

    def who(name: str) -> EntityId:
        if name not in known:
            known[name] = snapshot.who(name)
        return known[name]

    return [
        _claim(one, fact, who, top)
        for one, fact in snapshot.counted.items()
        if isinstance(fact, FundingRound) and (as_of is None or fact.evidence.recorded <= as_of)
    ]


def _claim(one: str, fact: FundingRound, who: Who, top: Callable[[EntityId], EntityId]) -> Claim:
    company = who(fact.company)
    leads = tuple(dict.fromkeys(b for b in map(who, fact.lead_investors) if b != company))
    named = (*fact.lead_investors, *fact.investors, *(s.investor for s in fact.disclosed))
    backers = tuple(dict.fromkeys(b for b in map(who, named) if b != company))
    day = (fact.date or fact.evidence.published) if fact.is_main else fact.date
    on = day.middle if day else fact.evidence.recorded
    dollars = in_dollars(fact.amount, on) if fact.amount and fact.amount.value > 0 else None
    usd = float(dollars.value) if dollars else None
    return Claim(
        id=one,
        fact=fact,
        company=company,
        leads=leads,
        backers=backers,
        families=frozenset(map(top, backers)),
        disclosed=tuple((who(s.investor), s.amount) for s in fact.disclosed),
        dollars=dollars,
        usd=usd,
        post=_post(fact, usd, on),
        first=fact.date.earliest.toordinal() if fact.date else None,
        last=fact.date.latest.toordinal() if fact.date else None,
        kind=_KINDS.get(fact.round, "equity"),
        stage=of_label(fact.round),
    )


def _post(fact: FundingRound, usd: float | None, on: date) -> float | None:
    """The valuation after the money in dollars, where one is stated."""
    worth = to_dollars(fact.valuation, on)
    if worth is None:
        return None
    return worth + (usd or 0.0) if fact.valuation_kind == "pre" else worth


def to_dollars(amount: Amount | None, on: date) -> float | None:
    """An amount as a float in dollars at the rate of ``on``; None where there is none, or no rate."""
    found = in_dollars(amount, on) if amount else None
    return float(found.value) if found else None
