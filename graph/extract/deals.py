"""The rounds that one marked sentence states: which amount or label, of which company, through which verb."""

import re
from dataclasses import dataclass

from graph.extract.marked import L, M, Marked, N
from graph.extract.parties import Subject, subject
from graph.extract.roles import RAISE, STRONG, role

_RAISE = re.compile(rf"\b{RAISE}\b", re.IGNORECASE)
_DESCRIPTION = rf"(?:(?:[\w’$&.+“”\"/'-]+|{N}(?:’s|'s|-\w+)|(?<=[\w’]),)\s){{0,9}}?"
_INTO = re.compile(
    rf"\b(?:invest(?:s|ed|ing|ment)?s?|pump(?:s|ed|ing)?|pour(?:s|ed|ing)?|inject(?:s|ed|ing)?|infus(?:es|ed|ing)|plough(?:s|ed)?|plow(?:s|ed)?|sinks?|sank|put(?:s|ting)?|commit(?:s|ted|ting)?|"
    rf"bets?|betting|back(?:s|ed|ing)?|spend(?:s|ing)?|spent|stake|pledge[sd]?|pledging)\b[^{N}.;]{{0,70}}?(?P<money>{M})(?:[^.;{N}{M}]{{0,40}}?,? (?:and )?(?:up to {M},? )?)"
    rf"(?:\b(?:in|into|to|on|behind|backing|for)\s)(?P<desc>{_DESCRIPTION})(?P<name>{N})(?![’']s)",
    re.IGNORECASE,
)
_STAKE = re.compile(
    rf"(?P<money>{M})(?: [\w-]+){{0,3}} (?:stake|investment|investments|round|funding|financing|bet|cheque|check|infusion|{L}(?: round| funding| investment| financing)?|raise)\s?(?:\w+ )?"
    rf"(?:in|into|of|for|by|at|from within)\s(?P<desc>{_DESCRIPTION})(?P<name>{N})(?![’']s [a-z])",
    re.IGNORECASE,
)
_BACKS = re.compile(
    rf"(?P<who>{N}) (?:also |previously |has |first |just |reportedly |to )*(?:backs?|backed|invests? in|invested in|leads?|led|funds|funded|re-invests in|doubles down on)\s(?P<desc>{_DESCRIPTION})(?P<name>{N})(?P<own>[’']s)?"
    rf"(?=[^.;]{{0,50}}?(?P<money>[{M}{L}]))",
    re.IGNORECASE,
)
_OWN = re.compile(rf"(?P<name>{N})[’']s?\s(?:[\w’+-]+\s){{0,6}}?(?:{M}\s|{L}\s)?(?:[\w-]+\s){{0,2}}$")
_MY = re.compile(
    r"\b(?:its|their|our|his|her|the (?:company|startup|firm)[’']s)\s(?:[\w’+-]+\s){0,6}$", re.IGNORECASE
)
_PASSIVE = re.compile(
    rf"^(?: [\w-]+){{0,4}} (?:raised|secured|received|closed|landed) by\s(?P<desc>{_DESCRIPTION})(?P<name>{N})",
    re.IGNORECASE,
)
_IS_RAISING = re.compile(
    rf"^[^.;{M}{N}]{{0,25}}?(?:round|funding|{L}) (?:that )?(?P<name>{N}|the company|it|the startup) (?:is |has |had |was )?(?:also |recently )?(?:rais|announc|clos|secur)\w+",
    re.IGNORECASE,
)
_ROUND_WORD = re.compile(
    r"^\s?(?:[\w-]+ ){0,2}(?:round|funding|financing|investment|raise|extension|fundraise|capital|tranche|led|co-led|with|from|in (?:20|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|last)|at an?|that|[.,]|$|announced|of)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Mention:
    """One round as one sentence speaks of it.

    ``money`` and ``label`` are positions in the shape; ``company`` is whom the grammar makes it about;
    ``investor`` a name that the verb says put the money in; ``start`` and ``end`` its clause.
    """

    money: int | None
    label: int | None
    company: Subject
    investor: int | None
    lead: bool
    start: int
    end: int


def mentions(marked: Marked) -> list[Mention]:
    """Every round of a sentence, in order."""
    shape = marked.shape
    if M not in shape and L not in shape:
        return []
    deals = [p for p in marked.positions(M) if role(marked, p) == "deal"]
    found, used = [], set()
    invested = _invested(marked)
    for position in deals:
        label = _label_of(marked, position, deals)
        used.add(label)
        start, end = _clause(shape, position, deals)
        if position in invested:
            who, company, lead = invested[position]
            found.append(Mention(position, label, Subject(company, pronoun=False), who, lead, start, end))
        else:
            found.append(
                Mention(position, label, company_of(marked, position), None, lead=False, start=start, end=end)
            )
    for position in marked.positions(L):
        if position not in used and _is_round(marked, position, deals):
            start, end = _clause(shape, position, [*deals, position])
            found.append(
                Mention(None, position, company_of(marked, position), None, lead=False, start=start, end=end)
            )
    return sorted(found, key=lambda m: m.money if m.money is not None else m.label or 0)


def _invested(marked: Marked) -> dict[int, tuple[int | None, int, bool]]:
    """Amounts that somebody puts into a named company: position of the amount → investor, company, lead."""
    shape, found = marked.shape, {}
    for match in _INTO.finditer(shape):
        if _is_company(marked, match.start("name")):
            who = subject(marked, match.start()).position
            found[match.start("money")] = (who, match.start("name"), False)
    for match in _STAKE.finditer(shape):
        money, name = match.start("money"), match.start("name")
        if money in found or not _is_company(marked, name):
            continue
        verb = None
        for verb in re.finditer(
            r"\b(?:co-?)?(?:led|leads|lead|leading|took|takes|taking|made|makes|making|exploring|announced?|finali[sz]ed|bought|buys)\b",
            shape[:money],
        ):
            pass
        who = subject(marked, verb.start()).position if verb and money - verb.end() < 50 else None
        lead = bool(verb and re.search(r"lead|led", verb[0]))
        if verb is None and re.search(RAISE, shape[max(0, money - 60) : money], re.IGNORECASE):
            continue
        found[money] = (who, name, lead)
    for match in _BACKS.finditer(shape):
        money = match.start("money")
        if shape[money] == M and money not in found and _is_company(marked, match.start("name")):
            found[money] = (
                match.start("who"),
                match.start("name"),
                bool(re.search(r"\blead|\bled", match[0])),
            )
    return found


def _is_company(marked: Marked, position: int) -> bool:
    name = marked.name(position)
    return not name.is_place and not (name.joined and name.joined != "based")


def company_of(marked: Marked, position: int) -> Subject:
    """Whom the grammar makes the round at ``position`` about."""
    shape = marked.shape
    if raising := _IS_RAISING.match(shape, position + 1) or _PASSIVE.match(shape, position + 1):
        at = raising.start("name")
        return Subject(at, pronoun=False) if shape[at] == N else Subject(None, pronoun=True)
    before = shape[max(0, position - 90) : position]
    offset = max(0, position - 90)
    if own := _OWN.search(before):
        if (
            not re.search(r"\b(?:and|with|from|by|for|in|as)\s$|,\s$", before[own.end("name") :])
            and not marked.name(offset + own.start("name")).is_place
        ):
            return Subject(offset + own.start("name"), pronoun=False)
    if _MY.search(before):
        governed = _by_verb(marked, position)
        return governed if governed and governed.position is not None else Subject(None, pronoun=True)
    return _by_verb(marked, position) or Subject(None, pronoun=False)


def _by_verb(marked: Marked, position: int) -> Subject | None:
    """The subject of the nearest raising verb before ``position`` that has one."""
    best = None
    for verb in reversed(list(_RAISE.finditer(marked.shape, max(0, position - 220), position))):
        who = subject(marked, verb.start())
        if who.position is not None and not marked.name(who.position).is_place:
            return who
        if who.pronoun and best is None:
            best = who
            break
    return best


def _label_of(marked: Marked, money: int, deals: list[int]) -> int | None:
    """The label of the same round: close behind or before the amount, with no other amount between."""
    shape = marked.shape
    following = [d for d in deals if d > money]
    limit = min([money + 90, *following])
    for position in marked.positions(L, money + 1, min(limit, len(shape))):
        between = shape[money + 1 : position]
        if not re.search(
            r"[.;]|\b(?:after|since|following|ahead of|previous|prior|before|hasn’t|pre-)\b", between
        ):
            return position
    for position in reversed(marked.positions(L, max(0, money - 90), money)):
        between = shape[position + 1 : money]
        if M in between or re.search(r"[;]|\b(?:after|since|following)\b", between):
            return None
        return position
    return None


def _clause(shape: str, position: int, anchors: list[int]) -> tuple[int, int]:
    """From the end of what came before the anchor to the next anchor."""
    earlier = [a for a in anchors if a < position]
    later = [a for a in anchors if a > position]
    start = max(earlier) + 1 if earlier else 0
    return start, min(later) if later else len(shape)


def _is_round(marked: Marked, position: int, deals: list[int]) -> bool:
    """Whether a label without an amount states a round: somebody raised it, led it or is said to have had it."""
    shape, label = marked.shape, marked.label(position)
    before, after = shape[max(0, position - 60) : position], shape[position + 1 : position + 60]
    if label.round in {"debt", "grant", "secondary", "growth", "strategic"} or any(
        abs(d - position) < 60 for d in deals
    ):
        return False
    if label.round == "ipo":
        return False
    if re.search(
        r"(?:ahead of|before|until|for|toward|towards|from|hit|reach|to|backer since|since|each|every|at|-) (?:its |the |a |an )?$",
        before,
        re.IGNORECASE,
    ) or re.match(r"[-\s](?:stage|to|and|startups|companies|investors?|funds?)\b", after):
        return False
    raised = re.search(rf"\b{RAISE}\b[^{M}{L}{N};.]{{0,45}}$", before, re.IGNORECASE)
    if (raised and STRONG.match(raised[0])) or (
        raised and re.match(r"\s(?:round|funding|financing|extension|raise|led)", after)
    ):
        return True
    return bool(re.match(rf"[^.;{M}{L}]{{0,40}}\b(?:co-)?led by\b", after)) or bool(
        re.search(rf"{N}[’']s $|\bvaluation[^.;{M}{L}]{{0,40}} in (?:a|its) $", before)
        and _ROUND_WORD.match(after)
    )
