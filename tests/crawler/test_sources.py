import pytest

from crawler.errors import SourceError
from crawler.sources import Source, find, load, shipped

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
        ({"kind": '"sitemap"'}, "kind = 'sitemap'", '"feed"', "change kind"),
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
    assert len(names) == len(set(names)) >= 8
    assert all(source.delay >= 1 and source.min_items >= 1 and source.notes for source in sources)
    assert all(url.startswith("https://") for source in sources for url in source.url)
    assert find(names[0]) == sources[0]


def test_an_unknown_name_gets_a_suggestion():
    with pytest.raises(SourceError) as error:
        find("techcrunch-ventures")
    assert "did you mean techcrunch-venture?" in error.value.todo
    assert "finsmes" in error.value.wanted
