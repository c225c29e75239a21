import json
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import get_args

import pytest

from crawler.errors import SourceError
from crawler.sources import KindName, Source, Status, find, folder, load, restored, shipped
from crawler.sources.declared import CHECKS, DEFAULTS

README = Path(__file__).parents[2] / "crawler" / "sources" / "README.md"

GOOD = {
    "name": '"my-source"',
    "kind": '"feed"',
    "url": '"https://news.example/feed"',
    "publisher": '"My News"',
}


def write(tmp_path, **changes):
    path = tmp_path / "mine.toml"
    given = {key: value for key, value in {**GOOD, **changes}.items() if value is not None}
    path.write_text("".join(f"{key} = {value}\n" for key, value in given.items()), encoding="utf-8")
    return path


def test_four_keys_are_enough(tmp_path):
    assert load(write(tmp_path)) == Source("my-source", "feed", ("https://news.example/feed",), "My News")


def test_every_key_is_read(tmp_path):
    source = load(
        write(
            tmp_path, url='["https://a.example/1", "https://a.example/2"]', delay="2", every_minutes="5",
            revisit_hours="1.5", min_items="3", max_items="9", allow='["/news/"]', terms='"free"', notes='"x"',
        )
    )  # fmt: skip
    assert source == Source(
        "my-source", "feed", ("https://a.example/1", "https://a.example/2"), "My News", 2, 5, 1.5, 3, 9, ("/news/",),
        "free", "x",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "got", "wanted", "todo"),
    [
        ({"delai": "1"}, "unknown key 'delai'", "every_minutes", "did you mean delay"),
        ({"zzz": "1"}, "unknown key 'zzz'", "only these", "remove it"),
        ({"url": None, "publisher": None}, "lacks url and publisher", "at least these", "http(s) address"),
        ({"kind": '"pages"'}, "kind = 'pages'", '"feed"', "change kind"),
        ({"url": '"ftp://a.example/"'}, "ftp://", "http(s)", "change url"),
        ({"url": "[]"}, "url = []", "http(s)", "change url"),
        ({"url": '["https://a.example/", 3]'}, "url =", "http(s)", "change url"),
        ({"name": '"My Source"'}, "My Source", "lower-case", "change name"),
        ({"delay": "true"}, "delay = True", "seconds", "change delay"),
        ({"delay": "nan"}, "delay = nan", "seconds", "change delay"),
        ({"delay": '"1"'}, "delay = '1'", "seconds", "change delay"),
        ({"min_items": "1.5"}, "min_items = 1.5", "whole", "change min_items"),
        ({"allow": '"(unclosed"'}, "(unclosed", "regular expression", "change allow"),
        ({"min_items": "200"}, "at most 100", "max_items", "change"),
        ({"publisher": '" "'}, "publisher", "a name", "change publisher"),
    ],
)
def test_a_wrong_declaration_says_what_is_wrong_what_is_right_and_what_to_do(
    tmp_path, changes, got, wanted, todo
):
    with pytest.raises(SourceError) as error:
        load(write(tmp_path, **changes))
    assert "mine.toml" in error.value.got
    assert got in error.value.got
    assert wanted in error.value.wanted
    assert todo in error.value.todo


def test_files_that_are_no_toml(tmp_path):
    bad = tmp_path / "bad.toml"
    bad.write_text("name = unquoted", encoding="utf-8")
    with pytest.raises(SourceError, match=r"not valid TOML.*line 1"):
        load(bad)
    bad.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SourceError, match="not UTF-8"):
        load(bad)
    with pytest.raises(SourceError, match="No such file"):
        load(tmp_path / "none.toml")


def test_the_shipped_sources_are_sound():
    sources = shipped()
    names = [source.name for source in sources]
    assert len(names) == len(set(names)) >= 60
    assert sum(source.working for source in sources) >= 30
    for source in sources:
        assert source.terms or not source.fetchable, source.name
        assert source.least_gap >= (1 if source.kind in ("feed", "sitemap") else 0.1), source.name
        assert source.checked or source.fetchable, source.name
        assert all(url.startswith("https://") for url in source.url), source.name
        assert all("/cgi-bin" not in url for url in source.url if source.fetchable), source.name
    assert find(names[0]) == sources[0]
    feeds = [source for source in sources if source.kind == "feed" and source.working]
    assert all(source.min_items >= 1 for source in feeds)


def test_an_unknown_name_gets_a_suggestion():
    with pytest.raises(SourceError) as error:
        find("techcrunch-ventures")
    assert "did you mean techcrunch-venture" in error.value.todo
    assert "finsmes" in error.value.wanted


def test_a_schedule_reads_like_a_clock(tmp_path):
    for every, wanted in (("30m", 30), ("1h", 60), ("2d", 2_880)):
        assert load(write(tmp_path, every=f'"{every}"')).every_minutes == wanted
    for every in ("0m", "60", "1w", "31d", "1.5h"):
        with pytest.raises(SourceError, match="has every"):
            load(write(tmp_path, every=f'"{every}"'))
    with pytest.raises(SourceError, match="both every and every_minutes"):
        load(write(tmp_path, every='"1h"', every_minutes="60"))


def test_the_pace_is_the_slower_of_delay_and_rate(tmp_path):
    assert load(write(tmp_path, delay="0.5")).least_gap == 0.5
    assert load(write(tmp_path, delay="0", per_second="8")).least_gap == 0.125
    assert load(write(tmp_path, delay="0")).least_gap == 0


def test_a_source_that_cannot_be_had_is_declared_with_its_reason(tmp_path):
    blocked = load(write(tmp_path, url=None, status='"blocked"', reason='"status 403"', checked="2026-09-30"))
    assert (blocked.url, blocked.working, blocked.fetchable, blocked.checked) == (
        (),
        False,
        False,
        "2026-09-30",
    )
    by_hand = load(write(tmp_path, status='"by-hand"', reason='"large"', checked='"2026-09-30"'))
    assert (by_hand.working, by_hand.fetchable, by_hand.checked) == (False, True, "2026-09-30")
    with pytest.raises(SourceError, match="no reason"):
        load(write(tmp_path, status='"blocked"'))
    with pytest.raises(SourceError, match="lacks url"):
        load(write(tmp_path, url=None))
    with pytest.raises(SourceError, match="checked = "):
        load(write(tmp_path, checked='"2026-02-30"'))


def test_a_key_of_another_kind_is_refused(tmp_path):
    with pytest.raises(SourceError, match="days, which means nothing to the kind 'feed'"):
        load(write(tmp_path, days="3"))


def test_a_source_survives_json(tmp_path):
    source = load(write(tmp_path, allow='["/a", "/b"]', every='"1d"', checked="2026-09-30"))
    assert restored(json.loads(json.dumps(asdict(source)))) == source


def test_a_folder_of_declarations(tmp_path):
    with pytest.raises(SourceError, match="no source is declared"):
        folder(tmp_path)
    write(tmp_path)
    (tmp_path / "b.toml").write_text(
        'name = "another"\nkind = "sitemap"\nurl = "https://b.example/s.xml"\npublisher = "B"\n'
    )
    assert [source.name for source in folder(tmp_path)] == ["another", "my-source"]
    (tmp_path / "c.toml").write_text((tmp_path / "b.toml").read_text())
    with pytest.raises(SourceError, match="as another file does"):
        folder(tmp_path)


def test_the_readme_of_sources_names_every_key_and_kind_and_its_example_loads(tmp_path):
    text = README.read_text(encoding="utf-8")
    assert [key for key in CHECKS if f"`{key}`" not in text] == []
    assert [kind for kind in get_args(KindName) if f"| `{kind}` |" not in text] == []
    assert [status for status in get_args(Status) if f"`{status}`" not in text] == []
    (tmp_path / "mine.toml").write_text(text.split("```toml\n")[1].split("```")[0])
    assert load(tmp_path / "mine.toml").every_minutes == 60


def test_a_kind_has_defaults_of_its_own_and_what_is_given_stands(tmp_path):
    filings = write(tmp_path, kind='"form-d"', url='"https://x.example/Archives/edgar/"', since="2020-03-18")
    source = load(filings)
    assert (source.min_items, source.max_items, source.since) == (0, 5_000, "2020-03-18")
    assert load(write(tmp_path, kind='"wikidata"', delay="3")).delay == 3
    assert source.first_day(None, date(2026, 3, 2)) == date(2020, 3, 18)
    assert source.first_day(date(2026, 2, 1), date(2026, 3, 2)) == date(2026, 2, 1)
    assert source.first_day(date(2026, 4, 1), date(2026, 3, 2)) == date(2026, 3, 2)
    said = README.read_text(encoding="utf-8")
    assert all(str(value) in said for kind in DEFAULTS.values() for value in kind.values())
