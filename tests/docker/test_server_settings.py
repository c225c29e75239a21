"""neo4j.conf is what both lines of the server accept: asked of the servers' own checker."""

import os
import subprocess
from pathlib import Path

import pytest

from graph.server.home import cache_of
from graph.server.jars import VERSIONS, class_path, fetch
from graph.server.java import ADMIN, java
from tests.docker.roles import DOCKER, compose
from tests.servers import LINES

pytestmark = pytest.mark.journey
TEXT = (DOCKER / "neo4j.conf").read_text(encoding="utf-8")


def checked(line: str, home: Path, text: str) -> "subprocess.CompletedProcess[str]":
    """What neo4j-admin says to settings."""
    cache = cache_of(os.environ)
    for _ in fetch(line, cache):
        pass
    (home / "conf").mkdir()
    (home / "conf/neo4j.conf").write_text(text)
    return subprocess.run(
        [java(), "-Xmx256m", "-cp", os.pathsep.join(class_path(line, cache)), ADMIN, "server", "validate-config"],
        env={"NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf"), "PATH": os.defpath},
        capture_output=True, text=True, check=False, timeout=100,
    )  # fmt: skip


@pytest.mark.parametrize("line", LINES)
def test_a_server_accepts_every_setting(tmp_path, line):
    done = checked(line, tmp_path, TEXT)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Configuration file validation successful" in done.stdout
    assert "warning" not in done.stdout.lower()


@pytest.mark.parametrize("line", LINES)
def test_a_server_refuses_a_misspelt_setting(tmp_path, line):
    done = checked(line, tmp_path, TEXT.replace("pagecache.size", "pagecash.size"))
    assert done.returncode != 0
    assert "pagecash" in done.stdout + done.stderr


def test_the_images_are_of_the_lines_that_are_tested():
    text = (DOCKER / "compose.yaml").read_text(encoding="utf-8")
    assert compose()["services"]["neo4j"]["image"] == f"neo4j:{VERSIONS['2026']}-community"
    for version in VERSIONS.values():
        assert f"neo4j:{version}-community" in text
