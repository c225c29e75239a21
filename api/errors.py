"""From what went wrong to what a client is told: one shape, a closed list of codes, nothing internal."""

import logging
import secrets
from typing import Any

from graphql import GraphQLError, GraphQLSyntaxError

from crawler.errors import ArchiveError, PullbackError
from graph.errors import (
    InputError,
    ScenarioError,
    StoreBusy,
    StoreCorrupt,
    StoreDenied,
    StoreEmpty,
    StoreError,
    StoreFull,
    StoreMissing,
    StoreReadOnly,
    StoreUnavailable,
    StoreVersion,
    UnknownName,
)

log = logging.getLogger(__name__)


class CursorError(InputError):
    """A cursor that this server did not give, or not for this question."""


class StaleCursor(InputError):  # noqa: N818 - reads as what it is, like its siblings in graph.errors
    """A cursor from before the data changed."""


class LimitError(InputError):
    """A document that asks for more than one request may."""


# The first class that fits gives the code; keep leaves above their parents.
CODES: tuple[tuple[type[Exception], str], ...] = (
    (UnknownName, "UNKNOWN_NAME"),
    (ScenarioError, "BAD_SCENARIO"),
    (StaleCursor, "STALE_CURSOR"),
    (CursorError, "BAD_CURSOR"),
    (LimitError, "TOO_COMPLEX"),
    (InputError, "BAD_INPUT"),
    (StoreEmpty, "STORE_EMPTY"),
    (StoreBusy, "STORE_BUSY"),
    (StoreMissing, "STORE_MISSING"),
    (StoreCorrupt, "STORE_CORRUPT"),
    (StoreVersion, "STORE_VERSION"),
    (StoreUnavailable, "STORE_UNREACHABLE"),
    (StoreDenied, "STORE_DENIED"),
    (StoreReadOnly, "STORE_READ_ONLY"),
    (StoreFull, "STORE_FULL"),
    (StoreError, "STORE_UNAVAILABLE"),
    (ArchiveError, "ARCHIVE_UNAVAILABLE"),
)

# Told instead of the store's own words, which may hold paths and addresses.
_STORE_SAYS = {
    "STORE_EMPTY": ("the store holds no facts yet", "ingest pages or load the sample, then ask again"),
    "STORE_BUSY": ("another process is writing to the store", "ask again in a moment"),
    "STORE_MISSING": ("there is no store", "whoever runs this server must ingest pages or load the sample"),
    "STORE_CORRUPT": ("the store is damaged", "whoever runs this server must restore it"),
    "STORE_VERSION": ("the store is of a newer version than this server", "whoever runs it must update"),
    "STORE_UNREACHABLE": ("the server that holds the store does not answer", "ask again in a moment"),
    "STORE_DENIED": ("the store refused this server", "whoever runs it must set the right password"),
    "STORE_READ_ONLY": ("the store takes no writes", "whoever runs this server must look at it"),
    "STORE_FULL": ("the store has no room left", "whoever runs this server must make room"),
    "ARCHIVE_UNAVAILABLE": (
        "the archive of pages can't be read now",
        "ask again in a moment; else whoever runs this server must look at it",
    ),
    "STORE_UNAVAILABLE": ("the store can't be used now", "ask again later"),
}

type_of_error = dict[str, Any]


def failure(code: str, message: str, **more: Any) -> type_of_error:  # noqa: ANN401 - any JSON
    """One error outside any field, in the only shape there is."""
    return {
        "message": message,
        "extensions": {"code": code, **{name: value for name, value in more.items() if value}},
    }


def told(error: GraphQLError) -> type_of_error:
    """A GraphQL error as the client sees it; what nobody foresaw is logged under an id that the client gets."""
    cause = error.original_error
    while isinstance(cause, GraphQLError) and cause.original_error is not None:
        cause = cause.original_error
    if isinstance(cause, PullbackError):
        shown = _foreseen(cause)
    elif cause is None or isinstance(cause, GraphQLError):
        shown = failure(
            "PARSE_FAILED" if isinstance(error, GraphQLSyntaxError) else _request_code(error), error.message
        )
    else:
        shown = unforeseen(cause)
    if error.locations:
        shown["locations"] = [{"line": at.line, "column": at.column} for at in error.locations]
    if error.path:
        shown["path"] = list(error.path)
    return shown


def unforeseen(cause: BaseException) -> type_of_error:
    """What the client gets for a fault of ours; the traceback goes to the log under the same id."""
    ticket = secrets.token_hex(6)
    log.error("internal error %s", ticket, exc_info=cause)
    return failure("INTERNAL", "something went wrong on the server", id=ticket)


def code_of(error: BaseException) -> str | None:
    """The code of a foreseen error, None for any other."""
    return next((code for kind, code in CODES if isinstance(error, kind)), None)


def _foreseen(cause: PullbackError) -> type_of_error:
    code = code_of(cause)
    if code is None:
        return unforeseen(cause)
    if code in _STORE_SAYS:
        log.warning("%s: %s", code, cause.got)
        message, todo = _STORE_SAYS[code]
        return failure(code, message, todo=todo)
    suggestions = list(cause.suggestions) if isinstance(cause, UnknownName) else []
    return failure(code, cause.got, wanted=cause.wanted, todo=cause.todo, suggestions=suggestions)


def _request_code(error: GraphQLError) -> str:
    """A document that does not fit the schema, or variables that do not fit the document."""
    return str((error.extensions or {}).get("code") or "VALIDATION_FAILED")
