"""One company commits to buy compute, chips or cloud from another."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import product

from graph.dates import PartialDate
from graph.extract.amounts import Money
from graph.extract.context import Context
from graph.extract.contracts import contracted
from graph.extract.customers import sold
from graph.extract.drafts import same_money
from graph.extract.goods import GOODS, HAS_GOODS, may_tell, sells, sells_only
from graph.extract.lists import read_list
from graph.extract.marked import M, Marked, N
from graph.extract.names import same_name, shelf_key
from graph.extract.sentences import Sentence, with_evidence
from graph.extract.status import status_of
from graph.extract.subjects import subject
from graph.extract.trades import traded
from graph.extract.undone import is_undone
from graph.extract.when import dates_said
from graph.facts import CommitmentStatus

_SIGN = (
    r"(?:sign(?:s|ed|ing)?|ink(?:s|ed|ing)?|str(?:ikes|uck|iking)|reach(?:es|ed|ing)?|enter(?:s|ed|ing)? into|agree(?:s|d)(?: to)?|announc(?:es|ed|ing)|"
    r"seal(?:s|ed|ing)?|ma(?:kes|de|king)(?= (?:an? )?(?:[\w-]+ )?deals?\b)|cut(?= (?:an? )?(?:[\w-]+ )?deals?\b)|land(?:s|ed|ing)?|secur(?:es|ed|ing)|w(?:ins|on)|finali[sz](?:es|ed|ing)|lin(?:es|ed|ing) up|negotiat(?:es|ed|ing)|"
    rf"(?:extend|expand|renew)(?:s|ed|ing)?|ha(?:s|ve)(?= (?:[\w-]+ ){{0,2}}(?:contracts|deals|agreements|leases|PPAs) with)|ha(?:s|ve) an?(?= (?:[\w-]+ ){{0,2}}(?:{M}|{GOODS}\b)))"
)
_DEAL = r"(?:contract|deal|agreement|pact|partnership|arrangement|commitment|lease|letters? of intent|memorandum of understanding|MoU|offtake|PPA)s?"
_SIGNS = re.compile(
    rf"\b{_SIGN}\b (?P<what>[^.;{N}]{{0,70}}?)\b(?P<deal>{_DEAL})\b[^.;{N}]{{0,60}}?\bwith (?:[\w’-]+ ){{0,5}}?(?P<other>{N})(?P<rest>(?:[^.;]|\.(?=\d)){{0,160}})",
    re.IGNORECASE,
)
# "⟨N⟩ and ⟨N⟩ signed a ⟨M⟩ cloud deal": who buys shows by what each of them is known to sell, else by the order.
_BETWEEN = re.compile(
    rf"(?P<one>{N})(?:’s|'s)? and (?:[\w’-]+ ){{0,3}}?(?P<two>{N})(?: [\w’]+){{0,3}}? (?:{_SIGN} (?:a|an|its|their|the)?|(?:are )?in talks (?:to|for|about|over))\b(?P<what>[^.;{N}]{{0,90}})",
    re.IGNORECASE,
)
_PARTNERED = re.compile(
    rf"\b(?:partner(?:s|ed|ing)|team(?:s|ed|ing) up|work(?:s|ing|ed)) with (?:[\w’-]+ ){{0,3}}?(?:{N}[’']s? )?(?P<other>{N}) to (?:secure|use|buy|access|rent|lease|get|power|tap|run|host|deploy|purchase|procure|source|train)\b(?P<rest>[^.;]{{0,100}})",
    re.IGNORECASE,
)
# "⟨N⟩ is the exclusive cloud provider of ⟨N⟩", "⟨N⟩ has been ⟨N⟩'s main cloud platform"
_PROVIDER = (
    r"(?:(?:exclusive|primary|preferred|main|major|sole|first|official|key|chosen|largest|new) ){0,3}(?:AI |hyperscale )?(?:cloud|compute|computing|chips?|infrastructure|power|energy)(?: and [a-z]+)?"
    r"(?: (?:computing|services?|infrastructure))?(?: (?:provider|partner|supplier|platform|vendor)|(?<=cloud)\b(?! (?:customers?|clients?|users?|deals?|contracts?|agreements?)))"
)
_PROVIDES = re.compile(
    rf"(?P<supplier>{N})(?:,| is| was| became| remains| will be| has been| as)? (?:now |also |already |still )?(?:the|an?|its) {_PROVIDER} (?:for|of|to) (?:[\w’-]+ ){{0,3}}?(?P<buyer>{N})"
    rf"|(?P<supplier2>{N}) (?:is |was |became |remains |will be |has been |as )(?P<buyer2>{N})[’']s? [“\"]?{_PROVIDER}"
    rf"|\b(?:call|nam|mak|establish)(?:e|es|s|ed|ing)? (?P<supplier3>{N}) (?:as )?(?P<buyer3>{N})[’']s? [“\"]?{_PROVIDER}"
    rf"|(?P<buyer4>{N})[’']s? {_PROVIDER}, (?P<supplier4>{N})(?=[,.]| )",
    re.IGNORECASE,
)
_POSSESSED = re.compile(
    rf"(?P<buyer>{N})[’']s? (?:[\w’-]+ |{M} ){{0,5}}?(?P<deal>deal|contract|agreement|pact|partnership) with (?:[\w’-]+ ){{0,4}}?(?P<supplier>{N})(?P<rest>[^.;]{{0,140}})",
    re.IGNORECASE,
)
_USES = re.compile(
    rf"\b(?:will use|is using|has chosen|chose|chosen|have chosen|selects?|selected|has selected|establish(?:es)?|picks?|picked|taps?|tapped|turns? to|turned to|signed up for|will rent|to rent|rents|will lease|to lease|is renting|will run on|runs on|to run on|will rely on|relies on|committed to us(?:e|ing))\s(?P<desc>(?!by\b)(?:[\w’-]+ ){{0,5}}?)(?P<supplier>{N})(?P<rest>(?:[’']s)?[^.;]{{0,100}})",
    re.IGNORECASE,
)
_BUYS = re.compile(
    rf"\b(?:(?:will|to|(?:sign(?:s|ed)|ink(?:s|ed)|struck|reached|sealed) (?:a|an) (?:[\w$-]{{1,20}} |{M} ){{0,4}}?(?:agreement|deal|contract|pact|letter of intent)(?: (?:in|on|last|this|earlier) [\w ]{{2,16}}?)? [“\"]?to|agreed(?: (?:last|this|earlier|in|on) [\w ]{{2,16}}?)? to|committed to|plans to|going to|would) (?:buy|purchase|spend|order|procure|pay)|(?:committed to|is|are|be) (?:buying|purchasing|spending|ordering)|buys|ordered|orders|bought|committed|has committed|commits|commit|spending(?= [^.;{N}]{{0,24}}{M})|spend)\b[^.;—–{N}]{{0,40}}?(?P<money>{M})?[^.;—–{N}{M}]{{0,70}}?\b(?:of|from|with|on|to(?: use)?|for|at) (?P<desc>(?:[\w’-]+ ){{0,4}}?)(?P<supplier>{N})(?P<rest>(?:[’']s)?[^.;]{{0,80}})",
    re.IGNORECASE,
)
_SUPPLIES = re.compile(
    rf"\b(?:suppl(?:y|ies|ied|ying)|provid(?:es?|ed|ing)|sells?|sold|deliver(?:s|ed|ing)?|(?:support|help|aid|back)(?:s|ed|ing)?(?= {N} (?:by|in|with) (?:provid|supply|giv|offer)))\s(?P<buyer>{N})(?: (?:by|in|with) (?:providing|supplying|giving|offering)(?: (?:it|them))?)?(?: with\b|(?<=ing)|(?<=it)|(?<=them))(?P<rest>[^.;]{{0,80}})",
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
_CHOSEN_ONES = re.compile(r"\b(?:startups?|companies|founders|firms|people|teams)\b", re.IGNORECASE)
_ADDS = re.compile(
    rf"\b(?:add(?:s|ed)|sign(?:s|ed)(?: up)?|won|wins|land(?:s|ed))\s(?P<list>(?:[\w’-]+ ){{0,6}}?{N}[^.;]{{0,80}}?) (?:to (?:its|the|their) (?:\w+ )?(?:roster|list|customers)|as (?:an? |its |new |first |second |third |anchor |major |cloud |GPU |compute |chip |AI |data |cent(?:er|re) ){{0,4}}(?:customers?|clients?|tenants?))",
    re.IGNORECASE,
)
# "spend ⟨M⟩ to use ⟨N⟩'s models"
_TECH = re.compile(
    r"[’']s? (?:[\w-]+ ){0,2}?(?:tech|technology|technologies|models|software|tools|products|services)\b",
    re.IGNORECASE,
)
_COUNT = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "twelve": 12, "fifteen": 15, "twenty": 20}  # fmt: skip
_LETTER = re.compile(r"\bletters? of intent\b|\bmemorandum of understanding\b|\bMoU\b", re.IGNORECASE)
_NO_SUPPLY = re.compile(
    r"\b(?:invest(?:ment|or)?|equity|funding|licens(?:e|ing)|acquisition|merger|takeover|buyout|peace|trade|settlement|non-disclosure|employment|marketing|distribution|joint venture)\b",
    re.IGNORECASE,
)
_TO_GIVE = re.compile(r"\bto (?:\w+ )?(?:fund|finance|invest|back)\b|\bjointly develop", re.IGNORECASE)
_CHIPS = re.compile(
    r"\b(?:chips?|gpus?|tpus?|processors?|servers?|cloud|Azure|AWS|Bedrock|Trainium)\b", re.IGNORECASE
)
_STRUCK = re.compile(r"\b(?:struck|signed|inked|sealed|reached|landed)\b", re.IGNORECASE)
# "agreed to pay ⟨N⟩ ⟨M⟩ a month to rent its compute"
_PAYS = re.compile(
    rf"\bpay(?:s|ing)? (?:[\w’-]+ ){{0,2}}?(?P<supplier>{N})(?: and {N})? (?:up to |about |around |some |nearly |more than |at least |over |as much as )?(?P<money>{M})(?P<rest>[^.;]{{0,120}})",
    re.IGNORECASE,
)
_PAID_FOR = re.compile(rf"{HAS_GOODS.pattern}|\b(?:models?|API)\b", re.IGNORECASE)
_GOODS_DEAL = re.compile(rf"\b{GOODS}(?: [\w-]+){{0,2}} (?:partnership|{_DEAL})$", re.IGNORECASE)
_LETS = re.compile(
    r"(?:rent|leas)\w{0,3} [^.;]{0,60}\bto $", re.IGNORECASE
)  # "rents chips to" is no use of them
_WINS = re.compile(r"(?:w(?:ins|on)|land(?:s|ed|ing)?|secur(?:es|ed|ing))\b", re.IGNORECASE)
# who signs such a deal is as a rule the one that gives it
_HOSTING = re.compile(r"\b(?:hosting|co-?location|offtake|off-take)\b", re.IGNORECASE)
_TO_DO = re.compile(
    r"\bto (?:use|buy|rent(?! it\b| its\b)|lease(?! it\b| its\b)|purchase|supply|provide|run)\b",
    re.IGNORECASE,
)
_TO_USE = re.compile(rf"{_TO_DO.pattern}|\b(?:capacity|supply of)\b", re.IGNORECASE)
_SUPPLIER_SIDE = re.compile(
    r"^[^.;]{0,40}\b(?:to (?:supply|provide|deliver|sell|build|host|power (?!(?:its|their)\b))|for the supply\b)",
    re.IGNORECASE,
)


# "The pair also made a deal": not the one told before
_ONE_MORE = re.compile(r"\b(?:also|another|separate(?:ly)?|second|additional)\b", re.IGNORECASE)


# "a five-year, ⟨M⟩ deal to buy", "an agreement worth ⟨M⟩ to rent": the sum stands before what is done for it
_SUM_OF_DEAL = re.compile(
    rf"(?P<money>{M}) (?:[\w-]+ ){{0,4}}?{_DEAL} to $|{_DEAL} (?:worth|valued at|of) (?:[\w-]+ ){{0,3}}?(?P<money2>{M}) to $",
    re.IGNORECASE,
)
_NEAR = 80  # characters in front of a deal in which its sum may stand


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
        if N not in marked.shape or not may_tell(marked, context.sellers):
            return
        for buyer, supplier, start, end in _pairs(marked, context):
            if not same_name(buyer, supplier) and not is_undone(marked.shape, start, end):
                self._keep(self._made(marked, buyer, supplier, start, end))

    def _made(self, marked: Marked, buyer: str, supplier: str, start: int, end: int) -> Committed:
        inside = marked.positions(M, start, end)
        if not inside and (worth := _SUM_OF_DEAL.search(marked.shape, max(0, start - _NEAR), start)):
            inside = [worth.start("money" if worth["money"] else "money2")]
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
            another = one.money and known.money and _ONE_MORE.search(one.sentences[0].text)
            if another and one.money and known.money and not same_money(one.money, known.money, loose=True):
                continue
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
    yield from _together(marked, context)
    yield from traded(marked, context)
    yield from sold(marked, context)
    yield from contracted(marked, context)


def _signed(marked: Marked, context: Context) -> Iterator[tuple[str, str, int, int]]:
    shape = marked.shape
    for match in _SIGNS.finditer(shape):
        others = _others(marked, context, match.start("other"))
        doers = context.doers(marked, match.start())
        if not _is_supply(marked, match, M in match[0] and _has_seller([*doers, *others], context)):
            continue
        for doer, other in product(doers, others):
            turned = _is_seller(match, doer, other, context)
            buyer, supplier = (other, doer) if turned else (doer, other)
            yield buyer, supplier, match.start(), match.end()
    for match in _POSSESSED.finditer(shape):
        if _is_supply(marked, match):
            buyer, supplier = (context.name_at(marked, match.start(side)) for side in ("buyer", "supplier"))
            yield buyer, supplier, match.start(), match.end()


def _is_seller(match: re.Match[str], doer: str, other: str, context: Context) -> bool:
    """Whether who signs a deal is its seller, and the other one the buyer."""
    one, two = (sells(name, match[0], context.sellers) for name in (doer, other))
    # "access to capacity" is the seller's as much as the buyer's
    uses = (_TO_DO if one > 0 > two else _TO_USE).search(match["rest"])
    won = _WINS.match(match[0]) and two <= one
    hosts = _HOSTING.search(match[0]) and two <= one and one >= 0
    return bool(((one > two or won or hosts) and not uses) or _SUPPLIER_SIDE.match(match["rest"]))


def _others(marked: Marked, context: Context, first: int) -> list[str]:
    """Whom a deal is with: one name, or those of "with A and B"."""
    listed = list(read_list(marked, first, close=True).positions)
    if listed and (then := _AND_THEN.match(marked.shape, listed[-1] + 1)):
        listed.append(then.end() - 1)
    return [context.name_at(marked, p) for p in listed if not marked.name(p).is_place]


# "with ⟨N⟩ in May and ⟨N⟩ in June to supply"
_AND_THEN = re.compile(
    rf"(?: (?:in|on|last|this|earlier) [\w ]{{3,14}})? and (?:with )?{N}(?= (?:in|on|last|this) \w)"
)


def _has_seller(names: list[str], context: Context) -> bool:
    """Whether one of them is a seller of such goods, so that a priced deal with it is about these."""
    return any(sells_only(name, context.sellers) for name in names)


def _is_supply(marked: Marked, match: re.Match[str], sold: bool = False) -> bool:
    """Whether a deal is about goods, and not about money or a licence; a mere partnership must say what for.

    ``sold``: it is with a seller of goods, and priced.
    """
    shape, end = marked.shape, match.end()
    head = shape[match.start() : match.end("deal")]
    stop = marked.origin[end] if end < len(marked.origin) else len(marked.sentence.text)
    said = marked.sentence.text[
        marked.origin[match.start()] : stop
    ]  # goods may be part of a name: "Altivex GPUs"
    if (
        _NO_SUPPLY.search(head)
        or _TO_GIVE.search(match["rest"])
        or not (sold or HAS_GOODS.search(match[0]) or _CHIPS.search(said))
    ):
        return False
    loose = re.search(r"partnership|announc", head, re.IGNORECASE) and not _STRUCK.search(head)
    side = _SUPPLIER_SIDE.match(match["rest"])
    one_sided = side and "build" not in side[0]  # what a partnership builds, both build
    told = _TO_USE.search(match["rest"]) or _GOODS_DEAL.search(head) or one_sided
    return not loose or M in match[0] or bool(told)


def _together(marked: Marked, context: Context) -> Iterator[tuple[str, str, int, int]]:
    """Deals that two names have with each other."""
    shape = marked.shape
    for match in _BETWEEN.finditer(shape):
        if HAS_GOODS.search(match["what"]) and not _NO_SUPPLY.search(match["what"]):
            one, two = (context.name_at(marked, match.start(side)) for side in ("one", "two"))
            turned = sells(one, match["what"], context.sellers) > sells(two, match["what"], context.sellers)
            buyer, supplier = (two, one) if turned else (one, two)
            yield buyer, supplier, match.start(), match.end()
    for match in _PARTNERED.finditer(shape):
        if HAS_GOODS.search(match["rest"]):
            other = context.name_at(marked, match.start("other"))
            for doer in context.doers(marked, match.start()):
                yield doer, other, match.start(), match.end()
    for match in _PROVIDES.finditer(shape):
        second = next((one for one in ("2", "3", "4") if match[f"buyer{one}"]), "")
        buyer, supplier = (
            context.name_at(marked, match.start(side + second)) for side in ("buyer", "supplier")
        )
        yield buyer, supplier, match.start(), match.end()


def _bought(marked: Marked, context: Context) -> Iterator[tuple[str, str, int, int]]:
    for match in _PAYS.finditer(marked.shape):
        said = marked.sentence.text[marked.origin[match.start()] :]  # goods may be part of a name
        if _PAID_FOR.search(said) and not _NO_SUPPLY.search(match["rest"]):
            paid = marked.positions(N, match.start("supplier"), match.start("money"))
            for doer, at in product(context.doers(marked, match.start()), paid):
                yield doer, context.name_at(marked, at), match.start(), match.end()
    for match in (*_USES.finditer(marked.shape), *_BUYS.finditer(marked.shape)):
        supplier = context.name_at(marked, match.start("supplier"))
        told = f"{match['rest']} {match['desc']} {supplier}"
        place = marked.name(match.start("supplier")).is_place
        priced = match.groupdict().get("money") and _TECH.match(match["rest"])
        if (
            (HAS_GOODS.search(told) or priced)
            and not place
            and not _CHOSEN_ONES.search(match["desc"])
            and not match["desc"].casefold().endswith(("its ", "their "))
            and not _LETS.search(match[0], 0, match.start("supplier") - match.start())
        ):
            first = match.start("supplier")
            several = read_list(marked, first, close=True) if match.re is _USES else None
            listed = several.positions if several and _FOR.match(marked.shape, several.end) else [first]
            for doer, at in product(context.doers(marked, match.start()), listed or [first]):
                yield doer, context.name_at(marked, at), match.start(), match.end()


_FOR = re.compile(r"\s?(?:for|to|as)\b")


def _supplied(marked: Marked, context: Context) -> Iterator[tuple[str, str, int, int]]:
    shape = marked.shape
    for match in (*_ADDS.finditer(shape), *_SUPPLIES.finditer(shape), *_CHOSEN.finditer(shape)):
        groups = match.groupdict()
        doer = context.actor(marked, match.start())
        supplier = doer or context.meant(marked, subject(marked, match.start()))
        if supplier and (groups.get("list") or HAS_GOODS.search(groups.get("rest") or "")):
            for position in read_list(
                marked, match.start("list" if groups.get("list") else "buyer")
            ).positions:
                yield context.name_at(marked, position), supplier, match.start(), match.end()
