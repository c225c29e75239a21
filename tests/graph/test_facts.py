import json
from dataclasses import FrozenInstanceError, replace
from datetime import date
from decimal import Decimal
from typing import get_args

import pytest
from hypothesis import given

from graph.facts import KINDS, Fact, Share, fact_id, from_record, kind_of, names_in, to_record
from graph.money import Amount
from tests.graph.making import evidence, facts, round_of


@given(facts)
def test_a_fact_survives_json_and_keeps_its_id(fact: Fact):
    again = from_record(json.loads(json.dumps(to_record(fact))))
    assert again == fact
    assert fact_id(again) == fact_id(fact)
    assert kind_of(again) == kind_of(fact) == to_record(fact)["kind"]


def test_every_kind_has_its_word():
    assert set(KINDS.values()) == set(get_args(Fact))


@pytest.mark.parametrize("value", ["2400000000.00", "2.4E+9", "24E8"])
def test_equal_facts_have_equal_ids_however_the_figure_was_written(value: str):
    plain, other = round_of("Acme", amount="2400000000"), round_of("Acme", amount=value)
    assert plain == other
    assert fact_id(plain) == fact_id(other)
    assert to_record(other)["amount"]["value"] == "2400000000"


@pytest.mark.parametrize(
    ("value", "text"), [("0.10", "0.1"), ("100", "100"), ("-0", "0"), ("0E+5", "0"), ("1E-9", "0.000000001")]
)
def test_figures_are_told_exactly(value: str, text: str):
    assert to_record(round_of("Acme", amount=value))["amount"]["value"] == text


def test_no_digit_is_lost():
    digits = "123456789012345678901234567890123456.789"
    assert to_record(round_of("Acme", amount=digits))["amount"]["value"] == digits


@pytest.mark.parametrize(
    "changed",
    [
        {"company": "ACME"},
        {"amount": None},
        {"round": "series-b"},
        {"is_main": False},
        {"evidence": evidence("p2")},
        {"evidence": evidence(recorded=date(2024, 5, 4))},
        {"disclosed": (Share("SoftBank", Amount(Decimal(1), "USD")),)},
    ],
)
def test_whatever_differs_differs_in_the_id(changed: dict):
    fact = round_of("Acme", "SoftBank")
    assert fact_id(replace(fact, **changed)) != fact_id(fact)


def test_ids_stay_as_they_are_for_good():
    # Stores hold these; if this fails, the change needs a new schema version and a way across.
    assert fact_id(round_of("Acme", "SoftBank")) == "fact:d5aa0e48a9a4de24170574aa"


def test_names_stand_once_in_the_order_of_the_fields():
    fact = replace(
        round_of("Acme", "SoftBank", "Acme"), disclosed=(Share("Tiger", Amount(Decimal(1), "USD")),)
    )
    assert names_in(fact) == ("Acme", "SoftBank", "Tiger")


def test_a_fact_can_not_be_changed():
    with pytest.raises(FrozenInstanceError):
        round_of("Acme").company = "Bolt"


@pytest.mark.parametrize(
    "change",
    [
        {"amount": {"value": "much", "currency": "USD"}},
        {"amount": {"value": "-1", "currency": "USD"}},
        {"amount": "12"},
        {"amount": {"currency": "USD"}},
        {"date": "May"},
        {"date": 7},
        {"evidence": None},
        {"evidence": {}},
        {"kind": "rumour"},
        {"kind": "ownership"},
        {"colour": "red"},
    ],
)
def test_what_is_no_record_is_refused(change: dict):
    with pytest.raises((KeyError, ValueError)):
        from_record(to_record(round_of("Acme")) | change)
