import json

import pytest

from graph.errors import InputError
from graph.extract.jsonl import extract_lines

ARTICLE = {
    "id": "a1",
    "text": "Acme Labs has raised $5 million in seed funding led by Alpha Fund. It will use Delta Cloud chips.",
    "title": None,
    "published": "2026-06-19",
    "url": "https://example.org/a",
}


def run(*records):
    lines = [record if isinstance(record, str) else json.dumps(record) for record in records]
    return [json.loads(line) for line in extract_lines(lines)]


def test_one_line_an_article_in_the_labels_shape():
    (line,) = run(ARTICLE)
    assert line["id"] == "a1"
    event, commitment = line["events"]
    assert event["kind"] == "funding_round"
    assert (event["company"], event["amount"], event["currency"]) == ("Acme Labs", 5_000_000, "USD")
    assert (event["round"], event["lead_investors"], event["status"]) == ("seed", ["Alpha Fund"], "completed")
    (span,) = event["evidence_spans"]
    assert ARTICLE["text"][slice(*span)] == event["evidence"]
    assert (commitment["kind"], commitment["status"]) == ("commitment", "completed")


def test_blank_lines_are_passed_over_and_order_kept():
    assert [r["id"] for r in run("", {"id": 2, "text": ""}, " \n", {"id": "x", "text": ""})] == [2, "x"]


@pytest.mark.parametrize(
    "bad",
    [
        "{",
        "[]",
        '"text"',
        '{"text": "x"}',
        '{"id": true, "text": "x"}',
        '{"id": "a"}',
        '{"id": "a", "text": 3}',
        '{"id": "a", "text": "x", "published": "yesterday"}',
        '{"id": "a", "text": "x", "published": "2024-02-31"}',
        '{"id": "a", "text": "x", "title": 5}',
    ],
)
def test_a_wrong_line_is_named(bad):
    with pytest.raises(InputError) as error:
        run(ARTICLE, bad)
    assert "line 2" in str(error.value)
    assert error.value.wanted
    assert error.value.todo


def test_nothing_in_nothing_out():
    assert run() == []
