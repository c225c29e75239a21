from contextlib import closing
from datetime import UTC, datetime
from decimal import Decimal

from crawler.archive import Archive
from crawler.page import Page
from graph.dates import PartialDate
from graph.facts import FundingRound, Ownership
from graph.ingest import ingest
from graph.store import open_store
from graph.structured import stated_in
from tests.graph.structured.results import edge, named, result

URL = "https://query.wikidata.org/sparql?format=json&query=SELECT"
EDGES = "item itemLabel relation other otherLabel rank start end share"
NAMES = "item itemLabel kind value"


def page(body: bytes) -> Page:
    headers = (("content-type", "application/sparql-results+json"),)
    return Page(URL, URL, 200, headers, body, datetime(2026, 3, 5, tzinfo=UTC), "wikidata")


def read(variables: str, *rows: dict[str, str]):
    return stated_in(page(result(variables, *rows)))


def test_an_investor_is_a_round_of_unknown_size_with_its_row_quoted():
    body = result(
        EDGES, edge("Q900001", "Brightloom", "investor", "Q900002", "Tidewater", start="2024-05-13T00:00:00Z")
    )
    (fact,) = stated_in(page(body)).facts
    assert isinstance(fact, FundingRound)
    assert (fact.company, fact.investors, fact.amount, fact.others_unnamed) == (
        "Brightloom",
        ("Tidewater",),
        None,
        True,
    )
    assert fact.date == PartialDate(2024, 5, 13)
    assert fact.evidence.url == "https://www.wikidata.org/wiki/Q900001"
    (quote,) = fact.evidence.quotes
    assert body.decode()[quote.start : quote.end] == quote.text
    assert "Tidewater" in quote.text


def test_owners_parents_and_their_inverses_with_dates_and_shares():
    found = read(
        EDGES,
        edge("Q900001", "Brightloom", "owner", "Q900003", "Coral Group", share="0.25", start="2019-01-01T00:00:00Z"),
        edge("Q900003", "Coral Group", "owner_of", "Q900004", "Quillon", start="2018-03-01T00:00:00Z", end="2021-06-30T00:00:00Z"),
        edge("Q900005", "Coral Fund", "parent", "Q900003", "Coral Group"),
        edge("Q900003", "Coral Group", "subsidiary", "Q900006", "Coral Labs", share="100"),
    )  # fmt: skip
    assert all(isinstance(fact, Ownership) for fact in found.facts)
    assert [(f.parent, f.child, f.relation, f.share, f.date) for f in found.facts] == [
        ("Coral Group", "Brightloom", "owns", Decimal("0.25"), PartialDate(2019)),
        ("Coral Group", "Quillon", "owns", None, PartialDate(2018, 3)),
        ("Coral Group", "Quillon", "owns", Decimal(0), PartialDate(2021, 6, 30)),
        ("Coral Group", "Coral Fund", "subsidiary", None, None),
        ("Coral Group", "Coral Labs", "subsidiary", Decimal(1), None),
    ]


def test_deprecated_and_nameless_statements_are_no_facts():
    deprecated = edge("Q900001", "Brightloom", "owner", "Q900003", "Coral Group")
    deprecated["rank"] = "http://wikiba.se/ontology#DeprecatedRank"
    found = read(EDGES, deprecated, edge("Q900001", "Brightloom", "owner", "Q900009", "Q900009"))
    assert found.facts == ()
    assert [one.detail for one in found.issues] == [
        "row 2: one of them has no English name: http://www.wikidata.org/entity/Q900001 owner http://www.wikidata.org/entity/Q900009"
    ]


def test_other_names_are_judgements_with_identifiers_and_unclear_ones_are_not():
    found = read(
        NAMES,
        named("Q900003", "Coral Group", "alias", "Coral Holdings of Quay"),
        named("Q900003", "Coral Group", "official", "Coral Group plc"),
        named("Q900003", "Coral Group", "short", "CG"),
        named("Q900003", "Coral Group", "alias", "Reef"),
        named("Q900003", "Coral Group", "LEI", "5299000J2N45DDNE4Y28"),
        named("Q900003", "Coral Group", "CIK", "0000900003"),
        named("Q900003", "Coral Group", "website", "https://www.coral.example/en"),
        named("Q900007", "Reef Partners", "alias", "Reef"),
    )
    assert [(j.a, j.b, j.verdict, j.by) for j in found.judgements] == [
        ("org:coral-holdings-of-quay", "org:coral-group", "same", "wikidata"),
        ("org:coral-group-plc", "org:coral-group", "same", "wikidata"),
    ]
    assert found.judgements[0].reasons[0].detail == (
        "Coral Holdings of Quay is the alias name of Coral Group (Q900003, LEI 5299000J2N45DDNE4Y28, CIK 0000900003, coral.example)"
    )
    assert found.facts == ()


def test_names_that_our_own_table_files_apart_are_not_joined():
    found = read(
        NAMES,
        named("Q900008", "SoftBank Group", "alias", "SoftBank Vision Fund"),
        named("Q900008", "SoftBank Group", "alias", "SoftBank Group Corp."),
    )
    assert [j.a for j in found.judgements] == ["org:softbank-group-corp"]


def test_half_a_document_is_read_as_far_as_it_goes_and_nothing_is_an_issue():
    body = result(
        EDGES, *(edge(f"Q90000{n}", f"Company {n}", "investor", "Q900009", "Tidewater") for n in range(1, 6))
    )
    cut = stated_in(page(body[: body.index(b"Company 4")]))
    assert [fact.company for fact in cut.facts] == ["Company 1", "Company 2", "Company 3"]
    assert stated_in(page(b'{"head": {"vars": ["item"]}, "oops": 1}')).issues
    assert stated_in(page(result("item"))).issues == ()


def test_a_name_learnt_from_a_result_joins_what_a_later_page_says(tmp_path):
    with Archive.open(tmp_path / "a.sqlite") as archive, closing(open_store("memory:")) as store:
        archive.add(page(result(NAMES, named("Q900003", "Coral Group", "alias", "Quay Harbour Holdings"))))
        archive.add(page(result(EDGES, edge("Q900001", "Brightloom", "investor", "Q900003", "Coral Group"))))
        archive.add(
            page(result(EDGES, edge("Q900004", "Quillon", "investor", "Q900003", "Quay Harbour Holdings")))
        )
        list(ingest(archive, store))
        snapshot = store.snapshot()
    assert snapshot.who("Quay Harbour Holdings") == snapshot.who("Coral Group")
