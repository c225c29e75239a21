"""Notices of one offering at a regulator: the latest stands for the round, the earlier ones are its history.

An amendment restates the whole notice with what has been sold since, so two notices of one offering are
one round and never two, however far their amounts are apart.
"""

import re
from collections.abc import Sequence

from graph.exposure.claims import Claim
from graph.facts import Evidence, PressureSignal
from graph.snapshot import Snapshot

_NUMBER = re.compile(r"/data/\d{1,10}/(\d{10})(\d{2})(\d{6})/")
_COUNTS = re.compile(r"<totalNumberAlreadyInvested>\s*(\d{1,9})\s*<")
_AMENDS = re.compile(r"<previousAccessionNumber>\s*(\d{10}-\d{2}-\d{6})\s*<")


def number_of(evidence: Evidence) -> str | None:
    """The accession number of the notice that is the evidence; None for anything else."""
    found = _NUMBER.search(evidence.url)
    return "-".join(found.groups()) if found else None


def amended_by(evidence: Evidence) -> str | None:
    """The number of the notice that the evidence says it amends."""
    found = (_AMENDS.search(quote.text) for quote in evidence.quotes)
    return next((one[1] for one in found if one), None)


def counted(evidence: Evidence) -> int | None:
    """How many investors the notice counts; it names none of them."""
    found = (_COUNTS.search(quote.text) for quote in evidence.quotes)
    return next((int(one[1]) for one in found if one), None)


def standing(found: Sequence[Claim]) -> tuple[list[Claim], dict[str, list[Claim]]]:
    """The claims of one company without superseded notices; those by the id of the claim that stands for them.

    Two notices are of one offering if one amends the other, or if they share the day of the first sale
    (the notice between them may not be on file).
    """
    notices = [(c, number) for c in found if (number := number_of(c.fact.evidence))]
    if len(notices) < 2:  # noqa: PLR2004 - one notice is its own series
        return list(found), {}
    series: dict[str, list[Claim]] = {c.id: [c] for c, _ in notices}
    by_key: dict[str, str] = {}
    for claim, number in notices:
        first_sale = f"{claim.first} {claim.kind}" if claim.first is not None else None
        for key in filter(None, (number, amended_by(claim.fact.evidence), first_sale)):
            other = by_key.setdefault(key, claim.id)
            if series[other] is not series[claim.id]:
                series[other].extend(series[claim.id])
                for one in series[claim.id]:
                    series[one.id] = series[other]
    older: dict[str, list[Claim]] = {}
    for group in {id(group): group for group in series.values()}.values():
        *before, latest = sorted(group, key=_age)
        if before:
            older[latest.id] = before
    gone = {claim.id for before in older.values() for claim in before}
    return [c for c in found if c.id not in gone], older


def _age(claim: Claim) -> tuple[str, float, str]:
    """Later notices last; of one day the one that has sold more."""
    return str(claim.fact.evidence.published or ""), claim.usd or 0.0, claim.id


def restated(snapshot: Snapshot) -> set[str]:
    """Signals from notices that a later notice states again: a fund that is amended is one new fund."""
    latest: dict[tuple[object, ...], tuple[str, str]] = {}
    gone: set[str] = set()
    for one, fact in snapshot.facts.items():
        if isinstance(fact, PressureSignal) and number_of(fact.evidence):
            key = (snapshot.who(fact.subject), fact.signal, fact.date)
            mine = (str(fact.evidence.published or ""), one)
            before = latest.get(key)
            latest[key] = max(mine, before or mine)
            if before:
                gone.add(min(mine, before)[1])
    return gone
