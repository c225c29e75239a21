"""Announcing sentences, each about one round: are its company, its amount and its lead investors read?"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from graph.quality.scoring import Event, is_same_name, plain_name

_SIGNS = {"$": "USD", "€": "EUR", "£": "GBP", "₹": "INR", "¥": "JPY"}
_SUM = re.compile(r"\s*([^\d\s.]*)\s*([\d.,]+)\s*(bn|b|m|mn|k|mio|million|billion)?\b", re.IGNORECASE)
_CLOSE = 0.01


def announced(records: Sequence[Mapping[str, Any]], found: Mapping[str, Sequence[Event]]) -> dict[str, float]:
    """Shares of sentences: ``company`` found; ``amount`` of those that have one; ``lead_exact`` of those that name all leads.

    ``n_...`` are the numbers of sentences behind each.
    """
    hit, of = (
        dict.fromkeys(("company", "amount", "lead_exact"), 0),
        dict.fromkeys(("company", "amount", "lead_exact"), 0),
    )
    for record in records:
        text = str(record.get("description") or "")
        if not text.strip():
            continue
        rounds = [event for event in found.get(str(record["id"]), ()) if event["kind"] == "funding_round"]
        of["company"] += 1
        hit["company"] += any(is_same_name(record["company"], event.get("company")) for event in rounds)
        if wanted := _sum(record.get("amount")):
            of["amount"] += 1
            hit["amount"] += any(_is_sum(wanted, event) for event in rounds)
        names = [name for name in re.split(r",| and ", record.get("lead") or "") if name.strip()]
        words = " ".join(plain_name(text))
        if names and all(plain_name(name) and " ".join(plain_name(name)) in words for name in names):
            of["lead_exact"] += 1
            got = {plain_name(name): name for event in rounds for name in event.get("lead_investors") or ()}
            met = sum(any(is_same_name(name, other) for other in got.values()) for name in names)
            hit["lead_exact"] += met == len(names) == len(got)
    shares = {name: round(hit[name] / max(1, of[name]), 4) for name in hit}
    return {**shares, **{f"n_{name}": float(count) for name, count in of.items()}}


def _sum(text: str | None) -> tuple[float, str | None] | None:
    """An amount such as "€12m" as a number and its currency, where its sign says one."""
    match = _SUM.match(text or "")
    if not match:
        return None
    unit = (match[3] or "m").lower()
    scale = 1e9 if unit.startswith("b") else 1e3 if unit == "k" else 1e6
    return float(match[2].replace(",", "")) * scale, _SIGNS.get(match[1])


def _is_sum(wanted: tuple[float, str | None], event: Event) -> bool:
    value, currency = wanted
    amount = event.get("amount")
    if amount is None or currency not in (None, event.get("currency")):
        return False
    return abs(value - float(amount)) <= _CLOSE * max(value, float(amount))
