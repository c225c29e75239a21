"""Of several claims about one round, which one gives each value: the most certain, the most agreed, the latest.

Wherever claims are counted, a host is one voice, however often it told of the round.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence

from graph.dates import PartialDate
from graph.entities import EntityId
from graph.exposure.claims import Claim, to_dollars
from graph.exposure.copies import host_of, one_a_host
from graph.exposure.joining import CLOSING_DAYS, EQUAL, YEAR_DAYS

_MONTH = 7  # letters of a date that knows its month
_GENERIC = {"unknown": 3, "growth": 2, "strategic": 2, "convertible": 1, "bridge": 1}


def amount(sure: Sequence[Claim], group: Sequence[Claim]) -> tuple[Claim | None, list[Claim]]:
    """The claim whose amount most sure claims state (the later on a tie), and all that agree with it."""
    with_money = [c for c in sure if c.usd] or [c for c in group if c.usd and c.fact.status != "rumoured"]
    with_money = with_money or [c for c in group if c.usd]
    if not with_money:
        return None, list(sure)
    heard = one_a_host(with_money)

    def agreeing(one: Claim, pool: Sequence[Claim]) -> list[Claim]:
        return [c for c in pool if c.usd and one.usd and abs(c.usd - one.usd) <= 0.02 * one.usd]

    best = max(heard, key=lambda c: (len(agreeing(c, heard)), _in_dollars(c), c.last or 0, c.id))
    return best, agreeing(best, with_money)


def _in_dollars(claim: Claim) -> bool:
    """Whether the amount was stated in dollars: preferred over a conversion that says the same."""
    return claim.fact.amount is not None and claim.fact.amount.currency == "USD"


def date_claim(agreed: Sequence[Claim], sure: Sequence[Claim], group: Sequence[Claim]) -> Claim | None:
    """The claim whose date stands: the most precise, then the most frequent, then the earliest.

    Claims that agree on the amount are heard first, as long as they know the month.
    """
    for pool, length in ((agreed, _MONTH), (sure, _MONTH), (sure, 0), (group, 0)):
        dated = [c for c in pool if c.fact.date and len(str(c.fact.date)) >= length]
        if dated:
            longest = max(len(str(c.fact.date)) for c in dated)
            told = [c for c in dated if len(str(c.fact.date)) == longest]
            dated = one_a_host(told, lambda c: -(c.first or 0))
            counts = Counter(str(c.fact.date) for c in dated)
            return min(
                dated,
                key=lambda c: (-counts[str(c.fact.date)], str(c.fact.date), c.id),
            )
    return None


def published(group: Sequence[Claim]) -> tuple[PartialDate | None, bool]:
    """The earliest day on which a source of the round appeared, and whether that dates the round.

    It does where a page reports the round as its news (a passage is quoted and the round is its main one);
    a row of a table may look back on it from years later.
    """
    days = [(c.fact.evidence.published, bool(c.fact.evidence.quotes)) for c in group if c.fact.is_main]
    known = [(day, news) for day, news in days if day]
    if not known:
        return None, False
    return min(known, key=lambda item: (not item[1], item[0].earliest))


def label(sure: Sequence[Claim], group: Sequence[Claim]) -> Claim:
    """The claim with the label that says most: a stage before a general word, then by majority."""
    pool = sure if any(c.fact.round != "unknown" for c in sure) else group
    least = min(_GENERIC.get(c.fact.round, 0) for c in pool)
    pool = one_a_host(c for c in pool if _GENERIC.get(c.fact.round, 0) == least)
    counts = Counter(c.fact.round for c in pool)
    return min(pool, key=lambda c: (-counts[c.fact.round], c.fact.round, c.id))


def leads(agreed: Sequence[Claim], real: Sequence[Claim], day: PartialDate | None) -> tuple[EntityId, ...]:
    """Backers that at least a third of the hosts naming a lead call one.

    Claims that agree on the amount are heard first, then those of the round's own days: a lead that only an
    early plan or a much later extension names did not lead the round.
    """
    telling = [c for c in real if c.leads]
    if day:
        start, end = day.earliest.toordinal() - YEAR_DAYS, day.latest.toordinal() + CLOSING_DAYS
        telling = [c for c in telling if c.first is None or start <= c.first <= end] or telling
    telling = [c for c in agreed if c.leads] or telling
    named: dict[str, set[EntityId]] = defaultdict(set)  # a host may name the leads one by one
    for c in telling:
        named[host_of(c)].update(c.leads)
    votes = Counter(lead for leads in named.values() for lead in leads)
    return tuple(sorted(lead for lead, n in votes.items() if 3 * n >= len(named)))


def disclosed(real: Sequence[Claim], day: PartialDate | None) -> tuple[tuple[EntityId, float], ...]:
    """Stated parts in dollars by backer; of several statements the one recorded last."""
    parts: dict[EntityId, float] = {}
    for c in sorted(real, key=lambda c: (c.fact.evidence.recorded, c.id)):
        for backer, stated in c.disclosed:
            usd = to_dollars(stated, day.middle if day else c.fact.evidence.recorded)
            if usd is not None:
                parts[backer] = usd
    return tuple(sorted(parts.items()))


def common(found: Sequence[Claim]) -> Claim | None:
    """The claim whose valuation most state; post-money before the rest on a tie."""
    if not found:
        return None
    found = one_a_host(found)
    counts = Counter(c.fact.valuation for c in found)
    return max(found, key=lambda c: (counts[c.fact.valuation], c.fact.valuation_kind == "post", c.id))


def conflicts(sure: Sequence[Claim]) -> tuple[str, ...]:
    """What equally sure claims contradict each other in, in words."""
    found = []
    amounts = sorted({c.usd for c in sure if c.usd})
    if len(amounts) > 1 and amounts[0] < EQUAL * amounts[-1]:
        found.append("amounts from $" + f"{amounts[0]:,.0f} to ${amounts[-1]:,.0f}")
    labels = sorted({c.fact.round for c in sure if c.fact.round != "unknown"})
    if len(labels) > 1:
        found.append("called " + ", ".join(labels))
    months = sorted({str(c.fact.date)[:7] for c in sure if c.fact.date and c.fact.date.month})
    if len(months) > 1:
        found.append(f"dated from {months[0]} to {months[-1]}")
    return tuple(found)
