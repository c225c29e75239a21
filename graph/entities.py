"""Whom facts are about: ids made from names, judgements that join or part them, and what follows.

A name becomes an id by a pure function, so ids never depend on the order of reading and never change.
Whether two ids are one organisation is a *judgement* beside the facts: it can be overruled and undone.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
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
    ``score`` is in [0, 1]; ``by`` is ``rules``, ``sample``, ``filing`` (an issuer's own word), ``wikidata`` or
    ``person:NAME``, and a person overrules the rest.
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


# Signs that decorate a name and that compatibility forms would spell out ("™" becomes "TM").
_SIGNS = dict.fromkeys(map(ord, "™℠®©"), " ")
# Every apostrophe in use, letter-like ones and stray accents included; inside a word it does not count.
_APOSTROPHES = dict.fromkeys(map(ord, "‘’‛ʹʻʼʽ`´′＇"), "'")
# Latin letters that no normal form takes apart, as newsrooms without them write them.
_PLAIN = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ŧ": "t", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"}
)
_WORDS = str.maketrans({"&": " and ", "+": " plus "})
_INSIDE = re.compile(r"(?<=\w)'(?=\w)")
_INITIALS = re.compile(r"(?<!\w)[^\W\d_](?:\.\s?[^\W\d_])+(?!\w)")


@lru_cache(maxsize=65_536)  # a picture asks for the same few thousand names again and again
def name_key(name: str) -> str:
    """The form under which spellings of a name are one: case, accents, punctuation and spacing do not count.

    1. Trade marks and invisible characters go; compatibility forms and case are made one.
    2. Marks go after Latin and Greek letters and stay after others, where they tell letters apart.
    3. An apostrophe inside a word goes ("Moody's" is "Moodys", "L'Oréal" is "Loreal"), dotted initials
       close up ("J.P. Morgan" is "JP Morgan"), "&" is "and" and "+" is "plus" (Disney+ is not Disney).
    4. What is left of letters, digits and their marks is joined by hyphens.

    Words are never dropped: that takes a judgement. Empty for a name without a letter or digit. The key of
    a key is itself. Ids are made of keys and are kept in stores: a change here is a new schema of the store.
    """
    text = name.translate(_SIGNS).translate(_APOSTROPHES)
    text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold()).casefold()
    text = _bare(text.translate(_PLAIN).translate(_APOSTROPHES))
    text = _INITIALS.sub(lambda found: re.sub(r"[.\s]", "", found[0]), _INSIDE.sub("", text))
    return "-".join(_runs(unicodedata.normalize("NFC", text.translate(_WORDS))))


def _bare(text: str) -> str:
    """Without invisible characters, and without marks unless they belong to a letter that needs them."""
    if text.isascii():
        return text
    kept: list[str] = []
    needed = False  # whether the letter before is one that a mark makes another letter
    for char in text:
        if unicodedata.category(char) == "Cf":
            continue
        if unicodedata.category(char)[0] != "M":
            needed = char.isalnum() and not unicodedata.name(char, "").startswith(("LATIN", "GREEK", "DIGIT"))
        elif not needed or unicodedata.name(char, "").startswith("VARIATION SELECTOR"):
            continue
        kept.append(char)
    return "".join(kept)


def _runs(text: str) -> list[str]:
    """Runs of letters and digits; a mark belongs to the letter before it."""
    spaced = (char if char.isalnum() or unicodedata.category(char)[0] == "M" else " " for char in text)
    return "".join(spaced).split()


def entity_id(name: str) -> EntityId:
    """The id of a name: ``org:`` and its key, or its code points where it has neither letter nor digit.

    Raises ``ValueError`` for a blank name.
    """
    key = name_key(name)
    if key:
        return f"org:{key}"
    signs = [f"u+{ord(char):04x}" for char in name if not char.isspace() and char.isprintable()]
    if not signs:
        raise ValueError(f"not a name: {name!r}")
    return f"org:{'-'.join(signs)}"  # no key holds a plus, so this can't be the id of another name


def canonical(judgements: Iterable[Judgement]) -> dict[EntityId, EntityId]:
    """From each judged id to the id that stands for its organisation (ids without a merge are left out).

    Pairs are joined strongest first (a person's word, then the score, then the ids, so the order of
    arrival does not matter), and never where it would put two ids under one roof that were judged
    ``different`` or ``related``; only a person's word can part what people joined. The id that sorts first by length, then alphabet, stands for all.
    """
    standing = effective(judgements)
    members: dict[EntityId, set[EntityId]] = {}
    parted = _parted(standing)
    parted_by_people = _parted(j for j in standing if j.by_person)
    for j in sorted((j for j in standing if j.verdict == "same"), key=_strength):
        left, right = members.get(j.a, {j.a}), members.get(j.b, {j.b})
        apart = parted_by_people if j.by_person else parted
        if left is right or any(apart.get(one, set()) & right for one in left):
            continue
        joined = left | right
        for one in joined:
            members[one] = joined
    return {one: min(group, key=lambda i: (len(i), i)) for one, group in members.items()}


def _parted(judgements: Iterable[Judgement]) -> dict[EntityId, set[EntityId]]:
    """From an id to those it must never be joined with."""
    apart: dict[EntityId, set[EntityId]] = {}
    for j in judgements:
        if j.verdict != "same":
            apart.setdefault(j.a, set()).add(j.b)
            apart.setdefault(j.b, set()).add(j.a)
    return apart


def effective(judgements: Iterable[Judgement]) -> list[Judgement]:
    """One standing judgement a pair: a person's over a rule's, else the stronger; order-free."""
    best: dict[frozenset[EntityId], Judgement] = {}
    for j in judgements:
        pair = frozenset((j.a, j.b))
        if pair not in best or _strength(j) < _strength(best[pair]):
            best[pair] = j
    return sorted(best.values(), key=lambda j: (j.a, j.b))


def _strength(j: Judgement) -> tuple[bool, float, str, str, str, str, str, str]:
    """Strongest first; every field counts, so that no two different judgements are ever equal."""
    return (not j.by_person, -j.score, j.a, j.b, j.verdict, j.by, j.relation or "", repr(j.reasons))


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
