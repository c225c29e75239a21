"""Which round the backers of a sentence were in: the one told here, one told before, or none that the text tells."""

import re
from collections.abc import Sequence

from graph.extract.backers import Cue
from graph.extract.drafts import Draft, same_money
from graph.extract.marked import L, M, Marked, N
from graph.extract.words import MONTHS

# Where in the shape a round is told (-1: it is only spoken of), and the round.
Told = Sequence[tuple[int, Draft]]

_NOUN = r"(?:round|funding|financing|investment|raise|deal|fundraise|tranche|extension|transaction)"
# "That round was led by", "also participated in that deal": the one told just before, be it an earlier one
_THAT = re.compile(rf"\b[Tt]hat (?:[\w-]+ ){{0,2}}?(?:{_NOUN}\b|{L})")
_BACK = 2  # lines: "that round" points no farther
# "The previous round was led by", "Its June round": one that is told by itself, or is not told at all
_ANOTHER = re.compile(
    rf"\W*(?:The|Its|Their|{N}[’']s) (?:company[’']s )?(?P<which>previous|prior|earlier|preceding|{'|'.join(sorted(m.title() for m in MONTHS))})"
    rf"(?: \d{{4}})? (?:[\w-]+ ){{0,2}}?(?:{_NOUN}\b|{L})"
)
# "The latest round, which comes months after its ⟨M⟩ ⟨L⟩, was led by": the clause tells another round than the sentence
_OVER_CLAUSE = re.compile(
    rf"\W*(?:The|This|Its) (?:[\w-]+ ){{0,3}}?{_NOUN}, (?:which|that|coming|announced)\b[^.]{{0,200}}?, (?P<verb>(?:was|is|were|has been|being) (?:[\w-]+ ){{0,2}}?(?:co-)?led by)\b"
)
MONTH = {
    name: number
    for number, name in enumerate(
        (
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
        ),
        1,
    )
}
# "A and B, which led its seed round": the clause tells another round than the names in front of it joined
_WHICH_LED = re.compile(r"\b(?:which|who) (?:also |previously |had )?(?:co-)?led\b[^,.;]{0,60}$")


def spoken_of(marked: Marked, current: Draft, lately: Draft | None, known: Sequence[Draft]) -> Draft | None:
    """The round that a sentence means which tells none itself; None for one that the text does not tell.

    ``lately``: the round told last, in passing or not; ``known``: all rounds of the same company.
    """
    if _THAT.search(marked.shape):
        near = lately and marked.sentence.line - lately.sentences[-1].line <= _BACK
        return lately if near else None
    if another := _ANOTHER.match(marked.shape):
        month = MONTH.get(another["which"].casefold())
        of_month = [draft for draft in known if month and draft.date and draft.date.month == month]
        others = [
            draft for draft in known if draft.past and draft is not current and not (month and draft.date)
        ]
        return next(reversed(of_month or others), None)
    return current


def tells_another(marked: Marked) -> bool:
    """Whether a sentence speaks of a round of a month, which may be none that was told: "The November round was led by"."""
    another = _ANOTHER.match(marked.shape)
    return bool(another and another["which"].casefold() in MONTH)


def round_of(
    marked: Marked, cue: Cue, told: Told, before: Draft | None, known: Sequence[Draft]
) -> Draft | None:
    """The round that a cue's names were in; None if it is one that the text does not tell.

    ``before``: what the article was about when the sentence began; ``known``: all rounds of its company.
    """
    shape = marked.shape
    if cue.of is not None:
        if exact := next((draft for anchor, draft in told if anchor == cue.of), None):
            return exact
        return _named_round(marked, cue.of, [*(draft for _, draft in told), *known])
    first = told[0][0]
    if first < 0:
        return told[0][1]
    if before and before is not told[0][1]:
        over = _OVER_CLAUSE.match(shape)
        if over and cue.at > over.start("verb") > told[-1][0]:
            return before
        if cue.at < first and _WHICH_LED.search(shape, max(0, first - 90), first):
            return before
    if cue.at < first and M in shape[: cue.at]:
        return (
            None  # "of ⟨M⟩ in all, ⟨M⟩ was led by ⟨N⟩ and ⟨M⟩ came later": of an amount that is no round told
        )
    return nearest(told, cue.at)


def _named_round(marked: Marked, at: int, drafts: Sequence[Draft]) -> Draft | None:
    """The round whose label or amount stands at ``at``; None if it is none of these."""
    if marked.shape[at] == M:
        money = marked.money(at)
        return next((d for d in drafts if d.money and same_money(d.money, money, loose=True)), None)
    label = marked.label(at).round
    same = next((draft for draft in drafts if draft.round == label), None)
    return same or next((draft for draft in drafts if "unknown" in (draft.round, label)), None)


def nearest(told: Told, at: int) -> Draft:
    """The round that a place in the sentence belongs to: the last one begun before it, else the first."""
    return next((draft for anchor, draft in reversed(told) if anchor <= at), told[0][1])
