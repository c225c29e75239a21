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
_LEADS = re.compile(r"\b(?:co-?)?(?:leading|led|anchoring)\b", re.IGNORECASE)
_STAGES = ("seed", "pre-seed", "angel", "series")


@dataclass(frozen=True, slots=True)
class Staged:
    """A label, who backed the company in the round of that name, which one that is, and whether as its lead."""

    label: int
    who: Subject
    company: Subject
    lead: bool


def staged(marked: Marked) -> Iterator[Staged]:
    """Every such round of a sentence whose stage is one of young companies."""
    if L not in marked.shape:
        return
    for pattern in (_LED_ITS, _AT_STAGE):
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
            lead = bool(pattern is _LED_ITS and _LEADS.search(marked.shape, match.end("name"), match.end()))
            yield Staged(match.start("label"), who, company, lead)
