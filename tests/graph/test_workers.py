"""Real processes, real kills."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from graph.errors import InputError, WorkerError
from graph.workers import AHEAD, BATCH, Lost, Nothing, Reader, Workers
from tests.graph import workings

pytestmark = pytest.mark.journey
ROOT = Path(__file__).parents[2]


def gone(pid: int) -> bool:
    """Whether a process has ended."""
    try:
        return "State:\tZ" in Path(f"/proc/{pid}/status").read_text()
    except FileNotFoundError:
        return True


def begun(code: str, stderr: int = subprocess.DEVNULL) -> subprocess.Popen[str]:
    """A program of its own, in a group of processes of its own."""
    return subprocess.Popen(
        [sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE, stderr=stderr, text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)}, start_new_session=True,
    )  # fmt: skip


def test_results_come_in_the_order_of_the_items():
    with Workers(workings.square, 2) as workers:
        assert list(workers.run(range(500))) == [n * n for n in range(500)]
        assert list(workers.run([])) == []
        assert list(workers.run([7])) == [49]


def test_processes_start_once():
    with Workers(workings.pid, 2) as workers:
        assert len(set(workers.run(range(100)))) <= 2


def test_an_item_that_kills_its_process_is_given_back_and_the_rest_is_done(caplog):
    with Workers(workings.die_at_13, 2) as workers:
        results = list(workers.run(range(60)))
    assert results[13] == Lost(13, "killed by SIGKILL")
    assert [r for n, r in enumerate(results) if n != 13] == [n * n for n in range(60) if n != 13]
    assert "tried again" in caplog.text


def test_a_process_that_dies_for_another_reason_loses_nothing(tmp_path):
    places = [str(tmp_path / str(n)) for n in range(3)]
    with Workers(workings.die_once, 1) as workers:
        assert list(workers.run(places[:1])) == places[:1]


def test_a_process_that_is_silent_too_long_is_ended():
    with Workers(workings.sleep, 1, seconds=0.3) as workers:
        start = time.monotonic()
        first, second = workers.run([30.0, 0.01])
    assert first == Lost(30.0, "silent for 0.3 seconds")
    assert second == 0.01
    assert time.monotonic() - start < 20


def test_what_a_task_raises_is_raised_where_its_result_is_due():
    with Workers(workings.fail_at_3, 2) as workers:
        results = workers.run(range(10))
        assert [next(results) for _ in range(3)] == [0, 1, 2]
        with pytest.raises(RuntimeError, match="three"):
            next(results)
    with Workers(workings.refuse, 1) as workers, pytest.raises(InputError) as error:
        list(workers.run([1]))
    assert (error.value.got, error.value.wanted, error.value.todo) == ("got", "wanted", "todo")


def test_processes_that_can_not_begin_are_told():
    with (
        Workers(workings.square, 1, ready=workings.ready_fails) as workers,
        pytest.raises(InputError, match="no such model"),
    ):
        list(workers.run([1]))
    with (
        Workers(workings.square, 1, ready=workings.ready_dies) as workers,
        pytest.raises(WorkerError) as error,
    ):
        list(workers.run([1]))
    assert "SIGKILL" in error.value.got
    assert "--workers 1" in error.value.todo


def test_no_more_is_taken_than_can_be_held():
    taken = 0

    def items():
        nonlocal taken
        for n in range(10_000):
            taken += 1
            yield n

    with Workers(workings.square, 2) as workers:
        results = workers.run(items())
        assert next(results) == 0
        assert taken <= 2 * BATCH * AHEAD + 1


def test_what_has_come_is_answered_while_the_next_is_awaited():
    """A partner that sends the next item only after the answer to the last one is not kept waiting."""
    answered = []

    def source():
        for n in range(4):
            yield n
            deadline = time.monotonic() + 20
            while len(answered) <= n:
                assert time.monotonic() < deadline
                time.sleep(0.005)

    with Workers(workings.square, 2) as workers:
        for result in workers.run(Reader(source())):
            answered += [result]
    assert answered == [0, 1, 4, 9]


def test_a_reader_holds_so_much_and_no_more_and_tells_what_ended_it():
    taken = []

    def source():
        for n in range(100):
            taken.append(n)
            yield n
        raise InputError("torn", wanted="w", todo="t")

    reader = Reader(source(), sized=lambda _: 10, items=50, size=100)
    assert reader.wait_for(10, 5) == 10
    assert len(taken) <= 12
    found = []
    while len(found) < 100:
        item = reader.take()
        assert item is not Nothing.ENDED
        found += [] if item is Nothing.LATER else [item]
    assert found == list(range(100))
    reader.wait_for(1, 5)
    with pytest.raises(InputError, match="torn"):
        reader.take()


@pytest.mark.skipif(not Path("/proc").exists(), reason="looks into /proc")
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_no_process_outlives_its_parent(how):
    code = (
        "from graph.workers import Workers\nfrom tests.graph import workings\n"
        "if __name__ == '__main__':\n"
        "    with Workers(workings.slow_square, 2) as w:\n"
        "        print(*[h._process.pid for h in w._hands], flush=True)\n"
        "        for r in w.run(range(100_000)): print(r, flush=True)\n"
    )
    with begun(code) as parent:
        assert parent.stdout
        children = [int(part) for part in parent.stdout.readline().split()]
        assert parent.stdout.readline() == "0\n"
        parent.send_signal(how)
        parent.wait(10)
    deadline = time.monotonic() + 10
    while not all(map(gone, children)):
        assert time.monotonic() < deadline
        time.sleep(0.05)


@pytest.mark.parametrize("after", [0.0, 0.02, 0.05, 0.1, 0.2, 0.4])
def test_an_interrupt_while_the_processes_begin_is_told_by_the_parent_alone(after):
    code = (
        "import sys\nfrom graph.workers import Workers\nfrom tests.graph import workings\n"
        "if __name__ == '__main__':\n"
        "    try:\n"
        "        print('begins', flush=True)\n"
        "        with Workers(workings.slow_square, 2) as w:\n"
        "            for r in w.run(range(100_000)): pass\n"
        "    except KeyboardInterrupt:\n"
        "        sys.exit(7)\n"
    )
    with begun(code, stderr=subprocess.PIPE) as parent:
        assert parent.stdout
        assert parent.stderr
        parent.stdout.readline()
        time.sleep(after)
        os.killpg(parent.pid, signal.SIGINT)
        assert parent.wait(20) == 7
        assert parent.stderr.read() == ""
