"""The archive and replay commands, as processes of their own."""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime

import pytest

from crawler.archive import Archive
from crawler.page import Page

AT = datetime(2026, 11, 20, 12, tzinfo=UTC)
STORY = (
    "<html lang='en'><head><title>News</title><meta property='article:published_time' content='2026-11-19'></head><body>"
    "<article><h1>News</h1><p>{0} has raised ${1} million in a Series B round led by SoftBank Vision Fund.</p>"
    "<p>The money will pay for a second factory, said Ada Brook, its chief executive, who founded it.</p></article></body></html>"
)
# What a process may not do when it must stay offline; the hook sees every way out.
OFFLINE = """
import sys
def hook(event, args):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"):
        raise SystemExit("went out: " + event)
sys.addaudithook(hook)
from api.cli import main
main(sys.argv[1:])
"""


def pullback(folder, *arguments, offline=False):
    environment = {**os.environ, "PULLBACK_DATA": str(folder), "PULLBACK_MODEL": "none"}
    start = ["-c", OFFLINE] if offline else ["-m", "api"]
    done = subprocess.run(
        [sys.executable, *start, *arguments],
        capture_output=True,
        text=True,
        env=environment,
        timeout=60,
        check=False,
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done.returncode, done.stdout, done.stderr


@pytest.fixture
def folder(tmp_path):
    with Archive.open(tmp_path / "archive.sqlite") as archive:
        for number, name in enumerate(("Quillon", "Otter Bank", "Lumen Robotics")):
            url = f"https://news.example/{number}"
            archive.add(Page(url, url, 200, (), STORY.format(name, number + 5).encode(), AT, "wire"))
    return tmp_path


def test_lines_summary_and_one_page(folder):
    code, out, _ = pullback(folder, "archive", "--jsonl", "--archive", str(folder / "archive.sqlite"))
    rows = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert [row["url"] for row in rows] == [f"https://news.example/{number}" for number in range(3)]
    assert set(rows[0]) == {"url", "final_url", "status", "fetched", "sha256", "source", "page_id"}
    assert (rows[0]["status"], rows[0]["source"], rows[0]["fetched"][:19]) == (
        200,
        "wire",
        "2026-11-20T12:00:00",
    )
    assert "3 page versions" in pullback(folder, "archive")[1]
    rows_by_article = [json.loads(line) for line in pullback(folder, "archive", "--articles")[1].splitlines()]
    assert [one["article"] for one in rows_by_article] == [row["page_id"] for row in rows]
    code, out, _ = pullback(folder, "archive", "--page", rows[1]["page_id"])
    assert json.loads(out) == rows[1]
    assert pullback(folder, "archive", "--page", "0" * 32)[0] == 6
    assert pullback(folder, "archive", "--jsonl", "--page", "0")[0] == 2


def test_out_as_warc_and_in_again(folder, tmp_path):
    code, out, _ = pullback(folder, "archive", "--warc", str(tmp_path / "all.warc.gz"), "--json")
    assert (code, json.loads(out)["pages"]) == (0, 3)
    other = tmp_path / "other.sqlite"
    command = ("archive", "--import", str(tmp_path / "all.warc.gz"), "--archive", str(other), "--json")
    assert json.loads(pullback(folder, *command)[1]) == {"new": 3, "known": 0, "left": {}}
    assert json.loads(pullback(folder, *command)[1]) == {"new": 0, "known": 3, "left": {}}
    lines = [
        pullback(folder, "archive", "--jsonl", "--archive", str(one))[1]
        for one in (folder / "archive.sqlite", other)
    ]
    assert lines[0] == lines[1]
    (tmp_path / "no.warc").write_text("this is no WARC file")
    code, _, err = pullback(folder, "archive", "--import", str(tmp_path / "no.warc"))
    assert code == 6
    assert "no page in it" in err
    assert pullback(folder, "archive", "--import", str(tmp_path / "none.warc"))[0] == 6


def test_replay_is_offline_repeatable_and_says_what_differs(folder):
    code, out, _ = pullback(folder, "replay", "--json", offline=True)
    first = json.loads(out)
    assert (code, first["pages"], first["facts"], first["compared"]) == (0, 3, 3, False)
    assert pullback(folder, "ingest")[0] == 0
    code, out, _ = pullback(folder, "replay", "--json", offline=True)
    again = json.loads(out)
    assert (code, again["digest"], again["compared"], again["differences"]) == (0, first["digest"], True, [])
    with Archive.open(folder / "archive.sqlite") as archive:
        url = "https://news.example/9"
        archive.add(Page(url, url, 200, (), STORY.format("Vela", 9).encode(), AT, "wire"))
    code, out, _ = pullback(folder, "replay")
    assert code == 10
    assert "missing: https://news.example/9 (1 facts now, 0 on file)" in out
