"""The quality of extraction against its floors: ``python tests/gate/gate.py [--update [--allow-regression]]``.

Our own articles (``articles.jsonl``) are always scored. A larger evaluation set is scored where its folder is
there: ``PULLBACK_EVALUATION``, by default ``../shared`` beside the checkout, with ``audit/score.py`` and
``data/news-events/*.jsonl``. Floors stand in ``floors.json`` with the fingerprint of the articles that they
were measured on. They only rise: ``--update`` lifts them, and lowers none without ``--allow-regression``.
Exit code 0: all figures at or above their floors; 1: one is below, or a set was changed.
"""

import hashlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(ROOT))

from graph.extract import extractor  # noqa: E402 - found through the path set above
from graph.extract.jsonl import extract_lines  # noqa: E402
from tests.gate import score  # noqa: E402

OWN = HERE / "articles.jsonl"
FLOORS = HERE / "floors.json"
KEPT = (
    "event_f1", "amount_f1", "company_f1", "status_right", "valuation_right", "investors_f1", "leads_f1",
    "signals_f1", "commitments_f1", "ownership_f1", "false_per_empty_page",
)  # fmt: skip


def main(argv: list[str]) -> int:
    """Measure, print, compare; update the floors when asked to."""
    floors = json.loads(FLOORS.read_text()) if FLOORS.exists() else {}
    failed = False
    print(f"extractor: {extractor()}")
    for name, path, now in _measured():
        corpus = {"sha256": hashlib.sha256(path.read_bytes()).hexdigest(), "articles": len(_lines(path))}
        known = floors.get(name, {"corpus": corpus, "figures": {}})
        changed = known["corpus"] != corpus
        worse = set(score.below(now, {k: v for k, v in known["figures"].items() if k in now}))
        _show(name, corpus["articles"], now, known["figures"], worse)
        if changed:
            print(f"  {name}: the articles are not those that the floors were measured on")
        if "--update" in argv and (not (worse or changed) or "--allow-regression" in argv):
            floors[name] = {"corpus": corpus, "figures": now}
        elif worse or changed:
            failed = True
    if "--update" in argv:
        FLOORS.write_text(json.dumps(floors, indent=1, sort_keys=True) + "\n")
    print("FAILED: below a floor" if failed else "at or above every floor")
    return int(failed)


def _measured() -> Iterator[tuple[str, Path, dict[str, float]]]:
    """Name, file and figures of each set that is there."""
    yield "own", OWN, own_figures()
    folder = Path(os.environ.get("PULLBACK_EVALUATION", ROOT.parent / "shared"))
    sets = sorted((folder / "data" / "news-events").glob("*.jsonl"))
    if not sets or not (folder / "audit" / "score.py").exists():
        print(f"!!! NO EVALUATION DATA in {folder}: only our own {len(_lines(OWN))} articles were scored !!!")
        return
    for path in sets:
        yield path.name, path, _evaluated(folder / "audit" / "score.py", path)


def own_figures() -> dict[str, float]:
    """The figures of our own labelled articles."""
    labelled = {record["id"]: record["events"] for record in map(json.loads, _lines(OWN))}
    found = {record["id"]: record["events"] for record in map(json.loads, extract_lines(_lines(OWN)))}
    return score.figures(labelled, found)


def _evaluated(scorer: Path, gold: Path) -> dict[str, float]:
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as found:
        found.writelines(line + "\n" for line in extract_lines(_lines(gold)))
        found.flush()
        command = [sys.executable, str(scorer), "events", str(gold), found.name]
        told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    result: dict[str, Any] = json.loads(told)
    return {name: result[name]["f1"] if isinstance(result[name], dict) else result[name] for name in KEPT}


def _lines(path: Path) -> list[str]:
    return [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _show(name: str, size: int, now: dict[str, float], floors: dict[str, float], worse: set[str]) -> None:
    print(f"{name} ({size} articles)")
    for figure, value in now.items():
        floor = floors.get(figure)
        note = "new" if floor is None else f"floor {floor:.4f}" + ("  BELOW" if figure in worse else "")
        print(f"  {figure:22} {value:.4f}  {note}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
