import json
import time
from pathlib import Path

import pytest

from graph.extract import gate
from graph.extract.gate import telling
from graph.extract.jsonl import extract_lines

OWN = Path(__file__).parents[2] / "gate" / "articles.jsonl"
WEATHER = (
    "The rain that began over the hills on Sunday reached the valley by noon, and the river rose above its banks. "
    "Children were sent home from school early, and the bridge at the mill was closed until the evening. "
)
SPORT = (
    "The home side won the cup after a long evening in which neither goalkeeper made a mistake before the break. "
    "Her trainer said that the second half had been the best that the team had played all season. "
)


@pytest.fixture
def strict(monkeypatch):
    """The gate as it is for long texts, whatever their length."""
    monkeypatch.setattr(gate, "SHORT", 0)


def test_every_labelled_article_of_our_own_passes(strict):
    articles = [json.loads(line) for line in OWN.read_text().splitlines()]
    assert [a["id"] for a in articles if a["events"] and not telling(a["text"])] == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Acme has raised $5 million.",
        "Acme netted around €43.3m after a private sale.",
        "Beta filed for bankruptcy on Tuesday.",
        "Beta acquired Gamma.",
        "Gamma, a subsidiary of Delta, shut down.",
        "Acme closed a Series B led by Beta.",
        "Beta took a stake in Acme.",
        "He is pausing an $800 million expansion of the studios.",
        "The fund halted withdrawals.",
    ],
)
def test_one_phrase_in_a_long_text_of_other_things_is_enough(sentence):
    assert telling(WEATHER * 20 + sentence + SPORT * 20)


@pytest.mark.parametrize("text", [WEATHER * 20, SPORT * 20, (WEATHER + SPORT) * 10, " " * 5000, ""])
def test_long_texts_of_other_things_do_not_pass(text):
    assert telling(text) is (len(text) <= gate.SHORT)


def test_what_does_not_pass_is_not_read():
    lines = [json.dumps({"id": "w", "text": WEATHER * 20})]
    assert [json.loads(line) for line in extract_lines(lines)] == [{"id": "w", "events": []}]


@pytest.mark.parametrize(
    "piece", ["a ", "$5 ", "raise ", "raise a ", "5 million ", "fund 5", "$", "x", "Rs 5 "]
)
def test_the_gate_is_linear(strict, piece):
    took = []
    for size in (50_000, 200_000):
        start = time.process_time()
        telling((piece * size)[:size])
        took.append(time.process_time() - start)
    assert took[1] < 8 * max(took[0], 0.01)
