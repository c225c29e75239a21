"""Funding rounds of an article: what each sentence says, told apart by company and round, and put together."""

import re
from dataclasses import dataclass, field

from graph.dates import PartialDate
from graph.extract.backers import cues, splits
from graph.extract.context import Context
from graph.extract.deals import Mention, mentions
from graph.extract.drafts import Draft, same_name
from graph.extract.focus import is_media
from graph.extract.labels import Label
from graph.extract.marked import L, M, Marked, N
from graph.extract.roles import role
from graph.extract.status import is_denied, is_past, status_of
from graph.extract.when import dates_said

_ROUND_IS = re.compile(
    rf"\b(?:the|this|that|its|our|latest|new|fresh|current|other|all|additional)\s(?:[\w’{N}-]+\s){{0,4}}?(?:round|funding|financing|investment|raise|deal|fundraise|{L}|capital|tranche|extension|transaction|cash)\b|"
    rf"\b(?:existing|other|new|participating|previous|additional|returning|current|prominent|early|lead|angel|strategic)\s(?:\w+\s){{0,2}}?(?:investors?|backers?|angels|shareholders|participants)\b|"
    r"^(?:[-•*]\s)?(?:Lead )?Investors?\s?:|\bbackers (?:include|are)|\binvestors include|\b(?:re-)?participated\b|\btook part\b|participation from|\bco-led\b|\bamong (?:its|the|their) (?:\w+ )?(?:investors|backers)\b|\bled by|led the",
    re.IGNORECASE,
)
_VALUES_IT = re.compile(
    rf"\bvalu(?:ed|es|ing|ation|e)\b[^.;]{{0,60}}{M}|{M}[^.;{M}]{{0,20}}valuation|\bworth[^.;]{{0,30}}{M}",
    re.IGNORECASE,
)
_POST = re.compile(r"post[- ]?money", re.IGNORECASE)
_PRE = re.compile(r"pre[- ]?money", re.IGNORECASE)
_OTHERS = re.compile(
    r"\b(?:among|amongst|and|several|many|with) (?:\w+ )?others\b|\bother investors\b", re.IGNORECASE
)
_REACHED = re.compile(r"\b(?:when|received|landed|fetched|achieved|reached|got|had|after)\b", re.IGNORECASE)
_SOLE = re.compile(
    r"\b(?:sole|only) (?:investor|backer)|\bsolely (?:by|from)|\bentirely by\b|\bsingle investor",
    re.IGNORECASE,
)


@dataclass
class RoundReader:
    """Goes through an article's sentences in order and keeps the drafts."""

    published: PartialDate | None
    context: Context
    drafts: list[Draft] = field(default_factory=list)
    current: Draft | None = None

    def read(self, marked: Marked) -> None:
        """Take in one sentence."""
        found = [m for m in mentions(marked) if not is_denied(marked.shape[m.start : m.end])]
        mine = [self._draft(marked, m) for m in found]
        kept = [self._keep(draft) for draft in mine]
        if not kept and self.current and self._speaks_of_current(marked):
            kept, found = [self.current], [Mention(None, None, None, None, False, 0, len(marked.shape))]  # type: ignore[arg-type]
        self._investors(marked, found, kept)
        self._valuations(marked, found, kept)
        self._follow(kept)

    def _speaks_of_current(self, marked: Marked) -> bool:
        assert self.current
        near = (
            marked.sentence.line - self.current.sentences[-1].line <= 12
        )  # lines: a round is told in one stretch
        return near and bool(_ROUND_IS.search(marked.shape) or _VALUES_IT.search(marked.shape))

    def _draft(self, marked: Marked, mention: Mention) -> Draft:
        clause = marked.shape[mention.start : mention.end]
        company = self._company(marked, mention)
        draft = Draft(company, sentences=[marked.sentence], from_heading=marked.sentence.heading)
        draft.status = status_of(clause, invest=mention.investor is not None)
        draft.past = is_past(_own_words(marked, mention))
        if mention.money is not None:
            draft.money = marked.money(mention.money)
        if mention.label is not None:
            label: Label = marked.label(mention.label)
            draft.round, draft.announced = label.round, label.words
        investor = self._investor(marked, mention)
        if investor and not same_name(investor, company or ""):
            draft.add_investors([investor], lead=mention.lead)
        draft.date = self._date(marked, mention, draft)
        return draft

    def _company(self, marked: Marked, mention: Mention) -> str | None:
        if mention.company.position is not None:
            self.context.topic = self.context.name_at(marked, mention.company.position)
            return self.context.topic
        inside = [p for p in marked.positions(N, 0, mention.start) if self._is_topic(marked.name(p).text)]
        if self.context.topic is None and inside:
            return marked.name(inside[-1]).text
        return self.context.last(marked)

    def _investor(self, marked: Marked, mention: Mention) -> str | None:
        if mention.investor is None or mention.investor.generic:
            return None
        if mention.investor.position is None and not mention.investor.pronoun:
            return self.context.focus
        name = self.context.meant(marked, mention.investor)
        return None if name is None or is_media(name) else name

    def _is_topic(self, name: str) -> bool:
        return any(d.company and same_name(d.company, name) for d in self.drafts)

    def _date(self, marked: Marked, mention: Mention, draft: Draft) -> PartialDate | None:
        if draft.status == "rumoured":
            return None
        text, origin = marked.sentence.text, marked.origin
        start = origin[mention.start] if mention.start < len(origin) else 0
        end = origin[mention.end] if mention.end < len(origin) else len(text)
        anchor = origin[mention.money if mention.money is not None else mention.label or 0]
        said = [
            (abs(at - anchor), when)
            for at, when in dates_said(text, self.published)
            if start <= at < end or not draft.past
        ]
        if said:
            return min(said, key=lambda pair: pair[0])[1]
        return None

    def _keep(self, draft: Draft) -> Draft:
        for known in self.drafts:
            if (
                known.company
                and draft.company
                and same_name(known.company, draft.company)
                and known.same_round(draft)
            ):
                known.absorb(draft)
                if not known.past:
                    self.current = known
                return known
        self.drafts.append(draft)
        if (
            not draft.past
            or self.current is None
            or not same_name(self.current.company or "", draft.company or "")
        ):
            self.current = draft
        return draft

    def _investors(self, marked: Marked, found: list[Mention], kept: list[Draft]) -> None:
        if not kept:
            return
        leading = [cue.at for cue in cues(marked) if cue.lead]
        for cue in cues(marked):
            draft = self._nearest(found, kept, cue.at)
            names = [marked.name(p).text for p in cue.names if not marked.name(p).is_place]
            names = [n for n in names if not same_name(n, draft.company or "") and not is_media(n)]
            draft.add_investors(names, lead=cue.lead)
            draft.others = draft.others or cue.more
            if names:
                draft.add_sentence(marked.sentence)
        for money, name in splits(marked):
            draft = self._nearest(found, kept, name)
            amount = marked.money(money).amount
            known = marked.name(name).text
            if (
                draft.money
                and amount != draft.money.amount
                and any(same_name(known, i) for i in draft.investors)
            ):
                draft.disclosed.append((known, amount))
        for draft in kept:
            draft.others = draft.others or bool(_OTHERS.search(marked.sentence.text))
            draft.sole = draft.sole or bool(_SOLE.search(marked.sentence.text))

    def _nearest(self, found: list[Mention], kept: list[Draft], at: int) -> Draft:
        """The round that a place in the sentence belongs to: the last one begun before it, else the first."""
        best = kept[0]
        for mention, draft in zip(found, kept, strict=True):
            anchor = mention.money if mention.money is not None else mention.label
            if anchor is None or anchor <= at:
                best = draft
        return best

    def _valuations(self, marked: Marked, found: list[Mention], kept: list[Draft]) -> None:
        if not kept:
            return
        for position in marked.positions(M):
            if role(marked, position) != "valuation":
                continue
            draft = self._valued(marked, found, kept, position)
            if draft is None:
                continue
            around = marked.shape[max(0, position - 40) : position + 40]
            kind = "post" if _POST.search(around) else "pre" if _PRE.search(around) else "unspecified"
            if draft.valuation is None or (draft.valuation_heading and not marked.sentence.heading):
                draft.valuation_heading = marked.sentence.heading
                draft.valuation, draft.valuation_kind = marked.money(position).amount, kind  # type: ignore[assignment]
                draft.add_sentence(marked.sentence)

    def _valued(self, marked: Marked, found: list[Mention], kept: list[Draft], at: int) -> Draft | None:
        """The round that a valuation belongs to: the one told before it, or the one that it "was reached in"."""
        anchors = [m.money if m.money is not None else m.label for m in found]
        if any(anchor is None or anchor < at for anchor in anchors):
            return self._nearest(found, kept, at)
        first = min(anchor for anchor in anchors if anchor is not None)
        between = marked.shape[at + 1 : first]
        if M in between or (re.search(r"[,;]", between) and not _REACHED.search(between)):
            return self.current if self.current and not self.current.valuation else None
        return kept[0]

    def _follow(self, kept: list[Draft]) -> None:
        """Keep the company that "the company" means: the last one that a round was about."""
        for draft in kept:
            if draft.company and not draft.past:
                self.context.topic = draft.company


def _own_words(marked: Marked, mention: Mention) -> str:
    """The words that say when a round was: its clause, up to where the next round begins."""
    anchor = mention.money if mention.money is not None else mention.label or 0
    return marked.shape[max(mention.start, anchor - 160) : min(mention.end, anchor + 60)]
