"""Whatever a stranger sends: pages of data that were bent, cut and stuffed are read or told, never raised."""

import gzip
from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.kinds import Fault, Listing, kind_of
from crawler.page import Page
from crawler.sources import Source
from graph.facts import from_record, to_record
from graph.structured import stated_in
from tests.crawler.kinds import test_form_d_kind, test_gdelt_kind, test_sitemap_kind
from tests.graph.structured import test_submissions
from tests.graph.structured.filings import notice, person
from tests.graph.structured.results import edge, named, result
from tests.graph.structured.test_table import DEFILLAMA, PLAIN

FUND = notice(
    people=person("Ltd.", "Tide Group", "Manager"), industry="Pooled Investment Fund", former="Old Name LP",
    co_issuers="<issuer><cik>1</cik><entityName>Q, a series of R, LP</entityName></issuer>",
)  # fmt: skip
ANSWER = result(
    "item itemLabel relation other otherLabel",
    edge("Q1", "A B", "owner", "Q2", "C D", start="2019-01-01T00:00:00Z", share="0.5"),
    named("Q1", "A B", "alias", "Ab Cd Ef"),
)
PAGES = [
    ("primary_doc.xml", FUND), ("CIK0000900003.json", test_submissions.json.dumps(test_submissions.RECORD).encode()), ("sparql", ANSWER), ("a.csv", PLAIN.encode()), ("b.csv", DEFILLAMA.encode()),
    ("a.jsonl", b'{"company": "Brightloom", "amount": 5000000, "currency": "USD", "investors": ["Tidewater", "Coral"]}\n' * 2),
]  # fmt: skip
LISTS = [
    ("gdelt", test_gdelt_kind.UPDATE), ("gdelt", test_gdelt_kind.packed(test_gdelt_kind.ROWS)),
    ("gdelt", b'{"articles": [{"url": "https://a.example/a", "title": "x"}]}'),
    ("sitemap", test_sitemap_kind.NEWS), ("sitemap", gzip.compress(test_sitemap_kind.INDEX)),
    ("form-d", test_form_d_kind.INDEX.encode()), ("wikidata", result("item", {"item": "Q1"}, {"item": "Q5"})),
    ("feed", b"<rss><channel><item><title>a</title><link>https://a.example/</link></item></channel></rss>"),
]  # fmt: skip
STUFFING = (
    b"<", b">", b"&", b'"', b"\0", b"1e999999", b"-1", b"NaN", b"\\u", b"{", b"[", b"9" * 400, b"None", b"\r", b",,", b"\xff",
    b"[" * 3000, "\u4f1a\u793e".encode(), b"\n", b";", b"\x85", b"0" * 5,
)  # fmt: skip
# What to do at a place (a part of the length): cut out, put in, repeat what is there, end.
CHANGES = st.lists(
    st.tuples(st.floats(0, 1), st.sampled_from(("cut", "stuff", "again", "end")), st.integers(0, 60)), min_size=1, max_size=6
)  # fmt: skip


def bent(body: bytes, changes: list[tuple[float, str, int]]) -> bytes:
    for place, what, size in changes:
        at = int(place * len(body))
        if what == "cut":
            body = body[:at] + body[at + size :]
        elif what == "stuff":
            body = body[:at] + STUFFING[size % len(STUFFING)] + body[at:]
        elif what == "again":
            body = body[:at] + body[max(at - size, 0) : at] + body[at:]
        else:
            body = body[: max(at, 1)]
    return body


@given(st.sampled_from(PAGES), CHANGES)
@settings(max_examples=300, deadline=None)
def test_any_page_of_data_gives_facts_or_issues(page, changes):
    url, body = f"https://data.example/{page[0]}", bent(page[1], changes)
    found = stated_in(Page(url, url, 200, (), body, datetime(2026, 3, 5, tzinfo=UTC), "x"))
    if found:
        assert all(from_record(to_record(fact)) == fact for fact in found.facts)
        assert all(fact.evidence.quotes for fact in found.facts)
        assert all(len(issue.detail) <= 300 for issue in found.issues)
        assert all(judgement.a != judgement.b for judgement in found.judgements)


@given(st.sampled_from(LISTS), CHANGES)
@settings(max_examples=300, deadline=None)
def test_any_listing_gives_links_or_a_fault(listing, changes):
    kind, body = listing
    source = Source("x", kind, ("https://a.example/",), "X", words=("raises",), max_bytes=100_000)
    found = kind_of(source).listed(source, bent(body, changes), "https://a.example/daily-index/x")
    assert isinstance(found, Listing | Fault)
