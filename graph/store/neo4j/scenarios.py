"""What a scenario came to, drawn into the graph on request: beside the facts, never among them.

``(:Scenario)-[:EXPOSES {score, low, high, rank}]->(:Startup)`` and a ``(:Path)`` for every way from a backer to a
company. A scenario of the same name is replaced in one transaction; a store's digest and revision never change by it.
"""

from collections.abc import Sequence
from typing import Any, Protocol

from neo4j import AsyncManagedTransaction

from graph.store.neo4j import cypher
from graph.store.neo4j.link import Link

Row = dict[str, Any]


class Drawing(Protocol):
    """A scenario's result as rows; ``graph.drawing`` makes it."""

    @property
    def scenario(self) -> Row:
        """Its node."""

    @property
    def hits(self) -> Sequence[Row]:
        """Backer and severity."""

    @property
    def exposes(self) -> Sequence[Row]:
        """Company and the edge's properties."""

    @property
    def paths(self) -> Sequence[Row]:
        """Backer, company, the path's properties, and the claims it runs through."""


def draw(link: Link, drawing: Drawing) -> None:
    """Put a scenario into the graph in place of one of the same id, whole or not at all."""

    async def work(tx: AsyncManagedTransaction) -> None:
        one = drawing.scenario["id"]
        await _send(tx, cypher.ERASE, id=one)
        await _send(tx, cypher.DRAW_SCENARIO, scenario=drawing.scenario)
        await _send(tx, cypher.DRAW_HITS, id=one, rows=list(drawing.hits))
        await _send(tx, cypher.DRAW_EXPOSES, id=one, rows=list(drawing.exposes))
        await _send(tx, cypher.DRAW_PATHS, id=one, rows=list(drawing.paths))

    link.write(work)


def drawn(link: Link) -> list[Row]:
    """The scenarios in the graph, the newest first, each with the number of companies that it exposes."""
    return [dict(row) for row in link.read(cypher.DRAWN)]


def erase(link: Link, one: str) -> bool:
    """Take a scenario out of the graph; False if there was none of that id."""
    found = any(row["id"] == one for row in drawn(link))
    link.send(cypher.ERASE, id=one)
    return found


async def _send(tx: AsyncManagedTransaction, statement: str, **parameters: Any) -> None:  # noqa: ANN401 - any value
    await (await tx.run(statement, parameters)).consume()
