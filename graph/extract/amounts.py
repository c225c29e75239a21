"""The grammar of money: "$2.4 billion", "€12m", "₹20,000 crore", "SEK 200m", "27 million euros"."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from graph.money import Amount

Bound = Literal["exact", "about", "over", "under", "up_to"]

_SYMBOLS = {
    "us$": "USD", "us $": "USD", "u.s.$": "USD", "a$": "AUD", "au$": "AUD", "c$": "CAD", "ca$": "CAD", "s$": "SGD", "sg$": "SGD",
    "hk$": "HKD", "nz$": "NZD", "nt$": "TWD", "r$": "BRL", "r": "ZAR", "mx$": "MXN", "$": "USD", "€": "EUR", "£": "GBP",
    "₹": "INR", "rs.": "INR", "rs": "INR", "¥": "JPY", "cn¥": "CNY", "rmb": "CNY", "₩": "KRW", "₦": "NGN",
    "₪": "ILS", "₺": "TRY", "₫": "VND", "₱": "PHP", "฿": "THB", "rp": "IDR", "rm": "MYR", "zł": "PLN", "kr": "SEK",
}  # fmt: skip
_CODES = [
    "USD",
    "EUR",
    "GBP",
    "INR",
    "JPY",
    "CNY",
    "KRW",
    "SEK",
    "NOK",
    "DKK",
    "CHF",
    "AUD",
    "CAD",
    "SGD",
    "HKD",
    "NZD",
    "TWD",
    "BRL",
    "MXN",
    "ILS",
    "TRY",
    "NGN",
    "KES",
    "ZAR",
    "EGP",
    "IDR",
    "MYR",
    "PLN",
    "CZK",
    "HUF",
    "THB",
    "VND",
    "PHP",
    "AED",
    "SAR",
    "PKR",
    "BDT",
]
_WORDS = {
    "dollar": "USD", "us dollar": "USD", "u.s. dollar": "USD", "euro": "EUR", "pound": "GBP", "rupee": "INR",
    "yen": "JPY", "yuan": "CNY", "renminbi": "CNY", "won": "KRW", "franc": "CHF", "swiss franc": "CHF",
    "canadian dollar": "CAD", "australian dollar": "AUD", "singapore dollar": "SGD", "shekel": "ILS",
    "naira": "NGN", "rand": "ZAR", "real": "BRL", "reais": "BRL", "dirham": "AED", "riyal": "SAR",
}  # fmt: skip
_SCALES = {
    **dict.fromkeys(("k", "thousand"), 10**3),
    **dict.fromkeys(("lakh", "lakhs", "lac"), 10**5),
    **dict.fromkeys(("m", "mn", "mm", "mio", "mln", "million", "mil"), 10**6),
    **dict.fromkeys(("cr", "crore", "crores"), 10**7),
    **dict.fromkeys(("b", "bn", "bln", "billion", "bil"), 10**9),
    **dict.fromkeys(("t", "tn", "trn", "trillion"), 10**12),
    "lakh crore": 10**12,
}

_SYMBOL = "|".join(re.escape(s) for s in sorted(_SYMBOLS, key=lambda s: -len(s)))
_CODE = "|".join(_CODES)
_SCALE = r"lakh crore|" + "|".join(sorted(_SCALES, key=lambda s: -len(s)))
_NUMBER = r"\d{1,3}(?:,\d{2,3}){1,5}(?:\.\d{1,4})?|\d{1,12}(?:\.\d{1,4})?"
_UNIT = rf"(?:[\s\u00a0\u202f-]?(?P<scale{{0}}>{_SCALE})(?![\w]))?"
_WORD = "|".join(sorted(_WORDS, key=lambda s: -len(s)))
_AFTER = rf"(?:[\s-](?:in )?(?P<code{{0}}>{_CODE})\b|[\s-](?P<word{{0}}>{_WORD})s?\b)"

_FRONT = re.compile(
    rf"(?<![\w$€£₹¥])(?P<symbol>{_SYMBOL}|(?:{_CODE})(?=[\s\u00a0\d$€£]))\$?[\s\u00a0]?(?P<number>{_NUMBER})"
    + _UNIT.format("")
    + rf"(?:\s?(?:-|–|to)\s?(?:{_SYMBOL})?(?P<high>{_NUMBER})"
    + _UNIT.format("2")
    + r")?\+?(?:\s(?P<code>USD|CAD|AUD|SGD|HKD|NZD)\b)?",
    re.IGNORECASE,
)
_BACK = re.compile(
    rf"(?<![\w$€£₹¥.,])(?P<number>{_NUMBER})" + _UNIT.format("") + _AFTER.format(""),
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"(?:(?P<over>more than|over|above|at least|north of|in excess of|upwards of|exceeding|topping|surpassing)"
    r"|(?P<up>up to|as much as|as high as|a maximum of)"
    r"|(?P<under>less than|under|below|nearly|almost|just under|close to|approaching)"
    r"|(?P<about>about|around|approximately|roughly|some|an estimated|circa|c\.|~))\s?(?:a |an |the )?[“\"']?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Money:
    """An amount where it stands in a sentence: half-open offsets; ``bound`` is what the words before it say.

    A range counts by its lower end, which is all that is certain. ``other`` is the same sum in another
    currency, where brackets behind the amount give one.
    """

    start: int
    end: int
    amount: Amount
    bound: Bound
    other: Amount | None = None


def amounts(sentence: str) -> list[Money]:
    """Every amount of money in a sentence, in order; a bare number is none. Small change is kept."""
    found: list[Money] = []
    taken = 0
    matches = sorted(
        (m for pattern in (_FRONT, _BACK) for m in pattern.finditer(sentence)),
        key=lambda m: (m.start(), -m.end()),
    )
    for match in matches:
        if match.start() < taken:
            continue
        money = _money(sentence, match)
        if money is None:
            continue
        taken = money.end
        found.append(money)
    return _ranged(sentence, _paired(sentence, found))


def _ranged(sentence: str, found: list[Money]) -> list[Money]:
    """Join "between $500 million and $750 million" into one, by its lower end."""
    result: list[Money] = []
    for money in found:
        last = result[-1] if result else None
        joined = (
            last
            and sentence[last.end : money.start].strip() == "and"
            and _BETWEEN.search(sentence, max(0, last.start - 20), last.start)
        )
        if last and joined and last.amount.currency == money.amount.currency:
            result[-1] = Money(last.start, money.end, last.amount, last.bound, last.other)
        else:
            result.append(money)
    return result


_BETWEEN = re.compile(r"\bbetween (?:about |around |roughly )?$", re.IGNORECASE)


def _money(sentence: str, match: re.Match[str]) -> Money | None:
    groups = match.groupdict()
    currency = _currency(groups)
    if currency is None:
        return None
    end = match.end()
    if groups.get("high") and _TO_COUNT.fullmatch(sentence, match.end("scale"), match.end()):
        end = match.end("scale")  # "$9 million to 26 startups" is no range
    scale = groups.get("scale") or (groups.get("scale2") if groups.get("high") else None)
    value = Decimal(match["number"].replace(",", "")) * _SCALES[(scale or "").casefold() or "one"]
    return Money(match.start(), end, Amount(value, currency), _bound(sentence, match.start()))


_SCALES["one"] = 1
_TO_COUNT = re.compile(r"\sto\s\d{1,12}")


def _currency(groups: dict[str, str | None]) -> str | None:
    if code := groups.get("code"):
        return code if code.isupper() else None
    if word := groups.get("word"):
        return _WORDS[word.casefold()]
    symbol = groups.get("symbol") or ""
    if symbol.upper() in _CODES:
        # "usd" may be written small, but a code must not be part of running text: "sek" and "all" are words
        return symbol.upper() if symbol.isupper() else None
    if symbol.casefold() == "r" and not (symbol == "R" and (groups.get("scale") or groups.get("scale2"))):
        return None  # "R1" is a name; "R10 million" are rand
    return _SYMBOLS.get(symbol.casefold())


def _bound(sentence: str, start: int) -> Bound:
    before = _ABOUT.search(sentence[max(0, start - 30) : start])
    if not before:
        return "exact"
    kind = before.lastgroup
    return {"over": "over", "up": "up_to", "under": "under", "about": "about"}[kind or "about"]  # type: ignore[return-value]


_BRACKET = re.compile(
    r"\s?[(\[][\s~≈=]*(?:(?:about|around|approximately|approx\.?|roughly|or|nearly|over)\s)?$"
)
_CLOSED = re.compile(r"[^()\[\]]{0,20}[)\]]")


def _paired(sentence: str, found: list[Money]) -> list[Money]:
    """Join "€3 billion ($3.5 billion)" into one: the sum as announced, with the other currency beside it."""
    result: list[Money] = []
    for money in found:
        last = result[-1] if result else None
        between = sentence[last.end : money.start] if last else ""
        closed = _CLOSED.match(sentence, money.end)
        if (
            last
            and last.other is None
            and last.amount.currency != money.amount.currency
            and _BRACKET.fullmatch(between)
            and closed
        ):
            result[-1] = Money(last.start, closed.end(), last.amount, last.bound, money.amount)
        else:
            result.append(money)
    return result
