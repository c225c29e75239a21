"""The GraphQL root: what can be asked. ``python -m api.schema > api/schema.graphql`` writes the published schema."""

import sys
from datetime import date
from importlib.metadata import version
from typing import Annotated

import strawberry
from graphql import GraphQLSchema
from strawberry.schema.config import StrawberryConfig

from api.answers import ExposureAnswerConnection
from api.claims import SHAPES, Evidence, Fact, Node
from api.crawled import CrawlRunConnection, CrawlSourceConnection, SourceName
from api.loaders import Picture, Request
from api.objects import Count
from api.organizations import Organization, Round
from api.pages import After, First, asked, row_count
from api.questions import OneId, OneName, ScenarioInput, one_of
from api.settings import PAGE
from graph.errors import InputError, UnknownName

Info = strawberry.Info[Request, None]
NodeId = Annotated[
    strawberry.ID, strawberry.argument(description="The id of an organisation, a round or a fact.")
]
NodeIds = Annotated[list[strawberry.ID], strawberry.argument(description=f"Up to {PAGE} ids of nodes.")]
RoundId = Annotated[
    strawberry.ID, strawberry.argument(description="The id of a round, or of any claim about it.")
]
FactId = Annotated[strawberry.ID, strawberry.argument(description="The id of a fact.")]
Text = Annotated[
    str, strawberry.argument(description="A name, or a part or misspelling of one; up to 200 letters.")
]
Asked = Annotated[ScenarioInput, strawberry.argument(description="Who pulls back, how far, for how long.")]
MOST_TEXT = 200  # longer than any name on file by far


@strawberry.type(description="Who published facts on file, how many, and until when.")
class Source:
    """Counted over the facts of the picture."""

    publisher: str | None = strawberry.field(description="The publisher; null where the source does not say.")
    facts: int = strawberry.field(description="How many facts rest on it.")
    newest: date = strawberry.field(description="The newest day on which one of them was recorded.")


@strawberry.type(description="What every answer rests on.")
class Meta:
    """The state of the data and of the program."""

    picture: strawberry.Private[Picture]

    @asked
    def data_as_of(self) -> date | None:
        """The newest day on which a fact was recorded."""
        return self.picture.snapshot.data_as_of

    @asked
    def snapshot(self) -> str:
        """The digest of all facts, judgements and issues: the same digest, the same answers."""
        return self.picture.version

    @asked
    def coverage(self) -> list[Count]:
        """What is on file, counted: organisations, rounds, facts of each kind, issues."""
        return [Count(name=name, value=value) for name, value in self.picture.coverage.items()]

    @asked
    def sources(self, first: First = 20) -> list[Source]:
        """Who published the facts on file, the most frequent first."""
        found = self.picture.sources[: row_count(first)]
        return [Source(publisher=who, facts=count, newest=day) for who, count, day in found]

    @asked
    def extractors(self) -> list[str]:
        """What read the facts on file, with versions."""
        return list(self.picture.extractors)

    @asked
    def version(self) -> str:
        """The version of this program."""
        return version("pullback")


@strawberry.type(description="All questions. The central one is `exposure`.")
class Query:
    """The root."""

    @asked
    def organization(self, info: Info, id: OneId = None, name: OneName = None) -> Organization | None:  # noqa: A002 - the argument's name in GraphQL
        """One organisation, by id or by any of its names."""
        found = info.context.desk.organisation(one_of(id, name))
        return Organization.of(info.context.picture, found.id)

    @asked
    def search(self, info: Info, text: Text, first: First = 10) -> list[Organization] | None:
        """Organisations whose names are like the text, best first; an equal name stands before all others."""
        if not text.strip() or len(text) > MOST_TEXT:
            raise InputError(
                f"a text of {len(text)} letters",
                wanted=f"1 to {MOST_TEXT}",
                todo="give a name or a part of one",
            )
        found = info.context.desk.store.find(text, row_count(first))
        return [Organization.of(info.context.picture, one.id) for one in found]

    @asked
    def exposure(
        self, info: Info, scenario: Asked, first: First = 20, after: After = None
    ) -> ExposureAnswerConnection | None:
        """Who is exposed under the scenario, the most exposed first, with the evidence for every figure."""
        day = scenario.as_of or info.context.today
        picture, answer = info.context.answers.to(
            scenario.cuts(), months=scenario.months, as_of=day, scope=scenario.scope.value
        )
        return ExposureAnswerConnection.of(picture, answer, first, after)

    @asked
    def round(self, info: Info, id: RoundId) -> Round | None:  # noqa: A002 - as above
        """One financing, with every source's claim about it."""
        return Round.of(info.context.picture, info.context.picture.round(id))

    @asked
    def evidence(self, info: Info, id: FactId) -> Evidence | None:  # noqa: A002 - as above
        """Where a fact comes from: address, publisher, dates, and the passages word for word."""
        return Evidence.of(info.context.picture, id, info.context.picture.fact(id))

    @asked
    def node(self, info: Info, id: NodeId) -> Node | None:  # noqa: A002 - as above
        """Anything by its id; null for an id that is not on file."""
        return _node(info.context.picture, id)

    @asked
    def nodes(self, info: Info, ids: NodeIds) -> list[Node | None] | None:
        """Many things by their ids, in the same order; null for each that is not on file."""
        if len(ids) > PAGE:
            raise InputError(f"{len(ids)} ids", wanted=f"at most {PAGE}", todo="ask in several requests")
        return [_node(info.context.picture, one) for one in ids]

    @asked
    def sources(self, info: Info, first: First = 20, after: After = None) -> CrawlSourceConnection | None:
        """The sources of the crawl by name, each with its health; from the archive of pages, where there is one."""
        return CrawlSourceConnection.of(info.context.archive, first, after)

    @asked
    def runs(
        self, info: Info, source: SourceName = None, first: First = 20, after: After = None
    ) -> CrawlRunConnection | None:
        """The log of crawls, newest first: what each run did with each source."""
        return CrawlRunConnection.of(info.context.archive, source, first, after)

    @asked
    def meta(self, info: Info) -> Meta | None:
        """The state of the data and of this program."""
        return Meta(picture=info.context.picture)


def _node(picture: Picture, one: str) -> Node | None:
    try:
        match one.partition(":")[0]:
            case "org":
                return Organization.of(picture, one)
            case "round":
                return Round.of(picture, picture.round(one))
            case _:
                return Fact.of(picture, one)
    except UnknownName:
        return None


def build() -> strawberry.Schema:
    """The schema, with every type that only an interface leads to."""
    return strawberry.Schema(Query, types=[Organization, Round, *SHAPES.values()], config=StrawberryConfig())


def executable(schema: strawberry.Schema) -> GraphQLSchema:
    """The schema as graphql-core runs it."""
    return schema._schema  # noqa: SLF001 - strawberry has no public door to it, and its own runner can't cap errors


def export() -> str:
    """The published schema in GraphQL's own language."""
    return build().as_str() + "\n"


if __name__ == "__main__":
    sys.stdout.write(export())
