"""Where things are kept: a frozen record made from an environment mapping, passed on, never imported live."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_data_path


@dataclass(frozen=True, slots=True)
class Settings:
    """``PULLBACK_DATA`` (a folder), ``PULLBACK_STORE`` (an address) and ``PULLBACK_ARCHIVE`` (a file).

    By default the store and the archive lie in the user's own data folder for this program.
    """

    store: str
    archive: Path

    @classmethod
    def of(cls, environment: Mapping[str, str]) -> "Settings":
        """Read the three variables; an empty one counts as unset."""
        folder = Path(environment.get("PULLBACK_DATA") or user_data_path("pullback", appauthor=False))
        return cls(
            store=environment.get("PULLBACK_STORE") or f"sqlite:///{folder / 'pullback.sqlite'}",
            archive=Path(environment.get("PULLBACK_ARCHIVE") or folder / "archive.sqlite"),
        )
