"""Known names where they stand in a sentence, as far as capitals alone would miss or cut them.

A name that looks like any other word ("tempo"; "Beyond" where a sentence begins or in a title) is only taken for one where
what stands beside it is said of a company: "tempo has raised", "led by Beyond and". Any other is taken as it is spelled,
unless it is but part of a longer name there.
"""

import re

from graph.extract.known import Known, is_plain
from graph.extract.spelling import is_capital
from graph.extract.tokens import Token
from graph.extract.words import BREAKS, COMPANY_NOUNS, DAYS, FIRM_WORDS, FUNCTION, HOUSE_WORDS, MONTHS, bag

_HOLDS = re.compile(r"[\w@/&+]|[.’'-](?=\w)")  # what a name goes on with: no name ends in front of it
ENDED = re.compile(r"(?P<own>[’']s?)(?!\w)|-(?P<joined>based|backed|led|owned|run|controlled)\b")
_OPEN = re.compile(r"[\w@#/&+.’'-]$")
_NEXT = re.compile(r" (?:[&+] (?=[A-Z])|([A-Z0-9][\w&’'-]{0,40}))")
_HOUSE_NEXT = re.compile(
    r" [A-Z]\w{0,30} (?:Capital|Ventures?|Partners|Funds?|Holdings|Group|Management|Bank)\b"
)
_BEFORE = re.compile(r"(?:[&+]|[^\W_][\w.&’'+-]{0,40}) $")
_BEGIN = re.compile(r"(?:^|[.!?:;|•*#>“\"(\[–—])[\s“\"‘'(#*•>-]*$")
_ADVERB = r"(?:also|just|now|already|today|recently|reportedly|quietly|again|first|since|[A-Z][a-z]+day)"
# What is said of a company and of few other things.
_DOES = re.compile(
    rf"(?:,? (?:which|that) )?(?:[ ,]*(?:has|have|had|is|was|will|said|says|{_ADVERB})\b){{0,4}} "
    r"(?:(?:said|says|told|announced|announces|confirmed|disclosed|declined to|plans to|is (?:raising|seeking|in talks)|in talks|laid off|"
    r"rais(?:es|ed|ing)|secur(?:es|ed|ing)|clos(?:es|ed|ing)|land(?:s|ed)|bag(?:s|ged)|snag(?:s|ged)|net(?:s|ted)|nab(?:s|bed)|"
    r"pick(?:s|ed) up|invest(?:s|ed|ing)|led|leads|co-led|backed|backs|acquir(?:es|ed|ing)|bought|buys|sold|hired|launch(?:es|ed)|"
    r"posted|valued)\b)"
)
_CALLED = re.compile(
    rf"(?:,| is| was) (?:an?|the) (?:[\w’$-]+ ){{0,8}}?(?:{COMPANY_NOUNS}|fund|investor|backer)\b|, (?:an?|the) [\w’-]{{1,30}}-based "
)
_DONE_TO = re.compile(
    r"(?:\b(?:led|co-led|backed|joined|founded|owned|acquired|bought|funded|supported|followed) by (?:[a-z-]+ (?:investors?|backers?) )?|"
    r"\b(?:participation (?:from|of|by)|(?:investors?|backers?|companies|startups) (?:such as|like|including)|including|"
    r"inve(?:st|sts|sted|sting|stment|stments) (?:in|from)|(?:stakes?|shares?) (?:in|of)|round (?:in|for|of|from|by)|acquir(?:es|ed|ing)|"
    r"backs|backed|backing|(?:company|firm|startup|maker|investor|backer|brand|app) (?:called |named )?|called|named) "
    r"|[A-Z][\w.&’-]{0,40}(?:,|,? and) )$"
)
_CLOSES = re.compile(
    r"\s?(?:[,.;:)]|$|and\b|with\b|in\b|at\b|for\b|to\b|on\b|by\b|as\b|which\b|who\b|that\b|[’']s )"
)
# A clause may begin behind these: "the tempo was raised" and "a faster tempo" speak of no company.
_CLAUSE = re.compile(
    r"(?:^|[,:;—–“\"‘'(*•-]|\b(?!(?:The|An?|This|That|These|Its?|Their|Our|His|Her|My|Your|No|Any|Each|Every|Some|New)\b)[A-Z][\w.’-]{0,40}|\b(?:and|but|while|that|when|as|after|before|because|since|if|where|how|why|yet|so|also|said|says|"
    r"startup|company|firm|maker|brand|app|platform|giant|rival|called|named|year|week|month|today|yesterday|now))[\s“\"‘'(]*$"
)
_NEAR = 60  # characters before a name that can tell what it is


def spotted(sentence: str, words: list[Token], known: Known, *, title: bool) -> list[tuple[int, int]]:
    """Half-open offsets of each odd known name, in order, the longest where several begin."""
    odd = known.odd
    found: list[tuple[int, int]] = []
    for start, names in [(word.start, odd[word.text]) for word in words if word.text in odd]:
        if found and start < found[-1][1]:
            continue
        for name in names:
            end = start + len(name)
            if sentence.startswith(name, start) and _is_meant(sentence, start, end, name, title):
                found.append((start, end))
                break
    return found


def _is_meant(sentence: str, start: int, end: int, name: str, title: bool) -> bool:
    held = _HOLDS.match(sentence, end) and not ENDED.match(sentence, end)
    if held or _OPEN.search(sentence, max(0, start - 1), start):
        return False
    if is_plain(name):
        return fits(sentence, start, end)
    if _in_longer(sentence, start, end):
        return False
    common = " " not in name and name.casefold() in FUNCTION
    begins = title or _BEGIN.search(sentence, max(0, start - _NEAR), start)
    return not (common and begins) or fits(sentence, start, end)


def _in_longer(sentence: str, start: int, end: int) -> bool:
    """Whether words beside a name belong to it: "Beyond Meat", "Team Beyond", "First & Sons"."""
    if after := _NEXT.match(sentence, end):
        word = (after[1] or "").casefold()
        if word.rstrip("’s'") not in _APART or _HOUSE_NEXT.match(sentence, end):
            return True
    before = _BEFORE.search(sentence, max(0, start - _NEAR), start)
    if not before:
        return False
    word = before[0].strip()
    plain = word.casefold()
    return word in {"&", "+"} or (is_capital(word) and plain not in _APART and plain not in KINDS)


# What stands before a name to say of what kind it is, and is part of few names.
KINDS = bag(
    """
    chipmaker carmaker drugmaker automaker lender insurer insurtech edtech healthtech proptech biotech neobank retailer marketplace
    conglomerate manufacturer competitor rival newcomer neighbour subsidiary fintech agritech foodtech cleantech climatetech
    adtech martech medtech regtech legaltech agtech femtech spacetech deeptech
    """
)
_APART = BREAKS | FUNCTION | DAYS | MONTHS | {"chief", "president"}


def fits(sentence: str, start: int, end: int) -> bool:
    """Whether what stands beside a word is said of a company: "⟨word⟩ has raised", "led by ⟨word⟩ and"."""
    near = max(0, start - _NEAR)
    if _DOES.match(sentence, end) or _CALLED.match(sentence, end):
        return bool(_CLAUSE.search(sentence, near, start))
    return bool(_DONE_TO.search(sentence, near, start) and _CLOSES.match(sentence, end))


# Kinds that papers set before names, and that few names begin with; "Cleantech Kitelane" may be the whole name.
_OFTEN = bag(
    "fintech biotech edtech insurtech healthtech proptech medtech neobank chipmaker carmaker drugmaker automaker lender insurer retailer"
)
_RIVALS = bag("rival competitor newcomer")


def tells_kind(first: str, whole: str, rest: str, text: str) -> bool:
    """Whether the first word of a name only says what it is: "Rival Acme", or "Agritech Acme" where "Acme" stands elsewhere in the text."""
    if first in _RIVALS:
        return not set(rest.casefold().split()) & (FIRM_WORDS | HOUSE_WORDS)
    if first not in KINDS:
        return False
    if text.count(rest) > text.count(whole):
        return True
    firm = set(rest.casefold().split()) & (FIRM_WORDS | HOUSE_WORDS)
    return first in _OFTEN and not firm and not re.search(rf"[a-z,] {re.escape(whole)}\b", text)


_COUNTS = bag("two three four five six seven eight nine ten eleven twelve twenty")
_COUNTED = re.compile(
    r" (?:of|more|other|others|another|days?|weeks?|months?|quarters?|years?|decades?|hours?|people|sources|persons|founders|investors|startups|start-ups|companies|firms|rounds)\b"
)


def counts(word: str, sentence: str, end: int) -> bool:
    """Whether a word counts what comes next and is no name: "Two years ago"; "Two Sigma" and "Nine owns" are names."""
    return word in _COUNTS and bool(_COUNTED.match(sentence, end))
