"""Who owns whom, wholly or in part, in a marked sentence."""

import re
from collections.abc import Iterator
from decimal import Decimal

from graph.extract.context import Context
from graph.extract.giving import DESCRIPTION
from graph.extract.lists import read_list
from graph.extract.marked import M, Marked, N
from graph.extract.names import same_name
from graph.extract.owned import (
    ITSELF,
    PART,
    WITHIN,
    Owned,
    is_part,
    is_somebody,
    mentions,
    second_verb,
    speaker,
    thought_of,
)
from graph.extract.takeovers import children_of, price_of
from graph.extract.undone import is_former
from graph.extract.words import COMPANY_NOUNS, bag

_OWNED = re.compile(
    rf"(?P<parent>{N})-owned (?:(?!and\b)[\w-]+ ){{0,4}}?(?P<child>{N})|(?P<child2>{N})(?:, [^{N}.;]{{2,60}})?,?(?: (?:is|was) (?:an?|the) (?:[\w-]+ ){{1,4}}?(?:is |was )?|(?: (?:is|was|which is|now|currently|also|franchise|majority|wholly|\w+ly|\d+(?:\.\d+)? ?(?:%|per ?cent))){{0,3}} )(?:(?:majority|wholly|fully|partly|jointly|co)-)?(?:owned|controlled) by (?:{N}[’']s )?(?:(?!{N})[\w’-]+ ){{0,4}}?(?P<parent2>{N})(?![’']s )",
    re.IGNORECASE,
)
# "Founded in 2019 and controlled by ⟨N⟩, ⟨N⟩ has ..."; "⟨N⟩, the owner of ⟨N⟩, ..."
_OWNED_FIRST = re.compile(
    rf"^[^\w{N}]*(?:(?:formed|founded|based|launched|listed|now|once|currently|majority)\b[^.;]{{0,100}}?\b)?(?:owned|controlled) by (?:[\w’-]+ ){{0,3}}?(?:{N}(?:[’']s|[- ]based) )?(?P<parent>{N})(?:, (?:an?|the) [^.;{M}]{{2,140}}?)?, (?P<child>{N}) (?:is|was|has|had|will|said|[a-z]+s)\b",
    re.IGNORECASE,
)
_OWNER_OF = re.compile(
    rf"(?P<parent>{N})(?:,| is| was|, which is) (?:the |an? )?(?:[a-z-]+ )?(?:owner|parent(?: company| firm| group)?|holding (?:company|group|firm)) (?:of|for) (?P<desc>{DESCRIPTION})(?P<child>{N})(?!-|’s|'s)",
    re.IGNORECASE,
)
_OWNS = re.compile(
    rf"\b(?:also |already |currently |still |now )?(?:owns|own|(?<={N} )controls|(?<={N}, which )controls|(?<={N}, which also )controls|parent (?:company )?of|owner of)\s(?!\d)(?P<desc>{DESCRIPTION})(?P<child>{N})(?!-|’s|'s| (?:team|franchise|shares?|stock|phones?|chips?|cars?|bonds)\b)",
    re.IGNORECASE,
)
_PARENT = re.compile(
    rf"(?P<child>{N})(?:(?:’s|'s)?(?:-| )|(?:’s|'s) (?:[\w-]+ |{N} ){{1,2}})(?:owner|parent)(?: company| firm)?(?:\s?--?\s?|, | )(?P<parent>{N})",
    re.IGNORECASE,
)
# "⟨N⟩, ⟨N⟩'s parent company", "⟨N⟩, ⟨N⟩'s largest shareholder", "⟨N⟩ is the largest shareholder in ⟨N⟩"
_MOST = r"(?:(?:single )?(?:largest|biggest)(?: single)?|majority|controlling|main|top|sole|principal)"
_HOLDER = rf"(?:(?:[\w-]+ )?(?:parent|owner)(?: company| firm| group)?|{_MOST} (?:share|stake)holder)"
_HOLDER_OF = (
    re.compile(
        rf"(?P<parent>{N})(?:,| is| was|, which is) (?P<child>{N})[’']s? {_HOLDER}\b(?!,? {N})", re.IGNORECASE
    ),
    re.compile(
        rf"(?P<parent>{N})(?:,| is| was)(?: now)? (?:the|an?|also the) {_MOST} (?:share|stake)holder (?:of|in) (?P<desc>{DESCRIPTION})(?P<child>{N})(?!-|’s|'s)",
        re.IGNORECASE,
    ),
    # "⟨N⟩'s biggest shareholder is ⟨N⟩, with"; "⟨N⟩ belongs to ⟨N⟩"
    re.compile(
        rf"(?P<child>{N})[’']s? (?:{_MOST} (?:[\w-]+ )?(?:share|stake)holder|(?:[\w-]+ )?(?:parent|owner)(?: company| firm| group)?)(?: is|,| –| —) (?!(?:on|in|after|said|says|has|had|is|was)\b)(?P<desc>{DESCRIPTION})(?P<parent>{N}){ITSELF}",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?P<child>{N})(?:, [^.;{M}{N}]{{2,80}},)? (?:now |today |still |which )?belongs to (?P<desc>{DESCRIPTION})(?P<parent>{N})(?!’){ITSELF}",
        re.IGNORECASE,
    ),
    # "⟨N⟩, the ⟨N⟩ owner"
    re.compile(
        rf"(?P<parent>{N}), the (?P<child>{N})(?:[’']s)? (?:owner|parent)(?: company)?\b(?!,? {N}| of\b)",
        re.IGNORECASE,
    ),
    # "⟨N⟩, now ⟨N⟩-owned"
    re.compile(
        rf"(?P<child>{N})(?:,| is| was)(?: now| still)? (?P<parent>{N})-(?:owned|controlled)(?=[.,;)]|$| (?:and|but|since|after)\b)"
    ),
    re.compile(
        rf"(?P<child>{N}), whose (?:[\w-]+ )?(?:parent|owner)(?: company)? is (?P<parent>{N})", re.IGNORECASE
    ),
    re.compile(
        rf"(?P<child>{N}), (?:an?|the|its) (?:[\w-]+ ){{0,3}}?(?P<parent>{N})-(?:owned|controlled)\b",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?P<parent>{N}) and {N},? (?:which|who) (?:both |jointly |together )?own (?P<desc>{DESCRIPTION})(?P<child>{N})(?!-|’s|'s)"
    ),
)
# "its parent company, ⟨N⟩", "a number that parent company ⟨N⟩ expects"
_ITS_PARENT = re.compile(
    rf"\b(?:(?:its|the (?:{COMPANY_NOUNS})[’']s) (?:[\w-]+ ){{0,2}}?(?:parent|owner)|(?:^|[,;:—–“\"] ?|\b(?:that|which|said|says|by|from|with|to|and|but|while|as|when|of|at) )parent)(?: company| firm| group)?,? (?:(?:the|The) )?(?P<parent>{N})(?![’'-])",
    re.IGNORECASE,
)
_HELD = r"(?:(?:acquisition|purchase) of|owns?|holds?|has|had|has disclosed|disclosed|acquired?|acquires|acquiring|bought|buys|buying|to buy|picks up|picked up|took|takes|taking|holding|controls?|retains?|with)"
_SHARE = re.compile(
    rf"\b{_HELD}\s(?:a |an |about |around |roughly |nearly |approximately |over |more than |its |the |remaining |{N}[’']s (?:entire |remaining )?)*{PART}(?:(?: \w+){{0,2}} (?:stake|shareholding|holding|interest|ownership|equity|share)s?(?: \w+)?)? (?:in|of)\s(?P<desc>{DESCRIPTION})(?P<child>{N})(?!-|’s|'s)",
    re.IGNORECASE,
)
_RAISED_TO = re.compile(
    rf"\b(?:increas|rais|lift|boost|up|hik|tak)(?:e[sd]?|s|ed|ing|en)? (?:its|their) (?:stake|shareholding|holding|interest) in (?P<desc>{DESCRIPTION})(?P<child>{N}) (?:from [\d.]{{1,6}} ?(?:%|per ?cent) )?to {PART}",
    re.IGNORECASE,
)
# "which will cut its stake from 70% to 55%", "⟨N⟩ holds a 30% stake in the company": of the one that is spoken of
_OF_IT = re.compile(
    rf"\b(?:reduc|cut|trim|lower|dilut|increas|rais|lift|hik)(?:e[sd]?|s|ed|ing|t?ing)? (?:its|their) (?:stake|shareholding|holding) (?:in the (?:company|firm|startup|bank) )?from [\d.]{{1,6}} ?(?:%|per ?cent) to {PART}"
    rf"|\b(?:owns?|holds?|controls?|retains?|has|had) (?:a |an |about |around |roughly |nearly |over |more than )*(?P<held>\d{{1,3}}(?:\.\d+)?)\s?(?:%|per ?cent) (?:[\w-]+ ){{0,2}}?(?:stake|shareholding|interest|holding)? ?(?:in|of) (?:(?:the|that) (?:[\w-]+ ){{0,2}}?(?P<noun>{COMPANY_NOUNS})|it)(?![\w’'-])"
    # "sold a part to ⟨N⟩, which now owns 12%"
    rf"|\b(?:owns?|holds?) (?:(?:an?|about|around|roughly|nearly|over|more|than|now) )*(?P<bare>\d{{1,3}}(?:\.\d+)?)\s?(?:%|per ?cent)(?: (?:stake|shareholding|interest|holding))?(?=[.,;]|$| (?:after|following|and|while)\b)",
    re.IGNORECASE,
)
# "⟨N⟩, the biggest outside shareholder with 22%", "The share of ⟨N⟩ amounts to 9%", "⟨N⟩'s stake will fall to 9%"
_AMOUNTS = r"(?:amounts? to|comes? to|stands? at|is(?: now)?|was|remains|will be|(?:will |would )?(?:ris(?:es?)|rose|fall(?:s)?|fell|drop(?:s|ped)?|grew|grow(?:s)?|goes|went) to)"
_SHARE_OF_IT = re.compile(
    rf"(?P<parent>{N})(?:,|,? (?:(?:which|now|is|was|becomes|became|remains) ){{1,3}}) ?(?:the|its|an?) (?:[\w-]+ ){{0,3}}?(?:shareholder|owner|stakeholder)(?: after [^.;,{N}]{{2,30}})?,? (?:with|holding|owning|at) (?:(?:an?|about|around|roughly|nearly|over|more|than) )*{PART}(?! (?:of|in) {N})"
    rf"|(?:\b[Tt]he (?:share|stake|holding) of (?P<parent2>{N})|(?P<parent3>{N})[’']s? (?:share|stake|holding)(?: in the (?:{COMPANY_NOUNS}))?) {_AMOUNTS} (?:(?:about|around|roughly|nearly|over|more|than|just) )*(?P<share2>\d{{1,3}}(?:\.\d+)?)\s?(?:%|per ?cent)(?! (?:of|in) {N})",
)
# "⟨N⟩'s 49% stake in ⟨N⟩", "⟨N⟩, in which ⟨N⟩ holds a 30% stake"
_OWN_SHARE = re.compile(
    rf"(?:(?P<parent>{N})[’']s?|\b(?:its|(?P<our>our))) (?:(?:current|existing|remaining|entire) )?(?:{PART}|(?:majority|controlling)) (?:[\w-]+ )?(?:stake|shareholding|interest|holding) (?:in|of) (?P<desc>{DESCRIPTION})(?P<child>{N})(?!-|’s|'s)",
    re.IGNORECASE,
)
_IN_WHICH = re.compile(
    rf"(?P<child>{N}), (?:in|of) which (?P<parent>{N}) (?:currently |also |still )?(?:holds|owns|has|had|controls) (?:an? |about |around |roughly |nearly |almost |over |more than )*(?:{PART}|(?:majority|controlling) stake)",
    re.IGNORECASE,
)
_SELLS = re.compile(
    r"\b(?:s[eo]ll\w*|sold|sales?|offload\w*|divest\w*|exit\w*|dispos\w*|offer\w*|unload\w*|trim\w*|cut\w*|reduc\w*|dump\w*|dilut\w*|unwind\w*|report\w*|acqui\w+|bought|buy\w*)\b",
    re.IGNORECASE,
)
# a sale that is but thought of: until then it is held
_THOUGHT = re.compile(
    r"\b(?:consider\w*|weigh\w*|explor\w*|mull\w*|look\w* at|looking to|plan\w* to|in talks to|options for|possible|potential)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
_KIND_OF_STAKE = re.compile(
    rf"\b(?:owns?|holds?|has|had|acquired?|acquires|acquiring|bought|buys|took|takes|taking|taken|built|builds|amassed|pick(?:s|ed) up|snap(?:s|ped) up|secure[sd]|purchas(?:ed|ing)|buying)\s(?:a |an |its |the )?(?:{M} |[a-z-]+ ){{0,3}}?(?:majority|controlling|ownership) (?:[\w-]+ )?(?:stake|shareholding|interest|holding) (?:in|of) (?P<desc>{DESCRIPTION})(?P<child>{N})(?!-|’s|'s)",
    re.IGNORECASE,
)
# "its pending acquisition of ⟨N⟩'s indirect stake in ⟨N⟩"
_ITS_STAKE = re.compile(
    rf"\b(?:(?:acquisition|purchase) of|acquired?|acquires|acquiring|bought(?: out)?|buys|buying|to buy) {N}[’']s? (?:[\w-]+ ){{0,3}}?(?:stake|shareholding|interest|holding) in (?P<desc>{DESCRIPTION})(?P<child>{N})(?!-|’s|'s)",
    re.IGNORECASE,
)
# "holds stakes in ⟨N⟩ and ⟨N⟩", "has a stake of about 25% in ⟨N⟩", "its portfolio includes stakes in ⟨N⟩"
_SOME = r"(?:(?:small|large|larger|minority|significant|substantial|si[sz]e?able|big|bigger|major|strategic|direct|indirect|equity|ownership|economic|financial|passive|non-?controlling|existing|remaining|combined|hefty|sizeable|similar|separate) )"
_STAKES_IN = re.compile(
    rf"\b(?:(?:owns?|holds?|holding|has|had|have|retains?|keeps?|amass(?:es|ed)|buil(?:t|ds)(?: up)?|built up|accumulated)(?: also| still| now| already)?|portfolio (?:also |now |currently )?(?:includes?|comprises|contains|spans))\s(?:(?:a|an|its|the|their|both) )?(?:{M} |(?:nearly |about |roughly |around )?(?P<first>\d{{1,3}}(?:\.\d+)?)[- ]?(?:%|per ?cent) )?{_SOME}{{0,3}}(?:stakes?|shareholdings?|holdings?|interests?|shares|positions?) (?:of (?:about |around |roughly |nearly |just |over |more than |under )*{PART} )?in\s(?P<desc>{DESCRIPTION})(?P<child>{N})(?!-|’s|'s)",
    re.IGNORECASE,
)
# A smaller part is a trade; and a bought part that is no majority is an investment, not ownership.
_LINES = 2  # to the subject that "its parent" may mean
_NEAR = 60  # characters in which a sale is told
_LEAST_HELD, _LEAST_BOUGHT = Decimal("0.05"), Decimal("0.25")
_DEAL_OF = re.compile(r"(?:acquisition|purchase) of", re.IGNORECASE)
_BUYS = re.compile(r"acqui|purchase|b[ou]|pick|took|takes|taking|to buy", re.IGNORECASE)


_PARTS = bag("% percent cent stake holding interest share position ownership equity")


def holds(marked: Marked, context: Context) -> Iterator[Owned]:
    """Everything that a sentence says somebody owns or holds a part of."""
    yield from _owners(marked, context)
    if mentions(marked, _PARTS):
        yield from _stakes(marked, context)


def _owners(marked: Marked, context: Context) -> Iterator[Owned]:
    shape = marked.shape
    for match in (
        *_OWNED.finditer(shape),
        *_PARENT.finditer(shape),
        *_OWNED_FIRST.finditer(shape),
        *_OWNER_OF.finditer(shape),
        *(found for pattern in _HOLDER_OF for found in pattern.finditer(shape)),
    ):
        second = "2" if match.groupdict().get("parent2") else ""
        parent, child = match.start("parent" + second), match.start("child" + second)
        if is_former(shape, match.start(), match.end()):
            continue
        if was := _FORMER.search(shape, 0, child):
            child = was.start()
        by = match.re is _OWNED and second
        several = read_list(marked, parent, close=True).positions if by else [parent]
        for at in several or [parent]:
            if not marked.name(at).is_place and is_somebody(marked, context, child):
                of = children_of(marked, child) if match.re is _OWNER_OF else [child]
                for one in of:
                    yield Owned(_holder(marked, context, at), context.name_at(marked, one), "owns")
    yield from _own(marked, context)
    yield from _its_parent(marked, context)


def _own(marked: Marked, context: Context) -> Iterator[Owned]:
    """What the subject of "owns" or "parent of" has."""
    shape = marked.shape
    for match in _OWNS.finditer(shape):
        owner = context.actor(marked, match.start())
        if owner and not is_part(match["desc"]) and not WITHIN.search(match["desc"]):
            for position in children_of(marked, match.start("child")):
                if is_somebody(marked, context, position):
                    yield Owned(owner, context.name_at(marked, position), "owns")


def _its_parent(marked: Marked, context: Context) -> Iterator[Owned]:
    """Whom "its parent company, ⟨N⟩" is the parent of."""
    for match in _ITS_PARENT.finditer(marked.shape):
        if marked.positions(N, 0, match.start()):
            owned = context.owner(marked, match.start())
        else:
            near = context.subject and marked.sentence.line - context.subject[1] <= _LINES
            owned = context.subject[0] if near and context.subject else None
        if owned and not marked.name(match.start("parent")).is_place and not context.seems_person(owned):
            yield Owned(context.name_at(marked, match.start("parent")), owned, "owns")


# "⟨N⟩, formerly known as ⟨N⟩, is controlled by": the old name is but told in passing
_FORMER = re.compile(rf"{N},? (?:formerly|previously|once) (?:known as |called |named )?(?:the )?$")


def _holder(marked: Marked, context: Context, at: int) -> str:
    """The name of who owns; of "the Moe family" not that of one of them."""
    if marked.shape.startswith(" family", at + 1):
        return f"{marked.name(at).text} family"
    return context.name_at(marked, at)


def _stakes(marked: Marked, context: Context) -> Iterator[Owned]:
    shape = marked.shape
    for match in (
        *_SHARE.finditer(shape),
        *_RAISED_TO.finditer(shape),
        *_KIND_OF_STAKE.finditer(shape),
        *_ITS_STAKE.finditer(shape),
    ):
        noun = _DEAL_OF.match(match[0])
        verb = match.start() if noun else second_verb(shape, match.start())
        owner = (context.owner if noun else context.actor)(marked, verb)
        held = match.groupdict().get("share")
        share = Decimal(held) / 100 if held else None
        sure = not thought_of(shape, match.start())
        buys = _BUYS.match(match[0])
        least = _LEAST_BOUGHT if buys and " remaining " not in match[0] else _LEAST_HELD
        if (
            owner
            and sure
            and (share is None or least <= share <= 1)
            and is_somebody(marked, context, match.start("child"))
        ):
            price = price_of(marked, match.start(), match.end("child") - 1) if buys else None
            yield Owned(owner, context.name_at(marked, match.start("child")), "owns", price, share)
    yield from _stakes_in_it(marked, context)
    yield from _some_stakes(marked, context)
    for match in (*_OWN_SHARE.finditer(shape), *_IN_WHICH.finditer(shape)):
        at = match.start("parent")
        owner = context.name_at(marked, at) if match["parent"] else context.owner(marked, match.start())
        if match.groupdict().get("our"):
            owner = speaker(marked, context, match.start())
        share = Decimal(match["share"]) / 100 if match["share"] else None
        enough = share is None or _LEAST_HELD <= share <= 1
        near = max(0, match.start() - _NEAR)
        kept = not _SELLS.search(shape, near, match.start()) or _THOUGHT.search(shape, near, match.start())
        place = match["parent"] and marked.name(at).is_place
        if owner and enough and kept and not place and is_somebody(marked, context, match.start("child")):
            yield Owned(owner, context.name_at(marked, match.start("child")), "owns", share=share)


def _some_stakes(marked: Marked, context: Context) -> Iterator[Owned]:
    """Who holds parts of one or several companies, of which the size need not be told."""
    shape = marked.shape
    for match in _STAKES_IN.finditer(shape):
        held = match["share"] or match["first"]
        share = Decimal(held) / 100 if held else None
        if (share is not None and not _LEAST_HELD <= share <= 1) or thought_of(shape, match.start()):
            continue
        if _IS_PORTFOLIO.match(match[0]):
            owner = context.owner(marked, match.start())
        else:
            owner = context.actor(marked, match.start())
        listed = read_list(marked, match.start("child"), close=True).positions or [match.start("child")]
        for at in listed:
            if owner and is_somebody(marked, context, at):
                yield Owned(owner, context.name_at(marked, at), "owns", share=share)


_IS_PORTFOLIO = re.compile("portfolio", re.IGNORECASE)


def _stakes_in_it(marked: Marked, context: Context) -> Iterator[Owned]:
    """Who holds a part of "the company", or of what needs no naming: the one that is spoken of, if no other is named."""
    found = [(m, _holders(marked, context, m.start())) for m in _OF_IT.finditer(marked.shape)]
    for match in _SHARE_OF_IT.finditer(marked.shape):
        at = next(match.start(side) for side in ("parent", "parent2", "parent3") if match[side])
        found.append((match, [] if marked.name(at).is_place else [context.name_at(marked, at)]))
    for match, owners in found:
        told = match.groupdict()
        held, owned = told.get("held") or told.get("bare"), context.last(marked)
        if (noun := told.get("noun")) and (called := context.called.by_noun(noun, marked.sentence.line)):
            owned = called
        elif owned and context.is_backer(owned) and context.focus:
            owned = context.focus
        named = [at for at in marked.positions(N, 0, match.start()) if not marked.name(at).is_place]
        others = {context.name_at(marked, at) for at in named} - {*owners, owned}
        himself = held and any(same_name(owned or "", owner) for owner in owners)
        if himself and len(others) == 1:  # "⟨N⟩, the first investor in ⟨N⟩, owns ⟨share⟩ of the company"
            owned, others = others.pop(), set()
        share = Decimal(told["share"] or held or told["share2"]) / 100
        if owned is None or owned in owners or others or context.seems_person(owned):
            continue
        if _LEAST_HELD <= share <= 1 and not thought_of(marked.shape, match.start()):
            for owner in owners:
                yield Owned(owner, owned, "owns", share=share)


def _holders(marked: Marked, context: Context, verb: int) -> list[str]:
    """Who holds, alone or several together; a person may."""
    several = context.doers(marked, verb)
    one = context.actor(marked, verb)
    return several if len(several) > 1 or one is None else [one]
