"""The parts of a name: what is left without its legal form, its fund number, and words that only describe.

All of it is a function of the name's key (``graph.entities.name_key``), never of how it was typed, so
that what is judged about two ids does not depend on which spelling was met first.
"""

from dataclasses import dataclass
from functools import lru_cache

from graph.entities import name_key

Tokens = tuple[str, ...]

# Legal forms, dropped from the end of a name only: "AB Volvo" and "Limited Brands" keep theirs.
_LEGAL = frozenset(
    tuple(form.split())
    for form in [
        "inc",
        "incorporated",
        "corp",
        "corporation",
        "ltd",
        "limited",
        "llc",
        "llp",
        "lp",
        "plc",
        "gmbh",
        "mbh",
        "ag",
        "kg",
        "kgaa",
        "se",
        "sa",
        "sas",
        "sasu",
        "sarl",
        "spa",
        "srl",
        "sl",
        "slu",
        "bv",
        "nv",
        "ab",
        "oy",
        "oyj",
        "as",
        "asa",
        "aps",
        "kk",
        "pte",
        "pty",
        "pvt",
        "pbc",
        "jsc",
        "ooo",
        "lda",
        "ltda",
        "kft",
        "doo",
        "sro",
        "tbk",
        "bhd",
        "dmcc",
        "spc",
        "private limited",
        "co ltd",
        "and co",
        "and company",
        "and co inc",
        "and co ltd",
        "sdn bhd",
        "fz llc",
        "kabushiki kaisha",
        "public benefit corporation",
        "gmbh and co kg",
        "s a",
        "l p",
        "l l c",
        "l l p",
        "n v",
        "b v",
        "k k",
        "a g",
        "a s",
        "a b",
        "s p a",
        "s r l",
        "s a s",
        "s a r l",
        "p l c",
        "p b c",
        "p t e",
    ]
)
_LONGEST_LEGAL = max(map(len, _LEGAL))
# The same in scripts that write no spaces; they stand before or behind the name.
_LEGAL_CJK = ("株式会社", "股份有限公司", "有限责任公司", "有限公司")

_ONE_FORM = {
    "ventures": "venture", "partners": "partner", "investments": "investment", "holdings": "holding",
    "technologies": "technology", "labs": "lab", "advisers": "advisor", "advisors": "advisor",
    "associates": "associate", "mgmt": "management", "opportunities": "opportunity", "systems": "system",
    "intl": "international", "solutions": "solution",
}  # fmt: skip

FUND_WORDS = frozenset(
    [
        "fund",
        "lp",
        "opportunity",
        "opportunities",
        "growth",
        "startup",
        "seed",
        "early",
        "stage",
        "select",
        "vision",
        "impact",
        "climate",
        "continuity",
        "innovation",
        "venture",
        "capital",
        "equity",
        "infrastructure",
        "credit",
        "digital",
        "health",
        "ai",
        "tech",
    ]
)
DESCRIPTORS = frozenset(
    [
        "venture",
        "capital",
        "partner",
        "investment",
        "holding",
        "group",
        "management",
        "advisor",
        "associate",
        "vc",
        "fund",
        "growth",
        "equity",
        "company",
        "co",
        "international",
        "global",
        "technology",
        "system",
        "ai",
        "lab",
        "robotics",
        "software",
        "solution",
        "industries",
        "health",
        "bio",
        "therapeutics",
        "energy",
        "networks",
        "data",
        "computing",
        "semiconductor",
        "semiconductors",
        "network",
        "platform",
        "platforms",
        "motors",
        "studio",
        "studios",
    ]
)
REGIONS = frozenset(
    tuple(region.split("-"))
    for region in [
        "china",
        "india",
        "us",
        "usa",
        "uk",
        "europe",
        "japan",
        "korea",
        "israel",
        "africa",
        "asia",
        "america",
        "americas",
        "canada",
        "germany",
        "france",
        "brazil",
        "mexico",
        "singapore",
        "indonesia",
        "vietnam",
        "australia",
        "mena",
        "emea",
        "apac",
        "latam",
        "nordics",
        "turkey",
        "taiwan",
        "southeast-asia",
        "south-east-asia",
        "asia-pacific",
        "latin-america",
        "north-america",
        "middle-east",
        "sea",
        "hong-kong",
    ]
)
_ROMAN = {
    form: number
    for number, form in enumerate(
        ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv"], 1
    )
}
# A numeral at the end numbers a fund only behind such a word: "Vision Fund II", but not "Malcolm X".
_NUMBERED = frozenset(
    ["fund", "venture", "capital", "partner", "growth", "opportunity", "equity", "investment", "vc", "seed"]
)
_HIGHEST_FUND = 40  # a larger figure at the end is a year, an address or part of the name


@dataclass(frozen=True, slots=True)
class Form:
    """One name's parts. ``core`` lacks article and legal form and has one form a descriptor, ``stem`` also lacks
    the fund's number (``number``, None without one); ``joined`` is the core without spaces.
    """

    key: str
    core: Tokens
    stem: Tokens
    number: int | None

    @property
    def joined(self) -> str:
        """The core without its spaces."""
        return "".join(self.core)


@lru_cache(maxsize=65536)
def form_of(key: str) -> Form:
    """The parts of the name with this key."""
    tokens = _without_cjk_form(key).split("-")
    if tokens[0] == "the" and len(tokens) > 1:
        tokens = tokens[1:]
    core = tuple(_ONE_FORM.get(token, token) for token in _without_legal_form(tuple(tokens)))
    number = _fund_number(core)
    return Form(key, core, core if number is None else core[:-1], number)


def has_legal_form(name: str) -> bool:
    """Whether a name ends in a legal form behind at least one other word: then nobody was christened so."""
    key = name_key(name)
    if any(key.startswith(form) or key.endswith(form) for form in _LEGAL_CJK):
        return True
    tokens = tuple(key.split("-"))
    longest = min(_LONGEST_LEGAL, len(tokens) - 1)
    return any(tokens[-size:] in _LEGAL for size in range(longest, 0, -1))


def _without_legal_form(tokens: Tokens) -> Tokens:
    for size in range(min(_LONGEST_LEGAL, len(tokens) - 1), 0, -1):
        rest = tokens[:-size]
        # "X Corp." without its form would be one letter, which is nobody's name alone.
        if tokens[-size:] in _LEGAL and len("".join(rest)) > 1:
            return _without_legal_form(rest)
    if tokens[-1] == "co" and len(tokens) > 2:  # noqa: PLR2004 - "Meta Co" may be another than "Meta", "Toyota Motor Co" not
        return _without_legal_form(tokens[:-1])
    return tokens


def _without_cjk_form(key: str) -> str:
    for form in _LEGAL_CJK:
        if len(key) > len(form):
            key = key.removeprefix(form).removesuffix(form).strip("-")
    return key


def _fund_number(core: Tokens) -> int | None:
    if len(core) < 2:  # noqa: PLR2004 - a number alone numbers nothing
        return None
    last = core[-1]
    if core[-2] not in _NUMBERED:
        return None
    if last.isdecimal() and 0 < int(last) <= _HIGHEST_FUND:
        return int(last)
    return _ROMAN.get(last)


def initials(core: Tokens) -> str:
    """The first letters of three or more words; empty for fewer, which tell nothing."""
    return "".join(token[0] for token in core) if len(core) > 2 else ""  # noqa: PLR2004 - as the docstring says


def bare(core: Tokens) -> Tokens:
    """The core without the describing words and the number at its end; its first word always stays."""
    size = len(core)
    while size > 1 and (
        core[size - 1] in DESCRIPTORS or core[size - 1].isdecimal() or core[size - 1] in _ROMAN
    ):
        size -= 1
    return core[:size]
