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
_FOUNDED = re.compile(
    rf"\b(?:founded|co-?founded|started|launched|set up|run|headed) (?:(?:in|by) (?:\d{{4}}|[\w-]+) )?by (?:[\w’-]+ ){{0,6}}?(?P<one>{N})(?: and (?P<two>{N}))?",
    re.IGNORECASE,
)
# "named ⟨N⟩ as its next chief executive"
_APPOINTED = re.compile(
    rf"\b(?:appoint(?:s|ed|ing)|nam(?:es|ed|ing)|hir(?:es|ed|ing)|promot(?:es|ed|ing)|tap(?:s|ped)|pick(?:s|ed)) (?:[\w-]+ ){{0,4}}?(?P<one>{N})(?:, [^.;{N}]{{2,80}},)? (?:as|to be|to) (?:(?:its|the|an?|their|new|next|interim|acting|first|global|group|permanent) ){{0,3}}{ROLE}\b",
    re.IGNORECASE,
)
_FULL = re.compile(
    r"[A-ZÀ-Þ][\w’'-]+ (?:[A-Z]\.? )?(?:(?:de|van|von|der|bin|al|el|la|di|da) ){0,2}[A-ZÀ-Þ][\w’'-]+"
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
        for pattern in (_BEFORE, _AFTER, _FOUNDED, _APPOINTED):
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


def is_full(name: str) -> bool:
    """Whether a name can be first name and surname of one person."""
    return bool(_FULL.fullmatch(name)) and not set(name.casefold().split()) & _ORGANISED
