"""An answer as a picture in the graph: from the model's answer to rows that a store on a server can draw."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Protocol, runtime_checkable

from graph.entities import name_key
from graph.errors import InputError, StoreError
from graph.exposure.answer import Answer, Exposure, Path
from graph.facts import FundingRound
from graph.snapshot import Snapshot
from graph.store.base import Store

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A scenario's result as rows: ``scenario`` is its node, the others are edges and paths by canonical ids.

    ``hits``: backer, severity. ``exposes``: company and the edge's properties. ``paths``: backer, company, the
    path's properties, and the claims (ids of round facts) that it runs through. Shares are in [0, 1].
    """

    scenario: Row
    hits: tuple[Row, ...]
    exposes: tuple[Row, ...]
    paths: tuple[Row, ...]


@runtime_checkable
class Draws(Protocol):
    """A store that shows scenarios beside its facts. No digest and no revision ever changes by that."""

    def draw(self, drawing: Drawing) -> None:
        """Put a scenario there in place of one of the same id, in one transaction."""

    def drawn(self) -> list[Row]:
        """The scenarios there, newest first: id, name, as_of, saved, revision, companies."""

    def erase(self, one: str) -> bool:
        """Take a scenario away with its paths; False if there was none of that id."""


def drawing_of(name: str, answer: Answer, picture: Snapshot, revision: int) -> Drawing:
    """The drawing of an answer under a name of the user's. Raises ``InputError`` for a blank name."""
    one = scenario_id(name)
    scenario = answer.scenario
    rows = (*answer.ranked, *answer.thin)
    named = {hit.backer: hit.name for hit in answer.hit}
    node = {
        "id": one,
        "name": name.strip(),
        "as_of": scenario.as_of.isoformat(),
        "months": scenario.months,
        "scope": scenario.scope,
        "backers": [named.get(pullback.backer, pullback.backer) for pullback in scenario.pullbacks],
        "severities": [pullback.severity for pullback in scenario.pullbacks],
        "revision": revision,
        "saved": datetime.now(UTC).isoformat(timespec="seconds"),
    }
    return Drawing(
        scenario=node,
        hits=tuple({"backer": hit.backer, "severity": hit.severity} for hit in answer.hit),
        exposes=tuple({"company": row.company, "edge": _edge(row)} for row in rows),
        paths=tuple(_path(one, row, path, picture, named) for row in rows for path in row.paths),
    )


def scenario_id(name: str) -> str:
    """The id of a scenario by its name; spelling counts as little as in any name here."""
    key = name_key(name)
    if not key:
        raise InputError(
            f"{name!r} is no name",
            wanted="a name with a letter or digit",
            todo='give one, such as "softbank 60"',
        )
    return f"scenario:{key}"


def canvas(store: Store) -> Draws:
    """The store as one that draws. Raises ``StoreError`` for one that can't."""
    if isinstance(store, Draws):
        return store
    raise StoreError(
        "only a store on a Neo4j server can hold scenarios",
        wanted="a store that Neo4j Browser can show",
        todo="pullback neo4j start, then the same command with --store neo4j:",
    )


def _edge(row: Exposure) -> Row:
    """``score`` is what the ranking goes by: the certain part. A thin company has no rank, and so no property."""
    edge = {
        "score": row.low,
        "low": row.low,
        "high": row.high,
        "net": row.net,
        "tier": row.tier,
        "rank": row.rank,
    }
    return {name: value for name, value in edge.items() if value is not None}


def _path(one: str, row: Exposure, path: Path, picture: Snapshot, named: dict[str, str]) -> Row:
    backer = path.chain[-1]
    return {
        "backer": backer,
        "company": row.company,
        "path": {
            "name": f"{named.get(backer, backer)} → {row.name}: {path.value:.3f}",
            "scenario": one,
            "value": path.value,
            "reliance": path.reliance,
            "severity": path.severity,
            "chain": list(path.chain),
        },
        "claims": [claim for claim in path.facts if isinstance(picture.facts.get(claim), FundingRound)],
    }
