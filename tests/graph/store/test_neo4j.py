"""What only a server can suffer: gone, silent, cut off, slow, strangers, newer schemas, two writers, no room."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing

import neo4j
import pytest

from graph.errors import (
    StoreCorrupt,
    StoreDenied,
    StoreError,
    StoreMissing,
    StoreReadOnly,
    StoreUnavailable,
    StoreVersion,
)
from graph.exposure.defaults import Defaults
from graph.facts import fact_id
from graph.ingest import ingest_sample
from graph.store import open_store
from graph.store.address import ServerAddress, server_address, shown
from graph.store.neo4j import Neo4jStore, reading, rows
from graph.store.neo4j.telling import in_our_words
from graph.store.neo4j.writing import Page
from graph.store.stated import Stated
from tests.graph.making import issue, judged, round_of
from tests.proxy import Proxy, proxied
from tests.servers import LINES, wipe

pytestmark = pytest.mark.journey
MOST = 5.0  # seconds until any fault is told


# Faults of the way are the same for every server, so one line plays them; the contract suite runs on both.
@pytest.fixture(params=LINES[:1])
def address(request: pytest.FixtureRequest) -> ServerAddress:
    """A server whose database is empty."""
    return wipe(request.param)


@pytest.fixture
def store(address: ServerAddress) -> Iterator[Neo4jStore]:
    with closing(Neo4jStore(address)) as one:
        one.prepare()
        yield one


@pytest.fixture
def proxy(address: ServerAddress) -> Iterator[Proxy]:
    with proxied(address.host, address.port) as one:
        yield one


@pytest.fixture
def far(address: ServerAddress, proxy: Proxy) -> Iterator[Neo4jStore]:
    """A store behind the proxy, with something in it."""
    with closing(Neo4jStore(through(address, proxy))) as one:
        one.prepare()
        one.put("p1", [round_of("Acme", "SoftBank")])
        yield one


def through(address: ServerAddress, proxy: Proxy) -> ServerAddress:
    return ServerAddress(
        f"bolt://127.0.0.1:{proxy.port}", "127.0.0.1", proxy.port, address.user, address.password, "neo4j"
    )


def run(address: ServerAddress, query: str, **values: object) -> list[list[object]]:
    """By a way of our own, beside the product's."""
    with neo4j.GraphDatabase.driver(address.uri, auth=(address.user, address.password or "")) as driver:
        return [list(one.values()) for one in driver.execute_query(query, values, database_="neo4j").records]


def told(call: Callable[[], object], kind: type[StoreError]) -> StoreError:
    """The error of a call, which must come in time and say what to do."""
    start = time.monotonic()
    with pytest.raises(kind) as caught:
        call()
    assert time.monotonic() - start <= MOST
    assert caught.value.wanted
    assert caught.value.todo
    return caught.value


def recovered(store: Neo4jStore) -> float:
    """Seconds until a store answers again."""
    start = time.monotonic()
    while True:
        try:
            store.mark()
        except StoreUnavailable:
            assert time.monotonic() - start < MOST
            time.sleep(0.05)
        else:
            return time.monotonic() - start


# ── the graph as people see it ──────────────────────────────────────────────────────────────────────────────
def test_a_round_is_a_node_between_named_people_and_its_source(store: Neo4jStore, address: ServerAddress):
    fact = round_of("Acme", "SoftBank", "Tiger Global")
    store.put("p1", [fact], [issue()])
    found = run(
        address,
        "MATCH (b:Backer)-[p:PARTICIPATED]->(r:Round)<-[:RAISED]-(s:Startup), (r)-[t:STATED_IN]->(q:Source)"
        " RETURN b.name, p.role, r.amount, s.name, t.quotes, q.url ORDER BY b.name",
    )
    quotes = ["It raised money."]
    assert found == [
        ["SoftBank", "lead", 12_500_000.0, "Acme", quotes, "https://news.example/p1"],
        ["Tiger Global", "participant", 12_500_000.0, "Acme", quotes, "https://news.example/p1"],
    ]
    assert run(address, "MATCH (n) WHERE n.name IS NULL RETURN labels(n)") == []
    lacking = run(
        address,
        "MATCH (n)-[e]->(:Round|Source) WHERE NOT n:Issue AND (e.valid IS NULL OR e.recorded IS NULL"
        " OR e.confidence IS NULL OR e.evidence IS NULL) RETURN type(e)",
    )
    assert lacking == []


def test_merging_names_moves_their_edges_and_parting_them_moves_them_back(
    store: Neo4jStore, address: ServerAddress
):
    store.put("p1", [round_of("Acme", "SoftBank"), round_of("Bolt", "SoftBank Group")])
    asked = "MATCH (b:Backer)-[p:PARTICIPATED]->(r) RETURN b.name, p.named, r.company ORDER BY p.named"
    apart = [["SoftBank", "SoftBank", "Acme"], ["SoftBank Group", "SoftBank Group", "Bolt"]]
    assert run(address, asked) == apart
    store.judge(judged("org:softbank", "org:softbank-group"))
    assert run(address, asked) == [["SoftBank", *row[1:]] for row in apart]
    assert run(address, "MATCH (a:Alias)-[:MEANS]->(s {name: 'SoftBank'}) RETURN a.name ORDER BY a.name") == [
        ["SoftBank"],
        ["SoftBank Group"],
    ]
    store.judge(judged("org:softbank", "org:softbank-group", "different", by="person:ada"))
    assert run(address, asked) == apart
    store.put("p1", [])
    assert run(address, "MATCH (n:Subject|Round) RETURN n.name") == []


def test_the_model_and_the_graph_doubt_alike():
    assert (Defaults().confidence_planned, Defaults().confidence_undated) == (rows.PLANNED, rows.UNDATED)


def test_the_sample_has_the_digest_that_it_has_in_memory(store: Neo4jStore):
    with closing(open_store("memory:")) as plain:
        for one in (plain, store):
            assert sum(step.changed for step in ingest_sample(one)) > 1000
        assert store.snapshot().digest == plain.snapshot().digest
        organisations = plain.snapshot().organisations
        assert store.snapshot().organisations == organisations
        for one in [*organisations][::50]:
            assert store.entity(one) == organisations[one]
            assert [fact_id(fact) for fact in store.facts_about(one)] == [
                fact_id(fact) for fact in plain.facts_about(one)
            ]
        for text in ("SoftBank", "sofbank", "vision fund", "open ai", "Tiger"):
            assert [found.id for found in store.find(text, 3)] == [found.id for found in plain.find(text, 3)]


def test_many_pages_at_once_are_as_one_after_the_other_and_the_same_again_is_nothing(store: Neo4jStore):
    pages = [
        Page(f"p{n}", Stated.of([round_of(f"Co {n % 7}", f"Backer {n % 3}", page=f"p{n}")], ()), (), ("a", n))
        for n in range(40)
    ]
    assert list(store.put_many(pages)) == [True] * 40
    assert store.mark().revision == 40
    assert list(store.put_many(pages)) == [False] * 40
    assert (store.mark().revision, store.mark().positions) == (40, {"a": 39})


def test_a_commit_announced_by_a_writer_that_died_holds_readers_up_for_a_moment_and_the_next_writer_clears_it(
    store: Neo4jStore, address: ServerAddress, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(reading, "SETTLED", 1.0)
    store.put("p1", [round_of("Acme", "SoftBank")])
    died = "MERGE (w:Ledger {id: 'writing'}) SET w.token = 'of a dead writer'"
    run(address, died)
    started = time.monotonic()
    assert len(store.snapshot().facts) == 1
    assert time.monotonic() - started >= 1
    assert not store.put("p1", [round_of("Acme", "SoftBank")])  # no change, and yet it is cleared
    started = time.monotonic()
    assert len(store.snapshot().facts) == 1
    assert time.monotonic() - started < 1


def test_an_organisation_that_is_half_visible_is_asked_for_again(store: Neo4jStore, address: ServerAddress):
    store.put("p1", [round_of("Acme")])
    (acme,) = store.find("Acme")
    run(address, "MATCH (s:Subject {id: $id}) SET s.kept = s.names REMOVE s.names", id=acme.id)
    mended = threading.Timer(
        0.3, run, (address, "MATCH (s:Subject {id: $id}) SET s.names = s.kept REMOVE s.kept"), {"id": acme.id}
    )
    mended.start()
    assert (store.find("Acme"), store.entity(acme.id)) == ([acme], acme)
    mended.join()


def test_an_organisation_that_stays_half_visible_is_left_out(
    store: Neo4jStore, address: ServerAddress, monkeypatch
):
    store.put("p1", [round_of("Acme"), round_of("Acme Two")])
    run(address, "MATCH (s:Subject {name: 'Acme'}) REMOVE s.names")
    monkeypatch.setattr(reading, "SETTLED", 0.1)
    assert [one.name for one in store.find("Acme")] == ["Acme Two"]


# ── reading only ────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    "query",
    ["CREATE (n:Oops {name: 'x'})", "MATCH (n) DETACH DELETE n", "MATCH (l:Ledger) SET l.revision = 9"],
)
def test_the_server_refuses_a_write_on_the_way_for_reading(
    store: Neo4jStore, address: ServerAddress, query: str
):
    store.put("p1", [round_of("Acme", "SoftBank")])
    before = run(address, "MATCH (n) RETURN count(n), sum(n.revision)")
    told(lambda: store._link.read(query), StoreReadOnly)
    assert run(address, "MATCH (n) RETURN count(n), sum(n.revision)") == before


@pytest.mark.parametrize(
    "text", ['"', "a) OR (b", "*:*", "[a TO z]", "\\", "soft~9 AND /x.*/", "`}) DETACH DELETE n //", "\x00"]
)
def test_whatever_is_looked_for_is_only_a_name(store: Neo4jStore, text: str):
    store.put("p1", [round_of("Acme", "SoftBank")])
    store.find(text)
    store.entity(text)
    store.facts_about(text)
    assert len(store.snapshot().facts) == 1


# ── faults ──────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_server_that_is_gone_is_told_and_left_alone_and_found_again(far: Neo4jStore, proxy: Proxy):
    proxy.down()
    for _ in range(3):
        told(far.mark, StoreUnavailable)
    start = time.monotonic()
    assert "not tried again" in told(far.mark, StoreUnavailable).got
    assert time.monotonic() - start < 0.1
    proxy.up()
    assert recovered(far) <= MOST
    assert len(far.snapshot().facts) == 1


def test_a_server_that_falls_silent_is_told_in_time(far: Neo4jStore, proxy: Proxy, address: ServerAddress):
    proxy.stalled = True
    told(far.mark, StoreUnavailable)
    told(lambda: far.put("p2", [round_of("Bolt")]), StoreUnavailable)
    told(lambda: open_store(f"bolt://neo4j:{address.password}@127.0.0.1:{proxy.port}"), StoreUnavailable)
    proxy.stalled = False
    assert recovered(far) <= MOST
    assert far.put("p2", [round_of("Bolt", page="p2")]) in {True, False}
    assert len(far.snapshot().facts) == 2


def test_an_answer_cut_in_the_middle_is_an_error_and_never_half_a_picture(far: Neo4jStore, proxy: Proxy):
    far.put("p2", [round_of(f"Firm {n}", "SoftBank", page="p2") for n in range(500)])
    proxy.cut_after = 50_000
    proxy.drop()
    told(far.snapshot, StoreUnavailable)
    proxy.cut_after = None
    assert recovered(far) <= MOST
    assert len(far.snapshot().facts) == 501


def test_a_slow_way_is_no_fault(far: Neo4jStore, proxy: Proxy):
    proxy.delay = 0.2
    assert len(far.snapshot().facts) == 1


def test_a_connection_that_died_while_idle_is_not_noticed_by_the_caller(far: Neo4jStore, proxy: Proxy):
    proxy.drop()
    assert recovered(far) <= MOST
    assert far.put("p2", [round_of("Bolt", page="p2")])


def test_no_connection_is_left_open(far: Neo4jStore, proxy: Proxy):
    next(far._link.rows("UNWIND range(1, 100000) AS n RETURN n"))
    for _ in range(3):
        proxy.stalled = True
        told(far.mark, StoreUnavailable)
        proxy.stalled = False
        recovered(far)
    far.close()
    end = time.monotonic() + MOST
    while proxy.connections and time.monotonic() < end:
        time.sleep(0.05)
    assert proxy.connections == 0


def test_a_commit_whose_answer_is_lost_counts_once(far: Neo4jStore, proxy: Proxy, address: ServerAddress):
    """Cut at ever later points of the answers: whatever was lost, the batch tried again ends as written once."""
    for cut in range(200, 3000, 900):
        proxy.drop()
        proxy.cut_after = cut
        try:
            far.put("p2", [round_of(f"Cut {cut}", "SoftBank", page="p2")])
        except StoreUnavailable:
            proxy.cut_after = None
            recovered(far)
            far.put("p2", [round_of(f"Cut {cut}", "SoftBank", page="p2")])
        proxy.cut_after = None
        recovered(far)
        assert [fact.company for fact in far.facts_about("org:softbank")].count(f"Cut {cut}") == 1
    assert run(address, "MATCH (r:Round) RETURN count(r)") == [[2]]


def test_a_query_that_takes_too_long_is_ended_by_the_server(address: ServerAddress):
    slow = neo4j.Query("UNWIND range(1, 1000000000) AS n RETURN sum(n % 7)", timeout=1)
    with (
        neo4j.GraphDatabase.driver(address.uri, auth=(address.user, address.password or "")) as driver,
        driver.session(database="neo4j") as session,
        pytest.raises(neo4j.exceptions.Neo4jError) as ended,
    ):
        session.run(slow).consume()
    assert "did not let this through in time" in in_our_words(ended.value, address).got


def test_two_ingests_at_once_double_nothing(store: Neo4jStore, address: ServerAddress):
    errors: list[BaseException] = []

    def ingest(order: int) -> None:
        try:
            with closing(Neo4jStore(address)) as mine:
                for n in range(30)[::order]:
                    mine.put(f"p{n}", [round_of(f"Co {n}", "SoftBank", f"B {n % 4}", page=f"p{n}")])
        except BaseException as error:  # noqa: BLE001 - told below
            errors.append(error)

    threads = [threading.Thread(target=ingest, args=(order,)) for order in (1, -1)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert store.mark().revision == 30
    assert run(address, "MATCH (r:Round) RETURN count(r)") == [[30]]
    assert run(address, "MATCH (:Backer)-[p:PARTICIPATED]->() RETURN count(p)") == [[60]]


# ── the door ────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_wrong_password_is_told_without_it(address: ServerAddress):
    error = told(lambda: open_store(f"bolt://neo4j:canary-42@127.0.0.1:{address.port}"), StoreDenied)
    assert "PULLBACK_NEO4J_PASSWORD" in error.todo
    assert "canary-42" not in f"{error} {error.__cause__!r}"


def test_a_database_that_is_not_there_is_told(address: ServerAddress):
    told(
        lambda: open_store(f"bolt://neo4j:{address.password}@127.0.0.1:{address.port}/nowhere"), StoreMissing
    )


def test_a_port_that_speaks_something_else_is_told(news_site):
    port = news_site.url.rpartition(":")[2]
    told(lambda: open_store(f"bolt://neo4j:x@127.0.0.1:{port}"), StoreError)


def test_an_empty_database_is_missing_unless_it_may_be_made(address: ServerAddress):
    with closing(Neo4jStore(address, create=False)) as one:
        told(one.prepare, StoreMissing)
    assert run(address, "MATCH (n) RETURN count(n)") == [[0]]


def test_the_graph_of_another_program_is_refused_and_left_alone(address: ServerAddress):
    run(address, "CREATE (:Theirs {name: 'x'})")
    with closing(Neo4jStore(address)) as one:
        assert "another program" in told(one.prepare, StoreError).got
    assert run(address, "MATCH (n) RETURN labels(n)") == [[["Theirs"]]]


def test_a_newer_schema_is_refused_and_a_half_made_one_is_finished(store: Neo4jStore, address: ServerAddress):
    run(address, "MATCH (l:Ledger) SET l.schema = 99")
    with closing(Neo4jStore(address)) as one:
        assert "schema 99" in told(one.prepare, StoreVersion).got
    run(address, "MATCH (l:Ledger) SET l.schema = 0")
    run(address, "DROP INDEX round_valid")
    store.prepare()
    assert run(address, "MATCH (l:Ledger) RETURN l.schema") == [[1]]
    assert run(address, "SHOW INDEXES YIELD name WHERE name = 'round_valid' RETURN name") == [["round_valid"]]


def test_a_record_that_is_no_fact_is_told_as_damaged(store: Neo4jStore, address: ServerAddress):
    store.put("p1", [round_of("Acme", "SoftBank")])
    run(address, "MATCH (r:Round) SET r.record = '{}'")
    told(store.snapshot, StoreCorrupt)
    told(lambda: store.facts_about("org:acme"), StoreCorrupt)


@pytest.mark.parametrize(
    "wrong", ["neo4j://", "bolt://host/a/b", "bolt://host?x=1", "bolt://host:notaport", "neo4j+x://host"]
)
def test_an_address_that_is_none_is_told(wrong: str):
    with pytest.raises(StoreError, match="neo4j://"):
        open_store(wrong)


def test_an_address_is_shown_without_its_password():
    one = server_address("neo4j+s://ada:p%40ss@db.example:7999/facts")
    assert (one.user, one.password, one.database, one.port) == ("ada", "p@ss", "facts", 7999)
    assert "p@ss" not in f"{one} {one!r}"
    assert shown("neo4j://ada:secret@host/db") == "neo4j://ada:***@host/db"
