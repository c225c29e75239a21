"""Our queries asked of a small graph in Wikidata's shape: a query that means something else gives other rows.

The label service is Blazegraph's own, so it is cut out here; labels are read in ``graph.structured``.
"""

import re
from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest
from rdflib import Graph, URIRef

from crawler.kinds import kind_of
from crawler.sources import find
from tests.graph.structured.results import result

SOURCE = find("wikidata")
KIND = kind_of(SOURCE)
SPACES = {
    "wd": "http://www.wikidata.org/entity/", "wdt": "http://www.wikidata.org/prop/direct/",
    "p": "http://www.wikidata.org/prop/", "ps": "http://www.wikidata.org/prop/statement/",
    "pq": "http://www.wikidata.org/prop/qualifier/", "wikibase": "http://wikiba.se/ontology#",
    "skos": "http://www.w3.org/2004/02/skos/core#", "s": "http://www.wikidata.org/entity/statement/",
}  # fmt: skip
# Q1 has the investor Q2 and a loan of the bank; Q5 has the loan alone; Q2 is a venture fund below Q7 until 2021.
FACTS = """
wd:Q1 wdt:P1951 wd:Q2, wd:Q192247 ; p:P1951 s:1, s:2 .
s:1 ps:P1951 wd:Q2 ; wikibase:rank wikibase:NormalRank ; pq:P580 "2019-05-02T00:00:00Z" .
s:2 ps:P1951 wd:Q192247 ; wikibase:rank wikibase:NormalRank .
wd:Q5 wdt:P1951 wd:Q192247 .
wd:Q2 wdt:P31 wd:Q3487908 ; p:P749 s:3 ; p:P127 s:4 ; wdt:P1278 "5299" ; wdt:P856 <https://tide.example/> ;
  skos:altLabel "Tide"@en, "Flut"@de ; wdt:P1448 "Tidewater plc"@en .
s:3 ps:P749 wd:Q7 ; wikibase:rank wikibase:PreferredRank ; pq:P582 "2021-01-31T00:00:00Z" .
s:4 ps:P127 wd:Q7 ; wikibase:rank wikibase:DeprecatedRank ; pq:P1107 0.4 .
wd:Q9 wdt:P31 wd:Q42 .
"""


@pytest.fixture(scope="module")
def graph() -> Graph:
    prefixes = "".join(f"@prefix {name}: <{space}> .\n" for name, space in SPACES.items())
    return Graph().parse(data=prefixes + FACTS, format="turtle")


def rows(graph: Graph, url: str) -> list[dict[str, str]]:
    query = re.sub(r"SERVICE wikibase:label \{[^}]*\}", "", parse_qs(urlsplit(url).query)["query"][0])
    found = graph.query(query, initNs=SPACES)
    return [
        {str(name): str(value).rsplit("/", 1)[-1] if isinstance(value, URIRef) and "wikidata" in value else str(value)
         for name, value in row.asdict().items()}
        for row in found
    ]  # fmt: skip


def test_companies_investors_and_backers_are_listed(graph):
    companies, backers = KIND.starts(SOURCE, None, date(2026, 3, 2))
    assert [row["item"] for row in rows(graph, companies)] == ["Q1", "Q192247", "Q2"], "Q5 has the bank alone"
    assert [row["item"] for row in rows(graph, backers)] == ["Q2"]
    listed = KIND.listed(SOURCE, result("item", *rows(graph, companies)), companies)
    assert all("wd:Q1 wd:Q2 }" in parse_qs(urlsplit(link.url).query)["query"][0] for link in listed.links)


def test_statements_with_their_qualifiers_and_names_with_identifiers(graph):
    edges, names = KIND.listed(SOURCE, result("item", {"item": "Q1"}, {"item": "Q2"}), SOURCE.url[0]).links
    rank = "http://wikiba.se/ontology#"
    assert rows(graph, edges.url) == [
        {"item": "Q1", "relation": "investor", "other": "Q2", "rank": f"{rank}NormalRank", "start": "2019-05-02T00:00:00Z"},
        {"item": "Q2", "relation": "owner", "other": "Q7", "rank": f"{rank}DeprecatedRank", "share": "0.4"},
        {"item": "Q2", "relation": "parent", "other": "Q7", "rank": f"{rank}PreferredRank", "end": "2021-01-31T00:00:00Z"},
    ]  # fmt: skip
    assert [(row["item"], row["kind"], row["value"]) for row in rows(graph, names.url)] == [
        ("Q2", "LEI", "5299"), ("Q2", "alias", "Tide"), ("Q2", "official", "Tidewater plc"),
        ("Q2", "website", "https://tide.example/"),
    ]  # fmt: skip
