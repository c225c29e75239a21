"""The answer to "who is exposed?" as GraphQL shapes; every figure leads to the facts that carry it."""

import hashlib
from datetime import date
from typing import Self

import strawberry

from api.claims import Fact
from api.loaders import Picture
from api.objects import Assumption, Count, Estimate, Money
from api.organizations import Organization, Round
from api.pages import After, Connection, First, asked, page
from api.words import Scope, Tier, Unit
from graph.exposure import answer
from graph.exposure.answer import Answer


@strawberry.type(
    description="One way from a named backer to the company. The values of all paths sum to `low`."
)
class ExposurePath:
    """``graph.exposure.answer.Path``."""

    picture: strawberry.Private[Picture]
    path: strawberry.Private[answer.Path]
    reliance: float = strawberry.field(
        description="The company's weight on the vehicle that invested, 0 to 1."
    )
    severity: float = strawberry.field(description="How far that vehicle pulls back, 0 to 1.")
    value: float = strawberry.field(description="Reliance times severity.")

    @classmethod
    def of(cls, picture: Picture, path: answer.Path) -> Self:
        """The shape of a path."""
        return cls(
            picture=picture, path=path, reliance=path.reliance, severity=path.severity, value=path.value
        )

    @asked
    def chain(self) -> list[Organization]:
        """From the backer that the scenario names to the vehicle that invested."""
        return [Organization.of(self.picture, one) for one in self.path.chain]

    @asked
    def rounds(self) -> list[Round]:
        """The rounds that join the vehicle and the company."""
        return [Round.of(self.picture, self.picture.round(one)) for one in self.path.rounds]

    @asked
    def facts(self) -> list[Fact]:
        """The claims that carry the path, links of ownership along the chain included."""
        return [Fact.of(self.picture, one) for one in self.path.facts]


@strawberry.type(
    description="How far one company is exposed, with its bounds, its reasons and what is unknown. "
    "Shares are of the company's reliance on all its backers, 0 to 1."
)
class Exposure:
    """``graph.exposure.answer.Exposure``."""

    picture: strawberry.Private[Picture]
    row: strawberry.Private[answer.Exposure]
    name: str = strawberry.field(description="The company's name.")
    tier: Tier = strawberry.field(description="How much is on file about it.")
    rank: int | None = strawberry.field(description="Its place by `low`; null for a thin one.")
    worst_rank: int | None = strawberry.field(description="Its place by `high`; null for a thin one.")
    low: float = strawberry.field(description="The certain part: unknown money is taken as untouched.")
    high: float = strawberry.field(description="The most it can be: unknown money is taken as hit hardest.")
    net: float = strawberry.field(description="`low` after what other backers can replace.")
    net_high: float = strawberry.field(description="`high` after what other backers can replace.")
    unknown_share: float = strawberry.field(description="The part of the reliance on nobody knows whom.")
    affected_share_of_known: float = strawberry.field(
        description="The hit part of the capital that is known."
    )
    affected_lead_share: float = strawberry.field(
        description="The part of its led rounds that hit backers led."
    )
    affected_head_share: float = strawberry.field(
        description="The part of its backers, by head, that are hit."
    )
    months_since_cheque: float | None = strawberry.field(
        description="Months since the last cheque of a hit backer; null where no date is known."
    )
    unaffected_backers: int = strawberry.field(description="How many of its backers are not hit.")
    strongest_remaining_deals: float = strawberry.field(
        description="How active the strongest backer that is not hit is, in recent deals."
    )
    replaceability: float = strawberry.field(description="How much of the loss others can replace, 0 to 1.")
    urgent: bool = strawberry.field(description="Whether the runway may end within the scenario's months.")
    last_round: str | None = strawberry.field(description="Its last round, in words.")
    rounds_on_file: int = strawberry.field(description="How many of its rounds are on file.")
    rounds_implied: int = strawberry.field(
        description="How many rounds its stage implies that it has raised."
    )
    would_settle: list[str] = strawberry.field(
        description="What to find out to narrow the range, most useful first."
    )

    @classmethod
    def of(cls, picture: Picture, row: answer.Exposure) -> Self:
        """The shape of a row of the answer."""
        same = {name: getattr(row, name) for name in _SAME}
        return cls(picture=picture, row=row, tier=Tier(row.tier), would_settle=list(row.would_settle), **same)

    @asked
    def company(self) -> Organization:
        """The company, with all that is on file about it."""
        return Organization.of(self.picture, self.row.company)

    @asked
    def known_capital(self) -> Money:
        """The capital whose giver is known."""
        return Money.in_dollars(self.row.known_capital)

    @asked
    def strongest_remaining(self) -> Organization | None:
        """The most active of its backers that are not hit."""
        one = self.row.strongest_remaining
        return Organization.of(self.picture, one) if one else None

    @asked
    def gap(self) -> Estimate:
        """The money of its next round that would be missing."""
        return Estimate.of(self.row.gap, Unit.USD)

    @asked
    def runway_months(self) -> Estimate:
        """How long its money lasts from the scenario's day."""
        return Estimate.of(self.row.runway_months, Unit.MONTHS)

    @asked
    def raise_chance(self) -> Estimate:
        """How likely it raises again within the months, with nobody pulling back."""
        return Estimate.of(self.row.raise_chance, Unit.PROBABILITY)

    @asked
    def raise_chance_scenario(self) -> Estimate:
        """How likely it raises again within the months, under the scenario."""
        return Estimate.of(self.row.raise_chance_scenario, Unit.PROBABILITY)

    @asked
    def paths(self) -> list[ExposurePath]:
        """Every way from a named backer to the company, with the facts that carry it."""
        return [ExposurePath.of(self.picture, path) for path in self.row.paths]


_SAME = (
    *("name", "rank", "worst_rank", "low", "high", "net", "net_high", "unknown_share"),
    *("affected_share_of_known", "affected_lead_share", "affected_head_share", "months_since_cheque"),
    *("unaffected_backers", "strongest_remaining_deals", "replaceability", "urgent", "last_round"),
    *("rounds_on_file", "rounds_implied"),
)


@strawberry.type(description="A company that is not ranked: listed, bought or closed on the scenario's day.")
class Apart:
    """``graph.exposure.answer.Apart``."""

    picture: strawberry.Private[Picture]
    row: strawberry.Private[answer.Apart]
    name: str = strawberry.field(description="The company's name.")
    state: str = strawberry.field(description="What became of it.")
    since: str | None = strawberry.field(description="Since when, as far as it is known.")

    @classmethod
    def of(cls, picture: Picture, row: answer.Apart) -> Self:
        """The shape of a company that stands apart."""
        return cls(picture=picture, row=row, name=row.name, state=row.state, since=row.since)

    @asked
    def company(self) -> Organization:
        """The company."""
        return Organization.of(self.picture, self.row.company)

    @asked
    def facts(self) -> list[Fact]:
        """The facts that say so."""
        return [Fact.of(self.picture, one) for one in self.row.facts]


@strawberry.type(description="A backer that the scenario hits, by name or through ownership.")
class HitBacker:
    """``graph.exposure.answer.Named``."""

    picture: strawberry.Private[Picture]
    row: strawberry.Private[answer.Named]
    name: str = strawberry.field(description="The backer's name.")
    severity: float = strawberry.field(description="How far it pulls back, 0 to 1.")

    @classmethod
    def of(cls, picture: Picture, row: answer.Named) -> Self:
        """The shape of a backer that is hit."""
        return cls(picture=picture, row=row, name=row.name, severity=row.severity)

    @asked
    def backer(self) -> Organization:
        """The backer."""
        return Organization.of(self.picture, self.row.backer)

    @asked
    def chain(self) -> list[Organization]:
        """From the backer that the scenario names to this one."""
        return [Organization.of(self.picture, one) for one in self.row.chain]

    @asked
    def signals(self) -> list[Fact]:
        """What the news says of its means and will to fund, newest first: each event once with all its `sources`."""
        return [Fact.of(self.picture, one) for one in self.row.signals]


@strawberry.type(description="One backer of a scenario, and how far it pulls back.")
class Pullback:
    """``graph.exposure.scenario.Pullback``."""

    backer: Organization = strawberry.field(description="The backer.")
    severity: float = strawberry.field(description="The part of its follow-on money that stops, 0 to 1.")


@strawberry.type(description="What was assumed to happen, as it was understood.")
class Scenario:
    """``graph.exposure.scenario.Scenario``."""

    pullbacks: list[Pullback] = strawberry.field(description="Who pulls back, and how far.")
    months: float = strawberry.field(description="For how many months.")
    as_of: date = strawberry.field(description="Seen from which day, on what was known then.")
    scope: Scope = strawberry.field(description="How far it reaches beyond what is named.")


@strawberry.type(description="How many exposed companies are in each tier, and how many stand apart.")
class TierCounts:
    """Lengths of the answer's lists."""

    solid: int = strawberry.field(description="Enough is on file to rank them.")
    partial: int = strawberry.field(description="Ranked, with gaps.")
    thin: int = strawberry.field(description="Too little is on file to rank them.")
    apart: int = strawberry.field(description="Listed, bought or closed, so not ranked.")


@strawberry.type(
    description="The answer: a page of the ranked companies, and beside it who is too little known to rank, "
    "who stands apart, who is hit, and on what data and constants all of it rests."
)
class ExposureAnswerConnection(Connection[Exposure]):
    """``graph.exposure.answer.Answer``."""

    picture: strawberry.Private[Picture]
    answer: strawberry.Private[Answer]
    version: strawberry.Private[str]

    @classmethod
    def of(cls, picture: Picture, found: Answer, first: int, after: str | None) -> Self:
        """The shape of an answer, with a page of its ranked rows."""
        asked_for = hashlib.sha256(repr((picture.version, found.scenario)).encode()).hexdigest()
        ranked = page(
            found.ranked,
            key=lambda row: row.company,
            shape=lambda row: Exposure.of(picture, row),
            first=first,
            after=after,
            version=asked_for,
        )
        return cls(picture=picture, answer=found, version=asked_for, **ranked)

    @asked
    def scenario(self) -> Scenario:
        """What was assumed, as it was understood."""
        told = self.answer.scenario
        return Scenario(
            pullbacks=[
                Pullback(backer=Organization.of(self.picture, one.backer), severity=one.severity)
                for one in told.pullbacks
            ],
            months=told.months,
            as_of=told.as_of,
            scope=Scope(told.scope),
        )

    @asked
    def thin(self, first: First = 20, after: After = None) -> Connection[Exposure]:
        """Companies that are too little known to rank, with their range, by `high`."""
        return Connection(
            **page(
                self.answer.thin,
                key=lambda row: row.company,
                shape=lambda row: Exposure.of(self.picture, row),
                first=first,
                after=after,
                version=self.version,
            )
        )

    @asked
    def apart(self, first: First = 20, after: After = None) -> Connection[Apart]:
        """Companies that are listed, bought or closed, so not ranked."""
        return Connection(
            **page(
                self.answer.apart,
                key=lambda row: row.company,
                shape=lambda row: Apart.of(self.picture, row),
                first=first,
                after=after,
                version=self.version,
            )
        )

    @asked
    def hit(self) -> list[HitBacker]:
        """Who is hit, by name or through ownership."""
        return [HitBacker.of(self.picture, row) for row in self.answer.hit]

    @asked
    def counts(self) -> TierCounts:
        """How many companies are in each tier."""
        solid = sum(row.tier == "solid" for row in self.answer.ranked)
        return TierCounts(
            solid=solid,
            partial=len(self.answer.ranked) - solid,
            thin=len(self.answer.thin),
            apart=len(self.answer.apart),
        )

    @asked
    def coverage(self) -> list[Count]:
        """What is on file, counted."""
        return [Count(name=name, value=value) for name, value in self.answer.coverage.items()]

    @asked
    def assumptions(self) -> list[Assumption]:
        """Every constant that the model used."""
        return [Assumption(name=name, value=value) for name, value in self.answer.assumptions.items()]

    @asked
    def data_as_of(self) -> date | None:
        """The newest day on which a fact was recorded, up to the scenario's day."""
        return self.answer.data_as_of
