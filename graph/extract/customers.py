"""Who buys compute, chips, clouds or power of whom: told of the seller and of its customers."""

import re
from collections.abc import Iterator

from graph.extract.context import Context
from graph.extract.giving import DESCRIPTION
from graph.extract.goods import FAMILIES, GAP, SURE_GOODS, maker, sells_only, tells_surely
from graph.extract.lists import read_list
from graph.extract.marked import M, Marked, N
from graph.extract.subjects import subject
from graph.extract.words import COMPANY_NOUNS, GENERIC

# Buyer, supplier and the clause that says so.
Deal = tuple[str, str, int, int]

_CLIENTS = r"(?:customers?|clients?|tenants?)"
_AMONG = rf"(?:(?:[\w’-]+ ){{0,4}}?(?:{_CLIENTS}|[a-z]{{0,12}}(?:companies|labs|makers|giants|scalers|startups|buyers|firms))(?: already| now)?,? (?:including|such as|like)\s)"
# "rents out its GPUs to customers including ⟨N⟩ and ⟨N⟩", "infrastructure, which it leases to ⟨N⟩"
_SELLS_TO = re.compile(
    rf"\b(?P<verb>(?:rent|leas|suppl|provid|deliver|ship|sell|sold|contract)(?:e[sd]?|s|y|ies|ied|ed|ped|ping|ying|ing)?(?: out)?)\b(?P<what>{GAP}{{0,70}}?)(?<!next)(?<!close)(?<!due)\sto {_AMONG}?(?P<desc>{DESCRIPTION})(?P<buyer>{N})(?![’']s |-)",
    re.IGNORECASE,
)
# "the sale of ⟨quantity⟩ carbon credits to ⟨N⟩"
_SALE_OF = re.compile(
    rf"\b(?:sales?|delivery|supply|shipments?|leas(?:e|ing)|rental) of (?P<what>[^.;{N}]{{2,60}}?) to {_AMONG}?(?P<desc>{DESCRIPTION})(?P<buyer>{N})(?![’']s |-)",
    re.IGNORECASE,
)
# "⟨N⟩'s data centres, which the company leases": whose goods they are
_WHOSE = re.compile(
    rf"(?P<supplier>{N})[’']s? (?P<what>[^.;,{N}]{{2,60}}), which (?:it|the (?:{COMPANY_NOUNS})) (?:(?:has|had|is|been|now|also|already|will) ){{0,3}}$",
    re.IGNORECASE,
)
# "counts ⟨N⟩ and ⟨N⟩ as customers", "has both ⟨N⟩ and ⟨N⟩ among its clients"
_COUNTS = re.compile(
    rf"\b(?:counts?|counting|has|have|had|names|list(?:s|ed)|number(?:s|ed))\s(?:both )?(?P<buyer>{N})(?P<list>[^.;]{{0,80}}?) (?:as|among) (?:its |their )?(?:(?!the\b)[\w-]+ ){{0,3}}?{_CLIENTS}\b",
    re.IGNORECASE,
)
# "its customers include ⟨N⟩", "⟨N⟩, whose cloud customers include ⟨N⟩"
_INCLUDE = re.compile(
    rf"(?:\b(?:its|their|whose)|{N}[’']s?) (?:[\w-]+ ){{0,3}}?{_CLIENTS} (?:already |now |also )?(?:include|are)\s(?P<desc>{DESCRIPTION})(?P<buyer>{N})(?![’']s |-)",
    re.IGNORECASE,
)
# "⟨N⟩, CoreWeave's largest customer", "CoreWeave's largest customer, ⟨N⟩", "⟨N⟩ is a customer of ⟨N⟩"
_IS_CUSTOMER = (
    re.compile(
        rf"(?P<supplier>{N})[’']s? (?:[\w-]+ ){{1,3}}?{_CLIENTS},? (?P<buyer>{N})(?![’']s |-)", re.IGNORECASE
    ),
    re.compile(
        rf"(?P<buyer>{N})(?:,| is| was| remains),? (?P<supplier>{N})[’']s? (?:[\w-]+ ){{1,3}}?{_CLIENTS}\b(?!,? {N})",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?P<buyer>{N}) (?:is|was|remains|became|becomes|has become|has been) (?:also |now |already )?(?:one of |among )?(?P<supplier>{N})[’']s? (?:[\w-]+ ){{1,3}}?{_CLIENTS}\b(?!,? {N})",
        re.IGNORECASE,
    ),
    # "⟨N⟩, a ⟨N⟩ cloud customer"
    re.compile(
        rf"(?P<buyer>{N})(?:,| is| was| has been| has long been)(?: (?:also|already|long))? an? (?P<supplier>{N}) (?:[\w-]+ ){{0,2}}?(?:{_CLIENTS}|users?)\b(?!,? {N})",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?P<buyer>{N})(?:,| is| was| remains| became| has been| will be| will become| as) (?:an?|one of the|the) (?:[\w-]+ ){{0,4}}?{_CLIENTS} (?:of|for) (?P<supplier>{N})(?P<rest>(?:[’']s)?[^.;,]{{0,50}})",
        re.IGNORECASE,
    ),
)
# "⟨N⟩ accounts for 62% of ⟨N⟩'s cloud revenue"
_REVENUE = re.compile(
    rf"(?P<buyer>{N})(?:, which|, who)? (?:account(?:s|ed)|ma(?:de|kes) up|generate[sd]|contribute[sd]|represent(?:s|ed)|provide[sd]) {GAP}{{0,40}}? of (?P<supplier>{N})[’']s? (?:[\w-]+ ){{0,3}}?(?:revenues?|sales)\b",
    re.IGNORECASE,
)
# "its customer ⟨N⟩ has", "its largest customer, ⟨N⟩"
_ITS_CUSTOMER = re.compile(
    rf"\b(?:its|their) (?:[\w-]+ ){{0,3}}?(?:customer|client|tenant)s?,? (?P<buyer>{N})(?![’']s |-)",
    re.IGNORECASE,
)
# "leased its ⟨N⟩ campus to ⟨N⟩"
_LETS = re.compile(
    rf"\b(?:leas|rent)(?:e[sd]?|s|ed|ing)(?: out)? (?:its|the|their|part of its) (?:{N} )?(?:[\w-]+ ){{0,3}}?(?:campus(?:es)?|data[- ]?cent(?:er|re)s?|sites?|facilit(?:y|ies)) (?:[\w ]{{2,30}} )?to (?P<desc>{DESCRIPTION})(?P<buyer>{N})(?![’']s |-)",
    re.IGNORECASE,
)
# "under which ⟨N⟩ will use its chips"
_USES_ITS = re.compile(
    rf"(?P<buyer>{N}) (?:will|would|is to|(?:has )?agreed to|plans to|can) (?:use|deploy|buy|rent|lease|purchase|take|run on|install|order) {GAP}{{0,40}}?\bits (?:[\w-]+ ){{0,3}}?(?:chips?|[gtc]pus?|processors?|accelerators?|servers?|cloud|computing|compute|capacity|data cent(?:er|re)s?|power)\b",
    re.IGNORECASE,
)
_TAIL = 50  # characters behind a customer in which the goods are told
# "a big supplier to companies such as ⟨N⟩ and ⟨N⟩"
_SUPPLIER_TO = re.compile(
    rf"(?P<supplier>{N})(?:,| is| was| remains| became| has been| has long been)(?: also| now)? (?:an?|the|one of the) (?:[\w-]+ ){{0,4}}?suppliers? (?:of [\w -]{{2,40}} )?(?:to|for) {_AMONG}?(?P<desc>{DESCRIPTION})(?P<buyer>{N})(?![’']s |-)",
    re.IGNORECASE,
)
# "build ten gigawatts of computing for ⟨N⟩", "built a data centre for the AI company"
_BUILDS_FOR = re.compile(
    rf"\b(?:build|built|suppl|provid|deliver|deploy|host|construct|manufactur|produc|mak|made|fabricat)(?:s|es|ies|y|e[sd]?|ied|ed|ing|ying)?\b(?! by\b)(?P<what>{GAP}{{0,90}}?) for (?:(?P<that>the (?:[\w-]+ ){{0,2}}?(?:{COMPANY_NOUNS})(?=$|[.,;]|\s(?:in|and|over|by|to)\b))|(?P<desc>{DESCRIPTION})(?P<buyer>{N})(?![’']s |-))",
    re.IGNORECASE,
)
# "will deploy ten gigawatts of ⟨N⟩ chips", "signed a multi-year agreement to use ⟨N⟩'s cloud"
_CHIPS = r"(?:chips?|gpus?|tpus?|processors?|accelerators?|servers?|cloud|computing|compute|data cent(?:er|re)s?|supercomputers?)"
_THEIR_CHIPS = re.compile(rf"(?:[’']s)? (?:[\w-]+ ){{0,3}}?{_CHIPS}\b", re.IGNORECASE)
_CHIPS_NAMED = re.compile(rf"(?P<maker>\w.*?) (?:[A-Z]?\d\w* )?{_CHIPS}", re.IGNORECASE)
_TAKES = re.compile(
    rf"\b(?:(?:will|to|would) (?:deploy|buy|purchase|order|install|rent|lease|procure|use|access)|wants(?= \d)|(?:to )?import(?:s|ed|ing)?(?= \d)|(?:bought|ordered|purchased|rented|leased)|(?:deploying|buying|ordering|renting|leasing)) (?P<what>(?!to\b)(?:[^.;,{N}]|,(?=\d)){{0,60}}?)(?P<supplier>{N})",
    re.IGNORECASE,
)
# Whose chips of their own name are, the words do not say.
_FAMILY = re.compile(rf"(?:{FAMILIES}|Vera|Inferentia)\b", re.IGNORECASE)
_BY_DEAL = re.compile(
    rf"\b(?:sign|ink|str[iu]ck|strik|reach|announc|seal|secur|land|close to|near|finaliz|finalis|negotiat)(?:s|es|ed|ing|e[sd]?)?\b[^.;{N}]{{0,70}}?\b(?:deal|agreement|contract|pact|partnership|letters? of intent|memorandum of understanding|MoU) $",
    re.IGNORECASE,
)
# "both ⟨N⟩ and ⟨N⟩ — the latter agreed to buy ⟨M⟩ worth of services"
_LATTER = re.compile(
    rf"{N} and (?P<buyer>{N})[^.;{N}]{{0,40}}\bthe latter (?:of which )?(?:[\w-]+ ){{0,6}}?(?:buy|purchase|spend|take)\b[^.;{N}]{{0,20}}{M}",
    re.IGNORECASE,
)
# What is sold here is a business itself, or a part of it.
_BUSINESS = re.compile(
    r"\b(?:stakes?|shares?|business(?:es)?|units?|divisions?|arms?|subsidiar(?:y|ies)|assets?|operations|compan(?:y|ies)|startups?|makers?|itself|tools?|software|platforms?|equipment|training|funding|investments?|loans?|access|insights?|news|advice|update)\b",
    re.IGNORECASE,
)
# In front of "to supply ...": what makes it a promise of whom the verb is told.
_PROMISED = re.compile(
    r"\b(?:agree[sd]?|plans?|planned|planning|commit(?:s|ted)?|intends?|expect(?:s|ed)?|set|due|going|pledge[sd]?|sign(?:s|ed)(?: up)?|contracted|continues?|starts?|started|beg[iau]ns?|used|has|have|had|talks|discussions) $",
    re.IGNORECASE,
)
_NOT_SOLD = re.compile(
    r"\b(?:ban(?:s|ned)?|bar(?:s|red)?|block(?:s|ed)?|prohibit\w*|restrict\w*|not|never|n[’']t|stop\w*|halt\w*|without|could|might|if|refus\w*|unable|cannot|can)\b[^.;]{0,50}$",
    re.IGNORECASE,
)


# Behind the name of a buyer: it belongs to a longer one, "for the ⟨N⟩ ecosystem".
_NAME_ON = re.compile(
    r"\s(?:ecosystem|project|platform|market|sector|program(?:me)?|network|region|series|models?|tokens?|users|customers)\b"
)


def _doers(marked: Marked, context: Context, verb: int) -> list[str]:
    """Who does what a verb tells; of "to supply" only where a promise or a deal stands in front of it."""
    shape = marked.shape
    to = shape.endswith("to ", 0, verb) or shape.startswith("to ", verb)
    at = verb - len("to ") if to and not shape.startswith("to ", verb) else verb
    if deal := _BY_DEAL.search(shape, 0, at):
        return context.doers(marked, deal.start())
    return context.doers(marked, verb) if not to or _PROMISED.search(shape, 0, at) else []


def sold(marked: Marked, context: Context) -> Iterator[Deal]:
    """Every sale of computing, chips, clouds or power that a sentence tells of the seller's side."""
    if not tells_surely(marked, context.sellers):
        return
    yield from _sells_to(marked, context)
    yield from _lets(marked, context)
    yield from _builds(marked, context)
    yield from _customers(marked, context)
    yield from _takes(marked, context)


def _sells_to(marked: Marked, context: Context) -> Iterator[Deal]:
    shape = marked.shape
    for match in (*_SELLS_TO.finditer(shape), *_SALE_OF.finditer(shape)):
        whose = _WHOSE.search(shape, 0, match.start())
        what = f"{match['what']} {whose['what'] if whose else ''}"
        if not SURE_GOODS.search(what) or _BUSINESS.search(what) or _NOT_SOLD.search(shape, 0, match.start()):
            continue
        if whose:
            suppliers = [context.name_at(marked, whose.start("supplier"))]
        elif match.re is _SALE_OF:
            owner = context.owner(marked, match.start())
            suppliers = [owner] if owner else []
        else:
            suppliers = _doers(marked, context, match.start())
        yield from _each(marked, context, suppliers, match)


def _lets(marked: Marked, context: Context) -> Iterator[Deal]:
    for match in _LETS.finditer(marked.shape):
        if not _NOT_SOLD.search(marked.shape, 0, match.start()):
            yield from _each(marked, context, _doers(marked, context, match.start()), match)


def _builds(marked: Marked, context: Context) -> Iterator[Deal]:
    shape = marked.shape
    for match in _BUILDS_FOR.finditer(shape):
        if (
            not SURE_GOODS.search(match["what"])
            or _BUSINESS.search(match["what"])
            or _NOT_SOLD.search(shape, 0, match.start())
        ):
            continue
        suppliers = _doers(marked, context, match.start())
        if not match["that"]:
            yield from _each(marked, context, suppliers, match)
            continue
        named = (context.name_at(marked, at) for at in reversed(marked.positions(N, 0, match.start())))
        buyer = next((name for name in named if name not in suppliers), None)
        for supplier in suppliers if buyer else ():
            assert buyer
            yield buyer, supplier, match.start(), match.end()


def _customers(marked: Marked, context: Context) -> Iterator[Deal]:
    """Who is a customer of whom, where what it sells is known or said."""
    shape = marked.shape
    for match in (*_COUNTS.finditer(shape), *_INCLUDE.finditer(shape)):
        said = SURE_GOODS.search(match[0]) is not None
        if match.re is _COUNTS:
            who = subject(marked, match.start())
            supplier = context.meant(marked, who)
            apposed = "" if who.position is None else shape[who.position : match.start()]
            said = said or (";" not in apposed and SURE_GOODS.search(apposed) is not None)
        elif shape[match.start()] == N:
            supplier = context.name_at(marked, match.start())
        else:
            supplier = context.owner(marked, match.start())
        said = said or SURE_GOODS.search(shape, match.end(), match.end() + _TAIL) is not None
        if supplier and (said or sells_only(supplier, context.sellers)):
            yield from _each(marked, context, [supplier], match)
            for latter in _LATTER.finditer(shape, match.start("buyer")):
                yield context.name_at(marked, latter.start("buyer")), supplier, latter.start(), latter.end()
    for match in (*_ITS_CUSTOMER.finditer(shape), *_USES_ITS.finditer(shape)):
        yield from _of_owner(marked, context, match)
    for match in (
        *(found for pattern in _IS_CUSTOMER for found in pattern.finditer(shape)),
        *_SUPPLIER_TO.finditer(shape),
        *_REVENUE.finditer(shape),
    ):
        supplier = context.name_at(marked, match.start("supplier"))
        place = marked.name(match.start("supplier")).is_place
        said = SURE_GOODS.search(supplier + shape[match.start() : match.end() + _TAIL]) is not None
        if not place and (said or sells_only(supplier, context.sellers)):
            yield from _each(marked, context, [supplier], match)


def _of_owner(marked: Marked, context: Context, match: re.Match[str]) -> Iterator[Deal]:
    """A customer of whoever "its" means, which is not the customer."""
    shape = marked.shape
    if match.re is _ITS_CUSTOMER:
        supplier = context.owner(marked, match.start())
        said = SURE_GOODS.search(shape, match.start(), match.end() + _TAIL) is not None
    else:
        buyer = context.name_at(marked, match.start("buyer"))
        names = (context.name_at(marked, at) for at in marked.positions(N, 0, match.start()))
        supplier, said = next((name for name in names if name != buyer), None), True
    if supplier and (said or sells_only(supplier, context.sellers)):
        yield from _each(marked, context, [supplier], match)


def _takes(marked: Marked, context: Context) -> Iterator[Deal]:
    """Who will use whose chips or cloud."""
    shape = marked.shape
    for match in _TAKES.finditer(shape):
        at = match.start("supplier")
        named = _CHIPS_NAMED.fullmatch(marked.name(at).text)  # "Altivex GPUs"
        if (
            not (named or _THEIR_CHIPS.match(shape, at + 1))
            or _FAMILY.match(marked.name(at).text)
            or marked.name(at).is_place
            or _NOT_SOLD.search(shape, 0, match.start())
        ):
            continue
        for buyer in _doers(marked, context, match.start()):
            supplier = maker(named["maker"] if named else context.name_at(marked, at))
            yield buyer, supplier, match.start(), match.end()


def _each(marked: Marked, context: Context, suppliers: list[str], match: re.Match[str]) -> Iterator[Deal]:
    """The names that a list of buyers begins with, each with each supplier; no places and no people."""
    for at in read_list(marked, match.start("buyer")).positions:
        buyer = context.name_at(marked, at)
        whole = not _NAME_ON.match(marked.shape, at + 1) and buyer.casefold() not in GENERIC
        if whole and not marked.name(at).is_place and not context.seems_person(buyer):
            for supplier in suppliers:
                yield buyer, supplier, match.start(), match.end()
