"""The schema of the graph, in numbered steps: an older one is brought up to date, an unknown one is refused."""

import re
from collections.abc import Sequence
from typing import Final

from graph.errors import StoreError, StoreMissing, StoreVersion
from graph.store.neo4j import cypher
from graph.store.neo4j.link import Link

OLDEST: Final = (5, 26)  # the LTS line; relationship constraints and scoped subqueries are there from then on
# STEPS[n] leads from schema n to n + 1. A run that was cut off begins the same step again: each may be repeated.
STEPS: Final[Sequence[Sequence[str]]] = (cypher.SCHEMA_1,)
VERSION: Final = len(STEPS)


def prepare(link: Link, *, create: bool) -> None:
    """Make the schema, bring it up to date, or refuse what is not ours to touch.

    Raises ``StoreVersion`` for a server or a schema that this version does not know, ``StoreMissing`` where there
    is no store and ``create`` is false, ``StoreError`` for a database that holds somebody else's graph.
    """
    _check_server(link)
    found = _found(link)
    if found is None:
        _check_ours(link, create=create)
    elif found > VERSION:
        raise StoreVersion(
            f"{link.address} was written by a newer version (schema {found})",
            wanted=f"schema {VERSION}",
            todo="install the newer version, or ingest into another database",
        )
    for number in range(found or 0, VERSION):
        for statement in STEPS[number]:
            link.command(statement)
        link.command(cypher.INDEXES_READY)
        link.send(cypher.SET_SCHEMA, schema=number + 1)


def _found(link: Link) -> int | None:
    ledger = link.read(cypher.LEDGER)
    return int(ledger[0]["schema"] or 0) if ledger else None


def _check_server(link: Link) -> None:
    agent = link.server()
    numbers = re.match(r"Neo4j/(\d+)\.(\d+)", agent)
    if not numbers or (int(numbers[1]), int(numbers[2])) < OLDEST:
        raise StoreVersion(
            f"{link.address} is {agent}",
            wanted="Neo4j 5.26 or newer",
            todo="update the server, or run a private one: pullback neo4j start",
        )


def _check_ours(link: Link, *, create: bool) -> None:
    if not create:
        raise StoreMissing(
            f"there is no store at {link.address}",
            wanted="a graph that an earlier ingest made",
            todo="check the address, or make one: pullback --store ADDRESS demo",
        )
    if link.read(cypher.ANYTHING):
        raise StoreError(
            f"{link.address} holds the graph of another program",
            wanted="an empty database, or one that pullback made",
            todo="give another address; nothing was touched",
        )
