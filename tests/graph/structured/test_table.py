"""Tables of rounds in every shape we read, with rows that are wrong in every way."""

import gzip
import json
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from crawler.kinds.table import pages_of
from crawler.page import Page
from graph.dates import PartialDate
from graph.facts import FundingRound, Ownership
from graph.money import Amount
from graph.structured import stated_in
from graph.structured.cells import label, names

URL = "https://tables.example/rounds.csv"


def read(text: str | bytes, url: str = URL, media: str = "text/csv"):
    body = text if isinstance(text, bytes) else text.encode()
    return stated_in(
        Page(url, url, 200, (("content-type", media),), body, datetime(2026, 3, 5, tzinfo=UTC), "mine")
    )


PLAIN = """company,round,amount,currency,date,status,lead_investors,investors,valuation,valuation_kind,publisher,published,source_url
Brightloom Robotics,Series A,"12,000,000",usd,2026-02,completed,Tidewater Ventures,Tidewater Ventures; Coral Capital,60000000,post,The Ledger,2026-02-20,https://ledger.example/brightloom
Quillon,seed,,,2026-01-05,planned,,,,,,,
"""


def test_our_own_columns():
    found = read(PLAIN)
    first, second = found.facts
    assert isinstance(first, FundingRound)
    assert (first.amount, first.round, first.announced) == (
        Amount(Decimal(12_000_000), "USD"), "series-a", "Series A",
    )  # fmt: skip
    assert first.lead_investors == ("Tidewater Ventures",)
    assert first.investors == ("Tidewater Ventures", "Coral Capital")
    assert (first.valuation, first.valuation_kind) == (Amount(Decimal(60_000_000), "USD"), "post")
    assert (first.date, first.status) == (PartialDate(2026, 2), "completed")
    said = first.evidence
    assert (said.url, said.publisher, said.published) == (
        "https://ledger.example/brightloom", "The Ledger", PartialDate(2026, 2, 20),
    )  # fmt: skip
    assert PLAIN[said.quotes[0].start : said.quotes[0].end] == said.quotes[0].text == PLAIN.splitlines()[1]
    assert (second.status, second.amount, second.investors) == ("planned", None, ())
    assert second.evidence.url == f"{URL}#row=3"
    assert found.issues == ()


def test_bad_rows_are_issues_with_line_and_reason_and_good_rows_stay():
    rows = [
        "company,amount,currency,date,status,valuation",
        "Brightloom,5000000,USD,2026-01-02,,",
        ",1,USD,,,",
        "Quillon,-5,USD,,,",
        "Quillon,lots,USD,,,",
        "Quillon,5,dollars,,,",
        "Quillon,5,,,,",
        "Quillon,5,USD,2026-13-01,,",
        "Quillon,5,USD,,done,",
        "#NAME?,5,USD,,,",
        "Quillon,5,USD,,,,,,surplus",
        "",
        '"Quil,5,USD,,,',
        "Coral,7,USD,2026-01-03,,heaps",
        f"{'x' * 300},7,USD,,,",
        "Quillon,1e999999999,USD,,,",
        "Quillon,1e-999999999,USD,,,",
    ]
    found = read("\n".join(rows))
    assert [fact.company for fact in found.facts] == ["Brightloom", "Coral"]
    details = [one.detail for one in found.issues]
    assert [detail.split(",")[0] for detail in details] == [
        f"line {n}" for n in (3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 14, 15, 16, 17)
    ]
    assert "amount: '-5'" in details[1]
    assert "currency: 'DOLLARS'" in details[3]
    assert "9 cells under 6 columns" in details[8]
    assert "valuation: 'heaps'" in details[10]
    assert all(one.kind == "unread_row" and len(one.detail) <= 300 for one in found.issues)


def test_a_strange_column_and_a_strange_table_are_told():
    found = read("company,amout,currency\nBrightloom,5,USD\n")
    assert "line 1, unknown column 'amout': did you mean amount?" in found.issues[0].detail
    assert [fact.company for fact in found.facts] == ["Brightloom"]
    nothing = read("what,ever\n1,2\n")
    assert nothing.facts == ()
    assert "no table of rounds is known" in nothing.issues[0].detail
    assert read("").issues


DEFILLAMA = """Name,Timestamp,Date,Amount Raised,Round,Description,Lead Investor,Category,Source,Valuation,Chains,Other Investors
"Brightloom Chain",1772000000,"2026-02-25",12000000,"Strategic ","Robots, on a chain","Tidewater Ventures + Coral Capital","DeFi","https://ledger.example/chain","300","","Quay + Partners + Ivory  Labs"
"Quillon",1772000000,"2026-02-25",,"","","","","","not disclosed","",""
"""


def test_raises_as_defillama_lists_them():
    first, second = read(DEFILLAMA).facts
    assert (first.company, first.round, first.announced) == ("Brightloom Chain", "strategic", "Strategic")
    assert first.lead_investors == ("Tidewater Ventures", "Coral Capital")
    assert first.investors == ("Tidewater Ventures", "Coral Capital", "Quay", "Partners", "Ivory Labs")
    assert first.amount == Amount(Decimal(12_000_000), "USD")
    assert first.valuation == Amount(Decimal(300_000_000), "USD"), "its valuations count millions"
    assert (first.evidence.publisher, first.evidence.url) == ("DefiLlama", "https://ledger.example/chain")
    assert (second.amount, second.valuation, second.evidence.url) == (None, None, f"{URL}#row=3")


def test_crunchbase_rows_of_one_round_are_one_fact():
    found = read(
        "company_permalink,company_name,investor_permalink,investor_name,funding_round_permalink,funding_round_type,"
        "funding_round_code,funded_at,raised_amount_usd\n"
        "/organization/brightloom,Brightloom,/organization/tidewater,Tidewater Ventures,/funding-round/1,venture,B,2014-05-06,9000000\n"
        "/organization/brightloom,Brightloom,/organization/coral,Coral Capital,/funding-round/1,venture,B,2014-05-06,9000000\n"
        "/organization/quillon,Quillon,/organization/coral,Coral Capital,/funding-round/2,convertible_note,,2014-06-01,\n"
    )
    first, second = found.facts
    assert (first.round, first.investors) == ("series-b", ("Tidewater Ventures", "Coral Capital"))
    assert len(first.evidence.quotes) == 2
    assert (second.round, second.amount) == ("convertible", None)


def test_crunchbase_rounds_site_exports_bulk_exports_and_acquisitions():
    old = read(
        "company_permalink,company_name,funding_round_type,funded_at,raised_amount_usd\n/c/b,Brightloom,series-a,2012-06-30,1750000\n"
    )
    assert (old.facts[0].round, old.facts[0].amount.value) == ("series-a", 1_750_000)
    site = read(
        "Transaction Name,Transaction Name URL,Organization Name,Funding Type,Money Raised,Money Raised Currency,Announced Date,"
        'Lead Investors,Investor Names\nSeries C - Brightloom,https://cb.example/r,Brightloom,Series C,"€40,000,000",EUR,'
        '"Feb 3, 2026",Coral GP,"Coral GP, LLC, Tidewater Ventures"\n'
    )  # fmt: skip
    fact = site.facts[0]
    assert (fact.amount, fact.date) == (Amount(Decimal(40_000_000), "EUR"), PartialDate(2026, 2, 3))
    assert fact.investors == ("Coral GP", "Coral GP, LLC", "Tidewater Ventures")
    bulk = read(
        "uuid,name,investment_type,announced_on,raised_amount,raised_amount_currency_code,org_name,cb_url\n"
        "1,Series A - Quillon,series_a,2026-01-09,7000000,GBP,Quillon,https://cb.example/q\n"
    )
    assert (bulk.facts[0].company, bulk.facts[0].round, bulk.facts[0].amount.currency) == (
        "Quillon", "series-a", "GBP",
    )  # fmt: skip
    (bought,) = read(
        "company_name,acquirer_name,acquired_at,price_amount,price_currency_code\nQuillon,Coral Group,2013-01-02,90000000,USD\n"
    ).facts
    assert isinstance(bought, Ownership)
    assert (bought.parent, bought.child, bought.relation, bought.amount.value) == (
        "Coral Group", "Quillon", "acquired", 90_000_000,
    )  # fmt: skip


def test_json_lines():
    lines = [
        json.dumps({"company": "Brightloom", "amount": 5_000_000, "currency": "USD", "investors": ["Tidewater", "Coral"]}),
        '{"company": "Quillon", "amount": 5e6, "currency": "USD", "date": "2026"}',
        '{"company": "Quillon", "invstors": "x"}',
        '{"company": ["Quillon"], "amount": true}',
        "[1, 2]",
        '{"company": "Qui',
    ]  # fmt: skip
    found = read("\n".join(lines), "https://tables.example/rounds.jsonl", "application/jsonl")
    assert [(fact.company, int(fact.amount.value)) for fact in found.facts] == [
        ("Brightloom", 5_000_000), ("Quillon", 5_000_000),
    ]  # fmt: skip
    assert found.facts[0].investors == ("Tidewater", "Coral")
    assert [one.detail.split(",")[0] for one in found.issues] == ["line 3", "line 4", "line 5", "line 6"]
    assert "did you mean investors?" in found.issues[0].detail


def test_lines_are_those_of_the_whole_file_wherever_it_was_cut(tmp_path, monkeypatch):
    monkeypatch.setattr("crawler.kinds.table._PART", 60)
    file = tmp_path / "rounds.csv"
    file.write_text(
        "company,amount,currency\n" + "".join(f"Company {n},{'x' if n == 17 else 5},USD\n" for n in range(30))
    )
    found = [stated_in(page) for page in pages_of(file, "mine")]
    assert [one.detail for part in found for one in part.issues] == ["line 19, amount: 'x'"]
    assert [fact.evidence.url.partition("#")[2] for part in found for fact in part.facts] == [
        f"row={n + 2}" for n in range(30) if n != 17
    ]  # fmt: skip


def test_a_table_in_gzip_and_one_that_is_a_bomb():
    packed = read(gzip.compress(PLAIN.encode()), f"{URL}.gz", "application/gzip")
    assert [fact.company for fact in packed.facts] == ["Brightloom Robotics", "Quillon"]
    bomb = read(gzip.compress(b"company\n" * 10_000_000), f"{URL}.gz", "application/gzip")
    assert "more than 50,000,000 bytes" in bomb.issues[0].detail


def test_older_encodings_semicolons_and_long_rows():
    assert read("company;round\nLumière;seed\n".encode("cp1252")).facts[0].company == "Lumière"
    assert read("\ufeffcompany,round\nBrightloom,seed\n").facts[0].company == "Brightloom"
    long = read(
        f"company,round,investors,source_url\nBrightloom,seed,{';'.join(f'Backer {n}' for n in range(90))},\n"
    )
    fact = long.facts[0]
    assert len(fact.investors) == 90
    assert [quote.text[:10] for quote in fact.evidence.quotes] == ["Brightloom", "seed", "Backer 0;B"]


@pytest.mark.parametrize(
    ("words", "code", "wanted"),
    [
        ("Series A", "", "series-a"), ("series_b", "", "series-b"), ("Pre-Seed", "", "pre-seed"),
        ("venture", "C", "series-c"), ("venture", "", "unknown"), ("pre-Series A", "", "unknown"),
        ("Debt Financing", "", "debt"), ("Post-IPO Equity", "", "unknown"), ("Private token sale", "", "unknown"),
        ("angel", "", "angel"), ("Secondary Market", "", "secondary"), ("", "", "unknown"),
    ],
)  # fmt: skip
def test_labels_of_tables(words, code, wanted):
    assert label(words, code) == wanted


def test_a_comma_before_a_legal_form_parts_nothing():
    assert names("investors", "Coral GP, LLC, Tidewater, Inc.,Ivory", ", ") == (
        "Coral GP, LLC", "Tidewater, Inc.", "Ivory",
    )  # fmt: skip
