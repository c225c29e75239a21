"""Who funds others because the text itself says so."""

import re
from collections.abc import Callable, Mapping

from graph.extract.lexicon import Lexicon
from graph.extract.marked import M, Marked, N
from graph.extract.persons import is_full
from graph.extract.signalling import DESC, FOUNDED
from graph.extract.words import HOUSE_WORDS

_KIND = (
    r"(?:hedge[- ]fund|venture[- ]capital|venture (?:capital )?firm|VC firm|VC|private[- ]equity|buyout (?:firm|group|house|giant)|investment (?:management )?(?:firm|company|bank|group|giant|house|vehicle|arm|manager|conglomerate)|"
    r"asset manager|money manager|fund manager|sovereign (?:wealth )?fund|wealth fund|pension fund|(?:venture|innovation) (?:arm|unit)|investor|backer|lender|accelerator|venture investor|conglomerate|"
    r"holding company|family office|activist(?: investor)?)"
)
_ONE_OF = r"(?:an?|the|one of [\w’ ]{0,20}?)"
_MANY = r"(?:dozens|hundreds|scores|more than|over|nearly|about|some|several|many|a number|\d[\d,]*)"
# "invested in ⟨N⟩", "has backed dozens of startups", "holds stakes in 90 companies"
_GIVES = rf"(?:invest(?:s|ed)? in (?:{N}|(?:[\w,-]+ ){{0,4}}?{FOUNDED})|back(?:s|ed) (?:[\w,-]+ ){{0,4}}?{FOUNDED}|(?:holds?|owns?|has|have|with) (?:\w+ )?stakes in {_MANY}|(?:has|have) (?:invested|put|poured) {M} (?:in|into) )"
_SAID = re.compile(
    rf"\b{_KIND}s?(?: (?:firm|company|giant|group|manager|of))?,? (?P<a>{N})|(?P<b>{N}),? {_ONE_OF} (?:[\w’$-]+ ){{0,6}}?{_KIND}\b|(?P<c>{N})[’']s? (?:[\w-]+ ){{0,2}}(?:portfolio|investment arm|venture arm|venture capital arm|venture unit|funds?\b)|"
    rf"(?P<d>{N}) (?:has|have|had|is|was|will|on|said|plans) [^.;{N}]{{4,160}}, the {_KIND}s? (?:said|says|announced|added)\b|(?P<e>{N}) (?:(?:hedge|investment|venture|buyout|sovereign(?: wealth)?|private[- ]equity|growth) (?:fund|firm|vehicle)|family office)\b",
    re.IGNORECASE,
)
_ALSO_SAID = re.compile(
    rf"(?P<a>{N}) (?:is|was|has been|became|remains) (?:also |now |known as |best known as ){{0,2}}{_ONE_OF} (?:[\w’$-]+ ){{0,6}}?{_KIND}s?\b|"
    rf"(?P<b>{N}),? (?:(?:which|that|who|has|have|had|also|already|itself) ){{0,4}}{_GIVES}|(?P<c>{N}), [^.;{N}{M}]{{0,60}}?\b{_GIVES}|"
    rf"(?P<d>{N})-backed\b|(?P<j>{N}),? as (?:an? |one of its |its )(?:[\w-]+ ){{0,3}}?(?:backers?|investors?|funders?)\b|\b(?<!is )(?:backed|bankrolled) by {DESC}(?P<e>{N})|"
    rf"(?P<f>{N})[’']?s? (?:shares|stock|profits?|net (?:income|loss|profit)|loss(?:es)?|results) [^.;{N}]{{4,100}}\b(?:after|as|while|when|since|because|but) the (?:[\w-]+ ){{0,2}}{_KIND} [a-z]|"
    rf"(?P<g>{N})[^.;{N}]{{0,150}}\b(?:start-?ups|companies|founders) (?:that |which )?(?:it|they) (?:has |have |had )?(?:backed|funded|invested in)\b|(?P<h>{N})(?: [^.;{N}]{{0,100}})? its (?:start-?up|equity|technology|portfolio|unlisted|private) (?:holdings|companies|investments|portfolio)\b|"
    rf"\b(?:shares|stock) (?:of|in) (?P<i>{N}) [^.;{N}]{{4,100}}\b(?:after|as|while|when|since|because|but) the (?:[\w-]+ ){{0,2}}{_KIND} [a-z]",
    re.IGNORECASE,
)
# "The technology investor has": it was named in the sentence before
_THE_KIND = re.compile(
    rf"\W*The (?:(?!company|firm|startup|was|is|has|an?\b)[\w’-]+ ){{0,2}}?{_KIND}(?:[’']s?)? [a-z]"
)
_BEGINS = re.compile(rf"[^{N}.;:]{{0,60}}?(?P<name>{N})")
_WORDS = re.compile(
    r"invest|back|fund|lend|equity|venture|stakes|conglomerate|VC|manager|accelerator|activist|office|holding",
    re.IGNORECASE,
)


_HEADS = r"(?:founder|co-founder|manager|head|boss|chief executive|CEO|owner|chairman|chief|partner|chief investment officer|CIO)"
# "Ida Moe, who runs the hedge fund ⟨N⟩", "Ida Moe’s ⟨N⟩", "Moe said that her ⟨N⟩ fund"
_FIRM_OF = re.compile(
    rf"(?P<a>{N})(?:’s|'s)? ?(?:,? who (?:manages|runs|leads|heads|founded|owns|controls|oversees)|, (?:the |an? )?(?:[\w’-]+ ){{0,4}}?{_HEADS} (?:of|at)) (?:the )?(?:[\w’-]+ ){{0,4}}?(?P<b>{N})|"
    rf"(?P<c>{N})[’']s? (?:[\w-]+ ){{0,3}}?(?P<d>{N})|(?P<e>{N}) [^.;{N}]{{2,60}} (?:his|her) (?:[\w-]+ ){{0,3}}?(?P<f>{N})"
)


# "⟨N⟩ boss Ida Moe", "⟨N⟩’s Ida Moe"
_BOSS_OF = re.compile(rf"(?P<a>{N})(?:’s|'s)? (?:(?:[a-z-]+ )?{_HEADS},? )?(?P<b>{N})")


_HOUSE = (
    r"(?:(?:venture(?:[- ]capital)?|VC|private[- ](?:equity|credit|markets)|buyout|growth[- ]equity|hedge[- ]fund|investment|asset[- ]management|fund[- ]management) (?:firm|house|investor|manager|group|outfit|boutique)|"
    r"(?:venture|seed|growth|hedge|buyout|crypto|impact|credit|infrastructure|climate|early-stage) (?:fund|investor)|(?:asset|fund|money) manager)"
)
_IS_HOUSE = re.compile(
    rf"\b{_HOUSE},? (?P<a>{N})|(?P<b>{N}),? (?:is |was )?(?:an?|the) (?:[\w’$-]+ ){{0,5}}?{_HOUSE}\b",
    re.IGNORECASE,
)


def houses_said(marked: list[Marked]) -> frozenset[str]:
    """Names that the text calls firms which put the money of others into companies: what those raise is a fund."""
    found = set()
    for one in marked:
        if _WORDS.search(one.sentence.text):
            places = (match.start("a" if match["a"] else "b") for match in _IS_HOUSE.finditer(one.shape))
            found |= {one.name(at).text for at in places if not one.name(at).is_place}
    return frozenset(found)


def firms_said(
    marked: list[Marked], people: Mapping[str, str], lexicon: Lexicon, is_backer: Callable[[str], bool]
) -> dict[str, str]:
    """From a person to the house that the text says is theirs, of those that fund others.

    ``people``: from a surname that stands alone to the full name.
    """
    firms: dict[str, str] = {}
    for one in marked:
        told = (
            (one.name(match.start(g)).text for g in groups if match[g])
            for pattern, groups in ((_FIRM_OF, "abcdef"), (_BOSS_OF, "ba"))
            for match in pattern.finditer(one.shape)
        )
        for said, firm in told:
            who = people.get(said, said)
            if is_full(who) and not lexicon.is_backer(who) and is_backer(firm):
                firms.setdefault(who, firm)
    return firms


def backers_said(marked: list[Marked], names: list[str]) -> frozenset[str]:
    """Names that the text itself calls investors, funds or lenders, or says to fund others, and longer forms of them that say so."""
    found = set()
    before: str | None = None
    for one in marked:
        if _WORDS.search(one.sentence.text):
            for pattern, groups in ((_SAID, "abcde"), (_ALSO_SAID, "abcdefghij")):
                for match in pattern.finditer(one.shape):
                    at = next(match.start(group) for group in groups if match[group])
                    if not one.name(at).is_place:
                        found.add(one.name(at).text)
            if before and _THE_KIND.match(one.shape):
                found.add(before)
        if begins := _BEGINS.match(one.shape):
            named = one.name(begins.start("name"))
            before = None if named.is_place else named.text
    housed = {name for name in names if " " in name and name.split()[-1].casefold() in HOUSE_WORDS}
    # "Silvergate" alone is the backer where "Silvergate Capital" stands elsewhere
    found |= {
        name for name in names if " " not in name and any(name == other.rsplit(" ", 1)[0] for other in housed)
    }
    return frozenset(found)
