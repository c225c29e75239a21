"""What can be asked, and that every figure leads to its evidence."""

from pathlib import Path
from typing import get_args

import pytest
from graphql import GraphQLEnumType, GraphQLInputObjectType, GraphQLInterfaceType, GraphQLObjectType

from api import schema, words
from crawler import sources
from crawler.schedule import health, tables
from graph import dates, facts
from graph.exposure import answer, scenario

PUBLISHED = Path(schema.__file__).with_name("schema.graphql")
HARROW = {"backers": [{"name": "Harrow Group", "cut": 0.6}], "asOf": "2026-11-23"}
ROWS = """query ($s: ScenarioInput!, $first: Int! = 20, $after: String) {
  exposure(scenario: $s, first: $first, after: $after) {
    totalCount
    edges { cursor node { rank name tier low high } }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}"""


def test_the_committed_schema_is_the_one_that_is_served():
    assert PUBLISHED.read_text(encoding="utf-8") == schema.export(), (
        "run: python -m api.schema > api/schema.graphql"
    )


def test_every_type_field_argument_and_input_is_described():
    bare = []
    for name, kind in schema.executable(schema.build()).type_map.items():
        if name.startswith("__"):
            continue
        if not kind.description:
            bare.append(name)
        if isinstance(kind, GraphQLObjectType | GraphQLInterfaceType):
            bare += [f"{name}.{field}" for field, it in kind.fields.items() if not it.description]
            bare += [
                f"{name}.{field}({argument})"
                for field, it in kind.fields.items()
                for argument, what in it.args.items()
                if not what.description
            ]
        if isinstance(kind, GraphQLInputObjectType):
            bare += [f"{name}.{field}" for field, it in kind.fields.items() if not it.description]
    assert bare == []


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (words.RoundLabel, facts.Round),
        (words.RoundStatus, facts.Status),
        (words.ValuationKind, facts.ValuationKind),
        (words.SignalKind, facts.Signal),
        (words.Direction, facts.Direction),
        (words.CommitmentStatus, facts.CommitmentStatus),
        (words.OwnershipRelation, facts.OwnershipRelation),
        (words.State, facts.State),
        (words.Settled, facts.Settled),
        (words.DatePrecision, dates.Precision),
        (words.Scope, scenario.Scope),
        (words.Tier, answer.Tier),
        (words.Basis, answer.Basis),
        (words.SourceStatus, sources.Status),
        (words.SourceState, health.State),
        (words.AlarmKind, health.AlarmKind),
        (words.RunOutcome, tables.Outcome),
    ],
    ids=lambda one: getattr(one, "__name__", ""),
)
def test_enums_hold_the_words_of_the_domain(ours, theirs):
    assert [one.value for one in ours] == list(get_args(theirs))


def test_enums_are_enums_in_the_schema_and_fact_kinds_are_complete():
    assert [one.value for one in words.FactKind] == list(facts.KINDS)
    types = schema.executable(schema.build()).type_map
    assert isinstance(types["RoundLabel"], GraphQLEnumType)
    assert "SERIES_B" in types["RoundLabel"].values


def test_an_organisation_is_found_by_id_and_by_name(client):
    data = client.data(
        """{ byName: organization(name: "harrow vision fund") { id name names }
             byId: organization(id: "org:harrow-vision-fund") { id portfolio { totalCount edges { node { company { name } led } } } } }"""
    )
    assert data["byName"]["id"] == data["byId"]["id"] == "org:harrow-vision-fund"
    stakes = {
        edge["node"]["company"]["name"]: edge["node"]["led"] for edge in data["byId"]["portfolio"]["edges"]
    }
    assert stakes == {"Mirevale": 0, "Ostrand": 1, "Quillon": 2, "Tarnfield": 1, "Velde": 1}


def test_an_organisation_gives_rounds_backers_signals_ownership_and_facts(client):
    data = client.data(
        """{ quillon: organization(name: "Quillon") {
               rounds { totalCount edges { node { round claims { id } } } }
               backers { edges { node { backer { name } rounds { id } } } }
               facts(kind: FUNDING_ROUND) { totalCount } all: facts { totalCount } }
             harrow: organization(name: "Harrow Group") {
               signals { edges { node { signal direction magnitude evidence { quotes { text start end } } } } }
               ownership { edges { node { relation parent { name } child { name organization { id } } } } } } }"""
    )
    quillon, harrow = data["quillon"], data["harrow"]
    assert [(e["node"]["round"], len(e["node"]["claims"])) for e in quillon["rounds"]["edges"]] == [
        ("SEED", 1), ("SERIES_A", 1), ("SERIES_B", 2),
    ]  # fmt: skip
    assert {e["node"]["backer"]["name"] for e in quillon["backers"]["edges"]} == {
        "Harrow Vision Fund", "Petrel Capital", "Keel Partners", "Moss Ventures",
    }  # fmt: skip
    assert quillon["facts"]["totalCount"] == quillon["all"]["totalCount"] == 4
    (signal,) = harrow["signals"]["edges"]
    assert signal["node"]["signal"] == "SHARE_PRICE_FALL"
    assert signal["node"]["evidence"]["quotes"] == [
        {"text": "Shares of Harrow Group fell 12%.", "start": 0, "end": 32}
    ]
    (link,) = harrow["ownership"]["edges"]
    assert link["node"]["child"] == {
        "name": "Harrow Vision Fund",
        "organization": {"id": "org:harrow-vision-fund"},
    }


def test_money_keeps_its_currency_and_says_how_it_was_converted(client):
    data = client.data(
        """{ organization(name: "Mirevale") { rounds { edges { node {
               amount { amount currency dollars { value rate rateDate source } }
               valuation { amount currency dollars { value } } valuationKind } } } } }"""
    )
    (edge,) = data["organization"]["rounds"]["edges"]
    money = edge["node"]["amount"]
    assert (money["amount"], money["currency"]) == ("30000000", "EUR")
    assert money["dollars"]["rateDate"] == "2025-06-10"
    assert "European Central Bank" in money["dollars"]["source"]
    assert float(money["dollars"]["value"]) == pytest.approx(3e7 / float(money["dollars"]["rate"]), abs=0.01)
    assert edge["node"]["valuationKind"] == "POST"
    ratio = float(edge["node"]["valuation"]["dollars"]["value"]) / float(money["dollars"]["value"])
    assert ratio == pytest.approx(200 / 30)


def test_exposure_ranks_and_every_path_leads_to_facts_with_a_source(client):
    exposure = client.data(
        """query ($s: ScenarioInput!) { exposure(scenario: $s) {
             totalCount dataAsOf counts { solid partial thin apart }
             scenario { months asOf scope pullbacks { backer { id } severity } }
             hit { name severity signals { id evidence { url } } }
             apart { edges { node { name state facts { id } } } } thin { totalCount edges { node { name rank } } }
             coverage { name value } assumptions { name value }
             edges { node { rank name low high gap { value basis unit } knownCapital { currency }
               paths { value reliance severity chain { name } rounds { id }
                       facts { id kind evidence { url publisher published { text } recorded quotes { text } } } } } } } }""",
        s=HARROW,
    )["exposure"]
    rows = [edge["node"] for edge in exposure["edges"]]
    assert [row["rank"] for row in rows] == list(range(1, exposure["totalCount"] + 1))
    assert {row["name"] for row in rows} == {"Quillon", "Tarnfield", "Velde"}
    assert rows[0]["name"] == "Quillon", "the fund led most of its money"
    for row in rows:
        assert sum(path["value"] for path in row["paths"]) == pytest.approx(row["low"])
        assert row["gap"]["unit"] == "USD"
        for path in row["paths"]:
            assert path["value"] == pytest.approx(path["reliance"] * path["severity"])
            assert path["rounds"]
            assert {fact["kind"] for fact in path["facts"]} == {"FUNDING_ROUND", "OWNERSHIP"}
            assert all(fact["evidence"]["url"] and fact["evidence"]["quotes"] for fact in path["facts"])
    assert [(edge["node"]["name"], edge["node"]["state"]) for edge in exposure["apart"]["edges"]] == [
        ("Ostrand", "listed")
    ]
    assert [edge["node"] for edge in exposure["thin"]["edges"]] == [{"name": "Mirevale", "rank": None}]
    assert exposure["counts"]["thin"] == exposure["thin"]["totalCount"] == 1
    assert exposure["counts"]["solid"] + exposure["counts"]["partial"] == 3
    assert exposure["counts"]["apart"] == 1
    assert exposure["scenario"] == {
        "months": 12.0, "asOf": "2026-11-23", "scope": "FAMILY",
        "pullbacks": [{"backer": {"id": "org:harrow-group"}, "severity": 0.6}],
    }  # fmt: skip
    assert exposure["hit"][0]["signals"][0]["evidence"]["url"] == "https://ledger.example/fall"
    assert exposure["dataAsOf"] == "2026-11-20"
    assert exposure["coverage"]
    assert exposure["assumptions"]


def test_the_answer_is_seen_from_its_day(client):
    before = client.data(ROWS, s={**HARROW, "asOf": "2026-11-19"})["exposure"]
    assert before["totalCount"] == 0, "nothing was recorded by then"
    assert client.data(ROWS, s=HARROW)["exposure"]["totalCount"] == 3


def test_pages_follow_each_other_without_gap_or_overlap(client):
    whole = client.data(ROWS, s=HARROW)["exposure"]
    seen, after = [], None
    for _ in range(whole["totalCount"]):
        part = client.data(ROWS, s=HARROW, first=1, after=after)["exposure"]
        seen += part["edges"]
        assert part["pageInfo"]["hasPreviousPage"] is (after is not None)
        after = part["pageInfo"]["endCursor"]
    assert part["pageInfo"]["hasNextPage"] is False
    assert seen == whole["edges"]


def test_a_round_an_evidence_and_any_node_are_found_by_id(client):
    rounds = client.data(
        '{ organization(name: "Quillon") { rounds { edges { node { id claims { id } chosen { field factId } reasons { rule } } } } } }'
    )["organization"]["rounds"]["edges"]
    last = rounds[-1]["node"]
    claim = last["claims"][1]["id"]
    assert len(last["reasons"]) == 1
    data = client.data(
        """query ($round: ID!, $claim: ID!, $ids: [ID!]!) {
             round(id: $round) { id company { name } claims { evidence { url } } }
             byClaim: round(id: $claim) { id }
             evidence(id: $claim) { factId url publisher published { text precision } recorded quotes { text } extractor probability counted
                                    fact { kind ... on FundingRound { company { name } } } }
             node(id: $round) { id ... on Round { round } }
             nodes(ids: $ids) { id __typename } }""",
        round=last["id"],
        claim=claim,
        ids=["org:quillon", claim, last["id"], "org:nobody", "rubbish"],
    )
    assert {one["evidence"]["url"] for one in data["round"]["claims"]} == {
        "https://ledger.example/Quillon-2026-02-03-a",
        "https://ledger.example/Quillon-2026-02-03-b",
    }
    assert data["byClaim"]["id"] == data["node"]["id"] == last["id"]
    assert data["evidence"]["factId"] == claim
    assert data["evidence"]["published"] == {"text": "2026-11-19", "precision": "DAY"}
    assert (data["evidence"]["probability"], data["evidence"]["counted"]) == (None, True)
    assert data["evidence"]["fact"] == {"kind": "FUNDING_ROUND", "company": {"name": "Quillon"}}
    assert [one and one["__typename"] for one in data["nodes"]] == [
        "Organization", "FundingRound", "Round", None, None,
    ]  # fmt: skip


def test_search_puts_the_equal_name_first_and_forgives_a_slip(client):
    data = client.data(
        '{ equal: search(text: "Velde") { name } slip: search(text: "Quilon", first: 1) { name } }'
    )
    assert data["equal"][0]["name"] == "Velde"
    assert data["slip"] == [{"name": "Quillon"}]


def test_meta_says_what_answers_rest_on(client, store):
    meta = client.data(
        "{ meta { dataAsOf snapshot version extractors coverage { name value } sources { publisher facts newest } } }"
    )["meta"]
    assert meta["dataAsOf"] == "2026-11-20"
    assert meta["snapshot"] == store.snapshot().digest
    assert meta["extractors"] == ["by hand 1"]
    coverage = {one["name"]: one["value"] for one in meta["coverage"]}
    assert coverage["funding_round"] == 13
    assert coverage["rounds"] == 12
    assert meta["sources"] == [{"publisher": "Loopback Ledger", "facts": 17, "newest": "2026-11-20"}]
