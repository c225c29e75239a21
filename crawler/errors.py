"""The root of the exception tree and the leaves that crawling raises.

    PullbackError               got / wanted / to do, always all three
    ├── SourceError             a source's TOML is wrong, or no such source
    ├── SourceBusy              another process is crawling these sources
    ├── ArchiveError            the archive can't be read or written
    ├── SettingError            a variable of the environment can't be understood
    └── (graph/errors.py)       scenario, names, input, store

Bad input is data (an issue kept beside the facts); an exception means that the work can't go on.
"""


class PullbackError(Exception):
    """Something that stops the work, told so that a stranger can mend it.

    ``got`` is what was met, ``wanted`` what would have been right, ``todo`` what to do about it.
    """

    def __init__(self, got: str, *, wanted: str = "", todo: str = "") -> None:
        self.got, self.wanted, self.todo = got, wanted, todo
        super().__init__(got)

    def __str__(self) -> str:
        parts = [self.got]
        if self.wanted:
            parts.append(f"wanted: {self.wanted}")
        if self.todo:
            parts.append(f"to do: {self.todo}")
        return "\n  ".join(parts)


class SourceError(PullbackError):
    """A source's declaration is wrong or unknown."""


class SourceBusy(PullbackError):  # noqa: N818 - reads as what it is
    """Another process is crawling these sources."""


class ArchiveError(PullbackError):
    """The archive of pages can't be read or written."""


class SettingError(PullbackError):
    """A ``PULLBACK_…`` variable holds what can't be understood."""
