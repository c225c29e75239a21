"""The whole line with real parts: a site on loopback, Scrapy in its own process, archive, facts, SQLite, answer, GraphQL."""

import json
import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

pytestmark = pytest.mark.journey
ROOT = Path(__file__).parents[2]


def pullback(
    folder: Path, *arguments: str, stdin: str | None = None, timeout: float = 90
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "api", *arguments],
        check=False,
        cwd=ROOT, env=environment(folder), capture_output=True, text=True, timeout=timeout, input=stdin,
    )  # fmt: skip


def environment(folder: Path) -> dict[str, str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PULLBACK_")}
    return {**clean, "PULLBACK_DATA": str(folder), "PULLBACK_FETCH_ALLOW": "127.0.0.0/8"}


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    folder = tmp_path_factory.mktemp("demo")
    done = pullback(folder, "demo")
    assert done.returncode == 0, done.stderr
    return folder, done.stdout


def test_the_readme_shows_the_real_output_of_demo(demo):
    shown = re.search(
        r"<!-- output of: pullback demo -->\n```text\n(.*?)```", (ROOT / "README.md").read_text(), re.DOTALL
    )
    assert shown
    parts = [part.strip("\n") for part in re.split(r"^ *\[…\]\n", shown[1], flags=re.MULTILINE)]
    assert len(parts[0].splitlines()) > 5
    printed = "\n".join(line.rstrip() for line in demo[1].splitlines())
    for part in parts:
        assert "\n".join(line.rstrip() for line in part.splitlines()) in printed


def test_demo_again_changes_nothing(demo):
    folder, first = demo
    before = pullback(folder, "doctor", "--json").stdout
    assert pullback(folder, "demo").stdout == first
    assert pullback(folder, "doctor", "--json").stdout == before


def test_ask_ranks_explains_and_speaks_json(demo):
    folder, _ = demo
    done = pullback(
        folder, "ask", "SoftBank", "--cut", "60%", "--months", "12", "--as-of", "2026-11-23", "--json"
    )
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)
    assert answer["counts"]["solid"] >= 5
    assert [row["rank"] for row in answer["ranked"]] == list(range(1, len(answer["ranked"]) + 1))
    for row in answer["ranked"]:
        assert sum(path["value"] for path in row["paths"]) == pytest.approx(row["low"], abs=1e-9)
        assert 0 <= row["low"] <= row["high"] <= 1
        for path in row["paths"]:
            assert path["facts"]
            assert all(
                answer["evidence"][one]["evidence"]["url"] or answer["evidence"][one]["evidence"]["publisher"]
                for one in path["facts"]
            )
    why = pullback(folder, "ask", "SoftBank", "--why", answer["ranked"][0]["name"], "--as-of", "2026-11-23")
    assert f"{answer['ranked'][0]['low']:.3f} for certain" in why.stdout


def test_a_market_story_puts_the_backer_under_pressure_and_ranks_its_portfolio(demo, tmp_path):
    folder, _ = demo
    story = tmp_path / "story.txt"
    story.write_text(
        "Shares of SoftBank Group plunged on Friday as doubts about the returns on data centres spread through Tokyo.\n"
        "Microsoft, Google, Amazon and Meta have each said that they will spend more than they had planned.\n",
        encoding="utf-8",
    )
    assert pullback(folder, "ingest", str(story)).returncode == 0
    done = pullback(folder, "ask", "SoftBank", "--months", "12")
    assert done.returncode == 0, done.stderr
    assert "Under pressure" in done.stdout
    assert "share price fall" in done.stdout
    assert "plunged on Friday" in done.stdout
    assert "1. " in done.stdout


FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Loopback Ledger</title>
<item><title>Quillon raises $40 million</title><link>{site}/news/quillon</link></item>
<item><title>Broken page</title><link>{site}/news/broken</link></item></channel></rss>"""
STORY = """<!doctype html><html lang="en"><head><title>Quillon raises $40 million to automate warehouses</title>
<meta property="article:published_time" content="2026-11-20T09:00:00Z"><meta property="og:site_name" content="Loopback Ledger">
</head><body><nav><a href="/">Home</a> <a href="/about">About</a></nav><article><h1>Quillon raises $40 million to automate warehouses</h1>
<p>Quillon, a robotics startup based in Leeds, has raised $40 million in a Series B round led by Harrow Ventures, the company said on Friday.</p>
<p>Existing investor Petrel Capital also took part in the round, which values the company at $310 million after the investment.</p>
<p>The money will pay for a second factory and for engineers, said Ada Brook, its chief executive, in an interview.</p>
</article><footer>All rights reserved.</footer></body></html>"""


def test_from_a_site_on_loopback_to_a_graphql_answer(news_site, tmp_path):
    site = news_site.url
    news_site.pages["/robots.txt"] = (200, {"content-type": "text/plain"}, b"User-agent: *\nAllow: /\n")
    news_site.pages["/feed"] = (200, {"content-type": "application/rss+xml"}, FEED.format(site=site).encode())
    news_site.pages["/news/quillon"] = (200, {"content-type": "text/html; charset=utf-8"}, STORY.encode())
    news_site.pages["/news/broken"] = (200, {"content-type": "text/html"}, b"<html><body></body></html>")
    source = tmp_path / "ledger.toml"
    source.write_text(SOURCE.format(site=site), encoding="utf-8")
    crawled = pullback(tmp_path, "crawl", str(source), "--json")
    assert crawled.returncode == 0, crawled.stderr + crawled.stdout
    assert json.loads(crawled.stdout)["sources"][0]["archived"] == 2

    read = pullback(tmp_path, "ingest", "--json")
    assert read.returncode == 0, read.stderr
    tally = json.loads(read.stdout)
    assert tally["pages"] == 2
    assert tally["issues"] >= 1, "the empty page is counted, not lost"
    assert json.loads(pullback(tmp_path, "ingest", "--json").stdout)["pages"] == 0

    answer = json.loads(
        pullback(tmp_path, "ask", "Harrow Ventures", "--as-of", "2026-12-01", "--json").stdout
    )
    rows = answer["ranked"] + answer["thin"]
    assert [row["name"] for row in rows] == ["Quillon"]
    quotes = [quote["text"] for fact in answer["evidence"].values() for quote in fact["evidence"]["quotes"]]
    assert any("led by Harrow Ventures" in quote for quote in quotes)

    with serving(tmp_path) as url:
        query = '{ organization(name: "Quillon") { name } meta { dataAsOf } }'
        body = httpx.post(f"{url}/graphql", json={"query": query}, timeout=20).json()
        assert body["data"]["organization"]["name"] == "Quillon"


def test_the_readme_query_brings_the_whole_answer(demo):
    query = re.search(r"```graphql\n(.*?)```", (ROOT / "README.md").read_text(), re.DOTALL)
    assert query
    with serving(demo[0]) as url:
        body = httpx.post(f"{url}/graphql", json={"query": query[1]}, timeout=20).json()
    assert "errors" not in body
    rows = [edge["node"] for edge in body["data"]["exposure"]["edges"]]
    assert [row["rank"] for row in rows] == [1, 2, 3]
    assert all(path["facts"] for row in rows for path in row["paths"])


class serving:  # noqa: N801 - reads as a verb: with serving(folder) as url
    """``pullback serve`` in a process of its own, ended by Ctrl-C, which must end it cleanly."""

    def __init__(self, folder: Path) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.process = subprocess.Popen(
            [sys.executable, "-m", "api", "serve", "--port", str(self.port)],
            cwd=ROOT, env=environment(folder), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip

    def __enter__(self) -> str:
        url = f"http://127.0.0.1:{self.port}"
        for _ in range(150):
            try:
                if httpx.get(f"{url}/healthz", timeout=2).status_code == 200:
                    return url
            except httpx.TransportError:
                pass
            assert self.process.poll() is None, self.process.stderr and self.process.stderr.read()
            time.sleep(0.1)
        raise AssertionError("the server did not come up")

    def __exit__(self, *_: object) -> None:
        self.process.send_signal(signal.SIGINT)
        output, errors = self.process.communicate(timeout=15)
        assert self.process.returncode in (0, 130), errors
        assert "Traceback" not in output + errors


BAD = [
    (["ask", "SoftBank", "--cut", "140%"], 2, "140%"),
    (["ask", "SoftBank", "--cut", "lots"], 2, "60%"),
    (["ask", "SoftBank", "--months", "0"], 2, "months"),
    (["ask", "SoftBank", "--as-of", "soon"], 2, "2026-11-23"),
    (["ask", "Softbnak"], 3, "did you mean SoftBank"),
    (["ask"], 2, "pullback ask SoftBank"),
    (["crawl", "no-such-source"], 7, "no-such-source"),
    (["ingest", "nothing.html"], 6, "nothing.html"),
    (["extract", "nothing.jsonl"], 2, "nothing.jsonl"),
    (["--store", "oracle://x", "ask", "SoftBank"], 4, "sqlite:///"),
]


@pytest.mark.parametrize(("arguments", "code", "hint"), BAD, ids=[" ".join(case[0]) for case in BAD])
def test_a_wrong_command_says_what_was_wrong_and_what_to_do(demo, arguments, code, hint):
    done = pullback(demo[0], *arguments)
    assert done.returncode == code, done.stderr
    assert hint in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_no_store_an_empty_store_a_locked_and_a_damaged_one_are_told_apart(tmp_path):
    missing = pullback(tmp_path, "ask", "SoftBank")
    assert (missing.returncode, "pullback demo" in missing.stderr) == (4, True)

    (tmp_path / "empty.jsonl").write_text("")
    assert pullback(tmp_path, "ingest", str(tmp_path / "empty.jsonl")).returncode == 0
    assert pullback(tmp_path, "ask", "SoftBank").returncode == 5

    store = tmp_path / "pullback.sqlite"
    with sqlite3.connect(store) as holder:
        holder.execute("BEGIN IMMEDIATE")
        (tmp_path / "one.txt").write_text(
            "Quillon has raised $40 million in a Series B led by Harrow Ventures."
        )
        busy = pullback(tmp_path, "ingest", str(tmp_path / "one.txt"))
        holder.rollback()
    holder.close()
    assert busy.returncode == 75, busy.stderr

    for side in tmp_path.glob("pullback.sqlite-*"):
        side.unlink()
    store.write_bytes(b"not a database at all, but long enough to be read as one" * 20)
    damaged = pullback(tmp_path, "ask", "SoftBank")
    assert damaged.returncode == 4
    assert "Traceback" not in damaged.stderr


@pytest.mark.parametrize(
    "command", [["demo"], ["ingest", "--again"], ["ask", "SoftBank"], ["doctor"]], ids=lambda c: c[0]
)
def test_ctrl_c_in_the_middle_ends_cleanly_and_the_next_run_finishes(demo, tmp_path, command):
    seen = set()
    for delay in (0.15, 0.6, 1.5):
        process = subprocess.Popen(
            [sys.executable, "-m", "api", *command], cwd=ROOT, env=environment(demo[0]),
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
        )  # fmt: skip
        time.sleep(delay)
        process.send_signal(signal.SIGINT)
        output, errors = process.communicate(timeout=60)
        seen.add(process.returncode)
        if delay > 0.5:  # before that the interpreter itself may still be starting
            assert "Traceback" not in output + errors
    assert seen <= {0, 130, -signal.SIGINT, 4, 1}
    assert pullback(demo[0], "demo").returncode == 0


SOURCE = """
name = "ledger"
kind = "feed"
url = "{site}/feed"
publisher = "Loopback Ledger"
"""
