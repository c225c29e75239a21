"""Who holds a lease, and whether that process still lives.

A lease dies with its owner. On the owner's own machine that is seen at once, since the system knows its
processes; from elsewhere it is seen when the owner's beats stop, ``LASTS`` later. Nobody unlocks by hand.
"""

import json
import os
import secrets
import socket
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path

BEAT = 5.0  # seconds between two signs of life
LASTS = timedelta(seconds=30)  # a lease outlives six missed beats: a machine under load, a slow disk


@dataclass(frozen=True, slots=True)
class Owner:
    """A process. ``machine`` is the same for two processes that see each other; ``born`` tells a process from a
    later one with its number (empty where the system does not say).
    """

    machine: str
    host: str
    pid: int
    born: str
    token: str

    @classmethod
    def me(cls) -> "Owner":
        """This process, under a token of its own."""
        pid = os.getpid()
        return cls(_machine(), socket.gethostname(), pid, _born(pid), secrets.token_hex(8))

    @classmethod
    def of(cls, text: str) -> "Owner":
        """The owner that ``str`` wrote."""
        return cls(**json.loads(text))

    def __str__(self) -> str:
        return json.dumps(asdict(self))

    @property
    def shown(self) -> str:
        """For people."""
        return f"process {self.pid} on {self.host}"

    def is_gone(self) -> bool:
        """Whether it surely lives no more; False also where that can't be seen from here."""
        if not self.machine or self.machine != _machine():
            return False
        born = _born(self.pid)
        return not born or (bool(self.born) and born != self.born)

    def is_dead(self, expires: datetime, now: datetime) -> bool:
        """Whether its lease, which lasts until ``expires``, counts no more.

        One that lasts longer than any is given was made before the clock was set back, and has not beaten since.
        """
        return self.is_gone() or expires <= now or expires > now + 2 * LASTS


@cache
def _machine() -> str:
    """This boot of this machine, as its processes see each other (a container's are a world of their own).

    Empty where the system does not say: then only beats count.
    """
    try:
        boot = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
        return f"{boot}/{Path('/proc/self/ns/pid').stat().st_ino}"
    except OSError:
        return ""


def _born(pid: int) -> str:
    """When a process began, in ticks since the machine's start; empty if there is none that still runs."""
    try:
        fields = (
            Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
        )
    except OSError:
        return ""
    return "" if fields[0] in "ZX" else fields[19]  # a zombie is a process whose parent has not looked yet
