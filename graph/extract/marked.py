"""A sentence with its names, amounts and labels each shown as one character, so that patterns stay short.

``⟨N⟩ has raised a ⟨M⟩ ⟨L⟩ led by ⟨N⟩``: brackets are left out, apart from their word that somebody led.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from graph.extract.amounts import Money, amounts
from graph.extract.asides import opened
from graph.extract.datelines import dateline_end
from graph.extract.labels import Label, labels
from graph.extract.mentions import Name, Namer
from graph.extract.sentences import Sentence
from graph.extract.words import BREAKS

N, M, L = "\ue000", "\ue001", "\ue002"
_MARKS = frozenset((N, M, L))
_BRACKETS = re.compile(r"\s?\([^()]{0,160}\)|\s?\[[^\[\]]{0,60}\]")
# "Kite Pharma, Inc. , formerly Bar": what a company is by law parts no name from what is said of it
_LEGAL_AFTER = re.compile(
    r"(?<=[\w)]),\s?(?:Inc|Ltd|LLC|L\.?L\.?C|LP|L\.P|LLP|Corp|Co|PLC|plc|S\.A|N\.V|B\.V|A\.G|GmbH|Pte|Limited|Incorporated)\b\.?(?: Ltd\.?)?(?:\s(?=,))?(?=[\s,;:)(.’'])"
)
# "in the U.S. this year": these points end nothing
_POINTS = re.compile(
    r"(?<=\bU)\.(?=[SK]\.)|(?<=\bU\.[SK])\.|(?<=\bU)\.(?=A\.E\.)|(?<=\bU\.A)\.(?=E\.)|(?<=\bU\.A\.E)\."
)
_HOUSE_AFTER = re.compile(
    r"\s(?:Capital|Ventures?|Partners|Funds?|Group|Holdings|Investments?|Club|Camp|Commons|Equity)\b"
)
# "raised a seed round (led by ⟨N⟩)": behind a round, brackets that say who led it are no aside
_LED_IN = re.compile(r"\s?\((?=(?:also |and )?(?:co-)?(?:led|backed) by |from |with [^()]{2,80}\blead)")
_ROUND_END = re.compile(
    r"(?:\b(?:round|funding|financing|investment|raise|extension|[Ss]eed|[Ss]eries [A-K]\d?)|\d ?(?:[MmBbKk]|mn|bn|million|billion))$"
)
_ROUND_AFTER = re.compile(
    r" (?:[Rr]ound|[Ff]unding|[Ff]inancing|[Ii]nvestment|[Ii]nfusion|[Ff]rom|[Ll]ed|[Rr]aise)\b"
)
_LEAD = re.compile(r"\((?:the )?(?:co-)?lead(?:ing)?(?: investors?)?\)", re.IGNORECASE)


MOST_AMOUNTS = 50  # the densest sentence on record tells 12; more is a table without its lines


@dataclass(frozen=True, slots=True)
class Marked:
    """``shape`` is the sentence with marks; ``at`` maps a position in it to what stands there, ``origin`` to
    the offset in the sentence. ``leads`` holds positions of names that brackets call the lead. ``opened`` is the same
    sentence with asides that say who owns whom as parts of it, where it has some.
    """

    sentence: Sentence
    shape: str
    at: dict[int, Name | Money | Label]
    origin: tuple[int, ...]
    leads: frozenset[int]
    opened: "Marked | None" = None

    def name(self, position: int) -> Name:
        """The name at a position of the shape."""
        found = self.at[position]
        assert isinstance(found, Name)
        return found

    def money(self, position: int) -> Money:
        """The amount at a position of the shape."""
        found = self.at[position]
        assert isinstance(found, Money)
        return found

    def label(self, position: int) -> Label:
        """The label at a position of the shape."""
        found = self.at[position]
        assert isinstance(found, Label)
        return found

    def positions(self, mark: str, start: int = 0, end: int | None = None) -> list[int]:
        """Where a kind of mark stands, in order."""
        stop = len(self.shape) if end is None else end
        return [i for i in range(start, stop) if self.shape[i] == mark]


def mark(sentence: Sentence, namer: Namer, missed: Iterable[Name] = ()) -> Marked:
    """Read the names, amounts and labels of a sentence and show each as one character.

    ``missed``: names that the namer passes over here; they overlap nothing that it finds.
    """
    text = sentence.text
    money = amounts(text, namer.text)
    if len(money) > MOST_AMOUNTS:
        money = []
    spans = [(m.start, m.end) for m in money]
    tags = [
        label
        for label in labels(text)
        if not any(a < label.end and label.start < b for a, b in spans) and not _in_name(text, label)
    ]
    names = namer.names(text, spans + [(t.start, t.end) for t in tags])
    found: list[Name | Money | Label] = sorted([*money, *tags, *names, *missed], key=lambda item: item.start)
    brackets = [b.span() for b in _BRACKETS.finditer(text) if b.start() > 0]
    telling = [span for span in brackets if _tells_lead(text, *span)]
    holes = [span for span in brackets if span not in telling]
    holes += [found.span() for found in _LEGAL_AFTER.finditer(text)]
    holes += [found.span() for found in _POINTS.finditer(text)]
    opening = dateline_end(text)
    shown = _assemble(sentence, found, _from(opening, holes), _with_commas(text, telling))
    told = opened(text)
    if told is None:
        return shown
    kept = [hole for hole in holes if told[0][hole[0] : hole[0] + 2] == text[hole[0] : hole[0] + 2]]
    return replace(shown, opened=_assemble(sentence, found, _from(opening, [*kept, *told[1]]), told[0]))


def _from(opening: int, holes: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """These holes in order, with one for all that stands in front of ``opening``."""
    behind = sorted(hole for hole in holes if hole[0] >= opening)
    return [(0, opening), *behind] if opening else behind


def _tells_lead(text: str, start: int, end: int) -> bool:
    """Whether the brackets there say who led the round that stands in front of them."""
    return bool(_LED_IN.match(text, start, end) and _ROUND_END.search(text, max(0, start - 15), start))


def _with_commas(text: str, brackets: list[tuple[int, int]]) -> str:
    """A text of the same length with commas for these brackets: "seed (led by A) in May" as "seed, led by A, in May"."""
    for start, end in brackets:
        opened = ", " if text[start] != "(" else ","
        closed = "," if text.startswith(" ", end) else " "
        text = f"{text[:start]}{opened}{text[start + len(opened) : end - 1]}{closed}{text[end:]}"
    return text


def _assemble(
    sentence: Sentence, found: list[Name | Money | Label], holes: list[tuple[int, int]], text: str
) -> Marked:
    shape: list[str] = []
    origin: list[int] = []
    at: dict[int, Name | Money | Label] = {}
    leads = set()
    items, gaps = iter(found), iter(holes)
    item, hole = next(items, None), next(gaps, None)
    i = 0
    while i < len(text):
        while item and item.start < i:
            item = next(items, None)
        while hole and hole[0] < i:
            hole = next(gaps, None)
        if hole and hole[0] == i:
            if _LEAD.search(text[hole[0] : hole[1]]) and shape and shape[-1] == N:
                leads.add(len(shape) - 1)
            i = hole[1]
        elif item and item.start == i:
            at[len(shape)] = item
            shape.append(N if isinstance(item, Name) else M if isinstance(item, Money) else L)
            origin.append(i)
            i = item.end
        else:
            shape.append(" " if text[i] in _MARKS else text[i])  # a text may hold such characters itself
            origin.append(i)
            i += 1
    return Marked(sentence, "".join(shape), at, tuple(origin), frozenset(leads))


def _in_name(text: str, label: Label) -> bool:
    """Whether a label's words belong to a name: "Seed Capital", "Angel Round Partners"."""
    if not text[label.start].isupper() or label.round.startswith("series"):
        return False
    before = text[max(0, label.start - 20) : label.start]
    ended = label.words.endswith(("Capital", "Equity")) and not _ROUND_AFTER.match(text, label.end)
    if label.round == "growth" and ended and label.words[0].isupper():
        named = re.search(r"\b([A-Z][\w&-]{1,40}) $", before)
        if named and named[1].casefold() not in BREAKS:
            return True  # "Runway Growth Capital", "Kite Growth Equity"
    return bool(_HOUSE_AFTER.match(text, label.end)) or (
        label.round in {"seed", "growth", "debt", "grant"}
        and bool(re.search(r"\b[A-Z][\w&-]{1,40} $", before))
        and len(label.words.split()) == 1
        and not re.search(r"(?:M|million|bn|B)\s$", before)
    )
