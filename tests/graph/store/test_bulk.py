"""The files for the bulk importer, imported for real by the server's own program: the graph is the one that the writer makes."""

import json
import os
import shlex
import subprocess
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

import neo4j
import pytest

from graph.errors import InputError
from graph.facts import Quote
from graph.ingest import ingest_sample
from graph.server import Running, cache_of, start, stop
from graph.server.home import Home, choose_ports
from graph.server.jars import class_path, fetch
from graph.server.java import environment_of, java
from graph.store import open_store
from graph.store.address import server_address
from graph.store.base import Transferable
from graph.store.pages import Page
from graph.store.stated import Stated
from graph.transfer import Load, write_bulk, write_lines
from tests.graph.making import evidence, issue, judged, round_of
from tests.servers import LINES, address_of, wipe

WILD = ' "q" \'s, a\nb\r\nc\td\\ [e] ;|\x1f\x1e\u2028\ufeff 😀 NULL \\N'


def opened(address: str) -> Transferable:
    store = open_store(address)
    assert isinstance(store, Transferable)
    return store


def wild_pages() -> Iterator[Page]:
    """What no importer likes: every sign that could part a row or a list, and facts stated twice."""
    twice = round_of(f"Acme{WILD}", "SoftBank", f"B{WILD}", page="w1")
    unquoted = replace(round_of("No Quote", page="w2"), evidence=replace(evidence("w2"), quotes=()))
    empty = replace(
        round_of("Empty Quote", page="w2"),
        announced="",
        evidence=replace(evidence("w2"), publisher=None, published=None, quotes=(Quote("", 0, 0),)),
    )
    parted = replace(
        round_of("Empty Quotes", page="w2"), date=None,
        evidence=replace(evidence("w2"), quotes=(Quote("", 0, 0), Quote(WILD, 1, 9), Quote("", 9, 9))),
    )  # fmt: skip
    yield Page("w1", Stated.of([twice], [issue("w1", WILD), issue("w1", "")]))
    yield Page("w2", Stated.of([twice, unquoted, empty, parted], []))
    yield Page(f"w3 {WILD}", Stated.of([], [issue("elsewhere")]))


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Transferable]:
    """A part of the sample and the wild pages, with judgements about ids that no fact names, and a position."""
    with closing(opened(f"sqlite:///{tmp_path_factory.mktemp('bulk')}/all.sqlite")) as store:
        with closing(opened("memory:")) as whole:
            assert sum(step.changed for step in ingest_sample(whole)) > 1000
            assert all(store.put_many(islice(whole.pages(), 400)))
            assert any(store.put_many([Page.beside(whole.judgements())]))
        assert all(store.put_many(wild_pages()))
        for one in (
            judged("org:softbank-group", "org:sb"),
            judged("org:softbank", "org:sbx", "different", by="person:ada"),
            judged("org:softbank", "org:sbx"),
            judged("org:nobody", "org:no-one", score=0.8),
        ):
            store.judge(one)
        store.put("no page", [], position=("an archive/rules-1", 41))
        yield store


# The importer of the long-term line was tried as well; one is enough for each run.
@pytest.fixture(scope="module", params=LINES[:1])
def both(
    request: pytest.FixtureRequest, source: Transferable, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, str]]:
    """Addresses of two databases on one line: written over Bolt, and imported into a server of its own."""
    line = request.param
    wipe(line)
    with closing(opened(address_of(line))) as written:
        assert list(Load(source, written).steps())
    home, files = tmp_path_factory.mktemp(f"home-{line}"), tmp_path_factory.mktemp(f"files {line}")
    assert list(write_bulk(source, files))
    admin_import(line, home, files)
    server = start(line, home, cache_of(os.environ))
    try:
        yield address_of(line), address_at(server)
    finally:
        stop(server)


def admin_import(line: str, folder: Path, files: Path) -> None:
    """Run ``import.sh`` with the server's own program, which has no script of its own here."""
    list(fetch(line, cache_of(os.environ)))
    home = Home(folder)
    home.make()
    home.write_conf(choose_ports(None), 8000)
    admin = folder / "neo4j-admin"
    program = [
        java(), "-Xmx512m", "--add-opens=java.base/java.nio=ALL-UNNAMED", "-cp", os.pathsep.join(class_path(line, cache_of(os.environ))), "org.neo4j.cli.AdminTool",
    ]  # fmt: skip
    admin.write_text(f'#!/bin/sh\nexec {shlex.join(program)} "$@"\n')
    admin.chmod(0o755)
    done = subprocess.run(
        ["sh", str(files / "import.sh")], check=False, cwd="/", capture_output=True, text=True, timeout=110,
        env={**environment_of(home), "NEO4J_ADMIN": str(admin)},
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]


def address_at(server: Running) -> str:
    return f"bolt://neo4j:{server.password_file.read_text().strip()}@{server.bolt}"


def graph_at(address: str) -> tuple[list[str], list[str]]:
    """Every node and every edge with all that it says, but for the count of revisions and who wrote last."""
    one = server_address(address)

    def told(said: dict[str, Any]) -> dict[str, Any]:
        return {
            name: said[name] for name in sorted(said) if name not in {"revision", "writer", "changed", "turn"}
        }

    with neo4j.GraphDatabase.driver(one.uri, auth=(one.user, one.password or "")) as driver:
        nodes = driver.execute_query(
            "MATCH (n) WHERE NOT (n:Ledger AND n.id = 'writing')"
            " RETURN labels(n) AS labels, properties(n) AS said"
        ).records
        edges = driver.execute_query(
            "MATCH (a)-[e]->(b) RETURN type(e) AS type, properties(a) AS a, properties(b) AS b, properties(e) AS said"
        ).records
    return (
        sorted(json.dumps([sorted(row["labels"]), told(row["said"])]) for row in nodes),
        sorted(json.dumps([row["type"], told(row["a"]), told(row["b"]), told(row["said"])]) for row in edges),
    )


def test_the_imported_graph_is_the_written_one_node_for_node_and_edge_for_edge(both: tuple[str, str]):
    with closing(opened(both[1])):
        pass  # the first opening finishes the schema
    written, imported = (graph_at(address) for address in both)
    assert len(written[0]) > 1000
    assert imported == written


def test_the_imported_store_answers_as_the_source_and_can_be_written(
    both: tuple[str, str], source: Transferable
):
    with closing(opened(both[1])) as store:
        store.prepare()
        picture = source.snapshot()
        assert store.snapshot().digest == picture.digest
        assert store.mark().positions == source.mark().positions == {"an archive/rules-1": 41}
        assert list(store.judgements()) == list(source.judgements())
        for one, organisation in islice(picture.organisations.items(), 0, None, 15):
            assert store.entity(one) == organisation
        assert store.find("softbank") == source.find("softbank") != []
        assert not any(store.put_many(source.pages()))
        assert store.put("new", [round_of("Newcomer", "SoftBank", page="new")])
        assert store.put("w2", [])
        assert store.judge(judged("org:nobody", "org:newcomer"))
        assert store.entity("org:nobody").name == "Newcomer"
        assert store.put("new", [])


def test_only_an_empty_folder_is_written_and_nothing_half_done_is_left(tmp_path: Path):
    folder = tmp_path / "there"
    with closing(opened("memory:")) as store:
        list(store.put_many(wild_pages()))
        steps = write_bulk(store, folder)
        next(steps)
        assert list(folder.iterdir())
        steps.close()
        assert not list(folder.iterdir())
        (folder / "mine").write_text("kept")
        with pytest.raises(InputError, match="not empty"):
            list(write_bulk(store, folder))
        assert (folder / "mine").read_text() == "kept"
        with pytest.raises(InputError, match="mine"):
            list(write_bulk(store, folder / "mine"))


def test_an_empty_store_makes_a_ledger_and_no_more(tmp_path: Path):
    with closing(opened("memory:")) as store:
        assert dict(list(write_bulk(store, tmp_path))[-1]) == {"Ledger": 1}
    assert sorted(one.name for one in tmp_path.iterdir()) == ["Ledger-header.csv", "Ledger.csv", "import.sh"]


def test_each_fact_is_a_line_of_json_with_its_page(tmp_path: Path):
    with closing(opened("memory:")) as store, (tmp_path / "facts.jsonl").open("w") as file:
        list(store.put_many(wild_pages()))
        assert list(write_lines(store, file)) == [1, 5, 5]
    lines = [json.loads(line) for line in (tmp_path / "facts.jsonl").read_text().split("\n")[:-1]]
    assert [one["page"] for one in lines] == ["w1", *["w2"] * 4]
    assert lines[0]["fact"]["company"] == f"Acme{WILD}"
