"""Whose arm, unit or fund somebody is, in a marked sentence."""

import re
from collections.abc import Iterator

from graph.extract.context import Context
from graph.extract.giving import DESCRIPTION
from graph.extract.lists import read_list
from graph.extract.marked import M, Marked, N
from graph.extract.owned import ITSELF, OWNER, Owned, is_somebody
from graph.extract.persons import is_full
from graph.extract.undone import is_former
from graph.facts import OwnershipRelation

_MONEY_ARM = (
    r"(?:venture|ventures|investment|investing|vc|cvc|venture capital|corporate venture|corporate vc|early-stage|growth|private equity)(?: capital| investment| investing)? "
    r"(?:arm|unit|division|fund|vehicle|subsidiary|branch|entity)"
)
_UNIT = r"(?:subsidiary|unit|division|arm|affiliate)"
_ARM = rf"(?:(?P<fund>(?:[\w’,/&-]+ ){{0,4}}?(?:{_MONEY_ARM}|vehicle))|(?:[\w’,/&-]+ ){{0,4}}?(?:{_UNIT}|brand|business|(?:flagship|(?:asset|investment|wealth|fund|money)[- ]management) (?:company|firm|entity|group)))"
_SUB_OF = re.compile(
    rf"(?P<child>{N})(?:, (?:an?|the|known|founded|based|recognized) [^.;{M}]{{2,80}}?(?=, (?:is|was|will)\b))?,?(?: (?:is|was|which is|became|has become|will become|(?:will |to |would )?(?:continue to )?(?:operates?|operating|serves?|acts?) (?:independently )?as|an [^{N};.]{{2,40}} and))?,? (?:a|an|the|now a|now the)\s{_ARM} (?:of|at|for) (?:[\w ]{{2,40}} and [\w ]{{2,20}} (?={N}[’']s ))?(?P<desc>{DESCRIPTION})(?P<parent>{N})(?![’']s){ITSELF}",
    re.IGNORECASE,
)
# "⟨N⟩ is the CVC arm of ⟨N⟩": those letters are a house's name, too
_CVC_OF = re.compile(
    rf"(?P<child>{N})(?:,| is| was|, which is) (?:an?|the) (?P<fund>{N} (?:arm|unit|fund|vehicle|subsidiary)) of (?P<desc>{DESCRIPTION})(?P<parent>{N})(?![’']s ){ITSELF}"
)
# "A subsidiary of ⟨N⟩, ⟨N⟩ is ..."
_SUB_FIRST = re.compile(
    rf"^[^\w{N}]*(?:an?|the) {_ARM} of (?P<desc>{DESCRIPTION})(?P<parent>{N}), (?P<child>{N}),? [a-z]",
    re.IGNORECASE,
)
# "Through its subsidiary ⟨N⟩, ⟨N⟩ runs"
_ITS_FIRST = re.compile(
    rf"^[^\w{N}]*(?:Through|Via|With|Under|Alongside|In) its {_ARM},? (?P<child>{N}), (?P<parent>{N}),? [a-z]"
)
# "Part of the ⟨N⟩ group, ⟨N⟩ makes"
_PART_FIRST = re.compile(
    rf"^[^\w{N}]*(?:now )?part of (?:the )?(?P<desc>{DESCRIPTION})(?P<parent>{N})(?: (?:group|family|conglomerate))?(?: since \d{{4}})?, (?P<child>{N}),? [a-z](?P<fund>(?!))?",
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
# "⟨N⟩, ⟨N⟩'s venture arm": not where the arm's own name follows
_ARM_OF = re.compile(
    rf"(?P<child>{N})(?:,|,? (?:is|was|which is)) (?P<parent>{N})[’']s? (?:(?P<fund>(?:[\w’,/-]+ ){{0,4}}?{_MONEY_ARM})|(?:[\w’,/-]+ ){{0,4}}?{_UNIT})\b(?!,? {N}| called| named)",
    re.IGNORECASE,
)
# "⟨N⟩, its accounting arm"
_NAMED_ARM = re.compile(
    rf"(?P<child>{N}), (?:(?:its|their|the (?:company|firm|group|bank|conglomerate)[’']s) {_ARM}\b|(?:the|an?) (?:[\w-]+ ){{0,3}}?(?:(?P<fund2>{_MONEY_ARM}|fund|vehicle)|{_UNIT})(?:, which| that| which)? (?:it|the (?:company|group|firm|bank)) (?:set up|launched|created|started|founded|established|runs|formed|owns)\b)",
    re.IGNORECASE,
)
_ITS_ARM = re.compile(
    rf"\b(?:its|their|(?P<our>our)|(?P<the>the) (?:company|firm|group|startup|bank|conglomerate|giant)[’']s)\s{_ARM},? (?:called |named )?(?P<child>{N})(?![’'])|\b(?:its|their) (?:[\w$-]+ |{M} ){{0,4}}?(?P<fund3>fund), (?P<child3>{N})(?![’'-]|\s(?:reports?|reported|said|says|wrote|told|has learned)\b)|\b(?:its|their) (?P<child2>{N}) (?P<fund2>(?:venture|investment|vc) )?(?:arm|unit|subsidiary|division)\b",
    re.IGNORECASE,
)
_ONE_OF = re.compile(
    rf"(?P<child>{N}), (?:one of|an?|the) (?:of )?(?P<parent>{N})[’']s? (?:[\w-]+ |{N} ){{0,3}}?(?:(?P<fund>funds?|SPACs?|vehicles?|{N}(?!\w))|subsidiar(?:y|ies)|units?)(?!\w)",
)
# "⟨N⟩, part of ⟨N⟩", "⟨N⟩ has been part of the ⟨N⟩ group since 2008"
_PART_OF = re.compile(
    rf"(?P<child>{N})(?:(?:, (?:an?|the|its) [^{N}.;,]{{2,60}})?,| [—–-]|(?: [^{N}.;]{{2,60}} and)? (?:is|was|became|has become|has been)(?: (?:now|also|officially|formally|already)){{0,2}}) (?:now |which is )?(?:a )?part of (?:the )?(?:(?:[\w&’-]+ ){{0,4}}?{OWNER} )?(?P<parent>{N})(?=[.,;:)]|$| [—–-]| (?:group|family|conglomerate|holding|empire|since|and|from|after|in|which)\b)(?P<fund>(?!))?",
    re.IGNORECASE,
)
# "⟨N⟩, a ⟨N⟩ company": with more behind it ("a Tallinn company that …") it is where it sits.
_A_COMPANY = re.compile(
    rf"(?P<child>{N}), (?:now )?an? (?P<parent>{N}) (?:(?:[\w-]+ )?(?:subsidiary|unit|affiliate)\b|(?:(?P<fund>fund|vehicle)|company|business|brand)(?=[.;,)]|$))",
    re.IGNORECASE,
)
# "The ⟨N⟩ Group company has", "the ⟨N⟩ subsidiary said": of whoever is spoken of
_THE_ARM = re.compile(
    rf"(?:^[^\w{N}]*|[.;,“\"] ?|\b(?:said|that|as|while|when|and|but|for|of) )[Tt]he (?P<parent>{N})(?P<group> group)? (?:(?:[a-z-]+ )?subsidiary|(?P<firm>company|firm))(?=,? (?:has|had|have|is|was|will|said|says|also|now|plans|reported|posted|expects|added|[a-z]+(?:ed|es))\b|[.’'])"
)
# "⟨N⟩'s subsidiaries include ⟨N⟩ and ⟨N⟩", "⟨N⟩, whose units are ⟨N⟩"
_SEVERAL = re.compile(
    rf"(?:(?P<parent>{N})(?:[’']s?)?|\b(?:its|whose)) (?:(?!(?:of|by|with|for)\s)[\w-]+ ){{0,3}}?(?:subsidiaries|units|affiliates|divisions|group companies|(?:(?<=whose )|(?<=its )|(?<=[’']s ))(?:brands|businesses)(?= (?:now |also )?(?:include|are)\b))(?:(?: now| also)? (?:include|are)|,? (?:including|such as|like))? (?P<child>{N})(?![’'-])",
    re.IGNORECASE,
)
# "organised in the subsidiary ⟨N⟩"
_THE_SUBSIDIARY = re.compile(
    rf"\b(?:in|by|through|via|to|from|for|of) the (?:[\w-]+ ){{0,2}}?subsidiary,? (?P<child>{N})(?! of\b)(?![’'-])",
    re.IGNORECASE,
)
# "set up a new subsidiary called ⟨N⟩"
_NEW_ARM = re.compile(
    rf"\b(?:creat|launch|form|establish|unveil|set|sett|put|putt|spinn)(?:e[sd]?|es|ed|ing|s)?(?: up| together| out| off)? (?:its|an?|the) (?:new (?:[\w-]+ ){{0,3}}?(?:company|business|entity|venture|lab|group)|(?:[\w-]+ ){{0,4}}?(?:{_UNIT}|(?P<fund>{_MONEY_ARM})))(?:,|,? (?:called|named|dubbed|known as)) [‘“\"']?(?P<child>{N})(?![’'-])",
    re.IGNORECASE,
)
_ADJECTIVES = r"(?:(?:own|new|latest|first|second|third|fourth|[a-z]+-stage|early|growth|venture|flagship|climate|tech|dedicated|[\w$]*\d\w*) |\ue001 ){0,3}?"
_ITS_FUND = re.compile(
    rf"(?:(?P<parent>{N})[’']s?|\b(?P<its>its|their|(?:[Tt]he|[Tt]his) (?:firm|company|house|group|bank|investor)[’']s)) {_ADJECTIVES}(?P<child>{N})(?![’'\w-]| (?:boss|chief|head|manager|partner|founder|CEO)s?\b)"
)
_LAUNCHES = re.compile(
    rf"\b(?:launch(?:es|ed|ing)?|clos(?:es|ed|ing)|rais(?:es|ed|ing)|unveil(?:s|ed|ing)?|announc(?:es|ed|ing)|open(?:s|ed|ing)?|creat(?:es|ed|ing)|found(?:s|ed|ing)|establish(?:es|ed|ing)?|form(?:s|ed|ing)|debut(?:s|ed|ing)?|set(?:s|ting)? up|anchor(?:s|ed)) (?:on |of |the |its |a |an |new |{M} |[a-z]+-stage |for |close of |final |first |closing |launch |called |dubbed ){{0,6}}[‘“\"']?(?P<child>{N})(?P<said>[’”\"']? (?:fund|vehicle)\b(?!s| of\b))?",
    re.IGNORECASE,
)
_OFFSHOOT = re.compile(
    r" (?:Ventures|Capital|Holdings|Labs|Investments|Partners|Foundry|Studios?|Energy|Robotics|Foods)$"
)
_TYCOON = re.compile(
    r"\b(?:billionaire|tycoon|founder|actor|actress|entrepreneur|mogul|investor|former \w+|singer|athlete|CEO|co-founder|wife|brother) $"
)
_FUND_NAME = re.compile(r"\b(?:Fund(?: (?:[IVX]+|\d+))?|Ventures|Capital)$")
_VEHICLE = re.compile(r"SPACs?$|^CVC$|\bFunds?\b")
_GROUP = re.compile(r"\b(?:Group|Holdings?|Sons)$", re.IGNORECASE)
_WE_HAVE = re.compile(r"\b[Ww]e (?:also |now )?(?:have|run|own|operate|set up|launched)\b")
_ARM_BRACKET = re.compile(
    rf"\s\((?:(?:an?|our|the|its) )?(?:(?P<fund>(?:[\w/-]+ ){{0,3}}?{_MONEY_ARM})|(?:[\w/-]+ ){{0,4}}?{_UNIT})\b",
    re.IGNORECASE,
)
# "a new $9 million fund called ⟨N⟩"; "Dubbed ⟨N⟩, the fund will ..."
_FUND_CALLED = re.compile(
    rf"\b(?:launch|clos|rais|unveil|announc|creat|debut|set)\w{{0,4}} [^.;{N}]{{0,60}}?(?:fund|vehicle),? (?:called|named|dubbed|christened|titled|known as) (?:the )?[‘“\"']?(?P<child>{N})",
    re.IGNORECASE,
)
_CALLED_FIRST = re.compile(
    rf"(?:^|[;.] )[^\w{N}]*(?:called|named|dubbed|christened|titled) (?:the )?[‘“\"']?(?P<child>{N})[’”\"']?, (?:it|they|the|this)\b",
    re.IGNORECASE,
)
_A_FUND = re.compile(r"\b(?:fund|vehicle)\b", re.IGNORECASE)
# "Acme Fund II, managed by ⟨N⟩", "⟨N⟩, a fund run by ⟨N⟩"
_MANAGED_BY = re.compile(
    rf"(?P<child>{N}),?(?P<kind> (?:an?|the) [^{N};.,]{{0,40}}?(?:fund|vehicle))?(?:,? (?:organi[sz]ed|registered|domiciled|based|incorporated|established)\b[^.;,]{{0,80}}? and| which is| that is)? (?:managed|run|advised|operated) by (?P<desc>{DESCRIPTION})(?P<parent>{N})(?![’'-])",
    re.IGNORECASE,
)
_FOR_FUND = re.compile(
    rf"\b(?:raised|raising|commitments|secured|closed) (?:[^.;{N}]{{0,40}} )?(?:for|towards?) (?:its|the|their) (?P<child>{N})",
    re.IGNORECASE,
)
_OWN_FUND = re.compile(r"\bFund(?:[ -]+(?:[IVX]+|\d+))?(?:,? (?:SLP|LP|L\.P\.|SCSp|SICAV|FPCI|plc))?$")
# words of a title that count a fund and name none: "Sixth Flagship Fund"
_UNNAMED = re.compile(
    r"(?:(?:First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth|Debut|New|Latest|Inaugural|Maiden|Largest|Biggest|Flagship|Growth|Venture|Seed|VC|Early[- ]Stage|Hedge|Pension|Mutual|Private|Sovereign|Wealth|Index)\s){1,4}Fund"
)
# "The fund, ⟨N⟩, will write cheques"
_THE_FUND = re.compile(
    rf"\b[Tt]he (?:new |latest |first )?(?:fund|vehicle|platform),? (?:called |named |dubbed |christened )?[‘“\"']?(?P<child>{N})[’”\"']?, (?:will|is|has|was|plans|aims|which)\b"
)


def arms(marked: Marked, context: Context, before: Marked | None) -> Iterator[Owned]:
    """Every arm, unit and fund that a sentence says somebody has."""
    yield from _arms(marked, context)
    yield from _own_arms(marked, context)
    yield from _listed_arms(marked, context)
    yield from _in_brackets(marked, context)
    yield from _funds(marked, context)
    yield from _named_funds(marked, context, before)


def _arms(marked: Marked, context: Context) -> Iterator[Owned]:
    shape = marked.shape
    for pattern in (
        _SUB_OF,
        _CVC_OF,
        _SUB_FIRST,
        _ITS_FIRST,
        _SUB,
        _SUB_PLAIN,
        _SUB_AFTER,
        _ARM_OF,
        _ONE_OF,
        _PART_OF,
        _PART_FIRST,
        _A_COMPANY,
    ):
        for match in pattern.finditer(shape):
            relation: OwnershipRelation = "fund_of" if match["fund"] else "subsidiary"
            at = _owner(marked, match.start("parent"), match.start("child"))
            named = match.start("fund") if match["fund"] and match["fund"][0] == N else None
            if is_former(shape, match.start(), match.end()) or _WAS.match(
                marked.name(match.start("parent")).text
            ):
                continue
            if named is not None and not _VEHICLE.search(marked.name(named).text):
                continue
            unit = pattern in {_SUB_OF, _A_COMPANY} and _SURE_UNIT.search(match[0]) is not None
            if at is not None and is_somebody(marked, context, match.start("child"), unit=unit):
                child = context.name_at(marked, match.start("child"))
                yield Owned(context.name_at(marked, at), child, relation)


def _own_arms(marked: Marked, context: Context) -> Iterator[Owned]:
    """Arms of whoever "its" means, and whom "the firm, a subsidiary of ⟨N⟩" belongs to."""
    shape = marked.shape
    for match in _NAMED_ARM.finditer(shape):
        owner = context.owner(marked, match.start())
        if owner and is_somebody(marked, context, match.start("child")):
            child = context.name_at(marked, match.start("child"))
            yield Owned(owner, child, "fund_of" if match["fund"] or match["fund2"] else "subsidiary")
    for match in _SUB_IT.finditer(shape):
        if firm := context.last(marked):
            parent = context.name_at(marked, match.start("parent"))
            yield Owned(parent, firm, "fund_of" if match["fund"] else "subsidiary")
    for match in _THE_ARM.finditer(shape):
        firm, parent = context.last(marked), context.name_at(marked, match.start("parent"))
        grouped = match["group"] or not match["firm"] or _GROUP.search(parent)
        if firm and grouped and not marked.name(match.start("parent")).is_place:
            yield Owned(parent, firm, "subsidiary")
    for match in _ITS_ARM.finditer(shape):
        arm = next(match.start(side) for side in ("child", "child2", "child3") if match[side])
        owner = context.last(marked) if match["our"] else context.owner(marked, match.start())
        if match["the"] and context.focus and not marked.positions(N, 0, match.start()):
            owner = context.focus  # "the company", where nothing else is named: what it is all about
        if owner and is_somebody(marked, context, arm):
            fund = match["fund"] or match["fund2"] or match["fund3"]
            yield Owned(owner, context.name_at(marked, arm), "fund_of" if fund else "subsidiary")


def _listed_arms(marked: Marked, context: Context) -> Iterator[Owned]:
    """Every unit of a list, of the named one or of whoever "its" means."""
    for match in (*_SEVERAL.finditer(marked.shape), *_THE_SUBSIDIARY.finditer(marked.shape)):
        of = match.start("parent") if match.re is _SEVERAL and match["parent"] else None
        owner = context.owner(marked, match.start()) if of is None else context.name_at(marked, of)
        if not owner or context.seems_person(owner) or (of is not None and marked.name(of).is_place):
            continue
        for at in read_list(marked, match.start("child"), close=True).positions:
            if is_somebody(marked, context, at, unit=True):
                yield Owned(owner, context.name_at(marked, at), "subsidiary")


def _in_brackets(marked: Marked, context: Context) -> Iterator[Owned]:
    """What brackets call an arm of the speaker's house: "We have ⟨N⟩ (corporate venture arm)"."""
    text = marked.sentence.text
    ours = _WE_HAVE.search(marked.shape) if "(" in text else None
    owner = context.last(marked) if ours else None
    for at in marked.positions(N, ours.end()) if ours and owner else ():
        told = _ARM_BRACKET.match(text, marked.name(at).end)
        if told and owner and is_somebody(marked, context, at):
            yield Owned(owner, context.name_at(marked, at), "fund_of" if told["fund"] else "subsidiary")


_WAS = re.compile(r"(?:Former|Ex|One-time)[ -]")
_SURE_UNIT = re.compile(r"\b(?:subsidiary|unit|division|affiliate|flagship company) of\b|\bsubsidiary$")


def _owner(marked: Marked, position: int, child: int) -> int | None:
    """The name itself; of "Acme's Iberia unit Acme Iberia" the first, which the unit is named after; no place."""
    before = re.search(rf"{N}[’']s $", marked.shape[:position])
    first = marked.name(child).text.split()[0]
    at = before.start() if before and marked.name(before.start()).text.startswith(first) else position
    return None if marked.name(at).is_place else at


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
        if (
            match["parent"]
            and "Fund" not in child.text
            and is_full(owner or "")
            and not context.is_backer(owner or "")
        ):
            continue  # "Ida Moe's Hopline Ventures": a person's
        if _UNNAMED.fullmatch(child.text):
            continue
        if owner and named and not place and not context.seems_person(owner):
            yield Owned(owner, context.name_at(marked, match.start("child")), "fund_of")
    for match in (*_LAUNCHES.finditer(marked.shape), *_FOR_FUND.finditer(marked.shape)):
        child = marked.name(match.start("child"))
        owner = context.actor(marked, match.start()) or context.owner(marked, match.start())
        counted, said = _UNNAMED.fullmatch(child.text), match.groupdict().get("said")
        if (
            owner
            and not counted
            and (_OWN_FUND.search(child.text) or said or _is_offshoot(owner, child.text))
            and not context.seems_person(owner)
        ):
            yield Owned(owner, child.text, "fund_of")


def _is_offshoot(owner: str, name: str) -> bool:
    """Whether a house has named its new arm after itself: "Kite set up Kite Sports Ventures"."""
    first = owner.split(maxsplit=1)[0]
    return name.startswith(f"{first} ") and not name.startswith(owner + "s") and bool(_OFFSHOOT.search(name))


def _named_funds(marked: Marked, context: Context, before: Marked | None) -> Iterator[Owned]:
    """Funds and units by the name that they are given: "a new fund called ⟨N⟩", "Dubbed ⟨N⟩, the fund will ..."."""
    shape = marked.shape
    told = _A_FUND.search(shape) or (before and _A_FUND.search(before.shape))
    called = _CALLED_FIRST.finditer(shape) if told else ()
    for match in (
        *_FUND_CALLED.finditer(shape),
        *called,
        *_THE_FUND.finditer(shape),
        *_NEW_ARM.finditer(shape),
    ):
        unit = match.re is _NEW_ARM
        spoken = match.re in {_CALLED_FIRST, _THE_FUND}
        owner = (context.owner if spoken else context.actor)(marked, match.start())
        founder = owner and (context.seems_person(owner) or (unit and is_full(owner)))
        if owner and not founder and is_somebody(marked, context, match.start("child")):
            relation: OwnershipRelation = "subsidiary" if unit and not match["fund"] else "fund_of"
            yield Owned(owner, context.name_at(marked, match.start("child")), relation)
    for match in _MANAGED_BY.finditer(shape):
        child, parent = (context.name_at(marked, match.start(side)) for side in ("child", "parent"))
        if (match["kind"] or _OWN_FUND.search(child)) and not context.seems_person(parent):
            yield Owned(parent, child, "fund_of")
