"""Claims of one round made into one round, with every claim kept and each value traced to one of them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from graph.dates import PartialDate
from graph.entities import EntityId, Reason
from graph.exposure import choosing
from graph.exposure.claims import Claim, claims
from graph.exposure.copies import voices
from graph.exposure.filings import counted, standing
from graph.exposure.financing import MergedRound
from graph.exposure.hierarchy import Hierarchy, hierarchy
from graph.exposure.joining import barren, joined
from graph.exposure.tranches import absorbed
from graph.snapshot import Snapshot

__all__ = ["MergedRound", "merged"]

_RANK = {"completed": 2, "planned": 1, "rumoured": 0}


def merged(snapshot: Snapshot, as_of: date | None = None, tree: Hierarchy | None = None) -> list[MergedRound]:
    """Every round on file, one per company and financing, by company and date.

    ``as_of`` (by default the snapshot's own) leaves out claims recorded later. See ``joining`` for the rules.
    """
    day = as_of or snapshot.as_of
    tree = tree or hierarchy(snapshot, day)
    by_company: dict[EntityId, list[Claim]] = defaultdict(list)
    for claim in claims(snapshot, tree.top, day):
        by_company[claim.company].append(claim)
    found = []
    for mine in by_company.values():
        now, older = standing(mine)
        rounds = absorbed([_with_history(_round(group, why), older) for group, why in joined(now)], tree)
        found.extend(_noted(rounds, [c for c in now if barren(c)], tree))
    return sorted(found, key=lambda r: (r.company, r.date or PartialDate(9999), r.id))


def _with_history(one: MergedRound, older: Mapping[str, Sequence[Claim]]) -> MergedRound:
    """The round with the notices that an amendment of its own supersedes: kept as claims, giving no value."""
    before = [(c, latest) for latest in one.claims for c in older.get(latest, ())]
    if not before:
        return one
    why = (Reason("amended by a later notice", f"{c.id} {latest}") for c, latest in before)
    claims = tuple(sorted({*one.claims, *(c.id for c, _ in before)}))
    return replace(one, claims=claims, reasons=(*one.reasons, *why))


def _noted(rounds: list[MergedRound], empty: Sequence[Claim], tree: Hierarchy) -> list[MergedRound]:
    """Claims without amount, stage and date, kept with the round that shares most backers and changing nothing.

    One that shares none with any round stands alone, as money of unknown size at an unknown time.
    """
    result = list(rounds)
    for claim in empty:
        overlaps = [
            (len(claim.families & {tree.top(b) for b in one.investors}), place)
            for place, one in enumerate(result)
        ]
        best, place = max(overlaps, key=lambda o: (o[0], -o[1]), default=(0, 0))
        if best:
            note = Reason("nothing of its own: backers on file elsewhere", claim.id)
            one = result[place]
            result[place] = replace(
                one, claims=tuple(sorted({*one.claims, claim.id})), reasons=(*one.reasons, note)
            )
        else:
            result.append(_round([claim], ()))
    return result


def _all_named(claim: Claim, named: int) -> bool:
    """Whether a notice counts no more investors than other sources of the round name."""
    count = counted(claim.fact.evidence)
    return count is not None and count <= named


def _round(group: Sequence[Claim], why: Iterable[Reason]) -> MergedRound:
    """One round of the claims in ``group``; each value is that of the claim that most other texts agree with."""
    heard = voices(group)
    best = max(_RANK[c.fact.status] for c in heard)
    sure = [c for c in heard if _RANK[c.fact.status] == best]
    money, amount_of = choosing.amount(sure, heard)
    dated = choosing.date_claim(amount_of, sure, heard)
    label = choosing.label(sure, heard)
    day, known = (dated.fact.date, True) if dated else choosing.published(group)
    real = [c for c in group if c.fact.status != "rumoured"] or list(group)
    worth = choosing.common([c for c in sure if c.fact.valuation] or [c for c in heard if c.fact.valuation])
    first = min(group, key=lambda c: (c.fact.evidence.recorded, c.id))
    named = Counter(b for c in real for b in c.backers)
    chosen = {"round": label.id, "status": sure[0].id}
    for name, claim in (("amount", money), ("date", dated), ("valuation", worth)):
        if claim:
            chosen[name] = claim.id
    return MergedRound(
        id=first.id,
        company=first.company,
        round=label.fact.round,
        announced=label.fact.announced,
        amount=money.fact.amount if money else None,
        dollars=money.dollars if money else None,
        date=day,
        dated=known,
        status=sure[0].fact.status,
        leads=choosing.leads(amount_of, [c for c in heard if c in real], day),
        investors=tuple(sorted(named)),
        disclosed=choosing.disclosed(real, day),
        others_unnamed=any(c.fact.others_unnamed and not _all_named(c, len(named)) for c in real),
        sole_investor=len(named) == 1 and any(c.fact.sole_investor for c in real),
        valuation=worth.fact.valuation if worth else None,
        valuation_kind=worth.fact.valuation_kind if worth else None,
        claims=tuple(sorted(c.id for c in group)),
        chosen=chosen,
        reasons=tuple(why),
        conflicts=choosing.conflicts(sure),
    )
