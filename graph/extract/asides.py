"""Asides that say whose somebody is: "⟨N⟩ (owned by ⟨N⟩)", "⟨N⟩ — a unit of ⟨N⟩ — said"; told as if between commas."""

import re
from typing import Final

_ADVERBS = r"(?:(?:which|that|who|now|then|since|later|recently|previously|currently|also|both|itself|once|majority|part|jointly|\w+ly|\d{1,3} ?%|was|were|is|are|has|had|been|being)[ -]){0,4}"
_NOUN = r"(?:subsidiary|unit|division|affiliate|arm|brand|company|business|joint venture|JV)"
_BY = r"(?:owned|bought|acquired|purchased|controlled|run|operated|managed) by\b"
_OWNS: Final = (
    rf"(?:an?|the|its|part of) (?:[\w&’'-]+ ){{0,5}}(?:{_NOUN}\b|{_BY})|(?:the )?(?:[\w-]+ )?(?:parent|owner)(?: company)? of\b|"
    rf"{_ADVERBS}(?:acq(?:uired?\b|uires\b|\. by)|bought\b|sold (?:in \d{{4}} )?to\b|owns\b|owned\b|part of\b|{_BY})|now [\w&’'-]+-owned\b"
)
_ASIDE: Final = re.compile(
    rf" (?:\((?={_OWNS})[^()]{{2,160}}\)|[–—](?= (?:{_OWNS}))[^–—]{{2,160}}(?:(?P<closed> )[–—](?= )|$))",
    re.IGNORECASE,
)

Span = tuple[int, int]


def opened(text: str) -> tuple[str, list[Span]] | None:
    """A text of the same length with commas for the marks around such asides, and which characters to leave out.

    None where it has no such aside.
    """
    parts, out, at = [], [], 0
    for found in _ASIDE.finditer(text):
        start, end = found.span()
        parts.append(text[at:start])
        bracket = text[start + 1] == "("
        parts.append(", " if bracket else ",—")
        out += [] if bracket else [(start + 1, start + 2)]
        if bracket and text[end : end + 1] == " ":
            parts.append(f"{text[start + 2 : end - 1]},")
        elif bracket and text[end : end + 1] == ",":
            parts.append(f"{text[start + 2 : end - 1]};")  # a list goes on outside, and not what is owned
        elif bracket:
            parts.append(text[start + 2 : end])
            out.append((end - 1, end))
        elif found["closed"]:
            parts.append(f"{text[start + 2 : end - 2]},—")
            out.append((end - 1, end))
        else:
            parts.append(text[start + 2 : end])
        at = end
    return ("".join([*parts, text[at:]]), out) if at else None
