"""The invented articles, and that they stay apart from the real data."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from crawler.reading import Unreadable, read
from graph.dates import PartialDate
from graph.entities import name_key
from graph.facts import KINDS, ROUNDS, SIGNALS, STATUSES, names_in
from graph.sample import pages, tables

FETCHED = datetime(2026, 11, 23, 12, tzinfo=UTC)
EXPECTED = json.loads((Path(__file__).parent / "expected.json").read_text(encoding="utf-8"))
REAL = {"SoftBank Group", "Microsoft", "Google", "Amazon", "Meta"}


@pytest.fixture(scope="module")
def shipped():
    return {page.url.rsplit("/", 1)[1]: page for page in pages(FETCHED)}


def named(fact):
    keys = ("company", "subject", "buyer", "supplier", "parent", "child")
    return {fact[key] for key in keys if key in fact} | set(fact.get("investors", ()))


def test_every_page_has_its_expected_facts_and_the_other_way_round(shipped):
    assert set(shipped) == set(EXPECTED)
    assert len(shipped) >= 15


def test_pages_look_fetched(shipped):
    for page in shipped.values():
        assert page.status == 200
        assert page.fetched_at == FETCHED
        assert page.url == page.final_url
        assert page.header("content-type") == "text/html; charset=utf-8"
        assert b"An invented article, written for the pullback sample" in page.body


@pytest.mark.parametrize("slug", sorted(EXPECTED))
def test_an_article_can_be_read_and_names_what_is_expected_of_it(shipped, slug):
    page = shipped[slug]
    reading = read(page.body, page.final_url, page.headers)
    assert not isinstance(reading, Unreadable)
    for fact in EXPECTED[slug]["facts"]:
        assert fact["kind"] in KINDS
        assert all(name in reading.text for name in named(fact))
    published = EXPECTED[slug]["published"]
    found = PartialDate.parse(reading.published) if reading.published else None
    assert found == (PartialDate.parse(published) if published else None)


def test_expected_facts_use_the_vocabulary():
    facts = [fact for one in EXPECTED.values() for fact in one["facts"]]
    assert {f["round"] for f in facts if "round" in f} <= set(ROUNDS)
    assert {f["status"] for f in facts if f["kind"] == "funding_round"} == set(STATUSES)
    assert {f["signal"] for f in facts if "signal" in f} <= set(SIGNALS)


def test_invented_names_are_nobody_in_the_tables():
    real = {name_key(n) for one in tables() for fact in one.facts for n in names_in(fact)}
    invented = {n for one in EXPECTED.values() for fact in one["facts"] for n in named(fact)} - REAL
    assert len(invented) > 20
    assert not {name for name in invented if name_key(name) in real}
