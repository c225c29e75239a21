"""The port: nine verbs in domain words that every store speaks, and nothing more.

``tests/contract/test_store.py`` is its specification: one suite for every backend, digest for digest.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol, runtime_checkable

from graph.entities import EntityId, Judgement, Organisation
from graph.facts import Fact
from graph.issues import Issue
from graph.snapshot import Snapshot
from graph.store.pages import Page


@dataclass(frozen=True, slots=True)
class Mark:
    """How far a store has come.

    ``revision`` grows with every write that changed something; ``positions`` says up to which entry each
    source of pages (an archive with an extractor version, a sample) has been read.
    """

    revision: int = 0
    positions: dict[str, int] = field(default_factory=dict)


class Store(Protocol):
    """Facts at rest, with who they are about.

    Every verb raises a ``StoreError`` (busy, corrupt, missing, newer version) and nothing else of its own.
    A write is whole or not at all; writing the same again changes nothing, not even the revision.
    """

    def prepare(self) -> None:
        """Make the schema, or check that it is ours; may be called at any time, again and again."""

    def put(
        self,
        page_id: str,
        facts: Iterable[Fact],
        issues: Iterable[Issue] = (),
        judgements: Iterable[Judgement] = (),
        position: tuple[str, int] | None = None,
    ) -> bool:
        """Replace all that this page states, in one transaction; True if that changed anything.

        ``judgements`` are those that the page's names gave rise to, kept as ``judge`` keeps them;
        ``position`` moves the mark of a source forward, never back, in the same transaction. A position
        alone is no change: answers depend on what is stated, so the revision stays and the result is False.
        Raises ``ValueError`` for a fact with a blank name or with text that is not Unicode.
        """

    def mark(self) -> Mark:
        """How far the store has come."""

    def entity(self, one: EntityId) -> Organisation | None:
        """The organisation that an id stands for, merged ids included; None if no fact names it."""

    def find(self, text: str, limit: int = 10) -> list[Organisation]:
        """Organisations whose names are like the text, best first; an equal name stands before all others."""

    def facts_about(self, one: EntityId) -> list[Fact]:
        """Every fact that names the organisation, under whichever of its ids, by fact id."""

    def snapshot(self, as_of: date | None = None) -> Snapshot:
        """All facts recorded up to ``as_of``, with the standing judgements and issues."""

    def judge(self, judgement: Judgement) -> bool:
        """Keep a judgement, replacing one on the same pair by the same judge; True if that changed anything.

        A person's ``different`` undoes a merge; no fact is ever rewritten.
        """

    def close(self) -> None:
        """Let go of files and connections; any other verb after it raises, a second ``close`` does not."""


@runtime_checkable
class Transferable(Store, Protocol):
    """A store whose whole content can be streamed out of it and into it, in bounded memory.

    ``tests/contract/test_transfer.py`` is its specification.
    """

    def pages(self, after: str | None = None) -> Iterator[Page]:
        """Every page that states something, in the order of page ids (by code point), from the one behind ``after``.

        What others write meanwhile may show on pages that were not read yet, never on a part of one.
        """

    def judgements(self) -> Iterator[Judgement]:
        """Every judgement on file, the overruled ones too, by pair and judge."""

    def put_many(self, pages: Iterable[Page]) -> Iterator[bool]:
        """``put`` for many pages, no id twice, several in one transaction; whether each changed anything.

        Nothing is written but what is asked for: take every answer. A page may be taken a transaction ahead.
        """
