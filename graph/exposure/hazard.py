"""From less effective backing to the chance of raising in time. Experimental: no gain in prediction is shown."""

from bisect import bisect_right
from math import exp
from typing import Literal

from graph.exposure.defaults import DEFAULTS, Defaults

Form = Literal["exposure", "remaining"]

BIN_MONTHS = 6.0
# Monthly hazard of the next round by half-years since the last one; the last bin is open. Measured on US
# rounds 2006 to October 2013 in the Crunchbase export of October 2013 (31,679 rounds), right-censored.
HAZARDS: dict[str, tuple[float, ...]] = {
    "seed": (0.0192, 0.0298, 0.0243, 0.0136, 0.0107, 0.0040, 0.0021, 0.0024),
    "series-a": (0.0116, 0.0315, 0.0371, 0.0309, 0.0221, 0.0144, 0.0127, 0.0080),
    "series-b": (0.0096, 0.0214, 0.0338, 0.0377, 0.0273, 0.0198, 0.0132, 0.0078),
    "later": (0.0120, 0.0257, 0.0320, 0.0289, 0.0225, 0.0144, 0.0099, 0.0090),
    "unspecified": (0.0156, 0.0252, 0.0226, 0.0171, 0.0122, 0.0080, 0.0065, 0.0052),
}


def row(stage: str | None) -> tuple[float, ...]:
    """The hazards after a round of this stage; those of unspecified venture rounds for None."""
    if stage is None:
        return HAZARDS["unspecified"]
    return HAZARDS.get(stage, HAZARDS["later"])


def cumulative(hazards: tuple[float, ...], start: float, end: float) -> float:
    """Integral of the monthly hazard from ``start`` to ``end`` months since the last round."""
    return _upto(hazards, max(end, start)) - _upto(hazards, start)


def _upto(hazards: tuple[float, ...], month: float) -> float:
    edges = [BIN_MONTHS * i for i in range(len(hazards))]
    last = bisect_right(edges, month) - 1
    whole = sum(hazards[i] * BIN_MONTHS for i in range(last))
    return whole + hazards[last] * (month - edges[last])


def no_raise(hazards: tuple[float, ...], since: float, runway: float, market: float = 1.0) -> float:
    """Chance of no round between now (``since`` months after the last) and the end of the runway."""
    return exp(-market * cumulative(hazards, since, since + runway))


def no_raise_under(
    hazards: tuple[float, ...],
    since: float,
    runway: float,
    horizon: float,
    factor: float,
    market: float = 1.0,
) -> float:
    """The same when the hazard is multiplied by ``factor`` during the first ``horizon`` months from now."""
    overlap = min(runway, horizon)
    hit = cumulative(hazards, since, since + overlap)
    rest = cumulative(hazards, since + overlap, since + runway)
    return exp(-market * (factor * hit + rest))


def exposure_factor(h: float, beta: float = DEFAULTS.beta) -> float:
    """What a net exposure ``h`` in [0, 1] multiplies the hazard by: exp(-beta * h)."""
    return exp(-beta * h)


def remaining_factor(before: float, after: float, gamma: float = DEFAULTS.gamma) -> float:
    """The rival form: by the strongest remaining backer's deals, ((1 + after) / (1 + before)) ** gamma."""
    return float(((1 + after) / (1 + before)) ** gamma)


def factor(form: Form, h: float, before: float, after: float, defaults: Defaults = DEFAULTS) -> float:
    """The hazard's factor in the chosen form; exactly 1 when nothing changed."""
    if form == "exposure":
        return exposure_factor(h, defaults.beta)
    return remaining_factor(before, after, defaults.gamma)


def runway(at_close: float, since: float, defaults: Defaults = DEFAULTS) -> tuple[float, float, float]:
    """Months of money left: middle, 5 % and 95 % point of a log-normal with median ``at_close``, floor 0."""
    wide = exp(1.6449 * defaults.runway_sigma)
    return (
        max(0.0, at_close - since),
        max(0.0, at_close / wide - since),
        max(0.0, at_close * wide - since),
    )
