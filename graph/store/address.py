"""Addresses of stores: read, and shown without their secrets."""

import re
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from graph.errors import StoreError

SCHEMES = frozenset({"neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc"})
LOCAL = "neo4j:"  # the private server that `pullback neo4j start` runs
BOLT_PORT = 7687
_SECRET = re.compile(r"(?<=://)([^/@:]*):[^/@]*(?=@)")


@dataclass(frozen=True, slots=True)
class ServerAddress:
    """A database of a Neo4j server: ``uri`` is scheme, host and port; no secret is in ``repr`` or ``str``."""

    uri: str
    host: str
    port: int
    user: str
    password: str | None = field(repr=False)
    database: str

    def __str__(self) -> str:
        scheme, _, where = self.uri.partition("://")
        return f"{scheme}://{self.user}@{where}/{self.database}"


def is_server(address: str) -> bool:
    """Whether an address is that of a Neo4j server."""
    return address == LOCAL or address.partition("://")[0] in SCHEMES


def server_address(address: str, password: str | None = None) -> ServerAddress:
    """Read ``neo4j://[USER[:PASSWORD]@]HOST[:PORT][/DATABASE]`` (or bolt, either with +s or +ssc).

    A password in the address counts more than ``password``; user and database are ``neo4j`` by default.
    Raises ``StoreError`` for anything else.
    """
    try:
        parts = urlsplit(address)
        host, port = parts.hostname, parts.port or BOLT_PORT
    except ValueError:
        host, port = None, 0
    name = parts.path.strip("/") if host else ""
    if not host or parts.scheme not in SCHEMES or parts.query or parts.fragment or "/" in name:
        raise StoreError(
            f"{shown(address)!r} is not the address of a Neo4j server",
            wanted="neo4j://[USER@]HOST[:PORT][/DATABASE], or bolt://…",
            todo="correct the address (--store or PULLBACK_STORE); pullback neo4j status shows that of the private server",
        )
    place = f"[{host}]" if ":" in host else host
    return ServerAddress(
        uri=f"{parts.scheme}://{place}:{port}",
        host=host,
        port=port,
        user=unquote(parts.username or "neo4j"),
        password=unquote(parts.password) if parts.password else password,
        database=name or "neo4j",
    )


def shown(address: str) -> str:
    """An address of any store as it may be printed: a password in it becomes stars."""
    return _SECRET.sub(r"\1:***", address)
