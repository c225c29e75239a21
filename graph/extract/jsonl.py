"""One article a line in, one line of events out: the shape that evaluation sets use."""

import json
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from graph.article import Article
from graph.dates import PartialDate
from graph.errors import InputError
from graph.extract import facts_in
from graph.facts import Commitment, Fact, FundingRound, Ownership, PressureSignal, kind_of
from graph.money import Amount

# The annotation guide knows three states; a letter of intent is a plan there.
_GUIDE = {"binding": "completed", "letter_of_intent": "planned", "planned": "planned", "rumoured": "rumoured"}


def extract_lines(lines: Iterable[str]) -> Iterator[str]:
    """Read articles ``{"id", "text", "title"?, "published"?, "url"?}``, one a line; yield ``{"id", "events"}`` lines.

    Events have the fields of the annotation guide, with ``evidence`` (text) and ``evidence_spans`` (offsets
    into the text). Blank lines are passed over. Raises ``InputError``, naming the line, for anything else.
    """
    for number, line in enumerate(lines, 1):
        if line.strip():
            record = _record(line, number)
            facts = facts_in(_article(record, number)).facts
            yield json.dumps(
                {"id": record["id"], "events": [event(fact) for fact in facts]}, ensure_ascii=False
            )


def _record(line: str, number: int) -> dict[str, Any]:
    wanted = 'one JSON object a line with "id" and "text", such as {"id": "a1", "text": "Acme raised $5m."}'
    todo = f"mend line {number}, or leave it out"
    try:
        record = json.loads(line)
    except json.JSONDecodeError as error:
        raise InputError(f"line {number} is not JSON: {error}", wanted=wanted, todo=todo) from None
    if not isinstance(record, dict):
        raise InputError(
            f"line {number} holds {type(record).__name__}, not an object", wanted=wanted, todo=todo
        )
    if not isinstance(record.get("id"), str | int) or isinstance(record.get("id"), bool):
        raise InputError(f"line {number} has no id", wanted=wanted, todo=todo)
    if not isinstance(record.get("text"), str):
        raise InputError(f"line {number} has no text", wanted=wanted, todo=todo)
    for name in ("title", "url", "published"):
        if not isinstance(record.get(name), str | None):
            raise InputError(
                f"line {number}: {name} is not text: {record[name]!r}", wanted="text or null", todo=todo
            )
    return record


def _article(record: dict[str, Any], number: int) -> Article:
    published = None
    if record.get("published"):
        try:
            published = PartialDate.parse(record["published"])
        except ValueError as error:
            raise InputError(
                f"line {number}: published is {error}",
                wanted="an ISO date such as 2025-06-20, a month, or null",
                todo=f"mend line {number}",
            ) from None
    return Article(
        str(record["id"]),
        record.get("url") or "",
        None,
        record.get("title"),
        record["text"],
        published,
        datetime.now(UTC).date(),
    )


def event(fact: Fact) -> dict[str, Any]:
    """A fact in the fields of the annotation guide; ``ValueError`` for a kind that the guide does not have."""
    match fact:
        case FundingRound():
            fields = {
                "company": fact.company, **_money(fact.amount), "round": fact.round, "lead_investors": list(fact.lead_investors),
                "investors": list(fact.investors), "valuation": _number(fact.valuation), "valuation_kind": fact.valuation_kind,
                "date": _text(fact.date), "status": fact.status, "is_main": fact.is_main,
            }  # fmt: skip
        case PressureSignal():
            fields = {
                "subject": fact.subject,
                "signal": fact.signal,
                "direction": fact.direction,
                "magnitude": fact.magnitude,
                "date": _text(fact.date),
            }
        case Commitment():
            fields = {
                "buyer": fact.buyer,
                "supplier": fact.supplier,
                **_money(fact.amount),
                "term_years": _plain(fact.term_years),
                "status": _GUIDE[fact.status],
            }
        case Ownership():
            fields = {
                "parent": fact.parent,
                "child": fact.child,
                "relation": fact.relation,
                "amount": _number(fact.amount),
            }
        case _:
            raise ValueError(f"the guide has no {kind_of(fact)}")
    quotes = fact.evidence.quotes
    return {
        "kind": kind_of(fact), **fields, "evidence": "\n".join(q.text for q in quotes), "evidence_spans": [[q.start, q.end] for q in quotes],
    }  # fmt: skip


def _money(amount: Amount | None) -> dict[str, Any]:
    return {"amount": _number(amount), "currency": amount.currency if amount else None}


def _number(amount: Amount | None) -> int | float | None:
    return _plain(amount.value) if amount else None


def _plain(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _text(when: PartialDate | None) -> str | None:
    return str(when) if when else None
