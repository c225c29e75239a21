"""Whether a round that a sentence tells is done, planned or only said, and whether it is an earlier one."""

import re

from graph.extract.fronted import fronted
from graph.extract.marked import L, M, Marked, N
from graph.extract.roles import role
from graph.extract.startups import FORMER_FIRM
from graph.extract.status import is_past, status_of
from graph.extract.told import Mention
from graph.facts import Status

# "raised ⟨M⟩ from ⟨N⟩ in 2021", "led by ⟨N⟩ two years ago": when the round itself was, and so nothing else that the sentence dates
_NUMBER = (
    r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|a couple of|a few|several|some|many|\d{1,2})"
)
_OWN_WORDS = rf"(?:[^,;.{M}]|,(?= (?:and )?(?:[\w’-]+ ){{0,2}}{N}(?:,? and|,| in | back )))"
_THEN = re.compile(
    rf"{_OWN_WORDS}{{0,110}}? (?P<then>(?:(?:back )?in (?:early |late |mid-|the (?:spring|summer|autumn|fall) of )?(?P<year>(?:19|20)\d\d)\b(?!-)|(?:more than |over |almost |nearly |about |just over |around )?{_NUMBER} years (?:ago|earlier|before)\b|a year (?:and a half )?(?:ago|earlier|before)\b|a decade (?:ago|earlier)\b))"
)
_OTHERWISE = re.compile(
    r"\b(?:since|founded|launch\w*|establish\w*|start(?:ed|ing)|creat\w+|born|incorporated|set up|that|which|who|whose|than|compared|versus|up|when|after|before|until|while|but|for|expect\w*|target\w*)\b",
    re.IGNORECASE,
)
# "In 2021, ⟨N⟩ raised ⟨M⟩"
_YEAR_FIRST = re.compile(
    r"(?:^|[;.] )\W{0,3}(?:Back |Early |Late )?[Ii]n (?:early |late |mid-)?(?P<year>(?:19|20)\d\d),? (?:(?!\b(?:on|in) [A-Z])[^;.]){0,120}$"
)
# "two years after raising ⟨M⟩", "a year after it raised ⟨M⟩"
_YEARS_AFTER = re.compile(
    rf"\b(?:years?|months|weeks|decade) (?:after|since) [^,;.{M}]{{0,70}}$", re.IGNORECASE
)
# "⟨N⟩, which raised ⟨M⟩ from ⟨N⟩, cut jobs on Monday"
_ASIDE = re.compile(rf", (?:which|who|that)\b(?:[^,;.]|,(?= (?:and )?{N})){{0,160}}$")
_ASIDE_END = re.compile(rf",(?! (?:and )?(?:[\w’-]+ ){{0,3}}{N}(?:,| and |\W*$))|;")


# Characters round an amount whose words say whether its round was an earlier one.
_BEFORE, _AFTER = 160, 60
# "⟨M⟩ ⟨L⟩, which comes a year after": what it comes after is the older one; "; the previous ⟨L⟩" is another
_OTHER_ROUND = re.compile(r";|\b(?:comes?|coming|came) (?:[\w-]+ ){0,5}?(?:after|on the heels of)\b")
# "a ⟨M⟩ seed in 2024 that ⟨N⟩ led, and a ⟨M⟩ ⟨L⟩": what stands before is said of the first alone
_AND_ANOTHER = re.compile(r"[,;] and (?:an?|another) (?:[\w-]+ ){0,2}$")
_CLAUSE_END = re.compile(r",(?! (?:which|who)\b)|;| after | before ")

_HEARSAY = re.compile(
    r"\b(?:[Pp]eople|[Pp]ersons?|[Ss]ources?|[Ii]nsiders?) (?:familiar|close|with (?:direct )?knowledge|briefed)|\b[Ss]ources (?:say|said|told|tell)|\ba source (?:said|says|told)|"
    r"\baccording to [^.,;]{0,25}sources?\b|\bciting (?:unnamed |anonymous )?(?:sources|people)\b|"
    r"\breportedly (?:in|seeking|close|nearing|considering|exploring)\b"
)

# "was valued at ⟨M⟩ in the most recent round"
IN_LATEST = re.compile(
    rf"(?: and {M}| to {M})? (?:in|during|at|after|by) (?:the|its|this) (?:most recent|latest|new|newest|current|fresh) (?:[\w-]+ )?(?:round|funding|financing|raise|deal)\b"
)


def is_hearsay(sentence: str) -> bool:
    """Whether a sentence tells what anonymous sources say."""
    return bool(_HEARSAY.search(sentence))


# "has raised ⟨M⟩, according to three sources": one outlet has it of people it does not name
_FROM_SOURCES = re.compile(
    r"[^.;]{0,160}(?:\baccording to|,) (?:(?:two|three|several|multiple|four|some|a|one|the|person|people|to) ){0,3}(?:sources?|people|persons?)\b(?: (?:with|who|familiar|close|said|say|told|briefed)\b|[.,]|$)"
)


def is_from_sources(shape: str, position: int) -> bool:
    """Whether a sentence ends by saying that anonymous sources tell the round that stands at a position."""
    return bool(_FROM_SOURCES.match(shape, position + 1))


def is_about_value(marked: Marked) -> bool:
    """Whether all sums of a sentence are valuations and no round is named in it: that is all its sources tell."""
    sums = marked.positions(M)
    return bool(sums) and L not in marked.shape and all(role(marked, p) == "valuation" for p in sums)


def own_time(marked: Marked, mention: Mention, year: int | None) -> tuple[int, int] | None:
    """Where a mention tells of an earlier time as its own: "in 2021", "three years ago", "a year after raising".

    ``year``: in which the page was published. Half-open positions of the shape; what else the sentence dates is another matter.
    """
    shape, at = marked.shape, mention.anchor
    then = _THEN.match(shape, at + 1, mention.end)
    if then and not _OTHERWISE.search(shape, at + 1, then.start("then")) and _lies_back(then["year"], year):
        return at, then.end()
    if _YEARS_AFTER.search(shape, mention.start, at):
        return at, at
    first = _YEAR_FIRST.search(shape, mention.start, at)
    return (at, at) if first and _lies_back(first["year"], year) else None


def _lies_back(told: str | None, year: int | None) -> bool:
    return told is None or (year is not None and int(told) < year)


def aside(marked: Marked, mention: Mention) -> tuple[int, int] | None:
    """Where the relative clause stands in which a mention is: "⟨N⟩, which raised ⟨M⟩ from ⟨N⟩, cut ..."."""
    opened = _ASIDE.search(marked.shape, mention.start, mention.anchor)
    if not opened:
        return None
    ended = _ASIDE_END.search(marked.shape, mention.anchor, mention.end)
    return (opened.start(), ended.start()) if ended else None


def is_earlier(marked: Marked, mention: Mention) -> bool:
    """Whether the words round a mention make it an earlier round, told in passing."""
    after = marked.shape[mention.anchor : min(mention.end, mention.anchor + _AFTER)]
    if other := _OTHER_ROUND.search(after):
        after = after[: other.start()]
    front = fronted(marked.shape)  # "After opening its shop, ⟨N⟩ is in talks": the talks are new
    opened = front.comma if front and front.comma < mention.anchor else 0
    before = marked.shape[max(mention.start, opened, mention.anchor - _BEFORE) : mention.anchor]
    if mention.start and (other := _AND_ANOTHER.search(before)):
        before = before[other.start() :]
    return mention.past or bool(FORMER_FIRM.search(after)) or is_past(before + after)


# "A agreed to invest ⟨M⟩, and B invested ⟨M⟩": the second has a verb of its own
_GAVE = re.compile(r"\b(?:invested|put in|committed|poured|injected|bought|paid|gave|took)\b")


# "a ⟨M⟩ round in May, and prepares for its own ⟨L⟩": the listing alone is planned
_THEN_LISTS = re.compile(
    rf",? and (?:(?:is|now|also|already) ){{0,2}}(?:prepar|gear|plan|fil|eye)[a-z]{{0,4}} (?:up )?(?:for |to )?[^.;,{N}{M}]{{0,30}}{L}"
)


def status_told(marked: Marked, mention: Mention) -> Status:
    """The status of the deal, from the words of its clause; what a giver plans besides is another matter."""
    if mention.past:
        return "completed"
    own = mention.investor is not None and _GAVE.search(marked.shape, mention.start, mention.anchor)
    begin = mention.start if own else mention.told_from
    then = (
        _THEN_LISTS.search(marked.shape, mention.anchor, mention.end) if mention.money is not None else None
    )
    clause = marked.shape[begin : then.start() if then else mention.end]
    status = status_of(clause, invest=mention.investor is not None)
    if mention.investor is None or status != "planned":
        return status
    ended = _CLAUSE_END.search(marked.shape, mention.anchor)
    return status_of(marked.shape[begin : ended.start()], invest=True) if ended else status
