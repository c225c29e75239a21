"""Who bought whom: verbs and nouns of buying a company, in a marked sentence."""

import re
from collections.abc import Iterator

from graph.extract.context import Context
from graph.extract.giving import DESCRIPTION
from graph.extract.lists import read_list
from graph.extract.marked import M, Marked, N
from graph.extract.owned import NOT_WHOLE, UNSURE, Owned, is_somebody
from graph.money import Amount

_BUY = (
    r"(?:acquir(?:e[sd]?|ing)|buys|bought|buying|to buy|purchas(?:e[sd]?|ing)|snapp(?:ed|ing) up|snaps up|scoop(?:s|ed|ing) up|"
    r"t(?:akes|ook) over|taking over|swallow(?:s|ed)|gobbl(?:es|ed) up|merg(?:es|ed) with|absorb(?:s|ed)|"
    r"(?:has )?(?:complet(?:es|ed|ing)|announc(?:es|ed|ing)|clos(?:es|ed) on|finali[sz](?:es|ed)|approv(?:es|ed)|highlight(?:s|ed|ing)) (?:its|the|an?) (?:[\w$-]+ ){0,4}?(?:acquisition|purchase|takeover|buyout|merger) (?:of|with))"
)
_ACQUIRES = re.compile(
    rf"\b{_BUY}\s(?:the (?:remaining|rest|remaining bits|assets|majority|business|team behind) (?:bits |assets )?(?:of )?)?(?P<desc>{N}[’']s (?:[\w’-]+ ){{0,5}}[\w’-]+, |{DESCRIPTION})(?P<name>{N})(?!-|’s |'s )",
    re.IGNORECASE,
)
# What may stand behind the name of a company that was bought: nothing, a stop, or a word that begins something new.
_ENDS = re.compile(
    rf"$|[^\w\s]|\s(?:for|in|into|to|from|and|last|earlier|on|as|at|this|which|who|that|by|with|after|late|early|a|an|the|back|amid|before|during|today|yesterday|outright|through|via|but|or|while|when|because|just|recently|is|was|were|has|will|can|could|whose|where|over|out|under|until|since|along|among|[A-Z\d(“\"]|{N}|{M}|[–—-])"
)
_PASSIVE = r"(?:was|were|had|is|been|being|recently|has|just|later|firm|company|startup|got|subsequently|then|agreed|agrees|set|due|going|about|will|to|be)"
_ACQUIRED_BY = re.compile(
    rf"(?P<child>{N})(?:,? (?:which|that))?(?:(?:, [^{N}.;]{{2,60}},?)? (?:{_PASSIVE} ){{0,5}}|, [^.;{M}]{{2,80}}?, (?:{_PASSIVE} ){{1,5}})(?:acquired|bought|purchased|bought out|taken over|taken private|snapped up|scooped up|absorbed) (?:[^{N}.;]{{0,20}} )?by (?P<desc>{DESCRIPTION})(?P<parent>{N})(?![’']s )",
    re.IGNORECASE,
)
_WHICH = re.compile(
    rf"(?P<child>{N})(?:, (?!formerly)[^{N}.;]{{2,60}} {N}|, [^{N}.;]{{2,60}})?, which (?P<parent>{N}) (?:\w+ )?(?:acquired|bought|purchased)\b",
    re.IGNORECASE,
)
_NOUN = re.compile(
    rf"(?:(?P<parent>{N})[’']s?|\b(?P<its>its|their))\s(?:[\w’-]+ |{M} ){{0,4}}?(?:acquisition|purchase|takeover|buyout) of (?P<desc>{DESCRIPTION})(?P<child>{N})",
    re.IGNORECASE,
)
_SOLD_TO = re.compile(
    rf"\b(?:sold|sells|selling|to sell)(?: off)? (?P<desc>{DESCRIPTION})(?P<child>{N})(?:, [^.;{M}]{{2,80}}?,)? to (?!the\b)(?P<desc2>{DESCRIPTION})(?P<parent>{N})(?![’']s )",
    re.IGNORECASE,
)
# "⟨N⟩'s takeover by ⟨N⟩", "the takeover of ⟨N⟩ by ⟨N⟩", "⟨N⟩ was sold to ⟨N⟩", "⟨N⟩'s ⟨N⟩ takeover"
_HANDED_OVER = (
    re.compile(
        rf"(?P<child>{N})[’']s? (?:[\w$-]+ |{M} ){{0,3}}?(?:acquisition|takeover|purchase|buyout) by (?P<desc>{DESCRIPTION})(?P<parent>{N})(?![’']s )",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?:sale|acquisition|takeover|purchase|buyout) of (?P<desc>{DESCRIPTION})(?P<child>{N}) (?:to|by) (?:(?!the\b)[\w’-]+ ){{0,4}}?(?P<parent>{N})(?![’']s )",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?P<child>{N}),? (?:was|is being|has been|had been|were|which|which was|which recently|recently) sold to (?P<desc>{DESCRIPTION})(?P<parent>{N})(?![’']s )",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?P<parent>{N})[’']s? (?:{M} |(?:proposed|planned|pending|recent|record|blockbuster|[a-z]+-[a-z]+) ){{0,2}}(?P<child>{N}) (?:acquisition|takeover|buyout|purchase)\b(?! (?:attempt|bid|offer|talks|plan))(?P<desc>)",
        re.IGNORECASE,
    ),
)
# "it has agreed to be acquired by ⟨N⟩"
_TO_BE_BOUGHT = re.compile(
    rf"\b(?:agreed|agrees|is set|is due|is going) to be (?:acquired|bought|taken over|taken private) by (?P<desc>{DESCRIPTION})(?P<parent>{N})(?![’']s )",
    re.IGNORECASE,
)
_AFTER_UNSURE = re.compile(
    r"^[^.;]{0,60}\b(?:fell (?:through|apart)|was rejected|was blocked|collapsed|called off|terminated|did not|could not)\b",
    re.IGNORECASE,
)
_PRODUCT = re.compile(
    r"^(?:’s|'s)?\s(?:chips?|gpus?|tpus?|stock|shares|stakes?|bonds|products?|services?|tickets|devices|phones|cars|ads|tokens|common stock|software|hardware)\b",
    re.IGNORECASE,
)
_PRICE = re.compile(
    rf"^[^.;{N}]{{0,60}}?\b(?:for|at|worth|valued at|in an?|of)\s(?:(?:a |an |about|around|approximately|roughly|nearly|up to|some|over|more than|from|reported|the sum of)\s?)*(?P<money>{M})",
    re.IGNORECASE,
)
_WITHIN = re.compile(r"\b(?:in|on|into|near|over|through|via)\s", re.IGNORECASE)
_DOING = re.compile(
    r"(?:\b(?:by|after|since|through|including|is|are|was|were|be|been|now|also|recently|has been)|[,—–]|\ue000) $",
    re.IGNORECASE,
)
_TAKES_OVER = re.compile(r"t(?:akes|ook|aking) over", re.IGNORECASE)


def bought(marked: Marked, context: Context) -> Iterator[Owned]:
    """Every purchase of a company that a sentence states."""
    yield from _acquires(marked, context)
    yield from _passive(marked, context)
    yield from _named(marked, context)


def _acquires(marked: Marked, context: Context) -> Iterator[Owned]:
    shape = marked.shape
    for match in _ACQUIRES.finditer(shape):
        at = match.start("name")
        if not is_somebody(marked, context, at) or not _ENDS.match(shape, at + 1):
            continue
        if (
            UNSURE.search(shape[: match.start()])
            or _AFTER_UNSURE.match(shape[match.end() :])
            or NOT_WHOLE.search(match["desc"])
            or _WITHIN.search(match["desc"])
            or _PRODUCT.match(shape[at + 1 : at + 30])
        ):
            continue
        children = children_of(marked, at)
        price = _price(marked, match.start(), children[-1])
        parent = context.actor(marked, match.start())
        if parent is None and _DEAL_TO.search(shape, 0, match.start()):
            parent = context.owner(marked, match.start())
        takes_office = _TAKES_OVER.match(match[0]) and price is None
        gerund = match[0].split(" ")[0].endswith("ing")
        if gerund and not _DOING.search(shape, 0, match.start()):
            continue  # "likes buying", "the idea of buying"
        trades = context.seems_person(parent or "") and gerund
        if parent is None or trades or (takes_office and parent in context.people.values()):
            continue
        for child in children:
            yield Owned(parent, context.name_at(marked, child), "acquired", price)


def _passive(marked: Marked, context: Context) -> Iterator[Owned]:
    shape = marked.shape
    for match in (*_ACQUIRED_BY.finditer(shape), *_WHICH.finditer(shape)):
        if not UNSURE.search(shape[: match.end()]) and is_somebody(marked, context, match.start("child")):
            price = _price(marked, match.start(), match.end() - 1)
            parent, child = (context.name_at(marked, match.start(side)) for side in ("parent", "child"))
            yield Owned(parent, child, "acquired", price)
    for match in _TO_BE_BOUGHT.finditer(shape):
        sold = context.actor(marked, match.start())
        place = marked.name(match.start("parent")).is_place
        if sold and not place and not UNSURE.search(shape[: match.start()]):
            price = _price(marked, match.start(), match.end() - 1)
            yield Owned(context.name_at(marked, match.start("parent")), sold, "acquired", price)
    yield from _handed_over(marked, context)


def _handed_over(marked: Marked, context: Context) -> Iterator[Owned]:
    shape = marked.shape
    for match in (found for pattern in _HANDED_OVER for found in pattern.finditer(shape)):
        to, of = match.start("parent"), match.start("child")
        whole = not NOT_WHOLE.search(match["desc"]) and not marked.name(to).is_place
        unsure = UNSURE.search(shape[: match.end("child")]) or _AFTER_UNSURE.match(shape[match.end() :])
        if whole and not unsure and is_somebody(marked, context, of):
            price = _price(marked, match.start(), match.end() - 1)
            yield Owned(context.name_at(marked, to), context.name_at(marked, of), "acquired", price)
    for match in _SOLD_TO.finditer(shape):
        whole = not NOT_WHOLE.search(match["desc"]) and not NOT_WHOLE.search(match["desc2"])
        if (
            whole
            and is_somebody(marked, context, match.start("child"))
            and not UNSURE.search(shape[: match.start()])
        ):
            parent, child = (context.name_at(marked, match.start(side)) for side in ("parent", "child"))
            yield Owned(parent, child, "acquired", _price(marked, match.start(), match.end() - 1))


def _named(marked: Marked, context: Context) -> Iterator[Owned]:
    """What a noun says: "⟨N⟩'s purchase of ⟨N⟩", "its purchase of ⟨N⟩"."""
    shape = marked.shape
    for match in _NOUN.finditer(shape):
        parent = (
            context.name_at(marked, match.start("parent"))
            if match["parent"]
            else context.owner(marked, match.start())
        )
        unsure = UNSURE.search(shape[: match.start()]) or _AFTER_UNSURE.match(shape[match.end() :])
        if parent and not unsure and not NOT_WHOLE.search(match["desc"]) and _ENDS.match(shape, match.end()):
            child = context.name_at(marked, match.start("child"))
            yield Owned(parent, child, "acquired", _price(marked, match.start(), match.end() - 1))


_DEAL_TO = re.compile(
    r"\b(?:deals?|agreements?|pact|letters? of intent|intent|intention|plans?) to $", re.IGNORECASE
)
_ASIDE = re.compile(r",\s(?:which|who|whose|an?|the|formerly|backed|founded)\b", re.IGNORECASE)


def children_of(marked: Marked, first: int) -> list[int]:
    """The names that a verb takes: one, or a list "A, B and C" that no verb follows."""
    shape, positions = marked.shape, [first]
    for position in read_list(marked, first).positions[1:]:
        if _ASIDE.search(shape, positions[-1], position):
            break
        positions.append(position)
    last = positions[-1]
    joined = " and " in shape[first:last] and first in read_list(marked, first).positions
    goes_on = re.match(
        r"\s(?!in |for |last |this |to |from |and )[a-z]+(?:s|ed)\b|-|[’']s", shape[last + 1 :]
    )
    return positions if joined and not goes_on else [first]


def _price(marked: Marked, start: int, last: int) -> Amount | None:
    """The price beside an acquisition: behind the name, or before the word itself."""
    found = _PRICE.match(marked.shape[last + 1 :])
    if found:
        return marked.money(last + 1 + found.start("money")).amount
    before = re.search(
        rf"{M} (?:[\w-]+ ){{0,3}}(?:acquisition|deal|purchase|takeover|buyout)",
        marked.shape[max(0, start - 10) : last],
    )
    return marked.money(max(0, start - 10) + before.start()).amount if before else None
