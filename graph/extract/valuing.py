"""Valuations: which round of a sentence each belongs to, and whether before or after the money."""

import re
from collections.abc import Sequence

from graph.extract.belonging import nearest
from graph.extract.drafts import Draft
from graph.extract.marked import M, Marked
from graph.extract.roles import role
from graph.extract.timing import IN_LATEST
from graph.facts import ValuationKind

_POST = re.compile(r"post[- ]?money", re.IGNORECASE)
_PRE = re.compile(r"pre[- ]?money", re.IGNORECASE)
_REACHED = re.compile(r"\b(?:when|received|landed|fetched|achieved|reached|got|had|after)\b", re.IGNORECASE)
_NEAR_VALUE = 40  # characters on each side of a valuation in which its kind is told
# "lifted its valuation from ⟨M⟩ in 2021 to ⟨M⟩": what it was before
_GREW_FROM = re.compile(
    rf"(?: in (?:19|20)\d\d| last year| a year (?:ago|earlier))?,? to (?:about |around |nearly |over |more than |some )?{M}"
)


def valued(marked: Marked, told: Sequence[tuple[int, Draft]], current: Draft | None) -> None:
    """Write each valuation of a sentence into its round; ``told``: where the sentence tells which, ``current``: the one spoken of."""
    for position in marked.positions(M):
        if role(marked, position) != "valuation" or _GREW_FROM.match(marked.shape, position + 1):
            continue
        draft = _round_of(marked, told, position, current)
        if draft and (draft.valuation is None or (draft.valuation_heading and not marked.sentence.heading)):
            draft.valuation, draft.valuation_kind = marked.money(position).amount, _kind(marked, position)
            draft.valuation_heading = marked.sentence.heading
            draft.add_sentence(marked.sentence)


def _kind(marked: Marked, at: int) -> ValuationKind:
    around = marked.shape[max(0, at - _NEAR_VALUE) : at + _NEAR_VALUE]
    return "post" if _POST.search(around) else "pre" if _PRE.search(around) else "unspecified"


def _round_of(
    marked: Marked, told: Sequence[tuple[int, Draft]], at: int, current: Draft | None
) -> Draft | None:
    """The round that a valuation belongs to: the one told before it, or the one that it "was reached in"."""
    if current and not current.past and IN_LATEST.match(marked.shape, at + 1):
        return current
    if any(anchor < at for anchor, _ in told):
        return nearest(told, at)
    between = marked.shape[at + 1 : told[0][0]]
    if M in between or (re.search(r"[,;]", between) and not _REACHED.search(between)):
        return current
    return told[0][1]
