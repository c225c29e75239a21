"""Pages a second and core of the two-step reading, against its bars: ``python tests/bench/reading_bench.py``.

Pages of about 120 kB of our own making (menus, scripts, boxes of links around a story), one in ten about a round.
CPU seconds count, since the machine is shared. Ends with 1 when a bar is missed.
"""

import random
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

from crawler.glance import glance
from crawler.page import Page
from graph.ingest import article_of
from graph.issues import Issue

PAGES, ROUNDS = 200, 3
WORDS = [
    "garden",
    "mayor",
    "river",
    "evening",
    "harvest",
    "bridge",
    "school",
    "weather",
    "museum",
    "train",
    "village",
    "winter",
    "concert",
    "library",
    "recipe",
    "player",
    "match",
]


def page(number: int) -> Page:
    """A page of some 120 kB; every tenth is about a round."""
    chance = random.Random(number)

    def sentence() -> str:
        return " ".join(chance.choices(WORDS, k=18)).capitalize() + "."

    story = [f"<p>{' '.join(sentence() for _ in range(3))}</p>" for _ in range(14)]
    if number % 10 == 0:
        story[0] = (
            f"<p>Quillon {number} has raised ${number + 2} million in a Series B round led by Harrow Ventures, it said.</p>"
        )
    links = "".join(
        f"<li><a href='/story-{n}?ref=box' class='card link'>{sentence()}</a></li>" for n in range(120)
    )
    scripts = "".join(
        f"<script>window.__data_{n}={{{','.join(f'k{i}:{chance.random()}' for i in range(90))}}};</script>"
        for n in range(20)
    )
    attributes = "".join(
        f"<div class='row {chance.choice(WORDS)}-{n} col' data-id='{n}' data-track='{chance.random()}'><span></span></div>"
        for n in range(250)
    )
    body = (
        f"<!doctype html><html lang='en'><head><title>Story {number}</title><meta property='article:published_time' content='2026-11-20'>"
        f"{scripts}</head><body><nav><ul>{links}</ul></nav>{attributes}<article><h1>Story {number}</h1>{''.join(story)}</article>"
        f"<aside class='related'><ul>{links}</ul></aside><footer>{attributes}</footer></body></html>"
    ).encode()
    url = f"https://bench.invalid/{number}"
    return Page(
        url,
        url,
        200,
        (("content-type", "text/html; charset=utf-8"),),
        body,
        datetime(2026, 11, 20, tzinfo=UTC),
        "bench",
    )


def rate(step: Callable[[Page], object], pages: list[Page]) -> float:
    """Pages a CPU second, the best of a few rounds."""
    best = 0.0
    for _ in range(ROUNDS):
        start = time.process_time()
        for one in pages:
            step(one)
        best = max(best, len(pages) / (time.process_time() - start))
    return best


def main() -> int:
    """Measure and compare."""
    pages = [page(number) for number in range(PAGES)]
    passed = sum(not isinstance(article_of(one), Issue) for one in pages)
    rows = [
        ("a glance", rate(lambda one: glance(one.body, one.header("content-type")), pages), 400.0),
        ("two-step reading", rate(article_of, pages), 150.0),
    ]
    print(
        f"{PAGES} pages of {sum(len(one.body) for one in pages) // PAGES // 1000} kB, of which {passed} pass"
    )
    for name, found, bar in rows:
        print(f"{name:20} {found:7.0f} pages/s   bar {bar:5.0f}   {'ok' if found >= bar else 'MISSED'}")
    return int(any(found < bar for _, found, bar in rows))


if __name__ == "__main__":
    sys.exit(main())
