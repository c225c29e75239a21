"""Start a crawl and follow it: one process a run, never Scrapy in the calling one.

for event in run([find("finsmes")], Path("archive.sqlite")):
    ...  # Event, Event, …, and last a CrawlReport
"""

import contextlib
import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import IO, Any

from crawler.addresses import Reach
from crawler.archive import Archive
from crawler.database import is_server
from crawler.errors import ArchiveError, PullbackError
from crawler.fetch.proxy import Proxy
from crawler.report import CrawlReport, Event, SourceReport, Tally
from crawler.sources import Source

__all__ = ["CrawlReport", "Event", "SourceReport", "crawl", "run"]

_TAIL = 2_000  # characters of a dead process's log that are shown


def crawl(
    sources: Sequence[Source], archive_path: Path | str, *, overrides: Mapping[str, Any] | None = None
) -> CrawlReport:
    """Crawl to the end and return the report; see ``run``."""
    for event in run(sources, archive_path, overrides=overrides):
        if isinstance(event, CrawlReport):
            return event
    raise AssertionError("a run ends with its report")


def run(
    sources: Sequence[Source],
    archive_path: Path | str,
    *,
    contact: str | None = None,
    overrides: Mapping[str, Any] | None = None,
) -> Iterator[Event | CrawlReport]:
    """Crawl in a process of its own; yields each event as it happens, and last the report.

    A run goes on where the one before was killed or interrupted, and reports the round of each source as a whole.
    Several may work on one archive at once, on the same sources too: each page is fetched by one of them.

    Ctrl-C ends the run cleanly: what was archived stays, and the report says ``interrupted``; a second
    one kills it. Closing the iterator ends the run as well. The public internet alone is crawled, and the
    networks named in ``PULLBACK_FETCH_ALLOW``. ``contact`` is an address put into the user agent,
    ``overrides`` are Scrapy settings.

    Raises ``ArchiveError`` if the archive can't be used, ``SettingError`` for a wrong variable,
    ``PullbackError`` if the process died.
    """
    address = str(archive_path) if is_server(archive_path) else str(Path(archive_path).absolute())
    Archive.open(address).close()  # its trouble is told before anything is started
    orders = json.dumps(
        {
            "sources": [asdict(source) for source in sources],
            "archive": address,
            "settings": _settings(contact, overrides or {}),
        }
    )
    with tempfile.TemporaryFile() as log:
        # A session of its own, so that Ctrl-C reaches this process alone, which then passes it on once.
        process = subprocess.Popen(
            [sys.executable, "-P", "-m", "crawler.process"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log, env=_environment(), start_new_session=True,
            encoding="utf-8",
        )  # fmt: skip
        try:
            assert process.stdin
            try:
                process.stdin.write(orders + "\n")
                process.stdin.flush()  # and it stays open: its end tells the process that we are gone
            except BrokenPipeError:
                pass  # it died at once; what follows tells why
            yield from _follow(process, sources, log)
        finally:
            _end(process)


def _follow(
    process: "subprocess.Popen[str]", sources: Sequence[Source], log: IO[bytes]
) -> Iterator[Event | CrawlReport]:
    """Events until the report; if the process ends without one, the reason is raised."""
    asked_to_stop = False
    while True:
        try:
            assert process.stdout
            line = process.stdout.readline()
            message = json.loads(line) if line else None
        except KeyboardInterrupt:
            # The line being read may be lost with it: only progress, the report counts for itself.
            process.send_signal(signal.SIGKILL if asked_to_stop else signal.SIGINT)
            asked_to_stop = True
            continue
        except ValueError:
            continue
        if message is None:
            break
        if "event" in message:
            yield Event(**message["event"])
        elif "problem" in message:
            raise ArchiveError(
                message["problem"]["got"],
                wanted=message["problem"]["wanted"],
                todo=message["problem"]["todo"],
            )
        else:
            report = message["report"]
            yield CrawlReport(
                tuple(SourceReport(**{**one, "days": tuple(one["days"])}) for one in report["sources"]),
                report["interrupted"],
            )
            return
    code = process.wait()
    if asked_to_stop:
        nothing = Tally(((one.name, one.min_items, len(one.url)) for one in sources), lambda _: None)
        yield nothing.report(interrupted=True)
        return
    log.seek(0)
    tail = log.read().decode("utf-8", "replace")[-_TAIL:].strip()
    raise PullbackError(
        f"the crawl's process died (exit {code})" + (f":\n{tail}" if tail else ""),
        wanted="a report at its end",
        todo="run it again: what was archived is whole, the rest is fetched then",
    )


def _end(process: "subprocess.Popen[str]") -> None:
    """Leave no process behind: ask, then insist."""
    if process.poll() is None:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
    for pipe in (process.stdin, process.stdout):
        if pipe:
            with contextlib.suppress(BrokenPipeError):
                pipe.close()


def _settings(contact: str | None, overrides: Mapping[str, Any]) -> dict[str, Any]:
    settings = {
        "FETCH_ALLOW": os.environ.get("PULLBACK_FETCH_ALLOW", ""),
        "FETCH_PROXY": os.environ.get("PULLBACK_PROXY", ""),
    }
    if contact:
        from crawler.settings import USER_AGENT

        settings["USER_AGENT"] = USER_AGENT.removesuffix(")") + f"; +{contact})"
    settings |= overrides
    # What can't be understood is told before anything is started.
    Reach.of(settings["FETCH_ALLOW"])
    Proxy.of(settings["FETCH_PROXY"])
    return settings


def _environment() -> dict[str, str]:
    """The same packages in the new process, also from a checkout that isn't installed."""
    home = str(Path(__file__).parents[1])
    path = os.pathsep.join(part for part in (home, os.environ.get("PYTHONPATH", "")) if part)
    return {**os.environ, "PYTHONPATH": path}
