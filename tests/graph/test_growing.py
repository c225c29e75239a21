"""Which names of a store are worth knowing. All names are invented, but those of the sample's own tables."""

from contextlib import closing
from dataclasses import replace
from decimal import Decimal
from random import Random

from graph.entities import Judgement, entity_id
from graph.extract.known import shipped
from graph.facts import Fact, Ownership, PressureSignal, Quote
from graph.growing import grown
from graph.ingest import ingest_sample
from graph.snapshot import Snapshot
from graph.store import open_store
from tests.graph.making import evidence, round_of


def told(fact: Fact, publisher: str, words: str = "", *, chance: str | None = "0.9") -> Fact:
    """The fact as this publisher tells it; in words of its own if none are given."""
    words = words or f"{publisher} says so of {fact!r:.60}"
    source = replace(
        fact.evidence,
        publisher=publisher,
        quotes=(Quote(words, 0, len(words)),),
        probability=chance and Decimal(chance),
    )
    return replace(fact, evidence=source)


def row(fact: Fact) -> Fact:
    """The fact as a table states it."""
    return replace(fact, evidence=replace(fact.evidence, quotes=(), probability=None))


def new(*facts: Fact, judgements: tuple[Judgement, ...] = ()) -> dict[str, str]:
    """What is known by these facts, and not without."""
    before = grown(Snapshot.of([], [], [])).roles
    return {k: v for k, v in grown(Snapshot.of(facts, judgements, [])).roles.items() if before.get(k) != v}


TIDAL = round_of("tidal", "Wrenfield")
KELP = round_of("Kelpworks", "Wrenfield")


def test_two_publishers_in_words_of_their_own_make_a_name_known():
    assert new(told(TIDAL, "One")) == {}
    assert new(told(TIDAL, "One"), told(KELP, "One")) == {}
    assert new(told(TIDAL, "One", "tidal raised"), told(TIDAL, "Two", "tidal raised")) == {}, "a copy"
    more = replace(TIDAL, round="seed")
    copies = [
        told(fact, host, words)
        for host in ("One", "Two")
        for fact, words in ((TIDAL, "raised"), (more, "before"))
    ]
    assert new(*copies) == {}, "a copy with two facts"
    known = new(told(TIDAL, "One"), told(TIDAL, "Two"))
    assert known == {"tidal": "company", "Wrenfield": "company"}


def test_a_page_without_a_publisher_counts_by_its_host():
    one, two = (
        told(replace(TIDAL, evidence=replace(TIDAL.evidence, url=f"https://{host}.example/a")), "", f"{host}")
        for host in ("one", "two")
    )
    one, two = (replace(f, evidence=replace(f.evidence, publisher=None)) for f in (one, two))
    assert new(one) == {}
    assert "tidal" in new(one, two)


def test_a_row_of_a_table_is_enough():
    assert new(row(TIDAL)) == {"tidal": "company", "Wrenfield": "company"}


def test_what_is_too_unsure_to_count_is_no_witness():
    assert new(told(TIDAL, "One"), told(TIDAL, "Two", chance="0.4")) == {}


def test_a_backer_joined_rounds_of_two_companies_or_has_a_fund():
    assert new(row(TIDAL), row(KELP))["Wrenfield"] == "backer"
    assert new(row(TIDAL), row(round_of("tidal", "Wrenfield", page="p2")))["Wrenfield"] == "company"
    fund = Ownership("Oarlock", "Lockgate", "fund_of", None, None, None, evidence())
    assert new(row(fund)) == {"Oarlock": "backer", "Lockgate": "backer"}
    assert new(row(replace(fund, relation="owns"))) == {"Oarlock": "company", "Lockgate": "company"}


def test_a_company_that_raises_is_no_backer_although_it_gives_money_too():
    gives = [row(round_of(name, "Oarlock")) for name in ("tidal", "Kelpworks")]
    fund = row(Ownership("Oarlock", "Lockgate", "fund_of", None, None, None, evidence()))
    assert new(*gives, fund)["Oarlock"] == "backer"
    raised = round_of("Oarlock", "Wrenfield")
    assert new(*gives, fund, told(raised, "One"))["Oarlock"] == "backer", "one page alone says so"
    assert new(*gives, fund, row(raised))["Oarlock"] == "company"


def test_a_name_that_may_be_a_persons_needs_more_than_money_given():
    angel = [row(round_of(name, "Ida Quillfeather")) for name in ("tidal", "Kelpworks")]
    assert "Ida Quillfeather" not in new(*angel)
    owns = Ownership("Ida Quillfeather", "tidal", "owns", None, None, None, evidence())
    assert "Ida Quillfeather" not in new(*angel, row(owns))
    misread = round_of("Ida Quillfeather", "Oarlock")
    assert "Ida Quillfeather" not in new(*angel, told(misread, "One")), (
        "one page alone says that it is a company"
    )
    assert new(*angel, told(misread, "One"), told(misread, "Two"))["Ida Quillfeather"] == "company"
    assert "Ida Capital" in new(row(round_of("tidal", "Ida Capital")))


def test_every_spelling_of_a_merged_organisation_is_known():
    same = Judgement(entity_id("Wrenfield"), entity_id("WFD"), "same", None, 1.0, "person:me", ())
    known = new(row(TIDAL), row(KELP), told(round_of("Oarworks", "WFD"), "One"), judgements=(same,))
    assert known["Wrenfield"] == known["WFD"] == "backer"
    assert "Oarworks" not in known


def test_names_that_tell_nothing_apart_stay_unknown():
    facts = [row(round_of("tidal", "Oslo", "angel investors", "AI", "Norway's Fund", "Quill (UK)"))]
    facts.append(row(PressureSignal("US Government", "net_loss", "negative", None, None, evidence())))
    assert new(*facts) == {"tidal": "company"}


def test_other_names_in_the_table_of_aliases_are_known_too():
    roles = grown(Snapshot.of([], [], [])).roles
    assert roles["Andreessen Horowitz"] == roles["a16z"] == "backer"
    assert "Matrix" not in roles, "it means several"


def test_the_list_that_ships_is_what_grows_from_the_sample():
    with closing(open_store("memory:")) as store:
        for _ in ingest_sample(store):
            pass
        picture = store.snapshot()
    found = grown(picture)
    assert found.text() == shipped().text()
    mixed = list(picture.facts.values())
    Random(3).shuffle(mixed)
    again = Snapshot.of(mixed, reversed(picture.judgements), [])
    assert grown(again).text() == found.text(), "in whichever order the facts came"
