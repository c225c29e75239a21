"""Pages of long lists: Relay connections whose cursors name a row of one state of the data.

A cursor holds the key of the row it stands behind and the digest of what the list was made from, so that
a page never silently continues in a list that has changed since.
"""

import base64
import binascii
import inspect
from collections.abc import Callable, Sequence
from typing import Annotated, Any, Generic, TypeVar

import strawberry

from api.errors import CursorError, StaleCursor
from api.settings import PAGE
from graph.errors import InputError

Row = TypeVar("Row")
Node_ = TypeVar("Node_")


def asked(resolver: Callable[..., Any]) -> Any:  # noqa: ANN401 - what strawberry makes of it
    """A field that is computed when asked for, described by its docstring."""
    return strawberry.field(resolver, description=inspect.getdoc(resolver))


First = Annotated[int, strawberry.argument(description=f"How many rows at most, 1 to {PAGE}.")]
After = Annotated[
    str | None,
    strawberry.argument(description="Start behind this cursor of an earlier page of the same list."),
]


@strawberry.type(description="Where a page stands in its list.")
class PageInfo:
    """As Relay has it."""

    has_next_page: bool = strawberry.field(description="Whether rows follow.")
    has_previous_page: bool = strawberry.field(description="Whether rows come before.")
    start_cursor: str | None = strawberry.field(description="The cursor of the first row of the page.")
    end_cursor: str | None = strawberry.field(
        description="The cursor of the last row; hand it in as `after`."
    )


@strawberry.type(description="A row of a page with its cursor.")
class Edge(Generic[Node_]):
    """As Relay has it."""

    node: Node_ = strawberry.field(description="The row.")
    cursor: str = strawberry.field(description="Stands for the place of this row in the list.")


@strawberry.type(description="A page of a list, and how long the whole list is.")
class Connection(Generic[Node_]):
    """As Relay has it, and the total."""

    edges: list[Edge[Node_]] = strawberry.field(description="The rows of this page, in order.")
    page_info: PageInfo = strawberry.field(description="Where this page stands.")
    total_count: int = strawberry.field(description="Rows of the whole list.")


def page(
    rows: Sequence[Row],
    *,
    key: Callable[[Row], str],
    shape: Callable[[Row], Any],
    first: int,
    after: str | None,
    version: str,
) -> dict[str, Any]:
    """The fields of a connection: at most ``first`` rows behind the cursor ``after``, only those shaped.

    ``key`` is unique in the list. Raises ``InputError`` for a size outside 1 to 100, ``CursorError`` and
    ``StaleCursor`` for a cursor of another list or of other data.
    """
    start = _behind(rows, key, read_cursor(after, version)) if after is not None else 0
    part = rows[start : start + row_count(first)]
    edges = [Edge(node=shape(row), cursor=cursor(key(row), version)) for row in part]
    info = PageInfo(
        has_next_page=start + len(part) < len(rows),
        has_previous_page=start > 0,
        start_cursor=edges[0].cursor if edges else None,
        end_cursor=edges[-1].cursor if edges else None,
    )
    return {"edges": edges, "page_info": info, "total_count": len(rows)}


def row_count(first: int) -> int:
    """The page size asked for. Raises ``InputError`` for one outside 1 to 100."""
    if not 1 <= first <= PAGE:
        raise InputError(
            f"a page of {first} rows", wanted=f"1 to {PAGE}", todo="ask for smaller pages, one after another"
        )
    return first


def cursor(key: str, version: str) -> str:
    """An opaque word for a row: base64url of the version's first 12 letters and the key."""
    return base64.urlsafe_b64encode(f"{version[:12]}/{key}".encode()).decode().rstrip("=")


def read_cursor(text: str, version: str) -> str:
    """The key that a cursor holds. Raises ``CursorError`` or ``StaleCursor``."""
    try:
        padded = text.encode("ascii") + b"=" * (-len(text) % 4)
        made_at, slash, key = base64.b64decode(padded, altchars=b"-_", validate=True).decode().partition("/")
    except (UnicodeError, binascii.Error):
        raise foreign() from None
    if not slash:
        raise foreign()
    if made_at != version[:12]:
        raise StaleCursor(
            "that cursor is of another list, or of a state of the data that is gone",
            wanted="a cursor of this list as it is now",
            todo="start again without a cursor",
        )
    return key


def _behind(rows: Sequence[Row], key: Callable[[Row], str], wanted: str) -> int:
    for place, row in enumerate(rows, 1):
        if key(row) == wanted:
            return place
    raise foreign()


def foreign() -> CursorError:
    """The error for what is no cursor of a list."""
    return CursorError(
        "that is no cursor of this list",
        wanted="endCursor, or the cursor of an edge, of an earlier page",
        todo="hand it in exactly as it was given",
    )
