"""Which claims speak of one round: pairs matched by careful rules, then joined strongest first.

A pair matches by label, amount, date and backers together, never by one of them alone. Two rounds of a
different stage are never joined, whatever else agrees, unless amount, month and a backer all do.
"""

from collections.abc import Sequence
from itertools import combinations

from graph.entities import Reason
from graph.exposure.claims import Claim
from graph.exposure.copies import copies

NEAR = 0.8  # "$110bn" and "$122bn" at two closes a month apart, "about $800m" for 940
_NEAR_UNNAMED = 0.9  # the same where one side names nobody: £100M told as $112M and as $120M
ENDED = 0.65  # talks without a stage label end at two thirds of what was said, or more
GREW = 0.4  # a stage that was rumoured at 30bn and closed at 65bn
CLOSE = 0.95  # the same amount, one of them rounded or converted
EQUAL = 0.98  # the same figure
CLOSING_DAYS = 45  # one financing, as in the measured hazards
QUARTER_DAYS = 100  # unlabelled reports of one round trickle in over about a quarter
PLAN_DAYS = 270  # up to 40 weeks from the talks to the close (Landscape)
_MONTH_DAYS = 31
YEAR_DAYS = 365  # one stage is reported by year, by month, at the announcement and at the close
_COPY = 4  # surer than any rule
_SURER = {"rumoured": 0, "planned": 1, "completed": 2}
VALUATIONS_APART = 0.72  # post-money values of one round differ by rounding and by pre or post, not by half


def joined(found: Sequence[Claim]) -> list[tuple[list[Claim], list[Reason]]]:
    """The claims of one company in groups, each one round, with the reasons for joining; free of order."""
    telling = [c for c in found if not barren(c)]
    links = []
    for a, b in combinations(sorted(telling, key=lambda c: c.id), 2):
        rule = match(a, b)
        if rule:
            links.append((rule[0], a.id, b.id, rule[1]))
    links += [(_COPY, one, other, "one text, carried by several") for one, other in copies(telling)]
    groups = {c.id: [c] for c in telling}
    reasons: dict[str, list[Reason]] = {c.id: [] for c in telling}
    for _, one, other, rule_name in sorted(links, key=lambda k: (-k[0], k[1], k[2])):
        left, right = groups[one], groups[other]
        if left is right or any(clash(a, b) for a in left for b in right):
            continue
        left.extend(right)
        why = reasons[one]
        why.extend(reasons[other])
        why.append(Reason(rule_name, f"{one} {other}"))
        for c in right:
            groups[c.id], reasons[c.id] = left, why
    distinct = {id(group): (group, reasons[group[0].id]) for group in groups.values()}
    whole = [(sorted(g, key=lambda c: c.id), why) for g, why in distinct.values()]
    return sorted(whole, key=lambda item: item[0][0].id)


def barren(claim: Claim) -> bool:
    """Whether a claim tells no amount, no stage and no date: only that someone invested at some time."""
    return claim.usd is None and not claim.specific and claim.first is None


def gap_days(a: Claim, b: Claim) -> int | None:
    """Days between what two claims' dates can mean: 0 when they overlap, None when one has no date."""
    if a.first is None or a.last is None or b.first is None or b.last is None:
        return None
    return max(0, b.first - a.last, a.first - b.last)


def ratio_of(a: Claim, b: Claim) -> float | None:
    """The smaller amount over the larger, in their own currency if it is one, else in dollars; None without."""
    if a.usd is None or b.usd is None:
        return None
    one, other = a.usd, b.usd
    assert a.fact.amount
    assert b.fact.amount
    if a.fact.amount.currency == b.fact.amount.currency:
        one, other = float(a.fact.amount.value), float(b.fact.amount.value)
    return min(one, other) / max(one, other)


def shares_backer(a: Claim, b: Claim) -> bool:
    """Whether a family of backers stands in both."""
    return bool(a.families & b.families)


def match(a: Claim, b: Claim) -> tuple[int, str] | None:
    """Strength (3 the surest) and name of the rule by which two claims are one round; None if none holds."""
    gap, ratio = gap_days(a, b), ratio_of(a, b)
    met = shares_backer(a, b)
    open_ = met or not a.families or not b.families
    if _different(a, b, gap, ratio, met=met) or not _in_order(a, b):
        return None
    if a.kind != b.kind:
        near = gap is not None and gap <= CLOSING_DAYS and ratio is not None and ratio >= EQUAL
        return (1, "same amount within 45 days, kind told differently") if near and open_ else None
    if a.kind == "ipo":
        return (2, "one public offering") if gap is None or gap <= YEAR_DAYS else None
    if a.specific and b.specific:
        return _same_stage(a, b, gap, ratio, open_=open_)
    return _loose(a, b, gap, ratio, met=met, open_=open_)


def _different(a: Claim, b: Claim, gap: int | None, ratio: float | None, *, met: bool) -> bool:
    """Whether stage or valuation says outright that these are two rounds."""
    if a.specific and b.specific and a.fact.round != b.fact.round:
        near = gap is not None and gap <= _MONTH_DAYS and ratio is not None and ratio >= EQUAL
        return not (near and met)
    if a.post and b.post and (gap is None or gap > CLOSING_DAYS):
        return min(a.post, b.post) / max(a.post, b.post) < VALUATIONS_APART
    return False


def _same_stage(
    a: Claim, b: Claim, gap: int | None, ratio: float | None, *, open_: bool
) -> tuple[int, str] | None:
    if gap is not None and gap > YEAR_DAYS:
        return None
    if ratio is None:
        if not open_ and a.fact.status != b.fact.status:
            return None
        return (2 if open_ else 1), "same stage within a year, one without an amount"
    if ratio >= CLOSE:
        return 3, "same stage and amount within a year"
    if gap is not None and gap <= CLOSING_DAYS and ratio >= NEAR and open_:
        return 2, "same stage within 45 days, amounts near"
    if a.fact.status != b.fact.status and ratio >= GREW and open_:
        return 2, "same stage, planned or rumoured at another amount"
    return None


def _loose(
    a: Claim, b: Claim, gap: int | None, ratio: float | None, *, met: bool, open_: bool
) -> tuple[int, str] | None:
    """Rules for a pair of which at least one has no stage label of its own."""
    if ratio is None:
        near = gap is not None and gap <= CLOSING_DAYS and met
        return (1, "a shared backer within 45 days, one without an amount") if near else None
    if gap is None:
        return (1, "same amount, one undated") if ratio >= EQUAL and open_ else None
    if ratio >= CLOSE and gap <= QUARTER_DAYS and open_:
        return 2, "same amount within a quarter"
    if ratio >= CLOSE and gap <= YEAR_DAYS and met:
        return 1, "same amount and a shared backer within a year"
    if ratio >= (NEAR if met else _NEAR_UNNAMED) and gap <= CLOSING_DAYS and open_:
        return 1, "within 45 days, amounts near"
    if a.fact.status != b.fact.status and gap <= PLAN_DAYS and ratio >= ENDED and met:
        return 1, "planned, then closed with a shared backer"
    return None


def _in_order(a: Claim, b: Claim) -> bool:
    """Whether the surer of two claims is not the earlier one by more than a month: a plan precedes its close."""
    if a.fact.status == b.fact.status:
        return True
    plan, done = sorted((a, b), key=lambda c: _SURER[c.fact.status])
    if plan.first is None or done.last is None:
        return True
    return done.last >= plan.first - _MONTH_DAYS


def clash(a: Claim, b: Claim) -> bool:
    """Whether two claims may not stand in one round, even when a third matches both."""
    gap, ratio = gap_days(a, b), ratio_of(a, b)
    if _different(a, b, gap, ratio, met=shares_backer(a, b)):
        return True
    if gap is not None and gap > YEAR_DAYS:
        return True
    if a.kind != b.kind and "unknown" not in {a.fact.round, b.fact.round}:
        return match(a, b) is None
    if ratio is None or a.fact.status != "completed" or b.fact.status != "completed":
        return False
    return match(a, b) is None and not _told_loosely(a, b, gap, ratio)


def _told_loosely(a: Claim, b: Claim, gap: int | None, ratio: float) -> bool:
    """Near enough in amount that only a backer left unnamed kept the pair from matching."""
    unnamed = not a.families or not b.families
    if ratio >= NEAR and gap is not None and gap <= CLOSING_DAYS:
        return True
    return ratio >= CLOSE and (gap is None or gap <= QUARTER_DAYS or unnamed)
