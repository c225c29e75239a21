"""The server's process: known by its pid and the moment it was born, so that a stale or reused pid fools nobody."""

import json
import os
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from graph.server.errors import ServerError
from graph.server.home import Home, Ports, write_whole

POLL = 0.1  # seconds between two looks
THREADS, BIRTH = 17, 19  # places in /proc/PID/stat, counted behind the name of the program
TAIL = 15  # lines of a log that an error tells


@dataclass(frozen=True, slots=True)
class State:
    """Who runs: the process, when it was born (boot and ticks), and where it listens."""

    pid: int
    birth: str
    bolt: int
    http: int

    @property
    def ports(self) -> Ports:
        """Where it listens."""
        return Ports(self.bolt, self.http)


def birth(pid: int) -> str | None:
    """When a living process was born, in words that no other process shares; None for a dead one."""
    with suppress(ChildProcessError):
        os.waitpid(pid, os.WNOHANG)  # a dead child of our own stays listed until it is waited for
    try:
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
        boot = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
    except FileNotFoundError:
        return None if Path("/proc/self/stat").exists() else _birth_by_ps(pid)
    except ProcessLookupError:
        return None
    fields = stat.rpartition(")")[2].split()
    gone = (
        fields[0] in {"Z", "X"} and int(fields[THREADS]) <= 1
    )  # until its last thread ends, it holds its ports
    return None if gone else f"{boot} {fields[BIRTH]}"


def _birth_by_ps(pid: int) -> str | None:
    """The same where there is no /proc."""
    shown = subprocess.run(  # noqa: S603 - a fixed program and a number
        ["/bin/ps", "-o", "lstart=", "-p", str(pid)], capture_output=True, text=True, check=False, timeout=10
    )
    return shown.stdout.strip() or None


def spawn(arguments: Sequence[str], environment: Mapping[str, str], log: Path) -> int:
    """Start a process of its own session that outlives us and writes to ``log``; gives its pid."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    return os.posix_spawn(
        arguments[0],
        list(arguments),
        dict(environment),
        file_actions=[
            (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
            (os.POSIX_SPAWN_OPEN, 1, str(log), flags, 0o600),
            (os.POSIX_SPAWN_DUP2, 1, 2),
        ],
        setsid=True,
        setsigmask=[],
        setsigdef=[signal.SIGINT, signal.SIGTERM, signal.SIGHUP],
    )


def keep_state(home: Home, pid: int, ports: Ports) -> State | None:
    """Write down who runs in a home; None if it died at once."""
    born = birth(pid)
    if born is None:
        return None
    state = State(pid, born, ports.bolt, ports.http)
    write_whole(home.state_file, json.dumps(asdict(state)) + "\n")
    return state


def read_state(home: Home) -> State | None:
    """Who runs in a home now; None for nobody, a stale pid, or one that another process got since."""
    try:
        state = State(**json.loads(home.state_file.read_text(encoding="utf-8")))
    except (FileNotFoundError, ValueError, TypeError):
        return None
    return state if birth(state.pid) == state.birth else None


def end(home: Home, state: State, patience: float) -> None:
    """Ask the process to end, after ``patience`` seconds make it; then nothing is written down any more."""
    for number, wait in ((signal.SIGTERM, patience), (signal.SIGKILL, 10.0)):
        if birth(state.pid) != state.birth:
            break
        with suppress(ProcessLookupError):
            os.kill(state.pid, number)
        until = time.monotonic() + wait
        while birth(state.pid) == state.birth and time.monotonic() < until:
            time.sleep(POLL)
    if birth(state.pid) == state.birth:
        raise ServerError(f"process {state.pid} does not end", wanted="its end", todo=f"kill -9 {state.pid}")
    home.state_file.unlink(missing_ok=True)
