"""How well stated events match labelled ones, both in the shape of the annotation guide.

* Names are equal after case, accents, punctuation, a leading "the" and trailing legal forms are dropped; a name also
  equals itself plus trailing words.
* Inside an article and kind, events are matched one to one, the best agreement first; a pair has the same company
  (subject and direction, buyer and supplier, parent and child).
* ``event_f1`` wants company, amount (within 1 %; none equals none), currency and round; ``amount_f1`` leaves out the
  round, ``company_f1`` the amount as well. ``investors_f1`` and ``leads_f1`` count the names of all rounds.
* ``amount_exact``, ``status_right``, ``valuation_right`` and ``evidence_overlap`` are shares of the rounds matched (of those whose labels have spans, the last).
* ``false_per_empty_page`` is the mean number of events on pages that have none.
* A label marked ``optional`` costs nothing, found or missed; a field under ``alt`` is right by either value.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Event = Mapping[str, Any]
Events = Mapping[str, Sequence[Event]]

# The names and words that must be the same for two events to be one, by kind.
IDENTITY = {
    "funding_round": ("company",),
    "pressure_signal": ("subject",),
    "commitment": ("buyer", "supplier"),
    "ownership": ("parent", "child"),
}
FIGURE = {
    "funding_round": "company_f1",
    "pressure_signal": "signals_f1",
    "commitment": "commitments_f1",
    "ownership": "ownership_f1",
}
LOWER_IS_BETTER = frozenset({"false_per_empty_page", "calibration_error"})
# A mean gap over some hundred facts moves by as much when a handful of them do.
SLACK = {"calibration_error": 0.02}
_LEGAL = frozenset(
    "inc corp corporation co company ltd limited llc llp lp plc gmbh ag sa sas bv nv ab as oy kk pte pvt spa srl".split()  # noqa: SIM905
)
_CLOSE = 0.01  # amounts differ by a rounding, not by more


@dataclass(frozen=True, slots=True)
class Matched:
    """One article and kind: pairs of label and event, labels without an event, events without a label."""

    pairs: tuple[tuple[Event, Event], ...]
    missed: tuple[Event, ...]
    false: tuple[Event, ...]


def matched(kind: str, labels: Iterable[Event], events: Iterable[Event]) -> Matched:
    """Match one kind in one article; optional labels and what they match are left out."""
    wanted = [label for label in labels if label["kind"] == kind]
    got = [event for event in events if event["kind"] == kind]
    near = [
        (_agreement(label, event), -i, -j)
        for i, label in enumerate(wanted)
        for j, event in enumerate(got)
        if is_same(label, event)
    ]
    pairs, used, taken = [], set[int](), set[int]()
    for _, i, j in sorted(near, reverse=True):
        if i not in used and j not in taken:
            used.add(i)
            taken.add(j)
            pairs.append((wanted[-i], got[-j]))
    return Matched(
        tuple(pair for pair in pairs if not pair[0].get("optional")),
        tuple(label for i, label in enumerate(wanted) if -i not in used and not label.get("optional")),
        tuple(event for j, event in enumerate(got) if -j not in taken),
    )


def figures(labelled: Events, found: Events) -> dict[str, float]:
    """All figures of a set by name, from the events of each article by its id; none for a field that no label has."""
    tally, one = Counter[str](), Counter[str]()
    for article, labels in labelled.items():
        events = found.get(article, ())
        if not labels:
            one["empty"] += 1
            one["false"] += len(events)
        for kind in IDENTITY:
            _count(kind, matched(kind, labels, events), tally, one)
    result = {
        name: _f1(tally, name)
        for name in ("event_f1", "amount_f1", *FIGURE.values(), "investors_f1", "leads_f1")
    }
    rounds = max(1, one["rounds"])
    result |= {name: round(one[name] / rounds, 4) for name in ("amount_exact", "status_right")}
    result["valuation_right"] = round(one["valuation_right"] / max(1, one["valuations"]), 4)
    if one["with_spans"]:
        result["evidence_overlap"] = round(one["evidence_overlap"] / one["with_spans"], 4)
    result["false_per_empty_page"] = round(one["false"] / max(1, one["empty"]), 4)
    return result


def _count(kind: str, match: Matched, tally: Counter[str], one: Counter[str]) -> None:
    names = [FIGURE[kind]] + (["event_f1", "amount_f1"] if kind == "funding_round" else [])
    for name in names:
        tally[f"{name}:wanted"] += len(match.pairs) + len(match.missed)
        tally[f"{name}:got"] += len(match.pairs) + len(match.false)
    tally[f"{FIGURE[kind]}:hit"] += len(match.pairs)
    if kind != "funding_round":
        return
    wanted = [*(label for label, _ in match.pairs), *match.missed]
    got = [*(event for _, event in match.pairs), *match.false]
    for name, field in (("investors_f1", "investors"), ("leads_f1", "lead_investors")):
        tally[f"{name}:wanted"] += sum(len(label.get(field) or ()) for label in wanted)
        tally[f"{name}:got"] += sum(len(event.get(field) or ()) for event in got)
        tally[f"{name}:hit"] += sum(len(_common(a.get(field), b.get(field))) for a, b in match.pairs)
    for label, event in match.pairs:
        amount = is_near(label, event)
        tally["amount_f1:hit"] += amount
        tally["event_f1:hit"] += amount and is_right_in(label, event, "round")
        one["rounds"] += 1
        one["amount_exact"] += amount
        one["status_right"] += is_right_in(label, event, "status")
        one["evidence_overlap"] += _overlap(label, event)
        one["with_spans"] += bool(label.get("evidence_spans"))
        if label.get("valuation") is not None:
            one["valuations"] += 1
            one["valuation_right"] += _equal(label["valuation"], event.get("valuation"))


def is_same(label: Event, event: Event) -> bool:
    """Whether two events are about the same: the same names, and of a signal the same direction."""
    return (
        label["kind"] == event["kind"]
        and all(is_same_name(label.get(name), event.get(name)) for name in IDENTITY[label["kind"]])
        and label.get("direction") == event.get("direction")
    )


def is_near(label: Event, event: Event) -> bool:
    """Whether amount and currency are right, by the label's own or its other value."""
    other = label.get("alt", {})
    ways = (label, {**label, **other}) if other else (label,)
    return any(
        _equal(way.get("amount"), event.get("amount"))
        and (way.get("amount") is None or way.get("currency") == event.get("currency"))
        for way in ways
    )


def is_right_in(label: Event, event: Event, field: str) -> bool:
    """Whether a field has the label's value, or its other value."""
    return event.get(field) in (label.get(field), label.get("alt", {}).get(field, label.get(field)))


def _agreement(label: Event, event: Event) -> int:
    """How well a pair agrees: what is not optional first, then amount, round, status and evidence."""
    return (
        8 * (not label.get("optional"))
        + 4 * is_near(label, event)
        + 2 * is_right_in(label, event, "round")
        + is_right_in(label, event, "status")
        + is_right_in(label, event, "signal")
        + _overlap(label, event)
    )


def _overlap(label: Event, event: Event) -> bool:
    spans, mine = label.get("evidence_spans") or (), event.get("evidence_spans") or ()
    return any(a < d and c < b for a, b in spans for c, d in mine)


def _equal(one: Any, other: Any) -> bool:  # noqa: ANN401 - a number of a file, or null
    if one is None or other is None:
        return one is None and other is None
    return abs(float(one) - float(other)) <= _CLOSE * max(abs(float(one)), abs(float(other)))


def _common(wanted: Sequence[str] | None, got: Sequence[str] | None) -> list[str]:
    """The wanted names that were got, each name used once."""
    left, hits = list(got or ()), []
    for name in wanted or ():
        found = next((other for other in left if is_same_name(name, other)), None)
        if found is not None:
            left.remove(found)
            hits.append(name)
    return hits


def plain_name(name: str | None) -> tuple[str, ...]:
    """The words of a name that count when names are compared."""
    text = unicodedata.normalize("NFKD", str(name or "")).casefold()
    text = "".join(char for char in text if not unicodedata.combining(char)).replace("’", "'")
    words = re.findall(r"\w+", re.sub(r"'s\b", "", text))
    words = words[1:] if words[:1] == ["the"] else words
    while len(words) > 1 and words[-1] in _LEGAL:
        words.pop()
    return tuple(words)


def is_same_name(one: str | None, other: str | None) -> bool:
    """Whether two names are equal, or one is the other plus trailing words."""
    short, long = sorted((plain_name(one), plain_name(other)), key=len)
    return bool(short) and (short == long[: len(short)] or "".join(short) == "".join(long))


def _f1(tally: Counter[str], name: str) -> float:
    hit, wanted, got = tally[f"{name}:hit"], tally[f"{name}:wanted"], tally[f"{name}:got"]
    return round(2 * hit / (wanted + got), 4) if wanted + got else 1.0


def below(now: Mapping[str, float], floors: Mapping[str, float]) -> Iterator[str]:
    """The names of the figures that are worse than their floors, or gone."""
    for name, floor in floors.items():
        slack = SLACK.get(name, 0.0)
        if name not in now or (now[name] > floor + slack if name in LOWER_IS_BETTER else now[name] < floor):
            yield name
