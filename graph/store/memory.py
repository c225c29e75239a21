"""A store that lives as long as the process: for tests, notebooks and a first look."""

import threading
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date

from graph.entities import EntityId, Judgement, Organisation
from graph.errors import StoreError
from graph.facts import Fact
from graph.issues import Issue
from graph.snapshot import Snapshot
from graph.store.base import Mark
from graph.store.directory import Directory
from graph.store.pages import Page
from graph.store.stated import Stated, judgement_key


class MemoryStore:
    """The port over dictionaries; safe to use from several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._pages: dict[str, Stated] = {}
        self._judgements: dict[tuple[str, str, str], Judgement] = {}
        self._positions: dict[str, int] = {}
        self._revision = 0
        self._kept: tuple[int, Directory] | None = None
        self._closed = False

    @contextmanager
    def _open(self) -> Iterator[None]:
        with self._lock:
            if self._closed:
                raise StoreError("the store is closed", wanted="an open store", todo="open it again")
            yield

    def prepare(self) -> None:
        """There is no schema to make."""
        with self._open():
            pass

    def put(
        self,
        page_id: str,
        facts: Iterable[Fact],
        issues: Iterable[Issue] = (),
        judgements: Iterable[Judgement] = (),
        position: tuple[str, int] | None = None,
    ) -> bool:
        """Replace all that this page states."""
        return self._keep(Page(page_id, Stated.of(facts, issues), tuple(judgements), position))

    def put_many(self, pages: Iterable[Page]) -> Iterator[bool]:
        """The same for many pages."""
        return map(self._keep, pages)

    def pages(self, after: str | None = None) -> Iterator[Page]:
        """What each page states, in order of page id, as of the first."""
        with self._open():
            there = sorted(
                (one, stated) for one, stated in self._pages.items() if after is None or one > after
            )
        for one, stated in there:
            if stated.facts or stated.issues:
                yield Page(one, stated)

    def judgements(self) -> Iterator[Judgement]:
        """Every judgement on file."""
        with self._open():
            there = sorted(self._judgements.items(), key=lambda pair: pair[0])
        yield from (judgement for _, judgement in there)

    def _keep(self, page: Page) -> bool:
        judged = {judgement_key(judgement): judgement for judgement in page.judgements}
        with self._open():
            changed = False
            if page.states:
                changed = self._pages.get(page.page_id, Stated({}, (), ())) != page.stated
                self._pages[page.page_id] = page.stated
            changed |= any(self._judgements.get(key) != judgement for key, judgement in judged.items())
            self._judgements |= judged
            self._revision += changed
            if page.position:
                source, entry = page.position
                self._positions[source] = max(entry, self._positions.get(source, entry))
            return changed

    def mark(self) -> Mark:
        """How far the store has come."""
        with self._open():
            return Mark(self._revision, dict(self._positions))

    def entity(self, one: EntityId) -> Organisation | None:
        """The organisation that an id stands for."""
        with self._open():
            return self._directory().entity(one)

    def find(self, text: str, limit: int = 10) -> list[Organisation]:
        """Organisations whose names are like the text, best first."""
        with self._open():
            return self._directory().find(text, limit)

    def facts_about(self, one: EntityId) -> list[Fact]:
        """Every fact that names the organisation, by fact id."""
        with self._open():
            ids = set(self._directory().ids(one))
            found = {
                fact: stated.facts[fact]
                for stated in self._pages.values()
                for fact, entity, _ in stated.naming
                if entity in ids
            }
        return [fact for _, fact in sorted(found.items())]

    def snapshot(self, as_of: date | None = None) -> Snapshot:
        """All that is known on ``as_of``."""
        with self._open():
            facts = [pair for stated in self._pages.values() for pair in stated.facts.items()]
            issues = [issue for stated in self._pages.values() for issue in stated.issues]
            judgements = list(self._judgements.values())
        return Snapshot.of_stored(facts, judgements, issues, as_of)

    def judge(self, judgement: Judgement) -> bool:
        """Keep a judgement."""
        key = judgement_key(judgement)
        with self._open():
            changed = self._judgements.get(key) != judgement
            self._judgements[key] = judgement
            self._revision += changed
            return changed

    def close(self) -> None:
        """Let everything go; closing twice is no error."""
        with self._lock:
            self._closed = True
            self._pages.clear()

    def _directory(self) -> Directory:
        if self._kept is None or self._kept[0] != self._revision:
            stated = {row for page in self._pages.values() for row in page.naming}
            names: dict[EntityId, Counter[str]] = {}
            for _, one, name in stated:
                names.setdefault(one, Counter())[name] += 1
            self._kept = (self._revision, Directory(names, self._judgements.values()))
        return self._kept[1]
