"""One batch of pages in one transaction: what is unchanged is not sent, what is sent is whole.

The steps, each one statement over all rows of the batch:
1. take a turn (a lock on the ledger), and learn whether an earlier try of this very batch got through;
2. compare the hash of every page, so that only changed ones go on;
3. delete what changed pages state no more;
4. work out whom every name means now, and move the edges of names that came to mean somebody else;
5. create the new facts with their edges; 6. write judgements, positions and the new revision;
7. announce the commit, so that no reader takes what it sees of it for the whole.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from neo4j import AsyncManagedTransaction

from graph.entities import EntityId, Judgement, entity_id
from graph.facts import Fact, names_in
from graph.store.neo4j import cypher, rows
from graph.store.neo4j.naming import Naming, Spelled
from graph.store.neo4j.overlay import Overlay
from graph.store.pages import Page, content_hash
from graph.store.records import read_fact, read_judgement

PART = 2_000  # facts a statement: while the server works on these, the rows of the next are made
Row = dict[str, Any]


@dataclass
class Batch:
    """The writing of pages, in one transaction that may be tried again; ``changed`` says which changed anything."""

    pages: Sequence[Page]
    overlay: Overlay
    token: str
    announce: Callable[[], Awaitable[None]]
    drafts: Mapping[str, rows.Draft] = field(default_factory=dict)  # of facts, as far as they were made ahead
    changed: list[bool] = field(default_factory=list)
    revision: int = 0
    left: str | None = (
        None  # the token of an announced commit that is still to be taken back, ours or a dead writer's
    )

    async def write(self, tx: AsyncManagedTransaction) -> None:
        """Do it all. The overlay counts as spoiled until ``committed`` is called."""
        self._tx, self._kept, self._whole = tx, set(), False
        (ledger,) = await self._ask(cypher.TURN, token=self.token)
        # A question of its own: one that also writes would lock what the announcement is to change.
        left = await self._ask(cypher.WRITING)
        self.left = left[0]["token"] if left else None  # its commit is through, or the turn would not be ours
        if ledger["writer"] == self.token:  # the answer to an earlier try was lost, its work was not
            self.changed, self.revision = list(ledger["changed"]), ledger["revision"]
            self.overlay.revision = -1
            return
        await self._catch_up(ledger["revision"])
        news = [self.overlay.news(page.judgements) for page in self.pages]
        kept = {
            page: kept_hash
            for row in await self._ask(cypher.HASHES, pages=[p.page_id for p in self.pages])
            for page, kept_hash in row["found"]
        }
        hashes = {page.page_id: content_hash(page.stated) for page in self.pages if page.states}
        differs = [page.states and hashes[page.page_id] != kept.get(page.page_id, "") for page in self.pages]
        self.changed = [differing or bool(new) for differing, new in zip(differs, news, strict=True)]
        self.revision = ledger["revision"] + sum(self.changed)
        if any(self.changed):
            self.overlay.revision = -1
            todo = [page for page, differing in zip(self.pages, differs, strict=True) if differing]
            judged = {key: one for new in news for key, one in new.items()}
            await self._change(todo, hashes, judged, [p.page_id for p in todo if p.page_id in kept])
            await self._send(cypher.DONE, revision=self.revision, token=self.token, changed=self.changed)
        positions = [{"source": p.position[0], "entry": p.position[1]} for p in self.pages if p.position]
        await self._rows(cypher.MOVE_ON, positions)
        if any(self.changed):
            await self.announce()
            self.left = self.token

    def committed(self) -> None:
        """The transaction is through: the overlay stands for what the store holds now."""
        if any(self.changed) and self._whole:
            self.overlay.revision = self.revision

    # ── inside ──────────────────────────────────────────────────────────────────────────────────────────

    _tx: AsyncManagedTransaction = field(init=False, repr=False)
    _whole: bool = field(default=False, init=False)

    async def _change(
        self,
        pages: Sequence[Page],
        hashes: Mapping[str, str],
        judged: Mapping[Any, Judgement],
        known: list[str],
    ) -> None:
        gone = await self._unstate(pages, known)
        fresh, again = await self._fresh(pages)
        moved = self.overlay.take(dict(judged))
        deltas, fewer = _deltas(fresh), _deltas(gone)
        for one, counts in fewer.items():
            mine = deltas.setdefault(one, {})
            deltas[one] = {name: mine.get(name, 0) - counts.get(name, 0) for name in {**mine, **counts}}
        lost = {self.overlay.root(entity) for fact in gone.values() for entity in _entities(fact)}
        await self._judge(judged)
        await Naming(self.overlay, self._ask, self._rows).name(
            deltas, fewer, moved, {end for key in judged for end in key[:2]}
        )
        await self._create(pages, hashes, fresh, again)
        left = sorted(lost | set(moved.values()) | {self.overlay.root(one) for one in moved})
        if left:
            self.overlay.roles.clear()
            await self._send(cypher.SET_ROLES, ids=left)
        self._whole = True

    async def _catch_up(self, revision: int) -> None:
        """Make the overlay that of the store, unless it is already."""
        if self.overlay.revision != revision:
            lines = await self._ask(cypher.JUDGEMENTS_SINCE, since=-1)
            fresh = Overlay.of(revision, (read_judgement(row["record"]) for row in lines))
            self.overlay.__dict__.update(fresh.__dict__)

    async def _unstate(self, pages: Sequence[Page], known: list[str]) -> dict[str, Fact]:
        """Delete what known pages state no more; returns the facts that no page states now."""
        if not known:
            return {}
        wanted = {page.page_id: page.stated.facts for page in pages}
        stated = await self._ask(cypher.STATED, pages=known)
        dropped = [
            {"page": row["page"], "fact": row["fact"]}
            for row in stated
            if row["fact"] not in wanted[row["page"]]
        ]
        self._kept = {(row["page"], row["fact"]) for row in stated}
        gone = {
            row["id"]: read_fact(row["record"])
            for row in (await self._ask(cypher.UNSTATE, rows=dropped) if dropped else [])
        }
        for label, ids in _by_label(gone).items():
            await self._send(cypher.DELETE_FACTS[label], ids=ids)
        await self._send(cypher.DELETE_ISSUES, pages=known)
        return gone

    _kept: set[tuple[str, str]] = field(default_factory=set, init=False, repr=False)

    async def _fresh(self, pages: Sequence[Page]) -> tuple[dict[str, Fact], set[str]]:
        """The facts that the store does not hold yet, and the ids of those that it does under other pages."""
        facts = {
            one: fact
            for page in pages
            for one, fact in page.stated.facts.items()
            if (page.page_id, one) not in self._kept
        }
        there = {
            row["id"]
            for label, ids in _by_label(facts).items()
            for row in await self._ask(cypher.THERE[label], ids=ids)
        }
        return {one: fact for one, fact in facts.items() if one not in there}, there

    async def _create(
        self, pages: Sequence[Page], hashes: Mapping[str, str], fresh: Mapping[str, Fact], again: set[str]
    ) -> None:
        roles: dict[str, set[EntityId]] = {}
        parts = self._parts(pages, fresh, again, roles)
        # A page that has come to state nothing keeps its node, so that readers learn that it changed.
        sources = [rows.source_node(p.page_id, p.stated, hashes[p.page_id], self.revision) for p in pages]
        _, part = await asyncio.gather(
            self._rows(cypher.PUT_SOURCES, sources), asyncio.to_thread(next, parts, None)
        )
        await self._rows(
            cypher.PUT_ISSUES,
            [{"source": p.page_id, "issue": rows.issue_node(i)} for p in pages for i in p.stated.issues],
        )
        while part is not None:  # the next rows are made while the server works on these
            statement, ready = part
            _, part = await asyncio.gather(
                self._send(statement, rows=ready), asyncio.to_thread(next, parts, None)
            )
        for role, ids in roles.items():
            new = sorted(one for one in ids if (role, one) not in self.overlay.roles)
            await self._send(cypher.TAKE_ROLE[role], ids=new)
            self.overlay.roles |= {(role, one) for one in new}

    def _parts(
        self,
        pages: Sequence[Page],
        fresh: Mapping[str, Fact],
        again: set[str],
        roles: dict[str, set[EntityId]],
    ) -> Iterator[tuple[str, list[Row]]]:
        """Statements with their rows: new facts first, then what more pages state of facts that are there."""
        made: dict[str, list[Row]] = {}
        stated: dict[str, list[Row]] = {}
        done = set(again)
        for page in pages:
            for one, fact in page.stated.facts.items():
                label = rows.LABELS[type(fact)]
                if one not in done and one in fresh:
                    done.add(one)
                    ready = made.setdefault(label, [])
                    ready.append(self._fact(page.page_id, one, fact, roles))
                    if len(ready) == PART:
                        yield cypher.PUT_FACTS[label], made.pop(label)
                elif (page.page_id, one) not in self._kept:
                    more = {"fact": one, "source": page.page_id, "edge": rows.stated_in(one, fact)}
                    stated.setdefault(label, []).append(more)
        yield from ((cypher.PUT_FACTS[label], ready) for label, ready in made.items())
        yield from ((cypher.STATE[label], ready) for label, ready in stated.items())

    def _fact(self, page_id: str, one: str, fact: Fact, roles: dict[str, set[EntityId]]) -> Row:
        """The row of a new fact: its node, its source, and its edges by type; notes the parts that subjects play."""
        node, stated, edges = self.drafts.get(one) or rows.drafted(one, fact)
        row: Row = {"source": page_id, "node": node, "stated": stated}
        for edge in edges:
            subject = self.overlay.root(edge.entity)
            row["shared"] = edge.shared
            row.setdefault(edge.type, []).append({"subject": subject, **edge.own})
            role = rows.role(edge)
            if role:
                roles.setdefault(role, set()).add(subject)
        return row

    async def _judge(self, judged: Mapping[Any, Judgement]) -> None:
        await self._rows(cypher.JUDGE, [_judged(one, self.revision) for one in judged.values()])

    async def _ask(self, statement: str, **parameters: Any) -> list[Any]:  # noqa: ANN401 - any value a store keeps
        result = await self._tx.run(statement, parameters)
        return [record async for record in result]

    async def _send(self, statement: str, **parameters: Any) -> None:  # noqa: ANN401 - as above
        await (await self._tx.run(statement, parameters)).consume()

    async def _rows(self, statement: str, made: list[Row]) -> None:
        if made:
            await self._send(statement, rows=made)


def _by_label(facts: Mapping[str, Fact]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one, fact in facts.items():
        found.setdefault(rows.LABELS[type(fact)], []).append(one)
    return found


def _entities(fact: Fact) -> set[EntityId]:
    return set(map(entity_id, names_in(fact)))


def _deltas(facts: Mapping[str, Fact]) -> Spelled:
    """How many of these facts write each name of each id; a fact counts once a name."""
    found: Spelled = {}
    for fact in facts.values():
        for name in names_in(fact):
            counts = found.setdefault(entity_id(name), {})
            counts[name] = counts.get(name, 0) + 1
    return found


def _judged(one: Judgement, revision: int) -> Row:
    return {
        "a": one.a,
        "b": one.b,
        "name_a": rows.words(one.a),
        "name_b": rows.words(one.b),
        "edge": rows.judgement_edge(one, revision),
    }
