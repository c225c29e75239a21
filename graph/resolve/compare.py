"""Two names, one verdict with its reasons: same, related (and how), ask, or nothing to say.

Nothing to say means different by silence. A rule says ``same`` only where it is all but never wrong:
"X Capital" and "X" may be one house or a company and its arm, so strings alone never merge them. What
merges by knowledge stands in the alias table. A pure function of two keys, and symmetric in them.
"""

from dataclasses import dataclass
from typing import Literal

from rapidfuzz.distance import OSA

from graph.entities import Reason, Relation
from graph.resolve.aliases import Aliases, Row, aliases
from graph.resolve.names import DESCRIPTORS, FUND_WORDS, REGIONS, Form, Tokens, bare, form_of, initials

# Scores order the rules by how seldom each is wrong; they are ranks, not measured frequencies.
_BY_TABLE, _LEGAL_FORM, _SPACING, _MANAGER, _TYPO = 0.98, 0.95, 0.92, 0.88, 0.84
_TABLE_KIN, _NUMBER, _REGION, _FUND, _HOUSE_NAME = 0.97, 0.9, 0.85, 0.8, 0.6
_UNCLEAR = 0.5
_SPACED = (
    6  # letters from which two names with equal letters and other spaces are one; "x ai" and "xai" are not
)
_LONG_TOKEN, _LONG_NAME = 7, 9  # letters from which one wrong letter is a slip rather than another word
_HOUSE = 7  # letters from which a house's name at the front is hardly a common word; kept apart, not owned
_STEM = 4  # letters that a name needs to own a fund or a region by its string alone
_MANAGED = frozenset({"capital", "global", "partner", "venture", "investment", "equity", "group", "fund"})


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is said about two keys. With a relation it reads "``a`` is ``relation`` of ``b``"; else sorted."""

    a: str
    b: str
    verdict: Literal["same", "related", "ask"]
    relation: Relation | None
    score: float
    reasons: tuple[Reason, ...]


def compare(one: str, other: str) -> Comparison | None:
    """Compare two names by their keys; None: nothing suggests that they have to do with each other."""
    one, other = sorted((one, other))
    table = aliases()
    heads = table.head(one), table.head(other)
    if heads[0] and heads[1]:
        return _by_table(table, one, other, heads[0], heads[1])
    unclear = _perhaps(table, one, other)
    if unclear:
        return unclear
    short, long = sorted((form_of(one), form_of(other)), key=lambda form: (len(form.core), form.key))
    return _one_name(short, long) or _kin(short, long) or _hint(short, long)


def _said(
    one: str, other: str, verdict: Literal["same", "related", "ask"], score: float, rule: str, detail: str,
    relation: Relation | None = None,
) -> Comparison:  # fmt: skip
    a, b = (one, other) if relation else sorted((one, other))
    return Comparison(a, b, verdict, relation, score, (Reason(rule, detail),))


def _by_table(table: Aliases, one: str, other: str, mine: str, theirs: str) -> Comparison | None:
    if mine == theirs:
        for older, newer in ((one, other), (other, one)):
            row = table.because.get(older)
            newer_row = table.because.get(newer)
            if row and row.relation == "formerly" and not (newer_row and newer_row.relation == "formerly"):
                return _said(older, newer, "same", _BY_TABLE, "alias", _tell(row), "formerly")
        rows = [row for row in (table.because.get(one), table.because.get(other)) if row]
        detail = "; ".join(map(_tell, rows)) or f"both stand for {mine}"
        return _said(one, other, "same", _BY_TABLE, "alias", detail)
    for child, parent, low, high in ((one, other, mine, theirs), (other, one, theirs, mine)):
        found = table.related(low, high)
        if found:
            relation, row = found
            return _said(child, parent, "related", _TABLE_KIN, "alias", _tell(row), relation)
    if mine in table.families and table.families[mine] == table.families.get(theirs):
        return _said(one, other, "related", _TABLE_KIN, "family", f"{mine} and {theirs} belong to one house")
    return None


def _tell(row: Row) -> str:
    since = f" since {row.valid_from}" if row.valid_from else ""
    until = f" until {row.valid_to}" if row.valid_to else ""
    return f"{row.alias} {row.relation} {row.name}{since}{until} ({row.source})"


def _perhaps(table: Aliases, one: str, other: str) -> Comparison | None:
    for vague, clear in ((one, other), (other, one)):
        meant = table.perhaps.get(vague)
        if meant and meant in (clear, table.head(clear)):
            return _said(
                one, other, "ask", _UNCLEAR, "several-meanings", f"{vague} may be {meant}, or another"
            )
    return None


def _one_name(short: Form, long: Form) -> Comparison | None:
    if short.core == long.core:
        return _said(
            short.key, long.key, "same", _LEGAL_FORM, "legal-form", f"both are {'-'.join(short.core)}"
        )
    if short.joined == long.joined and len(short.joined) >= _SPACED:
        return _said(short.key, long.key, "same", _SPACING, "spacing", f"the same letters: {short.joined}")
    extra = _extra(short.core, long.core)
    if extra == ("management",) and len(short.core) > 1 and short.core[-1] in _MANAGED:
        detail = f"{short.key} and its management"
        return _said(short.key, long.key, "same", _MANAGER, "management", detail)
    return None


def _extra(short: Tokens, long: Tokens) -> Tokens:
    """What the longer name has behind the shorter one; empty unless it begins with it."""
    return long[len(short) :] if len(short) < len(long) and long[: len(short)] == short else ()


def _kin(short: Form, long: Form) -> Comparison | None:
    if short.stem == long.stem:  # the cores differ, so the numbers do
        detail = f"funds {short.number or 'without a number'} and {long.number or 'without a number'}"
        owner = short.number is None and short.stem[-1] != "fund"
        return _said(
            long.key, short.key, "related", _NUMBER, "fund-number", detail, "fund_of" if owner else None
        )
    extra = _extra(short.core, long.core)
    if not extra or len(short.joined) < _STEM or set(short.core) <= DESCRIPTORS:
        return None
    if extra in REGIONS and short.core[-1] != "of":
        detail = f"{'-'.join(extra)} is a region"
        return _said(long.key, short.key, "related", _REGION, "region", detail, "region_of")
    if (
        extra != ("fund",)
        and "fund" in extra
        and all(word in FUND_WORDS or word.isdecimal() for word in extra[: extra.index("fund")])
    ):
        detail = f"{'-'.join(extra)} behind the name of the house"
        return _said(long.key, short.key, "related", _FUND, "fund-words", detail, "fund_of")
    house = aliases().head(short.key)
    if house in aliases().families and len(short.joined) >= _HOUSE and not set(extra) <= DESCRIPTORS:
        detail = f"begins with the name of {house}, which has several vehicles"
        return _said(long.key, short.key, "related", _HOUSE_NAME, "house-name", detail)
    return None


def _hint(short: Form, long: Form) -> Comparison | None:
    slip = _slip(short, long)
    if slip:
        return slip
    if len(short.core) == 1 and short.joined == initials(long.core):
        return _said(short.key, long.key, "ask", _UNCLEAR, "initials", f"{short.joined} of {long.key}")
    if bare(short.core) == bare(long.core) and short.number == long.number:
        detail = f"they differ in words that only describe: {'-'.join(bare(short.core))}"
        return _said(short.key, long.key, "ask", _UNCLEAR, "descriptor", detail)
    return None


def _slip(short: Form, long: Form) -> Comparison | None:
    """One wrong, missing, doubled or swapped letter inside one long word, all else equal."""
    if len(short.core) != len(long.core) or OSA.distance(short.joined, long.joined, score_cutoff=1) != 1:
        return None
    apart = [(left, right) for left, right in zip(short.core, long.core, strict=True) if left != right]
    if len(apart) != 1:
        return None
    left, right = sorted(apart[0], key=len)
    if not (left + right).isalpha() or left in DESCRIPTORS or right in DESCRIPTORS or (left,) in REGIONS:
        return None
    long_enough = len(left) >= _LONG_TOKEN if len(short.core) > 1 else len(left) >= _LONG_NAME
    sure = long_enough and left[:2] == right[:2] and left + "s" != right
    detail = f"{left} and {right} differ by one letter"
    if sure:
        return _said(short.key, long.key, "same", _TYPO, "typo", detail)
    return _said(short.key, long.key, "ask", _UNCLEAR, "typo", detail) if len(left) >= _STEM + 1 else None
