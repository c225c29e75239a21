"""The PostgreSQL server that tests use: a real one, started when first asked for and ended with the run.

``WITHOUT="postgres"`` leaves it out, and the last line of the run says so.
"""

import atexit
import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from functools import lru_cache
from pathlib import Path

from crawler.database import open_database
from crawler.errors import ArchiveError
from tests.servers import WITHOUT

DIALECTS = ("sqlite",) if "postgres" in WITHOUT else ("sqlite", "postgresql")
_STARTS_WITHIN = 30  # seconds; two on a quiet machine


def programs() -> Path:
    """The folder of initdb and postgres. Installs Debian's package as root; elsewhere says what to do."""
    if not _found() and os.geteuid() == 0 and shutil.which("apt-get"):
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for command in (["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", "postgresql"]):
            subprocess.run(command, check=False, env=quiet, stdout=subprocess.DEVNULL, timeout=900)
    found = _found()
    if not found:
        raise RuntimeError(
            'no PostgreSQL here: apt-get install postgresql as root, or leave it out: WITHOUT="postgres"'
        )
    return found


def _found() -> Path | None:
    on_path = shutil.which("initdb")
    folders = [Path(on_path).resolve().parent] if on_path else []
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next((one for one in folders if (one / "initdb").exists() and (one / "postgres").exists()), None)


@lru_cache
def server() -> str:
    """The address of the server, password in it, without a database."""
    folder = Path(tempfile.mkdtemp(prefix="postgres-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    secret = folder / "password"
    secret.write_text(secrets.token_hex(12))
    user = None
    if os.geteuid() == 0:  # PostgreSQL refuses to run as root
        names = {one.pw_name for one in pwd.getpwall()}
        user = "postgres" if "postgres" in names else "nobody"
        for path in (folder, secret):
            shutil.chown(path, user)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    data = folder / "data"
    subprocess.run(
        [programs() / "initdb", "-D", data, "-U", "pullback", "-A", "scram-sha-256", f"--pwfile={secret}", "--no-sync", "-E", "UTF8"],
        check=True, user=user, stdout=subprocess.DEVNULL, cwd=folder,
    )  # fmt: skip
    # Nothing of it outlives the tests, so nothing need reach the disk.
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(
            [programs() / "postgres", "-D", data, "-p", str(port), "-k", folder, "-c", "listen_addresses=127.0.0.1", "-c", "fsync=off"],
            user=user, stdout=subprocess.DEVNULL, stderr=log, cwd=folder,
        )  # fmt: skip
    atexit.register(_end, process)
    address = f"postgresql://pullback:{secret.read_text()}@127.0.0.1:{port}"
    until = time.monotonic() + _STARTS_WITHIN
    while True:
        try:
            open_database(f"{address}/postgres").close()
        except ArchiveError:
            if time.monotonic() > until or process.poll() is not None:
                raise
            time.sleep(0.1)
        else:
            return address


def _end(process: subprocess.Popen[bytes]) -> None:
    process.send_signal(signal.SIGINT)  # PostgreSQL's own "now, and properly"
    process.wait(timeout=20)


def fresh() -> str:
    """The address of an empty database."""
    name = f"t{secrets.token_hex(6)}"
    database = open_database(f"{server()}/postgres")
    database.execute(f"CREATE DATABASE {name}")
    database.close()
    return f"{server()}/{name}"


if __name__ == "__main__":
    sys.stdout.write(f"{programs()}\n")
