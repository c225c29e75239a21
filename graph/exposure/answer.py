"""What an exposure answer is made of: one vocabulary for the model, GraphQL and the command line.

Money is in US dollars, time in months, shares and severities in [0, 1].
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from graph.entities import EntityId
from graph.exposure.scenario import Scenario

Tier = Literal["solid", "partial", "thin"]
Basis = Literal["reported", "derived", "estimated", "assumed", "unknown"]


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure with its range and how it is known; ``value`` is None where nothing supports one."""

    value: float | None
    low: float | None
    high: float | None
    basis: Basis


@dataclass(frozen=True, slots=True)
class Path:
    """One way from a named backer to the company; the values of a company's paths sum to its exposure.

    ``chain`` runs from the backer named in the scenario to the vehicle that invested (one entry when it
    invested itself). ``reliance`` is the company's weight on that vehicle, ``severity`` the vehicle's;
    ``value`` their product. ``rounds`` are ids of merged rounds and ``facts`` the claims that carry it,
    links of ownership along the chain included.
    """

    chain: tuple[EntityId, ...]
    reliance: float
    severity: float
    value: float
    rounds: tuple[str, ...]
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Exposure:
    """How far one company is exposed under the scenario, with its bounds, reasons and what is unknown.

    ``low`` is the certain part (unknown money untouched), ``high`` has it all fall with the hardest hit
    backer; ``net`` is ``low`` after replaceability. ``rank`` orders solid and partial companies by ``low``,
    ``worst_rank`` by ``high``; both are None for thin ones.
    """

    company: EntityId
    name: str
    tier: Tier
    rank: int | None
    worst_rank: int | None
    low: float
    high: float
    net: float
    net_high: float
    unknown_share: float
    known_capital: float
    affected_share_of_known: float
    affected_lead_share: float
    affected_head_share: float
    months_since_cheque: float | None
    unaffected_backers: int
    strongest_remaining: EntityId | None
    strongest_remaining_deals: float
    replaceability: float
    gap: Estimate
    runway_months: Estimate
    raise_chance: Estimate
    raise_chance_scenario: Estimate
    urgent: bool
    last_round: str | None
    rounds_on_file: int
    rounds_implied: int
    paths: tuple[Path, ...]
    would_settle: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Apart:
    """A company that is not ranked: listed, bought or closed at the as-of date, and the fact that says so."""

    company: EntityId
    name: str
    state: str
    since: str | None
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """A backer that the scenario hits: by name or through ownership. ``severity`` is what reaches it.

    ``signals`` holds one fact an event, newest first; ``sources`` for each of them every fact that tells of it.
    """

    backer: EntityId
    name: str
    severity: float
    chain: tuple[EntityId, ...]
    signals: tuple[str, ...]
    sources: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """The whole answer: who is exposed, who is too little known to say, who stands apart, and on what data.

    ``ranked`` is in order of ``rank``; ``thin`` in order of ``high``; ``coverage`` holds counts (companies,
    rounds, claims, rounds with an amount, with a lead, facts too unsure to count, …); ``assumptions`` every constant that was used.
    """

    scenario: Scenario
    data_as_of: date | None
    hit: tuple[Named, ...]
    ranked: tuple[Exposure, ...]
    thin: tuple[Exposure, ...]
    apart: tuple[Apart, ...]
    coverage: Mapping[str, int]
    assumptions: Mapping[str, float]
