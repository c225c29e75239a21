"""The graph as py2neo objects, for a notebook: ``Backer``, ``Startup``, ``Round``, ``Source``. Reading only.

py2neo is at its end of life (no release since 2021, withdrawn by its maker in 2023). It stands beside the main
path, which never loads it, and comes with an extra: ``pip install 'pullback[py2neo]'``. What it can't do here:

- it speaks Bolt up to 4.4, which servers still answer and mark as removable; no routing, so ``neo4j://`` is bolt;
- no time limits: a server that falls silent holds the caller; and it is synchronous only;
- no errors of ours but those of ``open_graph``, of the functions below, and of writing: the rest is py2neo's own.
  It can't tell a wrong password from a server that hangs up;
- its schema helpers (``graph.schema.create_index`` and the like) send syntax that 5 and newer don't know;
- of several edges of one type between two nodes, ``.rounds`` and its like keep one.

Writing is refused here, because the facts belong to the store: a round changed by hand would no longer be what its
source states. Every transaction is opened for reading, so the server itself refuses too. This guards against
slips; ``graph.service`` still leads to py2neo's own graphs.
"""

import os
from dataclasses import dataclass
from typing import Any, Final, NoReturn, TypeVar

from graph.entities import entity_id
from graph.errors import StoreError, StoreReadOnly, StoreUnavailable, UnknownName
from graph.server import password_for, running
from graph.settings import Settings
from graph.store.address import LOCAL, ServerAddress, server_address

try:
    import py2neo
    from py2neo.database import Transaction
    from py2neo.errors import ConnectionUnavailable, Neo4jError
    from py2neo.ogm import GraphObject, Property, RelatedFrom, RelatedTo
except ModuleNotFoundError as error:
    if (error.name or "").partition(".")[0] != "py2neo":
        raise
    raise StoreError(
        "py2neo is not installed",
        wanted="the extra that brings it",
        todo="pip install 'pullback[py2neo]'",
    ) from None

_WHY: Final = (
    "the facts belong to the store: a page is read again, a judgement kept, but no node changed by hand"
)
T = TypeVar("T", bound="Subject")


@dataclass(frozen=True, slots=True)
class Sentence:
    """What a page says, word for word, and where; ``published`` is ISO text."""

    text: str
    url: str
    publisher: str | None
    published: str | None


class Source(GraphObject):  # type: ignore[misc]
    """A page that states facts."""

    __primarykey__ = "id"
    id, name, url, publisher, published = Property(), Property(), Property(), Property(), Property()


class Round(GraphObject):  # type: ignore[misc]
    """A funding round: dates are ISO text, ``amount`` is a number in ``currency``."""

    __primarykey__ = "id"
    id, name, round, announced, status = Property(), Property(), Property(), Property(), Property()
    amount, currency = Property(), Property()
    valuation, valuation_currency = Property(), Property()
    date, valid, recorded, confidence, is_main = Property(), Property(), Property(), Property(), Property()

    raised_by = RelatedFrom("Startup", "RAISED")
    participants = RelatedFrom("Backer", "PARTICIPATED")
    sources = RelatedTo("Source", "STATED_IN")

    @property
    def startup(self) -> "Startup":
        """Who raised it."""
        found: Startup = next(iter(self.raised_by))
        return found

    def backers(self) -> list["Backer"]:
        """Who took part, by name."""
        return _by_name(self.participants)

    def leads(self) -> list["Backer"]:
        """Who led it, by name."""
        node = self.__node__
        edges = node.graph.match((None, node), "PARTICIPATED")
        return _by_name(Backer.wrap(edge.start_node) for edge in edges if edge["role"] == "lead")

    def sentences(self) -> list[Sentence]:
        """The evidence: every sentence that states the round, by address, in the order of the page."""
        stated = [(source, edge["quotes"]) for _, (_, edge), source in self.sources.triples()]
        return [
            Sentence(text, source.url, source.publisher, source.published)
            for source, quotes in sorted(stated, key=lambda one: str(one[0].url))
            for text in quotes or ()
        ]


class Subject(GraphObject):  # type: ignore[misc]
    """An organisation or person as the judgements stand; ``names`` are all its spellings."""

    __primarykey__ = "id"
    id, name, names, ids = Property(), Property(), Property(), Property()


class Backer(Subject):
    """A subject that put money in, or is under pressure."""

    __primarykey__ = "id"
    rounds = RelatedTo("Round", "PARTICIPATED")

    def startups(self) -> list["Startup"]:
        """Whom it gave money, by name."""
        return _by_name(startup for one in self.rounds for startup in one.raised_by)


class Startup(Subject):
    """A subject that raised money."""

    __primarykey__ = "id"
    rounds = RelatedTo("Round", "RAISED")

    def backers(self) -> list[Backer]:
        """Who gave it money, by name."""
        return _by_name(backer for one in self.rounds for backer in one.participants)


class Alias(GraphObject):  # type: ignore[misc]
    """A name in normal form, and whom it means."""

    __primarykey__ = "id"
    id, name = Property(), Property()
    means = RelatedTo("Subject", "MEANS")


class ReadingTransaction(Transaction):  # type: ignore[misc]
    """A transaction that only reads."""

    def run(self, cypher: str, parameters: dict[str, Any] | None = None, **more: Any) -> Any:  # noqa: ANN401 - py2neo's
        """As py2neo's. Raises ``StoreReadOnly`` for a query that writes."""
        try:
            return super().run(cypher, parameters, **more)
        except Neo4jError as error:
            if error.title == "AccessMode":
                raise _refusal("the query") from error
            raise

    def _refuse(self, *_: object, **__: object) -> NoReturn:
        raise _refusal("create, merge, push, separate or delete")

    create = merge = push = separate = delete = _refuse


class ReadingGraph(py2neo.Graph):  # type: ignore[misc]
    """A py2neo graph whose transactions all read, whatever is asked for."""

    def auto(self, readonly: bool = True) -> ReadingTransaction:  # noqa: ARG002 - py2neo's signature
        """A transaction of one query."""
        return ReadingTransaction(self, autocommit=True, readonly=True)

    def begin(self, readonly: bool = True) -> ReadingTransaction:  # noqa: ARG002 - py2neo's signature
        """A transaction of several."""
        return ReadingTransaction(self, autocommit=False, readonly=True)


def open_graph(address: str | None = None, password: str | None = None) -> ReadingGraph:
    """The graph on a server: that of ``PULLBACK_STORE`` by default, ``neo4j:`` for the private one.

    Raises ``StoreUnavailable`` when there is none or it hangs up, ``StoreError`` for what is no server's address.
    """
    settings = Settings.of(os.environ)
    place = _place(address or settings.store, password or settings.password)
    uri = f"bolt{place.uri[len('neo4j') if place.uri.startswith('neo4j') else len('bolt') :]}"
    try:
        return ReadingGraph(uri, name=place.database, auth=(place.user, place.password or ""))
    except ConnectionUnavailable as error:
        raise StoreUnavailable(
            f"{place} does not answer, or refused the log-in; py2neo can't tell which ({error})",
            wanted="a Neo4j server that still speaks Bolt 4.4, and its password",
            todo="check the address and PULLBACK_NEO4J_PASSWORD; pullback doctor tells which it is",
        ) from error


def backer(graph: py2neo.Graph, name: str) -> Backer:
    """The backer of that name, in any spelling on file. Raises ``UnknownName``."""
    return _subject(graph, name, Backer, "backer")


def startup(graph: py2neo.Graph, name: str) -> Startup:
    """The startup of that name, in any spelling on file. Raises ``UnknownName``."""
    return _subject(graph, name, Startup, "startup")


def _subject(graph: py2neo.Graph, name: str, kind: type[T], what: str) -> T:
    alias = Alias.match(graph, entity_id(name)).first() if name.strip() else None
    node = next((one.__node__ for one in alias.means), None) if alias else None
    if node is None or not node.has_label(kind.__name__):
        raise UnknownName(name, what=what)
    found: T = kind.wrap(node)
    return found


def _place(address: str, password: str | None) -> ServerAddress:
    if address == LOCAL:
        found = running(os.environ)
        if found is None:
            raise StoreUnavailable(
                "the private Neo4j server does not run",
                wanted="a server behind the address neo4j:",
                todo="pullback neo4j start",
            )
        address = found.address  # its password is found below
    place = server_address(address, password)
    if place.password:
        return place
    return server_address(address, password_for(place.host, place.port, os.environ))


def _by_name(found: Any) -> list[Any]:  # noqa: ANN401 - py2neo has no types
    """Each once, sorted."""
    return sorted({one.id: one for one in found}.values(), key=lambda one: (one.name, one.id))


def _refusal(what: str) -> StoreReadOnly:
    return StoreReadOnly(
        f"{what} would write, and this graph is for reading",
        wanted="a query that only reads",
        todo=_WHY,
    )
