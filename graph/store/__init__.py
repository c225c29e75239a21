"""Where facts are kept: the port is ``base.Store``, an address says which backend stands behind it."""

from pathlib import Path

from graph.errors import StoreError
from graph.store.address import is_server, server_address, shown
from graph.store.base import Mark, Store, Transferable

__all__ = ["Mark", "Store", "Transferable", "open_store"]

PATIENCE = 5.0  # seconds to wait for another writer; one page is written in milliseconds


def open_store(
    address: str, *, create: bool = True, patience: float = PATIENCE, password: str | None = None
) -> Transferable:
    """The store at ``sqlite:///PATH``, at a bare path ending in .sqlite or .db, ``memory:``, or on a Neo4j
    server at ``neo4j://[USER@]HOST[:PORT][/DATABASE]`` (or ``bolt://``) with this password; prepared.

    ``create=False`` raises ``StoreMissing`` where there is no file; otherwise it and its folder are made.
    ``patience`` is how many seconds to wait for another process that is writing (then ``StoreBusy``).
    Raises ``StoreError`` for any other address. Only the backend asked for is imported.
    """
    if address in {"memory:", "memory://"}:
        from graph.store.memory import MemoryStore

        return MemoryStore()
    if is_server(address):
        from graph.store.neo4j import Neo4jStore

        return _prepared(Neo4jStore(server_address(address, password), create=create, patience=patience))
    path = _path(address)
    if path is None:
        raise StoreError(
            f"no store can be opened at {shown(address)!r}",
            wanted="sqlite:///PATH, a path ending in .sqlite or .db, neo4j://HOST:PORT, or memory:",
            todo="correct the address (--store or PULLBACK_STORE)",
        )
    from graph.store.sqlite import SqliteStore

    return _prepared(SqliteStore(path, create=create, patience=patience))


def _prepared(store: Transferable) -> Transferable:
    try:
        store.prepare()
    except BaseException:
        store.close()
        raise
    return store


def _path(address: str) -> Path | None:
    """The file that an address names; None if it is not the address of one."""
    scheme, found, rest = address.partition("://")
    if found:
        # sqlite:///PATH keeps PATH as written, so that four slashes make it absolute, as SQLAlchemy has it;
        # f"sqlite:///{absolute path}" has four.
        return (
            Path(rest[1:]).expanduser() if scheme == "sqlite" and len(rest) > 1 and rest[0] == "/" else None
        )
    return Path(address).expanduser() if address.endswith((".sqlite", ".db")) else None
