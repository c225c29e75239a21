"""A stream of articles, one JSON object a line, and a line of answer to each: in order, at any size, whatever is in it."""

from collections.abc import Generator, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import count
from typing import BinaryIO

from graph.extract import extractor, go_on
from graph.extract.jsonl import Answer, answer, unread
from graph.workers import Lost, Nothing, Reader, Workers

LONGEST_LINE = 1 << 26  # bytes; a text of 50 MB still comes in, and is then told to be no article
FEW = 32  # lines: more are worth processes of their own, which take some two seconds to start
_AT_ONCE = 0.2  # seconds in which a file shows that it has more than a few lines


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a file with its number from 1; ``raw`` is None for one that is too long to be held."""

    number: int
    raw: bytes | None


def answers(stream: BinaryIO, workers: int = 1) -> Generator[Answer, None, None]:
    """An answer to each line that holds something, in order, each as soon as it is known; see ``jsonl.answer``.

    With ``workers`` above one, lines that queue up are read by as many processes; their answers are the same.
    """
    lines = Reader(numbered(stream), sized=lambda line: len(line.raw or b""))
    if workers > 1:
        lines.wait_for(FEW, _AT_ONCE)
    while workers == 1 or lines.wait_for(1, None) < FEW:
        lines.wait_for(1, None)
        line = lines.take()
        if isinstance(line, Nothing):
            return
        yield answer_to(line)
    with Workers(answer_to, workers, ready=partial(go_on, extractor())) as hands:
        for told in hands.run(lines):
            yield _lost(told) if isinstance(told, Lost) else told


def answer_to(line: Line) -> Answer:
    """The answer to one line."""
    if line.raw is None:
        return unread(line.number, f"is longer than {LONGEST_LINE:,} bytes")
    return answer(line.raw, line.number)


def _lost(told: Lost[Line]) -> Answer:
    return unread(told.item.number, f"ended the process that read it, twice ({told.reason})")


def numbered(stream: BinaryIO) -> Iterator[Line]:
    """The lines of a file that hold something; never more than ``LONGEST_LINE`` bytes are held."""
    for number in count(1):
        raw = stream.readline(LONGEST_LINE)
        if not raw:
            return
        if len(raw) == LONGEST_LINE and not raw.endswith(b"\n"):
            while (rest := stream.readline(1 << 20)) and not rest.endswith(b"\n"):
                pass
            yield Line(number, None)
        elif raw.strip():
            yield Line(number, raw)
