import json
from contextlib import closing
from pathlib import Path

import pytest

from api.articles import articles_of, text_file
from graph.errors import InputError
from graph.growing import grown
from graph.ingest import ingest_articles
from graph.store import Store, open_store


@pytest.fixture
def store():
    with closing(open_store("memory:")) as one:
        yield one


def test_a_line_that_is_no_article_is_kept_as_an_issue_and_the_rest_goes_on(tmp_path: Path, store: Store):
    file = tmp_path / "mixed.jsonl"
    file.write_bytes(
        b'{"text": "Acme Labs has raised $5 million in seed funding led by Alpha Fund."}\n\xff\n[]\n{"id": 3}\n'
        b'{"id": "b", "url": "https://x.example/b", "text": "Beta Labs has raised $6 million.", "published": "2024-05-02"}\n'
    )
    steps = list(ingest_articles(articles_of(text_file(file)), store))
    assert [step.url.rpartition("/")[2] for step in steps] == [
        *(f"mixed.jsonl#{n}" for n in (1, 2, 3, 4)),
        "b",
    ]
    assert [issue.kind for step in steps for issue in step.issues] == ["bad_line"] * 3
    assert {fact.company for step in steps for fact in step.facts} == {"Acme Labs", "Beta Labs"}
    assert not any(step.changed for step in ingest_articles(articles_of(file), store))


def test_dates_before_any_page_broken_letters_and_addresses_that_are_none_stop_nothing(
    tmp_path: Path, store: Store
):
    file = tmp_path / "odd.jsonl"
    text = "Acme Labs has raised $5 million in seed funding led by Alpha Fund 99999 months ago, on Tuesday. "
    odd = [
        {"published": "0001-01-01"},
        {"published": "0001-01"},
        {"url": "http://[::1:99999/a"},
        {"id": "\ud800"},
        {"title": "\udc00"},
    ]
    file.write_text(
        "".join(json.dumps({"text": f"{text}{i} \ud83d", **one}) + "\n" for i, one in enumerate(odd))
    )
    steps = list(ingest_articles(articles_of(text_file(file)), store))
    assert [[fact.company for fact in step.facts] for step in steps] == [["Acme Labs"]] * 5
    assert "Acme Labs" not in grown(store.snapshot()).roles, (
        "one text is one word, and no address stops the count"
    )


def test_a_text_file_is_one_article_whatever_its_bytes(tmp_path: Path, store: Store):
    file = tmp_path / "note.txt"
    file.write_bytes(b"\xef\xbb\xbfAcme Labs has raised $5 million in seed funding led by Alpha Fund. \xff")
    (step,) = ingest_articles(articles_of(text_file(file)), store)
    assert [fact.company for fact in step.facts] == ["Acme Labs"]


@pytest.mark.parametrize("name", ["gone.txt", "table.ods"])
def test_a_file_that_can_not_be_read_is_told_at_once(name, tmp_path: Path):
    with pytest.raises(InputError) as error:
        text_file(tmp_path / name)
    assert name in error.value.got
