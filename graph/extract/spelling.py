"""How a word of a name looks: capitals, digits, domains; and what only looks so."""

import re

from graph.extract.words import GENERIC, MONTHS, bag

# 1inch, 1kx, 01ex are names; 5mn, 3rd and 10am are not.
_DIGIT_NAME = re.compile(r"\d{1,3}[a-z]{2,12}")
_UNITS = bag(
    """
    st nd rd th mn bn tn mm cm km kg mg ml kw mw gw kwh mwh gwh gb tb mb kb hz mhz ghz am pm hr hrs min mins sec
    yr yrs year years day days month months week weeks million billion trillion crore lakh cr lac pc pct bps bp
    nm ft sq in lb lbs oz mil mln bln kwp mwp gwp sqm pts pt pp hp rpm fps dpi ish fold plus times
    """
)
# optimize.health, mojo.capital
_DOMAIN = re.compile(
    r"[a-z][\w-]{1,30}\.(?:ai|io|co|xyz|vc|capital|ventures|fund|finance|health|tech|app|dev|money|bio|space|energy|security|network)"
)
_SMALL_FIRST = re.compile(r"[a-z]{1,9}[A-Z]|[a-z]\d{1,3}[a-z](?:\b|[a-z]{3,})|[a-z]-[A-Z]")
_QUANTITY = re.compile(r"\d{1,12}(?:\.\d{1,6})?[MBKTXDP]\w?")


def is_capital(text: str) -> bool:
    """Whether a word looks like (part of) a name: Acme, xAI, a16z, b2kites, i-Lend, 7Learnings, 8VC, 1inch, mojo.capital."""
    if text[0].isupper():
        return True
    if text[0].isdigit():
        if _DIGIT_NAME.fullmatch(text):
            return text.lstrip("0123456789").casefold() not in _UNITS
        return bool(re.search(r"[A-Z]", text)) and not _QUANTITY.fullmatch(text)
    return bool(_SMALL_FIRST.match(text)) or bool(_DOMAIN.fullmatch(text))


_LONGEST_NUMBER = 4  # digits, as in "Fund 2050"
_NUMBERED = bag("fund ventures capital class partners growth")
# "Section 32, Oak and ...": a number belongs to the name in front of it where a list or a clause goes on.
_NUMBER_NAME = re.compile(
    r"\d(?=, (?:an?|the) )|\d{2,3}(?=,? and |, (?:[A-Z]|an? |the )| (?:led|leads|leading|participated|invested|in the lead|at the helm)\b)"
)
_NOT_NUMBERED = MONTHS | bag(
    """
    top fortune forbes phase level chapter page week day year round cohort covid windows title
    article figure table step part q h fy under over about around jan feb mar apr jun jul aug sep sept oct nov dec
    """
)


def ends_in_number(before: str, words: int, sentence: str, at: int, number: str) -> bool:
    """Whether the number at ``at`` ends the name of so many ``words`` before it: "Station 13", and not "May 13"."""
    if len(number) <= _LONGEST_NUMBER and before in _NUMBERED:
        return True
    if words != 1 or before in _NOT_NUMBERED or before in GENERIC:
        return False
    return bool(_NUMBER_NAME.match(sentence, at))


# "Teachers’ Pension Plan" is one name, "Ida Marks’ Kite Fund" the fund of somebody
_MANY = bag(
    """
    teachers employees workers officers players farmers founders investors partners veterans engineers doctors nurses students
    members builders makers owners traders merchants lawyers accountants pilots drivers mechanics carpenters
    """
)


def ends_in_owner(word: str) -> bool:
    """Whether a name ends with this word because what follows is somebody's: "Marks’"."""
    return word.endswith(("s’", "s'")) and word[:-1].casefold() not in _MANY


_FIELD = (
    r"(?:Technology|Securities|Exchange|Science|Research|Innovation|Investment|Infrastructure|Development|Trade|Industry|Industrial|Commerce|Energy|Oil|(?:Natural )?Gas|Health|"
    r"Education|Growth|Resources|Engineering|Food|Drug|Agriculture|Culture|Finance|Business|Enterprise|Climate|Environment|Housing|Reconstruction)"
)
_ORGAN = r"(?:Funds?|Corp|Corporation|Bank|Partners|Capital|Ventures|Authority|Agency|Council|Ministry|Commission|Administration|Institute|Company|Holdings|Network)"
# "Kite Technology and Innovation Fund"
_TWO_FIELDS = re.compile(rf"{_FIELD} and {_FIELD} (?:[A-Z]\w{{1,30}} ){{0,2}}{_ORGAN}\b")
# "Ida and Jo Moe Foundation": two of one family
_FAMILY = re.compile(
    r"[A-Z][a-z]{1,20} and [A-Z][a-z]{1,20} [A-Z][a-z]{1,20} (?:Family )?(?:Foundation|Family Office|Trust)\b"
)


def one_over_and(sentence: str, starts: list[int], word: str) -> bool:
    """Whether one name goes on over "and", at this word, of which the words so far begin at ``starts``."""
    last = starts[-1] if word == "and" else starts[-2] if len(starts) > 1 else None
    if last is None:
        return False
    alone = last == starts[0]
    return bool(_TWO_FIELDS.match(sentence, last) or (alone and _FAMILY.match(sentence, last)))


SUFFIX = re.compile(
    r"-(based|backed|headquartered|led|owned|listed|funded|founded|born|affiliated|linked|supported|style|powered"
    r"|run|controlled|parent|trained|native|first|focused|driven|enabled|related|generated|specific|heavy|ready"
    r"|maker|owner|operator|friendly|strapped|paying|store|hungry|rich|flush|conscious|wide|only|free|scale|stage)$"
)
POSSESSIVE = re.compile(r"[’']s?$")


def bare(text: str) -> str:
    """A word in lower case, without what a hyphen joins to it and without an owner's s."""
    return POSSESSIVE.sub("", SUFFIX.sub("", text.casefold())).rstrip(".")
