"""Who is named: spans of capitalised words, read by our own grammar.

A statistical model may give a second opinion, see ``graph.extract.opinion``.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from graph.extract.known import NOTHING, Known
from graph.extract.spelling import ends_in_number, ends_in_owner, is_capital, one_over_and
from graph.extract.spotting import ENDED, KINDS, counts, fits, spotted, tells_kind
from graph.extract.tokens import INITIALS, LEGAL, Token, tokens
from graph.extract.words import ADVERBS, BREAKS, DAYS, FUNCTION, GENERIC, MONTHS, PLACES, bag

_SUFFIX = re.compile(
    r"-(based|backed|headquartered|led|owned|listed|funded|founded|born|affiliated|linked|supported|style|powered"
    r"|run|controlled|parent|trained|native|first|focused|driven|enabled|related|generated|specific|heavy|ready)$"
)
_ITS_OWN = re.compile(r", an? (?!\w+ (?:of|that|which)\b)")  # "Byju's, an ed-tech company, ..." is so called
_POSSESSIVE = re.compile(r"[’']s?$")
_SHORTENED = re.compile(r"[’'](?:ll|ve|re|d|m|t)$")  # "This’ll", "We've"
_HEADS = bag(
    """
    bank group university government ministry kingdom republic institute school state board department council
    house commonwealth city college office academy federation development
    """
)
_ADJECTIVES = bag(
    """
    one first second next early late key total top major new all beyond both plus up now investors
    """
)
_CLOSED = bag(
    "the a an this that these those it its he his she her they their we our in on at of for to from with by and or but as if "
    "named called dubbed christened titled"
)
_HOUSE = re.compile(
    r"(?:[A-Z][\w&]+ ){1,2}(?:Capital|Ventures?|Fund|Partners|Group|Holdings|Management|Bank)\b"
)
_APPOSED = re.compile(
    r"(?: [A-Z][\w&.’'-]{0,30}){0,5}(?:\s?,(?: Ltd\.?,| Inc\.?,)? (?:an?|the) [^,.]{0,80}(?:-based|company|start-?up|platform|firm|provider|maker|app|developer)\b|(?: has| have)? (?:raises|raised|secured|lands|bags|closed)\b)"
)
# "solarisBank, a Berlin-based ..., raised": whatever a sentence opens with and then describes is named.
_DESCRIBED = re.compile(
    r"(?: [\w&.’'-]{1,30}){0,3}\s?(?:\([^()]{0,60}\)\s?)?, (?:an?|the) (?=[^.]{0,200}\b(?:rais|secur|clos|bagg|land|snag|snar|receiv|nett|drew|obtain|complet|scor|grabb|pick|pull|brought|added|got|won)\w*)"
)
# "gojek raises $5m"
_RAISES = re.compile(
    r" (?:has )?(?:rais(?:es|ed)|lands|bags|secures|closes|nets|snags|nabs|banks|picks up|gets)\b(?=[^.]{0,40}[$€£₹\d])"
)
_LISTED_NEXT = re.compile(r"[,;)]| and [A-Z]")
_FUND_NEXT = re.compile(r" (?:Fund|Capital|Ventures|Partners)\b")
_HOUSE_NEXT = re.compile(r" (?:Capital|Ventures|Partners|Startups|Global)\b")
_HOUSE_END = re.compile(r" (?:Capital|Ventures|Partners)\b")
# In running text these are parts of names where they stand capitalised: "Premji Invest", "Zone Startups".
_IN_RUNNING_TEXT = frozenset(
    {"Investors", "Founders", "Partner", "Invest", "Surge", "Startups", "Startup", "Platform", "Company"}
)
# "led by 01 Advisors", "from 500 Durians"
_NUMBER_FIRST = re.compile(r" [A-Z][a-z]")
_NAMED_AFTER = re.compile(r"(?:\bby|\bfrom|\band|\bwith|,) $")
_TWO = re.compile(r"[A-Z][a-z]+ [A-Z0-9][\w&]")
_LONG = re.compile(r"[A-Z][a-z]+ [A-Z][\w&]+ [A-Z]")
# "New York Digital, a ...": places whose first word is a common one
_NEW_PLACE = re.compile(r"New (?:York|Zealand|Delhi|Jersey|England|Mexico|Orleans|Hampshire|South)\b")
# "Own Up, a Boston-based ..., has secured": two capitals that a sentence opens with and describes are a name
_TWO_DESCRIBED = re.compile(
    r"[A-Z][\w-]{1,30} [A-Z][\w-]{1,30}(?: [A-Z][\w-]{1,30})?, (?:an? |the [^,.]{0,40}-based )"
    r"(?=[^.]{0,200}\b(?:rais|secur|clos|bagg|land|snag|receiv|nett|obtain|complet|scor|grabb)\w*)"
)


# "Acme SME IPO" and "Acme Q3" speak of Acme
_PUBLIC = re.compile(r"(?:(?: SME)? IPO| [QH][1-4](?: ?FY ?\d{2,4})?)$")
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
        if _bare(adjective) in _KINDS_OF:  # "Acme Electrical and Mechanical Engineers"
            return word == "and" or is_capital(word)
        return any(part.text == "for" for part in run) and (last != "and" or is_capital(word))
    if word in {"&", "+"}:
        return not (word == "&" and _bare(last) in _ENDS)
    if word == "for":
        return _bare(last) in _HEADS
    if last == "for":
        return is_capital(word) and _bare(word) not in BREAKS
    if last in {"&", "+"}:
        return is_capital(word)
    if word == "of":
        return _bare(last) in _HEADS
    return (
        last.casefold() == "of" and (word == "the" or (is_capital(word) and _bare(word) not in BREAKS))
    ) or (last == "the" and is_capital(word))


def _small_start(sentence: str, token: Token) -> bool:
    """Whether a word without a capital begins a name: what a sentence opens with and describes, "500 Durians"."""
    if not sentence[: token.start].strip("#*• "):
        return bool(_DESCRIBED.match(sentence, token.end) or _RAISES.match(sentence, token.end))
    if token.text.rstrip("k").isdigit() and _NAMED_AFTER.search(
        sentence, max(0, token.start - 6), token.start
    ):
        return bool(_NUMBER_FIRST.match(sentence, token.end))
    listed = token.text.isdigit() or sentence[token.start - 2 : token.start] in {", ", "d ", "y ", "m "}
    listed = listed or sentence[token.start - 3 : token.start] == "as "
    return listed and bool(_HOUSE_NEXT.match(sentence, token.end))


# Two words that stand together inside sentences are a name where they begin one, too: "General Catalyst is ..."
_PAIR = re.compile(r"(?<=[a-z,] )([A-Z][\w-]{1,30}) ([A-Z][\w-]{1,30})")
_NEXT_PAIR = re.compile(r"([A-Z][\w-]{1,30}) ([A-Z][\w-]{1,30})")
_KNOWN_PAIRS = frozenset(
    {
        ("General", "Catalyst"),
        ("Founders", "Fund"),
        ("Index", "Ventures"),
        ("Insight", "Partners"),
        ("Spark", "Capital"),
        ("First", "Round"),
    }
)


class Namer:
    """Reads names; made once an article, since some names show only by how the whole text uses them."""

    def __init__(self, text: str, known: Known = NOTHING) -> None:
        self._known = known
        self._text = text
        self._owned = _owned_names(text)
        self._small = Counter(re.findall(r"(?<![\w-])[a-z][a-z-]{2,}", text))
        self._pairs = frozenset(_PAIR.findall(text)) | _KNOWN_PAIRS
        inside = re.findall(r"(?<=[a-z,] )[A-Z][\w-]+(?=[ ,.’'])", text)
        self._inside = Counter(word.casefold() for word in inside)

    def names(self, sentence: str, taken: Iterable[tuple[int, int]] = ()) -> list[Name]:
        """Every name of a sentence, in order; none overlaps a ``taken`` span (amounts and labels)."""
        spans = sorted(taken)
        self._title = is_title(sentence)
        found: list[Name] = []
        run: list[Token] = []
        words = tokens(sentence)
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
            run = [] if blocked or not self._begins(sentence, token) else [token]
        return found + self._close(sentence, run)

    def _begins(self, sentence: str, token: Token) -> bool:
        word = _bare(token.text)
        if not is_capital(token.text):
            return word not in FUNCTION and _small_start(sentence, token)
        if word in DAYS or word in MONTHS:
            return bool(_HOUSE_NEXT.match(sentence, token.end))
        closed = word in _CLOSED and not token.text.isupper()
        if closed or _SHORTENED.search(token.text) or counts(word, sentence, token.end):
            return False
        if word in BREAKS or (word in FUNCTION and (len(word) == 1 or not token.text.isupper())):
            return self._despite_word(sentence, token, word)
        first = not sentence[: token.start].strip(" \t\"“‘'([-–—*•#>")
        if not first or not re.fullmatch(r"[A-Z][a-z]+", token.text) or self._inside[word]:
            return True
        if token.text in self._known.roles and fits(sentence, token.start, token.end):
            return True
        if token.text.endswith("ing") or word in ADVERBS:
            return bool(_APPOSED.match(sentence, token.end))
        pair = _NEXT_PAIR.match(sentence, token.start)
        known = pair is not None and pair.groups() in self._pairs
        return (
            known
            or self._small[word] == 0
            or any(p.match(sentence, token.end) for p in (_APPOSED, _DESCRIBED))
        )

    def _despite_word(self, sentence: str, token: Token, word: str) -> bool:
        """Whether a name begins with a word that begins none as a rule: "First Round Capital", "Google's Surge"."""
        if (
            word not in FUNCTION
            and not self._title
            and sentence[token.start - 3 : token.start] in {"’s ", "'s "}
        ):
            return token.text[0].isupper() and sentence[token.end : token.end + 1] in {",", ".", ";", ""}
        if _NEW_PLACE.match(sentence, token.start) or self._opens_described(sentence, token):
            return True
        if token.text == "Startup" and not self._title and token.start > 0:
            return bool(_LONG.match(sentence, token.start))  # "from the Startup Wise Guys"
        if (
            word in FUNCTION - _CLOSED
            and not self._title
            and token.start > 0
            and sentence[token.start - 2 : token.start - 1] not in {".", ":", ";", ""}
        ):
            return bool(_TWO.match(sentence, token.start))
        return bool(_HOUSE.match(sentence, token.start)) or (
            word in _ADJECTIVES and token.start > 0 and bool(_LONG.match(sentence, token.start))
        )

    def _opens_described(self, sentence: str, token: Token) -> bool:
        """Whether a sentence begins there with two capitals and says what they are: "Own Up, a mortgage broker, ..."."""
        if sentence[: token.start].strip(" \t\"“‘'([-–—*•#>"):
            return False
        opened = _TWO_DESCRIBED.match(sentence, token.start)
        words = opened[0].split(",", 1)[0].casefold().split() if opened else []
        return bool(words) and not (set(words) & (DAYS | MONTHS | PLACES))

    def _continues(self, sentence: str, run: list[Token], token: Token) -> bool:
        if not run or sentence[run[-1].end : token.start] not in {" ", "\u00a0", "  "}:
            return False
        last, word = run[-1].text, _bare(token.text)
        if _SUFFIX.search(last.casefold()) or ends_in_owner(last):
            return False
        if last.endswith(("’s", "'s")):
            return (_bare(last), word) in self._owned and is_capital(token.text)
        if {token.text, last.casefold()} & (_JOINTS | {"and"}):
            return _joins(run, token.text) or one_over_and(sentence, [part.start for part in run], token.text)
        if token.text.isdigit():
            return ends_in_number(_bare(last), len(run), sentence, token.start, token.text)
        if word in DAYS or word in MONTHS:
            return False
        if word in BREAKS:
            return self._goes_on(sentence, token, word)
        return is_capital(token.text) and not (word in FUNCTION - _ADJECTIVES and self._title)

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
        joined = _SUFFIX.search(sentence[start:end].casefold())
        possessive = False
        if joined:
            end = start + joined.start()
        elif (apostrophe := _POSSESSIVE.search(sentence[start:end])) and not _ITS_OWN.match(sentence, end):
            end, possessive = start + apostrophe.start(), True
        text = sentence[start:end]
        if public := _PUBLIC.search(text):
            text = text[: public.start()]
            end = start + len(text)
        last = _bare(run[-1].text)
        if len(run) == 1 and re.fullmatch(r"[A-Z]\.", text):
            text = text[0]
        if text.endswith(".") and last.rstrip(".") not in LEGAL and not INITIALS.search(text):
            text = text.rstrip(".")
        text = text.rstrip(".-’'!+&") if not text.endswith((".", "!")) else text
        end = start + len(text)
        words = [_bare(token.text) for token in run]
        if (
            not text
            or len(text) > _LONGEST
            or (all(word in GENERIC or word.isdigit() for word in words) and not _is_house(text))
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
        if tells_kind(run[0].text.casefold(), name.text, rest, self._text):
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
