"""A clause that stands before the one it belongs to: "Months after raising ⟨M⟩ from ⟨N⟩, ⟨N⟩ cut 40 jobs".

Its doer is named behind its comma, and what follows the comma is no part of it.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from graph.extract.marked import L, M, N
from graph.extract.words import COMPANY_NOUNS

_HOW_LONG = r"(?:(?:just|only|barely|nearly|almost|about|over|more|less|than|some|shortly|soon|right|not|even|a|an|few|couple|of|several|two|three|four|five|six|seven|eight|nine|ten|\d{1,2}|days?|weeks?|months?|years?|quarters?|decade) ){0,6}"
_WHEN = r"(?:after|since|before|following|upon|by|while|when|once|as|despite|in spite of|in|without|on the heels of|ahead of|until|unless|if|although|though|because|besides|thanks to)"
_HAVE = r"(?:has|have|had|is|was|were|having|being)"
_ADVERBS = r"(?:(?:also|just|now|already|successfully|quietly|recently|reportedly|first|previously|last|initially|only) ){0,2}"
_IT = rf"(?:it|they|the (?:[\w-]+ ){{0,2}}(?:{COMPANY_NOUNS}))"
_WITH = r"(?:after|following|on the heels of|hot on the heels of|fresh off(?: of)?|fresh from|off the back of|on the back of|with|armed with|buoyed by|backed by|flush with|fuell?ed by|thanks to|bolstered by)"
# "after raising", "having raised", "a year after it raised", "fresh off its ⟨M⟩ round", "armed with ⟨M⟩"
_OPENS = (
    rf"(?:(?P<doing>{_HOW_LONG}{_WHEN} {_ADVERBS}(?!during\b)[a-z]{{2,15}}ing\b|having {_ADVERBS}[a-z]{{2,15}}\b)|"
    rf"(?P<it>{_HOW_LONG}{_WHEN} {_IT} (?:{_HAVE} )?{_ADVERBS}[a-z]{{2,15}}\b)|{_HOW_LONG}{_WITH} (?=[^{N};.]{{0,60}}{M}))"
)
_OFFICE = r"(?:CEO|CFO|COO|CTO|co-?founders?|founders?|chief(?: executive)?|chair(?:man|woman)|president|boss|partner|director|executive)"
# "When it raised ⟨M⟩, ⟨N⟩ led": who does this is seldom the one that raised
_GAVE = r"(?:(?:has|have|had|also|then) ){0,2}(?:co-)?(?:led|invested|backed|joined|put|valued|participated|wrote|marked|pumped|poured|became|owned|held)\b"
_DOES = (
    r"(?:(?:also|now|still|just|recently|today|quietly|soon|then|reportedly|finally|has|have|had) ){0,2}"
    r"(?:is|are|was|were|has|had|will|would|can|could|may|might|must|does|did|plans?|says?|said|aims?|hopes?|intends?|expects?|wants?|"
    r"cut|shut|ran|went|came|became|began|found|made|took|set|sold|bought|won|lost|laid|grew|hit|put|let|got|kept|spent|built|chose|led|wrote|held|[a-z]{2,15}(?:ed|s))\b(?! (?:and|or|as well)\b)"
)
_KIND = rf"(?:(?:(?!(?:and|or|with|as|including|by|from)\b)[a-zA-Z][a-z-]* |[A-Z]{{2,4}} |{N}-[a-z]+ (?:and {N}-[a-z]+ )?|{N} (?=(?:[a-z-]+ ){{0,3}}(?:{COMPANY_NOUNS}) {N})){{0,6}}?)"
_FRONTED = re.compile(
    rf"\W{{0,4}}(?i:{_OPENS})(?:[^;.]|\.(?=\S)){{1,240}}?(?P<comma>,) (?:{_KIND}(?P<name>{N})(?!-|[’']|, (?:the |its |an? )?{_OFFICE})(?: (?:[a-z-]+ )?{_OFFICE} {N})?|{_IT})"
    rf"(?:,\s[^,;{M}]{{2,90}},)? (?P<does>{_DOES})"
)
# "..., its founder ⟨N⟩ said", "..., CEO ⟨N⟩ said": not who raised
_BY_OFFICE = re.compile(rf"\b(?:{_OFFICE}|(?:its|their|whose) [^,]{{1,60}}) $")
_GAVE_IT = re.compile(_GAVE)


@dataclass(frozen=True, slots=True)
class Fronted:
    """Where the comma stands that ends the clause, and the name of who does it, where that is told.

    ``doing``: the clause has but a participle ("after raising"), whose doer can be no other.
    """

    comma: int
    name: int | None
    doing: bool


@lru_cache(maxsize=8)  # each verb and list of a sentence asks again
def fronted(shape: str) -> Fronted | None:
    """The clause without a named doer that a sentence begins with, if it does."""
    found = _FRONTED.match(shape)
    if not found:
        return None
    name = found.start("name") if found["name"] else None
    officer = name is not None and _BY_OFFICE.search(shape, 0, name)
    gave = not found["doing"] and _GAVE_IT.match(shape, found.start("does"))
    # "When it raised ⟨M⟩, ⟨N⟩ led the round": "it" is another
    return Fronted(found.start("comma"), None if officer or gave else name, bool(found["doing"]))


_ALONE = re.compile(
    rf"\W{{0,4}}(?i:{_HOW_LONG}(?:{_WHEN} )?(?:having )?{_ADVERBS}(?:{_IT} )?(?:{_HAVE} )?{_ADVERBS})\W?"
)


def doer(shape: str, verb: int) -> int | None:
    """Where the name stands of who does what a fronted clause tells by a verb: "After raising ⟨M⟩, ⟨N⟩ hired"."""
    clause = fronted(shape)
    if clause is None or clause.name is None or verb > clause.comma:
        return None
    second = (
        clause.doing
        and shape.endswith(" and ", 0, verb)
        and re.match(r"[a-z]{2,15}ing\b", shape[verb : verb + 20])
    )
    return clause.name if second or _ALONE.fullmatch(shape, 0, verb) else None


_GOT = r"(?:[Ww]ith|[Bb]acked (?:by|with)|[Aa]rmed with|[Ff]lush with|[Ff]uel(?:l)?ed by|[Bb]uoyed by|[Ff]resh (?:off|from)|[Oo]n the (?:heels|back) of|[Hh]aving (?:just |recently )?(?:raised|secured|closed)|[Ff]ollowing|[Tt]hanks to|[Hh]ot off)"
_WON = re.compile(
    rf"\W*{_GOT} (?:(?:an?|its|the|another|about|around|nearly|over|more than|some|up to|fresh|new|additional|extra|recent|latest|hefty) ){{0,4}}(?P<money>{M})(?! (?:worth )?(?:in|of|from) (?:annual |net |total )?(?:revenues?|sales|assets|debts?|orders|cash|contracts|profits?|customers|clients)\b)"
)


def is_won(shape: str, money: int) -> bool:
    """Whether a sum in front of a sentence is what its subject has got: "Backed by ⟨M⟩ from ⟨N⟩, ⟨N⟩ plans"."""
    won, clause = _WON.match(shape), fronted(shape)
    if not won or won.start("money") != money or clause is None or clause.name is None:
        return False
    return bool(
        re.match(
            rf"[^.;,{M}]{{0,60}}(?:\bfrom (?:[\w-]+ ){{0,5}}{N}|\b(?:funding|financing|round)\b|{L})",
            shape[money + 1 :],
        )
    )
