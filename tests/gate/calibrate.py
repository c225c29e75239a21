"""Fit the weights of ``graph.extract.confidence``: ``python tests/gate/calibrate.py [--write]``.

Text: our own labelled articles (each counts ``OWN_COUNTS`` times) and made ones. Of every fact that the extractor states,
a fact is right when the labels hold it. Logistic regression with a pull to zero, by Newton's method, in plain
Python. Without ``--write`` it only shows what a fit would give, on text that was not fitted on.
"""

import hashlib
import json
import math
import sys
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent.parent))

from graph.article import Article  # noqa: E402 - found through the path set above
from graph.dates import PartialDate  # noqa: E402
from graph.extract import facts_in  # noqa: E402
from graph.extract.confidence import WEIGHTS, features  # noqa: E402
from graph.extract.jsonl import event  # noqa: E402
from graph.extract.model import NONE  # noqa: E402
from graph.facts import CompanyState  # noqa: E402
from graph.quality.reliability import is_right, reliability  # noqa: E402
from tests.gate import made  # noqa: E402

MADE, SEED, OTHER_SEED = 1500, 1, 2
OWN_COUNTS = 3  # they are written as news is, and the made ones are not
PULL = 1.0  # ridge: with some 3,000 facts only features that are met often move far from zero
STEPS = 25

Row = tuple[dict[str, float], bool]


def rows(records: Iterable[dict[str, Any]]) -> list[Row]:
    """Features of each fact that the extractor states, and whether the labels hold it."""
    found = []
    for record in records:
        published = PartialDate.parse(record["published"]) if record.get("published") else None
        article = Article(
            record["id"], "", None, record.get("title"), record["text"], published, datetime.now(UTC).date()
        )
        left = list(record["events"])
        for fact in facts_in(article, model=NONE).facts:
            if isinstance(fact, CompanyState):
                continue  # the labels have no such kind
            told = event(fact)
            match = next((label for label in left if is_right(label, told)), None)
            if match is not None:
                left.remove(match)
            found.append((features(fact, article), match is not None))
    return found


def fit(data: Sequence[Row], names: Sequence[str]) -> dict[str, float]:
    """The weights with the greatest likelihood, less ``PULL`` for each square; Newton's method converges in a few steps."""
    weights = [0.0] * len(names)
    inputs = [[told.get(name, 0.0) for name in names] for told, _ in data]
    for _ in range(STEPS):
        slope = [-PULL * w for w in weights]
        bend = [[PULL * (i == j) for j in range(len(names))] for i in range(len(names))]
        for x, (_, right) in zip(inputs, data, strict=True):
            chance = 1 / (1 + math.exp(-sum(w * v for w, v in zip(weights, x, strict=True))))
            met = [i for i, v in enumerate(x) if v]
            for i in met:
                slope[i] += (right - chance) * x[i]
                for j in met:
                    bend[i][j] += chance * (1 - chance) * x[i] * x[j]
        weights = [w + step for w, step in zip(weights, _solved(bend, slope), strict=True)]
    return {name: round(w, 3) for name, w in zip(names, weights, strict=True)}


def _solved(matrix: list[list[float]], right: list[float]) -> list[float]:
    """The solution of a system of equations, by elimination with the largest pivot."""
    rows_ = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for i in range(len(rows_)):
        best = max(range(i, len(rows_)), key=lambda k: abs(rows_[k][i]))
        rows_[i], rows_[best] = rows_[best], rows_[i]
        for k in range(i + 1, len(rows_)):
            factor = rows_[k][i] / rows_[i][i]
            rows_[k] = [a - factor * b for a, b in zip(rows_[k], rows_[i], strict=True)]
    found = [0.0] * len(rows_)
    for i in reversed(range(len(rows_))):
        found[i] = (rows_[i][-1] - sum(rows_[i][k] * found[k] for k in range(i + 1, len(rows_)))) / rows_[i][
            i
        ]
    return found


def main(argv: list[str]) -> int:
    """Fit, show how it does on other made text, and keep it where that is asked for."""
    own = [json.loads(line) for line in (HERE / "articles.jsonl").read_text().splitlines() if line.strip()]
    data = rows(own) * OWN_COUNTS + rows(made.articles(MADE, SEED))
    names = sorted({name for told, _ in data for name in told})
    weights = fit(data, names)
    seen = rows(made.articles(MADE // 3, OTHER_SEED))
    chances = [1 / (1 + math.exp(-sum(weights.get(n, 0.0) * v for n, v in told.items()))) for told, _ in seen]
    table = reliability(zip(chances, (right for _, right in seen), strict=True))
    print(f"fitted on {len(data)} facts, {sum(right for _, right in data) / len(data):.0%} right")
    print("on made text that was not fitted on:", *table.lines(), sep="\n  ")
    if "--write" in argv:
        digest = hashlib.sha256(json.dumps([own, MADE, SEED], sort_keys=True).encode()).hexdigest()
        kept = {
            "fitted_on": {"facts": len(data), "own": len(own), "made": MADE, "sha256": digest},
            "weights": weights,
        }
        WEIGHTS.write_text(json.dumps(kept, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
