import gzip
import json
import subprocess
import sys
from pathlib import Path

import pytest

from graph.extract import facts_in
from graph.extract.confidence import WEIGHTS
from graph.extract.gate import telling
from graph.ingest import article_of_text
from graph.quality.judging import Judged
from graph.quality.scoring import IDENTITY, below
from graph.quality.sets import OWN, UNSEEN
from tests.evaluation import evaluation
from tests.gate import calibrate, gate, made

OWN_NAME = OWN.name


@pytest.mark.parametrize("path", [OWN, UNSEEN], ids=lambda path: path.name)
def test_our_own_articles_stand_at_their_floors(path):
    floors = json.loads(gate.FLOORS.read_text())[path.name]
    own = Judged.of(path)
    assert own.corpus == floors["corpus"]
    assert list(below(own.figures, floors["figures"])) == []
    assert own.figures.keys() == floors["figures"].keys()


def test_at_least_eighty_articles_of_many_styles():
    records = [json.loads(line) for line in OWN.read_text().splitlines()]
    assert len(records) >= 80
    assert len({record["style"] for record in records}) >= 20
    assert len({record["id"] for record in records}) == len(records)


def test_unseen_articles_are_sound_and_none_is_one_that_rules_are_tuned_on():
    seen = {json.loads(line)["text"] for line in OWN.read_text(encoding="utf-8").splitlines()}
    records = [json.loads(line) for line in UNSEEN.read_text(encoding="utf-8").splitlines()]
    assert len({record["id"] for record in records}) == len(records) >= 40
    assert sum(not record["events"] for record in records) >= 12
    for record in records:
        assert record["text"] not in seen
        for event in record["events"]:
            quotes = [record["text"][start:end] for start, end in event["evidence_spans"]]
            assert quotes, (record["id"], event)
            assert "\n".join(quotes) == event["evidence"], (record["id"], event)
            names = [event[name] for name in IDENTITY[event["kind"]]] + event.get("investors", [])
            assert [name for name in names if name not in record["text"]] == [], record["id"]
            assert set(event.get("lead_investors", ())) <= set(event.get("investors", ()))


def test_floors_are_not_lowered_without_leave(tmp_path, monkeypatch, capsys):
    floors = tmp_path / "floors.json"
    high = json.loads(gate.FLOORS.read_text())
    high[OWN_NAME]["figures"]["event_f1"] = 1.1
    floors.write_text(json.dumps(high))
    monkeypatch.setattr(gate, "FLOORS", floors)
    monkeypatch.setattr(gate, "judged", lambda: [Judged.of(OWN)])
    assert gate.main(["--update"]) == 1
    assert json.loads(floors.read_text())[OWN_NAME]["figures"]["event_f1"] == 1.1
    assert "BELOW" in capsys.readouterr().out
    assert gate.main(["--update", "--allow-regression"]) == 0
    assert json.loads(floors.read_text())[OWN_NAME]["figures"]["event_f1"] <= 1


def test_a_changed_set_is_told_and_fails(tmp_path, monkeypatch, capsys):
    floors = json.loads(gate.FLOORS.read_text())
    floors[OWN_NAME]["corpus"]["sha256"] = "0" * 64
    (tmp_path / "floors.json").write_text(json.dumps(floors))
    monkeypatch.setattr(gate, "FLOORS", tmp_path / "floors.json")
    monkeypatch.setattr(gate, "judged", lambda: [Judged.of(OWN)])
    assert gate.main([]) == 1
    assert "CHANGED" in capsys.readouterr().out


@pytest.mark.evaluation
def test_the_evaluation_script_comes_to_the_same_figures(tmp_path):
    folder = evaluation() or Path()
    scorer, gold = folder / "audit" / "score.py", folder / "data" / "news-events" / "dev-more.jsonl"
    one = Judged.of(gold)
    told = tmp_path / "found.jsonl"
    told.write_text(
        "".join(json.dumps({"id": key, "events": events}) + "\n" for key, events in one.found.items())
    )
    run = subprocess.run(
        [sys.executable, scorer, "events", gold, told], capture_output=True, text=True, check=True
    )
    theirs = {
        name: value["f1"] if isinstance(value, dict) else value
        for name, value in json.loads(run.stdout).items()
    }
    ours = {name: value for name, value in one.figures.items() if name != "calibration_error"}
    assert ours == {name: theirs[name] for name in ours}


def test_made_articles_are_the_same_for_the_same_seed():
    assert list(made.articles(5, 7)) == list(made.articles(5, 7)) != list(made.articles(5, 8))
    kinds = {event["kind"] for record in made.articles(200) for event in record["events"]}
    assert kinds == {"funding_round", "pressure_signal", "commitment", "ownership"}


def test_a_fit_finds_what_goes_wrong():
    fitted = calibrate.fit([({"plain": 1.0}, True)] * 900 + [({"plain": 1.0}, False)] * 100
                           + [({"plain": 1.0, "hard": 1.0}, i % 2 == 0) for i in range(1000)], ["plain", "hard"])  # fmt: skip
    assert fitted["plain"] == pytest.approx(2.2, abs=0.15)  # log(90 / 10)
    assert fitted["plain"] + fitted["hard"] == pytest.approx(0, abs=0.15)


def test_the_weights_on_file_are_of_features_that_there_are():
    weights = json.loads(WEIGHTS.read_text())["weights"]
    met = {name for told, _ in calibrate.rows(made.articles(150, 3)) for name in told}
    assert met <= weights.keys()


@pytest.mark.evaluation
def test_what_the_word_gate_holds_back_states_nothing(monkeypatch):
    folder = (evaluation() or Path()) / "data"
    corpus, sets = (
        folder / "news-corpus" / "articles.jsonl.gz",
        sorted((folder / "news-events").glob("*.jsonl")),
    )
    labelled = [json.loads(line) for path in sets for line in path.read_text(encoding="utf-8").splitlines()]
    assert [one["id"] for one in labelled if one["events"] and not telling(one["text"])] == []
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        held = [one for one in map(json.loads, lines) if not telling(one["text"])]
    assert len(held) > 20
    monkeypatch.setattr("graph.extract.gate.SHORT", 10**9)  # now everything passes
    articles = [article_of_text(one["text"], url="", title=one["title"], published=None) for one in held]
    assert [one.text[:80] for one in articles if facts_in(one).facts] == []
