"""Funding rounds of an article: what each sentence says, told apart by company and round, and put together."""

import re
from dataclasses import dataclass, field

from graph.dates import PartialDate
from graph.extract.backers import Cue, cues, splits
from graph.extract.belonging import nearest, round_of, spoken_of
from graph.extract.context import Context
from graph.extract.deals import Mention, mentions
from graph.extract.drafts import Draft, same_money
from graph.extract.focus import is_media, tells_news
from graph.extract.freely import SPEAKS_FREELY
from graph.extract.marked import L, M, Marked, N
from graph.extract.names import same_name, shelf_key
from graph.extract.offering import is_open, of_anchors, of_offering
from graph.extract.roles import role
from graph.extract.speaking import (
    GOES_ON,
    OF_BACKERS,
    OWN_NEWS,
    SPEAKS_OF_ROUND,
    TELLS_BACKERS,
    VALUES_IT,
)
from graph.extract.status import is_denied
from graph.extract.timing import IN_LATEST, is_earlier, is_hearsay, status_told
from graph.extract.when import dates_said
from graph.facts import ValuationKind

_POST = re.compile(r"post[- ]?money", re.IGNORECASE)
_PRE = re.compile(r"pre[- ]?money", re.IGNORECASE)
_OTHERS = re.compile(
    r"\b(?:among|amongst|and|several|many|with) (?:\w+ )?others\b|\bother investors\b", re.IGNORECASE
)
_SOLE = re.compile(
    r"\b(?:sole|only) (?:investor|backer)|\bsolely (?:by|from)|\bentirely by\b|\bsingle investor",
    re.IGNORECASE,
)
_REACHED = re.compile(r"\b(?:when|received|landed|fetched|achieved|reached|got|had|after)\b", re.IGNORECASE)
_PART_OF = re.compile(
    rf"\b(?:part of|component of)\s(?:an?|the|its|their|{N}’s|{N}'s)\s[^.;{M}]{{0,30}}$", re.IGNORECASE
)
_A_FUND = re.compile(r"^Fund (?:[IVX]+|\d+)$")
# "Lee founded ⟨N⟩ in 2023 and has raised ⟨M⟩"
_MADE = re.compile(
    rf"\b(?:co-?founded|founded|started|launched|launching|runs|created|set up)\b(?:(?! by\b)[^.;{M}{N}]){{0,60}}(?P<name>{N})(?![’']s)",
    re.IGNORECASE,
)
# Lines of text over which "the round" still means the one told before: rounds are told in one stretch.
STRETCH = 12
# Characters round an amount whose words say whether its round did not come about.
_DENIED_BEFORE, _DENIED_AFTER = 90, 25
BESIDE = 2  # lines: the next paragraph goes on with what the sources said
OLD_NEWS = 45  # days: rounds are announced within weeks of their closing
FRESH = 2  # days: what is told as news of a day is told on that day or soon after
_NEAR_VALUE = 40
# "lifted its valuation from ⟨M⟩ in 2021 to ⟨M⟩": what it was before
_GREW_FROM = re.compile(
    rf"(?: in (?:19|20)\d\d| last year| a year (?:ago|earlier))?,? to (?:about |around |nearly |over |more than |some )?{M}"
)


@dataclass
class RoundReader:
    """Goes through an article's sentences in order and keeps the drafts."""

    published: PartialDate | None
    context: Context
    speakers: frozenset[str] = frozenset()
    is_notice: bool = False
    drafts: list[Draft] = field(default_factory=list)
    current: Draft | None = None
    offers: bool = False
    lately: Draft | None = None
    backed: Draft | None = None
    hearsay: int | None = None
    houses: dict[str, str] = field(default_factory=dict)
    shelf: dict[str, list[Draft]] = field(default_factory=dict)

    def read(self, marked: Marked) -> None:
        """Take in one sentence."""
        told: list[tuple[int, Draft]] = []
        self.offers = self.offers or any(marked.label(p).round == "ipo" for p in marked.positions(L))
        before = self.current
        for mention in mentions(marked):
            around = max(mention.start, mention.anchor - _DENIED_BEFORE), mention.anchor + _DENIED_AFTER
            if not is_denied(marked.shape[slice(*around)]):
                draft = self._keep(self._draft(marked, mention), marked, mention)
                told.append((mention.anchor, draft))
        if not told and self.backed and GOES_ON.match(marked.shape):
            told = [(-1, self.backed)]
        elif not told and self.current and self._speaks_of_current(marked):
            meant = spoken_of(marked, self.current, self.lately, self._of(self.current.company))
            told = [(-1, meant)] if meant else []
        if told:
            if told[0][0] >= 0 or not self._tells_total(marked):
                self._investors(marked, told, before)
            self._valuations(marked, told)
            self._totals(marked, told)
        self._go_on(marked, told)
        self._whisper(marked, told)
        for _, draft in told:
            self.lately = draft
            if draft.company and not draft.past:
                self.context.topic = draft.company

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
        if is_hearsay(marked.shape):
            self.hearsay = line
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
                offer.add_investors(one.investors, lead=False)
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
        company = self._company(marked, mention)
        past = is_earlier(marked, mention)
        draft = Draft(company, sentences=[marked.sentence], from_heading=marked.sentence.heading, past=past)
        draft.status = status_told(marked, mention)
        draft.invested = mention.investor is not None
        if mention.money is not None:
            draft.money = marked.money(mention.money)
        if mention.label is not None:
            label = marked.label(mention.label)
            draft.round, draft.announced = label.round, label.words
        self._offered(marked, mention, draft)
        investor = self._investor(marked, mention)
        if investor and not same_name(investor, company or ""):
            draft.add_investors([investor], lead=mention.lead)
        draft.date = self._date(marked, mention, draft)
        draft.past = (draft.past and not self._is_fresh(draft.date)) or self._is_old(draft.date)
        return draft

    def _offered(self, marked: Marked, mention: Mention, draft: Draft) -> None:
        """Tell a round that is an offering to the public, and whether it is still open."""
        if self.offers and mention.money is not None and draft.round == "unknown":
            draft.anchored = of_anchors(marked.shape, mention.money)
            if draft.anchored or of_offering(marked.shape, mention.money):
                draft.round = "ipo"
        if draft.round == "ipo" and draft.status == "completed" and is_open(marked.shape):
            draft.status = "planned"

    def _is_old(self, when: PartialDate | None) -> bool:
        """Whether a date lies so far back that a page of today tells of it in passing."""
        return bool(when and self.published and (self.published.earliest - when.latest).days > OLD_NEWS)

    def _is_fresh(self, when: PartialDate | None) -> bool:
        """Whether a day is that of the page or shortly before: "confirmed on Monday" is news, whatever else is told."""
        if not (when and when.day and self.published):
            return False
        return 0 <= (self.published.latest - when.earliest).days <= FRESH

    def _company(self, marked: Marked, mention: Mention) -> str | None:
        if mention.company.position is not None:
            name = self.context.name_at(marked, mention.company.position)
            if _A_FUND.search(name):
                return None
            if is_media(name) and tells_news(marked.shape, mention.company.position):
                return self._last(marked)
            if mention.company.pronoun and self._is_known_person(name):
                return self.context.topic or self._last(
                    marked
                )  # "Moe would not say, when it raised": not Moe
            if self._is_person(name):
                made = _MADE.search(marked.shape, mention.company.position, mention.anchor)
                return self.context.name_at(marked, made.start("name")) if made else self._last(marked)
            if not mention.past:
                self.context.topic = name
            return name
        named = [marked.name(p).text for p in marked.positions(N, 0, mention.start)]
        known = [n for n in named if any(d.company and same_name(d.company, n) for d in self._of(n))]
        if known and self.context.topic is None:
            return known[-1]
        last, giver = self._last(marked), self._investor(marked, mention)
        if not (last and giver and same_name(last, giver)):
            return last
        others = (self.context.topic, self.context.focus)  # nobody gives to himself
        return next((name for name in others if name and not same_name(name, giver)), None)

    def _is_person(self, name: str) -> bool:
        """Whether a name is a person's, who raises nothing for himself: by role, or because he speaks."""
        full = self.context.people.get(name, name)
        return self.context.is_person(full) or (full in self.speakers and name != self.context.focus)

    def _last(self, marked: Marked) -> str | None:
        """What "the company" means, and never a person."""
        named = (self.context.last(marked), self.context.topic, self.context.focus)
        return next((name for name in named if name and not self._is_person(name)), None)

    def _investor(self, marked: Marked, mention: Mention) -> str | None:
        if mention.investor is None or mention.investor.generic:
            return None
        if mention.investor.position is None and not mention.investor.pronoun:
            focus = self.context.focus
            return focus if marked.sentence.heading or (focus and self.context.is_backer(focus)) else None
        name = self.context.meant(marked, mention.investor)
        return None if name is None or is_media(name) else name

    def _date(self, marked: Marked, mention: Mention, draft: Draft) -> PartialDate | None:
        if draft.status == "rumoured":
            return None
        text, origin = marked.sentence.text, marked.origin
        start = origin[mention.start] if mention.start < len(origin) else 0
        end = origin[mention.end] if mention.end < len(origin) else len(text)
        said = [
            (abs(at - origin[mention.anchor]), when)
            for at, when in dates_said(text, self.published)
            if start <= at < end or not draft.past
        ]
        return min(said, key=lambda pair: pair[0])[1] if said else None

    def _keep(self, draft: Draft, marked: Marked, mention: Mention) -> Draft:
        """Join the draft to one of the same round, or begin a new one."""
        mine = [
            d
            for d in self._of(draft.company)
            if d.company and draft.company and same_name(d.company, draft.company)
        ]
        known = next((d for d in mine if d.same_round(draft)), None)
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
        single = sum(cue.source for cue in found) == 1
        known = self._of(before.company) if before else ()
        for cue in found:
            draft = round_of(marked, cue, told, before, known)
            if draft is None:
                continue
            names = [self._backer(marked, p, cue) for p in cue.names if not marked.name(p).is_place]
            names = [n for n in names if not same_name(n, draft.company or "") and not is_media(n)]
            if cue.whole and single and not draft.investors:
                draft.wholly_from = names[: cue.whole]
            elif not cue.lead and marked.sentence not in draft.sentences[:1]:
                draft.wholly_from = []  # others came in, told elsewhere
            draft.add_investors(names, lead=cue.lead)
            draft.others = draft.others or cue.more
            if names:
                draft.add_sentence(marked.sentence)
        for money, name in splits(marked):
            draft = nearest(told, name)
            backer = marked.name(name).text
            if any(same_name(backer, investor) for investor in draft.investors):
                draft.add_share(backer, marked.money(money).amount)
        for _, draft in told:
            draft.others = draft.others or bool(_OTHERS.search(marked.sentence.text))
            draft.sole = draft.sole or bool(_SOLE.search(marked.sentence.text))

    def _backer(self, marked: Marked, position: int, cue: Cue) -> str:
        """The name that gave the money; "led by Acme’s Ida Moe" tells of Acme, and so does "Moe" then."""
        name = self.context.name_at(marked, position)
        owner = position - 4
        owned = owner >= 0 and marked.shape[owner:position] in {f"{N}’s ", f"{N}'s "}
        if cue.lead and owned and not marked.name(owner).is_place and self._is_known_person(name):
            self.houses[name] = self.context.name_at(marked, owner)
        return self.houses.get(name, name)

    def _is_known_person(self, name: str) -> bool:
        return self.context.is_person(name) or name in self.context.people.values()

    def _valuations(self, marked: Marked, told: list[tuple[int, Draft]]) -> None:
        for position in marked.positions(M):
            if role(marked, position) != "valuation" or _GREW_FROM.match(marked.shape, position + 1):
                continue
            draft = self._valued(marked, told, position)
            if draft and (
                draft.valuation is None or (draft.valuation_heading and not marked.sentence.heading)
            ):
                around = marked.shape[max(0, position - _NEAR_VALUE) : position + _NEAR_VALUE]
                kind: ValuationKind = (
                    "post" if _POST.search(around) else "pre" if _PRE.search(around) else "unspecified"
                )
                draft.valuation, draft.valuation_kind = marked.money(position).amount, kind
                draft.valuation_heading = marked.sentence.heading
                draft.add_sentence(marked.sentence)

    def _valued(self, marked: Marked, told: list[tuple[int, Draft]], at: int) -> Draft | None:
        """The round that a valuation belongs to: the one told before it, or the one that it "was reached in"."""
        if self.current and not self.current.past and IN_LATEST.match(marked.shape, at + 1):
            return self.current
        if any(anchor < at for anchor, _ in told):
            return nearest(told, at)
        between = marked.shape[at + 1 : told[0][0]]
        if M in between or (re.search(r"[,;]", between) and not _REACHED.search(between)):
            return self.current
        return told[0][1]

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
