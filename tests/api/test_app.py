"""The application as a whole: the explorer and its files, health, and a real server on loopback."""

import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import httpx
import pytest
import uvicorn

from api.app import EXPLORER, create_app, serve
from api.settings import Limits, Settings
from graph.errors import InputError

PAGE = (EXPLORER / "index.html").read_text(encoding="utf-8")
ASSETS = re.findall(r'(?:src|href)="([^"]+)"', PAGE)
QUESTIONS = json.loads(
    re.search(
        r"SAVED_QUESTIONS = (\[.*\]);", (EXPLORER / "questions.js").read_text(encoding="utf-8"), re.DOTALL
    )[1]
)


def test_home_leads_to_the_explorer(client):
    assert client.request("GET", "/").headers["location"] == "/graphiql/"
    page = client.request("GET", "/graphiql/")
    assert page.text == PAGE
    assert page.headers["content-type"] == "text/html; charset=utf-8"


def test_the_page_has_no_script_of_its_own_and_nothing_from_elsewhere(client):
    assert re.findall(r"<script(?![^>]*\bsrc=)", PAGE) == []
    assert re.findall(r"\son\w+=|\bstyle=|https?:|//", PAGE) == []
    policy = dict(
        part.strip().split(" ", 1)
        for part in client.request("GET", "/graphiql/").headers["content-security-policy"].split(";")
    )
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["connect-src"] == "'self'"
    assert policy["frame-ancestors"] == "'none'"


@pytest.mark.parametrize("asset", ASSETS)
def test_every_file_that_the_page_names_is_served_with_its_type(client, asset):
    response = client.request("GET", f"/graphiql/{asset}")
    assert response.status_code == 200
    wanted = {".js": "javascript", ".css": "text/css", ".svg": "image/svg+xml"}[Path(asset).suffix]
    assert wanted in response.headers["content-type"]
    assert response.headers["x-content-type-options"] == "nosniff"
    if asset.endswith(".css"):
        assert not re.search(r"url\((?!data:|\"data:|'data:)|@import", response.text)


def test_the_files_of_others_are_unchanged_and_their_licences_lie_beside_them():
    import hashlib

    stated = dict(
        re.findall(r"^\| (\S+) \|.*\| ([0-9a-f]{64}) \|$", (EXPLORER / "README.md").read_text(), re.MULTILINE)
    )
    assert set(stated) == {asset for asset in ASSETS if ".min." in asset}
    for name, digest in stated.items():
        assert hashlib.sha256((EXPLORER / name).read_bytes()).hexdigest() == digest
    licences = (EXPLORER / "LICENSES.txt").read_text(encoding="utf-8")
    assert all(word in licences for word in ("GraphQL Contributors", "Facebook, Inc.", "react-dom"))


@pytest.mark.parametrize("number", range(len(QUESTIONS)))
def test_every_saved_question_is_answered(client, number):
    query = QUESTIONS[number]["query"]
    assert re.search(r"^query \w+ {$", query, re.MULTILINE), (
        "a tab is named for its query, and runs as it stands"
    )
    data = client.data(query.replace("SoftBank", "Harrow Group").replace("softbnak", "quilon"))
    assert all(data.values())


def test_health_and_unknown_addresses(client):
    assert client.request("GET", "/healthz").json()["status"] == "ok"
    for path in ("/nothing", "/graphiql/nothing.js", "/graphiql/../app.py", "/graphiql/%2e%2e/%2e%2e/app.py"):
        response = client.request("GET", path)
        assert response.status_code == 404
        assert response.json()["errors"][0]["extensions"]["code"] == "NOT_FOUND"
    assert client.request("POST", "/healthz").status_code == 405


def test_a_slow_answer_ends_in_time_and_leaves_the_others_alone(client, store):
    class Slow:
        def __getattr__(self, name):
            return getattr(store, name)

        def find(self, text, limit=10):
            time.sleep(0.6)
            return store.find(text, limit)

    quick = Settings(limits=Limits(seconds=0.2))
    slow = type(client)(create_app(Slow(), quick))
    response = slow.request("POST", "/graphql", json={"query": '{ search(text: "Quillon") { id } }'})
    assert response.status_code == 503
    assert response.json()["errors"][0]["extensions"]["code"] == "TIMEOUT"
    assert slow.data("{ meta { dataAsOf } }")


class Served:
    """The application behind a real server on a free port of loopback."""

    def __init__(self, app) -> None:
        self.server = uvicorn.Server(
            uvicorn.Config(app, port=0, http="h11", ws="none", log_config=None, lifespan="on")
        )
        self.thread = threading.Thread(target=self.server.run)

    def __enter__(self) -> int:
        self.thread.start()
        for _ in range(500):
            if self.server.started:
                return self.server.servers[0].sockets[0].getsockname()[1]
            time.sleep(0.01)
        raise AssertionError("the server did not start")

    def __exit__(self, *_: object) -> None:
        self.server.should_exit = True
        self.thread.join(10)
        assert not self.thread.is_alive()


def test_a_real_server_answers_many_at_once_stays_responsive_and_closes_the_store(store):
    closed = []

    class Slow:
        def __getattr__(self, name):
            return getattr(store, name)

        def find(self, text, limit=10):
            time.sleep(0.3)
            return store.find(text, limit)

        def close(self):
            closed.append(True)

    with (
        Served(create_app(Slow(), Settings())) as port,
        httpx.Client(base_url=f"http://127.0.0.1:{port}") as http_client,
    ):
        body = {"query": '{ search(text: "Quillon") { id } }'}
        answers: list[int] = []
        askers = [
            threading.Thread(
                target=lambda: answers.append(
                    httpx.post(f"http://127.0.0.1:{port}/graphql", json=body, timeout=10).status_code
                )
            )
            for _ in range(4)
        ]
        for one in askers:
            one.start()
        time.sleep(0.1)
        started = time.perf_counter()
        assert http_client.get("/").status_code == 303
        assert time.perf_counter() - started < 0.25, "the event loop was held by an answer"
        for one in askers:
            one.join()
        assert answers == [200] * 4
        assert not closed
    assert closed == [True]


def test_a_cut_off_body_or_a_broken_head_does_no_harm(client):
    with Served(client.app) as port:
        for sent in (
            b"POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{",
            b"\x16\x03\x01 nonsense\r\n\r\n",
            b"GET / HTTP/1.1\r\n" + b"X: " + b"y" * 100_000,
        ):
            with socket.create_connection(("127.0.0.1", port), timeout=5) as raw:
                raw.sendall(sent)
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
        connection.request("GET", "/graphql", headers={"Accept": "application/json"})
        assert connection.getresponse().status == 400
        connection.close()


SERVE = """
from api.app import create_app, serve
from api.settings import Settings
from graph.store import open_store
serve(create_app(open_store("memory:"), Settings()), "127.0.0.1", 0)
print("closed in order")
"""


def test_serve_says_where_and_ends_on_ctrl_c_without_a_traceback():
    root = Path(__file__).parents[2]
    process = subprocess.Popen(
        [sys.executable, "-c", SERVE],
        cwd=root,
        env=os.environ,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    try:
        line = process.stderr.readline()
        port = int(re.search(r"http://127\.0\.0\.1:(\d+)/", line)[1])
        for _ in range(100):
            try:
                assert httpx.get(f"http://127.0.0.1:{port}/healthz", timeout=5).status_code == 200
                break
            except httpx.TransportError:
                time.sleep(0.05)
    finally:
        process.send_signal(signal.SIGINT)
        output, errors = process.communicate(timeout=15)
    assert (process.returncode, output, errors) == (0, "closed in order\n", "")


def test_a_taken_port_is_an_error_that_says_what_to_do(client):
    with socket.create_server(("127.0.0.1", 0)) as holder, pytest.raises(InputError) as refused:
        serve(client.app, "127.0.0.1", holder.getsockname()[1])
    assert "--port" in refused.value.todo
