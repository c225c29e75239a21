"""The server's jars: a lock file a line says what and which bytes; the cache holds them; what is missing is fetched.

The cache is laid out as a Maven repository. A jar counts only if its sha256 is that of the lock file, so one that
was cut short or changed is thrown away and fetched again, and a fetch that was stopped goes on where it was.
"""

import errno
import hashlib
import shutil
from collections.abc import Generator
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from graph.server.errors import ServerError
from graph.server.locking import held

VERSIONS = {"2026": "2026.08.1", "5.26": "5.26.30"}  # a line, and the version that its lock file pins
DEFAULT = "2026"
THREADS = 8  # measured: 34 to 57 s for all jars; more threads gain nothing
TRIES = 3  # a jar; a repository now and then drops a connection
TIMEOUT = 30  # seconds of silence on one connection
ROOM = 250_000_000  # bytes; the jars of a line weigh 130 to 190 MB
EXTRA = "pip install 'pullback[neo4j-local]'"


@dataclass(frozen=True, slots=True)
class Progress:
    """``done`` of ``total`` steps of what is being done."""

    doing: str
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Jar:
    """One line of a lock file: a Maven coordinate of three or four parts, and the sha256 of the file."""

    coordinate: str
    sha256: str

    @property
    def path(self) -> Path:
        """Where it lies below the cache."""
        group, artifact, version, *classifier = self.coordinate.split(":")
        return Path(*group.split("."), artifact, version, f"{'-'.join([artifact, version, *classifier])}.jar")

    def sound(self, cache: Path) -> bool:
        """Whether the cache holds exactly these bytes."""
        try:
            with (cache / self.path).open("rb") as file:
                return hashlib.file_digest(file, "sha256").hexdigest() == self.sha256
        except OSError:
            return False


def locked(line: str) -> tuple[Jar, ...]:
    """The jars of a line. Raises ``ServerError`` for a line that is not one of ``VERSIONS``."""
    if line not in VERSIONS:
        raise ServerError(
            f"there is no line {line!r} of the server",
            wanted=" or ".join(VERSIONS),
            todo="choose one of them",
        )
    text = (files("graph.server") / f"neo4j-{VERSIONS[line]}.lock").read_text(encoding="utf-8")
    rows = (row.split() for row in text.splitlines() if row.strip() and not row.startswith("#"))
    return tuple(Jar(coordinate, digest) for coordinate, digest in rows)


def fetch(line: str, cache: Path) -> Generator[Progress, None, None]:
    """Make every jar of a line sound, telling after each how far it is; needs no network when all are there.

    Processes take turns in a cache. Raises ``ServerError`` with no network, no room, a jar that stays wrong.
    """
    jars = locked(line)
    cache.mkdir(parents=True, exist_ok=True)
    with (
        held(cache / "lock", "fetching the server's jars", patience=600),
        ThreadPoolExecutor(THREADS) as pool,
    ):
        checked = list(pool.map(lambda jar: jar.sound(cache), jars))
        missing = [jar for jar, sound in zip(jars, checked, strict=True) if not sound]
        doing = f"fetching Neo4j {VERSIONS[line]}"
        yield Progress(doing, len(jars) - len(missing), len(jars))
        if not missing:
            return
        _room(cache)
        waiting = [pool.submit(_fetch, jar, cache) for jar in missing]
        try:
            for count, one in enumerate(as_completed(waiting), 1):
                one.result()
                yield Progress(doing, len(jars) - len(missing) + count, len(jars))
        finally:
            for one in waiting:
                one.cancel()


def class_path(line: str, cache: Path) -> list[str]:
    """The jars of a line, in the order of its lock file."""
    return [str(cache / jar.path) for jar in locked(line)]


def _fetch(jar: Jar, cache: Path) -> None:
    try:
        from jgo.maven import MavenContext
    except ImportError:
        raise ServerError(
            "the package jgo is not installed", wanted="what fetches jars", todo=EXTRA
        ) from None
    group, artifact, version, *classifier = jar.coordinate.split(":")
    context = MavenContext(repo_cache=cache, timeout=TIMEOUT)
    trouble: Exception = RuntimeError("its sha256 is not that of the lock file")
    for _ in range(TRIES):
        (cache / jar.path).unlink(missing_ok=True)  # what is there is cut short or changed
        try:
            context.project(group, artifact).at_version(version).artifact(*classifier).resolve()
        except (OSError, RuntimeError) as error:
            trouble = error
            if isinstance(error, OSError) and error.errno == errno.ENOSPC:
                (cache / jar.path).unlink(missing_ok=True)
                raise no_room(cache) from error
        if jar.sound(cache):
            return
    (cache / jar.path).unlink(missing_ok=True)
    raise ServerError(
        f"{jar.coordinate} could not be fetched ({type(trouble).__name__}: {str(trouble)[:200]})",
        wanted="a network on which the Maven repository answers",
        todo="check the network (HTTPS_PROXY, if there is a proxy) and start again; what was fetched is kept",
    ) from trouble


def _room(cache: Path) -> None:
    if shutil.disk_usage(cache).free < ROOM:
        raise no_room(cache)


def no_room(folder: Path) -> ServerError:
    """The error for a full disk."""
    return ServerError(
        f"no room on the disk of {folder}: {shutil.disk_usage(folder).free // 1_000_000} MB free",
        wanted=f"{ROOM // 1_000_000} MB",
        todo="make room, or name another place with PULLBACK_CACHE (jars) or PULLBACK_DATA (data)",
    )
