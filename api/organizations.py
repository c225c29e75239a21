"""Organisations as GraphQL shapes, and the rounds that join them: all sources of one financing together."""

from collections.abc import Callable, Sequence
from typing import Annotated, Any, Self, TypeVar

import strawberry

from api.claims import Commitment, Fact, FundingRound, Node, Ownership, PressureSignal
from api.loaders import Joined, Picture
from api.objects import Money, PartialDate, rate_day
from api.pages import After, Connection, First, asked, page
from api.words import FactKind, RoundLabel, RoundStatus, ValuationKind
from graph import facts
from graph.entities import EntityId
from graph.exposure.rounds import MergedRound

Row = TypeVar("Row")
Kind = Annotated[
    FactKind | None, strawberry.argument(description="Only facts of this kind; all if left out.")
]


@strawberry.type(description="One financing of one company, made of every source's claim about it.")
class Round(Node):
    """``graph.exposure.rounds.MergedRound``."""

    picture: strawberry.Private[Picture]
    merged: strawberry.Private[MergedRound]

    @classmethod
    def of(cls, picture: Picture, merged: MergedRound) -> Self:
        """The shape of a merged round."""
        return cls(id=strawberry.ID(round_id(merged.id)), picture=picture, merged=merged)

    @asked
    def company(self) -> "Organization":
        """Who raised the money."""
        return Organization.of(self.picture, self.merged.company)

    @asked
    def round(self) -> RoundLabel:
        """The standardised label."""
        return RoundLabel(self.merged.round)

    @asked
    def announced(self) -> str | None:
        """A source's own words for the round."""
        return self.merged.announced

    @asked
    def amount(self) -> Money | None:
        """How much was raised, as the claims agree best; null where none says."""
        return Money.converted(self.merged.amount, self.merged.dollars)

    @asked
    def date(self) -> PartialDate | None:
        """When it was announced or closed."""
        return PartialDate.of(self.merged.date)

    @asked
    def dated(self) -> bool:
        """False where no source dates the round and the source's own day stands in."""
        return self.merged.dated

    @asked
    def status(self) -> RoundStatus:
        """Whether the money has come."""
        return RoundStatus(self.merged.status)

    @asked
    def lead_investors(self) -> list["Organization"]:
        """Who led it."""
        return self._all(self.merged.leads)

    @asked
    def investors(self) -> list["Organization"]:
        """Every investor that a source names, leads included."""
        return self._all(self.merged.investors)

    @asked
    def disclosed(self) -> list["Ticket"]:
        """What single investors put in, where a source states it."""
        return [
            Ticket(investor=Organization.of(self.picture, one), amount=Money.in_dollars(value))
            for one, value in self.merged.disclosed
        ]

    @asked
    def others_unnamed(self) -> bool:
        """Whether a source says that there were more investors than are named."""
        return self.merged.others_unnamed

    @asked
    def sole_investor(self) -> bool:
        """Whether there was one investor only."""
        return self.merged.sole_investor

    @asked
    def valuation(self) -> Money | None:
        """What the company was valued at."""
        if self.merged.valuation is None:
            return None
        day = self.merged.date
        claim = self.picture.fact(self.merged.chosen["valuation"])
        return Money.of(self.merged.valuation, day.middle if day else rate_day(claim))

    @asked
    def valuation_kind(self) -> ValuationKind | None:
        """What the valuation includes; null without a valuation."""
        return ValuationKind(self.merged.valuation_kind) if self.merged.valuation_kind else None

    @asked
    def claims(self) -> list[FundingRound]:
        """Every source's claim about this round."""
        return [self._claim(one) for one in self.merged.claims]

    @asked
    def chosen(self) -> list["Choice"]:
        """From which claim each value was taken."""
        return [Choice(field=name, fact_id=strawberry.ID(one)) for name, one in self.merged.chosen.items()]

    @asked
    def reasons(self) -> list["Reason"]:
        """Why the claims are taken for one round."""
        return [Reason(rule=one.rule, detail=one.detail) for one in self.merged.reasons]

    @asked
    def conflicts(self) -> list[str]:
        """In what the claims contradict each other."""
        return list(self.merged.conflicts)

    def _claim(self, one: str) -> FundingRound:
        claim = Fact.of(self.picture, one)
        assert isinstance(claim, FundingRound)
        return claim

    def _all(self, ids: Sequence[EntityId]) -> list["Organization"]:
        return [Organization.of(self.picture, one) for one in ids]


@strawberry.type(description="What one investor put into a round.")
class Ticket:
    """An entry of ``MergedRound.disclosed``."""

    investor: "Organization" = strawberry.field(description="Who put it in.")
    amount: Money = strawberry.field(description="How much, in dollars at the rate of the round's day.")


@strawberry.type(description="From which claim a value of a round was taken.")
class Choice:
    """An entry of ``MergedRound.chosen``."""

    field: str = strawberry.field(description="The field of the round.")
    fact_id: strawberry.ID = strawberry.field(description="The id of the claim; see `evidence(id:)`.")


@strawberry.type(description="A ground of a judgement.")
class Reason:
    """``graph.entities.Reason``."""

    rule: str = strawberry.field(description="The rule or source that spoke.")
    detail: str = strawberry.field(description="What it saw.")


@strawberry.type(description="A backer and a company, and the rounds that join them.")
class Stake:
    """Made from the rounds of a company in which the backer took part."""

    picture: strawberry.Private[Picture]
    joined: strawberry.Private[Joined]
    led: int = strawberry.field(description="How many of the rounds the backer led.")

    @classmethod
    def of(cls, picture: Picture, joined: Joined) -> Self:
        """The shape of a backer, a company and their rounds."""
        backer, _, rounds = joined
        return cls(picture=picture, joined=joined, led=sum(backer in one.leads for one in rounds))

    @asked
    def backer(self) -> "Organization":
        """Who invested."""
        return Organization.of(self.picture, self.joined[0])

    @asked
    def company(self) -> "Organization":
        """In whom."""
        return Organization.of(self.picture, self.joined[1])

    @asked
    def rounds(self) -> list[Round]:
        """The rounds that the backer took part in, by date."""
        return [Round.of(self.picture, one) for one in self.joined[2]]


@strawberry.type(description="An organisation: a company, a backer, or both.")
class Organization(Node):
    """``graph.entities.Organisation`` with what is on file about it."""

    picture: strawberry.Private[Picture]
    name: str = strawberry.field(description="The name that sources use most.")
    names: list[str] = strawberry.field(description="Every spelling on file, the most used one first.")
    ids: list[strawberry.ID] = strawberry.field(
        description="Every id that was merged into this one, and its own."
    )

    @classmethod
    def of(cls, picture: Picture, one: EntityId) -> Self:
        """The shape of the organisation with that id, merged ids included. Raises ``UnknownName``."""
        found = picture.organisation(one)
        return cls(
            id=strawberry.ID(found.id),
            picture=picture,
            name=found.name,
            names=list(found.names),
            ids=[strawberry.ID(each) for each in found.ids],
        )

    @asked
    def rounds(self, first: First = 20, after: After = None) -> Connection[Round]:
        """The rounds that it raised, by date."""
        rows = self.picture.rounds_of(self.id)
        return self._page(rows, lambda one: one.id, lambda one: Round.of(self.picture, one), first, after)

    @asked
    def backers(self, first: First = 20, after: After = None) -> Connection[Stake]:
        """Who invested in it, by id."""
        return self._stakes(self.picture.backers_of(self.id), lambda stake: stake[0], first, after)

    @asked
    def portfolio(self, first: First = 20, after: After = None) -> Connection[Stake]:
        """In whom it invested, by id."""
        return self._stakes(self.picture.portfolio_of(self.id), lambda stake: stake[1], first, after)

    @asked
    def signals(self, first: First = 20, after: After = None) -> Connection[PressureSignal]:
        """What the news says of its means and will to fund: each event once with all its `sources`, by id."""
        return self._events(facts.PressureSignal, first, after)

    @asked
    def ownership(self, first: First = 20, after: After = None) -> Connection[Ownership]:
        """Who owns it, and what it owns: each event once with all its `sources`, by id."""
        return self._events(facts.Ownership, first, after)

    @asked
    def commitments(self, first: First = 20, after: After = None) -> Connection[Commitment]:
        """What it committed to buy, or others to buy of it: each event once with all its `sources`, by id."""
        return self._events(facts.Commitment, first, after)

    @asked
    def facts(self, kind: Kind = None, first: First = 20, after: After = None) -> Connection[Fact]:
        """Every fact that names it, each source on its own, by id."""
        return self._facts(facts.KINDS[kind.value] if kind else object, first, after)

    def _facts(self, kind: type, first: int, after: str | None) -> Connection[Any]:
        rows = self.picture.facts_about(self.id, kind)
        return self._page(rows, str, lambda one: Fact.of(self.picture, one), first, after)

    def _events(self, kind: type, first: int, after: str | None) -> Connection[Any]:
        rows = self.picture.events_about(self.id, kind)
        return self._page(rows, str, lambda one: Fact.of(self.picture, one), first, after)

    def _stakes(
        self, rows: Sequence[Joined], key: Callable[[Joined], str], first: int, after: str | None
    ) -> Connection[Any]:
        return self._page(rows, key, lambda one: Stake.of(self.picture, one), first, after)

    def _page(
        self,
        rows: Sequence[Row],
        key: Callable[[Row], str],
        shape: Callable[[Row], Any],
        first: int,
        after: str | None,
    ) -> Connection[Any]:
        return Connection(
            **page(rows, key=key, shape=shape, first=first, after=after, version=self.picture.version)
        )


def round_id(one: str) -> str:
    """A merged round's own id among all nodes: its first claim's digest under another word."""
    return one.replace("fact:", "round:", 1)
