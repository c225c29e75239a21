"""A first glance at a page: nearly all of its running text, at thirty times the pace of reading it; pure.

For deciding whether a page is worth reading at all, never for facts: what stands beside the story is in it as well.
It knows no tree. Tags cut the page into pieces; pieces that are long enough and are not links make the text. All of
it is linear in the size of the page, whatever the page holds.
"""

import html
import re
from collections.abc import Iterator

from crawler.decoding import decode

MAX_BYTES = 5_000_000  # as in reading; larger pages are not read either
_LEAST = 25  # characters of a piece; shorter ones are labels, names and menu entries
_UNSEEN = re.compile(
    r"<(?:(script|style|noscript|svg|template|select|iframe|textarea|nav|footer|head)\b|!--)", re.IGNORECASE
)
_ENDS = {name: re.compile(rf"</{name}", re.IGNORECASE) for name in ("script", "style", "noscript", "svg", "template", "select", "iframe", "textarea", "nav", "footer", "head")}  # fmt: skip
_RAW = ("script", "style")  # never closed, they hold the rest of the page, as in a browser
_PIECE = re.compile(
    r"<(?:/\s?)?(?:p|div|li|h[1-6]|section|article|td|tr|th|br|ul|ol|table|blockquote|figure|figcaption|main|aside"
    r"|header|form|dd|dt|button|label|option)\b[^<>]*>",
    re.IGNORECASE,
)
_TAG = re.compile(r"<[^<>]*>")
_LINK = re.compile(r"(<a\b[^<>]*>|</a\s*>)", re.IGNORECASE)


def glance(body: bytes, content_type: str | None = None) -> str:
    """The running text of a page, a piece a line; of what is no page of text, little or nothing. Never raises."""
    if len(body) > MAX_BYTES:
        return ""
    try:
        page = body.decode()  # most pages; what decoding tidies beyond that is no matter here
    except UnicodeDecodeError:
        page = decode(body, content_type)
    seen = "".join(_seen(page))
    return html.unescape("\n".join(_pieces(seen)))


def _seen(page: str) -> Iterator[str]:
    """The page without scripts, comments, menus and the like."""
    at, open_for_good = 0, set[str]()
    while start := _UNSEEN.search(page, at):
        yield page[at : start.start()]
        name = (start[1] or "").lower()
        at = start.end()
        if not name:
            at = page.find("-->", at) + 3
            if at < len("-->"):
                return  # never closed: the rest is a comment
        elif name not in open_for_good:
            end = _ENDS[name].search(page, at)
            if end:
                at = end.end()
            elif name in _RAW:
                return
            else:
                open_for_good.add(name)
        yield " <"  # what is left of a tag goes with the tags
    yield page[at:]


def _pieces(page: str) -> Iterator[str]:
    for piece in _PIECE.split(page):
        if len(piece) < _LEAST:
            continue
        text = " ".join(_TAG.sub("", piece).split())
        if len(text) >= _LEAST and ("<a" not in piece.lower() or _linked(piece) * 2 <= len(text)):
            yield text


def _linked(piece: str) -> int:
    """How many characters of a piece are links."""
    inside, count = False, 0
    for part in _LINK.split(piece):
        if part[:2].lower() in ("<a", "</") and _LINK.fullmatch(part):
            inside = part[1] != "/"
        elif inside:
            count += len(_TAG.sub("", part))
    return count
