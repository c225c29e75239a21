"""The tables that ship, and what becomes of rows that can't be read."""

from collections import Counter
from datetime import date
from decimal import Decimal

import pytest

from graph.dates import PartialDate
from graph.facts import FundingRound, Ownership, fact_id, from_record, kind_of, to_record
from graph.sample import SAMPLE_DATE, TABLES, tables
from graph.sample.rows import BadValue, fact_of

ROW = {
    "company": "Kestrel Grid",
    "round": "series-a",
    "amount": "20000000",
    "currency": "USD",
    "date": "2026-03",
    "status": "completed",
    "lead_investors": "Northwind Ventures",
    "investors": "Harbour Seed;Northwind Ventures",
    "valuation": "",
    "valuation_kind": "",
    "publisher": "The Wire",
    "published": "2026-04",
    "source_url": "https://wire.invalid/1",
}


@pytest.fixture(scope="module")
def stated():
    return list(tables())


def test_every_shipped_row_is_a_fact(stated):
    kinds = Counter(kind_of(fact) for one in stated for fact in one.facts)
    assert kinds == {
        "funding_round": 1765,
        "ownership": 187,
        "pressure_signal": 171,
        "total_raised": 126,
        "company_state": 102,
        "commitment": 84,
    }


def test_what_is_unread_is_four_valuations_without_a_currency(stated):
    issues = [issue for one in stated for issue in one.issues]
    assert len(issues) == 4
    assert all(i.kind == "unread_row" and "without a currency" in i.detail for i in issues)
    assert issues[0].detail.startswith("rounds.csv row ")


def test_a_source_stands_once_and_carries_its_own_page_id(stated):
    ids = [one.page_id for one in stated]
    assert len(set(ids)) == len(ids)
    assert all(fact.evidence.page_id == one.page_id for one in stated for fact in one.facts)
    assert all(one.page_id.startswith("sample:") for one in stated)
    assert sum(one.url == "" for one in stated) == 5  # public record: a row each


def test_facts_are_distinct_and_survive_being_written(stated):
    facts = [fact for one in stated for fact in one.facts]
    assert len({fact_id(fact) for fact in facts}) == len(facts)
    assert all(from_record(to_record(fact)) == fact for fact in facts)


def test_nothing_was_known_later_than_the_sample(stated):
    assert max(f.evidence.recorded for one in stated for f in one.facts) == SAMPLE_DATE


def test_leads_are_among_the_investors(stated):
    rounds = [f for one in stated for f in one.facts if isinstance(f, FundingRound)]
    assert all(set(f.lead_investors) <= set(f.investors) for f in rounds)


def test_shares_are_parts_of_one(stated):
    shares = [
        f.share for one in stated for f in one.facts if isinstance(f, Ownership) and f.share is not None
    ]
    assert Decimal(0) in shares
    assert all(0 <= share <= 1 for share in shares)


def test_a_row_becomes_a_round_with_its_lead_first():
    fact = fact_of("rounds", ROW, "sample:1")
    assert isinstance(fact, FundingRound)
    assert fact.investors == ("Northwind Ventures", "Harbour Seed")
    assert fact.date == PartialDate(2026, 3)
    assert fact.evidence.recorded == date(2026, 4, 30)
    assert not fact.sole_investor


@pytest.mark.parametrize(
    ("published", "when", "recorded"),
    [("2026-04-02", "2026-03", date(2026, 4, 2)), ("", "2026-03", date(2026, 3, 31)), ("", "", SAMPLE_DATE),
     ("2026", "2025", SAMPLE_DATE), ("", "2027", SAMPLE_DATE)],
)  # fmt: skip
def test_recorded_is_the_last_day_that_the_source_can_mean(published, when, recorded):
    fact = fact_of("rounds", {**ROW, "published": published, "date": when}, "sample:1")
    assert fact.evidence.recorded == recorded


@pytest.mark.parametrize(
    ("column", "value"),
    [("round", "series-z"), ("status", "done"), ("amount", "20m"), ("amount", "-3"), ("amount", "NaN"),
     ("date", "March 2026"), ("date", "2026-13"), ("company", "--"), ("investors", "A;;B")],
)  # fmt: skip
def test_a_value_outside_its_vocabulary_is_named(column, value):
    with pytest.raises(BadValue) as caught:
        fact_of("rounds", {**ROW, column: value}, "sample:1")
    assert caught.value.column == column


def test_a_share_above_the_whole_is_refused():
    row = {"parent": "A", "child": "B", "relation": "owns", "share_pct": "140", "date": "", "publisher": "",
           "published": "", "source_url": "https://wire.invalid/2"}  # fmt: skip
    with pytest.raises(BadValue, match="share_pct"):
        fact_of("ownership", row, "sample:1")


def test_an_unreadable_row_becomes_an_issue_and_its_neighbours_stand(tmp_path):
    rows = [
        ROW,
        {**ROW, "round": "series-z"},
        {**ROW, "valuation": "9", "valuation_kind": "post", "currency": "", "amount": ""},
    ]
    for table in TABLES:
        (tmp_path / f"{table}.csv").write_text("", encoding="utf-8")
    lines = [",".join(ROW), *(",".join(row.values()) for row in rows)]
    (tmp_path / "rounds.csv").write_text("\n".join(lines), encoding="utf-8")
    (one,) = tables(tmp_path)
    assert [fact.valuation for fact in one.facts] == [None, None]
    assert [issue.detail for issue in one.issues] == [
        "rounds.csv row 2, round: 'series-z'",
        "rounds.csv row 3, valuation: '9 without a currency'",
    ]
