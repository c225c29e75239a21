"""A labelled set read by the extractor of today: its figures, its misses in their sentences, and its reliability.

A set is a file of JSON lines (also gzipped): articles ``{"id", "text", "events", "title"?, "published"?}`` as the annotation
guide has them, or announcing sentences ``{"id", "description", "company", "amount", "lead"}``.
"""

import gzip
import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

from graph.errors import InputError
from graph.extract.jsonl import extract_lines
from graph.quality.announced import announced
from graph.quality.reliability import Reliability, is_right, reliability
from graph.quality.scoring import FIGURE, IDENTITY, Event, figures, is_near, is_right_in, matched, plain_name

WANTED = 'JSON lines: {"id", "text", "events"} an article, or {"id", "description", "company", "amount", "lead"} a sentence'
_FIELDS = {
    "funding_round": ("round", "status", "valuation"),
    "pressure_signal": ("signal",),
    "commitment": ("status", "term_years"),
    "ownership": ("relation",),
}


@dataclass(frozen=True, slots=True)
class Miss:
    """One thing that is not as labelled, in its sentence.

    ``field``: ``event`` for a whole event that is missing (``got`` is None) or false (``expected`` is None), else the field of
    a matched event that differs. ``start`` is the sentence's offset in the article's text, None where it was not found.
    """

    set: str
    article: str
    kind: str
    about: tuple[str, ...]
    field: str
    expected: Any
    got: Any
    sentence: str
    start: int | None
    confidence: float | None


@dataclass(frozen=True)
class Judged:
    """A set and what the extractor states of it."""

    name: str
    records: tuple[Mapping[str, Any], ...]
    sha256: str
    found: Mapping[str, Sequence[Event]]
    style: Literal["articles", "sentences"]

    @classmethod
    def of(cls, path: Path) -> "Judged":
        """Read and extract a set. Raises ``InputError`` for a file that is none."""
        data = _bytes(path)
        records = tuple(_records(data, path))
        style: Literal["articles", "sentences"] = "articles" if "events" in records[0] else "sentences"
        lines = (json.dumps(_article(record, style), ensure_ascii=False) for record in records)
        found = {str(told["id"]): told["events"] for told in map(json.loads, extract_lines(lines))}
        return cls(path.name, records, hashlib.sha256(data).hexdigest(), found, style)

    @property
    def corpus(self) -> dict[str, Any]:
        """What the set is, so that a changed one is noticed."""
        return {"sha256": self.sha256, "articles": len(self.records)}

    @cached_property
    def figures(self) -> dict[str, float]:
        """Every figure of the set by name."""
        if self.style == "sentences":
            return announced(self.records, self.found)
        scored = figures({str(record["id"]): record["events"] for record in self.records}, self.found)
        return {**scored, "calibration_error": self.reliability.error}

    @cached_property
    def reliability(self) -> Reliability:
        """Whether the chances that the extractor gives are the shares that are right; optional labels are left out."""
        return reliability(self._chances()) if self.style == "articles" else reliability(())

    def _chances(self) -> Iterator[tuple[float, bool]]:
        for record in self.records:
            left = list(record["events"])
            for event in self.found.get(str(record["id"]), ()):
                label = next((one for one in left if is_right(one, event)), None)
                if label is not None:
                    left.remove(label)
                if event.get("confidence") is not None and not (label or {}).get("optional"):
                    yield event["confidence"], label is not None

    def misses(self) -> Iterator[Miss]:
        """All that is not as labelled, article by article."""
        for record in self.records:
            if self.style == "sentences":
                yield from self._announced(record)
                continue
            for kind in IDENTITY:
                yield from self._of_kind(kind, record)

    def _of_kind(self, kind: str, record: Mapping[str, Any]) -> Iterator[Miss]:
        match = matched(kind, record["events"], self.found.get(str(record["id"]), ()))
        for label in match.missed:
            yield self._miss(record, label, "event", _told(label), None)
        for event in match.false:
            yield self._miss(record, event, "event", None, _told(event))
        for label, event in match.pairs:
            if kind in {"funding_round", "commitment"} and not is_near(label, event):
                yield self._miss(record, event, "amount", _money(label), _money(event))
            for field in _FIELDS[kind]:
                if label.get(field) is not None and not is_right_in(label, event, field):
                    yield self._miss(record, event, field, label[field], event.get(field))
            for field in ("investors", "lead_investors") if kind == "funding_round" else ():
                wanted, got = label.get(field) or [], event.get(field) or []
                if {plain_name(name) for name in wanted} != {plain_name(name) for name in got}:
                    yield self._miss(record, event, field, wanted, got)

    def _announced(self, record: Mapping[str, Any]) -> Iterator[Miss]:
        events = self.found.get(str(record["id"]), ())
        one = announced([record], {str(record["id"]): events})
        wanted = {
            "company": record.get("company"),
            "amount": record.get("amount"),
            "lead_exact": record.get("lead"),
        }
        fields = {"company": "company", "amount": "amount", "lead_exact": "lead_investors"}
        for figure, field in fields.items():
            if one[figure] < 1 and one[f"n_{figure}"]:
                got = [event.get(field) for event in events if event["kind"] == "funding_round"]
                text = str(record["description"])
                about = (str(record.get("company")),)
                yield Miss(
                    self.name,
                    str(record["id"]),
                    "funding_round",
                    about,
                    field,
                    wanted[figure],
                    got,
                    text,
                    0,
                    None,
                )

    def _miss(
        self, record: Mapping[str, Any], event: Event, field: str, expected: object, got: object
    ) -> Miss:
        sentence, start = _sentence(event, str(record["text"]))
        about = tuple(str(event.get(name)) for name in IDENTITY[event["kind"]])
        chance = event.get("confidence")
        return Miss(
            self.name, str(record["id"]), event["kind"], about, field, expected, got, sentence, start, chance
        )


def _told(event: Event) -> dict[str, Any]:
    """An event in the few fields that people look at first."""
    extra = {"pressure_signal": ("signal", "direction", "magnitude"), "ownership": ("relation",)}
    names = (
        *IDENTITY[event["kind"]],
        *extra.get(event["kind"], ("amount", "currency", *_FIELDS[event["kind"]][:2])),
    )
    return {name: event.get(name) for name in names if event.get(name) is not None}


def _money(event: Event) -> str | None:
    amount = event.get("amount")
    return None if amount is None else f"{event.get('currency')} {amount:,}"


def _sentence(event: Event, text: str) -> tuple[str, int | None]:
    """The sentence of an event: its first span, or its evidence, or the sentence with its first name."""
    spans = event.get("evidence_spans") or ()
    if spans:
        start, end = spans[0]
        return text[start:end], start
    told = str(event.get("evidence") or "").split("\n")[0]
    name = str(event.get(IDENTITY[event["kind"]][0]))
    at = text.find(told) if told else text.find(name)
    if told and at >= 0:
        return told, at
    if at < 0:
        return told, None
    start = max(text.rfind("\n", 0, at), text.rfind(". ", 0, at) + 1, 0)
    ends = [end for end in (text.find("\n", at), text.find(". ", at)) if end > 0]
    return text[start : min(ends, default=len(text))].strip(), start


def _article(record: Mapping[str, Any], style: str) -> dict[str, Any]:
    if style == "sentences":
        return {"id": str(record["id"]), "text": str(record.get("description") or "")}
    return {name: record.get(name) for name in ("id", "url", "title", "published", "text")}


def _bytes(path: Path) -> bytes:
    try:
        data = path.read_bytes()
        return gzip.decompress(data) if path.suffix == ".gz" else data
    except (OSError, EOFError) as error:
        raise InputError(f"{path} can't be read: {error}", wanted=WANTED, todo="check the path") from error


def _records(data: bytes, path: Path) -> Iterator[dict[str, Any]]:
    lines = [line for line in data.decode("utf-8", "replace").splitlines() if line.strip()]
    if not lines:
        raise InputError(f"{path} holds no lines", wanted=WANTED, todo="give a labelled set")
    for number, line in enumerate(lines, 1):
        try:
            record = json.loads(line)
        except json.JSONDecodeError:
            record = None
        if (
            not isinstance(record, dict)
            or "id" not in record
            or not ({"text", "events"} <= record.keys() or "description" in record)
        ):
            raise InputError(
                f"line {number} of {path} is no labelled article", wanted=WANTED, todo=f"mend line {number}"
            )
        if any(event.get("kind") not in FIGURE for event in record.get("events", ())):
            raise InputError(
                f"line {number} of {path} has an event of no known kind",
                wanted=", ".join(FIGURE),
                todo=f"mend line {number}",
            )
        yield record
