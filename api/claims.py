"""Facts as GraphQL shapes: what one source states, with the evidence behind it."""

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Self

import strawberry

from api.loaders import Picture
from api.objects import Money, PartialDate, Quote, rate_day
from api.pages import asked
from api.words import (
    CommitmentStatus,
    Direction,
    FactKind,
    OwnershipRelation,
    RoundLabel,
    RoundStatus,
    Settled,
    SignalKind,
    State,
    ValuationKind,
)
from graph import facts
from graph.money import Amount

if TYPE_CHECKING:
    from api.organizations import Organization


@strawberry.interface(description="Anything that has an id of its own; `node(id:)` finds it again.")
class Node:
    """As Relay has it."""

    id: strawberry.ID = strawberry.field(description="Stable and unique among all kinds of nodes.")


@strawberry.type(description="An organisation as a source writes it, and whom that means.")
class Mention:
    """A name in a fact."""

    picture: strawberry.Private[Picture]
    name: str = strawberry.field(description="The name as the source writes it.")

    @asked
    def organization(self) -> Annotated["Organization", strawberry.lazy("api.organizations")]:
        """The organisation that is meant, as the judgements stand."""
        from api.organizations import Organization

        return Organization.of(self.picture, self.picture.snapshot.who(self.name))


@strawberry.interface(description="What one source states. Nothing in it is inferred.")
class Fact(Node):
    """``graph.facts.Fact``; ``fact`` is narrowed by each kind below."""

    picture: strawberry.Private[Picture]
    fact: strawberry.Private[facts.Fact]

    @asked
    def kind(self) -> FactKind:
        """The kind of the fact."""
        return FactKind(facts.kind_of(self.fact))

    @asked
    def date(self) -> PartialDate | None:
        """When it happened, as far as the source says."""
        return PartialDate.of(self.fact.date)

    @asked
    def evidence(self) -> "Evidence":
        """Where it comes from, word for word."""
        return Evidence.of(self.picture, self.id, self.fact)

    @asked
    def sources(self) -> list["Evidence"]:
        """Every source that tells of the same event: this one's first, then the others'."""
        return [
            Evidence.of(self.picture, one, self.picture.fact(one)) for one in self.picture.sources_of(self.id)
        ]

    @classmethod
    def of(cls, picture: Picture, one: str) -> "Fact":
        """The shape of the fact with that id. Raises ``UnknownName``."""
        fact = picture.fact(one)
        return SHAPES[type(fact)](id=strawberry.ID(one), picture=picture, fact=fact)

    def _mention(self, name: str) -> Mention:
        return Mention(picture=self.picture, name=name)

    def _money(self, amount: Amount | None) -> Money | None:
        return Money.of(amount, rate_day(self.fact))


@strawberry.type(description="Where a fact comes from. A row of a table has an address but no quotes.")
class Evidence:
    """``graph.facts.Evidence``."""

    picture: strawberry.Private[Picture]
    fact_id: strawberry.ID = strawberry.field(description="The id of the fact that it supports.")
    page_id: str = strawberry.field(description="The archived page, or the key of the table's row.")
    url: str = strawberry.field(description="The address of the source.")
    publisher: str | None = strawberry.field(description="Who published it, where known.")
    published: PartialDate | None = strawberry.field(description="When the source appeared.")
    recorded: date = strawberry.field(description="The first day on which we could know it.")
    quotes: list[Quote] = strawberry.field(description="The passages that state it, word for word.")
    extractor: str = strawberry.field(description="What read it, and in which version.")
    probability: float | None = strawberry.field(
        description="The chance that a careful reader would state it too, 0 to 1; null where nothing had to be understood."
    )
    counted: bool = strawberry.field(
        description="Whether it may move a number: one that is more likely wrong than right is shown, and never counted."
    )

    @asked
    def fact(self) -> Fact:
        """The fact that it supports."""
        return Fact.of(self.picture, self.fact_id)

    @classmethod
    def of(cls, picture: Picture, one: str, fact: facts.Fact) -> Self:
        """The evidence of a fact."""
        shown = fact.evidence
        return cls(
            picture=picture,
            fact_id=strawberry.ID(one),
            page_id=shown.page_id,
            url=shown.url,
            publisher=shown.publisher,
            published=PartialDate.of(shown.published),
            recorded=shown.recorded,
            quotes=[Quote.of(quote) for quote in shown.quotes],
            extractor=shown.extractor,
            probability=None if shown.probability is None else float(shown.probability),
            counted=not shown.unsure,
        )


@strawberry.type(description="A disclosed part of a round: who put in how much.")
class Share:
    """``graph.facts.Share``."""

    investor: Mention = strawberry.field(description="Who put it in.")
    amount: Money = strawberry.field(description="How much.")


@strawberry.type(
    description="A financing of one company, as one source states it. See `Round` for all sources together."
)
class FundingRound(Fact):
    """``graph.facts.FundingRound``."""

    fact: strawberry.Private[facts.FundingRound]

    @asked
    def company(self) -> Mention:
        """Who raised the money."""
        return self._mention(self.fact.company)

    @asked
    def amount(self) -> Money | None:
        """How much was raised; null where the source does not say."""
        return self._money(self.fact.amount)

    @asked
    def round(self) -> RoundLabel:
        """The standardised label."""
        return RoundLabel(self.fact.round)

    @asked
    def announced(self) -> str | None:
        """The source's own words for the round."""
        return self.fact.announced

    @asked
    def lead_investors(self) -> list[Mention]:
        """Who led it."""
        return [self._mention(name) for name in self.fact.lead_investors]

    @asked
    def investors(self) -> list[Mention]:
        """Every investor that is named, leads included."""
        return [self._mention(name) for name in self.fact.investors]

    @asked
    def disclosed(self) -> list[Share]:
        """The parts of single investors, where the source states them."""
        return [
            Share(investor=self._mention(share.investor), amount=money)
            for share in self.fact.disclosed
            if (money := self._money(share.amount))
        ]

    @asked
    def others_unnamed(self) -> bool:
        """Whether the source says that there were more investors than it names."""
        return self.fact.others_unnamed

    @asked
    def sole_investor(self) -> bool:
        """Whether the source says that there was one investor only."""
        return self.fact.sole_investor

    @asked
    def valuation(self) -> Money | None:
        """What the company was valued at."""
        return self._money(self.fact.valuation)

    @asked
    def valuation_kind(self) -> ValuationKind | None:
        """What the valuation includes; null without a valuation."""
        return ValuationKind(self.fact.valuation_kind) if self.fact.valuation_kind else None

    @asked
    def status(self) -> RoundStatus:
        """Whether the money has come."""
        return RoundStatus(self.fact.status)

    @asked
    def is_main(self) -> bool:
        """False for a past round that is mentioned in passing."""
        return self.fact.is_main


@strawberry.type(description="News that a backer has less or more money, or will, to fund.")
class PressureSignal(Fact):
    """``graph.facts.PressureSignal``."""

    fact: strawberry.Private[facts.PressureSignal]

    @asked
    def subject(self) -> Mention:
        """Whom it is about."""
        return self._mention(self.fact.subject)

    @asked
    def signal(self) -> SignalKind:
        """What happened."""
        return SignalKind(self.fact.signal)

    @asked
    def direction(self) -> Direction:
        """Whether it speaks for less money to come or for more."""
        return Direction(self.fact.direction)

    @asked
    def magnitude(self) -> str | None:
        """How large it is, in the source's own words."""
        return self.fact.magnitude


@strawberry.type(description="One company commits to buy from another: compute, cloud, chips.")
class Commitment(Fact):
    """``graph.facts.Commitment``."""

    fact: strawberry.Private[facts.Commitment]

    @asked
    def buyer(self) -> Mention:
        """Who buys."""
        return self._mention(self.fact.buyer)

    @asked
    def supplier(self) -> Mention:
        """Who sells."""
        return self._mention(self.fact.supplier)

    @asked
    def amount(self) -> Money | None:
        """For how much, over the whole term."""
        return self._money(self.fact.amount)

    @asked
    def up_to(self) -> bool:
        """Whether the amount is the most that it can become."""
        return self.fact.up_to

    @asked
    def term_years(self) -> Decimal | None:
        """Over how many years."""
        return self.fact.term_years

    @asked
    def status(self) -> CommitmentStatus:
        """How firm it is."""
        return CommitmentStatus(self.fact.status)


@strawberry.type(description="A parent owns, manages or bought a child.")
class Ownership(Fact):
    """``graph.facts.Ownership``."""

    fact: strawberry.Private[facts.Ownership]

    @asked
    def parent(self) -> Mention:
        """Who owns."""
        return self._mention(self.fact.parent)

    @asked
    def child(self) -> Mention:
        """What is owned."""
        return self._mention(self.fact.child)

    @asked
    def relation(self) -> OwnershipRelation:
        """How it is held."""
        return OwnershipRelation(self.fact.relation)

    @asked
    def amount(self) -> Money | None:
        """What was paid, where stated."""
        return self._money(self.fact.amount)

    @asked
    def share(self) -> Decimal | None:
        """The part that is held, 0 to 1; 0 means separated since the date."""
        return self.fact.share


@strawberry.type(description="All money that a company has raised up to a date, as a source states it.")
class TotalRaised(Fact):
    """``graph.facts.TotalRaised``."""

    fact: strawberry.Private[facts.TotalRaised]

    @asked
    def company(self) -> Mention:
        """Who raised it."""
        return self._mention(self.fact.company)

    @asked
    def amount(self) -> Money | None:
        """How much in all."""
        return self._money(self.fact.amount)


@strawberry.type(description="A company stopped, or did not stop, being private and on its own.")
class CompanyState(Fact):
    """``graph.facts.CompanyState``."""

    fact: strawberry.Private[facts.CompanyState]

    @asked
    def company(self) -> Mention:
        """Which company."""
        return self._mention(self.fact.company)

    @asked
    def state(self) -> State | None:
        """What became of it; null where a plan ended without."""
        return State(self.fact.state) if self.fact.state else None

    @asked
    def settled(self) -> Settled:
        """Whether it happened."""
        return Settled(self.fact.settled)

    @asked
    def other_party(self) -> Mention | None:
        """Who bought it or merged with it."""
        return self._mention(self.fact.other_party) if self.fact.other_party else None

    @asked
    def note(self) -> str | None:
        """What else the source says of it."""
        return self.fact.note


SHAPES: dict[type[facts.Fact], type[Fact]] = {
    facts.FundingRound: FundingRound,
    facts.PressureSignal: PressureSignal,
    facts.Commitment: Commitment,
    facts.Ownership: Ownership,
    facts.TotalRaised: TotalRaised,
    facts.CompanyState: CompanyState,
}
