"""The whole graph as files for the server's own bulk importer: the same nodes and edges as the writer makes, from the same rows.

Pages are streamed: what is kept in memory is names and judgements, never facts.
"""

import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Final

from graph.entities import EntityId, Judgement, entity_id, organisations
from graph.facts import names_in
from graph.store.neo4j import rows
from graph.store.neo4j.overlay import Overlay
from graph.store.neo4j.rows import Properties
from graph.store.pages import Page, content_hash

REVISION: Final = 1  # of everything: it all came at once
SCHEMA: Final = 0  # none yet: the first command that opens the store makes it
# Parts the elements of a list. The first that no text of the graph holds: the importer knows no way to escape it.
DELIMITERS: Final = ("\x1f", "\x1e", "\x1d", "\x1c", *map(chr, range(0xE000, 0xE100)))

_KNOWN: Final = ("valid", "valid_from", "recorded", "confidence")
_LINK: Final = (*_KNOWN, "evidence", "entity", "named")
_TYPES: Final = {
    **dict.fromkeys(("amount", "confidence", "share", "term_years", "valuation"), "double"),
    **dict.fromkeys(("is_main", "others_unnamed", "up_to"), "boolean"),
    **dict.fromkeys(("revision", "schema", "entry"), "long"),
    **dict.fromkeys(("names", "ids", "spellings", "quotes"), "string[]"),
    **dict.fromkeys(("counts", "starts", "ends"), "long[]"),
}  # all else is text
_FACTS: Final[Mapping[str, str]] = {
    "Round": "company round announced amount currency status date is_main others_unnamed"
    " valuation valuation_currency valuation_kind",
    "Signal": "signal direction magnitude date",
    "Commitment": "amount currency up_to term_years status date",
    "Ownership": "relation amount currency share date",
    "Total": "amount currency date",
    "State": "state settled other_party note date",
}
_NODES: Final[Mapping[str, tuple[str, ...]]] = {
    "Ledger": ("name", "schema", "revision"),
    "Position": ("name", "entry"),
    "Source": ("name", "url", "publisher", "published", "hash", "revision"),
    "Subject": ("name", "names", "ids", "search"),
    "Alias": ("name", "spellings", "counts"),
    "Issue": ("name", "kind", "page_id", "url", "detail"),
    **{label: ("name", *shown.split(), *_KNOWN, "record") for label, shown in _FACTS.items()},
}
# Type of edge: the spaces of ids that it leads from and to, and its properties.
_EDGES: Final[Mapping[str, tuple[str, str, tuple[str, ...]]]] = {
    **{
        kind: ("Subject", "Fact", (*_LINK, *rows.OWN_MORE.get(kind, ())))
        for kinds in rows.EDGES.values()
        for kind in kinds
    },
    "STATED_IN": ("Fact", "Source", (*_KNOWN, "evidence", "quotes", "starts", "ends", "extractor")),
    "NOTED_IN": ("Issue", "Source", ()),
    "MEANS": ("Alias", "Subject", ("confidence", "evidence")),
    "JUDGED": (
        "Alias", "Alias",
        ("key", "verdict", "relation", "by", "confidence", "evidence", "revision", "record"),
    ),
}  # fmt: skip


class Clash(ValueError):  # noqa: N818 - reads as what it is
    """A text in a list holds the character that would part the list."""


@dataclass
class Files:
    """One file a label and one an edge type in ``folder``, with a file of headers beside each; rows are appended."""

    folder: Path
    delimiter: str
    counts: Counter[str] = field(default_factory=Counter)
    _open: dict[str, IO[str]] = field(default_factory=dict)
    _stack: ExitStack = field(default_factory=ExitStack)

    def node(self, label: str, one: str, said: Properties, roles: Collection[str] = ()) -> None:
        """A node; those without an ``id`` of their own have one for this import only."""
        fields = [_quoted(one)]
        if label == "Subject":
            fields.append(self._list(sorted(roles)) if roles else "")
        self._row(label, fields, _NODES[label], {name: said[name] for name in said if name != "id"})

    def edge(self, kind: str, start: str, end: str, said: Properties) -> None:
        """An edge, by the ids of its two ends."""
        self._row(kind, [_quoted(start), _quoted(end)], _EDGES[kind][2], said)

    def close(self) -> None:
        """Write all that is still held back, and close the files."""
        self._stack.close()

    def _row(self, name: str, fields: list[str], columns: tuple[str, ...], said: Properties) -> None:
        if not said.keys() <= set(columns):
            raise AssertionError(f"{name} has no column for {sorted(said.keys() - set(columns))}")
        if name not in self._open:
            self._begin(name)
        self._open[name].write(",".join([*fields, *(self._field(said.get(one)) for one in columns)]) + "\n")
        self.counts[name] += 1

    def _begin(self, name: str) -> None:
        header = _file(self.folder, f"{name}-header.csv")
        with header:
            header.write(",".join(_header(name)) + "\n")
        self._open[name] = self._stack.enter_context(_file(self.folder, f"{name}.csv"))

    def _field(self, value: object) -> str:
        match value:
            case None:
                return ""
            case bool():
                return "true" if value else "false"
            case int() | float():
                return repr(value)
            case list():
                return self._list(value)
            case _:
                return _quoted(str(value))

    def _list(self, value: Sequence[object]) -> str:
        texts = [str(one) for one in value]
        if any(self.delimiter in text for text in texts):
            raise Clash(self.delimiter)
        return _quoted(self.delimiter.join(texts))


def write(
    folder: Path, pages: Iterable[Page], judgements: Iterable[Judgement], positions: Mapping[str, int],
    delimiter: str,
) -> Iterator[Counter[str]]:  # fmt: skip
    """Write the files; yields the rows by label and edge type so far, once a page and at the end.

    Raises ``Clash`` where a text in a list holds ``delimiter``, ``OSError`` where a file can't be written.
    """
    files = Files(folder, delimiter)
    overlay = Overlay.of(REVISION, judgements)
    names: dict[EntityId, Counter[str]] = {}
    roles: dict[EntityId, set[str]] = {}
    with closing(files), closing(_Seen()) as seen:
        for page in pages:
            _page(files, page)
            for one, fact in page.stated.facts.items():
                files.edge("STATED_IN", one, page.page_id, rows.stated_in(one, fact))
                if not seen.first(one):
                    continue
                files.node(rows.LABELS[type(fact)], one, rows.fact_node(one, fact))
                for name in names_in(fact):
                    names.setdefault(entity_id(name), Counter())[name] += 1
                for edge in rows.edges(one, fact):
                    subject = overlay.root(edge.entity)
                    files.edge(edge.type, subject, one, edge.properties)
                    role = rows.role(edge)
                    if role:
                        roles.setdefault(subject, set()).add(role)
            yield files.counts
        _who(files, overlay, names, roles)
        for source, entry in sorted(positions.items()):
            files.node("Position", source, {"name": source, "entry": entry})
        files.node("Ledger", "pullback", {"name": "pullback", "schema": SCHEMA, "revision": REVISION})
    yield files.counts


def arguments(counts: Mapping[str, int], delimiter: str) -> list[str]:
    """What follows ``neo4j-admin database import full`` in the folder of the files, but for the database's name."""
    return [
        *(f"--nodes={one}=./{one}-header.csv,./{one}.csv" for one in _NODES if counts[one]),
        *(f"--relationships={one}=./{one}-header.csv,./{one}.csv" for one in _EDGES if counts[one]),
        f"--array-delimiter=U+{ord(delimiter):04X}",
        "--multiline-fields=true",
        "--id-type=string",
        "--bad-tolerance=0",
    ]


def _page(files: Files, page: Page) -> None:
    content = content_hash(page.stated)
    files.node("Source", page.page_id, rows.source_node(page.page_id, page.stated, content, REVISION))
    for number, issue in enumerate(page.stated.issues):
        one = f"{page.page_id}/{number}"
        files.node("Issue", one, rows.issue_node(issue))
        files.edge("NOTED_IN", one, page.page_id, {})


def _who(
    files: Files, overlay: Overlay, names: Mapping[EntityId, Counter[str]], roles: Mapping[EntityId, set[str]]
) -> None:
    """Organisations, the ids that mean them, and what was judged of those."""
    ids = sorted({*names, *(end for key in overlay.judgements for end in key[:2])})
    subjects = organisations(names, {one: overlay.root(one) for one in ids})
    for root, organisation in subjects.items():
        files.node("Subject", root, rows.subject_node(organisation), roles.get(root, ()))
    for one in ids:
        root = overlay.root(one)
        alone = root in subjects and len(subjects[root].names) == 1 and one in names
        files.node("Alias", one, rows.alias_node(one, names.get(one, {}), alone=alone))
        if root in subjects:
            files.edge("MEANS", one, root, rows.meaning(one, root, overlay.about(one)))
    for judgement in overlay.judgements.values():
        files.edge("JUDGED", judgement.a, judgement.b, rows.judgement_edge(judgement, REVISION))


def _header(name: str) -> list[str]:
    typed = [
        f"{one}:{_TYPES.get(one, 'string')}" for one in (_NODES[name] if name in _NODES else _EDGES[name][2])
    ]
    if name in _EDGES:
        start, end, _ = _EDGES[name]
        return [f":START_ID({start})", f":END_ID({end})", *typed]
    space = "Fact" if name in rows.EDGES else name
    if name == "Issue":  # has no id in the graph
        return [":ID(Issue)", *typed]
    return [f"id:ID({space})", *([":LABEL"] if name == "Subject" else []), *typed]


def _quoted(text: str) -> str:
    """Text in quotes is text, even the empty one; nothing between two commas is no value."""
    return '"' + text.replace('"', '""') + '"'


def _file(folder: Path, name: str) -> IO[str]:
    return (folder / name).open("w", encoding="utf-8", newline="")


class _Seen:
    """Which facts were met already, on disk: a fact that several pages state is one node."""

    def __init__(self) -> None:
        self._rows = sqlite3.connect("", isolation_level=None)
        self._rows.execute("CREATE TABLE seen (id TEXT PRIMARY KEY) WITHOUT ROWID")
        self._rows.execute("BEGIN")

    def first(self, one: str) -> bool:
        """Whether this one comes for the first time."""
        return self._rows.execute("INSERT OR IGNORE INTO seen VALUES (?)", (one,)).rowcount == 1

    def close(self) -> None:
        """Forget them all."""
        self._rows.close()
