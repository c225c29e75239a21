"""News that a backer has less or more money, or will, to fund."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from graph.dates import PartialDate
from graph.extract.context import Context
from graph.extract.marked import L, M, Marked, N
from graph.extract.names import same_name, shelf_key
from graph.extract.roles import role
from graph.extract.sentences import Sentence, with_evidence
from graph.extract.signals import AMOUNT, DOES, NAMED, WORDS
from graph.extract.status import is_denied
from graph.extract.subjects import opens
from graph.extract.when import dates_said
from graph.facts import POSITIVE_SIGNALS, Signal

_RAISES_FUND = re.compile(
    r"\b(?:rais(?:e[sd]?|ing)|clos(?:e[sd]?|ing)|launch(?:es|ed|ing)?|secur(?:e[sd]?|ing)|announc(?:e[sd]?|ing)|held|holds|unveil(?:s|ed)|"
    r"target(?:s|ing)|set(?:s|ting)? up|open(?:s|ed|ing)?|creat(?:es|ed|ing)|start(?:s|ed|ing)|seek(?:s|ing)|hit(?:s|ting)?|reach(?:es|ed|ing)?)\b",
    re.IGNORECASE,
)
_FUND_REACH = 90  # characters between the verb and the size of the fund
_DEAL_TO = re.compile(
    r"\b(?:deals?|agreements?|pact|contract|plans?|approval)\b[^.;]{0,60}\bto $", re.IGNORECASE
)
_FUND = re.compile(r"\b(?:funds?|vehicles?|SPAC|blank[- ]check)\b", re.IGNORECASE)
_BY = re.compile(r"\b(?:led by|from) ")
_NO_FUND = re.compile(
    r"\b(?:buy-?back|mutual funds?|QIP|scholarship|relief fund|etfs?|exchange-traded|index fund)\b",
    re.IGNORECASE,
)
_HOUSE = re.compile(
    r"\b(?:venture|ventures|VC|VCs|private[- ]equity|investors?|investment (?:firm|bank|company|house)|asset manager|fund manager|limited partners|LPs|"
    r"angel network|first close|final close|fund (?:II|III|IV|V|VI)|(?:first|second|third|debut|maiden) fund)\b",
    re.IGNORECASE,
)
_OWN_FUND = re.compile(r"\b[A-Z]\w+ Fund\b")
# A fund that these words describe gives money to companies, whoever sets it up.
_GIVES = re.compile(
    r"\b(?:venture|investment|start-?ups?|innovation|growth|seed|debt|credit|equity|secondaries|real[- ]estate|infrastructure|climate|impact|bitcoin|crypto|ecosystem|developer|"
    r"incubation|accelerator|technology|tech|AI|buyout|opportunit(?:y|ies)) (?:fund|vehicle)\b|\bfund(?: \w+){0,3} to (?:invest|back|fund|support (?:early|startups))|\binvest(?:s|ing)? in\b",
    re.IGNORECASE,
)
_NAMED_FUND = re.compile(r"\bFund(?: (?:[IVX]+|\d{1,2}))?\.?$")
_OPENS_NAMED = re.compile(
    rf"\b(?:launch(?:es|ed|ing)?|clos(?:e[sd]?|ing)|announc(?:e[sd]?|ing)|unveil(?:s|ed|ing)?|debut(?:s|ed)?|rais(?:e[sd]?|ing))(?: (?:the|its))?"
    rf"(?: (?:first |final |successful )?(?:launch|close|closing|closure) of)?(?: its| the| a)?(?: {M})? (?P<fund>{N})(?! (?:will|has|is|as|to|and)\b)",
    re.IGNORECASE,
)
# "⟨N⟩ Ventures raises ⟨M⟩" and no more: what a house raises is its fund
_RAISES_OWN = re.compile(
    rf"\b(?:rais(?:e[sd]?|ing)|secur(?:e[sd]?|ing)|clos(?:e[sd]?|ing)(?: on)?) (?:a |another |over |about |around |nearly |more than |up to |approximately |fresh ){{0,2}}(?P<money>{M})(?:(?= in (?:fresh |new )?capital\b|[.!]?$)| from (?:limited partners|LPs|HNIs)\b)",
    re.IGNORECASE,
)
_HOUSE_NAME = re.compile(r" (?:Ventures?|Venture Partners|Capital Partners|VC|Angels)$")
# What such a fund trades at tells of its market, and not of who runs it.
_LISTED_FUND = re.compile(r"\b(?:ETFs?|SPDR|iShares|QQQ|exchange-traded)\b|\b(?:Index|Sector) Fund\b")
_INDEX = frozenset({"index", "benchmark"})  # of a market, where the word stands alone
_INTO_ONE = re.compile(rf"would\b[^{M}]{{0,60}}{M} (?:more )?(?:in|into) (?P<name>{N})", re.IGNORECASE)
_COMPARED = re.compile(
    r"\b(?:compared (?:to|with)|against|versus|from|up on|above|below) (?:an? |the |its )?$", re.IGNORECASE
)
# "generated ⟨M⟩ in revenue, ⟨M⟩ in net income": the last is meant
_IN_INCOME = re.compile(
    rf"(?P<magnitude>{M}) (?:in|of) (?:\w+ ){{1,2}}(?:income|profits?|earnings)$", re.IGNORECASE
)
_OF_ITSELF = re.compile(r"\ban? (?:[\w%.-]+ ){0,3}stake\b(?! (?:held )?(?:in|of)\b)", re.IGNORECASE)
_ADDS = re.compile(r"\b(?:its|their) stakes (?:in|to)\b", re.IGNORECASE)
_HOLDS = frozenset({"write_down", "stake_sale", "new_fund", "fund_shrink", "outflow"})
_STAKE = re.compile(r"stake|holding|position|interest|ownership", re.IGNORECASE)
# Who stops or slows that, or lets go of its partners, funds others.
_OF_FUNDING = re.compile(
    r"\b(?:(?:start-?ups?|venture|seed|early-stage|late-stage|follow-on|private) (?:investments?|investing|deals?|deal-?making|bets|funding|fund|checks|cheques)|checks|cheques|term sheets|fund)\b",
    re.IGNORECASE,
)
# "would invest up to ⟨M⟩ in ⟨N⟩", "has put ⟨M⟩ into 37 startups"
_FUNDS = re.compile(
    rf"\b(?:invest(?:s|ed|ing)?|put(?:s|ting)?|pour(?:s|ed|ing)?|inject(?:s|ed|ing)?) [^.;{N}{M}]{{0,25}}{M} (?:more )?(?:in|into) (?:[a-z’-]+ ){{0,4}}(?:{N}|(?:[\w]+ )?start-?ups\b)|\b(?:backed|backs|invested in|invests in) (?:more than |over |some |about |nearly )?\d[\d,]* (?:[a-z-]+ ){{0,2}}(?:start-?ups|companies)\b",
    re.IGNORECASE,
)
_PUT_OFF = re.compile(
    r"\b(?:put(?:s|ting)? off|postpon(?:e[sd]?|ing)|shelv(?:es|ed|ing)|abandon(?:s|ed|ing)?|scrap(?:s|ped|ping)?|delay(?:s|ed|ing)?|cancel(?:s|led|ed)?)\b[^.;]{0,50}$",
    re.IGNORECASE,
)
_PERSONAL = re.compile(r"\b(?:his|her|my)\b", re.IGNORECASE)
_DENIES = re.compile(r"\b(?:den(?:ies|ied|ying)|no plans)\b", re.IGNORECASE).search
_NOT_YET = re.compile(
    r"(?:\b(?:could|(?-i:may)|might|if|whether|fears?|risk|speculation|keep(?:s|ing)?|avoid(?:s|ed|ing)?|prevent(?:s|ed|ing)?|instead of|rather than|without|analysts (?:expect|project|estimate|forecast))\b[^.;]{0,40}|(?:\b(?:not|never)\b|n[’']t\b)[^.;,]{0,40})$",
    re.IGNORECASE,
)

_TO_COME = re.compile(
    r"\b(?:will|would|plans?|planning|set|about|expect(?:s|ed)?|going)(?: to)?(?: be)? $", re.IGNORECASE
)


@dataclass
class Pressure:
    """One signal while its evidence is gathered; ``magnitude`` is verbatim."""

    subject: str
    signal: Signal
    magnitude: str | None
    date: PartialDate | None
    sentences: list[Sentence] = field(default_factory=list)

    @property
    def positive(self) -> bool:
        """Whether it means more money, not less."""
        return self.signal in POSITIVE_SIGNALS


@dataclass(frozen=True, slots=True)
class Ended:
    """A company that shuts down; ``planned``: it is announced only."""

    company: str
    planned: bool
    date: PartialDate | None
    sentences: list[Sentence]


@dataclass
class PressureReader:
    """Goes through an article's sentences in order and keeps the signals."""

    published: PartialDate | None
    signals: list[Pressure] = field(default_factory=list)
    ends: list[Ended] = field(default_factory=list)
    shelf: dict[tuple[Signal, str], list[Pressure]] = field(default_factory=dict)

    def read(self, marked: Marked, context: Context) -> None:
        """Take in one sentence, and who is told in it to fund others."""
        for match in _FUNDS.finditer(marked.shape):
            context.said_backers |= frozenset(context.doers(marked, match.start()))
        for subject, signal, at, end in _found(marked, context):
            if not _credible(marked, context, subject, signal, at, end):
                if signal == "shutdown" and context.focus and same_name(context.focus, subject):
                    self._ended(marked, subject, signal, at)
                continue
            magnitude = _magnitude(marked, at, end)
            near = self.shelf.setdefault((signal, shelf_key(subject)), [])
            known = next((s for s in near if same_name(s.subject, subject)), None)
            if known:
                known.magnitude = known.magnitude or magnitude
                known.sentences = with_evidence(known.sentences, [marked.sentence])
                known.subject = max(known.subject, subject, key=len)
            else:
                said = dates_said(marked.sentence.text, self.published)
                near.append(
                    Pressure(subject, signal, magnitude, said[0][1] if said else None, [marked.sentence])
                )
                self.signals.append(near[-1])

    def _ended(self, marked: Marked, company: str, signal: Signal, at: int) -> None:
        """The end of the company that the article is about: no pressure, since it funds nobody, but worth a fact."""
        if _stated(marked, company, signal, at) and not self.ends:
            said = dates_said(marked.sentence.text, self.published)
            planned = bool(_TO_COME.search(marked.shape, 0, at))
            self.ends.append(Ended(company, planned, said[0][1] if said else None, [marked.sentence]))


def _found(marked: Marked, context: Context) -> Iterator[tuple[str, Signal, int, int]]:
    """Subject, signal and where its words stand, for each signal of a sentence."""
    folded = marked.shape.casefold()
    unsaid = {signal for signal, words in WORDS.items() if not any(word in folded for word in words)}
    for signal, pattern in NAMED:
        if signal in unsaid:
            continue
        for match in pattern.finditer(marked.shape):
            if name := _named(marked, context, signal, match):
                yield name, signal, match.start(), match.end()
    for signal, pattern in DOES:
        if signal in unsaid:
            continue
        for match in pattern.finditer(marked.shape):
            place = match.start("place") if match.groupdict().get("place") else None
            one = place if place is not None else _into_one(match)
            if one is not None and not marked.name(one).is_place:
                continue  # money for one company is a round of it
            for name in _doers(marked, context, match.start()):
                yield name, signal, match.start(), match.end()
    yield from _funds_raised(marked, context)
    yield from _own_funds(marked, context)


def _named(marked: Marked, context: Context, signal: Signal, match: re.Match[str]) -> str | None:
    """Whom a pattern names, or whom its "its" means: no person, and of a write-down nobody but a backer."""
    groups = match.groupdict()
    at = next((match.start(group) for group in ("a", "b") if groups.get(group)), None)
    if at is not None:
        return context.name_at(marked, at)
    name = context.owner(marked, match.start())
    if not name or name in context.people.values():
        return None
    return name if signal != "write_down" or context.is_backer(name) else None


def _into_one(match: re.Match[str]) -> int | None:
    """Where the name stands that money "would" go into, if it goes into one."""
    found = _INTO_ONE.match(match.string, match.start(), match.end() + 1)
    return found.start("name") if found else None


def _doers(marked: Marked, context: Context, verb: int) -> list[str]:
    """The subject of a verb; of "struck a deal with buyers to sell", whom the sentence begins with."""
    found = context.doers(marked, verb)
    if found or not _DEAL_TO.search(marked.shape, max(0, verb - 80), verb):
        return found
    opening = opens(marked, verb)
    name = context.meant(marked, opening)
    return [name] if name and opening.position is not None and not context.is_person(name) else []


def _funds_raised(marked: Marked, context: Context) -> Iterator[tuple[str, Signal, int, int]]:
    for position in marked.positions(M):
        start = marked.origin[position]
        near = _BY.split(marked.sentence.text[max(0, start - _FUND_REACH) : start + _FUND_REACH])[0]
        if role(marked, position) != "fund" or not _FUND.search(near) or _NO_FUND.search(near):
            continue
        for verb in _RAISES_FUND.finditer(marked.shape, max(0, position - _FUND_REACH), position):
            for name in context.doers(marked, verb.start()):
                yield name, "new_fund", position - 1, position + 1


def _own_funds(marked: Marked, context: Context) -> Iterator[tuple[str, Signal, int, int]]:
    """Funds told by their names, and what a house raises for no company."""
    for match in _OPENS_NAMED.finditer(marked.shape):
        if _NAMED_FUND.search(marked.name(match.start("fund")).text):
            for name in context.doers(marked, match.start()):
                yield name, "new_fund", match.start(), match.end()
    for match in _RAISES_OWN.finditer(marked.shape):
        for name in context.doers(marked, match.start()):
            partners = "from" in match[0] and name in context.said_backers
            if (_HOUSE_NAME.search(name) or partners) and L not in marked.shape:
                yield name, "new_fund", match.start(), match.end()


def _stated(marked: Marked, subject: str, signal: Signal, at: int) -> bool:
    """Whether the sentence states the thing as a fact, of the subject, and of now."""
    denied = _DENIES if signal == "investment_pullback" else is_denied
    if denied(marked.shape) or (
        "end up" not in marked.shape[at : at + 40] and _NOT_YET.search(marked.shape, max(0, at - 60), at)
    ):
        return False
    if signal in {"net_gain", "net_loss"} and _COMPARED.search(marked.shape, max(0, at - 30), at):
        return False  # of the year before
    if signal in _HOLDS and _PERSONAL.search(marked.shape[at : at + 60]):
        return False  # what somebody sells of his own
    return not (
        signal.startswith("share_price")
        and (subject.casefold() in _INDEX or _LISTED_FUND.search(marked.sentence.text))
    )


def _credible(marked: Marked, context: Context, subject: str, signal: Signal, at: int, end: int) -> bool:
    """Whether the thing is stated, and of a subject that funds others."""
    if not _stated(marked, subject, signal, at):
        return False
    if signal == "stake_sale" and (
        not _STAKE.search(marked.shape[at : at + 90]) or _OF_ITSELF.search(marked.shape, at, at + 90)
    ):
        return context.is_backer(subject)
    if signal == "new_fund":
        if _PUT_OFF.search(marked.shape, max(0, at - 60), at):
            return False
        return not _NO_FUND.search(marked.shape) and (
            context.is_backer(subject)
            or any(p.search(marked.sentence.text) for p in (_HOUSE, _OWN_FUND, _GIVES))
        )
    if signal == "investment_step_up" and _ADDS.search(marked.shape, at, at + 60):
        return True  # who holds stakes and adds to them invests
    if signal in _HOLDS and signal != "outflow":
        return True
    if signal == "investment_pullback" and _OF_FUNDING.search(marked.shape, at, end):
        context.said_backers |= {subject}
        return True
    return context.is_backer(subject)


def _magnitude(marked: Marked, at: int, end: int) -> str | None:
    """The first amount or share behind the words of the signal, as the text writes it."""
    found = _IN_INCOME.search(marked.shape, at, end) or AMOUNT.search(
        marked.shape, max(at, marked.shape.rfind("|", at, end)), min(len(marked.shape), end + 50)
    )
    if not found:
        return None
    start = marked.origin[found.start("magnitude")]
    last = found.end("magnitude")
    stop = marked.origin[last] if last < len(marked.origin) else len(marked.sentence.text)
    return marked.sentence.text[start:stop].strip()
