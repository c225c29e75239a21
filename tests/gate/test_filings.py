"""Real filings and indexes of EDGAR and real tables, where a folder of evaluation data is at hand; loud where it isn't."""

import gzip
from datetime import UTC, datetime
from pathlib import Path

import pytest

from crawler.kinds import Listing, kind_of
from crawler.kinds.table import pages_of
from crawler.page import Page
from crawler.sources import find
from graph.facts import FundingRound, PressureSignal
from graph.structured import stated_in
from graph.structured.filing import Filing, read
from tests.evaluation import evaluation

DATA = (evaluation() or Path()) / "data"
SOURCE = find("sec-form-d")
pytestmark = pytest.mark.evaluation


def listed(body: bytes) -> Listing:
    found = kind_of(SOURCE).listed(SOURCE, body, f"{SOURCE.url[0]}daily-index/2020/QTR1/form.20200318.idx")
    assert isinstance(found, Listing), found
    return found


@pytest.mark.parametrize(
    ("file", "filings"),
    [
        ("samples/edgar/form.20200318.D.idx", 176),
        ("sec-filings/form.20200318.idx.gz", 176),
        ("sec-filings/company.20221003.idx.gz", 179),  # 181 rows, two filings with two filers each
        ("sec-filings/badform.idx.txt", 0),  # no row of it is a Form D
        ("sec-filings/empty-form.idx", 0),
    ],
)
def test_every_row_of_the_real_indexes(file, filings):
    body = (DATA / file).read_bytes()
    found = listed(gzip.decompress(body) if file.endswith(".gz") else body)
    assert (len(found.links), found.faults) == (filings, ())
    assert all(link.guid and link.title and link.published for link in found.links)
    assert len({link.url for link in found.links}) == filings


def filing(name: str) -> tuple[Filing, Page]:
    url = f"{SOURCE.url[0]}data/1/000000000126000001/primary_doc.xml"
    page = Page(
        url, url, 200, (), (DATA / "sec-filings" / name).read_bytes(), datetime.now(UTC), "sec-form-d"
    )
    found = read(page.body)
    assert isinstance(found, Filing), found
    return found, page


def test_a_fund_series_with_two_issuers_and_organisations_written_as_persons():
    found, page = filing("form-D.APFund.xml")
    assert len(found.issuers) == 2
    assert [(one.name, one.is_organisation) for one in found.related] == [
        ("Belltower Fund Group Ltd.", True), ("Fund GP, LLC", True),
    ]  # fmt: skip
    facts = stated_in(page).facts
    assert sum(isinstance(fact, PressureSignal) and fact.signal == "new_fund" for fact in facts) == 2
    assert not any(isinstance(fact, FundingRound) for fact in facts)


def test_fourteen_persons_and_no_organisation_among_them():
    found, page = filing("form-D.1685REIT.xml")
    assert len(found.related) == 14
    assert not any(one.is_organisation for one in found.related)
    (fact,) = stated_in(page).facts
    assert (fact.amount.value, fact.others_unnamed) == (125_000, True)


def test_an_amendment_names_what_it_amends_and_none_is_no_name():
    found, page = filing("form-D.Shepards.xml")
    assert found.amends == "0001544190-19-000002"
    assert (found.offered, found.sold, found.investors) == (8_000_000, 5_725_051, 13)
    assert found.issuers[0].former == ("84 RE Partners, LLC",)
    stated = stated_in(page)
    assert stated.facts[0].amount.value == 5_725_051
    assert [judgement.a for judgement in stated.judgements] == ["org:84-re-partners-llc"]


@pytest.mark.parametrize(
    ("file", "facts", "issues"),
    [
        ("crypto-rounds/raises_2024-09-30.csv.gz", 5_566, 3),  # three valuations in words; the rounds stand
        ("crypto-rounds/raises_2024-03-13.csv.gz", 4_958, 3),
        ("crypto-rounds/raises_2023-04-07.csv.gz", 4_304, 1),
        ("crunchbase-2013-rounds/rounds.csv.gz", 31_678, 1),  # one company is a spreadsheet's error
        ("crunchbase-2013-rounds/acquisitions.csv.gz", 4_651, 0),  # the rest of its rows are blank
    ],
)
def test_every_row_of_the_real_tables(file, facts, issues):
    found = [stated_in(page) for page in pages_of(DATA / file, "table")]
    assert sum(len(one.facts) for one in found) == facts
    assert sum(len(one.issues) for one in found) == issues, [i.detail for one in found for i in one.issues]


def test_the_real_record_of_a_company():
    body = (DATA / "samples" / "edgar" / "submissions_CIK0001318605.trimmed.json").read_bytes()
    url = "https://data.sec.gov/submissions/CIK0001318605.json"
    found = stated_in(Page(url, url, 200, (), body, datetime.now(UTC), "sec"))
    assert [(fact.company, fact.state, fact.note) for fact in found.facts] == [
        ("Tesla, Inc.", "listed", "Nasdaq: TSLA")
    ]
    assert [(one.a, one.b) for one in found.judgements] == [("org:tesla-motors-inc", "org:tesla-inc")]
