"""Does a learned reader of signals beat the rules? ``python tests/bench/signals_bench.py``.

``tests/gate/signals.tsv`` holds 5,200 sentences that we wrote, each with a marked backer and what it says of it. On every second line a logistic
regression over words, pairs of words and their places beside the backer is trained; on the others, which nobody read to write rules, it is held against the rules at
the rate of false signals that the rules have, and then on the labelled articles of the evaluation folder
(``PULLBACK_EVALUATION``), of which neither read one to learn. A learned part is kept only if it is ahead there.
"""

import json
import math
import os
import random
import re
import sys
from collections import defaultdict
from datetime import date
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from graph.article import Article  # noqa: E402 - found through the path set above
from graph.extract import facts_in  # noqa: E402
from graph.extract.known import NOTHING  # noqa: E402
from graph.extract.lexicon import DEFAULT  # noqa: E402
from graph.extract.marked import L, M, N, mark  # noqa: E402
from graph.extract.mentions import Name, Namer  # noqa: E402
from graph.extract.names import same_name  # noqa: E402
from graph.extract.sentences import sentences  # noqa: E402
from graph.facts import POSITIVE_SIGNALS, PressureSignal  # noqa: E402
from tests.gate.told import SENSES, Line, by_rules, lines  # noqa: E402

EPOCHS, RATE, DECAY, SEED = 8, 0.05, 1e-4, 7  # the best of eleven tries
_BACKER = "\ue003"
_WORD = re.compile(rf"[{N}{M}{L}{_BACKER}]|[A-Za-z]+(?:[’'](?:s|t|re|ve|ll|d)\b)?|\d[\d,.]*%?|[^\w\s]")


def words_of(shape: str) -> list[str]:
    """Its words in small letters, figures alike."""
    return [
        word if word in {N, M, L, _BACKER} else re.sub(r"^\d[\d,.]*", "0", word.casefold())
        for word in _WORD.findall(shape)
    ]


def features(words: list[str]) -> list[str]:
    """Words, pairs, and what stands beside the backer on which side."""
    at = words.index(_BACKER)
    told = [f"w {word}" for word in words]
    told += [f"{'l' if i < at else 'r'} {word}" for i, word in enumerate(words) if 0 < abs(i - at) <= 6]
    told += [f"b {a} {b}" for a, b in pairwise(words)]
    told += [f"s {a} {b}" for a, b in zip(words, words[2:], strict=False)]
    told += [f"{i - at} {words[i]}" for i in range(max(0, at - 3), min(len(words), at + 4)) if i != at]
    return sorted(set(told))


def shape_of(line: Line) -> str:
    """The sentence as the grammar marks it, the backer shown as such."""
    namer = Namer(line.text, NOTHING)
    for sentence in sentences(line.text):
        start, end = line.start - sentence.start, line.start + len(line.backer) - sentence.start
        if 0 <= start < len(sentence.text):
            marked = mark(sentence, namer)
            named = [
                p
                for p, item in marked.at.items()
                if isinstance(item, Name) and item.start < end and start < item.end
            ]
            places = named[:1] or [p for p, origin in enumerate(marked.origin) if start <= origin < end]
            if places:
                return marked.shape[: places[0]] + _BACKER + marked.shape[places[-1] + 1 :]
    return _BACKER


Weights = dict[str, float]


def trained(examples: list[tuple[list[str], bool]]) -> Weights:
    """Weights of a logistic regression, by adaptive steps (Duchi et al. 2011, diagonal)."""
    weights: Weights = defaultdict(float)
    seen: Weights = defaultdict(lambda: 1e-8)
    luck = random.Random(SEED)
    for _ in range(EPOCHS):
        luck.shuffle(examples)
        for told, right in examples:
            slope = chance(weights, told) - right
            for name in ("", *told):
                step = slope + DECAY * weights[name]
                seen[name] += step * step
                weights[name] -= RATE * step / math.sqrt(seen[name]) if seen[name] > 1e-6 else 0.0
    return weights


def chance(weights: Weights, told: list[str]) -> float:
    """How likely the sentence says it."""
    score = weights.get("", 0.0) + sum(weights.get(name, 0.0) for name in told)
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))


def senses(learned: dict[str, Weights], words: list[str]) -> dict[str, float]:
    """How likely each sense is, of the three that a sentence has."""
    told = features(words)
    chances = {sense: chance(weights, told) for sense, weights in learned.items()}
    return {sense: chances[sense] / sum(chances.values()) for sense in SENSES}


def on_sentences(test: list[Line], learned: dict[str, Weights]) -> float:
    """Print how many of the signals each reads at equal false ones; give the threshold of that."""
    none = [line for line in test if line.sense == "none"]
    told = [line for line in test if line.sense != "none"]
    false = sum(bool(by_rules(line)) for line in none) / len(none)
    right = sum(line.sense in by_rules(line) for line in told) / len(told)
    scored = [(line, senses(learned, words_of(shape_of(line)))) for line in test]
    least = sorted((max(c.values()) for line, c in scored if line.sense == "none"), reverse=True)[
        round(false * len(none))
    ]
    met = sum(c.get(line.sense, 0) > least and c[line.sense] == max(c.values()) for line, c in scored) / len(
        told
    )
    print(
        f"{len(test)} sentences, {false:.1%} of the {len(none)} that say nothing misread: rules read {right:.1%}, learned {met:.1%}"
    )
    return least


def on_articles(learned: dict[str, Weights], least: float) -> None:
    """Print what the learned part adds to the rules on articles that were labelled by hand."""
    folder = Path(os.environ.get("PULLBACK_EVALUATION", ROOT.parent / "shared")) / "data" / "news-events"
    files = sorted(folder.glob("*.jsonl"))
    if not files:
        print(
            f"!!! NO EVALUATION DATA in {folder}: the learned part can't be held against the rules on news !!!"
        )
    for file in files:
        right = false = 0
        for row in map(json.loads, file.read_text(encoding="utf-8").splitlines()):
            gold = [(e["subject"], e["direction"]) for e in row["events"] if e["kind"] == "pressure_signal"]
            for name, sense in added(row, learned, least):
                hit = any(same_name(name, subject) and sense == direction for subject, direction in gold)
                right, false = right + hit, false + (not hit)
        print(
            f"{file.name}: to what the rules read, the learned part adds {right} right and {false} false signals"
        )


def added(row: dict[str, str], learned: dict[str, Weights], least: float) -> set[tuple[str, str]]:
    """Backers and senses that the learned part sees in an article and the rules don't."""
    article = Article("a", row.get("url") or "", None, row.get("title"), row["text"], None, date(2026, 1, 1))
    known = [
        (f.subject, SENSES[f.signal not in POSITIVE_SIGNALS])
        for f in facts_in(article).facts
        if isinstance(f, PressureSignal)
    ]
    namer, found = Namer(row["text"], NOTHING), set()
    for marked in (mark(sentence, namer) for sentence in sentences(row["text"])):
        for at in marked.positions(N):
            name = marked.name(at).text
            if not DEFAULT.is_backer(name):
                continue
            words = words_of(marked.shape[:at] + _BACKER + marked.shape[at + 1 :])
            value, sense = max((value, sense) for sense, value in senses(learned, words).items())
            if value > least and not any(same_name(name, other) and sense == one for other, one in known):
                found.add((name, sense))
    return found


def main() -> int:
    """Train, hold against the rules, and print."""
    told = list(lines())
    test, learn = told[::2], told[1::2]
    examples = [(features(words_of(shape_of(line))), line.sense) for line in learn]
    learned = {
        sense: trained([(words, sense == one) for words, one in examples]) for sense in (*SENSES, "none")
    }
    on_articles(learned, on_sentences(test, learned))
    return 0


if __name__ == "__main__":
    sys.exit(main())
