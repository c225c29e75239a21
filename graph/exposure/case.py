"""What an answer is worked out from: the question with its network, and one company's place in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.entities import EntityId
from graph.exposure.defaults import Defaults
from graph.exposure.hazard import Form
from graph.exposure.missing import Missing, implied, silence, staged, unexplained
from graph.exposure.network import Financing, Network
from graph.exposure.reliance import Reliance, confidence, reliance
from graph.exposure.scenario import Scenario
from graph.exposure.severity import Hit
from graph.snapshot import Snapshot


@dataclass(frozen=True)
class Case:
    """What stays the same for every company of one answer."""

    snapshot: Snapshot
    scenario: Scenario
    network: Network
    hits: Mapping[EntityId, Hit]
    defaults: Defaults
    form: Form

    def name(self, one: EntityId) -> str:
        """The name to show for an id."""
        found = self.snapshot.organisations.get(one)
        return found.name if found else one.removeprefix("org:")


@dataclass(frozen=True)
class Company:
    """One company's financings and what it relies on."""

    id: EntityId
    standing: Sequence[tuple[Financing, str]]
    missing: Sequence[Missing]
    relied: Reliance

    @property
    def done(self) -> Sequence[tuple[Financing, str]]:
        """The completed rounds; the plans of a company that has none."""
        return [one for one in self.standing if one[0].round.status == "completed"] or self.standing

    @property
    def last(self) -> tuple[Financing, str]:
        """The last of them, from which time counts."""
        return self.done[-1]


def told(one: EntityId, mine: Sequence[Financing], case: Case) -> Company | None:
    """What one company relies on; None when no money of it counts."""
    standing = staged([one for one in mine if confidence(one, case.defaults) is not None], case.defaults)
    if not standing:
        return None
    done = [item for item in standing if item[0].round.status == "completed"]
    as_of = case.scenario.as_of
    guesses = implied(done or standing, as_of, case.defaults)
    totals = case.network.totals.get(one, ())
    missing = unexplained(mine, done, totals, guesses, as_of, case.defaults)
    missing = [*missing, silence(done or standing, case.defaults)]
    return Company(one, standing, missing, reliance(standing, missing, case.network.tree, case.defaults))
