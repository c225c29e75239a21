"""Every constant of the model in one table: its value, its unit and where it comes from."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields

STAGES = ("seed", "series-a", "series-b", "series-c", "series-d", "series-e", "series-f")
_MEDIANS = (16e6, 25e6, 113e6, 285e6, 413e6, 325e6, 1000e6)
_INTERVALS = (26.0, 25.0, 30.0, 30.0, 30.0, 30.0, 30.0)


@dataclass(frozen=True, slots=True)
class Defaults:
    """The constants of one computation. Money in US dollars, time in months; see ``BASIS`` for each."""

    half_life: float = 24.0
    confidence_planned: float = 0.7
    confidence_undated: float = 0.5
    plan_lapses: float = 12.0
    merge_days: float = 45.0
    lead_a: float = 8.0
    lead_b: float = 8.0
    alpha_lead: float = 4.0
    alpha_other: float = 2.0
    others_a: float = 1.0
    others_b: float = 9.0
    lone_a: float = 2.0
    lone_b: float = 6.0
    phi_lead: float = 0.34
    phi_other: float = 0.16
    phi_strength: float = 5.0
    r_max: float = 0.5
    b0: float = 10.0
    theta: float = 0.22
    theta_fourth: float = 0.30
    theta_low: float = 0.021
    theta_high: float = 0.544
    stage_step: float = 2.0
    beta: float = 0.8
    gamma: float = 0.5
    market: float = 1.0
    runway_sigma: float = 0.4
    time_to_close: float = 3.0
    urgent_margin: float = 6.0
    solid_to: float = 0.25
    partial_to: float = 0.5
    medians: Mapping[str, float] = field(
        default_factory=lambda: dict(zip(STAGES, _MEDIANS, strict=True)), hash=False
    )
    intervals: Mapping[str, float] = field(
        default_factory=lambda: dict(zip(STAGES, _INTERVALS, strict=True)), hash=False
    )

    def assumptions(self) -> dict[str, float]:
        """Every constant by name; the tables flattened to ``median_seed`` and ``interval_seed`` and so on."""
        plain = {one.name: getattr(self, one.name) for one in fields(self)}
        medians, intervals = plain.pop("medians"), plain.pop("intervals")
        plain |= {f"median_{stage}": value for stage, value in medians.items()}
        return plain | {f"interval_{stage}": value for stage, value in intervals.items()}


DEFAULTS = Defaults()

_PILOT = "measured in an exploratory pilot on crypto rounds 2018-2023"
_ASSUMED = "assumed"
BASIS: dict[str, str] = {
    "half_life": f"{_ASSUMED}; the pilot found no gain from a shorter one",
    "confidence_planned": _ASSUMED,
    "confidence_undated": f"a round that only its source's day dates may be years older: {_ASSUMED}",
    "plan_lapses": "a close takes up to 40 weeks (Landscape), so a plan without one after 12 months has lapsed",
    "merge_days": "rounds of one startup closed within 45 days are one financing, as in the measured hazards",
    "lead_a": "lead total Beta(8, 8): practitioner ranges 25-60 %; Carta calls 30 % a lead",
    "lead_b": "as lead_a",
    "alpha_lead": _ASSUMED,
    "alpha_other": _ASSUMED,
    "others_a": f"part of 'and others' Beta(1, 9): {_ASSUMED}",
    "others_b": "as others_a",
    "lone_a": f"part unknown beside a lone name Beta(2, 6): {_ASSUMED}",
    "lone_b": "as lone_a",
    "phi_lead": f"prior leads join the next round at 0.336: {_PILOT}",
    "phi_other": f"other prior backers join at 0.161: {_PILOT}",
    "phi_strength": f"rounds that the prior counts for: {_ASSUMED}",
    "r_max": f"{_ASSUMED}: at most half of the loss is made good by another backer",
    "b0": f"{_ASSUMED}, deals in 12 months",
    "theta": f"insiders' dollars in the next round, mean of Beta(1.2, 4.2): {_PILOT}; PitchBook 0.238",
    "theta_fourth": f"the same from the fourth round on: {_PILOT}",
    "theta_low": "5 % point of Beta(1.2, 4.2)",
    "theta_high": "95 % point of Beta(1.2, 4.2)",
    "stage_step": "medians of the sample, seed 16 to F 1,000 US$M: a factor 2 a stage over six stages",
    "beta": f"in-sample coefficient 0.90 shrunk to the hazard scale, sd 0.25, unvalidated: {_PILOT}",
    "gamma": f"rival form, 0.37-0.76 on the logit scale, in sample only: {_PILOT}",
    "market": "1 = the years the hazards were measured in; known slumps 0.45-0.8",
    "runway_sigma": f"log-normal spread of the months that a round lasts: {_ASSUMED}",
    "time_to_close": "12.5 weeks are typical (Landscape)",
    "urgent_margin": _ASSUMED,
    "solid_to": f"unknown share up to which a company counts as solid: {_ASSUMED}",
    "partial_to": f"unknown share up to which no more than half is guessed: {_ASSUMED}",
    "medians": "median rounds of the sample in US dollars (AI, 2023-26; far above the market), n 51, 63, 51, 40, 28, 23, 10",
    "intervals": f"months from a stage to the next, Carta medians for seed to B, {_ASSUMED} beyond",
}
