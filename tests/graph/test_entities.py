import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.entities import canonical, effective, entity_id, name_key, organisations
from tests.graph.making import judged, judgements

A, B, C, D = "org:a", "org:b", "org:c", "org:d"
some = st.lists(judgements, max_size=12)


@pytest.mark.parametrize(
    ("names", "key"),
    [
        (["SoftBank", "softbank", " SOFTBANK. ", "Soft\u00adBank", "SoftBank™", "“SoftBank”"], "softbank"),
        (["Moody's", "Moody’s", "MOODYS", "Moodyʼs"], "moodys"),
        (["L'Oréal", "L’Oreal", "L´Oréal", "LOréal"], "loreal"),
        (["AT&T", "AT & T", "AT＆T", "at and t"], "at-and-t"),
        (["J.P. Morgan", "JP Morgan", "J. P. Morgan"], "jp-morgan"),
        (["U.S. Bank", "US Bank", "U.S Bank"], "us-bank"),
        (["Character.AI", "Character AI", "character-ai"], "character-ai"),
        (["x.ai", "X.AI", "X AI"], "x-ai"),
        (["Disney+", "Disney Plus"], "disney-plus"),
        (["Ørsted", "Orsted"], "orsted"),
        (["Łódź Ventures", "Lodz Ventures"], "lodz-ventures"),
        (["İstanbul", "istanbul"], "istanbul"),
        (["Straße", "STRASSE"], "strasse"),
        (["ソフトバンク", "ｿﾌﾄﾊﾞﾝｸ"], "ソフトバンク"),
        (["삼성전자", unicodedata.normalize("NFD", "삼성전자")], "삼성전자"),
        (["Яндекс.Такси", "ЯНДЕКС ТАКСИ"], "яндекс-такси"),
        (["फ्लिपकार्ट"], "फ्लिपकार्ट"),
        (["Series ²", "series 2"], "series-2"),
    ],
)
def test_spellings_of_one_name_have_one_key(names: list[str], key: str):
    assert {name_key(name) for name in names} == {key}
    assert entity_id(names[0]) == f"org:{key}"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Disney", "Disney+"),
        ("ハンク", "バンク"),
        ("काल", "किल"),
        ("Йота", "Иота"),
        ("SoftBank", "SoftBank Group"),
        ("Vision Fund 1", "Vision Fund 2"),
        ("!", "?"),
        ("★", "U+2605"),
        ("U 2605", "★"),
    ],
)
def test_different_names_have_different_ids(one: str, other: str):
    assert entity_id(one) != entity_id(other)


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=10))
def test_a_key_is_its_own_key_and_knows_no_normal_form(name: str):
    key = name_key(name)
    assert name_key(key) == key
    assert {name_key(unicodedata.normalize(form, name)) for form in ("NFC", "NFD")} == {key}
    assert not key.startswith("-")
    assert "--" not in key


@pytest.mark.parametrize("name", ["", " ", "\n\t", "\u200b"])
def test_a_blank_is_no_name(name: str):
    with pytest.raises(ValueError, match="not a name"):
        entity_id(name)


@given(some, st.randoms())
def test_the_order_of_judgements_does_not_matter(judged_: list, random):
    shuffled = random.sample(judged_, len(judged_))
    assert effective(shuffled) == effective(judged_)
    assert canonical(shuffled) == canonical(judged_)


@given(some)
def test_what_people_parted_is_never_joined_and_a_root_is_its_own(judged_: list):
    roots = canonical(judged_)
    for j in effective(judged_):
        if j.verdict != "same" and j.by_person:
            assert roots.get(j.a, j.a) != roots.get(j.b, j.b)
    assert all(roots[root] == root for root in roots.values())


@given(st.lists(judgements.filter(lambda j: not j.by_person), max_size=12))
def test_without_people_nothing_judged_apart_is_joined(judged_: list):
    roots = canonical(judged_)
    for j in effective(judged_):
        if j.verdict != "same":
            assert roots.get(j.a, j.a) != roots.get(j.b, j.b)


def test_joining_goes_on_through_others():
    assert canonical([judged(B, A), judged(B, C)]) == {A: A, B: A, C: A}
    assert canonical([judged("org:aa", "org:b")]) == {
        "org:aa": "org:b",
        "org:b": "org:b",
    }  # the shortest stands


@pytest.mark.parametrize("verdict", ["different", "related"])
def test_the_weaker_link_gives_way_where_two_must_stay_apart(verdict: str):
    roots = canonical([judged(A, B, score=0.9), judged(B, C, score=0.8), judged(C, A, verdict)])
    assert roots == {A: A, B: A}


def test_a_person_overrules_a_surer_rule_both_ways():
    rules = judged(A, B, score=1.0)
    assert canonical([rules, judged(B, A, "different", by="person:ada", score=0.1)]) == {}
    parted = judged(A, B, "different", score=1.0)
    assert canonical([parted, judged(A, B, by="person:ada", score=0.1)]) == {A: A, B: A}


def test_what_people_joined_step_by_step_no_rule_parts():
    people = [judged(A, B, by="person:ada"), judged(A, C, by="person:bo")]
    assert canonical([*people, judged(B, C, "different", score=1.0)]) == {A: A, B: A, C: A}
    assert canonical([*people, judged(B, C, "different", by="person:bo", score=1.0)]).keys() == {A, B}


def test_organisations_gather_names_and_show_the_most_used():
    names = {A: {"Acme": 2, "ACME": 2}, B: {"Acme Inc": 3}, D: {"Dot": 1}}
    found = organisations(names, {A: A, B: A, C: A})
    assert found.keys() == {A, D}
    assert found[A].name == "Acme Inc"
    assert found[A].names == ("Acme Inc", "ACME", "Acme")
    assert found[A].ids == (A, B)
