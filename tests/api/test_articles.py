from contextlib import closing
from pathlib import Path

import pytest

from api.articles import articles_of, text_file
from graph.errors import InputError
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
