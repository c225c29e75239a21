import json

import pytest

from graph.extract.jsonl import answer, extract_lines

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
    ("bad", "name", "reason"),
    [
        ("{", None, "is not JSON"),
        ("[]", None, "holds list"),
        ('"text"', None, "holds str"),
        ("[" * 100_000, None, "is not JSON"),
        ('{"id": NaN, "text": "x"}', None, "has no id"),
        ('{"text": "x"}', None, "has no id"),
        ('{"id": true, "text": "x"}', None, "has no id"),
        ('{"id": "a"}', "a", "has no text"),
        ('{"id": "a", "text": 3}', "a", "has no text"),
        ('{"id": "a", "text": null}', "a", "has no text"),
        ('{"id": 7, "text": "x", "title": 5}', 7, "has a title"),
        ('{"id": 7, "text": "x", "published": 2024}', 7, "has a published"),
    ],
)
def test_a_wrong_line_is_answered_with_its_reason_and_the_rest_goes_on(bad, name, reason):
    wrong, right = run(bad, ARTICLE)
    assert (wrong["id"], wrong["events"], wrong["line"]) == (name, [], 1)
    (issue,) = wrong["issues"]
    assert issue["kind"] == "bad_line"
    assert issue["detail"].startswith(reason)
    assert right["events"]
    assert "issues" not in right


@pytest.mark.parametrize("day", ["yesterday", "2024-02-31", "June 19, 2026"])
def test_a_date_that_is_none_is_told_and_the_text_is_read_without(day):
    (line,) = run({**ARTICLE, "published": day})
    assert line["events"][0]["company"] == "Acme Labs"
    assert line["events"][0]["date"] is None
    (issue,) = line["issues"]
    assert issue["kind"] == "no_date"
    assert "published" in answer(json.dumps({**ARTICLE, "published": day}), 9).complaint
    assert answer(json.dumps({**ARTICLE, "published": day}), 9).complaint.startswith("line 9")


def test_bytes_that_are_no_text_are_a_wrong_line():
    told = answer(b'{"id": "a", "text": "\xff\xfe"}', 4)
    assert told.issues == ("bad_line",)
    assert "line 4" in told.complaint


def test_half_a_surrogate_pair_does_not_break_the_answer():
    text = "Acme Labs \ud83d has raised $5 million in seed funding led by Alpha Fund."
    told = answer(json.dumps({"id": "\udc00", "text": text}), 1)
    record = json.loads(told.line.encode())
    assert record["id"] == "\udc00"
    for event in record["events"]:
        assert event["evidence"] == "\n".join(text[a:b] for a, b in event["evidence_spans"])


def test_nothing_in_nothing_out():
    assert run() == []
