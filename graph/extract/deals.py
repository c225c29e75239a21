"""The rounds that one marked sentence states: which amount or label, of which company, through which verb."""

import re

from graph.extract.extended import settled_from
from graph.extract.fronted import fronted
from graph.extract.giving import given, invested
from graph.extract.marked import L, M, Marked, N
from graph.extract.meant import meant
from graph.extract.offering import is_sum_of_issue
from graph.extract.proceeds import is_proceeds
from graph.extract.respective import in_order
from graph.extract.roles import RAISE, STRONG, role
from graph.extract.stages import staged, valued_at
from graph.extract.subjects import Subject
from graph.extract.told import Mention
from graph.extract.untold import untold
from graph.extract.whose import company_of, is_loss
from graph.extract.words import COMPANY_NOUNS

_ROUND_WORD = re.compile(
    r"^\s?(?:[\w-]+ ){0,2}(?:round|funding|financing|investment|raise|extension|fundraise|capital|tranche|led|co-led|with|from|in (?:20|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|last)|at an?|that|[.,]|$|announced|of)",
    re.IGNORECASE,
)


def mentions(marked: Marked) -> list[Mention]:
    """Every round of a sentence, in order."""
    shape = marked.shape
    if shape.endswith("?"):
        return []
    if M not in shape and L not in shape:
        return untold(marked)
    into = {p: deal for p, deal in meant(marked) if role(marked, p) not in {"valuation", "fund"}}
    into |= {p: deal for p, deal in invested(marked).items() if _may_be_given(marked, p)}
    ordered = in_order(shape)
    deals = [p for p in marked.positions(M) if p in into or p in ordered or role(marked, p) == "deal"]
    deals = [p for p in deals if not is_loss(shape, p)]
    found: list[Mention] = []
    used: set[int | None] = set()
    for position in deals:
        label = _label_of(marked, position, deals)
        used.add(label)
        start, end = _clause(shape, position, deals)
        start = max(start, settled_from(shape, position))
        deal = into.get(position) or given(marked, position)
        company = deal.company if deal else company_of(marked, position, _told(found))
        if not (company.generic or _is_state(marked, company)):
            who = deal.who if deal else None
            lead = bool(deal and deal.lead)
            again = is_proceeds(shape, position) or is_sum_of_issue(shape, position)
            found.append(Mention(position, label, company, who, lead, start, end, restates=again))
    found += _labelled(marked, deals, used, found)
    if not found:
        return untold(marked)
    listing = {m for m in found if m.money is None and m.label and marked.label(m.label).round == "ipo"}
    found = [m for m in found if m not in listing or m.company.position is not None]
    return sorted((m for m in found if not m.company.generic), key=lambda m: m.anchor)


def _labelled(marked: Marked, deals: list[int], used: set[int | None], found: list[Mention]) -> list[Mention]:
    """Rounds told by a label without a sum; ``used``: the labels of rounds with one, which are ``found``."""
    shape, more = marked.shape, []
    for one in staged(marked):
        if one.label not in used:
            used.add(one.label)
            start, end = _clause(shape, one.label, [*deals, one.label])
            more.append(
                Mention(None, one.label, one.company, one.who, one.lead, start, end, past=True, apart=True)
            )
    for label, whose, past in () if deals else valued_at(marked):
        if label not in used and (whose.position is not None or whose.pronoun):
            used.add(label)
            more.append(
                Mention(None, label, whose, None, lead=False, start=0, end=len(shape), past=past, apart=past)
            )
    for position in marked.positions(L):
        if position not in used and _is_round(marked, position, deals):
            start, end = _clause(shape, position, [*deals, position])
            whose = company_of(marked, position, _told(found + more))
            also = bool(_ALSO.search(shape, max(0, position - _REACH), position))
            more.append(Mention(None, position, whose, None, lead=False, start=start, end=end, apart=also))
    return more


# "could invest up to ⟨M⟩ in ⟨N⟩ over two years"
_WILL_GIVE = re.compile(
    r"\b(?:could|will|would|may|might|to|can|should) (?:also |jointly )?(?:invest|commit|put|pour|spend|inject|contribute)\b[^.;]{0,30}$"
)


def _may_be_given(marked: Marked, position: int) -> bool:
    """Whether a sum that somebody puts into a company can be its round: no total but one that is planned."""
    what = role(marked, position)
    planned = what == "total" and _WILL_GIVE.search(marked.shape, max(0, position - _REACH), position)
    return what in {"deal", "other", "part"} or bool(planned)


_STATE = re.compile(
    r"(?:[A-Z]\w+ ){0,2}(?:Ministry|Ministry of .*|Treasury|Treasury Department|Government|Department of .*|(?:Republic|Kingdom|State|City|Government) of .*|Debt Management Office|Central Bank|Municipality)"
)


def _is_state(marked: Marked, company: Subject) -> bool:
    """Whether money is raised by a ministry or the like, which is no company."""
    return company.position is not None and bool(_STATE.fullmatch(marked.name(company.position).text))


def _told(found: list[Mention]) -> Subject | None:
    """The company of the round told last in the sentence, which "its" round before that is of, too."""
    return found[-1].company if found else None


# "an online loan platform raised ⟨M⟩": a business, and no round
_WHAT_IT_SELLS = re.compile(
    r"[- ](?:[a-z]+[- ]){0,2}?(?:lend(?:ing|ers?)|platforms?|providers?|apps?|marketplaces?|compan(?:y|ies)|start-?ups?|firms?|aggregators?|services?|books?|portfolios?|products?|recovery|origination|distributors?)\b",
    re.IGNORECASE,
)


# "a ⟨M⟩ round, and prepares for its own ⟨L⟩": two matters
_AND_LISTS = re.compile(
    r"\b(?:and|as|while|but|before|which|or) (?:[\w’-]+ ){0,3}?(?:prepar|gear|plan|eye|consider|fil|mov|head|look|work|weigh|explor)[a-z]{0,4} (?:[a-z]+ ){0,3}?(?:for|to|towards?|on|an?|its) [^.;,]{0,25}$"
)
_OF_A_PART = re.compile(rf"{M} (?:in|of|as) (?:an? )?(?:[a-z]+ )?$")  # "⟨M⟩, of which ⟨M⟩ in ⟨L⟩"


def _label_of(marked: Marked, money: int, deals: list[int]) -> int | None:
    """The label of the same round: close behind or before the amount, with no other amount between."""
    shape = marked.shape
    following = [d for d in deals if d > money]
    limit = min([money + 90, *following])
    for position in marked.positions(L, money + 1, min(limit, len(shape))):
        between = shape[money + 1 : position]
        if _OF_A_PART.search(between) and marked.label(position).round in {"debt", "convertible", "grant"}:
            continue
        if marked.label(position).round == "ipo" and _AND_LISTS.search(between):
            continue
        if not re.search(
            r"(?<![A-Z])\.(?!\d)|;|\b(?:after|since|following|ahead of|previous|prior|before|hasn’t|pre-)\b",
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
    end = min(later) if later else len(shape)
    front = fronted(shape)
    return start, min(end, front.comma) if front and position < front.comma else end


_VERB = re.compile(rf"\b{RAISE}\b", re.IGNORECASE)
_PARTED = re.compile(rf"[{M}{L}{N};.]")
_TO_LIST = re.compile(
    r"\b(?:gear(?:s|ing|ed) up|prepar(?:es|ed|ing)|plan(?:s|ning)|fil(?:ed?|es|ing)|is set|ready|heading|on track)\b (?:for|to|toward)?[^.;]{0,30}$",
    re.IGNORECASE,
)
# "went on to complete its ⟨L⟩ in 2023 at a ⟨M⟩ valuation"
_LISTED = re.compile(
    r"\b(?:complet(?:e|ed|es|ing)|pull(?:s|ed) off|conduct(?:s|ed)|held|had|carried out|launched|pric(?:ed|es)) (?:an?|its|their) (?:[\w-]+ ){0,3}$"
)
_LISTED_THEN = re.compile(
    rf"(?: on the [A-Z][\w ]{{2,20}}| on {N})?,? (?:(?:back )?in (?:[A-Z][a-z]+ )?(?:19|20)\d\d|(?:last|earlier this|this) (?:week|month|year)|(?:at|with) an? [^.;,{N}]{{0,15}}{M} (?:valuation|market))\b"
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
# "It has also secured ⟨L⟩ from ⟨N⟩": none of the rounds told before, unless of that name
_ALSO = re.compile(r"\balso (?:raised|secured|received|obtained|closed|landed|drew|attracted)\b[^.;]{0,30}$")
_REACH = 60  # characters between a verb and the sum that it governs
_APART = 60  # characters: nearer to an amount, a label speaks of the amount's round


def _is_round(marked: Marked, position: int, deals: list[int]) -> bool:
    """Whether a label without an amount states a round: somebody raised it, led it or is said to have had it."""
    shape, label = marked.shape, marked.label(position)
    before, after = shape[max(0, position - 60) : position], shape[position + 1 : position + 60]
    if label.round == "ipo":
        listed = _LISTED.search(before) and _LISTED_THEN.match(after)
        return bool(_TO_LIST.search(before) or listed) and not any(abs(d - position) < _APART for d in deals)
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
