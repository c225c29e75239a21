"""A story that many outlets carry is one entry with all its sources, wherever a client asks."""

import io
from contextlib import closing
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from rich.console import Console

from api.app import create_app
from api.plain import answer_record
from api.settings import Settings
from api.show import show_answer
from graph.ask import Desk
from graph.facts import Commitment, Ownership, PressureSignal, fact_id
from graph.money import Amount
from tests.api.conftest import Client, evidence, filled, small_graph

STORY = "Harrow Group said on Tuesday that it will sell a tenth of its staff's desks and let 40 people go, a spokesman said."
HOSTS = ("Ledger", "Courier", "Gazette")


def carried():
    """Every kind of fact that is joined, each told by three outlets."""
    told = [replace(evidence(f"copy-{who}", STORY), publisher=who) for who in HOSTS]
    layoffs = [PressureSignal("Harrow Group", "layoffs", "negative", "40 people", None, one) for one in told]
    owned = [Ownership("Harrow Group", "Petrel Desks", "subsidiary", None, None, None, one) for one in told]
    money = Amount(Decimal(7000000), "USD")
    orders = [
        Commitment(
            "Harrow Group",
            "Cloudworks",
            money,
            up_to=False,
            term_years=None,
            status="binding",
            date=None,
            evidence=one,
        )
        for one in told
    ]
    return layoffs, owned, orders


@pytest.fixture(scope="module")
def store():
    layoffs, owned, orders = carried()
    with closing(filled([*small_graph(), *layoffs, *owned, *orders])) as found:
        yield found


@pytest.fixture(scope="module")
def client(store):
    return Client(create_app(store, Settings()))


ASKED = """{ organization(name: "Harrow Group") {
  signals { totalCount edges { node { id signal sources { publisher factId } } } }
  ownership { totalCount edges { node { id child { name } sources { publisher } } } }
  commitments { totalCount edges { node { id supplier { name } sources { publisher } } } }
  facts(first: 100) { totalCount } } }"""


def test_lists_hold_each_event_once_with_the_evidence_of_all(client):
    found = client.data(ASKED)["organization"]
    assert found["signals"]["totalCount"] == found["ownership"]["totalCount"] == 2
    assert found["commitments"]["totalCount"] == 1
    for name in ("signals", "ownership", "commitments"):
        counts = sorted(len(edge["node"]["sources"]) for edge in found[name]["edges"])
        assert counts[-1] == 3
        (most,) = (edge["node"] for edge in found[name]["edges"] if len(edge["node"]["sources"]) == 3)
        assert {one["publisher"] for one in most["sources"]} == set(HOSTS)
    assert found["facts"]["totalCount"] == 11, "facts are listed each on its own"


def test_every_fact_stays_reachable_and_leads_to_the_others(client):
    ids = [fact_id(one) for one in carried()[0]]
    for one in ids:
        node = client.data(
            "query ($id: ID!) { node(id: $id) { id ... on Fact { sources { factId } evidence { factId } } } }",
            id=one,
        )["node"]
        assert node["id"] == node["evidence"]["factId"] == node["sources"][0]["factId"] == one
        assert {source["factId"] for source in node["sources"]} == set(ids)


def test_a_round_fact_leads_to_all_claims_of_its_round(client):
    data = client.data(
        '{ organization(name: "Quillon") { facts { edges { node { id sources { factId } } } } } }'
    )
    counts = sorted(len(edge["node"]["sources"]) for edge in data["organization"]["facts"]["edges"])
    assert counts == [1, 1, 2, 2]


def test_the_answer_its_text_and_its_record_count_the_event_once(client, store):
    query = """{ exposure(scenario: {backers: [{name: "Harrow Group", cut: 0.6}], months: 12, asOf: "2026-11-23"}) {
      hit { name signals { id sources { factId } } } } }"""
    (signals,) = (
        hit["signals"] for hit in client.data(query)["exposure"]["hit"] if hit["name"] == "Harrow Group"
    )
    assert sorted(len(one["sources"]) for one in signals) == [1, 3]
    desk = Desk(store)
    day = date(2026, 11, 23)
    answer = desk.ask({"Harrow Group": 0.6}, months=12, as_of=day)
    out = io.StringIO()
    show_answer(Console(file=out, width=200), answer, desk.snapshot(day), top=3)
    assert out.getvalue().count("Harrow Group: layoffs (40 people)") == 1
    assert "also told by" in out.getvalue()
    assert sum(who in out.getvalue() for who in HOSTS) == 3
    evidence_of = answer_record(answer, desk.snapshot(day), 3)["evidence"]
    assert {fact_id(one) for one in carried()[0]} <= set(evidence_of)
