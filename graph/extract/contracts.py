"""Who buys computing, chips or power of whom, where a noun tells it: "contract wins from ⟨N⟩", "its deal with ⟨N⟩"."""

import re
from collections.abc import Iterator

from graph.extract.context import Context
from graph.extract.giving import DESCRIPTION
from graph.extract.goods import GOODS, HAS_GOODS, SURE_GOODS, sells, sells_only
from graph.extract.lists import read_list
from graph.extract.marked import M, Marked, N
from graph.extract.owned import ITSELF
from graph.extract.words import COMPANY_NOUNS, GENERIC

# Buyer, supplier and the clause that says so.
Deal = tuple[str, str, int, int]

_CONTRACT = r"(?:contract|order|deal|commitment|agreement|lease)s?"
# "contract wins from ⟨N⟩ and ⟨N⟩", "won a ⟨M⟩ contract from ⟨N⟩ to provide computing"
_WON_FROM = re.compile(
    rf"\b(?:(?:contract|deal|order|customer)[- ]wins? (?:from|with|at)|(?:w(?:ins|on|inning)|land(?:s|ed|ing)|secur(?:es|ed|ing)|bag(?:s|ged)|clinch(?:es|ed)|receiv(?:es|ed|ing)|got|book(?:s|ed)|ha(?:s|d|ve)) (?:(?!(?:to|from|by|in|on|of)\s)[\w’,/$-]+ |{M} |{M}, ){{0,8}}?{_CONTRACT} (?:(?:worth|valued at|of|for) [^.;{N}]{{1,50}}? )?from) (?P<desc>{DESCRIPTION})(?P<buyer>{N}){ITSELF}(?P<rest>[^.;]{{0,80}})",
    re.IGNORECASE,
)
# "awarded ⟨N⟩ a ⟨M⟩ contract", "awarded contracts worth up to ⟨M⟩ each to ⟨N⟩ and ⟨N⟩"
_AWARDS = re.compile(
    rf"\b(?:award(?:s|ed|ing)?|gave|gives?|hand(?:s|ed|ing)?) (?:(?P<first>{N}[^.;{M}]{{0,60}}?) (?:an? |its |another )?(?:[\w,-]+ ){{0,4}}?{M},?(?: [\w,-]+){{0,4}}? (?:contract|order)s?|(?:an? |its |another )?(?:[\w,-]+ |{M},? ){{0,5}}?(?:contract|order)s? (?:(?:worth|valued at|of|for) [^.;{N}]{{1,40}}? )?to (?P<desc>{DESCRIPTION})(?P<then>{N}))",
    re.IGNORECASE,
)
_PURPOSE = re.compile(r",? (?:to|for) [^.;]{2,80}")
# "the ⟨M⟩ contract between ⟨N⟩ and ⟨N⟩"
_BETWEEN = re.compile(
    rf"(?P<what>[^.;{N}]{{0,50}}\b(?:contract|deal|agreement|pact|order)) between (?P<one>{N}) and (?P<two>{N})(?P<rest>[^.;]{{0,60}})",
    re.IGNORECASE,
)
# "another ⟨M⟩ contract with the chip giant ⟨N⟩"
_ITS_DEAL = re.compile(
    rf"\b(?:its|their|an?|another|this|that) (?:(?!(?:to|from|by|in|on|with)\s)[\w’,/-]+ ){{0,4}}?{M}(?:(?:,? | )(?!(?:to|from|by|in|on|with)\s)[\w’,/-]+){{0,4}}? (?:contract|order|deal|commitment|agreement|lease) (?P<what>(?:[\w-]+ ){{0,3}}?)with (?P<desc>{DESCRIPTION})(?P<other>{N}){ITSELF}(?P<rest>[^.;]{{0,80}})",
    re.IGNORECASE,
)
_SIGNED = re.compile(
    r"\b(?:sign|ink|strik|struck|reach|seal|land|secur|w[io]n|bag|clinch|enter|announc|agree|finali[sz]|negotiat|extend|expand|renew|lin)\w*(?: into| up| to)? $",
    re.IGNORECASE,
)
_NO_GOODS = re.compile(
    r"\b(?:invest(?:ment|or|s|ed|ing)?|equity|fund(?:ing|s)?|licens(?:e|ing)|acqui\w+|merger|takeover|buyout|loan|credit|debt|settlement|marketing|advertising|distribution|joint venture|stake|lend\w*)\b",
    re.IGNORECASE,
)
# "be the startup's primary provider of cloud services"
_PROVIDER_OF = re.compile(
    rf"\b(?:is|was|be|become|becomes|became|remains?|as|stays?) (?:(?P<buyer>{N})|the (?:[\w-]+ )?(?:{COMPANY_NOUNS}))[’']s? (?:[\w-]+ ){{0,3}}?(?:provider|supplier|source|vendor) (?:of|for) (?:[\w-]+ ){{0,3}}?{GOODS}\b",
    re.IGNORECASE,
)
# "gives ⟨N⟩ access to one gigawatt of ⟨N⟩'s capacity"
_ACCESS = re.compile(
    rf"\b(?:giv(?:es|en|ing)|gave|grant(?:s|ed|ing)|provid(?:es|ed|ing)|offer(?:s|ed)) (?P<buyer>{N})(?: with)? access to (?P<what>[^.;{N}]{{0,60}}?)(?P<supplier>{N})[’']?s? (?:[\w-]+ ){{0,3}}?{GOODS}\b",
    re.IGNORECASE,
)
# "⟨N⟩'s chips are made by ⟨N⟩", "⟨N⟩ has its processors manufactured by ⟨N⟩"
_MADE_BY = re.compile(
    rf"(?P<buyer>{N})(?:[’']s? |,? (?:has|have|had|gets|whose) (?:its |their )?)(?:[\w-]+ ){{0,4}}?(?:chips?|[gtc]pus?|processors?|accelerators?|servers?|semiconductors?)(?:,? (?:are|is|were|was|will be|being))? (?:(?:also|all|currently|now|mainly|mostly) )?(?:made|manufactured|produced|built|fabricated|supplied) by (?P<desc>{DESCRIPTION})(?P<supplier>{N}){ITSELF}",
    re.IGNORECASE,
)
# "signed a 15-year lease for 300 megawatts at ⟨N⟩'s campus"
_LEASE_AT = re.compile(
    rf"\b(?:sign(?:s|ed|ing)?|ink(?:s|ed|ing)?|str(?:ikes|uck)|agree[sd]? to|enter(?:s|ed) into|tak(?:es|en|ing)|took) [^.;{N}]{{0,60}}?\b(?:lease|power purchase agreement|PPA|offtake agreement) [^.;{N}]{{0,60}}?\b(?:at|from) (?:[\w’-]+ ){{0,3}}?(?P<supplier>{N})[’']s?(?P<rest>[^.;]{{0,60}})",
    re.IGNORECASE,
)
# "made ⟨N⟩ its exclusive cloud provider"
_MADE_IT = re.compile(
    rf"\b(?:add(?:s|ed)|nam(?:es|ed)|makes|made|select(?:s|ed)|cho(?:se|oses)|designat(?:es|ed)|pick(?:s|ed)) (?P<supplier>{N}) (?:as )?(?:its|an?|the|their) (?:[\w-]+ ){{0,3}}?(?:cloud|compute|computing|chips?|infrastructure|power|energy|data cent(?:er|re)) (?:[\w-]+ ){{0,2}}?(?:provider|partner|supplier|platform|vendor)\b(?! (?:for|of|to)\b)",
    re.IGNORECASE,
)
# "in talks with ⟨N⟩ to rent capacity"
_TALKS = re.compile(
    rf"\b(?:in|holding|held|having|had) (?:[\w-]+ ){{0,2}}?(?:talks|discussions|negotiations) with (?P<desc>{DESCRIPTION})(?P<supplier>{N}){ITSELF} (?:to (?:buy|rent|lease|use|order|purchase|secure|procure|get|access)|for (?:more |additional |extra )?(?=[\w -]{{0,20}}\b{GOODS})|(?:about|over|on) (?:buying|renting|leasing|using|ordering|purchasing))(?P<rest>[^.;]{{0,80}})",
    re.IGNORECASE,
)
# "will manufacture ⟨N⟩'s custom chips"
_MAKES_ITS = re.compile(
    rf"\b(?:mak(?:es?|ing)|manufactur(?:es?|ing|ed)|produc(?:es?|ing|ed)|fabricat(?:es?|ing|ed)) (?P<buyer>{N})[’']s? (?:[\w-]+ ){{0,4}}?(?:chips?|processors?|accelerators?|[gtc]pus?|servers?)\b",
    re.IGNORECASE,
)
# "trains its models on ⟨N⟩ chips", "runs most of its workloads on ⟨N⟩'s cloud"
_RUNS_ON = re.compile(
    rf"\b(?:run|runs|running|train|trains|trained|training|host|hosts|hosted|power|powers|build|builds|operate|operates|serve|serves|mov(?:e|es|ed|ing)|migrat(?:e|es|ed|ing)|shift(?:s|ed|ing)?) (?:its|their|the|all|most|some|much|part)\b[^.;,{N}]{{0,50}}? (?:on|onto|to|with|using|in|via) (?P<desc>(?:[\w’-]+ ){{0,4}}?)(?P<supplier>{N})(?P<what>(?:[’']s?)? (?:[\w-]+ ){{0,3}}?(?:chips?|[gtc]pus?|processors?|accelerators?|servers|cloud|data cent(?:er|re)s?|infrastructure|supercomputers?)\b)?",
    re.IGNORECASE,
)
# "⟨N⟩ chip supplier ⟨N⟩"
_SUPPLIER = re.compile(
    rf"(?P<buyer>{N})(?:[’']s?)? (?:(?:key|main|longtime|major|biggest|largest|contract) ){{0,2}}(?P<what>(?:(?:AI|memory|cloud|power|server|chip|chips|processor|compute|GPU) ){{0,2}})(?:supplier|vendor|provider|maker|manufacturer),? (?P<supplier>{N})(?![’'-])",
    re.IGNORECASE,
)


_CLOUD = re.compile(r" Cloud\b| (?:Web Services|GPUs?|TPUs?|chips?)$|^(?:AWS|Azure)$", re.IGNORECASE)


def contracted(marked: Marked, context: Context) -> Iterator[Deal]:
    """Buyer, supplier and the clause, for each such contract of a sentence."""
    yield from _won(marked, context)
    yield from _awarded(marked, context)
    yield from _with(marked, context)
    yield from _named(marked, context)
    yield from _provided(marked, context)


def _won(marked: Marked, context: Context) -> Iterator[Deal]:
    for match in _WON_FROM.finditer(marked.shape):
        supplier = context.actor(marked, match.start()) or context.owner(marked, match.start())
        if not supplier or _NO_GOODS.search(match[0]):
            continue
        priced = M in match[0] and not _other_purpose(marked, match.end("buyer"))
        if priced or SURE_GOODS.search(marked.sentence.text) or sells_only(supplier, context.sellers):
            for at in read_list(marked, match.start("buyer"), close=True).positions:
                buyer = context.name_at(marked, at)
                if _is_firm(marked, context, at):
                    yield buyer, supplier, match.start(), match.end()


def _other_purpose(marked: Marked, end: int) -> bool:
    """Whether what is told behind a contract is something else: "to repaint its fleet"."""
    purpose = _PURPOSE.match(marked.shape, end)
    return purpose is not None and not HAS_GOODS.search(purpose[0])


def _awarded(marked: Marked, context: Context) -> Iterator[Deal]:
    """Contracts at a price that the buyer gives to one or several."""
    for match in _AWARDS.finditer(marked.shape):
        if M not in match[0] or _NO_GOODS.search(match[0]) or _other_purpose(marked, match.end()):
            continue
        listed = read_list(marked, match.start("first" if match["first"] else "then"), close=True).positions
        for buyer in context.doers(marked, match.start()):
            for at in listed:
                if _is_firm(marked, context, at):
                    yield buyer, context.name_at(marked, at), match.start(), match.end()


def _with(marked: Marked, context: Context) -> Iterator[Deal]:
    """Deals that a noun tells with both who have it."""
    shape = marked.shape
    for match in _BETWEEN.finditer(shape):
        one, two = (context.name_at(marked, match.start(side)) for side in ("one", "two"))
        ranks = [sells(name, match[0], context.sellers) for name in (one, two)]
        if HAS_GOODS.search(match[0]) and not _NO_GOODS.search(match[0]) and ranks[0] != ranks[1]:
            buyer, supplier = (two, one) if ranks[0] > ranks[1] else (one, two)
            yield buyer, supplier, match.start(), match.end()
    for match in _ITS_DEAL.finditer(shape) if M in shape and " with " in shape else ():
        other = context.name_at(marked, match.start("other"))
        owner = context.actor(marked, match.start()) or context.owner(marked, match.start())
        if _SIGNED.search(shape, 0, match.start()):
            continue  # which the rules of signing read
        told = SURE_GOODS.search(match[0]) or sells_only(other, context.sellers)
        if (
            owner
            and told
            and not _NO_GOODS.search(match[0])
            and _is_firm(marked, context, match.start("other"))
        ):
            turned = sells(owner, match[0], context.sellers) > sells(other, match[0], context.sellers)
            buyer, supplier = (other, owner) if turned else (owner, other)
            yield buyer, supplier, match.start(), match.end()


def _named(marked: Marked, context: Context) -> Iterator[Deal]:
    """Deals whose two sides the words themselves name."""
    shape = marked.shape
    for match in (*_ACCESS.finditer(shape), *_MADE_BY.finditer(shape), *_SUPPLIER.finditer(shape)):
        buyer, supplier = (context.name_at(marked, match.start(side)) for side in ("buyer", "supplier"))
        if match.re is _SUPPLIER and not (match["what"] or sells_only(supplier, context.sellers)):
            continue
        if _is_firm(marked, context, match.start("buyer")) and _is_firm(
            marked, context, match.start("supplier")
        ):
            yield buyer, supplier, match.start(), match.end()


def _provided(marked: Marked, context: Context) -> Iterator[Deal]:
    """Who provides whom, where one of the two is the subject."""
    shape = marked.shape
    for match in _PROVIDER_OF.finditer(shape):
        supplier = context.actor(marked, match.start()) or context.owner(marked, match.start())
        if match["buyer"]:
            buyer: str | None = context.name_at(marked, match.start("buyer"))
        else:
            named = [context.name_at(marked, at) for at in reversed(marked.positions(N, 0, match.start()))]
            buyer = next((name for name in named if name != supplier), None) or context.last(marked)
        if supplier and buyer:
            yield buyer, supplier, match.start(), match.end()
    for match in _MAKES_ITS.finditer(shape):
        for doer in (
            context.doers(marked, match.start()) if _is_firm(marked, context, match.start("buyer")) else ()
        ):
            yield context.name_at(marked, match.start("buyer")), doer, match.start(), match.end()
    for match in (
        *_LEASE_AT.finditer(shape),
        *_RUNS_ON.finditer(shape),
        *_MADE_IT.finditer(shape),
        *_TALKS.finditer(shape),
    ):
        cloud = match.re is _RUNS_ON and (
            match["what"] or _CLOUD.search(marked.name(match.start("supplier")).text)
        )
        goods = cloud or match.re is _MADE_IT or (match.re is not _RUNS_ON and HAS_GOODS.search(match[0]))
        if goods and _is_firm(marked, context, match.start("supplier")):
            for buyer in context.doers(marked, match.start()):
                yield buyer, context.name_at(marked, match.start("supplier")), match.start(), match.end()


def _is_firm(marked: Marked, context: Context, at: int) -> bool:
    name = context.name_at(marked, at)
    return not (marked.name(at).is_place or context.seems_person(name) or name.casefold() in GENERIC)
