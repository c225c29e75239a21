"""Cases that must come out exactly so, each a trap that has caught others."""

import pytest

from graph.entities import canonical, entity_id, name_key
from graph.resolve.compare import compare
from graph.resolve.register import Register


def said(one, other):
    found = compare(name_key(one), name_key(other))
    return found and found.verdict


SAME = [
    ("SoftBank", "SoftBank Group Corp."),
    ("SoftBank", "ソフトバンクグループ"),
    ("SoftBank Group", "ソフトバンクグループ株式会社"),
    ("SoftBank Vision Fund", "Vision Fund 1"),
    ("SVF", "SoftBank Vision Fund L.P."),
    ("SVF2", "Vision Fund 2"),
    ("SVF II", "SoftBank Vision Fund II-2 L.P."),
    ("a16z", "Andreessen Horowitz"),
    ("a16z", "AH Capital Management, L.L.C."),
    ("Andreessen Horowitz (a16z)", "Andreessen Horowitz LLC"),
    ("Andreesen Horowitz Partners", "Andreessen Horowitz Partners"),
    ("xAI", "X.AI Corp"),
    ("Twitter", "X Corp."),
    ("Meta", "Facebook"),
    ("Meta Platforms, Inc.", "Facebook"),
    ("Google Ventures", "GV"),
    ("Sequoia Capital India", "Peak XV"),
    ("Sequoia China", "HSG"),
    ("Matrix Partners India", "Z47"),
    ("KPCB", "Kleiner Perkins"),
    ("NEA", "New Enterprise Associates"),
    ("IVP", "Institutional Venture Partners"),
    ("Tiger Global", "Tiger Global Management, LLC"),
    ("Lightspeed Venture Partners", "Lightspeed"),
    ("Insight Venture Partners", "Insight Partners"),
    ("SoftBank Ventures Asia", "SBVA"),
    ("U.S. Government", "US Government"),
    ("Kestrel Grid, Inc.", "The Kestrel Grid Corporation"),
    ("Maasland N.V.", "MAASLAND"),
    ("Mithral Capital Management", "Mithral Capital"),
]
RELATED = [
    ("SoftBank Vision Fund", "SoftBank Group", "fund_of"),
    ("SVF2", "SoftBank", "fund_of"),
    ("SoftBank Latin America Fund", "SoftBank Group Corp.", "fund_of"),
    ("SoftBank Corp.", "SoftBank Group", "subsidiary"),
    ("SoftBank Robotics", "SoftBank", "subsidiary"),
    ("SB Energy", "SoftBank Group", "subsidiary"),
    ("CapitalG", "Alphabet", "fund_of"),
    ("Google DeepMind", "Alphabet", "subsidiary"),
    ("Intel Capital", "Intel", "subsidiary"),
    ("Bain Capital Ventures", "Bain Capital", "fund_of"),
    ("Kestrel Ventures III", "Kestrel Ventures", "fund_of"),
    ("Kestrel Growth Fund", "Kestrel", "fund_of"),
    ("Kestrel Partners India", "Kestrel Partners", "region_of"),
]
KIN = [  # related, and belonging to each other no longer or never
    ("SVF", "SVF2"),
    ("SBVA", "SoftBank Group"),
    ("Peak XV Partners", "Sequoia Capital"),
    ("HongShan", "Peak XV"),
    ("Kestrel Fund I", "Kestrel Fund II"),
    ("SoftBank Corp.", "SoftBank Vision Fund 2"),
    ("Fidelity International", "Fidelity"),
]
NEVER_MERGED = [
    ("Marc Andreessen", "Andreessen Horowitz"),
    ("Marc Andreessen", "a16z"),
    ("Masayoshi Son", "SoftBank"),
    ("xAI", "X Corp."),
    ("X", "xAI"),
    ("Meta", "Meta Company"),
    ("Meta", "Meta Co"),
    ("x.ai", "xAI"),
    ("x.ai", "X.AI Corp"),
    ("NVP", "Nexus Venture Partners"),
    ("IVP", "Insight Venture Partners"),
    ("Elevation Capital", "Elevation Partners"),
    ("Wellington Management", "Wellington Partners"),
    ("Axis Capital", "Axis Capital Partners"),
    ("Scale AI", "Scale Venture Partners"),
    ("Founders Fund", "Female Founders Fund"),
    ("Founders Fund", "European Founders Fund"),
    ("Google", "Google Ventures"),
    ("Info Edge", "Info Edge Ventures"),
    ("Northwind", "Northwind Capital"),
    ("Bank of America", "Bank of"),
    ("Abridge", "Bridge"),
    ("Riot", "Riot Ventures"),
    ("Kestrel Fund 2", "Kestrel Fund 3"),
    ("SoftBank Corp.", "SoftBank Group Corp."),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_same(one, other):
    assert said(one, other) == "same"


@pytest.mark.parametrize(("child", "parent", "relation"), RELATED)
def test_related_and_how(child, parent, relation):
    found = compare(name_key(parent), name_key(child))
    assert found is not None
    assert (found.a, found.b, found.relation) == (name_key(child), name_key(parent), relation)
    assert found.verdict == "related"


@pytest.mark.parametrize(("one", "other"), KIN)
def test_kept_apart_without_belonging(one, other):
    found = compare(name_key(one), name_key(other))
    assert found is not None
    assert (found.verdict, found.relation) == ("related", None)


@pytest.mark.parametrize(("one", "other"), NEVER_MERGED)
def test_never_merged(one, other):
    assert said(one, other) != "same"
    names = [one, other]
    roots = canonical(Register().meet(names))
    ids = [roots.get(entity_id(name), entity_id(name)) for name in names]
    assert ids[0] != ids[1]


@pytest.mark.parametrize(
    ("one", "other"), [("x.ai", "xAI"), ("NVP", "Norwest"), ("Northwind", "Northwind Capital"), ("ABC", "Alder Birch Capital")]
)  # fmt: skip
def test_asked_rather_than_guessed(one, other):
    assert said(one, other) == "ask"


def test_a_former_name_says_which_is_older_and_since_when():
    found = compare("facebook", "meta")
    assert (found.a, found.b, found.relation) == ("facebook", "meta", "formerly")
    assert "2021-10-28" in found.reasons[0].detail


def test_softbank_is_three_entities_joined_by_ownership():
    names = [
        "SoftBank",
        "SoftBank Group Corp.",
        "SoftBank Vision Fund",
        "SVF",
        "Vision Fund 2",
        "SVF2",
        "SoftBank Vision Fund II",
    ]
    judgements = Register().meet(names)
    roots = canonical(judgements)
    groups = {frozenset(n for n in names if roots.get(entity_id(n)) == root) for root in set(roots.values())}
    assert groups == {
        frozenset({"SoftBank", "SoftBank Group Corp."}),
        frozenset({"SoftBank Vision Fund", "SVF"}),
        frozenset({"Vision Fund 2", "SVF2", "SoftBank Vision Fund II"}),
    }
    owned = {(j.a, j.b) for j in judgements if j.relation == "fund_of"}
    assert ("org:svf2", "org:softbank") in owned
    assert ("org:svf", "org:softbank-group-corp") in owned
