"""Where a name begins: a word with a capital, unless it is only the first of its sentence, or a common word."""

import re
from collections import Counter

from graph.extract.known import Known
from graph.extract.spelling import SUFFIX, bare, is_capital
from graph.extract.spotting import counts, fits
from graph.extract.tokens import Token
from graph.extract.words import ADVERBS, BREAKS, COMMON, DAYS, FUNCTION, HEADLINE, MONTHS, PLACES, bag

_SHORTENED = re.compile(r"[’'](?:ll|ve|re|d|m|t)$")  # "This’ll", "We've"
ADJECTIVES = bag(
    """
    one first second next early late key total top major new all beyond both plus up now investors
    """
)
_CLOSED = bag(
    "the a an this that these those it its he his she her they their we our in on at of for to from with by and or but as if "
    "named called dubbed christened titled having"
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
_HOUSE_NEXT = re.compile(r" (?:Capital|Ventures|Partners|Startups|Global|Angels)\b")
# "from March Capital", "Sunday Labs"
_HOUSE_OF_A_DAY = re.compile(
    r" (?:Capital|Ventures?|Partners|Startups|Global|Funds?|Labs|Bank|Group|Holdings|Investments|Equity|Advisors|Health|Technologies|Robotics|Energy)\b"
)
# "led by 01 Advisors", "from 500 Durians"
_NUMBER_FIRST = re.compile(r" [A-Z][a-z]")
_NAMED_AFTER = re.compile(r"(?:\bby|\bfrom|\band|\bwith|,) $")
# "the chief of 5050 Labs", "77 Energy II has raised": a number before such a word, and nothing in the plural behind it
_NUMBERED_FIRM = re.compile(
    r" (?:[A-Z][a-z]+ )?(?:AI|Aerospace|Biosciences|Capital|Energy|Foods|Games|Health|Holdings|Labs|Media|Motors|Networks|Partners|Pharma|Robotics|Solar|Studios|Systems|Technologies|Therapeutics|Ventures)"
    r"(?= (?:[IVX]+|(?!(?:startups|companies|firms|workers|experts|funds)\b)[a-z]+)\b|[.,;:)’]|$)"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_ABOUT_A_FIRM = re.compile(
    r"\b(?:of|at|in|for|into|behind|called|named|startup|start-up|company|firm|rival|competitor|peer) $"
)  # "rival 89 Energy"
_TWO = re.compile(r"[A-Z][a-z]+ [A-Z0-9][\w&]")
_LONG = re.compile(r"[A-Z][a-z]+ [A-Z][\w&]+ [A-Z]")
# "New York Digital, a ...": places whose first word is a common one
_NEW_PLACE = re.compile(r"New (?:York|Zealand|Delhi|Jersey|England|Mexico|Orleans|Hampshire|South)\b")
# "Own Up, a Boston-based ..., has secured": two capitals that a sentence opens with and describes are a name
_TWO_DESCRIBED = re.compile(
    r"[A-Z][\w-]{1,30} [A-Z][\w-]{1,30}(?: [A-Z][\w-]{1,30})?, (?:an? |the [^,.]{0,40}-based )"
    r"(?=[^.]{0,200}\b(?:rais|secur|clos|bagg|land|snag|receiv|nett|obtain|complet|scor|grabb)\w*)"
)


def _small_start(sentence: str, token: Token) -> bool:
    """Whether a word without a capital begins a name: what a sentence opens with and describes, "500 Durians"."""
    number = token.text.isdigit() and bool(_NUMBERED_FIRM.match(sentence, token.end))
    if not sentence[: token.start].strip("#*• "):
        return number or bool(_DESCRIBED.match(sentence, token.end) or _RAISES.match(sentence, token.end))
    if token.text.rstrip("k").isdigit() and _NAMED_AFTER.search(
        sentence, max(0, token.start - 6), token.start
    ):
        return bool(_NUMBER_FIRST.match(sentence, token.end))
    near = max(0, token.start - 12)
    if number and _ABOUT_A_FIRM.search(sentence, near, token.start):
        return not _YEAR.fullmatch(token.text)
    if _BOUGHT_BEFORE.search(sentence, near, token.start) and token.text.casefold() not in COMMON:
        return bool(_BOUGHT_NEXT.match(sentence, token.end))
    listed = token.text.isdigit() or sentence[token.start - 2 : token.start] in {", ", "d ", "y ", "m "}
    listed = listed or sentence[token.start - 3 : token.start] == "as "
    return listed and bool(_HOUSE_NEXT.match(sentence, token.end))


# "acquired kite, the device startup": what is bought and described is named, whatever its letters
_BOUGHT_BEFORE = re.compile(r"\b(?:acquire[ds]?|buys|bought|acquiring|purchased) $")
_BOUGHT_NEXT = re.compile(
    r", (?:an?|the) (?!(?:company|firm|startup|group|bank)\b)(?:[\w’&$-]{1,30} ){1,6}?(?:startup|start-up|company|firm|maker|platform|developer|app|business|provider)\b(?! (?:said|says|announced|told))"
)
_ONE_CAPITAL = re.compile(r"[A-Z][a-z]+(?:-[a-z]+)*")
# "between Sep. 2021 and": no name
_SHORT_DAY = re.compile(
    r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)\b(?:\.|(?= \d)|(?= [-–]))"
)
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


# "the price of oil": a common word is a name where it stands so in a clause with a capital
_ALONE_INSIDE = re.compile(
    r"(?<![\w’'-])(?!(?:the|this|that|these|those|our|its|their|such|each|any|no|an?) )[a-z][\w’'-]{0,30},? ([A-Z][a-z]+)\b(?![’']?[ -][A-Z])"
)
# "the private placement (the “Placement”)": a term that a release sets for itself
_TERM = re.compile(
    r"[a-z)] ?\((?:collectively,? |together,? |each,? )?(?:the|an?) [“\"]([A-Z][\w-]{1,30})[”\"]"
)
_OPENS = " \t\"“‘'([-–—*•#>"
_LONGER = re.compile(r"(?: [A-Z][\w&.-]{1,30}){1,5}")
# "Target owns two hotels": a thing of which there are many, with no article, does so only where it is a name
_ACTS = re.compile(
    r" (?:also |now |has |had |will |recently |already |apparently ){0,2}(?:owns?|operates?|employs?|acquires?|acquired|bought|buys|launche[sd]|announce[sd]|"
    r"offers|serves|competes|raised|secured|hired|signed|unveiled|opened|agreed|declined|told|said|says|filed|struck|bills|calls|wants)\b|"
    r" and (?:[a-z-]+ ){0,2}(?:backers?|investors?|firm|fund|VC) [A-Z]"
)
# "Leverage the power of ...", "Monitor your picks": told to do so
_ORDERS = re.compile(r" (?:the|your|our|my|these|those|this|all) [a-z]")
# "Activist Kite Management", "Promoter Kite Pipes": what they are, and not their name
_ROLES = bag(
    """
    activist billionaire millionaire tycoon promoter shareholder creditor bondholder lender insurer brokerage regulator airline
    retailer automaker carmaker chipmaker drugmaker conglomerate financier
    """
)
_ADVERB = re.compile(
    r"[a-z]{2,20}(?:ing|ed|al|ous|ive|ent|ant|ic|ful|less|ab|ib|at|it)ly"
)  # "Unsurprisingly Kite"
# "Bill Moe has built a stake": words that are given names too, in front of one capital
_GIVEN_TOO = bag("bill mark grant frank jack rob drew ray art grace dean chase rich")
_SURNAME = re.compile(
    r" [A-Z][a-z]{2,30}(?= (?:has|is|was|had|said|says|who|will|told|of|and|owns|bought|sold|plans)\b|[’']s |,)"
)
# "Realty company Kite Group": of which kind, and not its name
_KIND_OF = re.compile(
    r" (?:company|firm|start-?up|scale-?up|platform|unicorn|brand|player|provider|conglomerate|investor|fund) (?:[A-Z]\w{1,30})\b"
)
# A word that only joins a clause begins no name, whatever describes it: "When Acme, a startup, raised"
_JOINING = bag(
    """
    when while once until till since because if unless although though where whereas unlike like through via amid despite
    before after during
    """
)
# "Firm Kite Ventures Grows", "VC Kite Capital": what it is, and not its name
_WHAT_IT_IS = bag("firm firms company companies investor investors backer backers vc vcs")


class Usage:
    """How a whole text uses its words: what is a name in it shows only by that."""

    def __init__(self, text: str, known: Known) -> None:
        self._known = known
        self._text = text
        self._small = Counter(re.findall(r"(?<![\w-])[a-z][a-z-]{2,}", text))
        self._pairs = frozenset(_PAIR.findall(text)) | _KNOWN_PAIRS
        inside = re.findall(r"(?<=[a-z,] )[A-Z][\w-]+(?=[ ,.’'])", text)
        self._inside = Counter(word.casefold() for word in inside)
        self._alone = {word.casefold() for word in _ALONE_INSIDE.findall(text)}
        self._terms = {word.casefold() for word in _TERM.findall(text)}

    def begins(self, sentence: str, token: Token, opening: int, *, titled: bool) -> bool:
        """Whether a name begins with this word; ``opening``: where the sentence says something, behind its dateline."""
        word = bare(token.text)
        if not is_capital(token.text):
            return word not in FUNCTION and _small_start(sentence, token)
        if word in DAYS or word in MONTHS:
            return bool(_HOUSE_OF_A_DAY.match(sentence, token.end))
        closed = word in _CLOSED and not token.text.isupper()
        if closed or _SHORTENED.search(token.text) or counts(word, sentence, token.end):
            return False
        if _SHORT_DAY.match(sentence, token.start) or token.text == "SOURCE":
            return False
        first = not sentence[opening : token.start].strip(_OPENS)
        if word in BREAKS or (word in FUNCTION and (len(word) == 1 or not token.text.isupper())):
            return self._despite_word(sentence, token, word, first=first, titled=titled)
        if word in self._terms or (titled and word in HEADLINE and not first):
            return False
        if not first or not _ONE_CAPITAL.fullmatch(token.text):
            return True
        return self._begins_sentence(sentence, token, word, titled=titled)

    def _begins_sentence(self, sentence: str, token: Token, word: str, *, titled: bool) -> bool:
        """Whether the first word of a sentence, which has its capital for that, is one of a name."""
        longer = _LONGER.match(sentence, token.end)
        known = self._inside[word] or token.text in self._known.roles
        if (not known and _KIND_OF.match(sentence, token.end)) or (
            word in _ROLES and longer and not _HOUSE_NEXT.match(sentence, token.end)
        ):
            return False
        told = any(p.match(sentence, token.end) for p in (_APPOSED, _DESCRIBED))
        if _ORDERS.match(sentence, token.end) and not (told or self._inside[word]):
            return False
        pair = _NEXT_PAIR.match(sentence, token.start)
        if pair is not None and pair.groups() in self._pairs:
            return True
        if word.split("-", maxsplit=1)[0] in COMMON:
            return told or self._despite_common(sentence, token, None if titled else longer)
        if "-" in word or self._inside[word]:
            return True
        if token.text in self._known.roles and fits(sentence, token.start, token.end):
            return True
        if token.text.endswith("ing") or word in ADVERBS or _ADVERB.fullmatch(word):
            return bool(_APPOSED.match(sentence, token.end))
        return told or self._small[word] == 0

    def _despite_common(self, sentence: str, token: Token, longer: re.Match[str] | None) -> bool:
        """Whether a common word begins a name all the same; ``longer``: the capitals behind it, if they say something."""
        word = bare(token.text)
        if word in _GIVEN_TOO and _SURNAME.match(sentence, token.end):
            return True
        if word in self._alone or fits(sentence, token.start, token.end):
            return True
        if _ACTS.match(sentence, token.end) and not word.endswith("s"):
            return True
        if longer is None or SUFFIX.search(token.text):
            return False
        return self._text.count(longer[0].strip()) == self._text.count(token.text + longer[0])

    def _despite_word(self, sentence: str, token: Token, word: str, *, first: bool, titled: bool) -> bool:
        """Whether a name begins with a word that begins none as a rule: "First Round Capital", "Google's Surge"."""
        if word not in FUNCTION and not titled and sentence[token.start - 3 : token.start] in {"’s ", "'s "}:
            return token.text[0].isupper() and sentence[token.end : token.end + 1] in {",", ".", ";", ""}
        if _NEW_PLACE.match(sentence, token.start) or (
            first and word not in _JOINING and _opens_described(sentence, token)
        ):
            return True
        if token.text == "Startup" and not titled and token.start > 0:
            return bool(_LONG.match(sentence, token.start))  # "from the Startup Wise Guys"
        before = sentence[: token.start].rstrip(" “‘\"'([")
        if word in FUNCTION - _CLOSED and not titled and before and before[-1] not in ".:;!?”":
            return bool(_TWO.match(sentence, token.start))
        return (word not in _WHAT_IT_IS | _JOINING and bool(_HOUSE.match(sentence, token.start))) or (
            word in ADJECTIVES and token.start > 0 and bool(_LONG.match(sentence, token.start))
        )


def _opens_described(sentence: str, token: Token) -> bool:
    """Whether a sentence begins there with two capitals and says what they are: "Own Up, a mortgage broker, ..."."""
    opened = _TWO_DESCRIBED.match(sentence, token.start)
    words = opened[0].split(",", 1)[0].casefold().split() if opened else []
    return bool(words) and not (set(words) & (DAYS | MONTHS | PLACES))
