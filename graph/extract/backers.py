"""Who put money into a round, as one marked sentence says: leads, participants, and who put in how much."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from graph.extract.freely import (
    BUYERS_AFTER,
    GIVES_BEFORE,
    HAVING_AFTER,
    HOLDS_AFTER,
    JOINS_AFTER,
    JOINS_BEFORE,
    JOINS_BESIDES,
    LEADING_AFTER,
    LEADS_ALONE,
    LED_AND_AFTER,
    MOST_OF_IT,
    TAKES_IN_AFTER,
    TALKS_AFTER,
    WITH_AFTER,
)
from graph.extract.holders import aside
from graph.extract.lists import PARTNER_AT, TELLS, Listed, read_list
from graph.extract.marked import L, M, Marked, N
from graph.extract.speaking import GOES_ON
from graph.extract.subjects import subject
from graph.extract.wholly import wholly
from graph.extract.words import GENERIC

_LEAD_AFTER = re.compile(
    r"\b(?:co-?)?(?:led|headed|helmed|anchored|spearheaded|fronted|headlined)(?: up)? (?:jointly |entirely |solely |once again |again )?by\b(?: both)?|"
    r"\bled (?=(?:existing|new|returning) (?:investors?|backers?) )|"
    rf"\b(?:co-)?leading (?:the|this) (?:[\w-]+ ){{0,2}}(?:round|investment|financing|raise|deal|{L}) (?:is|are|was|were)\b|"
    r"\blead (?:investment|commitment|contribution|cheque|check) (?:from|by)\b|"
    r"\b(?:sole|only|single) (?:investor|backer) (?:is|was)\b|"
    rf"\b(?<!previous )(?<!{L} )(?:co-?lead(?:er| investor| backer)?s?|lead (?:investor|backer)s?) (?={N})|"
    r"\b(?:co-?)?lead(?: investors?|ers?)?\s?(?:is|was|were|are|include[sd]?|:|—|-|being)(?=\s)",
    re.IGNORECASE,
)
_JOIN_AFTER = re.compile(
    r"\bparticipat(?:ion|ing|ed|ions)\b(?: in (?:the|this) (?:\w+ ){0,2}round)?(?: also)?(?: (?:came|comes|was|seen))? (?:from|by|of|included|includes)\b(?: all)?|"
    r"\b(?:joined|supported|matched|co-invested|funded|financed|followed|accompanied|complemented|participated in|co-funded) by\b|"
    r"\b(?:investors?|backers?|participants?|angels?|shareholders?|VCs|supporters|financi?ers)\b(?:[^.;:\ue000\ue001]{0,50}?)(?:\bin \ue000(?:[’']s [\w -]{0,20}[\ue001\ue002])?[^.;:\ue000\ue001]{0,40}?)?(?:,\s)?\b(?:includ(?:e[sd]?|ing)|such as|like|are|were|namely)\b|"
    r"\b(?:investors?|backers?|participants?|participating|other participants)(?: in (?:this|the) (?:\w+ )?round)?\s?(?::|—)|(?:investors?|backers?|participants?) in (?:this|the) (?:\w+ ){0,2}round (?:is|are|was|were)\b|"
    r"\b(?:round|series|raise|financing|syndicate|consortium|\ue002)\b[^.;,\ue000\ue001]{0,15}\b(?:also )?(?:(?:includ(?:ed|es|ing)|consisted of|featured|brought in|attracted)\b(?: (?:participation|investments?|support|money|backing|contributions) (?:from|by))?|(?:saw|drew) (?:\w+ ){0,2}(?:participation|investments?|support|money|backing|contributions) (?:from|by))|"
    r"\bround (?:was|is) [^.;,\ue000\ue001]{2,45} and (?:also )?(?:includ(?:ed|es)|drew|attracted|featured|brought in)\b|\b(?:backing|behind|supporting) (?:the|this) (?:[\w-]+ )?(?:round|deal|raise|investment|financing) (?:is|are|was|were)\b|\b(?:that|which|who) (?:also )?(?:invested|participated|took part) in (?:the|this) (?:[\w-]+ )?(?:round|deal|raise) (?:are|were|include[sd]?)\b|\bothers (?:in|backing) (?:the|this) (?:\w+ )?(?:round|deal) (?:are|were|include[sd]?)\b|"
    r"\b(?:support|backing|contributions?|commitments?|money|investments?|capital|funds|cheques|checks|involvement|help|follow-on|reinvestment) (?:also )?(?:came |comes |coming )?from\b|"
    r"\binclud(?:ed|es)\b(?= \ue000(?:(?:, |,? and )\ue000){0,3} as (?:an? )?(?:new )?(?:investors?|backers?)\b)|"
    r"\b(?:alongside|together with|as well as from|along with|including from)\b|"
    r"\b(?:round|funding|financing|capital|investment|it|deal)(?:,| was| is|, which was| were)? (?:also )?(?:backed|supplied|provided|funded|financed|supported) by\b|"
    r"\bround\b[^.;\ue000\ue001]{0,30}\bfrom\b|\ballocation to\b|\b(?:joining|participating)(?: (?:in )?the round)? (?:were|was|are|is)\b|\bas did\b",
    re.IGNORECASE,
)
_FROM_AFTER = re.compile(
    rf"{M} for (?:his|her|their|its) (?:[\w’-]+ ){{0,5}}(?:[\w-]+, )?{N},? from\b|"
    rf"(?:[{M}{L}](?:[^.;,{N}{M}]{{0,45}}?)|\b(?:funding|round|investment|financing|capital|amount|sum|raise|[mb]illions)\b[^.;,{N}{M}]{{0,35}}?),? from\b|"
    rf"\braised?\b[^.;,{N}{M}]{{0,20}} from\b|\binvestment by\b(?= {N})|(?:{L}|\bround|\bfacility)(?: round| facility| funding| financing| of {M}| of (?:investment|funding|financing))? with\b|(?:\b(?:round|funding|investment|facility|loan)|[{M}{L}])\s(?:backed|provided|joined|made|supplied|granted) by\b",
    re.IGNORECASE,
)
_HAVE_AFTER = re.compile(
    r"\b(?:had|with|saw|sees)\b(?=[^.;]{2,400}\b(?:participat(?:e|ing|ed)|joining|taking part|also investing|co-investing|contributing|following on|invest(?:ing)?|join|chipping in|among the (?:[\w-]+ )?(?:backers|investors|participants))\b)",
    re.IGNORECASE,
)
# "with A at the helm"
_AT_THE_HELM = re.compile(
    r"\bwith\b(?=[^.;,\ue001]{2,60}\b(?:in the lead|at the helm|(?:splitting|sharing) the lead|co-leading|leading(?: the (?:\w+ )?\w+)?(?=[,.;]| with)|as (?:an? |the |its )?(?:co-)?(?:leads?|anchor|cornerstone))\b)",
    re.IGNORECASE,
)
_TAKING_PART = re.compile(r"\b(?:participation|support|contributions?)\b", re.IGNORECASE)
_GIVEN_BY = re.compile(r"\b(?:supplied|provided|funded|financed|backed) by$", re.IGNORECASE)
_AS_LEAD = re.compile(r"\b(?:co-?lead(?:er| investor| backer)?|lead (?:investor|backer)) $", re.IGNORECASE)
# "participation from ⟨N⟩ and ⟨N⟩ as lead arrangers"
_ARRANGERS = re.compile(
    r" as (?:the )?(?:joint |mandated |co-)*(?:leads?|lead (?:arrangers?|investors?|managers?|lenders?))\b"
)
_NEAR = 20  # characters: room for "lead investor "
_LEAD_BEFORE = re.compile(
    rf"\b(?:co-?)?(?:led|leads|lead|leading|spearheaded|anchored|headed|helmed|fronted)\b(?= (?:(?:the|a|an|this|that|its|another|both|[\w-]+’s|{N}[’']s) )?(?:[\w’-]+ ){{0,4}}?"
    rf"(?:(?P<of>{M}|{L})|round|funding|financing|investment|raise|deal|tranche|extension|sale|seed|fundraise|infusion|injection|syndicate))",
    re.IGNORECASE,
)
# "⟨N⟩ led, with", "which ⟨N⟩ led", "⟨N⟩ acted as lead investor"
_LEAD_ALONE = re.compile(
    rf"(?<={N} )(?:(?:has|had|is|was) )?(?:(?:co-)?led(?: it)?(?=\s?(?:[,.;]|and\b|with\b|while\b|alongside\b|$))|"
    r"(?:was|is|were|are|act(?:s|ed|ing) as|serv(?:es|ed|ing) as) (?:the |an? )?(?:sole )?(?:co-)?(?:lead|anchor|cornerstone) (?:investors?|backers?)\b)",
    re.IGNORECASE,
)
# "an ⟨N⟩-led ⟨L⟩ round"
_LED_ROUND = re.compile(
    rf"(?P<who>{N})-(?:co-)?led (?:[\w’-]+ ){{0,3}}?(?:(?P<of>{M}|{L})|round|funding|financing|investment|raise|fundraise)(?! (?:tender|buyout))",
    re.IGNORECASE,
)
_NOBODY = GENERIC | {"gp", "lp"}  # "a GP-led deal"
_CO_LEADS = re.compile(r"co-|\b(?:both|together|jointly)\b", re.IGNORECASE)
_JOIN_BEFORE = re.compile(
    r"\b(?:(?:re-?)?participat(?:ed|es|ing)|join(?:ed|s|ing)(?! by\b)|took part|takes part|taking part|(?:co-?|re-?)?invest(?:ed|s)(?: in)? (?:in (?:this|the)|also|alongside|as well)|"
    r"co-invest(?:ed|s|ing)|contribut(?:ed|es|ing)|chipp(?:ed|ing) in|came (?:in|on board|aboard)|doubl(?:e|ed|ing) down|re-?upped|return(?:ed|ing)|"
    r"(?:is|are|was|were) (?:also )?(?:among|one of|part of|investors|backers|in on|new investors|joining)|pil(?:ed|ing) in|pour(?:ed|ing) in|followed on|also (?:invested|backed|put|wrote|provided|supported)|"
    r"(?:is|are|was|were|has been|have been) (?:also )?(?:announced|named|confirmed|revealed|unveiled|introduced|listed) as (?:an? |the )?(?:new )?(?:backers?|investors?|participants?)|"
    r"(?:have|has) also (?:invested|participated|joined)|rounded out|round out|(?:back(?:ed|s)|support(?:ed|s)?|funded|financed|provided|supplied) (?:the|this) (?:[\w-]+ )?(?:round|financing|funding|raise|investment)\b|(?:is|are|was|were) (?:also )?an? new (?:investor|backer)\b|increas(?:ed|ing) (?:their|its)(?! [\w ]{2,30}\bafter\b))\b",
    re.IGNORECASE,
)
# "⟨N⟩ co-led the round alongside ⟨N⟩", "co-led by ⟨N⟩ together with ⟨N⟩"
_CO_LED = re.compile(rf"\bco-?led (?:(?:[\w-]+ ){{0,4}}|by (?:[\w-]+ ){{0,3}}{N} )$", re.IGNORECASE)
_SELLS = re.compile(
    r"[^.;]{0,30}\b(?:sold|sell|sells|selling|exit(?:ed|s|ing)?|offload(?:ed|s)?|cash(?:ed|ing) out)\b",
    re.IGNORECASE,
)
_BE_AMONG = re.compile(
    rf"^[^.{N}]{{0,30}}(?:investors|backers|participants|round|those|shareholders)", re.IGNORECASE
)
_NO_ROUND = re.compile(
    r"(?:customers?|clients?|users?|competitors?|rivals?|partners?(?:hips?)? (?:include|with)|companies (?:like|such as|including)|alumni|previously worked|portfolio|employees|revenue|brands|"
    r"board of directors|advisors?|advisers?|board members?|support from (?:companies|customers))\b[^.;\ue001]{0,40}$",
    re.IGNORECASE,
)
# "a dozen investors in ⟨N⟩ joined": they are not ⟨N⟩
_IN_ANOTHER = re.compile(
    rf"{_NO_ROUND.pattern}|\b(?:investors|backers|shareholders) (?:in|of) $", re.IGNORECASE
)
# "Its other investors include ⟨N⟩": who ever gave it money, and in which round is not told
_EVER = re.compile(
    r"(?:investors|backers|shareholders)(?: in the company)?,? (?:also )?(?:includ(?:e|es|ed)|are|were)",
    re.IGNORECASE,
)
# "It has previously received backing from ⟨N⟩": in which round is not told either
_BEFORE_THAT = re.compile(rf"[^{M}{L}]*\b(?:has|have|had) (?:previously|earlier|already) (?:[a-z]+ ){{1,3}}$")
_WHOSE = re.compile(
    r"(?:\b(?:its|their)|\b(?:company|startup|firm)[’']s)(?: (?!participating|lead)[\w-]+){0,3} $",
    re.IGNORECASE,
)
# "an offer for sale by existing shareholders including ⟨N⟩": they sell
_SELLERS = re.compile(
    r"\b(?:offer[- ]for[- ]sale|OFS)\b[^.;]{0,80}\b(?:shareholders?|investors?|promoters?)\b[^.;]{0,20}$|\bselling (?:shareholders?|stockholders?|investors?)\b[^.;]{0,20}$",
    re.IGNORECASE,
)
# "⟨N⟩, headed by ⟨N⟩": who runs a house, and no round
_HEADS_A_HOUSE = re.compile(rf"{N},? (?:headed|helmed|fronted) by$", re.IGNORECASE)
_LED_ITSELF = re.compile(r" led by(?: both)?")  # "from the club of ⟨N⟩ led by ⟨N⟩": the club is
_SPLIT = re.compile(
    rf"(?P<money>{M})[^.;,{N}{M}]{{0,30}} (?:from|by) (?:[\w’-]+ ){{0,5}}?(?P<name>{N})(?!’s|'s)|(?P<name2>{N}) (?:invest(?:ed|s|ing)|contribut(?:ed|es|ing)|put(?:ting)? in|committ(?:ed|ing)|provid(?:ed|ing)|chipp(?:ed|ing) in)[^.;,{N}{M}]{{0,20}}(?P<money2>{M})",
    re.IGNORECASE,
)
# Freer prose, each with whether it tells who led.
_FREELY_AFTER = (
    (LEADING_AFTER, True),
    (MOST_OF_IT, True),
    (TAKES_IN_AFTER, False),
    (HOLDS_AFTER, False),
    (LED_AND_AFTER, False),
    (HAVING_AFTER, False),
    (JOINS_AFTER, False),
    (JOINS_BESIDES, False),
    (BUYERS_AFTER, False),
    (TALKS_AFTER, False),
    (WITH_AFTER, False),
)
_FREELY_BEFORE = ((LEADS_ALONE, True), (JOINS_BEFORE, False), (GIVES_BEFORE, False))


@dataclass(frozen=True, slots=True)
class Cue:
    """Names that put money in, told at position ``at`` of the shape; ``lead`` says in which role.

    ``of``: where the amount or label stands that the verb takes: "led its ⟨L⟩". ``source``: the round is said to come "from" them; ``whole``: of how many of these, the first, the round is said to be, if need be with those who were in before.
    """

    at: int
    names: tuple[int, ...]
    lead: bool
    more: bool
    whole: int = 0
    source: bool = False
    of: int | None = None


def cues(marked: Marked) -> list[Cue]:
    """Everything a sentence says about who put money into rounds, in order of position."""
    told_aside = aside(marked.shape)
    found = [*_after(marked), *_before(marked, told_aside)]
    if told_aside:
        found = [replace(cue, names=tuple(at for at in cue.names if at not in told_aside)) for cue in found]
    return sorted(found, key=lambda cue: (cue.at, not cue.lead))


def splits(marked: Marked) -> list[tuple[int, int]]:
    """Positions of an amount and the name that gave it: "including ⟨M⟩ from ⟨N⟩"."""
    result = []
    for match in _SPLIT.finditer(marked.shape):
        money, name = ("money", "name") if match["money"] else ("money2", "name2")
        result.append((match.start(money), match.start(name)))
    return result


def _after(marked: Marked) -> Iterator[Cue]:
    shape = marked.shape
    ends: list[tuple[int, bool, bool]] = []
    for pattern, lead in (
        (_LEAD_AFTER, True),
        (_AT_THE_HELM, True),
        (_FROM_AFTER, False),
        (_HAVE_AFTER, False),
        (_JOIN_AFTER, False),
        (GOES_ON, False),
        *_FREELY_AFTER,
    ):
        for match in pattern.finditer(shape):
            if _tells_another_thing(shape, match, lead=lead):
                continue
            together = re.match(r"alongside|together with|along with", match[0], re.IGNORECASE)
            ends.append(
                (
                    match.end(),
                    lead
                    or bool(together and _CO_LED.search(shape, max(0, match.start() - 30), match.start())),
                    pattern in {TAKES_IN_AFTER, HOLDS_AFTER}
                    or (pattern is _FROM_AFTER and not _TAKING_PART.search(match[0]))
                    or _GIVEN_BY.search(match[0]) is not None,
                )
            )
    covered = last = -1
    for end, lead, source in sorted(ends, key=lambda told: (told[0], not told[1], not told[2])):
        if end < covered or (lead and last >= 0 and _LED_ITSELF.fullmatch(shape, last + 1, end)):
            continue
        listed = read_list(marked, end, close=lead)
        if (listed.positions or listed.more) and not _SELLS.match(
            shape, (listed.positions[-1] + 1) if listed.positions else listed.end
        ):
            covered = listed.end
            last = listed.positions[-1] if listed.positions and not lead else -1
            yield from _cue(marked, end, listed, lead=lead, source=source)


def _tells_another_thing(shape: str, match: re.Match[str], *, lead: bool) -> bool:
    """Whether the names behind such words put no money into the round: customers, sellers, those who once did, who runs a house."""
    start, end = match.span()
    if lead:
        return bool(_HEADS_A_HOUSE.search(shape, max(0, start - 50), end))
    ever = _EVER.fullmatch(match[0]) and _WHOSE.search(shape, max(0, start - 50), start)
    return bool(
        ever
        or _NO_ROUND.search(shape, max(0, start - 50), end)
        or _SELLERS.search(shape, max(0, start - 90), end)
        or (_BEFORE_THAT.match(shape, 0, start) and not {M, L} & set(match[0]))
    )


def _cue(marked: Marked, at: int, listed: Listed, *, lead: bool, source: bool) -> Iterator[Cue]:
    """Split a list whose brackets say who led: "Investors: A (lead), B and C"."""
    named = [
        p
        for p in listed.positions
        if p in marked.leads or _AS_LEAD.search(marked.shape, max(0, p - _NEAR), p)
    ]
    if named and not lead:
        yield Cue(at, tuple(named), lead=True, more=False)
    telling = [p for p in listed.positions if TELLS.match(marked.shape, p + 1)]
    listed = Listed(tuple(p for p in listed.positions if p not in telling), listed.end, listed.more)
    lead = lead or bool(_ARRANGERS.match(marked.shape, listed.end))
    whole = wholly(marked, at, listed) if source else 0
    yield Cue(at, listed.positions, lead=lead, more=listed.more, whole=whole, source=source)


def _before(marked: Marked, told_aside: frozenset[int]) -> Iterator[Cue]:
    shape = marked.shape
    for pattern, lead in (
        (_LEAD_BEFORE, True),
        (_LEAD_ALONE, True),
        (_JOIN_BEFORE, False),
        *_FREELY_BEFORE,
    ):
        for match in pattern.finditer(shape):
            if re.search(
                r"(?:are|were|is|was) (?:also )?among|one of|part of", match[0], re.IGNORECASE
            ) and not _BE_AMONG.match(shape[match.end() : match.end() + 60]):
                continue
            alone = lead and not _CO_LEADS.match(match[0])
            listed = _ending_at(marked, match.start(), told_aside, alone=alone)
            if listed and not _IN_ANOTHER.search(
                shape, max(0, listed.positions[0] - 50), listed.positions[0]
            ):
                of = match.start("of") if pattern in {_LEAD_BEFORE, GIVES_BEFORE} and match["of"] else None
                yield Cue(match.start(), listed.positions, lead=lead, more=listed.more, of=of)
    for match in _LED_ROUND.finditer(shape):
        if marked.name(match.start("who")).key in _NOBODY:
            continue
        of = match.start("of") if match["of"] else None
        yield Cue(match.start(), (match.start("who"),), lead=True, more=False, of=of)


_CLAUSE_START = re.compile(
    r"(?:^|[,;:—]\s(?:with |and |while |but )?|\s(?:while|and|with|as|but|that|when|where|after|which|whom)\s|including\s|like\s|such as\s)",
    re.IGNORECASE,
)
_WHICH = re.compile(r"\b(?:which|who)\b")
_FILLER = re.compile(
    r"[\s,]*(?:(?:also|all|each|both|have|has|had|again|then|jointly|further|participants|is|are|were|was|too|which|who|reportedly|together|amongst others|among others|and|others|existing|other|investors|many|more|several)[\s,]*){0,6}",
    re.IGNORECASE,
)


def _ending_at(marked: Marked, verb: int, told_aside: frozenset[int], *, alone: bool) -> Listed | None:
    """The list of names that is the subject of the verb, from as far left as it reaches.

    ``alone``: behind "who" or "which" it is the last name only: "from A, B and C, who led the round".
    """
    shape = marked.shape
    for match in _CLAUSE_START.finditer(shape, 0, verb):
        listed = read_list(marked, match.end())
        reached = [p for p in listed.positions if p < verb]
        if reached and reached[0] in told_aside:
            continue
        end = (
            listed.end
            if reached and reached[-1] < listed.end <= verb
            else reached[-1] + 1
            if reached
            else verb
        )
        if reached and _FILLER.fullmatch(shape, end, verb):
            lone = alone and _WHICH.search(shape, end, verb) and not _CO_LEADS.search(shape, end, verb)
            acting = [house.end() - 1 if (house := PARTNER_AT.match(shape, p, verb)) else p for p in reached]
            return Listed(tuple(acting[-1:] if lone else acting), verb, listed.more)
    who = subject(marked, verb)
    return Listed((who.position,), verb, more=False) if who.position is not None else None
