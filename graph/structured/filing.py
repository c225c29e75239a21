"""A Form D as data: one XML document, schema X0708 and its neighbours, read without a guess.

"None" and its like stand for an empty field. An organisation among the related persons is told by its
legal form or its last word, wherever the form's two name fields cut it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from lxml import etree  # type: ignore[import-untyped] # lxml ships no types

from crawler.listing import Fault
from crawler.markup import local_name, tree
from graph.entities import name_key
from graph.resolve.names import has_legal_form
from graph.structured.cells import is_sum

MAX_BYTES = 5_000_000  # the crawl's own limit; the longest notices have some 200 kB
_LONGEST = 300  # characters of a field; a name may have 150
_MOST_ISSUERS = 100  # more is no notice; the longest real ones have some thirty
_EMPTY = {"", "none", "n/a", "na", "-", "--", ".", "null", "not applicable"}
# Last words that are no surname; what may be one ("Bank", "Group", "Company") needs its legal form.
_HOUSES = frozenset({
    "advisors", "advisers", "associates", "capital", "foundation", "fund", "funds", "gp", "holdings",
    "investments", "management", "partners", "trust", "ventures", "enterprises", "partnership",
})  # fmt: skip
# Words that make an organisation wherever they stand behind the first: legal forms nobody is called by, and kinds of fund.
_SURE = frozenset({
    "llc", "llp", "lllp", "lp", "inc", "incorporated", "ltd", "limited", "corp", "corporation", "gmbh", "plc", "scsp", "sicav",
    "dst", "fund", "funds", "feeder", "portfolio", "holdings", "partnership", "ventures", "advisors", "advisers",
})  # fmt: skip
# Legal forms that people are called as well: they need dots ("S.A.") or one of the words above beside them.
_SURNAMES = frozenset({"sa", "se", "as", "ab", "ag", "oy", "sl", "asa", "doo", "spa", "kg", "aps", "oyj"})
INDEFINITE = "Indefinite"


@dataclass(frozen=True, slots=True)
class Related:
    """Someone the issuer must name: an officer, director or promoter; perhaps an organisation."""

    name: str
    is_organisation: bool
    roles: tuple[str, ...]
    clarification: str | None


@dataclass(frozen=True, slots=True)
class Issuer:
    """One issuer, with the names it had before and its number at the SEC (ten digits)."""

    name: str
    cik: str
    former: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Filing:
    """What one notice says. Money in US dollars; None where nothing is said.

    ``offered`` is None for an offering of indefinite size (``indefinite``); ``first_sale`` is None when
    the first sale is yet to come (``yet_to_occur``); ``amends`` is the accession number of the notice that
    this one restates; ``securities`` are the form's own words, without "is" and "Type".
    """

    kind: str
    live: bool
    issuers: tuple[Issuer, ...]
    related: tuple[Related, ...]
    industry: str | None
    fund_type: str | None
    offered: Decimal | None
    indefinite: bool
    sold: Decimal | None
    investors: int | None
    first_sale: date | None
    yet_to_occur: bool
    amends: str | None
    securities: tuple[str, ...]
    combination: bool
    signed: date | None
    unread: tuple[str, ...]

    @property
    def pooled(self) -> bool:
        """Whether the issuer is a fund: then the money goes to a backer and not to a company."""
        return (self.industry or "").lower() == "pooled investment fund"


def read(body: bytes) -> Filing | Fault:
    """The notice in a document, or why it is none. Never raises."""
    if len(body) > MAX_BYTES:
        return Fault(f"{len(body):,} bytes, more than {MAX_BYTES:,}")
    root = tree(body, "filing")
    if isinstance(root, Fault):
        return root
    if local_name(root) != "edgarSubmission":
        return Fault(f"no filing: its root is <{local_name(root)[:40]}>")
    kind = _text(root, "submissionType") or ""
    if kind not in ("D", "D/A"):
        return Fault(f"form {kind[:20] or 'without a type'}, where D or D/A was expected")
    issuers = tuple(filter(None, map(_issuer, _all(root, "primaryIssuer", "issuerList/issuer"))))
    if not issuers:
        return Fault("it names no issuer")
    if len(issuers) > _MOST_ISSUERS:
        return Fault(f"{len(issuers)} issuers")
    offering = root.find("{*}offeringData")
    if offering is None:
        return Fault("it has no offering")
    return _filing(root, offering, kind, issuers)


def _filing(root: etree._Element, offering: etree._Element, kind: str, issuers: tuple[Issuer, ...]) -> Filing:
    unread: list[str] = []
    amounts = {
        name: _money(_text(offering, f"offeringSalesAmounts/{name}"), name, unread)
        for name in ("totalOfferingAmount", "totalAmountSold")
    }
    counted = _money(
        _text(offering, "investors/totalNumberAlreadyInvested"), "totalNumberAlreadyInvested", unread
    )
    filed = offering.find("{*}typeOfFiling")
    signed = [_day(text) for text in _texts(root, "signatureDate")]
    return Filing(
        kind=kind,
        live=(_text(root, "testOrLive") or "LIVE").upper() == "LIVE",
        issuers=issuers,
        related=tuple(filter(None, map(_related, _all(root, "relatedPersonsList/relatedPersonInfo")))),
        industry=_text(offering, "industryGroup/industryGroupType"),
        fund_type=_text(offering, "industryGroup/investmentFundInfo/investmentFundType"),
        offered=amounts["totalOfferingAmount"],
        indefinite=(_text(offering, "offeringSalesAmounts/totalOfferingAmount") or "") == INDEFINITE,
        sold=amounts["totalAmountSold"],
        investors=int(counted) if counted is not None else None,
        first_sale=_day(_text(filed, "dateOfFirstSale/value")) if filed is not None else None,
        yet_to_occur=_flag(filed, "dateOfFirstSale/yetToOccur"),
        amends=_accession(_text(filed, "newOrAmendment/previousAccessionNumber")),
        securities=tuple(_securities(offering)),
        combination=_flag(offering, "businessCombinationTransaction/isBusinessCombinationTransaction"),
        signed=max((day for day in signed if day), default=None),
        unread=tuple(unread),
    )


def _issuer(element: etree._Element) -> Issuer | None:
    name = _text(element, "entityName")
    if not name or not name_key(name):
        return None
    former = [
        *_children(element, "issuerPreviousNameList"),
        *_children(element, "edgarPreviousNameList"),
    ]
    others = [one for one in dict.fromkeys(former) if name_key(one) and name_key(one) != name_key(name)]
    return Issuer(name, (_text(element, "cik") or "").zfill(10), tuple(others))


def _related(element: etree._Element) -> Related | None:
    parts = {
        part: _text(element, f"relatedPersonName/{part}Name") or "" for part in ("first", "middle", "last")
    }
    first, middle, last = parts["first"], parts["middle"], parts["last"]
    split = " ".join(part for part in (last, middle, first) if part)
    plain = " ".join(part for part in (first, middle, last) if part)
    if not name_key(plain):
        return None
    # The form in the first field, the name in the last: "Ltd." and "Belltower Fund Group".
    is_cut = bool(first and last) and len(first.split()) == 1 and _is_organisation(f"Anyone {first}")
    return Related(
        re.sub(r"\s+", " ", split if is_cut else plain).strip(" ,"),
        is_cut or _is_organisation(plain),
        tuple(_children(element, "relatedPersonRelationshipList")),
        _text(element, "relationshipClarification"),
    )


def _is_organisation(name: str) -> bool:
    words = name_key(name).split("-")
    if len(words) > 1 and (words[-1] in _HOUSES or _SURE.intersection(words[1:])):
        return True
    ambiguous = words[-1] in _SURNAMES and "." not in name.rsplit(maxsplit=1)[-1] and not _HOUSES & set(words)
    return has_legal_form(name) and not ambiguous


def _securities(offering: etree._Element) -> Iterator[str]:
    for one in _all(offering, "typesOfSecuritiesOffered/*"):
        if (one.text or "").strip().lower() == "true":
            yield re.sub(r"^is|Type$", "", local_name(one))


def _all(root: etree._Element, *paths: str) -> list[etree._Element]:
    return [one for path in paths for one in root.findall(_any_namespace(path))]


def _any_namespace(path: str) -> str:
    return "/".join(step if step == "*" else f"{{*}}{step}" for step in path.split("/"))


def _text(root: etree._Element | None, path: str) -> str | None:
    """The text of the first element at this path; None where it is missing or a word for nothing."""
    found = root.find(_any_namespace(path)) if root is not None else None
    text = " ".join((found.text or "")[:_LONGEST].split()) if found is not None else ""
    return None if text.lower() in _EMPTY else text


def _texts(root: etree._Element, name: str) -> Iterator[str]:
    for one in root.iter(f"{{*}}{name}"):
        yield (one.text or "").strip()


def _children(root: etree._Element, path: str) -> Iterator[str]:
    for one in _all(root, f"{path}/*"):
        text = " ".join((one.text or "")[:_LONGEST].split())
        if text.lower() not in _EMPTY:
            yield text


def _money(text: str | None, name: str, unread: list[str]) -> Decimal | None:
    if text is None or text == INDEFINITE:
        return None
    try:
        value = Decimal(text[:50].replace(",", "").lstrip("$"))
    except InvalidOperation:
        value = Decimal(-1)
    if not is_sum(value):
        unread.append(f"{name}: {text[:100]}")
        return None
    return value


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None


def _flag(root: etree._Element | None, path: str) -> bool:
    return (_text(root, path) or "").lower() == "true"


def _accession(text: str | None) -> str | None:
    found = re.fullmatch(r"(\d{10})-?(\d{2})-?(\d{6})", text or "")
    return "-".join(found.groups()) if found else None
