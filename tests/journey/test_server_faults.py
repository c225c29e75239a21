"""A server of its own that is killed and filled up: what was ingested stays, the rest follows, nothing doubles."""

import os
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from graph.errors import StoreError, StoreFull, StoreUnavailable
from graph.server import Running, cache_of, start, stop
from graph.snapshot import Snapshot
from graph.store.address import server_address
from graph.store.neo4j import Neo4jStore
from graph.store.pages import Page
from graph.store.stated import Stated
from tests.graph.making import round_of
from tests.servers import LINES

pytestmark = pytest.mark.journey
MOST = 5.0  # seconds until a fault is told, and from the server's return until it is found


def begun(folder: Path) -> Running:
    return start(LINES[0], folder, cache_of(os.environ))


def opened(server: Running) -> Neo4jStore:
    password = server.password_file.read_text(encoding="utf-8").strip()
    return Neo4jStore(server_address(f"bolt://neo4j:{password}@{server.bolt}"))


def page(n: int, rounds: int = 3) -> Page:
    one = f"p{n}"
    facts = [round_of(f"Co {n} {k}", "SoftBank", f"Backer {n % 9}", page=one) for k in range(rounds)]
    return Page(one, Stated.of(facts, ()), (), ("archive", n))


def digest(pages: list[Page]) -> str:
    return Snapshot.of([fact for one in pages for fact in one.stated.facts.values()], (), ()).digest


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "home"
    yield folder
    server = start(LINES[0], folder, cache_of(os.environ))
    stop(server)


def fill(file: Path) -> None:
    """Take all the room that there is."""
    with file.open("wb", buffering=0) as taken:
        try:
            while True:
                taken.write(bytes(1 << 20))
        except OSError:
            pass


def fault(work: Callable[[int], object], steps: Iterable[int]) -> StoreError:
    """The first error, which must come in time."""
    for step in steps:
        begin = time.monotonic()
        try:
            work(step)
        except StoreError as error:
            assert time.monotonic() - begin <= MOST
            return error
    raise AssertionError("nothing failed")


def ingest(store: Neo4jStore, pages: list[Page]) -> None:
    """From where the mark stands, as ingest does."""
    done = store.mark().positions.get("archive", -1)
    for n, one in enumerate(pages):
        if n > done:
            store.put(one.page_id, one.stated.facts.values(), (), (), one.position)


def test_an_ingest_whose_server_is_killed_goes_on_where_it_stopped(home: Path):
    pages = [page(n) for n in range(120)]
    server = begun(home)
    with closing(opened(server)) as store:
        store.prepare()
        killed = [0.0]
        reached = threading.Event()

        def kill() -> None:
            reached.wait(60)
            time.sleep(0.03)  # into the middle of a later page
            killed[0] = time.monotonic()
            os.kill(server.pid, signal.SIGKILL)

        killer = threading.Thread(target=kill)
        killer.start()
        ingest(store, pages[:30])
        reached.set()
        with pytest.raises(StoreUnavailable, match="wanted"):
            ingest(store, pages)
        assert time.monotonic() - killed[0] <= MOST
        killer.join()

        server = begun(home)
        back = time.monotonic()
        while True:
            try:
                done = store.mark()
            except StoreUnavailable:
                assert time.monotonic() - back <= MOST
                time.sleep(0.05)
            else:
                break
        assert 29 <= done.positions["archive"] < 119
        assert len(store.snapshot().facts) == 3 * done.revision  # whole pages, and all that were told as kept
        ingest(store, pages)
        assert store.snapshot().digest == digest(pages)
        assert store.mark().revision == 120


@pytest.mark.skipif(os.geteuid() != 0, reason="a small disk is made by mounting one, which takes root")
def test_a_server_whose_disk_is_full_is_told_so_and_goes_on_after_room_is_made(tmp_path: Path):
    disk = tmp_path / "disk"
    disk.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=600m", "tmpfs", str(disk)], check=True)
    try:
        server = begun(disk / "home")
        pages = [page(n, 40) for n in range(60)]
        with closing(opened(server)) as store:
            store.prepare()
            assert list(store.put_many(pages[:10])) == [True] * 10
            filler = disk / "filler"
            fill(filler)
            told = fault(lambda n: list(store.put_many(pages[n : n + 10])), range(10, 60, 10))
            assert isinstance(told, StoreFull)
            assert "room" in told.todo + told.wanted
            with pytest.raises(StoreError, match="restart"):
                store.put("p0", [])
            filler.unlink()
            stop(server)
            server = begun(disk / "home")
            end = time.monotonic() + MOST
            while True:
                try:
                    changed = list(store.put_many(pages))
                    break
                except StoreUnavailable:
                    assert time.monotonic() < end
                    time.sleep(0.05)
            assert changed[:10] == [False] * 10
            assert store.snapshot().digest == digest(pages)
    finally:
        try:
            stop(begun(disk / "home"))
        finally:
            subprocess.run(["umount", "-l", str(disk)], check=True)
