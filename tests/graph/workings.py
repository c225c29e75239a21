"""What the processes of the tests do: functions of a module, since a process finds its task by name."""

import os
import signal
import time
from pathlib import Path

from graph.errors import InputError


def square(number: int) -> int:
    return number * number


def slow_square(number: int) -> int:
    time.sleep(0.05)
    return number * number


def die_at_13(number: int) -> int:
    if number == 13:
        os.kill(os.getpid(), signal.SIGKILL)
    return number * number


def die_once(place: str) -> str:
    """The place is a file that is made before the first death."""
    if not Path(place).exists():
        Path(place).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return place


def sleep(seconds: float) -> float:
    time.sleep(seconds)
    return seconds


def fail_at_3(number: int) -> int:
    if number == 3:
        raise ValueError("three")
    return number


def refuse(number: int) -> int:
    raise InputError("got", wanted="wanted", todo="todo")


def pid(_: object) -> int:
    time.sleep(0.02)
    return os.getpid()


def ready_fails() -> None:
    raise InputError("no such model", wanted="one", todo="install it")


def ready_dies() -> None:
    os.kill(os.getpid(), signal.SIGKILL)
