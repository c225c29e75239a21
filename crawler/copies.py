"""Which texts are copies of one another: syndicated, shortened, edited, or wrapped in another page; pure.

Two texts are copies when most of the word triples ("shingles") of the smaller one stand in the other. Fingerprints of
whole texts don't see that: on a thousand documents of five kinds of copies SimHash finds 6 % of the pairs, MinHash
at half the words in common 52 %. One template filled in for different companies counts as copies too: whoever joins
facts by copies must see that the facts agree.
"""

import re
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from zlib import crc32

from crawler.boilerplate import is_boilerplate, leads_out

WORDS = 3  # of a shingle: with two, strangers share too many; with four, each edited word costs too many
# The share of the smaller text's shingles that must stand in the other. An editor who changes one word in twenty
# leaves 0.95³ = 0.86 of them; two stories on one event by different hands share 0.1 to 0.3.
LEAST = 0.7
LEAST_SHINGLES = 20  # a text of fewer words is a headline, and many stories may have it
# A short text inside a much longer one is a copy if it stands where the story begins. Further down it is a
# quotation, or the teaser of another story.
SHORT, EARLY = 0.5, 0.5
_SAMPLED = 4  # one shingle in so many is looked up; all are compared
_MOST_POSTINGS = 32  # documents noted for one shingle: more have only phrases of everybody, and the first copies of a story are enough
_HINT = 0.5  # of the sampled shingles that LEAST would have: a sample of twenty is off by so much at times
_WORD = re.compile(r"\w+")


class Index:
    """The texts met so far; a new one is compared with them as it comes. Some 8 kB are kept of a text of 700 words.

    Where something else already says that two texts may be one, single sentences can be compared too: ``fewest``
    shingles are then enough, and all of them are looked up (``sampled`` = 1), as a sentence has too few to sample.
    """

    def __init__(self, *, fewest: int = LEAST_SHINGLES, sampled: int = _SAMPLED) -> None:
        self._fewest, self._one_in = fewest, sampled
        self._ids: list[str] = []
        self._shingles: list[array[int]] = []  # in the order of the text
        self._sampled: list[int] = []
        self._where: dict[int, list[int]] = {}

    def __len__(self) -> int:
        return len(self._ids)

    def add(self, doc_id: str, text: str) -> list[tuple[str, float]]:
        """Take in a text; the ids of the earlier ones that it is a copy of (or they of it), the most alike first.

        With each id the share of the smaller text's shingles that stand in the larger, in [0.7, 1].
        """
        shingles = array("q", _shingles(text))
        if len(shingles) < self._fewest:
            return []
        mine = set(shingles)
        sampled = [one for one in mine if one % self._one_in == 0]
        found = sorted(self._alike(shingles, mine, sampled), key=lambda pair: -pair[1])
        number = len(self._ids)
        self._ids.append(doc_id)
        self._shingles.append(shingles)
        self._sampled.append(len(sampled))
        for one in sampled:
            noted = self._where.setdefault(one, [])
            if len(noted) < _MOST_POSTINGS:
                noted.append(number)
        return found

    def _alike(
        self, shingles: "array[int]", mine: set[int], sampled: list[int]
    ) -> Iterator[tuple[str, float]]:
        hits: Counter[int] = Counter()
        for one in sampled:
            if noted := self._where.get(one):
                hits.update(noted)
        for number, count in hits.items():
            if count < LEAST * _HINT * min(len(sampled), self._sampled[number]):
                continue
            share = _containment(shingles, mine, self._shingles[number])
            if share >= LEAST:
                yield self._ids[number], round(share, 4)


def _containment(shingles: "array[int]", mine: set[int], other: "array[int]") -> float:
    """The share of the smaller in the larger; 0 where it stands in a place that makes it no copy."""
    theirs = set(other)
    both = mine & theirs
    smaller, larger, size = (
        (mine, other, len(theirs)) if len(mine) <= len(theirs) else (theirs, shingles, len(mine))
    )
    if len(smaller) < SHORT * size:
        places = [place for place, one in enumerate(larger) if one in both]
        if places and places[len(places) // 2] > EARLY * len(larger):
            return 0.0
    return len(both) / len(smaller)


def _shingles(text: str) -> Iterable[int]:
    # Hashes of numbers, unlike those of text, are the same in every process.
    words = [crc32(word.encode()) for word in _WORD.findall(_story(text).casefold())]
    return map(hash, zip(words, words[1:], words[2:], strict=False))


def _story(text: str) -> str:
    """The text without lines about the page, and without what follows the heading of a list of other stories."""
    lines = text.splitlines()
    kept: list[str] = []
    for number, line in enumerate(lines):
        plain = line.strip()
        if leads_out(plain) and number * 2 > len(lines):
            break
        if plain and not is_boilerplate(plain):
            kept.append(plain)
    return "\n".join(kept)
