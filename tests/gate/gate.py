"""The quality of extraction against its floors: ``python tests/gate/gate.py [--update [--allow-regression]]``.

Our own articles (``articles.jsonl``, and ``unseen.jsonl``, which nobody tunes on) and made ones (``made.py``, others than those the confidence is fitted on) are always
scored. Larger sets are scored where their folder is there: ``PULLBACK_EVALUATION``, by default ``../shared`` beside
the checkout. Floors stand in ``floors.json`` with the fingerprint of each set. They only rise: ``--update`` lifts them, and
lowers none without ``--allow-regression``. Exit code 0: all at or above their floors; 1: one is below, or a set was changed.
``pullback gate --errors`` shows every miss in its sentence.
"""

import json
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(ROOT))

from graph.extract import extractor  # noqa: E402 - found through the path set above
from graph.quality.judging import Judged  # noqa: E402
from graph.quality.scoring import LOWER_IS_BETTER, below  # noqa: E402
from graph.quality.sets import evaluation, own  # noqa: E402
from tests.gate import made  # noqa: E402

FLOORS = HERE / "floors.json"
MADE, MADE_SEED, MADE_NAME = 300, 2, "made.jsonl"
# Half of what the made sentences say is no field of a label, and their difficulty is a choice of ours.
_OF_MADE = {"calibration_error"}


def main(argv: list[str]) -> int:
    """Measure, print, compare; update the floors when asked to."""
    floors = json.loads(FLOORS.read_text()) if FLOORS.exists() else {}
    failed = False
    print(f"extractor: {extractor()}")
    for one in judged():
        known = floors.get(one.name, {"corpus": one.corpus, "figures": {}})
        kept = (
            _OF_MADE if one.name == MADE_NAME else {name for name in one.figures if not name.startswith("n_")}
        )
        now = {name: value for name, value in one.figures.items() if name in kept}
        changed = known["corpus"] != one.corpus
        worse = set(below(now, known["figures"]))
        _show(one, now, known["figures"], worse)
        if changed:
            print(
                f"  CHANGED: these are not the articles that the floors were measured on (sha256 {known['corpus']['sha256'][:16]})"
            )
        if "--update" in argv and (not (worse or changed) or "--allow-regression" in argv):
            floors[one.name] = {"corpus": one.corpus, "figures": now}
        elif worse or changed:
            failed = True
    if "--update" in argv:
        FLOORS.write_text(json.dumps(floors, indent=1, sort_keys=True) + "\n")
    print("FAILED: below a floor, or a set was changed" if failed else "at or above every floor")
    return int(failed)


def judged() -> Iterator[Judged]:
    """Each set that is there, read by the extractor."""
    yield from map(Judged.of, own())
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / MADE_NAME
        path.write_text(
            "".join(
                json.dumps(record, ensure_ascii=False) + "\n" for record in made.articles(MADE, MADE_SEED)
            ),
            encoding="utf-8",
        )
        yield Judged.of(path)
    paths = evaluation(os.environ, ROOT.parent / "shared")
    if not paths:
        print(
            "!!! NO EVALUATION DATA: only our own articles were scored; PULLBACK_EVALUATION names a folder !!!"
        )
    yield from map(Judged.of, paths)


def _show(one: Judged, now: dict[str, float], floors: dict[str, float], worse: set[str]) -> None:
    print(f"{one.name} ({len(one.records)} {one.style}, sha256 {one.sha256[:16]})")
    for figure in sorted({*now, *floors}, key=[*now, *floors].index):
        value, floor = now.get(figure), floors.get(figure)
        sense = "ceiling" if figure in LOWER_IS_BETTER else "floor"
        note = "new" if floor is None else f"{sense} {floor:.4f}" + ("  BELOW" if figure in worse else "")
        print(f"  {figure:22} {'gone' if value is None else f'{value:.4f}'}  {note}")
    if one.reliability.bins:
        print(*(f"    {line}" for line in one.reliability.lines()), sep="\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
