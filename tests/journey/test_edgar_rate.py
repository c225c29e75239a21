"""The SEC allows ten requests a second to one user, however many machines: four crawls together stay below nine."""

import json
import os
import subprocess
import sys
import threading
import time
from bisect import bisect_left
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from crawler.sources import find
from tests.graph.structured.filings import notice

pytestmark = pytest.mark.journey
ROOT = Path(__file__).parents[2]
WORKERS, FILINGS = 4, 12
HEAD = f"{'Form Type':<12}{'Company Name':<62}{'CIK':<12}{'Date Filed':<12}File Name\n{'-' * 100}\n"


def index(worker: int) -> bytes:
    rows = [
        f"{'D':<12}{f'Company {n} of {worker}':<62}{900000 + n:<12}{'20260303':<12}edgar/data/{900000 + n}/00009{worker:05}-26-{n:06}.txt\n"
        for n in range(FILINGS)
    ]
    return (HEAD + "".join(rows)).encode()


@pytest.fixture
def edgar() -> Iterator[tuple[str, list[float]]]:
    """The address of an EDGAR of one's own, and when it was asked for anything."""
    asked: list[float] = []

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            asked.append(time.monotonic())
            found = b"" if self.path == "/robots.txt" else notice()
            if self.path.endswith(".idx"):
                found = index(int(self.path.removesuffix(".idx")[-1]))
            self.send_response(200)
            self.send_header("content-type", "text/xml")
            self.send_header("content-length", str(len(found)))
            self.end_headers()
            self.wfile.write(found)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/Archives/edgar", asked
    server.shutdown()
    server.server_close()
    thread.join()


def test_four_crawls_of_one_archive_share_the_rate_of_their_host(tmp_path, edgar):
    url, asked = edgar
    for worker in range(WORKERS):
        (tmp_path / f"w{worker}.toml").write_text(
            f'name = "w{worker}"\nkind = "form-d"\nurl = "{url}/daily-index/2026/QTR1/form.2026030{worker}.idx"\n'
            'publisher = "SEC EDGAR"\ndelay = 0\n'
            f"per_second = {find('sec-form-d').per_second}\n"
        )
    environment = {
        **os.environ, "PYTHONPATH": str(ROOT), "PULLBACK_DATA": str(tmp_path), "PULLBACK_FETCH_ALLOW": "127.0.0.0/8",
    }  # fmt: skip
    crawls = [
        subprocess.Popen(
            [sys.executable, "-m", "api", "crawl", f"w{worker}.toml", "--archive", "a.sqlite", "--json"],
            cwd=tmp_path, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )
        for worker in range(WORKERS)
    ]  # fmt: skip
    told = [crawl.communicate(timeout=90) for crawl in crawls]
    assert [crawl.returncode for crawl in crawls] == [0] * WORKERS, told
    assert [json.loads(out)["sources"][0]["archived"] for out, _ in told] == [FILINGS] * WORKERS
    times = sorted(asked)
    assert len(times) >= WORKERS * (FILINGS + 1)
    busiest = max(bisect_left(times, at + 1) - place for place, at in enumerate(times))
    assert busiest <= 9, f"{busiest} requests within a second"
    assert times[-1] - times[0] < 60, "the rate is used, not only kept"
