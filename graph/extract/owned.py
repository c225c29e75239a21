"""One ownership while its evidence is gathered, and the words that the grammars of owning share."""

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from graph.dates import PartialDate
from graph.extract.context import Context
from graph.extract.giving import DESCRIPTION, LEADS_ON
from graph.extract.marked import Marked, N
from graph.extract.sentences import Sentence
from graph.extract.words import COMPANY_NOUNS, FIRM_WORDS, GENERIC, HOUSE_WORDS
from graph.facts import OwnershipRelation
from graph.money import Amount

UNSURE: Final = re.compile(
    r"\b(?:bid|offer(?:ed|s)?|talks|discussions|negotiat\w+|consider\w*|explor\w*|mull\w*|weigh\w*|eye[sd]?|eyeing|want(?:s|ed)?|try(?:ing)?|tried|attempt\w*|fail\w*|reject\w*|turned down|block\w*|could|(?-i:may)|might|would|if|rumou?r\w*|"
    r"look(?:s|ing)? to|hop(?:es|ing)|seek\w*|interested|approach\w*|voted down|propos\w*|unlikely|not|never|n’t|n't|refus\w*|abandon\w*|scrapp\w*|terminat\w*|we will|unsolicited|unwind\w*|option|discuss\w*|interest in|opportunit\w+|open to|tank\w*|scuttl\w*|derail\w*|doom\w*|kill\w*)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
# What is bought or owned here is a part, or no company at all.
NOT_WHOLE: Final = re.compile(
    r"\b(?:stakes?|shares?|stock|interest|equity|users?|customers?|options?|contracts?|chips?|gpus?|land|power|rights|bitcoin|tokens|bonds|debt|subscriptions?|services?|products?|ads?|tickets?|copies|advertising|energy|its (?:first|own|latest)|portfolio)\b",
    re.IGNORECASE,
)

# What is done to a company that gets a new owner, and the nouns of it.
BOUGHT: Final = r"(?:acquired|bought(?: out| up)?|purchased|taken over|taken private|snapped up|scooped up|absorbed|acqui-?hired|swallowed(?: up)?|gobbled up)"
DEAL: Final = r"(?:acquisition|takeover|purchase|buyout|buy-out|acqui-?hire)"
PART: Final = r"(?P<share>\d{1,3}(?:\.\d+)?)\s?(?:%|per ?cent)"
# "the ailing lender ⟨N⟩", "its rival, ⟨N⟩": the words in front of a name that say what it is.
WHOM: Final = (
    rf"(?:{N}[’']s (?:[\w’-]+ ){{0,5}}[\w’-]+, |(?:an?|the|its|his|her|their|fellow) (?:(?!(?:by|from|with|to|that|which|and|who|at|for|as|of|in|on|is|was)\s)[\w’&/-]+ |{N}[’'-][\w-]+ ){{0,7}}(?:{COMPANY_NOUNS}),? (?:called |named )?|"
    # "two other businesses, ⟨N⟩ and ⟨N⟩"
    rf"(?:two|three|four|several|some|other|another|many) (?:[\w-]+ ){{0,3}}?(?:companies|startups|start-ups|businesses|firms|rivals|outfits|brands|platforms)(?:,|:|,? including) |{DESCRIPTION})"
)
# Behind the name that is meant: no owner's mark, and no words that only lead on to another name.
ITSELF: Final = (
    rf"(?!-|[’']s |[’'] {N}|(?! (?:from|on|at|after|before|that|which|who|is|was|has)\b){LEADS_ON}{N})"
)
WITHIN: Final = re.compile(r"\b(?:in|on|into|near|over|through|via)\s", re.IGNORECASE)
_IS_COMPANY: Final = re.compile(rf"\b(?:{COMPANY_NOUNS}),? (?:called |named )?$", re.IGNORECASE)


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
    """Whether a name of several words ends as those of firms do: "Fernhollow Energy", "Moe Equity Holdings"."""
    words = name.casefold().rstrip(".").split()
    return len(words) > 1 and (words[-1] in FIRM_WORDS or words[-1] in HOUSE_WORDS)


def spoken_of(marked: Marked, context: Context, before: Marked | None) -> str | None:
    """Whom "it" or "that startup" at the beginning of a sentence means: what the one before it ended with, or was about."""
    if before and before.sentence.line == marked.sentence.line and (told := _INTRODUCED.search(before.shape)):
        at = told.start("name")
        return context.name_at(before, at) if is_somebody(before, context, at) else None
    return context.last(marked)


def is_part(words: str) -> bool:
    """Whether the words in front of a name say that it is no whole company: "shares of", but not "ticket platform"."""
    kind = _IS_COMPANY.search(words) and not WITHIN.search(words)
    return bool(NOT_WHOLE.search(words)) and not kind


def can_own(name: str) -> bool:
    """Whether a name is that of somebody who can own others: no board, no commission, no nation, no number of a fund."""
    return _NO_OWNER.search(name) is None and name.casefold() not in _NATIONS


_NATIONS = GENERIC - {"vice"}  # which is a publisher, too
_NO_OWNER = re.compile(
    r"^(?:Board\b|State$|Government$|Founder$|Promoters?\b|Family$|Majority$|(?:FY|[QH][1-4]) ?\d{0,4}$|Fund (?:[IVX]+|\d+)$|SEC$|Securities|GAAP$|EBITDA$|Insiders$|Forbes)|Commission$| AUM$|-[a-z]+$"
)
_MAKER = re.compile(r"-(?:maker|owner|parent|backed|backer|rival)s?$| (?:Field|Mine|Basin)$", re.IGNORECASE)
