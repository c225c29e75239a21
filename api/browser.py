"""What ``pullback serve`` gives Neo4j Browser: a style, a guide, and saved queries to drop on its window.

Browser runs on another port than we do, so its scripts may read these files only if we say so (CORS). We say so to
pages of this machine, ``http://localhost`` and ``http://127.0.0.1`` on any port, and to nobody else. Nothing of
the data is in these files: the text of slides and queries is constant, and escaped.
"""

import io
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from importlib.resources import files
from pathlib import Path
from typing import Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

HERE: Final = Path(__file__).parent / "static" / "browser"
PREFIX: Final = "/browser/"
_OURS: Final = re.compile(r"http://(?:localhost|127\.0\.0\.1)(?::[0-9]{1,5})?")
_MADE: Final = (1980, 1, 1, 0, 0, 0)  # a zip of the same queries is the same bytes


@dataclass(frozen=True, slots=True)
class Query:
    """A saved query: its name in a guide, its title in Browser's list, and its Cypher without the title."""

    name: str
    title: str
    cypher: str

    @property
    def text(self) -> str:
        """The whole file."""
        return f"// {self.title}\n{self.cypher}\n"


@dataclass(frozen=True, slots=True)
class Slide:
    """A title and blocks: each a paragraph (words, with `code` in backticks) or a saved query."""

    title: str
    blocks: tuple[str | Query, ...]


@lru_cache
def queries() -> Mapping[str, Query]:
    """The saved queries by name, in the order of their files' names, which begin with a number."""
    folder = files("graph.store") / "neo4j" / "queries"
    found = {}
    for one in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if one.name.endswith(".cypher"):
            title, _, cypher = one.read_text(encoding="utf-8").partition("\n")
            name = one.name.removesuffix(".cypher").partition("-")[2]
            found[name] = Query(name, title.removeprefix("//").strip(), cypher.strip())
    return found


@lru_cache
def slides() -> tuple[Slide, ...]:
    """The guide: ``== Title`` begins a slide, an empty line ends a paragraph, ``query: name`` is a saved query."""
    text = (HERE / "slides.txt").read_text(encoding="utf-8")
    return tuple(
        Slide(title.strip(), tuple(_block(one) for one in re.split(r"\n{2,}", body.strip())))
        for title, _, body in (
            part.partition("\n") for part in re.split(r"^== ", text, flags=re.MULTILINE)[1:]
        )
    )


def _block(text: str) -> str | Query:
    name = text.removeprefix("query: ")
    return queries()[name] if name != text else " ".join(text.split())


def guide_html() -> str:
    """The guide as Neo4j Browser up to 5.24 plays it."""
    return "".join(_html())


def _html() -> Iterator[str]:
    title = escape(slides()[0].title)
    yield f'<!DOCTYPE html>\n<html lang="en">\n<head><meta charset="utf-8"><title>{title}</title></head>\n<body>\n'
    yield '<article class="guide">\n<carousel class="deck container-fluid">\n'
    for slide in slides():
        yield f'<slide class="row-fluid">\n<div class="col-sm-12">\n<h3>{escape(slide.title)}</h3>\n'
        for block in slide.blocks:
            if isinstance(block, Query):
                code = escape(block.text, quote=False)
                yield f'<pre class="pre-scrollable code runnable">{code}</pre>\n'
            else:
                yield f"<p>{_CODE.sub(_html_code, escape(block, quote=False))}</p>\n"
        yield "</div>\n</slide>\n"
    yield "</carousel>\n</article>\n</body>\n</html>\n"


def guide_adoc() -> str:
    """The same slides as AsciiDoc, for the Browser that comes with later servers."""
    title, *_ = (slide.title for slide in slides())
    return f"= {title}\n\n" + "\n".join(
        f"== {slide.title}\n\n" + "".join(_adoc(block) for block in slide.blocks) for slide in slides()
    )


def _adoc(block: str | Query) -> str:
    if isinstance(block, Query):
        return f"[source,cypher]\n----\n{block.text}----\n\n"
    return _CODE.sub(r"`+\1+`", block) + "\n\n"  # what is between the plus signs is taken to the letter


_CODE: Final = re.compile(r"`([^`]+)`")


def _html_code(match: re.Match[str]) -> str:
    return f"<code>{match[1]}</code>"


def favourites() -> bytes:
    """A zip of the saved queries: dropped on Browser's window, each becomes a favourite named by its title."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, query in enumerate(queries().values(), 1):
            entry = zipfile.ZipInfo(f"{number:02}-{query.name}.cypher", _MADE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, query.text)
    return packed.getvalue()


def style() -> str:
    """The GraSS style sheet. Browser's reader takes no comments; of rules that match, the last one holds."""
    return (HERE / "style.grass").read_text(encoding="utf-8")


def cors(path: str, origin: str | None) -> dict[str, str]:
    """The headers that let a page of ``origin`` read ``path``; for other places and other pages none."""
    if not path.startswith(PREFIX):
        return {}
    told = {"vary": "Origin"}
    if origin is not None and _OURS.fullmatch(origin):
        told |= {
            "access-control-allow-origin": origin,
            "access-control-allow-methods": "GET, HEAD, OPTIONS",
            "access-control-allow-headers": "*",  # Browser sends cache-control, pragma and those of its tracing
            "access-control-max-age": "600",
        }
    return told


def routes() -> list[Route]:
    """The files under ``/browser/``."""
    return [
        _file("style.grass", "text/plain; charset=utf-8", style),
        _file("guide.html", "text/html; charset=utf-8", guide_html),
        _file("guide.adoc", "text/plain; charset=utf-8", guide_adoc),
        _file("favourites.zip", "application/zip", favourites),
    ]


def _file(name: str, kind: str, make: Callable[[], str | bytes]) -> Route:
    made = lru_cache(make)

    async def give(request: Request) -> Response:
        headers = cors(request.url.path, request.headers.get("origin"))
        if request.method == "OPTIONS":
            return Response(status_code=204, headers={"allow": "GET, HEAD, OPTIONS", **headers})
        return Response(made(), headers={"content-type": kind, "cache-control": "no-cache", **headers})

    return Route(PREFIX + name, give, methods=["GET", "OPTIONS"])
