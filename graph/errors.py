"""What stops the work above the crawler, as a small tree.

PullbackError  (crawler.errors)
├── SourceError, ArchiveError
├── ScenarioError      a scenario that can't be computed: severity, horizon, date
├── UnknownName        no such organisation, round or evidence; carries what was perhaps meant
├── InputError         a file handed in that is not what it should be
├── WorkerError        a worker process can't be started
└── StoreError         the store can't be used
    ├── StoreMissing   no file at that address
    ├── StoreEmpty     nothing in it yet
    ├── StoreBusy      another process holds it; trying again may work
    ├── StoreCorrupt   not a database, or a damaged one
    ├── StoreVersion   written by a newer schema, or a server that is too old
    ├── StoreUnavailable  a server that is gone, silent or cut off; trying again may work
    ├── StoreDenied    a server that refuses the log-in
    ├── StoreReadOnly  a database that takes no writes
    └── StoreFull      no room left where it is kept
"""

from crawler.errors import PullbackError


class ScenarioError(PullbackError):
    """A scenario that can't be computed."""


class UnknownName(PullbackError):  # noqa: N818 - reads as what it is at every raise and except
    """A name or id that is not on file. ``suggestions`` are names that are, best first."""

    def __init__(
        self,
        name: str,
        suggestions: tuple[str, ...] = (),
        *,
        what: str = "organisation",
        where: str = "on file",
        todo: str = "check the spelling, or ingest pages about it",
    ) -> None:
        self.name, self.suggestions = name, suggestions
        hint = f"did you mean {', '.join(suggestions)}?" if suggestions else todo
        super().__init__(
            f"no {what} named {name!r} is {where}", wanted=f"the name or id of a known {what}", todo=hint
        )


class InputError(PullbackError):
    """A file or value handed in that is not what it should be."""


class WorkerError(PullbackError):
    """A worker process can't be started."""


class StoreError(PullbackError):
    """The store can't be used."""


class StoreMissing(StoreError):  # noqa: N818 - as above
    """There is no store at that address."""


class StoreEmpty(StoreError):  # noqa: N818 - as above
    """The store holds no facts yet."""


class StoreBusy(StoreError):  # noqa: N818 - as above
    """Another process is writing; trying again may work."""


class StoreCorrupt(StoreError):  # noqa: N818 - as above
    """The file is not a database, or is damaged."""


class StoreVersion(StoreError):  # noqa: N818 - as above
    """The store was written by a newer version of the schema, or its server is too old."""


class StoreUnavailable(StoreError):  # noqa: N818 - as above
    """The server that holds the store is gone, silent or cut off; trying again may work."""


class StoreDenied(StoreError):  # noqa: N818 - as above
    """The server refuses the log-in."""


class StoreReadOnly(StoreError):  # noqa: N818 - as above
    """The database takes no writes, or a question tried to write."""


class StoreFull(StoreError):  # noqa: N818 - as above
    """There is no room left where the store is kept."""
