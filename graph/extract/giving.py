"""Who puts money into whom: verbs and nouns of investing, in a marked sentence."""

import re
from dataclasses import dataclass

from graph.extract.goods import GOODS
from graph.extract.marked import L, M, Marked, N
from graph.extract.roles import RAISE
from graph.extract.subjects import Subject, subject
from graph.extract.words import COMPANY_NOUNS, GENERIC

_KIND_NOUN = rf"(?:{COMPANY_NOUNS}|creator|parent|owner|rival|backer|operator|developer|competitor|spinout|subsidiary|founder|co-founder|giant|label|chain|player|leader)"
# ⟨N⟩ in front of these words and another name only describes it: "⟨N⟩ parent company ⟨N⟩"
LEADS_ON = rf"(?:\s(?!and\b|or\b|with\b|by\b|to\b|for\b|in\b|of\b|as\b)[a-z][\w-]*){{0,4}}\s{_KIND_NOUN}\s"
_ENDS = rf"(?!-|[’']s|{LEADS_ON}{N}| (?:\d+ )?(?:project|development|plant|program(?:me)?|site|campus|mine|facility|factory|ecosystem|sector|market|region|infrastructure|solutions|services|technology|products?|chips|hardware|equipment|capacity)\b| (?:[\w-]+ ){{0,2}}?(?:startups|start-ups|companies|firms)\b)"
DESCRIPTION = rf"(?:(?:(?!(?:by|from|with|to|that|which|and|who|at|for|as|of)\s)[\w’$&.+“”\"/'-]+|{N}(?:’s|'s|-\w+)|{N}(?={LEADS_ON})|(?<=[\w’]),)\s){{0,9}}?"
_INTO = re.compile(
    rf"\b(?:invest(?:s|ed|ing|ment)?s?|pump(?:s|ed|ing)?|pour(?:s|ed|ing)?|inject(?:s|ed|ing)?|infus(?:es|ed|ing)|plough(?:s|ed)?|plow(?:s|ed)?|sinks?|sank|put(?:s|ting)?|commit(?:s|ted|ting)?|"
    rf"bets?|betting|(?<!the )back(?:s|ed|ing)?|(?:spend(?:s|ing)?|spent)(?=[^.;]{{0,90}} (?:backing|in|into|behind) )|stake|pledge[sd]?|pledging)\b[^{N}.;]{{0,70}}?(?P<money>{M})(?:[^.;{N}{M}]{{0,40}}?,? (?:and )?(?:up to {M},? )?)"
    rf"(?:\b(?:in|into|to|on|behind|backing|for)\s)(?![a-z]+ing (?:an?|the|its|out|up|new|more) )(?P<desc>{DESCRIPTION})(?P<name>{N}){_ENDS}",
    re.IGNORECASE,
)
# "committed ⟨M⟩ to ⟨N⟩ for GPU capacity": a purchase
_COMMITS = re.compile(r"(?:commit|pledg|spen[dt])", re.IGNORECASE)
_FOR_GOODS = re.compile(
    rf" (?:over [^.;,]{{0,25}} )?(?:for|in exchange for|to (?:buy|use|rent|lease|access|secure|reserve|purchase|get)) [^.;,]{{0,50}}?\b{GOODS}\b",
    re.IGNORECASE,
)
_STAKE = re.compile(
    rf"(?P<money>{M})(?: [\w-]+){{0,3}} (?:stake|investment|investments|round|funding|financing|bet|cheque|check|infusion|{L}(?: round| funding| investment| financing)?|raise)\s?(?:\w+ )?"
    rf"(?:in|into|of|for|(?<=bet )on|(?<=deal )with|(?<=agreement )with)\s(?![a-z]+ing (?:an?|the|its|out|up|new|more) )(?P<desc>{DESCRIPTION})(?P<name>{N})(?!-|[’']s [a-z]|{LEADS_ON}{N})",
    re.IGNORECASE,
)
_BACKS = re.compile(
    rf"(?P<who>{N}) (?:also |previously |has |first |just |reportedly |to )*(?:backs?|backed|invests? in|invested in|leads?|led|funds|funded|re-invests in|doubles down on)\s(?P<desc>{DESCRIPTION})(?P<name>{N})(?P<own>[’']s)?"
    rf"(?=[^.;]{{0,50}}?(?P<money>[{M}{L}]))",
    re.IGNORECASE,
)
_AND_INTO = re.compile(
    rf"{N}(?:,? which [^.;{M}]{{2,60}},)? and (?:another |up to |about |some )?(?P<money>{M}) (?:in|into|to) (?P<desc>{DESCRIPTION})(?P<name>{N})(?!-|[’']s)"
)
# "⟨N⟩’s ⟨M⟩ investment in the vendor"
# "⟨N⟩ agreed to provide ⟨N⟩ with a ⟨M⟩ facility"
_PROVIDES = re.compile(
    rf"\b(?:provid(?:e[sd]?|ing)|grant(?:s|ed|ing)?|lend(?:s|ing)?|lent|extend(?:s|ed)?|hand(?:s|ed)|giv(?:e|es|ing)|gave|offer(?:s|ed)?) (?P<name>{N})(?: with)? (?:an?|up to|another|some|its)? ?(?:[\w-]+ ){{0,2}}?(?P<money>{M})"
    rf"(?=[-\s](?:[\w-]+ ){{0,3}}?(?:{L}|credit|loan|financing|funding|facility|lifeline|investment))",
    re.IGNORECASE,
)
# "⟨N⟩ lent ⟨N⟩ ⟨M⟩"
_LENT = re.compile(
    rf"\b(?:lends|lending|lent|loan(?:s|ed)) (?P<name>{N}) (?:(?:up to|another|some|about|over|around|nearly|more than) )?(?P<money>{M})",
    re.IGNORECASE,
)
_IN_THE = re.compile(
    rf"{M}(?: [\w-]+){{0,2}} (?:investment|stake|bet) in (?:the|that) (?:[\w-]+ ){{0,3}}?(?:{COMPANY_NOUNS}|vendor|maker)\b",
    re.IGNORECASE,
)
_INTO_ROUND = re.compile(
    rf"\b(?:invested|invests|investing|participated|participating|reinvested) in (?P<desc>{DESCRIPTION})(?P<name>{N})[’']s?\s(?:[\w-]+\s){{0,3}}$",
    re.IGNORECASE,
)
# "backed ⟨N⟩ in its ⟨M⟩ round"
_BACKED_IN = re.compile(
    rf"\b(?:backs|backed|funds|funded|financed|invested in|invests in) (?P<desc>{DESCRIPTION})(?P<name>{N}) (?:in|during|through|as part of|at) (?:its|their) (?:[\w-]+ ){{0,3}}$",
    re.IGNORECASE,
)
_INVESTS = re.compile(
    r"\b(?:invest(?:s|ed|ing)?|commit(?:s|ted|ting)?(?: to)?|pledg(?:e[sd]?|ing)|pour(?:s|ed|ing)?|pump(?:s|ed|ing)?|spen[dt]s?|spending|provid(?:e[sd]?|ing)|offer(?:s|ed)?|extend(?:s|ed)?|giv(?:es|ing)|gave|lend(?:s|ing)?|lent)\b[^\ue000\ue001;.]{0,40}$",
    re.IGNORECASE,
)
_GOVERNED = re.compile(
    r"\b(?:co-?)?(?:led|leads|lead|leading|took|takes|taking|made|makes|making|exploring|announced?|finali[sz]e[sd]|bought|buys|acquire[sd]?)\b",
    re.IGNORECASE,
)
_LONGEST_VERB = 10  # characters of a governing verb
_TO_MANY = re.compile(r"\s(?:to|for) (?!it\b|its\b|the (?:company|startup|firm)\b)[a-z][\w-]* ?[\w-]*s\b")
_REACH = 50  # characters between a verb and the amount that it governs


@dataclass(frozen=True, slots=True)
class Invested:
    """Who put the money in, into which company, and whether as the lead."""

    who: Subject
    company: Subject
    lead: bool = False


def invested(marked: Marked) -> dict[int, Invested]:
    """Amounts that somebody puts into a named company, by the position of the amount."""
    shape = marked.shape
    found: dict[int, Invested] = {}
    for match in _INTO.finditer(shape):
        bought = _COMMITS.match(match[0]) and _FOR_GOODS.match(shape, match.end())
        if is_company(marked, match.start("name")) and not bought:
            who = subject(marked, match.start())
            found[match.start("money")] = Invested(who, Subject(match.start("name"), pronoun=False))
    for match in (*_PROVIDES.finditer(shape), *_LENT.finditer(shape)):
        if match.start("money") not in found and is_company(marked, match.start("name")):
            who = subject(marked, match.start())
            found[match.start("money")] = Invested(who, Subject(match.start("name"), pronoun=False))
    _stakes(marked, found)
    for match in _BACKS.finditer(shape):
        money = match.start("money")
        if shape[money] == M and money not in found and is_company(marked, match.start("name")):
            lead = bool(re.search(r"\bleads?\b|\bled\b", match[0]))
            found[money] = Invested(
                Subject(match.start("who"), pronoun=False), Subject(match.start("name"), pronoun=False), lead
            )
    for match in _AND_INTO.finditer(shape):
        earlier = [deal for p, deal in found.items() if p < match.start()]
        if earlier and is_company(marked, match.start("name")):
            found[match.start("money")] = Invested(
                earlier[-1].who, Subject(match.start("name"), pronoun=False)
            )
    return found


def _stakes(marked: Marked, found: dict[int, Invested]) -> None:
    """Add what nouns tell: "⟨N⟩ led a ⟨M⟩ investment in ⟨N⟩", "⟨N⟩’s ⟨M⟩ stake in the vendor"."""
    shape = marked.shape
    for match in _STAKE.finditer(shape):
        money, name = match.start("money"), match.start("name")
        verbs = list(_GOVERNED.finditer(shape, max(0, money - _REACH - _LONGEST_VERB), money))
        raised = re.search(RAISE, shape[max(0, money - 60) : money], re.IGNORECASE)
        if " stake" in match[0].casefold() and _HELD.search(shape, max(0, money - _REACH), money):
            continue
        if money not in found and is_company(marked, name) and (verbs or not raised):
            who = subject(marked, verbs[-1].start()) if verbs else _owner(marked, money)
            lead = bool(verbs and re.search("led|lead", verbs[-1][0]))
            found[money] = Invested(who, Subject(name, pronoun=False), lead)
    for match in _IN_THE.finditer(shape):
        owner, money = _owner(marked, match.start()), match.start()
        if money not in found and owner.position is not None:
            named = [p for p in marked.positions(N, 0, owner.position) if is_company(marked, p)]
            found[money] = Invested(owner, Subject(named[-1] if named else None, pronoun=not named))


# A stake that somebody has, or built up on the market, is no round.
_HELD = re.compile(
    rf"\b(?:buil[dt]s?|building|holds?|held|owns?|owned|disclosed?|amassed|sold|sells?|selling|has|his|her|its|their|{N}[’']s?)\s(?:[\w-]+\s){{0,4}}$",
    re.IGNORECASE,
)
_WHOSE = re.compile(rf"(?:(?P<name>{N})(?:’s|'s|’|')|\b(?P<own>its|their))\s(?:[\w-]+\s){{0,4}}$")


def _owner(marked: Marked, money: int) -> Subject:
    """Whose investment it is: "⟨N⟩’s recent ⟨M⟩ investment in ⟨N⟩", "its ⟨M⟩ stake in ⟨N⟩"."""
    owner = _WHOSE.search(marked.shape, max(0, money - _REACH), money)
    if not owner:
        return Subject(None, pronoun=False)
    return Subject(owner.start("name"), pronoun=False) if owner["name"] else Subject(None, pronoun=True)


def given(marked: Marked, position: int) -> Invested | None:
    """Money that somebody gives without a word of whom to: to the company that the text is about, if anyone.

    "Committed ⟨M⟩ to AI deals" is no round; "committed to a ⟨M⟩ lifeline" is one.
    """
    shape = marked.shape
    near = max(0, position - 120)
    if into := _INTO_ROUND.search(shape, near, position) or _BACKED_IN.search(shape, near, position):
        return Invested(subject(marked, into.start()), Subject(into.start("name"), pronoun=False))
    verb = _INVESTS.search(shape[:position])
    if not verb or re.search(rf"\b{RAISE}\b|,", verb[0], re.IGNORECASE):
        return None
    noun = re.match(
        r"[-\s](?:[\w-]{1,30} ){0,2}(?:lifeline|round|funding|financing|loan|rescue|package|infusion|\ue002)",
        shape[position + 1 : position + 50],
    )
    who = subject(marked, verb.start())
    nobody = not noun or who.position is None or _TO_MANY.match(shape, position + 1 + noun.end())
    return Invested(who, Subject(None, pronoun=True, generic=bool(nobody)))


_WORKS = re.compile(r" (?:Project|Plant|Mine|Mill|Campus|Factory|Refinery|Airport|Park|Pipeline)$")


def is_company(marked: Marked, position: int) -> bool:
    """Whether the name can be that of the one company that the money went to."""
    name = marked.name(position)
    several = re.match(
        rf",\s(?:and\s)?{N}(?=[,.;]| and)|\sand\s{N}", marked.shape[position + 1 : position + 14]
    )
    works = bool(_WORKS.search(name.text))
    return not (name.is_place or name.joined or several or works or name.text.casefold() in GENERIC)
