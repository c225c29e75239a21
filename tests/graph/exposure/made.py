"""Small facts for the tests of exposure, as terse as a row of a table."""

from datetime import date
from decimal import Decimal

from graph.dates import PartialDate
from graph.entities import Judgement, entity_id
from graph.exposure.scenario import Pullback, Scenario
from graph.facts import (
    CompanyState,
    Evidence,
    FundingRound,
    Ownership,
    PressureSignal,
    Quote,
    Share,
    TotalRaised,
)
from graph.money import Amount
from graph.snapshot import Snapshot

AS_OF = date(2026, 1, 1)


def usd(value, currency="USD"):
    return None if value is None else Amount(Decimal(str(value)), currency)


def day(text):
    return PartialDate.parse(text) if text else None


def seen(when=None, *, recorded=None, source="a", published=None, quoted=False):
    known = published or when
    first = day(recorded) or day(known)
    quotes = (Quote("text", 0, 4),) if quoted else ()
    return Evidence(
        f"page:{source}", f"https://{source}.invalid/", source, day(published), first.latest, quotes, "test-1"
    )


def raised(
    company, amount, label="unknown", when=None, leads=(), others=(), *, status="completed", disclosed=None,
    currency="USD", unnamed=False, sole=False, valuation=None, kind=None, source="a", recorded=None,
    published=None, quoted=False,
):  # fmt: skip
    return FundingRound(
        company=company,
        amount=usd(amount, currency),
        round=label,
        announced=None,
        lead_investors=tuple(leads),
        investors=(*leads, *others),
        disclosed=tuple(Share(who, usd(part)) for who, part in (disclosed or {}).items()),
        others_unnamed=unnamed,
        sole_investor=sole,
        valuation=usd(valuation),
        valuation_kind=(kind or "unspecified") if valuation else None,
        date=day(when),
        status=status,
        is_main=True,
        evidence=seen(when, recorded=recorded or (None if when or published else "2025-01-01"),
                      source=source, published=published, quoted=quoted),
    )  # fmt: skip


def owns(parent, child, relation="fund_of", share=None, when=None, recorded="2020-01-01"):
    part = None if share is None else Decimal(str(share))
    return Ownership(parent, child, relation, None, part, day(when), seen(recorded=recorded))


def signal(subject, kind, when, direction="negative"):
    return PressureSignal(subject, kind, direction, None, day(when), seen(when))


def total(company, amount, when):
    return TotalRaised(company, usd(amount), day(when), seen(when))


def state(company, what, when, settled="yes", other=None, recorded=None):
    return CompanyState(
        company, what, settled, other, None, day(when), seen(when, recorded=recorded or when or "2025-01-01")
    )


def related(a, b, relation="fund_of"):
    return Judgement(entity_id(a), entity_id(b), "related", relation, 1.0, "sample", ())


def picture(*facts, judgements=(), as_of=None):
    return Snapshot.of(facts, judgements, (), as_of)


def scenario(severities, *, months=12.0, as_of=AS_OF, scope="family"):
    named = tuple(Pullback(entity_id(name), severity) for name, severity in severities.items())
    return Scenario(named, months, as_of, scope)
