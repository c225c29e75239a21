"""Work spread over processes that start once: results in the order of the items, whatever dies on the way.

One thread of the parent speaks to each process over a pipe of its own, and gives it the next batch once the last one
has come back; so a pipe is never full at both ends. A process that dies, or is silent for too long, is replaced, and
what it held is tried once more, item by item: what then kills its process again is given back as ``Lost``.
Processes ignore Ctrl-C and end when their pipe is closed, so that none outlives its parent, however that one ends.
"""

import logging
import multiprocessing
import queue
import signal
import threading
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection
from types import TracebackType
from typing import Any, Generic, Self, TypeVar

from crawler.errors import PullbackError
from graph.errors import WorkerError

T = TypeVar("T")
R = TypeVar("R")
BATCH = 8  # items a message: the round trip is then below a hundredth of the work, and a batch takes a fraction of a second
AHEAD = 4  # batches a process that may be under way or wait for an earlier one: bounds what is held in memory
SECONDS = 120.0  # for one batch; the slowest article on record takes a quarter of a second
TRIES = 2  # a death may be the machine's fault, two of the same item are the item's

log = logging.getLogger(__name__)


class Nothing(Enum):
    """Why there is no next item: none has come yet, or none ever will."""

    LATER = "later"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Lost(Generic[T]):
    """An item that ended its process twice, and how."""

    item: T
    reason: str


class Reader(Generic[T]):
    """Items that a thread reads ahead, so that who waits for the next can finish others meanwhile.

    ``items`` at most and ``size`` in all (of ``sized``, whatever it counts) are held; an error in reading is
    raised where the items end.
    """

    def __init__(
        self,
        source: Iterable[T],
        *,
        sized: Callable[[T], int] = lambda _: 1,
        items: int = 256,
        size: int = 1 << 25,
    ) -> None:
        self._held: deque[T] = deque()
        self._sized, self._items, self._size = sized, items, size
        self._weight = 0
        self._ended = False
        self._error: BaseException | None = None
        self._changed = threading.Condition()
        self._heard: Callable[[], None] = lambda: None
        threading.Thread(target=self._read, args=(source,), daemon=True).start()

    def _read(self, source: Iterable[T]) -> None:
        try:
            for item in source:
                weight = self._sized(item)
                with self._changed:
                    while self._held and (
                        len(self._held) >= self._items or self._weight + weight > self._size
                    ):
                        self._changed.wait()
                    self._held.append(item)
                    self._weight += weight
                    self._changed.notify_all()
                self._heard()
        except BaseException as error:  # noqa: BLE001 - raised again where the items are taken
            self._error = error
        with self._changed:
            self._ended = True
            self._changed.notify_all()
        self._heard()

    def wait_for(self, count: int, seconds: float | None) -> int:
        """Wait until so many items are held or the source has ended; how many are held."""
        with self._changed:
            self._changed.wait_for(lambda: self._ended or len(self._held) >= count, seconds)
            return len(self._held)

    def take(self) -> T | Nothing:
        """The next item, or why there is none; raises what ended the source, if anything did."""
        with self._changed:
            if self._held:
                item = self._held.popleft()
                self._weight -= self._sized(item)
                self._changed.notify_all()
                return item
            if not self._ended:
                return Nothing.LATER
            if self._error is not None:
                raise self._error
            return Nothing.ENDED

    def hear(self, call: Callable[[], None]) -> None:
        """Call this from the reading thread whenever there is something new."""
        self._heard = call


@dataclass(frozen=True, slots=True)
class _Item(Generic[T]):
    """An item with its number and how often it was tried in vain."""

    number: int
    what: T
    tries: int = 0


@dataclass(frozen=True, slots=True)
class _Failed:
    """What a task raised, on its way to where its result is due."""

    error: BaseException


@dataclass(slots=True)
class _Numbered(Generic[T]):
    """Numbers the items as they are taken."""

    source: Callable[[], T | Nothing]
    number: int = 0
    ended: bool = False

    def take(self, most: int) -> list[_Item[T]]:
        """The next items, as many as are there."""
        found: list[_Item[T]] = []
        while len(found) < most and not self.ended:
            item = self.source()
            if item is Nothing.LATER:
                break
            if item is Nothing.ENDED:
                self.ended = True
            else:
                found.append(_Item(self.number, item))
                self.number += 1
        return found


class Workers(Generic[T, R]):
    """``count`` processes that each do ``task``, a function of a module; ``ready`` is called in each at its start.

    Raises ``WorkerError`` when a process can't even start; what ``task`` raises is raised where its result is due.
    """

    def __init__(
        self,
        task: Callable[[T], R],
        count: int,
        *,
        ready: Callable[[], None] | None = None,
        seconds: float = SECONDS,
    ) -> None:
        self._events: queue.SimpleQueue[tuple[Any, ...]] = queue.SimpleQueue()
        self._seconds = seconds
        self._made = (task, ready)
        self._hands: list[_Hand[T, R]] = [_Hand(self._made, self._events, seconds) for _ in range(count)]

    def run(self, items: Iterable[T] | Reader[T]) -> Iterator[R | Lost[T]]:
        """The result of each item, in the order of the items. One run at a time, to its end or until ``close``."""
        take: Callable[[], T | Nothing]
        if isinstance(items, Reader):
            items.hear(lambda: self._events.put(("arrived",)))
            take = items.take
        else:
            source = iter(items)
            take = lambda: next(source, Nothing.ENDED)  # noqa: E731 - one line of two, by kind
        fresh = _Numbered(take)
        again: deque[_Item[T]] = deque()
        done: dict[int, R | Lost[T] | _Failed] = {}
        idle = list(self._hands)
        due = 0
        while True:
            while due in done:
                result = done.pop(due)
                due += 1
                if isinstance(result, _Failed):
                    raise result.error
                yield result
            while idle:
                room = due + len(self._hands) * BATCH * AHEAD - fresh.number
                batch = [again.popleft()] if again else fresh.take(min(BATCH, room))
                if not batch:
                    break
                idle.pop().give(batch)
            if fresh.ended and due == fresh.number:
                return
            self._one(done, again, idle)

    def _one(
        self, done: dict[int, R | Lost[T] | _Failed], again: deque[_Item[T]], idle: list["_Hand[T, R]"]
    ) -> None:
        """Wait for the next thing that happens, and take it in."""
        event = self._events.get()
        if event[0] == "arrived":
            return
        kind, hand, batch, told = event
        if kind == "failed":
            raise told
        if kind == "done":
            done.update(zip((item.number for item in batch), told, strict=True))
            idle.append(hand)
            return
        log.warning("a worker process ended (%s); the %d items it held are tried again", told, len(batch))
        for item in batch:
            if item.tries + 1 >= TRIES and len(batch) == 1:
                done[item.number] = Lost(item.what, told)
            else:
                again.append(_Item(item.number, item.what, item.tries + 1))
        self._hands.remove(hand)
        self._hands.append(_Hand(self._made, self._events, self._seconds))
        idle.append(self._hands[-1])

    def close(self) -> None:
        """End the processes; those that are in the middle of something are killed."""
        for hand in self._hands:
            hand.end()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class _Hand(Generic[T, R]):
    """One process, and the thread that speaks to it."""

    def __init__(self, made: tuple[Any, Any], events: "queue.SimpleQueue[Any]", seconds: float) -> None:
        self._events, self._seconds = events, seconds
        context = multiprocessing.get_context("spawn")  # a forked child would hold its siblings' pipes open
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_work, args=(theirs, *made), daemon=True)
        # An interrupt while the child still imports would end it with a traceback: it inherits the mask. The tracker of
        # multiprocessing starts with the first child and takes the mask off again, so it starts before.
        resource_tracker.ensure_running()
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            self._process.start()
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
        theirs.close()
        self._inbox: queue.SimpleQueue[list[_Item[T]] | None] = queue.SimpleQueue()
        threading.Thread(target=self._speak, daemon=True).start()

    def give(self, batch: list[_Item[T]]) -> None:
        """Do these next."""
        self._inbox.put(batch)

    def _speak(self) -> None:
        started = False
        while (batch := self._inbox.get()) is not None:
            try:
                if not started:
                    self._hear(STARTS)
                    started = True
                self._pipe.send([item.what for item in batch])
                self._events.put(("done", self, batch, self._hear(self._seconds)))
            except _Silent:
                self._process.kill()
                self._events.put(("died", self, batch, f"silent for {self._seconds:g} seconds"))
                return
            except (EOFError, OSError):
                self._process.join(5)
                how = _how(self._process.exitcode)
                self._events.put(
                    ("died", self, batch, how) if started else ("failed", self, batch, _unstarted(how))
                )
                return
            except BaseException as error:  # noqa: BLE001 - told where the results are waited for
                self._events.put(("failed", self, batch, error))
                return

    def _hear(self, seconds: float) -> Any:  # noqa: ANN401 - whatever the task gives
        if not self._pipe.poll(seconds):
            raise _Silent
        told = self._pipe.recv()
        if isinstance(told, _Failed):
            raise told.error
        return told

    def end(self) -> None:
        self._inbox.put(None)
        self._pipe.close()
        self._process.join(0.2)
        if self._process.is_alive():
            self._process.kill()
            self._process.join(5)


STARTS = 120.0  # seconds for a process to load its model, on a busy machine


class _Silent(Exception):  # noqa: N818 - never seen outside
    pass


def _unstarted(how: str) -> WorkerError:
    return WorkerError(
        f"a worker process ended before it had begun ({how})",
        wanted="processes that can load the model",
        todo="give the machine more memory, or read in this process with --workers 1",
    )


def _how(code: int | None) -> str:
    if code is not None and code < 0:
        return (
            f"killed by {signal.Signals(-code).name}"
            if -code in set(signal.Signals)
            else f"killed by signal {-code}"
        )
    return f"ended with code {code}"


def _outcome(task: Callable[[Any], Any], item: Any) -> Any:  # noqa: ANN401 - whatever the task takes and gives
    try:
        return task(item)
    except PullbackError as error:
        return _Failed(error)
    except Exception as error:  # noqa: BLE001 - raised again in the parent; a traceback does not travel, its text does
        return _Failed(RuntimeError("".join(traceback.format_exception(error))))


def _work(pipe: Connection, task: Callable[[Any], Any], ready: Callable[[], None] | None) -> None:
    """What a process does until its pipe is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent hears it too, and closes the pipe
    try:
        try:
            if ready:
                ready()
        except PullbackError as error:
            pipe.send(_Failed(error))
            return
        pipe.send(None)
        while True:
            try:
                pipe.send([_outcome(task, item) for item in pipe.recv()])
            except (EOFError, BrokenPipeError, ConnectionError):
                return
    except (BrokenPipeError, ConnectionError):
        return
