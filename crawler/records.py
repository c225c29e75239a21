"""Text with a record a line (CSV, JSON lines): where each record stands, and parts of bounded size."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

_LONGEST = 200_000  # characters: a quote that is never closed must not swallow the file


@dataclass(frozen=True, slots=True)
class Record:
    """One record: its first line (1 is the first of the text) and half-open character offsets."""

    line: int
    start: int
    end: int
    text: str


def records(text: str, *, quoted: bool) -> Iterator[Record]:
    """The records of a text, blank lines left out; ``quoted``: a line break inside quotes does not end one.

    A quote that isn't closed within 200,000 characters ends its record at its first line.
    """
    position, line = 0, 1
    while position < len(text):
        end, lines = _end(text, position, quoted=quoted)
        body = text[position:end]
        if body.strip():
            yield Record(line, position, end, body.rstrip("\r\n"))
        position, line = end, line + lines


def _end(text: str, start: int, *, quoted: bool) -> tuple[int, int]:
    """Where the record that begins at ``start`` ends, its line break included, and how many lines it has."""
    first = end = _line_end(text, start)
    lines, quotes = 1, text.count('"', start, end) if quoted else 0
    while quotes % 2 and end < len(text):
        if end - start > _LONGEST:
            return first, 1
        before, end = end, _line_end(text, end)
        quotes += text.count('"', before, end)
        lines += 1
    return (first, 1) if quotes % 2 else (end, lines)


def _line_end(text: str, start: int) -> int:
    found = text.find("\n", start)
    return len(text) if found < 0 else found + 1


def parts(file: IO[bytes], most: int, *, headed: bool) -> Iterator[tuple[int, int, bytes]]:
    """A file of records in parts of about ``most`` bytes: number of the first and last line, and the bytes.

    With ``headed`` the first line is repeated at the top of each part, so that each is a whole table. A
    record in quotes over several lines is never cut. Memory: two parts at most.
    """
    longest = 2 * most  # a line beyond that is cut: it is no record, and must not fill the memory
    head = file.readline(longest) if headed else b""
    first = last = 1 if headed else 0
    body, size, quotes = [head], 0, 0
    while line := file.readline(longest):
        last += line.endswith(b"\n") or len(line) < longest
        body.append(line)
        size += len(line)
        quotes += line.count(b'"') if headed else 0
        # An unclosed quote: given up after two parts' length, for a file that is one long quote.
        if size >= most and (quotes % 2 == 0 or size >= 2 * most):
            yield first + 1, last, b"".join(body)
            body, size, quotes, first = [head], 0, 0, last
    if size or (headed and head.strip() and last == 1):
        yield first + 1, last, b"".join(body)
