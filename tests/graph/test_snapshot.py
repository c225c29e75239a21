from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.facts import fact_id
from graph.snapshot import Snapshot
from tests.graph.making import facts, issue, judged, judgements, round_of

EARLY, LATE = date(2024, 5, 3), date(2025, 1, 1)
ACME, BOLT = round_of("Acme", "SoftBank"), round_of("Bolt", "SoftBank Group", recorded=LATE)


@given(st.lists(facts, max_size=4), st.lists(judgements, max_size=8), st.randoms())
def test_the_digest_is_of_the_content_and_not_of_its_order(stated: list, judged_: list, random):
    noted = [issue(detail=text) for text in ("a", "b", "c")]
    one = Snapshot.of(stated, judged_, noted)
    two = Snapshot.of(*(random.sample(part, len(part)) for part in (stated * 2, judged_, noted)))
    assert one == two
    assert one.digest == two.digest
    assert list(one.facts) == sorted(one.facts)


@pytest.mark.parametrize(
    "other",
    [
        ([ACME], [], []),
        ([ACME, BOLT], [judged("org:acme", "org:bolt")], []),
        ([ACME, BOLT], [], [issue()]),
        ([ACME, round_of("Bolt", recorded=LATE)], [], []),
    ],
)
def test_other_content_has_another_digest(other: tuple):
    assert Snapshot.of(*other).digest != Snapshot.of([ACME, BOLT], [], []).digest


def test_stored_ids_are_taken_as_they_are():
    pairs = [(fact_id(fact), fact) for fact in (BOLT, ACME)]
    assert Snapshot.of_stored(pairs, [], []) == Snapshot.of([ACME, BOLT], [], [])


def test_as_of_leaves_out_what_came_later_and_a_cut_does_the_same():
    whole = Snapshot.of([ACME, BOLT], [], [issue()])
    assert whole.data_as_of == LATE
    early = Snapshot.of([ACME, BOLT], [], [issue()], EARLY)
    assert early == whole.cut(EARLY)
    assert early.data_as_of == EARLY
    assert early.organisations.keys() == {"org:acme", "org:softbank"}
    assert whole.cut(date(1999, 1, 1)).data_as_of is None


def test_names_lead_to_whoever_the_judgements_say():
    picture = Snapshot.of([ACME, BOLT], [judged("org:softbank", "org:softbank-group")], [])
    assert picture.who("SoftBank Group") == picture.who("SOFTBANK") == "org:softbank"
    assert picture.organisations["org:softbank"].names == ("SoftBank", "SoftBank Group")
    assert picture.organisations.keys() == {"org:acme", "org:bolt", "org:softbank"}
