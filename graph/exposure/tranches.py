"""Parts of a round that are on file beside their whole, taken into it so that no dollar counts twice."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

from graph.entities import EntityId, Reason
from graph.exposure.financing import MergedRound
from graph.exposure.hierarchy import Hierarchy
from graph.exposure.joining import CLOSING_DAYS, YEAR_DAYS

_SUM_WITHIN = 0.02  # parts and whole are rounded on their own: $106M + $97M told as $203M
_OWN_CHEQUE = {"strategic", "unknown", "convertible", "growth"}
_MOST_PARTS = 3


def absorbed(rounds: Sequence[MergedRound], tree: Hierarchy) -> list[MergedRound]:
    """The rounds of one company without those that are part of another.

    Two or three rounds of one label that sum to a third within a year are its tranches; a single backer's
    cheque within 45 days of a larger round that names this backer is part of it. Of a plan that has closed
    in part, the parts stand and the plan goes.
    """
    kept = sorted(rounds, key=lambda r: (-(r.usd or 0.0), r.id))
    gone: set[str] = set()
    for place, whole in enumerate(kept):
        if whole.id in gone or not whole.usd or not whole.counts:
            continue
        pool = [r for r in kept if r.id not in gone and r.counts and r.usd and r.usd < whole.usd]
        parts = _tranches(whole, pool, tree)
        rule = "tranches that sum to the whole" if parts else "a backer's cheque inside the round"
        parts = parts or [r for r in pool if _cheque_inside(r, whole, tree)]
        if parts and whole.status == "planned" and any(r.status == "completed" for r in parts):
            first = kept.index(max(parts, key=lambda r: (r.usd or 0.0, r.id)))
            kept[first] = _with(kept[first], [whole], "a plan that its parts make up", backers=False)
            gone.add(whole.id)
        elif parts:
            gone.update(r.id for r in parts)
            kept[place] = _with(whole, parts, rule, backers=True)
    return [r for r in kept if r.id not in gone]


def _tranches(whole: MergedRound, pool: Sequence[MergedRound], tree: Hierarchy) -> list[MergedRound]:
    near = [r for r in pool if _one_label(r, whole) and _days_apart(r, whole) <= YEAR_DAYS]
    near = [r for r in near if r.round not in _OWN_CHEQUE or _families(r, tree) <= _families(whole, tree)]
    for n in range(2, _MOST_PARTS + 1):
        for parts in combinations(near, n):
            total = sum(r.usd or 0.0 for r in parts)
            if whole.usd and abs(total - whole.usd) <= _SUM_WITHIN * whole.usd:
                return list(parts)
    return []


def _one_label(a: MergedRound, b: MergedRound) -> bool:
    return a.round == b.round or {a.round, b.round} <= _OWN_CHEQUE


def _families(one: MergedRound, tree: Hierarchy) -> set[EntityId]:
    return {tree.top(backer) for backer in one.investors}


def _cheque_inside(part: MergedRound, whole: MergedRound, tree: Hierarchy) -> bool:
    lone = len(part.investors) == 1 and part.round in _OWN_CHEQUE
    return (
        lone
        and len(whole.investors) > 1
        and _families(part, tree) <= _families(whole, tree)
        and _days_apart(part, whole) <= CLOSING_DAYS
    )


def _days_apart(a: MergedRound, b: MergedRound) -> float:
    if a.date is None or b.date is None:
        return float("inf")
    one, other = sorted((a.date, b.date), key=lambda d: d.earliest)
    return max(0, (other.earliest - one.latest).days)


def _with(whole: MergedRound, parts: Sequence[MergedRound], rule: str, *, backers: bool) -> MergedRound:
    """The round with the claims (and the backers) of others, which become no further money."""
    everyone = {*whole.investors, *(b for r in parts for b in r.investors if backers)}
    return replace(
        whole,
        investors=tuple(sorted(everyone)),
        claims=tuple(sorted({*whole.claims, *(c for r in parts for c in r.claims)})),
        reasons=(*whole.reasons, *(Reason(rule, r.id) for r in parts)),
        sole_investor=whole.sole_investor and len(everyone) == 1,
    )
