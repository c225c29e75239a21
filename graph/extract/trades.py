"""Who gets goods of computing or energy from whom, where one verb or noun tells it without the word "deal with"."""

import re
from collections.abc import Iterator

from graph.extract.context import Context
from graph.extract.giving import DESCRIPTION
from graph.extract.goods import GAP, GOODS, HAS_GOODS, maker
from graph.extract.lists import read_list
from graph.extract.marked import M, Marked, N
from graph.extract.words import GENERIC

# "the chipmaker ⟨N⟩", "customers including ⟨N⟩": what stands between a preposition and the name
_CALLED = r"(?:(?:the|its|rival|fellow|startup|chipmaker|chip|cloud|tech|AI|software|customers|clients|companies|giants?|company|firm|lab|maker|developer|provider|including|such as|like) ){0,4}"
_GETS = r"(?:(?:get|sourc|obtain|receiv)(?:s|es|e|ed|ing|ting)?(?= [^.;]{0,40}\b(?:chips?|[gt]pus?|processors?|power|electricity|compute|capacity)\b[^.;]{0,40}\bfrom\b)|us(?:es?|ed|ing)(?= [^.;]{0,40}\b(?:chips?|[gt]pus?|processors?|accelerators?) (?:made |built |supplied |designed )?(?:from|by)\b)|(?:tak(?:e|es|ing|en)|took)(?= [^.;]{0,40}\b(?:capacity|megawatts?|gigawatts?|[MG]W)\b)|order(?:s|ed|ing)?|purchas(?:e|es|ed|ing)|buy(?:s|ing)?|bought|rent(?:s|ed|ing)?|leas(?:e|es|ed|ing)|book(?:s|ed|ing)?|reserv(?:e|es|ed|ing)|procur(?:e|es|ed|ing)|deploy(?:s|ed|ing)?|(?:get|gain|secur)(?:s|es|e|ed|ing)? access to|plac(?:e|es|ed|ing) an? (?:[\w-]+ |\ue001 ){0,4}?order(?:s)?(?: for)?)"
_GIVES = r"(?:suppl(?:y|ies|ied|ying)|provid(?:e|es|ed|ing)|sell(?:s|ing)?|sold|deliver(?:s|ed|ing)?|leas(?:e|es|ed|ing)|rent(?:s|ed|ing)?(?: out)?|build(?:s|ing)?|built|produc(?:e|es|ed|ing)|mak(?:e|es|ing)|manufactur(?:e|es|ed|ing)|ship(?:s|ped|ping)?|host(?:s|ed|ing)?)"
# "ordered 900 chips from ⟨N⟩", "leased 90 megawatts at ⟨N⟩’s campus"
_FROM = re.compile(
    rf"\b(?P<verb>{_GETS}) (?P<what>{GAP}{{0,70}}?)\b(?:from|with|at|by) (?:{_CALLED}|{DESCRIPTION})(?P<supplier>{N})",
    re.IGNORECASE,
)
# "rents ⟨N⟩ chips", "will deploy six gigawatts of ⟨N⟩’s GPUs"
_THEIRS = re.compile(
    rf"\b(?P<verb>{_GETS}) (?:(?:[\w,.-]+|{M}) ){{0,6}}?(?<!its )(?<!their )(?P<supplier>{N})(?:[’']s?)? (?P<what>(?:[\w-]+ ){{0,2}}?{GOODS})\b",
    re.IGNORECASE,
)
# "to provide GPU capacity to ⟨N⟩", "builds a data center for ⟨N⟩"
_TO = re.compile(
    rf"\b{_GIVES} (?P<what>{GAP}{{0,60}}?)\b(?:(?<!next )(?<!close )(?<!due )(?<!up )to|for) {_CALLED}(?P<buyer>{N})(?!-)(?![’']s? (?:customers|users|clients|app|software)| (?:ecosystem|network|platform|community|users|customers))",
    re.IGNORECASE,
)
# "to supply ⟨N⟩ with chips", "sells ⟨N⟩ the power of its plant", "hosts ⟨N⟩’s models on its cloud"
_THEM = re.compile(
    rf"\b{_GIVES} {_CALLED}(?P<buyer>{N})(?:[’']s? (?:models|workloads|training))? (?P<what>(?:with|the|all|up to|its|on its|on their|{M}|\d)[^.;{N}]{{0,60}})",
    re.IGNORECASE,
)
# "⟨N⟩ is ⟨N⟩’s largest cloud customer", "counts ⟨N⟩ among its cloud customers"
_CUSTOMER = re.compile(
    rf"(?P<buyer>{N}) (?:is|was|remains|became|has become|has been) (?:one of )?(?P<supplier>{N})[’']s? (?:[\w-]+ ){{0,2}}?{GOODS} (?:customers?|clients?)\b",
    re.IGNORECASE,
)
_COUNTS = re.compile(
    rf"\b(?:count|list|name)(?:s|ed|ing)? (?P<list>{N}[^.;{M}]{{0,60}}?) (?:among|as) (?:its|their|a) (?:[\w-]+ ){{0,2}}?{GOODS} (?:customers?|clients?)\b",
    re.IGNORECASE,
)
# A thing that is bought whole is a takeover's.
_WHOLE = re.compile(
    r"\b(?:business|unit|company|startup|maker|stakes?|shares|stock|plant|campus|factory|assets|facilit(?:y|ies)|data cent(?:er|re)s?|firm|division|developer|rights)\b",
    re.IGNORECASE,
)
_OUTRIGHT = re.compile(r"b(?:uy|ought)|purchas|order|procur", re.IGNORECASE)
_OTHER_THING = re.compile(
    r"\b(?:access to (?:capital|funding)|tools?|software|insights?|services? that|platform (?:that|for)|loans?|financing|funding|training (?:programs?|courses?|data)|customers|capital|business(?:es)?|units?|stakes?|divisions?|arms?|subsidiar(?:y|ies))\b",
    re.IGNORECASE,
)
_DEAL_TO = re.compile(
    rf"\b(?P<verb>sign(?:s|ed|ing)?|ink(?:s|ed)|str(?:ikes|uck)|reach(?:es|ed)|seal(?:s|ed)|land(?:s|ed)|secur(?:es|ed)|w(?:ins|on)|ha(?:s|d|ve)|announc(?:es|ed)|bag(?:s|ged)|contracted) (?:an? )?[^.;{N}]{{0,60}}?(?:\b(?:contract|deal|agreement|pact|partnership|order)\b[^.;{N}]{{0,40}}?)?\bto $",
    re.IGNORECASE,
)


def traded(marked: Marked, context: Context) -> Iterator[tuple[str, str, int, int]]:
    """Buyer, supplier and the clause, for each trade of a sentence."""
    shape = marked.shape
    for pattern in (_FROM, _THEIRS):
        for match in pattern.finditer(shape):
            end = min(len(shape), match.end() + 40)
            whole = _OUTRIGHT.match(match["verb"]) and _WHOLE.search(match["what"])
            said = match["what"] + shape[match.end("supplier") : end]
            if not whole and HAS_GOODS.search(said) and not _OTHER_THING.search(match["what"]):
                yield from _each(marked, context, match, "supplier")
    for pattern in (_TO, _THEM):
        for match in pattern.finditer(shape):
            if HAS_GOODS.search(match["what"]) and not _OTHER_THING.search(match["what"]):
                yield from _each(marked, context, match, "buyer")
    yield from _customers(marked, context)


def _customers(marked: Marked, context: Context) -> Iterator[tuple[str, str, int, int]]:
    shape = marked.shape
    for match in _CUSTOMER.finditer(shape):
        names = [context.name_at(marked, match.start(side)) for side in ("buyer", "supplier")]
        yield names[0], names[1], match.start(), match.end()
    for match in _COUNTS.finditer(shape):
        for doer in _doers(marked, context, match.start()):
            for position in read_list(marked, match.start("list"), close=True).positions:
                yield context.name_at(marked, position), doer, match.start(), match.end()


def _each(
    marked: Marked, context: Context, match: re.Match[str], side: str
) -> Iterator[tuple[str, str, int, int]]:
    """The named side with each subject of the verb on the other."""
    at = match.start(side)
    if marked.name(at).is_place:
        return
    named = context.name_at(marked, at)
    if context.is_person(named) or named.casefold() in GENERIC:
        return
    for doer in _doers(marked, context, match.start()):
        buyer, supplier = (named, doer) if side == "buyer" else (doer, maker(named))
        yield buyer, supplier, match.start(), match.end()


def _doers(marked: Marked, context: Context, verb: int) -> list[str]:
    """Whose verb it is; of "won a contract to provide", who won it."""
    found = context.doers(marked, verb)
    deal = None if found else _DEAL_TO.search(marked.shape, max(0, verb - 140), verb)
    return context.doers(marked, deal.start()) if deal else found
