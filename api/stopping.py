"""Ctrl-C and SIGTERM for commands that crawl: ask first, insist after some seconds."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

GRACE = 3.0  # seconds for what is on its way; nothing is lost after that either, it is only fetched again


@contextmanager
def stoppable(grace: float = GRACE) -> Iterator[threading.Event]:
    """SIGTERM counts as Ctrl-C in here, and what has not ended ``grace`` seconds later gets a second one.

    The event is set once it was asked to stop, since a crawl takes the first one as an order to end in order.
    """
    asked = threading.Event()

    def stop(_: int, __: FrameType | None) -> None:
        if not asked.is_set():
            asked.set()
            timer.start()
        raise KeyboardInterrupt

    # A second Ctrl-C kills the crawl's process, which can be killed at any moment.
    main = threading.main_thread().ident or 0
    timer = threading.Timer(grace, lambda: signal.pthread_kill(main, signal.SIGINT))
    timer.daemon = True
    before = {one: signal.signal(one, stop) for one in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield asked
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)
        timer.cancel()
