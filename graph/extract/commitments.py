"""One company commits to buy compute, chips or cloud from another."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from graph.dates import PartialDate
from graph.extract.amounts import Money
from graph.extract.context import Context
from graph.extract.lists import read_list
from graph.extract.marked import M, Marked, N
from graph.extract.names import same_name, shelf_key
from graph.extract.sentences import Sentence, with_evidence
from graph.extract.status import status_of
from graph.extract.subjects import subject
from graph.extract.when import dates_said
from graph.facts import CommitmentStatus

_GOODS = r"(?:comput(?:e|ing)|cloud|chips?|gpus?|tpus?|processors?|accelerators?|servers?|capacity|data cent(?:er|re)s?|infrastructure|facilities|power|energy|semiconductors?|hardware|inference|training|gigawatts?|megawatts?|supercomputers?)"
_HAS_GOODS = re.compile(rf"\b{_GOODS}\b", re.IGNORECASE)
_SIGNS = re.compile(
    rf"\b(?:sign(?:s|ed|ing)?|ink(?:s|ed|ing)?|str(?:ikes|uck|iking)|reach(?:es|ed)|enter(?:s|ed)? into|agree(?:s|d) (?:to )?|announc(?:es|ed)|seal(?:s|ed)|land(?:s|ed)|secur(?:es|ed)|w(?:ins|on))\b [^.;{N}]{{0,70}}?\b(?:contract|deal|agreement|pact|partnership|arrangement)s?\b[^.;{N}]{{0,40}}?\bwith (?:[\w’-]+ ){{0,5}}?(?P<other>{N})(?P<rest>[^.;]{{0,160}})",
    re.IGNORECASE,
)
_POSSESSED = re.compile(
    rf"(?P<buyer>{N})[’']s? (?:[\w’-]+ |{M} ){{0,5}}?(?:deal|contract|agreement|pact|partnership) with (?:[\w’-]+ ){{0,4}}?(?P<supplier>{N})(?P<rest>[^.;]{{0,140}})",
    re.IGNORECASE,
)
_USES = re.compile(
    rf"\b(?:will use|is using|has chosen|chose|chosen|have chosen|selects?|selected|has selected|picks?|picked|taps?|tapped|signed up for|will rent|to rent|rents|will lease|to lease|is renting|will run on|runs on|to run on|will rely on|relies on|committed to us(?:e|ing))\s(?P<desc>(?!by\b)(?:[\w’-]+ ){{0,5}}?)(?P<supplier>{N})(?P<rest>(?:[’']s)?[^.;]{{0,100}})",
    re.IGNORECASE,
)
_BUYS = re.compile(
    rf"\b(?:(?:will|to|(?:sign(?:s|ed)|ink(?:s|ed)|struck|reached|sealed) (?:a|an) (?:[\w$-]{{1,20}} ){{0,3}}?(?:agreement|deal|contract|pact) to|agreed to|committed to|plans to|going to|would) (?:buy|purchase|spend|order|procure|pay)|buys|ordered|orders|bought|committed|has committed|commits|commit|spending|spend)\b[^.;{N}]{{0,40}}?(?P<money>{M})?[^.;{N}{M}]{{0,70}}?\b(?:of|from|with|on|to|for|at) (?P<desc>(?:[\w’-]+ ){{0,4}}?)(?P<supplier>{N})(?P<rest>(?:[’']s)?[^.;]{{0,80}})",
    re.IGNORECASE,
)
_SUPPLIES = re.compile(
    rf"\b(?:will supply|to supply|supplies|will provide|to provide|is to provide|sells?|sold|will deliver|to deliver|deliver)\s(?P<buyer>{N}) with\b(?P<rest>[^.;]{{0,80}})",
    re.IGNORECASE,
)
_CHOSEN = re.compile(
    rf"\b(?:has been|was|been|were) (?:selected|chosen|picked|tapped) by (?:[\w’-]+ ){{0,3}}?(?P<buyer>{N})(?P<rest>[^.;]{{0,140}})",
    re.IGNORECASE,
)
_YEARS = re.compile(
    r"\b(?P<years>\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty)[- ]years?\b(?![- ](?:ago|old|later))",
    re.IGNORECASE,
)
_ADDS = re.compile(
    rf"\b(?:add(?:s|ed)|sign(?:s|ed)(?: up)?|won|wins|land(?:s|ed))\s(?P<list>(?:[\w’-]+ ){{0,6}}?{N}[^.;]{{0,80}}?) (?:to (?:its|the|their) (?:\w+ )?(?:roster|list|customers)|as (?:a |new )?(?:customers?|clients?))",
    re.IGNORECASE,
)
_COUNT = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "twelve": 12, "fifteen": 15, "twenty": 20}  # fmt: skip
_LETTER = re.compile(r"\bletters? of intent\b|\bmemorandum of understanding\b|\bMoU\b", re.IGNORECASE)
_TO_USE = re.compile(
    r"\b(?:to (?:use|buy|rent|lease|purchase|supply|provide|run)|capacity|supply of)\b", re.IGNORECASE
)
_SUPPLIER_SIDE = re.compile(
    r"^[^.;]{0,20}\b(?:to (?:supply|provide|deliver|sell|build|host)|for the supply)\b", re.IGNORECASE
)


@dataclass
class Committed:
    """One commitment while its evidence is gathered."""

    buyer: str
    supplier: str
    money: Money | None
    term_years: Decimal | None
    status: CommitmentStatus
    date: PartialDate | None
    sentences: list[Sentence] = field(default_factory=list)


@dataclass
class CommitmentReader:
    """Goes through an article's sentences in order and keeps who committed to buy from whom."""

    published: PartialDate | None
    found: list[Committed] = field(default_factory=list)
    shelf: dict[str, list[Committed]] = field(default_factory=dict)

    def read(self, marked: Marked, context: Context) -> None:
        """Take in one sentence."""
        if N not in marked.shape or not _HAS_GOODS.search(marked.sentence.text):
            return
        for buyer, supplier, start, end in _pairs(marked, context):
            if not same_name(buyer, supplier):
                self._keep(self._made(marked, buyer, supplier, start, end))

    def _made(self, marked: Marked, buyer: str, supplier: str, start: int, end: int) -> Committed:
        inside = marked.positions(M, start, end)
        years = _YEARS.search(marked.sentence.text)
        term = Decimal(_COUNT.get(years["years"].casefold()) or int(years["years"])) if years else None
        said = dates_said(marked.sentence.text, self.published)
        status = _status(marked.shape[max(0, start - 80) : end])
        return Committed(
            buyer,
            supplier,
            marked.money(inside[0]) if inside else None,
            term,
            status,
            said[0][1] if said else None,
            [marked.sentence],
        )

    def _keep(self, one: Committed) -> None:
        near = self.shelf.setdefault(shelf_key(one.buyer), [])
        for known in near:
            if same_name(known.buyer, one.buyer) and same_name(known.supplier, one.supplier):
                known.money, known.term_years = known.money or one.money, known.term_years or one.term_years
                known.sentences = with_evidence(known.sentences, one.sentences)
                return
        near.append(one)
        self.found.append(one)


def _status(clause: str) -> CommitmentStatus:
    if _LETTER.search(clause):
        return "letter_of_intent"
    said = status_of(clause)
    return "binding" if said == "completed" else said


def _pairs(marked: Marked, context: Context) -> Iterator[tuple[str, str, int, int]]:
    """Buyer, supplier and the clause, for each commitment of a sentence."""
    yield from _signed(marked, context)
    yield from _bought(marked, context)
    yield from _supplied(marked, context)


def _signed(marked: Marked, context: Context) -> Iterator[tuple[str, str, int, int]]:
    shape = marked.shape
    for match in _SIGNS.finditer(shape):
        loose = re.search(r"partnership|announc", match[0], re.IGNORECASE)
        if not _HAS_GOODS.search(match[0]) or (
            loose and not (M in match[0] or _TO_USE.search(match["rest"]))
        ):
            continue
        other = context.name_at(marked, match.start("other"))
        for doer in context.doers(marked, match.start()):
            buyer, supplier = (other, doer) if _SUPPLIER_SIDE.match(match["rest"]) else (doer, other)
            yield buyer, supplier, match.start(), match.end()
    for match in _POSSESSED.finditer(shape):
        if _HAS_GOODS.search(match["rest"]):
            buyer, supplier = (context.name_at(marked, match.start(side)) for side in ("buyer", "supplier"))
            yield buyer, supplier, match.start(), match.end()


def _bought(marked: Marked, context: Context) -> Iterator[tuple[str, str, int, int]]:
    for match in (*_USES.finditer(marked.shape), *_BUYS.finditer(marked.shape)):
        supplier = context.name_at(marked, match.start("supplier"))
        if _HAS_GOODS.search(f"{match['rest']} {match['desc']} {supplier}"):
            for doer in context.doers(marked, match.start()):
                yield doer, supplier, match.start(), match.end()


def _supplied(marked: Marked, context: Context) -> Iterator[tuple[str, str, int, int]]:
    shape = marked.shape
    for match in (*_ADDS.finditer(shape), *_SUPPLIES.finditer(shape), *_CHOSEN.finditer(shape)):
        groups = match.groupdict()
        supplier = context.meant(marked, subject(marked, match.start()))
        if supplier and (groups.get("list") or _HAS_GOODS.search(groups.get("rest") or "")):
            for position in read_list(
                marked, match.start("list" if groups.get("list") else "buyer")
            ).positions:
                yield context.name_at(marked, position), supplier, match.start(), match.end()
