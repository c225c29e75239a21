"""One event, however many outlets tell it, and never two events in one."""

import random
import time
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import permutations

import pytest

from graph.dates import PartialDate
from graph.entities import entity_id
from graph.events import events
from graph.events.magnitudes import agree, figures, share
from graph.facts import Commitment, Evidence, Ownership, PressureSignal, Quote, fact_id
from graph.money import Amount

STORY = (
    "Shares of Acme Capital, the backer of forty robotics firms, lost 12% in Lisbon on Tuesday after it said that two of its "
    "largest holdings would be sold at half of what they had cost, according to people with knowledge of the matter."
)
SHORT = "Beta Group has agreed to buy the chip maker Gamma Silicon for $2 billion."


def seen(text, day="2025-03-04", host="wire", probability=None):
    quotes = (Quote(text, 0, len(text)),) if text else ()
    when = PartialDate.parse(day) if day else None
    return Evidence(
        f"{host}/{day}",
        f"https://{host}.example/{day}",
        host,
        when,
        date(2025, 12, 1),
        quotes,
        "t",
        probability,
    )


def signal(text, size="12%", day="2025-03-04", host="wire", kind="share_price_fall", when=None, **more):
    dated = PartialDate.parse(when) if when else None
    return PressureSignal("Acme Capital", kind, "negative", size, dated, seen(text, day, host, **more))


def bought(text, amount="2000000000", host="wire", **fields):
    money = Amount(Decimal(amount), "USD") if amount else None
    fact = Ownership("Beta Group", "Gamma Silicon", "acquired", money, None, None, seen(text, host=host))
    return replace(fact, **fields)


def order(text, amount="5000000000", host="wire", **fields):
    money = Amount(Decimal(amount), "USD") if amount else None
    fact = Commitment(
        "Delta AI",
        "Epsilon Cloud",
        money,
        up_to=False,
        term_years=None,
        status="binding",
        date=None,
        evidence=seen(text, host=host),
    )
    return replace(fact, **fields)


def groups(*facts):
    known = {fact_id(fact): fact for fact in facts}
    assert len(known) == len(facts)
    found = events(known, entity_id)
    return sorted(
        sorted(known[one].evidence.publisher for one in told) for told in set(found.shared.values())
    )


def hosts(make, *texts):
    return [make(text, host=host) for host, text in zip("abcdefgh", texts, strict=False)]


EDITED = STORY.replace("according to", "said").replace("Shares of", "Stock in")


@pytest.mark.parametrize("make", [signal, bought, order])
def test_copies_of_a_story_are_one_event_in_any_order(make):
    facts = hosts(make, STORY, STORY, EDITED, STORY[:120])
    assert {repr(groups(*some)) for some in permutations(facts)} == {repr([["a", "b", "c", "d"]])}


@pytest.mark.parametrize("make", [bought, order])
def test_one_sentence_is_enough_where_the_parties_agree(make):
    assert groups(*hosts(make, SHORT, SHORT.replace("Gamma Silicon", "Gamma Silicon (GMS)"))) == [["a", "b"]]


@pytest.mark.parametrize("make", [bought, order])
def test_one_matter_in_other_words_is_one_event(make):
    own = "Gamma Silicon, a maker of chips, is now part of Beta Group for good."
    assert groups(*hosts(make, SHORT, own, "Beta buys Gamma.")) == [["a", "b", "c"]]
    early, late = make(SHORT, host="a"), make(own, host="b")
    dated = [replace(one, date=PartialDate.parse(day)) for one, day in ((early, "2020"), (late, "2024"))]
    assert groups(*dated) == []


def test_commitments_without_an_amount_are_one_only_by_their_words():
    mute = [
        replace(order(text, host=host), amount=None)
        for text, host in ((SHORT, "a"), ("Beta rents chips.", "b"))
    ]
    assert groups(*mute) == []
    assert groups(
        *(replace(bought(one, host=h), amount=None) for one, h in ((SHORT, "a"), ("Gamma is Beta’s.", "b")))
    ) == [["a", "b"]]


def test_what_differs_in_something_stated_is_another_event():
    assert groups(signal(STORY), signal(STORY.replace("12%", "9%"), "9%", host="b")) == []
    assert groups(signal(STORY), replace(signal(STORY, host="b"), subject="Other Capital")) == []
    assert groups(signal(STORY), signal(STORY, host="b", kind="layoffs")) == []
    assert groups(bought(SHORT), bought(SHORT, "2100000000", host="b")) == []
    assert groups(bought(SHORT), bought(SHORT, host="b", relation="owns")) == []
    stakes = [bought(SHORT, host=host, share=Decimal(part)) for host, part in (("a", "0.4"), ("b", "0.5"))]
    assert groups(*stakes) == []
    assert groups(order(STORY), order(STORY, host="b", status="rumoured")) == []
    dated = [
        bought(SHORT, host=host, date=PartialDate.parse(day)) for host, day in (("a", "2020"), ("b", "2024"))
    ]
    assert groups(*dated) == []


def test_a_copy_that_states_less_still_belongs_and_never_joins_two_that_differ():
    low, high, mute = (
        bought(SHORT, host="a"),
        bought(SHORT, "3000000000", host="b"),
        bought(SHORT, None, host="c"),
    )
    for some in permutations([low, high, mute]):
        (joined,) = groups(*some)
        assert len(joined) == 2


def test_signals_in_other_words_are_one_event_within_days_if_they_state_one_figure():
    def told(size, day, host, **more):
        return signal(" ".join(f"{host}{i}" for i in range(30)), size, day, host, kind="net_loss", **more)

    loss = told("369.2 billion yen ($2.4 billion)", "2025-02-12", "a")
    assert groups(loss, told("$2.4 billion", "2025-02-13", "b"), told("¥369 billion", "2025-02-15", "c")) == [
        ["a", "b", "c"]
    ]
    assert groups(loss, told("$2.4 billion", "2025-02-16", "b")) == [], "four days later it may be news again"
    assert groups(loss, told("$2.6 billion", "2025-02-12", "b")) == []
    assert groups(told(None, "2025-02-12", "a"), told(None, "2025-02-12", "b")) == [], (
        "nothing says that it is the same"
    )
    row = told("USD 2.4 billion", "2025-11-20", "b", when="2025-02")
    assert groups(loss, replace(row, evidence=replace(row.evidence, quotes=()))) == [["a", "b"]], (
        "rows of tables, too"
    )


def test_a_price_moves_as_much_again_two_days_later():
    def fell(day, host, text=None, when=None):
        return signal(text or " ".join(f"{host}{i}" for i in range(30)), "5%", day, host, when=when)

    assert groups(fell("2025-03-04", "a"), fell("2025-03-05", "b")) == [["a", "b"]]
    assert groups(fell("2025-03-04", "a"), fell("2025-03-06", "b")) == []
    chain = [fell(f"2025-03-0{day}", host) for day, host in ((4, "a"), (5, "b"), (6, "c"))]
    assert [len(group) for group in groups(*chain)] == [2], "no chain of days"


def test_a_turn_of_phrase_that_returns_is_no_copy():
    weekly = [
        signal(STORY, day=str(date(2025, 1, 7) + timedelta(days=90 * n)), host=h) for n, h in enumerate("abc")
    ]
    assert groups(*weekly) == []
    assert groups(signal(STORY, day="2025-03-04", host="a"), signal(STORY, day="2025-04-01", host="b")) == [
        ["a", "b"]
    ]


def test_an_unsure_fact_joins_an_event_but_never_two_that_count():
    doubt = Decimal("0.3")
    a, b = signal(STORY, host="a"), signal(STORY, host="b", probability=doubt)
    known = {fact_id(fact): fact for fact in (a, b)}
    assert events(known, entity_id).once(known) == [fact_id(a)], "the one that counts stands for it"
    days = [
        signal("x" + STORY, "5%", f"2025-03-0{d}", h, "net_loss", probability=p)
        for d, h, p in ((1, "a", None), (4, "b", doubt), (7, "c", None))
    ]
    words = [replace(f, evidence=replace(f.evidence, quotes=())) for f in days]
    for some in permutations(words):
        assert [len(group) for group in groups(*some)] == [2]


def test_figures_are_read_as_people_write_them():
    assert figures("369.2 billion yen ($2.4 billion)") == {("JPY", 369e9), ("USD", 2.4e9)}
    assert figures("US$135mn") == figures("US$135 million") == figures("USD 135m")
    assert figures("51 percent") == figures("51 per cent") == figures("51%")
    assert figures("Rs 17,000 crore") == {("INR", 1.7e11)}
    assert figures("1,900 employees") == {("", 1900.0)}
    assert figures("in 2025") == figures(None) == figures("a third round") == frozenset()
    assert agree(figures("5%"), figures("$3 million"))
    assert not share(figures("5%"), figures("5 jobs"))
    assert not agree(figures("8% to 9%"), figures("7%"))


def many(n, seed):
    pick = random.Random(seed)
    words = [f"word{i}" for i in range(2000)]
    stories = [" ".join(pick.choices(words, k=30)) for _ in range(n // 3)]
    facts = []
    for i in range(n):
        which = pick.randrange(len(stories))
        start = date(2024, 1, 1) + timedelta(days=which % 300)
        fact = signal(stories[which], f"{which % 97}%", str(start), f"h{i}", kind="net_loss")
        facts.append(replace(fact, subject=f"Backer {which % 50}"))
    return {f"fact:{i:06}": fact for i, fact in enumerate(facts)}


def test_shuffled_facts_make_the_same_events():
    known = many(600, 1)
    first = events(known, entity_id).shared
    for seed in range(5):
        items = list(known.items())
        random.Random(seed).shuffle(items)
        assert events(dict(items), entity_id).shared == first
    assert first


def test_time_grows_about_as_the_facts_do():
    def spent(n):
        known = many(n, 2)
        start = time.process_time()
        events(known, entity_id)
        return time.process_time() - start

    spent(500)
    assert spent(8000) < 12 * spent(2000), "four times the facts"
