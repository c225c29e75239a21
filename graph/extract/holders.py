"""What a sentence says of a backer aside: what else it holds and who runs it. No name told so is in the round.

"⟨N⟩, whose portfolio includes ⟨N⟩, ⟨N⟩ and ⟨N⟩, led", "⟨N⟩, an early backer of ⟨N⟩ and ⟨N⟩, led", "⟨N⟩, led by ⟨N⟩, raised".
"""

import re

from graph.extract.marked import N

# "A, B and C", "A and B", or one; "A, and B" are not of one list
_ONE = rf"{N}(?:[’']s)?"
_LIST = rf"{_ONE}(?:(?:, {_ONE}){{1,8}},? and {N}| and {N}(?=,|\s[–—-]|\.?$))?"
_LIKE = (
    r"(?:(?!from\b|by\b|with\b|the\b(?! likes)|this\b|rounds?\b|includ|are\b|were\b|is\b|was\b|and\b|in\b|to\b|at\b)[\w’-]+ ){0,5}?"
    r"(?:including )?"
)
_AGAIN = r"(?:also |previously |already |earlier |recently |early )?"
_BACKED = rf"(?:(?:has|had|have) )?{_AGAIN}(?:backs?|backed|funds|funded|financed|invested in|invests in|bet on|seeded|incubated|put money (?:in|into))"
_HOLDS = (
    r"(?:owns|holds|has|had|owned|held) (?:[\w-]+ ){0,2}?(?:stakes?|shares|holdings|investments|positions) in"
)
# What such an aside goes on with, behind "whose", "which", "an": the names told there belong to it.
PORTFOLIO = rf"(?:portfolio|(?:investments|holdings|bets))(?: compan(?:y|ies))?,? (?:also )?(?:includ(?:es?|ed|ing)|spans?|counts?|features?|contains?|boasts?) {_LIKE}{_LIST}"
HAS_BACKED = rf"(?:{_BACKED}|{_HOLDS}) {_LIKE}{_LIST}"
COUNTS = rf"(?:counts|lists|numbers|has) {_LIKE}{_LIST} (?:among|in) (?:its|their) (?:[a-z]+ )?(?:portfolio|investments|holdings|bets)"
KNOWN_FOR = (
    rf"(?:(?:known|famous|noted) for|with|through|after) (?:(?:its|their|early|big|prior|past|previous|earlier|successful|other) ){{0,3}}"
    rf"(?:bets|investments|stakes|holdings|wagers) (?:in|on) {_LIKE}{_LIST}"
)
BACKER_OF = (
    rf"(?:investors? in|backers? of|shareholders? in|owners? of|(?:co-?)?founders? of|behind) {_LIKE}{_LIST}"
)
_ASIDE = re.compile(
    rf"(?:\b(?:whose|with an?|its) (?:[\w-]+ ){{0,3}}?{PORTFOLIO}|\b(?:which|that|who) (?:{HAS_BACKED}|{COUNTS})|\b{KNOWN_FOR}|"
    rf"\b(?:an?|the|another) (?:[\w’-]+ ){{0,4}}?(?:investor in|backer of|shareholder in|owner of) {_LIKE}{_LIST}"
    rf"|(?<={N}, )(?:which is )?(?:managed|advised|overseen) by (?:the )?{N})"
)
_OF_WHAT = r"(?:(?!round\b|funding\b|financing\b|investment\b|raise\b|deal\b|for\b|in\b|of\b|from\b|to\b|by\b|with\b|into\b)[\w’-]+ ){0,4}"
# "⟨N⟩, led by ⟨N⟩, raised": who runs a company is told where a sentence begins with it
_RUN_BY = re.compile(
    rf"[^\w{N}]{{0,8}}{_OF_WHAT}{N}, (?:now |currently |which is |still )?(?:led|headed|run|helmed|managed|owned|controlled) by (?:[\w’-]+ ){{0,4}}{N}(?:,? and (?:[\w’-]+ ){{0,3}}{N})?,"
    r" (?!with\b|alongside\b|and\b|as\b|in\b|at\b|for\b|to\b|joined\b)[a-z]+"
)


def aside(shape: str) -> frozenset[int]:
    """Positions of the names that a sentence tells only of somebody's other holdings, or as who runs the one it begins with."""
    found = [match.span() for match in _ASIDE.finditer(shape)]
    if run := _RUN_BY.match(shape):
        found.append((shape.index(" by ", 0, run.end()), run.end()))
    return frozenset(at for start, end in found for at in range(start, end) if shape[at] == N)
