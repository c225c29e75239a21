"""Offerings to the public as an article goes on telling of them: whose, how large, and whether they are still open."""

from dataclasses import dataclass

from graph.extract.context import Context
from graph.extract.drafts import Draft
from graph.extract.marked import L, M, Marked
from graph.extract.names import same_name
from graph.extract.offering import (
    brings,
    goes_public,
    is_open,
    may_bring,
    of_anchors,
    of_offering,
    of_whom,
    sells_shares,
    whose_offer,
)
from graph.extract.roles import role
from graph.extract.sentences import Sentence
from graph.extract.timing import is_hearsay
from graph.extract.told import Mention
from graph.money import Amount

BESIDE = 2  # lines: the next paragraph goes on with what was said in this one


@dataclass
class Offers:
    """Whether an offering was ``spoken_of``, and on which line its shares were ``priced``."""

    spoken_of: bool = False
    priced: int | None = None
    whose: tuple[str, int] | None = None
    worth: tuple[Amount, Sentence] | None = None

    def follow(self, marked: Marked, context: Context) -> None:
        """Keep that an offering to the public is spoken of, whose it is, and where its shares were priced."""
        if any(marked.label(p).round == "ipo" for p in marked.positions(L)):
            self.spoken_of = True
            of = whose_offer(marked.shape)
            if of is not None and not marked.name(of).is_place:
                context.topic = context.name_at(marked, of)
            if (its := of_whom(marked.shape)) is not None:
                self.whose = context.name_at(marked, its), marked.sentence.line
            values = [p for p in marked.positions(M) if role(marked, p) == "valuation"]
            if len(values) == 1:
                self.worth = marked.money(values[0]).amount, marked.sentence
        if self.spoken_of and sells_shares(marked.shape):
            self.priced = marked.sentence.line

    def tell(self, marked: Marked, mention: Mention, draft: Draft) -> None:
        """Tell a round that is an offering to the public, and whether it is still open."""
        if mention.money is not None and draft.round == "unknown":
            if self.spoken_of:
                draft.anchored = of_anchors(marked.shape, mention.money)
            if goes_public(marked.shape, mention.money) or (
                self.spoken_of and (self._is_of_it(marked, mention.money) or self._is_next(marked, draft))
            ):
                draft.round = "ipo"
        if draft.round != "ipo":
            return
        opened = draft.status == "completed" and is_open(marked.shape)
        reckoned = draft.status == "rumoured" and may_bring(marked.shape) and not is_hearsay(marked.shape)
        if opened or reckoned:
            draft.status = "planned"
        if draft.status == "planned":
            draft.past = False  # "to raise ⟨M⟩ from the offering" tells of none that was
        if self.worth and mention.money is not None and not draft.past and draft.valuation is None:
            draft.valuation, draft.valuation_kind = self.worth[0], "unspecified"
            draft.add_sentence(self.worth[1])
            self.worth = None

    def _is_next(self, marked: Marked, draft: Draft) -> bool:
        """Whether whose offering the paragraph spoke of is to raise the sum: "... ⟨N⟩’s IPO. ⟨N⟩ is seeking ⟨M⟩"."""
        if self.whose is None or self.whose[1] != marked.sentence.line or draft.status == "completed":
            return False
        return same_name(draft.company or "", self.whose[0])

    def _is_of_it(self, marked: Marked, money: int) -> bool:
        priced = self.priced is not None and marked.sentence.line - self.priced <= BESIDE
        return of_offering(marked.shape, money) or (priced and brings(marked.shape, money))
