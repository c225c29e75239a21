import io
import tracemalloc
import zipfile
from datetime import UTC, date, datetime

import pytest

from crawler.kinds import Fault, Link, Listing, kind_of
from crawler.sources import Source, find

ROOT = "https://files.example/gdeltv2"
LIST = f"{ROOT}/lastupdate.txt"
UPDATE = b"""163123 0a1b2c http://data.gdeltproject.org/gdeltv2/20260302101500.export.CSV.zip
463123 0a1b2d http://data.gdeltproject.org/gdeltv2/20260302101500.mentions.CSV.zip
5463123 0a1b2e http://data.gdeltproject.org/gdeltv2/20260302101500.gkg.csv.zip
"""


def source(**more) -> Source:
    return Source("gdelt", "gdelt", (LIST,), "GDELT", **{"max_listings": 3, **more})


def listed(body: bytes, url: str = LIST, **more) -> Listing | Fault:
    one = source(**more)
    return kind_of(one).listed(one, body, url)


def gkg(url: str, themes: str = "", title: str = "", published: str = "") -> str:
    row = [""] * 27
    row[0], row[1], row[2], row[3], row[4], row[7] = (
        "20260302101500-1",
        "20260302101500",
        "1",
        "ledger.example",
        url,
        themes,
    )
    row[26] = f"<PAGE_TITLE>{title}</PAGE_TITLE>" + (
        f"<PAGE_PRECISEPUBTIMESTAMP>{published}</PAGE_PRECISEPUBTIMESTAMP>" if published else ""
    )
    return "\t".join(row)


def packed(rows: list[str], name: str = "20260302101500.gkg.csv") -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as zipped:
        zipped.writestr(name, "\n".join(rows) + "\n")
    return file.getvalue()


def test_a_list_leads_to_its_newest_file_and_the_quarters_before():
    found = listed(UPDATE, words=("raises",))
    assert [link.url.removeprefix(f"{ROOT}/") for link in found.links] == [
        "20260302101500.gkg.csv.zip", "20260302100000.gkg.csv.zip", "20260302094500.gkg.csv.zip",
    ]  # fmt: skip
    assert all(link.listing for link in found.links)
    assert listed(UPDATE).links[0].url.endswith("20260302101500.mentions.CSV.zip"), (
        "addresses alone are smaller"
    )


def test_days_missed_in_between_are_worked_out():
    one = source(words=("raises",), days=3)
    kind = kind_of(one)
    today = date(2026, 3, 2)
    assert kind.starts(one, None, today) == [LIST]
    assert kind.starts(one, date(2026, 3, 1), today) == [LIST], (
        "yesterday's last quarters follow from the list"
    )
    starts = kind.starts(one, date(2026, 2, 27), today)
    assert (len(starts), starts[1], starts[-1]) == (
        1 + 2 * 96, f"{ROOT}/20260228000000.gkg.csv.zip", f"{ROOT}/20260301234500.gkg.csv.zip",
    )  # fmt: skip
    assert len(kind.starts(one, date(2020, 1, 1), today)) == 1 + 3 * 96
    since = source(since="2026-02-27")
    assert len(kind.starts(since, None, today)) == 1 + 3 * 96
    assert kind.missing(one, starts[1], 404, b"")
    assert not kind.missing(one, starts[1], 403, b"")
    assert not kind.missing(one, LIST, 404, b"")


ROWS = [
    gkg("https://www.ledger.example/brightloom-raises-5m", "ECON_STOCKMARKET;TAX_FNCACT", "Brightloom gets money", "20260302093000"),
    gkg("https://ledger.example/weather", "NATURAL_DISASTER", "Rain"),
    gkg("https://elsewhere.example/x", "WB_1921_PRIVATE_EQUITY;", "Quillon Raises a Seed"),
    gkg("https://elsewhere.example/y", "", "She praises the team"),
    gkg("https://www.ledger.example/brightloom-raises-5m?utm_source=x", "", "again"),
    gkg("mailto:someone@ledger.example", "WB_1921_PRIVATE_EQUITY", "raises"),
    "a row\tof another kind",
]  # fmt: skip


def urls(found: Listing | Fault) -> list[str]:
    assert isinstance(found, Listing), found
    return [link.url.partition(".example/")[2] for link in found.links]


def test_articles_by_words_themes_and_hosts():
    body = packed(ROWS)
    by_words = listed(body, words=("raises",))
    assert urls(by_words) == ["brightloom-raises-5m", "x"]
    assert by_words.links[0] == Link(
        "https://www.ledger.example/brightloom-raises-5m", None, "Brightloom gets money",
        datetime(2026, 3, 2, 9, 30, tzinfo=UTC),
    )  # fmt: skip
    assert by_words.links[1].published is None, "when GDELT saw it is no publication"
    assert urls(listed(body, themes=("WB_1921_PRIVATE_EQUITY",))) == ["x"]
    assert urls(listed(body, hosts=("ledger.example",), words=("raises",))) == ["brightloom-raises-5m"]
    assert urls(listed(body, hosts=("ledger.example",))) == ["brightloom-raises-5m", "weather"]
    assert urls(listed(body)) == ["brightloom-raises-5m", "weather", "x", "y"]


def test_files_of_mentions_and_events():
    mention = "\t".join(["1", "", "", "1", "ledger.example", "https://ledger.example/m", *[""] * 10])
    event = "\t".join([*[""] * 60, "https://ledger.example/e"])
    assert urls(listed(packed([mention], "20260302101500.mentions.CSV"))) == ["m"]
    assert urls(listed(packed([event], "20260302101500.export.CSV"))) == ["e"]


def test_an_answer_of_the_doc_api_with_its_illegal_escapes():
    body = rb"""{"articles": [ {"url": "https://ledger.example/a", "title": "It\'s Brightloom \& more", "seendate": "20260302T101500Z",
    "domain": "ledger.example", "language": "English"}, {"url": "ftp://x/", "title": ""} ] }"""
    found = listed(body)
    assert urls(found) == ["a"]
    assert found.links[0].published is None
    assert urls(listed(b"{}")) == []


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "empty"),
        (b"<html><body>Too many <b>requests</b>, slow down</body></html>", "Too many requests , slow down"),
        (b"The specified phrase is too short.", "The specified phrase is too short."),
        (b'{"articles": 3}', "DOC API"),
        (b'{"articles": [', "DOC API"),
        (packed(ROWS)[:-30], "broken zip"),
        (packed(ROWS).replace(b"\x08\x00", b"\x63\x00"), "broken zip"),
        (packed(["x"], "setup.exe"), "setup.exe"),
        (b"1 2 http://x.example/99999999999999.gkg.csv.zip", "a list with a file of 99999999999999"),
    ],
)
def test_faults_that_come_with_status_200(body, reason):
    found = listed(body)
    assert isinstance(found, Fault)
    assert reason in found.reason


def test_a_zip_bomb_ends_at_its_limit():
    file = io.BytesIO()
    with (
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as zipped,
        zipped.open("20260302101500.gkg.csv", "w") as out,
    ):
        for _ in range(200):
            out.write(b"\0" * 1_000_000)
    tracemalloc.start()
    found = listed(file.getvalue())
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert isinstance(found, Fault)
    assert "more than 150,000,000" in found.reason
    assert peak < 24_000_000


def test_the_shipped_source_is_run_by_hand():
    one = find("gdelt")
    assert not one.working
    assert kind_of(one).starts(one, None, date(2026, 3, 2)) == list(one.url)
