"""The default store: one SQLite file, nothing to install, nothing to start.

Facts are kept as typed JSON records, so a new kind of fact needs no new table.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from graph.entities import EntityId, Judgement, Organisation
from graph.facts import Fact, kind_of
from graph.issues import Issue
from graph.snapshot import Snapshot
from graph.store.base import Mark
from graph.store.database import Database
from graph.store.directory import Directory
from graph.store.pages import Page, batches
from graph.store.records import fact_line, judgement_line, read_fact, read_judgement
from graph.store.stated import Stated, issue_order, judgement_key

VERSION = 1
SCHEMA = """
CREATE TABLE state (revision INTEGER NOT NULL);
INSERT INTO state VALUES (0);
CREATE TABLE position (source TEXT PRIMARY KEY, entry INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE fact (
  page_id TEXT NOT NULL, id TEXT NOT NULL, kind TEXT NOT NULL, recorded TEXT NOT NULL, record TEXT NOT NULL,
  PRIMARY KEY (page_id, id)
);
CREATE TABLE naming (
  page_id TEXT NOT NULL, fact_id TEXT NOT NULL, name TEXT NOT NULL, entity TEXT NOT NULL,
  PRIMARY KEY (page_id, fact_id, name),
  FOREIGN KEY (page_id, fact_id) REFERENCES fact (page_id, id) ON DELETE CASCADE
) WITHOUT ROWID;
CREATE INDEX naming_entity ON naming (entity, name);
CREATE TABLE issue (
  put_for TEXT NOT NULL, page_id TEXT NOT NULL, url TEXT NOT NULL, kind TEXT NOT NULL, detail TEXT NOT NULL
);
CREATE INDEX issue_page ON issue (put_for);
CREATE TABLE judgement (
  low TEXT NOT NULL, high TEXT NOT NULL, judge TEXT NOT NULL, record TEXT NOT NULL,
  PRIMARY KEY (low, high, judge)
) WITHOUT ROWID
"""
# Both halves come in the order of an index, so that the first page is there at once.
PAGES = (
    "SELECT page_id FROM fact WHERE :after IS NULL OR page_id > :after"
    " UNION SELECT put_for FROM issue WHERE :after IS NULL OR put_for > :after ORDER BY 1"
)


class SqliteStore:
    """The port over one file; safe to use from several threads and several processes.

    ``create=False`` refuses a missing file; ``patience`` is how many seconds to wait for another writer.
    """

    def __init__(self, path: Path, *, create: bool = True, patience: float = 5.0) -> None:
        self._file = Database(path, SCHEMA, VERSION, create=create, patience=patience)
        self._kept: tuple[int, Directory] | None = None

    def prepare(self) -> None:
        """Make the file and its tables, or check that they are ours."""
        self._file.prepare()

    def put(
        self,
        page_id: str,
        facts: Iterable[Fact],
        issues: Iterable[Issue] = (),
        judgements: Iterable[Judgement] = (),
        position: tuple[str, int] | None = None,
    ) -> bool:
        """Replace all that this page states, and move the mark, in one transaction."""
        page = Page(page_id, Stated.of(facts, issues), tuple(judgements), position)
        with self._file.writing() as rows:
            return _keep(rows, page)

    def put_many(self, pages: Iterable[Page]) -> Iterator[bool]:
        """The same for many pages, several in one transaction."""
        for batch in batches(pages):
            with self._file.writing() as rows:
                changed = [_keep(rows, page) for page in batch]
            yield from changed

    def pages(self, after: str | None = None) -> Iterator[Page]:
        """What each page states, in order of page id, from one read transaction."""
        with self._file.reading() as rows:
            for (page_id,) in rows.execute(PAGES, {"after": after}):
                records = rows.execute("SELECT record FROM fact WHERE page_id = ?", (page_id,)).fetchall()
                noted = rows.execute(
                    "SELECT kind, page_id, url, detail FROM issue WHERE put_for = ?", (page_id,)
                ).fetchall()
                facts = (self._fact(record) for (record,) in records)
                yield Page(page_id, Stated.of(facts, (Issue(*one) for one in noted)))

    def judgements(self) -> Iterator[Judgement]:
        """Every judgement on file."""
        with self._file.reading() as rows:
            found = self._judgements(rows)
        yield from sorted(found, key=judgement_key)

    def mark(self) -> Mark:
        """How far the store has come."""
        with self._file.reading() as rows:
            return Mark(_revision(rows), dict(rows.execute("SELECT source, entry FROM position")))

    def entity(self, one: EntityId) -> Organisation | None:
        """The organisation that an id stands for."""
        with self._file.reading() as rows:
            return self._directory(rows).entity(one)

    def find(self, text: str, limit: int = 10) -> list[Organisation]:
        """Organisations whose names are like the text, best first."""
        with self._file.reading() as rows:
            directory = self._directory(rows)
        return directory.find(text, limit)

    def facts_about(self, one: EntityId) -> list[Fact]:
        """Every fact that names the organisation, by fact id."""
        with self._file.reading() as rows:
            found: dict[str, str] = {}
            for entity in self._directory(rows).ids(one):
                found |= rows.execute(
                    "SELECT fact.id, record FROM naming JOIN fact"
                    " ON fact.page_id = naming.page_id AND fact.id = naming.fact_id WHERE entity = ?",
                    (entity,),
                )
        return [self._fact(record) for _, record in sorted(found.items())]

    def snapshot(self, as_of: date | None = None) -> Snapshot:
        """All that is known on ``as_of``, from one read transaction."""
        with self._file.reading() as rows:
            facts = rows.execute(
                "SELECT id, record FROM fact WHERE ? IS NULL OR recorded <= ?",
                (as_of, as_of) if as_of is None else (as_of.isoformat(),) * 2,
            ).fetchall()
            issues = rows.execute("SELECT kind, page_id, url, detail FROM issue").fetchall()
            judgements = self._judgements(rows)
        return Snapshot.of_stored(
            ((one, self._fact(record)) for one, record in facts),
            judgements,
            (Issue(*issue) for issue in issues),
            as_of,
        )

    def judge(self, judgement: Judgement) -> bool:
        """Keep a judgement."""
        with self._file.writing() as rows:
            changed = _judge(rows, judgement)
            if changed:
                rows.execute("UPDATE state SET revision = revision + 1")
        return changed

    def close(self) -> None:
        """Close the file; closing twice is no error."""
        self._file.close()

    def _directory(self, rows: sqlite3.Connection) -> Directory:
        """Who is on file, built again only when the revision has moved."""
        revision = _revision(rows)
        kept = self._kept
        if kept is None or kept[0] != revision:
            names: dict[EntityId, dict[str, int]] = {}
            for entity, name, count in rows.execute(
                "SELECT entity, name, count(DISTINCT fact_id) FROM naming GROUP BY entity, name"
            ):
                names.setdefault(entity, {})[name] = count
            kept = (revision, Directory(names, self._judgements(rows)))
            self._kept = kept
        return kept[1]

    def _fact(self, record: str) -> Fact:
        try:
            return read_fact(record)
        except ValueError as error:
            raise self._file.corrupt(str(error)) from error

    def _judgements(self, rows: sqlite3.Connection) -> list[Judgement]:
        try:
            return [read_judgement(record) for (record,) in rows.execute("SELECT record FROM judgement")]
        except ValueError as error:
            raise self._file.corrupt(str(error)) from error


def _revision(rows: sqlite3.Connection) -> int:
    return int(rows.execute("SELECT revision FROM state").fetchone()[0])


def _replace(rows: sqlite3.Connection, page_id: str, stated: Stated) -> bool:
    """Put what a page states in place of what it stated before; False, and no write, if that is the same."""
    ids = [one for (one,) in rows.execute("SELECT id FROM fact WHERE page_id = ? ORDER BY id", (page_id,))]
    noted = rows.execute(
        "SELECT page_id, url, kind, detail FROM issue WHERE put_for = ?", (page_id,)
    ).fetchall()
    issues = [issue_order(issue) for issue in stated.issues]
    if ids == list(stated.facts) and sorted(noted) == issues:
        return False
    rows.execute("DELETE FROM fact WHERE page_id = ?", (page_id,))
    rows.execute("DELETE FROM issue WHERE put_for = ?", (page_id,))
    rows.executemany(
        "INSERT INTO fact VALUES (?, ?, ?, ?, ?)",
        (
            (page_id, one, kind_of(fact), fact.evidence.recorded.isoformat(), fact_line(fact))
            for one, fact in stated.facts.items()
        ),
    )
    rows.executemany(
        "INSERT INTO naming VALUES (?, ?, ?, ?)",
        ((page_id, fact, name, entity) for fact, entity, name in stated.naming),
    )
    rows.executemany("INSERT INTO issue VALUES (?, ?, ?, ?, ?)", ((page_id, *issue) for issue in issues))
    return True


def _keep(rows: sqlite3.Connection, page: Page) -> bool:
    """All that comes with a page; the revision moves if that changed anything."""
    changed = page.states and _replace(rows, page.page_id, page.stated)
    for judgement in page.judgements:
        changed |= _judge(rows, judgement)
    if changed:
        rows.execute("UPDATE state SET revision = revision + 1")
    if page.position:
        rows.execute(
            "INSERT INTO position VALUES (?, ?) ON CONFLICT DO UPDATE"
            " SET entry = excluded.entry WHERE excluded.entry > entry",
            page.position,
        )
    return changed


def _judge(rows: sqlite3.Connection, judgement: Judgement) -> bool:
    key, record = judgement_key(judgement), judgement_line(judgement)
    kept = rows.execute(
        "SELECT record FROM judgement WHERE low = ? AND high = ? AND judge = ?", key
    ).fetchone()
    if kept == (record,):
        return False
    rows.execute("INSERT OR REPLACE INTO judgement VALUES (?, ?, ?, ?)", (*key, record))
    return True
