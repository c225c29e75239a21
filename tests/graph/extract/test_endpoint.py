"""A real server on loopback that speaks the protocol, well and badly."""

import json
import logging
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from graph.errors import InputError
from graph.extract import endpoint as room
from graph.extract.endpoint import Endpoint, SecondOpinion, second_opinion
from graph.extract.jsonl import answer

TEXT = "It rained. Acme Labs has raised $5 million in seed funding led by Alpha Fund. The sun came out."
QUOTE = "Acme Labs has raised $5 million in seed funding led by Alpha Fund."
GOOD = {"company": "Acme Labs", "amount": 5_000_000, "currency": "USD", "round": "seed", "quote": QUOTE}
KEY = "sk-very-secret-4711"


def said(*events: object) -> bytes:
    content = json.dumps({"events": list(events)})
    return json.dumps({"choices": [{"message": {"role": "assistant", "content": content}}]}).encode()


class Server(ThreadingHTTPServer):
    """Answers every request with ``body``; notes what it was asked."""

    daemon_threads = True
    body, status, headers, drip = said(GOOD), 200, {}, 0.0

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/v1"


class Handler(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.asked.append((self.path, self.headers.get("Authorization"), json.loads(body)))
        self.send_response(self.server.status)
        for name, value in self.server.headers.items():
            self.send_header(name, value)
        self.end_headers()
        try:
            if self.server.drip:
                for byte in self.server.body:
                    self.wfile.write(bytes([byte]))
                    self.wfile.flush()
                    time.sleep(self.server.drip)
            else:
                self.wfile.write(self.server.body)
        except OSError:
            return

    def log_message(self, *_):
        pass


@pytest.fixture
def server():
    with Server() as one:
        threading.Thread(target=one.serve_forever, args=(0.02,), daemon=True).start()
        yield one
        one.shutdown()


def test_a_checked_event_is_shown_with_its_place(server):
    told = second_opinion(Endpoint(server.url, "m", KEY), TEXT)
    (event,) = told.events
    assert (event["company"], event["amount"], event["round"]) == ("Acme Labs", 5_000_000, "seed")
    (span,) = event["evidence_spans"]
    assert TEXT[slice(*span)] == QUOTE
    ((path, key, wish),) = server.asked
    assert (path, key, wish["model"], wish["temperature"]) == (
        "/v1/chat/completions",
        f"Bearer {KEY}",
        "m",
        0,
    )
    assert wish["messages"][1]["content"] == TEXT


@pytest.mark.parametrize(
    ("lie", "reason"),
    [
        ({"quote": "Acme Labs has raised $5 million."}, "does not stand in the text"),
        ({"quote": ""}, "does not stand in the text"),
        ({"amount": 6_000_000}, "amount that is not in its quote"),
        ({"currency": "EUR"}, "amount that is not in its quote"),
        ({"amount": "lots"}, "amount that is not in its quote"),
        ({"amount": float("nan")}, "amount that is not in its quote"),
        ({"company": "Beta Labs"}, "company that is not in its quote"),
        ({"company": " "}, "does not stand in the text"),
        ({"company": None}, "without a company"),
        ({"company": "cme"}, "company that is not in its quote"),
        ({"company": "raised"}, "company that is not in its quote"),
        ({"round": "series-a"}, "round that is not in its quote"),
        ({"round": "mega"}, "round that is not in its quote"),
        ({"round": ["seed"]}, "without a company or a quote"),
    ],
)
def test_a_lie_is_refused_with_its_reason_and_the_truth_beside_it_kept(server, lie, reason):
    server.body = said({**GOOD, **lie}, GOOD)
    told = second_opinion(Endpoint(server.url, "m"), TEXT)
    assert [event["company"] for event in told.events] == ["Acme Labs"]
    assert len(told.refused) == 1
    assert reason in told.refused[0]


def test_a_piece_cut_out_of_a_denial_is_refused(server):
    text = "It rained. Acme Labs never raised $5 million, its founder said."
    server.body = said({**GOOD, "round": "unknown", "quote": "raised $5 million", "company": "Acme Labs"},
                       {**GOOD, "round": "unknown", "quote": "Acme Labs never raised $5 million"})  # fmt: skip
    told = second_opinion(Endpoint(server.url, "m"), text)
    assert (told.events, len(told.refused)) == ((), 2)
    assert "denies" in told.refused[1]


def test_a_fence_figures_as_text_and_repeats_are_put_up_with(server):
    content = "```json\n" + json.dumps({"events": [{**GOOD, "amount": "5000000.0"}, GOOD]}) + "\n```"
    server.body = json.dumps({"choices": [{"message": {"content": content}}]}).encode()
    (event,) = second_opinion(Endpoint(server.url, "m"), TEXT).events
    assert event["amount"] == 5_000_000


@pytest.mark.parametrize(
    "body",
    [
        b"", b"garbage", b"{}", b"[]", b"null", b"\xff\xfe", b'{"choices": []}', b'{"choices": [{"message": {"content": null}}]}',
        b'{"choices": [{"message": {"content": "no JSON"}}]}', b'{"choices": [{"message": {"content": "[1]"}}]}',
        b'{"choices": [{"message": {"content": "{\\"events\\": 3}"}}]}', b"[" * 100_000, b"x" * (1 << 21),
    ],
)  # fmt: skip
def test_nonsense_costs_the_opinion_and_nothing_else(server, body):
    server.body = body
    told = second_opinion(Endpoint(server.url, "m"), TEXT)
    assert told.events == ()
    assert len(told.refused) == 1


@pytest.mark.parametrize("status", [400, 401, 404, 429, 500, 503])
def test_a_refusal_is_told(server, status):
    server.status = status
    assert second_opinion(Endpoint(server.url, "m", KEY), TEXT) == SecondOpinion(
        refused=(f"the endpoint answered {status}",)
    )


def test_a_redirect_is_not_followed(server):
    server.status, server.headers = 307, {"Location": "/elsewhere"}
    assert second_opinion(Endpoint(server.url, "m", KEY), TEXT).events == ()
    assert len(server.asked) == 1


def test_a_dripping_answer_and_a_closed_port_end_in_time(server, monkeypatch):
    monkeypatch.setattr(room, "SECONDS", 0.5)
    server.drip = 0.05
    start = time.monotonic()
    assert second_opinion(Endpoint(server.url, "m"), TEXT).events == ()
    assert second_opinion(Endpoint("http://127.0.0.1:9/v1", "m"), TEXT).events == ()
    assert time.monotonic() - start < 10


def test_the_door_shows_it_beside_our_own_and_only_if_asked(server, monkeypatch, caplog):
    caplog.set_level(logging.DEBUG)
    line = json.dumps({"id": "a", "text": TEXT})
    without = json.loads(answer(line, 1).line)
    assert "second_opinion" not in without
    assert server.asked == []
    monkeypatch.setenv("PULLBACK_ENDPOINT", server.url)
    monkeypatch.setenv("PULLBACK_ENDPOINT_MODEL", "m")
    monkeypatch.setenv("PULLBACK_ENDPOINT_KEY", KEY)
    told = json.loads(answer(line, 1).line)
    assert told["events"] == without["events"]
    assert told["second_opinion"]["events"][0]["company"] == "Acme Labs"
    assert KEY not in caplog.text
    assert KEY not in json.dumps(told)


def test_half_a_setting_is_refused_and_the_key_is_not_shown(tmp_path):
    assert Endpoint.of({}) is None
    for wrong in (
        {"PULLBACK_ENDPOINT": "http://h/v1"},
        {"PULLBACK_ENDPOINT": "ftp://h", "PULLBACK_ENDPOINT_MODEL": "m"},
        {"PULLBACK_ENDPOINT": "http://[::1", "PULLBACK_ENDPOINT_MODEL": "m"},
    ):
        with pytest.raises(InputError):
            Endpoint.of(wrong)
    file = tmp_path / "key"
    file.write_text(KEY + "\n")
    both = {"PULLBACK_ENDPOINT": "http://h/v1/", "PULLBACK_ENDPOINT_MODEL": "m"}
    found = Endpoint.of({**both, "PULLBACK_ENDPOINT_KEY_FILE": str(file)})
    assert found is not None
    assert (found.url, found.key) == ("http://h/v1", KEY)
    assert KEY not in repr(found)
    with pytest.raises(InputError):
        Endpoint.of({**both, "PULLBACK_ENDPOINT_KEY_FILE": str(tmp_path / "none")})
