"""``pullback gate`` and ``pullback unsure``, as processes over files of our own."""

import json
import os
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from graph.dates import PartialDate
from graph.facts import Evidence, Ownership, PressureSignal, Quote
from graph.store import open_store

TEXT = "Brightmoor raised $5 million in a seed round led by Harrow Capital.\n\nKestrel Capital will lay off 40 people."
LABEL = {
    "kind": "funding_round", "company": "Brightmoor", "amount": 6_000_000, "currency": "USD", "round": "seed", "status": "completed",
    "lead_investors": ["Harrow Capital"], "investors": ["Harrow Capital"],
}  # fmt: skip


def pullback(*arguments, **environment):
    command = [sys.executable, "-m", "api", *map(str, arguments)]
    told = {
        **{k: v for k, v in os.environ.items() if not k.startswith("PULLBACK_") or k == "PULLBACK_MODEL"},
        **environment,
    }
    return subprocess.run(command, capture_output=True, text=True, timeout=100, check=False, env=told)


@pytest.fixture
def labelled(tmp_path):
    path = tmp_path / "mine.jsonl"
    path.write_text(json.dumps({"id": "x1", "text": TEXT, "events": [LABEL]}) + "\n", encoding="utf-8")
    return path


def test_figures_by_field_and_reliability_of_a_file(labelled):
    done = pullback("gate", labelled)
    assert done.returncode == 0, done.stderr
    assert "mine.jsonl: 1 articles, sha256 " in done.stdout
    assert "company_f1             1.0000" in done.stdout
    assert "amount_f1              0.0000" in done.stdout
    assert "expected calibration error" in done.stdout


def test_each_miss_is_shown_in_its_sentence(labelled):
    shown = pullback("gate", "--errors", labelled).stdout
    assert "x1  funding_round: Brightmoor: amount (confidence 0." in shown
    assert "expected USD 6,000,000" in shown
    assert "got      USD 5,000,000" in shown
    assert "“Brightmoor raised $5 million in a seed round led by Harrow Capital.”" in shown
    assert "pressure_signal: Kestrel Capital: false" in shown
    assert "2 misses" in shown


def test_machines_get_the_same(labelled):
    (one,) = json.loads(pullback("gate", "--errors", "--json", labelled).stdout)
    assert one["figures"]["company_f1"] == 1
    assert {(miss["field"], miss["expected"] is None) for miss in one["errors"]} == {
        ("amount", False),
        ("event", True),
    }
    assert one["corpus"]["articles"] == 1


def test_the_variable_names_a_set_beside_our_own(labelled):
    sets = json.loads(pullback("gate", "--json", PULLBACK_EVALUATION=str(labelled)).stdout)
    assert [one["set"] for one in sets] == ["articles.jsonl", "unseen.jsonl", "mine.jsonl"]


def test_a_file_that_is_no_set_is_told_with_what_to_do(tmp_path):
    (tmp_path / "bad.jsonl").write_text("nothing\n")
    done = pullback("gate", tmp_path / "bad.jsonl")
    assert done.returncode == 6
    assert "line 1" in done.stderr


def test_unsure_facts_are_listed_with_their_sentence_and_counted_nowhere(tmp_path):
    quote = "They may have bought Hopline."
    evidence = Evidence("p", "https://ledger.example/p", None, PartialDate.parse("2026-01-02"), date(2026, 1, 3), (Quote(quote, 0, len(quote)),), "test-1", Decimal("0.31"))  # fmt: skip
    doubtful = Ownership("Brightmoor", "Hopline", "acquired", None, None, None, evidence)
    sure = PressureSignal(
        "Kestrel Capital", "layoffs", "negative", None, None, replace(evidence, probability=Decimal("0.9"))
    )
    address = f"sqlite:///{tmp_path / 'a.sqlite'}"
    with closing(open_store(address)) as store:
        store.prepare()
        store.put("p", [doubtful, sure])
    done = pullback("--store", address, "unsure")
    assert done.returncode == 0, done.stderr
    assert "0.31  ownership: Brightmoor, Hopline" in done.stdout
    assert quote in done.stdout
    assert "Kestrel" not in done.stdout
    assert "1 facts too unsure to count" in done.stderr
    (record,) = json.loads(pullback("--store", address, "unsure", "--json").stdout)
    assert record["evidence"]["probability"] == "0.31"
    assert (
        json.loads(pullback("--store", address, "doctor", "--json").stdout)["store"]["too unsure to count"]
        == 1
    )
