"""``pullback archive`` and ``pullback replay``: what was fetched, in and out, and read once more."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from api import options

if TYPE_CHECKING:
    from api.cli import Opened


@click.command(short_help="Show the archived pages, or exchange them as WARC.")
@options.archive
@click.option("--jsonl", is_flag=True, help="Print one JSON line a page version.")
@click.option("--articles", is_flag=True, help="Print one JSON line an article, with its keys and versions.")
@click.option(
    "--page", metavar="ID", help="Print the line of this page alone, by the page_id in a fact's evidence."
)
@click.option(
    "--warc", "to", type=click.Path(path_type=Path), metavar="DIR|FILE", help="Write all pages as WARC files."
)
@click.option(
    "--import",
    "files",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Take in the pages of a WARC file; may be repeated.",
)
@click.option(
    "--source", default="warc", show_default=True, help="The source noted for imported pages that name none."
)
@options.as_json
@click.pass_obj
def archive(
    opened: "Opened", archive: Path | None, jsonl: bool,
    articles: bool, page: str | None, to: Path | None, files: Sequence[Path], source: str, as_json: bool
) -> None:  # fmt: skip
    """Show what is in the archive, or take pages out of it and into it.

    \b
    pullback archive                            how many pages, of which sources, from when to when
    pullback archive --jsonl                    {"url", "final_url", "status", "fetched", "sha256", "source", "page_id"} a line
    pullback archive --articles                 which page versions are one article, by canonical address and GUID, and which changed
    pullback archive --warc pages.warc.gz       one file; or a folder, for files of about 1 GB
    pullback archive --import pages.warc.gz     also WARC files of others, such as Common Crawl's news

    Pages that went out come in again unchanged, byte for byte. What is in the archive already is not kept twice.
    """  # noqa: D301
    from api import archiving

    if sum((jsonl, articles, page is not None, to is not None, bool(files))) > 1:
        raise click.UsageError(
            "--jsonl, --articles, --page, --warc and --import each do one thing; name one of them."
        )
    where = archive or opened.settings.archive
    if files:
        archiving.run_import(where, files, source, as_json=as_json)
    elif to is not None:
        archiving.run_export(where, to, as_json=as_json)
    elif articles:
        archiving.run_articles(where)
    elif jsonl or page is not None:
        archiving.run_lines(where, page)
    else:
        archiving.run_summary(where, as_json=as_json)


@click.command(short_help="Read the archive again, offline, and compare with the store.")
@options.archive
@options.as_json
@click.pass_obj
def replay(opened: "Opened", archive: Path | None, as_json: bool) -> None:
    """Read every archived page again with the extractor of today, without the network and without storing anything.

    Prints the digest of all facts: the same archive and the same extractor give the same digest on any machine. If
    there is a store, says which pages it holds other facts of, and then ends with exit code 10.
    """
    from api.archiving import run_replay

    sys.exit(run_replay(opened.settings, archive or opened.settings.archive, as_json=as_json))
