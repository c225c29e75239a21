"""Rounds of which no sum is told: who gave, what the company is worth, or which part of it was bought."""

import re
from dataclasses import replace

from graph.extract.giving import DESCRIPTION, is_company
from graph.extract.marked import L, M, Marked, N
from graph.extract.portfolios import holdings
from graph.extract.roles import role
from graph.extract.subjects import Subject, subject
from graph.extract.told import Mention
from graph.extract.whose import company_of
from graph.extract.words import COMPANY_NOUNS

# A sum without a figure that can be read: "an undisclosed amount", "a nine-figure sum", "tens of millions of dollars"
_VAGUE = r"(?<=s of )(?:thousands|[mb]illions)(?! of)|(?<=[mb]illions of )(?:dollars|euros|pounds|rupees|yen|yuan)|(?<=-figure )(?:amount|sum|cheque|check)|(?<=undisclosed )(?:amount|sum)|(?<=unspecified )(?:amount|sum)"
_SOME = rf"(?:(?:an? )?[\w-]{{3,20}} (?:of (?:[mb]illions of )?)?(?:{_VAGUE}))"
_BARE = re.compile(
    rf"\b(?:rais(?:ed|es)|secur(?:ed|es)|clos(?:ed|es)|receiv(?:ed|es)|obtain(?:ed|s)|land(?:ed|s)|bag(?:s|ged)|snag(?:s|ged)|drew|attract(?:ed|s)|complet(?:ed|es)|picked up|scored|netted|won|gets?|got|will receive|to receive|receiving)\b"
    rf"(?: (?!from\b|by\b|for\b|to\b)[\w-]+){{0,6}}? (?P<noun>(?:investments?|funding|financing|capital|funds|round|cash|backing|money|{_VAGUE})\b)"
    rf"(?:,? (?!from\b|for\b|to\b)(?:[\w-]+|{M})){{0,8}}?,? (?:from|(?:co-)?led by|backed by|with participation from)\b[^{N}.;:]{{0,50}}{N}",
    re.IGNORECASE,
)
# "⟨N⟩ bought a 30% stake in ⟨N⟩": a part, of whatever price
_PART = re.compile(
    rf"\b(?:(?:acquir(?:e|es|ed|ing)|buy(?:s|ing)?|bought|purchas(?:e[sd]?|ing)|tak(?:e|es|en|ing)|took|pick(?:s|ed|ing)? up|secur(?:es|ed)) an? (?:(?!majority|controlling|full|100|[5-9]\d)[\w.%-]+ ){{0,4}}?(?P<noun>stake|shareholding)"
    rf"|(?:(?:invest|inject|pour|pump|plough|plow)(?:s|ed|ing)?|put(?:s|ting)?|s[aiu]nk) {_SOME}|(?<=has )invested|(?<=have )invested|(?<=had )invested|(?<=already )invested|(?<=also )invested|(?<=to )invest|(?<=is )investing|(?<=are )investing|invested"
    rf"|(?:announc(?:e[sd]?|ing)|ma(?:de|kes|king)|confirm(?:ed|s)|disclos(?:ed|es)|unveil(?:ed|s)|complet(?:ed|es)) (?:an? |its )?(?:(?!his\b|her\b|my\b)[\w-]+ ){{0,3}}?(?P<noun3>investment|{L}))"
    rf" (?:in|into) (?P<desc>(?:[a-z-]+ ){{0,6}}?(?:{COMPANY_NOUNS}), (?={N}(?:[.,]|$))|{DESCRIPTION})(?:(?P<name>{N})(?!-|[’']s)|(?P<it>(?:the|that) (?:[\w-]+ ){{0,2}}?(?:company|startup|start-up|firm)\b))",
    re.IGNORECASE,
)


_ON_MARKET = re.compile(
    r"\b(?:activist|hedge fund|(?:open|stock|secondary|the) market|consolidated|total ownership)\b",
    re.IGNORECASE,
)


# "in talks to raise at a ⟨M⟩ valuation", "announced a new round that values it at ⟨M⟩"
_VALUED = re.compile(
    rf"\b(?:rais(?:e|es|ed|ing)(?: (?!from\b|by\b|to\b)[\w-]+){{0,5}}? at (?:an? )?(?:[\w-]+ ){{0,3}}?{M}"
    rf"|(?:announc\w+|finali[sz]\w+|clos\w+|secur\w+|complet\w+|rais\w+|nego\w+|discuss\w+|talks (?:for|about|to raise|over)|talking to [\w-]+ about|nearing)"
    rf"(?: (?!in\b|from\b)[\w’-]+){{0,4}}? (?P<noun>round|funding|financing|raise|investment)\b[^.;{M}]{{0,110}}\b(?:at|values?|valuing|valued|valuation)\b[^.;{M}]{{0,70}}{M}"
    rf"|\bvalued (?:it |the \w+ )?at [^.;{M}]{{0,20}}{M} in (?:an?|its|the) (?:[\w-]+ ){{0,3}}?(?P<noun2>round|funding|financing|raise)\b)",
    re.IGNORECASE,
)


# "was valued at ⟨M⟩ in an October round"
_OLD_ROUND = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:19|20)\d\d|earlier|previous|prior)\b"
)

_ELSE = re.compile(r",(?! (?:according|sources|people|said))")


def _whole(marked: Marked, company: Subject, who: Subject | None, noun: int) -> Mention:
    """A round without a sum, told by a whole sentence at its ``noun``."""
    return Mention(None, None, company, who, lead=False, start=0, end=len(marked.shape), noun=noun)


def _valued(marked: Marked) -> list[Mention]:
    """A round of which only the valuation is told."""
    found = _VALUED.search(marked.shape)
    if not found or L in marked.shape or any(role(marked, p) != "valuation" for p in marked.positions(M)):
        return []
    company = subject(marked, found.start())
    if company.generic:
        return []
    if company.position is None:
        company = company_of(marked, found.end() - 1)
    ended = _ELSE.search(marked.shape, found.end()) if found["noun2"] else None
    told = _whole(marked, company, None, found.start() + 1)
    end = ended.start() if ended else told.end
    return [replace(told, end=end, past=bool(_OLD_ROUND.search(found[0])))]


def _part_bought(marked: Marked) -> list[Mention]:
    """A stake or sum of untold price that somebody puts into a company."""
    found = _PART.search(marked.shape)
    if not found:
        return []
    who = subject(marked, found.start())
    if (who.position is None and not who.pronoun) or _ON_MARKET.search(marked.shape):
        return []
    named = found["name"] is not None and is_company(marked, found.start("name"))
    if not (named or found["it"]):
        return []
    company = Subject(found.start("name"), pronoun=False) if named else Subject(None, pronoun=True)
    told = _whole(marked, company, who, found.start() + 1)
    labelled = found["noun3"] == L and marked.label(found.start("noun3")).round in {"strategic", "growth"}
    if found["noun3"] == L and not labelled:
        return []
    return [replace(told, label=found.start("noun3") if labelled else None)]


def _in_list(marked: Marked) -> list[Mention]:
    """Earlier rounds of which only the backer is told: "it has invested in ⟨N⟩, ⟨N⟩ and ⟨N⟩"."""
    return [
        replace(
            _whole(marked, Subject(one.company, pronoun=False), one.who, one.company),
            past=True,
        )
        for one in holdings(marked)
    ]


_ALL_TOLD = re.compile(
    r"\b(?:since (?:its )?(?:inception|founding|launch)|to date|over the years|so far)\b|\bonce\b",
    re.IGNORECASE,
)


# "has raised an undisclosed amount of funding from a group of HNIs": nobody is named, and it is a round all the same
_UNDISCLOSED = re.compile(
    r"\b(?:rais(?:ed|es)|secur(?:ed|es)|clos(?:ed|es)|receiv(?:ed|es)|bag(?:s|ged)|obtained|attracted|picked up|landed) (?:(?:an?|its) )?(?:(?P<noun>undisclosed|unspecified|undeclared) (?:amount|sum|funding|investment|round|capital)\b(?! (?:of (?:shares|debt|stock))\b)|(?:[\w-]+ ){0,3}?(?P<noun2>round|funding|financing|investment)(?: round)? of (?:an? )?(?:undisclosed|unspecified) (?:amount|sum|size)\b)",
    re.IGNORECASE,
)


def _undisclosed(marked: Marked) -> list[Mention]:
    """A round of which the text says that the sum was not told, and names nobody."""
    found = _UNDISCLOSED.search(marked.shape)
    company = subject(marked, found.start()) if found else None
    if not found or not company or company.generic or (company.position is None and not company.pronoun):
        return []
    at = found.start("noun" if found["noun"] else "noun2")
    return [replace(_whole(marked, company, None, at), secret=True)]


def untold(marked: Marked) -> list[Mention]:
    """A round of which no amount is told, but who gave it: "received an investment from ⟨N⟩"."""
    found = _BARE.search(marked.shape)
    if not found:
        told = _valued(marked) if M in marked.shape else _part_bought(marked)
        return told or _in_list(marked) or _undisclosed(marked)
    if re.search(r"\bled by\b", marked.shape[: found.start()]):
        return []  # "the round was led by ⟨N⟩, confirming that it raised money"
    if _ALL_TOLD.search(marked.shape):
        return []
    company = subject(marked, found.start())
    if any(role(marked, p) not in {"valuation", "total"} for p in marked.positions(M)):
        return []
    if company.generic or (company.position is None and not company.pronoun):
        return []
    at = found.start("noun")
    labels = marked.positions(L)
    label = labels[0] if len(labels) == 1 and labels[0] > found.start() else None
    return [replace(_whole(marked, company, None, at), label=label)]
