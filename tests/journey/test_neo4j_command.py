"""`pullback neo4j` with real servers: started, found, used, stopped, and everything that can go wrong on the way."""

import json
import os
import shutil
import signal
import socket
import stat
import subprocess
import sys
import time
from pathlib import Path

import httpx
import neo4j
import pytest

pytestmark = pytest.mark.journey
ROOT = Path(__file__).parents[2]


def command(
    folder: Path, *arguments: str, timeout: float = 110, **extra: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "api", "neo4j", *arguments],
        check=False, cwd=ROOT, env=environment(folder, **extra), capture_output=True, text=True, timeout=timeout,
    )  # fmt: skip


def environment(folder: Path, **extra: str) -> dict[str, str]:
    """Ours and nobody's settings; the cache of jars is the one that is there."""
    kept = ("PULLBACK_CACHE",)
    clean = {
        name: value for name, value in os.environ.items() if not name.startswith("PULLBACK_") or name in kept
    }
    return {**clean, "PULLBACK_DATA": str(folder), **extra}


def status(folder: Path) -> dict[str, object]:
    return json.loads(command(folder, "status", "--json").stdout)


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    folder = tmp_path_factory.mktemp("ein Sérver")
    done = command(folder, "start", "--json")
    assert done.returncode == 0, done.stderr
    yield folder, json.loads(done.stdout)
    assert command(folder, "stop").returncode == 0
    assert command(folder, "status").returncode == 9


def opened(shown: dict[str, str]) -> neo4j.Driver:
    """The driver takes no user in an address; `--store` does."""
    uri = shown["store"].replace("neo4j@", "")
    return neo4j.GraphDatabase.driver(uri, auth=("neo4j", Path(shown["password_file"]).read_text().strip()))


def test_it_takes_log_ins_with_the_password_that_only_the_owner_may_read(server):
    folder, shown = server
    with opened(shown) as driver:
        driver.verify_connectivity()
        assert driver.get_server_info().agent == f"Neo4j/{shown['version']}"
    for private in (Path(shown["password_file"]), *(folder / "neo4j/2026/run").glob("*.args")):
        assert stat.S_IMODE(private.stat().st_mode) == 0o600
    assert stat.S_IMODE((folder / "neo4j/2026").stat().st_mode) == 0o700


def test_started_again_it_says_so_and_prints_the_same(server):
    folder, shown = server
    again = command(folder, "start", "--json")
    assert (again.returncode, json.loads(again.stdout)) == (0, shown)
    assert "runs already" in again.stderr
    assert status(folder) == shown


def test_start_prints_the_address_and_the_link_to_browser(server):
    folder, shown = server
    out = command(folder, "start", PULLBACK_PORT="8123").stdout
    assert shown["store"] in out
    bolt = shown["store"].rpartition("@")[2]
    link = f"{shown['http']}/browser/?dbms=bolt://neo4j@{bolt}"
    assert link in out
    assert command(folder, "browser", "--no-open", PULLBACK_PORT="8123").stdout.strip() == link


def listening(pid: int) -> set[str]:
    """Hosts on which a process takes connections, as the kernel writes them."""
    files = [one.readlink().name for one in Path(f"/proc/{pid}/fd").iterdir()]
    inodes = {name[8:-1] for name in files if name.startswith("socket:")}
    rows = [
        row.split()
        for table in ("tcp", "tcp6")
        for row in Path(f"/proc/{pid}/net/{table}").read_text().splitlines()[1:]
    ]
    return {row[1].rpartition(":")[0] for row in rows if row[3] == "0A" and row[9] in inodes}


def test_it_listens_on_loopback_only_and_serves_browser(server):
    shown = server[1]
    hosts = listening(shown["pid"])
    assert hosts
    assert hosts <= {"0100007F", "0000000000000000FFFF00000100007F"}
    page = httpx.get(f"{shown['http']}/browser/", trust_env=False)
    assert page.status_code == 200
    assert "neo4j" in page.text.lower()


def test_a_query_reads_no_file_and_its_time_and_memory_are_bounded(server):
    with opened(server[1]) as driver:
        with pytest.raises(
            neo4j.exceptions.Neo4jError, match=r"dbms\.security\.allow_csv_import_from_file_urls"
        ):
            driver.execute_query("LOAD CSV FROM 'file:///etc/hostname' AS row RETURN row", database_="neo4j")
        rows = driver.execute_query("SHOW SETTINGS YIELD name, value", database_="neo4j").records
    told = {row["name"]: row["value"] for row in rows}
    assert told["db.transaction.timeout"] == "10m"
    assert told["db.memory.transaction.max"] == "512.00MiB"
    assert told["dbms.usage_report.enabled"] == "false"


def test_the_log_is_shown(server):
    assert "Started." in command(server[0], "logs").stdout


def test_the_log_is_followed_until_ctrl_c(server):
    folder, _ = server
    log = folder / "neo4j/2026/logs/neo4j.log"
    follower = subprocess.Popen(
        [sys.executable, "-m", "api", "neo4j", "logs", "-n", "1", "--follow"],
        cwd=ROOT, env=environment(folder), stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert follower.stdout
    assert follower.stdout.readline().strip()
    with log.open("a", encoding="utf-8") as file:
        file.write("said after the last\n")
    assert follower.stdout.readline() == "said after the last\n"
    follower.send_signal(signal.SIGINT)
    assert follower.wait(10) == 130
    follower.stdout.close()


def test_without_a_server_status_browser_and_logs_end_with_the_documented_code(tmp_path):
    for arguments in (["status"], ["browser", "--no-open"], ["logs"]):
        done = command(tmp_path, *arguments)
        assert done.returncode == 9, arguments
        assert "pullback neo4j start" in done.stdout + done.stderr
    assert command(tmp_path, "stop").returncode == 0


def test_killed_it_is_known_to_be_gone_and_starts_again_with_its_data_beside_who_took_a_port(tmp_path):
    first = json.loads(command(tmp_path, "start", "--line", "5.26", "--json").stdout)
    with opened(first) as driver:
        driver.execute_query("CREATE (:Kept {name: 'kept'})", database_="neo4j")
    os.kill(first["pid"], signal.SIGKILL)
    until = time.monotonic() + 10
    while (gone := command(tmp_path, "status").returncode) == 0 and time.monotonic() < until:
        pass
    assert gone == 9
    try:
        with socket.create_server(("127.0.0.1", int(first["http"].rpartition(":")[2]))):
            again = command(tmp_path, "start", "--line", "5.26", "--json")
        assert "another program took a port" in again.stderr
        second = json.loads(again.stdout)
        assert second["pid"] != first["pid"]
        assert second["http"] != first["http"]
        assert second["store"] == first["store"], "the port that nobody took is kept"
        with opened(second) as driver:
            found = driver.execute_query("MATCH (n:Kept) RETURN n.name AS name", database_="neo4j")
        assert [row["name"] for row in found.records] == ["kept"]
    finally:
        assert command(tmp_path, "stop").returncode == 0


def living(folder: Path) -> list[int]:
    """Every process whose command names the folder."""
    found = []
    for one in Path("/proc").iterdir():
        try:
            if one.name.isdigit() and str(folder).encode() in (one / "cmdline").read_bytes():
                found.append(int(one.name))
        except OSError:
            continue
    return found


def test_two_starts_at_once_make_one_server_and_a_port_in_use_is_told(tmp_path):
    both = [
        subprocess.Popen(
            [sys.executable, "-m", "api", "neo4j", "start", "--json"],
            cwd=ROOT, env=environment(tmp_path), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )
        for _ in range(2)
    ]  # fmt: skip
    said = [one.communicate(timeout=100) for one in both]
    try:
        assert [one.returncode for one in both] == [0, 0], said
        assert said[0][0] == said[1][0]
        assert sum("is coming up" in stderr for _, stderr in said) >= 1
        shown = json.loads(said[0][0])
        assert living(tmp_path) == [shown["pid"]]
        port = shown["store"].rpartition(":")[2]
        taken = command(tmp_path, "start", "--line", "5.26", "--bolt-port", port)
        assert taken.returncode == 9
        assert f"port {port} is in use" in taken.stderr
    finally:
        assert command(tmp_path, "stop").returncode == 0


def test_a_server_that_does_not_come_up_is_ended_and_its_last_words_are_told(tmp_path):
    late = command(tmp_path, "start", "--wait", "3")
    assert late.returncode == 9
    assert "did not answer within 3 s; it said last:" in late.stderr
    said = late.stderr.partition("said last:")[2].splitlines()
    assert len([row for row in said if row.strip()]) >= 1  # on a busy machine it has not got to "Starting..."
    assert living(tmp_path) == []
    databases = tmp_path / "neo4j/2026/data/databases"
    shutil.rmtree(databases, ignore_errors=True)
    databases.write_text("a file where a folder should be")
    dead = command(tmp_path, "start")
    assert dead.returncode == 9
    assert "ended before it answered" in dead.stderr
    assert str(databases) in dead.stderr
    assert living(tmp_path) == []
    assert command(tmp_path, "status").returncode == 9


def test_stopped_by_the_user_a_start_leaves_nothing_half(tmp_path):
    begun = subprocess.Popen(
        [sys.executable, "-m", "api", "neo4j", "start", "--line", "5.26"],
        cwd=ROOT, env=environment(tmp_path), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    for row in begun.stderr:
        if "is coming up" in row:
            break
    assert len(living(tmp_path)) == 1
    begun.send_signal(signal.SIGINT)
    begun.communicate(timeout=60)
    assert begun.returncode == 130
    assert living(tmp_path) == []
    assert command(tmp_path, "status").returncode == 9


def test_a_jar_cut_short_is_fetched_again(tmp_path):
    from graph.server import cache_of
    from graph.server.jars import fetch, locked

    cache = cache_of(os.environ)
    jars = locked("5.26")
    for _ in fetch("5.26", cache):
        pass
    for jar in jars:
        (tmp_path / jar.path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / jar.path).hardlink_to(cache / jar.path)
    half = tmp_path / min(jars, key=lambda jar: (cache / jar.path).stat().st_size).path
    whole = half.read_bytes()
    half.unlink()
    half.write_bytes(whole[: len(whole) // 2])
    steps = [(step.done, step.total) for step in fetch("5.26", tmp_path)]
    assert steps == [(len(jars) - 1, len(jars)), (len(jars), len(jars))]
    assert half.read_bytes() == whole
