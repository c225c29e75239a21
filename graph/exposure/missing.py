"""Money that must exist but is not on file: earlier stages, the silence since, a total that no round explains."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import exp
from typing import Literal

from graph.dates import DAYS_PER_MONTH, months_between
from graph.exposure import hazard, stages
from graph.exposure.defaults import DEFAULTS, STAGES, Defaults
from graph.exposure.network import Financing, Total, closings

_REPORTING_DAYS = 31  # a total is often stated with the round that completes it, some weeks apart
_YEAR = 12.0
_NO_MONEY_IN = {"secondary", "ipo"}


@dataclass(frozen=True, slots=True)
class Missing:
    """A sum in US dollars that is not on file, with the age in months at which it counts."""

    kind: Literal["implied", "silence", "total"]
    stage: str | None
    usd: float
    age: float


def stage_of(one: Financing, before: str | None, defaults: Defaults = DEFAULTS) -> str:
    """The stage of a round: its label's, else by its size, else that of the round before, else seed."""
    stage = stages.of_label(one.round.round)
    if stage is None and one.round.usd:
        stage = stages.nearest(one.round.usd, defaults.medians)
    return stage or before or STAGES[0]


def staged(found: Sequence[Financing], defaults: Defaults = DEFAULTS) -> list[tuple[Financing, str]]:
    """Each equity financing, oldest first, with its stage."""
    result: list[tuple[Financing, str]] = []
    for one in found:
        result.append((one, stage_of(one, result[-1][1] if result else None, defaults)))
    return result


def size(one: Financing, stage: str, defaults: Defaults = DEFAULTS) -> float:
    """Dollars of a round: as stated, else the median of its stage."""
    return one.round.usd or defaults.medians[stage]


def implied(
    done: Sequence[tuple[Financing, str]], as_of: date, defaults: Defaults = DEFAULTS
) -> list[Missing]:
    """Stages below the highest one on file that are not, each at its median, dated back from the next one."""
    first: dict[int, date] = {}
    for group in closed_together(done, defaults):
        closed = max(one.day for one, _ in group)
        for _, stage in group:
            place = stages.index(stage)
            first[place] = min(first.get(place, closed), closed)
    if not first:
        return []
    found = []
    after = first[max(first)]
    for place in range(max(first) - 1, -1, -1):
        stage = STAGES[place]
        if place in first:
            after = min(after, first[place])
            continue
        after -= timedelta(days=round(defaults.intervals[stage] * DAYS_PER_MONTH))
        found.append(Missing("implied", stage, defaults.medians[stage], months_between(after, as_of)))
    return found


def silence(done: Sequence[tuple[Financing, str]], defaults: Defaults = DEFAULTS) -> Missing:
    """A round that may have come since the last known one: its chance times its size, halfway back."""
    one, stage = done[-1]
    chance = 1 - exp(-defaults.market * hazard.cumulative(hazard.row(stage), 0.0, one.age))
    return Missing("silence", None, chance * next_size(done, defaults), one.age / 2)


def next_size(done: Sequence[tuple[Financing, str]], defaults: Defaults = DEFAULTS) -> float:
    """Expected dollars of the next round: the largest of the last year of rounds, times the step of a stage.

    The last one alone may be an extension; beyond F rounds are taken to stay as large. Tranches count together.
    """
    last = done[-1][0]
    dollars, stage = max(
        (sum(size(one, stage, defaults) for one, stage in group), max(stage for _, stage in group))
        for group in closed_together(done, defaults)
        if group[-1][0].age - last.age <= _YEAR
    )
    return dollars * (defaults.stage_step if stage != STAGES[-1] else 1.0)


def closed_together(
    done: Sequence[tuple[Financing, str]], defaults: Defaults = DEFAULTS
) -> list[list[tuple[Financing, str]]]:
    """The financings in groups closed within the days that make one financing, each with its stage."""
    stage = {one.round.id: stage for one, stage in done}
    groups = closings([one for one, _ in done], defaults.merge_days)
    return [[(one, stage[one.round.id]) for one in group] for group in groups]


def unexplained(
    everything: Sequence[Financing],
    done: Sequence[tuple[Financing, str]],
    totals: Sequence[Total],
    guesses: Sequence[Missing],
    as_of: date,
    defaults: Defaults = DEFAULTS,
) -> list[Missing]:
    """The implied rounds, or what the newest stated total leaves unexplained if that is more.

    The total's remainder keeps the implied rounds' dates, in proportion; without any it counts halfway
    between the oldest round on file and the day of the total.
    """
    if not totals:
        return list(guesses)
    total = max(totals, key=lambda t: (t.day, t.usd, t.fact))
    until = total.day + timedelta(days=_REPORTING_DAYS)
    stage_by_id = {one.round.id: stage for one, stage in done}
    on_file = sum(
        size(one, stage_by_id.get(one.round.id, STAGES[0]), defaults)
        if one.round.id in stage_by_id
        else (one.round.usd or 0.0)
        for one in everything
        if one.round.status == "completed" and one.round.round not in _NO_MONEY_IN and one.day <= until
    )
    rest, guessed = total.usd - on_file, sum(g.usd for g in guesses)
    if rest <= guessed:
        return list(guesses)
    if guesses:
        return [Missing("total", g.stage, g.usd * rest / guessed, g.age) for g in guesses]
    oldest = min((one.day for one in everything), default=total.day)
    middle = date.fromordinal((oldest.toordinal() + total.day.toordinal()) // 2)
    return [Missing("total", None, rest, max(0.0, months_between(middle, as_of)))]
