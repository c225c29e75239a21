"""Whether a signal is stated as a fact, and of somebody who funds others."""

import re

from graph.extract.context import Context
from graph.extract.marked import M, Marked, N
from graph.extract.signalling import FOUNDED, NO_FUND
from graph.extract.status import is_denied
from graph.facts import Signal

_NEAR = 90  # characters around the words of a signal
_OF_A_FUND = re.compile(r"(?<!to )\b(?:funds?|vehicles?|SPAC|blank[- ]check)\b(?!-)", re.IGNORECASE)
_HOUSE = re.compile(
    r"\b(?:venture|ventures|VC|VCs|private[- ]equity|investors?|investment (?:firm|bank|company|house)|asset manager|fund manager|limited partners|LPs|"
    r"angel network|first close|final close|fund (?:II|III|IV|V|VI)|(?:first|second|third|debut|maiden) fund)\b",
    re.IGNORECASE,
)
_OWN_FUND = re.compile(r"\b[A-Z]\w+ Fund\b")
# A fund that these words describe gives money to companies, whoever sets it up.
_GIVES = re.compile(
    r"\b(?:venture|investment|start-?ups?|innovation|growth|seed|debt|credit|equity|secondaries|real[- ]estate|infrastructure|climate|impact|bitcoin|crypto|ecosystem|developer|"
    r"incubation|accelerator|technology|tech|AI|buyout|opportunit(?:y|ies)) (?:fund|vehicle)\b|\bfund(?: \w+){0,3} to (?:invest|back|buy|fund|support (?:early|startups))|\binvest(?:s|ing)? in\b",
    re.IGNORECASE,
)
# What such a fund trades at tells of its market, and not of who runs it.
_LISTED_FUND = re.compile(r"\b(?:ETFs?|SPDR|iShares|QQQ|exchange-traded)\b|\b(?:Index|Sector) Fund\b")
_INDEX = frozenset({"index", "benchmark"})  # of a market, where the word stands alone
_COMPARED = re.compile(
    r"\b(?:compared (?:to|with)|against|versus|from|up on|above|below) (?:an? |the |its )?$", re.IGNORECASE
)
_OF_ITSELF = re.compile(r"\ban? (?:[\w%.-]+ ){0,3}stake\b(?! (?:held )?(?:in|of)\b)", re.IGNORECASE)
_ADDS = re.compile(r"\b(?:its|their) (?:stakes|holdings?|positions?) (?:in|to)\b", re.IGNORECASE)
_HOLDS = frozenset({"write_down", "stake_sale", "new_fund", "fund_shrink", "outflow"})
_STAKE = re.compile(r"stake|holding|position|interest|ownership", re.IGNORECASE)
_HELD = re.compile(
    rf"{N}|{_STAKE.pattern}|invest|shares|\bbets?\b|portfolio|valu|worth|start-?ups?|loan|\ue002",
    re.IGNORECASE,
)
# Who stops or slows that, or lets go of its partners, funds others.
_OF_FUNDING = re.compile(
    r"\b(?:(?:start-?ups?|venture|seed|early-stage|late-stage|follow-on|private) (?:investments?|investing|deals?|deal-?making|bets|funding|fund|checks|cheques)|checks|cheques|term sheets|fund)\b|\b(?:venture(?: capital)?|VC|CVC|startup|start-up|investment) (?:arm|unit|business|division|team|operations?|programme|program)\b|\b(?:out of|away from|from) venture\b|\bno longer invest",
    re.IGNORECASE,
)
_PUT_OFF = re.compile(
    r"\b(?:put(?:s|ting)? off|postpon(?:e[sd]?|ing)|shelv(?:es|ed|ing)|abandon(?:s|ed|ing)?|scrap(?:s|ped|ping)?|delay(?:s|ed|ing)?|cancel(?:s|led|ed)?)\b[^.;]{0,50}$",
    re.IGNORECASE,
)
_PERSONAL = re.compile(r"\b(?:his|her|my)\b", re.IGNORECASE)
_DENIES = re.compile(r"\b(?:den(?:ies|ied|ying)|no plans)\b", re.IGNORECASE).search
# Here "abandoned", "refused to" and "unable to" are the news itself.
_NO_RAISE = frozenset({"investment_pullback", "fund_shrink", "outflow", "layoffs", "debt_stress", "shutdown"})
_NOT_YET = re.compile(
    r"(?:\b(?:could|(?-i:may)|might|about to|if|whether|fears?|risk|speculation|keep(?:s|ing)?|hop(?:es|ed|ing) to see|avoid(?:s|ed|ing)?|prevent(?:s|ed|ing)?|den(?:y|ies|ied|ying)|reject(?:s|ed|ing)? (?:the )?(?:claims?|reports?|suggestions?)|analysts (?:expect|project|estimate|forecast))\b[^.;]{0,40}|(?:\b(?:not|never(?! (?:stop|ceas|end))|instead of|rather than|without)\b|n[’']t\b)[^.;:,]{0,40}|\bno (?:[\w-]+ )?)$",
    re.IGNORECASE,
)
# "has not received a single redemption request": the words of the signal begin with it
_DID_NOT = re.compile(r"(?:has|have|had|is|are|was|were|did|does|do)(?: not| never|n[’']t)\b", re.IGNORECASE)
_OF_CLIENTS = frozenset({"outflow", "layoffs", "shutdown", "stake_sale"})
_OF_TRADE = frozenset({"share_price_fall", "share_price_rise", "net_gain", "net_loss"})
# Money for these is money for others, whoever gives it.
# A law, an office and who holds it spend the taxpayers' money.
_OFFICIAL = re.compile(
    r"^(?:President|Prime Minister|Minister|Ministry|Governor|Senator|Mayor|King|Sheikh|Chancellor)\b|\b(?:Act|Bill|Ministry|Government|Commission|Congress|Parliament|Senate)$"
)
_TO_OTHERS = re.compile(rf"\b{FOUNDED}\b", re.IGNORECASE)
_TO_BUILD = re.compile(
    rf"\b(?:AI|artificial intelligence|data cent(?:er|re)s?|chips?|semiconductors?|cloud|start-?ups|supercomputers?|(?:total|overall) (?:[a-z]+ )?investments?)\b|{M}[^.;{M}]{{0,25}} in(?:to)? (?:the )?{N}",
    re.IGNORECASE,
)
# no sum, and on a kind of thing
_BETS = re.compile(
    rf"(?:doubl|tripl|bet|go|went|gone)[^.;{M}]{{0,20}} (?:down|big|heavily|all[- ]in) on\b", re.IGNORECASE
)
_CLOSE = 12  # characters: "to work in AI"
_BILLION, _YENS = 10**9, 10**11
_SMALL_UNITS = frozenset({"JPY", "KRW", "INR", "IDR", "VND", "PHP", "THB", "TWD", "RUB", "HUF", "NGN", "PKR"})


def stated(marked: Marked, subject: str, signal: Signal, at: int) -> bool:
    """Whether the sentence states the thing as a fact, of the subject, and of now."""
    denied = _DENIES if signal in _NO_RAISE else is_denied
    if denied(marked.shape) or (
        "end up" not in marked.shape[at : at + 40] and _NOT_YET.search(marked.shape, max(0, at - 60), at)
    ):
        return False
    if signal in {"net_gain", "net_loss"} and _COMPARED.search(marked.shape, max(0, at - 30), at):
        return False  # of the year before
    if signal in _OF_CLIENTS and _DID_NOT.match(marked.shape, at):
        return False
    if _OFFICIAL.search(subject):
        return False
    if signal in _HOLDS and _PERSONAL.search(marked.shape[at : at + 60]):
        return False  # what somebody sells of his own
    return not (
        signal.startswith("share_price")
        and (subject.casefold() in _INDEX or _LISTED_FUND.search(marked.sentence.text))
    )


def credible(marked: Marked, context: Context, subject: str, signal: Signal, at: int, end: int) -> bool:
    """Whether the thing is stated, and of a subject that funds others."""
    if not stated(marked, subject, signal, at):
        return False
    if signal in _OF_TRADE or signal == "shutdown":
        named = signal == "shutdown" and _is_named(marked, context, subject)
        return context.lives_by_backing(subject) or (named and context.is_backer(subject))
    if signal == "stake_sale" and (
        not _STAKE.search(marked.shape[at : at + _NEAR]) or _OF_ITSELF.search(marked.shape, at, at + _NEAR)
    ):
        return context.is_backer(subject)
    if signal in {"new_fund", "fund_shrink"}:  # a company's round may come out smaller too
        of_a_fund = _is_fund if signal == "new_fund" else _shrinks
        return of_a_fund(marked, context, subject, at, end)
    if signal in _HOLDS and signal != "outflow":  # not a maker's charge on what it makes
        held = signal != "write_down" or _HELD.search(marked.shape, at, end + _NEAR)
        return bool(held) or context.is_backer(subject)
    if _BETS.match(marked.shape, at) and not _TO_OTHERS.search(marked.shape, at, end + _NEAR):
        return context.lives_by_backing(subject)  # a maker doubles down on its own products
    if _funds_others(marked, signal, at, end):
        context.said_backers |= {subject}
        return True
    return context.is_backer(subject)


def _is_named(marked: Marked, context: Context, subject: str) -> bool:
    """Whether a sentence names its subject: of a maker "the company" ends may be one that it bought."""
    return any(context.name_at(marked, at) == subject for at in marked.positions(N))


def _shrinks(marked: Marked, context: Context, subject: str, at: int, end: int) -> bool:
    """Whether what came out smaller is a fund, or is told of somebody who funds others."""
    return context.is_backer(subject) or bool(_OF_A_FUND.search(_words(marked, at, end)))


def _is_fund(marked: Marked, context: Context, subject: str, at: int, end: int) -> bool:
    """Whether what was raised is a fund that backs companies, or raised by somebody who does."""
    near = _words(marked, max(0, at - _NEAR), min(end + _NEAR, len(marked.shape)))
    if not _OF_A_FUND.search(near):
        return context.is_backer(subject)
    if _PUT_OFF.search(marked.shape, max(0, at - 60), at) or NO_FUND.search(marked.shape):
        return False
    return context.is_backer(subject) or any(
        p.search(marked.sentence.text) for p in (_HOUSE, _OWN_FUND, _GIVES)
    )


def _funds_others(marked: Marked, signal: Signal, at: int, end: int) -> bool:
    """Whether the words themselves say that the subject funds others: startups, or by billions for what is built."""
    if signal == "investment_pullback":
        return bool(_OF_FUNDING.search(marked.shape, at, end))
    if signal != "investment_step_up":
        return False
    if _ADDS.search(marked.shape, at, at + 60):
        return True  # who holds stakes and adds to them invests
    money = [marked.money(p).amount for p in marked.positions(M, at, min(end, len(marked.shape)))]
    large = _TO_BUILD.search(marked.shape, at, end + _CLOSE) and any(
        a.value >= (_YENS if a.currency in _SMALL_UNITS else _BILLION) for a in money
    )
    return bool(large or (money and _TO_OTHERS.search(marked.shape, at, end)))


def _words(marked: Marked, at: int, end: int) -> str:
    """What the text writes between two positions of the shape."""
    last = marked.origin[end] if end < len(marked.origin) else len(marked.sentence.text)
    return marked.sentence.text[marked.origin[at] : last]
