"""Sums told of several companies in their order: "⟨N⟩ and ⟨N⟩ raised ⟨M⟩ and ⟨M⟩ respectively"."""

import re
from functools import lru_cache

from graph.extract.marked import L, M, N
from graph.extract.roles import RAISE

_AND = r"(?:, and |, | and )"
_NAMES = (
    rf"(?P<names>{N}(?:{_AND}(?:(?:its|their|the|rival|fellow|London|a) (?:[a-z-]+ ){{0,2}})?{N}){{1,5}})"
)
_SUMS = rf"(?P<sums>{M}(?:{_AND}(?:another )?{M}){{1,5}})"
_HAVE = (
    r"(?: (?:has|have|had|also|recently|just|each|both|today|separately|respectively|this \w+|last \w+)){0,3}"
)
_RESPECTIVELY = re.compile(
    rf"{_NAMES},?{_HAVE} {RAISE} (?:[a-z-]+ ){{0,3}}?(?:{L} )?(?:[a-z-]+ ){{0,4}}?{_SUMS}", re.IGNORECASE
)
_IN_ORDER = re.compile(r"\brespectively\b", re.IGNORECASE)
# "⟨N⟩ and its rival ⟨N⟩ raised money: the former ⟨M⟩ from ⟨N⟩, the latter ⟨M⟩"
_FORMER = re.compile(
    rf"\bthe (?:former|first)[’']?s? [^.;{M}]{{0,30}}(?P<former>{M})[^.{M}]{{0,90}}\bthe (?:latter|second)[’']?s? [^.;{M}]{{0,30}}(?P<latter>{M})",
    re.IGNORECASE,
)
_PAIR = re.compile(rf"(?P<one>{N})(?: and (?:[a-z-]+ ){{0,4}}|, )(?P<other>{N})(?![’'-])")


@lru_cache(maxsize=8)  # each sum of a sentence asks again
def in_order(shape: str) -> dict[int, int]:
    """By the position of a sum, that of the name whose sum it is."""
    found: dict[int, int] = {}
    for told in _RESPECTIVELY.finditer(shape) if _IN_ORDER.search(shape) else ():
        names = [i for i in range(*told.span("names")) if shape[i] == N]
        sums = [i for i in range(*told.span("sums")) if shape[i] == M]
        if len(names) == len(sums):
            found |= dict(zip(sums, names, strict=True))
    if pair := _FORMER.search(shape):
        named = _PAIR.search(shape, 0, pair.start())
        if named:
            found |= {pair.start("former"): named.start("one"), pair.start("latter"): named.start("other")}
    return found
