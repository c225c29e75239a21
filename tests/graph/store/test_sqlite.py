"""What only a file can suffer: kills, locks, damage, strangers, newer versions, two writers."""

import functools
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from graph.errors import StoreBusy, StoreCorrupt, StoreError, StoreMissing, StoreVersion
from graph.store import open_store
from tests.graph.making import issue, judged, round_of

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="a kill is played on a forked child")
_connect = sqlite3.connect


def ingest(path: Path) -> str:
    """A small run from where the mark stands, with a page stated anew; gives the digest and the mark."""
    with closing(open_store(f"sqlite:///{path}")) as store:
        start = store.mark().positions.get("archive", 0)
        for entry, page in enumerate(("p1", "p2", "p3", "p1"), 1):
            if entry > start:
                store.put(
                    page,
                    [round_of(f"Acme {entry}", "SoftBank", page=page), round_of("Bolt", page=page)],
                    [issue(page, f"entry {entry}")],
                    [judged("org:acme-1", f"org:acme-{entry}-inc")],
                    ("archive", entry),
                )
        store.judge(judged("org:bolt", "org:acme-1", "different", by="person:ada"))
        return f"{store.snapshot().digest} {store.mark()}"


def child(work: Callable[[], object]) -> int:
    """Do something in a forked child; gives the signal that ended it, or its exit code."""
    one = os.fork()
    if not one:
        code = 1
        try:
            work()
            code = 0
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(one, 0)[1])


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def dying_at_statement(number: int, path: Path) -> None:
    """Ingest, and be killed when the statement of this number is about to run."""
    left = number

    def count(_: str) -> None:
        nonlocal left
        left -= 1
        if left == 0:
            die()

    def connect(*args, **kwargs) -> sqlite3.Connection:
        connection = _connect(*args, **kwargs)
        connection.set_trace_callback(count)
        return connection

    sqlite3.connect = connect
    ingest(path)


def dying_at_step(number: int, path: Path) -> None:
    """Ingest, and be killed inside a statement, after so many steps of SQLite's own machine."""
    left = number

    def count() -> int:
        nonlocal left
        left -= 1
        if left == 0:
            die()
        return 0

    def connect(*args, **kwargs) -> sqlite3.Connection:
        connection = _connect(*args, **kwargs)
        connection.set_progress_handler(count, 1)
        return connection

    sqlite3.connect = connect
    ingest(path)


@pytest.mark.journey
@pytest.mark.parametrize(("dying", "stride"), [(dying_at_statement, 1), (dying_at_step, 41)])
def test_a_kill_at_any_point_and_a_rerun_end_as_a_clean_run(tmp_path: Path, dying: Callable, stride: int):
    clean = ingest(tmp_path / "clean.sqlite")
    killed = 0
    while True:
        path = tmp_path / "killed" / "store.sqlite"
        ended = child(functools.partial(dying, killed * stride + 1, path))
        assert ended in {0, -signal.SIGKILL}
        assert ingest(path) == clean
        if ended == 0:
            break
        killed += 1
        shutil.rmtree(path.parent)
    assert killed > 30


def test_two_processes_at_once_double_nothing(tmp_path: Path):
    clean = ingest(tmp_path / "clean.sqlite")
    path = tmp_path / "store.sqlite"
    children = []
    for _ in range(2):
        one = os.fork()
        if not one:
            code = 1
            try:
                ingest(path)
                code = 0
            finally:
                os._exit(code)
        children.append(one)
    assert [os.waitstatus_to_exitcode(os.waitpid(one, 0)[1]) for one in children] == [0, 0]
    assert ingest(path).partition(" ")[0] == clean.partition(" ")[0]  # who was first decides the revision


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A store with something in it."""
    ingest(tmp_path / "store.sqlite")
    return tmp_path / "store.sqlite"


@pytest.mark.parametrize("prepared", [True, False])
def test_another_writer_makes_it_busy_and_readers_go_on(path: Path, prepared: bool):
    store = open_store(str(path), patience=0.05) if prepared else None
    with closing(_connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        store = store or open_store(str(path), patience=0.05)
        with closing(store):
            with pytest.raises(StoreBusy, match="wait until") as told:
                store.put("p9", [round_of("Late")])
            assert "0.05 s" in told.value.got
            assert len(store.snapshot().facts) == 6
            other.execute("ROLLBACK")
            assert store.put("p9", [round_of("Late")])


def test_a_new_store_is_busy_while_another_process_makes_it(tmp_path: Path):
    path = tmp_path / "new.sqlite"
    with closing(_connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StoreBusy):
            open_store(str(path), patience=0.05)
    open_store(str(path)).close()


def test_a_reader_sees_one_moment_while_another_store_writes(path: Path):
    with closing(open_store(str(path))) as one, closing(open_store(str(path))) as two:
        assert one.find("Newcomer") == []
        two.put("p9", [round_of("Newcomer", page="p9")])
        assert [found.name for found in one.find("Newcomer")] == ["Newcomer"]
        assert one.mark() == two.mark()


@pytest.mark.parametrize(
    "content", [b"<html>not a database</html>" * 100, b"SQLite format 3\x00" + b"\xff" * 4096, b"x"]
)
def test_garbage_is_refused_and_left_alone(tmp_path: Path, content: bytes):
    path = tmp_path / "store.sqlite"
    path.write_bytes(content)
    with pytest.raises(StoreCorrupt, match="is not a store or is damaged"):
        open_store(str(path))
    assert path.read_bytes() == content


@pytest.mark.parametrize("part", [0.2, 0.5, 0.95])
def test_a_truncated_file_is_told_as_damaged(path: Path, part: float):
    os.truncate(path, int(path.stat().st_size * part))
    with pytest.raises(StoreCorrupt), closing(open_store(str(path))) as store:
        store.snapshot()


def test_a_page_of_zeros_in_the_middle_is_told_as_damaged(path: Path):
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(bytes(path.stat().st_size - 4096))
    with pytest.raises(StoreCorrupt), closing(open_store(str(path))) as store:
        store.snapshot()


@pytest.mark.parametrize("record", ["{}", "[", '{"kind": "rumour"}', '{"kind": "ownership", "parent": 1}'])
def test_a_record_that_is_no_fact_is_told_as_damaged(path: Path, record: str):
    with closing(_connect(path, isolation_level=None)) as other:
        other.execute("UPDATE fact SET record = ?", (record,))
        other.execute("UPDATE judgement SET record = '{}'")
    with closing(open_store(str(path))) as store:
        for call in (lambda: store.facts_about("org:bolt"), store.snapshot):
            with pytest.raises(StoreCorrupt):
                call()


def test_a_store_that_lost_a_table_is_told_as_damaged(path: Path):
    with closing(_connect(path)) as other:
        other.execute("DROP TABLE naming")
    with closing(open_store(str(path))) as store, pytest.raises(StoreCorrupt, match="naming"):
        store.find("Bolt")


def test_the_file_of_another_program_is_refused_and_left_alone(tmp_path: Path):
    path = tmp_path / "other.db"
    with closing(_connect(path)) as other:
        other.execute("CREATE TABLE theirs (x)")
    before = path.read_bytes()
    with pytest.raises(StoreError, match="another program"):
        open_store(str(path))
    assert path.read_bytes() == before


def test_a_newer_schema_is_refused(path: Path):
    with closing(_connect(path)) as other:
        other.execute("PRAGMA user_version = 99")
    with pytest.raises(StoreVersion, match="schema 99"):
        open_store(str(path))


def test_an_empty_file_becomes_a_store(tmp_path: Path):
    path = tmp_path / "store.sqlite"
    path.touch()
    open_store(str(path), create=False).close()
    assert path.stat().st_size > 0


def test_a_missing_file_is_missing_unless_it_may_be_made(tmp_path: Path):
    path = tmp_path / "new folder" / "größe #1?.sqlite"
    with pytest.raises(StoreMissing, match="pullback demo"):
        open_store(f"sqlite:///{path}", create=False)
    assert list(tmp_path.iterdir()) == []
    open_store(f"sqlite:///{path}").close()
    assert path.exists()


def test_a_file_deleted_meanwhile_is_not_made_anew(path: Path):
    with closing(open_store(str(path))) as store:
        path.unlink()
        with pytest.raises(StoreError):
            store.snapshot()
        assert not path.exists()


@pytest.mark.parametrize("where", ["folder.db", "file/store.db", "/proc/store.db"])
def test_a_place_that_no_file_can_be_in_is_told(tmp_path: Path, where: str):
    (tmp_path / "folder.db").mkdir()
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match="can't be used") as told:
        open_store(str(tmp_path / where))
    assert "permissions" in told.value.todo


def test_a_folder_that_may_only_be_read_is_told():
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o555)
        child = os.fork()
        if child == 0:
            if os.geteuid() == 0:
                os.setuid(65534)  # root may write anywhere, so the child is nobody
            try:
                open_store(f"{folder}/store.db")
            except StoreError as error:
                os._exit(0 if "can't be used" in str(error) else 1)
            os._exit(2)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
        Path(folder).chmod(0o755)


@pytest.mark.parametrize(
    "address",
    ["mysql://localhost", "sqlite://x", "sqlite:///", "postgres:x", "", "notes.txt", "https://x.db"],
)
def test_an_address_without_a_backend_names_those_there_are(address: str):
    with pytest.raises(StoreError, match="sqlite:///PATH") as told:
        open_store(address)
    assert "memory:" in told.value.wanted


def test_a_backend_is_imported_only_when_asked_for():
    code = (
        "import sys; from graph.store import open_store; open_store('memory:')\n"
        "assert 'graph.store.memory' in sys.modules\n"
        "assert not {'sqlite3', 'graph.store.sqlite'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_connections_do_not_pile_up_with_short_lived_threads(path: Path):
    import threading

    with closing(open_store(str(path))) as store:
        for _ in range(20):
            thread = threading.Thread(target=store.snapshot)
            thread.start()
            thread.join()
        assert len(store._file._idle) == 1
