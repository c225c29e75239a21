"""Pairs of sayings that tell one event: by copied words, by the same figure (signals within days), or by being about one matter."""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import floor, log

from crawler.copies import LEAST_SHINGLES, WORDS, Index
from graph.events.magnitudes import EQUAL, agree, share
from graph.events.saying import Saying

# Shingles of a passage whose copies are looked for. Sayings of one key share names and verb, three or four shingles,
# in whatever words; with six, a copy must share two more. On 1,715 articles all 20 pairs of sayings of one key with
# 0.7 of the smaller in common that agree were copies, and no other had more than 0.67.
_FEWEST = 6
# One piece of news is told on for days. Of the pairs of signals in those articles, and in the sample, that state one
# figure at most three days apart all were one event; the next ones lie 11 to 93 days apart and are mixed.
NEAR_DAYS = 3
_PRICE_DAYS = 1  # a price moves by 2 % on many days; its move is told on the day and on the day after
COPY_DAYS = 45  # half a quarter: a report of results uses the words of the last one
_OWN_WORDS = 0.0  # the weakest link
_LAST = 8  # of the sayings of about one figure, those just before are looked at


@dataclass(frozen=True, slots=True)
class Link:
    """Two sayings that may be one event, how sure that is, and within how many days all its tellings must lie."""

    a: Saying
    b: Saying
    strength: float
    most_days: int

    @property
    def unsure(self) -> bool:
        """Whether one of them is too unsure to count."""
        return not (self.a.counted and self.b.counted)


def links(told: Iterable[Saying]) -> Iterator[Link]:
    """All links among sayings of one key; free of their order."""
    ordered = sorted(told, key=lambda s: (s.day, s.id))
    yield from _copies(ordered)
    yield from _other_words(ordered) if ordered[0].signal else _same_matter(ordered)


def _copies(ordered: Sequence[Saying]) -> Iterator[Link]:
    """Passages that are copies. Signals are looked at in stretches of days, each with the one before.

    So a turn of phrase that returns every week fills no index for good.
    """
    stretches: dict[int, list[Saying]] = defaultdict(list)
    for one in ordered:
        stretches[one.day // COPY_DAYS if one.signal else 0].append(one)
    for number, mine in stretches.items():
        before = stretches.get(number - 1, [])
        index = Index(fewest=_FEWEST, sampled=1)
        last: dict[str, Saying] = {}  # by words, the latest saying that quotes them
        for place, one in enumerate([*before, *mine]):
            same = last.get(one.words)
            alike = [] if same else index.add(one.words, one.words)
            if place >= len(before):
                if same and _shingles(one) >= _FEWEST:
                    yield from _copy(same, one, 1.0)
                for words, much in alike:
                    yield from _copy(last[words], one, much)
            last[one.words] = one


def _copy(one: Saying, other: Saying, alike: float) -> Iterator[Link]:
    """The link of two copies, if they contradict each other in nothing."""
    if not agree(one.figures, other.figures):
        return
    long = not one.price and min(_shingles(one), _shingles(other)) >= LEAST_SHINGLES
    days = COPY_DAYS if long or share(one.figures, other.figures) else _near(one)
    if not one.signal or _apart(one, other) <= days:
        yield Link(one, other, alike, COPY_DAYS)


def _other_words(ordered: Sequence[Saying]) -> Iterator[Link]:
    """Signals of about one figure, each with those just before it: in other words, and rows that quote nothing."""
    about: dict[tuple[str, int], deque[Saying]] = defaultdict(lambda: deque(maxlen=_LAST))
    width = -log(EQUAL)
    for one in ordered:
        if one.first is None or (one.price and not one.exact):
            continue
        places = {
            (unit, floor(log(value) / width) + step)
            for unit, value in one.figures
            if value > 0
            for step in (0, 1)
        }
        near = {s.id: s for place in places for s in about[place]}
        for other in near.values():
            if (
                _apart(one, other) <= _near(one)
                and share(one.figures, other.figures)
                and agree(one.figures, other.figures)
            ):
                yield Link(other, one, _OWN_WORDS, _PRICE_DAYS if one.price else COPY_DAYS)
        for place in places:
            about[place].append(one)


def _same_matter(ordered: Sequence[Saying]) -> Iterator[Link]:
    """Ownership and commitments in other words: who owns whom is one matter, what one supplies the other only by its amount."""
    before: deque[Saying] = deque(maxlen=_LAST)
    for one in ordered:
        for other in before:
            same = one.key[0] == "ownership" or share(one.figures, other.figures)
            if same and agree(one.figures, other.figures):
                yield Link(other, one, _OWN_WORDS, COPY_DAYS)
        before.append(one)


def _near(one: Saying) -> int:
    return _PRICE_DAYS if one.price else NEAR_DAYS


def _shingles(one: Saying) -> int:
    return len(one.words.split()) - WORDS + 1


def _apart(one: Saying, other: Saying) -> int:
    """Days between what the two can mean; 0 where one tells no day."""
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return 0
    return max(0, one.first - other.last, other.first - one.last)
