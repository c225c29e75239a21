"""A whole store into another one, or into files: streamed in bounded memory; a copy is done only when both hold the same.

What the target holds already is not written again, so a copy that was killed at any instant goes on where it stopped
when it is started again, and needs to keep no record of where that was.
"""

import hashlib
import shlex
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import IO, Literal, TypeVar

from graph.entities import Judgement
from graph.errors import InputError, StoreError
from graph.facts import to_record
from graph.store.base import Store, Transferable
from graph.store.pages import Page, content_hash
from graph.store.records import judgement_line, to_json

T = TypeVar("T")
SCRIPT = """\
#!/bin/sh
# Imports the graph in this folder into a Neo4j server on this machine that is stopped:
#   sh import.sh [DATABASE] [--overwrite-destination]
# DATABASE is neo4j unless told; with the option, what it held is gone. Then start the server and open the store:
#   pullback --store neo4j://HOST:PORT doctor
# The first command that opens it makes the constraints and the indexes; until then it is slow to read.
set -eu
cd "$(dirname "$0")"
database=neo4j
case "${{1-}}" in '' | -*) ;; *) database=$1; shift ;; esac
exec "${{NEO4J_ADMIN:-neo4j-admin}}" database import full "$database" \\
{arguments}
  "$@"
"""
JUDGEMENTS = 500  # a transaction


def transferable(store: Store) -> Transferable:
    """The same store as one that can be read and written whole. Raises ``StoreError`` if it can't."""
    if isinstance(store, Transferable):
        return store
    raise StoreError(
        f"{type(store).__name__} can't be read whole",
        wanted="a store that can",
        todo="copy from or to sqlite:///FILE or neo4j://HOST",
    )


@dataclass(frozen=True, slots=True)
class Step:
    """How far a copy has come: what it does, and how many pages of the source it has done that to."""

    doing: Literal["copying", "comparing"]
    pages: int


@dataclass
class Load:
    """One copy of all pages, judgements and positions; take every one of ``steps``, then look at the counts.

    Judgements go first, so that each name leads to its organisation when it arrives; positions go last, so that no
    ingest takes a half-copied store for one that has read its archive.
    """

    source: Transferable
    target: Transferable
    pages: int = 0
    changed: int = 0
    judgements: int = 0
    positions: int = 0
    digest: str = ""
    differing: int = field(default=0, init=False)  # pages that are missing or other in the target, after all
    beyond: int = field(default=0, init=False)  # pages that only the target has

    def steps(self) -> Iterator[Step]:
        """Copy, then compare the two page by page. Raises ``StoreError`` at the end if they are not the same."""
        before = self.source.mark()  # positions as of before the pages, so that they never say too much
        chunks = _chunks(self.source.judgements(), JUDGEMENTS)
        for _ in self.target.put_many(map(Page.beside, chunks)):
            yield Step("copying", 0)
        for changed in self.target.put_many(self.source.pages()):
            self.pages += 1
            self.changed += changed
            yield Step("copying", self.pages)
        places = sorted(before.positions.items())
        self.positions = sum(1 for _ in self.target.put_many(Page.beside(position=one) for one in places))
        yield from self._compare()
        self._check(before.revision)

    def _compare(self) -> Iterator[Step]:
        content = hashlib.sha256()
        pairs = _beside(self.source.pages(), self.target.pages(), _page_id)
        for number, (mine, theirs) in enumerate(pairs, 1):
            if mine:
                content.update(f"{mine.page_id}\x1f{content_hash(mine.stated)}\x1e".encode())
            self.beyond += mine is None
            self.differing += mine is not None and (theirs is None or theirs.stated != mine.stated)
            yield Step("comparing", number)
        for one, other in _beside(
            map(judgement_line, _sorted(self.source.judgements())),
            map(judgement_line, _sorted(self.target.judgements())),
            str,
        ):
            if one:
                self.judgements += 1
                content.update(f"{one}\x1e".encode())
            self.beyond += one is None
            self.differing += other is None
        self.digest = content.hexdigest()[:32]

    def _check(self, revision: int) -> None:
        if self.differing:
            meanwhile = self.source.mark().revision != revision
            raise StoreError(
                f"{self.differing:,} pages or judgements are not the same in the target"
                + (", since the source was written to meanwhile" if meanwhile else ""),
                wanted="two stores that hold the same",
                todo="run the same command again: it copies what is missing, and nothing twice",
            )
        if self.beyond:
            raise StoreError(
                f"all {self.pages:,} pages are in the target, and {self.beyond:,} pages or judgements beside them"
                " that the source does not have; those were left alone, so this is no exact copy",
                wanted="a target that holds nothing of its own",
                todo="keep it, if both together are what you want; for an exact copy load into an empty store",
            )


def write_bulk(source: Transferable, folder: Path) -> Iterator[Counter[str]]:
    """Write the files for ``neo4j-admin database import full``; yields the rows by label and edge type so far.

    ``folder`` is made, or is empty. What is half done is removed again. Raises ``InputError`` for a folder that holds
    anything, or can't be written.
    """
    from graph.store.neo4j import bulk

    with _told(folder):
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise InputError(
                f"{folder} is not empty",
                wanted="a new folder, or an empty one",
                todo="name another, or empty it",
            )
        try:
            for delimiter in bulk.DELIMITERS:
                positions = source.mark().positions
                try:
                    for counts in bulk.write(
                        folder, source.pages(), source.judgements(), positions, delimiter
                    ):
                        yield counts
                except bulk.Clash:
                    _empty(folder)
                    continue
                break
            arguments = (f"  {shlex.quote(one)} \\" for one in bulk.arguments(counts, delimiter))
            (folder / "import.sh").write_text(SCRIPT.format(arguments="\n".join(arguments)), encoding="utf-8")
        except BaseException:
            _empty(folder)
            raise


def write_lines(source: Transferable, file: IO[str]) -> Iterator[int]:
    """Write each fact as a line of JSON with the page that states it; yields the lines so far, once a page."""
    lines = 0
    for page in source.pages():
        for one, fact in page.stated.facts.items():
            file.write(to_json({"page": page.page_id, "id": one, "fact": to_record(fact)}) + "\n")
            lines += 1
        yield lines


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise InputError(
            f"{error.filename or path}: {error.strerror}",
            wanted="a folder that may be written, on a disk with room",
            todo="check the path, who owns it, and the space left",
        ) from error


def _empty(folder: Path) -> None:
    """Remove the files that were written; the folder was empty before."""
    for file in folder.iterdir():
        file.unlink()


def _page_id(page: Page) -> str:
    return page.page_id


def _sorted(found: Iterable[Judgement]) -> list[Judgement]:
    return sorted(found, key=judgement_line)


def _chunks(found: Iterable[T], size: int) -> Iterator[list[T]]:
    rest = iter(found)
    while chunk := list(islice(rest, size)):
        yield chunk


def _beside(
    mine: Iterable[T], theirs: Iterable[T], key: Callable[[T], str]
) -> Iterator[tuple[T | None, T | None]]:
    """Two sorted rows as one row of pairs by key; None where one side has nothing of that key."""
    left, right = iter(mine), iter(theirs)
    one, other = next(left, None), next(right, None)
    while one is not None or other is not None:
        if other is None or (one is not None and key(one) < key(other)):
            yield one, None
            one = next(left, None)
        elif one is None or key(other) < key(one):
            yield None, other
            other = next(right, None)
        else:
            yield one, other
            one, other = next(left, None), next(right, None)
