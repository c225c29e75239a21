"""What a client hands in: the scenario, and ids or names. Turned into the domain's own types here."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated

import strawberry

from api.words import Scope
from graph.errors import InputError, ScenarioError

MOST_BACKERS = 50  # named in one scenario; the largest family on file is below that

OneId = Annotated[strawberry.ID | None, strawberry.argument(description="Its id; give this or the name.")]
OneName = Annotated[str | None, strawberry.argument(description="Any of its names; give this or the id.")]


@strawberry.input(description="A backer that pulls back, by id or by name.")
class BackerInput:
    """One ``graph.exposure.scenario.Pullback``."""

    id: strawberry.ID | None = strawberry.field(default=None, description="Its id; give this or the name.")
    name: str | None = strawberry.field(default=None, description="Any of its names; give this or the id.")
    cut: float = strawberry.field(
        description="The part of its follow-on money that stops: 0 (nothing changes) to 1 (no money at all)."
    )


@strawberry.input(description="What is assumed to happen: who pulls back, for how long, seen from which day.")
class ScenarioInput:
    """A ``graph.exposure.scenario.Scenario``."""

    backers: list[BackerInput] = strawberry.field(
        description=f"Who pulls back, and how far; 1 to {MOST_BACKERS}."
    )
    months: float = strawberry.field(default=12.0, description="For how many months, above 0 and up to 60.")
    as_of: date | None = strawberry.field(
        default=None, description="Seen from this day, on what was known then; today if left out."
    )
    scope: Scope = strawberry.field(
        default=Scope.FAMILY, description="Whether the whole family of a named backer is hit."
    )

    def cuts(self) -> Mapping[str, float]:
        """From each backer's name or id to its cut. Raises ``InputError`` or ``ScenarioError``."""
        if len(self.backers) > MOST_BACKERS:
            raise ScenarioError(
                f"a scenario with {len(self.backers)} backers",
                wanted=f"1 to {MOST_BACKERS}",
                todo="name the heads of the families; their vehicles follow",
            )
        found: dict[str, float] = {}
        for backer in self.backers:
            who = one_of(backer.id, backer.name)
            if who in found:
                raise ScenarioError(
                    f"{who!r} is named twice", wanted="each backer once", todo="keep one cut of it"
                )
            found[who] = backer.cut
        return found


def one_of(one: str | None, name: str | None) -> str:
    """The id or the name, whichever is given. Raises ``InputError`` unless exactly one is."""
    given = [text for text in (one, name) if text is not None]
    if len(given) != 1 or not given[0].strip():
        raise InputError(
            "both an id and a name" if len(given) > 1 else "neither an id nor a name",
            wanted="exactly one of them",
            todo="leave the other out",
        )
    if one is not None and not one.startswith("org:"):
        raise InputError(
            f"{one!r} is no id of an organisation",
            wanted="org: and a key",
            todo="give a name as `name` instead",
        )
    return given[0]
