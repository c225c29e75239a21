"""The closed vocabularies, as GraphQL enums; a test compares each with the domain's own list."""

from enum import Enum

import strawberry


@strawberry.enum(description="The standardised label of a funding round.")
class RoundLabel(Enum):
    """``graph.facts.Round``."""

    PRE_SEED = "pre-seed"
    SEED = "seed"
    ANGEL = "angel"
    SERIES_A = "series-a"
    SERIES_B = "series-b"
    SERIES_C = "series-c"
    SERIES_D = "series-d"
    SERIES_E = "series-e"
    SERIES_F = "series-f"
    SERIES_G = "series-g"
    SERIES_H = "series-h"
    SERIES_I = "series-i"
    SERIES_J = "series-j"
    SERIES_K = "series-k"
    GROWTH = "growth"
    BRIDGE = "bridge"
    DEBT = "debt"
    CONVERTIBLE = "convertible"
    GRANT = "grant"
    IPO = "ipo"
    SECONDARY = "secondary"
    STRATEGIC = "strategic"
    UNKNOWN = "unknown"


@strawberry.enum(description="Whether the money of a round has come.")
class RoundStatus(Enum):
    """``graph.facts.Status``."""

    COMPLETED = "completed"
    PLANNED = "planned"
    RUMOURED = "rumoured"


@strawberry.enum(
    description="What a valuation includes: the new money (post), not (pre), or the source does not say."
)
class ValuationKind(Enum):
    """``graph.facts.ValuationKind``."""

    POST = "post"
    PRE = "pre"
    UNSPECIFIED = "unspecified"


@strawberry.enum(description="What happened to a backer's means or will to fund.")
class SignalKind(Enum):
    """``graph.facts.Signal``."""

    SHARE_PRICE_FALL = "share_price_fall"
    NET_LOSS = "net_loss"
    WRITE_DOWN = "write_down"
    INVESTMENT_PULLBACK = "investment_pullback"
    STAKE_SALE = "stake_sale"
    FUND_SHRINK = "fund_shrink"
    LAYOFFS = "layoffs"
    DEBT_STRESS = "debt_stress"
    OUTFLOW = "outflow"
    SHUTDOWN = "shutdown"
    SHARE_PRICE_RISE = "share_price_rise"
    NET_GAIN = "net_gain"
    NEW_FUND = "new_fund"
    INVESTMENT_STEP_UP = "investment_step_up"


@strawberry.enum(
    description="Whether a signal speaks for less money to come (negative) or for more (positive)."
)
class Direction(Enum):
    """``graph.facts.Direction``."""

    NEGATIVE = "negative"
    POSITIVE = "positive"


@strawberry.enum(description="How firm a commitment to buy is.")
class CommitmentStatus(Enum):
    """``graph.facts.CommitmentStatus``."""

    LETTER_OF_INTENT = "letter_of_intent"
    PLANNED = "planned"
    BINDING = "binding"
    RUMOURED = "rumoured"


@strawberry.enum(description="How a parent holds a child.")
class OwnershipRelation(Enum):
    """``graph.facts.OwnershipRelation``."""

    OWNS = "owns"
    FUND_OF = "fund_of"
    SUBSIDIARY = "subsidiary"
    ACQUIRED = "acquired"


@strawberry.enum(description="How a company stopped being private and on its own.")
class State(Enum):
    """``graph.facts.State``."""

    LISTED = "listed"
    DELISTED = "delisted"
    ACQUIRED = "acquired"
    MERGED = "merged"
    ACQUI_HIRED = "acqui_hired"
    INSOLVENT = "insolvent"
    SHUT = "shut"


@strawberry.enum(
    description="YES: it happened. NO: announced only. OFF: the plan ended. UNDONE: it happened and was reversed."
)
class Settled(Enum):
    """``graph.facts.Settled``."""

    YES = "yes"
    NO = "no"
    OFF = "off"
    UNDONE = "undone"


@strawberry.enum(description="The kind of a fact.")
class FactKind(Enum):
    """The keys of ``graph.facts.KINDS``."""

    FUNDING_ROUND = "funding_round"
    PRESSURE_SIGNAL = "pressure_signal"
    COMMITMENT = "commitment"
    OWNERSHIP = "ownership"
    TOTAL_RAISED = "total_raised"
    COMPANY_STATE = "company_state"


@strawberry.enum(description="How much of a date is known.")
class DatePrecision(Enum):
    """``graph.dates.Precision``."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"


@strawberry.enum(
    description="Who is hit: the whole FAMILY of a named backer (every vehicle it owns or manages), "
    "or only what is NAMED and the vehicles below it."
)
class Scope(Enum):
    """``graph.exposure.scenario.Scope``."""

    FAMILY = "family"
    NAMED = "named"


@strawberry.enum(
    description="How much is on file about a company: enough to rank (SOLID), enough with gaps (PARTIAL), "
    "too little to rank (THIN)."
)
class Tier(Enum):
    """``graph.exposure.answer.Tier``."""

    SOLID = "solid"
    PARTIAL = "partial"
    THIN = "thin"


@strawberry.enum(
    description="How a figure is known: a source states it (REPORTED), it follows from such (DERIVED), the model "
    "puts a number on it (ESTIMATED), it is a set constant (ASSUMED), or nothing supports one (UNKNOWN)."
)
class Basis(Enum):
    """``graph.exposure.answer.Basis``."""

    REPORTED = "reported"
    DERIVED = "derived"
    ESTIMATED = "estimated"
    ASSUMED = "assumed"
    UNKNOWN = "unknown"


@strawberry.enum(description="The unit of an estimate.")
class Unit(Enum):
    """US dollars, months, or a probability in [0, 1]."""

    USD = "USD"
    MONTHS = "months"
    PROBABILITY = "probability"


@strawberry.enum(
    description="Whether a source can be had, as its declaration says: only WORKING ones have a schedule, BY_HAND ones "
    "are fetched when named, and the rest is shown and not fetched."
)
class SourceStatus(Enum):
    """``crawler.sources.Status``."""

    WORKING = "working"
    BY_HAND = "by-hand"
    BLOCKED = "blocked"
    STALE = "stale"
    NO_FEED = "no-feed"
    PAID = "paid"


@strawberry.enum(
    description="How a source is: never crawled (NEW), well, with an alarm, or not fetched at all."
)
class SourceState(Enum):
    """``crawler.schedule.health.State``."""

    NEW = "new"
    HEALTHY = "healthy"
    ALARM = "alarm"
    NOT_FETCHED = "not fetched"


@strawberry.enum(
    description="What is wrong with a source: a web page came in place of its feed, fewer items than declared, far fewer "
    "than usual, its last run failed otherwise, nothing new for three usual gaps, pages without text, or its host is "
    "not to be asked now."
)
class AlarmKind(Enum):
    """``crawler.schedule.health.AlarmKind``."""

    HTML_AS_FEED = "html_as_feed"
    TOO_FEW_ITEMS = "too_few_items"
    FEWER_THAN_USUAL = "fewer_than_usual"
    FAILING = "failing"
    SILENT = "silent"
    UNREADABLE = "unreadable"
    BLOCKED = "blocked"


@strawberry.enum(
    description="How a run ended: not yet (RUNNING), by itself (FINISHED), stopped from outside (INTERRUPTED), by a fault "
    "(DIED), with whoever ran it (KILLED), or because another process took over (LOST)."
)
class RunOutcome(Enum):
    """``crawler.schedule.tables.Outcome``."""

    RUNNING = "running"
    FINISHED = "finished"
    INTERRUPTED = "interrupted"
    DIED = "died"
    KILLED = "killed"
    LOST = "lost"
