"""Which stage a round is at: by its label, else by the median round that it is nearest to in size."""

from collections.abc import Mapping
from math import log

from graph.exposure.defaults import STAGES

# Labels that name a place in the sequence of priced rounds; the others (growth, strategic, …) name none.
_LABELS = {
    "pre-seed": "seed",
    "angel": "seed",
    **{stage: stage for stage in STAGES},
    **{f"series-{letter}": "series-f" for letter in "ghijk"},
}


def of_label(label: str) -> str | None:
    """The stage that a round's label names, letters beyond F counting as F; None for a label without one."""
    return _LABELS.get(label)


def nearest(dollars: float, medians: Mapping[str, float]) -> str:
    """The stage whose median is nearest to ``dollars`` in logarithm; the earlier one on a tie."""
    if dollars <= 0:
        return STAGES[0]
    return min(STAGES, key=lambda stage: abs(log(dollars / medians[stage])))


def index(stage: str) -> int:
    """Place of the stage in the sequence, seed being 0."""
    return STAGES.index(stage)
