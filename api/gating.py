"""``pullback gate``: how well labelled articles are read, and every miss in its sentence."""

import json
import os
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from graph.quality.judging import Judged, Miss
from graph.quality.sets import sets

_BEFORE = "  "


def run_gate(files: Sequence[Path], *, errors: bool, as_json: bool) -> None:
    """Judge the sets given, or all that are at hand; show figures and reliability, or the misses."""
    judged = [Judged.of(path) for path in files or sets(os.environ)]
    if as_json:
        click.echo(json.dumps([_record(one, errors=errors) for one in judged], ensure_ascii=False, indent=1))
        return
    for one in judged:
        click.echo(f"{one.name}: {len(one.records)} {one.style}, sha256 {one.sha256[:16]}")
        if labels := Counter(event["kind"] for record in one.records for event in record.get("events", ())):
            click.echo(
                f"{_BEFORE}labels: "
                + ", ".join(f"{kind} {number:,}" for kind, number in sorted(labels.items()))
            )
        if errors:
            show_misses(list(one.misses()))
            continue
        for name, value in one.figures.items():
            click.echo(f"{_BEFORE}{name:22} {value:.4f}")
        if one.reliability.bins:
            for line in one.reliability.lines():
                click.echo(f"{_BEFORE}{line}")


def _record(one: Judged, *, errors: bool) -> dict[str, Any]:
    found = {
        "set": one.name,
        "corpus": one.corpus,
        "figures": one.figures,
        "reliability": asdict(one.reliability),
    }
    return {**found, "errors": [asdict(miss) for miss in one.misses()]} if errors else found


def show_misses(misses: Sequence[Miss]) -> None:
    """Each miss: what and where, expected and got, and its sentence."""
    for miss in misses:
        what = {(True, False): "false", (False, True): "missed"}.get(
            (miss.expected is None, miss.got is None), miss.field
        )
        chance = "" if miss.confidence is None else f" (confidence {miss.confidence:.2f})"
        click.echo(f"{miss.article}  {miss.kind}: {', '.join(miss.about)}: {what}{chance}")
        if miss.expected is not None:
            click.echo(f"      expected {_plain(miss.expected)}")
        if miss.got is not None:
            click.echo(f"      got      {_plain(miss.got)}")
        click.echo(f"      “{miss.sentence}”\n")
    click.echo(f"{len(misses)} misses")


def _plain(value: object) -> str:
    match value:
        case dict():
            return ", ".join(f"{name} {item}" for name, item in value.items())
        case list():
            return ", ".join(map(str, value)) or "nobody"
        case _:
            return str(value)
