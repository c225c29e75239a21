"""Who owns or runs whom: arms, units, stakes and funds, in a marked sentence."""

import re
from collections.abc import Iterator
from decimal import Decimal

from graph.extract.context import Context
from graph.extract.giving import DESCRIPTION
from graph.extract.marked import M, Marked, N
from graph.extract.owned import NOT_WHOLE, UNSURE, Owned, is_somebody
from graph.extract.takeovers import children_of
from graph.facts import OwnershipRelation

_MONEY_ARM = (
    r"(?:venture|ventures|investment|investing|vc|venture capital|corporate venture|corporate vc|early-stage|growth)(?: capital| investment| investing)? "
    r"(?:arm|unit|division|fund|vehicle|subsidiary)"
)
_UNIT = r"(?:subsidiary|unit|division|arm|affiliate)"
_ARM = rf"(?:(?P<fund>(?:[\w’,/-]+ ){{0,4}}?{_MONEY_ARM})|(?:[\w’,/-]+ ){{0,4}}?(?:{_UNIT}|brand|business))"
_SUB_OF = re.compile(
    rf"(?P<child>{N}),?(?: (?:is|was|which is|an [^{N};.]{{2,40}} and))?,? (?:a|an|the|now a)\s{_ARM} (?:of|at|for) (?:[\w ]{{2,40}} and [\w ]{{2,20}} (?={N}[’']s ))?(?P<desc>{DESCRIPTION})(?P<parent>{N})(?!-|[’']s)",
    re.IGNORECASE,
)
# "A subsidiary of ⟨N⟩, ⟨N⟩ is ..."
_SUB_FIRST = re.compile(
    rf"^[^\w{N}]*(?:an?|the) {_ARM} of (?P<desc>{DESCRIPTION})(?P<parent>{N}), (?P<child>{N}),? [a-z]",
    re.IGNORECASE,
)
# "The firm, a subsidiary of ⟨N⟩, ..."
_SUB_IT = re.compile(
    rf"\b(?:the|this) (?:firm|company|startup|fund|group), an? {_ARM} of (?P<desc>{DESCRIPTION})(?P<parent>{N})(?!-|[’']s)",
    re.IGNORECASE,
)
_SUB = re.compile(rf"(?P<parent>{N})[’']s? {_ARM},? (?P<child>{N})(?![’'])", re.IGNORECASE)
_SUB_PLAIN = re.compile(
    rf"(?P<parent>{N}) (?:wholly[- ]owned |majority[- ]owned |[a-z-]+ )?(?:(?P<fund>{_MONEY_ARM})|{_UNIT}) (?P<child>{N})(?![’'])",
    re.IGNORECASE,
)
# "⟨N⟩'s ⟨N⟩ unit", "⟨N⟩, whose ⟨N⟩ division"
_SUB_AFTER = re.compile(
    rf"(?P<parent>{N})(?:[’']s?|, whose) (?:[a-z-]+ )?(?P<child>{N}) (?:(?P<fund>{_MONEY_ARM})|{_UNIT})\b(?!,? {N})",
    re.IGNORECASE,
)
# "⟨N⟩, its accounting arm"
_NAMED_ARM = re.compile(rf"(?P<child>{N}), (?:its|their) {_ARM}\b", re.IGNORECASE)
_ITS_ARM = re.compile(
    rf"\b(?:its|their)\s{_ARM},? (?P<child>{N})(?![’'])|\b(?:its|their) (?P<child2>{N}) (?P<fund2>(?:venture|investment|vc) )?(?:arm|unit|subsidiary|division)\b",
    re.IGNORECASE,
)
_ONE_OF = re.compile(
    rf"(?P<child>{N}), (?:one of|an?|the) (?:of )?(?P<parent>{N})[’']s? (?:[\w-]+ |{N} ){{0,3}}?(?:(?P<fund>funds?|SPACs?|vehicles?|{N}(?!\w))|subsidiar(?:y|ies)|units?)(?!\w)",
)
# "⟨N⟩, part of ⟨N⟩", "⟨N⟩, a ⟨N⟩ company": with more behind it ("a Tallinn company that …") it is where it sits.
_PART_OF = re.compile(
    rf"(?P<child>{N}), (?:(?:now |which is )?part of (?:the )?(?P<parent>{N})(?![’'-]|{N})|an? (?P<parent2>{N}) (?:subsidiary\b|(?:company|business|brand)(?=[.;,)]|$)))(?P<fund>(?!))?",
    re.IGNORECASE,
)
_OWNED = re.compile(
    rf"(?P<parent>{N})-owned (?:(?!and\b)[\w-]+ ){{0,4}}?(?P<child>{N})|(?P<child2>{N})(?:, [^{N}.;]{{2,60}})?,?(?: (?:is|was) (?:an?|the) (?:[\w-]+ ){{1,4}}?(?:is |was )?|(?: (?:is|was|which is|now|currently|also|franchise|majority|wholly|\w+ly)){{0,3}} )(?:owned|controlled) by (?:{N}[’']s )?(?:(?!{N})[\w’-]+ ){{0,4}}?(?P<parent2>{N})(?![’']s )",
    re.IGNORECASE,
)
# "Founded in 2019 and controlled by ⟨N⟩, ⟨N⟩ has ..."; "⟨N⟩, the owner of ⟨N⟩, ..."
_OWNED_FIRST = re.compile(
    rf"^[^\w{N}]*(?:(?:formed|founded|based|launched|listed|now|once|currently|majority)\b[^.;]{{0,100}}?\b)?(?:owned|controlled) by (?:[\w’-]+ ){{0,3}}?(?:{N}[’']s )?(?P<parent>{N}), (?P<child>{N}) [a-z]",
    re.IGNORECASE,
)
_OWNER_OF = re.compile(
    rf"(?P<parent>{N}), (?:the |an? )?(?:[a-z-]+ )?(?:owner|parent(?: company)?) of (?P<desc>{DESCRIPTION})(?P<child>{N})(?!-|’s|'s)",
    re.IGNORECASE,
)
_OWNS = re.compile(
    rf"\b(?:also |already |currently |still |now )?(?:owns|own|parent (?:company )?of|owner of)\s(?!\d)(?P<desc>{DESCRIPTION})(?P<child>{N})(?!-|’s|'s| (?:team|franchise|shares?|stock|phones?|chips?|cars?|bonds)\b)",
    re.IGNORECASE,
)
_PARENT = re.compile(
    rf"(?P<child>{N})(?:’s|'s)?(?:-| )(?:owner|parent)(?: company| firm)?(?:\s?--?\s?|, | )(?P<parent>{N})",
    re.IGNORECASE,
)
_PART = r"(?P<share>\d{1,3}(?:\.\d+)?)\s?(?:%|per ?cent)"
_HELD = r"(?:owns?|holds?|has|had|has disclosed|disclosed|acquired|bought|buys|took|takes|taking|holding|controls?|with)"
_SHARE = re.compile(
    rf"\b{_HELD}\s(?:a |an |about |around |roughly |nearly |approximately |over |more than |its |the |remaining )*{_PART}(?:(?: \w+){{0,2}} (?:stake|shareholding|interest|ownership|equity|share)s?(?: \w+)?)? (?:in|of)\s(?P<desc>{DESCRIPTION})(?P<child>{N})(?!-|’s|'s)",
    re.IGNORECASE,
)
_RAISED_TO = re.compile(
    rf"\b(?:increas|rais|lift|boost|up|hik|tak)(?:e[sd]?|s|ed|ing|en)? (?:its|their) (?:stake|shareholding|holding|interest) in (?P<desc>{DESCRIPTION})(?P<child>{N}) to {_PART}",
    re.IGNORECASE,
)
_KIND_OF_STAKE = re.compile(
    rf"\b(?:owns?|holds?|has|had|acquired?|acquires|acquiring|bought|buys|took|takes|taking|taken|built|builds|amassed|pick(?:s|ed) up|snap(?:s|ped) up|secure[sd]|purchas(?:ed|ing)|buying)\s(?:a |an |its |the )?(?:{M} |[a-z-]+ ){{0,3}}?(?:majority|controlling) (?:[\w-]+ )?(?:stake|shareholding|interest|holding) (?:in|of) (?P<desc>{DESCRIPTION})(?P<child>{N})(?!-|’s|'s)",
    re.IGNORECASE,
)
_ADJECTIVES = r"(?:(?:own|new|latest|first|second|third|fourth|[a-z]+-stage|early|growth|venture|flagship|climate|tech|dedicated|[\w$]*\d\w*) |\ue001 ){0,3}?"
_ITS_FUND = re.compile(
    rf"(?:(?P<parent>{N})[’']s?|\b(?P<its>its|their|(?:[Tt]he|[Tt]his) (?:firm|company|house|group|bank|investor)[’']s)) {_ADJECTIVES}(?P<child>{N})(?![’'\w-])"
)
_LAUNCHES = re.compile(
    rf"\b(?:launch(?:es|ed|ing)?|clos(?:es|ed|ing)|rais(?:es|ed|ing)|unveil(?:s|ed|ing)?|announc(?:es|ed|ing)|open(?:s|ed|ing)?|creat(?:es|ed|ing)|debut(?:s|ed|ing)?|set(?:s|ting)? up|anchor(?:s|ed)) (?:on |the |its |a |an |new |{M} |[a-z]+-stage |for |close of |final |first |called |dubbed ){{0,6}}(?P<child>{N})",
    re.IGNORECASE,
)
_TYCOON = re.compile(
    r"\b(?:billionaire|tycoon|founder|actor|actress|entrepreneur|mogul|investor|former \w+|singer|athlete|CEO|co-founder|wife|brother) $"
)
_FUND_NAME = re.compile(r"\b(?:Fund(?: (?:[IVX]+|\d+))?|Ventures|Capital)$")
_VEHICLE = re.compile(r"SPACs?$|\bFunds?\b")
_FOR_FUND = re.compile(
    rf"\b(?:raised|raising|commitments|secured|closed) (?:[^.;{N}]{{0,40}} )?(?:for|towards?) (?:its|the|their) (?P<child>{N})",
    re.IGNORECASE,
)
# A smaller part is a trade; and a bought part that is no majority is an investment, not ownership.
_LEAST_HELD, _LEAST_BOUGHT = Decimal("0.05"), Decimal("0.5")
_BUYS = re.compile(r"acquired|bought|took|takes|taking", re.IGNORECASE)
_OWN_FUND = re.compile(r"\bFund(?: (?:[IVX]+|\d+))?$")


def holds(marked: Marked, context: Context) -> Iterator[Owned]:
    """Everything that a sentence says somebody owns, holds a part of or runs."""
    yield from _arms(marked, context)
    yield from _owners(marked, context)
    yield from _stakes(marked, context)
    yield from _funds(marked, context)


def _arms(marked: Marked, context: Context) -> Iterator[Owned]:
    shape = marked.shape
    for pattern in (_SUB_OF, _SUB_FIRST, _SUB, _SUB_PLAIN, _SUB_AFTER, _ONE_OF, _PART_OF):
        for match in pattern.finditer(shape):
            relation: OwnershipRelation = "fund_of" if match["fund"] else "subsidiary"
            side = "parent" if match["parent"] else "parent2"
            at = _owner(marked, match.start(side), match.start("child"))
            named = match.start("fund") if match["fund"] == N else None
            if named is not None and not _VEHICLE.search(marked.name(named).text):
                continue
            if at is not None and is_somebody(marked, context, match.start("child")):
                child = context.name_at(marked, match.start("child"))
                yield Owned(context.name_at(marked, at), child, relation)
    yield from _own_arms(marked, context)


def _own_arms(marked: Marked, context: Context) -> Iterator[Owned]:
    """Arms of whoever "its" means, and whom "the firm, a subsidiary of ⟨N⟩" belongs to."""
    shape = marked.shape
    for match in _NAMED_ARM.finditer(shape):
        owner = context.owner(marked, match.start())
        if owner and is_somebody(marked, context, match.start("child")):
            child = context.name_at(marked, match.start("child"))
            yield Owned(owner, child, "fund_of" if match["fund"] else "subsidiary")
    for match in _SUB_IT.finditer(shape):
        if firm := context.last(marked):
            parent = context.name_at(marked, match.start("parent"))
            yield Owned(parent, firm, "fund_of" if match["fund"] else "subsidiary")
    for match in _ITS_ARM.finditer(shape):
        arm = match.start("child") if match["child"] else match.start("child2")
        owner = context.owner(marked, match.start())
        if owner and is_somebody(marked, context, arm):
            fund = match["fund"] or match["fund2"]
            yield Owned(owner, context.name_at(marked, arm), "fund_of" if fund else "subsidiary")


def _owner(marked: Marked, position: int, child: int) -> int | None:
    """The name itself; of "Acme's Iberia unit Acme Iberia" the first, which the unit is named after; no place."""
    before = re.search(rf"{N}[’']s $", marked.shape[:position])
    first = marked.name(child).text.split()[0]
    at = before.start() if before and marked.name(before.start()).text.startswith(first) else position
    return None if marked.name(at).is_place else at


def _owners(marked: Marked, context: Context) -> Iterator[Owned]:
    shape = marked.shape
    for match in (
        *_OWNED.finditer(shape),
        *_PARENT.finditer(shape),
        *_OWNED_FIRST.finditer(shape),
        *_OWNER_OF.finditer(shape),
    ):
        second = "2" if match.groupdict().get("parent2") else ""
        parent, child = match.start("parent" + second), match.start("child" + second)
        if not marked.name(parent).is_place and is_somebody(marked, context, child):
            yield Owned(context.name_at(marked, parent), context.name_at(marked, child), "owns")
    for match in _OWNS.finditer(shape):
        owner = context.actor(marked, match.start())
        if owner and not NOT_WHOLE.search(match["desc"]):
            for position in children_of(marked, match.start("child")):
                if is_somebody(marked, context, position):
                    yield Owned(owner, context.name_at(marked, position), "owns")


def _stakes(marked: Marked, context: Context) -> Iterator[Owned]:
    shape = marked.shape
    for match in (*_SHARE.finditer(shape), *_RAISED_TO.finditer(shape), *_KIND_OF_STAKE.finditer(shape)):
        owner = context.actor(marked, match.start())
        held = match.groupdict().get("share")
        share = Decimal(held) / 100 if held else None
        sure = not UNSURE.search(shape[: match.start()])
        least = _LEAST_BOUGHT if _BUYS.match(match[0]) else _LEAST_HELD
        if (
            owner
            and sure
            and (share is None or least <= share <= 1)
            and is_somebody(marked, context, match.start("child"))
        ):
            yield Owned(owner, context.name_at(marked, match.start("child")), "owns", share=share)


def _funds(marked: Marked, context: Context) -> Iterator[Owned]:
    """An organisation's own fund: "SoftBank's Vision Fund", "its Growth Fund II", "⟨N⟩ closed Fund II"."""
    for match in _ITS_FUND.finditer(marked.shape):
        child = marked.name(match.start("child"))
        owner = (
            context.name_at(marked, match.start("parent"))
            if match["parent"]
            else context.owner(marked, match.start())
        )
        place = match["parent"] and marked.name(match.start("parent")).is_place
        if match["parent"] and _TYCOON.search(marked.shape[: match.start()]):
            continue
        named = _FUND_NAME.search(child.text) and ("Fund" in child.text or match["parent"])
        if owner and named and not place and not context.seems_person(owner):
            yield Owned(owner, context.name_at(marked, match.start("child")), "fund_of")
    for match in (*_LAUNCHES.finditer(marked.shape), *_FOR_FUND.finditer(marked.shape)):
        child = marked.name(match.start("child"))
        owner = context.actor(marked, match.start()) or context.owner(marked, match.start())
        if owner and _OWN_FUND.search(child.text) and not context.seems_person(owner):
            yield Owned(owner, child.text, "fund_of")
