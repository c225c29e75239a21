"""News that a backer has less or more money, or will, to fund."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from graph.dates import PartialDate
from graph.extract.context import Context
from graph.extract.marked import M, Marked, N
from graph.extract.names import same_name, shelf_key
from graph.extract.roles import role
from graph.extract.sentences import Sentence, with_evidence
from graph.extract.status import is_denied
from graph.extract.when import dates_said
from graph.facts import POSITIVE_SIGNALS, Signal

_FALL = (
    r"(?:fell|falls?|falling|slid|slides?|slip(?:s|ped)|tumbl(?:e[sd]?|ing)|plung(?:e[sd]?|ing)|plummet(?:s|ed|ing)?|sank|sinks?|drop(?:s|ped|ping)?|"
    r"declin(?:e[sd]?|ing)|crash(?:es|ed|ing)?|slump(?:s|ed|ing)?|div(?:es|ed|ing)|dove|nosedived?|shed|tank(?:s|ed)|crater(?:s|ed|ing)|skid(?:s|ded)|"
    r"(?:is|are|was|were|trading|traded|ended|closed) (?:down|lower)|took a (?:hit|beating))"
)
_RISE = (
    r"(?:rose|rises?|rising|jump(?:s|ed|ing)?|surg(?:e[sd]?|ing)|soar(?:s|ed|ing)?|climb(?:s|ed|ing)?|gain(?:s|ed|ing)?|rall(?:y|ies|ied)|skyrocket(?:s|ed)?|"
    r"bounc(?:es|ed|ing) back|spik(?:es|ed)|popp(?:s|ed)|leap(?:s|ed|t)|advanc(?:es|ed)|(?:is|are|was|were) up|more than doubled|doubled|tripled|rebound(?:s|ed))"
)
_SHARES = r"(?:shares?|stocks?|share price|stock price|market (?:value|cap(?:itali[sz]ation)?))"
_AMOUNT = re.compile(
    rf"(?P<magnitude>(?:(?:about|around|nearly|almost|more than|over|up to|as much as|at least|some|roughly|approximately|another) )?(?:{M}|\d+(?:\.\d+)?(?:%| per ?cent\b)))",
    re.IGNORECASE,
)
_HOLDING = r"(?:stakes?|shares|holdings?|positions?|investments?|bets?|shareholding|interest)"
_CAPEX = r"(?:capital (?:expenditures?|spending)|capex|spending|investments?|outlays?|budgets?|data cent(?:er|re)s?|AI infrastructure|infrastructure|stakes?)"

# Rules whose subject is the doer of the verb: the pattern begins with the verb.
_DOES: tuple[tuple[Signal, str], ...] = (
    (
        "share_price_fall",
        r"(?:led|leads|leading) (?:the |a )?(?:[\w-]+ )?(?:plunge|sell-?off|rout|declines?|losses|slump|slide|fallers|retreat|drop)\b",
    ),
    ("share_price_fall", rf"{_FALL} (?:the )?(?:hardest|furthest|most|steepest)\b"),
    (
        "net_loss",
        rf"(?:post|report|book|suffer|record|log|incur|swung|swing|sw(?:ings|ung) to|announce|expect)(?:s|ed|ing)?\b[^.;{N}]{{0,60}}?\b(?:net|quarterly|annual|investment|first-half|full-year|surprise|record|steep|fund) (?:[\w-]+ ){{0,2}}loss(?:es)?\b(?! per)",
    ),
    (
        "net_gain",
        rf"(?:post|report|book|record|log|swung|announce)(?:s|ed|ing)?\b[^.;{N}]{{0,60}}?\b(?:net|quarterly|annual|investment|first-half|full-year|record) (?:[\w-]+ ){{0,2}}(?:profits?|gains?|income)\b(?! per)",
    ),
    (
        "write_down",
        rf"(?:wr(?:ite|ites|ote|iting|itten)[ -]?(?:down|off)|mark(?:s|ed|ing)? down|writ(?:es|ing) off|slash(?:es|ed|ing)? the valu\w+ of|took an? (?:{M} )?(?:impairment|write-?down|charge)|cut(?:s|ting)? the (?:fair )?value of)\b[^.;]{{0,60}}?(?:{M}|{_HOLDING}|{N})",
    ),
    (
        "write_down",
        rf"expect(?:s|ed|ing)? (?:a|to take a) (?:[\w-]+ )?(?:loss|hit|charge|write-?down) of [^.;{N}]{{0,30}}{M}[^.;{N}]{{0,30}} on (?:its|their) {_HOLDING}",
    ),
    (
        "investment_pullback",
        rf"(?:pull(?:s|ed|ing)? back|retreat(?:s|ed|ing)?|back(?:s|ed|ing)? away|step(?:s|ped|ping)? back|retrench(?:es|ed|ing)?|scal(?:e[sd]?|ing) (?:back|down)|paus(?:e[sd]?|ing)|halt(?:s|ed|ing)?|suspend(?:s|ed|ing)?|fr(?:eeze|eezes|oze|eezing)|curb(?:s|ed|ing)?|rein(?:s|ed|ing)? in|slow(?:s|ed|ing)? down|slash(?:es|ed|ing)?|cut(?:s|ting)? back)\b(?: on)? (?:(?:from|its|their|new|all|startup|venture|AI|tech|on|the pace of|plans for|of|private|late-stage|most|early-stage|funding|further|in|planned)\s){{0,4}}(?:(?:invest(?:ments?|ing)|funding|deal-?making|deals|bets|spending|capital (?:spending|expenditures?)|capex|data cent(?:er|re)s?|startups?|start-ups|cheque-writing|venture)\b|{N})",
    ),
    (
        "stake_sale",
        rf"(?:sell(?:s|ing)?|sold|offload(?:s|ed|ing)?|divest(?:s|ed|ing)?|dump(?:s|ed|ing)?|unload(?:s|ed|ing)?|trim(?:s|med|ming)?|reduc(?:e[sd]?|ing)|cut(?:s|ting)?|exit(?:s|ed|ing)?|par(?:es|ed|ing)|liquidat(?:es|ed|ing)|dispos(?:es|ed|ing) of|cash(?:es|ed|ing) out(?: of)?)\b (?:[^.;{N}]{{0,40}} )?{_HOLDING}\b(?: (?:held )?in|,| worth| for|\.|$| to| by| through| of)",
    ),
    (
        "fund_shrink",
        r"(?:cut(?:s|ting)?|reduc(?:e[sd]?|ing)|shrink(?:s|ing)?|shrank|slash(?:es|ed|ing)?|trim(?:s|med)?|lower(?:s|ed))\b (?:[\w’-]+ ){0,5}(?:fund|fund size|fund target|vehicle)\b",
    ),
    (
        "layoffs",
        r"(?:lay(?:s|ing)? off|laid off|cut(?:s|ting)? (?:about |around |nearly |more than |some |up to )?(?:[\d,]+(?:%| per ?cent)? ?(?:of )?(?:its |their )?)?(?:jobs?|staff|employees|workers|workforce|roles|positions|headcount)|shed(?:s|ding)? (?:[\w,%]+ ){0,3}(?:jobs|staff)|eliminat(?:e[sd]?|ing) (?:[\w,%]+ ){0,3}(?:jobs|roles|positions)|slash(?:es|ed|ing)? (?:[\w,%]+ ){0,4}(?:jobs|staff|workforce|headcount))\b",
    ),
    (
        "debt_stress",
        r"(?:fil(?:e[sd]?|ing) for (?:Chapter 11|bankruptcy|insolvency|creditor)|default(?:s|ed|ing)? on|miss(?:es|ed) (?:an? )?(?:debt|interest|loan|bond|coupon) payments?|breach(?:es|ed) (?:[\w-]+ ){0,3}covenants?|fac(?:es|ed|ing) (?:a )?margin calls?|sought bankruptcy|entered (?:administration|insolvency)|renegotiat(?:es|ing) (?:its|their) debt)\b",
    ),
    (
        "shutdown",
        r"(?:shut(?:s|ting)? down|wind(?:s|ing)? down|wound down|liquidat(?:e[sd]?|ing) (?:its|the) (?:fund|bank|business|operations|company|firm)|ceas(?:es|ed|ing) (?:operations|trading|to exist)|clos(?:es|ed|ing) (?:its doors|down|shop)|collapsed\b(?! to| from))(?! (?:its |the |a )?(?:[\w-]+ ){0,3}(?:platform|app|service|product|store|office|site|website|plant|feature|unit|project|business line))",
    ),
    (
        "outflow",
        r"(?:issu(?:e[sd]?|ing) IOUs|gat(?:e[sd]|ing) (?:its|the|withdrawals|redemptions)|halt(?:s|ed|ing)? (?:withdrawals|redemptions)|suspend(?:s|ed|ing)? (?:withdrawals|redemptions)|limit(?:s|ed|ing)? (?:withdrawals|redemptions)|suffer(?:s|ed|ing)? (?:[\w-]+ ){0,4}(?:outflows|redemptions|withdrawals)|(?:see|saw|seen|spark(?:s|ed|ing)?) (?:[\w-]+ ){0,3}(?:outflows?|redemptions))\b",
    ),
    (
        "outflow",
        r"sell(?:ing)?\b[^.;]{0,60}\bto (?:cover|meet|fund) (?:the |its )?(?:withdrawals|redemptions)",
    ),
    (
        "investment_step_up",
        rf"(?:increas|boost|lift|hik|rais|doubl|tripl|ramp|step|expand|accelerat|rev)(?:e[sd]?|es|s|ed|ped|ing|ping)?(?: up)?\b (?:(?:its|their|the|overall|annual|planned|total|AI|expected|full-year|projected|2\d{{3}})\s){{1,4}}{_CAPEX}\b(?! in | of )",
    ),
    (
        "investment_step_up",
        r"(?:increas|boost|lift|hik|rais|doubl|tripl|ramp|step)(?:e[sd]?|es|s|ed|ped|ing|ping)?(?: up)?\b (?:its|their) stakes? in",
    ),
    (
        "investment_step_up",
        rf"(?:plans?|planned|planning|expects?|expected|intends?|pledge[sd]?|vow(?:s|ed)|promise[sd]?|set|aims?|committ?(?:ed|s|ing)?|will|signaled|signalled|guided)\b (?:to |on )?(?:(?:spend|invest|spending|investing|pour|splurge|deploy|develop|end up spending)\b[^.;{N}]{{0,25}})?(?:up to |as much as |about |around |more than |at least |between |an additional |another |approximately )?{M}[^.;{M}]{{0,60}}\b(?:cap(?:ital )?ex\w*|capital expenditures?|AI\b|data cent(?:er|re)s?|infrastructure|startups|compan(?:y|ies)|this year|in 20\d\d|over the next|next year|equity|{N})",
    ),
    (
        "investment_step_up",
        r"(?:spend(?:s|ing)?|invest(?:s|ing)?) (?:even |far |significantly |substantially |much )?more (?:than|on|in|heavily|money|aggressively)\b",
    ),
    ("investment_step_up", rf"(?:could|will|would|to) end up spending (?:about |around |up to )?{M}"),
    (
        "new_fund",
        r"(?:launch(?:es|ed|ing)?|unveil(?:s|ed)|clos(?:es|ed|ing)|announc(?:es|ed|ing)|rais(?:es|ed|ing)|set(?:s|ting)? up|debut(?:s|ed)) (?:on )?(?:(?:its|a|an|the|new|first|second|third|fourth|fifth|debut|inaugural|maiden|latest|early-stage|growth|seed|venture|capital|oversubscribed|(?-i:[A-Z])[\w-]*|climate|tech|AI|dedicated|final close of its)\s){1,7}(?:fund)\b(?!-?rais|ing)",
    ),
)
_DOES_RE = [(signal, re.compile(rf"\b{pattern}", re.IGNORECASE)) for signal, pattern in _DOES]
# Rules that name their subject themselves.
_MOVES: tuple[tuple[Signal, str], ...] = (("share_price_fall", _FALL), ("share_price_rise", _RISE))
_OF_SHARES: tuple[tuple[Signal, re.Pattern[str]], ...] = tuple(
    (signal, re.compile(rf"(?:\b{_SHARES} (?:of|in) (?:(?:[\w’-]{{1,30}} ){{0,6}}?(?P<a>{N}))(?:, [^,.]{{2,80}},)?|(?P<b>{N})(?:’s|'s)? (?:group )?(?:{_SHARES})|(?P<c>\b(?:its|the|their|the (?:[\w-]{{1,30}} ){{1,3}}(?:’s|'s)|[\w-]{{1,30}}(?:’s|'s)) (?:{_SHARES})))(?: (?:have|has|had|also|were|was|then|price|together|[\w]+ly)){{0,3}} {verb}\b", re.IGNORECASE))
    for signal, verb in _MOVES
)  # fmt: skip
_DROP_IN = re.compile(
    rf"(?:%|per ?cent) (?:[\w-]+ )?(?:drop|fall|decline|slide|plunge|slump|tumble|dip|loss) in (?:[\w’-]{{1,30}} ){{0,3}}?(?P<a>{N})(?:’s|'s)? (?:{_SHARES})",
    re.IGNORECASE,
)
_SELF: tuple[tuple[Signal, re.Pattern[str]], ...] = tuple(
    (
        signal,
        re.compile(
            rf"(?P<a>{N})(?: (?:has|have|had|was|is|also|been|then|just))* {verb}\b(?=[^.;{N}]{{0,25}}(?:\d(?:%| per ?cent)|in (?:\w+ )?trading|on the (?:stock|nasdaq|nse)|after-hours| this (?:year|month|week)))",
            re.IGNORECASE,
        ),
    )
    for signal, verb in _MOVES
)
_RAISES_FUND = re.compile(
    r"\b(?:rais(?:e[sd]?|ing)|clos(?:e[sd]?|ing)|launch(?:es|ed|ing)?|secur(?:e[sd]?|ing)|announc(?:e[sd]?|ing)|held|holds|unveil(?:s|ed)|"
    r"target(?:s|ing)|set(?:s|ting)? up)\b",
    re.IGNORECASE,
)
_FUND_REACH = 90  # characters between the verb and the size of the fund
_HOLDS = frozenset({"write_down", "stake_sale", "new_fund", "fund_shrink", "outflow"})
_NOT_YET = re.compile(
    r"\b(?:could|may|might|if|whether|fears?|risk|speculation|not)\b[^.;]{0,40}$", re.IGNORECASE
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


@dataclass
class PressureReader:
    """Goes through an article's sentences in order and keeps the signals."""

    published: PartialDate | None
    signals: list[Pressure] = field(default_factory=list)
    shelf: dict[tuple[Signal, str], list[Pressure]] = field(default_factory=dict)

    def read(self, marked: Marked, context: Context) -> None:
        """Take in one sentence."""
        for subject, signal, at, end in _found(marked, context):
            if not _credible(marked, context, subject, signal, at):
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


def _found(marked: Marked, context: Context) -> Iterator[tuple[str, Signal, int, int]]:
    """Subject, signal and where its words stand, for each signal of a sentence."""
    yield from _in_shares(marked, context)
    for signal, pattern in _DOES_RE:
        for match in pattern.finditer(marked.shape):
            for name in context.doers(marked, match.start()):
                yield name, signal, match.start(), match.end()
    yield from _funds_raised(marked, context)


def _in_shares(marked: Marked, context: Context) -> Iterator[tuple[str, Signal, int, int]]:
    for signal, pattern in (*_OF_SHARES, *_SELF, ("share_price_fall", _DROP_IN)):
        for match in pattern.finditer(marked.shape):
            groups = match.groupdict()
            at = next((match.start(group) for group in ("a", "b") if groups.get(group)), None)
            name = context.name_at(marked, at) if at is not None else context.last(marked)
            if name:
                yield name, signal, match.start(), match.end()


def _funds_raised(marked: Marked, context: Context) -> Iterator[tuple[str, Signal, int, int]]:
    for position in marked.positions(M):
        if role(marked, position) != "fund":
            continue
        for verb in _RAISES_FUND.finditer(marked.shape, max(0, position - _FUND_REACH), position):
            for name in context.doers(marked, verb.start()):
                yield name, "new_fund", position - 1, position + 1


def _credible(marked: Marked, context: Context, subject: str, signal: Signal, at: int) -> bool:
    """Whether the subject is one that funds others and the sentence states the thing as a fact."""
    if is_denied(marked.shape) or (
        "end up" not in marked.shape[at : at + 40] and _NOT_YET.search(marked.shape, max(0, at - 60), at)
    ):
        return False
    if signal == "stake_sale" and not re.search(
        r"stake|holding|position|interest", marked.shape[at : at + 90], re.IGNORECASE
    ):
        return context.is_backer(subject)
    if signal in _HOLDS and signal != "outflow":
        return True
    if signal == "shutdown" and context.focus and same_name(context.focus, subject):
        # the end of the very company that the article is about, whomever it funds; "collapsed" may be its price
        return not marked.shape.startswith("collapsed", at)
    return context.is_backer(subject)


def _magnitude(marked: Marked, at: int, end: int) -> str | None:
    """The first amount or share behind the words of the signal, as the text writes it."""
    found = _AMOUNT.search(marked.shape, at, min(len(marked.shape), end + 50))
    if not found:
        return None
    start = marked.origin[found.start("magnitude")]
    last = found.end("magnitude")
    stop = marked.origin[last] if last < len(marked.origin) else len(marked.sentence.text)
    return marked.sentence.text[start:stop].strip()
