"""Files of articles as text, handed in: one article a .txt, one a line in .jsonl."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from graph.article import Article
from graph.dates import PartialDate
from graph.errors import InputError
from graph.extract.door import numbered
from graph.extract.jsonl import article_in
from graph.ingest import article_of_text
from graph.issues import Issue

_WANTED = "a .html, .xml, .csv, .txt or .jsonl file"


def text_file(file: Path) -> Path:
    """The file, if it can be read and is of a kind that holds text. Raises ``InputError``."""
    if file.suffix.lower() not in {".txt", ".jsonl"}:
        raise InputError(f"{file} is of no known kind", wanted=_WANTED, todo="rename or convert it")
    try:
        file.open("rb").close()
    except OSError as error:
        raise InputError(
            f"{file} can't be read: {error.strerror}", wanted=_WANTED, todo="check the path"
        ) from None
    return file


def articles_of(file: Path) -> Iterator[Article | Issue]:
    """The articles of a file, one after the other; a line that is none, or bytes that are no text, as an issue."""
    url = file.resolve().as_uri()
    with file.open("rb") as stream:
        if file.suffix.lower() == ".txt":
            text = stream.read().decode("utf-8-sig", errors="replace")
            yield article_of_text(text, url=url, title=None, published=None)
            return
        for line in numbered(stream):
            try:
                yield _article(line.raw or b"", url, line.number)
            except InputError as error:
                name = hashlib.sha256(f"{url}\n{line.number}\n".encode() + (line.raw or b"")).hexdigest()[:32]
                yield Issue("bad_line", name, f"{url}#{line.number}", f"line {line.number} {error.got}"[:300])


def _article(raw: bytes, url: str, number: int) -> Article:
    record, article = article_in(raw, default_id=number)
    address = article.url or f"{url}#{record['id']}"
    published: PartialDate | None = article.published
    day = str(published) if published else None
    return article_of_text(article.text, url=address, title=article.title, published=day)
