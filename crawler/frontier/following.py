"""The links of a listing: which are followed. Each page is fetched once a round, whoever lists it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from crawler.articles import note_guids
from crawler.database import Database
from crawler.frontier.entries import Note, Read
from crawler.listing import Link
from crawler.report import NEWEST, day
from crawler.sources import Source
from crawler.urls import page_key

_MARKS = 400  # parameters of one statement; SQLite allows far more, and a longer one is no quicker
_AHEAD = timedelta(days=1)  # an item may be dated by a zone ahead of ours; further ahead is no date


@dataclass(frozen=True, slots=True)
class Followed:
    """How many links were ``queued``, at which hosts; ``whole`` unless some were left for the next run."""

    queued: int
    whole: bool
    hosts: frozenset[str]
    notes: tuple[Note, ...]


def follow(database: Database, read: Read) -> Followed:
    """Queue the links of a listing that are neither kept lately nor met before in this round."""
    source, entry = read.source, read.entry
    allowed = [link for link in read.links if link.listing or _allowed(source, link.url)]
    keyed = {_key(source, link): link for link in allowed}
    pages = [key for key, link in keyed.items() if not link.listing]
    lately = _kept_lately(database, pages, datetime.now(UTC) - timedelta(hours=source.revisit_hours))
    met = _met(database, [key for key in keyed if key not in lately])
    fresh = [(key, link) for key, link in keyed.items() if key not in lately and key not in met]
    listings = [one for one in fresh if one[1].listing]
    wanted = [one for one in fresh if not one[1].listing]
    chosen = [*listings, *wanted[: source.max_items]]
    hosts = [(urlsplit(link.url).hostname or "").lower() for _, link in chosen]
    database.many(
        "INSERT INTO queue (source, url, key, host, rank, parent) VALUES (?, ?, ?, ?, ?, ?)",
        [
            (source.name, link.url, key, host, int(not link.listing), entry.id)
            for (key, link), host in zip(chosen, hosts, strict=True)
        ],
    )
    note_guids(database, source.name, [link for _, link in chosen])
    known = len(pages) - len(wanted)
    notes = [Note(source.name, "listed", amount=len(pages)), *_published(source, read.links)]
    if known:
        notes.append(Note(source.name, "known", entry.url, f"kept already or listed twice: {known}", known))
    return Followed(len(chosen), len(wanted) <= source.max_items, frozenset(hosts), tuple(notes))


def _key(source: Source, link: Link) -> str:
    # A listing is asked for once a round of its own source, a page once whoever lists it.
    return f"{source.name} {link.url}" if link.listing else page_key(link.url)


def _allowed(source: Source, url: str) -> bool:
    return not source.allow or any(re.search(pattern, url) for pattern in source.allow)


def _kept_lately(database: Database, keys: Sequence[str], since: datetime) -> set[str]:
    moment = since.isoformat(timespec="microseconds")
    found: set[str] = set()
    for some, marks in _in_parts(keys):
        for column in ("url_key", "final_key"):
            rows = database.execute(
                f"SELECT DISTINCT {column} FROM visits WHERE {column} IN ({marks}) AND at > ?",  # noqa: S608 - our own words
                (*some, moment),
            )
            found.update(key for (key,) in rows)
    return found


def _met(database: Database, keys: Sequence[str]) -> set[str]:
    found: set[str] = set()
    for some, marks in _in_parts(keys):
        rows = database.execute(f"SELECT key FROM queue WHERE key IN ({marks})", tuple(some))  # noqa: S608 - only marks
        found.update(key for (key,) in rows)
    return found


def _in_parts(keys: Sequence[str]) -> Iterator[tuple[Sequence[str], str]]:
    for start in range(0, len(keys), _MARKS):
        some = keys[start : start + _MARKS]
        yield some, ", ".join("?" * len(some))


def _published(source: Source, links: Iterable[Link]) -> Iterator[Note]:
    """When the items were published, by what the listing says itself."""
    latest = datetime.now(UTC) + _AHEAD
    moments = [link.published for link in links if link.published and link.published <= latest]
    if moments:
        yield Note(source.name, NEWEST, amount=int(max(moments).timestamp() * 1_000_000))
        for one in sorted({moment.astimezone(UTC).date() for moment in moments}):
            yield Note(source.name, day(one))
