"""A table of rounds, CSV or JSON lines: each row a fact, or an issue with its line and its reason."""

import csv
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, cast, get_args

from crawler.listing import Fault
from crawler.markup import opened
from crawler.page import Page
from crawler.records import Record, records
from graph.facts import Evidence, Fact, FundingRound, Ownership, Quote, Status, ValuationKind
from graph.issues import Issue
from graph.money import Amount
from graph.structured import cells
from graph.structured.cells import BadCell
from graph.structured.shapes import PLAIN, SHAPES, Shape, shape_of, strangers
from graph.structured.stated import Stated, evidence, issue

_CSV, _JSONL = ("text/csv", "text/tab-separated-values"), ("application/jsonl", "application/x-ndjson")
_ENDINGS = (".csv", ".tsv", ".jsonl", ".ndjson")
_QUOTED = 600  # characters of a row that are quoted whole; of a longer one the cells that were used
_MOST_ISSUES = 1_000  # rows of one page that are told one by one
_MOST = 50_000_000  # bytes out of a gzip
_ROUNDS = SHAPES[-1]
_WEB = re.compile(r"https?://[^\s<>\"]{1,2000}")
Row = Mapping[str, str]


def fits(page: Page) -> bool:
    """Whether the page is a table, by its media type or the end of its address."""
    media = (page.header("content-type") or "").partition(";")[0].strip().lower()
    if page.body[:200].lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"<", b"%PDF", b"PK")):
        return False
    path = page.final_url.partition("#")[0].partition("?")[0].removesuffix(".gz")
    return media in (*_CSV, *_JSONL) or path.endswith(_ENDINGS)


def stated(page: Page) -> Stated:
    """The facts of a table's rows. A bad row costs itself only."""
    body = opened(page.body, _MOST)
    if isinstance(body, Fault):
        return Stated(issues=(issue("unread_row", page, body.reason),))
    text = _decoded(body)
    first_line = _first_line(page.final_url)
    if is_jsonl(text):
        return _read(page, _ROUNDS, _json_rows(text, first_line))
    lines = records(text, quoted=True)
    head = next(lines, None)
    delimiter = _delimiter(head.text if head else "")
    headings = _headings(head, delimiter)
    shape = shape_of(headings)
    if shape is None:
        known = "; ".join(f"{one.name}: {', '.join(one.needs)}" for one in SHAPES)
        return Stated(
            issues=(issue("unread_row", page, f"no table of rounds is known by these columns ({known})"),)
        )
    wrong = [issue("unread_row", page, f"line 1, {words}") for words in strangers(shape, headings)]
    shift = first_line - 2 if first_line > 1 else 0  # this part's second line is that line of the whole file
    found = _read(page, shape, _csv_rows(lines, headings, delimiter, shape, shift))
    return replace(found, issues=(*wrong, *found.issues))


def is_jsonl(text: str) -> bool:
    """Whether a text holds a JSON object a line."""
    return text.lstrip("\ufeff \t\r\n").startswith("{")


def _read(page: Page, shape: Shape, rows: Iterator[tuple[int, Record, Row | str]]) -> Stated:
    facts: list[Fact] = []
    issues: list[Issue] = []
    groups: dict[str, int] = {}
    for line, record, row in rows:
        fact, trouble = _fact_or_why(page, shape, row, record, line)
        if len(issues) < _MOST_ISSUES:
            issues.extend(issue("unread_row", page, f"line {line}, {one}") for one in trouble)
        if fact is None:
            continue
        key = row.get("group", "") if not isinstance(row, str) else ""
        if key and key in groups and isinstance(fact, FundingRound):
            facts[groups[key]] = _joined(cast("FundingRound", facts[groups[key]]), fact)
        else:
            groups.setdefault(key, len(facts))
            facts.append(fact)
    return Stated(tuple(facts), tuple(issues))


def _fact_or_why(
    page: Page, shape: Shape, row: Row | str, record: Record, line: int
) -> tuple[Fact | None, list[str]]:
    if isinstance(row, str):
        return None, [row]
    try:
        return _fact(page, shape, row, record, line)
    except BadCell as error:
        return None, [str(error)]


def _fact(page: Page, shape: Shape, row: Row, record: Record, line: int) -> tuple[Fact, list[str]]:
    company = cells.name("company", row.get("company", ""))
    when = cells.day("date", row.get("date", ""))
    amount = _amount(shape, row, "amount")
    said = _evidence(page, shape, row, record, line)
    if "acquirer" in row:
        return Ownership(
            cells.name("acquirer", row["acquirer"]), company, "acquired", amount, None, when, said
        ), []
    trouble: list[str] = []
    try:
        valuation = _amount(shape, row, "valuation")
    except BadCell as error:  # the rest of the row still stands
        valuation, trouble = None, [str(error)]
    leads = cells.names("lead_investors", row.get("lead_investors", ""), shape.between)
    others = cells.names("investors", row.get("investors", ""), shape.between)
    label = cells.label(row.get("round", ""), row.get("code", ""))
    kind = _word(row, "valuation_kind", ValuationKind, "unspecified")
    fact = FundingRound(
        company=company,
        amount=amount,
        round=label,
        announced=row.get("round", "").strip() or None,
        lead_investors=leads,
        investors=tuple(dict.fromkeys((*leads, *others))),
        disclosed=(),
        others_unnamed=False,  # a row can't say; a lone name is the model's matter
        sole_investor=False,
        valuation=valuation,
        valuation_kind=cast("ValuationKind", kind) if valuation else None,
        date=when,
        status=cast("Status", _word(row, "status", Status, "completed")),
        is_main=True,
        evidence=said,
    )
    return fact, trouble


def _joined(one: FundingRound, other: FundingRound) -> FundingRound:
    """Two rows of one round: the investors and the quotes of both."""
    return replace(
        one,
        investors=tuple(dict.fromkeys((*one.investors, *other.investors))),
        evidence=replace(one.evidence, quotes=(*one.evidence.quotes, *other.evidence.quotes)),
    )


def _amount(shape: Shape, row: Row, column: str) -> Amount | None:
    value = cells.money(column, row.get(column, ""))
    if value is None:
        return None
    currency = row.get("currency", "").strip().upper() or shape.currency or ""
    try:
        return Amount(value * shape.valuation_in if column == "valuation" else value, currency)
    except ValueError:
        raise BadCell("currency", currency or f"none for {column} {value}") from None


def _word(row: Row, column: str, vocabulary: object, otherwise: str) -> str:
    said = row.get(column, "").strip().lower() or otherwise
    if said not in get_args(vocabulary):
        raise BadCell(column, said)
    return said


def _evidence(page: Page, shape: Shape, row: Row, record: Record, line: int) -> Evidence:
    link = row.get("source_url", "").strip()
    url = link if _WEB.fullmatch(link) else f"{page.final_url.partition('#')[0]}#row={line}"
    publisher = row.get("publisher", "").strip() or shape.publisher
    return evidence(
        page, publisher, cells.day("published", row.get("published", "")), _quotes(row, record), url
    )


def _quotes(row: Row, record: Record) -> list[Quote]:
    if len(record.text) <= _QUOTED:
        return [Quote(record.text, record.start, record.start + len(record.text))]
    found, after = [], 0
    for cell in row.values():
        at = record.text.find(cell, after) if cell.strip() else -1
        at = record.text.find(cell) if at < 0 and cell.strip() else at
        if at >= 0:
            found.append(Quote(cell, record.start + at, record.start + at + len(cell)))
            after = at + len(cell)
    return found


def _csv_rows(
    lines: Iterator[Record], headings: list[str], delimiter: str, shape: Shape, shift: int
) -> Iterator[tuple[int, Record, Row | str]]:
    ours = [shape.columns.get(heading.strip().lower()) for heading in headings]
    for record in lines:
        line = record.line + shift
        try:
            found = _cells(record, delimiter)
        except csv.Error as error:
            yield line, record, str(error)
            continue
        if not any(cell.strip() for cell in found):
            continue
        if len(found) > len(headings) and any(cell.strip() for cell in found[len(headings) :]):
            yield line, record, f"{len(found)} cells under {len(headings)} columns"
            continue
        yield line, record, {column: cell for column, cell in zip(ours, found, strict=False) if column}


def _headings(head: Record | None, delimiter: str) -> list[str]:
    try:
        return _cells(head, delimiter) if head else []
    except csv.Error:
        return []


def _cells(record: Record, delimiter: str) -> list[str]:
    return next(csv.reader([record.text.replace("\0", "")], delimiter=delimiter, strict=True), [])


def _json_rows(text: str, first_line: int) -> Iterator[tuple[int, Record, Row | str]]:
    for record in records(text, quoted=False):
        line = record.line + max(first_line - 1, 0)
        try:
            value: Any = json.loads(record.text)
        except (ValueError, RecursionError) as error:
            yield line, record, f"not JSON: {error}"
            continue
        yield line, record, _flat(value)


def _flat(value: object) -> Row | str:
    """A JSON object as a row; the reason if it isn't one of plain values and lists of names."""
    if not isinstance(value, dict):
        return "not a JSON object"
    row: dict[str, str] = {}
    for said, one in value.items():
        key = said.strip().lower()
        if key not in PLAIN:
            return strangers(_ROUNDS, [said])[0]
        if isinstance(one, list) and all(isinstance(item, str) for item in one):
            row[key] = ";".join(one)
        elif isinstance(one, bool) or not isinstance(one, str | int | float | None):
            return f"{key}: {str(one)[:50]!r}"
        else:
            row[key] = "" if one is None else str(one)
    return row


def _decoded(body: bytes) -> str:
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError:
        return body.decode("cp1252", "replace")


def _delimiter(head: str) -> str:
    return max(",;\t", key=head.count) if head else ","


def _first_line(url: str) -> int:
    """The line at which this part of a file begins, by its address (``#row=4002-8001``); 1 without."""
    found = re.search(r"#row=(\d{1,9})", url)
    return int(found[1]) if found else 1
