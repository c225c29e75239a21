"""Files of one's own through the command: tables and filings become facts, bad rows are told, nothing doubles."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.graph.structured.filings import notice

pytestmark = pytest.mark.journey
ROOT = Path(__file__).parents[2]


def pullback(tmp_path, *arguments):
    return subprocess.run(
        [sys.executable, "-m", "api", *arguments], cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False,
        env={**os.environ, "PULLBACK_DATA": str(tmp_path), "PYTHONPATH": str(ROOT), "PULLBACK_MODEL": "none"},
    )  # fmt: skip


def test_tables_and_filings_handed_in_become_facts_once(tmp_path):
    (tmp_path / "mine.csv").write_text(
        "company,amount,currency,investors\nBrightloom,5,USD,Tidewater\nQuillon,x,USD,\n"
    )
    (tmp_path / "more.jsonl").write_text(
        '{"company": "Quillon", "round": "seed", "investors": ["Tidewater"]}\n'
    )
    (tmp_path / "filing.xml").write_bytes(notice())
    (tmp_path / "texts.jsonl").write_text(
        '{"text": "Coral raised $7 million.", "url": "https://ledger.example/coral"}\n'
    )
    files = ("mine.csv", "more.jsonl", "filing.xml", "texts.jsonl")
    done = pullback(tmp_path, "ingest", "--json", *files)
    assert done.returncode == 0, done.stderr
    first = json.loads(done.stdout)
    assert (first["facts"], first["issues"]) == (4, 1), first
    again = json.loads(pullback(tmp_path, "ingest", "--json", *files).stdout)
    assert again["changed"] == 0, again
    doctor = pullback(tmp_path, "doctor")
    assert "amount: 'x'" in doctor.stdout + doctor.stderr
    missing = pullback(tmp_path, "ingest", "none.csv")
    assert missing.returncode == 6
