import gzip
import itertools
import tracemalloc
from datetime import date

import pytest

from crawler.kinds import Fault, Listing, kind_of
from crawler.kinds.table import pages_of
from crawler.records import records
from crawler.sources import Source, load

HEAD = "company,round,investors\n"


def test_files_and_folders_declared_are_the_starts(tmp_path):
    for name in ("b.csv", "a.jsonl", "deep/c.csv.gz", "notes.txt"):
        file = tmp_path / "tables" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"")
    (tmp_path / "mine.toml").write_text(
        'name = "mine"\nkind = "table"\npath = "tables"\npublisher = "Our desk"\nmin_items = 0\n'
    )
    source = load(tmp_path / "mine.toml")
    kind = kind_of(source)
    assert not kind.remote
    starts = kind.starts(source, None, date(2026, 3, 2))
    assert [start.removeprefix(f"{tmp_path}/tables/") for start in starts] == [
        "a.jsonl", "b.csv", "deep/c.csv.gz",
    ]  # fmt: skip


@pytest.mark.parametrize("packed", [False, True])
def test_a_long_table_is_several_pages_each_a_whole_table(tmp_path, monkeypatch, packed):
    monkeypatch.setattr("crawler.kinds.table._PART", 200)
    rows = [f'Company {n},seed,"Backer {n}{chr(10)}Partners"\n' for n in range(40)]
    file = tmp_path / ("rounds.csv.gz" if packed else "rounds.csv")
    text = (HEAD + "".join(rows)).encode()
    file.write_bytes(gzip.compress(text) if packed else text)
    pages = list(pages_of(file, "mine"))
    assert len(pages) > 5
    assert all(page.body.startswith(HEAD.encode()) for page in pages)
    assert b"".join(page.body.removeprefix(HEAD.encode()) for page in pages) == "".join(rows).encode()
    assert pages[0].url.startswith(file.as_uri() + "#row=2-")
    assert pages[0].header("content-type") == "text/csv"
    spans = [tuple(map(int, page.url.partition("#row=")[2].split("-"))) for page in pages]
    assert all(after[0] == before[1] + 1 for before, after in itertools.pairwise(spans))


def test_a_quote_that_is_never_closed_costs_bounded_memory(tmp_path):
    file = tmp_path / "rounds.csv"
    with file.open("w") as out:
        out.write(HEAD + 'Brightloom,seed,"open\n')
        for n in range(400_000):
            out.write(f"Company {n},seed,Backer number {n}\n")
    tracemalloc.start()
    sizes = [len(page.body) for page in pages_of(file, "mine")]
    assert max(sizes) < 3_000_000
    assert tracemalloc.get_traced_memory()[1] < 16_000_000
    tracemalloc.stop()


def test_a_line_without_end_is_cut_and_costs_bounded_memory(tmp_path):
    file = tmp_path / "rounds.csv.gz"
    with gzip.open(file, "wb", compresslevel=1) as out:
        out.write(HEAD.encode())
        for _ in range(40):
            out.write(b"x" * 1_000_000)
        out.write(b"\nQuillon,seed,Coral\n")
    tracemalloc.start()
    pages = [(page.url, len(page.body), page.body[-20:]) for page in pages_of(file, "mine")]
    assert tracemalloc.get_traced_memory()[1] < 24_000_000
    tracemalloc.stop()
    assert max(size for _, size, _ in pages) < 4_000_000
    assert pages[-1][2] == b"\nQuillon,seed,Coral\n"[-20:]
    assert pages[-1][0].endswith("-3")


def test_a_file_that_is_no_gzip_or_not_there_is_a_fault(tmp_path):
    broken = tmp_path / "broken.csv.gz"
    broken.write_bytes(b"company\n")
    (fault,) = pages_of(broken, "mine")
    assert isinstance(fault, Fault)
    assert fault.where == str(broken)
    cut = tmp_path / "cut.csv.gz"
    cut.write_bytes(gzip.compress(HEAD.encode() * 1000)[:-30])
    assert isinstance(list(pages_of(cut, "mine"))[-1], Fault)
    (fault,) = pages_of(tmp_path / "none.csv", "mine")
    assert "No such file" in fault.reason


def test_a_table_at_an_address_is_kept_as_it_is():
    source = Source("raises", "table", ("https://tables.example/raises.csv",), "Tables")
    kind = kind_of(source)
    assert kind.remote
    assert kind.listed(source, b"Name,Amount Raised\n", source.url[0]) == Listing((), keep=True)
    for body in (b"", b"<!DOCTYPE html><html>", b"  <?xml version='1.0'?><Error/>"):
        assert isinstance(kind.listed(source, body, source.url[0]), Fault)


def test_records_know_their_lines_and_places():
    text = 'a,b\n\n"x\ny",2\r\nlast'
    found = list(records(text, quoted=True))
    assert [(one.line, one.text) for one in found] == [(1, "a,b"), (3, '"x\ny",2'), (5, "last")]
    assert all(text[one.start : one.end].startswith(one.text) for one in found)
    assert [one.line for one in records('{"a": 1}\n{"b', quoted=False)] == [1, 2]
    assert [one.text for one in records('a,"open\nb\nc', quoted=True)] == ['a,"open', "b", "c"]
