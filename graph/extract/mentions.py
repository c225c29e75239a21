"""Who is named: spans of capitalised words, read by our own grammar.

A statistical model may give a second opinion, see ``graph.extract.opinion``.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from graph.extract.words import BREAKS, DAYS, FUNCTION, GENERIC, MONTHS, PLACES, bag

_WORD = re.compile(r"[^\W_](?:[\w’'&.+!]|-(?!-))*|&|\+")
_SUFFIX = re.compile(
    r"-(based|backed|headquartered|led|owned|listed|funded|founded|born|affiliated|linked|supported|style|powered"
    r"|run|controlled|parent|trained|native|first|focused|driven|enabled)$"
)
_POSSESSIVE = re.compile(r"[’']s?$")
_HEADS = bag(
    """
    bank group university government ministry kingdom republic institute school state board department council
    house commonwealth city college office academy federation development
    """
)
_LEGAL = bag(
    """
    inc corp ltd co llc plc pte pvt bhd
    """
)
_ADJECTIVES = bag(
    """
    one first second next early late key total top major new all beyond both plus up now investors
    """
)
_CLOSED = bag(
    "the a an this that these those it its he his she her they their we our in on at of for to from with by and or but as if"
)
_HOUSE = re.compile(
    r"(?:[A-Z][\w&]+ ){1,2}(?:Capital|Ventures?|Fund|Partners|Group|Holdings|Management|Bank)\b"
)
_APPOSED = re.compile(
    r"\s?, (?:an?|the) [^,.]{0,80}(?:-based|company|start-?up|platform|firm|provider|maker|app|developer)\b|(?: has| have)? (?:raises|raised|secured|lands|bags|closed)\b"
)
_HOUSE_NEXT = re.compile(r" (?:Capital|Ventures|Partners|Startups|Global)\b")
_TWO = re.compile(r"[A-Z][a-z]+ [A-Z0-9][\w&]")
_LONG = re.compile(r"[A-Z][a-z]+ [A-Z][\w&]+ [A-Z]")
_INITIALS = re.compile(r"(?:[A-Z]\.)+[A-Z]?$")


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


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    text: str


_JOINTS = frozenset({"&", "+", "of", "the"})
_NUMBERED = bag("fund ventures capital class partners growth")
_LONGEST_NUMBER = 4  # digits, as in "Fund 2050"


def _joins(last: str, word: str) -> bool:
    """Whether "&", "of" or "the" holds a name together here: "Bank of the West", "Smith & Sons"."""
    if word in {"&", "+"}:
        return True
    if last in {"&", "+"}:
        return _is_capital(word)
    if word == "of":
        return _bare(last) in _HEADS
    return (
        last.casefold() == "of" and (word == "the" or (_is_capital(word) and _bare(word) not in BREAKS))
    ) or (last == "the" and _is_capital(word))


class Namer:
    """Reads names; made once an article, since some names show only by how the whole text uses them."""

    def __init__(self, text: str) -> None:
        self._owned = _owned_names(text)
        self._small = Counter(re.findall(r"(?<![\w-])[a-z][a-z-]{2,}", text))
        inside = re.findall(r"(?<=[a-z,] )[A-Z][\w-]+(?=[ ,.’'])", text)
        self._inside = Counter(word.casefold() for word in inside)

    def names(self, sentence: str, taken: Iterable[tuple[int, int]] = ()) -> list[Name]:
        """Every name of a sentence, in order; none overlaps a ``taken`` span (amounts and labels)."""
        spans = sorted(taken)
        self._title = is_title(sentence)
        found: list[Name] = []
        run: list[_Token] = []
        for token in _tokens(sentence):
            blocked = any(a < token.end and token.start < b for a, b in spans)
            if not blocked and self._continues(sentence, run, token):
                run.append(token)
                continue
            found += self._close(sentence, run)
            run = [] if blocked or not self._begins(sentence, token) else [token]
        return found + self._close(sentence, run)

    def _begins(self, sentence: str, token: _Token) -> bool:
        word = _bare(token.text)
        if not _is_capital(token.text):
            listed = token.text.isdigit() or sentence[token.start - 2 : token.start] in {", ", "d "}
            return listed and word not in FUNCTION and bool(_HOUSE_NEXT.match(sentence, token.end))
        if word in DAYS or word in MONTHS:
            return False
        if word in _CLOSED and not token.text.isupper():
            return False
        if word in BREAKS or (word in FUNCTION and (len(word) == 1 or not token.text.isupper())):
            if (
                word in FUNCTION - _CLOSED
                and not self._title
                and token.start > 0
                and sentence[token.start - 2 : token.start - 1] not in {".", ":", ""}
            ):
                return bool(_TWO.match(sentence, token.start))
            return bool(_HOUSE.match(sentence, token.start)) or (
                word in _ADJECTIVES and token.start > 0 and bool(_LONG.match(sentence, token.start))
            )
        first = not sentence[: token.start].strip(" \t\"“‘'([-–—*•#>")
        if not first or not re.fullmatch(r"[A-Z][a-z]+", token.text) or self._inside[word]:
            return True
        if token.text.endswith(("ing", "ly")):
            return bool(_APPOSED.match(sentence, token.end))
        return self._small[word] == 0

    def _continues(self, sentence: str, run: list[_Token], token: _Token) -> bool:
        if not run or sentence[run[-1].end : token.start] not in {" ", "\u00a0", "  "}:
            return False
        last, word = run[-1].text, _bare(token.text)
        if _SUFFIX.search(last.casefold()):
            return False
        if last.endswith(("’s", "'s")):
            return (_bare(last), word) in self._owned and _is_capital(token.text)
        if token.text in _JOINTS or last.casefold() in _JOINTS:
            return _joins(last, token.text)
        if word in DAYS or word in MONTHS:
            return False
        if word in BREAKS and (self._title or token.text not in {"Investors", "Founders", "Partner"}):
            return False
        if token.text.isdigit():
            return len(token.text) <= _LONGEST_NUMBER and _bare(last) in _NUMBERED
        return _is_capital(token.text) and not (word in FUNCTION - _ADJECTIVES and self._title)

    def _close(self, sentence: str, run: list[_Token]) -> list[Name]:
        while run and run[-1].text in {"&", "+", "of", "the"}:
            run.pop()
        if not run:
            return []
        start, end = run[0].start, run[-1].end
        joined = _SUFFIX.search(sentence[start:end].casefold())
        possessive = False
        if joined:
            end = start + joined.start()
        elif apostrophe := _POSSESSIVE.search(sentence[start:end]):
            end, possessive = start + apostrophe.start(), True
        text = sentence[start:end]
        last = _bare(run[-1].text)
        if len(run) == 1 and re.fullmatch(r"[A-Z]\.", text):
            text = text[0]
        if text.endswith(".") and last.rstrip(".") not in _LEGAL and not _INITIALS.search(text):
            text = text.rstrip(".")
        text = text.rstrip(".-’'!+&") if not text.endswith((".", "!")) else text
        end = start + len(text)
        words = [_bare(token.text) for token in run]
        if (
            not text
            or len(text) > _LONGEST
            or (all(word in GENERIC or word.isdigit() for word in words) and words != ["capital", "group"])
        ):
            return [Name(start, end, text, possessive, joined[1])] if joined and text else []
        return [Name(start, end, text, possessive, joined[1] if joined else None)]


def is_title(sentence: str) -> bool:
    """Whether a sentence is set as a title, with most of its words capitalised."""
    words = re.findall(r"[A-Za-z][\w’'-]*", sentence)
    if sentence.count(",") > 2:  # noqa: PLR2004 - a list of names, which titles seldom hold
        return False
    small = sum(1 for word in words if re.match(r"[a-z]", word))
    return small * 5 < len(words) * 2  # more than three words in five


def _tokens(sentence: str) -> list[_Token]:
    tokens = []
    for match in _WORD.finditer(sentence):
        text = match[0]
        core = text.rstrip(".'’!-")
        if text.endswith(("'", "’")) and core + text[len(core)] == text and core.endswith("s"):
            core = text  # Teachers’ Pension Plan
        elif text.endswith(".") and (core.casefold() in _LEGAL or _INITIALS.match(text) or len(core) == 1):
            core = text
        tokens.append(_Token(match.start(), match.start() + len(core), core))
    return [token for token in tokens if token.text]


def _is_capital(text: str) -> bool:
    """Whether a word looks like (part of) a name: Acme, xAI, a16z, 7Learnings, 8VC."""
    if text[0].isupper():
        return True
    if text[0].isdigit():
        return bool(re.search(r"[A-Z]", text)) and not re.fullmatch(r"\d+(?:\.\d+)?[MBKTXDP]\w?", text)
    return re.match(r"[a-z]{1,4}[A-Z]|[a-z]\d{1,3}[a-z]\b", text) is not None


def _bare(text: str) -> str:
    return _POSSESSIVE.sub("", _SUFFIX.sub("", text.casefold())).rstrip(".")


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
        if count > 1 and not alone[owner]
    )
