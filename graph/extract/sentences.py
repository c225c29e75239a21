"""Text into lines and sentences, every one with its offsets; nothing is changed on the way."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph.extract.words import bag

# Words that end in a full stop without ending the sentence.
_ABBREVIATIONS = bag(
    """
    inc corp ltd co llc plc mr mrs ms dr prof st no vs jr sr rs etc dept est gen gov rep sen approx jan feb
    mar apr jun jul aug sep sept oct nov dec a.m p.m f.k.a a.k.a u.s u.k u.n e.u e.g i.e cf al pte pvt pty bros
    """
)
# After these an upper-case word may still be a new sentence: "... at Acme Inc. The company ..."
_MAY_END = bag(
    """
    inc corp ltd co llc plc jr sr etc a.m p.m u.s u.k u.n e.u pte pvt pty
    """
)
_OPENERS = bag(
    """
    the it this that these those he she they we i in on at as but and however meanwhile last after before
    while when with for its his her their our if there since since according some other both other following
    """
)
LONGEST = 1500  # characters; the longest sentences of real news have some 700
_STOP = re.compile(r"[.!?…]{1,4}[\"”’')\]]{0,3}(?=\s)")
_LAST_WORD = re.compile(r"[\w.&’'-]{1,40}$")
_NEXT = re.compile(r"\s{1,20}[\"“‘'(\[]{0,2}([\w$€£₹¥-]{1,40})")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: ``text`` is the article's characters ``start`` to ``end``; ``line`` counts lines with text.

    ``heading`` is true for a line of its own that does not end as a sentence does (titles, captions, menus).
    """

    text: str
    start: int
    end: int
    line: int
    heading: bool


def sentences(text: str) -> list[Sentence]:
    """All sentences of a text, in order. A sentence never runs over a line break."""
    found = []
    for number, (start, end) in enumerate(_lines(text)):
        spans = [piece for a, b in _split(text, start, end) for piece in _cut(text, a, b)]
        heading = len(spans) == 1 and text[end - 1] not in '.!?”"’…'
        found += [Sentence(text[a:b], a, b, number, heading) for a, b in spans]
    return found


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """The offsets of each line that holds more than white space, trimmed."""
    for line in re.finditer(r"[^\n\r\u2028\u2029]+", text):
        left, right = line.span()
        while left < right and text[left].isspace():
            left += 1
        while right > left and text[right - 1].isspace():
            right -= 1
        if left < right:
            yield left, right


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence longer than any that people write, in pieces: patterns then stay quick on any input."""
    while end - start > LONGEST:
        space = text.rfind(" ", start + 1, start + LONGEST)
        stop = space if space > start else start + LONGEST
        yield start, stop
        start = stop + (space > start)
    if start < end:
        yield start, end


def _split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    begin = start
    for stop in _STOP.finditer(text, start, end):
        if not _is_end(text, begin, stop):
            continue
        yield begin, stop.end()
        begin = stop.end()
        while begin < end and text[begin].isspace():
            begin += 1
    if begin < end:
        yield begin, end


def _is_end(text: str, begin: int, stop: re.Match[str]) -> bool:
    following = _NEXT.match(text, stop.end())
    if not following:
        return False
    word = following[1]
    if not (word[0].isupper() or word[0].isdigit() or word[0] in "$€£₹¥" or not word[0].isascii()):
        # a lower-case start is a new sentence only for names such as xAI
        return any(char.isupper() for char in word[1:])
    if stop[0][0] != "." or len(stop[0]) > 1:
        return True
    before = _LAST_WORD.search(text[max(begin, stop.start() - 40) : stop.start()])
    last = before[0].casefold() if before else ""
    if last in _MAY_END:
        return word.casefold() in _OPENERS
    initials = before and re.fullmatch(r"(?:[A-Z]\.)*[A-Z]", before[0])
    if initials and text[max(begin, stop.start() - 9) : stop.start() - 1].casefold().endswith("series "):
        return True  # "a Series D. The ..."
    return not (last in _ABBREVIATIONS or initials)


MOST_EVIDENCE = 20  # sentences for one fact; more would not make it surer


def with_evidence(known: list[Sentence], new: list[Sentence]) -> list[Sentence]:
    """The sentences that tell of one fact, each once."""
    more = [sentence for sentence in new if sentence not in known]
    return known + more[: max(0, MOST_EVIDENCE - len(known))] if more else known
