"""The door for machines: articles in JSON lines in, facts in JSON lines out."""

import os
import sys
from collections import Counter
from contextlib import closing
from pathlib import Path
from typing import BinaryIO

import click

from api.exits import INTERRUPTED
from graph.errors import InputError

TOLD = 20  # lines: more complaints than anybody reads are only counted


def run_extract(file: Path, workers: int) -> None:
    """Answer each line of a file, or of standard input for ``-``, on stdout; what was wrong is told on stderr.

    Raises ``InputError`` where the file can't be read, or none of its lines is an article.
    """
    from graph.extract.door import answers

    issues: Counter[str] = Counter()
    lines = 0
    # the file is left open: a thread may wait in it for a line that never comes
    try:
        with closing(answers(_opened(file), workers)) as told:
            for answer in told:
                if not _wrote(answer.line):
                    return
                lines += 1
                issues.update(answer.issues)
                if answer.complaint and issues["bad_line"] + issues["no_date"] <= TOLD:
                    click.echo(f"pullback: {answer.complaint}", err=True)
    except KeyboardInterrupt:
        click.echo(
            f"pullback: interrupted after {lines:,} lines, each answered in full; the same command begins anew",
            err=True,
        )
        sys.exit(INTERRUPTED)
    if lines and issues["bad_line"] == lines:
        raise InputError(
            f"none of the {lines:,} lines of {file} is an article",
            wanted='one JSON object a line with "id" and "text"',
            todo="hand in JSON lines, or use pullback ingest for pages and plain text",
        )
    if issues:
        counts = ", ".join(f"{kind} {number:,}" for kind, number in sorted(issues.items()))
        click.echo(f"pullback: {lines:,} lines answered; issues: {counts}", err=True)


def _wrote(line: str) -> bool:
    """Write a line at once, since who reads may wait for it before the next article; False once nobody reads."""
    try:
        sys.stdout.buffer.write(line.encode() + b"\n")
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        os.dup2(
            os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno()
        )  # what is left in the buffer goes there
        return False
    except OSError as error:
        raise InputError(
            f"the answers can't be written: {error.strerror}",
            wanted="room where standard output goes",
            todo="make room, or name another file",
        ) from None
    return True


def _opened(file: Path) -> BinaryIO:
    if str(file) == "-":
        # not sys.stdin: a thread that still waits for a line at the end would hold what Python then closes
        return open(0, "rb", closefd=False)
    try:
        return file.open("rb")
    except OSError as error:
        raise InputError(
            f"{file} can't be read: {error.strerror}",
            wanted="a file with one article a line, or - for standard input",
            todo="check the path",
        ) from None
