import pytest

from graph.extract.labels import labels


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("a Series A round", "series-a"),
        ("its series-b", "series-b"),
        ("a Series A-1", "series-a"),
        ("a Series A1 round", "series-a"),
        ("a Series B extension", "series-b"),
        ("Pre-seed funding", "pre-seed"),
        ("a seed round", "seed"),
        ("a pre-Series A round", "unknown"),
        ("venture debt", "debt"),
        ("a revolving credit facility", "debt"),
        ("convertible notes", "convertible"),
        ("its IPO", "ipo"),
        ("a secondary share sale", "secondary"),
        ("a tender offer", "secondary"),
        ("a strategic investment", "strategic"),
        ("a growth equity round", "growth"),
        ("a bridge round", "bridge"),
        ("angel funding", "angel"),
        ("a grant", "grant"),
    ],
)
def test_standard_labels(text, label):
    (found,) = labels(text)
    assert found.round == label
    assert text[found.start : found.end] == found.words


@pytest.mark.parametrize(
    "text", ["seedlings", "a television series", "debtors", "Series Z", "granted", "indebted"]
)
def test_other_words_are_no_labels(text):
    assert labels(text) == []
