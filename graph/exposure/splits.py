"""Who put in how much of a round when the text does not say: the mean split and the spread around it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.entities import EntityId
from graph.exposure.defaults import DEFAULTS, Defaults


@dataclass(frozen=True, slots=True)
class Split:
    """Expected part of a round by backer, and the part that no named backer accounts for; together 1."""

    shares: Mapping[EntityId, float]
    unknown: float


def split(
    leads: Sequence[EntityId],
    others: Sequence[EntityId],
    disclosed: Mapping[EntityId, float],
    *,
    others_unnamed: bool = False,
    sole: bool = False,
    defaults: Defaults = DEFAULTS,
) -> Split:
    """The mean split of a round.

    ``disclosed`` holds stated parts in [0, 1]; what they leave goes to the undisclosed leads (the mean of
    their Beta total, equally) and the undisclosed others (the rest, equally), all to one side when the other
    is empty. A round of which only leads are named leaves the others' part unknown, as a lead has followers;
    a lone name that is no lead, or a text that speaks of others, leaves the mean of its Beta unknown.
    """
    stated = sum(disclosed.values())
    scale = 1 / stated if stated > 1 else 1.0
    shares = {one: part * scale for one, part in disclosed.items()}
    rest = max(0.0, 1 - sum(shares.values()))
    first = [one for one in leads if one not in disclosed]
    second = [one for one in others if one not in disclosed and one not in leads]
    names = len({*leads, *others, *disclosed})
    if not first and not second:
        return Split(shares, rest)
    lead_part, held = _sides(len(first), len(second), names, leads, others_unnamed, sole, defaults)
    usable = rest * (1 - held)
    for one in first:
        shares[one] = usable * lead_part / len(first)
    for one in second:
        shares[one] = usable * (1 - lead_part) / len(second)
    return Split(shares, max(0.0, 1 - sum(shares.values())))


def _sides(
    first: int,
    second: int,
    names: int,
    leads: Sequence[EntityId],
    others_unnamed: bool,
    sole: bool,
    defaults: Defaults,
) -> tuple[float, float]:
    """The leads' part of what is usable, and the part held back as unknown."""
    total = defaults.lead_a / (defaults.lead_a + defaults.lead_b)
    held = defaults.others_a / (defaults.others_a + defaults.others_b) if others_unnamed else 0.0
    if sole:
        return (1.0 if first else 0.0), 0.0
    if first and not second and names == len(set(leads)):
        return 1.0, 1 - total * (1 - held)
    if names == 1:
        return 0.0, max(held, defaults.lone_a / (defaults.lone_a + defaults.lone_b))
    if not first or not second:
        return (1.0 if first else 0.0), held
    return total, held


def moments(
    leads: Sequence[float], others: Sequence[float], *, defaults: Defaults = DEFAULTS
) -> tuple[float, float]:
    """Mean and variance of S = sum of severity times share over an undisclosed round, in closed form.

    ``leads`` and ``others`` are the severities on each side. With Y and Z the two sides' weighted means and
    L the leads' total, E[S] = E[L] mean(Y) + (1 - E[L]) mean(Z), and
    Var S = E[L^2] Var Y + E[(1-L)^2] Var Z + Var(L) (mean(Y) - mean(Z))^2. Without leads (or without
    others) all is one Dirichlet. Raises ``ValueError`` when both sides are empty.
    """
    if not leads and not others:
        raise ValueError("a round without a backer has no split")
    if not others:
        return _side(leads, defaults.alpha_lead)
    if not leads:
        return _side(others, defaults.alpha_other)
    a, b = defaults.lead_a, defaults.lead_b
    mean = a / (a + b)
    spread = a * b / ((a + b) ** 2 * (a + b + 1))
    y, var_y = _side(leads, defaults.alpha_lead)
    z, var_z = _side(others, defaults.alpha_other)
    variance = (mean**2 + spread) * var_y + ((1 - mean) ** 2 + spread) * var_z + spread * (y - z) ** 2
    return mean * y + (1 - mean) * z, variance


def _side(severities: Sequence[float], alpha: float) -> tuple[float, float]:
    n = len(severities)
    mean = sum(severities) / n
    square = sum(s * s for s in severities) / n
    return mean, max(0.0, square - mean * mean) / (n * alpha + 1)
