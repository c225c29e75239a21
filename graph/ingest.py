"""The line from archive to store, on one screen: read a page, state its facts, resolve its names, keep them.

Each page is one transaction that also moves the mark, so a run that is killed at any instant and started
again ends in the same graph as a run that was not. Nothing is drawn here: a ``Step`` a page is yielded.
"""

import hashlib
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import partial
from itertools import chain, islice

from crawler.archive import Archive
from crawler.glance import glance
from crawler.page import Page
from crawler.reading import Unreadable, read
from graph.article import Article
from graph.dates import PartialDate
from graph.entities import Judgement
from graph.extract import extractor, facts_in, go_on
from graph.extract.gate import telling
from graph.facts import Fact, names_in
from graph.issues import Issue, IssueKind
from graph.resolve.register import Register
from graph.sample import tables
from graph.store.base import Store, Transferable
from graph.store.pages import Page as StoredPage
from graph.store.stated import Stated
from graph.structured import READER, stated_in
from graph.structured import Stated as Told
from graph.workers import Lost, Workers


@dataclass(frozen=True, slots=True)
class Step:
    """One page (or one source of the sample) has been dealt with: what it states and what was not understood."""

    page_id: str
    url: str
    facts: tuple[Fact, ...]
    issues: tuple[Issue, ...]
    changed: bool


def ingest(archive: Archive, store: Store, *, again: bool = False, workers: int = 1) -> Iterator[Step]:
    """Read every page that this store has not seen with this extractor (``again``: every page there is).

    With ``workers`` above one, as many processes read; what is kept, and in which order, is the same.
    """
    source = f"{archive.identity}/{extractor()}/{READER}"
    start = 0 if again else store.mark().positions.get(source, 0)
    line = _Line(store)
    for page in read_pages(archive, start, workers):
        yield line.put(page.page_id, page.url, page.told, (source, page.position))


def ingest_articles(articles: Iterable[Article | Issue], store: Store) -> Iterator[Step]:
    """The same for articles that are text already and were never pages; an issue stands for one that is none."""
    line = _Line(store)
    for article in articles:
        if isinstance(article, Issue):
            yield line.put(article.page_id, article.url, Told((), (article,)), None)
            continue
        found = facts_in(article)
        yield line.put(article.page_id, article.url, Told(found.facts, found.issues), None)


def ingest_sample(store: Transferable) -> Iterator[Step]:
    """Load the tables that ship with the product, through the same resolver; many sources a transaction."""
    line = _Line(store)
    under_way: deque[Step] = deque()

    def pages() -> Iterator[StoredPage]:
        for one in tables():
            under_way.append(Step(one.page_id, one.url, one.facts, one.issues, changed=False))
            judgements = line.judgements(one.facts)
            yield StoredPage(one.page_id, Stated.of(one.facts, one.issues), judgements)

    for changed in store.put_many(pages()):
        yield replace(under_way.popleft(), changed=changed)


FEW = 24  # pages: reading them takes less time than the start of processes, some two seconds


@dataclass(frozen=True, slots=True)
class ReadPage:
    """What a page of the archive states, and where in the archive it stands."""

    position: int
    page_id: str
    url: str
    told: Told


def read_pages(archive: Archive, start: int, workers: int) -> Iterator[ReadPage]:
    """Read the pages numbered above ``start``, in order, with so many processes if there are more than a few."""
    pages = archive.since(start)
    first = list(islice(pages, FEW + 1)) if workers > 1 else []
    if len(first) <= FEW:
        yield from map(_read_page, chain(first, pages))
        return
    with Workers(_read_page, workers, ready=partial(go_on, extractor())) as hands:
        for read in hands.run(chain(first, pages)):
            yield _lost(read) if isinstance(read, Lost) else read


def _read_page(numbered: tuple[int, Page]) -> ReadPage:
    position, page = numbered
    return ReadPage(position, page.page_id, page.final_url, stated_by(page))


def _lost(lost: Lost[tuple[int, Page]]) -> ReadPage:
    position, page = lost.item
    reason = f"ended the process that read it, twice ({lost.reason})"
    issue = Issue("unreadable_page", page.page_id, page.final_url, reason)
    return ReadPage(position, page.page_id, page.final_url, Told((), (issue,)))


def stated_by(page: Page) -> Told:
    """What a page states: data by its own reader, any other as an article. Of its content alone, so it can be told again."""
    structured = stated_in(page)
    if structured is not None:
        return structured
    article = article_of(page)
    if isinstance(article, Issue):
        return Told((), (article,))
    found = facts_in(article)
    return Told(found.facts, found.issues)


# Characters. With less, the story may not be in what a glance sees (scripts bring it); with more, a word of it may
# stand anywhere, and the longest story on record has 60,000.
GLANCED = (3_000, 60_000)


def article_of(page: Page) -> Article | Issue:
    """The article in a page, or the issue that says why there is none. What has nothing to tell at a glance is not read."""
    seen = glance(page.body, page.header("content-type"))
    if GLANCED[0] < len(seen) <= GLANCED[1] and not telling(seen):
        detail = f"nothing about money raised, owned, promised or missing in {len(seen):,} characters"
        return Issue("off_topic", page.page_id, page.final_url, detail)
    reading = read(page.body, page.final_url, page.headers)
    if isinstance(reading, Unreadable):
        kind: IssueKind = "not_html" if reading.kind == "not_html" else "unreadable_page"
        return Issue(kind, page.page_id, page.final_url, reading.reason[:300])
    return Article(
        page_id=page.page_id,
        url=page.final_url,
        publisher=reading.publisher,
        title=reading.title,
        text=reading.text,
        published=PartialDate.parse(reading.published) if reading.published else None,
        recorded=page.fetched_at.date(),
    )


def article_of_text(
    text: str, *, url: str, title: str | None, published: str | None, recorded: date | None = None
) -> Article:
    """An article from bare text; its page id is the digest of address and text."""
    page_id = hashlib.sha256(f"{url}\n{text}".encode()).hexdigest()[:32]
    day = PartialDate.of_page(published) if published else None
    return Article(page_id, url, None, title, text, day, recorded or datetime.now(UTC).date())


class _Line:
    """One run over one store: remembers which names were met, so that only new ones are compared."""

    def __init__(self, store: Store) -> None:
        self.store = store
        on_file = store.snapshot().facts.values()
        self.register = Register(name for fact in on_file for name in names_in(fact))

    def put(self, page_id: str, url: str, told: Told, position: tuple[str, int] | None) -> Step:
        """Keep what a page states, what follows from its names, and what it told of names itself."""
        judgements = (*self.judgements(told.facts), *told.judgements)
        changed = self.store.put(page_id, told.facts, told.issues, judgements, position)
        return Step(page_id, url, told.facts, told.issues, changed)

    def judgements(self, facts: Iterable[Fact]) -> tuple[Judgement, ...]:
        """What follows from the names that were not met before."""
        return self.register.meet(dict.fromkeys(name for fact in facts for name in names_in(fact)))
