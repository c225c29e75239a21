"""Dollars, months and chances of one company under the scenario. The chances are experimental."""

from dataclasses import dataclass

from graph.exposure import hazard
from graph.exposure.answer import Estimate, Tier
from graph.exposure.case import Case, Company
from graph.exposure.missing import next_size

_FOURTH = 4


@dataclass(frozen=True)
class Prospects:
    """Dollars, months and chances of one company; no middle figure where more than half is unknown."""

    told: Company
    case: Case
    tier: Tier
    net: float
    net_high: float
    factor: float
    factor_high: float

    def _runway(self) -> tuple[float, float, float]:
        last, stage = self.told.last
        return hazard.runway(self.case.defaults.intervals[stage], last.age, self.case.defaults)

    def runway(self) -> Estimate:
        """Months of money left, by the interval usual for the stage."""
        middle, low, high = self._runway()
        thin = self.tier == "thin"
        return Estimate(None if thin else middle, low, high, "unknown" if thin else "assumed")

    def gap(self) -> Estimate:
        """Insider dollars that would be missing from the next round within the horizon."""
        last, stage = self.told.last
        d = self.case.defaults
        ahead = hazard.no_raise(hazard.row(stage), last.age, self.case.scenario.months, d.market)
        expected = (1 - ahead) * next_size(self.told.done, d)
        theta = d.theta_fourth if len(self.told.standing) + 1 >= _FOURTH else d.theta
        low, high = expected * d.theta_low * self.net, expected * d.theta_high * self.net_high
        if self.tier == "thin":
            return Estimate(None, low, high, "unknown")
        return Estimate(expected * theta * self.net, low, high, "estimated")

    def chance(self, *, scenario: bool) -> Estimate:
        """Chance of a round before the money is gone; experimental (see METHOD.md)."""
        last, stage = self.told.last
        row, market = hazard.row(stage), self.case.defaults.market
        months = self.case.scenario.months

        def chance(runway: float, factor: float) -> float:
            return 1 - hazard.no_raise_under(row, last.age, runway, months, factor, market)

        middle, shortest, longest = self._runway()
        factors = (self.factor, self.factor_high) if scenario else (1.0, 1.0)
        low, high = chance(shortest, factors[1]), chance(longest, factors[0])
        if self.tier == "thin" or middle <= 0:
            return Estimate(None, low, high, "unknown")
        return Estimate(chance(middle, factors[0]), low, high, "estimated")
