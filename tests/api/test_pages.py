"""Cursors are opaque, survive any text, and never cross lists."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.errors import CursorError, StaleCursor
from api.pages import cursor, page, read_cursor
from graph.errors import InputError

VERSION = "0123456789abcdef"


@given(st.text(min_size=1).filter(lambda key: key.isprintable()))
def test_a_cursor_gives_its_key_back(key):
    assert read_cursor(cursor(key, VERSION), VERSION) == key


@given(st.text())
def test_any_other_text_is_refused_by_name(text):
    with pytest.raises((CursorError, StaleCursor)):
        read_cursor(text, VERSION)


@given(st.integers(0, 30), st.integers(1, 100))
def test_pages_cover_the_list_once(length, first):
    rows, seen, after = [f"row-{n}" for n in range(length)], [], None
    while True:
        part = page(rows, key=str, shape=str, first=first, after=after, version=VERSION)
        seen += [edge.node for edge in part["edges"]]
        assert part["total_count"] == length
        after = part["page_info"].end_cursor
        if not part["page_info"].has_next_page:
            break
    assert seen == rows


@pytest.mark.parametrize("first", [-1, 0, 101, 10**9])
def test_a_page_size_outside_the_limits_is_refused(first):
    with pytest.raises(InputError):
        page([], key=str, shape=str, first=first, after=None, version=VERSION)
