"""A second opinion on who is named, asked of a statistical model about the sentences that tell of money.

The grammar is the first witness, and the model alone never overrules it: left to itself, it takes companies for people
("Flash Coffee", "Fireworks AI") and cuts or stretches names. So its word counts only where the article bears
it out. Both uses need two witnesses:

- an organisation that the grammar passed over in one sentence is a name there if the grammar reads the same
  words as a name elsewhere in the article;
- a full name is a person's, and then no company that raises and no backer whose shares fall, if the model says
  so and the article also writes the surname alone ("Jane Doe ... Doe").

Measured on two labelled sets of business news (73 and 64 articles) and our own 18: with both uses, en_core_web_md
3.7.1 and en_core_web_sm 3.8.0 change no figure, and no fact of the 137 articles; what they guard against does not
occur there, only in our tests. Asking about every sentence of funding, or taking well-known backers for a second
witness, changed no figure either. Without a second witness nothing rose, and on the larger set the guard against people
cost the F1 of rounds .02 (sm), added names .005 (sm), stretched names .005 and that of leads .03 (sm), cut names
that of signals .02 (md); so these are left out. The price: 41 articles a second with md, 43 with sm and 94 with
none on one core, and about a second to load.
"""

import re

from graph.extract.fullest import people_of
from graph.extract.marked import L, M, Marked, mark
from graph.extract.mentions import Name, Namer
from graph.extract.model import Model, Span

_TELLS = re.compile(
    r"\b(?:rais|invest|fund|financ|round|led\b|back|secur|clos|land|valu|stake|acqui|share|stock|particip)",
    re.IGNORECASE,
)
_LONGEST = 1000  # characters: longer ones are no sentences, and cost the most
_POSSESSIVE = re.compile(r"[’']s?$")


def ask(model: Model, marked: list[Marked], namer: Namer) -> tuple[list[Marked], frozenset[str]]:
    """The same sentences with the names that were passed over, and the full names of people.

    The model is neither asked nor loaded where no sentence tells of money.
    """
    asked = [i for i, one in enumerate(marked) if _is_candidate(one)]
    if not asked or model.load is None:
        return marked, frozenset()
    seen = model.spans([marked[i].sentence.text for i in asked])
    names = [item.text for one in marked for item in one.at.values() if isinstance(item, Name)]
    better = list(marked)
    people: set[str] = set()
    organisations: set[str] = set()
    for i, spans in zip(asked, seen, strict=True):
        if missed := _missed(marked[i], spans, frozenset(names)):
            better[i] = mark(marked[i].sentence, namer, missed)
        for text, span in _texts(marked[i], spans):
            (people if span.kind == "PERSON" else organisations).add(text)
    return better, frozenset(people_of(names).values()) & (people - organisations)


def _is_candidate(one: Marked) -> bool:
    """Whether a sentence has an amount or a label and a word of funding: only these are worth the time."""
    return (
        (M in one.shape or L in one.shape)
        and len(one.sentence.text) <= _LONGEST
        and bool(_TELLS.search(one.shape))
    )


def _texts(one: Marked, spans: list[Span]) -> list[tuple[str, Span]]:
    """What the spans hold, without an article before and an 's behind, and the span of that."""
    found = []
    for span in spans:
        text = _POSSESSIVE.sub("", one.sentence.text[span.start : span.end])
        start = span.start + (4 if text.startswith(("the ", "The ")) else 0)
        end = span.start + len(text)
        if start < end:
            found.append((one.sentence.text[start:end], Span(start, end, span.kind)))
    return found


def _missed(one: Marked, spans: list[Span], known: frozenset[str]) -> list[Name]:
    """Organisations where the grammar marked nothing, by names that it reads elsewhere."""
    found = []
    for text, span in _texts(one, spans):
        free = all(span.end <= item.start or item.end <= span.start for item in one.at.values())
        if span.kind == "ORG" and text in known and free:
            possessive = one.sentence.text.startswith(("’s", "'s"), span.end)
            found.append(Name(span.start, span.end, text, possessive))
    return found
