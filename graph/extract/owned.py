"""One ownership while its evidence is gathered, and the words that the grammars of owning share."""

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from graph.dates import PartialDate
from graph.extract.context import Context
from graph.extract.giving import DESCRIPTION, LEADS_ON
from graph.extract.marked import M, Marked, N
from graph.extract.persons import is_full
from graph.extract.sentences import Sentence
from graph.extract.words import COMPANY_NOUNS, FIRM_WORDS, GENERIC, HOUSE_WORDS, MONTHS
from graph.facts import OwnershipRelation
from graph.money import Amount

_UNSURE: Final = re.compile(
    r"\b(?:bid|offer(?:ed|s)?|talks|discussions|negotiat\w+|consider\w*|explor\w*|mull\w*|weigh\w*|eye[sd]?|eyeing|want(?:s|ed)?|try(?:ing)?|tried|attempt\w*|fail\w*|reject\w*|turned down|block\w*|could|(?-i:may)|might|would|if|rumou?r\w*|"
    r"look(?:s|ing)? to|hop(?:es|ing)|seek\w*|interested|approach\w*|voted down|propos\w*|unlikely|not|never|n’t|n't|refus\w*|abandon\w*|scrapp\w*|terminat\w*|we will|unsolicited|unwind\w*|option|discuss\w*|interest in|opportunit\w+|open to|tank\w*|scuttl\w*|derail\w*|doom\w*|kill\w*)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
# "talks with ⟨N⟩, which bought": what is told from here on is no part of the talks
_ANEW: Final = re.compile(rf"(?:{N},? (?:which|who)|\s[–—] (?:it|they|but)|;)\s")
# What is bought or owned here is a part, or no company at all.
NOT_WHOLE: Final = re.compile(
    r"\b(?:stakes?|shares?|stock|interest|equity|users?|customers?|options?|contracts?|chips?|gpus?|land|power|rights|bitcoin|tokens|bonds|debt|subscriptions?|services?|products?|ads?|tickets?|copies|advertising|energy|its (?:first|own|latest)|portfolio)\b",
    re.IGNORECASE,
)

# What is done to a company that gets a new owner, and the nouns of it.
BOUGHT: Final = r"(?:acq(?:uired|\.)|bought(?: out| up)?|purchased|taken over|taken private|snapped up|scooped up|absorbed|acqui-?hired|swallowed(?: up)?|gobbled up)"
DEAL: Final = r"(?:acquisition|takeover|purchase|buyout|buy-out|acqui-?hire)"
PART: Final = r"(?P<share>\d{1,3}(?:\.\d+)?)\s?(?:%|per ?cent)"
KINDS: Final = rf"{COMPANY_NOUNS}|unit|division|subsidiary|arm|chain|rival|competitor|peer|newspaper|magazine|publisher|broadcaster|brewer|airline|insurer|club|franchise|show|podcast|newsletter|site|website|network|spin-?off|spin-?out|consultancy"
# "the ailing lender ⟨N⟩", "its rival, ⟨N⟩": the words in front of a name that say what it is.
WHOM: Final = (
    rf"(?:{N}[’']s (?:[\w’-]+ ){{0,5}}[\w’-]+, |(?:an?|the|its|his|her|their|fellow) (?:(?!(?:by|from|with|to|that|which|and|who|at|for|as|of|in|on|is|was)\s)[\w’&/-]+ |{N}[’'-][\w-]+ ){{0,7}}(?:{KINDS}),? (?:called |named )?|"
    # "two other businesses, ⟨N⟩ and ⟨N⟩"
    rf"(?:two|three|four|several|some|other|another|many) (?:[\w-]+ ){{0,3}}?(?:companies|startups|start-ups|businesses|firms|rivals|outfits|brands|platforms)(?:,|:|,? including) |{DESCRIPTION})"
)
# "by affiliates of ⟨N⟩", "by a consortium led by ⟨N⟩": who stands behind the buyer
BEHIND: Final = (
    r"(?:(?:(?:an?|the|its|certain|newly|formed|investment|investor|private|equity|indirect|wholly|owned|wholly-owned) ){0,4}(?:affiliates?|funds?|vehicles?|entit(?:y|ies)|group|consortium|subsidiar(?:y|ies)|arms?|units?) "
    r"(?:of|(?:managed|advised|led|controlled|owned|run|backed|headed) by|affiliated with|associated with) )?"
)
# Behind the name that is meant: no owner's mark, and no words that only lead on to another name.
ITSELF: Final = (
    rf"(?!-|[’']s |[’'] {N}|(?! (?:from|on|at|after|before|that|which|who|is|was|has)\b){LEADS_ON}{N})"
)
# What an owner is called in front of its name: "part of the hotel group ⟨N⟩"; no accelerator, league or index has such parts.
OWNER: Final = rf"(?:{COMPANY_NOUNS}|manager|parent|insurer|brewer|chain|publisher|broadcaster|investor|house|holding|utility|miner|[a-z]+maker)"
WITHIN: Final = re.compile(r"\b(?:in|on|into|near|over|through|via)\s", re.IGNORECASE)
_IS_COMPANY: Final = re.compile(rf"\b(?:{KINDS}),? (?:called |named )?$", re.IGNORECASE)


# The last sentence ends by telling of a company: "... founded another startup called ⟨N⟩ in Lisbon."
_INTRODUCED: Final = re.compile(
    rf"\b(?:(?:co-?)?founded|started|launched|built|called|named|created|joined|sold)\s{WHOM}(?P<name>{N})[^{N}.]{{0,60}}[.”\"]{{0,2}}$",
    re.IGNORECASE,
)


@dataclass
class Owned:
    """``parent`` owns, manages or bought ``child``. ``share`` is in [0, 1]."""

    parent: str
    child: str
    relation: OwnershipRelation
    amount: Amount | None = None
    share: Decimal | None = None
    date: PartialDate | None = None
    sentences: list[Sentence] = field(default_factory=list)


def thought_of(shape: str, end: int) -> bool:
    """Whether what is told at ``end`` is but thought or talked of, by the words of its clause in front of it."""
    begun = [anew.end() for anew in _ANEW.finditer(shape, 0, end)]
    return _UNSURE.search(shape, begun[-1] if begun else 0, end) is not None


_SAID_WHEN = (
    rf"(?:(?:then|later|also|subsequently|since|now|recently|soon|even|just|has|had|will|more|most|once|again|in|last|this|earlier|late|early|"
    rf"a|one|two|three|four|few|weeks?|months?|years?|day|after|ago|spring|summer|autumn|fall|winter|{'|'.join(sorted(MONTHS))}|(?:19|20)\d\d|for|{M}|[a-z]+ly),? ){{0,8}}"
)
# "bought ⟨N⟩ in 2020 and, more recently, in May, snapped up": done by whoever did the first
_SECOND: Final = re.compile(
    rf"\b(?P<first>acquir(?:ed|es)|bought|buys|purchased|took|takes|snapped|picked|scooped|owns|holds|launched|opened|raised|closed|completed|announced|paid|sold)\b"
    rf"(?!.{{0,200}}\b(?:which|who|that)\b)(?:[^.;]|\.(?=\S)){{2,150}}?(?:,? and|,? then|, before),? {_SAID_WHEN}$",
    re.IGNORECASE,
)


def second_verb(shape: str, verb: int) -> int:
    """The verb whose subject does what is told at ``verb``: the first of two that are joined, else itself."""
    found = _SECOND.search(shape, max(0, verb - 260), verb)
    return found.start("first") if found else verb


def mentions(marked: Marked, words: Collection[str]) -> bool:
    """Whether a sentence holds any of these beginnings of words, in lower case: much cheaper than a pattern."""
    text = marked.sentence.text.casefold()
    return any(word in text for word in words)


def is_somebody(marked: Marked, context: Context, position: int, *, unit: bool = False) -> bool:
    """Whether a name can be bought or owned: no place, no person, no "⟨N⟩-maker".

    ``unit``: the text calls it a unit of somebody, which no person is, whatever the model says.
    """
    name = marked.name(position)
    cut_off = len(name.text) == 1 and position == len(marked.shape) - 1
    person = not unit and context.seems_person(context.name_at(marked, position))
    return not (
        name.is_place
        or person
        or cut_off
        or _MAKER.search(name.text)
        or (NOT_WHOLE.search(name.text) and not _is_firm(name.text))
        or name.text in {"JV", "Joint Venture"}
    )


def _is_firm(name: str) -> bool:
    """Whether a name of several words ends as those of firms do: "Fernhollow Energy", "Moe Equity Holdings", "Moe Debt Fund 2"."""
    words = _COUNTED.sub("", name.casefold().rstrip(".")).split()
    return len(words) > 1 and (words[-1] in FIRM_WORDS or words[-1] in HOUSE_WORDS)


def spoken_of(marked: Marked, context: Context, before: Marked | None) -> str | None:
    """Whom "it" or "that startup" at the beginning of a sentence means: what the one before it ended with, or was about."""
    if before and before.sentence.line == marked.sentence.line and (told := _INTRODUCED.search(before.shape)):
        at = told.start("name")
        return context.name_at(before, at) if is_somebody(before, context, at) else None
    return context.last(marked)


def first_named(marked: Marked, context: Context) -> str | None:
    """The first name of a sentence that can own others; of the first sentence of a release, whose news it is."""
    headed = (at for at in marked.positions(N) if not marked.shape.startswith(":", at + 1))
    named = (at for at in headed if not marked.name(at).is_place)
    names = (context.name_at(marked, at) for at in named)
    return next((name for name in names if can_own(name) and not context.seems_person(name)), None)


_SAID_BY: Final = re.compile(
    rf"[”\"],? (?:said|says|added|adds|according to) (?:[a-z-]+ ){{0,3}}?(?P<name>{N})(?:, (?:[\w&-]+ ){{1,8}}?(?:of|at) (?:the )?(?P<firm>{N}))?"
)


def speaker(marked: Marked, context: Context, position: int) -> str | None:
    """Whom "our" means: the firm that says so, or whose officer does, else what the text is about."""
    said = _SAID_BY.search(marked.shape, position)
    for side in ("firm", "name"):
        if said and said[side] and not marked.name(said.start(side)).is_place:
            name = context.name_at(marked, said.start(side))
            if not (context.seems_person(name) or is_full(name)) or context.is_backer(name):
                return name
    return context.focus or context.last(marked)


def is_part(words: str) -> bool:
    """Whether the words in front of a name say that it is no whole company: "shares of", but not "ticket platform"."""
    return bool(NOT_WHOLE.search(words)) and not calls_company(words)


def calls_company(words: str) -> bool:
    """Whether the words in front of a name end by calling it a company: "her first startup, "."""
    return bool(_IS_COMPANY.search(words)) and not WITHIN.search(words)


def can_own(name: str) -> bool:
    """Whether a name is that of somebody who can own others: no board, no commission, no nation, no number of a fund."""
    return _NO_OWNER.search(name) is None and name.casefold() not in _NATIONS


_COUNTED = re.compile(r"\s(?:[ivx]{1,5}|\d{1,2})$")
_NATIONS = GENERIC - {"vice"}  # which is a publisher, too
_NO_OWNER = re.compile(
    r"^(?:Board\b|State$|Government$|Founder$|Promoters?\b|Family$|Majority$|(?:FY|[QH][1-4]) ?\d{0,4}$|Fund (?:[IVX]+|\d+)$|SEC$|Securities|GAAP$|EBITDA$|Insiders$|Forbes)|Commission$| AUM$|-[a-z]+$"
)
_MAKER = re.compile(r"-(?:maker|owner|parent|backed|backer|rival)s?$| (?:Field|Mine|Basin)$", re.IGNORECASE)
