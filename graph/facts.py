"""What pages and tables state: immutable facts, each with its evidence. Nothing here is inferred.

The field names are the annotation guide's, the store's and GraphQL's: one word a thing, everywhere.
Names of organisations stand as the text writes them; whom they mean is the resolver's overlay.
"""

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Literal, get_args

from graph.dates import PartialDate
from graph.money import Amount

Round = Literal[
    "pre-seed", "seed", "angel", "series-a", "series-b", "series-c", "series-d", "series-e", "series-f",
    "series-g", "series-h", "series-i", "series-j", "series-k", "growth", "bridge", "debt", "convertible",
    "grant", "ipo", "secondary", "strategic", "unknown",
]  # fmt: skip
Status = Literal["completed", "planned", "rumoured"]
ValuationKind = Literal["post", "pre", "unspecified"]
Signal = Literal[
    "share_price_fall", "net_loss", "write_down", "investment_pullback", "stake_sale", "fund_shrink", "layoffs",
    "debt_stress", "outflow", "shutdown", "share_price_rise", "net_gain", "new_fund", "investment_step_up",
]  # fmt: skip
Direction = Literal["negative", "positive"]
CommitmentStatus = Literal["letter_of_intent", "planned", "binding", "rumoured"]
OwnershipRelation = Literal["owns", "fund_of", "subsidiary", "acquired"]
State = Literal["listed", "delisted", "acquired", "merged", "acqui_hired", "insolvent", "shut"]
Settled = Literal["yes", "no", "off", "undone"]

ROUNDS: tuple[str, ...] = get_args(Round)
STATUSES: tuple[str, ...] = get_args(Status)
SIGNALS: tuple[str, ...] = get_args(Signal)
POSITIVE_SIGNALS = frozenset({"share_price_rise", "net_gain", "new_fund", "investment_step_up"})
# A fact with a smaller chance of being right moves no number of an answer. One in two is where counting it does more harm
# than leaving it out, if a wrong fact costs as much as a missing one.
UNSURE_BELOW = Decimal("0.5")
# Money that changes hands between holders, or that the company never sees as runway.
NOT_RUNWAY = frozenset({"secondary", "ipo"})


@dataclass(frozen=True, slots=True)
class Quote:
    """A verbatim passage and where it stands: half-open character offsets into the page's main text."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a fact comes from. Every fact has one; a table row has an address but no quotes.

    ``page_id`` is the archived page (or the table row's own key), ``published`` when the source appeared,
    ``recorded`` the day we could first know it, ``extractor`` what read it and in which version.
    ``probability`` is the calibrated chance that a careful reader would state the fact too; None where nothing
    had to be understood (a row of a table).
    """

    page_id: str
    url: str
    publisher: str | None
    published: PartialDate | None
    recorded: date
    quotes: tuple[Quote, ...]
    extractor: str
    probability: Decimal | None = None

    @property
    def unsure(self) -> bool:
        """Whether the fact is more likely wrong than right: kept and shown, and never counted."""
        return self.probability is not None and self.probability < UNSURE_BELOW


@dataclass(frozen=True, slots=True)
class Share:
    """A disclosed part of a round: who put in how much."""

    investor: str
    amount: Amount


@dataclass(frozen=True, slots=True)
class FundingRound:
    """An equity or debt financing of one company, as one source states it.

    ``round`` is the standardised label and ``announced`` the text's own words for it; ``investors`` holds
    every named one, leads included; ``others_unnamed`` is true where the text says that there were more
    ("and others", "including"); ``sole_investor`` where it says there was one only; ``valuation`` is money
    with its kind; ``is_main`` is false for a past round mentioned in passing.
    """

    company: str
    amount: Amount | None
    round: Round
    announced: str | None
    lead_investors: tuple[str, ...]
    investors: tuple[str, ...]
    disclosed: tuple[Share, ...]
    others_unnamed: bool
    sole_investor: bool
    valuation: Amount | None
    valuation_kind: ValuationKind | None
    date: PartialDate | None
    status: Status
    is_main: bool
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class PressureSignal:
    """News that a backer has less or more money, or will, to fund. ``magnitude`` is the text's own words."""

    subject: str
    signal: Signal
    direction: Direction
    magnitude: str | None
    date: PartialDate | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Commitment:
    """One company commits to buy from another (compute, cloud, chips)."""

    buyer: str
    supplier: str
    amount: Amount | None
    up_to: bool
    term_years: Decimal | None
    status: CommitmentStatus
    date: PartialDate | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Ownership:
    """``parent`` owns, manages or bought ``child``; ``share`` in [0, 1], 0 meaning separated since ``date``."""

    parent: str
    child: str
    relation: OwnershipRelation
    amount: Amount | None
    share: Decimal | None
    date: PartialDate | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class TotalRaised:
    """All money a company has raised up to ``date``, as a source states it."""

    company: str
    amount: Amount
    date: PartialDate | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class CompanyState:
    """A company stopped (or did not stop) being private and on its own.

    ``settled``: yes; no = announced only; off = the plan ended (``state`` is None); undone = reversed since.
    """

    company: str
    state: State | None
    settled: Settled
    other_party: str | None
    note: str | None
    date: PartialDate | None
    evidence: Evidence


Fact = FundingRound | PressureSignal | Commitment | Ownership | TotalRaised | CompanyState

KINDS: dict[str, type[Fact]] = {
    "funding_round": FundingRound,
    "pressure_signal": PressureSignal,
    "commitment": Commitment,
    "ownership": Ownership,
    "total_raised": TotalRaised,
    "company_state": CompanyState,
}
_KIND_OF = {shape: kind for kind, shape in KINDS.items()}


def kind_of(fact: Fact) -> str:
    """The guide's word for the kind of a fact."""
    return _KIND_OF[type(fact)]


def names_in(fact: Fact) -> tuple[str, ...]:
    """Every organisation or person that a fact names, each once, in the order of its fields."""
    match fact:
        case FundingRound():
            found = [
                fact.company,
                *fact.lead_investors,
                *fact.investors,
                *(s.investor for s in fact.disclosed),
            ]
        case PressureSignal():
            found = [fact.subject]
        case Commitment():
            found = [fact.buyer, fact.supplier]
        case Ownership():
            found = [fact.parent, fact.child]
        case TotalRaised():
            found = [fact.company]
        case CompanyState():
            found = [fact.company, *([fact.other_party] if fact.other_party else [])]
    return tuple(dict.fromkeys(found))


def fact_id(fact: Fact) -> str:
    """``fact:`` and a digest of everything it says, evidence included: the same statement has the same id."""
    record = json.dumps(to_record(fact), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return "fact:" + hashlib.sha256(record.encode()).hexdigest()[:24]


def to_record(fact: Fact) -> dict[str, Any]:
    """A fact as JSON values: decimals and dates as text, so that nothing is rounded. See ``from_record``."""
    return {
        "kind": kind_of(fact),
        **{name: _plain(getattr(fact, name)) for name in fact.__dataclass_fields__},
    }


def _plain(value: Any) -> Any:  # noqa: ANN401 - any field of a fact
    match value:
        case None | bool() | str() | int():
            return value
        case Decimal():
            return _digits(value)
        case PartialDate():
            return str(value)
        case date():
            return value.isoformat()
        case tuple():
            return [_plain(item) for item in value]
        case Evidence(probability=None):  # as records were written before there were any
            return {
                name: _plain(getattr(value, name))
                for name in value.__dataclass_fields__
                if name != "probability"
            }
        case _:
            return {name: _plain(getattr(value, name)) for name in value.__dataclass_fields__}


def _digits(value: Decimal) -> str:
    """One text for equal decimals, without rounding: 2.40E+9 and 2400000000.0 are ``2400000000``."""
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def from_record(record: dict[str, Any]) -> Fact:
    """The fact that ``to_record`` made the record of. Raises ``KeyError`` or ``ValueError`` for anything else."""
    shape = KINDS[record["kind"]]
    try:
        return shape(**{n: _READ.get(n, _same)(value) for n, value in record.items() if n != "kind"})
    except (
        TypeError,
        AttributeError,
        ArithmeticError,
    ) as error:  # a field too many, too few, of another type
        raise ValueError(f"not a record of a {record['kind']}: {error}") from error


def _same(value: Any) -> Any:  # noqa: ANN401 - any field of a fact
    return tuple(value) if isinstance(value, list) else value


def _amount(value: dict[str, str] | None) -> Amount | None:
    return Amount(Decimal(value["value"]), value["currency"]) if value else None


def _day(value: str | None) -> PartialDate | None:
    return PartialDate.parse(value) if value else None


def _decimal(value: str | None) -> Decimal | None:
    return Decimal(value) if value is not None else None


def _evidence(value: dict[str, Any]) -> Evidence:
    return Evidence(
        **{
            **value,
            "published": _day(value["published"]),
            "recorded": date.fromisoformat(value["recorded"]),
            "probability": _decimal(value.get("probability")),
            "quotes": tuple(Quote(**quote) for quote in value["quotes"]),
        }
    )


_READ: dict[str, Any] = {
    "amount": _amount,
    "valuation": _amount,
    "date": _day,
    "term_years": _decimal,
    "share": _decimal,
    "evidence": _evidence,
    "disclosed": lambda value: tuple(
        Share(s["investor"], Amount(Decimal(s["amount"]["value"]), s["amount"]["currency"])) for s in value
    ),
}
