"""What is said of every pair among some names."""

from graph.resolve.decide import decide


def decisions(*names):
    return {frozenset((d["a"], d["b"])): (d["decision"], d["relation"]) for d in decide(names)}


def test_spellings_and_aliases_are_same_and_what_holds_for_one_holds_for_all():
    said = decisions("SoftBank", "Softbank", "SoftBank Group", "SVF2", "SoftBank Vision Fund II")
    assert said[frozenset({"SoftBank", "Softbank"})] == ("same", None)
    assert said[frozenset({"SVF2", "SoftBank Vision Fund II"})] == ("same", None)
    assert said[frozenset({"Softbank", "SVF2"})] == ("related", "fund_of")
    assert len(said) == 10


def test_two_vehicles_of_one_house_are_related():
    said = decisions("Kestrel Partners", "Kestrel Partners India", "Kestrel Partners Growth Fund")
    assert said[frozenset({"Kestrel Partners India", "Kestrel Partners Growth Fund"})] == ("related", None)


def test_unclear_pairs_are_asked_and_strangers_left_out():
    assert decisions("Northwind", "Northwind Capital", "Quillmere") == {
        frozenset({"Northwind", "Northwind Capital"}): ("ask", None)
    }


def test_one_line_a_pair():
    names = [
        "a16z",
        "a16z crypto",
        "AH Capital Management",
        "Andreessen Horowitz",
        "Andreessen Horowitz Growth Fund",
    ]
    pairs = [frozenset((d["a"], d["b"])) for d in decide(names)]
    assert len(set(pairs)) == len(pairs) == 10
