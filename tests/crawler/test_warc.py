import gzip
import io
import zlib
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator

from crawler.archive import Archive
from crawler.errors import ArchiveError
from crawler.page import Page
from crawler.warc import Left, pages, write

NOON = datetime(2026, 11, 20, 12, 30, 15, 123456, tzinfo=UTC)
HTML = b"<html><body><p>Quillon raises $40 million</p></body></html>"


def page(path="/a", body=HTML, *, headers=(("content-type", "text/html"),), url=None, at=NOON, status=200):
    final = f"https://news.example{path}"
    return Page(url or final, final, status, headers, body, at, "ledger")


ODD = [
    page(),
    page("/b", b"", url="http://news.example/b?utm_source=feed"),
    page("/c", bytes(range(256)) * 3, headers=(("x-odd", "Zoë"), ("x-odd", "2"), ("content-length", "17"))),
    page("/d", headers=(("content-encoding", "gzip"), ("transfer-encoding", "chunked"), ("x-empty", ""))),
    page("/e", headers=(("x-wide", "日本"), ("x-lines", "a\r\nb"), ("X-Case", " padded "))),
    page("/f", headers=(("x-archive-orig-server", "x"), ("server", "y"))),
    page("/g and 日本"),
    page("/h", b"\r\n\r\nWARC/1.1\r\n\r\n", at=NOON + timedelta(microseconds=1), status=799),
    page("/i", headers=()),
    Page(
        "file:///tmp/a b.html",
        "file:///tmp/a b.html",
        203,
        (("content-type", "text/html"),),
        HTML,
        NOON,
        "file",
    ),
]


def packed(kept, tmp_path, name="pages.warc.gz"):
    file = tmp_path / name
    list(write(kept, file))
    return file


def unpacked(file, **options):
    with file.open("rb") as stream:
        return list(pages(stream, "warc", **options))


@pytest.mark.parametrize("name", ["pages.warc.gz", "pages.warc"])
def test_pages_come_back_as_they_went_out_and_go_out_again_the_same(tmp_path, name):
    file = packed(ODD, tmp_path, name)
    assert unpacked(file) == ODD
    (tmp_path / "again").mkdir()
    again = packed(unpacked(file), tmp_path / "again", name)
    assert again.read_bytes() == file.read_bytes()


def test_it_is_readable_by_others_and_its_digests_are_right(tmp_path):
    with packed(ODD, tmp_path).open("rb") as stream:
        read = []
        for record in ArchiveIterator(stream, check_digests="raise"):
            body = record.content_stream().read()
            if record.rec_type != "warcinfo":
                status = record.http_headers.get_statuscode() if record.http_headers else None
                read.append((record.rec_headers["WARC-Target-URI"], status, body))
        assert [body for _, _, body in read] == [one.body for one in ODD]
    assert read[0][:2] == ("https://news.example/a", "200")


def test_through_an_archive_and_back(tmp_path):
    with Archive.open(tmp_path / "one") as one, Archive.open(tmp_path / "two") as two:
        for kept in ODD:
            one.add(kept)
        list(write((kept for _, kept in one.since()), tmp_path / "all.warc.gz"))
        for kept in unpacked(tmp_path / "all.warc.gz"):
            two.add(kept)
        assert [kept for _, kept in one.since()] == [kept for _, kept in two.since()]
        assert two.visited("https://news.example/a") == NOON


def test_a_folder_gets_several_files_and_nothing_is_written_over(tmp_path, monkeypatch):
    monkeypatch.setattr("crawler.warc.writing._FULL", 1_500)
    steps = list(write(ODD, tmp_path / "out"))
    assert steps[-1].pages == len(ODD)
    files = sorted((tmp_path / "out").iterdir())
    assert len(files) > 1
    assert [one for file in files for one in unpacked(file)] == ODD
    with pytest.raises(ArchiveError, match="there already"):
        list(write(ODD, tmp_path / "out"))


def test_what_breaks_off_leaves_no_file(tmp_path):
    def broken():
        yield page()
        raise ArchiveError("the disk is gone", wanted="a disk", todo="find it")

    with pytest.raises(ArchiveError):
        list(write(broken(), tmp_path / "a.warc.gz"))
    assert list(tmp_path.iterdir()) == []


def foreign(*answers):
    """A WARC file as other tools write it: gzip by record, with requests beside the responses."""
    out = bytearray()
    for url, body, headers in answers:
        answer = "\r\n".join(
            ["HTTP/1.1 200 OK", *(f"{name}: {value}" for name, value in headers), "", ""]
        ).encode()
        for kind, block in (("request", b"GET / HTTP/1.1\r\n\r\n"), ("response", answer + body)):
            out += gzip.compress(
                f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: <{url}>\r\nWARC-Date: 2026-11-20T12:00:00Z\r\n"
                f"Content-Type: application/http;msgtype={kind}\r\nContent-Length: {len(block)}\r\n\r\n".encode()
                + block
                + b"\r\n\r\n"
            )
    return io.BytesIO(bytes(out))


def test_files_of_others_are_read_and_their_encodings_undone():
    chunked = b"5;x=1\r\n<html\r\n%x\r\n%s\r\n0\r\n\r\n" % (len(HTML[5:]), HTML[5:])
    got = list(
        pages(
            foreign(
                ("https://a.example/1", HTML, [("Content-Type", "text/html")]),
                ("https://a.example/2", gzip.compress(HTML), [("Content-Encoding", "gzip")]),
                ("https://a.example/3", chunked, [("Transfer-Encoding", "chunked")]),
                ("https://a.example/4", zlib.compress(HTML), [("Content-Encoding", "deflate")]),
                (
                    "https://a.example/5",
                    HTML,
                    [("Content-Encoding", "gzip"), ("Transfer-Encoding", "chunked")],
                ),
                ("https://a.example/6", b"?", [("Content-Encoding", "br")]),
                ("ftp://a.example/7", HTML, []),
            ),
            "cc-news",
        )
    )
    assert [one.body for one in got[:5] if isinstance(one, Page)] == [HTML] * 5
    assert {one.source for one in got[:5]} == {"cc-news"}
    assert got[0].headers == (("content-type", "text/html"),)
    assert [one.reason for one in got[5:]] == [
        "its body is encoded as br, which is not read",
        "its address is not http or https",
    ]


def test_only_wanted_addresses_are_taken_in():
    file = foreign(("https://a.example/1", HTML, []), ("https://b.example/1", HTML, []))
    got = list(pages(file, "x", lambda url: "//b.example/" in url))
    assert [one.url for one in got] == ["https://b.example/1"]


def test_a_bomb_is_told_and_not_blown_up():
    bomb = gzip.compress(b"\0" * 50_000_000)
    (left,) = pages(foreign(("https://a.example/", bomb, [("Content-Encoding", "gzip")])), "x")
    assert "when decompressed" in left.reason
    (left,) = pages(foreign(("https://a.example/", b"x" * 6_000_000, [])), "x")
    assert "more than 5,000,000" in left.reason


def test_damage_is_told_where_it_is_and_the_rest_is_read(tmp_path):
    plain = packed(ODD, tmp_path, "a.warc").read_bytes()
    changed = plain.replace(b"<p>Quillon", b"<p>Quullon", 1)
    got = list(pages(io.BytesIO(changed), "x"))
    assert got[0] == Left(ODD[0].final_url, "it is not what its digest says")
    assert got[1:] == ODD[1:]
    at = plain.index(b"WARC-Type: response", 2_000)
    got = list(pages(io.BytesIO(plain[:at] + b"\r\n" + plain[at:]), "x"))
    assert sum(isinstance(one, Page) for one in got) >= len(ODD) - 1
    assert any(isinstance(one, Left) for one in got)
    cut = packed(ODD, tmp_path).read_bytes()[:-40]
    got = list(pages(io.BytesIO(cut), "x"))
    assert got[:-1] == ODD[:-1]
    assert "ends in the middle" in got[-1].reason


@pytest.mark.parametrize(
    "content",
    [b"", b"\r\n\r\n", b"no WARC at all", b"\x1f\x8b\x08\x00" + bytes(range(40, 80)), b"WARC/1.1\r\n" * 50],
)
def test_what_is_no_warc_gives_no_page(content):
    assert not any(isinstance(one, Page) for one in pages(io.BytesIO(content), "x"))


@given(st.lists(st.tuples(st.integers(0, 10_000), st.binary(max_size=4)), max_size=6))
@settings(max_examples=60, deadline=None)
def test_no_bytes_break_it(changes):
    content = bytearray(b"".join([*_parts()]))
    for at, other in changes:
        content[at % len(content) : at % len(content) + len(other)] = other
    for one in pages(io.BytesIO(bytes(content)), "x"):
        assert isinstance(one, Page | Left)


def _parts():
    from crawler.warc.writing import record

    return [record(one) for one in ODD]
