from datetime import UTC, date, datetime

from crawler.kinds import Fault, Link, kind_of
from crawler.sources import Source, find

ROOT = "https://www.sec.gov/Archives/edgar/"
SOURCE = Source("sec", "form-d", (ROOT,), "SEC", days=7)
INDEX_URL = f"{ROOT}daily-index/2026/QTR1/form.20260303.idx"
HEAD = """Description:           Daily Index of EDGAR Dissemination Feed by Form Type
Last Data Received:    Mar 03, 2026

Form Type   Company Name                                                  CIK         Date Filed  File Name
------------------------------------------------------------------------------------------------------------
"""


def row(form: str, name: str, cik: int, accession: str, filed="20260303") -> str:
    return f"{form:<12}{name:<62}{cik:<12}{filed:<12}edgar/data/{cik}/{accession}.txt         \n"


INDEX = (
    HEAD
    + row("1-A", "Offering Statement LLC", 900001, "0000900001-26-000001")
    + row("D", "Brightloom Robotics, Inc.", 900002, "0000900002-26-000001")
    + row("D", "Coral Fund I, LP", 900003, "0000900009-26-000007")
    + row("D", "Coral Fund I Parallel, LP", 900004, "0000900009-26-000007")
    + row("D/A", "Quillon Société 24 SA", 900005, "0000900005-26-000002")
    + row("DEF 14A", "Listed Corp", 900006, "0000900006-26-000001")
    + "D           A row that was cut in the mid\n"
)


def test_each_filing_once_whoever_filed_and_other_forms_not():
    found = kind_of(SOURCE).listed(SOURCE, INDEX.encode("latin-1"), INDEX_URL)
    assert found.links[0] == Link(
        f"{ROOT}data/900002/000090000226000001/primary_doc.xml", "0000900002-26-000001",
        "Brightloom Robotics, Inc.", datetime(2026, 3, 3, tzinfo=UTC),
    )  # fmt: skip
    assert [link.guid for link in found.links] == [
        "0000900002-26-000001", "0000900009-26-000007", "0000900005-26-000002",
    ]  # fmt: skip
    assert [fault.where for fault in found.faults] == ["D           A row that was cut in the mid"]


def test_an_index_by_company_whose_heading_is_broken_in_two():
    text = (
        "Company Name                                                  Form Type   CIK\n      Date Filed  File Name\n"
        f"{'Brightloom Robotics, Inc.':<62}{'D/A':<12}{900002:<12}20260303    "
        "edgar/data/900002/0000900002-26-000001.txt\n"
    )
    found = kind_of(SOURCE).listed(SOURCE, text.encode(), INDEX_URL)
    assert [(link.title, link.guid) for link in found.links] == [
        ("Brightloom Robotics, Inc.", "0000900002-26-000001"),
    ]  # fmt: skip


def test_dashed_dates_empty_indexes_and_what_is_none():
    listed = kind_of(SOURCE).listed
    dashed = HEAD + row("D", "Brightloom", 900002, "0000900002-26-000001", "2026-03-03")
    assert listed(SOURCE, dashed.encode(), INDEX_URL).links[0].published == datetime(2026, 3, 3, tzinfo=UTC)
    assert listed(SOURCE, HEAD.encode(), INDEX_URL).links == ()
    for body in (
        b"",
        b"<html>Your Request Originates from an Undeclared Automated Tool</html>",
        b"\xff" * 99,
    ):
        assert isinstance(listed(SOURCE, body, INDEX_URL), Fault)


def test_a_first_run_looks_back_and_a_later_one_catches_up():
    kind, today = kind_of(SOURCE), date(2026, 4, 2)  # a Thursday
    days = [url.rsplit(".", 2)[1] for url in kind.starts(SOURCE, None, today)]
    assert days == ["20260326", "20260327", "20260330", "20260331", "20260401"]
    assert kind.starts(SOURCE, None, today)[0] == f"{ROOT}daily-index/2026/QTR1/form.20260326.idx"
    assert kind.starts(SOURCE, None, today)[-1] == f"{ROOT}daily-index/2026/QTR2/form.20260401.idx"
    missed = kind.starts(SOURCE, date(2026, 3, 2), today)
    assert missed[0].endswith("form.20260227.idx")
    assert len(missed) == 24
    assert [url.rsplit(".", 2)[1] for url in kind.starts(SOURCE, today, today)] == [
        "20260330", "20260331", "20260401",
    ]  # fmt: skip


def test_history_begins_on_a_day_that_is_declared_or_is_one_index():
    source = Source("sec", "form-d", (ROOT, INDEX_URL), "SEC", since="2026-03-31")
    assert kind_of(source).starts(source, None, date(2026, 4, 2)) == [
        f"{ROOT}daily-index/2026/QTR1/form.20260331.idx", f"{ROOT}daily-index/2026/QTR2/form.20260401.idx", INDEX_URL,
    ]  # fmt: skip


def test_a_holiday_is_no_fault_and_a_refusal_is():
    kind = kind_of(SOURCE)
    denied = b'<?xml version="1.0"?><Error><Code>AccessDenied</Code></Error>'
    assert kind.missing(SOURCE, INDEX_URL, 404, b"")
    assert kind.missing(SOURCE, INDEX_URL, 403, denied)
    assert not kind.missing(SOURCE, INDEX_URL, 403, b"<html>Request Rate Threshold Exceeded</html>")
    assert not kind.missing(SOURCE, INDEX_URL, 503, b"")
    assert not kind.missing(SOURCE, f"{ROOT}data/1/2/primary_doc.xml", 404, b"")


def test_the_shipped_source_keeps_below_nine_requests_a_second_and_off_cgi_bin():
    source = find("sec-form-d")
    assert source.least_gap > 1 / 9
    starts = kind_of(source).starts(source, None, date(2026, 4, 2))
    assert starts
    assert all(url.startswith("https://www.sec.gov/Archives/edgar/daily-index/") for url in starts)
