"""What a text calls its names: "defence startup Kite", "Kite, a chipmaker"; so "the chipmaker" means no bank."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from graph.extract.marked import M, Marked, N
from graph.extract.names import same_name

# Nouns of one line mean the same kind.
_KINDS = (
    ("startup", "start-up", "scaleup", "scale-up"),
    ("bank", "lender", "neobank"),
    ("carmaker", "automaker"),
    ("chipmaker",),
    ("drugmaker",),
    ("blockchain", "chain", "protocol", "network"),
    ("wallet",),
    ("exchange",),
    ("token", "coin", "cryptocurrency", "stablecoin"),
    ("retailer",),
    ("airline",),
    ("insurer",),
    ("university",),
    ("brewer",),
    ("refiner",),
    ("utility",),
    ("miner",),
    ("brokerage", "broker"),
    ("fund", "investor", "asset manager", "accelerator"),
    ("conglomerate",),
)
_KIND_OF = {noun: kinds[0] for kinds in _KINDS for noun in kinds}
_NOUN = "|".join(sorted(_KIND_OF, key=len, reverse=True))
_BEFORE = re.compile(rf"\b(?P<noun>{_NOUN}),? (?P<name>{N})(?!-)", re.IGNORECASE)
_AFTER = re.compile(
    rf"(?P<name>{N})(?:,| is| was) (?:an?|the|one of the) (?P<told>(?:[^,.;:{N}{M}]|{N}(?=-)){{2,90}})"
)
_HEAD = re.compile(
    rf"(?<![\w-])(?P<noun>{_NOUN})s?\b(?! (?:[a-z]+ ){{0,2}}(?:company|firm|provider|platform|software|app)\b)",
    re.IGNORECASE,
)
_TOLD_ENDS = re.compile(
    r"(?<![\w-])(?:that|which|who|whose|of|for|in|with|from|at|to|by|on|based|backed|founded)\b"
)
# "A new fund with ties to ⟨N⟩ has closed. The fund is called ⟨N⟩": it is named only after
_NAMES_IT = re.compile(
    rf"\b(?:[Tt]he|[Ii]ts|[Tt]his) (?:[\w-]+ ){{0,2}}?(?P<noun>{_NOUN})(?:,| is| was| has been| will be)? (?:called|named|dubbed|christened|known as) (?P<name>{N})"
)
_A_NEW = re.compile(
    rf"[^\w{N}]{{0,8}}An? (?:[\w’-]+ ){{0,4}}?(?P<noun>{_NOUN})\b(?! (?:called|named|dubbed|of)\b)"
)
# "The Japanese chipmaker has raised": whom the sentence is about
_THE = re.compile(
    rf"[^\w{N}]{{0,8}}(?:(?:But|And|Meanwhile|However|Now|Today|Last \w+|On \w+|In \w+),? )?[Tt]he (?:[\w’-]+ ){{0,4}}?(?P<noun>{_NOUN})(?: company| group| giant)?(?=[ ,’'])(?! of\b)"
)


@dataclass(frozen=True)
class Called:
    """Of each kind, the names that are called so, with the line of each; ``named_after``: that of the new one which is spoken of before."""

    names: dict[str, list[tuple[int, str]]] = field(default_factory=dict)
    named_after: dict[str, str] = field(default_factory=dict)

    def by_noun(self, noun: str, line: int) -> str | None:
        """The name that was called so last before the end of a line; None where none was, or the word is no kind."""
        kind = _KIND_OF.get(noun.casefold(), "")
        before = [named for named in self.names.get(kind, ()) if named[0] <= line]
        return max(before)[1] if before else None

    def meant(self, marked: Marked, name: str | None, funds: Callable[[str], bool]) -> str | None:
        """Whom "the chipmaker" means that a sentence begins with, where it cannot be ``name``; ``funds``: who funds others."""
        if (new := _A_NEW.match(marked.shape)) and (
            named := self.named_after.get(_KIND_OF[new["noun"].casefold()])
        ):
            return named
        told = _THE.match(marked.shape)
        kind = _KIND_OF[told["noun"].casefold()] if told else None
        if name is None or kind is None:
            return name
        others = [(line, other) for line, other in self.names.get(kind, ()) if line <= marked.sentence.line]
        if any(same_name(name, other) for _, other in others):
            return name
        kinds = {
            one for one, named in self.names.items() if any(same_name(name, other) for _, other in named)
        }
        if others and (kinds or funds(name)):
            return max(others)[1]
        return (
            None
            if kinds and kind not in {"startup", "fund", "conglomerate"} and "startup" not in kinds
            else name
        )


def called_in(marked: list[Marked]) -> Called:
    """What a text calls its names."""
    found: dict[str, list[tuple[int, str]]] = {}
    after: dict[str, str] = {}
    for one in marked:
        for match in _NAMES_IT.finditer(one.shape):
            _add(found, one, match.start("name"), match["noun"])
            after.setdefault(_KIND_OF[match["noun"].casefold()], one.name(match.start("name")).text)
        for match in _BEFORE.finditer(one.shape):
            _add(found, one, match.start("name"), match["noun"])
        for match in _AFTER.finditer(one.shape):
            for head in _HEAD.finditer(_TOLD_ENDS.split(match["told"], maxsplit=1)[0]):
                _add(found, one, match.start("name"), head["noun"])
    return Called(found, after)


def _add(found: dict[str, list[tuple[int, str]]], one: Marked, at: int, noun: str) -> None:
    name = one.name(at)
    if not (name.is_place or name.joined):
        found.setdefault(_KIND_OF[noun.casefold()], []).append((one.sentence.line, name.text))
