"""What a sentence signals, and of whom."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from graph.extract.context import Context
from graph.extract.lists import read_list
from graph.extract.marked import M, Marked, N
from graph.extract.needed import Near
from graph.extract.purses import funds_told
from graph.extract.signalling import Pattern, Signalled
from graph.extract.signals import DOES, NAMED
from graph.extract.subjects import OWNER_FIRST, opens
from graph.extract.words import GENERIC
from graph.facts import POSITIVE_SIGNALS, Signal

_DEAL = r"(?:deals?|agreements?|pact|contract|partnerships?|alliance|venture|programmes?|programs?|initiatives?|plans?|approval)"
_DEAL_TO = re.compile(
    rf"\b(?:{_DEAL}|(?:advantage|use) of|join(?:s|ed)? (?:hands|forces)|partner(?:s|ed)?|team(?:s|ed)? up|ti(?:es|ed) up)\b[^.;]{{0,60}}\bto $",
    re.IGNORECASE,
)
# "⟨N⟩ unveils plans to", "⟨N⟩ and ⟨N⟩ announced a partnership to", "⟨N⟩ used its profits to": the verb whose object that is
_PLANS_TO = re.compile(
    rf"\b(?P<verb>[a-z]{{2,20}}(?:s|ed|ck|de|ew)) (?:(?!and )[a-z-]{{1,20}} ){{0,4}}{_DEAL}\b[^.;]{{0,60}}\bto $|"
    rf"\b(?P<used>us(?:es?|ed|ing)|tap(?:s|ped|ping)|lean(?:s|ed|ing)? on) [^.;{N}]{{2,50}}\bto (?:[a-z]{{2,20}}ly )?$"
)
# "⟨N⟩ followed with plans to invest ⟨M⟩"
_WITH_PLANS = re.compile(
    r"[a-z]{2,30} (?:in [\w ]{2,20} )?(?:with|announcing|unveiling|outlining|detailing) (?:its |their |a |an |new |fresh |own |big )*(?:[\w-]{1,30} )?$"
)
_INTO_ONE = re.compile(rf"would\b[^{M}]{{0,60}}{M} (?:more )?(?:in|into) (?P<name>{N})", re.IGNORECASE)
_INTO_NAME = re.compile(
    rf"{M}(?: [\w-]+)? (?:(?:in|of) (?:[\w-]+ ){{1,4}})?(?:in|into|backing|behind|to|on) (?:(?!(?:through|via|with|by|from|for|of|in|at|on|and|as|to|over|each|start-?ups|companies)\b)[\w’-]+ |{N}[’']s ){{0,4}}?(?P<name>{N})(?![’']s|-| (?:[\w-]+ )?(?:ecosystem|sector|market|industry|projects?|space|infrastructure|start-?ups|companies)\b)"
)
# "It leads a consortium that plans to spend": not itself
_OTHERS = re.compile(r"\b(?:consortium|coalition|alliance|syndicate)(?:,| that| which)+ (?:[a-z]+ ){0,2}$")
# "Last month, the nation launched its plan, pledging": no company's money
_STATE_DOES = re.compile(
    rf"(?:[^,.;{N}{M}]{{2,40}}, )?[Tt]he (?:[\w-]+ )?(?:nation|country|government|state|ministry|kingdom|province|city) (?:has |had |will |is |also )?[a-z]+(?:s|ed)\b"
)
# A promise, or a stake built on the market, is told of its giver.
_PLEDGES = re.compile(
    r"^(?:commit|pledg|vow|promis)|\b(?:stakes?|position|holdings?|total|overall)\b", re.IGNORECASE
)


def found(marked: Marked, context: Context) -> list[Signalled]:
    """Subject, signal and where its words stand, for each signal of a sentence; nobody's, and not the same twice."""
    folded = marked.shape.casefold()
    named, does = _near()
    told = _once(
        [
            *_named_in(marked, context, (NAMED[at] for at in named.of(folded))),
            *_done_in(marked, context, (DOES[at] for at in does.of(folded))),
            *funds_told(marked, context),
        ]
    )
    shrunk = {subject for subject, signal, *_ in told if signal == "fund_shrink"}
    return [one for one in told if one[1] != "new_fund" or one[0] not in shrunk]


@cache
def _near() -> tuple[Near, Near]:
    """The patterns by what they need, made when the first sentence is read."""
    return Near([pattern for _, pattern in NAMED]), Near([pattern for _, pattern in DOES])


def _named_in(marked: Marked, context: Context, near: Iterable[Pattern]) -> Iterator[Signalled]:
    for signal, pattern in near:
        for match in pattern.finditer(marked.shape):
            if _goes_to_one(marked, signal, match):
                continue
            told = match.groupdict().get("told")
            for name in _named(marked, context, signal, match):
                yield name, signal, match.start("told" if told else 0), match.end()


def _done_in(marked: Marked, context: Context, near: Iterable[Pattern]) -> Iterator[Signalled]:
    for signal, pattern in near:
        for match in pattern.finditer(marked.shape):
            if not (_goes_to_one(marked, signal, match) or _leaves_place(marked, match)):
                doers = _doers(marked, context, match.start())
                for name in doers or _founder(marked, context, signal, match.start()):
                    yield name, signal, match.start(), match.end()


def _founder(marked: Marked, context: Context, signal: Signal, verb: int) -> list[str]:
    """The person who raises a fund of their own."""
    name = context.actor(marked, verb) if signal == "new_fund" else None
    return [name] if name and context.is_person(name) else []


def _leaves_place(marked: Marked, match: re.Match[str]) -> bool:
    """Whether "exits ⟨N⟩" tells of a country left."""
    return match[0].casefold() in {f"exits {N}", f"exited {N}"} and marked.name(match.end() - 1).is_place


# "⟨N⟩ CEO ⟨N⟩’s pledge to invest" is that of the first name
_WHOSE_BOSS = re.compile(
    rf"{N}(?:’s|'s)? (?:[a-z-]{{1,20}} )?(?:CEO|founder|co-founder|chairman|president|boss|chief(?: executive)?(?: officer)?) $"
)
_AND_MORE = re.compile(
    rf"(?: ?\([^()]{{1,20}}\))?(?:, {N}){{0,6}},? and {N}(?![’'])"
)  # "shares of ⟨N⟩, ⟨N⟩ and ⟨N⟩ fell"
_BOTH = re.compile(r" (?:have |has )?(?:both|all)\b")
# "reached a high, as did ⟨N⟩ and ⟨N⟩"
_AS_DID = re.compile(rf"[^.;:{N}]{{0,40}},? as (?:did|have|had|were) (?:those of |shares (?:of|in) )?(?={N})")
_THEIRS = re.compile(r"\btheir\b")
_LIST = re.compile(rf"{N}(?:, {N}){{0,6}},? (?:and|&) {N}(?![’'])")
# Of two signals in the same words, the one that says more.
_RANK: tuple[Signal, ...] = (
    "new_fund", "debt_stress", "fund_shrink", "write_down", "layoffs", "shutdown", "outflow", "stake_sale", "share_price_fall", "net_loss"
)  # fmt: skip


def _once(told: list[Signalled]) -> list[Signalled]:
    """Without a second signal of the same sense in the same words of the same subject."""
    kept: list[Signalled] = []
    order = {signal: rank for rank, signal in enumerate(_RANK)}
    for subject, signal, at, end in sorted(told, key=lambda one: order.get(one[1], len(order))):
        positive = signal in POSITIVE_SIGNALS
        if not any(
            subject == other
            and signal != known
            and positive == (known in POSITIVE_SIGNALS)
            and at < stop
            and start < end
            for other, known, start, stop in kept
        ):
            kept.append((subject, signal, at, end))
    return [one for one in told if one in kept]


def _named(marked: Marked, context: Context, signal: Signal, match: re.Match[str]) -> list[str]:
    """Whom a pattern names, or whom its "its" means: no person, and of a write-down nobody but a backer."""
    groups = match.groupdict()
    at = next((match.start(group) for group in ("a", "b", "c") if groups.get(group)), None)
    if at is not None:
        if boss := _WHOSE_BOSS.search(marked.shape, 0, at):
            at = boss.start()
        more = _AND_MORE.match(marked.shape, at + 1)
        listed = [at, *marked.positions(N, at + 1, more.end() if more else at)]
        if signal.startswith("share_price"):
            listed += _alike(marked, at, match.end())
        return [context.name_at(marked, p) for p in listed if not marked.name(p).is_place]
    name = _owner(marked, context, match.start())
    if not name or _is_another(marked, context, name, match.start()):
        return []
    if signal == "write_down" and not context.is_backer(name):
        return []
    return _listed_with(marked, context, name, match) if _THEIRS.search(match[0]) else [name]


def _listed_with(marked: Marked, context: Context, name: str, match: re.Match[str]) -> list[str]:
    """All names of the list whose last one "their" would mean: "⟨N⟩ and ⟨N⟩ are to sell their stakes"."""
    for listed in reversed([*_LIST.finditer(marked.shape, 0, match.start())]):
        places = [p for p in marked.positions(N, listed.start(), listed.end()) if not marked.name(p).is_place]
        names = [context.name_at(marked, p) for p in places]
        if name in names:
            return names
    return [name]


def _alike(marked: Marked, at: int, end: int) -> list[int]:
    """The other names whose shares do the same: "⟨N⟩ and ⟨N⟩ both fell", "rose, as did ⟨N⟩ and ⟨N⟩"."""
    also = _AS_DID.match(marked.shape, end)
    others = list(read_list(marked, also.end(), close=True).positions) if also else []
    if _BOTH.match(marked.shape, at + 1):
        before = (one for one in _LIST.finditer(marked.shape, 0, at + 1) if one.end() == at + 1)
        others += [p for one in before for p in marked.positions(N, one.start(), at)]
    return others


def _owner(marked: Marked, context: Context, position: int) -> str | None:
    """Whom "its" means: of "⟨N⟩ CEO ⟨N⟩ spoke as its shares fell" not the person."""
    name = context.owner(marked, position)
    if name is None or not (name in context.people.values() or context.is_person(name)):
        return name
    named = [(at, context.name_at(marked, at)) for at in reversed(marked.positions(N, 0, position))]
    person = next((at for at, other in named if other == name), position)
    if boss := _WHOSE_BOSS.search(marked.shape, 0, person):
        return context.name_at(marked, boss.start())
    others = (
        other
        for at, other in named
        if not (marked.name(at).is_place or other in context.people.values() or context.is_person(other))
    )
    return next(others, None) or context.last(marked)


def _goes_to_one(marked: Marked, signal: Signal, match: re.Match[str]) -> bool:
    """Whether the money of a match goes into one company, which is a round of it: "to inject ⟨M⟩ in debt and equity into ⟨N⟩"."""
    if match.groupdict().get("place"):
        return not marked.name(match.start("place")).is_place
    if into := _INTO_ONE.match(match.string, match.start(), match.end() + 1):
        return not marked.name(into.start("name")).is_place
    if signal != "investment_step_up" or _PLEDGES.search(match[0]):
        return False
    money = marked.shape.rfind(M, match.start(), match.end())
    put = _INTO_NAME.match(marked.shape, money) if money >= 0 else None
    name = marked.name(put.start("name")) if put else None
    return name is not None and not name.is_place and name.text.casefold() not in GENERIC


def _doers(marked: Marked, context: Context, verb: int) -> list[str]:
    """The subject of a verb; of "struck a deal with buyers to sell", whom the sentence begins with."""
    if _OTHERS.search(marked.shape, max(0, verb - 60), verb) or _STATE_DOES.match(marked.shape):
        return []
    found = [name for name in context.doers(marked, verb) if not _is_another(marked, context, name, verb)]
    owner = OWNER_FIRST.match(marked.shape)
    if owner and context.name_at(marked, owner.end() - 1) in found:
        return []  # the company that it owns
    behind = verb + 3 if marked.shape.startswith("to ", verb) else verb
    # "Moss" in the headline, "Ida Moss" in the text
    named = context.people.get(found[0], found[0]) if found else None
    actor = named if named in context.firms else None if found else context.actor(marked, verb)
    if firm := context.firms.get(actor or ""):
        return [firm]
    if whose := found or _planners(marked, context, behind):
        return whose
    part = _PART_DID.search(marked.shape, max(0, verb - 100), verb)
    if part and not marked.name(part.start()).is_place:
        return [context.name_at(marked, part.start())]
    if not (
        _DEAL_TO.search(marked.shape, max(0, verb - 80), behind)
        or _WITH_PLANS.search(marked.shape, max(0, verb - 60), verb)
    ):
        return []
    opening = opens(marked, verb)
    name = context.meant(marked, opening)
    return [name] if name and opening.position is not None and not context.is_person(name) else []


# "The lender was rescued by ⟨N⟩", "... according to ⟨N⟩": not what the sentence is about
# "The start-up, which is backed by ⟨N⟩, reported", "the group, in which ⟨N⟩ has a stake, cut"
_BACKS = re.compile(
    rf"^(?:[Tt]he|[Ii]ts|[Aa]n?) [^.;{N}]{{0,60}}(?:\b(?:backed|owned|controlled|funded|supported|financed) by|\bin which) (?:[\w’-]+ ){{0,4}}$"
)
_BY_ANOTHER = re.compile(rf"\b(?:by|according to) (?:[^.;{N}]{{0,40}} )?$")


def _is_another(marked: Marked, context: Context, name: str, verb: int) -> bool:
    """Whether a name that "the company" would mean stands in the sentence as somebody else: its backer, or only behind the verb and "by"."""
    before = [at for at in marked.positions(N, 0, verb) if context.name_at(marked, at) == name]
    if before:
        return all(_BACKS.search(marked.shape, 0, at) for at in before)
    return any(
        context.name_at(marked, at) == name and _BY_ANOTHER.search(marked.shape, verb, at)
        for at in marked.positions(N, verb)
    )


# "⟨N⟩’s property fund has seen", "A unit of ⟨N⟩ disposed": what becomes of the part is told of the whole
_PART_DID = re.compile(
    rf"(?P<whole>{N})(?:’s|'s|’|') (?:[\w-]{{1,30}} ){{0,4}}?(?:funds?|arm|unit|business|vehicle|trust|division|manager|board|team|family office|endowment|affiliate) (?:(?:has|have|had|is|are|was|were|will|would|be|been|also|now|recently|to|being) ){{0,3}}$"
)


def _planners(marked: Marked, context: Context, verb: int) -> list[str]:
    """Of "fell after ⟨N⟩ unveiled plans to sell", whom the verb with such an object is about."""
    plans = _PLANS_TO.search(marked.shape, max(0, verb - 100), verb)
    at = plans.start("verb" if plans["verb"] else "used") if plans else 0
    doers = context.doers(marked, at) if plans else []
    return [name for name in doers if not context.is_person(name)]
