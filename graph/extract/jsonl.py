"""One article a line in, one line of events out: the shape that evaluation sets use."""

import json
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from graph.article import Article
from graph.dates import PartialDate
from graph.errors import InputError
from graph.extract import facts_in
from graph.extract.endpoint import Endpoint, second_opinion
from graph.extract.gate import telling
from graph.facts import Commitment, CompanyState, Fact, FundingRound, Ownership, PressureSignal, kind_of
from graph.money import Amount

_HALF = re.compile("[\ud800-\udfff]")  # of a surrogate pair: JSON can write it, UTF-8 and every store can't
_DETAIL = 300  # characters of an issue's detail, as ``Issue`` has it
# The annotation guide knows three states; a letter of intent is a plan there.
_GUIDE = {"binding": "completed", "letter_of_intent": "planned", "planned": "planned", "rumoured": "rumoured"}


_WANTED = 'one JSON object with "id" and "text", such as {"id": "a1", "text": "Acme raised $5m."}'


@dataclass(frozen=True, slots=True)
class Answer:
    """One line of answer; ``issues`` are the kinds of issue in it, ``complaint`` what is wrong with the line that it answers."""

    line: str
    issues: tuple[str, ...] = ()
    complaint: str | None = None


def extract_lines(lines: Iterable[str]) -> Iterator[str]:
    """The answer to each line, blank ones passed over; see ``answer``."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield answer(line, number).line


def answer(line: str | bytes, number: int) -> Answer:
    """Read an article ``{"id", "text", "title"?, "published"?, "url"?}`` and answer ``{"id", "events"}``.

    Events have the fields of the annotation guide, with ``evidence`` (text), ``evidence_spans`` (offsets into the text)
    and ``confidence`` (the calibrated chance that it is right). What was not understood is told beside them under ``issues``. A line that is no article is answered
    too: with the ``id`` that it has or null, its ``line`` number, no events, and what is wrong as its issue.
    """
    try:
        record = _record(line)
    except InputError as error:
        return unread(number, error.got, _id_of(line))
    article, doubt = _article(record)
    found = facts_in(article)
    issues = [{"kind": one.kind, "detail": one.detail} for one in found.issues]
    if doubt:
        issues.insert(0, {"kind": "no_date", "detail": doubt})
    told: dict[str, Any] = {"id": record["id"], "events": events(found.facts)}
    endpoint = Endpoint.of(os.environ)
    if endpoint and not found.issues and telling(article.text):
        told["second_opinion"] = asdict(second_opinion(endpoint, article.text))
    complaint = f"line {number}: {doubt}" if doubt else None
    kinds = tuple(str(one["kind"]) for one in issues)
    return Answer(_dumped(told | ({"issues": issues} if issues else {})), kinds, complaint)


def unread(number: int, reason: str, name: str | int | None = None) -> Answer:
    """The answer to a line of which nothing could be read."""
    issue = {"kind": "bad_line", "detail": reason}
    told = {"id": name, "events": [], "line": number, "issues": [issue]}
    return Answer(_dumped(told), ("bad_line",), f"line {number} {reason}")


def _dumped(told: dict[str, Any]) -> str:
    text = json.dumps(told, ensure_ascii=False)
    try:
        text.encode()
    except UnicodeEncodeError:  # half of a surrogate pair, which JSON can write and UTF-8 can't
        return json.dumps(told)
    return text


def article_in(line: str | bytes, default_id: int) -> tuple[dict[str, Any], Article]:
    """The record of a line, with this id if it has none, and its article, fit for a store. Raises ``InputError`` for a line that is none."""
    record = _record(line, default_id)
    for name in ("id", "text", "title", "url"):
        if isinstance(record.get(name), str):
            record[name] = _HALF.sub("\ufffd", record[name])
    return record, _article(record)[0]


def _record(line: str | bytes, default_id: int | None = None) -> dict[str, Any]:
    todo = "mend the line, or leave it out"
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:  # a UnicodeDecodeError is a ValueError
        raise InputError(f"is not JSON: {error}"[:_DETAIL], wanted=_WANTED, todo=todo) from None
    if not isinstance(record, dict):
        raise InputError(f"holds {type(record).__name__}, not an object", wanted=_WANTED, todo=todo)
    if default_id is not None:
        record.setdefault("id", default_id)
    if not isinstance(record.get("id"), str | int) or isinstance(record.get("id"), bool):
        raise InputError("has no id", wanted=_WANTED, todo=todo)
    if not isinstance(record.get("text"), str):
        raise InputError("has no text", wanted=_WANTED, todo=todo)
    for name in ("title", "url", "published"):
        if not isinstance(record.get(name), str | None):
            raise InputError(f"has a {name} that is not text", wanted="text or null", todo=todo)
    return record


def _id_of(line: str | bytes) -> str | int | None:
    """The id of a line that is no article, if it has one that much is right with."""
    try:
        found = json.loads(line)["id"]
    except (ValueError, RecursionError, TypeError, KeyError):
        return None
    return found if isinstance(found, str | int) and not isinstance(found, bool) else None


def _article(record: dict[str, Any]) -> tuple[Article, str | None]:
    """The article of a record, and what its date is if that is none: the text is then read without."""
    published, doubt = None, None
    if record.get("published"):
        try:
            published = PartialDate.of_page(record["published"])
        except ValueError as error:
            doubt = f"published is {error}"[:_DETAIL]
    today = datetime.now(UTC).date()
    url = record.get("url") or ""
    return Article(str(record["id"]), url, None, record.get("title"), record["text"], published, today), doubt


def events(facts: Iterable[Fact]) -> list[dict[str, Any]]:
    """The facts of the kinds that the annotation guide has, in its fields; that a company ended is none of them."""
    return [event(fact) for fact in facts if not isinstance(fact, CompanyState)]


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
        "kind": kind_of(fact), **fields, "confidence": _plain(fact.evidence.probability),
        "evidence": "\n".join(q.text for q in quotes), "evidence_spans": [[q.start, q.end] for q in quotes],
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
