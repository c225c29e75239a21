"""What a fact says, made comparable: whom it is about, how much, when, and in which words."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from graph.dates import PartialDate
from graph.entities import EntityId
from graph.events.magnitudes import Figure, figure, figures
from graph.facts import Commitment, Evidence, Fact, Ownership, PressureSignal
from graph.money import Amount, in_dollars

Who = Callable[[str], EntityId]


@dataclass(frozen=True, slots=True)
class Saying:
    """A signal, commitment or ownership as one source states it.

    Two can tell one event only if their ``key`` is the same: the kind, the organisations by canonical id, and what
    the fact is at heart. ``stated`` holds details that may be left out but not contradicted. ``first`` and ``last``
    are ordinals of the days that it can mean, None where nothing tells; ``exact`` if that is one day.
    """

    id: str
    key: tuple[str, ...]
    figures: frozenset[Figure]
    stated: Decimal | None
    first: int | None
    last: int | None
    words: str
    counted: bool
    telling: tuple[int, str, str]

    @property
    def exact(self) -> bool:
        """Whether it is known to the day."""
        return self.first is not None and self.first == self.last

    @property
    def day(self) -> int:
        """Something to order by."""
        return self.first or 0

    @property
    def signal(self) -> bool:
        """Whether it is news of a backer's means or will to fund."""
        return self.key[0] == "signal"

    @property
    def price(self) -> bool:
        """Whether it is about a share's price, which moves every day."""
        return self.signal and self.key[2].startswith("share_price")


def saying(one: str, fact: Fact, who: Who) -> Saying | None:
    """The fact as something to compare; None for kinds that are joined elsewhere or stand alone."""
    stated: Decimal | None = None
    key: tuple[str, ...]
    match fact:
        case PressureSignal():
            key = ("signal", who(fact.subject), fact.signal, fact.direction)
            known, span = figures(fact.magnitude), _span(fact)
        case Commitment():
            key = ("commitment", who(fact.buyer), who(fact.supplier), fact.status)
            known, span, stated = _money(fact.amount, fact), _days(fact.date), fact.term_years
        case Ownership():
            key = ("ownership", who(fact.parent), who(fact.child), fact.relation)
            known, span, stated = _money(fact.amount, fact), _days(fact.date), fact.share
        case _:
            return None
    evidence = fact.evidence
    told = sum(map(bool, (known, stated is not None, fact.date, evidence.quotes)))
    return Saying(
        one, key, known, stated, *span,
        words="\n".join(quote.text for quote in evidence.quotes),
        counted=not evidence.unsure,
        telling=(-told, str(evidence.published or evidence.recorded), one),
    )  # fmt: skip


def _span(signal: PressureSignal) -> tuple[int | None, int | None]:
    """When it happened, to the month at least; else when it was told; an undated page when it was read."""
    evidence = signal.evidence
    for day in (signal.date, evidence.published):
        if day and day.month:
            return _days(day)
    return _days(PartialDate.of(evidence.recorded)) if evidence.quotes else (None, None)


def _days(day: PartialDate | None) -> tuple[int | None, int | None]:
    return (day.earliest.toordinal(), day.latest.toordinal()) if day else (None, None)


def _money(amount: Amount | None, fact: Commitment | Ownership) -> frozenset[Figure]:
    if amount is None:
        return frozenset()
    dollars = in_dollars(amount, _rate_day(fact.date, fact.evidence))
    return frozenset(
        {figure("USD", float(dollars.value)) if dollars else figure(amount.currency, float(amount.value))}
    )


def _rate_day(day: PartialDate | None, evidence: Evidence) -> date:
    known = day or evidence.published
    return known.middle if known else evidence.recorded
