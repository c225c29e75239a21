"""What every store promises of reading it whole and of writing much: one suite for all, as for the nine verbs."""

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.errors import StoreError
from graph.store import Mark, Store, open_store
from graph.store.base import Transferable
from graph.store.pages import Page, content_hash
from graph.store.stated import Stated
from tests.graph.making import facts, issue, judged, judgements, round_of
from tests.servers import LINES, emptied


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
def store(fresh: Callable[[], Store]) -> Iterator[Transferable]:
    with closing(fresh()) as one:
        assert isinstance(one, Transferable)
        yield one


def page(name: str, *companies: str, noted: bool = False) -> Page:
    found = [round_of(company, "SoftBank", page=name) for company in companies]
    return Page(name, Stated.of(found, [issue(name)] if noted else []))


def test_an_empty_store_has_no_page_and_no_judgement(store: Transferable):
    assert list(store.pages()) == []
    assert list(store.judgements()) == []
    assert list(store.put_many([])) == []


def test_pages_come_whole_in_the_order_of_their_ids_from_where_one_likes(store: Transferable):
    names = ["", "p1", "p10", "p2", "Pö", "pé", "p\uffff", "p\U0001f600"]
    put = {name: page(name, f"Co {n}", f"Also {n}", noted=n % 2 == 0) for n, name in enumerate(names)}
    only_noted = page("noted", noted=True)
    put[only_noted.page_id] = only_noted
    for one in reversed(put.values()):
        store.put(one.page_id, one.stated.facts.values(), one.stated.issues)
    store.put("stood here once", [round_of("Gone")])
    store.put("stood here once", [])
    store.put("never had anything", [])
    assert list(store.pages()) == [put[name] for name in sorted(put)]
    for name in ("", "p1", "p15", "zz", "p\uffff"):
        assert [one.page_id for one in store.pages(name)] == [other for other in sorted(put) if other > name]


def test_a_reader_may_stop_and_the_store_goes_on(store: Transferable):
    assert all(store.put_many(page(f"p{n}", f"Co {n}") for n in range(20)))
    reading = store.pages()
    assert next(reading).page_id == "p0"
    store.put("p0", [round_of("Another")])  # a reader does not hold up a writer
    reading.close()  # type: ignore[attr-defined]
    assert len(list(store.pages())) == 20


def test_more_pages_than_one_question_fetches(store: Transferable):
    names = [f"p{n:05}" for n in range(1203)]
    assert all(store.put_many(Page(name, Stated.of([], [issue(name)])) for name in names))
    assert [one.page_id for one in store.pages()] == names


def test_many_pages_at_once_are_what_they_are_one_by_one(store: Transferable):
    pages = [page(f"p{n}", f"Co {n}", f"Co {n + 1}", noted=n % 3 == 0) for n in range(30)]
    pages[3] = Page("p3", pages[3].stated, (judged("org:co-3", "org:co-4"),), ("archive", 7))
    assert list(store.put_many(iter(pages))) == [True] * 30
    assert store.mark() == Mark(30, {"archive": 7})
    assert [(one.page_id, one.stated) for one in store.pages()] == sorted(
        ((one.page_id, one.stated) for one in pages), key=lambda pair: pair[0]
    )
    assert list(store.put_many(pages)) == [False] * 30
    assert list(store.put_many([*pages[:2], page("p2", "Other"), *pages[4:6]])) == [
        False,
        False,
        True,
        False,
        False,
    ]
    assert store.mark() == Mark(31, {"archive": 7})


def test_nothing_is_written_before_it_is_asked_for(store: Transferable):
    store.put_many([page("p1", "Acme")])
    assert store.mark() == Mark(0, {})


def test_judgements_come_all_the_overruled_ones_too(store: Transferable):
    all_of_them = [
        judged("org:a", "org:b", by="person:ada", verdict="different"),
        judged("org:b", "org:a", by="rules"),
        judged("org:a", "org:c", by="rules"),
    ]
    for one in reversed(all_of_them):
        store.judge(one)
    assert list(store.judgements()) == all_of_them
    assert len(store.snapshot().judgements) == 2


def test_judgements_and_positions_without_a_page_leave_every_page_alone(store: Transferable):
    unnamed = page("", "Acme", "Acme Inc", noted=True)
    list(store.put_many([unnamed]))
    joined, parted = judged("org:acme", "org:acme-inc"), judged("org:acme", "org:x", "different")
    assert list(store.put_many([Page.beside([joined], ("archive", 3))])) == [True]
    assert list(store.put_many([Page.beside([joined], ("archive", 4))])) == [False]
    assert store.judge(parted)
    assert list(store.pages()) == [unnamed]
    assert store.mark() == Mark(3, {"archive": 4})
    assert len(store.facts_about("org:acme")) == 2


def test_after_close_reading_and_writing_are_errors(store: Transferable):
    store.close()
    for call in (store.pages, store.judgements, lambda: store.put_many([page("p1", "Acme")])):
        with pytest.raises(StoreError, match="closed"):
            list(call())


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    put=st.dictionaries(
        st.text(st.characters(exclude_categories=["Cs"]), max_size=4), st.lists(facts, max_size=3), max_size=4
    ),
    judged_=st.lists(judgements, max_size=6, unique_by=lambda j: (frozenset((j.a, j.b)), j.by)),
)
def test_what_comes_out_goes_into_any_store_and_is_the_same(fresh, put, judged_):
    with closing(fresh()) as store, closing(open_store("memory:")) as other:
        for one, stated in put.items():
            store.put(one, stated)
        for judgement in judged_:
            store.judge(judgement)
        list(other.put_many([*store.pages(), Page.beside(store.judgements())]))
        assert other.snapshot().digest == store.snapshot().digest
        assert list(other.judgements()) == list(store.judgements())
        assert {one.page_id: content_hash(one.stated) for one in other.pages()} == {
            one: content_hash(Stated.of(stated, [])) for one, stated in put.items() if stated
        }
