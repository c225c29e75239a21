"""A Neo4j server of one's own: fetched, started, found and stopped; nothing installed but two Python packages.

It listens on loopback only and keeps everything in a folder of its own, one a line. Importing this loads neither
the packages that fetch and run it nor the driver.
"""

from graph.server.errors import ServerError
from graph.server.home import cache_of, home_of
from graph.server.instance import Running, password_for, running, start, stop
from graph.server.jars import DEFAULT, VERSIONS, Progress

__all__ = [
    "DEFAULT",
    "VERSIONS",
    "Progress",
    "Running",
    "ServerError",
    "cache_of",
    "home_of",
    "password_for",
    "running",
    "start",
    "stop",
]
