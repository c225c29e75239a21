"""Exit codes of the command, in one table; the README shows the same."""

from crawler.errors import ArchiveError, PullbackError, SettingError, SourceBusy, SourceError
from graph.errors import (
    InputError,
    ScenarioError,
    StoreBusy,
    StoreCorrupt,
    StoreDenied,
    StoreEmpty,
    StoreError,
    StoreMissing,
    StoreUnavailable,
    StoreVersion,
    UnknownName,
    WorkerError,
)
from graph.server.errors import ServerError

OK, BUG, USAGE, UNHEALTHY, DIFFERS, INTERRUPTED = 0, 70, 2, 8, 10, 130

EXITS: dict[type[PullbackError], int] = {
    ScenarioError: USAGE,  # also what click itself uses for a wrong option
    UnknownName: 3,
    StoreMissing: 4,
    StoreCorrupt: 4,
    StoreVersion: 4,
    StoreEmpty: 5,
    InputError: 6,
    SourceError: 7,
    SourceBusy: 75,
    SettingError: USAGE,
    ArchiveError: 4,
    ServerError: 9,
    WorkerError: 71,  # EX_OSERR
    StoreBusy: 75,  # EX_TEMPFAIL: another process is writing, try again
    StoreUnavailable: 69,  # EX_UNAVAILABLE: a server is gone or silent
    StoreDenied: 77,  # EX_NOPERM
    StoreError: 4,
    PullbackError: BUG,  # whatever has no code of its own: the process of a crawl died
}

MEANING = {
    OK: "done",
    USAGE: "the command line or the scenario is wrong",
    3: "no such organisation, round or evidence on file",
    4: "the store or the archive can't be used (missing, damaged, newer)",
    5: "the store is empty",
    6: "a file handed in is not what it should be",
    7: "a source's declaration is wrong or unknown",
    UNHEALTHY: "the crawl ran, but at least one source is not healthy",
    DIFFERS: "replayed; the store holds other facts of some pages",
    9: "the private Neo4j server does not run, or can't be started",
    69: "the server that holds the store does not answer; try again",
    71: "a worker process can't be started",
    BUG: "a defect of ours",
    75: "another process holds the store, or crawls these sources; try again",
    77: "the server that holds the store refuses the log-in",
    INTERRUPTED: "interrupted; what was finished is kept",
}


def exit_code(error: PullbackError) -> int:
    """The code for an error: its own class's, else the nearest ancestor's."""
    return next(EXITS[shape] for shape in type(error).__mro__ if shape in EXITS)
