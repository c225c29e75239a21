"""Who has a company by other words: the founders of a joint venture, who runs a chain, the holding company, "part of"."""

import re
from collections.abc import Iterator

from graph.extract.context import Context
from graph.extract.giving import DESCRIPTION
from graph.extract.lists import read_list
from graph.extract.marked import M, Marked, N
from graph.extract.owned import ITSELF, KINDS, OWNER, Owned, first_named, is_somebody, mentions, thought_of
from graph.extract.persons import is_full
from graph.extract.words import bag
from graph.facts import OwnershipRelation

# "⟨N⟩, itself a 50-50 joint venture between ⟨N⟩, ⟨N⟩ and ⟨N⟩"
_JOINT = r"(?:(?:[\w%/:.-]{1,30}|\ue001) ){0,4}?(?:joint venture|JV)(?: (?:company|bank|firm))?"
_JOINT_OF = re.compile(
    rf"(?P<child>{N})(?:, [^.;{M}{N}]{{2,60}},)?,? (?:(?:itself|now|also|is|was|which|that|became|company|firm|born|created|formed|out|as|from|of) ){{0,5}}(?:an?|the) {_JOINT} (?:(?:formed|set up|created|launched|founded|established|owned|run|held) )?(?:between|of|by|among) (?:the )?(?P<desc>{DESCRIPTION})(?P<first>{N})"
)
# "The joint venture between ⟨N⟩ and ⟨N⟩, called ⟨N⟩, will", "⟨N⟩ and ⟨N⟩'s joint venture ⟨N⟩"
_JOINT_CALLED = re.compile(
    rf"\b{_JOINT} (?:between|of) (?P<first>{N})(?:, {N}){{0,3}},? and (?P<last>{N}),? (?:(?:is |to be )?(?:called|named|dubbed|known as) )?[‘“\"']?(?P<child>{N})(?![’'-])"
)
_JOINT_LAST = re.compile(
    rf"(?P<first>{N})(?:, {N}){{0,3}},? and (?P<last>{N})[’']s? {_JOINT},? (?:called |named |dubbed )?[‘“\"']?(?P<child>{N})(?![’'-])"
)
# "⟨N⟩, its joint venture with ⟨N⟩"; "its joint venture with ⟨N⟩, ⟨N⟩"; "formed a joint venture with ⟨N⟩ called ⟨N⟩"
_JOINT_WITH = re.compile(
    rf"(?:(?P<child>{N}),? )?(?P<its>(?:[Ii]ts|[Tt]heir|an?|{N}[’']s?) {_JOINT} with (?:the )?(?P<desc>{DESCRIPTION})(?P<first>{N}))(?:,? (?:(?:to be )?(?:called|named|dubbed|known as) )?[‘“\"']?(?P<child2>{N})(?![’'-]))?"
)
_MAKES = re.compile(
    r"\b(?:form|creat|set|launch|establish|own|run|operat|announc)\w{0,5} (?:up )?(?:together )?$"
)
_NO_MORE = re.compile(r"\b(?:former|erstwhile|defunct|failed|dissolved|proposed|planned|one-time)\b")

# "⟨N⟩, a pub chain run by ⟨N⟩": who runs a company is a person more often than an owner
_KEPT_BY = re.compile(
    rf"(?P<child>{N}),? (?:which is |is )?(?:an?|the|its) (?:[\w’&-]+ ){{0,5}}?(?:{KINDS}|hotel|hospital) (?:that is |which is )?(?:now |jointly )?(?:run|operated|published|managed|held) by (?:the )?(?P<desc>{DESCRIPTION})(?P<parent>{N})(?![’']s ){ITSELF}",
    re.IGNORECASE,
)
# "through ⟨N⟩, its holding company", "⟨N⟩, the group's biggest shareholder"
_HOLDS_IT = re.compile(
    rf"(?P<parent>{N}), (?:its|their|the (?:group|company|firm|startup|bank|brand|lender|retailer)[’']s) (?:[\w-]+ ){{0,2}}?(?:holding (?:company|group|firm|entity)|(?:parent|owner)(?: company| firm| group)?|(?:majority|controlling|main|largest|biggest|top|principal|sole) (?:[\w-]+ )?(?:owner|shareholder|stakeholder))\b(?! of\b|,? {N})",
    re.IGNORECASE,
)
# "⟨N⟩, a wholly owned subsidiary of the Company": of the one whose news it is
_SUB_OF_US = re.compile(
    rf"(?P<child>{N})(?:,| is| was|, which is) (?:an?|the|our) (?P<kind>[\w’,/& -]{{0,40}}?(?:subsidiary|unit|division|arm|affiliate)) of (?:(?:the (?:Company|Corporation|Group|Bank|Trust|Partnership))|ours)(?=[,.;:)]| and\b|$)"
)
# "The pub chain, part of hotel group ⟨N⟩, says"
_THE_PART = re.compile(
    rf"^[^\w{N}]*(?:The|This) (?:[\w-]+ ){{0,3}}?(?:{KINDS}|hotel|hospital|[a-z]{{3,15}}er), (?:which is |now |wholly |majority[- ]){{0,2}}(?:(?P<part>part of)|owned by|an? (?:unit|subsidiary|division|part) of) (?:the )?(?:(?:[\w&’-]+ ){{0,4}}?{OWNER} )?(?P<parent>{N})(?: group)?,",
    re.IGNORECASE,
)

_WORDS = bag(
    "joint jv arm affiliate run operated published managed held holding parent owner shareholder stakeholder part unit subsidiary division"
)


_UNDER = 2  # lines: to the paragraph before
_CALLED = rf"(?:an?|the|{N}[’']s) (?:[\w’&-]+ ){{0,4}}?(?:{KINDS}|hotel|hospital)\b"
_A_FIRM = re.compile(rf", {_CALLED}")  # "run by ⟨N⟩, ⟨N⟩'s largest retailer"
_HIS_OFFICE = re.compile(rf" (?:[a-z-]+ ){{0,3}}{N}")  # "run by former ⟨N⟩ president ⟨N⟩"


def kept(marked: Marked, context: Context, before: Marked | None) -> Iterator[Owned]:
    """Everything that a sentence says of who has a company, in words that are no verb of owning. ``before``: the sentence before it."""
    if not mentions(marked, _WORDS):
        return
    yield from _joint(marked, context)
    shape = marked.shape
    for match in _KEPT_BY.finditer(shape):
        parent, child = (context.name_at(marked, match.start(side)) for side in ("parent", "child"))
        firm = context.is_backer(parent) or _A_FIRM.match(shape, match.end())
        person = context.seems_person(parent) or (is_full(parent) and not firm)
        no_owner = marked.name(match.start("parent")).is_place or _HIS_OFFICE.match(shape, match.end())
        if not person and not no_owner and is_somebody(marked, context, match.start("child")):
            yield Owned(parent, child, "owns")
    for match in _HOLDS_IT.finditer(shape):
        named = [at for at in marked.positions(N, 0, match.start()) if not marked.name(at).is_place]
        held = context.owner(marked, match.start()) if named else context.last(marked)
        if held and not marked.name(match.start("parent")).is_place and not context.seems_person(held):
            yield Owned(context.name_at(marked, match.start("parent")), held, "owns")
    for match in _SUB_OF_US.finditer(shape):
        owner, arm = context.first or first_named(marked, context), match.start("child")
        if owner and is_somebody(marked, context, arm, unit=True):
            yield Owned(owner, context.name_at(marked, arm), "subsidiary")
    part = _THE_PART.match(shape)
    held = _told_last(marked, context, before) if part else None
    if part and held and not marked.name(part.start("parent")).is_place:
        relation: OwnershipRelation = "subsidiary" if part["part"] else "owns"
        yield Owned(context.name_at(marked, part.start("parent")), held, relation)


def _told_last(marked: Marked, context: Context, before: Marked | None) -> str | None:
    """Whom "the pub chain" means: the one name of the sentence before it, else what is spoken of."""
    near = before if before and marked.sentence.line - before.sentence.line <= _UNDER else None
    named = [at for at in near.positions(N) if is_somebody(near, context, at)] if near else []
    return context.name_at(near, named[0]) if near and len(named) == 1 else context.last(marked)


def _joint(marked: Marked, context: Context) -> Iterator[Owned]:
    """Each founder of a joint venture that has a name."""
    shape = marked.shape
    for match in (
        found for pattern in (_JOINT_OF, _JOINT_CALLED, _JOINT_LAST) for found in pattern.finditer(shape)
    ):
        first = match.start("first")
        founders = (
            read_list(marked, first).positions
            if match.re is _JOINT_OF
            else marked.positions(N, first, match.end("last"))
        )
        yield from _founded(
            marked, context, match, match.start("child"), [context.name_at(marked, at) for at in founders]
        )
    for match in _JOINT_WITH.finditer(shape):
        child = match.start("child") if match["child"] else match.start("child2") if match["child2"] else None
        if child is None:
            continue
        made = _MAKES.search(shape, 0, match.start("its"))
        own = context.actor(marked, made.start()) if made else context.owner(marked, match.start())
        if match["its"][0] == N:
            own = context.name_at(marked, match.start("its"))
        if own:
            yield from _founded(
                marked, context, match, child, [own, context.name_at(marked, match.start("first"))]
            )


def _founded(
    marked: Marked, context: Context, match: re.Match[str], child: int, founders: list[str]
) -> Iterator[Owned]:
    at = match.start() + match[0].rindex("joint venture" if "joint venture" in match[0] else "JV")
    unsure = thought_of(marked.shape, at) or _NO_MORE.search(match[0])
    if len(founders) < 2 or unsure or not is_somebody(marked, context, child):  # noqa: PLR2004 - a joint one
        return
    for founder in founders:
        if not context.seems_person(founder):
            yield Owned(founder, context.name_at(marked, child), "owns")
