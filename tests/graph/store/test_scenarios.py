"""Scenario results in the graph: drawn whole, replaced, removed, and never among the facts."""

from collections.abc import Iterator
from contextlib import closing

import pytest

from graph.ask import Desk
from graph.drawing import canvas, drawing_of, scenario_id
from graph.errors import InputError, StoreError
from graph.ingest import ingest_sample
from graph.sample import SAMPLE_DATE
from graph.store import open_store
from graph.store.neo4j import Neo4jStore
from tests.servers import LINES, emptied

pytestmark = pytest.mark.journey


@pytest.fixture(scope="module", params=LINES[:1])
def store(request: pytest.FixtureRequest) -> Iterator[Neo4jStore]:
    """The sample in a server."""
    with closing(emptied(request.param)) as one:
        assert sum(step.changed for step in ingest_sample(one)) > 1000
        yield one


def save(store: Neo4jStore, name: str, severity: float = 0.6):
    desk = Desk(store)
    answer = desk.ask({"SoftBank": severity}, months=12, as_of=SAMPLE_DATE)
    store.draw(drawing_of(name, answer, desk.snapshot(SAMPLE_DATE), store.mark().revision))
    return answer


def seen(store: Neo4jStore, query: str) -> list[list[object]]:
    return [list(row.values()) for row in store._link.read(query)]


def test_an_answer_is_drawn_with_its_paths_beside_the_facts_and_taken_away_again(store: Neo4jStore):
    digest, mark = store.snapshot().digest, store.mark()
    count = seen(store, "MATCH (n) OPTIONAL MATCH (n)-[e]->() RETURN count(DISTINCT n), count(e)")
    answer = save(store, "SoftBank 60")
    ranked = seen(
        store,
        "MATCH (:Scenario {id: 'scenario:softbank-60'})-[e:EXPOSES]->(s:Startup) WHERE e.rank IS NOT NULL"
        " RETURN s.id, e.rank, e.score, e.low, e.high ORDER BY e.rank",
    )
    assert ranked == [[row.company, row.rank, row.low, row.low, row.high] for row in answer.ranked]
    sums = seen(
        store,
        "MATCH (:Scenario)-[e:EXPOSES]->(s)<-[:TO]-(p:Path)<-[:HAS]-(:Scenario)"
        " WITH s, e, sum(p.value) AS total WHERE abs(total - e.low) > 1e-9 RETURN s.name",
    )
    assert sums == []
    assert seen(store, "MATCH (p:Path) WHERE NOT (p)-[:FROM]->(:Backer) RETURN p.name") == []
    through = seen(store, "MATCH (:Path)-[:THROUGH]->(r:Round)-[t:STATED_IN]->(:Source) RETURN count(t)")
    assert through[0][0] > 20
    assert (store.snapshot().digest, store.mark()) == (digest, mark)

    save(store, "softbank-60", 0.3)
    (shown,) = store.drawn()
    assert (shown["name"], shown["companies"]) == ("softbank-60", len(answer.ranked) + len(answer.thin))
    assert shown["revision"] == mark.revision
    assert store.erase(scenario_id("SoftBank 60"))
    assert not store.erase(scenario_id("SoftBank 60"))
    assert store.drawn() == []
    assert seen(store, "MATCH (n) OPTIONAL MATCH (n)-[e]->() RETURN count(DISTINCT n), count(e)") == count


def test_only_a_server_draws_and_only_under_a_name():
    with closing(open_store("memory:")) as plain, pytest.raises(StoreError, match="Neo4j"):
        canvas(plain)
    with pytest.raises(InputError, match="no name"):
        scenario_id(" … ")
