"""What stops the private server; its own module, so that the error costs nothing else to import."""

from crawler.errors import PullbackError


class ServerError(PullbackError):
    """The private Neo4j server can't be fetched, started, stopped or asked."""
