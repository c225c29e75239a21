"""Neo4j Browser in a real Chromium: log in, style, guide, saved queries, and the answer as a picture.

A picture of the answer is kept beside the test's other files; ``PULLBACK_PICTURE=graph/store/neo4j/browser.png``
keeps it there instead, which is how the one in the model's reference is made.
"""

import base64
import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import httpx
import neo4j
import pytest

from api.browser import favourites, queries, slides
from graph.ask import Desk
from graph.drawing import drawing_of
from graph.sample import SAMPLE_DATE
from graph.store.address import server_address
from tests.chromium import page
from tests.sample import fill
from tests.servers import LINES, address_of, emptied

pytestmark = [pytest.mark.journey, pytest.mark.timeout(600)]
ROOT = Path(__file__).parents[2]
ORANGE, BLUE, PALE, BLACK = "rgb(230, 159, 0)", "rgb(0, 114, 178)", "rgb(191, 227, 247)", "rgb(27, 31, 36)"


@pytest.fixture(scope="module")
def address():
    """A server with the sample, and in its graph the answer that is asked for most."""
    store = emptied(LINES[0])
    fill(store)
    desk = Desk(store)
    answer = desk.ask({"SoftBank": 0.6}, months=12, as_of=SAMPLE_DATE)
    store.draw(drawing_of("SoftBank, 60% less", answer, desk.snapshot(SAMPLE_DATE), store.mark().revision))
    store.close()
    return address_of(LINES[0])


@pytest.fixture(scope="module")
def port(address, tmp_path_factory):
    """The port of `pullback serve` over that server."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        free = probe.getsockname()[1]
    data = tmp_path_factory.mktemp("serve")
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PULLBACK_")}
    process = subprocess.Popen(
        [sys.executable, "-m", "api", "serve", "--port", str(free)],
        cwd=ROOT, env={**clean, "PULLBACK_DATA": str(data), "PULLBACK_STORE": address},
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        for _ in range(300):
            with_answer = False
            try:
                with_answer = httpx.get(f"http://localhost:{free}/healthz", timeout=2).status_code == 200
            except httpx.TransportError:
                assert process.poll() is None, process.stderr.read()
            if with_answer:
                break
            time.sleep(0.1)
        yield free
    finally:
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=20)
    assert "Traceback" not in errors


class Screen:
    """What a person does and sees."""

    def __init__(self, seen):
        self.seen, self.errors = seen, []
        seen.on("console", lambda said: self.errors.append(said.text) if said.type == "error" else None)

    def log_in(self, link, password):
        self.seen.goto(link)
        self.seen.locator("input[type=password]").fill(password)
        self.seen.keyboard.press("Enter")
        self.seen.locator("input[type=password]").wait_for(state="detached", timeout=30_000)

    def run(self, text):
        self.seen.locator(".monaco-editor").first.click()
        self.seen.keyboard.press("Control+A")
        self.seen.keyboard.insert_text(text)
        self.seen.keyboard.press("Control+Enter")

    def frame(self, command, shows=""):
        """The frame of a command, once it shows a text."""
        label = self.seen.locator("[data-testid=frameCommand]", has_text=command)
        found = self.seen.locator("article[data-testid=frame]").filter(has=label).first
        found.get_by_text(shows).first.wait_for(timeout=30_000)
        return found

    def guide(self, port):
        """The guide, played."""
        command = f":play http://localhost:{port}/browser/guide.html"
        self.run(command)
        return self.frame(command, slides()[0].blocks[0])

    def picture(self, query, least):
        """The frame of a query, once it shows at least so many nodes; their colours and captions."""
        frame = self.frame(f"// {query.title}")
        frame.locator("svg .node").nth(least - 1).wait_for(timeout=30_000)
        self.seen.wait_for_timeout(2500)  # the nodes come to rest
        colours = frame.evaluate(
            "frame => [...frame.querySelectorAll('svg .node circle.b-outline')].map(c => getComputedStyle(c).fill)"
        )
        return frame, set(colours), set(frame.locator("svg .node").all_text_contents())


@contextmanager
def browser_on(address):
    """A Browser that has logged in."""
    one = server_address(address)
    with neo4j.GraphDatabase.driver(one.uri, auth=(one.user, one.password)) as driver:
        (setting,) = driver.execute_query(
            "SHOW SETTINGS 'server.http.advertised_address' YIELD value"
        ).records
    with page() as seen:
        screen = Screen(seen)
        bolt = one.uri.partition("//")[2]
        screen.log_in(f"http://{setting['value']}/browser/?dbms=bolt://neo4j@{bolt}", one.password)
        yield screen


def test_from_the_log_in_to_the_answer_as_a_picture(address, port, tmp_path):
    with browser_on(address) as screen:
        style = f":style http://localhost:{port}/browser/style.grass"
        screen.run(style)
        screen.frame(style, "node.Startup")
        first = queries()["softbank-exposed"]
        shown = screen.guide(port).locator("pre.runnable").first
        assert shown.inner_text().strip() == first.text.strip()

        shown.locator("i").click()  # the small triangle
        _, colours, captions = screen.picture(first, 20)
        assert {ORANGE, BLUE, PALE} <= colours
        assert any("SoftBank" in caption for caption in captions)

        screen.run(queries()["answer"].text)
        frame, colours, captions = screen.picture(queries()["answer"], 25)
        assert {ORANGE, BLUE, BLACK} <= colours
        assert any("Skild" in caption for caption in captions)
        kept = Path(os.environ.get("PULLBACK_PICTURE") or tmp_path / "browser.png")
        frame.screenshot(path=kept)
        assert 20_000 < kept.stat().st_size < 300_000
        assert not [error for error in screen.errors if f":{port}/" in error], "of ours nothing was refused"


def test_every_slide_is_reached_and_shows_its_queries(address, port):
    with browser_on(address) as screen:
        guide = screen.guide(port)
        for number, slide in enumerate(slides(), 1):
            guide.get_by_text(f"{number} / {len(slides())}").wait_for(timeout=10_000)
            assert slide.title in guide.inner_text()
            wanted = [block.text.strip() for block in slide.blocks if not isinstance(block, str)]
            assert [one.strip() for one in guide.locator("pre.runnable").all_inner_texts()] == wanted
            if number < len(slides()):
                guide.locator("[data-testid=nextSlide]").first.click()
        assert guide.locator("[data-testid=nextSlide]").count() == 0


def test_the_zip_dropped_on_the_window_becomes_favourites(address):
    with browser_on(address) as screen:
        screen.seen.evaluate(DROP, base64.b64encode(favourites()).decode())
        screen.seen.wait_for_timeout(1500)
        screen.seen.locator("[data-testid=navigationFavorites]").first.click()
        for query in queries().values():
            screen.seen.get_by_text(query.title, exact=True).first.wait_for(timeout=10_000)


DROP = """packed => {
  const bytes = Uint8Array.from(atob(packed), c => c.charCodeAt(0));
  const given = new DataTransfer();
  given.items.add(new File([bytes], 'favourites.zip', {type: 'application/zip'}));
  const target = document.querySelector('#mount > *') || document.body;
  for (const kind of ['dragenter', 'dragover', 'drop'])
    target.dispatchEvent(new DragEvent(kind, {dataTransfer: given, bubbles: true, cancelable: true}));
}"""
