"""One row of a sample table to one fact. A value outside its vocabulary is a ``BadValue``, never a guess."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, Literal, cast, get_args

from graph.dates import PartialDate
from graph.entities import name_key
from graph.facts import (
    Commitment,
    CommitmentStatus,
    CompanyState,
    Direction,
    Evidence,
    Fact,
    FundingRound,
    Ownership,
    OwnershipRelation,
    PressureSignal,
    Round,
    Settled,
    Signal,
    State,
    Status,
    TotalRaised,
    ValuationKind,
)
from graph.money import Amount

Row = Mapping[str, str]
Table = Literal["rounds", "commitments", "ownership", "signals", "totals", "status"]

# The day on which the tables were last compiled: nothing in them was known to us later than this.
SAMPLE_DATE = date(2026, 11, 23)
_PER_CENT = Decimal(100)


class BadValue(ValueError):  # noqa: N818 - reads as what it is where it is caught
    """A value that its column does not allow; says which column, and what stood there."""

    def __init__(self, column: str, value: str) -> None:
        self.column, self.value = column, value
        super().__init__(f"{column}: {value!r}")


def evidence_of(row: Row, page_id: str, when: PartialDate | None) -> Evidence:
    """Where a row comes from. ``recorded`` is the last day that ``published`` (else the event) can mean."""
    published = day(row, "published")
    known = published or when
    recorded = min(known.latest, SAMPLE_DATE) if known else SAMPLE_DATE
    return Evidence(page_id, row["source_url"], row["publisher"] or None, published, recorded, (), "sample-1")


def fact_of(table: Table, row: Row, page_id: str) -> Fact:
    """The fact that a row states. Raises ``BadValue`` for a row that can't be read."""
    return _READERS[table](row, page_id)


def day(row: Row, column: str) -> PartialDate | None:
    """A partial date, or None where the source states none."""
    if not row[column]:
        return None
    try:
        return PartialDate.parse(row[column])
    except ValueError:
        raise BadValue(column, row[column]) from None


def _name(column: str, value: str) -> str:
    if not name_key(value):
        raise BadValue(column, value)
    return value


def _names(row: Row, column: str) -> tuple[str, ...]:
    parts = [part.strip() for part in row[column].split(";")] if row[column] else []
    return tuple(dict.fromkeys(_name(column, part) for part in parts))


def _decimal(row: Row, column: str) -> Decimal | None:
    if not row[column]:
        return None
    try:
        value = Decimal(row[column])
    except InvalidOperation:
        raise BadValue(column, row[column]) from None
    if not value.is_finite() or value < 0:
        raise BadValue(column, row[column])
    return value


def _amount(row: Row, column: str) -> Amount | None:
    value = _decimal(row, column)
    if value is None:
        return None
    try:
        return Amount(value, row["currency"])
    except ValueError:
        raise BadValue(column, f"{row[column]} {row['currency'] or 'without a currency'}") from None


def _word(row: Row, column: str, vocabulary: object) -> Any:  # noqa: ANN401 - the caller names the Literal
    if row[column] not in get_args(vocabulary):
        raise BadValue(column, row[column])
    return row[column]


def _round(row: Row, page_id: str) -> FundingRound:
    when = day(row, "date")
    leads = _names(row, "lead_investors")
    return FundingRound(
        company=_name("company", row["company"]),
        amount=_amount(row, "amount"),
        round=cast("Round", _word(row, "round", Round)),
        announced=None,
        lead_investors=leads,
        investors=tuple(dict.fromkeys((*leads, *_names(row, "investors")))),
        disclosed=(),
        others_unnamed=False,  # a row can't say; a lone name is the model's matter
        sole_investor=False,
        valuation=_amount(row, "valuation"),
        valuation_kind=cast("ValuationKind", _word(row, "valuation_kind", ValuationKind))
        if row["valuation"]
        else None,
        date=when,
        status=cast("Status", _word(row, "status", Status)),
        is_main=True,
        evidence=evidence_of(row, page_id, when),
    )


def _commitment(row: Row, page_id: str) -> Commitment:
    when = day(row, "date")
    return Commitment(
        buyer=_name("buyer", row["buyer"]),
        supplier=_name("supplier", row["supplier"]),
        amount=_amount(row, "amount"),
        up_to=False,  # the tables hold "up to" figures as plain ones
        term_years=_decimal(row, "term_years"),
        status=cast("CommitmentStatus", _word(row, "status", CommitmentStatus)),
        date=when,
        evidence=evidence_of(row, page_id, when),
    )


def _ownership(row: Row, page_id: str) -> Ownership:
    when = day(row, "date")
    per_cent = _decimal(row, "share_pct")
    if per_cent is not None and per_cent > _PER_CENT:
        raise BadValue("share_pct", row["share_pct"])
    return Ownership(
        parent=_name("parent", row["parent"]),
        child=_name("child", row["child"]),
        relation=cast("OwnershipRelation", _word(row, "relation", OwnershipRelation)),
        amount=None,
        share=None if per_cent is None else per_cent / _PER_CENT,
        date=when,
        evidence=evidence_of(row, page_id, when),
    )


def _signal(row: Row, page_id: str) -> PressureSignal:
    when = day(row, "date")
    return PressureSignal(
        subject=_name("subject", row["subject"]),
        signal=cast("Signal", _word(row, "signal", Signal)),
        direction=cast("Direction", _word(row, "direction", Direction)),
        magnitude=row["magnitude"] or None,
        date=when,
        evidence=evidence_of(row, page_id, when),
    )


def _total(row: Row, page_id: str) -> TotalRaised:
    when = day(row, "as_of")
    amount = _amount(row, "amount")
    if amount is None:
        raise BadValue("amount", row["amount"])
    return TotalRaised(_name("company", row["company"]), amount, when, evidence_of(row, page_id, when))


def _state(row: Row, page_id: str) -> CompanyState:
    when = day(row, "date")
    settled = cast("Settled", _word(row, "settled", Settled))
    if not row["state"] and settled != "off":
        raise BadValue("state", row["state"])  # only a plan that ended leaves no state behind
    return CompanyState(
        company=_name("company", row["company"]),
        state=cast("State", _word(row, "state", State)) if row["state"] else None,
        settled=settled,
        other_party=_name("other_party", row["other_party"]) if row["other_party"] else None,
        note=row["note"] or None,
        date=when,
        evidence=evidence_of(row, page_id, when),
    )


_READERS: dict[Table, Callable[[Row, str], Fact]] = {
    "rounds": _round,
    "commitments": _commitment,
    "ownership": _ownership,
    "signals": _signal,
    "totals": _total,
    "status": _state,
}
