"""What the archive and replay commands do."""

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import asdict
from itertools import islice
from pathlib import Path
from typing import TypeVar

import click

from api.exits import DIFFERS, OK
from crawler.archive import Archive
from crawler.articles import articles, link
from crawler.page import Page
from crawler.versions import versions
from crawler.warc import Left, pages, write
from graph.errors import InputError, StoreMissing
from graph.settings import Settings

T = TypeVar("T")
_BATCH = 200  # pages of a transaction when many come in: each waits for the disk once
_SHOWN = 20  # differences that are printed; --json has all


def run_summary(where: Path | str, *, as_json: bool) -> None:
    """How many pages of which sources, and from when."""
    with Archive.open(where, create=False) as archive:
        rows = archive.database.execute(
            "SELECT source, count(*), min(fetched_at), max(fetched_at) FROM pages GROUP BY source ORDER BY source"
        )
    found = [dict(zip(("source", "pages", "first", "last"), row, strict=True)) for row in rows]
    if as_json:
        click.echo(json.dumps(found, ensure_ascii=False))
        return
    for one in found:
        click.echo(
            f"{one['source']}: {one['pages']:,} page versions, fetched {one['first'][:16]} to {one['last'][:16]}"
        )
    click.echo(f"{sum(one['pages'] for one in found):,} page versions in {where}")


def run_lines(where: Path | str, page_id: str | None) -> None:
    """One JSON line a page version, as they are read."""
    found = False
    with Archive.open(where, create=False) as archive:
        for version in versions(archive, page_id):
            found = True
            click.echo(json.dumps(asdict(version), ensure_ascii=False))
    if page_id and not found:
        raise InputError(
            f"no page {page_id} in {where}",
            wanted="the page_id in a fact's evidence",
            todo="name another archive",
        )


def run_articles(where: Path | str) -> None:
    """One JSON line an article, after linking what came since the last time."""
    with Archive.open(where, create=False) as archive:
        link(archive)
        for article in articles(archive):
            click.echo(json.dumps(asdict(article), ensure_ascii=False))


def run_export(where: Path | str, to: Path, *, as_json: bool) -> None:
    """All pages into WARC files."""
    count, files = 0, list[str]()
    with Archive.open(where, create=False) as archive:
        kept = (page for _, page in archive.since(0))
        for step in _followed(write(kept, to), "writing"):
            count = step.pages
            files = files if files[-1:] == [str(step.file)] else [*files, str(step.file)]
    files = files or [str(to)]
    click.echo(
        json.dumps({"pages": count, "files": files}) if as_json else f"{count:,} pages in {', '.join(files)}"
    )


def run_import(where: Path | str, files: Sequence[Path], source: str, *, as_json: bool) -> None:
    """The pages of WARC files into the archive; what gave no page is counted by its reason."""
    new = known = 0
    left: Counter[str] = Counter()
    with Archive.open(where) as archive:
        for file in files:
            before = new + known
            found = _followed(_read(file, source), f"reading {file.name}")
            for batch in _batches(found, _BATCH):
                with archive.database.transaction():
                    for one in batch:
                        if isinstance(one, Left):
                            left[one.reason] += 1
                        elif archive.add(one) is None:
                            known += 1
                        else:
                            new += 1
            if new + known == before and left:
                raise InputError(
                    f"{file}: no page in it: {next(iter(left))}",
                    wanted="a WARC file with responses of http or https",
                    todo="check the file; what other files held is kept",
                )
    if as_json:
        click.echo(json.dumps({"new": new, "known": known, "left": dict(left)}))
        return
    click.echo(
        f"{new:,} new pages, {known:,} known" + (f", {left.total():,} records gave none:" if left else "")
    )
    for reason, count in left.most_common():
        click.echo(f"  {count:,}: {reason}")


def _read(file: Path, source: str) -> Iterator[Page | Left]:
    try:
        with file.open("rb") as stream:
            yield from pages(stream, source)
    except OSError as error:
        raise InputError(
            f"{file} can't be read: {error.strerror}", wanted="a WARC file", todo="check the path"
        ) from None


def run_replay(settings: Settings, where: Path | str, *, as_json: bool) -> int:
    """Read all pages again and compare; the exit code says whether the store holds the same."""
    from api.opening import opened
    from graph.extract import extractor
    from graph.replay import Replay
    from graph.structured import READER
    from graph.transfer import transferable

    by = extractor()
    compared = ""
    with Archive.open(where, create=False) as archive:
        again = Replay(archive, settings.workers)
        for _ in _followed(again.steps(), "reading"):
            pass
    try:
        with closing(opened(settings, create=False)) as store:
            again.compare(transferable(store), frozenset({by, READER}))
            compared = "the same" if not again.differences else f"{len(again.differences):,} pages differ"
    except StoreMissing:
        compared = ""
    if as_json:
        told = {
            "pages": again.pages,
            "facts": again.facts,
            "issues": again.issues,
            "extractor": by,
            "digest": again.digest,
        }
        click.echo(
            json.dumps(
                {
                    **told,
                    "compared": bool(compared),
                    "differences": [asdict(one) for one in again.differences],
                },
                ensure_ascii=False,
            )
        )
    else:
        click.echo(
            f"{again.pages:,} pages, {again.facts:,} facts, {again.issues:,} issues by {by}: {again.digest}"
        )
        click.echo(f"against the store: {compared or 'there is none to compare with'}")
        for one in again.differences[:_SHOWN]:
            click.echo(f"  {one.how}: {one.url} ({one.facts} facts now, {one.facts_on_file} on file)")
    return DIFFERS if again.differences else OK


def _followed(steps: Iterable[T], doing: str) -> Iterator[T]:
    """The same steps, counted on a terminal while they come."""
    shows = sys.stderr.isatty()
    for number, step in enumerate(steps, 1):
        yield step
        if shows:
            click.echo(f"\r\x1b[K{doing}: {number:,} pages", nl=False, err=True)
    if shows:
        click.echo("\r\x1b[K", nl=False, err=True)


def _batches(found: Iterable[T], size: int) -> Iterator[list[T]]:
    rest = iter(found)
    while batch := list(islice(rest, size)):
        yield batch
