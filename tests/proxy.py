"""A TCP proxy on loopback that can drop, stall, cut and delay: faults of a network, injected for real."""

import contextlib
import socket
import threading
import time
from collections.abc import Iterator


class Proxy:
    """Listens on ``port`` and passes bytes on to ``target``; what it does to them is set while it runs.

    ``stalled`` holds all bytes back, ``cut_after`` ends a connection after so many bytes of answer, ``delay`` is
    seconds before each piece of answer; ``down()`` stops listening and drops everything, ``up()`` listens again.
    """

    def __init__(self, target: tuple[str, int]) -> None:
        self.target = target
        self.stalled = False
        self.cut_after: int | None = None
        self.delay = 0.0
        self.port = 0
        self._open: set[socket.socket] = set()
        self._guard = threading.Lock()
        self._listening: socket.socket | None = None
        self.up()

    def up(self) -> None:
        listening = socket.socket()
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(("127.0.0.1", self.port))
        listening.listen(32)
        self.port = listening.getsockname()[1]
        self._listening = listening
        threading.Thread(target=self._accept, args=(listening,), daemon=True).start()

    def down(self) -> None:
        if self._listening is not None:
            with contextlib.suppress(OSError):
                self._listening.shutdown(socket.SHUT_RDWR)
            self._listening.close()
            self._listening = None
        self.drop()

    def drop(self) -> None:
        """End every connection."""
        with self._guard:
            ends, self._open = self._open, set()
        for end in ends:
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()

    @property
    def connections(self) -> int:
        """How many are open, each counted once."""
        with self._guard:
            return len(self._open) // 2

    def _accept(self, listening: socket.socket) -> None:
        while True:
            try:
                near, _ = listening.accept()
                far = socket.create_connection(self.target, 5)
            except OSError:
                return
            with self._guard:
                self._open |= {near, far}
            for source, sink, answers in ((near, far, False), (far, near, True)):
                threading.Thread(target=self._pump, args=(source, sink, answers), daemon=True).start()

    def _pump(self, source: socket.socket, sink: socket.socket, answers: bool) -> None:
        passed = 0
        try:
            while piece := source.recv(65536):
                while self.stalled:
                    time.sleep(0.02)
                if answers:
                    time.sleep(self.delay)
                    if self.cut_after is not None and passed + len(piece) > self.cut_after:
                        sink.sendall(piece[: self.cut_after - passed])
                        break
                    passed += len(piece)
                sink.sendall(piece)
        except OSError:
            pass
        for end in (source, sink):
            with self._guard:
                self._open.discard(end)
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()


@contextlib.contextmanager
def proxied(host: str, port: int) -> Iterator[Proxy]:
    """A proxy for the time of a test."""
    one = Proxy((host, port))
    try:
        yield one
    finally:
        one.stalled = False
        one.down()
