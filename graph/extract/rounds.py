"""Funding rounds of an article: what each sentence says, told apart by company and round, and put together."""

import re
from dataclasses import dataclass, field
from itertools import pairwise

from graph.dates import PartialDate
from graph.extract.backers import Cue, cues, splits
from graph.extract.belonging import nearest, round_of, spoken_of, tells_another
from graph.extract.deals import mentions
from graph.extract.drafts import Draft, same_money
from graph.extract.focus import is_media
from graph.extract.freely import SPEAKS_FREELY
from graph.extract.marked import L, M, Marked, N
from graph.extract.names import same_name, shelf_key
from graph.extract.offers import BESIDE, Offers
from graph.extract.parties import Parties
from graph.extract.roles import IN_BONDS, role
from graph.extract.speaking import (
    GOES_ON,
    OF_BACKERS,
    OWN_NEWS,
    SPEAKS_OF_ROUND,
    TELLS_BACKERS,
    VALUES_IT,
)
from graph.extract.status import is_denied
from graph.extract.timing import (
    aside,
    is_about_value,
    is_earlier,
    is_from_sources,
    is_hearsay,
    own_time,
    status_told,
)
from graph.extract.told import Mention
from graph.extract.totals import adds_up
from graph.extract.unraised import is_unraised
from graph.extract.valuing import valued
from graph.extract.when import dates_said

_OTHERS = re.compile(
    r"\b(?:among|amongst|and|several|many|with) (?:\w+ )?others\b|\bother investors\b", re.IGNORECASE
)
_SOLE = re.compile(
    r"\b(?:sole|only) (?:investor|backer)|\bsolely (?:by|from)|\bentirely by\b|\bsingle investor",
    re.IGNORECASE,
)
_PART_OF = re.compile(
    rf"\b(?:part of|component of)\s(?:an?|the|its|their|{N}’s|{N}'s)\s[^.;{M}]{{0,30}}$", re.IGNORECASE
)
# "borrowed ⟨M⟩", "lent ⟨N⟩ ⟨M⟩"
_BORROWED = re.compile(rf"\b(?:borrow(?:s|ed|ing)?|lent|loaned) [^.;,{M}]{{0,30}}$")
# "raised ⟨M⟩ from a group of angel investors."
_ANGELS_ALONE = re.compile(
    r"[^.;,\ue000\ue001\ue002]{0,30}?\bfrom (?:an? )?(?:(?:undisclosed|unnamed|several|local|private|group|clutch|number|bunch|set|of) ){0,4}angel investors\s?(?:\.|$)"
)
# Lines of text over which "the round" still means the one told before: rounds are told in one stretch.
STRETCH = 12
# Characters round an amount whose words say whether its round did not come about.
_DENIED_BEFORE, _DENIED_AFTER = 90, 25
OLD_NEWS = 45  # days: rounds are announced within weeks of their closing
FRESH = 2  # days: what is told as news of a day is told on that day or soon after


@dataclass
class RoundReader:
    """Goes through an article's sentences in order and keeps the drafts."""

    published: PartialDate | None
    parties: Parties
    is_notice: bool = False
    drafts: list[Draft] = field(default_factory=list)
    current: Draft | None = None
    offers: Offers = field(default_factory=Offers)
    lately: Draft | None = None
    backed: Draft | None = None
    hearsay: int | None = None
    shelf: dict[str, list[Draft]] = field(default_factory=dict)

    def read(self, marked: Marked) -> None:
        """Take in one sentence."""
        told: list[tuple[int, Draft]] = []
        self.offers.follow(marked, self.parties.context)
        before = self.current
        whole = self.current if self.current and adds_up(marked, self.current) else None
        if whole:
            told = [(-1, whole)]
        for mention in () if whole else mentions(marked):
            around = max(mention.start, mention.anchor - _DENIED_BEFORE), mention.anchor + _DENIED_AFTER
            unraised = is_unraised(marked.shape, mention.anchor, mention.start)
            if not (unraised or is_denied(marked.shape[slice(*around)])):
                draft = self._keep(self._draft(marked, mention), marked, mention)
                told.append((mention.anchor, draft))
        if not told and self.backed and GOES_ON.match(marked.shape):
            told = [(-1, self.backed)]
        elif not told and self.current and self._speaks_of_current(marked):
            meant = spoken_of(marked, self.current, self.lately, self._of(self.current.company))
            meant = meant or self._another(marked)
            told = [(-1, meant)] if meant else []
        if told:
            if told[0][0] >= 0 or not self._tells_total(marked):
                self._investors(marked, told, before)
            valued(marked, told, self.current)
            self._totals(marked, told)
        self._go_on(marked, told)
        self._whisper(marked, told)
        for _, draft in told:
            self.lately = draft
            if draft.company and not draft.past:
                self.parties.context.topic = draft.company

    def _another(self, marked: Marked) -> Draft | None:
        """A round of the same company that only its month and its backers tell: "The November round was led by ⟨N⟩"."""
        assert self.current
        if not tells_another(marked) or not any(cue.lead for cue in cues(marked)):
            return None
        draft = Draft(self.current.company, sentences=[marked.sentence], past=True)
        self.drafts.append(draft)
        self._of(draft.company).append(draft)
        return draft

    def _go_on(self, marked: Marked, told: list[tuple[int, Draft]]) -> None:
        """Keep the round whose backers the next sentence may go on to name: "They include ..."."""
        self.backed = None
        if told and OF_BACKERS.search(marked.shape):
            anchor, draft = told[-1]
            # "its site names angels" tells of no round: the sentence tells one itself, or named who was in it
            if draft.round != "ipo" and (anchor >= 0 or marked.sentence in draft.sentences):
                self.backed = draft

    def _whisper(self, marked: Marked, told: list[tuple[int, Draft]]) -> None:
        """What is planned is but rumoured where anonymous sources tell it, in that sentence or beside it in the paragraph."""
        line = marked.sentence.line
        if is_hearsay(marked.shape) and not is_about_value(marked):
            self.hearsay = line
            for at, draft in told:
                if (
                    at >= 0
                    and is_from_sources(marked.shape, at)
                    and not draft.past
                    and draft.status == "completed"
                ):
                    draft.status = "rumoured"
        here = [draft for _, draft in told]
        if not here and self.current and self.current.sentences[-1].line == line:
            here = [self.current]
        near = self.hearsay is not None and line - self.hearsay <= BESIDE
        for draft in here if near else ():
            if draft.status == "planned" and draft.round != "ipo":
                draft.status = "rumoured"

    def finished(self) -> list[Draft]:
        """The rounds of the article, once all sentences are read."""
        shares = set()
        for one in self.drafts:
            whole = next((d for d in self._of(one.company) if d is not one and one.is_share_of(d)), None)
            if whole:
                shares.add(id(one))
                whole.take_share(one)
            offer = next((d for d in self._of(one.company) if one.is_anchor_of(d)), None)
            if offer:
                shares.add(id(one))
                offer.take_anchors(one)
        for draft in self.drafts if self.is_notice else ():
            draft.settle_leads()
        return [draft for draft in self.drafts if draft.stated and id(draft) not in shares]

    def _of(self, company: str | None) -> list[Draft]:
        """The drafts that may be of the company."""
        return self.shelf.setdefault(shelf_key(company or ""), [])

    def _speaks_of_current(self, marked: Marked) -> bool:
        assert self.current
        near = marked.sentence.line - self.current.sentences[-1].line <= STRETCH
        if not near and not self.current.past and not self.current.investors:
            near = bool(TELLS_BACKERS.search(marked.shape))
        own = OWN_NEWS.match(marked.shape)
        if own and not same_name(marked.name(own.end("name") - 1).text, self.current.company or ""):
            return False
        free = SPEAKS_OF_ROUND.search(marked.shape) or SPEAKS_FREELY.search(marked.shape)
        speaks = free and not self._tells_total(marked)
        return near and bool(speaks or VALUES_IT.search(marked.shape))

    def _tells_total(self, marked: Marked) -> bool:
        return any(role(marked, p) == "total" for p in marked.positions(M))

    def _draft(self, marked: Marked, mention: Mention) -> Draft:
        company = self.parties.company(marked, mention, self._of)
        past = is_earlier(marked, mention)
        draft = Draft(company, sentences=[marked.sentence], from_heading=marked.sentence.heading, past=past)
        draft.status = status_told(marked, mention)
        draft.invested = mention.investor is not None
        draft.alone = mention.apart and not mention.past
        draft.secret, draft.restated = mention.secret, mention.restates
        if mention.money is not None:
            draft.money = marked.money(mention.money)
        if mention.label is not None:
            label = marked.label(mention.label)
            draft.round, draft.announced = label.round, label.words
        elif mention.money is not None and (
            _BORROWED.search(marked.shape, 0, mention.money)
            or IN_BONDS.match(marked.shape, mention.money + 1)
        ):
            draft.round = "debt"
        elif mention.money is not None and _ANGELS_ALONE.match(marked.shape, mention.money + 1):
            draft.round = "angel"
        self.offers.tell(marked, mention, draft)
        investor = self.parties.investor(marked, mention)
        if investor and not same_name(investor, company or ""):
            givers = [*self.parties.fellows(marked, mention), investor]
            draft.add_investors(givers, lead=mention.lead)
            draft.wholly_from = givers
        then = own_time(marked, mention, self.published.year if self.published else None)
        draft.date = self._date(marked, mention, draft, then or aside(marked, mention))
        past = draft.past and not self._is_fresh(draft.date)
        draft.past = past or then is not None or self._is_old(draft.date)
        return draft

    def _is_old(self, when: PartialDate | None) -> bool:
        """Whether a date lies so far back that a page of today tells of it in passing."""
        return bool(when and self.published and (self.published.earliest - when.latest).days > OLD_NEWS)

    def _is_fresh(self, when: PartialDate | None) -> bool:
        """Whether a day is that of the page or shortly before: "confirmed on Monday" is news, whatever else is told."""
        if not (when and when.day and self.published):
            return False
        return 0 <= (self.published.latest - when.earliest).days <= FRESH

    def _date(
        self, marked: Marked, mention: Mention, draft: Draft, within: tuple[int, int] | None
    ) -> PartialDate | None:
        """The date told nearest to the amount; ``within``: positions outside of which a date is of something else."""
        if draft.status == "rumoured":
            return None
        text, origin = marked.sentence.text, marked.origin
        first, last = within or (mention.start, mention.end)
        start = origin[first] if first < len(origin) else 0
        end = origin[last] if last < len(origin) else len(text)
        said = [
            (abs(at - origin[mention.anchor]), when)
            for at, when in dates_said(text, self.published)
            if start <= at < end or not (draft.past or within)
        ]
        return min(said, key=lambda pair: pair[0])[1] if said else None

    def _keep(self, draft: Draft, marked: Marked, mention: Mention) -> Draft:
        """Join the draft to one of the same round, or begin a new one."""
        mine = [
            d
            for d in self._of(draft.company)
            if d.company and draft.company and same_name(d.company, draft.company)
        ]
        small = next((d for d in mine if d.outgrown_by(draft)), None)
        if small:
            small.money, small.restated = draft.money, draft.restated
        same = [d for d in mine if d.same_round(draft) and (d.round == draft.round or not mention.apart)]
        known = same[0] if same else None
        if (
            known is None
            and mention.restates
            and (told := next((d for d in mine if d.money and not d.past), None))
        ):
            return (
                told  # "issued units for upfront gross proceeds of ⟨M⟩": of the offering whose sum is known
            )
        part = mention.money is not None and _PART_OF.search(marked.shape[: mention.money])
        if known is None and part and mine and mine[-1].invested:
            known = mine[-1]  # "the investment would be part of a ⟨M⟩ round": the sum is the round's
            known.make_part_of(draft)
        whole = next((d for d in mine if draft.is_share_of(d)), None)
        if known is None and whole:
            whole.take_share(draft)
            return whole
        if known is None:
            self.drafts.append(draft)
            self._of(draft.company).append(draft)
            if (
                not draft.past
                or self.current is None
                or not same_name(self.current.company or "", draft.company or "")
            ):
                self.current = draft
            return draft
        known.absorb(draft)
        if not known.past:
            self.current = known
        return known

    def _investors(self, marked: Marked, told: list[tuple[int, Draft]], before: Draft | None) -> None:
        found = cues(marked)
        single = self._is_single(marked, found)
        known = self._of(before.company) if before else ()
        gave: dict[str, str] = {}
        for cue in found:
            draft = round_of(marked, cue, told, before, known)
            if draft is None:
                continue
            names = [self.parties.backer(marked, p, cue) for p in cue.names if not marked.name(p).is_place]
            names = [n for n in names if not same_name(n, draft.company or "") and not is_media(n)]
            if cue.whole and single and not draft.investors:
                draft.wholly_from = names[: cue.whole]
            elif not cue.lead and marked.sentence not in draft.sentences[:1] and not _among(names, draft):
                draft.wholly_from = []  # others came in, told elsewhere
            draft.add_investors(names, lead=cue.lead)
            draft.others = draft.others or cue.more
            if names:
                draft.add_sentence(marked.sentence)
                gave |= dict.fromkeys(names, draft.company) if draft.company else {}
        self.parties.gave = gave
        for money, name in splits(marked):
            draft = nearest(told, name)
            backer = marked.name(name).text
            if any(same_name(backer, investor) for investor in draft.investors):
                draft.add_share(backer, marked.money(money).amount)
        for _, draft in told:
            draft.others = draft.others or bool(_OTHERS.search(marked.sentence.text))
            draft.sole = draft.sole or bool(_SOLE.search(marked.sentence.text))

    def _is_single(self, marked: Marked, found: list[Cue]) -> bool:
        """Whether a sentence tells one source of the round, or others only of money of another kind: "as well as a loan from ⟨N⟩"."""
        sources = [cue for cue in found if cue.source]
        return bool(sources) and all(
            L in marked.shape[before.at : cue.at] for before, cue in pairwise(sources)
        )

    def _totals(self, marked: Marked, told: list[tuple[int, Draft]]) -> None:
        """A title's sum that the text calls the total of the round is no round of its own."""
        own = told[0][1]
        for position in marked.positions(M):
            if role(marked, position) == "total":
                for titled in [d for d in self._of(own.company) if d.from_heading and d is not own]:
                    if titled.money and same_money(titled.money, marked.money(position), loose=False):
                        money = own.money
                        own.absorb(titled)
                        own.money = money
                        titled.company = None


def _among(names: list[str], draft: Draft) -> bool:
    """Whether names tell nobody but those whom the round is said to be from."""
    return bool(names) and all(any(same_name(name, one) for one in draft.wholly_from) for name in names)
