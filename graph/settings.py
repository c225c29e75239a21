"""Where things are kept: a frozen record made from an environment mapping, passed on, never imported live."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from platformdirs import user_data_path

from graph.errors import InputError


@dataclass(frozen=True, slots=True)
class Settings:
    """``PULLBACK_DATA`` (a folder), ``PULLBACK_STORE`` (an address) and ``PULLBACK_ARCHIVE`` (a file).

    ``PULLBACK_NEO4J_PASSWORD``, or ``PULLBACK_NEO4J_PASSWORD_FILE`` with a file that holds it, opens a store on a
    server. ``PULLBACK_WORKERS`` is how many processes read pages (default: as many as there are processors for this
    one). By default the store and the archive lie in the user's own data folder for this program.
    """

    store: str
    archive: Path
    password: str | None = field(default=None, repr=False)
    workers: int = 1

    @classmethod
    def of(cls, environment: Mapping[str, str]) -> "Settings":
        """Read the variables; an empty one counts as unset. Raises ``InputError`` for a file that can't be read."""
        folder = Path(environment.get("PULLBACK_DATA") or user_data_path("pullback", appauthor=False))
        return cls(
            store=environment.get("PULLBACK_STORE") or f"sqlite:///{folder / 'pullback.sqlite'}",
            archive=Path(environment.get("PULLBACK_ARCHIVE") or folder / "archive.sqlite"),
            password=environment.get("PULLBACK_NEO4J_PASSWORD")
            or _first_line(environment.get("PULLBACK_NEO4J_PASSWORD_FILE")),
            workers=_workers(environment.get("PULLBACK_WORKERS")),
        )


MOST_WORKERS = 64  # each takes some 400 MB with the larger model


def _workers(wish: str | None) -> int:
    """How many processes: as wished, else one for each processor that this process may use."""
    if not wish:
        usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
        return min(usable, MOST_WORKERS)
    if not (wish.isascii() and wish.isdigit() and 1 <= int(wish) <= MOST_WORKERS):
        raise InputError(
            f"PULLBACK_WORKERS={wish!r}",
            wanted=f"a whole number from 1 to {MOST_WORKERS}",
            todo="set it to such a number, or leave it unset for one a processor",
        )
    return int(wish)


def _first_line(file: str | None) -> str | None:
    """The first line of a file that holds a secret; its text is never told."""
    if not file:
        return None
    try:
        return Path(file).read_text(encoding="utf-8").partition("\n")[0].rstrip("\r")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            f"PULLBACK_NEO4J_PASSWORD_FILE={file} can't be read ({type(error).__name__})",
            wanted="a text file with the password in its first line",
            todo="check the path and who may read it",
        ) from None
