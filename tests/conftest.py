"""A news site on loopback for whoever crawls: pages are set by path, requests are written down."""

import re
import signal
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

from tests.evaluation import evaluation
from tests.servers import LINES, WITHOUT

# A test run in the background of a script inherits an ignored Ctrl-C, and so would every process it starts.
signal.signal(signal.SIGINT, signal.default_int_handler)

Answer = tuple[int, dict[str, str], bytes]


@dataclass
class NewsSite:
    """``pages`` maps a path (with its query) to status, headers and body; what is not there is a 404.

    A page with an ``etag`` answers 304 to a request that names it. ``requests`` are (path, headers with
    lower-case names), in order; ``delay`` is the seconds that every answer but robots.txt is held back.
    """

    url: str
    pages: dict[str, Answer] = field(default_factory=dict)
    requests: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    delay: float = 0.0

    def asked(self, path: str) -> int:
        """How often a path was asked for."""
        return sum(one == path for one, _ in list(self.requests))


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    site: NewsSite

    def do_GET(self) -> None:
        headers = {name.lower(): value for name, value in self.headers.items()}
        self.site.requests.append((self.path, headers))
        status, given, body = self.site.pages.get(
            self.path, (404, {"content-type": "text/plain"}, b"not here")
        )
        if self.path != "/robots.txt":
            time.sleep(self.site.delay)
        if given.get("etag") and headers.get("if-none-match") == given["etag"]:
            status, body = 304, b""
        self.send_response(status)
        for name, value in given.items():
            self.send_header(name, value)
        if "content-length" not in given:
            self.send_header("content-length", str(len(body)))
        self.end_headers()
        try:
            self.wfile.write(body)
        except OSError:
            self.close_connection = True  # a crawler may hang up on what is too much

    def log_message(self, *_: object) -> None:
        """Quiet: the tests look at ``requests``."""


@pytest.fixture
def news_site(monkeypatch: pytest.MonkeyPatch) -> Iterator[NewsSite]:
    """A site of one's own for this test, which the crawler may reach."""
    monkeypatch.setenv("PULLBACK_FETCH_ALLOW", "127.0.0.0/8")
    handler = type("Handler", (_Handler,), {})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    server.block_on_close = False
    handler.site = NewsSite(f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield handler.site
    server.shutdown()
    server.server_close()
    thread.join()


# Files that are nothing without a server, or without a browser; the others only leave out its part.
collect_ignore = [
    *([] if LINES else ["journey/test_server_faults.py", "docker/test_server_settings.py"]),
    *(
        []
        if LINES
        else [f"graph/store/test_{name}.py" for name in ("neo4j", "scenarios", "saved_queries", "bulk")]
    ),
    *([] if LINES and "browser" not in WITHOUT else ["journey/test_browser_journey.py"]),
]


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what needs data that is not there."""
    unable = [item for item in items if item.get_closest_marker("evaluation")] if not evaluation() else []
    items[:] = [item for item in items if item not in unable]
    config.hook.pytest_deselected(items=unable)


class _SideBySide(LoadScopeScheduling):
    """Two tests at a time, but those that share a server, or processes of their file, one after the other."""

    _ON_THE_FIRST = re.compile(
        r"tests/(?:journey/test_browser_journey|graph/test_transfer|graph/store/test_(?:neo4j|scenarios|saved_queries|bulk))\.py"
    )
    _LINE = re.compile(rf"[\[-]({'|'.join(map(re.escape, LINES or ('none',)))})[\]-]")

    def _split_scope(self, nodeid: str) -> str:
        file, _, name = nodeid.partition("::")
        line = self._LINE.search(name)
        if line:
            return line[1]
        if self._ON_THE_FIRST.match(file):
            return next(iter(LINES), file)
        return file if file.startswith(("tests/journey/", "tests/docker/")) else nodeid


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> LoadScopeScheduling:
    """How ``-n`` deals out the tests."""
    return _SideBySide(config, log)


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Bytes are numbered, not spelled out: gzip writes the time into them, and each process its own."""
    return argname if isinstance(val, bytes) else None


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """What was left out is said, so that nobody takes a part for the whole."""
    if not evaluation():
        terminalreporter.write_line(
            "!!! NO EVALUATION DATA: nothing was held against real pages and labels"
            " (PULLBACK_EVALUATION names their folder, else ../shared) !!!", yellow=True,
        )  # fmt: skip
    if WITHOUT:
        terminalreporter.write_line(
            f"did not run, as told by WITHOUT: {', '.join(sorted(WITHOUT))}", yellow=True
        )
