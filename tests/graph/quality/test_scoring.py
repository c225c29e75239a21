import pytest

from graph.quality.scoring import below, figures, is_same_name, matched


def a_round(**fields):
    base = {"kind": "funding_round", "company": "Acme", "amount": 5, "currency": "USD", "round": "seed"}
    return {**base, "status": "completed", "valuation": None, "investors": [], "lead_investors": [], **fields}


def a_signal(**fields):
    return {
        "kind": "pressure_signal",
        "subject": "Kestrel Capital",
        "signal": "layoffs",
        "direction": "negative",
        **fields,
    }


def test_a_perfect_reading_scores_one():
    labelled = {"a": [a_round(investors=["Beta"], lead_investors=["Beta"]), a_signal()], "b": []}
    now = figures(labelled, labelled)
    assert {name for name, value in now.items() if value != 1} == {"valuation_right", "false_per_empty_page"}
    assert now["false_per_empty_page"] == 0


@pytest.mark.parametrize(
    ("wrong", "figure"),
    [
        ({"amount": 6}, "amount_f1"),
        ({"amount": 6}, "amount_exact"),
        ({"currency": "EUR"}, "event_f1"),
        ({"round": "series-a"}, "event_f1"),
        ({"company": "Gamma"}, "company_f1"),
        ({"investors": ["Beta", "Gamma"]}, "investors_f1"),
        ({"lead_investors": ["Beta"]}, "leads_f1"),
        ({"status": "rumoured"}, "status_right"),
        ({"valuation": 8}, "valuation_right"),
    ],
)
def test_every_mistake_costs(wrong, figure):
    right = a_round(investors=["Beta"], valuation=9)
    assert figures({"a": [right]}, {"a": [right]})[figure] == 1
    assert figures({"a": [right]}, {"a": [{**right, **wrong}]})[figure] < 1


def test_a_signal_of_the_other_direction_is_another():
    now = figures({"a": [a_signal()]}, {"a": [a_signal(direction="positive")]})
    assert now["signals_f1"] == 0
    assert figures({"a": [a_signal()]}, {"a": [a_signal(signal="net_loss")]})["signals_f1"] == 1


def test_amounts_may_differ_by_a_rounding():
    assert figures({"a": [a_round(amount=1000)]}, {"a": [a_round(amount=1009)]})["amount_f1"] == 1
    assert figures({"a": [a_round(amount=1000)]}, {"a": [a_round(amount=1021)]})["amount_f1"] == 0


def test_false_facts_on_an_empty_page_are_counted():
    assert figures({"a": [], "b": []}, {"a": [a_round(), a_round()]})["false_per_empty_page"] == 1


def test_the_closest_of_two_rounds_is_matched_first():
    labelled = {"a": [a_round(amount=5), a_round(amount=7, round="series-a")]}
    found = {"a": [a_round(amount=7, round="series-a"), a_round(amount=5)]}
    assert figures(labelled, found)["event_f1"] == 1


def test_an_optional_label_costs_nothing_either_way():
    labels = [a_round(optional=True)]
    assert figures({"a": labels}, {"a": []}) == figures({"a": labels}, {"a": [a_round()]})
    match = matched("funding_round", labels, [a_round(), a_round(company="Gamma")])
    assert (match.pairs, match.missed, [event["company"] for event in match.false]) == ((), (), ["Gamma"])


def test_a_field_is_right_by_its_other_value():
    label = a_round(alt={"amount": 7, "round": "series-a"})
    assert figures({"a": [label]}, {"a": [a_round(amount=7, round="series-a")]})["event_f1"] == 1


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("SoftBank", "SoftBank Group Corp.", True),
        ("The Wire", "wire", True),
        ("Zürich Labs", "zurich labs", True),
        ("X.ai", "X AI", True),
        ("Acme’s", "Acme", True),
        ("Acme Capital", "Beta Capital", False),
        ("Fosun Pharma", "Shanghai Fosun Pharma", False),
        ("", "", False),
        (None, "Acme", False),
    ],
)
def test_names(one, other, same):
    assert is_same_name(one, other) is same


def test_a_figure_below_its_floor_or_gone_is_named():
    assert list(below({"x_f1": 0.5, "false_per_empty_page": 1.0}, {"x_f1": 0.6})) == ["x_f1"]
    assert list(below({"false_per_empty_page": 1.0}, {"false_per_empty_page": 0.5})) == [
        "false_per_empty_page"
    ]
    assert list(below({}, {"x_f1": 0.5})) == ["x_f1"]
    assert list(below({"calibration_error": 0.11}, {"calibration_error": 0.1})) == []
    assert list(below({"calibration_error": 0.13}, {"calibration_error": 0.1})) == ["calibration_error"]
