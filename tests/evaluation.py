"""Where the evaluation data is, if it is here: the folder that ``PULLBACK_EVALUATION`` names, else ``../shared``."""

import os
from pathlib import Path


def evaluation() -> Path | None:
    """The folder with ``data`` in it (labelled news, real pages, filings), or None."""
    folder = Path(os.environ.get("PULLBACK_EVALUATION") or Path(__file__).parents[2] / "shared")
    return folder if (folder / "data").is_dir() else None
