"""A crawl of 2,000 pages from 20 feeds that is killed at twenty random instants and taken up by the same command.

``python tests/bench/crash_bench.py [KILLS] [PAGES] [SEED]``. Each kill is SIGKILL for every process of the run. Bars: none
of the pages lost, none doubled, at most 32 fetched twice by a kill, the first request of a resumed run within 5 seconds,
exit code 0 at the end. Ends with 1 if one is missed.
"""

import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from urllib.request import urlopen

from crawler.archive import Archive

HERE = Path(__file__).parent
TWICE, RESUMES = 32, 5.0
CRAWL = """
import sys
from crawler.run import run
from crawler.sources import Source
archive, *feeds = sys.argv[1:]
source = Source(name="ledger", kind="feed", url=tuple(feeds), publisher="Ledger", delay=0, revisit_hours=0)
at_once = {"CONCURRENT_REQUESTS_PER_DOMAIN": 16}
*_, report = run([source], archive, overrides=at_once)
sys.exit(0 if report.sources[0].healthy and not report.interrupted else 1)
"""


def asked(site: str) -> Counter[str]:
    """How often each article was asked for so far."""
    with urlopen(f"{site}/asked") as answer:
        return Counter({path: n for path, n in json.load(answer).items() if path.startswith("/article/")})


def start(site: str, pages: int, archive: Path) -> subprocess.Popen[bytes]:
    """The command: the same each time."""
    feeds = [f"{site}/feed/{n}" for n in range(-(-pages // 100))]
    return subprocess.Popen(
        [sys.executable, "-W", "ignore", "-c", CRAWL, str(archive), *feeds], start_new_session=True,
        env={**os.environ, "PYTHONPATH": str(HERE.parents[1]), "PULLBACK_FETCH_ALLOW": "127.0.0.0/8"},
    )  # fmt: skip


def kill(process: subprocess.Popen[bytes]) -> None:
    """All of it: the group of the command and that of the crawl it started."""
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text(encoding="ascii").split()
    for group in (process.pid, *map(int, children)):
        os.killpg(group, signal.SIGKILL)
    process.wait()


def main() -> int:
    """Crawl, kill, resume; print what it came to."""
    kills, pages, seed = (int(one) for one in (sys.argv[1:] + ["20", "2000", "7"][len(sys.argv) - 1 :]))
    chance = random.Random(seed)
    server = subprocess.Popen(
        [sys.executable, str(HERE / "crawl_site.py"), str(pages)], stdout=subprocess.PIPE, text=True
    )
    assert server.stdout
    site = f"http://127.0.0.1:{server.stdout.readline().strip()}"
    points = sorted(chance.sample(range(1, pages - pages // 20), kills))
    twice: list[int] = []
    waits: list[float] = []
    try:
        with tempfile.TemporaryDirectory() as folder:
            archive = Path(folder) / "archive.sqlite"
            for point in [*points, None]:
                before, started = asked(site), time.monotonic()
                process = start(site, pages, archive)
                while (now := asked(site)) == before and process.poll() is None:
                    time.sleep(0.01)
                waits.append(time.monotonic() - started)
                while point and len(now) < point and process.poll() is None:
                    now = asked(site)
                if point and process.poll() is None:
                    time.sleep(chance.random() * 0.05)
                    kill(process)
                code = process.wait()
                after = asked(site)
                twice.append(sum(after.values()) - len(after) - (sum(before.values()) - len(before)))
                print(
                    f"{'killed' if point else 'ended'} at {len(after)}: asked again {twice[-1]}, first request after {waits[-1]:.1f} s",
                    flush=True,
                )
            with Archive.open(archive, create=False) as opened:
                kept = Counter(page.url for _, page in opened.since())
    finally:
        server.kill()
        server.wait()
    lost, doubled = pages - len(kept), sum(kept.values()) - len(kept)
    print(
        f"{kills} kills, {pages} pages, seed {seed}: {lost} lost, {doubled} doubled, fetched twice {sum(twice)} in all and"
        f" {max(twice)} at most after a kill, resumed within {max(waits):.1f} s, exit code {code}, load {os.getloadavg()[0]:.1f}"
    )
    held = not lost and not doubled and max(twice) <= TWICE and max(waits) <= RESUMES and code == 0
    print("held" if held else "MISSED")
    return int(not held)


if __name__ == "__main__":
    sys.exit(main())
