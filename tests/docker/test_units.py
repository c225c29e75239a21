"""The systemd units: what systemd accepts, what our rules ask, and each unit's very command run on this machine."""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from api.cli import cli
from api.stopping import GRACE
from tests.docker.roles import DOCKER, seconds
from tests.docker.test_roles import CHECKOUT, free_port, until

UNITS = {file.name: file.read_text(encoding="utf-8") for file in sorted((DOCKER / "systemd").iterdir())}
SERVICES = [name for name in UNITS if name.endswith(".service")]
BIN = Path(sys.executable).parent
FENCES = (
    "DynamicUser=yes", "NoNewPrivileges=yes", "ProtectSystem=strict", "ProtectHome=yes", "PrivateTmp=yes", "PrivateDevices=yes",
    "CapabilityBoundingSet=", "SystemCallFilter=@system-service", "RestrictNamespaces=yes", "LockPersonality=yes",
)  # fmt: skip
LIMITS = ("MemoryMax", "CPUQuota", "TasksMax", "TimeoutStopSec")


def lines(text: str) -> dict[str, list[str]]:
    """Each key of a unit with its values; comments and sections left out."""
    found: dict[str, list[str]] = {}
    for line in text.splitlines():
        key, mark, value = line.partition("=")
        if mark and not line.startswith("#"):
            found.setdefault(key, []).append(value)
    return found


def words(text: str) -> list[str]:
    (command,) = lines(text)["ExecStart"]
    return command.split()


def complaints(text: str) -> list[str]:
    """Each of our rules that a service breaks."""
    read = lines(text)
    program, verb, *options = words(text)
    known = (
        {one for option in cli.commands[verb].params for one in option.opts}
        if verb in cli.commands
        else set()
    )
    rules = {
        "it calls a command that there is": program == "/opt/pullback/bin/pullback" and set(options) <= known,
        "it is fenced in": all(fence in text.splitlines() for fence in FENCES),
        "what it may take is limited": set(LIMITS) <= set(read),
        "it keeps its data where it may write": read.get("Environment") == [f"PULLBACK_DATA=/var/lib/{read.get('StateDirectory', ['?'])[0]}"],
        "it is asked to stop, all of it only after that": read.get("KillMode") == ["mixed"],
        "its end has time": all(seconds(one) >= 2 * GRACE + 10 for one in read.get("TimeoutStopSec", ["0s"])),
        "a secret is in no unit": not re.search("PASSWORD|TOKEN|SECRET", text),
    }  # fmt: skip
    return [sentence for sentence, kept in rules.items() if not kept]


@pytest.mark.parametrize("name", SERVICES)
def test_each_service_keeps_our_rules(name):
    assert complaints(UNITS[name]) == []


@pytest.mark.parametrize(
    ("sentence", "right", "wrong"),
    [
        ("it calls a command that there is", "pullback crawl --due", "pullback crawl --dew"),
        ("it calls a command that there is", "pullback crawl", "pullback crawls"),
        ("it is fenced in", "ProtectSystem=strict", "ProtectSystem=full"),
        ("what it may take is limited", "MemoryMax=1G\n", ""),
        ("it keeps its data where it may write", "StateDirectory=pullback", "StateDirectory=other"),
        ("it is asked to stop, all of it only after that", "KillMode=mixed", "KillMode=none"),
        ("its end has time", "TimeoutStopSec=20s", "TimeoutStopSec=5s"),
        ("a secret is in no unit", "UMask=0027", "Environment=NEO4J_PASSWORD=hunter2"),
    ],
)
def test_our_rules_catch_a_slip(sentence, right, wrong):
    text = UNITS["pullback-crawl.service"]
    assert right in text
    assert sentence in complaints(text.replace(right, wrong))


def test_the_timer_comes_round_often_catches_up_and_is_spread():
    read = lines(UNITS["pullback-crawl.timer"])
    assert read["OnCalendar"] == ["*:0/5"]
    assert read["Persistent"] == ["yes"]
    assert read["RandomizedDelaySec"]
    assert "Conflicts=pullback-crawl.timer" in UNITS["pullback-schedule.service"], "one of the two, not both"


if shutil.which("systemd-analyze"):

    def verified(folder: Path, texts: dict[str, str]) -> str:
        for name, text in texts.items():
            (folder / name).write_text(text.replace("/opt/pullback/bin/pullback", "/bin/true"))
        files = [str(folder / name) for name in texts]
        done = subprocess.run(
            ["systemd-analyze", "verify", "--man=no", *files],
            capture_output=True,
            text=True,
            check=False,
            timeout=30,
        )
        return "\n".join(line for line in (done.stdout + done.stderr).splitlines() if "pullback" in line)

    def test_systemd_accepts_every_line(tmp_path):
        assert verified(tmp_path, UNITS) == ""

    def test_systemd_catches_a_slip(tmp_path):
        text = UNITS["pullback-crawl.service"].replace("ProtectClock=", "ProtectClok=")
        assert "ProtectClok" in verified(tmp_path, {"pullback-crawl.service": text})


@contextmanager
def running(name: str, root: Path) -> Iterator["subprocess.Popen[str]"]:
    """The service's command with its own variables, its state in a folder of this test."""
    text = UNITS[name]
    program, *rest = words(text)
    nobody = f"http://127.0.0.1:{free_port()}"  # a proxy that nobody is behind keeps the run on this machine
    given = dict(one.split("=", 1) for one in lines(text)["Environment"])
    state = root / "state"
    state.mkdir(exist_ok=True)
    environment = {key: value.replace("/var/lib/pullback", str(state)) for key, value in given.items()}
    process = subprocess.Popen(
        [program.replace("/opt/pullback/bin", str(BIN)), *rest], cwd=state, text=True, start_new_session=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        env={**environment, "PATH": "/usr/bin:/bin", "http_proxy": nobody, "https_proxy": nobody, **CHECKOUT},
    )  # fmt: skip
    try:
        yield process
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


@pytest.mark.journey
def test_the_timers_command_tries_what_is_due_and_the_next_one_finds_nothing(tmp_path):
    with running("pullback-crawl.service", tmp_path) as process:
        text, _ = process.communicate(timeout=60)
    assert process.returncode == 8, text
    assert text.count("NOT HEALTHY") >= 10
    began = time.monotonic()
    with running("pullback-crawl.service", tmp_path) as process:
        text, _ = process.communicate(timeout=60)
    assert (process.returncode, "nothing is due; the next is" in text) == (0, True), text
    assert time.monotonic() - began < 10
    assert {file.name.partition("-")[0] for file in (tmp_path / "state").iterdir()} == {"archive.sqlite"}


@pytest.mark.journey
def test_the_daemons_command_crawls_sleeps_and_ends_on_sigterm(tmp_path):
    with running("pullback-schedule.service", tmp_path) as process:
        assert process.stdout
        seen: list[str] = []
        until(lambda: seen.append(process.stdout.readline()) or "asleep; next at" in seen[-1])
        process.send_signal(signal.SIGTERM)
        (limit,) = lines(UNITS["pullback-schedule.service"])["TimeoutStopSec"]
        text, _ = process.communicate(timeout=seconds(limit))
    assert process.returncode == 0, text
    assert "stopped; what was finished is kept" in text
