"""What is assumed to happen: who pulls back, how far, for how long, seen from which day."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from graph.entities import EntityId
from graph.errors import ScenarioError

Scope = Literal["family", "named"]
MAX_MONTHS = 60.0  # the hazards of METHOD.md are measured over 48 months; beyond that the tail is a guess


@dataclass(frozen=True, slots=True)
class Pullback:
    """One backer gives ``severity`` in [0, 1] less follow-on money than it otherwise would."""

    backer: EntityId
    severity: float


@dataclass(frozen=True, slots=True)
class Scenario:
    """Who pulls back, over ``months``, on what was known on ``as_of``.

    ``scope``: ``family`` also hits every vehicle that a named backer owns or manages (and, when a vehicle
    is named, its sponsor's whole family); ``named`` hits what is named and the vehicles below it.
    Raises ``ScenarioError`` when nothing is named, a severity is outside [0, 1] or months are outside (0, 60].
    """

    pullbacks: tuple[Pullback, ...]
    months: float
    as_of: date
    scope: Scope = "family"

    def __post_init__(self) -> None:
        if not self.pullbacks:
            raise ScenarioError(
                "the scenario names no backer", wanted="at least one", todo="name who pulls back"
            )
        for one in self.pullbacks:
            if not 0 <= one.severity <= 1:
                raise ScenarioError(
                    f"a severity of {one.severity:.0%} for {one.backer}",
                    wanted="0 % (nothing changes) to 100 % (no follow-on money at all)",
                    todo="give the part of its follow-on money that stops, such as 60%",
                )
        if not 0 < self.months <= MAX_MONTHS:
            raise ScenarioError(
                f"a horizon of {self.months:g} months",
                wanted=f"more than 0 and at most {MAX_MONTHS:g} months",
                todo="12 is usual: about the time in which half of all startups must raise again",
            )
