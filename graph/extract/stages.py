"""Rounds told by who backed a company at which stage: "an investor from the start, leading its seed round"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph.extract.giving import DESCRIPTION, is_company
from graph.extract.marked import L, M, Marked, N
from graph.extract.subjects import Subject, subject

_IT = r"(?:it|(?:the|that) (?:[\w-]+ ){0,2}?(?:company|startup|start-up|firm))"
# "has been an investor in ⟨N⟩ from the start, leading its ⟨L⟩ round"
_LED_ITS = re.compile(
    rf"(?:(?P<who>{N}), (?:an?|the|one of the) (?:[\w-]+ ){{0,2}}?(?:investors?|backers?|shareholders?) (?:in|of)|\b(?P<verb>(?:has been|have been|is|was|were|are|became|remains) (?:an? |the |one of the )?(?:[\w-]+ ){{0,2}}?(?:investors?|backers?|shareholders?) (?:in|of)|back(?:ed|s|ing)|invest(?:ed|s|ing) in|support(?:ed|s|ing))) (?P<desc>{DESCRIPTION})(?P<name>{N})(?![’'-])[^.;{M}{L}{N}]{{0,70}}?,? (?:and |by )?(?:also |later |then )?"
    rf"(?:leading|having led|led|co-led|co-leading|anchoring|joining|participating in|investing in) (?:its|the (?:company|startup|firm)[’']s) (?:[\w-]+ ){{0,3}}?(?P<label>{L})",
    re.IGNORECASE,
)
# "with ⟨N⟩ backing the startup at the ⟨L⟩", "⟨N⟩ first invested in ⟨N⟩ at its ⟨L⟩"
_AT_STAGE = re.compile(
    rf"\b(?P<verb>back(?:ed|s|ing)|fund(?:ed|s|ing)|financ(?:ed|es|ing)|invest(?:ed|s|ing) in|support(?:ed|s|ing)|(?:bought|buying|came|coming) (?:into|in)) (?:{_IT}|(?P<desc>{DESCRIPTION})(?P<name>{N})) (?:at|in|during|from|since) (?:the|its) (?P<label>{L})",
    re.IGNORECASE,
)
# "⟨N⟩ participated in ⟨N⟩’s ⟨L⟩ last year"
_IN_THEIRS = re.compile(
    rf"\b(?P<verb>(?:participat|invest|reinvest|join)(?:ed|s|es|ing) in|took part in|taking part in|joined|(?:co-)?led|leads|backed|wrote a check in) (?P<desc>{DESCRIPTION})(?P<name>{N})[’']s (?:[\w-]+ ){{0,3}}?(?P<label>{L})(?! (?:and|or) )",
    re.IGNORECASE,
)
_LEADS = re.compile(r"\b(?:co-?)?(?:leading|led|anchoring)\b", re.IGNORECASE)
_STAGES = ("seed", "pre-seed", "angel", "series")


# "conducted a tender offer in which it was valued at ⟨M⟩", "in talks for a secondary sale that could value it at ⟨M⟩"
_SOLD_AT = re.compile(
    rf"\b(?:conduct(?:s|ed|ing)?|h[eo]lds?|holding|launch(?:ed|es|ing)?|complet(?:ed|es|ing)|arrang(?:ed|es|ing)|r[au]n|running|organi[sz](?:ed|es|ing)|clos(?:ed|es|ing)|plan(?:s|ned|ning)?|consider(?:s|ed|ing)?|weigh(?:s|ed|ing)?|mull(?:s|ed|ing)?|announc(?:ed|es|ing)|(?:talks|discussions) (?:for|about|over)|prepar(?:es|ing)|offer(?:s|ed|ing)?|did|do(?:es|ing)|allow\w* [^.;{M}{N}]{{2,50}} in|letting [^.;{M}{N}]{{2,50}} in)"
    rf" (?:an?|its|another|the) (?:[\w-]+ ){{0,3}}?(?P<label>{L})(?: of [^.;{M}]{{2,30}})?(?:,? (?:that|which|in which|at which|valuing|at)\b)[^.;{M}]{{0,60}}{M}",
    re.IGNORECASE,
)
# "Last valued at ⟨M⟩ at its ⟨L⟩ round three years ago, ⟨N⟩"
_LAST_VALUED = re.compile(
    rf"\b(?:[Ll]ast|[Mm]ost recently|[Pp]reviously|[Ff]irst) valued at [^.;{M}{N}]{{0,20}}{M} (?:at|in|after|during|by|with|following) (?:its|an?|the) (?:[\w-]+ ){{0,2}}?(?P<label>{L})"
)
_WHO_WAS = re.compile(
    rf"[^.;{N}{M}{L}]{{0,60}}, (?:the )?(?:(?:[\w-]+|{N}-(?:based|backed)) ){{0,3}}?(?P<name>{N})(?![’'-])"
)


@dataclass(frozen=True, slots=True)
class Staged:
    """A label, who backed the company in the round of that name, which one that is, and whether as its lead."""

    label: int
    who: Subject
    company: Subject
    lead: bool


def valued_at(marked: Marked) -> Iterator[tuple[int, Subject, bool]]:
    """Labels of rounds of which only what they value the company at is told, whose they are, and whether of an earlier one."""
    if L not in marked.shape or M not in marked.shape:
        return
    for match in _SOLD_AT.finditer(marked.shape):
        if marked.label(match.start("label")).round == "secondary":
            yield match.start("label"), subject(marked, match.start()), False
    for match in _LAST_VALUED.finditer(marked.shape):
        after = _WHO_WAS.match(marked.shape, match.end())
        opens = not marked.shape[: match.start()].strip()
        named = after if opens else None
        who = Subject(named.start("name"), pronoun=False) if named else subject(marked, match.start())
        yield match.start("label"), who, True


def staged(marked: Marked) -> Iterator[Staged]:
    """Every such round of a sentence whose stage is one of young companies."""
    if L not in marked.shape:
        return
    for pattern in (_LED_ITS, _AT_STAGE, _IN_THEIRS):
        for match in pattern.finditer(marked.shape):
            named = match["name"] is not None
            if not marked.label(match.start("label")).round.startswith(_STAGES):
                continue
            if named and not is_company(marked, match.start("name")):
                continue
            apposed = pattern is _LED_ITS and match["who"]
            who = (
                Subject(match.start("who"), pronoun=False)
                if apposed
                else subject(marked, match.start("verb"))
            )
            if who.position is None and not who.pronoun:
                continue
            company = Subject(match.start("name") if named else None, pronoun=not named)
            told = {_LED_ITS: match.end("name"), _IN_THEIRS: match.start()}.get(pattern, match.end())
            lead = bool(_LEADS.search(marked.shape, told, match.end()))
            yield Staged(match.start("label"), who, company, lead)
