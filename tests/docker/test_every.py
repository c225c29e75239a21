"""The schedule for real: a shell, real commands, real signals."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.docker.roles import DOCKER

pytestmark = pytest.mark.journey
EVERY = DOCKER / "every.sh"


def started(stamp: Path, *words: str, **environment: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        ["sh", str(EVERY), *words], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True,
        env={**os.environ, "EVERY_STAMP": str(stamp), **environment},
    )  # fmt: skip


def until(true: Callable[[], bool], limit: float = 20) -> None:
    end = time.monotonic() + limit
    while not true():
        assert time.monotonic() < end, "it never came"
        time.sleep(0.02)


def stopped(process: "subprocess.Popen[str]", number: int = signal.SIGTERM) -> str:
    """Stop it; what it wrote. It ends only when nobody holds the pipe, so no child is left either."""
    process.send_signal(number)
    try:
        text, _ = process.communicate(timeout=10)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        raise
    return text


def counting(file: Path, code: int) -> tuple[str, ...]:
    return ("sh", "-c", f'echo x >>"{file}"; exit {code}')


def test_it_runs_again_and_again_and_logs_each_exit_code(tmp_path):
    file, stamp = tmp_path / "runs", tmp_path / "stamp"
    process = started(stamp, "1s", *counting(file, 0))
    until(lambda: file.exists() and len(file.read_text().split()) >= 3)
    text = stopped(process)
    assert process.returncode == 0
    assert len(re.findall(r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ every: sh -c .*: exit 0 \(done\) after \d+ s$", text, re.MULTILINE)) >= 3  # fmt: skip
    assert text.splitlines()[-1].endswith("every: stopped")


@pytest.mark.parametrize(("code", "renewed"), [(0, True), (8, True), (1, False), (69, False), (75, False)])
def test_only_a_run_that_did_its_work_counts_as_a_sign_of_health(tmp_path, code, renewed):
    file, stamp = tmp_path / "runs", tmp_path / "stamp"
    process = started(stamp, "1h", *counting(file, code))
    assert process.stdout
    line = process.stdout.readline()
    assert f"exit {code} (" in line
    assert stamp.exists() is renewed
    stopped(process)
    assert process.returncode == 0


@pytest.mark.parametrize(("code", "again"), [(4, True), (69, True), (75, True), (8, False), (1, False)])
def test_what_may_come_right_soon_is_tried_sooner(tmp_path, code, again):
    file = tmp_path / "runs"
    process = started(tmp_path / "stamp", "1h", *counting(file, code), EVERY_RETRY="1s")
    until(file.exists)
    time.sleep(2.5)
    stopped(process)
    assert (len(file.read_text().split()) > 1) is again


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_stop_reaches_the_command_as_ctrl_c_and_waits_for_its_end(tmp_path, number):
    file = tmp_path / "told"
    program = (
        "import pathlib, time\n"
        "try:\n    print('ready', flush=True); time.sleep(60)\n"
        f"except KeyboardInterrupt:\n    time.sleep(0.5); pathlib.Path({str(file)!r}).write_text('in order'); raise SystemExit(130)"
    )
    process = started(tmp_path / "stamp", "1h", sys.executable, "-c", program)
    assert process.stdout
    assert process.stdout.readline() == "ready\n"
    text = stopped(process, number)
    assert process.returncode == 0
    assert file.read_text() == "in order"
    assert "exit 130 (interrupted)" in text


def test_a_stop_between_two_runs_is_taken_at_once(tmp_path):
    process = started(tmp_path / "stamp", "24h", "true")
    assert process.stdout
    assert "exit 0" in process.stdout.readline()
    time.sleep(0.2)
    began = time.monotonic()
    stopped(process)
    assert time.monotonic() - began < 2
    assert process.returncode == 0


def test_a_stop_at_any_moment_ends_it_and_what_it_runs(tmp_path):
    for number in range(30):
        process = started(tmp_path / "stamp", "1s", "sleep", "47.11")
        time.sleep(0.002 * number)
        began = time.monotonic()
        stopped(process)
        assert time.monotonic() - began < 5
        assert process.returncode in {
            0,
            -signal.SIGTERM,
        }  # before its first line the shell itself takes the signal


@pytest.mark.parametrize(
    "words",
    [(), ("5m",), ("5", "true"), ("0m", "true"), ("m", "true"), ("25h", "true"), ("1x", "true"), ("-1s", "true"), ("1m2s", "true"),
     ("08s", "true"), ("99999999999999999999s", "true")],
)  # fmt: skip
def test_a_wrong_call_is_refused_with_what_was_wanted(tmp_path, words):
    process = started(tmp_path / "stamp", *words)
    text, _ = process.communicate(timeout=10)
    assert process.returncode == 2
    assert "wanted: every INTERVAL COMMAND" in text


def test_a_command_that_is_not_there_is_told_and_tried_at_its_time(tmp_path):
    process = started(tmp_path / "stamp", "1h", "no-such-command")
    assert process.stdout
    lines = [process.stdout.readline(), process.stdout.readline()]
    assert "no-such-command" in lines[0]
    assert "exit 127 (failed)" in lines[1]
    stopped(process)
    assert process.returncode == 0


def test_the_password_is_made_once_in_two_spellings_and_never_shown(tmp_path):
    folder = tmp_path / "secrets"
    call = ["sh", str(DOCKER / "secrets.sh"), str(folder)]
    first = subprocess.run(call, capture_output=True, text=True, check=True, timeout=10)
    password = (folder / "neo4j_password").read_text()
    assert re.fullmatch(r"[0-9a-f]{48}\n", password)
    assert (folder / "neo4j_auth").read_text() == f"neo4j/{password}"
    assert folder.stat().st_mode & 0o777 == 0o700
    assert password.strip() not in first.stdout + first.stderr
    again = subprocess.run(call, capture_output=True, text=True, check=True, timeout=10)
    assert "nothing was changed" in again.stderr
    assert (folder / "neo4j_password").read_text() == password
