"""What a backer is said to have invested in, as a list without sums: "it has invested in A, B and C"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph.extract.lists import read_list
from graph.extract.marked import Marked
from graph.extract.subjects import Subject, opens, subject
from graph.extract.words import COMPANY_NOUNS

# "health startups, ", "web3 firms including ", "companies such as "
_CLASS = rf"(?:[\w&’-]+ ){{0,6}}?(?:{COMPANY_NOUNS}|companie)s(?:,? (?:including|such as|like|namely)|[,:–—]| [–—])"
_INVESTED = re.compile(
    r"\b(?:(?:has|have|had|which|that|also|recently|previously|already) (?:(?:also|recently|previously|already|since|just) )?invested in(?! (?:the|this|that|its|a|an|our|their)\b)"
    r"|(?:made|makes|announced|announces) (?:[\w-]+ ){0,4}?investments in|(?P<backs>backs))"
    rf" (?P<of>{_CLASS} )?",
    re.IGNORECASE,
)
_DOES = re.compile(r" (?:is|was|has|had|are|were|will|would|can|could|said|says)\b")  # "in A and B was glad"
SEVERAL = 2  # names: one alone is told by other rules


@dataclass(frozen=True, slots=True)
class Holding:
    """One company of such a list, and who put money into it."""

    company: int
    who: Subject


def holdings(marked: Marked) -> Iterator[Holding]:
    """Every company of a sentence's first list of investments, unless it is one of places or of nobody's."""
    found = _INVESTED.search(marked.shape)
    if not found or (found["backs"] and not found["of"]):
        return
    who = subject(marked, found.start())
    opener = opens(marked, found.start())
    if who.position is None and not who.generic and opener.position is not None and ";" not in marked.shape:
        who = opener  # "⟨N⟩ runs a fund, which invested in"
    if who.position is None and not who.pronoun:
        return
    listed = [
        p
        for p in read_list(marked, found.end(), close=True).positions
        if not _DOES.match(marked.shape, p + 1)
    ]
    names = [marked.name(position) for position in listed]
    if len(names) < SEVERAL or any(name.is_place or name.joined for name in names):
        return
    for position in listed:
        yield Holding(position, who)
