"""Who owns, manages or bought whom."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from graph.dates import PartialDate
from graph.extract.arms import arms
from graph.extract.context import Context
from graph.extract.handovers import handed_over
from graph.extract.holdings import holds
from graph.extract.keepers import kept
from graph.extract.marked import Marked, N
from graph.extract.names import same_name, shelf_key
from graph.extract.owned import Owned, can_own, first_named
from graph.extract.sentences import with_evidence
from graph.extract.takeovers import bought
from graph.extract.when import dates_said


@dataclass
class OwnershipReader:
    """Goes through an article's sentences in order and keeps who owns whom."""

    published: PartialDate | None
    owned: list[Owned] = field(default_factory=list)
    shelf: dict[str, list[Owned]] = field(default_factory=dict)
    before: Marked | None = None

    def read(self, marked: Marked, context: Context) -> None:
        """Take in one sentence."""
        if marked.shape.count(N) == 0:
            return
        before, self.before = self.before, marked
        for one in self._told(marked, context, before):
            if (
                not can_own(one.parent)
                or one.parent == one.child
                or (same_name(one.parent, one.child) and one.relation not in {"fund_of", "subsidiary"})
            ):
                continue
            said = dates_said(marked.sentence.text, self.published)
            one.date = said[0][1] if said and one.relation == "acquired" else None
            one.sentences = [marked.sentence]
            self._keep(one)
        context.first = context.first or first_named(marked, context)

    def _told(self, marked: Marked, context: Context, before: Marked | None) -> Iterator[Owned]:
        yield from bought(marked, context, before)
        yield from handed_over(marked, context, before)
        yield from arms(marked, context, before)
        yield from holds(marked, context)
        yield from kept(marked, context, before)
        if marked.opened:
            yield from self._told(marked.opened, context, before)

    def _keep(self, one: Owned) -> None:
        near = self.shelf.setdefault(shelf_key(one.child), [])
        for known in near:
            if same_name(known.parent, one.parent) and same_name(known.child, one.child):
                known.amount, known.share = known.amount or one.amount, known.share or one.share
                known.sentences = with_evidence(known.sentences, one.sentences)
                known.parent, known.child = (
                    max(known.parent, one.parent, key=len),
                    max(known.child, one.child, key=len),
                )
                return
        near.append(one)
        self.owned.append(one)
