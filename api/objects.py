"""The small GraphQL shapes: money, dates, quotes, figures. Each is made from one domain value."""

from datetime import date
from decimal import Decimal

import strawberry

from api.words import Basis, DatePrecision, Unit
from graph import dates, facts, money
from graph.exposure import answer


@strawberry.type(description="An amount in US dollars, and how it was converted: value = amount / rate.")
class Dollars:
    """``graph.money.Dollars``."""

    value: Decimal = strawberry.field(description="US dollars.")
    rate: Decimal = strawberry.field(description="Units of the original currency a dollar; 1 for dollars.")
    rate_date: date | None = strawberry.field(
        description="The day on which the rate was fixed; null for an amount that was in dollars already."
    )
    source: str | None = strawberry.field(description="Who fixed the rate; null where no rate was needed.")


@strawberry.type(description="Money as the source states it, and in US dollars.")
class Money:
    """``graph.money.Amount`` with its conversion on a day."""

    amount: Decimal = strawberry.field(description="The value in units of `currency`, exactly.")
    currency: str = strawberry.field(description="ISO 4217 code.")
    dollars: Dollars | None = strawberry.field(
        description="The value in US dollars; null where no rate of that currency and day is on file."
    )

    @classmethod
    def of(cls, amount: money.Amount | None, on: date) -> "Money | None":
        """The amount, converted at the reference rate of a day; None for None."""
        return cls.converted(amount, money.in_dollars(amount, on)) if amount else None

    @classmethod
    def converted(cls, amount: money.Amount | None, found: money.Dollars | None) -> "Money | None":
        """The amount with a conversion that was made already; None for None."""
        if amount is None:
            return None
        dollars = None
        if found:
            dollars = Dollars(
                value=found.value, rate=found.rate, rate_date=found.rate_date, source=found.source
            )
        return cls(amount=amount.value, currency=amount.currency, dollars=dollars)

    @classmethod
    def in_dollars(cls, value: float) -> "Money":
        """A dollar figure of the model, to the cent."""
        exact = Decimal(value).quantize(Decimal("0.01"))
        dollars = Dollars(value=exact, rate=Decimal(1), rate_date=None, source=None)
        return cls(amount=exact, currency="USD", dollars=dollars)


@strawberry.type(description="A date that is known to the year, the month or the day.")
class PartialDate:
    """``graph.dates.PartialDate``."""

    text: str = strawberry.field(description="ISO 8601, as long as it is known: 2024, 2024-05 or 2024-05-03.")
    precision: DatePrecision = strawberry.field(description="How much of it is known.")
    earliest: date = strawberry.field(description="The first day it can mean.")
    latest: date = strawberry.field(description="The last day it can mean.")

    @classmethod
    def of(cls, day: dates.PartialDate | None) -> "PartialDate | None":
        """The same date; None for None."""
        if day is None:
            return None
        return cls(
            text=str(day), precision=DatePrecision(day.precision), earliest=day.earliest, latest=day.latest
        )


@strawberry.type(description="A verbatim passage of the source, and where it stands in its main text.")
class Quote:
    """``graph.facts.Quote``."""

    text: str = strawberry.field(description="The passage, word for word.")
    start: int = strawberry.field(description="Offset of its first character in the main text.")
    end: int = strawberry.field(description="Offset behind its last character.")

    @classmethod
    def of(cls, quote: facts.Quote) -> "Quote":
        """The same passage."""
        return cls(text=quote.text, start=quote.start, end=quote.end)


@strawberry.type(description="A figure with its range and how it is known.")
class Estimate:
    """``graph.exposure.answer.Estimate``."""

    value: float | None = strawberry.field(description="The single figure; null where nothing supports one.")
    low: float | None = strawberry.field(description="The lower bound.")
    high: float | None = strawberry.field(description="The upper bound.")
    basis: Basis = strawberry.field(description="How it is known.")
    unit: Unit = strawberry.field(description="What it counts.")

    @classmethod
    def of(cls, figure: answer.Estimate, unit: Unit) -> "Estimate":
        """The same figure with its unit."""
        return cls(value=figure.value, low=figure.low, high=figure.high, basis=Basis(figure.basis), unit=unit)


@strawberry.type(description="How many of something are on file.")
class Count:
    """An entry of a mapping of counts."""

    name: str = strawberry.field(description="What is counted.")
    value: int = strawberry.field(description="How many.")


@strawberry.type(description="A constant that the model used.")
class Assumption:
    """An entry of ``Answer.assumptions``."""

    name: str = strawberry.field(description="The constant, as the method's description names it.")
    value: float = strawberry.field(description="Its value.")


def rate_day(fact: facts.Fact) -> date:
    """The day whose rate converts a fact's money: its own, else its source's, else that of recording."""
    day = fact.date or fact.evidence.published
    return day.middle if day else fact.evidence.recorded
