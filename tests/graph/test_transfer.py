"""Whole stores copied, killed on the way, compared; the command, with real processes and servers."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path

import pytest

from graph.errors import StoreError
from graph.ingest import ingest_sample
from graph.store import open_store
from graph.store.base import Transferable
from graph.store.pages import BATCH, Page
from graph.store.stated import Stated
from graph.transfer import Load
from tests.graph.making import issue, judged, round_of
from tests.servers import LINES, address_of, wipe

ROOT = Path(__file__).parents[2]


def opened(address: str) -> Transferable:
    store = open_store(address)
    assert isinstance(store, Transferable)
    return store


def many(count: int) -> Iterator[Page]:
    """Pages with some names in common."""
    for n in range(count):
        facts = [round_of(f"Co {n}", f"Backer {n % 50}", f"Backer {n % 7}", page=f"p{n:05}")]
        yield Page(f"p{n:05}", Stated.of(facts, [issue(f"p{n:05}")] if n % 9 == 0 else []))


def drained(copy: Load) -> Load:
    assert [step.pages for step in copy.steps()]
    return copy


def pullback(*arguments: str, **extra: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command(*arguments), check=False, cwd=ROOT, env={**os.environ, **extra},
        capture_output=True, text=True, timeout=110,
    )  # fmt: skip


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "api", *arguments]


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The sample in a file, with a judgement that was overruled and positions."""
    address = f"sqlite:///{tmp_path_factory.mktemp('sample')}/sample.sqlite"
    with closing(open_store(address)) as store:
        assert sum(step.changed for step in ingest_sample(store)) > 100
        store.judge(judged("org:softbank", "org:softbank-group"))
        store.judge(judged("org:softbank", "org:softbank-group", "different", by="person:ada"))
        store.put("no page", [], position=("an archive/rules-1", 41))
    return address


@pytest.fixture(params=["sqlite", *LINES])
def target(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a store that is empty."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/target.sqlite"
    wipe(request.param)
    return address_of(request.param)


def test_the_sample_goes_over_whole_and_back_again(sample: str, target: str, tmp_path: Path):
    with (
        closing(opened(sample)) as source,
        closing(opened(target)) as there,
        closing(opened(f"sqlite:///{tmp_path}/back.sqlite")) as back,
    ):
        out, home = drained(Load(source, there)), drained(Load(there, back))
        assert there.snapshot().digest == back.snapshot().digest == source.snapshot().digest
        assert there.mark().positions == back.mark().positions == {"an archive/rules-1": 41}
        assert list(back.pages()) == list(there.pages()) == list(source.pages())
        assert list(back.judgements()) == list(source.judgements())
        assert len(list(source.judgements())) == out.judgements == home.judgements > 1
        assert (out.changed, out.positions, out.digest) == (out.pages, 1, home.digest)
        for one, organisation in islice(source.snapshot().organisations.items(), 0, None, 15):
            assert there.entity(one) == organisation
        revision = there.mark().revision
        assert drained(Load(source, there)).changed == 0
        assert there.mark().revision == revision


def test_what_only_the_target_has_stays_and_is_told(target: str):
    with closing(opened("memory:")) as source, closing(opened(target)) as there:
        list(source.put_many(many(5)))
        there.put("mine", [round_of("Mine", page="mine")])
        there.put("p00003", [round_of("Old", page="p00003")])
        with pytest.raises(
            StoreError, match="all 5 pages are in the target, and 1 pages or judgements beside"
        ) as told:
            drained(Load(source, there))
        assert "empty store" in str(told.value)
        assert [one.page_id for one in there.pages()] == ["mine", *(f"p{n:05}" for n in range(5))]
        assert there.entity("org:old") is None


def test_a_judgement_that_only_the_target_has_is_told_too(target: str):
    with closing(opened("memory:")) as source, closing(opened(target)) as there:
        list(source.put_many(many(2)))
        there.judge(judged("org:a", "org:b"))
        with pytest.raises(StoreError, match="1 pages or judgements beside"):
            drained(Load(source, there))


def test_a_source_that_moves_meanwhile_is_no_copy_until_it_is_loaded_again(target: str, tmp_path: Path):
    with (
        closing(opened(f"sqlite:///{tmp_path}/moving.sqlite")) as source,
        closing(opened(target)) as there,
    ):
        list(source.put_many(many(8)))
        steps = Load(source, there).steps()
        assert next(steps).doing == "copying"
        source.put("p00000", [round_of("Another", page="p00000")])
        with pytest.raises(
            StoreError, match=r"1 pages or judgements are not the same .* written to meanwhile"
        ):
            list(steps)
        assert drained(Load(source, there)).changed == 1
        assert there.snapshot().digest == source.snapshot().digest


def test_a_copy_that_is_killed_goes_on_where_it_stopped(target: str, tmp_path: Path):
    origin = f"sqlite:///{tmp_path}/many.sqlite"
    count = BATCH // 2  # two transactions: a page counts for four
    with closing(opened(origin)) as source:
        assert all(source.put_many(many(count)))
        source.judge(judged("org:co-1", "org:co-2"))
        digest = source.snapshot().digest
    with subprocess.Popen(
        command("load", "--from", origin, "--to", target), cwd=ROOT, stderr=subprocess.PIPE, start_new_session=True
    ) as running, closing(opened(target)) as watched:  # fmt: skip
        until = time.monotonic() + 60
        while watched.mark().revision < 2:
            assert running.poll() is None
            assert time.monotonic() < until
            time.sleep(0.02)
        os.killpg(running.pid, signal.SIGKILL)
        assert running.wait() == -signal.SIGKILL
    done = pullback("load", "--from", origin, "--to", target, "--json")
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["pages"] == count
    assert 0 < told["changed"] <= count - BATCH // 4
    with closing(opened(target)) as there:
        assert there.snapshot().digest == digest


@pytest.mark.skipif(not LINES, reason="needs a server")
def test_the_command_tells_counts_and_never_a_password(sample: str, tmp_path: Path):
    wipe(LINES[0])
    address = address_of(LINES[0])
    secret = address.rpartition("@")[0].rpartition(":")[2]
    out = pullback("load", "--from", sample, "--to", address)
    assert out.returncode == 0, out.stderr
    assert "positions; both hold the same: " in out.stdout
    assert "copying pages\ncomparing pages\n" in out.stderr
    bare = address.replace(f":{secret}", "")
    back = pullback(
        "load", "--from", bare, "--to", f"{tmp_path}/b.sqlite", "--json", PULLBACK_NEO4J_PASSWORD=secret
    )
    assert back.returncode == 0, back.stderr
    assert json.loads(back.stdout)["digest"] in out.stdout
    assert secret not in out.stdout + out.stderr + back.stdout + back.stderr
    wrong = pullback(
        "load", "--from", bare, "--to", f"{tmp_path}/c.sqlite", PULLBACK_NEO4J_PASSWORD="wrong" + "-one"
    )
    assert wrong.returncode == 77
    assert "wrong-one" not in wrong.stderr


def test_wrong_addresses_are_told_before_anything_is_made(tmp_path: Path):
    missing = pullback("load", "--from", f"{tmp_path}/none.sqlite", "--to", f"{tmp_path}/made.sqlite")
    assert missing.returncode == 4
    assert "there is no store" in missing.stderr
    for source, target in ((f"{tmp_path}/a.sqlite",) * 2, ("memory:", f"{tmp_path}/a.sqlite")):
        assert pullback("load", "--from", source, "--to", target).returncode == 2
    assert list(tmp_path.iterdir()) == []


def test_export_writes_files_for_the_importer_or_lines(sample: str, tmp_path: Path):
    folder, lines = tmp_path / "graph", tmp_path / "facts.jsonl"
    bulk = pullback("--store", sample, "export", "--neo4j-admin", str(folder), "--json")
    assert bulk.returncode == 0, bulk.stderr
    counts = json.loads(bulk.stdout)
    assert counts["Source"] > 1000
    assert (folder / "Source.csv").read_text(encoding="utf-8").count("\n") == counts["Source"]
    again = pullback("--store", sample, "export", "--neo4j-admin", str(folder))
    assert again.returncode == 6
    assert "not empty" in again.stderr
    assert pullback("--store", sample, "export", "--jsonl", str(lines)).returncode == 0
    with closing(opened(sample)) as store:
        assert lines.read_text(encoding="utf-8").count('"kind":') == sum(
            1 for one in store.pages() for _ in one.stated.facts
        )
    printed = pullback("--store", sample, "export", "--jsonl", "-")
    assert printed.stdout == lines.read_text(encoding="utf-8")
    for wrong in ((), ("--neo4j-admin", str(tmp_path / "x"), "--jsonl", "-")):
        assert pullback("--store", sample, "export", *wrong).returncode == 2
    missing = pullback("--store", f"{tmp_path}/none.sqlite", "export", "--jsonl", str(tmp_path / "made"))
    assert missing.returncode == 4
    assert not (tmp_path / "made").exists()
