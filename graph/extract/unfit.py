"""Texts that are not read, and why: the grammar is of English prose, and elsewhere would guess."""

import re

from graph.extract.words import bag
from graph.issues import IssueKind

LONGEST_TEXT = 300_000  # characters; the longest article on record has 57,000
_WORD = re.compile(r"[^\W\d_]{1,40}")
_SAMPLE = (
    1_200  # characters at each of three places: some two hundred words each, enough to tell a language by
)
_LAST_LATIN = "\u024f"
_COMMON = bag(
    """
    the of and to in a is for on that with as was by at it from has have be its are will this an said which were
    their they not he his who been but or had about more than also we our you after
    """
)
# Words of the languages that share some of these: "in", "is", "was", "we", "on", "a".
_FOREIGN = bag(
    """
    der die das und ist mit den dem ein eine auf für nicht von zu wird het een van niet voor met zijn dat op te aan
    och att som på är av det ett til på ikke af les des une est pour dans sur par qui aux el los las una por para con
    que del su il che di per non sono como uma não com em os é na się nie jest że oraz en de la heeft ook zegt nieuwe wordt bij hij
    """
) - {"die", "per", "con"}
LEAST_WORDS = 30  # fewer may be a list of names in any language
# Of such words English prose has one in three, and the densest list of deals on record one in six.
LEAST_COMMON = 0.08
LEAST_LETTERS = 60  # a headline in capitals is no page
LEAST_LATIN = 0.7  # of letters; in Chinese, where a letter says as much as a word, names alone may be half
MOST_CAPITALS = 0.5  # of letters; the densest list of names and tickers on record has one in five


def why_unfit(text: str) -> tuple[IssueKind, str] | None:
    """The kind of issue and its reason for a text that is not to be read; None for one that is."""
    if len(text) > LONGEST_TEXT:
        return "too_long", f"{len(text):,} characters, more than {LONGEST_TEXT:,}"
    sample = _sampled(text)
    letters = "".join(filter(str.isalpha, sample))
    if not letters:
        return "unreadable_page", "there is no text in it"
    latin = sum(letter <= _LAST_LATIN for letter in letters) / len(letters)
    if latin < LEAST_LATIN:
        return "other_language", f"{1 - latin:.0%} of its letters are not Latin"
    capitals = sum(map(str.isupper, letters)) / len(letters)
    if len(letters) >= LEAST_LETTERS and capitals > MOST_CAPITALS:
        return "all_capitals", f"{capitals:.0%} of its letters are capitals"
    words = _WORD.findall(sample.casefold())
    common, foreign = (sum(map(one.__contains__, words)) / max(1, len(words)) for one in (_COMMON, _FOREIGN))
    if len(words) >= LEAST_WORDS and (common < LEAST_COMMON or common < foreign):
        return (
            "other_language",
            f"{common:.0%} of its words are common English ones, {foreign:.0%} of other languages",
        )
    return None


def _sampled(text: str) -> str:
    """A text, or of a long one its beginning, middle and end."""
    if len(text) <= 3 * _SAMPLE:
        return text
    middle = len(text) // 2
    return "\n".join((text[:_SAMPLE], text[middle : middle + _SAMPLE], text[-_SAMPLE:]))


_MIXED = re.compile(
    r"[A-Za-z][\u0370-\u052f\u1f00-\u1fff]|[\u0370-\u052f\u1f00-\u1fff][A-Za-z]|[\uff21-\uff5a\U0001d400-\U0001d7ff]"
)


def is_mixed(name: str) -> bool:
    """Whether a word of a name has letters of two alphabets that look alike, as names made to deceive have."""
    return _MIXED.search(name) is not None
