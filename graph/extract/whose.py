"""Whose round an amount or label speaks of, in a marked sentence."""

import re

from graph.extract.fronted import fronted
from graph.extract.giving import DESCRIPTION
from graph.extract.marked import L, M, Marked, N
from graph.extract.proceeds import whose_proceeds
from graph.extract.respective import in_order
from graph.extract.roles import AND_SO_DID, IN_BONDS, RAISE, ROUND_IS, SOLD
from graph.extract.startups import EMERGED, FOR_HERS
from graph.extract.subjects import ANYBODY, Subject, subject

_RAISE = re.compile(rf"\b{RAISE}\b", re.IGNORECASE)
_OWN = re.compile(
    rf"(?P<name>{N})[’']s?\s(?:(?!ha[sd] |have |is |was |were |will |raised |led )[\w’+-]+\s){{0,6}}?(?:{M}\s|{L}\s)?(?:[\w-]+\s){{0,2}}$"
)
_INVESTED_IN = re.compile(
    rf"\b(?:invested|investors?|participants?|shareholders?) in (?P<name>{N})(?! and {N})[^.;]{{0,150}}$"
    rf"|\b(?:led|leads|co-led|leading|joined|backed|announced) (?:the|a|this|its) (?:[\w-]+ ){{0,3}}?(?:round|funding|financing|investment) (?:in|for|of) {DESCRIPTION}(?P<round_of>{N}),? (?:an?|the|worth|totall?ing|valued at|of) (?:[\w-]+ ){{0,2}}$"
)
_FAR = 140  # characters before an amount that say what it is
_APART = re.compile(r"\b(?:and|with|from|by|for|in|as)\s$|,\s$")
_MY = re.compile(
    r"\b(?:its|their|our|his|her|the (?:company|startup|firm)[’']s)\s(?:[\w’+-]+\s){0,6}$", re.IGNORECASE
)
_PASSIVE = re.compile(
    rf"(?: [\w-]+){{0,4}} (?:raised|secured|received|closed|landed) by\s(?P<desc>{DESCRIPTION})(?P<name>{N})(?=[,.;:]|$| (?:in|from|last|this|and|to|on|at)\b)",
    re.IGNORECASE,
)
_IS_RAISING = re.compile(
    rf"[^.;{M}{N}]{{0,25}}?(?:round|funding|{L}) (?:that )?(?P<name>{N}|the company|it|the startup) (?:is |has |had |was )?(?:also |recently )?(?:rais|announc|clos|secur)\w+",
    re.IGNORECASE,
)


# "⟨N⟩, a maker of kites whose ⟨M⟩ round"
_WHOSE = re.compile(rf"(?P<name>{N})(?:,? (?:an?|the) [^.;{N}{M}]{{2,80}}?)?,? whose (?:[\w-]+ ){{0,4}}$")


# "⟨N⟩ is creating a ferry company, and is eyeing a ⟨M⟩ ⟨L⟩": not of ⟨N⟩, and the other has no name
_NEW_FIRM = re.compile(
    rf"{N} (?:(?:is|was|reportedly|now|plans to|wants to|has been) ){{0,3}}(?:creat|form|found|build|start|set|put)[a-z]{{0,4}} (?:up |together )?an? (?:new )?(?:[\w-]+ ){{0,3}}?(?:company|startup|start-up|business|venture)\b[^.;{N}{M}]{{0,80}}$"
)


def _seller(marked: Marked, position: int) -> Subject | None:
    """Who sells bonds for the sum there; nobody for a listing of a company that is yet to be made."""
    shape = marked.shape
    if shape.startswith(f" {L}", position + 1) and marked.label(position + 2).round == "ipo":
        return ANYBODY if _NEW_FIRM.search(shape, 0, position) else None
    sold = IN_BONDS.match(shape, position + 1) and SOLD.search(shape, max(0, position - 60), position)
    return subject(marked, sold.start()) if sold else None


def company_of(marked: Marked, position: int, told: Subject | None = None) -> Subject:
    """Whom the grammar makes the round at ``position`` about; ``told``: the company of the one before it there."""
    shape = marked.shape
    if (beside := _beside(marked, position)) is not None:
        return Subject(beside, pronoun=False) if shape[beside] == N else Subject(None, pronoun=True)
    offset = max(0, position - 90)
    before = shape[offset:position]
    if ROUND_IS.search(shape, max(0, position - _FAR), position):
        return Subject(None, pronoun=True)
    own = _OWN.search(before)
    if own and not _APART.search(before[own.end("name") :]):
        owner = offset + own.start("name")
        if not marked.name(owner).is_place:
            return Subject(owner, pronoun=False)
    if into := _INVESTED_IN.search(shape[:position]):
        return Subject(into.start("name" if into["name"] else "round_of"), pronoun=False)
    if (whose := _WHOSE.search(before)) and not marked.name(offset + whose.start("name")).is_place:
        return Subject(offset + whose.start("name"), pronoun=False)
    if _MY.search(before):
        governed = _by_verb(marked, position)
        if governed and governed.position is not None:
            return governed
        return told if told and told.position is not None else _of_sentence(marked, position)
    return _seller(marked, position) or _by_verb(marked, position) or _of_sentence(marked, position)


# "the ⟨M⟩ ⟨L⟩ brings ⟨N⟩’s total to ⟨M⟩"
_BRINGS_ITS = re.compile(
    rf" [^.;{M}{N}]{{0,40}}\b(?:brings|brought|takes|took|pushes|pushed|lifts|lifted) (?P<name>{N})[’']s? (?:total|overall|funding|fundraising|tally|war chest)"
)
# "The ⟨L⟩ brought in ⟨M⟩ for ⟨N⟩"
_FOR_IT = re.compile(rf" for {N}(?![’'-])")
_ROUND_DID = re.compile(
    rf"(?:{L}|\b(?:round|offering|placement|financing|sale|fundraise)) (?:[a-z]+ )?(?:brought in|brings in|raised|raises|netted|fetched|pulled in) [^.;{M}{N}]{{0,30}}$"
)


# "1. ⟨N⟩ - ⟨M⟩ ⟨L⟩": an item of a round-up
_ITEM = re.compile(rf"\W{{0,4}}(?:\d{{1,2}}[.)]? )?(?P<name>{N})(?:,| ?[-–—:|]) ?(?:an? )?\Z")


def _beside(marked: Marked, position: int) -> int | None:
    """Where the company stands that the words next to the sum name, by its name or as "it"."""
    shape = marked.shape
    if (own := in_order(shape).get(position)) is not None:
        return own
    item = _ITEM.match(shape, 0, position)
    if item and not marked.name(item.start("name")).is_place:
        return item.start("name")
    if raising := _IS_RAISING.match(shape, position + 1) or _PASSIVE.match(shape, position + 1):
        return raising.start("name")
    near = max(0, position - _FAR)
    if meant := FOR_HERS.match(shape, position + 1) or EMERGED.search(shape, near, position):
        return meant.start("name")
    if brings := _BRINGS_ITS.match(shape, position + 1):
        return brings.start("name")
    for_it = _FOR_IT.match(shape, position + 1)
    if for_it and _ROUND_DID.search(shape, max(0, position - 60), position):
        return for_it.end() - 1
    clause = fronted(shape)
    if clause and clause.name is not None and position < clause.comma and N not in shape[:position]:
        return None if marked.name(clause.name).is_place else clause.name
    return position - 2 if AND_SO_DID.search(shape, 0, position) else whose_proceeds(shape, position)


_PREDICATE = re.compile(
    rf"{N}(?:,\s[^,{M}]{{2,120}},|,)?\s(?!(?:has|had) (?:[a-z]+ )?(?:co-)?led\b)(?:also |now |just |recently )?(?:is|was|has|had|will|said|says|hit|reached|became|joined|doubled|"
    rf"tripled|nearly|announced|launched|plans|expects|claims|emerged|started|came|went|counts|offers|makes|gears|prepares|joins|becomes|eyes|seeks|files|filed|aims)\b"
)
_LOSS = re.compile(
    r"\b(?:wr(?:ite|ites|ote|iting|itten)[ -]?(?:down|off)|write[- ]?(?:down|off)s?|lost|loses?|loss(?:es)?|impair\w*|mark(?:s|ed|ing) down|wiped out|recoup\w*|repay\w*)\b",
    re.IGNORECASE,
)


def _of_sentence(marked: Marked, position: int) -> Subject:
    """The name that the sentence is about, where no raising verb says whose round it is."""
    shape = marked.shape
    if opening := _OPENING.match(shape[:position]):
        return Subject(opening.start("name"), pronoun=False)
    for found in _PREDICATE.finditer(shape, 0, position):
        if not marked.name(found.start()).is_place and not _OBLIQUE.search(shape[: found.start()]):
            whole = (
                subject(marked, shape.rindex(" ", 0, found.end()) + 1)
                if shape[found.start() + 1] == ","
                else None
            )
            if whole and whole.position is not None and whole.position < found.start():
                return whole  # "⟨N⟩, a startup by ⟨N⟩ and his colleague, ⟨N⟩, came": the first came
            return Subject(found.start(), pronoun=False)
    if (first := _FIRST.match(shape, 0, position)) and not marked.name(first.end("name") - 1).is_place:
        return Subject(first.end("name") - 1, pronoun=False)
    if (
        marked.sentence.heading
        and shape[0] == N
        and re.match(r",?\s[a-z]", shape[1:4])
        and not marked.name(0).is_place
    ):
        return Subject(0, pronoun=False)
    return Subject(None, pronoun=True)


# "⟨N⟩ fills its war chest by raising ⟨M⟩"
_FIRST = re.compile(
    rf"[^\w{N}]{{0,4}}(?:(?:In|On|At|Last|Earlier|This|During|Since) [^.,;{N}{M}{L}]{{2,30}}, )?(?P<name>{N}) (?!(?:founders|investors|shares|stocks|customers|employees|backers|executives|analysts|users|sales|revenues|bonds|sources|officials|leads|backs|joins)\b)[a-z]{{2,}}(?:s|ed)\b"
)
# "Acme's latest round comes after its ..."
_OPENING = re.compile(
    rf"(?P<name>{N})[’']s? (?:[\w-]+ ){{0,3}}(?:round|funding|financing|raise|investment)\b"
)
_OBLIQUE = re.compile(r"(?:by|from|with|to|for|of|in|at|than|and) (?:[\w’-]+ ){0,2}$")

# "repaid a ⟨M⟩ loan from ⟨N⟩": the money goes back
_REPAID = re.compile(
    rf"\b(?:repaid|repays|repaying|prepaid|pa(?:id|y|ys|ying) (?:back|off|down)|default(?:ed|s|ing) on|redeem(?:ed|s|ing)|refinanc(?:ed|es|ing)|retir(?:ed|es|ing)|refund(?:ed|s|ing)|returned) (?:(?:in full|early|off|fully) )?(?:its|the|an?|that|their|all|most|half|part|some)\b(?:(?!\band\b)[^.;,{N}]){{0,30}}$"
)


_MEANWHILE = re.compile(rf" (?:as|while|after|before) {N}")  # "the losses come as ⟨N⟩ invests": two matters


def is_loss(shape: str, position: int) -> bool:
    """Whether the money is spoken of as lost: no round is told by a write-down."""
    told = [found.end() for found in _MEANWHILE.finditer(shape, max(0, position - 60), position)]
    begin = max([position - 60, 0, *told])
    return bool(_LOSS.search(shape, begin, position) or _REPAID.search(shape, begin, position))


# "⟨New Delhi⟩ is set to raise ⟨M⟩": a state, where a sentence begins with a place
_STATE = re.compile(rf"[^\w{N}]{{0,8}}(?:(?:The|the|But|And|Meanwhile,) )?{N}(?= [a-z])")
# "has filed draft papers with the regulator ⟨N⟩ to raise"
_FILED_WITH = re.compile(
    rf"\b(?:filed|files|filing|submitted|submits|papers|documents|prospectus|application|approval|nod|clearance) [^.;{M}]{{0,60}}?(?:with|to|from|by|of) (?:[\w-]+ ){{0,5}}?{N} to $"
)


def _by_verb(marked: Marked, position: int) -> Subject | None:
    """The subject of the nearest raising verb before ``position`` that has one."""
    best = None
    clause = fronted(marked.shape)
    begin = clause.comma if clause and clause.comma < position else 0
    verbs = list(_RAISE.finditer(marked.shape, max(begin, position - 220), position))
    for verb in reversed(verbs):
        if _FILED_WITH.search(marked.shape, 0, verb.start()):
            continue  # the regulator raises nothing
        who = subject(marked, verb.start())
        if who.generic and verb is not verbs[0] and marked.shape.endswith("s to ", 0, verb.start()):
            continue  # "received offers to raise": who received them
        if who.generic or (who.position is not None and not marked.name(who.position).is_place):
            return who
        state = _STATE.match(marked.shape)
        if state and who.position == state.end() - 1:
            return ANYBODY
        if who.pronoun and best is None:
            best = who
            break
    return best
