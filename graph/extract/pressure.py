"""News that a backer has less or more money, or will, to fund."""

import re
from dataclasses import dataclass, field

from graph.dates import PartialDate
from graph.extract.context import Context
from graph.extract.credible import credible, stated
from graph.extract.marked import M, Marked, N
from graph.extract.names import same_name, shelf_key
from graph.extract.sentences import Sentence, with_evidence
from graph.extract.signalled import found
from graph.extract.signalling import AMOUNT
from graph.extract.when import dates_said
from graph.facts import POSITIVE_SIGNALS, Signal

# "generated ⟨M⟩ in revenue, ⟨M⟩ in net income": the last is meant
_IN_INCOME = re.compile(
    rf"(?P<magnitude>{M}) (?:in|of) (?:\w+ ){{1,2}}(?:income|profits?|earnings)$", re.IGNORECASE
)
# "would invest up to ⟨M⟩ in ⟨N⟩", "has put ⟨M⟩ into 37 startups"
_FUNDS = re.compile(
    rf"\b(?:invest(?:s|ed|ing)?|put(?:s|ting)?|pour(?:s|ed|ing)?|inject(?:s|ed|ing)?) [^.;{N}{M}]{{0,25}}{M} (?:more )?(?:in|into) (?:[a-z’-]+ ){{0,4}}(?:{N}|(?:[\w]+ )?start-?ups\b)|\b(?:backed|backs|invested in|invests in) (?:more than |over |some |about |nearly )?\d[\d,]* (?:[a-z-]+ ){{0,2}}(?:start-?ups|companies)\b",
    re.IGNORECASE,
)
_MOST_PENDING = 200  # told of nobody who is known to fund others; more is a list of share prices
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
    pending: list[tuple[Marked, str, Signal, int, int]] = field(default_factory=list)

    def read(self, marked: Marked, context: Context) -> None:
        """Take in one sentence, and who is told in it to fund others."""
        for match in _FUNDS.finditer(marked.shape):
            context.said_backers |= frozenset(context.doers(marked, match.start()))
        for subject, signal, at, end in found(marked, context):
            if not credible(marked, context, subject, signal, at, end):
                if signal == "shutdown" and context.focus and same_name(context.focus, subject):
                    self._ended(marked, subject, signal, at)
                elif len(self.pending) < _MOST_PENDING and not context.is_backer(subject):
                    self.pending.append((marked, subject, signal, at, end))
                continue
            self._keep(marked, subject, signal, at, end)

    def finish(self, context: Context, gave: frozenset[str]) -> None:
        """Keep what was told of those who are said to fund others only further on in the text; ``gave``: who did in its rounds."""
        context.said_backers |= gave
        for marked, subject, signal, at, end in self.pending:
            if context.is_backer(subject) and credible(marked, context, subject, signal, at, end):
                self._keep(marked, subject, signal, at, end)

    def _keep(self, marked: Marked, subject: str, signal: Signal, at: int, end: int) -> None:
        magnitude = _magnitude(marked, at, end)
        near = self.shelf.setdefault((signal, shelf_key(subject)), [])
        known = next((s for s in near if same_name(s.subject, subject)), None)
        if known:
            known.magnitude = known.magnitude or magnitude
            known.sentences = with_evidence(known.sentences, [marked.sentence])
            known.subject = max(known.subject, subject, key=len)
        else:
            said = dates_said(marked.sentence.text, self.published)
            near.append(Pressure(subject, signal, magnitude, said[0][1] if said else None, [marked.sentence]))
            self.signals.append(near[-1])

    def _ended(self, marked: Marked, company: str, signal: Signal, at: int) -> None:
        """The end of the company that the article is about: no pressure, since it funds nobody, but worth a fact."""
        if stated(marked, company, signal, at) and not self.ends:
            said = dates_said(marked.sentence.text, self.published)
            planned = bool(_TO_COME.search(marked.shape, 0, at))
            self.ends.append(Ended(company, planned, said[0][1] if said else None, [marked.sentence]))


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
