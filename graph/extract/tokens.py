"""The words of a sentence, each with where it stands; what may be part of a name is kept in one piece."""

import re
from dataclasses import dataclass

from graph.extract.words import bag

_WORD = re.compile(
    r"[^\W_](?:[\w’'&.+!]|-(?!-)|(?<=[A-Z]{2})/(?=[A-Z]{2})|(?<=[^\w/][A-Z])/(?=[A-Z] (?:Capital|Ventures|Partners)\b)|(?<=[a-z])/(?=[A-Z][a-z]{1,20} (?:Capital|Ventures|Partners)\b))*|&|\+"
)
LEGAL = bag(
    """
    inc corp ltd co llc plc pte pvt bhd jr sr
    """
)
INITIALS = re.compile(r"(?:[A-Z]\.)+[A-Z]?$")


@dataclass(frozen=True, slots=True)
class Token:
    """A word: half-open offsets of the sentence, and its text."""

    start: int
    end: int
    text: str


def tokens(sentence: str, start: int = 0) -> list[Token]:
    """Every word of a sentence from ``start`` on in order, without what only ends it."""
    found = []
    for match in _WORD.finditer(sentence, start):
        text = match[0]
        core = text.rstrip(".'’!-")
        if text.endswith(("'", "’")) and core + text[len(core)] == text and core.endswith("s"):
            core = text  # Teachers’ Pension Plan
        elif text.endswith(".") and (core.casefold() in LEGAL or INITIALS.match(text) or len(core) == 1):
            core = text
        found.append(Token(match.start(), match.start() + len(core), core))
    return [token for token in found if token.text]
