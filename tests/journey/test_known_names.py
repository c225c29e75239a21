"""Known entities help the next page: two pages are read, a list grows from them, and a third is read with it."""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from crawler.page import Page
from graph.extract import extractor
from tests.graph.test_ingest import FILLER, archived, killed_at, run

pytestmark = pytest.mark.journey
ROOT = Path(__file__).parents[2]
AT = datetime(2026, 3, 5, 12, tzinfo=UTC)

# A company without a capital, named for a common word, and a backer whose name tells nothing.
FIRST = {
    "https://one.example/tidal": "tidal, a Lisbon-based maker of wave turbines, has raised $12 million in a Series A led by Wrenfield."
    " The company was founded in 2021. Its turbines float.",
    "https://one.example/kelp": "Kelpworks has raised $5 million in a seed round led by Wrenfield. The company grows kelp off Bergen.",
    "https://two.example/tidal": "tidal, the Lisbon-based startup, raised $12 million last week to build turbines that float."
    " The Series A was led by Wrenfield. It will hire forty people.",
}
NEXT = {
    "https://three.example/quay": "The old quay gets a new tenant. On Tuesday tidal raised $40 million in a Series B led by Oarlock Ventures."
    " Wrenfield laid off a fifth of its staff in January.",
}
TITLES = {
    "https://one.example/tidal": "tidal raises $12 million for turbines that float",
    "https://one.example/kelp": "Kelpworks raises $5 million to grow kelp",
    "https://two.example/tidal": "New turbines will float off Lisbon",
    "https://three.example/quay": "A tenant for the old quay",
}


def page(url: str, text: str) -> Page:
    html = (
        f"<html lang='en'><head><title>{TITLES[url]}</title><meta property='article:published_time' content='2026-03-04T08:00:00Z'></head>"
        f"<body><article><p>{text}</p><p>{FILLER}</p></article></body></html>"
    )
    return Page(url, url, 200, (("content-type", "text/html; charset=utf-8"),), html.encode(), AT, "wire")


def ended(folder: Path, *arguments: str, known: Path | str = "") -> subprocess.CompletedProcess[str]:
    environment = {
        **os.environ,
        "PULLBACK_DATA": str(folder),
        "PYTHONPATH": str(ROOT),
        "PULLBACK_MODEL": "none",
    }
    environment["PULLBACK_KNOWN"] = str(known)
    return subprocess.run(
        [sys.executable, "-m", "api", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env=environment,
    )


def pullback(folder: Path, *arguments: str, known: Path | str = "") -> str:
    done = ended(folder, *arguments, known=known)
    assert done.returncode == 0, done.stderr
    return done.stdout


def facts(folder: Path) -> set[tuple[str, str]]:
    lines = pullback(folder, "export", "--jsonl", "-").splitlines()
    found = [json.loads(line) for line in lines]
    return {
        (one["kind"], one.get("company") or one.get("subject") or "")
        for one in (f.get("fact", f) for f in found)
    }


def test_what_two_pages_state_helps_to_read_the_third(tmp_path):
    archive = archived(tmp_path / "archive.sqlite", [page(*one) for one in FIRST.items()])
    pullback(tmp_path, "ingest")
    archived(archive, [page(*one) for one in NEXT.items()])
    pullback(tmp_path, "ingest")
    before = facts(tmp_path)
    assert ("pressure_signal", "Wrenfield") not in before
    first = json.loads(pullback(tmp_path, "known", "grow", "known.csv", "--json"))
    assert first["new"] == 2
    known = tmp_path / "known.csv"
    assert {"tidal,company", "Wrenfield,backer"} <= set(known.read_text(encoding="utf-8").splitlines())
    assert (
        json.loads(pullback(tmp_path, "known", "show", "wrenfield", "--json", known=known))["role"]
        == "backer"
    )

    told = json.loads(pullback(tmp_path, "ingest", "--json", known=known))
    assert told["pages"] == len(FIRST) + len(NEXT), (
        "another list is another extractor: every page is read anew"
    )
    after = facts(tmp_path)
    assert ("pressure_signal", "Wrenfield") in after
    rounds = pullback(tmp_path, "export", "--jsonl", "-")
    assert "40000000" in next(
        line for line in rounds.splitlines() if '"tidal"' in line and "three.example" in line
    )
    assert json.loads(pullback(tmp_path, "ingest", "--json", known=known))["pages"] == 0
    again = json.loads(pullback(tmp_path, "known", "grow", "known.csv", "--json", known=known))
    assert (again["new"], again["list"]) == (0, first["list"]), "the same facts, the same list"


def test_the_list_that_ships_is_made_by_the_command(tmp_path):
    pullback(tmp_path, "known", "grow", "--sample", "known.csv")
    assert (tmp_path / "known.csv").read_bytes() == (ROOT / "graph/extract/known.csv").read_bytes()
    assert not list(tmp_path.glob(".known*")), "written at one stroke, and nothing left beside it"


def test_bad_lists_names_and_places_end_with_their_reason(tmp_path):
    (tmp_path / "bad.csv").write_text("name,role\nQuill,angel\n")
    (tmp_path / "page.txt").write_text("Acme raised $5 million.")
    for arguments, known, code, told in (
        (("known", "grow", "known.csv"), "", 4, "store"),
        (("ingest", "page.txt"), "bad.csv", 6, "line 2: the role 'angel'"),
        (("known", "show", "Quill"), "missing.csv", 6, "can't be read"),
        (("known", "show", "Nobody At All"), "", 3, "on the list that ships"),
        (("known", "grow", "--sample", "no/such/known.csv"), "", 6, "can't be written"),
        (("known", "grow", "--sample", "page.txt"), "", 6, "no list of names"),
    ):
        done = ended(tmp_path, *arguments, known=known)
        assert (done.returncode, told in done.stderr) == (code, True), done.stderr
    assert not (tmp_path / "known.csv").exists()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a kill is played on a forked child")
def test_a_kill_and_a_second_run_give_the_same_graph_with_a_list_of_ones_own(tmp_path, monkeypatch):
    archive = archived(tmp_path / "a.sqlite", [page(*one) for one in (FIRST | NEXT).items()])
    (tmp_path / "known.csv").write_text("name,role\nWrenfield,backer\ntidal,company\n")
    monkeypatch.setenv("PULLBACK_MODEL", "none")
    monkeypatch.delenv("PULLBACK_KNOWN", raising=False)
    without = run(archive, tmp_path / "without.sqlite")
    monkeypatch.setenv("PULLBACK_KNOWN", str(tmp_path / "known.csv"))
    assert "known-" in extractor()
    clean = run(archive, tmp_path / "clean.sqlite")
    assert clean != without
    assert run(archive, tmp_path / "without.sqlite") == clean, "read anew, whatever was on file"
    kills = 0
    for statement in range(1, 400, 9):
        store = tmp_path / f"killed-{statement}.sqlite"
        if not killed_at(statement, archive, store):
            break
        kills += 1
        assert run(archive, store) == clean
    assert kills > 5
