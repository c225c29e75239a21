"""Whom facts are about: ids made from names, judgements that join or part them, and what follows.

A name becomes an id by a pure function, so ids never depend on the order of reading and never change.
Whether two ids are one organisation is a *judgement* beside the facts: it can be overruled and undone.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

EntityId = str
Verdict = Literal["same", "related", "different"]
Relation = Literal["owns", "fund_of", "subsidiary", "acquired", "region_of", "formerly"]


@dataclass(frozen=True, slots=True)
class Reason:
    """One ground of a judgement: the rule or source that spoke, and what it saw."""

    rule: str
    detail: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """What was decided about two ids; for ``related`` the relation reads "``a`` is ``relation`` of/by ``b``".

    ``fund_of``, ``subsidiary``, ``region_of``: ``a`` belongs to ``b``. ``formerly``: ``a`` is the older name.
    ``score`` is in [0, 1]; ``by`` is ``rules``, ``sample`` or ``person:NAME``, and a person overrules the rest.
    """

    a: EntityId
    b: EntityId
    verdict: Verdict
    relation: Relation | None
    score: float
    by: str
    reasons: tuple[Reason, ...]

    @property
    def by_person(self) -> bool:
        """Whether a person decided it."""
        return self.by.startswith("person:")


@dataclass(frozen=True, slots=True)
class Organisation:
    """One organisation as the judgements stand: its canonical id, the name to show, and every name seen."""

    id: EntityId
    name: str
    names: tuple[str, ...]
    ids: tuple[EntityId, ...]


def name_key(name: str) -> str:
    """The form under which spellings of a name are one: case, accents, punctuation and spacing do not count.

    Scripts other than Latin keep their letters. Words are never dropped: that takes a judgement.
    """
    text = unicodedata.normalize("NFKD", name).casefold()
    text = "".join(char for char in text if not unicodedata.combining(char))
    text = re.sub(r"[’'`]s\b", "s", text).replace("&", " and ")
    return "-".join(re.findall(r"[^\W_]+", text))


def entity_id(name: str) -> EntityId:
    """The id of a name, ``org:`` and its key. Raises ``ValueError`` for a name without a letter or digit."""
    key = name_key(name)
    if not key:
        raise ValueError(f"not a name: {name!r}")
    return f"org:{key}"


def canonical(judgements: Iterable[Judgement]) -> dict[EntityId, EntityId]:
    """From each judged id to the id that stands for its organisation (ids without a merge are left out).

    Pairs are joined strongest first (a person's word, then the score, then the ids, so the order of
    arrival does not matter), and never where it would put two ids under one roof that were judged
    ``different`` or ``related``. The id that sorts first by length, then alphabet, stands for all.
    """
    standing = effective(judgements)
    apart = [frozenset((j.a, j.b)) for j in standing if j.verdict != "same"]
    members: dict[EntityId, set[EntityId]] = {}
    enemies: dict[EntityId, set[EntityId]] = {}
    for pair in apart:
        for one in pair:
            enemies.setdefault(one, set()).update(pair - {one})
    for j in sorted((j for j in standing if j.verdict == "same"), key=_strength):
        left, right = members.get(j.a, {j.a}), members.get(j.b, {j.b})
        if left is right or any(enemies.get(one, set()) & right for one in left):
            continue
        joined = left | right
        for one in joined:
            members[one] = joined
    return {one: min(group, key=lambda i: (len(i), i)) for one, group in members.items()}


def effective(judgements: Iterable[Judgement]) -> list[Judgement]:
    """One standing judgement a pair: a person's over a rule's, else the stronger; order-free."""
    best: dict[frozenset[EntityId], Judgement] = {}
    for j in judgements:
        pair = frozenset((j.a, j.b))
        if pair not in best or _strength(j) < _strength(best[pair]):
            best[pair] = j
    return sorted(best.values(), key=lambda j: (j.a, j.b))


def _strength(j: Judgement) -> tuple[bool, float, str, str, str]:
    return (not j.by_person, -j.score, j.a, j.b, j.verdict)


def organisations(
    names: Mapping[EntityId, Mapping[str, int]], roots: Mapping[EntityId, EntityId]
) -> dict[EntityId, Organisation]:
    """Group every name on file, with how often it is written, by its canonical id; the most used one is shown."""
    groups: dict[EntityId, list[EntityId]] = {}
    for one in names:
        groups.setdefault(roots.get(one, one), []).append(one)
    result = {}
    for root, ids in groups.items():
        counts = {name: count for one in ids for name, count in names[one].items()}
        spelled = sorted(counts, key=lambda name: (-counts[name], name))
        result[root] = Organisation(root, spelled[0], tuple(spelled), tuple(sorted(ids)))
    return result
