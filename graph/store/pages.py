"""One page and all that is kept of it: what copies, exports and the bulk writer pass on, the same for every backend."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Self

from graph.entities import Judgement
from graph.store.stated import Stated, issue_order

BATCH = (
    20_000  # names in the facts of one transaction; a server keeps it in memory until the commit, some 100 MB
)


@dataclass(frozen=True, slots=True)
class Page:
    """What is to be kept of one page; see ``Store.put``. Without ``states``, what the page states stays as it is."""

    page_id: str
    stated: Stated
    judgements: tuple[Judgement, ...] = ()
    position: tuple[str, int] | None = None
    states: bool = True

    @classmethod
    def beside(cls, judgements: Iterable[Judgement] = (), position: tuple[str, int] | None = None) -> Self:
        """Judgements and a position that come with no page."""
        return cls("", Stated({}, (), ()), tuple(judgements), position, states=False)

    @property
    def size(self) -> int:
        """How much a transaction holds of it: names in its facts, and judgements."""
        return 1 + len(self.stated.naming) + len(self.judgements)


def batches(pages: Iterable[Page], most: int = BATCH) -> Iterator[list[Page]]:
    """Pages by the handful, as they come: each list is one transaction."""
    batch: list[Page] = []
    size = 0
    for page in pages:
        batch.append(page)
        size += page.size
        if size >= most:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def content_hash(stated: Stated) -> str:
    """The same for pages that state the same, and empty for one that states nothing."""
    if not stated.facts and not stated.issues:
        return ""
    lines = [*stated.facts, *("\x1f".join(issue_order(issue)) for issue in stated.issues)]
    return hashlib.sha256("\x1e".join(lines).encode()).hexdigest()[:32]
