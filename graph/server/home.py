"""The private server's own folder, one a line: settings, password, ports, data, logs, and who runs in it."""

import json
import os
import secrets
import socket
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from platformdirs import user_cache_path, user_data_path

from graph.server.errors import ServerError

HOST = "127.0.0.1"  # the server is for this machine only
USER = "neo4j"
DATABASE = "neo4j"  # the only one of a Community server

# Each line is accepted by both lines of the server, which refuse to start on a name that they don't know.
CONF = """\
# Written by pullback at every start; what is changed here is lost.
server.default_listen_address={host}
server.bolt.listen_address={host}:{bolt}
server.bolt.advertised_address={host}:{bolt}
server.http.listen_address={host}:{http}
server.http.advertised_address={host}:{http}
server.https.enabled=false
internal.server.bolt.thread_pool_shutdown_wait_time=1s
internal.server.bolt.connection_shutdown_wait_time=1s
# A disk that filled up in the middle of a commit leaves half of it behind the last whole one, and the database would
# not start again. It was never said to be kept: it is cut off, and the ingest writes it anew.
internal.dbms.tx_log.fail_on_corrupted_log_files=false
# Bounds: the heap holds the transactions; a query that outgrows them is ended, not the server.
server.memory.heap.max_size=1g
server.memory.pagecache.size=256m
db.memory.transaction.max=512m
dbms.memory.transaction.total.max=768m
db.transaction.timeout=10m
db.tx_log.rotation.retention_policy=1 days 512M
# Nothing is reported to anyone, and no query reads files or other hosts.
dbms.usage_report.enabled=false
client.allow_telemetry=false
dbms.security.allow_csv_import_from_file_urls=false
# Browser: the style of pullback serve, and remote content from this machine only.
browser.post_connect_cmd=style http://localhost:{serve}/browser/style.grass; play http://localhost:{serve}/browser/guide.html
browser.remote_content_hostname_whitelist=localhost
"""


@dataclass(frozen=True, slots=True)
class Ports:
    """Where the server listens on loopback."""

    bolt: int
    http: int


@dataclass(frozen=True, slots=True)
class Home:
    """The folder of one line."""

    folder: Path

    @property
    def password_file(self) -> Path:
        """Holds the password in its one line; only its owner may read it."""
        return self.folder / "password"

    @property
    def conf(self) -> Path:
        """The folder of the server's settings."""
        return self.folder / "conf"

    @property
    def log(self) -> Path:
        """What the server tells people, since it was started last."""
        return self.folder / "logs" / "neo4j.log"

    @property
    def console(self) -> Path:
        """What Java printed: little, unless something is wrong."""
        return self.folder / "logs" / "console.log"

    def turn_logs(self) -> None:
        """Begin new logs; those of the start before are kept beside them."""
        for log in (self.log, self.console):
            with suppress(FileNotFoundError):
                log.replace(log.with_suffix(".before.log"))

    def said(self, lines: int) -> list[str]:
        """The last lines that the server logged since it was started, and behind them what Java printed."""
        return [*_tail(self.log, lines), *_tail(self.console, lines)][-lines:]

    def follow(self, again: float = 0.5) -> Iterator[str]:
        """Each line that the server logs from now on, until whoever reads has enough; a new start is a new log."""
        at = self.log.stat() if self.log.exists() else None
        return _follow(self.log, (at.st_ino, at.st_size) if at else (0, 0), again)

    @property
    def state_file(self) -> Path:
        """Who runs in this folder."""
        return self.folder / "run" / "server.json"

    def make(self) -> None:
        """Make the folders; only their owner may look inside."""
        for folder in (self.folder, self.conf, self.log.parent, self.state_file.parent, self.folder / "data"):
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)

    def password(self) -> str | None:
        """The password, or None before the first start."""
        with suppress(FileNotFoundError):
            return self.password_file.read_text(encoding="utf-8").strip()
        return None

    def new_password(self) -> str:
        """Make a password that nobody knows, and keep it. Raises ``ServerError`` if data of an older one is there."""
        if (self.folder / "data" / "databases" / "system").exists():
            raise ServerError(
                f"{self.password_file} is gone, but data made with it is there",
                wanted="the file with the password",
                todo=f"put it back, or give up the data: remove {self.folder}",
            )
        password = secrets.token_hex(20)  # letters and digits alone: no program takes it for an option
        write_whole(self.password_file, password + "\n")
        return password

    def ports(self) -> Ports | None:
        """The ports chosen at the first start, or None before it."""
        with suppress(FileNotFoundError, ValueError, TypeError):
            return Ports(**json.loads((self.folder / "ports.json").read_text(encoding="utf-8")))
        return None

    def keep_ports(self, ports: Ports) -> None:
        """Choose these from now on."""
        write_whole(self.folder / "ports.json", json.dumps(asdict(ports)) + "\n")

    def write_conf(self, ports: Ports, serve: int) -> None:
        """Write the settings; ``serve`` is the port of `pullback serve`."""
        text = CONF.format(host=HOST, bolt=ports.bolt, http=ports.http, serve=serve)
        write_whole(self.conf / "neo4j.conf", text)


def _follow(log: Path, start: tuple[int, int], again: float) -> Iterator[str]:
    """Whole lines behind a place in a file, given as its inode and an offset."""
    number, read = start
    while True:
        with suppress(FileNotFoundError), log.open("rb") as file:
            now = os.fstat(file.fileno())
            read = read if now.st_ino == number else 0
            number = now.st_ino
            file.seek(read)
            whole = b"".join(file.read().rpartition(b"\n")[:2])
            read += len(whole)
            yield from whole.decode("utf-8", errors="replace").splitlines()
        time.sleep(again)


def _tail(log: Path, lines: int) -> list[str]:
    """The last lines that are not blank of the last megabyte of a log; nothing if there is none."""
    try:
        with log.open("rb") as file:
            file.seek(max(0, log.stat().st_size - 1_000_000))
            rows = file.read().decode("utf-8", errors="replace").splitlines()
    except FileNotFoundError:
        return []
    return [row for row in rows if row.strip()][-lines:]


def write_whole(path: Path, text: str) -> None:
    """Write a file that only its owner may read, whole or not at all."""
    half = path.with_name(f".{path.name}.half")
    half.unlink(missing_ok=True)
    with os.fdopen(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    half.replace(path)


def home_of(environment: Mapping[str, str], line: str) -> Home:
    """The folder of a line in the data folder (``PULLBACK_DATA``, else the user's own)."""
    data = environment.get("PULLBACK_DATA") or user_data_path("pullback", appauthor=False)
    return Home(Path(data).absolute() / "neo4j" / line)


def cache_of(environment: Mapping[str, str]) -> Path:
    """Where jars are kept: ``PULLBACK_CACHE``, else the user's own cache folder."""
    cache = environment.get("PULLBACK_CACHE") or user_cache_path("pullback", appauthor=False)
    return Path(cache).absolute() / "neo4j" / "jars"


def is_free(port: int) -> bool:
    """Whether a server could listen on this port of loopback now."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
        return True


def choose_ports(kept: Ports | None, bolt: int | None = None, http: int | None = None) -> Ports:
    """Those asked for, else those kept, else free ones. Raises ``ServerError`` if one asked for is in use."""
    for asked in (bolt, http):
        if asked is not None and not is_free(asked):
            raise ServerError(
                f"port {asked} is in use",
                wanted=f"a port of {HOST} on which nothing listens",
                todo="end what listens there, name another port, or none: then a free one is chosen",
            )
    with socket.socket() as one, socket.socket() as other:  # both open at once, so they differ
        one.bind((HOST, 0))
        other.bind((HOST, 0))
        free = Ports(one.getsockname()[1], other.getsockname()[1])
    return Ports(
        bolt or (kept.bolt if kept and is_free(kept.bolt) else free.bolt),
        http or (kept.http if kept and is_free(kept.http) else free.http),
    )
