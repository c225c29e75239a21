"""Whom a text itself calls a seller of clouds, chips or power: "cloud provider ⟨N⟩", "⟨N⟩, a chipmaker"."""

import re
from collections.abc import Mapping
from typing import Final, Literal

from graph.extract.marked import Marked, N
from graph.extract.names import same_name
from graph.extract.words import bag

Kind = Literal["cloud", "chips", "power"]

_FIRM = r"(?:provider|operator|firm|company|startup|start-up|vendor|giant|specialist|supplier|developer|group|business|player)"
_KINDS: Final[Mapping[Kind, str]] = {
    "cloud": rf"(?:(?:AI[- ]|GPU[- ]|neo)?cloud(?:[- ](?:computing|infrastructure|services|hosting|AI|compute))? {_FIRM}|neocloud|hyperscaler|"
    rf"(?:AI[- ])?(?:data[- ]?cent(?:er|re)|compute|GPU|AI infrastructure|colocation|hosting) {_FIRM}|(?:bitcoin|crypto)(?:currency)?[- ]miner)",
    "chips": rf"(?:(?:AI[- ]|memory[- ]|graphics[- ]|contract[- ])?chip(?:[- ]?(?:maker|designer|manufacturer)|[- ]{_FIRM})|semiconductor {_FIRM}|foundry)",
    "power": rf"(?:(?:(?:power|energy|nuclear|geothermal|fusion|solar|wind|renewables?|electricity|utility)[- ]){{1,2}}(?:producer|generator|utility|{_FIRM})|utility|(?:carbon[- ]removal|carbon[- ]capture) {_FIRM})",
}
# read in the text itself, where "Cloud" may begin a sentence as a name does
_BEFORE: Final = {kind: re.compile(rf"\b{words},? $", re.IGNORECASE) for kind, words in _KINDS.items()}
_AFTER: Final = {
    kind: re.compile(
        rf"(?:,| is| was| –| —) (?:now )?(?:an?|the|one of the) (?:[\w’/-]+ ){{0,6}}?{words}\b", re.IGNORECASE
    )
    for kind, words in _KINDS.items()
}
_REACH: Final = 50  # characters of the longest description in front of a name
# without one of these a sentence calls nobody such a seller
_WORDS: Final = bag(
    "cloud hyperscaler compute gpu hosting colocation infrastructure miner chip semiconductor foundry power energy nuclear "
    "geothermal fusion solar wind renewable electricity utility carbon"
) | {"data center", "data centre", "datacenter", "datacentre", "data-cent"}
_CHIPS = re.compile(r"\b(?:chips?|[gtc]pus?|processors?|accelerators?|semiconductors?)\b", re.IGNORECASE)
_POWER = re.compile(r"\b(?:power|energy|electricity|carbon|credits|megawatts?)\b", re.IGNORECASE)


def sellers_said(marked: list[Marked]) -> dict[str, Kind]:
    """What each name sells that a text calls a seller of such goods; no places."""
    found: dict[str, Kind] = {}
    for one in marked:
        text = one.sentence.text.casefold()
        if not any(word in text for word in _WORDS):
            continue
        for at in one.positions(N):
            name = one.name(at)
            if name.is_place or name.text in found:
                continue
            for kind in _KINDS:
                before = _BEFORE[kind].search(one.sentence.text, max(0, name.start - _REACH), name.start)
                if (before and not name.possessive) or _AFTER[kind].match(one.sentence.text, name.end):
                    found[name.text] = kind
                    break
    return found


def said_rank(name: str, deal: str, said: Mapping[str, Kind]) -> int:
    """How surely a name is the seller in a deal, by what the text calls it: from 3, where the goods are its own, to 0."""
    kind = next((kind for other, kind in said.items() if same_name(name, other)), None)
    if kind is None:
        return 0
    if kind == "power":
        return 3 if _POWER.search(deal) else 0
    chips = _CHIPS.search(deal) is not None
    return 3 if chips == (kind == "chips") else 2 if kind == "chips" else 1
