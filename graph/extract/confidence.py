"""How likely it is that a fact is right: a calibrated probability from what its evidence looks like.

A logistic regression over a few plain features of the fact and the sentences that state it. The weights stand in
``confidence.json``; ``tests/gate/calibrate.py`` fits them on articles that we wrote and on text made from templates of
ours, and the gate's reliability tables measure them on articles that they were not fitted on.
"""

import json
import math
import re
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path

from graph.article import Article
from graph.extract.names import words_of
from graph.facts import (
    Commitment,
    CompanyState,
    Evidence,
    Fact,
    FundingRound,
    Ownership,
    PressureSignal,
    kind_of,
)

WEIGHTS = Path(__file__).with_name("confidence.json")
_STOP = re.compile(r"[.!?…][\"”’')\]]*$")
_LONGEST_NAME = 4  # words
_SHORTEST_NAME = 3  # letters
_LEAD = 400  # characters: title and first paragraph
_CENT = Decimal("0.01")


def probability(fact: Fact, article: Article) -> Decimal:
    """The chance in [0.01, 0.99] that a careful reader of the article would state this fact, to two digits."""
    weights = _weights()
    told = features(fact, article)
    score = sum(weights.get(name, 0.0) * value for name, value in told.items())
    chance = Decimal(1 / (1 + math.exp(-max(-30.0, min(30.0, score))))).quantize(_CENT)
    return min(max(chance, _CENT), 1 - _CENT)


@cache
def _weights() -> Mapping[str, float]:
    found: dict[str, float] = json.loads(WEIGHTS.read_text(encoding="utf-8"))["weights"]
    return found


def features(fact: Fact, article: Article) -> dict[str, float]:
    """What is told about a fact, each in about [0, 1]: its kind, its names, its sentences, its fields."""
    # that a company ended is told in the words of a signal, and is as often right
    kind = "pressure_signal" if isinstance(fact, CompanyState) else kind_of(fact)
    found = {kind: 1.0}
    found |= _of_names(fact, article)
    found |= _of_evidence(fact.evidence, article)
    match fact:
        case FundingRound():
            found |= {
                "round_amount": float(fact.amount is not None),
                "round_label": float(fact.round != "unknown"),
                "round_backers": float(bool(fact.investors)),
                "round_past": float(not fact.is_main),
                "round_unsure": float(fact.status != "completed"),
            }
        case PressureSignal():
            found |= {"signal_size": float(fact.magnitude is not None)}
        case Commitment():
            found |= {"commitment_amount": float(fact.amount is not None)}
        case Ownership():
            found |= {
                "ownership_bought": float(fact.relation == "acquired"),
                "ownership_amount": float(fact.amount is not None),
            }
    return {name: value for name, value in found.items() if value}


def identity(fact: Fact) -> tuple[str, ...]:
    """The names that say which fact it is."""
    match fact:
        case FundingRound():
            return (fact.company,)
        case PressureSignal():
            return (fact.subject,)
        case Commitment():
            return (fact.buyer, fact.supplier)
        case Ownership():
            return (fact.parent, fact.child)
    return ()


def _of_names(fact: Fact, article: Article) -> dict[str, float]:
    names = identity(fact)
    quotes = [quote.text for quote in fact.evidence.quotes]
    lead = f"{article.title or ''}\n{article.text[:_LEAD]}"
    together = any(all(name in quote for name in names) for quote in quotes)
    return {
        # "it" or "the company" was resolved to a name of another sentence
        "resolved": float(not together),
        "leads": float(all(name in lead for name in names)),
        "once": float(any(article.text.count(name) <= 1 for name in names)),
        "long_name": float(any(len(name.split()) > _LONGEST_NAME for name in names)),
        "odd_name": float(any(_is_odd(name) for name in names)),
    }


def _is_odd(name: str) -> bool:
    """Whether a name looks like a piece of a headline or a common word, not like a name."""
    words = words_of(name)
    return (
        len("".join(words)) < _SHORTEST_NAME
        or name.endswith(("ing", "ed"))
        or bool(re.search(r"[^\w\s&.’'+-]|\d{3}", name))
    )


def _of_evidence(evidence: Evidence, article: Article) -> dict[str, float]:
    quotes = [quote.text for quote in evidence.quotes]
    told = [quote for quote in quotes if _STOP.search(quote)]
    return {
        "told_again": float(len(told) > 1),
        "heading_only": float(not told),
        "late": min(1.0, min((q.start for q in evidence.quotes), default=0) / max(1, len(article.text))),
    }
