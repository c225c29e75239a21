"""Is this installation sound, what is on file, and what was not understood."""

import json
from collections import Counter
from contextlib import closing
from importlib.metadata import packages_distributions, version
from pathlib import Path
from typing import Any

import click

from crawler.errors import PullbackError
from graph.facts import kind_of
from graph.settings import Settings

PACKAGES = ("crawler", "graph", "api")
PARTS = ("scrapy", "spacy", "trafilatura", "strawberry-graphql", "uvicorn")


def run_doctor(settings: Settings, archive: Path, *, as_json: bool) -> None:
    """Print the findings; a store that can't be opened is a finding, not an end."""
    findings: dict[str, Any] = {
        "version": version("pullback"),
        "parts": {name: version(name) for name in PARTS},
        "extractor": _extractor(),
        "names": clashes(),
        "store": _store(settings),
        "archive": _archive(archive),
    }
    if as_json:
        click.echo(json.dumps(findings, indent=1, ensure_ascii=False))
        return
    for title, value in findings.items():
        click.echo(f"{title}:")
        rows = value.items() if isinstance(value, dict) else [("", value)]
        for name, item in rows:
            click.echo(f"  {name + ': ' if name else ''}{item}")


def clashes() -> str:
    """Whether another distribution also ships a package called crawler, graph or api: it would overwrite ours."""
    owners = packages_distributions()
    strangers = {name: sorted(set(owners.get(name, [])) - {"pullback"}) for name in PACKAGES}
    found = [f"{name} is also shipped by {', '.join(others)}" for name, others in strangers.items() if others]
    return "; ".join(found) or "crawler, graph and api belong to pullback alone"


def _extractor() -> str:
    from graph.extract import extractor

    return extractor()


def _store(settings: Settings) -> dict[str, Any]:
    from api.opening import opened
    from graph.store.address import shown

    address = shown(settings.store)
    try:
        with closing(opened(settings, create=False)) as store:
            picture = store.snapshot()
    except PullbackError as error:
        return {"address": address, "problem": str(error)}
    issues = Counter(issue.kind for issue in picture.issues)
    return {
        "address": address,
        "facts": dict(Counter(kind_of(fact) for fact in picture.facts.values())),
        "too unsure to count": len(picture.unsure),
        "organisations": len(picture.organisations),
        "judgements": len(picture.judgements),
        "newest fact": str(picture.data_as_of),
        "issues": dict(issues),
        "examples": [f"{issue.kind}: {issue.detail} ({issue.url})" for issue in picture.issues[:5]],
    }


def _archive(path: Path) -> dict[str, Any]:
    from crawler.archive import Archive
    from crawler.database import shown

    try:
        with Archive.open(path, create=False) as archive:
            return {"file": archive.database.name, "pages": archive.count()}
    except PullbackError as error:
        return {"file": shown(path), "problem": str(error)}
