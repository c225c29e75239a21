"""The rounds that one marked sentence states: which amount or label, of which company, through which verb."""

import re
from dataclasses import dataclass

from graph.extract.giving import DESCRIPTION, given, invested, is_company
from graph.extract.marked import L, M, Marked, N
from graph.extract.portfolios import holdings
from graph.extract.roles import RAISE, STRONG, role
from graph.extract.subjects import Subject, subject
from graph.extract.whose import company_of, is_loss
from graph.extract.words import COMPANY_NOUNS

_ROUND_WORD = re.compile(
    r"^\s?(?:[\w-]+ ){0,2}(?:round|funding|financing|investment|raise|extension|fundraise|capital|tranche|led|co-led|with|from|in (?:20|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|last)|at an?|that|[.,]|$|announced|of)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Mention:
    """One round as one sentence speaks of it.

    ``money`` and ``label`` are positions in the shape; ``company`` is whom the grammar makes it about;
    ``investor`` who the verb says put the money in; ``start`` and ``end`` bound its clause. ``noun`` is where
    a round without either is told: "received an investment from ⟨N⟩". ``past``: told as an earlier one.
    """

    money: int | None
    label: int | None
    company: Subject
    investor: Subject | None
    lead: bool
    start: int
    end: int
    noun: int = 0
    past: bool = False

    @property
    def anchor(self) -> int:
        """Where the mention stands in the shape."""
        if self.money is not None:
            return self.money
        return self.noun if self.label is None else self.label

    @property
    def told_from(self) -> int:
        """Where the words begin that tell its status: "to invest ⟨M⟩ in A and ⟨M⟩ in B" is one plan."""
        return self.start if self.investor is None else 0


def mentions(marked: Marked) -> list[Mention]:
    """Every round of a sentence, in order."""
    shape = marked.shape
    if shape.endswith("?"):
        return []
    if M not in shape and L not in shape:
        return _bare(marked)
    into = {p: deal for p, deal in invested(marked).items() if role(marked, p) in {"deal", "other", "part"}}
    deals = [p for p in marked.positions(M) if p in into or role(marked, p) == "deal"]
    deals = [p for p in deals if not is_loss(shape, p)]
    found: list[Mention] = []
    used = set()
    for position in deals:
        label = _label_of(marked, position, deals)
        used.add(label)
        start, end = _clause(shape, position, deals)
        deal = into.get(position) or given(marked, position)
        company = deal.company if deal else company_of(marked, position, _told(found))
        if not company.generic:
            who = deal.who if deal else None
            found.append(Mention(position, label, company, who, bool(deal and deal.lead), start, end))
    for position in marked.positions(L):
        if position not in used and _is_round(marked, position, deals):
            start, end = _clause(shape, position, [*deals, position])
            found.append(
                Mention(
                    None,
                    position,
                    company_of(marked, position, _told(found)),
                    None,
                    lead=False,
                    start=start,
                    end=end,
                )
            )
    if not found:
        return _bare(marked)
    listing = {m for m in found if m.money is None and m.label and marked.label(m.label).round == "ipo"}
    found = [m for m in found if m not in listing or m.company.position is not None]
    return sorted((m for m in found if not m.company.generic), key=lambda m: m.anchor)


def _told(found: list[Mention]) -> Subject | None:
    """The company of the round told last in the sentence, which "its" round before that is of, too."""
    return found[-1].company if found else None


_BARE = re.compile(
    rf"\b(?:rais(?:ed|es)|secur(?:ed|es)|clos(?:ed|es)|receiv(?:ed|es)|obtain(?:ed|s)|land(?:ed|s)|bag(?:s|ged)|snag(?:s|ged)|drew|attract(?:ed|s)|complet(?:ed|es)|picked up|scored|netted|won|gets?|got|will receive|to receive|receiving)\b"
    rf"(?: (?!from\b|by\b|for\b|to\b)[\w-]+){{0,6}}? (?P<noun>(?:investments?|funding|financing|capital|funds|round|cash|backing|money|(?<=undisclosed )(?:amount|sum)|(?<=unspecified )(?:amount|sum))\b)"
    rf"(?:,? (?!from\b|for\b|to\b)(?:[\w-]+|{M})){{0,8}}?,? (?:from|(?:co-)?led by|backed by|with participation from)\b[^{N}.;:]{{0,50}}{N}",
    re.IGNORECASE,
)
# "⟨N⟩ bought a 30% stake in ⟨N⟩": a part, of whatever price
_PART = re.compile(
    rf"\b(?:(?:acquir(?:e|es|ed|ing)|buy(?:s|ing)?|bought|purchas(?:e[sd]?|ing)|tak(?:e|es|ing)|took|pick(?:s|ed|ing)? up|secur(?:es|ed)) an? (?:(?!majority|controlling|full|100|[5-9]\d)[\w.%-]+ ){{0,4}}?(?P<noun>stake|shareholding)"
    rf"|invest(?:s|ed|ing)? (?:(?:an )?undisclosed (?:amount|sum)|(?:tens|hundreds|dozens) of (?:millions|billions)(?: of (?:dollars|euros|pounds))?|(?P<noun2>an unspecified (?:amount|sum)))|(?<=has )invested|(?<=have )invested|(?<=had )invested|(?<=already )invested|(?<=also )invested|(?<=to )invest|(?<=is )investing|(?<=are )investing)"
    rf" (?:in|into) (?P<desc>{DESCRIPTION})(?:(?P<name>{N})(?!-|[’']s)|(?P<it>(?:the|that) (?:[\w-]+ ){{0,2}}?(?:company|startup|start-up|firm)\b))",
    re.IGNORECASE,
)


_ON_MARKET = re.compile(
    r"\b(?:activist|hedge fund|(?:open|stock|secondary|the) market|consolidated|total ownership)\b",
    re.IGNORECASE,
)


# "in talks to raise at a ⟨M⟩ valuation", "announced a new round that values it at ⟨M⟩"
_VALUED = re.compile(
    rf"\b(?:rais(?:e|es|ed|ing)(?: (?!from\b|by\b|to\b)[\w-]+){{0,5}}? at (?:an? )?(?:[\w-]+ ){{0,3}}?{M}"
    rf"|(?:announc\w+|finali[sz]\w+|clos\w+|secur\w+|complet\w+|rais\w+|nego\w+|discuss\w+|talks (?:for|about|to raise|over)|talking to [\w-]+ about|nearing)"
    rf"(?: (?!in\b|from\b)[\w’-]+){{0,4}}? (?P<noun>round|funding|financing|raise|investment)\b[^.;{M}]{{0,110}}\b(?:at|values?|valuing|valued|valuation)\b[^.;{M}]{{0,70}}{M}"
    rf"|\bvalued (?:it |the \w+ )?at [^.;{M}]{{0,20}}{M} in (?:an?|its|the) (?:[\w-]+ ){{0,3}}?(?P<noun2>round|funding|financing|raise)\b)",
    re.IGNORECASE,
)


# "was valued at ⟨M⟩ in an October round"
_OLD_ROUND = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:19|20)\d\d|earlier|previous|prior)\b"
)

_ELSE = re.compile(r",(?! (?:according|sources|people|said))")


def _valued(marked: Marked) -> list[Mention]:
    """A round of which only the valuation is told."""
    found = _VALUED.search(marked.shape)
    if not found or L in marked.shape or any(role(marked, p) != "valuation" for p in marked.positions(M)):
        return []
    company = subject(marked, found.start())
    if company.generic:
        return []
    if company.position is None:
        company = company_of(marked, found.end() - 1)
    ended = _ELSE.search(marked.shape, found.end()) if found["noun2"] else None
    return [
        Mention(
            None,
            None,
            company,
            None,
            lead=False,
            start=0,
            end=ended.start() if ended else len(marked.shape),
            noun=found.start() + 1,
            past=bool(_OLD_ROUND.search(found[0])),
        )
    ]


def _part_bought(marked: Marked) -> list[Mention]:
    """A stake or sum of untold price that somebody puts into a company."""
    found = _PART.search(marked.shape)
    if not found:
        return []
    who = subject(marked, found.start())
    if (who.position is None and not who.pronoun) or _ON_MARKET.search(marked.shape):
        return []
    named = found["name"] is not None and is_company(marked, found.start("name"))
    if not (named or found["it"]):
        return []
    company = Subject(found.start("name"), pronoun=False) if named else Subject(None, pronoun=True)
    return [
        Mention(None, None, company, who, lead=False, start=0, end=len(marked.shape), noun=found.start() + 1)
    ]


def _in_list(marked: Marked) -> list[Mention]:
    """Earlier rounds of which only the backer is told: "it has invested in ⟨N⟩, ⟨N⟩ and ⟨N⟩"."""
    return [
        Mention(
            None,
            None,
            Subject(one.company, pronoun=False),
            one.who,
            lead=False,
            start=0,
            end=len(marked.shape),
            noun=one.company,
            past=True,
        )
        for one in holdings(marked)
    ]


_ALL_TOLD = re.compile(
    r"\b(?:since (?:its )?(?:inception|founding|launch)|to date|over the years|so far)\b|\bonce\b",
    re.IGNORECASE,
)


def _bare(marked: Marked) -> list[Mention]:
    """A round of which neither amount nor label is told, but who gave it: "received an investment from ⟨N⟩"."""
    found = _BARE.search(marked.shape)
    if not found:
        told = _valued(marked) if M in marked.shape else _part_bought(marked)
        return told or _in_list(marked)
    if re.search(r"\bled by\b", marked.shape[: found.start()]):
        return []  # "the round was led by ⟨N⟩, confirming that it raised money"
    if _ALL_TOLD.search(marked.shape):
        return []
    company = subject(marked, found.start())
    if any(role(marked, p) not in {"valuation", "total"} for p in marked.positions(M)):
        return []
    if company.generic or (company.position is None and not company.pronoun):
        return []
    at = found.start("noun")
    labels = marked.positions(L)
    label = labels[0] if len(labels) == 1 and labels[0] > found.start() else None
    return [Mention(None, label, company, None, lead=False, start=0, end=len(marked.shape), noun=at)]


# "an online loan platform raised ⟨M⟩": a business, and no round
_WHAT_IT_SELLS = re.compile(
    r"[- ](?:[a-z]+[- ]){0,2}?(?:lend(?:ing|ers?)|platforms?|providers?|apps?|marketplaces?|compan(?:y|ies)|start-?ups?|firms?|aggregators?|services?|books?|portfolios?|products?|recovery|origination|distributors?)\b",
    re.IGNORECASE,
)


def _label_of(marked: Marked, money: int, deals: list[int]) -> int | None:
    """The label of the same round: close behind or before the amount, with no other amount between."""
    shape = marked.shape
    following = [d for d in deals if d > money]
    limit = min([money + 90, *following])
    for position in marked.positions(L, money + 1, min(limit, len(shape))):
        between = shape[money + 1 : position]
        if not re.search(
            r"(?<![A-Z])\.|;|\b(?:after|since|following|ahead of|previous|prior|before|hasn’t|pre-)\b",
            between,
        ):
            return position
    for position in reversed(marked.positions(L, max(0, money - 90), money)):
        between = shape[position + 1 : money]
        if M in between or re.search(r"[;]|\b(?:after|since|following)\b", between):
            return None
        if not _WHAT_IT_SELLS.match(shape, position + 1):
            return position
    return None


def _clause(shape: str, position: int, anchors: list[int]) -> tuple[int, int]:
    """From the end of what came before the anchor to the next anchor."""
    earlier = [a for a in anchors if a < position]
    later = [a for a in anchors if a > position]
    start = max(earlier) + 1 if earlier else 0
    return start, min(later) if later else len(shape)


_VERB = re.compile(rf"\b{RAISE}\b", re.IGNORECASE)
_PARTED = re.compile(rf"[{M}{L}{N};.]")
_TO_LIST = re.compile(
    r"\b(?:gear(?:s|ing|ed) up|prepar(?:es|ed|ing)|plan(?:s|ning)|fil(?:ed?|es|ing)|is set|ready|heading|on track)\b (?:for|to|toward)?[^.;]{0,30}$",
    re.IGNORECASE,
)
# "in discussions with investors for a ⟨L⟩"
_TALKS = re.compile(
    rf"\b(?:talks|discussions|negotiations)(?: with [^.;,{M}{L}{N}]{{1,30}})? (?:for|about|over|on|regarding) (?:an?|its|the|their) (?:(?:new|fresh|potential|possible|upcoming|large|first) ){{0,2}}$"
)
# "⟨N⟩ led the ⟨L⟩ funding round for the startup"
_LED = re.compile(r"\b(?:co-)?(?:led|leads|is leading|backed) (?:the|its|an?) (?:[\w-]+ ){0,2}$")
_FOR_IT = re.compile(
    rf"(?: funding| financing| investment)?(?: round)? (?:for|in|into|of) (?:(?:the|that) (?:[\w-]+ ){{0,2}}?(?:{COMPANY_NOUNS})\b|{N})"
)
_APART = 60  # characters: nearer to an amount, a label speaks of the amount's round


def _is_round(marked: Marked, position: int, deals: list[int]) -> bool:
    """Whether a label without an amount states a round: somebody raised it, led it or is said to have had it."""
    shape, label = marked.shape, marked.label(position)
    before, after = shape[max(0, position - 60) : position], shape[position + 1 : position + 60]
    if label.round == "ipo":
        return bool(_TO_LIST.search(before)) and not any(abs(d - position) < _APART for d in deals)
    if any(abs(d - position) < _APART for d in deals):
        return False
    if label.round in {"debt", "grant", "secondary", "growth"}:
        return bool(
            re.search(
                rf"\b(?:(?:rais|secur|clos|receiv|land)(?:ed|es)|(?:will|to) receive)\b[^{M}{L}{N};.]{{0,40}}$",
                before,
                re.IGNORECASE,
            )
        ) and bool(re.match(r"[^.;]{0,20}\bfrom\b", after))
    if _TALKS.search(before) or (_LED.search(before) and _FOR_IT.match(after)):
        return True
    led = re.match(r"(?: [\w-]+){0,3},? (?:co-)?led by\b", after)
    if not led and re.search(
        r"(?:ahead of|before|until|for|toward|towards|from|hit|reach|to|backer since|since|each|every|at|-) (?:its |the |a |an )?$",
        before,
        re.IGNORECASE,
    ):
        return False
    if re.match(r"[-\s](?:stage|to|and|startups|companies|investors?|funds?)\b", after):
        return False
    verbs = [
        verb[0]
        for verb in _VERB.finditer(shape, max(0, position - 90), position)
        if not _PARTED.search(shape, verb.end(), position)
    ]
    if any(STRONG.match(verb) for verb in verbs) or (
        verbs and re.match(r"\s(?:round|funding|financing|extension|raise|led)", after)
    ):
        return True
    return bool(re.match(rf"[^.;{M}{L}]{{0,40}}\b(?:co-)?led by\b", after)) or bool(
        re.search(rf"{N}[’']s $|\bvaluation[^.;{M}{L}]{{0,40}} in (?:a|its) $", before)
        and _ROUND_WORD.match(after)
    )
