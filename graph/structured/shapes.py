"""Shapes of tables with rounds: which columns mean what. A shape is data; adding one is adding a row here."""

import difflib
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

# The columns of our own table of rounds, the same as in ``graph/sample/tables/rounds.csv``.
PLAIN = {
    one: one
    for one in (
        "company", "round", "amount", "currency", "date", "status", "lead_investors", "investors", "valuation",
        "valuation_kind", "publisher", "published", "source_url",
    )
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shape:
    """How one kind of table says things. ``columns`` leads from its headings (lower-case) to our columns.

    ``needs`` are headings that tell the shape; ``between`` stands between investors; ``currency`` holds
    where a row states none; ``valuation_in`` is what a valuation counts (millions: 1,000,000); ``strict``
    shapes know all their columns, so that a strange one is an error; a row of one with ``group`` names one
    investor, and the rows of one group are one round.
    """

    name: str
    needs: tuple[str, ...]
    columns: dict[str, str] = field(hash=False)
    between: str
    publisher: str | None = None
    currency: str | None = None
    valuation_in: int = 1
    strict: bool = False
    group: str | None = None


_DEFILLAMA = {
    "name": "company", "date": "date", "amount raised": "amount", "round": "round", "lead investor": "lead_investors",
    "other investors": "investors", "source": "source_url", "valuation": "valuation",
}  # fmt: skip
_CRUNCHBASE_SITE = {
    "organization name": "company", "funding type": "round", "money raised": "amount",
    "money raised currency": "currency", "announced date": "date", "lead investors": "lead_investors",
    "investor names": "investors", "transaction name url": "source_url", "pre-money valuation": "valuation",
}  # fmt: skip
_CRUNCHBASE_BULK = {
    "org_name": "company", "investment_type": "round", "raised_amount": "amount",
    "raised_amount_currency_code": "currency", "announced_on": "date", "cb_url": "source_url",
    "post_money_valuation": "valuation",
}  # fmt: skip
_CRUNCHBASE_ROWS = {
    "company_name": "company", "funding_round_type": "round", "funding_round_code": "code", "funded_at": "date",
    "raised_amount_usd": "amount",
}  # fmt: skip
_ACQUISITIONS = {
    "company_name": "company", "acquirer_name": "acquirer", "acquired_at": "date", "price_amount": "amount",
    "price_currency_code": "currency",
}  # fmt: skip

SHAPES = (
    Shape("defillama", ("name", "amount raised", "lead investor", "other investors"), _DEFILLAMA, " + ", "DefiLlama", "USD", 1_000_000),
    Shape("crunchbase-site", ("organization name", "money raised", "announced date"), _CRUNCHBASE_SITE, ", ", "Crunchbase", "USD"),
    Shape("crunchbase-bulk", ("org_name", "investment_type", "announced_on"), _CRUNCHBASE_BULK, ",", "Crunchbase", "USD"),
    Shape("crunchbase-acquisitions", ("company_name", "acquirer_name", "acquired_at"), _ACQUISITIONS, ",", "Crunchbase", "USD"),
    Shape(
        "crunchbase-investments", ("company_name", "investor_name", "funded_at"),
        {**_CRUNCHBASE_ROWS, "investor_name": "investors", "funding_round_permalink": "group"}, "", "Crunchbase", "USD",
        group="funding_round_permalink",
    ),
    Shape("crunchbase-rounds", ("company_name", "funding_round_type", "funded_at"), _CRUNCHBASE_ROWS, ",", "Crunchbase", "USD"),
    Shape("rounds", ("company",), PLAIN, ";", strict=True),
)  # fmt: skip


def shape_of(headings: Collection[str]) -> Shape | None:
    """The first shape all of whose telling headings are there."""
    known = {heading.strip().lower() for heading in headings}
    return next((shape for shape in SHAPES if known.issuperset(shape.needs)), None)


def strangers(shape: Shape, headings: Iterable[str]) -> list[str]:
    """What is wrong with the headings of a strict shape, in words."""
    found = []
    if shape.strict:
        for heading in headings:
            if heading.strip().lower() not in shape.columns:
                near = difflib.get_close_matches(heading.strip().lower(), shape.columns, n=1)
                hint = f"did you mean {near[0]}?" if near else f"known are {', '.join(shape.columns)}"
                found.append(f"unknown column {heading.strip()!r}: {hint}")
    return found
