from dataclasses import replace
from datetime import date
from decimal import Decimal

from graph.article import Article
from graph.extract import facts_in
from graph.extract.confidence import probability
from graph.extract.jsonl import event
from graph.extract.model import NONE
from graph.facts import UNSURE_BELOW, fact_id, from_record, to_record


def article(text, title=None):
    return Article("p", "https://example.org", None, title, text, None, date(2026, 6, 20))


def chances(text, title=None):
    return [fact.evidence.probability for fact in facts_in(article(text, title), model=NONE).facts]


PLAIN = "Brightmoor raised $5 million in a seed round led by Harrow Capital."


def test_every_fact_of_a_text_has_a_chance_of_two_digits():
    (chance,) = chances(PLAIN)
    assert Decimal("0.01") <= chance <= Decimal("0.99")
    assert chance == chance.quantize(Decimal("0.01"))
    assert event(facts_in(article(PLAIN), model=NONE).facts[0])["confidence"] == float(chance)


def test_what_is_told_plainly_is_surer_than_what_has_to_be_guessed():
    (plain,) = chances("Kestrel Capital reported a net loss of $5 million.")
    (by_pronoun,) = chances("Kestrel Capital moved to Porto. It reported a net loss of $5 million.")
    (by_title,) = chances("Kestrel Capital reports net loss of $5 million")
    assert plain > by_pronoun
    assert plain > by_title


def test_a_second_sentence_makes_it_surer():
    (once,) = chances("Brightmoor has acquired Cask Analytics.")
    (twice,) = chances("Brightmoor has acquired Cask Analytics.\n\nCask Analytics was bought by Brightmoor.")
    assert twice > once


def test_a_chance_is_kept_with_the_fact_and_records_without_one_are_as_before():
    (fact,) = facts_in(article(PLAIN), model=NONE).facts
    assert from_record(to_record(fact)) == fact
    bare = replace(fact, evidence=replace(fact.evidence, probability=None))
    assert "probability" not in to_record(bare)["evidence"]
    assert from_record(to_record(bare)) == bare
    assert fact_id(bare) != fact_id(fact)


def test_only_what_is_more_likely_wrong_than_right_is_unsure():
    (fact,) = facts_in(article(PLAIN), model=NONE).facts
    for chance, unsure in ((UNSURE_BELOW, False), (UNSURE_BELOW - Decimal("0.01"), True), (None, False)):
        assert replace(fact.evidence, probability=chance).unsure is unsure


def test_the_same_fact_of_the_same_article_has_the_same_chance():
    (fact,) = facts_in(article(PLAIN), model=NONE).facts
    assert probability(fact, article(PLAIN)) == probability(fact, article(PLAIN))
