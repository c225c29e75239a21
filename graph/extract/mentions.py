"""Who is named: spans of capitalised words, read by our own grammar.

A statistical model may give a second opinion, see ``graph.extract.opinion``.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from graph.extract.beginnings import ADJECTIVES, Usage
from graph.extract.datelines import dateline_end
from graph.extract.known import NOTHING, Known
from graph.extract.spelling import (
    POSSESSIVE,
    SUFFIX,
    bare,
    ends_in_number,
    ends_in_owner,
    is_capital,
    one_over_and,
)
from graph.extract.spotting import ENDED, KINDS, spotted, tells_kind
from graph.extract.tokens import INITIALS, LEGAL, Token, tokens
from graph.extract.words import BREAKS, DAYS, FUNCTION, GENERIC, HEADLINE, MONTHS, PLACES, bag

_ITS_OWN = re.compile(r", an? (?!\w+ (?:of|that|which)\b)")  # "Byju's, an ed-tech company, ..." is so called
_HEADS = bag(
    """
    bank group university government ministry kingdom republic institute school state board department council
    house commonwealth city college office academy federation development corporation
    """
)
_CAPITAL_NEXT = re.compile(r" [A-Z]")
_LISTED_NEXT = re.compile(r"[,;)]| and [A-Z]")
_FUND_NEXT = re.compile(r" (?:Fund|Capital|Ventures|Partners)\b")
_HOUSE_END = re.compile(r" (?:Capital|Ventures|Partners)\b")
# In running text these are parts of names where they stand capitalised: "Premji Invest", "Zone Startups".
_IN_RUNNING_TEXT = frozenset(
    {
        "Investors",
        "Founders",
        "Partner",
        "Invest",
        "Surge",
        "Startups",
        "Startup",
        "Platform",
        "Company",
        "Companies",
        "Investing",
    }
)

# "Acme SME IPO" and "Acme Q3" speak of Acme
_PUBLIC = re.compile(r"(?:(?: SME)? IPO| [QH][1-4](?: ?FY ?\d{2,4})?)$")
_PERIOD = re.compile(r"(?:[1-4]?[qh][1-4]?)?fy\d{0,4}|[1-4]q\d{0,4}")  # "Q4 FY24"
_LONGEST = 80  # characters: longer runs of capitals are shouting, not a name


@dataclass(frozen=True, slots=True)
class Name:
    """A name where it stands in a sentence: half-open offsets of ``text``.

    ``possessive``: an 's follows. ``joined``: what a hyphen joins to it ("based" in "Lagos-based").
    """

    start: int
    end: int
    text: str
    possessive: bool = False
    joined: str | None = None

    @property
    def is_place(self) -> bool:
        """Whether it names a place that cannot be a backer or a company."""
        return "-".join(self.text.casefold().split()) in PLACES

    @property
    def key(self) -> str:
        """The form in which two spellings of one name are equal."""
        return re.sub(r"[^\w]+", "", self.text.casefold())


# "Tariq bin Salo", "Ida van der Moe": within a person's name
_PARTICLES = frozenset({"bin", "ibn", "bint", "von", "van", "der", "den", "del", "al"})
_SURNAME = re.compile(r" (?:(?:der|den|al) )?[A-Z][a-z]+\b")
_JOINTS = frozenset({"&", "+", "of", "the", "for"})
# Words that end a house: "Alphabit Fund & Master Ventures" are two.
_ENDS = bag("fund funds ventures capital partners holdings inc ltd llc labs")
# Adjectives that seldom end a name: what follows "and" still belongs to it.
_KINDS_OF = bag("electrical mechanical chemical industrial technical agricultural structural")


def _joins(run: list[Token], word: str) -> bool:
    """Whether "&", "of", "for", "and" or "the" holds a name together here: "Bank of the West", "Smith & Sons"."""
    last = run[-1].text
    if "and" in {word, last}:  # "European Bank for Reconstruction and Development"
        adjective = run[-1 if word == "and" else -2].text if len(run) > 1 else ""
        if bare(adjective) in _KINDS_OF:  # "Acme Electrical and Mechanical Engineers"
            return word == "and" or is_capital(word)
        return any(part.text == "for" for part in run) and (last != "and" or is_capital(word))
    if word in {"&", "+"}:
        return not (word == "&" and bare(last) in _ENDS)
    if word == "for":
        return bare(last) in _HEADS
    if last == "for":
        return is_capital(word) and bare(word) not in BREAKS
    if last in {"&", "+"}:
        return is_capital(word)
    if word == "of":
        return bare(last) in _HEADS
    return (
        last.casefold() == "of" and (word == "the" or (is_capital(word) and bare(word) not in BREAKS))
    ) or (last == "the" and is_capital(word))


class Namer:
    """Reads names; made once an article, since some names show only by how the whole text uses them."""

    def __init__(self, text: str, known: Known = NOTHING) -> None:
        self._known = known
        self.text = text
        self._owned = _owned_names(text)
        self._usage = Usage(text, known)

    def names(self, sentence: str, taken: Iterable[tuple[int, int]] = ()) -> list[Name]:
        """Every name of a sentence, in order; none overlaps a ``taken`` span (amounts and labels)."""
        spans = sorted(taken)
        self._title = is_title(sentence)
        found: list[Name] = []
        run: list[Token] = []
        opening = dateline_end(sentence)
        words = tokens(sentence, opening)
        spots = spotted(sentence, words, self._known, title=self._title)
        spots = [spot for spot in spots if not any(a < spot[1] and spot[0] < b for a, b in spans)]
        for token in words:
            if spots and token.start >= spots[0][0]:
                start, end = spots[0]
                if token.start == start:
                    found += [*self._close(sentence, run), _spot(sentence, start, end)]
                    run = []
                if token.end >= end:
                    spots.pop(0)
                continue
            blocked = any(a < token.end and token.start < b for a, b in spans)
            if not blocked and self._continues(sentence, run, token):
                run.append(token)
                continue
            found += self._close(sentence, run)
            begun = not blocked and self._usage.begins(sentence, token, opening, titled=self._title)
            run = [token] if begun else []
        return found + self._close(sentence, run)

    def _continues(self, sentence: str, run: list[Token], token: Token) -> bool:
        if not run or sentence[run[-1].end : token.start] not in {" ", "\u00a0", "  "}:
            return False
        last, word = run[-1].text, bare(token.text)
        if SUFFIX.search(last.casefold()) or ends_in_owner(last):
            return False
        if last.endswith(("’s", "'s")):
            of = word == "of" and _CAPITAL_NEXT.match(sentence, token.end)  # "Moe's of Oslo"
            return bool(of) or ((bare(last), word) in self._owned and is_capital(token.text))
        if {token.text, last.casefold()} & (_JOINTS | {"and"}):
            return _joins(run, token.text) or one_over_and(sentence, [part.start for part in run], token.text)
        if token.text.isdigit():
            return ends_in_number(bare(last), len(run), sentence, token.start, token.text)
        if word in DAYS or word in MONTHS:
            return False
        if word in BREAKS or (self._title and word in HEADLINE):
            return self._goes_on(sentence, token, word)
        within = token.text in _PARTICLES and _SURNAME.match(sentence, token.end)
        return bool(within) or (
            is_capital(token.text) and not (word in FUNCTION - ADJECTIVES and self._title)
        )

    def _goes_on(self, sentence: str, token: Token, word: str) -> bool:
        """Whether a name goes on over a word that ends one as a rule: "Luxembourg Stock Exchange"."""
        if token.text == "Seed" and (
            _FUND_NEXT.match(sentence, token.end)
            or (not self._title and _LISTED_NEXT.match(sentence, token.end))
        ):
            return True  # "Acme Seed Fund II", "from Acme Seed, Beta and Gamma"
        if (word == "stock" and sentence.startswith(" Exchange", token.end)) or (
            token.text[0].isupper() and _HOUSE_END.match(sentence, token.end)
        ):
            return True
        return not self._title and token.text in _IN_RUNNING_TEXT

    def _close(self, sentence: str, run: list[Token]) -> list[Name]:
        while run and (run[-1].text in _JOINTS or run[-1].text == "and"):
            run.pop()
        if not run:
            return []
        start, end = run[0].start, run[-1].end
        joined = SUFFIX.search(sentence[start:end].casefold())
        possessive = False
        if joined:
            end = start + joined.start()
        elif (apostrophe := POSSESSIVE.search(sentence[start:end])) and not _ITS_OWN.match(sentence, end):
            end, possessive = start + apostrophe.start(), True
        text = sentence[start:end]
        if public := _PUBLIC.search(text):
            text = text[: public.start()]
            end = start + len(text)
        last = bare(run[-1].text)
        if len(run) == 1 and re.fullmatch(r"[A-Z]\.", text):
            text = text[0]
        if text.endswith(".") and last.rstrip(".") not in LEGAL and not INITIALS.search(text):
            text = text.rstrip(".")
        text = text.rstrip(".-’'!+&") if not text.endswith((".", "!")) else text
        end = start + len(text)
        words = [bare(token.text) for token in run]
        if (
            not text
            or len(text) > _LONGEST
            or (
                all(word in GENERIC or word.isdigit() or _PERIOD.fullmatch(word) for word in words)
                and not _is_house(text)
            )
        ):
            return [Name(start, end, text, possessive, joined[1])] if joined and text else []
        whole = Name(start, end, text, possessive, joined[1] if joined else None)
        return self._parted(whole, run) if len(run) > 1 else [whole]

    def _parted(self, name: Name, run: list[Token]) -> list[Name]:
        """A name, or the two known names that only stand side by side in it; "Lender Acme" is Acme."""
        roles = self._known.roles
        if name.text in roles:
            return [name]
        for last, first in pairwise(run):
            rest = name.text[first.start - name.start :]
            if rest not in roles:
                continue
            begun = name.text[: last.end - name.start]
            behind = replace(name, start=first.start, text=rest)
            if begun in roles:
                return [Name(name.start, last.end, begun), behind]
            if begun.casefold() in KINDS:
                return [behind]
        rest = name.text[run[1].start - name.start :]
        if tells_kind(run[0].text.casefold(), name.text, rest, self.text):
            return [replace(name, start=run[1].start, text=rest)]
        return [name]


def _spot(sentence: str, start: int, end: int) -> Name:
    """A known name where it was found."""
    after = ENDED.match(sentence, end)
    return Name(start, end, sentence[start:end], bool(after and after["own"]), after and after["joined"])


def _is_house(text: str) -> bool:
    """Whether a name of common words is that of a house all the same: "Seed Capital", "ETFS Capital"."""
    return text == "Capital Group" or bool(re.fullmatch(r"[A-Z][\w&]+ (?:Capital|Ventures|Partners)", text))


def is_title(sentence: str) -> bool:
    """Whether a sentence is set as a title, with most of its words capitalised."""
    words = re.findall(r"[A-Za-z][\w’'-]*", sentence)
    if sentence.count(",") > 2:  # noqa: PLR2004 - a list of names, which titles seldom hold
        return False
    small = sum(1 for word in words if re.match(r"[a-z]", word))
    return small * 5 < len(words) * 2  # more than three words in five


_GROUNDS = bag(
    "hill gate creek peak head hollow ridge brook"
)  # "Abbot’s Hill": no hill is anybody's property


def _owned_names(text: str) -> frozenset[tuple[str, str]]:
    """Pairs of words such as ("kraver", "canteen"): names with an apostrophe of their own.

    An owner is named on its own somewhere, or owns several things; a name with an apostrophe always stands
    whole. So a pair counts when it is written twice and its first word never stands without the second.
    """
    pairs = Counter(re.findall(r"\b([A-Z][\w-]{1,30})[’']s ([A-Z][\w-]{1,30})", text))
    alone = Counter(re.findall(r"\b([A-Z][\w-]{1,30})\b(?![’']s)", text))
    return frozenset(
        (owner.casefold(), owned.casefold())
        for (owner, owned), count in pairs.items()
        if (count > 1 and not alone[owner]) or (not alone[owner] and owned.casefold() in _GROUNDS)
    )
