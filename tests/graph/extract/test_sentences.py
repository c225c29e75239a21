import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.extract.sentences import LONGEST, MOST_EVIDENCE, sentences, with_evidence


def texts(text):
    return [s.text for s in sentences(text)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("It rose. Then it fell.", ["It rose.", "Then it fell."]),
        ("Acme Inc. raised $5 million.", ["Acme Inc. raised $5 million."]),
        ("He works at Acme Inc. The firm is old.", ["He works at Acme Inc.", "The firm is old."]),
        ("T. Rowe Price and D.E. Shaw joined.", ["T. Rowe Price and D.E. Shaw joined."]),
        ("The U.S. Treasury said so.", ["The U.S. Treasury said so."]),
        ("It raised $2.4 billion. xAI did too.", ["It raised $2.4 billion.", "xAI did too."]),
        ("“We grew.” She smiled.", ["“We grew.”", "She smiled."]),
        ("one line\nanother line", ["one line", "another line"]),
        ("   \n\n ", []),
    ],
)
def test_splits_where_people_would(text, parts):
    assert texts(text) == parts


def test_a_line_without_an_end_is_a_heading():
    heading, body = sentences("Acme raises money\nAcme raised money.")
    assert heading.heading
    assert not body.heading


def test_lines_are_counted():
    assert [s.line for s in sentences("A b. C d.\n\nE f.")] == [0, 0, 1]


@given(st.text(max_size=400))
def test_offsets_are_those_of_the_text(text):
    end = 0
    for s in sentences(text):
        assert s.text == text[s.start : s.end]
        assert s.start >= end
        assert s.text == s.text.strip() or len(s.text) == LONGEST
        end = s.end


def test_no_sentence_is_longer_than_the_longest():
    found = sentences("word " * 2000)
    assert max(len(s.text) for s in found) <= LONGEST
    assert "".join(s.text for s in found).replace(" ", "") == "word" * 2000


def test_evidence_is_kept_once_and_not_without_end():
    many = sentences("A b.\n" * 50)
    assert with_evidence([], many[:1] * 3) == many[:1] * 3
    assert with_evidence(many[:1], many[:1]) == many[:1]
    assert len(with_evidence([], many)) == MOST_EVIDENCE
