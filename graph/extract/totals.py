"""Sums that are told together: what all rounds brought, one round among them, and parts of one round."""

import re
from typing import Literal

from graph.extract.drafts import Draft
from graph.extract.marked import L, M, Marked, N
from graph.extract.words import bag

_TOTAL_BEFORE = re.compile(
    rf"(?:\b(?:deals|rounds|investments|financings) (?:worth|total\w*|of|for|amounting to)\b[^{M};.]{{0,25}}|\btotal(?:s|led)?\b[^{M};.,]{{0,50}}|\bto date\b(?!, (?:has|have|had|secured|raised|closed)\b)[^{M};.]{{0,40}}|\bso far\b[^{M};.]{{0,30}}|\bcumulative[^{M};.]{{0,40}}|"
    rf"\boverall (?:funding|raised)[^{M};.]{{0,30}}|\baltogether[^{M};.]{{0,30}}|\bcombined[^{M};.]{{0,40}}|\balready raised[^{M};.,]{{0,15}}|\bin all\b[^{M};.]{{0,20}}|\bcollectively (?:rais|secur|garner|attract|bring|brought|net)\w*[^{M};.]{{0,30}}|\b(?:rounds|raises|deals|financings)\b[^{M};.]{{0,40}}\btotall?ing [^{M};.]{{0,12}}|"
    rf"\bbring(?:s|ing)?\b[^{M};.]{{0,60}}(?:total|raised|funding|capital|tally|war chest)[^{M};.]{{0,30}}|brought[^{M};.]{{0,50}} to )$",
    re.IGNORECASE,
)
_TOTAL_AFTER = re.compile(
    rf"^[^;.,{M}]{{0,45}}\b(?:to date|in total|(?<!a )combined|so far|all told|altogether|since (?:its|the|it|launch|incept|found)\w*|over its lifetime|total (?:funding|capital|raised)|in all\b(?! of)|across (?:\w+ )?(?:rounds|deals)|in aggregate|over (?:\w+ )?(?:rounds|years)|in the past \w+|since \d{{4}})",
    re.IGNORECASE,
)
# "raised ⟨M⟩ in a round that takes its total funding to ⟨M⟩": the second is the total
_NEW_TOTAL = re.compile(
    rf"^[^;.,{M}]{{0,45}}\b(?:bring|brought|tak|took|push|lift|boost)[a-z]{{0,3}} (?:its|their|the (?:[a-z-]+ )?[a-z-]+[’']s) (?:[a-z-]+ ){{0,3}}?(?:total|funding|fund-?raising|capital|tally|war chest)\b[^;.{M}]{{0,40}}{M}"
)
_PART_BEFORE = re.compile(
    rf"\b(?:of which|includ(?:es|ing|ed)|comprising|compris(?:es|ed)(?: of)?|consist(?:s|ing) of|made up of|in the form of|(?:which|that) (?:will |would )?(?:sees?|saw) (?:it|them|the \w+)|remaining|rest of the)\b[^{M}{N};.]{{0,20}}$",
    re.IGNORECASE,
)
_PART_AFTER = re.compile(
    r"^(?!\sin (?:debt and equity|equity and debt)\b)\s(?:was|were|is|of which|came|comes|coming|in) (?:in |raised as |raised in )?(?:\ue002|secondary|primary|equity|debt|from)\b|^\s(?:was|were|is|came) (?:raised )?(?:in |as )?(?:\ue002|primary|secondary|equity|debt)|^\sin (?:primary|secondary|debt|equity) (?:and (?!debt|equity|primary|secondary)|capital|while)|^ (?:from|by) (?:individual|retail)",
    re.IGNORECASE,
)
# "raised ⟨M⟩ in equity and ⟨M⟩ in debt": two rounds, where no whole is told before them
_RAISED_FIRST = re.compile(
    rf"^[^{M}]*\b(?:rais|secur|clos|bag|snag|snar|land|net|nab|receiv|drew|obtain|collect|pull|haul|scoop)\w*(?: in| on| up)? (?:(?:an?|about|around|nearly|over|more|than|some|roughly|almost|fresh|additional) ){{0,3}}$"
)
_IN_SHARES = re.compile(
    rf" in (?:[a-z]+ )?equity\b(?! and debt\b)[^.;{M}]{{0,80}}(?:and|plus|as well as|along with|,) (?:an? |another |up to |about |over )?{M}"
)
# "had raised ⟨M⟩, according to ⟨N⟩": who counts rounds tells their sum
_COUNTED = re.compile(rf",? (?:per|according to)(?: data (?:from|by))?(?: the)? (?={N})")
_COUNTERS = bag("pitchbook crunchbase tracxn dealroom cbinsights venturesource")


def adds_up(marked: Marked, draft: Draft) -> bool:
    """Whether the sums of a sentence are the parts of a round: "⟨M⟩ in shares and ⟨M⟩ from a fund" of ⟨M⟩ in all."""
    sums = [marked.money(position).amount for position in marked.positions(M)]
    if len(sums) < 2 or not draft.money or draft.past:  # noqa: PLR2004 - one part is no sum
        return False
    whole = draft.money.amount
    parts = all(one.currency == whole.currency and one.value < whole.value for one in sums)
    return parts and abs(sum(one.value for one in sums) - whole.value) * 100 <= whole.value


def _counts(name: str) -> bool:
    return name.split("’", maxsplit=1)[0].replace(" ", "").casefold() in _COUNTERS


def among_sums(
    marked: Marked, position: int, before: str, after: str
) -> Literal["deal", "total", "part"] | None:
    """What an amount is that is told with others: their total, a part of one, or a round within the total."""
    if _UNVEILED.search(before):
        return "deal"
    own = _PART_BEFORE.search(before) and (_own_round(marked, position) or bool(_ROUND_OF.search(before)))
    if own and _WITHIN_TOTAL.search(before):
        return "deal"
    if (_SUM_OF.search(before) and _IN_ONE.match(after)) or _ONE_TO_DATE.match(after):
        return "deal"
    if _BRINGS.match(after):
        return "deal"
    told_after = _TOTAL_AFTER.match(after) and not _NEW_TOTAL.match(after)
    total = _TOTAL_BEFORE.search(before) or told_after or _since_birth(marked.shape, position)
    counted = _COUNTED.match(after)
    counts = counted and _counts(marked.name(position + 1 + counted.end()).text)
    now = _NOW_RAISED.search(before) and _NO_MORE.match(after)
    if total or counts or now or _holds_round(marked, position, after):
        return "total"
    parted = (
        (_PART_AFTER.match(after) and not (_RAISED_FIRST.search(before) and _IN_SHARES.match(after)))
        or _beside_other(marked, position, before)
        or _is_secondary_part(marked, position)
        or (M in before and _REST.match(after))
        or _is_part_of_before(marked, position)
    )
    return "part" if parted or (_PART_BEFORE.search(before) and not own) else None


def _beside_other(marked: Marked, position: int, before: str) -> bool:
    """Whether a sum is the share in another currency: of "⟨€90 million⟩ and ⟨$10 million⟩ facility" the first is told."""
    if not before.endswith(f"{M} and "):
        return False
    return marked.money(position).amount.currency != marked.money(position - 6).amount.currency


_OF_A_KIND = re.compile(rf" (?:in|of|as) (?:an? )?(?:[a-z]+ )?(?P<kind>equity\b|debt\b|{L})")
_NO_STAGE = {"debt", "convertible", "grant", "secondary"}


def _is_part_of_before(marked: Marked, position: int) -> bool:
    """Whether a sum and another make up one told before them: "⟨M⟩: ⟨M⟩ in equity and ⟨M⟩ in debt"."""
    kind = _OF_A_KIND.match(marked.shape, position + 1)
    if not kind or (kind["kind"] == L and marked.label(kind.start("kind")).round not in _NO_STAGE):
        return False
    sums = {at: marked.money(at).amount for at in marked.positions(M)}
    mine = sums[position]
    return any(
        first < min(position, other)
        and other != position
        and mine.currency == whole.currency == rest.currency
        and abs(mine.value + rest.value - whole.value) * 100 <= whole.value
        for first, whole in sums.items()
        for other, rest in sums.items()
    )


def _is_secondary_part(marked: Marked, position: int) -> bool:
    """Whether "⟨M⟩ in secondary capital" tells how a round was made up."""
    shape = marked.shape
    return shape.startswith(f" in {L}", position + 1) and marked.label(position + 5).round == "secondary"


# "emerged from stealth with ⟨M⟩ in total funding": the first money that is told of a company is its round
_UNVEILED = re.compile(
    r"\b(?:(?:emerg|com|exit|launch|step|unveil)\w*|came)(?: out)? (?:of|from) stealth(?: mode)?(?: (?:today|on \w+|last \w+|this \w+))?,? (?:with|having raised|after raising) "
    r"(?:an? |about |around |nearly |over |more than |some )?(?:[a-z-]+ ){0,2}$"
)
# "raised a total of ⟨M⟩ in a ⟨L⟩", "aims to raise a total of ⟨M⟩ from the offering": one round all the same
_SUM_OF = re.compile(
    r"\b(?:rais\w{1,3}|secur\w{1,3}|collect\w{0,3}|bring(?:s|ing)? in|brought in) (?:an?|the) (?:[a-z]+ )?total of (?:about |around |nearly |over |more than |up to |some )?$"
)
# "has raised ⟨M⟩ to date in seed funding": of one stage
_ONE_TO_DATE = re.compile(
    rf"^ (?:to date|so far) in (?:an? |its )?(?:[a-z]+ )?{L}(?! (?:and|or|to)|,|/| [a-z]+ and {L})"
)
_IN_ONE = re.compile(
    rf"^ (?:in|from|through|via|by|as part of) (?:(?:an?|its|the|this) (?:[\w-]+ ){{0,3}}?(?:{L}|(?:round|offering|placement|raise|rights issue|issue)\b)|selling\b)"
)
# "raised ⟨M⟩, with ⟨M⟩ from ⟨N⟩ and the rest from others"
_REST = re.compile(rf"[^;.{M}]{{1,70}}\bthe (?:rest|remainder|remaining|balance)\b")
# "⟨N⟩ has now raised ⟨M⟩, and"
_NOW_RAISED = re.compile(r"\b(?:has|have) now raised (?:about |around |nearly |over |more than |some )?$")
_NO_MORE = re.compile(r"[,.;]|$| (?:and|since|over|across)\b")
# "raised ⟨M⟩ in total, including ⟨M⟩ ...", "has raised ⟨M⟩ from funds, including ⟨M⟩ in a round"
_WITHIN_TOTAL = re.compile(
    rf"\b(?:rais|total|funding)\w*\b[^{M};.]{{0,40}}{M}[^{M};.]{{0,70}}\binclud\w+ [^{M}{N};.]{{0,20}}$"
)
_INCLUDED = re.compile(
    rf"[^{M};.]{{1,70}}, includ(?:ing|es) (?:an? |its |the )?(?:[\w-]+ ){{0,3}}?(?P<money>{M})"
)


def _holds_round(marked: Marked, position: int, after: str) -> bool:
    """Whether a sum "from many funds, including ⟨M⟩ in a round" is what all rounds brought."""
    included = _INCLUDED.match(after)
    return included is not None and _own_round(marked, position + 1 + included.start("money"))


def _own_round(marked: Marked, position: int) -> bool:
    """Whether "including a ⟨M⟩ ⟨L⟩" names a round of its own, and not a part of one."""
    after = re.match(
        rf"\s(?:(?:in|from|through|via) (?:an?|its|the) )?(?:[\w-]+ ){{0,2}}?(?:(?P<label>{L})|round\b|(?:that|which) (?:was )?closed\b)",
        marked.shape[position + 1 : position + 60],
    )
    if not after or not after["label"]:
        return bool(after)
    return marked.label(position + 1 + after.start("label")).round.startswith(("series", "seed", "pre-seed"))


# "including a ⟨L⟩ round of ⟨M⟩"
_ROUND_OF = re.compile(
    rf"\binclud(?:ing|es|ed) (?:an?|its|the) (?:[\w-]+ ){{0,2}}?{L}(?: round| financing| funding)? (?:of|worth) $"
)
_BORN = re.compile(
    r"^(?:[^\w]*)(?:founded|launched|established|started|incorporated|set up|since) \b", re.IGNORECASE
)
_HAS_RAISED = re.compile(rf"\b(?:(?:has|have) (?:\w+ )?)?raised\b[^{M};]{{0,20}}$")
# "Founded in 2019, ⟨N⟩ raised ⟨M⟩ in its ⟨L⟩": one round, named by its label
_ONE_ROUND = re.compile(rf"(?:[- ](?:in|as|through|via) (?:an? |its |the )?| )(?:[\w-]+ ){{0,2}}?{L}(?! and)")


# "the ⟨M⟩ ⟨L⟩ brings its total to ⟨M⟩"
_BRINGS = re.compile(
    rf"^ (?:{L}|(?:[\w-]+ ){{0,2}}(?:round|funding|financing|raise|investment))(?: (?:round|funding|financing))?,? (?:which )?(?:brings|brought|takes|took|pushes|pushed|lifts|lifted) [^.;{M}]{{0,60}}{M}"
)
# "⟨N⟩, founded in 2019, has raised ⟨M⟩ from ⟨N⟩": who gave it is told
_FROM_ONE = re.compile(rf" (?:in (?:[a-z]+ )?funding )?(?:from|led by) {N}(?: and {N})?\s?(?:[.;]|$)")


def _since_birth(shape: str, position: int) -> bool:
    """Whether "Founded in 2019, ⟨N⟩ has raised ⟨M⟩" tells of all rounds together."""
    raised = _BORN.match(shape) and _HAS_RAISED.search(shape, max(0, position - 60), position)
    return bool(
        raised and not _FROM_ONE.match(shape, position + 1) and not _ONE_ROUND.match(shape, position + 1)
    )
