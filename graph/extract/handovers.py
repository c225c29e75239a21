"""Who was bought by whom or sold to whom: seen from what changes hands, in a marked sentence."""

import re
from collections.abc import Iterator
from decimal import Decimal

from graph.extract.context import Context
from graph.extract.giving import DESCRIPTION
from graph.extract.marked import M, Marked, N
from graph.extract.owned import (
    BEHIND,
    BOUGHT,
    DEAL,
    PART,
    WHOM,
    Owned,
    calls_company,
    is_part,
    is_somebody,
    mentions,
    spoken_of,
    thought_of,
)
from graph.extract.takeovers import children_of, is_unsure, price_of
from graph.extract.words import COMPANY_NOUNS, bag
from graph.facts import OwnershipRelation

_PASSIVE = (
    r"(?:was|were|had|is|been|being|recently|has|just|later|firm|company|startup|got|subsequently|then|since|eventually|"
    r"ultimately|finally|also|reportedly|agreed|agrees|set|due|going|about|will|to|be)"
)
# no holder: "all shares held by ⟨N⟩"
_BY = rf"(?:(?![^{N}.;]{{0,20}}\b(?:held|owned|shares?|stakes?|founded|made|run|led|backed|built)\b)[^{N}.;]{{0,20}} )?by {BEHIND}(?P<desc>{DESCRIPTION})(?P<parent>{N})(?![’']s )"
_ACQUIRED_BY = re.compile(
    rf"(?P<child>{N}),?(?: (?:which|that))?(?:(?: (?:was|is|were) [^.;,{N}]{{2,60}}?,? (?:and|before|until) (?:{_PASSIVE} ){{0,5}})|(?:, [^{N}.;]{{2,60}},?)? (?:{_PASSIVE} ){{0,5}}|, [^.;{M}]{{2,80}}?, (?:{_PASSIVE} ){{1,5}}){BOUGHT} {_BY}",
    re.IGNORECASE,
)
# "It was acquired by ⟨N⟩", "that startup has since been bought by ⟨N⟩"
_IT_WAS = re.compile(
    rf"\b(?:it|(?:the|that|this|her|his|their) (?:[\w-]+ ){{0,2}}?(?:{COMPANY_NOUNS})) (?P<verb>(?:was|were|had|has|is|got|gets|will|agreed) (?:{_PASSIVE} ){{0,5}}{BOUGHT}) {_BY}",
    re.IGNORECASE,
)
# "Acquired by ⟨N⟩ in 2019, ⟨N⟩ has grown", "since its acquisition by ⟨N⟩, ⟨N⟩ has"
_BOUGHT_FIRST = re.compile(
    rf"^[^\w{N}]*(?:(?:since|after|before|following|once|being|having been|its|the|first|recently) ){{0,3}}(?:{BOUGHT}|{DEAL}) {_BY}(?: [^,.;{N}]{{2,40}})?, (?P<child>{N})(?![’'-])",
    re.IGNORECASE,
)
# "⟨N⟩, which ⟨N⟩ acquired", "⟨N⟩, an AI device startup that ⟨N⟩ bought", "⟨N⟩, which it bought"
_WHICH = re.compile(
    rf"(?P<child>{N})(?: (?:business|unit|platform|service|brand|app))?(?:, (?!formerly)[^{N}.;]{{2,60}} {N}|, [^{N}.;]{{2,60}})?, which (?:(?P<parent>{N})|(?P<it>it|the company)) (?:\w+ )?{BOUGHT}\b(?! by)",
    re.IGNORECASE,
)
_THAT = re.compile(
    rf"(?P<child>{N}), (?:an?|the|another) [^{N}.;,]{{2,80}}? (?:that|which) (?P<parent>{N}) (?:\w+ )?{BOUGHT}\b(?! by)(?P<it>(?!))?",
    re.IGNORECASE,
)
_SELLS = r"(?:sold|sells?|selling|sale|divest(?:s|ed|ing|ment)?|disposal|offload(?:s|ed|ing)?|hiv(?:es|ed|ing) off)"
_SOLD_TO = re.compile(
    rf"\b(?:sold|sells|selling|to sell|divest(?:s|ed|ing)|offload(?:s|ed|ing)|hiv(?:es|ed|ing) off|dispos(?:es|ed|ing) of)(?: off)? (?P<desc>{WHOM})(?P<child>{N})(?:, [^.;{M}]{{2,80}}?,| (?:(?!(?:in|of|for|at|on|by|from|with|and|to)\s)[\w’&/-]+ ){{0,5}}?(?:{COMPANY_NOUNS}|unit|division|arm|subsidiary|operations|chain)|,(?= to ))?(?: for (?:[\w-]+ ){{0,3}}?{M})? to (?!the\b)(?P<desc2>{DESCRIPTION})(?P<parent>{N})(?![’']s )",
    re.IGNORECASE,
)
# "founded ⟨N⟩ and sold it to ⟨N⟩", "before selling the business to ⟨N⟩"
_SOLD_IT = re.compile(
    rf"\b(?:sold|sells|selling|to sell|flipp(?:ed|ing)|offload(?:ed|ing)) (?:it|the (?:{COMPANY_NOUNS}))(?: off)?(?: (?:in|for) (?:[\w-]+ ){{0,3}}?(?:{M}|\d{{4}}))? to (?!the\b)(?P<desc>{DESCRIPTION})(?P<parent>{N})(?![’']s )",
    re.IGNORECASE,
)
# "approved the sale of its entire stake in its unit ⟨N⟩ to ⟨N⟩"
_SOLD_ALL = re.compile(
    rf"\b{_SELLS} (?:of )?(?:its|the|their|his|her|an?) (?:entire|whole|full|complete|100 ?%) (?:[\w-]+ ){{0,2}}?(?:stake|shareholding|holding|interest|ownership) (?:in|of) (?P<desc>{WHOM})(?P<child>{N}) to (?!the\b)(?P<desc2>{DESCRIPTION})(?P<parent>{N})(?![’']s )",
    re.IGNORECASE,
)
# "until its ⟨M⟩ sale to ⟨N⟩"
_ITS_SALE = re.compile(
    rf"(?:(?P<child>{N})[’']s|\b(?:its|their)) (?P<desc>(?:(?:[\w-]+|{M}) ){{0,2}}?)sale to (?P<desc2>{DESCRIPTION})(?P<parent>{N})(?![’']s )",
    re.IGNORECASE,
)
_ITSELF = re.compile(
    rf"\b(?:sold|sells?|selling) (?:itself|themselves) (?:off )?to (?P<desc>{DESCRIPTION})(?P<parent>{N})(?![’']s )",
    re.IGNORECASE,
)
# "shortly after getting acquired by ⟨N⟩", "⟨N⟩, the toy company that grew fast before selling to ⟨N⟩ in 2019"
_BEING_SOLD = re.compile(
    rf"\b(?:after|before|since|until|following) (?:(?:getting|being|having been) (?:recently |later )?(?:{BOUGHT} by|sold to)|(?:its|an?|the|their|this) (?:(?:recent|[a-z]+ly|full|{M}) )?{DEAL} by|selling (?:out |itself |the (?:company|business|startup) )?to) (?P<desc>{DESCRIPTION})(?P<parent>{N})(?=$|[.,;)]| (?:in|for|last|earlier|this)\b)",
    re.IGNORECASE,
)
_THAT_DID = re.compile(
    rf"(?P<child>{N}), (?:an?|the) (?:{N}|[^.;,{N}]){{2,80}}? (?:that|which) [^.;,{N}]{{2,80}}$"
)
# "founded the brewer ⟨N⟩ in 2001 and sold": what he sold
_MADE = re.compile(
    rf"\b(?:(?:co-?)?found(?:ed|s|ing)|started|built|launched|created|ran|bought|acquired|led) (?:{WHOM})(?P<child>{N})(?![’'-])[^.;{N}]{{0,80}}$"
)
# "the divestment of its 30% stake in ⟨N⟩ to ⟨N⟩"
_SOLD_PART = re.compile(
    rf"\b{_SELLS} (?:of )?(?:its|the|their|his|her|an?) (?:[a-z]+ )?{PART} (?:[\w-]+ )?(?:stake|shareholding|holding|interest) in (?P<desc>{WHOM})(?P<child>{N})(?:, [^.;{M}]{{2,80}}?,)? to (?!the\b)(?P<desc2>{DESCRIPTION})(?P<parent>{N})(?![’']s )",
    re.IGNORECASE,
)
# "⟨N⟩'s takeover by ⟨N⟩", "the takeover of ⟨N⟩ by ⟨N⟩", "⟨N⟩ was sold to ⟨N⟩", "⟨N⟩'s ⟨N⟩ takeover"
_HANDED_OVER = (
    re.compile(
        rf"(?P<child>{N})[’']s? (?:[\w$-]+ |{M} ){{0,3}}?{DEAL} by (?P<desc>{DESCRIPTION})(?P<parent>{N})(?![’']s )",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?:sale|{DEAL}) of (?P<desc>{WHOM})(?P<child>{N}) (?:to|by) (?:(?!the\b)[\w’-]+ ){{0,4}}?(?P<parent>{N})(?![’']s )",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?P<child>{N})(?:, an? [^{N}.;,]{{2,60}})?,? (?:(?:which|that) )?(?:was|is being|has been|had been|were|which|recently|(?:last|earlier this) (?:month|year|week)) (?:later |recently |since )?sold to (?P<desc>{DESCRIPTION})(?P<parent>{N})(?![’']s )",
        re.IGNORECASE,
    ),
    # "⟨N⟩, since sold to ⟨N⟩"; a headline: "⟨N⟩ sold to ⟨N⟩ for ⟨M⟩"
    re.compile(
        rf"(?P<child>{N}), (?:(?:since|later|now|recently|first) )?sold (?:in \d{{4}} )?to (?P<desc>{DESCRIPTION})(?P<parent>{N})(?![’']s )",
        re.IGNORECASE,
    ),
    re.compile(
        rf"^[^\w{N}]*(?P<child>{N}) sold to (?P<desc>{DESCRIPTION})(?P<parent>{N})(?![’']s )", re.IGNORECASE
    ),
    # "the deal gives ⟨N⟩ full control of ⟨N⟩", "the merger of ⟨N⟩ into ⟨N⟩"
    re.compile(
        rf"\b(?:giv(?:es?|ing)|gave|hand(?:s|ed|ing)?|cede[sd]?) (?P<parent>{N}) (?:(?:full|majority|sole|outright|complete|effective) )?(?:control|ownership|possession) of (?P<desc>{WHOM})(?P<child>{N})(?![’'-])",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?:merger|integration|folding|absorption) of (?P<desc>{WHOM})(?P<child>{N}) into (?P<desc2>{DESCRIPTION})(?P<parent>{N})(?![’']s )",
        re.IGNORECASE,
    ),
    # "the acquisition of ⟨N⟩ gives ⟨N⟩ a foothold"
    re.compile(
        rf"\b(?:{DEAL}) of (?P<desc>{WHOM})(?P<child>{N})(?:, [^.;{M}{N}]{{2,80}},)? (?:(?:will|would|also|further) )?(?:giv|mak|help|allow|enabl|let|provid|tak|mark|expand|strengthen|boost|extend|bring|add|propel|hand|enhanc|deepen|broaden|complement|support)(?:e?s|ing)?\b (?P<parent>{N})(?!-)",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?P<parent>{N})[’']s? (?:{M} |[a-z][a-z-]+ ){{0,2}}(?P<child>{N}) {DEAL}\b(?! (?:attempt|bid|offer|talks|plan))(?P<desc>)",
        re.IGNORECASE,
    ),
)
# "it has agreed to be acquired by ⟨N⟩"
_TO_BE_BOUGHT = re.compile(
    rf"\b(?:agreed|agrees|is set|is due|is going) to be (?:{BOUGHT} by|sold to) (?P<desc>{DESCRIPTION})(?P<parent>{N})(?![’']s )",
    re.IGNORECASE,
)
# "⟨N⟩ agreed to a ⟨M⟩ takeover by ⟨N⟩", "accepted a buyout offer from ⟨N⟩"
_AGREED = re.compile(
    rf"\b(?:agree[sd]? (?:to|on)|accept(?:s|ed)|approve[sd]|recommend(?:s|ed)|back(?:s|ed)) (?:(?:an?|the|its) |(?={M}))(?:(?!(?:by|from|to|with)\s)[\w’,-]+ |{M} ){{0,5}}?(?:takeover|buyout|buy-out|acquisition|sale|merger)(?: (?:offer|bid|deal|proposal))? (?:by|from|to) (?P<desc>{DESCRIPTION})(?P<parent>{N})(?![’']s )",
    re.IGNORECASE,
)
# "⟨N⟩ was folded into ⟨N⟩", "⟨N⟩ folded ⟨N⟩ into its cloud unit"
_INTO = r"(?:merged|folded|absorbed|rolled|integrated|incorporated|subsumed)"
_MERGED_INTO = (
    re.compile(
        rf"(?P<child>{N})(?:,? (?:which|that))? (?:(?:was|were|has been|is being|had been|later|then|since|will be) ){{0,3}}{_INTO} into (?P<desc>{DESCRIPTION})(?P<parent>{N})(?![’']s |-)",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?P<parent>{N}) (?:(?:has|had|also|later|then) ){{0,2}}{_INTO} (?P<child>{N}) into (?P<desc>)(?:its|the company)",
        re.IGNORECASE,
    ),
)
_LEAST = Decimal("0.1")  # as a holder that companies must name
_ASSETS = re.compile(r"\b(?:asset|secondary|token|note|chip|home|first|direct|ticket)s?\b", re.IGNORECASE)


# without one of these a sentence hands nothing over
_HANDS = bag(
    "acq bought buy into merger purchas taken take-over takeover snapped scooped absorbed swallowed gobbled sold sell sale divest dispos offload hive hiving control ownership possession merged"
)


def handed_over(marked: Marked, context: Context, before: Marked | None) -> Iterator[Owned]:
    """Every company that a sentence says was bought or sold. ``before``: the sentence before it."""
    if not mentions(marked, _HANDS):
        return
    yield from _passive(marked, context)
    yield from _it_was(marked, context, before)
    yield from _which(marked, context)
    yield from _deals(marked, context)
    yield from _sales(marked, context)
    yield from _being_sold(marked, context)
    yield from _sold_parts(marked, context)


def _passive(marked: Marked, context: Context) -> Iterator[Owned]:
    shape = marked.shape
    for match in (*_ACQUIRED_BY.finditer(shape), *_BOUGHT_FIRST.finditer(shape)):
        if not thought_of(shape, match.end()) and is_somebody(marked, context, match.start("child")):
            buyers = children_of(marked, match.start("parent"))
            price = price_of(marked, match.start(), buyers[-1])
            child = context.name_at(marked, match.start("child"))
            for buyer in buyers:
                yield Owned(context.name_at(marked, buyer), child, "acquired", price)


def _it_was(marked: Marked, context: Context, before: Marked | None) -> Iterator[Owned]:
    """What "it" or "the company" is when it is bought, agrees to be or sells itself."""
    shape = marked.shape
    for match in (
        *_TO_BE_BOUGHT.finditer(shape),
        *_AGREED.finditer(shape),
        *_ITSELF.finditer(shape),
        *_IT_WAS.finditer(shape),
    ):
        place = marked.name(match.start("parent")).is_place
        apposed = (
            match.re is _IT_WAS and shape.endswith(", ", 0, match.start()) and N in shape[: match.start()]
        )
        if place or apposed or thought_of(shape, match.start()):
            continue
        named = match.re is not _IT_WAS
        sold = context.actor(marked, match.start()) if named else _meant(marked, context, match, before)
        if sold and not context.seems_person(sold):
            price = price_of(marked, match.start(), match.end() - 1)
            yield Owned(context.name_at(marked, match.start("parent")), sold, "acquired", price)


def _being_sold(marked: Marked, context: Context) -> Iterator[Owned]:
    """Who "after being acquired by ⟨N⟩" is said of: the name that a clause tells of, else the subject, else the one before."""
    shape = marked.shape
    for match in (*_BEING_SOLD.finditer(shape), *_SOLD_IT.finditer(shape)):
        if marked.name(match.start("parent")).is_place or thought_of(shape, match.start()):
            continue
        about = (_MADE if match.re is _SOLD_IT else _THAT_DID).search(shape, 0, match.start())
        names = [at for at in marked.positions(N, 0, match.start()) if is_somebody(marked, context, at)]
        if about and is_somebody(marked, context, about.start("child")):
            sold: str | None = context.name_at(marked, about.start("child"))
        elif len(names) == 1:
            sold = context.name_at(marked, names[0])
        else:
            sold = context.actor(marked, match.start()) if names else context.last(marked)
        if sold and not context.seems_person(sold):
            price = price_of(marked, match.start(), match.end() - 1)
            yield Owned(context.name_at(marked, match.start("parent")), sold, "acquired", price)


def _sold_parts(marked: Marked, context: Context) -> Iterator[Owned]:
    """Who holds a part of a company that another sold: a trade of less than ``_LEAST`` is none."""
    shape = marked.shape
    for match in _SOLD_PART.finditer(shape):
        share, at = Decimal(match["share"]) / 100, match.start("child")
        sure = not thought_of(shape, match.start()) and not marked.name(match.start("parent")).is_place
        if sure and _LEAST <= share <= 1 and is_somebody(marked, context, at):
            relation: OwnershipRelation = "acquired" if share > Decimal("0.5") else "owns"
            price = price_of(marked, match.start(), match.end() - 1)
            parent, child = context.name_at(marked, match.start("parent")), context.name_at(marked, at)
            yield Owned(parent, child, relation, price, share)


def _meant(marked: Marked, context: Context, match: re.Match[str], before: Marked | None) -> str | None:
    """Whom "it" or "the company" means: the subject of the sentence, the one name before it, or what was spoken of."""
    named = {
        context.name_at(marked, at)
        for at in marked.positions(N, 0, match.start())
        if is_somebody(marked, context, at)
    }
    if not named:
        return spoken_of(marked, context, before)
    about = context.actor(marked, match.start("verb"))
    return about if about in named else named.pop() if len(named) == 1 else None


def _which(marked: Marked, context: Context) -> Iterator[Owned]:
    shape = marked.shape
    for match in (*_WHICH.finditer(shape), *_THAT.finditer(shape)):
        at = match.start("child")
        if thought_of(shape[at:], match.end() - at) or not is_somebody(marked, context, at):
            continue
        parent = context.owner(marked, at) if match["it"] else context.name_at(marked, match.start("parent"))
        if parent:
            price = price_of(marked, match.start(), match.end() - 1)
            yield Owned(parent, context.name_at(marked, at), "acquired", price)


_BEFORE_ASIDE = re.compile(rf"{N}, (?:which|who|that|an?|owner|parent) [^.;,{N}]{{2,100}}$")


def _deals(marked: Marked, context: Context) -> Iterator[Owned]:
    """What a noun says of what changes hands: "⟨N⟩'s takeover by ⟨N⟩"."""
    shape = marked.shape
    for match in (found for pattern in (*_HANDED_OVER, *_MERGED_INTO) for found in pattern.finditer(shape)):
        to, of = match.start("parent"), match.start("child")
        if shape.startswith(",", of + 1) and (head := _BEFORE_ASIDE.search(shape, 0, of)):
            of = head.start()  # "⟨N⟩, which has money from ⟨N⟩, was sold to"
        whole = not is_part(match["desc"]) and not marked.name(to).is_place
        if (
            whole
            and not is_unsure(shape, match.end("child"), match.end())
            and is_somebody(marked, context, of)
        ):
            price = price_of(marked, match.start(), match.end() - 1)
            yield Owned(context.name_at(marked, to), context.name_at(marked, of), "acquired", price)


def _sales(marked: Marked, context: Context) -> Iterator[Owned]:
    shape = marked.shape
    for match in (found for pattern in (_SOLD_TO, _SOLD_ALL, _ITS_SALE) for found in pattern.finditer(shape)):
        at = match.start("child") if match["child"] else None
        child = context.name_at(marked, at) if at is not None else context.owner(marked, match.start())
        assets = _ASSETS.search(match["desc"]) and not calls_company(match["desc"])
        whole = not (is_part(match["desc"]) or is_part(match["desc2"]) or assets)
        somebody = at is None or is_somebody(marked, context, at)
        if child and whole and somebody and not thought_of(shape, match.start()):
            price = price_of(marked, match.start(), match.end() - 1)
            yield Owned(context.name_at(marked, match.start("parent")), child, "acquired", price)
