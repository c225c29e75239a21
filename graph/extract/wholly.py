"""Of how many names of a list a round is said to be: "raised ⟨M⟩ from A and B, with participation from C" is of two.

A list that goes on tells who was in, and not who led; of those picked out of many, the few that are named count.
"""

import re

from graph.extract.lists import Listed
from graph.extract.marked import Marked

FEW = 3  # names: a longer list tells who was in, and not who led
PICKED = 2  # names: "from investors including ⟨N⟩ and ⟨N⟩" tells those who count
ALONE = 1  # name: with the word of "others" behind it, it is the one that counts
_HOLDS = 9  # characters of "included "

ALSO_IN = re.compile(r",? (?:with|joined by|alongside|along with|together with)\b", re.IGNORECASE)
_AND_OTHERS = re.compile(r"\b(?:and|among) (?:\w+ )?others\b", re.IGNORECASE)
_SOME_OF = re.compile(
    r"\b(?:includ\w+|featur\w+|such as|like|among|groups?|consorti\w+|number|several|range|mix)\b",
    re.IGNORECASE,
)
# "a round that included ⟨N⟩": the word stands in front of the list
_SOME_IN = re.compile(r"\b(?:includ|featur)(?:ed|es)\b", re.IGNORECASE)
# "from ⟨N⟩, ⟨N⟩ and a group of angel investors": of people without a name nobody leads
_NOBODY_KNOWN = re.compile(
    r",?(?: (?:and|as well as|along with|plus))?(?: from)?(?: an?)?(?: (?:number|group|handful|syndicate|range) of)?(?: (?!funds|firms|investors|others)[\w-]+){0,3}? (?:angels?|individuals|family offices|employees)(?: investors?)?\s?(?:[,.;]|$)"
)
_KNOWN_BEFORE = re.compile(
    r"\b(?:existing|previous|prior|returning|return|earlier|current|early)\s(?:[\w-]+\s)?(?:investors?|backers?|shareholders?)\b",
    re.IGNORECASE,
)


def wholly(marked: Marked, at: int, listed: Listed) -> int:
    """How many names of a list that begins at ``at``, the first, have given the whole; none where it tells only some."""
    if not listed.positions:
        return 0
    shape, first, last = marked.shape, listed.positions[0], listed.positions[-1]
    later = [p.search(shape, first, last) for p in (_KNOWN_BEFORE, ALSO_IN)]
    until = min((told.start() for told in later if told), default=len(shape))
    new = [p for p in listed.positions if p < until]
    also = ALSO_IN.search(shape, last)
    more = listed.more or _AND_OTHERS.search(shape, last, also.start() if also else len(shape))
    others = more and not _NOBODY_KNOWN.match(shape, last + 1)
    some = _SOME_OF.search(shape, at, first) or _SOME_IN.search(shape, max(0, at - _HOLDS), at)
    return len(new) if len(new) <= (ALONE if others else PICKED if some else FEW) else 0
