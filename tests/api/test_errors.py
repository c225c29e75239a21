"""Every failure has the one shape and a code; nothing of the inside is told."""

import logging

import pytest

from api.app import create_app
from api.errors import CODES
from api.settings import Settings
from crawler.errors import PullbackError
from graph import errors
from graph.store import open_store

EXPOSURE = (
    "query ($s: ScenarioInput!, $after: String) { exposure(scenario: $s, after: $after) { totalCount } }"
)
HARROW = {"backers": [{"name": "Harrow Group", "cut": 0.6}], "asOf": "2026-11-23"}


def leaves(kind):
    below = [leaf for one in kind.__subclasses__() for leaf in leaves(one)]
    return below or [kind]


def test_every_error_of_the_tree_has_a_code_of_its_own():
    codes = {
        kind: next(code for base, code in CODES if issubclass(kind, base))
        for kind in leaves(errors.StoreError)
    }
    assert len(set(codes.values())) == len(codes) == 9
    for one in (errors.UnknownName, errors.ScenarioError, errors.InputError):
        assert next(code for base, code in CODES if issubclass(one, base))
    assert all(issubclass(kind, PullbackError) for kind, _ in CODES)


def test_an_unknown_name_comes_with_suggestions_and_leaves_the_rest_of_the_answer(client):
    body = client.ask('{ a: organization(name: "Quilon") { id } b: organization(name: "Quillon") { id } }')
    (error,) = body["errors"]
    assert error["extensions"]["code"] == "UNKNOWN_NAME"
    assert error["extensions"]["suggestions"] == ["Quillon"]
    assert error["path"] == ["a"]
    assert body["data"] == {"a": None, "b": {"id": "org:quillon"}}


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("{ organization { id } }", "BAD_INPUT"),
        ('{ organization(id: "org:quillon", name: "Quillon") { id } }', "BAD_INPUT"),
        ('{ organization(id: "quillon") { id } }', "BAD_INPUT"),
        ('{ organization(name: "  ") { id } }', "BAD_INPUT"),
        ('{ organization(name: "!!") { id } }', "UNKNOWN_NAME"),
        ('{ round(id: "round:none") { id } }', "UNKNOWN_NAME"),
        ('{ evidence(id: "fact:none") { url } }', "UNKNOWN_NAME"),
        ('{ search(text: "a", first: 101) { id } }', "BAD_INPUT"),
        ('{ search(text: "a", first: 0) { id } }', "BAD_INPUT"),
        ('{ search(text: " ") { id } }', "BAD_INPUT"),
        ('{ organization(name: "Quillon") { rounds(first: -1) { totalCount } } }', "BAD_INPUT"),
        ('{ organization(name: "Quillon") { rounds(after: "?") { totalCount } } }', "BAD_CURSOR"),
        ("{ nope }", "VALIDATION_FAILED"),
        ("{ nope", "PARSE_FAILED"),
        ("query A { meta { version } } query B { meta { version } }", "VALIDATION_FAILED"),
        ("query ($a: Int!) { meta { sources(first: $a) { facts } } }", "VALIDATION_FAILED"),
        ("subscription { meta { version } }", "VALIDATION_FAILED"),
    ],
)
def test_a_wrong_question_is_named(client, query, code, caplog):
    error = client.error(query)
    assert error["extensions"]["code"] == code
    assert error["message"]
    assert caplog.records == [], "a client's mistake is no event of ours"


@pytest.mark.parametrize(
    "change",
    [
        {"backers": []},
        {"backers": [{"name": "Harrow Group", "cut": 1.4}]},
        {"backers": [{"name": "Harrow Group", "cut": 0.5}, {"name": "Harrow Group", "cut": 0.6}]},
        {"backers": [{"name": "Harrow Group", "cut": 0.5}] * 51},
        {"months": 0},
        {"months": 61},
    ],
)
def test_a_scenario_that_cant_be_is_refused_with_what_was_wanted(client, change):
    error = client.error(EXPOSURE, s={**HARROW, **change})
    assert error["extensions"]["code"] == "BAD_SCENARIO"
    assert error["extensions"]["wanted"]
    assert error["extensions"]["todo"]


def test_cursors_of_another_list_or_of_other_data_are_refused(client):
    ask = "query ($s: ScenarioInput!, $a: String) { exposure(scenario: $s, first: 1, after: $a) { pageInfo { endCursor } } }"
    cursor = client.data(ask, s=HARROW)["exposure"]["pageInfo"]["endCursor"]
    other = client.error(ask, s={**HARROW, "months": 6}, a=cursor)
    assert other["extensions"]["code"] == "STALE_CURSOR"
    listed = client.error(
        'query ($a: String) { organization(name: "Quillon") { rounds(after: $a) { totalCount } } }', a=cursor
    )
    assert listed["extensions"]["code"] == "STALE_CURSOR"
    assert client.error(ask, s=HARROW, a=cursor[:-4])["extensions"]["code"] == "BAD_CURSOR"


def test_an_empty_store_says_so(make_client):
    assert (
        make_client(open_store("memory:")).error("{ meta { version } }")["extensions"]["code"]
        == "STORE_EMPTY"
    )


class Broken:
    """A store whose every reading fails in a given way."""

    def __init__(self, failure: Exception) -> None:
        self.failure = failure

    def mark(self):
        raise self.failure

    def close(self) -> None:
        pass


@pytest.mark.parametrize("kind", leaves(errors.StoreError))
def test_store_errors_are_told_without_paths(make_client, kind, caplog):
    client = make_client(Broken(kind("no store at /home/someone/secret.sqlite")))
    error = client.error("{ meta { version } }")
    assert error["extensions"]["code"].startswith("STORE_")
    assert "secret" not in str(error)
    assert "secret" in caplog.text
    assert client.request("GET", "/healthz").status_code == 503


def test_what_nobody_foresaw_is_logged_under_the_id_that_the_client_gets(make_client, caplog):
    client = make_client(Broken(ZeroDivisionError("canary-7731")))
    with caplog.at_level(logging.ERROR):
        error = client.error("{ meta { version } }")
    assert error["extensions"]["code"] == "INTERNAL"
    assert "canary" not in str(error)
    assert error["extensions"]["id"] in caplog.text
    assert "canary-7731" in caplog.text


def test_at_most_five_errors_are_told(client):
    for question in ("a{n}: nope", 'a{n}: round(id: "x") {{ id }}'):
        body = client.ask("{ " + " ".join(question.format(n=n) for n in range(20)) + " }")
        assert len(body["errors"]) == 5
        assert body["errors"][-1]["extensions"]["code"] == "TOO_MANY_ERRORS"


@pytest.fixture
def make_client(client):
    return lambda store: type(client)(create_app(store, Settings()))
