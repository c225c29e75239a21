"""The register: order does not matter, nothing is said twice, and a mention finds its organisation."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.entities import Judgement, canonical, entity_id
from graph.resolve.candidates import Candidates
from graph.resolve.compare import compare
from graph.resolve.register import Register

NAMES = (
    "SoftBank", "SoftBank Group Corp.", "SoftBank Vision Fund", "SVF2", "Vision Fund II", "SoftBank Corp.", "SBVA",
    "Kestrel", "Kestrel Inc.", "The Kestrel", "Kestrel Ventures", "Kestrel Ventures II", "Kestrel Ventures III",
    "Kestrel India", "Kestrel Growth Fund", "Kestral Ventures", "Soft Harbour", "SoftHarbour", "x.ai", "xAI", "X Corp.",
    "Andreessen Horowitz", "a16z", "Andreesen Horowitz", "Marc Andreessen", "Harbourline Partners", "Harborline Partners",
    "New Alder Birch", "NAB", "Meta", "Facebook", "Meta Platforms",
)  # fmt: skip


def told(register, names):
    return set(register.meet(names))


@given(st.permutations(NAMES), st.integers(0, len(NAMES)))
@settings(max_examples=40, deadline=None)
def test_any_order_of_meeting_gives_the_same_judgements(order, cut):
    whole = told(Register(), NAMES)
    register = Register()
    assert told(register, order[:cut]) | told(register, order[cut:]) == whole
    assert told(Register(order[:cut]), order[cut:]) | told(Register(), order[:cut]) == whole


@given(st.lists(st.sampled_from(NAMES), max_size=12))
@settings(max_examples=40, deadline=None)
def test_candidates_hide_no_pair_that_a_rule_could_join(names):
    keys = sorted({entity_id(name).removeprefix("org:") for name in names})
    candidates = Candidates()
    for key in keys:
        candidates.add(key)
    for key in keys:
        like = {other for other in keys if other != key and compare(key, other)}
        assert like <= candidates.of(key)


@given(st.sampled_from(NAMES), st.sampled_from(NAMES))
def test_a_comparison_is_symmetric(one, other):
    keys = [entity_id(name).removeprefix("org:") for name in (one, other)]
    assert compare(*keys) == compare(*reversed(keys))


def test_meeting_again_says_nothing():
    register = Register()
    register.meet(NAMES)
    assert register.meet(NAMES) == ()


def test_a_judgement_carries_its_rule_and_what_it_saw():
    (one,) = Register(["Kestrel Grid"]).meet(["Kestrel Grid GmbH"])
    assert isinstance(one, Judgement)
    assert (one.a, one.b, one.verdict, one.by) == (
        "org:kestrel-grid",
        "org:kestrel-grid-gmbh",
        "same",
        "rules",
    )
    assert 0 < one.score <= 1
    assert one.reasons[0].rule == "legal-form"
    assert "kestrel-grid" in one.reasons[0].detail


def test_a_question_is_no_judgement():
    assert Register(["Northwind"]).meet(["Northwind Capital"]) == ()


def test_one_judgement_a_pair():
    pairs = [frozenset((j.a, j.b)) for j in Register().meet(NAMES)]
    assert len(set(pairs)) == len(pairs)


def test_related_names_are_never_put_under_one_roof():
    judgements = Register().meet(NAMES)
    roots = canonical(judgements)
    for j in judgements:
        if j.verdict == "related":
            assert roots.get(j.a, j.a) != roots.get(j.b, j.b)


@pytest.mark.parametrize("on_file", [True, False])
def test_a_mention_finds_its_organisation_with_its_reasons(on_file):
    known = ["SoftBank", "SoftBank Group Corp."]
    register = Register(known) if on_file else Register()
    if not on_file:
        register.meet(known)
    one, reasons = register.entity_for("SoftBank Group")
    assert one == "org:softbank"
    assert {reason.rule for reason in reasons} == {"alias"}
    assert register.meet(["SoftBank Group"]) != ()  # asking did not count as meeting


def test_a_mention_like_no_other_means_itself():
    assert Register(NAMES).entity_for("Quillmere") == ("org:quillmere", ())


def test_a_blank_name_is_refused():
    with pytest.raises(ValueError, match="not a name"):
        Register().meet([" "])


def test_a_new_name_is_not_compared_with_all_that_were_met():
    register = Register(f"Company{n:05d} Works" for n in range(20_000))
    start = time.process_time()
    register.meet(["Kestrel Grid"])
    assert register._candidates.of("kestrel-grid") == set()
    assert time.process_time() - start < 1
