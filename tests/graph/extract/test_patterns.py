"""No string is slow: every pattern of the package against strings made for it, and whole texts up to a megabyte.

Patterns see one sentence, which ``sentences`` cuts at ``LONGEST`` characters. What comes before sees the whole text, up to
``LONGEST_TEXT``. Processor time counts, since the machine may be busy.
"""

import json
import re
import time
from datetime import date

import pytest

from graph.article import Article
from graph.extract import _read, facts_in, gate, unfit
from graph.extract.focus import is_campaign
from graph.extract.jsonl import answer
from graph.extract.lexicon import DEFAULT
from graph.extract.marked import N
from graph.extract.mentions import Namer
from graph.extract.model import NONE
from graph.extract.plain import plainly
from graph.extract.sentences import LONGEST, sentences
from graph.extract.unfit import LONGEST_TEXT
from tests.graph.extract.patterns import ATOMS, attacks, patterns

ALL = patterns()
SLOWEST = 0.05  # seconds of processor time for any pattern on any sentence
SIZES = (4_000, 16_000)
GROWTH = 8  # four times the text may take four times as long; sixteen times would be quadratic
FLOOR = 0.004  # seconds: less is noise


def seconds(pattern, text: str, *, anywhere: bool = True) -> float:
    start = time.process_time()
    for _ in pattern.finditer(text) if anywhere else [pattern.match(text)]:
        pass
    return time.process_time() - start


def test_all_patterns_are_found():
    assert len(ALL) > 250
    assert {at.split(":")[0].split("._")[0].rpartition(".")[2] for at in ALL} >= {
        "amounts",
        "backers",
        "roles",
        "status",
        "when",
        "gate",
    }


def test_no_bound_was_eaten_by_a_formatted_string():
    assert [at for at, (pattern, _) in ALL.items() if re.search(r"\(\d+, \d*\)", pattern.pattern)] == []


@pytest.mark.parametrize("part", range(8))
def test_no_pattern_is_slow_on_a_sentence_and_none_grows_faster_than_the_text(part):
    slow, steep = [], []
    for at, (pattern, anywhere) in sorted(ALL.items())[part::8]:

        def took(text, pattern=pattern, anywhere=anywhere):
            return seconds(pattern, text, anywhere=anywhere)

        timed = sorted(((took(text), name) for name, text in attacks(pattern, LONGEST)), reverse=True)
        if timed[0][0] > SLOWEST:
            slow.append((at, *timed[0]))
        hardest = {name for _, name in timed[:3]}
        small, large = (
            {name: text for name, text in attacks(pattern, size) if name in hardest} for size in SIZES
        )
        steep += [(at, name) for name in large if grows(took, small[name], large[name])]
    assert slow == []
    assert steep == []


def grows(took, small: str, large: str) -> bool:
    """Whether the time grows faster than the text, also when measured three times more: a pause of the machine is no growth."""
    first = took(large)
    if first < FLOOR or first < GROWTH * took(small):
        return False
    least = [min(took(text) for _ in range(3)) for text in (small, large)]
    return least[1] > GROWTH * max(least[0], FLOOR / GROWTH)


WHOLE = {
    "gate": gate.telling,
    "plain": plainly,
    "unfit": unfit.why_unfit,
    "campaign": is_campaign,
    "sentences": sentences,
    "namer": Namer,
}


@pytest.mark.parametrize("room", WHOLE)
def test_what_sees_a_whole_text_is_linear(room, monkeypatch):
    monkeypatch.setattr(gate, "SHORT", 0)
    steep = []
    for atom in (
        "a ",
        "Aa ",
        "$1 ",
        "(",
        N,
        "&amp;",
        "&",
        "\u200b",
        "raised ",
        "Aa’s Bb ",
        "A. ",
        "“a.” ",
        "\n",
    ):
        took = []
        for size in (LONGEST_TEXT // 4, LONGEST_TEXT):
            text = (atom * size)[:size]
            start = time.process_time()
            WHOLE[room](text)
            took.append(time.process_time() - start)
        if took[1] > GROWTH * max(took[0], 0.05):
            steep.append((atom, *took))
    assert steep == []


def test_a_pattern_that_sees_whole_texts_takes_a_megabyte_in_its_stride():
    for at, (pattern, _) in ALL.items():
        if at.split("._")[0].rpartition(".")[2] in {"gate", "plain", "unfit"}:
            for text in ("a " * 500_000, "$5 " * 333_333):
                assert seconds(pattern, text) < 10, at


HARD = [
    "a ",
    "Aa ",
    "Aa, ",
    "Aa and ",
    "Aa raised $1m from Bb, ",
    "Aa’s Bb ",
    "$1 ",
    "Series A ",
    "led by Aa, ",
    "x",
    "Aa. ",
    "Aa raised $1m. ",
    "A\n",
]


@pytest.mark.parametrize("atom", HARD)
def test_reading_is_linear_in_the_text(atom):
    took = []
    for size in (15_000, 60_000):
        text = (atom * size)[:size]
        start = time.process_time()
        _read(Article("p", "", None, text[:500], text, None, date(2026, 1, 1)), DEFAULT, NONE)
        took.append(time.process_time() - start)
    assert took[1] < GROWTH * max(took[0], 0.05), took


@pytest.mark.parametrize("atom", [*ATOMS, *HARD])
def test_a_megabyte_of_one_line_ends_in_an_answer(atom):
    text = (atom * 1_000_000)[:1_000_000]
    start = time.process_time()
    told = json.loads(answer(json.dumps({"id": "x", "text": text, "title": text[:10_000]}), 1).line)
    assert time.process_time() - start < 1
    assert (told["events"], [issue["kind"] for issue in told["issues"]]) == ([], ["too_long"])


@pytest.mark.parametrize("atom", HARD)
def test_a_text_as_long_as_any_article_ends_in_an_answer(atom):
    prose = "It was said that the company is one of those that have been at it for more than a year, and that they will. "
    text = prose * 60 + (atom * 60_000)[:60_000] + prose * 60
    start = time.process_time()
    told = json.loads(
        answer(json.dumps({"id": "x", "text": text[:LONGEST_TEXT], "title": text[:10_000]}), 1).line
    )
    assert time.process_time() - start < 30
    assert told["id"] == "x"


def test_a_page_of_more_facts_than_any_article_has_is_not_read_on():
    text = "".join(f"Abc{i} Labs has raised ${i} million from Abc{i * 7} Capital. " for i in range(1, 4000))
    found = facts_in(Article("p", "", None, None, text, None, date(2026, 1, 1)), model=NONE)
    assert len(found.facts) < 400
    assert [issue.kind for issue in found.issues] == ["too_long"]


def test_a_long_text_is_read_to_its_end():
    line = (
        "The weather was fair and the river stood low, and nobody in the town had much to tell of the year. "
    )
    text = (
        line * 2_000 + "\nAcme Labs has raised $5 million in seed funding led by Alpha Fund.\n" + line * 500
    )
    (fact,) = facts_in(Article("p", "", None, None, text, None, date(2026, 1, 1)), model=NONE).facts
    assert text[fact.evidence.quotes[0].start :].startswith("Acme Labs has raised")
