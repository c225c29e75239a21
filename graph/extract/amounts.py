"""The grammar of money: "$2.4 billion", "€12m", "₹20,000 crore", "SEK 200m", "27 million euros"."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from graph.extract.currencies import CODES, SCALED, SCALED_CODES, SYMBOLS, WORD, of_symbol, of_word
from graph.money import Amount

Bound = Literal["exact", "about", "over", "under", "up_to"]

_SCALES = {
    **dict.fromkeys(("k", "thousand"), 10**3),
    **dict.fromkeys(("lakh", "lakhs", "lac"), 10**5),
    **dict.fromkeys(("m", "mn", "mm", "mio", "mln", "million", "mil", "juta"), 10**6),
    **dict.fromkeys(("cr", "crore", "crores"), 10**7),
    **dict.fromkeys(("b", "bn", "bln", "billion", "bil", "mrd", "miliar"), 10**9),
    **dict.fromkeys(("t", "tn", "trn", "trillion", "triliun"), 10**12),
    "lakh crore": 10**12,
    "one": 1,
}

_SYMBOL = "|".join(re.escape(s) for s in sorted(SYMBOLS, key=lambda s: -len(s)))
_CODE = "|".join([*CODES, *SCALED_CODES])
_BY_LENGTH = "|".join(sorted(_SCALES.keys() - {"one"}, key=lambda s: (-len(s), s)))
_NUMBER = r"\d{1,3}(?:,\d{2,3}){1,5}(?:\.\d{1,4})?|\d{1,12}(?:\.\d{1,4})?"
_UNIT = rf"(?:[\s\u00a0\u202f-]?(?P<scale{{0}}>{_BY_LENGTH})(?![\w]))?"
_AFTER = rf"[\s\u00a0-](?:in )?(?:(?P<code>{_CODE})\b|(?P<word>{WORD})s?\b)"

_FRONT = re.compile(
    rf"(?<![\w$€£₹¥])(?P<symbol>{_SYMBOL}|(?:{_CODE})(?=[\s\u00a0\d$€£])|M(?P<mega>USD|EUR|SEK|NOK|DKK)(?=[\s\u00a0]))\$?[\s\u00a0]?(?P<number>{_NUMBER})"
    + _UNIT.format("")
    + rf"(?:\s?(?:-|–|to)\s?(?:{_SYMBOL})?(?P<high>{_NUMBER})"
    + _UNIT.format("2")
    + r")?\+?(?:\s(?P<code>USD|CAD|AUD|SGD|HKD|NZD)\b)?",
    re.IGNORECASE,
)
# "27 million euros", "250 M€", "20 million kr", "40 MSEK": what it is of stands behind it
_BEHIND = r"€|£|₹|kr\b|zł|kč|₺|₽|₴|₸|₫|฿|₩|\$"
_BACK = re.compile(
    rf"(?<![\w$€£₹¥.,])(?P<number>{_NUMBER})(?:{_UNIT.format('')}{_AFTER}|\s?(?P<behind>(?P<times>(?:\s?(?:{_BY_LENGTH}))?)\.?\s?(?:{_BEHIND})(?!\s?\d))|\sM(?P<mega>USD|EUR|SEK|NOK|DKK)\b)",
    re.IGNORECASE,
)
# "twelve million dollars", "half a billion euros", "a quarter of a million pounds", "two hundred million rupees"
_ONES = {
    word: n
    for n, word in enumerate(["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"], 1)
}
_TEENS = {word: n for n, word in enumerate(["ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"], 10)}  # fmt: skip
_TENS = {word: n * 10 for n, word in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)}  # fmt: skip
_PARTS = {"half": Decimal("0.5"), "quarter": Decimal("0.25")}
_ONE = "|".join(_ONES)
_COUNT = rf"(?:(?:{'|'.join(_TENS)})(?:[ -](?:{_ONE}))?|{'|'.join(_TEENS)}|{_ONE})"
_HUNDREDS = rf"(?P<hundreds>{_ONE}|a)[ -]hundred(?:(?: and |[ -])(?P<rest>{_COUNT}))?"
_SPELLED = re.compile(
    rf"(?<![\w-])(?P<words>(?:an? |one[ -])?(?:half|quarter)[ -](?:of )?(?:an?[ -])?|(?:{_HUNDREDS}|(?P<count>{_COUNT}))(?P<half> and a half)?[ -]|(?P<one>an? ))"
    rf"(?P<scale>thousand|lakh|million|crore|billion|trillion)[ -](?P<word>{WORD})s?\b",
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


def amounts(sentence: str, article: str = "") -> list[Money]:
    """Every amount of money in a sentence, in order; a bare number is none. Small change is kept.

    ``article``: the whole text, which tells of which country a company is, where a sign is the money of several.
    """
    found: list[Money] = []
    taken = 0
    matches = sorted(
        (m for pattern in (_FRONT, _BACK, _SPELLED) for m in pattern.finditer(sentence)),
        key=lambda m: (m.start(), -m.end()),
    )
    for match in matches:
        if match.start() < taken:
            continue
        money = _money(sentence, match, article)
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


def _money(sentence: str, match: re.Match[str], article: str) -> Money | None:
    groups = match.groupdict() | {"whole": match[0]}
    currency = _currency(groups, sentence, article)
    if currency is None:
        return None
    end = match.end()
    if groups.get("high") and _TO_COUNT.fullmatch(sentence, match.end("scale"), match.end()):
        end = match.end("scale")  # "$9 million to 26 startups" is no range
    value = _value(groups)
    if value is None:
        return None
    return Money(match.start(), end, Amount(value, currency), _bound(sentence, match.start()))


def _value(groups: dict[str, str | None]) -> Decimal | None:
    scale = (
        groups.get("scale") or (groups.get("scale2") if groups.get("high") else None) or groups.get("times")
    )
    times = 10**6 if groups.get("mega") else _SCALES[(scale or "one").strip().casefold()]
    if number := groups.get("number"):
        return Decimal(number.replace(",", "")) * times
    return _spelled(groups) * times


_ALL = {**_ONES, **_TEENS, **_TENS}
_LIKE = re.compile(r"-|(?:dollar|pound|rupee)$", re.IGNORECASE)
_TO_COUNT = re.compile(r"\sto\s\d{1,12}")


def _spelled(groups: dict[str, str | None]) -> Decimal:
    """How many a number in words is: "twenty-two", "a", "half a", "two and a half", "three hundred and fifty"."""
    words = (groups["words"] or "").casefold()
    if part := re.match(r"(?:an? |one[ -])?(half|quarter)\b", words):
        return _PARTS[part[1]]
    hundreds, count = (
        (groups["hundreds"] or "").casefold(),
        (groups["count"] or groups["rest"] or "").casefold(),
    )
    value = Decimal(100 * _ONES.get(hundreds, 1)) if hundreds else Decimal(0)
    value += sum(_ALL[word] for word in re.split(r"[ -]", count) if word)
    return (value or Decimal(1)) + (_PARTS["half"] if groups["half"] else Decimal(0))


def _currency(groups: dict[str, str | None], sentence: str, article: str) -> str | None:
    if code := groups.get("mega") or groups.get("code"):
        return code if code.isupper() and (code in CODES or groups.get("scale")) else None
    if word := groups.get("word"):
        if groups.get("one") and _LIKE.search(groups["whole"] or ""):
            return None  # "a million-dollar question", "a billion dollar company"
        return of_word(word, sentence, article)
    scaled = groups.get("scale") or groups.get("scale2") or groups.get("times")
    if behind := groups.get("behind"):
        sign = behind[len(groups.get("times") or "") :].strip(" .")
        # "in 2024 €5m was" and "5 $ signs" tell nothing: a sign stands right behind its number, or behind its scale
        return of_symbol(sign, sentence, article) if scaled or not behind[0].isspace() else None
    symbol = groups.get("symbol") or ""
    if symbol.upper() in CODES or symbol.upper() in SCALED_CODES:
        # "usd" may be written small, but a code must not be part of running text: "sek" and "all" are words
        return symbol.upper() if symbol.isupper() and (symbol in CODES or scaled) else None
    if symbol.casefold() in SCALED and not (scaled and not symbol.islower()):
        return None  # "R1" is a name; "R10 million" are rand
    return of_symbol(symbol, sentence, article)


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
