"""`pullback neo4j` with real servers: started, found, used, stopped, and everything that can go wrong on the way."""

import json
import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

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
    folder = tmp_path_factory.mktemp("server")
    done = command(folder, "start", "--json")
    assert done.returncode == 0, done.stderr
    yield folder, json.loads(done.stdout)
    assert command(folder, "stop").returncode == 0


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
    link = f"{shown['http']}/browser/?dbms=bolt://neo4j@{bolt}&cmd=play&arg=http://localhost:8123/browser/guide.html"
    assert link in out
    assert command(folder, "browser", "--no-open", PULLBACK_PORT="8123").stdout.strip() == link


def test_the_log_is_shown(server):
    assert "Started." in command(server[0], "logs").stdout


def test_without_a_server_status_browser_and_logs_end_with_the_documented_code(tmp_path):
    for arguments in (["status"], ["browser", "--no-open"], ["logs"]):
        done = command(tmp_path, *arguments)
        assert done.returncode == 9, arguments
        assert "pullback neo4j start" in done.stdout + done.stderr
    assert command(tmp_path, "stop").returncode == 0


def test_killed_it_is_known_to_be_gone_and_starts_again_on_its_ports_with_its_data(tmp_path):
    first = json.loads(command(tmp_path, "start", "--line", "5.26", "--json").stdout)
    with opened(first) as driver:
        driver.execute_query("CREATE (:Kept {name: 'kept'})", database_="neo4j")
    os.kill(first["pid"], signal.SIGKILL)
    assert command(tmp_path, "status").returncode == 9
    try:
        second = json.loads(command(tmp_path, "start", "--line", "5.26", "--json").stdout)
        assert second["pid"] != first["pid"]
        assert {**second, "pid": first["pid"]} == first
        with opened(second) as driver:
            found = driver.execute_query("MATCH (n:Kept) RETURN n.name AS name", database_="neo4j")
        assert [row["name"] for row in found.records] == ["kept"]
    finally:
        assert command(tmp_path, "stop").returncode == 0
