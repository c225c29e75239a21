"""Who bought whom: verbs and nouns of buying a company, in a marked sentence."""

import re
from collections.abc import Iterator

from graph.extract.context import Context
from graph.extract.lists import read_list
from graph.extract.marked import M, Marked, N
from graph.extract.owned import (
    DEAL,
    ITSELF,
    WHOM,
    WITHIN,
    Owned,
    is_part,
    is_somebody,
    mentions,
    second_verb,
    spoken_of,
    thought_of,
)
from graph.extract.subjects import opens, subject
from graph.extract.undone import is_undone
from graph.extract.words import COMPANY_NOUNS, bag
from graph.money import Amount

# "completed its $9 million acquisition of": what a buyer does with a deal
_DOES_DEAL = (
    r"(?:complet(?:es?|ed|ing)|announc(?:es?|ed|ing)|clos(?:es?|ed|ing)(?: on)?|finali[sz](?:es?|ed|ing)|approv(?:es|ed)|highlight(?:s|ed|ing)|emphasi[sz](?:es|ed|ing)|"
    r"confirm(?:s|ed|ing)|unveil(?:s|ed|ing)|mak(?:es|ing)|made|reveal(?:s|ed|ing)|conclud(?:es|ed|ing)|seal(?:s|ed|ing)|sign(?:s|ed|ing)|pull(?:s|ed) off)"
)
_BUY = (
    r"(?:acquir(?:e[sd]?|ing)|acqui-?hir(?:e[sd]|ing)|b(?:uys|ought|uying)(?: out)?|(?:to |(?<=will )|(?<=would ))buy(?: out)?|purchas(?:e[sd]?|ing)|snapp(?:ed|ing) up|snaps up|scoop(?:s|ed|ing) up|"
    rf"picks up|picked up(?=[^.;]{{0,80}} for (?:[\w-]+ ){{0,2}}{M})|(?:w(?:ins|on|inning)|gain(?:s|ed|ing)?|t(?:akes?|aken|ook|aking)|assum(?:es|ed|ing)|seiz(?:es|ed|ing)) (?:(?:full|majority|sole|outright|complete|operational) )?control of|t(?:akes|ook) over|taking over|swallow(?:s|ed)(?: up)?|gobbl(?:es|ed) up|merg(?:es|ed) with(?= {N}[^.;]{{0,60}}\b(?:SPACs?|special[- ]purpose|blank[- ]che|shell company))|absorb(?:s|ed)|"
    rf"{_DOES_DEAL} (?:(?:its|the|an?) )?(?:(?!(?:plans?|for|to|by|with|from|of|in)\s)[\w$’-]+ |{M} ){{0,4}}?(?:{DEAL}|merger) (?:of|with))"
)
# "acquired all outstanding shares of", "bought the remaining bits of", "acquired 100% of": the whole company
_ALL = (
    r"(?:(?:the )?(?:remaining|rest|remaining bits|assets|majority|business|team behind|operations) (?:bits |assets )?(?:of )?|"
    r"100(?:\.0+)? ?(?:%|per ?cent) (?:(?:of the )?(?:(?:issued|outstanding|equity|ownership|and) ){0,4}(?:stake|shareholding|interest|shares?|share capital|stock|equity|ownership) )?(?:of|in) |"
    r"(?:all|the entire) (?:of )?(?:the )?(?:(?:issued|outstanding|ordinary|common|remaining|and|paid-up) ){0,5}(?:shares|stock|share capital|equity|stake) (?:of|in) )"
)
_ACQUIRES = re.compile(
    rf"\b{_BUY}\s(?:{_ALL})?(?P<desc>{WHOM})(?P<name>{N})(?:{ITSELF}|(?=[’']s (?:(?:digital|remaining|other|core|key) )?(?:assets|operations)\b))",
    re.IGNORECASE,
)
# "⟨N⟩ acquired that startup", "before ⟨N⟩ bought it"
_ACQUIRES_THAT = re.compile(
    rf"(?<!\bit )(?<!\bthey )\b(?:(?:acquired|bought|purchased|snapped up|acqui-?hired)\s(?:it|(?P<that>that (?:{COMPANY_NOUNS})))|took (?:it|the (?:{COMPANY_NOUNS})) private)(?=$|[.,;]| (?:in|for|last|earlier|back)\b)",
    re.IGNORECASE,
)
# "took ⟨N⟩ private", "paid ⟨M⟩ for ⟨N⟩"
_PRIVATE = re.compile(
    rf"\bt(?:ake|akes|aking|ook) (?P<desc>{WHOM})(?P<name>{N})(?= private\b)", re.IGNORECASE
)
_PAID_FOR = re.compile(
    rf"\b(?:paid|pays|paying) (?:[\w-]+ ){{0,3}}?{M} (?:in (?:cash|stock|cash and stock) |in \d{{4}} )?for (?P<desc>{WHOM})(?P<name>{N}){ITSELF}",
    re.IGNORECASE,
)
# What may stand behind the name of a company that was bought: nothing, a stop, or a word that begins something new.
ENDS = re.compile(
    rf"$|[^\w\s]|\s(?:(?:unit|business|division|subsidiary|arm|brand|chain|startup|operations|for|in|into|to|from|and|last|earlier|on|as|at|this|which|who|that|by|with|after|late|early|a|an|the|back|amid|before|during|today|yesterday|outright|through|via|but|or|while|when|because|just|recently|is|was|were|has|will|can|could|whose|where|over|out|under|until|since|along|among|private|closed|closes|went|came|comes|follows|followed|marks|marked|valued|worth|[a-z]{{2,20}}ly)\b|[A-Z\d(“\"]|{N}|{M}|[–—-])"
)
# "⟨N⟩'s acquisition of ⟨N⟩", "its $9 million acquisition of ⟨N⟩ and ⟨N⟩"
_NOUN = re.compile(
    rf"(?:(?P<parent>{N})[’']s?|\b(?P<its>its|their))\s(?:[\w’-]+ |{M} ){{0,4}}?{DEAL} of (?P<desc>{WHOM})(?P<child>{N}){ITSELF}",
    re.IGNORECASE,
)
# "the proceeds will fund the acquisition of ⟨N⟩": of whoever is spoken of
_NOUN_THE = re.compile(
    rf"\b(?:for|fund(?:ed|ing)?|financ(?:e|ed|ing)|towards?|through|via|pursue|(?P<we>we (?:also )?(?:expect|believe|anticipate|are confident)(?: that)?)|following|since|after|with|from) the (?:[\w’-]+ |{M} ){{0,3}}?(?:acquisition|takeover|buyout) of (?P<desc>{WHOM})(?P<child>{N}){ITSELF}(?! by\b)(?(we)|(?! to\b))(?P<parent>(?!))?",
    re.IGNORECASE,
)
# "⟨N⟩, ⟨N⟩'s biggest acquisition": what is bought stands first
_NOUN_AFTER = re.compile(
    rf"(?P<child>{N})(?:,| is| was| became| will be) (?P<parent>{N})[’']s (?:[\w-]+ |{M} ){{1,4}}?{DEAL}\b(?! (?:of|by|target|bid|offer|attempt|spree))(?P<desc>)"
)
# "completed its ⟨N⟩ acquisition", "with the ⟨N⟩ acquisition, the company": the bought one stands in front of the noun
_NOUN_LAST = re.compile(
    rf"(?:\b(?P<its>its|their) (?:[\w-]+ |{M} ){{0,2}}?|\b(?:with|since|after|following|integration of) the (?:recent |planned |{M} )?)(?P<desc>)(?P<child>{N}) (?:acquisition|takeover|buyout)\b(?! (?:attempts?|bids?|offers?|talks|plans?|targets?|spree|strategy|financing))(?P<spoken>,? (?:it|we|the (?:{COMPANY_NOUNS}))\b)?(?P<parent>(?!))?",
    re.IGNORECASE,
)
# "previous acquisitions, including ⟨N⟩ and ⟨N⟩", "three acquisitions: ⟨N⟩, ⟨N⟩"
_NOUN_LIST = re.compile(
    rf"(?:(?P<parent>{N})[’']s?|\b(?P<its>its|their|previous|recent|past|earlier|prior|made (?:\w+ )?\w+|(?:a|an) (?:string|series|spree|number|flurry|host) of)) (?:[\w-]+ ){{0,2}}?(?:acquisitions|acqui-?hires)(?: (?:from|by) (?P<by>{N}))?(?: (?:this|last) year| in \d{{4}})?(?:,? (?:including|such as|like|among them|which includ(?:e|ed)|includ(?:e|ed)) (?:(?:that|those) of )?|(?: so far)?: | of )(?P<desc>{WHOM})(?P<child>{N}){ITSELF}",
    re.IGNORECASE,
)
# "⟨N⟩'s ⟨M⟩ deal for ⟨N⟩"
_DEAL_FOR = re.compile(
    rf"(?P<parent>{N})[’']s? (?:(?!(?:for|to|with|by)\s)[\w’-]+ ){{0,2}}?{M} (?:[\w-]+ ){{0,2}}?(?:deal|bid) for (?P<desc>{WHOM})(?P<child>{N}){ITSELF}(?= (?:closed|was (?:closed|completed|approved|cleared)|is expected|in \d{{4}}|has (?:closed|been))|[.,;]|$)"
)
# "Following its acquisition of ⟨N⟩, ⟨N⟩ grew"
_NOUN_FIRST = re.compile(
    rf"^[^\w{N}]{{0,8}}(?:Following|After|Since|With|Through|Upon|Before|By completing|Besides) (?:the|its|this|an?) (?:[\w’-]+ |{M} ){{0,3}}?{DEAL} of (?P<desc>{WHOM})(?P<child>{N}){ITSELF}(?: [^.;,{N}]{{2,40}}| \([^()]{{2,40}}\))?, (?:(?P<parent>{N})|(?:it|we|the (?:[\w-]+ )?(?:{COMPANY_NOUNS}))\b)"
)
_NOUNS = (_NOUN, _DEAL_FOR, _NOUN_FIRST, _NOUN_THE, _NOUN_AFTER, _NOUN_LAST, _NOUN_LIST)
_AFTER_UNSURE = re.compile(
    r"^[^.;]{0,60}\b(?:fell (?:through|apart)|was rejected|was blocked|collapsed|called off|terminated|did not|could not)\b",
    re.IGNORECASE,
)
_PRODUCT = re.compile(
    r"^(?:’s|'s)?\s(?:chips?|gpus?|tpus?|stock|shares|stakes?|bonds|products?|services?|tickets|devices|phones|cars|ads|tokens|common stock|software|hardware)\b",
    re.IGNORECASE,
)
_PRICE = re.compile(
    rf"^(?: and {N})?(?:, (?:an?|the) [^.;,{M}]{{2,60}}, )?[^.;{N}]{{0,60}}?\b(?:for|at|worth|valued at|in an?|of)\s(?:(?:a |an |about|around|approximately|roughly|nearly|up to|some|over|more than|from|reported|the sum of)\s?)*(?P<money>{M})",
    re.IGNORECASE,
)
_DOING = re.compile(
    r"(?:\b(?:by|after|since|through|including|is|are|was|were|be|been|now|also|recently|has been)|[,—–]|\ue000) $",
    re.IGNORECASE,
)
_KEEPS = re.compile(r"\bbeen $")
_TAKES_OVER = re.compile(r"t(?:akes|ook|aking) over", re.IGNORECASE)


# without one of these a sentence tells no purchase, without one of those no noun for it
_TAKES = bag(
    "acqui buy bought control purchas snap scoop picks picked take took taking swallow gobbl merg absorb paid pays paying"
)
_DEALS = bag("acqui deal takeover purchase buyout buy-out")


def bought(marked: Marked, context: Context, before: Marked | None) -> Iterator[Owned]:
    """Every purchase of a company that a sentence states of its buyer. ``before``: the sentence before it."""
    if mentions(marked, _TAKES):
        yield from _acquires(marked, context)
        yield from _acquires_that(marked, context, before)
    if mentions(marked, _DEALS):
        yield from _named(marked, context)


def _acquires(marked: Marked, context: Context) -> Iterator[Owned]:
    shape = marked.shape
    for match in (found for pattern in (_ACQUIRES, _PRIVATE, _PAID_FOR) for found in pattern.finditer(shape)):
        at = match.start("name")
        if not is_somebody(marked, context, at) or not ENDS.match(shape, at + 1):
            continue
        if (
            is_unsure(shape, match.start(), match.end())
            or is_part(match["desc"])
            or WITHIN.search(match["desc"])
            or _PRODUCT.match(shape[at + 1 : at + 30])
        ):
            continue
        children = children_of(marked, at)
        price = price_of(marked, match.start(), children[-1])
        children += _then(marked, context, at)
        parents = _buyers(marked, context, match.start())
        gerund = match[0].split(" ")[0].endswith("ing")
        if gerund and (not _DOING.search(shape, 0, match.start()) or _KEEPS.search(shape, 0, match.start())):
            continue  # "likes buying", "the idea of buying", "has been buying"
        takes_office = _TAKES_OVER.match(match[0]) and price is None
        if takes_office and len(parents) > 1:
            continue  # "A and B took over the stage"
        for parent in parents:
            trades = context.seems_person(parent) and gerund
            if trades or (takes_office and parent in context.people.values()):
                continue
            for child in children:
                yield Owned(parent, context.name_at(marked, child), "acquired", price)


def _buyers(marked: Marked, context: Context, verb: int) -> list[str]:
    """Who buys: the subject of the verb, or of the deal to buy or the payment that the verb hangs on."""
    deal, verb = verb, second_verb(marked.shape, verb)
    several = context.doers(marked, verb)
    if len(several) > 1:
        return several
    if since := _SINCE_IT.search(marked.shape, 0, verb):
        return [context.name_at(marked, since.start())]
    one = context.actor(marked, verb)
    if one is None and (pays := _PAYS_TO.search(marked.shape, 0, verb)):
        one = context.actor(marked, pays.start())
    does_deal = _DEAL_NOUN.match(marked.shape, deal)
    if rivals := _BEAT.search(marked.shape, 0, verb):
        one = context.actor(marked, rivals.start())
    if does_deal and (one is None or context.seems_person(one)):
        one = context.last(marked)  # "its chief executive announced the acquisition of"
    taken = [context.name_at(marked, at) for at in marked.positions(N, deal)] if does_deal else []
    if one in taken and context.first not in taken:
        one = context.first  # the whole text is about what was bought
    if one is None and (with_others := _WITH_OTHERS.search(marked.shape, 0, verb)):
        one = context.name_at(marked, with_others.start())
    if one is None and _DEAL_TO.search(marked.shape, 0, verb):
        one = context.owner(marked, verb)
    return [one] if one else []


def _acquires_that(marked: Marked, context: Context, before: Marked | None) -> Iterator[Owned]:
    """What is bought was named before: "⟨N⟩ acquired that startup", "... ⟨N⟩, before ⟨N⟩ bought it"."""
    shape = marked.shape
    for match in _ACQUIRES_THAT.finditer(shape):
        buyer = subject(marked, match.start()).position
        if is_unsure(shape, match.start(), match.end()) or buyer is None:
            continue
        parent = context.name_at(marked, buyer)
        named = [at for at in marked.positions(N, 0, match.start()) if context.name_at(marked, at) != parent]
        near = next((at for at in reversed(named) if is_somebody(marked, context, at)), None)
        child = (
            spoken_of(marked, context, before)
            if match["that"] or near is None
            else context.name_at(marked, near)
        )
        if child:
            yield Owned(parent, child, "acquired", price_of(marked, match.start(), match.end() - 1))


def _named(marked: Marked, context: Context) -> Iterator[Owned]:
    """What a noun says: "⟨N⟩'s purchase of ⟨N⟩", "its purchase of ⟨N⟩", "acquisitions such as ⟨N⟩"."""
    shape = marked.shape
    for match in (found for pattern in _NOUNS for found in pattern.finditer(shape)):
        first = match.start("child")
        by = match.groupdict().get("by")
        if by or match["parent"]:
            parent: str | None = context.name_at(marked, match.start("by" if by else "parent"))
        elif match.re is _NOUN_THE and _named_before(marked, match.start()):
            parent = context.meant(marked, opens(marked, match.start()))
        else:
            parent = context.owner(marked, match.start())
            told = match.groupdict(default="") if match.re is _NOUN_LAST else None
            if told and not (told["its"] or told["spoken"] or _named_before(marked, match.start())):
                continue
        unsure = is_unsure(shape, match.start(), match.end())
        if parent is None or unsure or is_part(match["desc"]):
            continue
        if match.re is not _NOUN_LAST and not ENDS.match(shape, first + 1):
            continue
        several = match.re is _NOUN_LIST
        children = list(read_list(marked, first).positions) if several else children_of(marked, first)
        price = None if several else price_of(marked, match.start(), max(match.end() - 1, children[-1]))
        for child in children:
            if is_somebody(marked, context, child):
                yield Owned(parent, context.name_at(marked, child), "acquired", price)


def _named_before(marked: Marked, end: int) -> bool:
    names = map(marked.name, marked.positions(N, 0, end))
    return not all(name.is_place or name.joined for name in names)


# "⟨N⟩'s first acquisition since the company bought": whose acquisition it is
_SINCE_IT = re.compile(
    rf"{N}[’']s (?:[\w-]+ ){{0,4}}{DEAL} since (?:it|they|the (?:{COMPANY_NOUNS})) (?:has |had )?$",
    re.IGNORECASE,
)
_DEAL_TO = re.compile(
    rf"\b(?:deals?|agreements?|pact|letters? of intent|intent|intention|plans?)(?: (?:worth|valued at|of) (?:[\w-]+ ){{0,3}}?{M})?(?: to)? $",
    re.IGNORECASE,
)
# "⟨N⟩ and a group of investors bought"
_WITH_OTHERS = re.compile(
    rf"{N} and (?:(?:his|her|its|an?|the|other|several|two|fellow|group|consortium|of) ){{0,4}}(?:co-)?(?:investors|partners|others|backers|associates)\s(?:[a-z]+ly |have |had )?$"
)
# "⟨N⟩ beat ⟨N⟩ to buy"
_BEAT = re.compile(
    rf"\b(?:beat|beats|beating|outbid|outbids|outbidding|pipped)(?: out| off)? [^.;]{{0,30}}{N} (?:and others )?to $"
)
_DEAL_NOUN = re.compile(rf"{_DOES_DEAL} ", re.IGNORECASE)
_PAYS_TO = re.compile(
    rf"\b(?:paid|pays?|paying|spen(?:t|ds|ding)|shell(?:s|ed) out|us(?:es|ed|ing))\s[^.;{N}]{{0,50}}$",
    re.IGNORECASE,
)
_ASIDE = re.compile(r",\s(?:which|who|whose|an?|the|formerly|backed|founded)\b", re.IGNORECASE)
# "said that it would acquire": the plan is its own
_SAID_WOULD = re.compile(
    r"\b(?:said|says|announced|confirmed)\b[^.;]{0,40} (?:it|they) would $", re.IGNORECASE
)


def is_unsure(shape: str, start: int, end: int) -> bool:
    """Whether the words around a deal say that it is but thought of, or came to nothing."""
    said = _SAID_WOULD.search(shape, 0, start)
    thought = thought_of(shape, said.end() - len("would ") if said else start)
    return bool(thought or _AFTER_UNSURE.match(shape[end:])) or is_undone(shape, start, end)


def children_of(marked: Marked, first: int) -> list[int]:
    """The names that a verb takes: one, or a list "A, B and C" that no verb follows."""
    shape, positions = marked.shape, [first]
    for position in read_list(marked, first).positions[1:]:
        if _ASIDE.search(shape, positions[-1], position):
            break
        positions.append(position)
    if len(positions) == 2 and _is_one(marked, *positions):  # noqa: PLR2004
        return [first]
    last, listed = positions[-1], read_list(marked, first)
    joined = (listed.more or " and " in shape[first:last]) and first in listed.positions
    goes_on = re.match(
        r"\s(?!in |for |last |this |to |from |and )[a-z]+(?:s|ed)\b|-|[’']s", shape[last + 1 :]
    )
    return positions if joined and not goes_on else [first]


# "bought ⟨N⟩ in 2022 and the lender ⟨N⟩ in 2021": a second thing that the verb takes, each with its time
_AND_THEN = re.compile(
    rf"(?: for (?:[\w-]+ ){{0,3}}?{M})? (?:in|last|earlier this) (?:[\w]+ )?[\w]+(?: for (?:[\w-]+ ){{0,3}}?{M})?,? (?:and|then|and then|followed by) (?P<desc>{WHOM})(?P<name>{N})(?: for (?:[\w-]+ ){{0,3}}?{M})? (?:in|last|a (?:year|month)|the (?:year|month|following|same)|earlier|two|three|(?:one|\d) )",
    re.IGNORECASE,
)


def _then(marked: Marked, context: Context, first: int) -> list[int]:
    """Names behind the time of the first: "in 2022 and ⟨N⟩ in 2021"."""
    found = _AND_THEN.match(marked.shape, first + 1)
    if not found or is_part(found["desc"]) or WITHIN.search(found["desc"]):
        return []
    at = found.start("name")
    return [at] if is_somebody(marked, context, at) else []


def _is_one(marked: Marked, first: int, last: int) -> bool:
    """Whether brackets abbreviate two names as one: "Acme Hops and Barley (AHB)"."""
    one, other, text = marked.name(first), marked.name(last), marked.sentence.text
    short = re.match(r"\s\(([A-Z]{2,8})\)", text[other.end : other.end + 12])
    return short is not None and short[1] == "".join(word[0] for word in f"{one.text} {other.text}".split())


def price_of(marked: Marked, start: int, last: int) -> Amount | None:
    """The price beside an acquisition: behind the name, or before the word itself."""
    shape, offset = marked.shape, max(0, start - 10)
    if found := _PRICE.match(shape[last + 1 :]):
        at = last + 1 + found.start("money")
    elif before := _PRICED_DEAL.search(shape, offset, last) or _PAID.search(shape, offset, last):
        at = before.start("money")
    else:
        return None
    return None if _A_SHARE.match(shape, at + 1) else marked.money(at).amount


_A_SHARE = re.compile(
    r"\s?(?:in cash )?(?:per|a|/|each)\s?(?:(?:ordinary |common )?share|ADS|unit)?\b", re.IGNORECASE
)
_PRICED_DEAL = re.compile(rf"(?P<money>{M}) (?:[\w-]+ ){{0,3}}(?:{DEAL}|deal|sale)\b", re.IGNORECASE)
_PAID = re.compile(rf"\bpa(?:id|ys|ying) (?:[\w-]+ ){{0,3}}?(?P<money>{M})", re.IGNORECASE)
