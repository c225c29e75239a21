"""Where labelled sets lie: our own beside the code, and an evaluation folder that a variable names."""

from collections.abc import Mapping
from pathlib import Path

from graph.errors import InputError

VARIABLE = "PULLBACK_EVALUATION"
_GATE = Path(__file__).resolve().parents[2] / "tests" / "gate"
OWN = _GATE / "articles.jsonl"
UNSEEN = _GATE / "unseen.jsonl"  # ours too, written without the grammar and never tuned on
_PLACES = ("data/news-events/*.jsonl", "data/round-sentences/*.jsonl.gz", "*.jsonl", "*.jsonl.gz")


def own() -> list[Path]:
    """Our own labelled articles, those that rules may be tuned on first; a wheel ships without them."""
    return [path for path in (OWN, UNSEEN) if path.exists()]


def evaluation(environment: Mapping[str, str], default: Path | None = None) -> list[Path]:
    """The sets of the folder (or the one file) that ``PULLBACK_EVALUATION`` names, else of ``default``; none if there is none.

    Raises ``InputError`` where the variable names what is not there or holds no set.
    """
    named = environment.get(VARIABLE)
    place = Path(named) if named else default
    if place is None:
        return []
    if place.is_file():
        return [place]
    found = [path for pattern in _PLACES for path in sorted(place.glob(pattern))]
    if named and not found:
        raise InputError(
            f"{VARIABLE}={named} holds no labelled set",
            wanted="a folder with data/news-events/*.jsonl or *.jsonl, or one such file",
            todo=f"mend or unset {VARIABLE}",
        )
    return found


def sets(environment: Mapping[str, str]) -> list[Path]:
    """All sets at hand. Raises ``InputError`` where there are none."""
    found = [*own(), *evaluation(environment)]
    if not found:
        raise InputError(
            "no labelled set is at hand",
            wanted="a checkout with tests/gate/articles.jsonl, or a set of yours",
            todo=f"give a file, or set {VARIABLE}",
        )
    return found
