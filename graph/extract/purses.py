"""Funds that a backer raises, told by their size, their name or their kind, whatever the verb."""

import re
from collections.abc import Iterator

from graph.extract.context import Context
from graph.extract.marked import L, M, Marked, N
from graph.extract.roles import role
from graph.extract.signalling import KIND_WORD, NO_FUND, POOL, Signalled

_RAISES_FUND = re.compile(
    r"\b(?:rais(?:e[sd]?|ing)|clos(?:e[sd]?|ing)|launch(?:es|ed|ing)?|secur(?:e[sd]?|ing)|announc(?:e[sd]?|ing)|held|holds|unveil(?:s|ed)|"
    r"target(?:s|ing)|set(?:s|ting)? up|open(?:s|ed|ing)?|creat(?:es|ed|ing)|start(?:s|ed|ing)|seek(?:s|ing)|hit(?:s|ting)?|reach(?:es|ed|ing)?)\b",
    re.IGNORECASE,
)
_FUND_REACH = 90  # characters between the verb and the size of the fund
_FUND = re.compile(r"\b(?:funds?|vehicles?|SPAC|blank[- ]check)\b", re.IGNORECASE)
_BY = re.compile(r"\b(?:led by|from) ")
_NAMED_FUND = re.compile(r"\bFund(?: (?:[IVX]+|\d{1,2}))?\.?$| (?:I{1,3}|I?V|VI{1,3}|IX|X)$")
_OPENS_NAMED = re.compile(
    rf"\b(?:launch(?:es|ed|ing)?|clos(?:e[sd]?|ing)|announc(?:e[sd]?|ing)|unveil(?:s|ed|ing)?|debut(?:s|ed)?|rais(?:e[sd]?|ing)|collect(?:s|ed)|amass(?:es|ed)|gather(?:s|ed)|secur(?:e[sd]?))(?: (?:the|its))?"
    rf"(?: (?:first |final |successful )?(?:launch|close|closing|closure) of)?(?: its| the| a)?(?: {M})?(?: for)? (?P<fund>{N})(?! (?:will|has|is|as|to|and)\b)",
    re.IGNORECASE,
)
# "⟨N⟩ Ventures raises ⟨M⟩" and no more: what a house raises is its fund
_RAISES_OWN = re.compile(
    rf"\b(?:rais(?:e[sd]?|ing)|secur(?:e[sd]?|ing)|clos(?:e[sd]?|ing)(?: on)?) (?:a |another |over |about |around |nearly |more than |up to |approximately |fresh ){{0,2}}(?P<money>{M})(?:(?= in (?:fresh |new )?capital\b|[.!]?$)| from (?:limited partners|LPs|HNIs)\b)",
    re.IGNORECASE,
)
# "Venture firm ⟨N⟩ raised ⟨M⟩ from ⟨N⟩": what such a house raises it puts into others
_HOUSE = r"(?:venture(?:[- ]capital)?|VC|private[- ]equity|buyout|growth[- ]equity|hedge[- ]fund|venture investing) (?:firm|house|investor|group|outfit|giant|fund|manager)"
_HOUSE_RAISES = re.compile(
    rf"(?:\b{_HOUSE} (?P<name>{N})|(?P<name2>{N}), (?:an?|the) (?:[\w’-]+ |{N}-[a-z]+ ){{0,4}}?{_HOUSE}[^.;{M}]{{0,80}},)(?: (?:has|have|had|also|just|recently)){{0,2}} (?:rais(?:ed|es)|secur(?:ed|es)|clos(?:ed|es)(?: on)?|collect(?:ed|s)) (?:(?:another|over|about|around|nearly|more than|up to|some|a further|an additional) ){{0,2}}(?P<money>{M})(?: from\b(?! (?:the )?(?:sale|selling|its|disposal|exit))| to (?:back|invest|fund|put)\b| across\b|[.,;(]|$)",
    re.IGNORECASE,
)
_HOUSE_NAME = re.compile(r" (?:Ventures?|Venture Partners|Capital Partners|VC|Angels)$")
# "a ⟨M⟩ fund", "its third growth vehicle": what no other verb than one of these makes old or undone
# What a house raises and no round is told of: "⟨N⟩ pulled together ⟨M⟩"
_GETS = re.compile(
    rf"\b(?:(?:rais|secur|collect|gather|amass|bank|land|haul|draw|drew|bring|brought|attract|net|bag|assembl|garner|scoop|clos|near|seek|sought|target|pull|scrap|lin|mobili[sz])(?:e[sd]?|s|ed|ing|ging|ged|ting|ted|ped|ping|n)?(?: in| on| up| together)?|(?:put|get|got|gets) together) "
    rf"(?:(?:its|a|an|another|over|about|around|nearly|almost|more than|upwards? of|up to|as much as|some|a further|fresh|cool|at least|roughly|just over|just under|close to|and) ){{0,3}}(?P<money>{M})(?! (?:in|into|on)\b)",
    re.IGNORECASE,
)
_OF_A_ROUND = re.compile(
    r"\b(?:rounds?|valu\w+|shares?|stakes?|sale|sell\w*|sold|debts?|borrow\w*|bonds?|notes|listing|IPO|offering|proceeds|funding|revenues?|profits?|assets|fees|deal|contract|damages|settlement|compensation|dividends?|buy-?back|loss(?:es)?|profits?|stock|led by|acqui\w+|takeover|cost\w*|paid|pay|penalt\w+|fine|debentures?)\b",
    re.IGNORECASE,
)
_FRESH = r"(?:new|fresh|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|debut|maiden|inaugural|first|next|successor|follow-on|biggest|largest)"
_KIND = rf"(?:{M} |[“\"‘]?{N}[”\"’]? |{KIND_WORD} )"
_A_POOL = re.compile(
    rf"(?:\b(?:an?|its|the|their|another) (?:[\w-]+, )?{_KIND}{{0,7}}?|(?=\b{_FRESH} |{M} ){_KIND}{{1,6}}?)(?!funds\b){POOL}(?: (?:of|worth|with|at|totall?ing|that could reach|which could reach|sized at)\b[^.;{N}{M}]{{0,25}}{M})?",
    re.IGNORECASE,
)
_NEW = re.compile(rf"{M}|\b{_FRESH} ", re.IGNORECASE)
_CLAUSE = re.compile(rf"[{N}.;:,—–](?:[’']s)?[^{N}.;:,—–]{{0,80}}$|^[^{N}.;:,—–]{{0,80}}$")
_WORD = re.compile(r"[A-Za-z][\w’-]*")
_NOT_NEW = re.compile(
    r"\b(?:sell|sold|exit|from|through|via|out|in|into|by|than|against|as|like|since|manag|run|oversee|own|led|lead|join|h[eo]ld|down|wind|wound|liquidat|suspend|fr[eo]ez|froz|gat(?:es|ed|ing)|"
    r"halt|scrap|shelv|abandon|cancel|delay|postpon|drop|cut|shr[aiu]nk|reduc|slash|halv|trim|lower|fail|los[est]|struggl|den(?:y|ies|ied)|refus|not|never|no|sue|left|leav|stop|pull|withdr|paus|"
    r"ditch|cool|reject|block|fin(?:ed|es)|critici|merg|writ|wrote|mark|return(?:s|ed)? \ue001|invest(?:s|ed)? in|owe|return|value|partner of|head of|founder of|manager of|part of|stake|rais(?:es|ed|ing) questions|instead|without|than|end(?:s|ed|ing)?|after|whether|if|could|might)\w*\b",
    re.IGNORECASE,
)
_MOST_WORDS = 7


def funds_told(marked: Marked, context: Context) -> Iterator[Signalled]:
    """Each fund of a sentence with whoever raises it."""
    yield from _of_a_size(marked, context)
    yield from _by_name(marked, context)
    yield from _of_a_kind(marked, context)
    yield from _of_a_house(marked, context)


def _of_a_size(marked: Marked, context: Context) -> Iterator[Signalled]:
    for position in marked.positions(M):
        start = marked.origin[position]
        near = _BY.split(marked.sentence.text[max(0, start - _FUND_REACH) : start + _FUND_REACH])[0]
        if role(marked, position) != "fund" or not _FUND.search(near) or NO_FUND.search(near):
            continue
        for verb in _RAISES_FUND.finditer(marked.shape, max(0, position - _FUND_REACH), position):
            for name in context.doers(marked, verb.start()):
                yield name, "new_fund", position - 1, position + 1


def _by_name(marked: Marked, context: Context) -> Iterator[Signalled]:
    """Funds told by their names, and what a house raises for no company."""
    for match in _OPENS_NAMED.finditer(marked.shape):
        if _NAMED_FUND.search(marked.name(match.start("fund")).text):
            for name in context.doers(marked, match.start()):
                yield name, "new_fund", match.start(), match.end()
    for match in _HOUSE_RAISES.finditer(marked.shape):
        at = match.start("name") if match["name"] else match.start("name2")
        if L not in marked.shape and not marked.name(at).is_place:
            yield context.name_at(marked, at), "new_fund", match.start("money"), match.end()
    for match in _RAISES_OWN.finditer(marked.shape):
        for name in context.doers(marked, match.start()):
            partners = "from" in match[0] and name in context.said_backers
            if (_HOUSE_NAME.search(name) or partners) and L not in marked.shape:
                yield name, "new_fund", match.start(), match.end()


def _of_a_kind(marked: Marked, context: Context) -> Iterator[Signalled]:
    """Who does anything with a new fund but to end it, cut it or put money into it."""
    for match in _A_POOL.finditer(marked.shape):
        if not _NEW.search(match[0]):
            continue
        clause = _CLAUSE.search(marked.shape, max(0, match.start() - 82), match.start())
        if not clause or _NOT_NEW.search(clause[0]):
            continue
        words = [*_WORD.finditer(marked.shape, clause.start(), match.start())][-_MOST_WORDS:]
        for word in reversed(words):
            if names := [n for n in context.doers(marked, word.start()) if context.is_backer(n)]:
                for name in names:
                    yield name, "new_fund", word.start(), match.end()
                break


def _of_a_house(marked: Marked, context: Context) -> Iterator[Signalled]:
    """What a house raises where the sentence tells of no round and no sale."""
    if not context.houses or L in marked.shape or _OF_A_ROUND.search(marked.shape):
        return
    for match in _GETS.finditer(marked.shape):
        for name in context.doers(marked, match.start()):
            told = {context.name_at(marked, at) for at in marked.positions(N, 0, match.start())}
            if name in context.houses & told:
                yield name, "new_fund", match.start(), match.end()
