"""The Neo4j servers that tests use: real ones, one a line, started when first asked for and ended with the run.

``WITHOUT="neo4j"`` leaves them out, and the last line of the run says so. ``PULLBACK_TEST_SERVERS`` names servers that
run already, as ``LINE=bolt://neo4j:PASSWORD@HOST:PORT`` parted by spaces; their databases are emptied.
"""

import atexit
import os
import shutil
import tempfile
from functools import lru_cache
from pathlib import Path

import neo4j

from graph.server import VERSIONS, cache_of, start, stop
from graph.store import Store, open_store
from graph.store.address import ServerAddress, server_address

WITHOUT = frozenset(os.environ.get("WITHOUT", "").split())
LINES = () if "neo4j" in WITHOUT else tuple(VERSIONS)
_GIVEN = dict(one.split("=", 1) for one in os.environ.get("PULLBACK_TEST_SERVERS", "").split())


@lru_cache
def address_of(line: str) -> str:
    """The address of a server of that line, its password in it."""
    if line in _GIVEN:
        return _GIVEN[line]
    folder = Path(tempfile.mkdtemp(prefix=f"neo4j-{line}-"))
    server = start(line, folder, cache_of(os.environ))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    atexit.register(stop, server)
    password = server.password_file.read_text(encoding="utf-8").strip()
    return f"bolt://neo4j:{password}@{server.bolt}"


def wipe(line: str) -> ServerAddress:
    """Take all nodes from the database of a line's server, a few thousand at a time; its schema stays."""
    one = server_address(address_of(line))
    with (
        neo4j.GraphDatabase.driver(one.uri, auth=(one.user, one.password or "")) as driver,
        driver.session(database=one.database) as session,
    ):
        session.run("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS").consume()
    return one


def emptied(line: str) -> Store:
    """A store in a database without a node."""
    wipe(line)
    return open_store(address_of(line))
