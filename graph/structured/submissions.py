"""A company's record at the SEC (``data.sec.gov/submissions/CIK….json``): its former names, and whether it is listed."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from crawler.page import Page
from graph.entities import Judgement, Reason, entity_id, name_key
from graph.facts import CompanyState, Quote
from graph.structured.stated import Stated, evidence, issue

_PUBLISHER = "SEC EDGAR"
_FORMERLY = 0.96  # the company's own word about its own name
_SNIFF = 4_000  # bytes in which such a record says that it is one
_LONGEST = 300  # characters of a name


def fits(page: Page) -> bool:
    """Whether the page is such a record."""
    start = page.body[:_SNIFF]
    return start.lstrip().startswith(b"{") and b'"cik"' in start and b'"formerNames"' in start


def stated(page: Page) -> Stated:
    """What the record says of the company; its filings are sources of their own."""
    text = page.body.decode("utf-8", "replace")
    try:
        record = json.loads(text)
        name, former = str(record["name"])[:_LONGEST], record["formerNames"]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        return Stated(issues=(issue("unread_filing", page, f"no record of a company: {error!r}"),))
    if not name_key(name) or not isinstance(former, list):
        return Stated(issues=(issue("unread_filing", page, "a record without a name"),))
    told = tuple(_names(name, str(record.get("cik", "")), former))
    return Stated(tuple(_listed(page, text, name, record)), judgements=told)


def _listed(page: Page, text: str, name: str, record: Mapping[str, Any]) -> Iterator[CompanyState]:
    """A company with a ticker at an exchange is listed; since when, the record does not say."""
    tickers, exchanges = record.get("tickers"), record.get("exchanges")
    if not (isinstance(tickers, list) and isinstance(exchanges, list) and tickers and any(exchanges)):
        return
    pairs = zip(map(str, exchanges), map(str, tickers), strict=False)
    note = ", ".join(f"{exchange}: {ticker}" for exchange, ticker in pairs)[:_LONGEST]
    said = evidence(page, _PUBLISHER, None, _quotes(text, "name", "tickers", "exchanges"))
    yield CompanyState(name, "listed", "yes", None, note, None, said)


def _names(name: str, cik: str, former: list[Any]) -> Iterator[Judgement]:
    for one in former:
        if not isinstance(one, dict):
            continue
        old = str(one.get("name") or "")[:_LONGEST]
        if not name_key(old) or name_key(old) == name_key(name):
            continue
        since, until = str(one.get("from") or "")[:10], str(one.get("to") or "")[:10]
        detail = (
            f"{old} was the name of {name} from {since or '?'} to {until or '?'}, CIK {cik.zfill(10)[:10]}"
        )
        reason = Reason("filing", detail)
        yield Judgement(entity_id(old), entity_id(name), "same", "formerly", _FORMERLY, "filing", (reason,))


def _quotes(text: str, *names: str) -> list[Quote]:
    found = (re.search(rf'"{name}"\s*:\s*(?:"[^"]*"|\[[^\]]*\])', text) for name in names)
    return [Quote(match[0], match.start(), match.end()) for match in found if match]
