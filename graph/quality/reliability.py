"""Whether a confidence means what it says: of the facts with a chance of 0.8, are eight in ten right?"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Any

from graph.quality.scoring import is_near, is_same

EDGES = (
    0.0,
    0.5,
    0.7,
    0.8,
    0.9,
    0.95,
    1.01,
)  # of the bins: most facts are likely, so the bins are finer there


@dataclass(frozen=True, slots=True)
class Bin:
    """Facts whose chance lies in [low, high): how many, their mean chance, and the share that is right."""

    low: float
    high: float
    count: int
    said: float
    right: float


@dataclass(frozen=True, slots=True)
class Reliability:
    """The bins that hold any fact, and the expected calibration error: the mean gap, weighted by count."""

    bins: tuple[Bin, ...]
    error: float

    def lines(self) -> list[str]:
        """A table for people."""
        rows = [
            f"{b.low:.2f}-{min(b.high, 1):.2f}  {b.count:5d}  {b.said:.2f}  {b.right:.2f}" for b in self.bins
        ]
        return ["chance      facts  said  right", *rows, f"expected calibration error {self.error:.3f}"]


def reliability(pairs: Iterable[tuple[float | Decimal, bool]]) -> Reliability:
    """The table of (chance, whether it was right) pairs; an empty one has no bins and no error."""
    told = [(float(chance), right) for chance, right in pairs]
    bins = []
    for low, high in pairwise(EDGES):
        held = [(chance, right) for chance, right in told if low <= chance < high]
        if held:
            said, right = (sum(part) / len(held) for part in zip(*held, strict=True))
            bins.append(Bin(low, high, len(held), said, right))
    error = sum(b.count * abs(b.said - b.right) for b in bins) / max(1, len(told))
    return Reliability(tuple(bins), round(error, 4))


def is_right(label: Mapping[str, Any], told: Mapping[str, Any]) -> bool:
    """Whether a stated event is the labelled one: the same kind, names and, of a round, amount; of a signal, direction."""
    if not is_same(label, told):
        return False
    return label["kind"] != "funding_round" or is_near(label, told)
