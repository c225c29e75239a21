"""Pages a second and core of a crawl: ours with its durable frontier, bare Scrapy, and crawlee where it is installed.

``python tests/bench/crawl_bench.py [PAGES] [ROUNDS] [PYTHON]``; PYTHON is that of an environment with crawlee, lxml and
trafilatura, since crawlee is none of our dependencies: ``pip install 'crawlee[sql-sqlite]==1.11.0'``. The site runs in a process of its own and is not counted; of
everything else CPU seconds are (user and system, of all processes of a crawl), so that a busy machine says the same.
The best of the rounds counts. Ends with 1 if a bar is missed.
"""

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
BARS = {"list": 250.0, "links": 75.0, "text": 45.0}  # pages a second and core
WORDS = {
    "list": "a list of articles",
    "links": "following ten links each",
    "text": "with full extraction",
    "list-jobdir": "a list, JOBDIR",
    "list-memory": "a list, queue in memory",
}


@dataclass(frozen=True, slots=True)
class Measure:
    """A crawl: pages got, CPU seconds, seconds by the clock, most memory of one process in MB."""

    pages: int
    cpu: float
    wall: float
    peak: float

    @property
    def rate(self) -> float:
        """Pages a second and core."""
        return self.pages / self.cpu


def measure(who: str, what: str, site: str, pages: int, python: str) -> Measure:
    """One crawl into an empty folder."""
    with tempfile.TemporaryDirectory() as folder:
        started = time.perf_counter()
        process = subprocess.Popen(
            [python, "-W", "ignore", str(HERE / "crawl_peers.py"), who, what, site, str(pages), folder],
            stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": str(HERE.parents[1]), "PULLBACK_FETCH_ALLOW": "127.0.0.0/8"},
        )  # fmt: skip
        assert process.stdout
        output = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise SystemExit(f"{who} {what} ended with {process.returncode}")
        wall = time.perf_counter() - started
    return Measure(int(output.split()[-1]), usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024)


def best(who: str, what: str, site: str, pages: int, rounds: int, python: str) -> Measure:
    """The quickest of some crawls; each must have got every page."""
    found = [measure(who, what, site, pages, python) for _ in range(rounds)]
    for one in found:
        if one.pages != pages:
            print(f"{who} {what}: {one.pages} of {pages} pages")
    return max(found, key=lambda one: one.rate)


def main() -> int:
    """Measure, print the table, and say whether the bars are met."""
    pages = int(sys.argv[1]) if len(sys.argv) > 1 else 2_000
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 2
    runs = [("ours", what) for what in BARS] + [("scrapy", what) for what in (*BARS, "list-jobdir")]
    crawlee = sys.argv[3] if len(sys.argv) > 3 else ""
    if crawlee:
        runs += [("crawlee", what) for what in ("list-memory", *BARS)]
    else:
        print("crawlee is left out: no environment that has it was named")
    server = subprocess.Popen(
        [sys.executable, str(HERE / "crawl_site.py"), str(pages)], stdout=subprocess.PIPE, text=True
    )
    try:
        assert server.stdout
        site = f"http://127.0.0.1:{server.stdout.readline().strip()}"
        print(f"{pages} pages, best of {rounds}, load {os.getloadavg()[0]:.1f}")
        print(f"{'':9}{'':26}{'pages/s/core':>12}{'cpu s':>8}{'wall s':>8}{'MB':>6}")
        rates: dict[tuple[str, str], float] = {}
        for who, what in runs:
            one = best(who, what, site, pages, rounds, crawlee if who == "crawlee" else sys.executable)
            rates[who, what] = one.rate
            print(
                f"{who:9}{WORDS[what]:26}{one.rate:12.0f}{one.cpu:8.1f}{one.wall:8.1f}{one.peak:6.0f}",
                flush=True,
            )
    finally:
        server.kill()
        server.wait()
    missed = 0
    for what, bar in BARS.items():
        ratios = ", ".join(
            f"{rates['ours', what] / rates[who, what]:.2f} x {who}"
            for who in ("scrapy", "crawlee")
            if (who, what) in rates
        )
        held = rates["ours", what] >= bar
        missed += not held
        print(
            f"{WORDS[what]:26} {rates['ours', what]:6.0f}, bar {bar:.0f}: {'held' if held else 'MISSED'}; {ratios}"
        )
    return int(bool(missed))


if __name__ == "__main__":
    sys.exit(main())
