"""The store in a Neo4j server: the same nine verbs, and a graph that people can explore. See ``MODEL.md``."""

import threading
import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from functools import partial

from graph.entities import EntityId, Judgement, Organisation
from graph.facts import Fact
from graph.issues import Issue
from graph.snapshot import Snapshot
from graph.store.address import ServerAddress
from graph.store.base import Mark
from graph.store.neo4j import cypher, reading, rows, scenarios, schema
from graph.store.neo4j.link import Link
from graph.store.neo4j.overlay import Overlay
from graph.store.neo4j.writing import Batch
from graph.store.pages import Page, batches
from graph.store.stated import Stated


class Neo4jStore:
    """The port over one database of a server; safe to use from several threads and several processes.

    ``create=False`` refuses an empty database.
    """

    def __init__(self, address: ServerAddress, *, create: bool = True, patience: float = 5.0) -> None:
        self._link = Link(address, patience=patience)
        self._create = create
        self._turn = threading.Lock()
        self._overlay = Overlay()

    def prepare(self) -> None:
        """Make the schema, or bring it up to date, or refuse one that is not ours."""
        schema.prepare(self._link, create=self._create)

    def put(
        self,
        page_id: str,
        facts: Iterable[Fact],
        issues: Iterable[Issue] = (),
        judgements: Iterable[Judgement] = (),
        position: tuple[str, int] | None = None,
    ) -> bool:
        """Replace all that this page states, and move the mark, in one transaction."""
        return self._write([Page(page_id, Stated.of(facts, issues), tuple(judgements), position)])[0]

    def put_many(self, pages: Iterable[Page]) -> Iterator[bool]:
        """The same for many pages, each once, several in one transaction; whether each changed anything."""
        ahead = batches(pages)
        batch, drafts = next(ahead, None), dict[str, rows.Draft]()
        changing = False
        with ThreadPoolExecutor(1, "neo4j-write") as writer:
            while batch is not None:  # while the server writes one batch, the next is fetched and drafted
                writing = writer.submit(self._write, batch, drafts)
                batch = next(ahead, None)
                drafts = _drafts(batch) if batch and changing else {}
                changed = writing.result()
                changing = any(changed)
                yield from changed

    def pages(self, after: str | None = None) -> Iterator[Page]:
        """What each page states, in order of page id, some hundred pages of one moment at a time."""
        return reading.pages(self._link, after)

    def judgements(self) -> Iterator[Judgement]:
        """Every judgement in the graph."""
        return reading.judgements(self._link)

    def mark(self) -> Mark:
        """How far the store has come."""
        return reading.mark(self._link)

    def entity(self, one: EntityId) -> Organisation | None:
        """The organisation that an id stands for."""
        return reading.entity(self._link, one)

    def find(self, text: str, limit: int = 10) -> list[Organisation]:
        """Organisations whose names are like the text, best first."""
        self._link.check_open()
        return reading.find(self._link, text, limit)

    def facts_about(self, one: EntityId) -> list[Fact]:
        """Every fact that names the organisation, by fact id."""
        return reading.facts_about(self._link, one)

    def snapshot(self, as_of: date | None = None) -> Snapshot:
        """All that is known on ``as_of``, as of one moment."""
        return reading.Picture(self._link).read().snapshot(as_of)

    def judge(self, judgement: Judgement) -> bool:
        """Keep a judgement."""
        return self._write([Page.beside([judgement])])[0]

    def draw(self, drawing: scenarios.Drawing) -> None:
        """Put a scenario's result beside the facts, in place of one of the same id."""
        scenarios.draw(self._link, drawing)

    def drawn(self) -> list[scenarios.Row]:
        """The scenarios in the graph, newest first."""
        return scenarios.drawn(self._link)

    def erase(self, one: str) -> bool:
        """Take a scenario out of the graph; False if there was none of that id."""
        return scenarios.erase(self._link, one)

    def close(self) -> None:
        """Close every connection; closing twice is no error."""
        self._link.close()

    def _write(self, pages: Sequence[Page], drafts: Mapping[str, rows.Draft] | None = None) -> list[bool]:
        with self._turn:  # threads of this process take turns here, processes at the ledger
            token = uuid.uuid4().hex
            announce = partial(self._link.beside, cypher.ANNOUNCE, token=token)
            batch = Batch(pages, self._overlay, token, announce, drafts or {})
            self._link.write(batch.write)
            if batch.left:  # where this can't be done, the next writer does it
                self._link.send(cypher.TAKE_BACK, token=batch.left)
            batch.committed()
        return batch.changed


def _drafts(pages: Sequence[Page]) -> dict[str, rows.Draft]:
    return {one: rows.drafted(one, fact) for page in pages for one, fact in page.stated.facts.items()}
