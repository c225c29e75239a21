"""Who is a person, as the text itself says: by role, by age, by what was founded."""

import re
from collections.abc import Mapping

from graph.extract.marked import Marked, N
from graph.extract.words import HOUSE_WORDS, bag

ROLE = (
    r"(?:(?:co-|ex-)?(?:CEOs?|CFO|COO|CTO|CMO|chief (?:\w+ ){0,2}officers?|chief executives?|(?:co-?)?founders?|chair(?:man|woman|person)|"
    r"president|managing director|general partner|managing partner|venture partner|billionaires?|entrepreneurs?|tycoon))"
)
_BEFORE = re.compile(
    rf"\b{ROLE},? (?:and (?:\w+ ){{0,2}}{ROLE},? )?(?P<one>{N})(?: and (?P<two>{N}))?", re.IGNORECASE
)
_AFTER = re.compile(
    rf"(?P<one>{N})(?:, (?:the |its |a |an |who is |now )?(?:[\w’-]+ ){{0,3}}?(?:{ROLE})\b(?! (?:and [\w-]+ )?{N})|, (?:aged )?\d\d,)",
    re.IGNORECASE,
)
# "run by ⟨N⟩, ⟨N⟩'s largest retailer": no person
_FIRM = r"company|startup|firm|group|bank|retailer|conglomerate|giant|manufacturer|insurer|brewer|lender|chain|utility|operator|publisher|fund"
_FOUNDED = re.compile(
    rf"\b(?:founded|co-?founded|started|launched|set up|run|headed) (?:(?:in|by) (?:\d{{4}}|[\w-]+) )?by (?:[\w’-]+ ){{0,6}}?(?P<one>{N})(?: and (?P<two>{N}))?(?!, (?:an?|the|{N}[’']s) (?:[\w-]+ ){{0,4}}?(?:{_FIRM})(?=[.,;)]|$))",
    re.IGNORECASE,
)
# "named ⟨N⟩ as its next chief executive"
_APPOINTED = re.compile(
    rf"\b(?:appoint(?:s|ed|ing)|nam(?:es|ed|ing)|hir(?:es|ed|ing)|promot(?:es|ed|ing)|tap(?:s|ped)|pick(?:s|ed)) (?:[\w-]+ ){{0,4}}?(?P<one>{N})(?:, [^.;{N}]{{2,80}},)? (?:as|to be|to) (?:(?:its|the|an?|their|new|next|interim|acting|first|global|group|permanent) ){{0,3}}{ROLE}\b",
    re.IGNORECASE,
)
# "⟨N⟩ co-founded ⟨N⟩", "⟨N⟩, who left", "⟨N⟩ raised ⟨M⟩ for her startup": what companies do not do
_LIVES = re.compile(
    rf"(?P<one>{N})(?: and (?P<two>{N}))?(?: (?:has |have |had )?(?:co-?founded\b|founded {N}(?:,? (?:an?|the|his|her|their|together|alongside)\b| (?:in|back in) (?:[A-Z][a-z]+ )?(?:19|20)\d\d))|,? who (?:has |had |have |was |is )?(?:previously |earlier |also |now |once |later |recently )?"
    r"(?:co-?founded|founded|left|quit|worked|works|studied|graduated|served|joined|ran|runs|born|teaches|taught|dropped out|stepped down|spent)\b"
    r"| (?:has |have |had |is |was |are )?(?:also |now |recently |just )?(?:rais|secur|land|clos|left|sold|built|start|launch|found|quit|ran|grew|run)[a-z]{0,5} [^.;\ue000]{0,50}\b(?:his|her) (?:[\w-]+ ){0,3}?(?:startup|start-up|company|firm|venture|business)\b)"
)
_FULL = re.compile(
    r"[A-ZÀ-Þ][\w’'-]+ (?:[A-Z]\.? )?(?:(?:de|van|von|der|bin|al|el|la|di|da) ){0,2}[A-ZÀ-Þ][\w’'-]+"
)
# Given names of many; a name of two words that begins with one is a person's more often than a firm's.
_GIVEN = bag(
    """
    adam ahmed aisha alan alex alexander alice ali amit amy ana andrea andrew angela anil anita ann anna anne anthony arjun arun ashley barbara
    ben benjamin bill bob brad brian bruce carl carlos carol caroline catherine chris christian christina christopher claire craig dan daniel
    daniela dave david deepak diana diego dmitry don donald ed edward elena elizabeth emily emma eric erik eva fatima fernando frank gary george
    greg hannah hans helen henry ian ibrahim igor ivan jack jacob james jan jane jason jeff jennifer jeremy jessica jim joe john jonathan jorge jose
    joseph josh juan julia karen karl kate katherine keith kelly ken kevin kim laura lauren lee linda lisa luis luke maria marie mark martin mary
    matt matthew maya melissa michael michelle miguel mike mohamed mohammed natalie neha nicholas nick nicole nikhil nina olga oliver omar pablo
    patricia patrick paul peter philip pierre pooja priya rachel rahul rajesh rebecca richard rob robert roger rohan ryan sam samantha samuel sandra
    sanjay sara sarah scott sean sergey simon sofia stefan stephanie stephen steve steven susan thomas tim tom tony vikram vincent wei william yuki zoe
    """
)
_ORGANISED = HOUSE_WORDS | bag(
    "labs lab ai inc corp ltd group technologies technology systems university institute school bank energy health media network"
)


_SPEAKS = re.compile(
    rf"(?P<one>{N}) (?:said|says|told|tells|explained|explains|recalled|recalls|added|adds|wrote|noted)\b"
)


def persons_said(marked: list[Marked]) -> frozenset[str]:
    """Full names that a text gives a role which only people have."""
    found = set()
    for one in marked:
        for pattern in (_BEFORE, _AFTER, _FOUNDED, _APPOINTED, _LIVES):
            for match in pattern.finditer(one.shape):
                at = [match.start(group) for group in ("one", "two") if match.groupdict().get(group)]
                found |= {one.name(position).text for position in at}
    return frozenset(name for name in found if is_full(name))


def speakers(marked: list[Marked], people: Mapping[str, str]) -> frozenset[str]:
    """Full names by whose surname alone a text lets somebody speak: "Doe said".

    ``people``: from a surname that stands alone to the full name.
    """
    spoken = {one.name(match.start("one")).text for one in marked for match in _SPEAKS.finditer(one.shape)}
    return frozenset(people[name] for name in spoken if name in people and is_full(people[name]))


def has_given_name(name: str) -> bool:
    """Whether a name is a given name and a surname: "Anna Moe"."""
    return name.split(" ", 1)[0].casefold() in _GIVEN and is_full(name)


def is_full(name: str) -> bool:
    """Whether a name can be first name and surname of one person."""
    return bool(_FULL.fullmatch(name)) and not set(name.casefold().split()) & _ORGANISED
