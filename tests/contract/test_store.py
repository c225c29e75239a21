"""What every store promises, verb by verb. A new backend is one more line in ``store``'s parameters."""

import random
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.entities import Judgement, entity_id
from graph.errors import StoreError
from graph.facts import FundingRound, fact_id
from graph.snapshot import Snapshot
from graph.store import Mark, Store, open_store
from graph.store.stated import judgement_key
from tests.graph.making import facts, issue, judged, judgements, round_of
from tests.servers import LINES, emptied

LATER = date(2025, 1, 1)


@pytest.fixture(params=["memory", "sqlite", *LINES])
def fresh(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], Store]:
    """Opens an empty store, another one each time."""
    count = iter(range(1_000_000))
    if request.param == "memory":
        return lambda: open_store("memory:")
    if request.param in LINES:
        return lambda: emptied(request.param)
    return lambda: open_store(f"sqlite:///{tmp_path}/{next(count)}.sqlite", patience=1)


@pytest.fixture
def store(fresh: Callable[[], Store]) -> Iterator[Store]:
    with closing(fresh()) as one:
        yield one


def names_of(found: list) -> list[str]:
    return [organisation.name for organisation in found]


def test_an_empty_store_answers_every_verb_with_nothing(store: Store):
    store.prepare()
    store.prepare()
    assert store.mark() == Mark(0, {})
    assert store.entity("org:nobody") is None
    assert store.find("nobody") == []
    assert store.facts_about("org:nobody") == []
    assert store.snapshot() == Snapshot(None, {}, (), ())


def test_what_is_put_is_there(store: Store):
    one, two = round_of("Acme", "SoftBank"), round_of("Bolt", "SoftBank")
    assert store.put("p1", [two, one], [issue()], [judged("org:acme", "org:bolt", "different")])
    picture = store.snapshot()
    assert picture.facts == {fact_id(fact): fact for fact in (one, two)}
    assert list(picture.facts) == sorted(picture.facts)
    assert picture.issues == (issue(),)
    assert picture.judgements == (judged("org:acme", "org:bolt", "different"),)
    assert store.mark() == Mark(1, {})


def test_the_same_again_changes_nothing(store: Store):
    what = ("p1", [round_of("Acme", "SoftBank")], [issue()], [judged("org:acme", "org:acme-inc")])
    assert store.put(*what)
    before = store.snapshot().digest
    assert not store.put(*what)
    assert not store.put("p1", what[1] * 2, what[2] * 2, what[3])
    assert not store.put("p1", what[1], what[2])  # judgements stay, whoever brought them
    assert store.mark().revision == 1
    assert store.snapshot().digest == before


@pytest.mark.parametrize(
    "other",
    [
        ([round_of("Acme", "Tiger Global")], [issue()]),
        ([round_of("Acme", "SoftBank"), round_of("Bolt")], [issue()]),
        ([round_of("Acme", "SoftBank")], []),
        ([round_of("Acme", "SoftBank")], [issue(detail="something else")]),
        ([], []),
    ],
)
def test_a_page_is_replaced_whole_and_others_stay(store: Store, other: tuple):
    kept = round_of("Other", page="p2")
    store.put("p1", [round_of("Acme", "SoftBank")], [issue()])
    store.put("p2", [kept], [issue("p2")])
    assert store.put("p1", *other)
    picture = store.snapshot()
    assert set(picture.facts) == {fact_id(fact) for fact in (*other[0], kept)}
    assert set(picture.issues) == {*other[1], issue("p2")}
    assert store.mark().revision == 3
    assert (store.entity("org:softbank") is None) == ("org:softbank" not in map(entity_id, names_on(picture)))


def names_on(picture: Snapshot) -> list[str]:
    return [name for organisation in picture.organisations.values() for name in organisation.names]


def test_one_fact_under_two_pages_is_one_fact_until_both_let_go(store: Store):
    fact = round_of("Acme", "SoftBank")
    store.put("p1", [fact])
    store.put("p2", [fact])
    assert store.facts_about("org:acme") == [fact]
    store.put("p1", [])
    assert store.facts_about("org:acme") == [fact]
    store.put("p2", [])
    assert store.facts_about("org:acme") == []
    assert store.snapshot().facts == {}


def test_positions_move_forward_only_and_are_no_change(store: Store):
    assert store.put("p1", [round_of("Acme")], position=("archive", 7))
    assert not store.put("p1", [round_of("Acme")], position=("archive", 9))
    assert not store.put("p1", [round_of("Acme")], position=("archive", 3))
    assert not store.put("p0", [], position=("sample", 0))
    assert store.mark() == Mark(1, {"archive": 9, "sample": 0})


def test_judgements_join_overrule_and_undo(store: Store):
    store.put("p1", [round_of("SoftBank"), round_of("SoftBank Group")])
    ids = ("org:softbank", "org:softbank-group")
    assert len(store.snapshot().organisations) == 2
    assert store.judge(judged(*ids))
    assert not store.judge(judged(*ids))
    for one in ids:
        merged = store.entity(one)
        assert merged is not None
        assert (merged.id, merged.ids) == ("org:softbank", ids)
        assert len(store.facts_about(one)) == 2
    assert store.judge(judged(*ids, "different", by="person:ada"))
    assert store.entity(ids[1]).ids == (ids[1],)
    assert [fact.company for fact in store.facts_about(ids[1])] == ["SoftBank Group"]
    assert store.judge(judged(*reversed(ids), by="person:ada"))  # changes her mind, the other way round
    assert store.entity(ids[1]).id == ids[0]
    assert store.mark().revision == 4
    assert len(store.snapshot().judgements) == 1


def test_an_id_that_only_a_judgement_knows_stands_for_its_organisation(store: Store):
    store.put("p1", [round_of("SoftBank Group")], judgements=[judged("org:softbank-group", "org:sbg")])
    found = store.entity("org:sbg")
    assert (found.id, found.name, found.ids) == ("org:sbg", "SoftBank Group", ("org:softbank-group",))
    assert store.facts_about("org:sbg") == store.facts_about("org:softbank-group") != []


def test_as_of_leaves_out_what_was_recorded_later(store: Store):
    early, late = round_of("Acme"), round_of("Bolt", recorded=LATER)
    store.put("p1", [early, late])
    assert list(store.snapshot(date(2024, 12, 31)).facts.values()) == [early]
    assert len(store.snapshot(LATER).facts) == 2
    assert store.snapshot(date(2024, 12, 31)) == store.snapshot().cut(date(2024, 12, 31))
    assert store.snapshot(date(1999, 1, 1)).facts == {}


def test_find_puts_equal_before_prefix_before_words_before_spelling(store: Store):
    store.put("p1", [round_of("SoftBank Vision Fund", "Softbanc"), round_of("SoftBank")])
    store.put("p2", [round_of("The SoftBank Group", "SoftBank Vision Fund", page="p2")])
    assert names_of(store.find("softbank")) == [
        "SoftBank",
        "SoftBank Vision Fund",
        "The SoftBank Group",
        "Softbanc",
    ]
    assert names_of(store.find("softbank", 1)) == ["SoftBank"]
    assert names_of(store.find("vision fund")) == ["SoftBank Vision Fund"]
    assert names_of(store.find("org:softbank", 1)) == ["SoftBank"]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Sofbank", "SoftBank"),
        ("SFOTBANK", "SoftBank"),
        ("SoftBank Corporation", "SoftBank"),
        ("Societe Generale", "Société Générale"),
        ("Générale Société", "Société Générale"),
        ("阿里巴巴", "阿里巴巴"),
        ("moodys", "Moody’s"),
    ],
)
def test_find_says_what_was_perhaps_meant(store: Store, text: str, meant: str):
    store.put("p1", [round_of(name) for name in ("SoftBank", "Société Générale", "阿里巴巴", "Moody’s")])
    assert names_of(store.find(text))[:1] == [meant]


@pytest.mark.parametrize("text", ["", "  ", "…", "Quixotic Zebra", "x", "org:"])
def test_find_offers_nothing_where_nothing_is_like_it(store: Store, text: str):
    store.put("p1", [round_of("SoftBank")])
    assert store.find(text) == []


def test_a_merged_organisation_is_found_once_by_any_of_its_names(store: Store):
    store.put("p1", [round_of("Google"), round_of("Alphabet"), round_of("Google")])
    store.judge(judged("org:google", "org:alphabet"))
    assert [(one.id, one.name) for one in store.find("alphabet")] == [("org:google", "Alphabet")]
    assert names_of(store.find("google")) == ["Alphabet"]


def test_the_organisations_are_those_of_the_picture(store: Store):
    store.put("p1", [round_of("Acme", "SoftBank", "softbank"), round_of("Bolt", "softbank")])
    store.put("p2", [round_of("Acme", "SoftBank", "softbank")])
    store.judge(judged("org:acme", "org:bolt"))
    picture = store.snapshot().organisations
    assert len(picture) == 2
    assert {one: store.entity(one) for one in picture} == picture


def test_many_names(store: Store):
    store.put(
        "p1",
        [round_of(f"Firm {number}", *(f"Backer {number} {n}" for n in range(20))) for number in range(50)],
    )
    assert len(store.snapshot().organisations) == 50 * 21
    assert names_of(store.find("backer 7 7", 1)) == ["Backer 7 7"]
    assert len(store.find("backer", 1000)) == 1000


def test_a_fact_that_names_nobody_is_refused_whole(store: Store):
    with pytest.raises(ValueError, match="not a name"):
        store.put("p1", [round_of("Acme"), round_of(" ")], position=("archive", 1))
    with pytest.raises(ValueError, match="surrogates"):
        store.put("p1", [round_of("Acme")], [issue(detail="\ud800")])
    assert store.mark() == Mark(0, {})
    assert store.snapshot().facts == {}


def test_after_close_every_verb_but_close_is_an_error(store: Store):
    store.close()
    store.close()
    for call in (
        store.prepare,
        store.mark,
        store.snapshot,
        lambda: store.put("p1", []),
        lambda: store.entity("org:a"),
        lambda: store.find("a"),
        lambda: store.facts_about("org:a"),
        lambda: store.judge(judged("org:a", "org:b")),
    ):
        with pytest.raises(StoreError, match="closed"):
            call()


def test_threads_read_whole_pages_while_others_write(store: Store):
    seen: list[int] = []
    errors: list[BaseException] = []

    def write(page: str) -> None:
        for number in range(10):
            store.put(
                page,
                [round_of(f"{page} {number}", page=page), round_of(f"{page}", page=page, amount=str(number))],
            )

    def read() -> None:
        for _ in range(20):
            seen.append(len(store.snapshot().facts))
            store.find("p1")

    def run(work: Callable[[], None]) -> None:
        try:
            work()
        except BaseException as error:  # noqa: BLE001 - told to the test's own thread below
            errors.append(error)

    work = [lambda page=page: write(page) for page in ("p1", "p2")] + [read, read]
    threads = [threading.Thread(target=run, args=(one,)) for one in work]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not errors
    assert all(count % 2 == 0 for count in seen)
    assert store.mark().revision == 20
    assert len(store.snapshot().facts) == 4


pages = st.dictionaries(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=4), st.lists(facts, max_size=3), max_size=4
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    pages=pages,
    judged_=st.lists(judgements, max_size=6, unique_by=lambda j: (frozenset((j.a, j.b)), j.by)),
    data=st.data(),
)
def test_whatever_is_put_in_whatever_order_comes_back_the_same(fresh, pages, judged_, data):
    expected = Snapshot.of([fact for stated in pages.values() for fact in stated], judged_, [])
    order = data.draw(st.permutations(list(pages)))
    with closing(fresh()) as store:
        for judgement in data.draw(st.permutations(judged_)):
            store.judge(judgement)
        for page in order:
            store.put(page, reversed(pages[page]))
        picture = store.snapshot()
        assert picture == expected
        assert picture.digest == expected.digest
        assert {fact_id(fact) for fact in picture.facts.values()} == set(picture.facts)
        for one, organisation in expected.organisations.items():
            assert store.entity(one) == organisation
        for page in order:
            assert not store.put(page, pages[page])


@pytest.mark.parametrize("seed", range(3))
def test_organisations_are_called_what_most_of_what_is_left_calls_them(store: Store, seed: int):
    draw = random.Random(seed)
    spelled = ["SoftBank", "SOFTBANK", "Softbank", "Soft Bank", "SB Group", "Acme", "ACME", "Helion"]
    ids = sorted({entity_id(one) for one in spelled})
    stated: dict[str, list[FundingRound]] = {}
    said: dict[tuple[str, str, str], Judgement] = {}
    for step in range(40):
        if draw.random() < 0.2:
            a, b = draw.sample(ids, 2)
            verdict, by = draw.choice(
                [("same", "rule:1"), ("same", "person:ada"), ("different", "person:ada")]
            )
            one = judged(a, b, verdict, by=by, score=draw.choice([0.8, 0.9]))
            said[judgement_key(one)] = one
            store.judge(one)
        else:
            page = f"p{draw.randrange(6)}"
            stated[page] = [
                round_of(*draw.sample(spelled, draw.randrange(1, 4)), page=page, amount=str(number + 1))
                for number in range(draw.randrange(4))
            ]
            store.put(page, stated[page])
        expected = Snapshot.of([fact for page in stated.values() for fact in page], said.values(), [])
        for one in ids:
            assert store.entity(one) == expected.organisation(one), (step, one)
    assert store.snapshot() == expected


def test_a_changed_reason_is_a_change(store: Store):
    assert store.judge(judged("org:a", "org:b"))
    assert store.judge(replace(judged("org:a", "org:b"), reasons=()))
