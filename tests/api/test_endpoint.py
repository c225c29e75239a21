"""GraphQL over HTTP: what is taken, with which status and type, and that nothing a client sends is a 500."""

import json

import pytest

GRAPHQL = "application/graphql-response+json"
OK = {"query": "{ meta { version } }"}


def post(client, body, **headers):
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    return client.request(
        "POST", "/graphql", content=content, headers={"content-type": "application/json", **headers}
    )


def code(response):
    (error,) = response.json()["errors"]
    assert set(error) <= {"message", "extensions", "locations", "path"}
    return error["extensions"]["code"]


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        (GRAPHQL, GRAPHQL),
        ("application/json", "application/json"),
        ("*/*", "application/json"),
        (f"text/html, {GRAPHQL};q=0.9, application/json;q=0.5", GRAPHQL),
        (f"{GRAPHQL};q=0.1, application/json", "application/json"),
        ("application/json; charset=utf-8", "application/json"),
    ],
)
def test_the_answer_has_the_type_that_was_asked_for(client, accept, kind):
    response = post(client, OK, accept=accept)
    assert response.status_code == 200
    assert response.headers["content-type"] == f"{kind}; charset=utf-8"
    assert response.headers["cache-control"] == "no-store"
    assert response.json()["data"]["meta"]["version"]


@pytest.mark.parametrize(
    "query", ["{", "{ nope }", "query ($a: Int!) { meta { sources(first: $a) { facts } } }"]
)
def test_a_refused_document_is_400_in_the_new_type_and_200_in_the_old(client, query):
    new, old = (post(client, {"query": query}, accept=kind) for kind in (GRAPHQL, "application/json"))
    assert (new.status_code, old.status_code) == (400, 200)
    assert new.json() == old.json()
    assert "data" not in new.json()


def test_an_answer_with_errors_in_it_is_200_in_both(client):
    body = {"query": '{ organization(name: "Nobody") { id } }'}
    for kind in (GRAPHQL, "application/json"):
        response = post(client, body, accept=kind)
        assert response.status_code == 200
        assert response.json()["data"] == {"organization": None}


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"\xff\xfe",
        b"null",
        b"17",
        b'"text"',
        b"[]",
        b'[{"query":"{ meta { version } }"}]',
        b"{",
        b"{}",
        b'{"query":null}',
        b'{"query":7}',
        b'{"query":""}',
        b'{"query":"{ meta { version } }","variables":[]}',
        b'{"query":"{ meta { version } }","variables":"{}"}',
        b'{"query":"{ meta { version } }","operationName":7}',
        b'{"query":"{ meta { version } }","extensions":7}',
        b'{"query":"{ meta { version } }","extensions":"{}"}',
        b'{"query":"{ meta { version } }","variables":{"a":NaN}}',
        b'{"query":"\\ud800"}',
        b'{"query":"{ meta { version } }","variables":{"a":' + b"9" * 6000 + b"}}",
        b'{"query":"{ meta { version } }","variables":{"a":1e999}}',
        b"[" * 30_000,
        b'{"a":' * 10_000 + b"1" + b"}" * 10_000,
    ],
    ids=range(23),
)
def test_a_body_that_is_no_request_is_400(client, body):
    response = post(client, body)
    assert response.status_code == 400
    assert code(response) == "BAD_REQUEST"


@pytest.mark.parametrize(
    "kind",
    ["", "text/plain", "text/application/json", "application/json-seq", "application/x-www-form-urlencoded",
     "multipart/form-data; boundary=x", "application/json; charset=latin-1", "application/graphql"],
)  # fmt: skip
def test_any_other_type_of_body_is_415(client, kind):
    response = post(client, OK, **{"content-type": kind})
    assert (response.status_code, code(response)) == (415, "UNSUPPORTED_MEDIA_TYPE")


def test_a_compressed_body_is_415_and_a_large_one_413(client):
    assert post(client, OK, **{"content-encoding": "gzip"}).status_code == 415
    large = post(client, {"query": "#" + "x" * 70_000 + "\n{ meta { version } }"})
    assert (large.status_code, code(large)) == (413, "TOO_LARGE")

    async def drops():
        for _ in range(100):
            yield b" " * 1000

    assert (
        client.request(
            "POST", "/graphql", content=drops(), headers={"content-type": "application/json"}
        ).status_code
        == 413
    )


def test_other_methods_and_other_wishes_are_refused_in_the_same_shape(client):
    for method in ("PUT", "DELETE", "PATCH", "OPTIONS"):
        response = client.request(method, "/graphql")
        assert (response.status_code, code(response)) == (405, "METHOD_NOT_ALLOWED")
        assert response.headers["allow"] == "GET, POST"
    image = post(client, OK, accept="image/png")
    assert (image.status_code, code(image)) == (406, "NOT_ACCEPTABLE")


def test_get_answers_programs_only(client):
    parameters = {
        "query": "query ($n: String!) { organization(name: $n) { id } }",
        "variables": '{"n": "Quillon"}',
    }
    asked = client.request("GET", "/graphql", params=parameters, headers={"accept": GRAPHQL})
    assert asked.json()["data"]["organization"]["id"] == "org:quillon"
    assert client.request("GET", "/graphql", params=parameters, headers={"accept": "*/*"}).status_code == 406
    broken = client.request(
        "GET", "/graphql", params={**parameters, "variables": "{"}, headers={"accept": GRAPHQL}
    )
    assert (broken.status_code, code(broken)) == (400, "BAD_REQUEST")
    assert client.request("GET", "/graphql", headers={"accept": GRAPHQL}).status_code == 400


def test_a_browser_at_the_endpoint_is_led_to_the_explorer(client):
    response = client.request(
        "GET", "/graphql", headers={"accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
    )
    assert (response.status_code, response.headers["location"]) == (303, "/graphiql/")


def test_operations_are_chosen_by_name(client):
    two = "query A { meta { version } } query B { meta { dataAsOf } }"
    assert post(client, {"query": two, "operationName": "B"}).json() == {
        "data": {"meta": {"dataAsOf": "2026-11-20"}}
    }
    for name in (None, "", "C"):
        assert post(client, {"query": two, "operationName": name}, accept=GRAPHQL).status_code == 400
