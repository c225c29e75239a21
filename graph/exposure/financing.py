"""A round as the model sees it: one financing of one company, made of all the claims about it."""

from dataclasses import dataclass

from graph.dates import PartialDate
from graph.entities import EntityId, Reason
from graph.facts import NOT_RUNWAY, Status, ValuationKind
from graph.money import Amount, Dollars

_NOT_RELIANCE = NOT_RUNWAY | {"debt", "grant"}  # lenders and donors are not asked for the next equity round


@dataclass(frozen=True, slots=True)
class MergedRound:
    """One round of one company.

    ``id`` is the fact id of the claim recorded first; ``claims`` are all fact ids, sorted. ``dollars`` is the
    chosen amount at the rate of the round's date, None when no source states one (or no rate is on file).
    ``dated`` is false where no source dates it and the source's own day stands in. ``disclosed`` pairs a
    backer with US dollars. ``chosen`` says which claim each value came from, ``reasons`` why the claims are
    one, ``conflicts`` in what they contradict each other.
    """

    id: str
    company: EntityId
    round: str
    announced: str | None
    amount: Amount | None
    dollars: Dollars | None
    date: PartialDate | None
    dated: bool
    status: Status
    leads: tuple[EntityId, ...]
    investors: tuple[EntityId, ...]
    disclosed: tuple[tuple[EntityId, float], ...]
    others_unnamed: bool
    sole_investor: bool
    valuation: Amount | None
    valuation_kind: ValuationKind | None
    claims: tuple[str, ...]
    chosen: dict[str, str]
    reasons: tuple[Reason, ...]
    conflicts: tuple[str, ...]

    @property
    def usd(self) -> float | None:
        """The chosen amount as a float in US dollars."""
        return float(self.dollars.value) if self.dollars else None

    @property
    def counts(self) -> bool:
        """Whether its money can be reliance or runway: equity-like, and not merely rumoured."""
        return self.round not in _NOT_RELIANCE and self.status != "rumoured"
