"""The graph store against what people load graphs with, side by side on one server: ``python tests/bench/graph_bench.py``.

The same rounds are written three ways, in turn, into databases with the same constraints: our store (``put_many``),
py2neo's bulk loader, and the naive ``UNWIND … MERGE … MERGE … MERGE``. All three end with the same nodes and edges
(counted) and begin with the same facts in memory, so each pays for making its own rows. Two cases are told apart: from
empty, where every company and backer is new as well, and into a graph that knows them all from as many earlier rounds.
Figures are ratios of one run; the machine's own speed falls out of them. ``--rounds N`` sets the size (five
participations a round), ``--json`` prints the figures.
"""

import argparse
import json
import random
import statistics
import sys
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

import neo4j

sys.path.insert(0, str(Path(__file__).parents[2]))
from graph.store.address import ServerAddress
from graph.store.neo4j import Neo4jStore, rows
from graph.store.pages import Page
from graph.store.stated import Stated
from tests.graph.making import round_of
from tests.servers import wipe

BATCH = 5_000  # rows a transaction for the other two, their best of 1,000, 5,000 and 20,000
BACKERS = 5_000
BARS = {
    "known: against py2neo's bulk loader": 1.3,
    "known: against the naive MERGE": 1.8,
    "empty: against py2neo's bulk loader": 1.3,
    "empty: against the naive MERGE": 1.8,
    "the same again, unchanged": 20.0,
}
Halves = tuple[list[Page], list[Page]]


def made(count: int) -> list[Page]:
    """Rounds of invented companies, five backers each, one page a round."""
    draw = random.Random(1)
    return [
        Page(
            f"p{n}",
            Stated.of(
                [
                    round_of(
                        f"Co {n // 2}",
                        *(f"Backer {b}" for b in draw.sample(range(BACKERS), 5)),
                        page=f"p{n}",
                        amount=str(1000 * (n + 1)),
                    )
                ],
                (),
            ),
        )
        for n in range(count)
    ]


class Plain:
    """The same graph as finished rows: nodes by label, edges by type."""

    def __init__(self, pages: list[Page]) -> None:
        self.nodes: dict[str, dict[str, dict]] = {"Subject": {}, "Alias": {}, "Source": {}, "Round": {}}
        self.edges: dict[tuple[str, str, str], list[tuple[str, dict, str]]] = {}
        for page in pages:
            self.nodes["Source"][page.page_id] = rows.source_node(page.page_id, page.stated, page.page_id, 1)
            for one, fact in page.stated.facts.items():
                self.nodes["Round"][one] = rows.fact_node(one, fact)
                self._edge("STATED_IN", "Round", "Source", one, rows.stated_in(one, fact), page.page_id)
                for edge in rows.edges(one, fact):
                    self._subject(edge.entity, edge.properties["named"])
                    self._edge(edge.type, "Subject", "Round", edge.entity, edge.properties, one)

    def _subject(self, one: str, name: str) -> None:
        if one not in self.nodes["Subject"]:
            self.nodes["Subject"][one] = {
                "id": one, "name": name, "names": [name], "ids": [one], "search": rows.search_text((name,)),
            }  # fmt: skip
            self.nodes["Alias"][one] = {"id": one, "name": name, "spellings": [name]}
            said = {"confidence": 1.0, "evidence": "its own name"}
            self._edge("MEANS", "Alias", "Subject", one, said, one)

    def _edge(self, kind: str, start: str, end: str, a: str, said: dict, b: str) -> None:
        self.edges.setdefault((kind, start, end), []).append((a, said, b))


def pieces(items: list) -> Iterator[list]:
    """Batches of rows."""
    for start in range(0, len(items), BATCH):
        yield items[start : start + BATCH]


def by_py2neo(plain: Plain, address: ServerAddress) -> None:
    """As its documentation has it: merge nodes by key, then relationships between keys."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from py2neo import Graph
        from py2neo.bulk import merge_nodes, merge_relationships

        graph = Graph(address.uri, auth=(address.user, address.password))
        for label, nodes in plain.nodes.items():
            for piece in pieces(list(nodes.values())):
                merge_nodes(graph.auto(), piece, (label, "id"))
        for (kind, start, end), edges in plain.edges.items():
            for piece in pieces(edges):
                merge_relationships(
                    graph.auto(), piece, kind, start_node_key=(start, "id"), end_node_key=(end, "id")
                )


def by_merge(plain: Plain, address: ServerAddress) -> None:
    """What everybody writes first: a row an edge, which merges both of its ends, as they are, and itself."""
    with (
        neo4j.GraphDatabase.driver(address.uri, auth=(address.user, address.password)) as driver,
        driver.session(database=address.database) as session,
    ):
        for (kind, start, end), edges in plain.edges.items():
            query = (
                f"UNWIND $rows AS row MERGE (a:{start} {{id: row.a.id}}) SET a += row.a"
                f" MERGE (b:{end} {{id: row.b.id}}) SET b += row.b MERGE (a)-[e:{kind}]->(b) SET e = row.said"
            )
            for piece in pieces(edges):
                full = [
                    {"a": plain.nodes[start][one], "said": said, "b": plain.nodes[end][other]}
                    for one, said, other in piece
                ]
                session.execute_write(lambda tx, query=query, full=full: tx.run(query, rows=full).consume())


def counted(address: ServerAddress) -> dict[str, int]:
    """Nodes by label and edges by type, without bookkeeping."""
    with neo4j.GraphDatabase.driver(address.uri, auth=(address.user, address.password)) as driver:
        found = {}
        for label in ("Subject", "Alias", "Source", "Round"):
            found[label] = driver.execute_query(f"MATCH (n:{label}) RETURN count(n)").records[0][0]
        for kind in ("PARTICIPATED", "RAISED", "STATED_IN", "MEANS"):
            found[kind] = driver.execute_query(f"MATCH ()-[e:{kind}]->() RETURN count(e)").records[0][0]
    return found


def seconds(work: Callable[[], object]) -> float:
    """Wall time of one go."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def ours(address: ServerAddress, halves: Halves) -> list[float]:
    """From empty, then what is new to a graph that knows all of its names, then that again."""
    with closing(Neo4jStore(address)) as store:
        store.prepare()
        return [seconds(lambda half=half: list(store.put_many(half))) for half in (*halves, halves[-1])]


def others(
    load: Callable[[Plain, ServerAddress], None], address: ServerAddress, halves: Halves
) -> list[float]:
    """From empty, then what is new to a graph that knows all of its names."""
    return [seconds(lambda half=half: load(Plain(half), address)) for half in halves]


WAYS: dict[str, Callable[[ServerAddress, Halves], list[float]]] = {
    "ours": ours,
    "py2neo": partial(others, by_py2neo),
    "merge": partial(others, by_merge),
}


def measure(count: int, turns: int, line: str) -> dict[str, float]:
    """Each way in turn, as often as told; the first turn warms the server up and does not count."""
    pages = made(2 * count)
    first, second = pages[0::2], pages[1::2]  # of the same companies and backers
    took: dict[str, list[float]] = {}
    for turn in range(turns + 1):
        counts = set()
        for name, way in WAYS.items():
            address = wipe(line)
            goes = way(address, (first, second))
            counts.add(str(counted(address)))
            for case, value in zip(("empty", "known", "again"), goes, strict=False):
                if turn:
                    took.setdefault(f"{case} {name}", []).append(value)
        assert len(counts) == 1, f"the three graphs differ: {counts}"
    middle = {name: statistics.median(values) for name, values in took.items()}
    figures = {"participations a second": 5 * count / middle["known ours"]}
    for case in ("known", "empty"):
        for name, called in (("py2neo", "py2neo's bulk loader"), ("merge", "the naive MERGE")):
            figures[f"{case}: against {called}"] = middle[f"{case} {name}"] / middle[f"{case} ours"]
    return {**figures, "the same again, unchanged": middle["known ours"] / middle["again ours"]}


def main() -> int:
    """Measure, print, and end with 1 when a bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=10_000)
    parser.add_argument("--turns", type=int, default=3)
    parser.add_argument("--line", default="2026")
    parser.add_argument("--json", action="store_true")
    chosen = parser.parse_args()
    figures = measure(chosen.rounds, chosen.turns, chosen.line)
    if chosen.json:
        print(json.dumps({name: round(value, 2) for name, value in figures.items()}, indent=1))
    else:
        for name, value in figures.items():
            bar = BARS.get(name)
            verdict = "" if bar is None else f"   bar {bar:4.1f}   {'ok' if value >= bar else 'MISSED'}"
            print(f"{name:34} {value:10.2f}{verdict}")
    return int(any(figures[name] < bar for name, bar in BARS.items()))


if __name__ == "__main__":
    sys.exit(main())
