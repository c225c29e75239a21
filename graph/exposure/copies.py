"""Which claims are one text told again: a story that many outlets carry is one witness, however many addresses it has.

Two claims of one company are copies when the passages that they quote are (most of the word triples of the smaller stand
in the other, see ``crawler.copies``) and they contradict each other in nothing. A row of a table quotes nothing and is
always a witness of its own. Every claim stays with its round; only a text's voice counts once where values are chosen,
and so does a host's: it may tell a round again in other words, but it is no second witness to itself.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from crawler import page
from crawler.copies import Index
from graph.exposure.claims import Claim

_EQUAL = 0.98  # of the larger amount: converted at another day's rate, a copy's figure differs by so much


def copies(found: Sequence[Claim]) -> list[tuple[str, str]]:
    """Ids of claims that are copies, each with the one recorded before it that it is most like; free of order."""
    index, known, pairs = Index(), {c.id: c for c in found}, []
    for claim in sorted(found, key=lambda c: (c.fact.evidence.recorded, c.id)):
        passages = "\n".join(quote.text for quote in claim.fact.evidence.quotes)
        alike = index.add(claim.id, passages)
        pairs += [(one, claim.id) for one, _ in alike if _agree(known[one], claim)][:1]
    return pairs


def voices(group: Sequence[Claim]) -> list[Claim]:
    """Of each text one claim, that which says most; in the order of the group."""
    best = {c.id: c for c in group}
    text = {c.id: c.id for c in group}
    for one, other in copies(group):
        text[other] = text[one]
        best[text[one]] = max(best[text[one]], best[other], key=_says)
    heard = {best[one].id for one in text.values()}
    return [c for c in group if c.id in heard]


def one_a_host(pool: Iterable[Claim], better: "Callable[[Claim], Any] | None" = None) -> list[Claim]:
    """Of each host one claim, the largest by ``better``; in the order of the pool.

    By default the newest of its stories about the round itself: a correction stands above what it corrects, and both
    above a look back in passing. Hosts are whole names but for ``www``: two blogs of one service are two voices.
    """
    best: dict[str, Claim] = {}
    for claim in (known := list(pool)):
        host = host_of(claim)
        best[host] = max(best.get(host, claim), claim, key=lambda c: ((better or _newest)(c), c.id))
    kept = {c.id for c in best.values()}
    return [c for c in known if c.id in kept]


def host_of(claim: Claim) -> str:
    """Who speaks; a claim without an address speaks for its page."""
    evidence = claim.fact.evidence
    return page.host_of(evidence.url) or f"page {evidence.page_id}"


def _newest(claim: Claim) -> tuple[bool, str, tuple[int, str]]:
    fact = claim.fact
    return fact.is_main, str(fact.evidence.published or fact.evidence.recorded), _says(claim)


def _says(claim: Claim) -> tuple[int, str]:
    """How much a claim tells: a shortened copy leaves out backers, dates or the valuation."""
    fact = claim.fact
    told = (claim.usd, claim.post, fact.date, claim.stage, fact.round != "unknown")
    return sum(map(bool, told)) + len(claim.leads) + len(claim.backers), claim.id


def _agree(one: Claim, other: Claim) -> bool:
    """Whether nothing that both state differs: a template filled in anew is no copy."""
    if one.fact.status != other.fact.status or (one.specific and other.specific and one.stage != other.stage):
        return False
    if one.usd and other.usd:
        return min(one.usd, other.usd) >= _EQUAL * max(one.usd, other.usd)
    return True
