"""What a query result of Wikidata states: investments, ownership with its dates, and names for one organisation.

An investor without a round is a round of unknown size: it says that this backer is there. Deprecated
statements are left out. Another name is a judgement that carries the item and its identifiers as reason.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any
from urllib.parse import urlsplit

from crawler.page import Page
from graph.dates import PartialDate
from graph.entities import Judgement, Reason, entity_id, name_key
from graph.facts import Evidence, Fact, FundingRound, Ownership, OwnershipRelation, Quote
from graph.issues import Issue
from graph.resolve.aliases import aliases
from graph.structured.stated import Stated, evidence, issue

_PUBLISHER = "Wikidata"
_ITEM = re.compile(r"https?://www\.wikidata\.org/entity/(Q[1-9]\d{0,9})")
_OTHER_NAME = 0.9  # many hands wrote it; below our own table and an issuer's own word
_SHORTEST = 4  # letters of a name that may be another's: "SB" and "IVP" are many houses
_MOST_ISSUES = 200
_NAMES = {"alias", "official", "short"}
_OWNS: dict[str, tuple[OwnershipRelation, bool]] = {  # relation, and whether the item is the child
    "owner": ("owns", True), "owner_of": ("owns", False),
    "parent": ("subsidiary", True), "subsidiary": ("subsidiary", False),
}  # fmt: skip
Row = Mapping[str, str]


def fits(page: Page) -> bool:
    """Whether the page is a query result about items."""
    start = page.body[:600]
    return start.lstrip().startswith(b"{") and b'"vars"' in start and b'"item"' in start


def stated(page: Page) -> Stated:
    """The facts and judgements of one result."""
    text = page.body.decode("utf-8", "replace")
    rows = list(_rows(text))
    if not rows and not re.search(r'"bindings"\s*:\s*\[\s*\]', text):
        return Stated(issues=(issue("unread_row", page, "no query result can be read in it"),))
    facts: list[Fact] = []
    issues: list[Issue] = []
    for number, (row, quote) in enumerate(rows, 1):
        if "relation" not in row or row.get("rank", "").endswith("DeprecatedRank"):
            continue
        if _named(row, "item") and _named(row, "other"):
            facts.extend(_edge(row, _said(page, row, quote)))
        elif len(issues) < _MOST_ISSUES:
            who = f"{row.get('item', '')} {row.get('relation')} {row.get('other', '')}"
            issues.append(issue("unread_row", page, f"row {number}: one of them has no English name: {who}"))
    return Stated(tuple(dict.fromkeys(facts)), tuple(issues), tuple(_other_names([row for row, _ in rows])))


def _edge(row: Row, said: Evidence) -> Iterator[Fact]:
    item, other = row["itemLabel"], row["otherLabel"]
    start, end = _day(row.get("start")), _day(row.get("end"))
    if row["relation"] == "investor":
        yield FundingRound(
            company=item, amount=None, round="unknown", announced=None, lead_investors=(), investors=(other,),
            disclosed=(), others_unnamed=True, sole_investor=False, valuation=None, valuation_kind=None, date=start,
            status="completed", is_main=False, evidence=said,
        )  # fmt: skip
    elif row["relation"] in _OWNS:
        relation, is_child = _OWNS[row["relation"]]
        parent, child = (other, item) if is_child else (item, other)
        yield Ownership(parent, child, relation, None, _share(row.get("share")), start, said)
        if end:  # over since then
            yield Ownership(parent, child, relation, None, Decimal(0), end, said)


def _other_names(rows: list[Row]) -> Iterator[Judgement]:
    """Each other name of an item; a name that two items bear, or that is too short to be one's own, is left out."""
    bearers: dict[str, set[str]] = defaultdict(set)
    told: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        for name in (row.get("itemLabel", ""), row.get("value", "") if row.get("kind") in _NAMES else ""):
            bearers[name_key(name)].add(row.get("item", ""))
        if row.get("kind") and row["kind"] not in _NAMES:
            told[row["item"]].append(_identifier(row["kind"], row.get("value", "")))
    table = aliases()
    for row in rows:
        if row.get("kind") not in _NAMES or not _named(row, "item"):
            continue
        name, other = row["itemLabel"], row.get("value", "")
        one, two = name_key(name), name_key(other)
        clear = len(two.replace("-", "")) >= _SHORTEST and len(bearers[two]) == 1 and len(bearers[one]) == 1
        heads = table.head(one), table.head(two)
        if one != two and clear and two not in table.perhaps and (not all(heads) or heads[0] == heads[1]):
            ids = ", ".join([_ITEM.sub(r"\1", row["item"]), *dict.fromkeys(told[row["item"]])])
            reason = Reason("wikidata", f"{other} is the {row['kind']} name of {name} ({ids})"[:300])
            yield Judgement(
                entity_id(other), entity_id(name), "same", None, _OTHER_NAME, "wikidata", (reason,)
            )


def _identifier(kind: str, value: str) -> str:
    if kind == "website":
        return (urlsplit(value).hostname or value).removeprefix("www.")[:100]
    return f"{kind} {value[:40]}"


def _rows(text: str) -> Iterator[tuple[Row, Quote]]:
    """Each row as plain values with the passage that it is, as far as the document goes."""
    found = re.search(r'"bindings"\s*:\s*\[', text)
    position = found.end() if found else len(text)
    decoder = json.JSONDecoder()
    while position < len(text):
        if text[position] in ", \r\n\t":
            position += 1
            continue
        try:
            value, end = decoder.raw_decode(text, position)
        except (ValueError, RecursionError):
            return
        if isinstance(value, dict):
            yield _plain(value), Quote(text[position:end], position, end)
        position = end


def _plain(row: dict[str, Any]) -> Row:
    return {name: str(cell.get("value", "")) for name, cell in row.items() if isinstance(cell, dict)}


def _named(row: Row, who: str) -> bool:
    """Whether the item has a name; the label service answers the bare number for one that has none."""
    label = row.get(f"{who}Label", "")
    return (
        bool(name_key(label)) and not re.fullmatch(r"Q\d+", label) and bool(_ITEM.fullmatch(row.get(who, "")))
    )


def _said(page: Page, row: Row, quote: Quote) -> Evidence:
    item = _ITEM.fullmatch(row["item"])
    assert item
    return evidence(page, _PUBLISHER, None, [quote], f"https://www.wikidata.org/wiki/{item[1]}")


def _day(text: str | None) -> PartialDate | None:
    """A day. A date known to the month or year is written as its first day: then the vaguer is the honest reading."""
    found = re.match(r"(\d{4})-(\d\d)-(\d\d)T", text or "")
    if not found:
        return None
    year, month, day = (int(part) for part in found.groups())
    try:
        if day == 1:
            return PartialDate(year) if month == 1 else PartialDate(year, month)
        return PartialDate(year, month, day)
    except ValueError:
        return None


def _share(text: str | None) -> Decimal | None:
    """A proportion in (0, 1]; shares in percent are written both ways."""
    try:
        value = Decimal(text or "")
    except InvalidOperation:
        return None
    value = value / 100 if 1 < value <= 100 else value  # noqa: PLR2004 - percent
    return value if value.is_finite() and 0 < value <= 1 else None
