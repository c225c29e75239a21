"""What one document may ask for, and that counting it is cheap whatever it holds."""

import contextlib
import time

import pytest
from graphql import get_introspection_query, parse

from api import limits, schema
from api.errors import LimitError
from api.settings import Limits

SCHEMA = schema.executable(schema.build())


def check(query: str, variables: dict[str, object] | None = None, **changed: int) -> None:
    limits.check(parse(query), SCHEMA, variables or {}, Limits(**changed))


def fragments(levels: int, times: int = 2) -> str:
    """A chain of fragments, each spread several times in the one before."""
    spreads = lambda n: " ".join([f"...F{n}"] * times)
    chain = "\n".join(f"fragment F{n} on Query {{ {spreads(n + 1)} }}" for n in range(levels))
    return f"{{ {spreads(0)} }}\n{chain}\nfragment F{levels} on Query {{ meta {{ version }} }}"


def nested(levels: int) -> str:
    return (
        "{ organization(name: 1) "
        + "{ rounds { edges { node { company " * levels
        + "{ id }"
        + " } } } }" * levels
        + " }"
    )


@pytest.mark.parametrize(
    ("query", "what"),
    [
        (nested(3), "levels"),
        (fragments(16), "fields"),
        (fragments(60, 1), "definitions"),
        ("{ " + " ".join(f"a{n}: meta {{ version }}" for n in range(31)) + " }", "aliases"),
        ("{ meta " + "@include(if: true) " * 21 + "{ version } }", "directives"),
        ("{ organization(name: 1) { portfolio(first: 100) { edges { node { company { facts(first: 100) { edges { node { id kind } } } } } } } } }", "cost"),
        ("query ($n: Int!) { organization(name: 1) { portfolio(first: $n) { edges { node { company { facts(first: $n) { edges { node { id kind } } } } } } } } }", "cost"),
        ("{ " + " ".join(f"a{n}: exposure(scenario: 1) {{ totalCount }}" for n in range(20)) + " }", "cost"),
        ("{ __schema { types { " + "ofType { " * 16 + "name" + " }" * 16 + " } } }", "introspection"),
    ],
    ids=["deep", "fragments", "definitions", "aliases", "directives", "pages", "variables", "scenarios", "introspection"],
)  # fmt: skip
def test_a_document_that_asks_for_too_much_is_refused_with_the_figure_and_the_limit(query, what):
    with pytest.raises(LimitError, match=what) as refused:
        check(query)
    assert refused.value.wanted.startswith("at most ")


def test_page_sizes_in_variables_count_as_they_are():
    query = "query ($n: Int) { organization(name: 1) { facts(first: $n) { edges { node { id } } } } }"
    check(query, {"n": 3}, cost=20)
    with pytest.raises(LimitError, match="cost"):
        check(query, {"n": 30}, cost=20)
    with pytest.raises(LimitError, match="cost"):
        check(query, {}, cost=20)


@pytest.mark.parametrize(
    "query",
    [
        get_introspection_query(specified_by_url=True, input_value_deprecation=True),
        "{ meta { version } }",
        """query ($s: ScenarioInput!) { exposure(scenario: $s, first: 20) { edges { node { rank name paths {
             chain { name } facts { id kind evidence { url publisher quotes { text } } } } } } } }""",
    ],
    ids=["introspection", "smallest", "why"],
)
def test_ordinary_questions_pass(query):
    check(query)


@pytest.mark.parametrize(
    "query",
    [
        fragments(38, 8),
        "{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }",
        "{ ...Nowhere }",
        "{ " + "... on Query { " * 150 + "meta { version }" + " }" * 151,
    ],
    ids=["spread-eight-times", "circle", "missing", "inline"],
)
def test_counting_is_quick_and_never_fails(query):
    started = time.perf_counter()
    with contextlib.suppress(LimitError):
        check(query)
    assert time.perf_counter() - started < 0.5


def test_a_refused_document_is_refused_over_http_before_it_costs_anything(client):
    started = time.perf_counter()
    error = client.error(fragments(38, 8))
    assert error["extensions"]["code"] == "TOO_COMPLEX"
    deep = "\n".join(
        f"fragment F{n} on Query {{ {'... on Query { ' * 15} ...F{n + 1} {'}' * 16}" for n in range(38)
    )
    chained = f"{{ ...F0 }}\n{deep}\nfragment F38 on Query {{ meta {{ version }} }}"
    assert client.ask(chained)["errors"] or client.ask(chained)["data"]
    assert time.perf_counter() - started < 2
