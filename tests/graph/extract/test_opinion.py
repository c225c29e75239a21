"""What a model's word changes: only what the article bears out."""

from datetime import date

import spacy

from graph.article import Article
from graph.extract import facts_in
from graph.extract.model import NONE, Model
from graph.facts import FundingRound


def sees(**names):
    """A model that sees the given names wherever they stand: a spaCy pipeline with rules, no weights."""

    def load():
        made = spacy.blank("en")
        rules = made.add_pipe("entity_ruler", name="ner")
        rules.add_patterns(
            [{"label": kind, "pattern": name} for kind, all_ in names.items() for name in all_]
        )
        return made

    return Model("rules-1", load)


def rounds(text, model):
    facts = facts_in(Article("p", "u", None, None, text, None, date(2026, 6, 20)), model=model).facts
    return [fact for fact in facts if isinstance(fact, FundingRound)]


# Where it begins a sentence, the grammar takes "Bloom" for the word that the text writes small.
PASSED_OVER = "Bloom picked up $12 million in seed funding from Alpha Fund. Its flowers bloom late. "
BORNE_OUT = "The app is called “Bloom”."


def test_a_name_passed_over_is_read_if_it_stands_elsewhere():
    model = sees(ORG=["Bloom"])
    assert "Bloom" not in [one.company for one in rounds(PASSED_OVER + BORNE_OUT, NONE)]
    (found,) = rounds(PASSED_OVER + BORNE_OUT, model)
    assert (found.company, found.investors) == ("Bloom", ("Alpha Fund",))
    assert "Bloom" not in [one.company for one in rounds(PASSED_OVER, model)]


PERSON = (
    "Acme Labs makes robots. Acme Labs sells them to Delta Works. Investors like Acme Labs. "
    "Jane Doe has raised $30 million in a Series B led by Alpha Fund. "
)
SURNAME = "Robots are what Doe knows."


def test_a_person_is_no_company_if_the_surname_stands_alone_too():
    model = sees(PERSON=["Jane Doe"])
    assert [one.company for one in rounds(PERSON + SURNAME, NONE)] == ["Jane Doe"]
    assert [one.company for one in rounds(PERSON + SURNAME, model)] == ["Acme Labs"]
    assert [one.company for one in rounds(PERSON, model)] == ["Jane Doe"]


def test_a_person_may_still_be_a_backer():
    text = "Acme Labs has raised $3 million in a seed round led by Jane Doe. Doe founded Delta Works."
    (found,) = rounds(text, sees(PERSON=["Jane Doe"]))
    assert found.lead_investors == ("Jane Doe",)


def test_what_the_model_calls_an_organisation_stays_a_company():
    assert [one.company for one in rounds(PERSON + SURNAME, sees(ORG=["Jane Doe"]))] == ["Jane Doe"]


def test_the_model_does_not_cut_or_stretch_a_name():
    text = "Flash Coffee has raised $50 million in a Series B led by White Star Capital."
    model = sees(ORG=["Flash", "Star Capital", "Series B led"])
    (with_model,), (without,) = rounds(text, model), rounds(text, NONE)
    assert (with_model.company, with_model.investors) == (without.company, without.investors)
