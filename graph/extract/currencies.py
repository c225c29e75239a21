"""Which currency a sign, a code or a word of money means; where several countries share one, whose it is.

"Rs 2 billion" are Pakistani rupees of a company in Karachi, "¥500 million" are yuan of one in Beijing.
"""

import re
from functools import lru_cache

from graph.money import Amount

SYMBOLS = {
    "us$": "USD", "us $": "USD", "u.s.$": "USD", "a$": "AUD", "au$": "AUD", "c$": "CAD", "ca$": "CAD", "s$": "SGD", "sg$": "SGD",
    "hk$": "HKD", "nz$": "NZD", "nt$": "TWD", "r$": "BRL", "r": "ZAR", "mx$": "MXN", "$": "USD", "€": "EUR", "£": "GBP",
    "₹": "INR", "rs.": "INR", "rs": "INR", "¥": "JPY", "cn¥": "CNY", "rmb": "CNY", "₩": "KRW", "₦": "NGN",
    "₪": "ILS", "nis": "ILS", "₺": "TRY", "₫": "VND", "₱": "PHP", "php": "PHP", "฿": "THB", "rp": "IDR", "rp.": "IDR", "rm": "MYR",
    "zł": "PLN", "kr": "SEK", "kr.": "SEK", "ksh": "KES", "kshs": "KES", "ksh.": "KES", "ush": "UGX", "ugx": "UGX", "tsh": "TZS", "tk": "BDT", "tk.": "BDT", "৳": "BDT",
    "e£": "EGP", "le": "EGP", "gh₵": "GHS", "gh¢": "GHS", "₵": "GHS", "₴": "UAH", "₽": "RUB", "₸": "KZT", "₨": "INR", "kč": "CZK",
    "cfa": "XOF", "fcfa": "XOF", "rub": "RUB",
}  # fmt: skip
# Written without a scale, or in small letters, these are too often a name or a word: "R1", "LE 4", "TK 7".
SCALED = frozenset({"r", "le", "tk", "tk.", "nis", "ush", "tsh", "cfa", "fcfa", "rub"})
CODES = [
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
# Codes that a name or a word may be as well ("COP 26", "PEN 15"): they need a scale behind the number.
SCALED_CODES = [
    "LKR",
    "NPR",
    "GHS",
    "UGX",
    "TZS",
    "RWF",
    "ETB",
    "MAD",
    "TND",
    "JOD",
    "KWD",
    "BHD",
    "OMR",
    "QAR",
    "ARS",
    "CLP",
    "COP",
    "PEN",
    "UYU",
    "UAH",
    "RUB",
    "RON",
    "BGN",
    "ISK",
    "KZT",
    "GEL",
    "UZS",
    "XOF",
    "XAF",
    "MUR",
    "MMK",
]

# Units a dollar, as they were within a fifth over the last years: enough to tell that two sums are one.
_A_DOLLAR = {
    "USD": 1, "EUR": 0.9, "GBP": 0.78, "CHF": 0.9, "INR": 80, "JPY": 140, "CNY": 7, "KRW": 1300, "HKD": 7.8, "SGD": 1.35, "AUD": 1.5,
    "CAD": 1.35, "SEK": 10, "NOK": 10, "DKK": 6.8, "ILS": 3.6, "BRL": 5.3, "IDR": 15500, "THB": 34, "VND": 24500, "PHP": 56, "MYR": 4.4,
    "TWD": 31, "AED": 3.67, "SAR": 3.75, "ZAR": 18, "MXN": 18.5, "PLN": 4, "NZD": 1.65, "KES": 130, "PKR": 280,
}  # fmt: skip
_ALIKE = 1.25


def alike(one: Amount, other: Amount) -> bool:
    """Whether amounts in two currencies can be one sum, by rates that are only roughly so; of one currency never."""
    rates = _A_DOLLAR.get(one.currency), _A_DOLLAR.get(other.currency)
    if (
        one.currency == other.currency
        or rates[0] is None
        or rates[1] is None
        or not (one.value and other.value)
    ):
        return False
    ratio = float(one.value) / rates[0] / (float(other.value) / rates[1])
    return 1 / _ALIKE <= ratio <= _ALIKE


# Where a word alone is the money of several countries: what it is of each, and "" where nothing tells (None: not read).
_DOLLAR = {
    "": "USD",
    "us": "USD",
    "ca": "CAD",
    "au": "AUD",
    "sg": "SGD",
    "hk": "HKD",
    "nz": "NZD",
    "tw": "TWD",
}
_RUPEE = {"": "INR", "in": "INR", "pk": "PKR", "lk": "LKR", "np": "NPR", "mu": "MUR"}
_PESO = {"": "MXN", "mx": "MXN", "ph": "PHP", "ar": "ARS", "cl": "CLP", "co": "COP", "uy": "UYU"}
_SHILLING = {"": "KES", "ke": "KES", "ug": "UGX", "tz": "TZS"}
_KRONE = {"": "NOK", "no": "NOK", "dk": "DKK", "se": "SEK"}
_KRONA = {"": "SEK", "se": "SEK", "is": "ISK", "no": "NOK", "dk": "DKK"}
_CROWN = {"se": "SEK", "no": "NOK", "dk": "DKK", "cz": "CZK", "is": "ISK"}
_DINAR = {"kw": "KWD", "bh": "BHD", "jo": "JOD", "tn": "TND"}
_YEN = {"": "JPY", "jp": "JPY", "cn": "CNY"}
_UNITS: dict[str, dict[str, str]] = {
    "dollar": _DOLLAR, "euro": {"": "EUR"}, "pound": {"": "GBP", "uk": "GBP", "eg": "EGP"}, "pounds sterling": {"": "GBP"},
    "rupee": _RUPEE, "yen": {"": "JPY"}, "yuan": {"": "CNY"}, "renminbi": {"": "CNY"}, "won": {"": "KRW"},
    "franc": {"": "CHF", "ch": "CHF"}, "cfa franc": {"": "XOF"}, "shekel": {"": "ILS"}, "naira": {"": "NGN"}, "rand": {"": "ZAR"},
    "real": {"": "BRL"}, "reais": {"": "BRL"}, "dirham": {"": "AED", "ae": "AED", "ma": "MAD"},
    "riyal": {"": "SAR", "sa": "SAR", "qa": "QAR"}, "rial": {"om": "OMR"}, "krona": _KRONA, "kronor": _KRONA, "kronur": {"": "ISK"},
    "krone": _KRONE, "kroner": _KRONE, "crown": _CROWN, "koruna": {"": "CZK"}, "koruny": {"": "CZK"}, "zloty": {"": "PLN"}, "złoty": {"": "PLN"},
    "zlotych": {"": "PLN"}, "forint": {"": "HUF"}, "lira": {"": "TRY"}, "baht": {"": "THB"}, "dong": {"": "VND"}, "rupiah": {"": "IDR"},
    "ringgit": {"": "MYR"}, "peso": _PESO, "taka": {"": "BDT"}, "shilling": _SHILLING, "cedi": {"": "GHS"}, "birr": {"": "ETB"},
    "dinar": _DINAR, "hryvnia": {"": "UAH"}, "ruble": {"": "RUB"}, "rouble": {"": "RUB"}, "tenge": {"": "KZT"}, "lei": {"": "RON"},
}  # fmt: skip
_SHARED = {
    "rs": _RUPEE, "rs.": _RUPEE, "₨": _RUPEE, "¥": _YEN, "kr": {**_KRONA, "": "SEK"}, "kr.": {**_KRONA, "": "SEK"},
    **{unit: whose for unit, whose in _UNITS.items() if len(whose) > 1 and whose is not _DOLLAR},
}  # fmt: skip

# Countries that share a name of money with another: the adjective, then the country, then its cities.
_COUNTRIES = {
    "in": ("Indian", "India", "Mumbai|Bengaluru|Bangalore|(?:New )?Delhi|Gurgaon|Gurugram|Noida|Hyderabad|Chennai|Pune|Kolkata|Ahmedabad|Jaipur"),
    "pk": ("Pakistani", "Pakistan", "Karachi|Lahore|Islamabad|Rawalpindi|Faisalabad|Peshawar"),
    "lk": ("Sri Lankan", "Sri Lanka", "Colombo|Kandy"),
    "np": ("Nepali|Nepalese", "Nepal", "Kathmandu"),
    "mu": ("Mauritian", "Mauritius", "Port Louis"),
    "jp": ("Japanese", "Japan", "Tokyo|Osaka|Kyoto|Nagoya|Fukuoka|Yokohama|Sapporo|Kobe"),
    "cn": ("Chinese", "(?:mainland )?China|PRC", "Beijing|Shanghai|Shenzhen|Hangzhou|Guangzhou|Chengdu|Nanjing|Suzhou|Wuhan|Tianjin|Xi['’]an|Chongqing|Hefei"),
    "se": ("Swedish", "Sweden", "Stockholm|Gothenburg|Malm[öo]|Uppsala|Lund"),
    "no": ("Norwegian", "Norway", "Oslo|Bergen|Trondheim|Stavanger"),
    "dk": ("Danish", "Denmark", "Copenhagen|Aarhus|Odense|Aalborg"),
    "is": ("Icelandic", "Iceland", "Reykjav[ií]k"),
    "cz": ("Czech", "Czechia|Czech Republic", "Prague|Brno"),
    "mx": ("Mexican", "Mexico(?: City)?", "Monterrey|Guadalajara"),
    "ph": ("Philippine|Filipino", "Philippines", "Manila|Makati|Cebu|Taguig"),
    "ar": ("Argentine|Argentinian", "Argentina", "Buenos Aires"),
    "cl": ("Chilean", "Chile", "Santiago"),
    "co": ("Colombian", "Colombia", "Bogot[áa]|Medell[íi]n"),
    "uy": ("Uruguayan", "Uruguay", "Montevideo"),
    "ke": ("Kenyan", "Kenya", "Nairobi|Mombasa"),
    "ug": ("Ugandan", "Uganda", "Kampala"),
    "tz": ("Tanzanian", "Tanzania", "Dar es Salaam"),
    "kw": ("Kuwaiti", "Kuwait(?: City)?", "Kuwait City"),
    "bh": ("Bahraini", "Bahrain", "Manama"),
    "jo": ("Jordanian", "Jordan", "Amman"),
    "tn": ("Tunisian", "Tunisia", "Tunis"),
    "eg": ("Egyptian", "Egypt", "Cairo|Alexandria"),
    "uk": ("British|UK", "Britain|United Kingdom|UK|England", "London|Manchester|Edinburgh"),
    "ma": ("Moroccan", "Morocco", "Casablanca|Rabat"),
    "ae": ("Emirati|UAE", "UAE|United Arab Emirates", "Dubai|Abu Dhabi|Sharjah"),
    "sa": ("Saudi", "Saudi Arabia", "Riyadh|Jeddah"),
    "qa": ("Qatari", "Qatar", "Doha"),
    "om": ("Omani", "Oman", "Muscat"),
    "ch": ("Swiss", "Switzerland", "Zurich|Geneva|Basel|Lausanne|Zug"),
}  # fmt: skip
_MADE = (
    r"(?:[\w&/-]{1,30} ){0,3}?(?:start-?up|company|firm|maker|giant|group|unicorn|developer|platform|bank|business|lender|retailer|carmaker|manufacturer|"
    r"provider|operator|marketplace|fintech|neobank|app|brand|exchange|player)\b"
)
_HOUSES = {"jp": "SoftBank|Sony|Toyota|Rakuten|Mizuho|MUFG|Nomura"}  # who count in the money of their country
# What says whose money it is: where the company is at home ("home"), or the country's name alone ("told").
_HOMES = {
    country: re.compile(
        rf"\b(?:(?:{city}|{name})(?:-| )(?:based|headquartered|born|bred|founded)\b|(?:based|headquartered) (?:out of |in )(?:{city}|{name})\b"
        rf"|(?:{adjective})(?:-based\b| {_MADE})|(?:{name})[’']s {_MADE}|(?:{city}) {_MADE})|^\s{{0,3}}(?i:{city})(?:, [A-Z][\w ]{{1,20}})?(?: \([^()]{{0,30}}\))?\s?[:—–]"
        + (rf"|\b(?:{_HOUSES[country]})\b" if country in _HOUSES else "")
    )
    for country, (adjective, name, city) in _COUNTRIES.items()
}
_NAMED = {
    country: re.compile(rf"\b(?:{adjective}|{name}|{city})\b")
    for country, (adjective, name, city) in _COUNTRIES.items()
}
_OFTEN = 2  # so often an article names a country that is nobody's home there, before its money is meant

_ADJECTIVES = {
    **{word.casefold(): country for country, (words, _, _) in _COUNTRIES.items() for word in words.split("|")},
    "us": "us", "u.s.": "us", "canadian": "ca", "australian": "au", "singapore": "sg", "hong kong": "hk", "new zealand": "nz",
    "taiwan": "tw", "taiwanese": "tw", "new taiwan": "tw",
}  # fmt: skip
_OWN = "|".join(sorted(map(re.escape, _ADJECTIVES), key=len, reverse=True))
WORD = rf"(?:(?:{_OWN}) )?(?:{'|'.join(sorted(_UNITS, key=len, reverse=True))})"


def of_symbol(symbol: str, sentence: str, article: str) -> str | None:
    """The currency of a sign as it is written ("Rs", "¥", "KSh"); None where it is none."""
    symbol = symbol.casefold()
    return _whose(symbol, sentence, article) if symbol in _SHARED else SYMBOLS.get(symbol)


def of_word(word: str, sentence: str, article: str) -> str | None:
    """The currency of a word with or without its country: "rupee", "Swedish kronor"; None where nothing tells."""
    word = word.casefold()
    unit = next(u for u in _BY_LENGTH if word.endswith(u))
    owner = word[: -len(unit)].strip()
    whose = _UNITS[unit]
    if country := _ADJECTIVES.get(owner):
        return whose.get(country, whose.get(""))
    return _whose(unit, sentence, article) if unit in _SHARED else whose.get("")


_BY_LENGTH = sorted(_UNITS, key=len, reverse=True)


def _whose(unit: str, sentence: str, article: str) -> str | None:
    """The money of the country that the sentence, else the article, makes a company's home."""
    whose = _SHARED[unit]
    countries = [country for country in whose if country]
    ways = ((sentence, _at_home), (article, _at_home), (article or sentence, _named_alone))
    for text, of in ways[: 2 if whose is _YEN else 3]:  # who has money in China need not be at home there
        found = {whose[country] for country in of(text, tuple(countries))}
        if len(found) == 1:
            return found.pop()
        if found:
            break
    return whose.get("")


@lru_cache(maxsize=32)
def _at_home(text: str, countries: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(country for country in countries if _HOMES[country].search(text))


@lru_cache(maxsize=32)
def _named_alone(text: str, countries: tuple[str, ...]) -> tuple[str, ...]:
    """The countries that a text names, where the one that it names is named often."""
    named = [(country, _times(_NAMED[country], text)) for country in countries]
    return tuple(country for country, times in named if times) if max(t for _, t in named) >= _OFTEN else ()


def _times(pattern: re.Pattern[str], text: str) -> int:
    return sum(1 for _ in pattern.finditer(text))
