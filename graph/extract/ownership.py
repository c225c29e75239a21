"""Who owns, manages or bought whom."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from graph.dates import PartialDate
from graph.extract.context import Context
from graph.extract.giving import DESCRIPTION
from graph.extract.lists import read_list
from graph.extract.marked import M, Marked, N
from graph.extract.names import same_name, shelf_key
from graph.extract.sentences import Sentence, with_evidence
from graph.extract.subjects import subject
from graph.extract.when import dates_said
from graph.facts import OwnershipRelation
from graph.money import Amount

_BUY = (
    r"(?:acquir(?:e[sd]?|ing)|buys|bought|buying|to buy|purchas(?:e[sd]?|ing)|snapp(?:ed|ing) up|snaps up|scoop(?:s|ed|ing) up|"
    r"t(?:akes|ook) over|taking over|swallow(?:s|ed)|gobbl(?:es|ed) up|merg(?:es|ed) with|has completed (?:its|the) acquisition of|complet(?:es|ed) (?:its|the) (?:acquisition|purchase|takeover) of)"
)
_ACQUIRES = re.compile(
    rf"\b{_BUY}\s(?:the (?:remaining|rest|remaining bits|assets|majority|business) (?:bits |assets )?of )?(?P<desc>{DESCRIPTION})(?P<name>{N})(?!-|’s |'s )",
    re.IGNORECASE,
)
_ACQUIRED_BY = re.compile(
    rf"(?P<child>{N})(?:,? (?:which|that))?(?:, [^{N}.;]{{2,60}},?)? (?:(?:was|were|is|been|being|recently|has|just|later|firm|company|startup) ){{0,3}}(?:acquired|bought|purchased|taken over) (?:[^{N}.;]{{0,20}} )?by (?P<desc>{DESCRIPTION})(?P<parent>{N})",
    re.IGNORECASE,
)
_WHICH = re.compile(
    rf"(?P<child>{N})(?:, [^{N}.;]{{2,60}} {N}|, [^{N}.;]{{2,60}})?, which (?P<parent>{N}) (?:\w+ )?(?:acquired|bought|purchased)\b",
    re.IGNORECASE,
)
_NOUN = re.compile(
    rf"(?:(?P<parent>{N})[’']s?|\b(?P<its>its|their))\s(?:[\w’-]+ |{M} ){{0,4}}?(?:acquisition|purchase|takeover|buyout) of (?P<desc>{DESCRIPTION})(?P<child>{N})",
    re.IGNORECASE,
)
_UNSURE = re.compile(
    r"\b(?:bid|offer(?:ed|s)?|talks|discussions|negotiat\w+|consider\w*|explor\w*|mull\w*|weigh\w*|eye[sd]?|eyeing|want(?:s|ed)?|try(?:ing)?|tried|attempt\w*|fail\w*|reject\w*|turned down|block\w*|could|may|might|would|if|rumou?r\w*|"
    r"look(?:s|ing)? to|hop(?:es|ing)|seek\w*|interested|approach\w*|voted down|propos\w*|unlikely|not|never|n’t|n't|refus\w*|abandon\w*|scrapp\w*|terminat\w*|we will|unsolicited)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
_AFTER_UNSURE = re.compile(
    r"^[^.;]{0,60}\b(?:fell through|was rejected|was blocked|collapsed|called off|terminated|did not)\b",
    re.IGNORECASE,
)
_NOT_WHOLE = re.compile(
    r"\b(?:stakes?|shares?|stock|interest|equity|users?|customers?|options?|contracts?|chips?|gpus?|land|power|rights|bitcoin|tokens|bonds|debt|subscriptions?|services?|products?|ads?|tickets?|copies|advertising|energy)\b",
    re.IGNORECASE,
)
_PRODUCT = re.compile(
    r"^(?:’s|'s)?\s(?:chips?|gpus?|tpus?|stock|shares|stakes?|bonds|products?|services?|tickets|devices|phones|cars|ads|tokens|common stock|software|hardware)\b",
    re.IGNORECASE,
)
_ARM = r"(?:(?P<{0}>(?:[\w’,/-]+ ){{0,4}}?(?:venture|ventures|investment|investing|vc|venture capital|corporate venture|early-stage|growth)(?: capital| investment| investing)? (?:arm|unit|division|fund|vehicle|subsidiary))|(?:[\w’,/-]+ ){{0,4}}?(?:subsidiary|unit|division|arm|affiliate|brand|business))"
_SUB_OF = re.compile(
    rf"(?P<child>{N}),?(?: (?:is|was|which is|an [^{N};.]{{2,40}} and))?,? (?:a|an|the|now a)\s{_ARM.format('fund')} (?:of|at|for) (?P<desc>{DESCRIPTION})(?P<parent>{N})(?!-|[’']s)",
    re.IGNORECASE,
)
_SUB = re.compile(
    rf"(?P<parent>{N})(?:[’']s?)? {_ARM.format('fund')},? (?P<child>{N})(?![’'])", re.IGNORECASE
)
_ITS_ARM = re.compile(
    rf"\b(?:its|their)\s{_ARM.format('fund')},? (?P<child>{N})(?![’'])|\b(?:its|their) (?P<child2>{N}) (?P<fund2>(?:venture|investment|vc) )?(?:arm|unit|subsidiary|division)\b",
    re.IGNORECASE,
)
_OWNED = re.compile(
    rf"(?P<parent>{N})-owned (?:[\w-]+ ){{0,4}}?(?P<child>{N})|(?P<child2>{N})(?:, [^{N}.;]{{2,60}})?,? (?:\w+ly )?(?:owned|controlled) by (?:[\w’-]+ ){{0,4}}?(?P<parent2>{N})",
    re.IGNORECASE,
)
_OWNS = re.compile(
    rf"\b(?:also |already |currently |still |now )?(?:owns|own|parent (?:company )?of|owner of)\s(?!\d)(?P<desc>{DESCRIPTION})(?P<child>{N})(?!-|’s|'s)",
    re.IGNORECASE,
)
_PARENT = re.compile(
    rf"(?P<child>{N})(?:’s|'s)?(?:-| )(?:owner|parent)(?: company| firm)?(?:\s?--?\s?|, | )(?P<parent>{N})",
    re.IGNORECASE,
)
_SHARE = re.compile(
    rf"\b(?:owns?|holds?|has|had|acquired|bought|took|takes|taking|holding|controls?|with)\s(?:a |an |about |around |roughly |nearly |approximately |its |the )*(?P<share>\d{{1,3}}(?:\.\d+)?)\s?(?:%|per ?cent)(?: \w+){{0,2}} (?:stake|shareholding|interest|ownership|equity|share)s?(?: \w+)? (?:in|of)\s(?P<desc>{DESCRIPTION})(?P<child>{N})(?!-|’s|'s)",
    re.IGNORECASE,
)
_ITS_FUND = re.compile(
    rf"(?:(?P<parent>{N})[’']s|\b(?P<its>its|their)) (?:[\w-]+ ){{0,3}}?(?P<child>{N})(?![’'\w-])"
)
_TYCOON = re.compile(
    r"\b(?:billionaire|tycoon|founder|actor|actress|entrepreneur|mogul|investor|former \w+|singer|athlete|CEO|co-founder|wife|brother) $"
)
_FUND_NAME = re.compile(r"\b(?:Funds?(?: (?:[IVX]+|\d+))?|Ventures|Capital)$")
_PRICE = re.compile(
    rf"^[^.;{N}]{{0,60}}?\b(?:for|at|worth|valued at|in an?|of)\s(?:(?:a |an |about|around|approximately|roughly|nearly|up to|some|over|more than|from|reported|the sum of)\s?)*(?P<money>{M})",
    re.IGNORECASE,
)


@dataclass
class Owned:
    """One ownership while its evidence is gathered. ``share`` is in [0, 1]."""

    parent: str
    child: str
    relation: OwnershipRelation
    amount: Amount | None
    share: Decimal | None
    date: PartialDate | None
    sentences: list[Sentence] = field(default_factory=list)


@dataclass
class OwnershipReader:
    """Goes through an article's sentences in order and keeps who owns whom."""

    published: PartialDate | None
    owned: list[Owned] = field(default_factory=list)
    shelf: dict[str, list[Owned]] = field(default_factory=dict)

    def read(self, marked: Marked, context: Context) -> None:
        """Take in one sentence."""
        if marked.shape.count(N) == 0:
            return
        for one in (*_bought(marked, context), *_holds(marked, context)):
            if one.parent == one.child or (
                same_name(one.parent, one.child) and one.relation not in {"fund_of", "subsidiary"}
            ):
                continue
            said = dates_said(marked.sentence.text, self.published)
            one.date = said[0][1] if said and one.relation == "acquired" else None
            one.sentences = [marked.sentence]
            self._keep(one)

    def _keep(self, one: Owned) -> None:
        near = self.shelf.setdefault(shelf_key(one.child), [])
        for known in near:
            if same_name(known.parent, one.parent) and same_name(known.child, one.child):
                known.amount, known.share = known.amount or one.amount, known.share or one.share
                known.sentences = with_evidence(known.sentences, one.sentences)
                known.parent, known.child = (
                    max(known.parent, one.parent, key=len),
                    max(known.child, one.child, key=len),
                )
                return
        near.append(one)
        self.owned.append(one)


def _bought(marked: Marked, context: Context) -> Iterator[Owned]:
    shape = marked.shape
    for match in _ACQUIRES.finditer(shape):
        at = match.start("name")
        if marked.name(at).is_place or _NOT_WHOLE.search(marked.name(at).text):
            continue
        if (
            _UNSURE.search(shape[: match.start()])
            or _AFTER_UNSURE.match(shape[match.end() :])
            or _NOT_WHOLE.search(match["desc"])
            or _PRODUCT.match(shape[at + 1 : at + 30])
        ):
            continue
        parent = context.meant(marked, subject(marked, match.start()))
        if parent is None:
            continue
        children = _children(marked, at)
        for child in children:
            yield _owned(
                marked, context, parent, child, "acquired", _price(marked, match.start(), children[-1])
            )
    for match in (*_ACQUIRED_BY.finditer(shape), *_WHICH.finditer(shape)):
        if not _UNSURE.search(shape[: match.end()]):
            parent = context.name_at(marked, match.start("parent"))
            yield _owned(
                marked,
                context,
                parent,
                match.start("child"),
                "acquired",
                _price(marked, match.start(), match.end() - 1),
            )
    for match in _NOUN.finditer(shape):
        before = [p for p in marked.positions(N, 0, match.start()) if not marked.name(p).is_place]
        own = match.start("parent") if match["parent"] else before[-1] if before else None
        named = context.name_at(marked, own) if own is not None else context.last(marked)
        if (
            named
            and not _UNSURE.search(shape[: match.start()])
            and not _AFTER_UNSURE.match(shape[match.end() :])
        ):
            yield _owned(
                marked,
                context,
                named,
                match.start("child"),
                "acquired",
                _price(marked, match.start(), match.end() - 1),
            )


def _children(marked: Marked, first: int) -> list[int]:
    """The names that a verb takes: one, or a list that ends with "and"."""
    listed = read_list(marked, first)
    if first not in listed.positions or " and " not in marked.shape[first : max(listed.positions) + 1]:
        return [first]
    end = listed.positions[-1] + 1
    return (
        [first]
        if re.match(r"\s(?!in |for |last |this |to |from |and )[a-z]+(?:s|ed)\b", marked.shape[end:])
        else list(listed.positions)
    )


def _holds(marked: Marked, context: Context) -> Iterator[Owned]:
    yield from _arms(marked, context)
    yield from _owners(marked, context)
    yield from _funds(marked, context)


def _arms(marked: Marked, context: Context) -> Iterator[Owned]:
    shape = marked.shape
    for match in (*_SUB_OF.finditer(shape), *_SUB.finditer(shape)):
        relation: OwnershipRelation = "fund_of" if match["fund"] else "subsidiary"
        parent = context.name_at(marked, match.start("parent"))
        yield _owned(marked, context, parent, match.start("child"), relation)
    for match in _ITS_ARM.finditer(shape):
        owner = context.last(marked)
        child = match.start("child") if match["child"] else match.start("child2")
        if owner:
            yield _owned(
                marked, context, owner, child, "fund_of" if match["fund"] or match["fund2"] else "subsidiary"
            )


def _owners(marked: Marked, context: Context) -> Iterator[Owned]:
    shape = marked.shape
    for match in (*_OWNED.finditer(shape), *_PARENT.finditer(shape)):
        second = "2" if match.groupdict().get("parent2") else ""
        parent = context.name_at(marked, match.start("parent" + second))
        yield _owned(marked, context, parent, match.start("child" + second), "owns")
    for match in _OWNS.finditer(shape):
        owner = context.meant(marked, subject(marked, match.start()))
        if owner and not _NOT_WHOLE.search(match["desc"]):
            for child in _children(marked, match.start("child")):
                yield _owned(marked, context, owner, child, "owns")
    for match in _SHARE.finditer(shape):
        owner = context.meant(marked, subject(marked, match.start()))
        share = Decimal(match["share"]) / 100
        if owner and share <= 1 and not _UNSURE.search(shape[: match.start()]):
            yield _owned(marked, context, owner, match.start("child"), "owns", share=share)


def _funds(marked: Marked, context: Context) -> Iterator[Owned]:
    """An organisation's own fund: "SoftBank's Vision Fund", "its Growth Fund II"."""
    for match in _ITS_FUND.finditer(marked.shape):
        child = marked.name(match.start("child"))
        owner = context.name_at(marked, match.start("parent")) if match["parent"] else context.last(marked)
        place = match["parent"] and marked.name(match.start("parent")).is_place
        if match["parent"] and _TYCOON.search(marked.shape[: match.start()]):
            continue
        person = owner in context.people.values()
        named = _FUND_NAME.search(child.text) and ("Fund" in child.text or match["parent"])
        if owner and named and not place and not person:
            yield _owned(marked, context, owner, match.start("child"), "fund_of")


def _owned(
    marked: Marked,
    context: Context,
    parent: str,
    child: int,
    relation: OwnershipRelation,
    amount: Amount | None = None,
    share: Decimal | None = None,
) -> Owned:
    return Owned(parent, context.name_at(marked, child), relation, amount, share, None)


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
