"""How large a signal is, in figures: what two sources say in their own words made comparable; pure."""

import re
from collections.abc import Iterable

Figure = tuple[str, float]  # a unit (a currency, "%" or "" for things counted) and how many of it

EQUAL = 0.98  # of the larger: "369.2 billion" is told as "369 billion"; 3.1 % for 3 is another figure
_MOST = 300  # letters that are looked at: a magnitude is a few words

_SIGNS = {
    "$": "USD", "us$": "USD", "s$": "SGD", "a$": "AUD", "c$": "CAD", "hk$": "HKD", "nz$": "NZD", "nt$": "TWD", "r$": "BRL",
    "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "rs": "INR", "rs.": "INR", "₩": "KRW",
    "dollar": "USD", "euro": "EUR", "pound": "GBP", "yen": "JPY", "yuan": "CNY", "rupee": "INR", "won": "KRW", "krona": "SEK",
    "kronor": "SEK", "franc": "CHF", "real": "BRL",
}  # fmt: skip
_CODES = "usd|eur|gbp|jpy|cny|rmb|inr|krw|sgd|aud|cad|hkd|chf|sek|nok|dkk|brl|twd|ils|aed|sar|idr|nzd|zar|mxn"
_SCALES = {
    "k": 1e3, "thousand": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "mil": 1e6, "million": 1e6, "b": 1e9, "bn": 1e9, "bil": 1e9,
    "billion": 1e9, "t": 1e12, "tn": 1e12, "trillion": 1e12, "lakh": 1e5, "crore": 1e7,
}  # fmt: skip
_FIGURE = re.compile(
    rf"(?<![\w.,])(?P<before>(?:us|s|a|c|hk|nz|nt|r)?\$|[€£¥₹₩]|rs\.?|(?:{_CODES}))?\s?"
    rf"(?P<number>\d[\d,]*(?:\.\d+)?)[\s-]?(?P<scale>{'|'.join(sorted(_SCALES, key=len, reverse=True))})?(?![^\W\d_])"
    rf"\+?\s?(?P<after>%|percent\b|per\scent\b|(?:{_CODES})\b|(?:dollar|euro|pound|rupee|franc|real)s?\b|yen\b|yuan\b|won\b|kron(?:a|or)\b)?",
    re.IGNORECASE,
)
_YEARS = range(1900, 2101)


def figures(text: str | None) -> frozenset[Figure]:
    """Every figure in a magnitude: ``369.2 billion yen ($2.4 billion)`` is 369.2e9 JPY and 2.4e9 USD.

    A bare year is none, and a text without digits has none.
    """
    found = set()
    for match in _FIGURE.finditer((text or "")[:_MOST]):
        value = float(match["number"].replace(",", ""))
        unit = _unit(match["before"] or match["after"])
        if not unit and not match["scale"] and match["number"].isdigit() and value in _YEARS:
            continue
        found.add(figure(unit, value * _SCALES.get((match["scale"] or "").lower(), 1.0)))
    return frozenset(found)


def figure(unit: str, value: float) -> Figure:
    """A figure to three digits, finer than anything here is compared, so that there are few different ones."""
    return unit, float(f"{value:.2e}")


def _unit(word: str | None) -> str:
    if not word:
        return ""
    word = word.lower()
    if word == "%" or word.startswith("per"):
        return "%"
    return _SIGNS.get(word) or _SIGNS.get(word.rstrip("s")) or {"rmb": "CNY"}.get(word, word.upper())


def equal(one: Figure, other: Figure) -> bool:
    """Whether two figures are one, rounded or not."""
    return one[0] == other[0] and min(one[1], other[1]) >= EQUAL * max(one[1], other[1])


def share(one: Iterable[Figure], other: Iterable[Figure]) -> bool:
    """Whether a figure stands in both."""
    theirs = list(other)
    return any(equal(a, b) for a in one for b in theirs)


def agree(one: Iterable[Figure], other: Iterable[Figure]) -> bool:
    """Whether nothing that both count in one unit differs: of each such unit one side's figures stand in the other."""
    mine, theirs = list(one), list(other)
    for unit in {u for u, _ in mine} & {u for u, _ in theirs}:
        a, b = [f for f in mine if f[0] == unit], [f for f in theirs if f[0] == unit]
        fewer, more = (a, b) if len(a) <= len(b) else (b, a)
        if not all(any(equal(f, g) for g in more) for f in fewer):
            return False
    return True
