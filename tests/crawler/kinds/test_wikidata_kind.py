import re
from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest

from crawler.kinds import Fault, Listing, kind_of
from crawler.sources import Source, find
from tests.graph.structured.results import edge, result

ROOT = "https://query.wikidata.org/sparql"
SOURCE = Source("wd", "wikidata", (ROOT,), "Wikidata", exclude=("Q192247",))


def query(url: str) -> str:
    return parse_qs(urlsplit(url).query)["query"][0]


def listed(body: bytes) -> Listing | Fault:
    return kind_of(SOURCE).listed(SOURCE, body, kind_of(SOURCE).starts(SOURCE, None, date(2026, 3, 2))[0])


def test_the_first_queries_list_items_without_those_excluded():
    companies, backers = kind_of(SOURCE).starts(SOURCE, None, date(2026, 3, 2))
    assert companies.startswith(f"{ROOT}?format=json&query=SELECT")
    assert "NOT IN (wd:Q192247)" in query(companies)
    assert "wd:Q3487908" in query(backers)


def test_items_become_batches_of_two_hundred_in_order_each_with_two_queries():
    rows = [{"item": f"Q{n}"} for n in range(900_450, 900_000, -1)] + [
        {"item": "Q192247"},
        {"item": "Q900450"},
    ]
    found = listed(result("item", *rows))
    assert len(found.links) == 6
    assert all(link.listing for link in found.links)
    batches = [re.findall(r"wd:(Q\d+)", query(link.url).partition("}")[0]) for link in found.links]
    assert [len(batch) for batch in batches] == [200, 200, 200, 200, 50, 50]
    assert batches[0][0] == "Q900001"
    assert all("Q192247" not in batch for batch in batches)
    assert "NOT IN (wd:Q192247)" in query(found.links[0].url)
    assert all(len(link.url) < 8_000 for link in found.links)
    assert found == listed(result("item", *reversed(rows))), "the order of the answer does not matter"
    assert not found.keep


def test_the_answer_of_a_batch_is_the_page():
    body = result(
        "item itemLabel relation other", edge("Q900001", "Brightloom", "investor", "Q900002", "Tidewater")
    )
    assert listed(body) == Listing((), keep=True)
    assert listed(result("item itemLabel kind value")) == Listing((), keep=True)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>429 Too Many Requests</html>",
        b'{"head": {"vars": ["item"]}, "results": {"bindings": [ {"item": {"value": "x"}}, java.util.concurrent.TimeoutException',
        b'{"head": {"vars": ["item"]}}',
        b'{"head": {"vars": "item"}, "results": {"bindings": []}}',
        b'{"head": {"vars": ["item"]}, "results": {"bindings": [3]}}',
    ],
)  # fmt: skip
def test_half_an_answer_is_a_fault(body):
    assert isinstance(listed(body), Fault)


def test_the_shipped_source_keeps_its_distance():
    source = find("wikidata")
    assert source.least_gap >= 1.1
    assert source.exclude == ("Q192247",)
