"""Two sums of one round: what was added to it and what it comes to, what was hoped for and what came of it."""

import re
from functools import lru_cache
from typing import Literal

from graph.extract.marked import L, M, N

Part = Literal["deal", "total", "other"]

_MORE = r"(?:(?:another|an?|additional|further|extra|more|fresh|new|about|around|some|nearly|roughly|over|up to|the) ){0,3}"
_WHOSE = rf"(?:its|the|an?|that|their|this|{N}[’']s)"
_ROUND = rf"(?:{L}(?: round| funding| financing| extension)?|(?:funding |financing )?(?:round|raise|financing|fundraise))"
# "extends its ⟨M⟩ ⟨L⟩ by ⟨M⟩", "increased its ⟨L⟩ to ⟨M⟩ with ⟨M⟩"
_EXTENDS = re.compile(
    rf"\b(?:extend|expand|increas|upsiz|grow|grew|boost|enlarg|swell|top)\w{{0,4}}(?: up)? {_WHOSE} (?:[\w-]+ ){{0,3}}?(?:(?P<old>{M})[- ](?:[\w-]+ ){{0,2}}?)?{_ROUND}(?: [\w-]+)?,?(?: to (?:about |over |a total of )?(?P<whole>{M}))? (?:by|with) {_MORE}(?P<new>{M})",
    re.IGNORECASE,
)
# "added ⟨M⟩ to its ⟨M⟩ ⟨L⟩", "raised ⟨M⟩ in an extension of its ⟨M⟩ ⟨L⟩"
_ADDS = re.compile(
    rf"(?P<new>{M})(?: [\w-]+){{0,3}}? (?:to|onto|on top of) {_WHOSE} (?:[\w-]+ ){{0,3}}(?P<old>{M})[- ](?:[\w-]+ ){{0,2}}?{_ROUND}|"
    rf"(?P<new2>{M})[^.;,{M}]{{0,60}}?\b(?:extension|top-up|expansion|second close|second closing|add-on) (?:to|of|on|for) {_WHOSE} (?:[\w-]+ ){{0,3}}(?P<old2>{M})[- ](?:[\w-]+ ){{0,2}}?{_ROUND}",
    re.IGNORECASE,
)
_SIZE = r"(?:about |around |nearly |over |more than |some |roughly |a total of |almost )?"
# "taking the round to ⟨M⟩", "increased its ⟨L⟩ to ⟨M⟩"
_TAKES = re.compile(
    rf"\b(?:tak|took|bring|brought|lift|push|rais|swell|increas|boost|expand|extend|grow|grew|upsiz)\w{{0,4}} (?:(?:the|its|this|that|their) )?(?:(?:total|overall|whole|entire|latest) )?(?:size of (?:the|its) )?(?:[\w-]+ )?{_ROUND}(?:[’']s)?(?: (?:size|total|amount))? (?:up )?to {_SIZE}(?P<whole>{M})",
    re.IGNORECASE,
)
_ANOTHER_SUM = re.compile(rf"{M}(?![- ](?:pre-money |post-money )?valuation)")
_FROM_MORE = re.compile(
    rf" (?:with|by|after|through|thanks to) (?:adding |raising )?{_MORE}{M}(?! valuation)"
)
# "planned to raise ⟨M⟩ but settled for ⟨M⟩"
_SETTLED = re.compile(
    rf"\b(?:planned|hoped|wanted|aimed|intended|sought|tried|set out|targeted|looked|looking|seeking|aiming|hoping)\b(?: (?:to|for) [a-z]+)? [^.;{M}]{{0,20}}(?P<old>{M})[^.;{M}]{{0,40}}?\b(?:but|and|only to|then)\b (?:(?:has|had|have|only|just|ultimately|eventually|finally|instead|later|it|to) ){{0,3}}"
    rf"(?:settl(?:ed|es|e) (?:for|on)|end(?:ed|s) up (?:with|raising)|rais(?:ed|es|e)|clos(?:ed|es|e)(?: on| at| with)?|got|secur(?:ed|es)|managed(?: to raise)?|made do with|landed|took|received) [^.;{M}]{{0,25}}(?P<new>{M})",
    re.IGNORECASE,
)


def part_of_two(shape: str, position: int) -> Part | None:
    """What a sum is of which another tells the rest: the new money, the whole round with it, or what was hoped for."""
    return _parts(shape).get(position)


@lru_cache(maxsize=8)  # each sum of a sentence asks again
def _parts(shape: str) -> dict[int, Part]:
    found: dict[int, Part] = {}
    for told in _EXTENDS.finditer(shape):
        found |= {told.start("old"): "total", told.start("whole"): "total", told.start("new"): "deal"}
    if shape.count(M) > 1:
        for told in _ADDS.finditer(shape):
            new, old = ("new2", "old2") if told["new2"] else ("new", "old")
            found |= {told.start(old): "total", told.start(new): "deal"}
        for told in _SETTLED.finditer(shape):
            found |= {told.start("old"): "other", told.start("new"): "deal"}
        for told in _TAKES.finditer(shape):
            if _ANOTHER_SUM.search(shape, 0, told.start()) or _FROM_MORE.match(shape, told.end()):
                found[told.start("whole")] = "total"
    return found


def settled_from(shape: str, position: int) -> int:
    """Where the words end of what was hoped for before this sum; 0 for other sums."""
    found = next((told for told in _SETTLED.finditer(shape) if told.start("new") == position), None)
    return found.start("old") + 1 if found else 0
