"""Notices of exempt offerings: what each states, and that an amendment is the same round again."""

import itertools
from contextlib import closing
from decimal import Decimal

import pytest

from crawler.archive import Archive
from crawler.page import Page
from graph.dates import PartialDate
from graph.exposure.filings import restated
from graph.exposure.rounds import merged
from graph.facts import FundingRound, Ownership, PressureSignal
from graph.ingest import ingest
from graph.money import Amount
from graph.store import open_store
from graph.structured import stated_in
from graph.structured.filing import read
from tests.graph.structured.filings import filed, notice, person

FUND = (
    "<investmentFundInfo><investmentFundType>Venture Capital Fund</investmentFundType></investmentFundInfo>"
)


def one(**said):
    found = stated_in(filed(notice(**said)))
    assert len(found.facts) == 1, found
    return found.facts[0]


def test_what_is_sold_is_a_completed_round_with_its_fields_quoted():
    page = filed(notice())
    found = stated_in(page)
    (fact,) = found.facts
    assert isinstance(fact, FundingRound)
    assert (fact.company, fact.amount, fact.status, fact.date) == (
        "Brightloom Robotics, Inc.", Amount(Decimal(2_000_000), "USD"), "completed", PartialDate(2026, 2, 20),
    )  # fmt: skip
    assert (fact.investors, fact.others_unnamed, fact.sole_investor, fact.round) == (
        (),
        True,
        False,
        "unknown",
    )
    assert fact.announced == "Form D"
    assert (fact.evidence.publisher, fact.evidence.published) == ("SEC EDGAR", PartialDate(2026, 3, 3))
    assert fact.evidence.page_id == page.page_id
    text = page.body.decode()
    assert all(text[quote.start : quote.end] == quote.text for quote in fact.evidence.quotes)
    assert "<totalAmountSold>2000000</totalAmountSold>" in [quote.text for quote in fact.evidence.quotes]
    assert "<dateOfFirstSale><value>2026-02-20</value></dateOfFirstSale>" in [
        q.text for q in fact.evidence.quotes
    ]
    assert found.issues == ()


def test_what_is_only_on_offer_is_planned():
    fact = one(sold="0", invested="0", first_sale="<yetToOccur>true</yetToOccur>")
    assert (fact.status, fact.amount, fact.date) == ("planned", Amount(Decimal(5_000_000), "USD"), None)
    assert not fact.others_unnamed
    vague = one(sold="0", offered="Indefinite", first_sale="<yetToOccur>true</yetToOccur>")
    assert (vague.status, vague.amount) == ("planned", None)
    assert one(offered="Indefinite").amount == Amount(Decimal(2_000_000), "USD")


def test_debt_is_called_debt_and_a_merger_no_round():
    assert one(securities="isDebtType").round == "debt"
    found = stated_in(filed(notice(combination="true")))
    assert found.facts == ()
    assert "merger" in found.issues[0].detail


def test_issuers_that_share_an_offering_are_told():
    found = stated_in(
        filed(
            notice(co_issuers="<issuer><cik>1</cik><entityName>Brightloom Holdings LLC</entityName></issuer>")
        )
    )
    assert [fact.company for fact in found.facts] == ["Brightloom Robotics, Inc."]
    assert "2 issuers share one offering" in found.issues[0].detail


def test_a_pooled_fund_is_a_new_fund_and_its_managers_are_its_parents():
    co_issuer = "<issuer><cik>0000900010</cik><entityName>Coral Fund I Parallel, LP</entityName></issuer>"
    people = (
        person("Ltd.", "Tidewater Fund Group", "Manager of the general partner of the Issuer")
        + person("LLC", "Coral GP,", "General partner of the Issuer")
        + person("Mara", "Ivory", "Managing member of the general partner")
        + person("Ines", "Placement Services, Inc.", "Placement agent")
    )
    found = stated_in(
        filed(
            notice(
                issuer="Coral Fund I, a series of Tidewater Ventures, LP", industry="Pooled Investment Fund",
                fund=FUND, people=people, co_issuers=co_issuer, securities="isPooledInvestmentFundType",
            )
        )
    )  # fmt: skip
    signals = [fact for fact in found.facts if isinstance(fact, PressureSignal)]
    assert [(s.subject, s.signal, s.direction, s.magnitude) for s in signals] == [
        ("Coral Fund I, a series of Tidewater Ventures, LP", "new_fund", "positive", "USD 2,000,000 sold"),
        ("Coral Fund I Parallel, LP", "new_fund", "positive", None),
    ]
    parents = [fact for fact in found.facts if isinstance(fact, Ownership)]
    assert {(o.parent, o.child.split(",")[0], o.relation) for o in parents} == {
        ("Tidewater Ventures, LP", "Coral Fund I", "fund_of"),
        ("Tidewater Fund Group Ltd.", "Coral Fund I", "fund_of"),
        ("Coral GP, LLC", "Coral Fund I", "fund_of"),
        ("Tidewater Fund Group Ltd.", "Coral Fund I Parallel", "fund_of"),
        ("Coral GP, LLC", "Coral Fund I Parallel", "fund_of"),
    }
    assert all(fact.evidence.quotes for fact in found.facts)
    assert any("Tidewater Fund Group" in quote.text for quote in parents[1].evidence.quotes)
    assert not any(isinstance(fact, FundingRound) for fact in found.facts)


@pytest.mark.parametrize(
    ("first", "middle", "last", "name", "is_organisation"),
    [
        ("Mara", "", "Ivory", "Mara Ivory", False),
        ("Mara", "N.", "Capital-Smith", "Mara N. Capital-Smith", False),
        ("Carlos", "de", "Sa", "Carlos de Sa", False),
        ("Ltd.", "", "Tidewater Fund Group", "Tidewater Fund Group Ltd.", True),
        ("LLC", "", "Coral GP,", "Coral GP, LLC", True),
        ("None", "", "Coral Management, L.L.C.", "Coral Management, L.L.C.", True),
        ("N/A", "", "Tidewater Partners", "Tidewater Partners", True),
        ("Coral", "Asset", "Management Inc", "Coral Asset Management Inc", True),
        ("Lumière", "", "Participations S.A.", "Lumière Participations S.A.", True),
        ("Coral", "", "Senior Debt Fund II Feeder SCSp", "Coral Senior Debt Fund II Feeder SCSp", True),
        ("Grant", "", "Limitone", "Grant Limitone", False),
        ("--", "", "株式会社さくら", "株式会社さくら", True),
    ],
)
def test_organisations_among_the_persons(first, middle, last, name, is_organisation):
    (related,) = read(notice(people=person(first, last, middle=middle))).related
    assert (related.name, related.is_organisation) == (name, is_organisation)


def test_nothing_written_as_none_is_read_as_a_name_and_a_former_name_is_a_judgement():
    assert stated_in(filed(notice())).judgements == ()
    assert read(notice(people=person("None", "None"))).related == ()
    (judgement,) = stated_in(filed(notice(former="Loom &amp; Bright LLC"))).judgements
    assert (judgement.a, judgement.b, judgement.verdict, judgement.relation) == (
        "org:loom-and-bright-llc", "org:brightloom-robotics-inc", "same", "formerly",
    )  # fmt: skip
    assert "0000900002" in judgement.reasons[0].detail


def ingested(tmp_path, pages):
    with Archive.open(tmp_path / "archive.sqlite") as archive, closing(open_store("memory:")) as store:
        for page in pages:
            archive.add(page)
        list(ingest(archive, store))
        return merged(store.snapshot())


SERIES = [
    filed(notice(sold="2000000", signed="2026-03-03"), "0000900002-26-000001"),
    filed(
        notice(kind="D/A", amends="0000900002-26-000001", sold="4500000", signed="2026-06-09"),
        "0000900002-26-000004",
    ),
    filed(
        notice(kind="D/A", amends="0000900002-26-000004", sold="9000000", signed="2027-03-01"),
        "0000900002-27-000002",
    ),
]  # fmt: skip


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_an_amendment_is_the_same_round_again_with_more_sold(tmp_path, order):
    (round_,) = ingested(tmp_path, [SERIES[n] for n in order])
    assert round_.amount == Amount(Decimal(9_000_000), "USD")
    assert len(round_.claims) == 3
    assert round_.conflicts == ()
    assert any("amended" in reason.rule for reason in round_.reasons)


def test_a_series_with_a_gap_is_still_one_round_and_another_offering_is_another(tmp_path):
    (round_,) = ingested(tmp_path, [SERIES[0], SERIES[2]])
    assert round_.amount == Amount(Decimal(9_000_000), "USD")
    later = filed(
        notice(sold="30000000", first_sale="<value>2028-01-10</value>", signed="2028-01-20"),
        "0000900002-28-000001",
    )
    rounds = ingested(tmp_path, [*SERIES, later])
    assert [r.amount.value for r in rounds] == [9_000_000, 30_000_000]


def test_a_planned_offering_that_sells_becomes_the_round(tmp_path):
    plan = filed(notice(sold="0", first_sale="<yetToOccur>true</yetToOccur>"), "0000900002-26-000001")
    (round_,) = ingested(tmp_path, [plan, SERIES[1]])
    assert (round_.status, round_.amount.value) == ("completed", 4_500_000)


@pytest.mark.parametrize(("invested", "unnamed"), [("2", False), ("3", True)])
def test_investors_that_a_notice_counts_beyond_those_that_are_named_are_unnamed(tmp_path, invested, unnamed):
    table = Page(
        "https://tables.example/r.csv", "https://tables.example/r.csv", 200, (("content-type", "text/csv"),),
        b"company,round,amount,currency,date,investors\nBrightloom Robotics,seed,2000000,USD,2026-02-25,Tidewater;Coral\n",
        SERIES[0].fetched_at, "mine",
    )  # fmt: skip
    (round_,) = ingested(tmp_path, [filed(notice(invested=invested)), table])
    assert len(round_.investors) == 2
    assert round_.others_unnamed is unnamed


def test_an_amended_fund_is_one_new_fund(tmp_path):
    fund = {"issuer": "Coral Fund I, LP", "industry": "Pooled Investment Fund"}
    pages = [
        filed(notice(**fund), "0000900002-26-000001"),
        filed(notice(kind="D/A", amends="0000900002-26-000001", sold="7000000", signed="2026-06-09", **fund), "0000900002-26-000004"),
    ]  # fmt: skip
    with Archive.open(tmp_path / "archive.sqlite") as archive, closing(open_store("memory:")) as store:
        for page in pages:
            archive.add(page)
        list(ingest(archive, store))
        snapshot = store.snapshot()
    standing = [fact for one, fact in snapshot.facts.items() if one not in restated(snapshot)]
    assert [fact.magnitude for fact in standing if isinstance(fact, PressureSignal)] == ["USD 7,000,000 sold"]


@pytest.mark.parametrize(
    ("body", "detail"),
    [
        (b"<edgarSubmission>", "without a type"),
        (b'<?xml version="1.0"?><!DOCTYPE e [<!ENTITY a "x">]><edgarSubmission/>', "DTD"),
        (notice(kind="C"), "form C"),
        (notice(issuer="None"), "no issuer"),
        (notice(live="TEST"), "test filing"),
        (notice(prolog="<x>") + b"</x>", "its root is <x>"),
        (notice() + b" " * 5_000_000, "more than 5,000,000"),
    ],
)
def test_what_is_no_notice_is_an_issue(body, detail):
    found = stated_in(filed(body))
    assert found.facts == ()
    assert detail in found.issues[0].detail


def test_an_amount_that_is_none_is_an_issue_and_the_rest_stands():
    found = stated_in(filed(notice(sold="lots", offered="1,000,000")))
    assert found.issues[0].detail == "totalAmountSold: lots"
    assert "1e999999999" in stated_in(filed(notice(sold="1e999999999"))).issues[0].detail
    assert found.facts[0].amount == Amount(Decimal(1_000_000), "USD")


def test_a_news_page_is_none_of_this():
    page = filed(b"<html><body><p>Brightloom raised $5M</p></body></html>")
    assert stated_in(page) is None
