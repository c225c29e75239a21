"""Each service's very command and health check, run on this machine: paths mapped into a folder, ports to free ones."""

import os
import re
import shutil
import signal
import socket
import socketserver
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import httpx
import pytest

from api.stopping import GRACE
from crawler.archive import Archive
from graph.ingest import ingest
from graph.sample import SAMPLE_DATE, pages
from graph.store import open_store
from tests.docker.dockerfile import read
from tests.docker.roles import DOCKER, command, compose, seconds
from tests.servers import LINES, wipe

pytestmark = pytest.mark.journey
SERVICES = compose()["services"]
BIN = Path(sys.executable).parent
# Where the packages are taken from another place than the installed one, the commands take them from there as well.
CHECKOUT = {name: os.environ[name] for name in ("PYTHONPATH",) if name in os.environ}


# A container's read-only root: in a mount name space of its own, all but one folder can't be written to. That takes
# root on Linux; without, the tests still look at where something was written.
HOLD = 'mount --bind "$0" "$0" && mount -o remount,ro,bind / && exec "$@"'


def held(root: Path, words: list[str]) -> list[str]:
    """A command that may write to one folder only."""
    return ["unshare", "--mount", "sh", "-c", HOLD, str(root), *words]


def can_hold() -> bool:
    if not shutil.which("unshare"):
        return False
    with tempfile.TemporaryDirectory() as folder:
        return subprocess.run(held(Path(folder), ["true"]), capture_output=True, check=False).returncode == 0


CAN_HOLD = can_hold()

if CAN_HOLD:

    def test_a_held_command_writes_to_its_folder_and_nowhere_else(tmp_path):
        mine, other = tmp_path / "mine", tmp_path / "other"
        mine.mkdir()
        assert subprocess.run(held(mine, ["touch", str(mine / "x")]), check=False).returncode == 0
        refused = subprocess.run(
            held(mine, ["touch", str(other)]), capture_output=True, text=True, check=False
        )
        assert refused.returncode == 1
        assert "Read-only file system" in refused.stderr


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


class Machine:
    """A folder in place of a container's /data, /tmp and /run/secrets, and a free port in place of 8000."""

    def __init__(self, root: Path) -> None:
        self.root, self.port = root, free_port()
        for name in ("data", "tmp", "run/secrets", "bin", "nowhere"):
            (root / name).mkdir(parents=True)
        (root / "bin/every").symlink_to(DOCKER / "every.sh")

    def mapped(self, text: str) -> str:
        """A word of a command or a variable, for this machine."""
        text = re.sub(r"(?<![\w/])/archive/", "/data/", text)  # the same volume, where it is only read
        text = re.sub(r"(?<![\w/])/(data|tmp|run/secrets)\b", lambda found: f"{self.root}{found[0]}", text)
        return text.replace("8000", str(self.port)).replace("$$", "$")

    def environment(self, name: str, **extra: str) -> dict[str, str]:
        """What the image sets and then the service, with nothing of ours but the way to the programs."""
        image = next(
            line.text for line in read((DOCKER / "Dockerfile").read_text()) if "PULLBACK_DATA" in line.text
        )
        fixed = dict(pair.split("=", 1) for pair in image.split())
        given = {**fixed, **SERVICES[name].get("environment", {}), "EVERY_STAMP": "/tmp/every.stamp"}
        return {
            **{key: self.mapped(value) for key, value in given.items()},
            "PATH": f"{self.root / 'bin'}:{BIN}:/usr/bin:/bin",
            **CHECKOUT,
            **extra,
        }

    def words(self, words: list[str]) -> list[str]:
        return [self.mapped(word) for word in words]

    @contextmanager
    def running(self, name: str, **extra: str) -> "Iterator[subprocess.Popen[str]]":
        """The service's command, in an empty folder that nobody may write to; its output is in ``NAME.log``."""
        words = self.words(command(SERVICES[name]))
        with (self.root / f"{name}.log").open("w") as log:
            process = subprocess.Popen(
                held(self.root, words) if CAN_HOLD else words, cwd=self.root / "nowhere", text=True,
                stdout=log, stderr=subprocess.STDOUT, env=self.environment(name, **extra), start_new_session=True,
            )  # fmt: skip
            try:
                yield process
            finally:
                if process.poll() is None:
                    os.killpg(process.pid, signal.SIGKILL)
                process.wait()

    def log(self, name: str) -> str:
        return (self.root / f"{name}.log").read_text()

    def healthy(self, name: str) -> bool:
        """Its very health check."""
        kind, *words = self.words(SERVICES[name]["healthcheck"]["test"])
        done = subprocess.run(
            ["sh", "-c", *words] if kind == "CMD-SHELL" else words,
            env=self.environment(name), capture_output=True, check=False, timeout=10,
        )  # fmt: skip
        return done.returncode == 0

    def written(self) -> set[str]:
        """The folders at the root in which something was written."""
        return {file.relative_to(self.root).parts[0] for file in self.root.rglob("*") if file.is_file()}


@pytest.fixture
def machine(tmp_path) -> Machine:
    return Machine(tmp_path)


def until(true: Callable[[], object], limit: float = 60) -> None:
    end = time.monotonic() + limit
    while not true():
        assert time.monotonic() < end, "it never came"
        time.sleep(0.05)


def stopped(process: "subprocess.Popen[str]", name: str) -> int:
    process.send_signal(getattr(signal, SERVICES[name]["stop_signal"]))
    return process.wait(timeout=seconds(SERVICES[name]["stop_grace_period"]))


def test_the_crawler_tries_every_source_logs_that_none_was_healthy_sleeps_and_ends_in_order(machine):
    # A proxy that nobody is behind keeps the run on this machine.
    nobody = f"http://127.0.0.1:{free_port()}"
    assert not machine.healthy("crawl")
    with machine.running("crawl", PULLBACK_PROXY=nobody) as process:
        until(lambda: "asleep; next at 20" in machine.log("crawl"))
        until(lambda: machine.healthy("crawl"))
        assert stopped(process, "crawl") == 0
    assert machine.log("crawl").count("NOT HEALTHY") >= 10
    assert (machine.root / "data/archive.sqlite").exists()
    assert machine.written() <= {"data", "tmp", "crawl.log", "bin"}


class Held(socketserver.BaseRequestHandler):
    """A proxy that keeps whoever asks waiting until the test lets go, then refuses."""

    asked: threading.Event
    let_go: threading.Event

    def handle(self) -> None:
        self.asked.set()
        self.let_go.wait(30)
        self.request.recv(65_536)
        self.request.sendall(b"HTTP/1.1 502 Bad Gateway\r\ncontent-length: 0\r\n\r\n")


def test_a_crawler_amid_a_run_is_stopped_in_its_grace_period(machine):
    events = {"asked": threading.Event(), "let_go": threading.Event()}
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), type("Here", (Held,), events)) as slow:
        thread = threading.Thread(target=slow.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        nobody = f"http://127.0.0.1:{slow.server_address[1]}"
        with machine.running("crawl", PULLBACK_PROXY=nobody) as process:
            assert events["asked"].wait(30)
            assert stopped(process, "crawl") == 0, "a host that is silent is not waited for"
        events["let_go"].set()
        slow.shutdown()
        thread.join()
    assert "stopped; what was finished is kept" in machine.log("crawl")


def test_the_crawlers_grace_period_bears_its_own_and_the_writing_down():
    assert seconds(SERVICES["crawl"]["stop_grace_period"]) >= 2 * GRACE + 10


def archived(machine: Machine) -> None:
    """The sample's pages, as a crawl would have left them."""
    with Archive.open(machine.root / "data/archive.sqlite") as archive:
        for page in pages(datetime(SAMPLE_DATE.year, SAMPLE_DATE.month, SAMPLE_DATE.day, tzinfo=UTC)):
            archive.add(page)


@pytest.fixture(params=["sqlite", *LINES])
def store(request, machine) -> str:
    """The address for PULLBACK_STORE; a server's password goes into the file that the service reads."""
    if request.param == "sqlite":
        return f"sqlite:///{machine.root / 'data/pullback.sqlite'}"
    one = wipe(request.param)
    (machine.root / "run/secrets/neo4j_password").write_text(f"{one.password}\n")
    return one.uri.replace("://", f"://{one.user}@") + f"/{one.database}"


def secret(machine: Machine) -> Path:
    file = machine.root / "run/secrets/neo4j_password"
    if not file.exists():
        file.write_text("not used here\n")
    return file


def test_the_ingest_waits_for_an_archive_reads_it_and_ends_in_order(machine, store):
    secret(machine)
    assert not machine.healthy("ingest")
    with machine.running("ingest", PULLBACK_STORE=store, EVERY_RETRY="1s") as process:
        until(lambda: "every: pullback ingest: exit 4 (failed)" in machine.log("ingest"))
        assert not machine.healthy("ingest")
        archived(machine)
        until(lambda: "every: pullback ingest: exit 0 (done)" in machine.log("ingest"))
        until(lambda: machine.healthy("ingest"))
        assert stopped(process, "ingest") == 0
    assert re.search(r"\d+ pages, [1-9]\d* of them new or changed, [1-9]\d* facts", machine.log("ingest"))
    assert machine.written() <= {"data", "tmp", "run", "ingest.log", "bin"}


def test_the_api_is_healthy_once_it_serves_answers_and_ends_in_order(machine, store):
    password = secret(machine).read_text().strip()
    archived(machine)
    with (
        closing(open_store(store, password=password)) as opened,
        Archive.open(machine.root / "data/archive.sqlite") as archive,
    ):
        assert any(step.changed for step in ingest(archive, opened))
    before = sorted(machine.root.glob("data/*"))
    assert not machine.healthy("api")
    with machine.running("api", PULLBACK_STORE=store) as process:
        until(lambda: machine.healthy("api"))
        asked = {"query": "{ __typename runs { reason } }"}
        answer = httpx.post(
            f"http://127.0.0.1:{machine.port}/graphql", json=asked, timeout=20, trust_env=False
        )
        nothing = "nothing was crawled into this server's archive yet"
        assert answer.json() == {"data": {"__typename": "Query", "runs": {"reason": nothing}}}
        assert stopped(process, "api") == 0
    assert not machine.healthy("api")
    assert sorted(machine.root.glob("data/*")) == before
    assert password not in machine.log("api")


def test_an_api_without_its_store_ends_with_a_code_so_that_it_is_started_again(machine):
    secret(machine)
    nobody = f"bolt://neo4j@127.0.0.1:{free_port()}/neo4j"
    with machine.running("api", PULLBACK_STORE=nobody) as process:
        assert process.wait(timeout=30) == 69
    assert "does not answer" in machine.log("api")
    assert "Traceback" not in machine.log("api")


def test_the_servers_health_check_asks_its_web_port(machine):
    class Root(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200 if self.path == "/" else 404)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Quiet."""

    kind, *words = SERVICES["neo4j"]["healthcheck"]["test"]
    assert kind == "CMD"
    server = HTTPServer(("127.0.0.1", 0), Root)
    there = [word.replace("7474", str(server.server_port)) for word in words]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        assert subprocess.run(there, check=False, timeout=10).returncode == 0
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
    assert subprocess.run(there, check=False, timeout=10).returncode != 0


@pytest.mark.parametrize("words", [["--help"], ["ask", "--help"], ["--version"]])
def test_any_other_command_of_the_image_is_one_of_the_program(machine, words):
    entry = next(line.text for line in read((DOCKER / "Dockerfile").read_text()) if line.verb == "ENTRYPOINT")
    assert entry == '["pullback"]'
    done = subprocess.run(
        ["pullback", *words], env=machine.environment("api"), cwd=machine.root / "nowhere",
        capture_output=True, text=True, check=False, timeout=20,
    )  # fmt: skip
    assert done.returncode == 0
    assert done.stdout
