"""Pictures of the whole graph: streamed, and of one moment although others write meanwhile.

The server shows a reader every commit at once, even in the middle of a query. So a picture is read page by page,
and the pages that changed since its first row are read again until none has.
"""

import time
from collections.abc import Iterator
from datetime import date

from neo4j import Record

from graph.entities import Judgement, Organisation, name_key
from graph.errors import StoreCorrupt
from graph.facts import Fact
from graph.issues import Issue
from graph.snapshot import Snapshot
from graph.store.base import Mark
from graph.store.directory import Directory
from graph.store.neo4j import cypher
from graph.store.neo4j.link import Link
from graph.store.pages import Page
from graph.store.records import read_fact, read_judgement
from graph.store.stated import Stated, judgement_key

LONGEST_TEXT = 200  # characters of a name that is looked for; the longest real one on file has 90
MOST_WORDS = 16
PAUSE = 0.02  # seconds until a writer who is committing is looked at again; a page takes about as long
SETTLED = 5.0  # seconds after which a token still there is a dead writer's; the largest commits took 3
MANY = 5  # names fetched by the index for each one wanted: the index ranks by its own lights, we by ours
PAGES = 500  # pages a question when all are read
FUZZY = 4  # letters from which a word may be misspelt; below that everything is like everything


def mark(link: Link) -> Mark:
    """How far the store has come."""
    ledger = link.read(cypher.LEDGER)
    positions = {row["source"]: row["entry"] for row in link.read(cypher.POSITIONS)}
    return Mark(ledger[0]["revision"] if ledger else 0, positions)


def _standing(link: Link) -> tuple[int, str | None]:
    """The revision, and the token of a commit that may be half visible: asked before and after the revision."""
    committing = _committing(link)
    ledger = link.read(cypher.LEDGER)
    return (int(ledger[0]["revision"]) if ledger else 0), committing or _committing(link)


def _committing(link: Link) -> str | None:
    found = link.read(cypher.WRITING)
    return found[0]["token"] if found else None


class Picture:
    """All facts, issues and judgements, by page; ``read`` until nothing has moved."""

    def __init__(self, link: Link) -> None:
        self._link = link
        self._facts: dict[str, dict[str, Fact]] = {}
        self._issues: dict[str, list[Issue]] = {}
        self._judgements: dict[tuple[str, str, str], Judgement] = {}

    def read(self) -> "Picture":
        """Read all, then what changed since, until a reading began and ended at one revision and met no commit."""
        since, before = -1, _standing(self._link)
        end = time.monotonic() + SETTLED
        while True:
            self._since(since)
            after = _standing(self._link)
            if after == before and (after[1] is None or time.monotonic() > end):
                return self
            if after != before:
                end = time.monotonic() + SETTLED
            else:
                time.sleep(PAUSE)
            since, before = before[0], after

    def snapshot(self, as_of: date | None) -> Snapshot:
        """What was read, as it stood on a day."""
        facts = (pair for stated in self._facts.values() for pair in stated.items())
        issues = (issue for noted in self._issues.values() for issue in noted)
        return Snapshot.of_stored(facts, self._judgements.values(), issues, as_of)

    def _since(self, since: int) -> None:
        first = since < 0
        if not first:
            for row in self._link.rows(cypher.PAGES_SINCE, since=since):
                self._facts.pop(row["page"], None)
                self._issues.pop(row["page"], None)
        for statement in (cypher.FACTS_ALL if first else cypher.FACTS_SINCE).values():
            for row in self._link.rows(statement, since=since):
                self._facts.setdefault(row["page"], {})[row["id"]] = self._fact(row["record"])
        for row in self._link.rows(cypher.ISSUES_ALL if first else cypher.ISSUES_SINCE, since=since):
            issue = Issue(row["kind"], row["page_id"], row["url"], row["detail"])
            self._issues.setdefault(row["page"], []).append(issue)
        for row in self._link.rows(cypher.JUDGEMENTS_SINCE, since=since):
            one_judgement = self._judgement(row["record"])
            self._judgements[judgement_key(one_judgement)] = one_judgement

    def _fact(self, line: str) -> Fact:
        try:
            return read_fact(line)
        except ValueError as error:
            raise corrupt(self._link, str(error)) from error

    def _judgement(self, line: str) -> Judgement:
        try:
            return read_judgement(line)
        except ValueError as error:
            raise corrupt(self._link, str(error)) from error


def pages(link: Link, after: str | None) -> Iterator[Page]:
    """What each page states, in order of page id; a question a chunk, so that none lasts while its reader is slow."""
    start = "" if after is None else after
    while True:
        found = link.read(cypher.PAGES_FROM, after=start, most=PAGES)
        for row in found:
            if row["page"] != after and (row["records"] or row["issues"]):
                yield Page(row["page"], _stated(link, row["records"], row["issues"]))
        if len(found) < PAGES:
            return
        start = after = found[-1]["page"]


def _stated(link: Link, records: list[str], issues: list[list[str]]) -> Stated:
    try:
        return Stated.of(map(read_fact, records), (Issue(*one) for one in issues))  # type: ignore[arg-type]
    except ValueError as error:
        raise corrupt(link, str(error)) from error


def judgements(link: Link) -> Iterator[Judgement]:
    """Every judgement in the graph, by pair and judge."""
    try:
        found = [read_judgement(row["record"]) for row in link.rows(cypher.JUDGEMENTS_SINCE, since=-1)]
    except ValueError as error:
        raise corrupt(link, str(error)) from error
    yield from sorted(found, key=judgement_key)


def facts_about(link: Link, one: str) -> list[Fact]:
    """Every fact that names the organisation, by fact id."""
    try:
        return [read_fact(row["record"]) for row in link.rows(cypher.FACTS_ABOUT, id=one)]
    except ValueError as error:
        raise corrupt(link, str(error)) from error


def entity(link: Link, one: str) -> Organisation | None:
    """The organisation that an id stands for."""
    found = _whole(link, cypher.SUBJECT_OF, id=one)
    return _organisation(found[0]) if found else None


def find(link: Link, text: str, limit: int) -> list[Organisation]:
    """Organisations whose names are like the text: the index proposes, the directory of every store ranks."""
    wanted = list(_words(text))
    if not wanted or limit < 1:
        return []
    found, names = {}, {}
    for row in _whole(link, cypher.FIND, text=_query(wanted), most=max(100, MANY * limit)):
        one = _organisation(row)
        found[one.id] = one
        # The directory weighs organisations by the sum of their names; which name how often is settled already.
        names[one.id] = {**dict.fromkeys(one.names, 0), one.name: row["facts"]}
    return [found[one.id] for one in Directory(names, ()).find(text, limit)]


def corrupt(link: Link, what: str) -> StoreCorrupt:
    """The error for a graph that can't be made sense of."""
    return StoreCorrupt(
        f"{link.address} is damaged ({what})",
        wanted="a graph that only pullback writes to",
        todo="empty it and ingest again; the archive of pages still has everything",
    )


def _whole(link: Link, query: str, **asked: str | int) -> list[Record]:
    """The rows of a query, asked again while one of them is half visible: made or taken away by a commit just then.

    What still is after ``SETTLED`` seconds is left out.
    """
    end = time.monotonic() + SETTLED
    while True:
        found = link.read(query, **asked)
        whole = [row for row in found if None not in row.values()]
        if len(whole) == len(found) or time.monotonic() > end:
            return whole
        time.sleep(PAUSE)


def _organisation(row: object) -> Organisation:
    return Organisation(row["id"], row["name"], tuple(row["names"]), tuple(row["ids"]))  # type: ignore[index]


def _words(text: str) -> Iterator[str]:
    key = name_key(text[:LONGEST_TEXT].removeprefix("org:"))
    yield from key.split("-")[:MOST_WORDS] if key else ()


def _query(words: list[str]) -> str:
    """For the index: a key holds letters and digits only, so nothing in it is a sign of the query's own language."""
    joined = "".join(words)
    parts = [f'"{" ".join(words)}"^8', f"{joined}^8", f"{joined}*^4"]
    for word in words:
        parts.append(word)
        if len(word) >= FUZZY:
            parts.append(f"{word}~2")
    if len(joined) >= FUZZY:
        parts.append(f"{joined}~2")
    return " OR ".join(dict.fromkeys(parts))
