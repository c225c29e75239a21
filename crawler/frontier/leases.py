"""The frontier itself: rounds are opened, entries claimed, outcomes kept; every step one transaction."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from crawler.archive import Archive
from crawler.database import ensure
from crawler.errors import ArchiveError
from crawler.frontier.entries import Entry, Failed, Kept, Note, Outcome, Read, Unchanged
from crawler.frontier.following import Followed, follow
from crawler.frontier.tables import LEASED, STEPS, WAITING
from crawler.frontier.workers import Worker
from crawler.report import FAULTS, NEWEST, fault
from crawler.sources import Source

_AHEAD = 32  # entries leased to a worker beyond those being fetched: two rounds of sixteen


class Frontier:
    """What one worker has to do with the queue of its sources. ``ArchiveError`` is all that its methods raise."""

    def __init__(self, archive: Archive, sources: Sequence[Source]) -> None:
        self.archive, self.database = archive, archive.database
        self.sources = {source.name: source for source in sources}
        ensure(self.database, "frontier", STEPS)
        self.worker = Worker(self.database)
        self.worker.tidy()
        self._lanes: dict[tuple[str, str], None] = {}  # (source, host) that may have entries waiting

    def begin(self, source: Source, starts: Sequence[str]) -> tuple[dict[str, int], str]:
        """Open a round of the source, or go on with the one that was not ended; what has been counted in it.

        The starts are asked for when a round is opened, and again if that was longer ago than the source is to
        be looked at: a feed moves on while its old links wait.
        """
        now = datetime.now(UTC)
        with self.database.transaction():
            known = self.database.execute(
                "SELECT number, opened, closed, fault FROM rounds WHERE source = ?", (source.name,)
            )
            number, opened, closed, fault = known[0] if known else (0, "", "", "")
            fresh = not known or closed is not None
            if fresh:
                self.database.execute("DELETE FROM queue WHERE source = ?", (source.name,))
                self.database.execute("DELETE FROM round_counts WHERE source = ?", (source.name,))
                fault = ""
            if fresh or datetime.fromisoformat(opened) + timedelta(minutes=source.every_minutes) <= now:
                number += 1
                self.database.execute(
                    "INSERT INTO rounds (source, number, opened) VALUES (?, ?, ?) ON CONFLICT (source) DO UPDATE"
                    " SET number = excluded.number, opened = excluded.opened, closed = NULL, fault = ?",
                    (source.name, number, now.isoformat(), fault),
                )
                self.database.many(
                    "INSERT INTO queue (source, url, key, host, rank) VALUES (?, ?, ?, ?, 0) ON CONFLICT DO NOTHING",
                    [(source.name, url, f"{source.name} {number} {url}", host_of(url)) for url in starts],
                )
            return self.counted(source.name)

    def good_until(self, source: str) -> datetime | None:
        """When the last round that went well was opened."""
        rows = self.database.execute("SELECT good FROM rounds WHERE source = ?", (source,))
        return datetime.fromisoformat(rows[0][0]) if rows and rows[0][0] else None

    def counted(self, source: str) -> tuple[dict[str, int], str]:
        """What was counted in the source's round so far, by all workers, and its first fault."""
        counts = self.database.execute("SELECT name, amount FROM round_counts WHERE source = ?", (source,))
        fault = self.database.execute("SELECT fault FROM rounds WHERE source = ?", (source,))
        return dict(counts), (fault[0][0] if fault else "")

    def end(self, source: str, *, good: bool) -> bool:
        """Close the source's round if all of it has been dealt with."""
        with self.database.transaction():
            if self.database.execute("SELECT 1 FROM queue WHERE source = ? AND state < 2 LIMIT 1", (source,)):
                return False
            self.database.execute(
                "UPDATE rounds SET closed = ?, good = CASE WHEN ? = 1 THEN opened ELSE good END"
                " WHERE source = ? AND closed IS NULL",
                (datetime.now(UTC).isoformat(), int(good), source),
            )
            self.database.execute("DELETE FROM queue WHERE source = ?", (source,))
        return True

    def commit(self, outcomes: Sequence[Outcome], ready: Mapping[str, int]) -> tuple[list[Note], list[Entry]]:
        """Keep what came of entries, and lease the next: all in one transaction.

        ``ready`` are the entries leased and not yet asked for, by host. Gives what is to be counted and told,
        and the new entries in the order to ask for them. An outcome that can't be kept has failed, and the others
        are kept: one page of a stranger must not be met again in every run.
        """
        try:
            return self._commit(outcomes, ready)
        except ArchiveError:
            raise
        except Exception as error:
            if len(outcomes) == 1:
                entry = outcomes[0].entry
                why = f"can't be kept: {error!r}"[:300]
                failed = Failed(entry, "feed_error" if entry.listing else "failed", why, for_good=False)
                if outcomes[0] == failed:
                    raise
                return self._commit([failed], ready)
            done = [self.commit([outcome], {}) for outcome in outcomes]
            return [note for notes, _ in done for note in notes], [one for _, more in done for one in more]

    def _commit(
        self, outcomes: Sequence[Outcome], ready: Mapping[str, int]
    ) -> tuple[list[Note], list[Entry]]:
        notes: list[Note] = []
        with self.database.transaction():
            settled: list[tuple[int | None, bool]] = []
            for outcome in outcomes:
                self._keep(outcome, notes, settled)
            self.database.many(
                "UPDATE queue SET state = 2, owner = NULL WHERE id = ?", [(one.entry.id,) for one in outcomes]
            )
            self._settle(settled)
            self._count(notes)
            return notes, self._claim(ready)

    def claim(self, ready: Mapping[str, int]) -> list[Entry]:
        """Lease entries, and look again where any may be waiting; beside other workers that do the same."""
        with self.database.transaction(exclusive=False):
            self._look()
            return self._claim(ready) if self._lanes else []

    def others(self) -> bool:
        """Whether another worker still has entries of our sources; those of dead ones are taken from them."""
        marks = ", ".join("?" * len(self.sources))
        owners = self.database.execute(
            f"SELECT DISTINCT owner FROM queue WHERE state = 1 AND source IN ({marks})",  # noqa: S608 - only marks
            tuple(self.sources),
        )
        alive = False
        for (owner,) in owners:
            if owner == self.worker.id:
                continue
            if self.worker.alive(owner):
                alive = True
            else:
                self._release(owner)
        return alive

    def leave(self) -> None:
        """Give back what is leased, and be no worker any more."""
        self._release(self.worker.id)
        self.worker.leave()

    def _release(self, owner: int) -> None:
        self.database.execute(
            "UPDATE queue SET state = 0, owner = NULL WHERE state = 1 AND owner = ?", (owner,)
        )

    def _look(self) -> None:
        """Find the lanes with entries waiting, each by one step in the index."""
        for source in self.sources:
            rows = self.database.execute(
                "WITH RECURSIVE lane(host) AS ("
                "SELECT min(host) FROM queue WHERE state = 0 AND source = ? UNION ALL"
                " SELECT (SELECT min(host) FROM queue WHERE state = 0 AND source = ? AND host > lane.host)"
                " FROM lane WHERE lane.host IS NOT NULL) SELECT host FROM lane WHERE host IS NOT NULL",
                (source, source),
            )
            self._lanes.update(dict.fromkeys((source, host) for (host,) in rows))

    def _claim(self, ready: Mapping[str, int]) -> list[Entry]:
        skip = " FOR UPDATE SKIP LOCKED" if self.database.dialect == "postgresql" else ""
        share = max(2, _AHEAD // max(1, len(self._lanes)))
        claimed: list[tuple[int, Entry]] = []
        for source, host in list(self._lanes):
            wanted = share - ready.get(host, 0)
            if wanted <= share // 2:
                continue
            rows = self.database.execute(
                f"UPDATE queue SET state = {LEASED}, owner = ? WHERE id IN (SELECT id FROM queue"  # noqa: S608 - our own words
                f" WHERE state = {WAITING} AND source = ? AND host = ? ORDER BY rank, id LIMIT ?{skip})"
                " RETURNING rank, id, url, parent",
                (self.worker.id, source, host, wanted),
            )
            claimed += [
                (rank, Entry(number, source, url, host, rank == 0, parent))
                for rank, number, url, parent in rows
            ]
            if len(rows) < wanted:
                del self._lanes[source, host]
        return [entry for _, entry in sorted(claimed, key=lambda one: (one[0], one[1].id))]

    def _keep(self, outcome: Outcome, notes: list[Note], settled: list[tuple[int | None, bool]]) -> None:
        entry = outcome.entry
        if isinstance(outcome, Kept):
            notes.append(Note(entry.source, "fetched"))
            number = self.archive.add(outcome.page)
            detail = "" if number else "the same content"
            notes.append(Note(entry.source, "page" if number else "known", entry.url, detail))
        elif isinstance(outcome, Unchanged):
            old = self.archive.validators(outcome.final_url)
            self.archive.note(
                entry.url,
                outcome.final_url,
                outcome.at,
                outcome.etag or old[0],
                outcome.last_modified or old[1],
            )
            if entry.listing:
                notes.append(Note(entry.source, "unchanged", entry.url, "the feed is as it was"))
            else:
                notes.append(Note(entry.source, "not_modified", entry.url))
        elif isinstance(outcome, Failed):
            notes.append(Note(entry.source, outcome.kind, entry.url, outcome.detail))
            if outcome.fault:
                notes.append(Note(entry.source, fault(outcome.fault)))
        else:
            self._read(outcome, notes, settled)
            return
        settled.append((entry.parent, not isinstance(outcome, Failed) or outcome.for_good))

    def _read(self, outcome: Read, notes: list[Note], settled: list[tuple[int | None, bool]]) -> None:
        entry = outcome.entry
        if outcome.page:
            notes += [Note(entry.source, "listed"), Note(entry.source, "fetched")]
            number = self.archive.add(outcome.page)
            notes.append(Note(entry.source, "page" if number else "known", entry.url))
        notes += [
            Note(entry.source, "failed", outcome.final_url, f"{fault.reason}: {fault.where}"[:300])
            for fault in outcome.faults
        ]
        found: Followed = follow(self.database, outcome)
        notes += found.notes
        self._lanes.update(dict.fromkeys((entry.source, host) for host in found.hosts))
        self.database.execute(
            "UPDATE queue SET links = ?, whole = ?, final_url = ?, read_at = ?, etag = ?, last_modified = ?"
            " WHERE id = ?",
            (
                found.queued, int(found.whole), outcome.final_url, outcome.at.isoformat(),
                outcome.etag, outcome.last_modified, entry.id,
            ),
        )  # fmt: skip
        if not found.queued:
            self._finish(entry.id, settled)

    def _settle(self, settled: list[tuple[int | None, bool]]) -> None:
        """Take what was dealt with off the listings it was found in, up to the first."""
        while settled:
            dealt: Counter[int] = Counter(parent for parent, _ in settled if parent is not None)
            bad = {parent for parent, whole in settled if not whole}
            settled = []
            for parent, amount in dealt.items():
                left = self.database.execute(
                    "UPDATE queue SET links = links - ?, whole = whole * ? WHERE id = ? RETURNING links",
                    (amount, int(parent not in bad), parent),
                )
                if left == [(0,)]:
                    self._finish(parent, settled)

    def _finish(self, listing: int, settled: list[tuple[int | None, bool]]) -> None:
        """Note a listing whose links have all been dealt with, if for good; then it is dealt with itself."""
        ((url, parent, whole, final_url, at, etag, modified),) = self.database.execute(
            "SELECT url, parent, whole, final_url, read_at, etag, last_modified FROM queue WHERE id = ?",
            (listing,),
        )
        if whole:
            self.archive.note(url, final_url, datetime.fromisoformat(at), etag, modified)
        settled.append((parent, bool(whole)))

    def _count(self, notes: Iterable[Note]) -> None:
        amounts: dict[str, Counter[str]] = defaultdict(Counter)
        for note in notes:
            count = amounts[note.source]
            if note.name == NEWEST:
                count[NEWEST] = max(count[NEWEST], note.amount)
            else:
                count[note.name] += note.amount
            if note.name in FAULTS:
                self.database.execute(
                    "UPDATE rounds SET fault = ? WHERE source = ? AND fault = ''",
                    (f"{note.url}: {note.detail}", note.source),
                )
        for source, count in amounts.items():
            self.database.many(
                "INSERT INTO round_counts VALUES (?, ?, ?) ON CONFLICT (source, name) DO UPDATE SET amount ="
                " CASE WHEN excluded.name <> ? THEN round_counts.amount + excluded.amount"
                " WHEN excluded.amount > round_counts.amount THEN excluded.amount ELSE round_counts.amount END",
                [(source, name, amount, NEWEST) for name, amount in count.items()],
            )


def host_of(url: str) -> str:
    """The host that an address is asked of; its port is no other host."""
    return (urlsplit(url).hostname or "").lower()
