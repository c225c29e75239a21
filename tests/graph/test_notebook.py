"""The graph as py2neo objects: read on both lines, written to on neither, loaded by nobody else."""

import gc
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import py2neo
import pytest
from py2neo.bulk import merge_nodes

from graph.entities import Judgement
from graph.errors import StoreError, StoreReadOnly, StoreUnavailable, UnknownName
from graph.facts import Fact
from graph.notebook import ReadingGraph, Sentence, backer, open_graph, startup
from graph.store.neo4j import Neo4jStore
from tests.graph.making import judged, round_of
from tests.servers import LINES, address_of, wipe

pytestmark = [
    pytest.mark.journey,
    # py2neo leaves the socket of a connection that failed to the collector.
    pytest.mark.filterwarnings("ignore:unclosed <socket:ResourceWarning"),
    pytest.mark.filterwarnings(
        "ignore:Exception ignored in. <socket:pytest.PytestUnraisableExceptionWarning"
    ),
]
ROOT = Path(__file__).parents[2]
PAGES: dict[str, tuple[list[Fact], list[Judgement]]] = {
    "p1": ([round_of("Skild AI", "SoftBank", "Nvidia", page="p1")], []),
    "p2": (
        [round_of("Wayve", "SoftBank Group", "Eclipse", page="p2", amount="1050000000")],
        [judged("org:softbank", "org:softbank-group")],
    ),
}


@pytest.fixture(scope="module", params=LINES)
def line(request: pytest.FixtureRequest) -> str:
    """A line whose server holds two rounds, of one backer under two names."""
    with closing(Neo4jStore(wipe(request.param))) as store:
        store.prepare()
        for page, (facts, judgements) in PAGES.items():
            store.put(page, facts, (), judgements)
    return request.param


@pytest.fixture
def graph(line: str) -> Iterator[ReadingGraph]:
    one = open_graph(address_of(line))
    yield one
    one.service.connector.close()


def python(code: str, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", code]
    return subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, timeout=60, check=False)


def nodes(graph: ReadingGraph) -> int:
    return graph.evaluate("MATCH (n) RETURN count(n)")


def test_a_backer_under_any_of_its_names_leads_to_its_rounds_and_startups(graph):
    one = backer(graph, "softbank")
    assert one == backer(graph, "SoftBank Group")
    assert sorted(one.names) == ["SoftBank", "SoftBank Group"]
    assert sorted((r.startup.name, r.amount, r.currency, r.date) for r in one.rounds) == [
        ("Skild AI", 12_500_000.0, "USD", "2024-05"),
        ("Wayve", 1_050_000_000.0, "USD", "2024-05"),
    ]
    assert [s.name for s in one.startups()] == ["Skild AI", "Wayve"]


def test_a_startup_leads_to_its_backers_and_a_round_to_those_who_led(graph):
    one = startup(graph, "Wayve")
    assert [b.name for b in one.backers()] == ["Eclipse", backer(graph, "SoftBank").name]
    (only,) = one.rounds
    assert [b.id for b in only.leads()] == [backer(graph, "SoftBank").id]
    assert len(only.backers()) == 2


def test_a_round_shows_the_sentences_that_state_it(graph):
    (only,) = startup(graph, "Skild AI").rounds
    assert only.sentences() == [
        Sentence("It raised money.", "https://news.example/p1", "The Wire", "2024-05-02")
    ]


@pytest.mark.parametrize("name", ["Nobody Ventures", "Wayve", " "])
def test_whoever_is_no_backer_is_an_unknown_name(graph, name):
    with pytest.raises(UnknownName):
        backer(graph, name)


WRITES = {
    "push": lambda graph, one: graph.push(one),
    "create": lambda graph, _: graph.create(py2neo.Node("Backer", id="org:x", name="X")),
    "merge": lambda graph, one: graph.merge(one),
    "delete": lambda graph, one: graph.delete(one),
    "separate": lambda graph, one: graph.separate(next(iter(graph.match((one.__node__, None))))),
    "delete all": lambda graph, _: graph.delete_all(),
    "a query": lambda graph, _: graph.run("CREATE (:Backer {id: 'org:x'})"),
    "an update": lambda graph, _: graph.update("MATCH (b:Backer) SET b.name = 'X'"),
    "asking for it": lambda graph, _: graph.auto(readonly=False).run("CREATE (:Backer)"),
    "a transaction": lambda graph, _: graph.begin(readonly=False).run("CREATE (:Backer)"),
    "the schema": lambda graph, _: graph.run("CREATE INDEX x IF NOT EXISTS FOR (n:X) ON (n.x)"),
    "in bulk": lambda graph, _: merge_nodes(graph.auto(), [{"id": "org:x"}], ("Backer", "id")),
}


@pytest.mark.parametrize("write", WRITES)
def test_whatever_writes_is_refused_and_changes_nothing(graph, write):
    one, before = backer(graph, "SoftBank"), nodes(graph)
    name, one.name = one.name, "Hard Bank"
    with pytest.raises(StoreReadOnly, match="for reading"):
        WRITES[write](graph, one)
    assert nodes(graph) == before
    assert backer(graph, "SoftBank").name == name


def test_the_server_itself_refuses_what_a_reading_transaction_writes(graph):
    with pytest.raises(py2neo.ClientError, match="AccessMode"):
        py2neo.database.Transaction.run(graph.begin(), "CREATE (:Backer)")


def told(address: str) -> str:
    """What opening it is answered with; py2neo's half-open sockets are collected here, under the filters above."""
    try:
        with pytest.raises(StoreUnavailable) as error:
            open_graph(address)
        return str(error.value)
    finally:
        error = None
        gc.collect()


@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
def test_a_wrong_password_or_no_server_is_told_without_the_password(line, scheme):
    place = address_of(line).partition("@")[2]
    for address in (f"{scheme}://neo4j:wrong-one@{place}", f"{scheme}://neo4j:wrong-one@127.0.0.1:9"):
        answer = told(address)
        assert "PULLBACK_NEO4J_PASSWORD" in answer
        assert "wrong-one" not in answer


def test_an_address_of_no_server_is_refused():
    with pytest.raises(StoreError, match="not the address of a Neo4j server"):
        open_graph("sqlite:///x.sqlite")


def test_the_example_of_the_readme_runs_as_printed(line):
    example = re.search(
        r"<!-- run by tests/graph/test_notebook.py -->\n```python\n(.*?)```",
        (ROOT / "README.md").read_text(encoding="utf-8"),
        re.DOTALL,
    )
    said, _, place = address_of(line).partition("@")
    environment = {
        "PULLBACK_STORE": f"neo4j://{place}",
        "PULLBACK_NEO4J_PASSWORD": said.rpartition(":")[2],
        "HOME": str(ROOT),
    }
    ran = python(example[1], env=environment)
    assert ran.returncode == 0, ran.stderr
    assert sorted(filter(None, ran.stdout.splitlines())) == sorted(
        line
        for page, who, amount in (("p1", "Skild AI", 12500000.0), ("p2", "Wayve", 1050000000.0))
        for line in (
            f"2024-05 {who} {amount} USD ['SoftBank']",
            f"   It raised money. https://news.example/{page}",
        )
    )


def test_the_main_path_loads_no_py2neo():
    code = (
        "import sys, api.cli, graph.ask, graph.ingest, graph.store.neo4j;"
        "print([name for name in sys.modules if name.startswith(('py2neo', 'graph.notebook'))])"
    )
    ran = python(code)
    assert ran.stdout.strip() == "[]"


def test_without_the_extra_the_error_names_it():
    code = "import sys; sys.modules['py2neo'] = None\nimport graph.notebook"
    ran = python(code)
    assert "graph.errors.StoreError: py2neo is not installed" in ran.stderr
    assert "pullback[py2neo]" in ran.stderr


def test_a_private_server_that_does_not_run_is_told_with_what_starts_it(tmp_path, monkeypatch):
    monkeypatch.setenv("PULLBACK_DATA", str(tmp_path))
    with pytest.raises(StoreUnavailable, match="pullback neo4j start"):
        open_graph("neo4j:")
