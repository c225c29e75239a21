"""How well copies of a story are found: ``python tests/gate/copies_gate.py [--articles FILE.jsonl[.gz]] [--size 169]``.

Each body gets five copies, as newspapers make them: a wire's with another dateline; its first half with a link; one in
which one word in twenty is changed; one with the words of a site and teasers of other stories around it; its first three
sentences. Every pair of one story is to be found, and no other. The bodies are those of an evaluation set where its
folder is there (``PULLBACK_EVALUATION``), else our own labelled articles. Exit code 1: precision or recall below 0.97.
"""

import gzip
import hashlib
import json
import os
import random
import re
import sys
import time
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(ROOT))

from crawler.copies import Index  # noqa: E402 - found through the path set above

TOGETHER = 4  # of our own articles, which are short, make a body
OWN = HERE / "articles.jsonl"
SIZE, LEAST_WORDS = 169, 120
BAR = 0.97  # precision and recall
KINDS = ("whole", "wire", "half", "edit", "boilerplate", "lead")
SITES = ("The Ledger", "Harbour Post", "Northern Times", "Daily Courier")
HEADINGS = ("Related stories", "You may also like", "More from {site}", "Read more:", "")


def main(argv: list[str]) -> int:
    """Build the set, find the pairs, print and compare."""
    size = int(argv[argv.index("--size") + 1]) if "--size" in argv else SIZE
    bodies = list(_bodies(argv))[:size]
    documents = list(copies(bodies))
    wanted = {
        frozenset((f"{number}:{one}", f"{number}:{other}"))
        for number in range(len(bodies))
        for one, other in combinations(KINDS, 2)
    }
    start = time.process_time()
    found = pairs(documents)
    took = time.process_time() - start
    right = len(found & wanted)
    precision, recall = right / max(1, len(found)), right / len(wanted)
    print(f"copies: {len(documents)} documents of {len(bodies)} stories, {len(wanted)} pairs")
    print(
        f"  precision {precision:.4f}  recall {recall:.4f}  {len(documents) / took:,.0f} documents a CPU second"
    )
    for kind in KINDS[1:]:
        of_kind = {pair for pair in wanted if any(one.endswith(f":{kind}") for one in pair)}
        print(f"  recall of pairs with {kind:12} {len(found & of_kind) / len(of_kind):.4f}")
    if "-v" in argv:
        for pair in sorted(map(sorted, (found - wanted) | (wanted - found))):
            print("   ", "false " if frozenset(pair) in found else "missed", *pair)
    return int(min(precision, recall) < BAR)


def pairs(documents: list[tuple[str, str]]) -> set[frozenset[str]]:
    """The pairs that an index finds when the documents come one by one."""
    index = Index()
    return {frozenset((name, other)) for name, text in documents for other, _ in index.add(name, text)}


def copies(bodies: list[str]) -> Iterator[tuple[str, str]]:
    """All documents, in no order of theirs; ids are ``story:kind``."""
    chance = random.Random(20261127)
    documents = []
    for number, body in enumerate(bodies):
        others = [bodies[other] for other in range(len(bodies)) if other != number]
        documents += [(f"{number}:{kind}", _copy(kind, body, others, chance)) for kind in KINDS]
    chance.shuffle(documents)
    yield from documents


def _copy(kind: str, body: str, others: list[str], chance: random.Random) -> str:
    sentences = re.split(r"(?<=[.!?”\"])\s+", body)
    words = body.split(" ")
    if kind == "wire":
        place, day = chance.choice(("LONDON", "NEW YORK", "TOKYO")), chance.randint(1, 28)
        return f"{place}, Nov {day} (Courier) - {body}\n(Reporting by A. Brook; Editing by L. Wu)"
    if kind == "half":
        return " ".join(words[: len(words) // 2]) + "…\nContinue reading at https://ledger.example/story"
    if kind == "edit":
        for place in chance.sample(range(len(words)), max(1, len(words) // 20)):
            words[place] = chance.choice(("reportedly", "new", "said", "its", "group", "also", "very"))
        return " ".join(words)
    if kind == "lead":
        return " ".join(sentences[:3])
    if kind == "boilerplate":
        site = chance.choice(SITES)
        head = (
            f"Share this article on X, Facebook and LinkedIn\n{site} | Business\nSign up for our newsletter\n"
        )
        teasers = "\n".join(
            " ".join(re.split(r"(?<=[.!?])\s+", one)[: chance.randint(1, 2)])
            for one in chance.sample(others, min(3, len(others)))
        )
        heading = chance.choice(HEADINGS).format(site=site)
        return f"{head}{body}\n{heading}\n{teasers}\n© 2026 {site}. All rights reserved. Reproduction without permission is prohibited."
    return body


def _bodies(argv: list[str]) -> Iterator[str]:
    folder = Path(os.environ.get("PULLBACK_EVALUATION", ROOT.parent / "shared")) / "data" / "news-corpus"
    path = Path(argv[argv.index("--articles") + 1]) if "--articles" in argv else folder / "articles.jsonl.gz"
    if path.exists():
        texts = _texts(path)
    else:
        print(f"!!! NO EVALUATION DATA at {path}: copies were made of our own few articles !!!")
        own = _texts(OWN)
        texts = ["\n".join(own[at : at + TOGETHER]) for at in range(0, len(own), TOGETHER)]
    known: set[str] = set()
    for text in sorted(set(texts), key=lambda one: hashlib.sha256(one.encode()).hexdigest()):
        opening = " ".join(text.split()[:12]).casefold()
        if len(text.split()) >= LEAST_WORDS and opening not in known:  # a set may hold one story twice
            known.add(opening)
            yield text


def _texts(path: Path) -> list[str]:
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as file:
        return [json.loads(line)["text"] or "" for line in file if line.strip()]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
