"""Wikidata by SPARQL: who invested in whom, who owns whom, other names and identifiers.

The address declared is the query service. Its first answers list items; batches of those are asked for their
statements and their names, and these answers are the pages. Everything is ordered, so that an unchanged
answer is the same page.
"""

import json
import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any
from urllib.parse import quote_plus

from crawler.kinds.remote import Remote
from crawler.listing import Fault, Link, Listing
from crawler.sources import Source

BATCH = 200  # items a query: well inside the service's minute, and its addresses stay below 8 kB
_ITEM = re.compile(r"http://www\.wikidata\.org/entity/(Q[1-9]\d{0,9})")
# Companies with an investor on file, and those investors; ``exclude`` drops an investor with all its edges.
_COMPANIES = "SELECT DISTINCT ?item WHERE { { ?item wdt:P1951 ?i . FILTER(?i NOT IN (%s)) } UNION { ?c wdt:P1951 ?item } } ORDER BY ?item"
# Venture, private equity, sovereign wealth and hedge funds, accelerators, incubators.
_BACKERS = "SELECT DISTINCT ?item WHERE { VALUES ?k { wd:Q3487908 wd:Q5418962 wd:Q1061648 wd:Q4086495 wd:Q1132207 wd:Q105611 } ?item wdt:P31 ?k . FILTER(?item NOT IN (%s)) } ORDER BY ?item"
# Investor, owned by, owner of, parent, subsidiary: with rank, dates (P580, P582) and proportion (P1107).
_EDGES = """SELECT ?item ?itemLabel ?relation ?other ?otherLabel ?rank ?start ?end ?share WHERE {
VALUES ?item { %s }
VALUES (?relation ?p ?ps) { ("investor" p:P1951 ps:P1951) ("owner" p:P127 ps:P127) ("owner_of" p:P1830 ps:P1830) ("parent" p:P749 ps:P749) ("subsidiary" p:P355 ps:P355) }
?item ?p ?s . ?s ?ps ?other ; wikibase:rank ?rank . FILTER(ISIRI(?other) && ?other NOT IN (%s))
OPTIONAL { ?s pq:P580 ?start } OPTIONAL { ?s pq:P582 ?end } OPTIONAL { ?s pq:P1107 ?share }
SERVICE wikibase:label { bd:serviceParam wikibase:language "en,mul" } } ORDER BY ?item ?relation ?other ?start ?end"""
# Aliases, official and short name, website, LEI, CIK.
_NAMES = """SELECT ?item ?itemLabel ?kind ?value WHERE {
VALUES ?item { %s }
{ ?item skos:altLabel ?value . FILTER(LANG(?value) IN ("en", "mul")) BIND("alias" AS ?kind) }
UNION { ?item wdt:P1448 ?value BIND("official" AS ?kind) } UNION { ?item wdt:P1813 ?value BIND("short" AS ?kind) }
UNION { ?item wdt:P856 ?value BIND("website" AS ?kind) } UNION { ?item wdt:P1278 ?value BIND("LEI" AS ?kind) }
UNION { ?item wdt:P5531 ?value BIND("CIK" AS ?kind) }
SERVICE wikibase:label { bd:serviceParam wikibase:language "en,mul" } } ORDER BY ?item ?kind ?value"""


class WikidataKind(Remote):
    """Items first, then the statements and names of each batch of them."""

    def starts(self, source: Source, since: date | None, today: date) -> Sequence[str]:  # noqa: ARG002 - it has no days
        """The queries that list companies and backers."""
        return [
            _asked(root, query % _without(source)) for root in source.url for query in (_COMPANIES, _BACKERS)
        ]

    def listed(self, source: Source, body: bytes, url: str) -> Listing | Fault:
        """Of a list of items the batches, of a batch the answer itself."""
        found = _answer(body)
        if isinstance(found, Fault):
            return found
        variables, rows = found
        if variables != ["item"]:
            return Listing((), keep=True)
        items = {match[1] for row in rows if (match := _ITEM.fullmatch(_value(row, "item")))}
        ordered = sorted(items - set(source.exclude), key=lambda item: int(item[1:]))
        root, without = url.partition("?")[0], _without(source)
        batches = [_items(ordered[n : n + BATCH]) for n in range(0, len(ordered), BATCH)]
        queries = [query for batch in batches for query in (_EDGES % (batch, without), _NAMES % batch)]
        return Listing(tuple(Link(_asked(root, query), listing=True) for query in queries))


def _items(found: Iterable[str], between: str = " ") -> str:
    return between.join(f"wd:{item}" for item in found)


def _without(source: Source) -> str:
    """What to leave out; a list in SPARQL may not be empty, and nothing is called Q0."""
    return _items(source.exclude or ("Q0",), ", ")


def _asked(root: str, query: str) -> str:
    plain = re.sub(r"\s+", " ", query)
    return f"{root}?format=json&query={quote_plus(plain, safe=':?{}().,;|()')}"


def _answer(body: bytes) -> tuple[list[str], list[dict[str, Any]]] | Fault:
    """Variables and rows of a result. A query that was cut off answers 200 with half a document."""
    start = body[:200].lstrip().lower()
    if start.startswith((b"<!doctype", b"<html", b"<?xml")):
        return Fault("an HTML page was served as a query result")
    try:
        result = json.loads(body)
        variables, rows = result["head"]["vars"], result["results"]["bindings"]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        return Fault(f"no query result, or one that was cut off: {error!r}"[:200])
    if (
        not isinstance(variables, list)
        or not isinstance(rows, list)
        or not all(isinstance(row, dict) for row in rows)
    ):
        return Fault("no query result: its rows are no objects")
    return variables, rows


def _value(row: dict[str, Any], name: str) -> str:
    cell = row.get(name)
    return str(cell.get("value", "")) if isinstance(cell, dict) else ""
