"""The numbers that an answer is computed from: each company's financings, totals, and how busy each backer is."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from graph.dates import months_between
from graph.entities import EntityId
from graph.exposure.financing import MergedRound
from graph.exposure.hierarchy import Hierarchy, hierarchy
from graph.exposure.rounds import merged
from graph.exposure.stages import of_label
from graph.facts import TotalRaised
from graph.money import in_dollars
from graph.snapshot import Snapshot

_YEAR = 12.0


@dataclass(frozen=True, slots=True)
class Total:
    """All a company is said to have raised, in US dollars, up to a day."""

    fact: str
    usd: float
    day: date


@dataclass(frozen=True, slots=True)
class Financing:
    """A merged round with the single day and the months before the as-of date that the model uses.

    ``guessed`` is true where nothing at all dates it, not even its source or another round of the company.
    """

    round: MergedRound
    day: date
    age: float
    guessed: bool = False

    @property
    def name(self) -> str:
        """How a person would point at it: label and date."""
        label = self.round.round
        spoken = label.replace("series-", "Series ").title() if label.startswith("series") else label
        spoken = "round" if spoken == "unknown" else spoken if "round" in spoken else spoken + " round"
        if self.round.date and self.round.dated:
            return f"{spoken} of {self.round.date}"
        return f"undated {spoken}"


@dataclass(frozen=True)
class Network:
    """All of it on one day. ``deals`` counts each family's financings in the twelve months before."""

    as_of: date
    tree: Hierarchy
    companies: dict[EntityId, tuple[Financing, ...]]
    totals: dict[EntityId, tuple[Total, ...]]
    deals: dict[EntityId, int]
    rounds: int
    claims: int


def build(snapshot: Snapshot, as_of: date) -> Network:
    """Translate a picture of the store into numbers as they stood on ``as_of``.

    A round dated after that day has not happened: a completed one counts as planned. A round that nothing
    dates takes the day its source appeared, else that of the company's oldest dated round; never later than
    a dated round of a later stage.
    """
    tree = hierarchy(snapshot, as_of)
    by_company: dict[EntityId, list[MergedRound]] = defaultdict(list)
    rounds = merged(snapshot, as_of, tree)
    for one in rounds:
        by_company[one.company].append(one)
    companies = {company: _dated(mine, as_of) for company, mine in by_company.items()}
    totals: dict[EntityId, list[Total]] = defaultdict(list)
    for one_id, fact in snapshot.counted.items():
        if isinstance(fact, TotalRaised) and fact.evidence.recorded <= as_of:
            when = fact.date or fact.evidence.published
            day = when.middle if when else fact.evidence.recorded
            usd = in_dollars(fact.amount, day)
            if usd and day <= as_of:
                totals[snapshot.who(fact.company)].append(Total(one_id, float(usd.value), day))
    return Network(
        as_of,
        tree,
        companies,
        {company: tuple(found) for company, found in totals.items()},
        _deals(companies, tree),
        len(rounds),
        sum(len(one.claims) for one in rounds),
    )


def closings(found: Sequence[Financing], days: float) -> list[list[Financing]]:
    """Financings in groups closed within ``days`` of the group's first, oldest first."""
    groups: list[list[Financing]] = []
    for one in sorted(found, key=lambda f: (f.day, f.round.id)):
        if groups and (one.day - groups[-1][0].day).days <= days:
            groups[-1].append(one)
        else:
            groups.append([one])
    return groups


def _dated(mine: Sequence[MergedRound], as_of: date) -> tuple[Financing, ...]:
    oldest = min((r.date.middle for r in mine if r.date and r.dated), default=None)
    found = []
    for one in mine:
        day = one.date.middle if one.date else oldest or as_of
        if not one.dated:
            day = min([day, *_later_stages(one, mine)])
        if one.date and one.date.earliest > as_of and one.status == "completed":
            one = replace(one, status="planned")  # noqa: PLW2901 - the same round, seen from as_of
        day = min(day, as_of)
        guessed = one.date is None and oldest is None
        found.append(Financing(one, day, max(0.0, months_between(day, as_of)), guessed))
    return tuple(sorted(found, key=lambda f: (f.day, f.round.id)))


def _later_stages(one: MergedRound, mine: Sequence[MergedRound]) -> list[date]:
    """Days of dated rounds whose label comes after the label of an undated one."""
    stage = of_label(one.round)
    if stage is None:
        return []
    return [r.date.middle for r in mine if r.date and r.dated and (of_label(r.round) or "") > stage != "seed"]


def _deals(companies: dict[EntityId, tuple[Financing, ...]], tree: Hierarchy) -> dict[EntityId, int]:
    """Completed equity financings of the last twelve months by family of backers."""
    found: Counter[EntityId] = Counter()
    for mine in companies.values():
        recent = [f for f in mine if f.round.counts and f.round.status == "completed" and f.age <= _YEAR]
        for one in recent:
            found.update({tree.top(backer) for backer in one.round.investors})
    return dict(found)
