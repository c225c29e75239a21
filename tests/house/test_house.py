"""The house keeps its own rules: sizes, names, packages, versions, and what the documents promise."""

import ast
import os
import re
import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import packages_distributions, version
from pathlib import Path

import pytest

from api.exits import MEANING

ROOT = Path(__file__).parents[2]
CODE = [path for folder in ("crawler", "graph", "api") for path in sorted((ROOT / folder).rglob("*.py"))]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_modules_and_functions_stay_within_their_budgets():
    long_modules = [
        f"{p.relative_to(ROOT)}: {n}" for p in CODE if (n := len(p.read_text().splitlines())) > 400
    ]
    long_functions = [
        f"{path.relative_to(ROOT)}:{node.name}: {size}"
        for path in CODE
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (size := (node.end_lineno or 0) - node.lineno + 1) > 80
    ]
    assert long_modules == []
    assert long_functions == []


def test_no_module_has_a_vague_name_or_one_of_the_standard_library():
    stems = {path.stem for path in CODE if path.stem != "__init__"}
    assert not stems & {"utils", "helpers", "common", "core", "manager", "misc"}
    assert not stems & (set(sys.stdlib_module_names) - {"calendar"}), (
        "a module here would hide the standard library's"
    )


def test_tests_are_no_packages():
    assert not list((ROOT / "tests").rglob("__init__.py"))
    assert not list((ROOT / "docker").rglob("__init__.py"))


def test_the_wheel_holds_the_three_packages_and_their_data_and_nothing_else(tmp_path):
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=ROOT, check=True, capture_output=True, timeout=60,
    )  # fmt: skip
    wheel = next(tmp_path.glob("*.whl"))
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.split("/")[0] for name in names} == {
        "crawler",
        "graph",
        "api",
        f"pullback-{version('pullback')}.dist-info",
    }
    for wanted in (
        "graph/sample/tables/rounds.csv",
        "graph/extract/known.csv",
        "api/schema.graphql",
        "api/static/graphiql/graphiql.min.js",
    ):
        assert wanted in names
    assert any(name.startswith("crawler/sources/") and name.endswith(".toml") for name in names)
    assert any(name.startswith("graph/sample/pages/") and name.endswith(".html") for name in names)


def test_each_package_name_belongs_to_one_distribution():
    owners = packages_distributions()
    for name in ("crawler", "graph", "api"):
        assert set(owners.get(name, ["pullback"])) == {"pullback"}, (
            "an editable install lists no names of ours"
        )


def test_versions_agree():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    newest = re.search(r"^## (\d+\.\d+\.\d+)", (ROOT / "CHANGELOG.md").read_text(), re.MULTILINE)
    assert newest
    assert project["version"] == newest[1] == version("pullback")


def test_the_lock_pins_everything_with_hashes_and_holds_no_squatted_version():
    lock = (ROOT / "requirements.lock").read_text()
    pins = re.findall(r"^([a-z0-9][\w.-]*)==(\S+)", lock, re.MULTILINE | re.IGNORECASE)
    assert len(pins) > 60
    blocks = re.split(r"^(?=[a-z0-9][\w.-]*==)", lock, flags=re.MULTILINE | re.IGNORECASE)[1:]
    assert all("--hash=sha256:" in block for block in blocks)
    assert "999.9.9" not in lock
    assert "c2b55dcb0592ae8c93aa208d6e27d67c3b3a83457ed33056079e0630c175eda5" in lock, (
        "en_core_web_md as published"
    )
    assert "e94cbf6c242453a89af524aaea8e08917b420c11792d6ac662d166b591059779" in lock, (
        "en_core_web_sm as published"
    )
    assert not re.search(r"https?://", lock.replace("https://pypi.org", "")), (
        "no registry host but the public index"
    )


def test_the_readme_lists_every_exit_code_and_variable():
    for code, meaning in MEANING.items():
        assert re.search(rf"\|\s*{code}\s*\|\s*{re.escape(meaning)}\s*\|", README), f"exit code {code}"
    used = {name for path in CODE for name in re.findall(r"PULLBACK_[A-Z_]+", path.read_text())}
    assert used
    assert not [name for name in sorted(used) if name not in README]


@pytest.mark.parametrize(
    "command",
    [
        "demo",
        "crawl",
        "ingest",
        "load",
        "export",
        "extract",
        "known",
        "ask",
        "scenarios",
        "serve",
        "doctor",
        "neo4j",
        "schedule",
        "sources",
        "runs",
    ],
)
def test_every_command_is_in_the_readme_and_has_help(command):
    assert f"pullback {command}" in README
    shown = subprocess.run(
        [sys.executable, "-m", "api", command, "--help"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        timeout=30,
    )
    assert len(shown.stdout.splitlines()) > 5


def test_links_to_files_in_the_documents_lead_somewhere():
    for document in ROOT.glob("*.md"):
        for target in re.findall(r"\]\(([^)#:]+)\)", document.read_text(encoding="utf-8")):
            assert (ROOT / target).exists(), f"{document.name} links to {target}"


# What a command must not load; each is slow, and an answer needs none of it.
HEAVY = ("scrapy", "twisted", "spacy", "trafilatura", "uvicorn", "strawberry", "starlette")


def loaded_by(arguments: list[str], **extra: str) -> set[str]:
    code = (
        "import sys\nfrom api.cli import main\n"
        f"try: main({arguments!r})\nexcept SystemExit: pass\n"
        "print(*sorted(n for n in sys.modules if '.' not in n), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        check=False,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        env={**os.environ, **extra},
    )
    return set(done.stderr.split())


def test_help_and_ask_load_nothing_heavy(tmp_path):
    assert "click" in loaded_by(["--help"])
    assert not loaded_by(["--help"]) & {*HEAVY, "rich", "graph"}
    from graph.ingest import ingest_sample
    from graph.store import open_store

    address = f"sqlite:///{tmp_path / 'sample.sqlite'}"
    store = open_store(address)
    assert sum(step.changed for step in ingest_sample(store)) > 100
    store.close()
    seen = loaded_by(["ask", "SoftBank", "--as-of", "2026-11-23"], PULLBACK_STORE=address)
    assert "graph" in seen
    assert not seen & set(HEAVY)


def test_no_path_of_a_machine_and_nothing_left_open_is_written_anywhere():
    tracked = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split("\n")
    words = re.compile(r"(?<![\w.:/])/(?:root|Users|work)/|\bTO" r"DO\b|\bFIX" r"ME\b")
    found = []
    for name in filter(None, tracked):
        path = ROOT / name
        if path.suffix in {".py", ".md", ".toml", ".sh", ".graphql", ".lock", ""} and path.is_file():
            text = path.read_text(encoding="utf-8", errors="replace")
            found += [f"{name}: {match[0]}" for match in words.finditer(text)]
    assert found == []
