"""What a Form D states: a round of the issuer, or, for a pooled fund, a new fund and who manages it.

The form counts investors and never names them. An amendment restates the whole notice: it is a fact of its
own, whose evidence quotes the number of the notice that it amends; ``graph.exposure.filings`` lets the
latest of a series stand for the one round.
"""

import re
from collections.abc import Iterator, Mapping

from crawler.listing import Fault
from crawler.page import Page
from graph.dates import PartialDate
from graph.entities import Judgement, Reason, entity_id, name_key
from graph.facts import Evidence, Fact, FundingRound, Ownership, PressureSignal, Quote, Round, Status
from graph.money import Amount
from graph.structured.filing import Filing, read
from graph.structured.stated import Stated, evidence, issue

_PUBLISHER = "SEC EDGAR"
_SNIFF = 4_000  # bytes in which a filing has its root
_FORMERLY = 0.96  # the issuer's own word about its own name
_QUOTED = (
    "submissionType", "entityName", "previousAccessionNumber", "industryGroupType", "totalOfferingAmount",
    "totalAmountSold", "totalNumberAlreadyInvested", "yetToOccur",
)  # fmt: skip
_MOST_MANAGERS = 20
_MANAGES = re.compile(
    r"general partner|\bgp\b|\bmanager\b|managing member|investment advis[eo]r", re.IGNORECASE
)
_SERIES = re.compile(r"^.+?,?\s+an? (?:\w+ ){0,2}series of\s+(?P<whole>.+)$", re.IGNORECASE)


def fits(page: Page) -> bool:
    """Whether the page is a document filed through EDGAR's forms."""
    return b"<edgarSubmission" in page.body[:_SNIFF]


def stated(page: Page) -> Stated:
    """The facts of one notice."""
    filing = read(page.body)
    if isinstance(filing, Fault):
        return Stated(issues=(issue("unread_filing", page, filing.reason),))
    issues = [issue("unread_amount", page, text) for text in filing.unread]
    if not filing.live:
        return Stated(issues=(*issues, issue("unread_filing", page, "a test filing")))
    if filing.combination and not filing.pooled:
        issues.append(issue("unread_filing", page, "a merger or exchange offer: its money is no round"))
        return Stated(issues=tuple(issues), judgements=tuple(_names(filing)))
    if len(filing.issuers) > 1 and not filing.pooled:
        words = f"{len(filing.issuers)} issuers share one offering: its money is told of the first, {filing.issuers[0].name}"
        issues.append(issue("unread_filing", page, words))
    facts = tuple(_funds(page, filing)) if filing.pooled else (_round(page, filing),)
    return Stated(facts, tuple(issues), tuple(_names(filing)))


def _round(page: Page, filing: Filing) -> FundingRound:
    """The issuer's round: what is sold is completed; what is only on offer is planned."""
    sold = bool(filing.sold)
    money = filing.sold if sold else filing.offered
    status: Status = "completed" if sold else "planned"
    kinds = set(filing.securities)
    label: Round = "debt" if "Debt" in kinds and not kinds & {"Equity", "OptionToAcquire"} else "unknown"
    return FundingRound(
        company=filing.issuers[0].name,
        amount=Amount(money, "USD") if money else None,
        round=label,
        announced=f"Form {filing.kind}",
        lead_investors=(),
        investors=(),
        disclosed=(),
        others_unnamed=bool(filing.investors),
        sole_investor=False,  # one investor, but nobody knows which
        valuation=None,
        valuation_kind=None,
        date=PartialDate.of(filing.first_sale) if filing.first_sale else None,
        status=status,
        is_main=True,
        evidence=_evidence(page, filing, _quotes(page, *_QUOTED, "dateOfFirstSale")),
    )


def _funds(page: Page, filing: Filing) -> Iterator[Fact]:
    """New money for each fund of the notice, and the organisations that manage it."""
    said = _evidence(page, filing, _quotes(page, *_QUOTED, "dateOfFirstSale", "investmentFundType"))
    when = PartialDate.of(filing.first_sale) if filing.first_sale else None
    managers = [
        one for one in filing.related if one.is_organisation and _MANAGES.search(one.clarification or "")
    ]
    naming = ("entityName", "relatedPersonName", "relationshipClarification")
    passages = {name: _quotes(page, name, every=True) for name in naming}
    for number, fund in enumerate(filing.issuers):
        size = f"USD {filing.sold:,f} sold" if filing.sold and not number else None
        yield PressureSignal(fund.name, "new_fund", "positive", size, when, said)
        series = _SERIES.match(fund.name)
        parents = {series["whole"]: ""} if series else {}
        parents |= {one.name: one.clarification or "" for one in managers[:_MOST_MANAGERS]}
        for parent, role in parents.items():
            if name_key(parent) and name_key(parent) != name_key(fund.name):
                about = _evidence(page, filing, _naming(passages, fund.name, parent, role))
                yield Ownership(parent, fund.name, "fund_of", None, None, None, about)


def _naming(passages: Mapping[str, list[Quote]], *texts: str) -> list[Quote]:
    """Where the form names a fund, its parent, and what the parent is to it: the first passage with all the words."""
    found = []
    for quotes, text in zip(passages.values(), texts, strict=True):
        words = re.findall(r"\w+", text)
        found += [
            next((quote for quote in quotes if words and all(word in quote.text for word in words)), None)
        ]
    return [quote for quote in found if quote]


def _names(filing: Filing) -> Iterator[Judgement]:
    """What the issuer says about its earlier names."""
    for issuer in filing.issuers:
        for former in issuer.former:
            reason = Reason("filing", f"{former} is the former name of {issuer.name}, CIK {issuer.cik}")
            yield Judgement(
                entity_id(former), entity_id(issuer.name), "same", "formerly", _FORMERLY, "filing", (reason,)
            )


def _evidence(page: Page, filing: Filing, quotes: list[Quote]) -> Evidence:
    return evidence(page, _PUBLISHER, PartialDate.of(filing.signed) if filing.signed else None, quotes)


def _quotes(page: Page, *names: str, every: bool = False) -> list[Quote]:
    """The elements of these names as they stand in the document, the first of each or every one."""
    text = page.body.decode("utf-8", "replace")
    found: list[Quote] = []
    for name in names:
        for match in re.finditer(
            rf"<{name}>[^<]*</{name}>|<{name}>(?:\s*<(\w+)>[^<]*</\1>)+\s*</{name}>", text
        ):
            found.append(Quote(match[0], match.start(), match.end()))
            if not every:
                break
    return found
