"""``pullback extract`` as other programs use it: streams, closed pipes, interrupts, lines of every kind."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import IO

import pytest

pytestmark = pytest.mark.journey
ROOT = Path(__file__).parents[2]
TEXT = "{name} Labs has raised ${n} million in seed funding led by Alpha Fund."


def article(n: int) -> bytes:
    return json.dumps({"id": f"a{n}", "text": TEXT.format(name=f"Acme{n}", n=n + 1)}).encode() + b"\n"


def environment() -> dict[str, str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PULLBACK_")}
    return {**clean, "PULLBACK_MODEL": "none"}


def extract(
    stdin: bytes, *arguments: str, stdout: IO[bytes] | int = subprocess.PIPE
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "api", "extract", *arguments],
        check=False, cwd=ROOT, env=environment(), stdout=stdout, stderr=subprocess.PIPE, timeout=100, input=stdin,
    )  # fmt: skip


def started(*arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "api", "extract", *arguments],
        cwd=ROOT, env=environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True,
    )  # fmt: skip


def test_processes_give_the_same_lines_in_the_same_order_as_one(tmp_path):
    file = tmp_path / "many.jsonl"
    file.write_bytes(b"".join(article(n) if n % 7 else b"{\n" for n in range(200)))
    one, two = (extract(b"", str(file), "--workers", n) for n in ("1", "2"))
    assert one.returncode == two.returncode == 0
    assert one.stdout == two.stdout
    answers = [json.loads(line) for line in two.stdout.splitlines()]
    assert [a["id"] for a in answers] == [f"a{n}" if n % 7 else None for n in range(200)]
    assert all(a["events"] for n, a in enumerate(answers) if n % 7)


def test_bad_lines_are_told_and_counted_and_the_rest_goes_on():
    done = extract(b"".join([article(1), b"\n", b"oops\n", b"\xff\n", article(2)]))
    assert done.returncode == 0
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == ["a1", None, None, "a2"]
    told = done.stderr.decode()
    assert "line 3 is not JSON" in told
    assert "line 4 is not JSON" in told
    assert "4 lines answered; issues: bad_line 2" in told
    assert "Traceback" not in told


def test_complaints_without_end_are_only_counted():
    done = extract(article(1) + b"{\n" * 500)
    assert done.returncode == 0
    assert len(done.stderr.splitlines()) < 30
    assert "bad_line 500" in done.stderr.decode()


def test_a_full_disk_is_told():
    with open("/dev/full", "wb") as full:  # noqa: PTH123 - a device
        done = extract(article(1), stdout=full)
    assert done.returncode == 6
    assert b"can't be written" in done.stderr


def test_a_file_without_one_article_is_refused(tmp_path):
    done = extract(b"just text\nand more\n")
    assert done.returncode == 6
    assert b"none of the 2 lines" in done.stderr
    assert extract(b"", str(tmp_path / "no.jsonl")).returncode == 2
    assert extract(b"").returncode == 0


def test_a_partner_may_wait_for_each_answer():
    with started("--workers", "2") as door:
        for n in range(3):
            door.stdin.write(article(n))
            door.stdin.flush()
            assert json.loads(door.stdout.readline())["id"] == f"a{n}"
        door.stdin.close()
        assert door.wait(20) == 0


@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_reader_that_leaves_is_no_error(workers, tmp_path):
    file = tmp_path / "many.jsonl"
    file.write_bytes(b"".join(map(article, range(3000))))
    with started(str(file), "--workers", workers) as door:
        door.stdout.readline()
        door.stdout.close()
        assert door.wait(30) == 0
        assert b"Traceback" not in door.stderr.read()


@pytest.mark.parametrize("workers", ["1", "2"])
def test_an_interrupt_ends_it_with_whole_lines(workers):
    with started("--workers", workers) as door:
        door.stdin.write(b"".join(map(article, range(100))))  # and more may come: the pipe stays open
        door.stdin.flush()
        first = door.stdout.readline()
        time.sleep(0.3)
        os.killpg(door.pid, signal.SIGINT)
        rest = door.stdout.read()
        assert door.wait(20) == 130
        told = door.stderr.read().decode()
    assert "interrupted after" in told
    assert "Traceback" not in told
    assert "Fatal" not in told
    ids = [json.loads(line)["id"] for line in [first, *rest.splitlines()]]
    assert ids == [f"a{n}" for n in range(len(ids))]


def test_a_line_of_fifty_megabytes_and_one_too_long_are_told_and_the_rest_goes_on():
    long = b'{"id": "long", "text": "' + b"Acme raised $5 million. " * (50_000_000 // 24) + b'"}\n'
    endless = b'{"id": "endless", "text": "' + b"x" * (1 << 26) + b'"}\n'
    done = extract(long + endless + article(3))
    assert done.returncode == 0, done.stderr
    first, second, third = map(json.loads, done.stdout.splitlines())
    assert (first["id"], first["events"], first["issues"][0]["kind"]) == ("long", [], "too_long")
    assert (second["id"], second["issues"][0]["kind"]) == (None, "bad_line")
    assert third["events"]


@pytest.mark.skipif(not Path("/proc").exists(), reason="looks into /proc")
def test_a_process_that_is_killed_loses_no_line(tmp_path):
    file = tmp_path / "many.jsonl"
    file.write_bytes(b"".join(map(article, range(4000))))
    with started(str(file), "--workers", "2") as door:
        lines = [door.stdout.readline() for _ in range(40)]
        children = Path(f"/proc/{door.pid}/task/{door.pid}/children").read_text().split()
        readers = [int(pid) for pid in children if b"spawn_main" in Path(f"/proc/{pid}/cmdline").read_bytes()]
        assert len(readers) == 2
        os.kill(readers[0], signal.SIGKILL)
        lines += door.stdout.read().splitlines()
        assert door.wait(60) == 0
        assert "a worker process ended (killed by SIGKILL)" in " ".join(door.stderr.read().decode().split())
    answers = [json.loads(line) for line in lines]
    assert [one["id"] for one in answers] == [f"a{n}" for n in range(4000)]
    assert all(one["events"] for one in answers)
