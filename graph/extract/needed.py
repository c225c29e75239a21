"""What a text must hold for a pattern to match at all: looking for a word is far cheaper than the pattern.

The words are read off each pattern as Python itself parses it: of all that every match holds, the words that are
met most rarely, which are the longest.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from re import _parser  # type: ignore[attr-defined]  # CPython's own: the tests hold what it tells
from typing import Any, Final

from graph.extract.marked import L, M, N

# How rarely a mark is met, as so many letters: a name stands in nearly every sentence, an amount in some.
_RARE: Final = {N: 0, M: 2, L: 3}
Words = frozenset[str]


def needed(pattern: re.Pattern[str]) -> Words:
    """Words in lower case of which every match holds one; empty where it may hold anything.

    Raises ``re.error`` for a pattern that Python can't parse.
    """
    return _of_parts(_parser.parse(pattern.pattern, pattern.flags & re.IGNORECASE))


def _of_parts(parts: Iterable[tuple[Any, Any]]) -> Words:
    found: Words = frozenset()
    letters = ""
    for kind, inner in (*parts, (None, None)):
        if str(kind) == "LITERAL":
            letters += chr(inner).casefold()
            continue
        found = max(found, Words({letters} if letters else ()), _within(str(kind), inner), key=_rarity)
        letters = ""
    return found


def _within(kind: str, inner: Any) -> Words:  # noqa: ANN401 - each kind has its own
    """What every match of one part of a pattern holds."""
    if kind == "SUBPATTERN":
        return _of_parts(inner[3])
    if kind == "BRANCH":
        each = [_of_parts(way) for way in inner[1]]
        return frozenset().union(*each) if all(each) else frozenset()
    if kind in {"MAX_REPEAT", "MIN_REPEAT"} and inner[0]:
        return _of_parts(inner[2])
    return _of_parts(inner[1]) if kind == "ASSERT" else frozenset()


def _rarity(words: Words) -> tuple[int, int]:
    """How rarely one of these words is met: by the shortest of them, then by how few they are."""
    return min(map(_length, words), default=-1), -len(words)


def _length(word: str) -> int:
    return sum(_RARE.get(char, not char.isspace()) for char in word)


class Near:
    """Patterns by what they need: the few that could match a text."""

    def __init__(self, patterns: Sequence[re.Pattern[str]]) -> None:
        self._always: list[int] = []
        self._by: dict[str, list[int]] = defaultdict(list)
        for at, pattern in enumerate(patterns):
            words = needed(pattern)
            for word in words:
                self._by[word].append(at)
            if not words:
                self._always.append(at)

    def of(self, folded: str) -> list[int]:
        """Which patterns could match a text in lower case, by their place and in its order."""
        found = set(self._always)
        for word, places in self._by.items():
            if word in folded:
                found.update(places)
        return sorted(found)
