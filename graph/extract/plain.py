"""The text as the grammar reads it: without what no reader sees, with every place kept.

Pages carry zero-width characters and soft hyphens, entities such as ``&amp;`` where HTML was escaped twice, tags where it was handed in as text,
and tickers in the middle of names. The grammar reads ``Plain.text``, in which these are gone; ``Plain.span`` tells where a passage of it stands in the
original, so that evidence is always the page's own characters.
"""

import html
import re
from bisect import bisect_right
from dataclasses import dataclass

# Never seen: zero-width spaces and joiners, direction marks, soft hyphens, byte order marks, variation selectors, tags.
_UNSEEN = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff\U000e0000-\U000e007f"
# Markup that was handed in as text; only tags that there are, so that "<3" and "a < b" stay.
_BLOCK = r"</?(?:p|div|br|hr|li|ul|ol|h[1-6]|tr|td|th|table|section|article|header|footer|blockquote|figure|figcaption)\b[^<>]{0,300}>"
_INLINE = r"</?(?:a|abbr|b|code|em|font|i|img|mark|small|span|strong|sub|sup|time|u|script|style)\b[^<>]{0,300}>|<!--[^<>]{0,300}-->"
_SCRIPT = r"<(?:script|style)\b[^<>]{0,300}>[^<]{0,20000}</(?:script|style)>"
# In the middle of a name, a ticker that a machine put there, or a country: "Kestrel (OSE:KSTL) Group", "Kestrel (UK) LLP"
_TICKER = (
    r" \([A-Z]{2,9}: ?[\w.]{1,9}\)(?= (?:Group|Holdings?|Corp|Inc|Ltd|Plc|Motors?|Technolog(?:y|ies)|Energy|Capital|Partners|Bank|Systems|Platforms|Digital|Industries|Pharma\w*)\b)"
    r"| \((?:UK|US|USA|HK|India|Europe|Asia|International|Hong Kong|Singapore)\)(?= (?:LLP|LP|LLC|Ltd|Limited|Inc|Pte|Pvt|Private|Corp|GmbH)\b)"
)
_HIDDEN = re.compile(
    rf"[{_UNSEEN}]+|{_TICKER}|(?i:{_SCRIPT}|(?P<block>{_BLOCK})|{_INLINE})|&(?:#\d{{1,7}}|#[xX][0-9a-fA-F]{{1,6}}|[A-Za-z][A-Za-z0-9]{{1,31}});"
    "|[\ud800-\udfff\x00-\x08\x0b\x0c\x0e-\x1f\x7f]"  # halves of surrogate pairs, and control characters
)


@dataclass(frozen=True, slots=True)
class Plain:
    """``text`` is what is read; piece by piece, ``starts`` says where each begins in it, ``places`` where in the original.

    A piece is a stretch of the original as it stands, or one entity; ``places`` holds its start and its end.
    """

    text: str
    starts: tuple[int, ...] = ()
    places: tuple[tuple[int, int], ...] = ()

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a passage of ``text``, at least one character long, stands in the original: half-open offsets."""
        if not self.starts:
            return start, end
        first, last = bisect_right(self.starts, start) - 1, bisect_right(self.starts, end - 1) - 1
        return self._place(first, start)[0], self._place(last, end - 1)[1]

    def _place(self, piece: int, at: int) -> tuple[int, int]:
        begin, end = self.places[piece]
        ends = self.starts[piece + 1] if piece + 1 < len(self.starts) else len(self.text)
        if ends - self.starts[piece] != end - begin:  # an entity: one thing, however it is written
            return begin, end
        place = begin + at - self.starts[piece]
        return place, place + 1


def plainly(original: str) -> Plain:
    """The text without what is not seen; entities stand as what they mean, broken characters as U+FFFD or a space."""
    if not _HIDDEN.search(original):
        return Plain(original)
    parts: list[str] = []
    starts: list[int] = []
    places: list[tuple[int, int]] = []
    length = done = 0
    for match in _HIDDEN.finditer(original):
        for text, begin, end in (
            (original[done : match.start()], done, match.start()),
            ("\n" if match["block"] else _meant(match[0]), *match.span()),
        ):
            if text:
                parts.append(text)
                starts.append(length)
                places.append((begin, end))
                length += len(text)
        done = match.end()
    if done < len(original):
        parts.append(original[done:])
        starts.append(length)
        places.append((done, len(original)))
    return Plain("".join(parts), tuple(starts), tuple(places))


def _meant(hidden: str) -> str:
    """What stands for a hidden piece; nothing for most."""
    if hidden[0] == "&":
        meant = html.unescape(hidden)
        return meant if not _HIDDEN.fullmatch(meant) or meant == hidden else ""
    if "\ud800" <= hidden <= "\udfff":
        return "\ufffd"
    if hidden == "\0":
        return ""  # between the letters of a text that was decoded wrongly
    return " " if hidden < " " or hidden == "\x7f" else ""
