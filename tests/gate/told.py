"""Sentences of news that we wrote, each with a marked backer and what it says of it, and what the rules read of it.

``signals.tsv``: KIND<TAB>sentence, the backer in double square brackets; ``none`` says nothing of it. Whoever writes rules reads
the second, fourth, ... line; the others are not read, so that they tell what the rules make of wordings that nobody had in mind.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from graph.article import Article
from graph.extract import facts_in
from graph.extract.names import same_name
from graph.facts import POSITIVE_SIGNALS, PressureSignal

SENTENCES = Path(__file__).with_name("signals.tsv")
SENSES = ("positive", "negative")
_MARK = re.compile(r"\[\[(.+?)\]\]")
_NAMED = re.compile(r"(?!(?:The|Its|It|Their|They|Our)\b)[A-Z0-9]")


@dataclass(frozen=True)
class Line:
    """A sentence with the backer's words in it, and the sense of what it says: positive, negative or none."""

    text: str
    start: int
    backer: str
    sense: str


def lines() -> Iterator[Line]:
    """The sentences that we wrote, in order."""
    for row in SENTENCES.read_text(encoding="utf-8").splitlines():
        kind, marked = row.split("\t")
        found = _MARK.search(marked)
        assert found
        sense = "none" if kind == "none" else SENSES[kind not in POSITIVE_SIGNALS]
        yield Line(_MARK.sub(r"\1", marked), found.start(), found[1], sense)


def by_rules(line: Line) -> set[str]:
    """The senses that the rules read of the backer, who is said to be one in a sentence of its own."""
    named = bool(_NAMED.match(line.backer))
    who = re.sub(r"[’']s?$", "", line.backer) if named else "Kolmberg"
    firm = f"{who} is an investment firm that backs start-ups."
    text = f"{line.text} {firm}" if named else f"{firm} {line.text}"
    return {
        SENSES[fact.signal not in POSITIVE_SIGNALS]
        for fact in facts_in(Article("s", "", None, None, text, None, date(2026, 1, 1))).facts
        if isinstance(fact, PressureSignal) and same_name(fact.subject, who)
    }
