"""The line from store to answer, on one screen."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from graph.entities import Organisation
from graph.errors import StoreEmpty, StoreUnavailable, UnknownName
from graph.exposure.answer import Answer
from graph.exposure.estimate import exposures
from graph.exposure.scenario import Pullback, Scenario, Scope
from graph.snapshot import Snapshot
from graph.store.base import Store

log = logging.getLogger(__name__)


@dataclass
class Desk:
    """Answers questions from a store; keeps the last picture until the store's mark moves."""

    store: Store
    _kept: tuple[int, Snapshot] | None = field(default=None, init=False)
    _cut: tuple[Snapshot, Snapshot] | None = field(
        default=None, init=False
    )  # a whole picture and its last cut

    def snapshot(self, as_of: date | None = None) -> Snapshot:
        """The store as known on ``as_of``. Raises ``StoreEmpty`` when there is nothing in it at all.

        While the server that holds the store is lost, the last picture goes on being answered from.
        """
        kept = self._kept
        try:
            revision = self.store.mark().revision
            if kept is None or kept[0] != revision:
                kept = (revision, self.store.snapshot())
                self._kept = kept
        except StoreUnavailable as error:
            if kept is None:
                raise
            log.warning("answering from the last picture: %s", error.got)
        picture = kept[1]
        if not picture.facts:
            raise StoreEmpty(
                "the store holds no facts yet",
                wanted="pages that were ingested, or the sample",
                todo="pullback demo, or pullback crawl and then pullback ingest",
            )
        return picture if as_of is None else self._cut_of(picture, as_of)

    def _cut_of(self, picture: Snapshot, as_of: date) -> Snapshot:
        """The cut of one day, made once for the answer and for whoever shows it, with all it has worked out."""
        kept = self._cut
        if kept is None or kept[0] is not picture or kept[1].as_of != as_of:
            kept = (picture, picture.cut(as_of))
            self._cut = kept
        return kept[1]

    def organisation(self, name: str) -> Organisation:
        """Who a name or id means. Raises ``UnknownName`` with what was perhaps meant."""
        picture = self.snapshot()
        try:
            one = name if name.startswith("org:") else picture.who(name)
        except ValueError:
            raise UnknownName(name) from None
        found = picture.organisation(one)
        if found is None:
            near = tuple(organisation.name for organisation in self.store.find(name, 3))
            raise UnknownName(name, near)
        return found

    def ask(
        self, backers: Mapping[str, float], *, months: float, as_of: date, scope: Scope = "family"
    ) -> Answer:
        """Who is exposed if these backers, by name or id, give that much less follow-on money (in [0, 1])."""
        named = tuple(Pullback(self.organisation(name).id, severity) for name, severity in backers.items())
        return exposures(self.snapshot(as_of), Scenario(named, months, as_of, scope))
