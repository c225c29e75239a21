"""What the driver and the server complain of, in our words, each with what to do."""

import neo4j.exceptions as theirs

from graph.errors import (
    StoreBusy,
    StoreDenied,
    StoreError,
    StoreFull,
    StoreMissing,
    StoreReadOnly,
    StoreUnavailable,
    StoreVersion,
)
from graph.store.address import ServerAddress

_BUSY = frozenset({"LockAcquisitionTimeout", "TransactionTimedOut", "TransactionTimedOutClientConfiguration",
                   "DeadlockDetected", "LockClientStopped", "Outdated"})  # fmt: skip
_READ_ONLY = frozenset({"ForbiddenOnReadOnlyDatabase", "WriteOnReadOnlyAccessDatabase", "NotALeader", "Forbidden"})  # fmt: skip
_FULL = ("no space left", "not enough space", "disk full", "read-only file system", "file too large")


def transient(error: Exception) -> bool:
    """Whether the same call may work a moment later."""
    retry = getattr(error, "is_retryable", None)
    return bool(retry and retry())


def in_our_words(error: Exception, address: ServerAddress) -> StoreError:
    """The error of ours that fits, by the server's own code where it gives one."""
    if isinstance(error, theirs.Neo4jError):
        return _server(error, address)
    text = _words(error)
    if isinstance(error, theirs.UnsupportedServerProduct) or "looks like HTTP" in text:
        return StoreVersion(
            f"what answers at {address} does not speak this driver's Bolt ({text})",
            wanted="the Bolt port of Neo4j 5.26 or newer",
            todo="check host and port (7687 is usual for Bolt, 7474 is the Browser's)",
        )
    if isinstance(error, theirs.ConfigurationError):
        return StoreError(
            f"{address} can't be used ({text})",
            wanted="an address the driver knows",
            todo="correct the address",
        )
    return StoreUnavailable(
        f"{address} does not answer ({text})",
        wanted="a Neo4j server that is running",
        todo="start it (pullback neo4j start runs a private one), or correct --store or PULLBACK_STORE",
    )


def _server(error: theirs.Neo4jError, address: ServerAddress) -> StoreError:  # noqa: PLR0911 - a table, a row a kind
    title = (error.code or "").rpartition(".")[2]
    text = _words(error)
    everything = str(error).lower()
    if isinstance(error, theirs.AuthError) or "Security" in (error.code or ""):
        return StoreDenied(
            f"{address} refused the log-in ({title})",
            wanted=f"the password of {address.user}",
            todo="set PULLBACK_NEO4J_PASSWORD, or PULLBACK_NEO4J_PASSWORD_FILE to a file that holds it",
        )
    if title in {"DatabaseNotFound", "UndefinedDatabase"}:
        return StoreMissing(
            f"{address.uri} has no database named {address.database!r}",
            wanted="a database of that server",
            todo="correct the end of the address, or leave it out for neo4j",
        )
    if title == "TransactionLogError" or any(word in everything for word in _FULL):
        return StoreFull(
            f"{address} could not write ({text})",
            wanted="room on its disk",
            todo="free some, restart the server (pullback neo4j stop, then start), and run the same command again",
        )
    if "needs to be restarted" in everything:
        return StoreUnavailable(
            f"{address} has stopped working ({text})",
            wanted="a server with room on its disk",
            todo="see its log (pullback neo4j logs), then restart it: pullback neo4j stop, then start",
        )
    if title in _READ_ONLY:
        return StoreReadOnly(
            f"{address} takes no writes now ({text})",
            wanted="a database that may be written to",
            todo="ask whoever runs it, or give another address",
        )
    if title == "AccessMode":
        return StoreReadOnly(
            "a question tried to write",
            wanted="a query that only reads",
            todo="this is a defect of ours; nothing was changed",
        )
    if title in _BUSY:
        return StoreBusy(
            f"{address} did not let this through in time ({title})",
            wanted="a turn",
            todo="wait until the other pullback has finished, then try again",
        )
    if (
        title
        in {"DatabaseUnavailable", "MemoryPoolOutOfMemoryError", "TransactionMemoryLimit", "OutOfMemoryError"}
        or error.is_retryable()
    ):
        return StoreUnavailable(
            f"{address} can't do this now ({title}: {text})",
            wanted="a server with room to work",
            todo="wait a moment, or give it more memory",
        )
    return StoreError(
        f"{address} refused ({error.code}: {text})",
        wanted="a database that pullback made",
        todo="see the server's log: pullback neo4j logs",
    )


def _words(error: Exception) -> str:
    lines = str(getattr(error, "message", None) or error).split()
    return " ".join(lines)[:200] or type(error).__name__
