"""The quality of reading against its floors: ``python tests/gate/reading_gate.py [-v] [--update]``.

Scored on recorded pages of other people's, so only where a folder of evaluation data is there:
``PULLBACK_EVALUATION``, by default ``../shared`` beside the checkout, with ``data/news-pages/*.tar.zst``, in which
each country's folder holds pages (``*.html.gz``), what a hand-written parser reads in them (``*.json``, by version)
and their addresses (``meta.info``). Floors only rise: ``--update`` lifts them, and lowers none.
Exit code 0: all figures at or above their floors, or no data (said loudly); 1: one is below.
"""

import gzip
import hashlib
import json
import os
import re
import sys
import tarfile
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import mean, median
from typing import Any

import zstandard

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(ROOT))

from crawler.reading import Reading, read  # noqa: E402 - found through the path set above

FLOORS = HERE / "reading_floors.json"
SHINGLE = 4  # words; counted with their repetitions and in their case, the strictest of the usual ways
NEAR = 0.7  # of all words of two titles in common: the same headline, shortened or edited
NOT_ENGLISH = {"HabariLeo", "Dizindaba", "EyethuNews", "Ilanga", "IsolezweLesiXhosa", "Isolezwe"}


@dataclass(frozen=True)
class Wanted:
    """A recorded page and what is to be read in it."""

    name: str
    url: str
    html: bytes
    body: str
    title: str
    day: str


def main(argv: list[str]) -> int:
    """Measure, print, compare; lift the floors when asked to."""
    folder = Path(os.environ.get("PULLBACK_EVALUATION", ROOT.parent / "shared")) / "data" / "news-pages"
    archives = sorted(folder.glob("*.tar.zst"))
    if not archives:
        print(f"!!! NO RECORDED PAGES in {folder}: reading was not scored !!!")
        return 0
    floors: dict[str, Any] = json.loads(FLOORS.read_text()) if FLOORS.exists() else {}
    with tempfile.TemporaryDirectory() as room:
        unpressed = zstandard.ZstdDecompressor().stream_reader
        with archives[0].open("rb") as packed, tarfile.open(fileobj=unpressed(packed), mode="r|") as tar:
            tar.extractall(room, filter="data")
        now = figures(list(wanted(Path(room))), verbose="-v" in argv)
    corpus = hashlib.sha256(archives[0].read_bytes()).hexdigest()
    failed = floors.get("corpus", corpus) != corpus
    print(f"reading ({archives[0].name})")
    for name, value in now.items():
        floor = floors.get("figures", {}).get(name)
        failed |= floor is not None and value < floor
        print(f"  {name:16} {value:.4f}  " + ("new" if floor is None else f"floor {floor:.4f}"))
    if "--update" in argv and not failed:
        FLOORS.write_text(json.dumps({"corpus": corpus, "figures": now}, indent=1) + "\n")
    print("FAILED: below a floor, or other pages" if failed else "at or above every floor")
    return int(failed)


def wanted(folder: Path) -> Iterator[Wanted]:
    """Each English page with what is to be read; a parser's versions are in the order of its pages."""
    for file in sorted(folder.glob("*/*.json")):
        if file.stem in NOT_ENGLISH:
            continue
        gold = json.loads(file.read_text(encoding="utf-8"))
        where = json.loads((file.parent / "meta.info").read_text(encoding="utf-8"))
        pages = sorted(file.parent.glob(f"{file.stem}_*.html.gz"))
        versions = sorted(gold, key=lambda name: [int(number) for number in re.findall(r"\d+", name)])
        for page, version in zip(pages, versions, strict=True):
            one = gold[version]
            yield Wanted(
                page.name.removesuffix(".html.gz"),
                where[page.name]["url"],
                gzip.decompress(page.read_bytes()),
                _body(one.get("body") or {}),
                one.get("title") or "",
                (one.get("publishing_date") or "")[:10],
            )


def figures(pages: list[Wanted], *, verbose: bool = False) -> dict[str, float]:
    """Means over the pages, all in [0, 1]."""
    found: dict[str, list[float]] = {
        name: [] for name in ("body_f1", "date_right", "title_right", "title_near")
    }
    for one in pages:
        reading = read(one.html, one.url, [("content-type", "text/html; charset=utf-8")])
        got = reading if isinstance(reading, Reading) else Reading(None, "", None, None, None, None)
        row = {
            "body_f1": f1(one.body, got.text),
            "date_right": float(got.published == one.day),
            "title_right": float(_words(got.title) == _words(one.title)),
            "title_near": float(_common(_words(got.title), _words(one.title)) >= NEAR),
        }
        for name, value in row.items():
            found[name].append(value)
        if verbose:
            print(f"  {one.name:34} " + "  ".join(f"{name} {value:.3f}" for name, value in row.items()))
    result = {name: round(mean(values), 4) for name, values in found.items()}
    return {**result, "body_median": round(median(found["body_f1"]), 4)}


def f1(one: str, other: str) -> float:
    """F1 of the shingles that two texts share."""
    mine, theirs = _shingles(one), _shingles(other)
    both = sum((mine & theirs).values())
    return 2 * both / (sum(mine.values()) + sum(theirs.values()))


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text)
    return Counter(tuple(words[at : at + SHINGLE]) for at in range(max(len(words) - SHINGLE + 1, 1)))


def _body(body: Mapping[str, Any]) -> str:
    parts = [*(body.get("summary") or [])]
    for section in body.get("sections") or []:
        parts += [*(section.get("headline") or []), *(section.get("paragraphs") or [])]
    return "\n".join(parts)


def _words(title: str | None) -> list[str]:
    return re.findall(r"\w+", (title or "").casefold())


def _common(one: list[str], other: list[str]) -> float:
    return len({*one} & {*other}) / max(1, len({*one, *other}))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
