"""Facts as nodes and edges: the graph model in code. Pure; ``MODEL.md`` shows it as a picture.

A fact is a node; organisations touch it by edges that say under which name, since when and how surely.
``record`` holds the whole fact, so nothing is ever read back from what is only for the eye.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from graph.entities import EntityId, Judgement, Organisation, entity_id, name_key
from graph.facts import (
    Commitment,
    CompanyState,
    Evidence,
    Fact,
    FundingRound,
    Ownership,
    PressureSignal,
    TotalRaised,
)
from graph.issues import Issue
from graph.money import Amount
from graph.store.records import fact_line, judgement_line
from graph.store.stated import Stated, judgement_key

Properties = dict[str, Any]

LABELS: Final[Mapping[type[Fact], str]] = {
    FundingRound: "Round",
    PressureSignal: "Signal",
    Commitment: "Commitment",
    Ownership: "Ownership",
    TotalRaised: "Total",
    CompanyState: "State",
}
# Edge types from a subject to a fact, by the label of the fact.
EDGES: Final[Mapping[str, tuple[str, ...]]] = {
    "Round": ("RAISED", "PARTICIPATED"),
    "Signal": ("SHOWED",),
    "Commitment": ("BUYS", "SUPPLIES"),
    "Ownership": ("OWNS", "BELONGS"),
    "Total": ("TOTALLED",),
    "State": ("BECAME", "TOOK"),
}
# What edges say: all of them alike for one fact, each for itself, and by type.
SHARED: Final = ("valid", "valid_from", "recorded", "confidence", "evidence")
OWN: Final = ("entity", "named")
OWN_MORE: Final[Mapping[str, tuple[str, ...]]] = {
    "PARTICIPATED": ("role", "amount", "currency"),
    "SHOWED": ("direction",),
    "OWNS": ("relation",),
    "BELONGS": ("relation",),
}
# How sure a fact is, by what is missing from it. The model weighs money by the same figures
# (``graph.exposure.defaults``: confidence_planned, confidence_undated; assumed there, and held equal by a test).
PLANNED, UNDATED, RUMOURED, UNSURE = 0.7, 0.5, 0.0, 0.0

_ROLES: Final = {"RAISED": "Startup", "PARTICIPATED": "Backer", "SHOWED": "Backer"}


@dataclass(frozen=True, slots=True)
class Edge:
    """From the subject that ``entity`` stands for to a fact.

    ``own`` is what it says for itself, ``shared`` what all edges of its fact say alike.
    """

    type: str
    entity: EntityId
    own: Properties
    shared: Properties

    @property
    def properties(self) -> Properties:
        """All that it says."""
        return {**self.own, **self.shared}


Draft = tuple[Properties, Properties, list[Edge]]


def confidence(fact: Fact) -> float:
    """In [0, 1]: 1 for what is stated as done and dated, less for what is planned or undated, 0 for a rumour.

    Also 0 for what is more likely wrong than right: the model counts neither.
    """
    if fact.evidence.unsure:
        return UNSURE
    status = getattr(fact, "status", "completed")
    if status == "rumoured":
        return RUMOURED
    return (PLANNED if status in {"planned", "letter_of_intent"} else 1.0) * (1.0 if fact.date else UNDATED)


def known(fact: Fact) -> Properties:
    """What every node and edge of a fact says of its own standing.

    ``valid`` is the day that it speaks of; where it names none, that of its source, and ``valid_from`` says so.
    """
    evidence = fact.evidence
    valid, basis = next(
        (str(day), basis)
        for day, basis in (
            (fact.date, "stated"),
            (evidence.published, "published"),
            (evidence.recorded.isoformat(), "recorded"),
        )
        if day
    )
    return {
        "valid": valid,
        "valid_from": basis,
        "recorded": evidence.recorded.isoformat(),
        "confidence": confidence(fact),
    }


def fact_node(one: str, fact: Fact) -> Properties:
    """The properties of a fact's node; those without a value are left out."""
    shown = {**_display(fact), **known(fact), "id": one, "record": fact_line(fact)}
    return {name: value for name, value in shown.items() if value is not None}


def edges(one: str, fact: Fact) -> list[Edge]:
    """The edges from subjects to a fact, in the order of its fields, each name once a type."""
    shared = {**known(fact), "evidence": one}

    def edge(kind: str, name: str, **more: Any) -> Edge:  # noqa: ANN401 - any property
        entity = entity_id(name)
        return Edge(kind, entity, {"entity": entity, "named": name, **more}, shared)

    match fact:
        case FundingRound():
            return [edge("RAISED", fact.company), *_participations(fact, edge)]
        case PressureSignal():
            return [edge("SHOWED", fact.subject, direction=fact.direction)]
        case Commitment():
            return [edge("BUYS", fact.buyer), edge("SUPPLIES", fact.supplier)]
        case Ownership():
            return [
                edge("OWNS", fact.parent, relation=fact.relation),
                edge("BELONGS", fact.child, relation=fact.relation),
            ]
        case TotalRaised():
            return [edge("TOTALLED", fact.company)]
        case CompanyState():
            return [
                edge("BECAME", fact.company),
                *([edge("TOOK", fact.other_party)] if fact.other_party else []),
            ]


def drafted(one: str, fact: Fact) -> Draft:
    """All of a fact that can be said before it is known whom its names mean: node, edge to its source, other edges."""
    return fact_node(one, fact), stated_in(one, fact), edges(one, fact)


def role(edge: Edge) -> str | None:
    """The label that an edge gives its subject: who raises is a start-up, who gives, or manages what gives, a backer."""
    if edge.own.get("relation") == "fund_of":
        return "Backer"
    return _ROLES.get(edge.type)


def _participations(fact: FundingRound, edge: Any) -> list[Edge]:  # noqa: ANN401 - the closure above
    shares = {share.investor: share.amount for share in fact.disclosed}
    leads = set(fact.lead_investors)
    names = dict.fromkeys((*fact.lead_investors, *fact.investors, *shares))
    return [
        edge(
            "PARTICIPATED",
            name,
            role="lead" if name in leads else "participant",
            **_money(shares.get(name)),
        )
        for name in names
    ]


def stated_in(one: str, fact: Fact) -> Properties:
    """The properties of the edge from a fact to its source: the sentences, and what read them."""
    evidence = fact.evidence
    return {
        **known(fact),
        "evidence": one,
        "quotes": [quote.text for quote in evidence.quotes],
        "starts": [quote.start for quote in evidence.quotes],
        "ends": [quote.end for quote in evidence.quotes],
        "extractor": evidence.extractor,
    }


def source_node(page_id: str, stated: Stated, content: str, revision: int) -> Properties:
    """The node of a page: who published it, and the hash of all that it states."""
    evidence = next((fact.evidence for fact in stated.facts.values()), None)
    url = evidence.url if evidence else next((issue.url for issue in stated.issues), "")
    return {
        "id": page_id,
        "name": _source_name(evidence, url),
        "url": url,
        "publisher": evidence.publisher if evidence else None,
        "published": str(evidence.published) if evidence and evidence.published else None,
        "hash": content,
        "revision": revision,
    }


def issue_node(issue: Issue) -> Properties:
    """The node of something that was not understood."""
    return {
        "name": issue.kind.replace("_", " "),
        "kind": issue.kind,
        "page_id": issue.page_id,
        "url": issue.url,
        "detail": issue.detail,
    }


def alias_node(one: EntityId, counts: Mapping[str, int], *, alone: bool) -> Properties:
    """The node of an id: every name that it is written as, the most used one first, and how many facts write each.

    The counts say which name is shown, so a name that is ``alone`` in its organisation needs none.
    """
    spelled = sorted(counts, key=lambda name: (-counts[name], name))
    return {
        "id": one,
        "name": spelled[0] if spelled else words(one),
        "spellings": spelled,
        "counts": None if alone else [counts[name] for name in spelled],
    }


def subject_node(one: Organisation) -> Properties:
    """The node of an organisation."""
    return {
        "id": one.id,
        "name": one.name,
        "names": list(one.names),
        "ids": list(one.ids),
        "search": search_text(one.names),
    }


def meaning(one: EntityId, root: EntityId, about: Iterable[Judgement]) -> Properties:
    """Why an id means its subject: by itself, or by the strongest of the judgements about it that joins it to another."""
    if root == one:
        return {"confidence": 1.0, "evidence": "its own name"}
    joins = [j for j in about if j.verdict == "same"]
    best = max(joins, key=lambda j: (j.by_person, j.score), default=None)
    return {"confidence": best.score if best else 1.0, "evidence": _reasons(best) if best else ""}


def judgement_edge(one: Judgement, revision: int) -> Properties:
    """The properties of the edge from the one id to the other."""
    return {
        "key": "\x1f".join(judgement_key(one)),
        "verdict": one.verdict,
        "relation": one.relation,
        "by": one.by,
        "confidence": one.score,
        "evidence": _reasons(one),
        "revision": revision,
        "record": judgement_line(one),
    }


def words(one: EntityId) -> str:
    """An id as a name, where none is on file."""
    return one.removeprefix("org:").replace("-", " ")


def _reasons(one: Judgement) -> str:
    return "; ".join(f"{reason.rule}: {reason.detail}" for reason in one.reasons)


def search_text(names: tuple[str, ...]) -> str:
    """What the full-text index sees of a subject: each name's words, and the name as one word."""
    keys = dict.fromkeys(filter(None, map(name_key, names)))
    return " ".join(
        form for key in keys for form in dict.fromkeys((key.replace("-", " "), key.replace("-", "")))
    )


def _source_name(evidence: Evidence | None, url: str) -> str:
    who = (
        (evidence.publisher if evidence else None)
        or url.partition("://")[2].partition("/")[0]
        or url
        or "a source"
    )
    return f"{who}, {evidence.published}" if evidence and evidence.published else who


def _money(amount: Amount | None) -> Properties:
    return {"amount": float(amount.value), "currency": amount.currency} if amount else {}


def _label(text: str) -> str:
    return text.replace("_", " ")


def _display(fact: Fact) -> Properties:
    """The fields of a fact for the eye, and its name."""
    day = str(fact.date) if fact.date else None
    match fact:
        case FundingRound():
            what = fact.announced or (
                "round" if fact.round == "unknown" else fact.round.replace("-", " ").title()
            )
            return {
                "name": " · ".join(filter(None, (fact.company, what, day))),
                "company": fact.company, "round": fact.round, "announced": fact.announced, **_money(fact.amount),
                "status": fact.status, "date": day, "is_main": fact.is_main, "others_unnamed": fact.others_unnamed,
                "valuation": float(fact.valuation.value) if fact.valuation else None,
                "valuation_currency": fact.valuation.currency if fact.valuation else None,
                "valuation_kind": fact.valuation_kind,
            }  # fmt: skip
        case PressureSignal():
            what = " ".join(filter(None, (_label(fact.signal), fact.magnitude)))
            return {
                "name": f"{fact.subject}: {what}", "signal": fact.signal, "direction": fact.direction,
                "magnitude": fact.magnitude, "date": day,
            }  # fmt: skip
        case Commitment():
            return {
                "name": f"{fact.buyer} buys from {fact.supplier}", **_money(fact.amount), "up_to": fact.up_to,
                "term_years": float(fact.term_years) if fact.term_years is not None else None,
                "status": fact.status, "date": day,
            }  # fmt: skip
        case Ownership():
            return {
                "name": f"{fact.parent} {_OWNS[fact.relation]} {fact.child}", "relation": fact.relation,
                **_money(fact.amount), "share": float(fact.share) if fact.share is not None else None, "date": day,
            }  # fmt: skip
        case TotalRaised():
            return {"name": f"{fact.company}: raised in all", **_money(fact.amount), "date": day}
        case CompanyState():
            return {
                "name": f"{fact.company}: {_label(fact.state or 'no change')}", "state": fact.state,
                "settled": fact.settled, "other_party": fact.other_party, "note": fact.note, "date": day,
            }  # fmt: skip


_OWNS = {"owns": "owns", "fund_of": "manages", "subsidiary": "is the parent of", "acquired": "bought"}
