"""A fact that is more likely wrong than right moves no number, and is told."""

from dataclasses import replace
from decimal import Decimal

from graph.exposure.estimate import exposures
from tests.graph.exposure.made import owns, picture, raised, scenario, signal, state, total

FACTS = (
    raised(
        "Fernlight", 40_000_000, "series-b", "2025-06", leads=["Kestrel Capital"], others=["Harrow Capital"]
    ),
    raised("Hopline", 9_000_000, "series-a", "2025-03", leads=["Kestrel Capital"]),
)


def doubtful(fact, chance="0.3"):
    return replace(fact, evidence=replace(fact.evidence, probability=Decimal(chance)))


def asked(*facts):
    return exposures(picture(*facts), scenario({"Kestrel Capital": 0.6}))


def test_unsure_facts_of_every_kind_move_no_number():
    more = (
        raised("Fernlight", 900_000_000, "series-c", "2025-10", leads=["Quarrystone"]),
        owns("Quarrystone", "Kestrel Capital"),
        owns("Brightmoor", "Hopline", "acquired"),
        signal("Kestrel Capital", "layoffs", "2025-11"),
        signal("Hopline", "shutdown", "2025-11"),
        total("Fernlight", 990_000_000, "2025-11"),
        state("Hopline", "shut", "2025-11"),
    )
    plain, with_unsure = asked(*FACTS), asked(*FACTS, *map(doubtful, more))
    assert with_unsure.ranked == plain.ranked
    assert with_unsure.thin == plain.thin
    assert with_unsure.apart == plain.apart == ()
    assert with_unsure.hit == plain.hit
    assert asked(*FACTS, *more) != plain  # the same facts do move it when they are sure


def test_they_are_counted_where_they_are_told():
    answer = asked(*FACTS, doubtful(owns("Quarrystone", "Kestrel Capital")))
    assert answer.coverage["unsure"] == 1
    assert asked(*FACTS).coverage["unsure"] == 0


def test_a_likely_fact_counts_like_any():
    plain, likely = asked(*FACTS), asked(*(doubtful(fact, "0.5") for fact in FACTS))
    assert [(row.name, row.low, row.high) for row in likely.ranked] == [
        (row.name, row.low, row.high) for row in plain.ranked
    ]


def test_a_picture_keeps_both_apart():
    unsure = doubtful(FACTS[0])
    seen = picture(unsure, FACTS[1])
    assert list(seen.unsure.values()) == [unsure]
    assert list(seen.counted.values()) == [FACTS[1]]
    assert len(seen.facts) == 2
