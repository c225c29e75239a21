"""Who a round is told of and who gave: companies and backers behind the words of a sentence, never a speaker."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from graph.extract.backers import Cue, cues
from graph.extract.context import Context
from graph.extract.drafts import Draft
from graph.extract.focus import is_media, tells_news
from graph.extract.lists import PARTNER_AT
from graph.extract.marked import M, Marked, N
from graph.extract.names import same_name
from graph.extract.persons import has_given_name, is_full
from graph.extract.startups import FOR_IT
from graph.extract.subjects import Subject
from graph.extract.told import Mention
from graph.extract.words import COMPANY_NOUNS

_A_FUND = re.compile(r"^Fund (?:[IVX]+|\d+)$")
_HOUSES = frozenset({"capital", "ventures", "partners"})  # "Birch Capital’s Ida Moe" acts for it
_OWNS = re.compile(rf"{N}(?:[’']s|[’']) $")
# "Senator Moe raised ⟨M⟩": for a campaign
_OFFICIAL = re.compile(r"(?:Senator|Sen\.|Congress(?:man|woman)|Governor|Gov\.|Mayor|Representative) [A-Z]")
# "Lee founded ⟨N⟩ in 2023 and has raised ⟨M⟩"
_AND_ALSO = re.compile(
    rf"^[^\w{N}]{{0,8}}(?:[A-Z]?[\w’-]+ ){{0,4}}?{N}(?:, {N}){{0,4}},? and (?:[\w-]+ ){{0,2}}$"
)
_MADE = re.compile(
    rf"\b(?:co-?founded|founded|started|launched|launching|runs|created|set up)\b(?:(?! by\b)[^.;{M}{N}]){{0,60}}(?P<name>{N})(?![’']s)",
    re.IGNORECASE,
)

_FOR_HIS = re.compile(
    rf"[^.;,{M}{N}]{{0,60}}\bfor (?:his|her|their) (?:[\w-]+ ){{0,4}}?(?:{COMPANY_NOUNS}|maker)(?:,| called| named|, called| —)? (?P<name>{N})(?!-|[’']s)"
)
# "⟨N⟩, which runs ⟨N⟩, has": one business, under the name that the text uses
_RUNS = re.compile(
    rf"{N},? (?:which|that) (?:runs|operates|owns and operates) (?:[\w-]+ ){{0,3}}?(?P<name>{N})"
)
# "after it raised ⟨M⟩", "as the company is in talks": what stands for a name does something
_IT = re.compile(
    r"\b(?:it|they|the (?:company|startup|start-up|firm|group|business))(?:[’'](?:s|ll|d|ve) | (?:[a-z]+ly |also |now |just ){0,2}"
    r"(?:has|have|had|said|says|is|was|were|are|will|would|could|may|might|can|plans|aims|expects|intends|seeks|got|won|sold|[a-z]{2,12}ed) )"
)


@dataclass
class Parties:
    """What an article has told of its names so far; ``speakers``: who speaks in it; ``houses``: whom a person gave for;
    ``gave``: to whom those gave that the last sentence about a round names.
    """

    context: Context
    speakers: frozenset[str] = frozenset()
    houses: dict[str, str] = field(default_factory=dict)
    gave: dict[str, str] = field(default_factory=dict)

    def company(self, marked: Marked, mention: Mention, of: Callable[[str], Sequence[Draft]]) -> str | None:
        """Whose round a mention tells of; ``of``: the drafts that there are of a name."""
        if mention.company.position is not None:
            return self._named(marked, mention, mention.company.position)
        named = [marked.name(p).text for p in marked.positions(N, 0, mention.start)]
        known = [n for n in named if any(d.company and same_name(d.company, n) for d in of(n))]
        if known and self.context.topic is None:
            return known[-1]
        last = self._given(marked, self._here(marked, mention) or self._last(marked))
        giver = self.investor(marked, mention)
        if not (last and giver and (same_name(last, giver) or self.context.is_backer(last))):
            return last
        others = (
            self.context.topic,
            self.context.focus,
        )  # nobody gives to himself, and few to those who give
        given = [
            name for name in others if name and not (same_name(name, giver) or name == giver.split()[-1])
        ]
        return next((name for name in given if not self.context.is_backer(name)), None)

    def _named(self, marked: Marked, mention: Mention, position: int) -> str | None:
        """Whose round it is where a name is its subject: the name's, or that of the company a person raised for."""
        name = self.context.name_at(marked, position)
        if _A_FUND.search(name) or _OFFICIAL.match(name):
            return None
        if is_media(name) and tells_news(marked.shape, position):
            return self._last(marked)
        runs = _RUNS.match(marked.shape, position)
        if runs and same_name(self.context.name_at(marked, runs.start("name")), self.context.focus or ""):
            return self.context.focus
        if own := self._own_company(marked, mention) or self._person_raised(marked, mention, name):
            name = own
        elif mention.company.pronoun and self._is_known_person(name):
            return self.context.topic or self._last(marked)  # "Moe would not say, when it raised": not Moe
        elif self._is_person(name):
            made = _MADE.search(marked.shape, position, mention.anchor)
            if made:
                return self.context.name_at(marked, made.start("name"))
            return self._given(marked, self._last(marked))
        if not mention.past:
            self.context.topic = name
        return name

    def _own_company(self, marked: Marked, mention: Mention) -> str | None:
        """The company for which somebody raised: "⟨N⟩ has raised ⟨M⟩ for her drug maker ⟨N⟩"."""
        found = _FOR_HIS.match(marked.shape, mention.anchor + 1)
        at = found.start("name") if found else 0
        return None if not found or marked.name(at).is_place else self.context.name_at(marked, at)

    def _person_raised(self, marked: Marked, mention: Mention, name: str) -> str | None:
        """For which company a person raised: "⟨N⟩ raised ⟨M⟩ from ⟨N⟩ for ⟨N⟩"."""
        if mention.investor is not None or not (self._is_person(name) or has_given_name(name)):
            return None
        raised_for = FOR_IT.match(marked.shape, mention.anchor + 1)
        if not raised_for or marked.name(raised_for.start("name")).is_place:
            return None
        return self.context.name_at(marked, raised_for.start("name"))

    def _here(self, marked: Marked, mention: Mention) -> str | None:
        """Whom "it" means where the sentence itself says so: "⟨N⟩ shares rose after the company said it raised ⟨M⟩"."""
        who = self.context.in_sentence(marked, mention.anchor, Subject(None, pronoun=True))
        if who.position is None or not _IT.search(marked.shape, who.position, mention.anchor):
            return None
        name = self.context.meant(marked, who)
        if name is None or self._is_person(name) or is_media(name):
            return None
        focus = self.context.focus
        return focus if focus and len(focus) > len(name) and same_name(focus, name) else name

    def _given(self, marked: Marked, last: str | None) -> str | None:
        """Of "the company" that seems to be one who gives here or gave just before, the one that got the money."""
        if last is None:
            return None
        if (to := self.gave.get(last)) is not None and last != self.context.focus:
            return to
        if last not in {marked.name(at).text for at in marked.positions(N)}:
            return last
        givers = {self.context.name_at(marked, at) for cue in cues(marked) for at in cue.names}
        if last not in givers:
            return last
        others = (self.context.topic, self.context.focus)
        return next((name for name in others if name and name not in givers), None)

    def _is_person(self, name: str) -> bool:
        """Whether a name is a person's, who raises nothing for himself: by role, or because he speaks."""
        full = self.context.people.get(name, name)
        return self.context.is_person(full) or (full in self.speakers and name != self.context.focus)

    def _last(self, marked: Marked) -> str | None:
        """What "the company" means, and never a person."""
        if (last := self.context.last(marked)) is None:
            return None
        named = (last, self.context.topic, self.context.focus)
        return next((name for name in named if name and not self._is_person(name)), None)

    def investor(self, marked: Marked, mention: Mention) -> str | None:
        """Who gave, where the mention itself says so."""
        if mention.investor is None or mention.investor.generic:
            return None
        if mention.investor.position is None and not mention.investor.pronoun:
            focus = self.context.focus
            return focus if marked.sentence.heading or (focus and self.context.is_backer(focus)) else None
        at = mention.investor.position
        house = PARTNER_AT.match(marked.shape, at) if at is not None else None
        who = Subject(house.end() - 1, pronoun=False) if house else mention.investor
        name = self.context.meant(marked, who)
        return None if name is None or is_media(name) else name

    def fellows(self, marked: Marked, mention: Mention) -> list[str]:
        """Who gave with the one that a mention tells of: "⟨N⟩, ⟨N⟩ and ⟨N⟩ have invested in"."""
        at = mention.investor.position if mention.investor else None
        told = _AND_ALSO.search(marked.shape, 0, at) if at is not None else None
        if not told:
            return []
        named = [p for p in marked.positions(N, told.start(), told.end()) if not marked.name(p).is_place]
        return [self.context.name_at(marked, p) for p in named if not is_media(marked.name(p).text)]

    def backer(self, marked: Marked, position: int, cue: Cue) -> str:
        """The name that gave the money; "led by Acme’s Ida Moe" tells of Acme, and so does "Moe" then."""
        name = self.context.name_at(marked, position)
        own = _OWNS.search(marked.shape, max(0, position - 4), position)
        owner, owned = own.start() if own else 0, own is not None
        of_house = owned and marked.name(owner).text.casefold().split()[-1] in _HOUSES and is_full(name)
        if (
            cue.lead
            and owned
            and not marked.name(owner).is_place
            and (of_house or self._is_known_person(name))
        ):
            self.houses[name] = self.context.name_at(marked, owner)
        return self.houses.get(name, name)

    def _is_known_person(self, name: str) -> bool:
        return self.context.is_person(name) or name in self.context.people.values()
