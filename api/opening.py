"""Opens the store that the settings name; where that is the private server, finds it and its password."""

import os
from collections.abc import Mapping

from graph.errors import StoreUnavailable
from graph.settings import Settings
from graph.store import PATIENCE, Transferable, open_store
from graph.store.address import LOCAL, is_server, server_address


def opened(settings: Settings, *, create: bool = True, patience: float = PATIENCE) -> Transferable:
    """The open store of these settings; see ``graph.store.open_store``.

    ``neo4j:`` is the private server. Raises ``StoreUnavailable`` when that one does not run.
    """
    address, password = located(settings.store, settings.password, os.environ)
    return open_store(address, create=create, patience=patience, password=password)


def located(address: str, password: str | None, environment: Mapping[str, str]) -> tuple[str, str | None]:
    """The address with ``neo4j:`` resolved, and the password: as given, else that of the private server."""
    if not is_server(address):
        return address, password
    from graph.server import password_for, running

    if address == LOCAL:
        found = running(environment)
        if found is None:
            raise StoreUnavailable(
                "the private Neo4j server does not run",
                wanted="a server behind the address neo4j:",
                todo="pullback neo4j start",
            )
        address = found.address.replace("neo4j://", "bolt://", 1)  # one server: nothing to route
    place = server_address(address, password)
    return address, place.password or password_for(place.host, place.port, environment)
