"""What no string can tell: other names of well-known organisations, and who belongs to whom, from a table.

``aliases.csv``: alias, name, relation, valid_from, valid_to, source. ``same`` and ``formerly`` give one
organisation two names; ``fund_of``, ``subsidiary`` and ``region_of`` keep two apart ("alias belongs to
name"), and one whose ``valid_to`` has passed belongs no longer but is still not the same; ``perhaps``
marks a name that means several, so that no rule merges it by itself. General knowledge, compiled by hand.
"""

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files
from typing import cast

from graph.entities import Relation, name_key
from graph.resolve.names import form_of


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table, names as keys; dates as far as they are known (ISO, partial), empty otherwise."""

    alias: str
    name: str
    relation: str
    valid_from: str
    valid_to: str
    source: str


@dataclass(frozen=True)
class Aliases:
    """The table, ready for questions about keys. Every name in it has a *head*, the key it is filed under."""

    heads: dict[str, str]
    cores: dict[str, str]
    because: dict[str, Row]
    parents: dict[str, dict[str, Row]]
    families: dict[str, str]
    perhaps: dict[str, str]

    def head(self, key: str) -> str | None:
        """The key under which the table files this name, a legal form aside; None for one it does not know."""
        if key in self.perhaps:
            return None
        if key in self.heads:
            return self.heads[key]
        core = "-".join(form_of(key).core)
        return None if core in self.perhaps else self.cores.get(core)

    def related(self, child: str, parent: str) -> tuple[Relation | None, Row] | None:
        """How one head belongs to another, through others if need be; the relation is that of its first step.

        None as the relation: it did once, or some step on the way did. None alone: nothing is on file.
        """
        seen, front = {child}, [(child, cast("Row | None", None), True)]
        found: tuple[Relation | None, Row] | None = None
        while front:
            here, first, holds = front.pop(0)
            for above, row in sorted(self.parents.get(here, {}).items()):
                start, still = first or row, holds and not row.valid_to
                if above == parent:
                    if still:
                        return cast("Relation", start.relation), start
                    found = found or (None, start)
                elif above not in seen:
                    seen.add(above)
                    front.append((above, start, still))
        return found


@lru_cache(maxsize=1)
def aliases() -> Aliases:
    """The table that ships. Raises ``ValueError`` where it files one name under two heads."""
    return of_rows(replace(row, alias=name_key(row.alias), name=name_key(row.name)) for row in spellings())


def spellings() -> Iterator[Row]:
    """The rows of the table that ships, with names as they are spelled in place of keys."""
    text = (files("graph.resolve") / "aliases.csv").read_text(encoding="utf-8")
    for r in csv.DictReader(io.StringIO(text, newline="")):
        yield Row(r["alias"], r["name"], r["relation"], r["valid_from"], r["valid_to"], r["source"])


def of_rows(rows: Iterable[Row]) -> Aliases:
    """A table of these rows."""
    kept = list(rows)
    heads: dict[str, str] = {}
    because: dict[str, Row] = {}
    for row in kept:
        if row.relation in ("same", "formerly"):
            if heads.get(row.alias, row.name) != row.name:
                raise ValueError(f"{row.alias} is filed under {heads[row.alias]} and under {row.name}")
            heads[row.alias] = row.name
            because[row.alias] = row
    heads = {alias: _top(heads, alias) for alias in heads}
    heads |= {head: head for head in set(heads.values())}
    parents: dict[str, dict[str, Row]] = {}
    families: dict[str, str] = {}
    for row in kept:
        if row.relation in ("fund_of", "subsidiary", "region_of"):
            child, parent = heads.setdefault(row.alias, row.alias), heads.setdefault(row.name, row.name)
            parents.setdefault(child, {})[parent] = row
            _join(families, child, parent)
    perhaps = {row.alias: row.name for row in kept if row.relation == "perhaps"}
    return Aliases(
        heads, _by_core(heads), because, parents, {head: _top(families, head) for head in families}, perhaps
    )


def _by_core(heads: dict[str, str]) -> dict[str, str]:
    """Heads by the core of their names; a core that two heads share tells nothing."""
    found: dict[str, set[str]] = {}
    for alias, head in heads.items():
        found.setdefault("-".join(form_of(alias).core), set()).add(head)
    return {core: next(iter(meant)) for core, meant in found.items() if len(meant) == 1}


def _top(links: dict[str, str], one: str) -> str:
    while links.get(one, one) != one:
        one = links[one]
    return one


def _join(links: dict[str, str], one: str, other: str) -> None:
    low, high = sorted((_top(links, one), _top(links, other)))
    links[low], links[high] = low, low
