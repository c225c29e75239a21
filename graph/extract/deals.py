"""The rounds that one marked sentence states: which amount or label, of which company, through which verb."""

import re
from dataclasses import dataclass

from graph.extract.marked import L, M, Marked, N
from graph.extract.parties import Subject, subject
from graph.extract.roles import RAISE, STRONG, role
from graph.extract.words import COMPANY_NOUNS

_RAISE = re.compile(rf"\b{RAISE}\b", re.IGNORECASE)
_KIND_NOUN = rf"(?:{COMPANY_NOUNS}|creator|parent|owner|rival|backer|operator|developer|competitor|spinout|subsidiary|founder|co-founder|giant|label|chain|player|leader)"
_LEADS_ON = rf"(?:\s(?!and\b|or\b|with\b|by\b|to\b|for\b|in\b|of\b|as\b)[a-z][\w-]*){{0,4}}\s{_KIND_NOUN}\s"
_ENDS = rf"(?!-|[’']s|{_LEADS_ON}{N})"
DESCRIPTION = rf"(?:(?:(?!(?:by|from|with|to|that|which|and|who|at|for|as|of)\s)[\w’$&.+“”\"/'-]+|{N}(?:’s|'s|-\w+)|{N}(?={_LEADS_ON})|(?<=[\w’]),)\s){{0,9}}?"
_INTO = re.compile(
    rf"\b(?:invest(?:s|ed|ing|ment)?s?|pump(?:s|ed|ing)?|pour(?:s|ed|ing)?|inject(?:s|ed|ing)?|infus(?:es|ed|ing)|plough(?:s|ed)?|plow(?:s|ed)?|sinks?|sank|put(?:s|ting)?|commit(?:s|ted|ting)?|"
    rf"bets?|betting|back(?:s|ed|ing)?|spend(?:s|ing)?|spent|stake|pledge[sd]?|pledging)\b[^{N}.;]{{0,70}}?(?P<money>{M})(?:[^.;{N}{M}]{{0,40}}?,? (?:and )?(?:up to {M},? )?)"
    rf"(?:\b(?:in|into|to|on|behind|backing|for)\s)(?P<desc>{DESCRIPTION})(?P<name>{N}){_ENDS}",
    re.IGNORECASE,
)
_STAKE = re.compile(
    rf"(?P<money>{M})(?: [\w-]+){{0,3}} (?:stake|investment|investments|round|funding|financing|bet|cheque|check|infusion|{L}(?: round| funding| investment| financing)?|raise)\s?(?:\w+ )?"
    rf"(?:in|into|of|for)\s(?P<desc>{DESCRIPTION})(?P<name>{N})(?!-|[’']s [a-z]|{_LEADS_ON}{N})",
    re.IGNORECASE,
)
_BACKS = re.compile(
    rf"(?P<who>{N}) (?:also |previously |has |first |just |reportedly |to )*(?:backs?|backed|invests? in|invested in|leads?|led|funds|funded|re-invests in|doubles down on)\s(?P<desc>{DESCRIPTION})(?P<name>{N})(?P<own>[’']s)?"
    rf"(?=[^.;]{{0,50}}?(?P<money>[{M}{L}]))",
    re.IGNORECASE,
)
_OWN = re.compile(rf"(?P<name>{N})[’']s?\s(?:[\w’+-]+\s){{0,6}}?(?:{M}\s|{L}\s)?(?:[\w-]+\s){{0,2}}$")
_MY = re.compile(
    r"\b(?:its|their|our|his|her|the (?:company|startup|firm)[’']s)\s(?:[\w’+-]+\s){0,6}$", re.IGNORECASE
)
_PASSIVE = re.compile(
    rf"^(?: [\w-]+){{0,4}} (?:raised|secured|received|closed|landed) by\s(?P<desc>{DESCRIPTION})(?P<name>{N})",
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


_AND_INTO = re.compile(
    rf"{N}(?:,? which [^.;{M}]{{2,60}},)? and (?:another |up to |about |some )?(?P<money>{M}) (?:in|into|to) (?P<desc>{DESCRIPTION})(?P<name>{N})(?!-|[’']s)"
)
_INVESTS = re.compile(
    r"\b(?:invest(?:s|ed|ing)?|commit(?:s|ted|ting)?(?: to)?|pledg(?:e[sd]?|ing)|pour(?:s|ed|ing)?|pump(?:s|ed|ing)?|spen[dt]s?|spending|provid(?:e[sd]?|ing)|offer(?:s|ed)?|extend(?:s|ed)?|giv(?:es|ing)|gave|lend(?:s|ing)?|lent)\b[^\ue000\ue001;.]{0,40}$",
    re.IGNORECASE,
)
_GOVERNED = re.compile(
    r"\b(?:co-?)?(?:led|leads|lead|leading|took|takes|taking|made|makes|making|exploring|announced?|finali[sz]ed|bought|buys)\b",
    re.IGNORECASE,
)
_REACH = 50  # characters between a verb and the amount that it governs


@dataclass(frozen=True, slots=True)
class Mention:
    """One round as one sentence speaks of it.

    ``money`` and ``label`` are positions in the shape; ``company`` is whom the grammar makes it about;
    ``investor`` who the verb says put the money in; ``start`` and ``end`` bound its clause.
    """

    money: int | None
    label: int | None
    company: Subject
    investor: Subject | None
    lead: bool
    start: int
    end: int

    @property
    def anchor(self) -> int:
        """Where the mention stands in the shape."""
        return self.money if self.money is not None else self.label or 0


@dataclass(frozen=True, slots=True)
class _Invested:
    who: Subject
    company: Subject
    lead: bool = False


def mentions(marked: Marked) -> list[Mention]:
    """Every round of a sentence, in order."""
    shape = marked.shape
    if (M not in shape and L not in shape) or (marked.sentence.heading and shape.endswith("?")):
        return []
    invested = {
        p: deal for p, deal in _invested(marked).items() if role(marked, p) in {"deal", "other", "total"}
    }
    deals = [p for p in marked.positions(M) if p in invested or role(marked, p) == "deal"]
    deals = [p for p in deals if not _is_loss(shape, p)]
    found, used = [], set()
    for position in deals:
        label = _label_of(marked, position, deals)
        used.add(label)
        start, end = _clause(shape, position, deals)
        deal = invested.get(position) or _given(marked, position)
        company = deal.company if deal else company_of(marked, position)
        if not company.generic:
            who = deal.who if deal else None
            start = 0 if deal else start  # "to invest ⟨M⟩ in A and ⟨M⟩ in B" is one plan
            found.append(Mention(position, label, company, who, bool(deal and deal.lead), start, end))
    for position in marked.positions(L):
        if position not in used and _is_round(marked, position, deals):
            start, end = _clause(shape, position, [*deals, position])
            found.append(
                Mention(None, position, company_of(marked, position), None, lead=False, start=start, end=end)
            )
    return sorted((m for m in found if not m.company.generic), key=lambda m: m.anchor)


def _invested(marked: Marked) -> dict[int, _Invested]:
    """Amounts that somebody puts into a named company, by the position of the amount."""
    shape = marked.shape
    found: dict[int, _Invested] = {}
    for match in _INTO.finditer(shape):
        if _is_company(marked, match.start("name")):
            who = subject(marked, match.start())
            found[match.start("money")] = _Invested(who, Subject(match.start("name"), pronoun=False))
    for match in _STAKE.finditer(shape):
        money, name = match.start("money"), match.start("name")
        verbs = [v for v in _GOVERNED.finditer(shape, 0, money) if money - v.end() < _REACH]
        raised = re.search(RAISE, shape[max(0, money - 60) : money], re.IGNORECASE)
        if money not in found and _is_company(marked, name) and (verbs or not raised):
            who = subject(marked, verbs[-1].start()) if verbs else Subject(None, pronoun=False)
            lead = bool((verbs and "led" in verbs[-1][0]) or (verbs and "lead" in verbs[-1][0]))
            found[money] = _Invested(who, Subject(name, pronoun=False), lead)
    for match in _BACKS.finditer(shape):
        money = match.start("money")
        if shape[money] == M and money not in found and _is_company(marked, match.start("name")):
            lead = bool(re.search(r"\bleads?\b|\bled\b", match[0]))
            found[money] = _Invested(
                Subject(match.start("who"), pronoun=False), Subject(match.start("name"), pronoun=False), lead
            )
    for match in _AND_INTO.finditer(shape):
        earlier = [deal for p, deal in found.items() if p < match.start()]
        if earlier and _is_company(marked, match.start("name")):
            found[match.start("money")] = _Invested(
                earlier[-1].who, Subject(match.start("name"), pronoun=False)
            )
    return found


def _given(marked: Marked, position: int) -> _Invested | None:
    """Money that somebody gives without a word of whom to: to the company that the text is about, if anyone.

    "Committed ⟨M⟩ to AI deals" is no round; "committed to a ⟨M⟩ lifeline" is one.
    """
    shape = marked.shape
    verb = _INVESTS.search(shape[:position])
    if not verb or re.search(rf"\b{RAISE}\b|,", verb[0], re.IGNORECASE):
        return None
    noun = re.match(
        r"[-\s](?:[\w-]+ ){0,2}(?:lifeline|round|funding|financing|loan|rescue|package|infusion|\ue002)",
        shape[position + 1 : position + 50],
    )
    who = subject(marked, verb.start())
    return _Invested(who, Subject(None, pronoun=True, generic=not noun or who.position is None))


def _is_company(marked: Marked, position: int) -> bool:
    name = marked.name(position)
    several = re.match(rf",\s(?:and\s)?{N}|\sand\s{N}", marked.shape[position + 1 : position + 12])
    return not name.is_place and not name.joined and not several


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
        return governed if governed and governed.position is not None else _of_sentence(marked, position)
    return _by_verb(marked, position) or _of_sentence(marked, position)


_PREDICATE = re.compile(
    rf"{N}(?:,\s[^,{M}]{{2,120}},)?\s(?:also |now |just |recently )?(?:is|was|has|had|will|said|says|hit|reached|became|joined|doubled|"
    rf"tripled|nearly|announced|launched|plans|expects|claims|emerged|started|came|went|counts|offers|makes)\b"
)
_LOSS = re.compile(
    r"\b(?:wr(?:ite|ites|ote|iting|itten)[ -]?(?:down|off)|write[- ]?(?:down|off)s?|lost|loses?|loss(?:es)?|impair\w*|mark(?:s|ed|ing) down|wiped out|recoup\w*|repay\w*)\b",
    re.IGNORECASE,
)


def _of_sentence(marked: Marked, position: int) -> Subject:
    """The name that the sentence is about, where no raising verb says whose round it is."""
    shape = marked.shape
    for found in _PREDICATE.finditer(shape, 0, position):
        if not marked.name(found.start()).is_place and not _OBLIQUE.search(shape[: found.start()]):
            return Subject(found.start(), pronoun=False)
    if (
        marked.sentence.heading
        and shape[0] == N
        and re.match(r",?\s[a-z]", shape[1:4])
        and not marked.name(0).is_place
    ):
        return Subject(0, pronoun=False)
    return Subject(None, pronoun=True)


_OBLIQUE = re.compile(r"(?:by|from|with|to|for|of|in|at|than|and) (?:[\w’-]+ ){0,2}$")


def _is_loss(shape: str, position: int) -> bool:
    """Whether the money is spoken of as lost: no round is told by a write-down."""
    return bool(_LOSS.search(shape, max(0, position - 60), position))


def _by_verb(marked: Marked, position: int) -> Subject | None:
    """The subject of the nearest raising verb before ``position`` that has one."""
    best = None
    for verb in reversed(list(_RAISE.finditer(marked.shape, max(0, position - 220), position))):
        who = subject(marked, verb.start())
        if who.generic or (who.position is not None and not marked.name(who.position).is_place):
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
    if label.round in {"debt", "grant", "secondary", "growth"}:
        return bool(
            re.search(
                rf"\b(?:rais|secur|clos|receiv|land)(?:ed|es)\b[^{M}{L}{N};.]{{0,40}}$", before, re.IGNORECASE
            )
        ) and bool(re.match(r"[^.;]{0,20}\bfrom\b", after))
    if re.search(
        r"(?:ahead of|before|until|for|toward|towards|from|hit|reach|to|backer since|since|each|every|at|-) (?:its |the |a |an )?$",
        before,
        re.IGNORECASE,
    ) or re.match(r"[-\s](?:stage|to|and|startups|companies|investors?|funds?)\b", after):
        return False
    raised = re.search(
        rf"\b{RAISE}\b[^{M}{L}{N};.]{{0,75}}$", shape[max(0, position - 90) : position], re.IGNORECASE
    )
    if (raised and STRONG.match(raised[0])) or (
        raised and re.match(r"\s(?:round|funding|financing|extension|raise|led)", after)
    ):
        return True
    return bool(re.match(rf"[^.;{M}{L}]{{0,40}}\b(?:co-)?led by\b", after)) or bool(
        re.search(rf"{N}[’']s $|\bvaluation[^.;{M}{L}]{{0,40}} in (?:a|its) $", before)
        and _ROUND_WORD.match(after)
    )
