"""The archive read once more, offline, and held against the store: the same pages must state the same facts.

Nothing is written and nothing is fetched. The digest of all that was stated is the same on every machine with the
same archive and the same extractor.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from crawler.archive import Archive
from graph.ingest import read_pages
from graph.store.base import Transferable
from graph.store.pages import content_hash
from graph.store.stated import Stated

How = Literal["missing", "other facts", "read by another extractor"]


@dataclass(frozen=True, slots=True)
class Difference:
    """A page of which the store holds something else than was read now."""

    page_id: str
    url: str
    how: How
    facts: int
    facts_on_file: int


@dataclass
class Replay:
    """One reading of a whole archive; take every one of ``steps``, then look at the counts."""

    archive: Archive
    workers: int = 1
    pages: int = 0
    facts: int = 0
    issues: int = 0
    digest: str = ""
    differences: list[Difference] = field(default_factory=list)
    _read: dict[str, tuple[str, str, int]] = field(default_factory=dict)  # hash, url, facts by page id

    def steps(self) -> Iterator[int]:
        """Read every page; yields how many were read so far."""
        content = hashlib.sha256()
        for page in read_pages(self.archive, 0, self.workers):
            told = page.told
            self.pages += 1
            self.facts += len(told.facts)
            self.issues += len(told.issues)
            one = content_hash(Stated.of(told.facts, told.issues))
            self._read[page.page_id] = (one, page.url, len(told.facts))
            content.update(f"{page.page_id}\x1f{one}\x1e".encode())
            yield self.pages
        self.digest = content.hexdigest()[:32]

    def compare(self, store: Transferable, readers: frozenset[str]) -> None:
        """Note where the store holds something else of these pages; what it holds of others is its own affair.

        ``readers`` are those of today: a page that others have read may well state something else.
        """
        open_pages = {page_id: read for page_id, read in self._read.items() if read[0]}
        for page in store.pages():
            read = self._read.get(page.page_id)
            if read is None:
                continue
            open_pages.pop(page.page_id, None)
            if content_hash(page.stated) != read[0]:
                by = {fact.evidence.extractor for fact in page.stated.facts.values()}
                how: How = "read by another extractor" if by - readers else "other facts"
                self.differences.append(
                    Difference(page.page_id, read[1], how, read[2], len(page.stated.facts))
                )
        for page_id, (_, url, facts) in open_pages.items():
            self.differences.append(Difference(page_id, url, "missing", facts, 0))
