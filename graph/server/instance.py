"""Start, find and stop the private server."""

import errno
import http.client
import json
import os
import shutil
import signal
import time
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from graph.server.errors import ServerError
from graph.server.home import DATABASE, HOST, USER, Home, Ports, choose_ports, home_of
from graph.server.jars import DEFAULT, ROOM, VERSIONS, Progress, fetch, no_room
from graph.server.java import environment_of, java, server_command, set_password
from graph.server.locking import held
from graph.server.process import POLL, TAIL, State, birth, end, keep_state, read_state, spawn

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
SERVE = 8000  # the port of `pullback serve`, unless told
WAIT = 120.0  # seconds for a server to come up; 8 to 31 were measured
GRACE = 30.0  # seconds to end by itself

Tell = Callable[[Progress], None]


@dataclass(frozen=True, slots=True)
class Running:
    """A server that runs: where it is reached, and where its things are."""

    line: str
    address: str
    http: str
    password_file: Path
    pid: int
    home: Path

    @property
    def version(self) -> str:
        """The version of the server."""
        return VERSIONS[self.line]

    @property
    def bolt(self) -> str:
        """Host and port for the driver."""
        return self.address.rpartition("@")[2]

    def said(self, lines: int) -> list[str]:
        """The last lines of what it logged and printed since it was started."""
        return Home(self.home).said(lines)

    @property
    def browser(self) -> str:
        """The link that opens Browser on this server; its settings then load style and guide of `pullback serve`.

        A command in the link would take their place: Browser runs either.
        """
        return f"{self.http}/browser/?dbms=bolt://{USER}@{self.bolt}"


def running(environment: Mapping[str, str], line: str | None = None) -> Running | None:
    """The server that runs for this user: of that line, or of any, the default one first; None if none does."""
    for one in [line] if line else sorted(VERSIONS, key=lambda name: name != DEFAULT):
        home = home_of(environment, one)
        state = read_state(home)
        if state:
            return _running(one, home, state)
    return None


def password_for(host: str, port: int, environment: Mapping[str, str]) -> str | None:
    """The password of the private server if it runs, and there; None for any other place."""
    for line in VERSIONS if host in LOOPBACK else ():
        home = home_of(environment, line)
        state = read_state(home)
        if state and state.bolt == port:
            return home.password()
    return None


def start(
    line: str, folder: Path, cache: Path, *, serve: int = SERVE, wait: float = WAIT,
    bolt: int | None = None, http: int | None = None, tell: Tell = lambda _: None,
) -> Running:  # fmt: skip
    """Fetch what is missing, start the server of a line in ``folder``, and return when it takes log-ins.

    A server that runs already is returned, waited for if it is still coming up. ``tell`` gets the progress.
    Raises ``ServerError``, and whatever stops it leaves no process behind.
    """
    java()
    home = Home(folder)
    try:
        home.make()
        with held(folder / "lock", "starting the server", patience=wait):
            state = read_state(home)
            if state is not None:
                _watch(line, home, state, wait, tell)  # not ours to end, whatever happens
            else:
                with closing(fetch(line, cache)) as steps:
                    for step in steps:
                        tell(step)
                state = _launch(line, home, cache, choose_ports(home.ports(), bolt, http), serve, tell)
                _await(line, home, state, wait, tell)
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise no_room(folder) from error
        raise ServerError(
            f"{error.filename or folder}: {error.strerror}",
            wanted="folders that may be written",
            todo="check who owns them, or set PULLBACK_DATA and PULLBACK_CACHE",
        ) from error
    return _running(line, home, state)


def stop(server: Running, patience: float = GRACE) -> None:
    """End a server: asked to, and after ``patience`` seconds made to."""
    home = Home(server.home)
    state = read_state(home)
    if state and state.pid == server.pid:
        end(home, state, patience)


def _running(line: str, home: Home, state: State) -> Running:
    return Running(
        line=line,
        address=f"neo4j://{USER}@{HOST}:{state.bolt}",
        http=f"http://{HOST}:{state.http}",
        password_file=home.password_file,
        pid=state.pid,
        home=home.folder,
    )


def _launch(line: str, home: Home, cache: Path, ports: Ports, serve: int, tell: Tell) -> State:
    """Start the process in a home that is made ready for it."""
    if shutil.disk_usage(home.folder).free < ROOM:
        raise no_room(home.folder)
    kept = home.ports()
    if kept and kept != ports:
        tell(Progress(f"another program took a port; now Bolt {ports.bolt}, HTTP {ports.http}", 0, 0))
    home.write_conf(ports, serve)
    if home.password() is None or not _has_password(home):
        tell(Progress("setting the password", 0, 0))
        set_password(line, home, cache, home.password() or home.new_password())
    home.keep_ports(ports)
    home.turn_logs()
    pid = spawn(server_command(line, home, cache), environment_of(home), home.console)
    try:
        state = keep_state(home, pid, ports)
    except BaseException:
        os.kill(pid, signal.SIGKILL)
        raise
    if state is None:
        raise _did_not_come_up(home, "ended at once")
    return state


def _has_password(home: Home) -> bool:
    """Whether the password was set, now or in a database that ran since."""
    data = home.folder / "data"
    return (data / "dbms" / "auth.ini").exists() or (data / "databases" / "system").exists()


def _await(line: str, home: Home, state: State, wait: float, tell: Tell) -> None:
    """Watch a server that we launched; end it if it does not come up, or if we are stopped."""
    try:
        _watch(line, home, state, wait, tell)
    except BaseException:
        end(home, state, GRACE)
        raise


def _watch(line: str, home: Home, state: State, wait: float, tell: Tell) -> None:
    """Return when the server takes a log-in; raise ``ServerError`` if it ends before, or takes too long."""
    begun = time.monotonic()
    while not (_answers(state.http) and _takes_login(state.bolt, home.password() or "")):
        passed = time.monotonic() - begun
        if birth(state.pid) != state.birth:
            raise _did_not_come_up(home, "ended before it answered")
        if passed > wait:
            raise _did_not_come_up(home, f"did not answer within {wait:g} s")
        tell(Progress(f"Neo4j {VERSIONS[line]} is coming up", int(passed), int(wait)))
        time.sleep(POLL)


def _answers(port: int) -> bool:
    """Whether HTTP answers as this server does."""
    link = http.client.HTTPConnection(HOST, port, timeout=2)
    try:
        link.request("GET", "/", headers={"accept": "application/json"})
        with link.getresponse() as answer:
            return "neo4j_version" in json.loads(answer.read(65_536))
    except (OSError, http.client.HTTPException, ValueError, TypeError):
        return False
    finally:
        link.close()


def _takes_login(port: int, password: str) -> bool:
    """Whether Bolt takes the log-in, and the database a question: after a crash it is mended for some seconds.

    Raises ``ServerError`` if the server refuses the password.
    """
    import neo4j
    from neo4j.exceptions import AuthError, DriverError, Neo4jError

    with neo4j.GraphDatabase.driver(
        f"bolt://{HOST}:{port}", auth=(USER, password), connection_timeout=2, telemetry_disabled=True
    ) as driver:
        try:
            with driver.session(database=DATABASE, default_access_mode=neo4j.READ_ACCESS) as session:
                session.run("RETURN 1").consume()
        except AuthError:
            raise ServerError(
                "the server refuses the password that is kept for it",
                wanted="the password of its first start",
                todo="if you changed it, write the new one into the file `password` in its folder",
            ) from None
        except (DriverError, Neo4jError, OSError):
            return False
    return True


def _did_not_come_up(home: Home, how: str) -> ServerError:
    said = "".join(f"\n    {row}" for row in home.said(TAIL)) or " nothing"
    return ServerError(
        f"the server {how}; it said last:{said}",
        wanted="a server that answers",
        todo=f"see the cause above, or all of {home.log}; then start again",
    )
