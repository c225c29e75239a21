"""Money for a company that a sentence does not name: "invested ⟨M⟩ in the startup", "seeded it with ⟨M⟩"; and for several."""

import re
from collections.abc import Iterator

from graph.extract.giving import DESCRIPTION, Invested
from graph.extract.marked import L, M, Marked, N
from graph.extract.subjects import Subject, subject

_ABOUT = r"(?:(?:up to|about|around|nearly|over|more than|some|roughly|an initial|a further|another|an additional|a total of|as much as|an?) ){0,2}"
_THE_COMPANY = (
    r"(?:the|that|this) (?:[\w-]+ ){0,3}?(?:company|startup|start-up|firm|chipmaker|unicorn|scaleup|scale-up|fintech|biotech|insurtech|edtech|"
    r"carmaker|automaker|lender|retailer|lab|maker|developer)\b(?![’'-])"
)
_PUTS = (
    r"(?:invest(?:s|ed|ing)?|pump(?:s|ed|ing)?|pour(?:s|ed|ing)?|inject(?:s|ed|ing)?|plough(?:s|ed)?|plow(?:s|ed)?|s[aiu]nk|put(?:s|ting)?|"
    r"commit(?:s|ted|ting)?|pledge[sd]?|pledging)"
)
# "invested ⟨M⟩ in the startup"
_IN_IT = re.compile(
    rf"\b{_PUTS} {_ABOUT}(?P<money>{M})(?: [\w-]+){{0,3}}? (?:in|into|to|behind) {_THE_COMPANY}",
    re.IGNORECASE,
)
# "provided ⟨M⟩ over two tranches to help the company expand"
_TO_HELP = re.compile(
    rf"\b(?:provid(?:e[sd]?|ing)|gave|giv(?:es|ing)|invest(?:s|ed|ing)|contribut(?:es?|ed|ing)|put(?:s|ting)? in|len[dt]s?|advanc(?:es?|ed|ing)) {_ABOUT}(?P<money>{M})[^.;{N}{M}]{{0,45}}? to help (?:(?P<name>{N})(?![’'-])|{_THE_COMPANY}|it\b)",
    re.IGNORECASE,
)
# "capitalized it by pledging up to ⟨M⟩", "seeded the venture with ⟨M⟩"
_SEEDED = re.compile(
    rf"\b(?:capitali[sz](?:ed|es|ing)|seed(?:ed|s|ing)|bankroll(?:ed|s|ing)|fund(?:ed|s|ing)|back(?:ed|s|ing)|financ(?:ed|es|ing)|support(?:ed|s|ing)) (?:(?P<name>{N})|it|the (?:[\w-]+ ){{0,2}}?(?:company|startup|start-up|firm|venture))"
    rf" (?:with|by (?:pledging|committing|investing|providing|putting in|injecting)) {_ABOUT}(?P<money>{M})(?! (?:worth|loss|in (?:revenue|sales)))",
    re.IGNORECASE,
)
# "is committing ⟨M⟩ to the ⟨N⟩ project"
_PROJECT = re.compile(
    rf"\b{_PUTS} {_ABOUT}(?P<money>{M})(?: [\w-]+){{0,3}}? (?:in|into|to|behind) (?:the|its|their) (?P<name>{N}) (?:project|venture|joint venture|initiative|partnership|effort)\b",
    re.IGNORECASE,
)
# "took a 20% stake in ⟨N⟩ for ⟨M⟩", "paid ⟨M⟩ in 2019 for a 27% stake in ⟨N⟩": a part, no takeover
_SOME = r"(?:(?!majority|controlling|full|whole|entire|100|[5-9]\d)[\w.%-]+ ){0,4}?(?:stake|shareholding|interest)"
_PART_FOR = re.compile(
    rf"\b(?:acquir(?:es?|ed|ing)|buy(?:s|ing)?|bought|purchas(?:e[sd]?|ing)|tak(?:es?|ing)|took|taken|pick(?:s|ed|ing)? up) (?:an? {_SOME} in|[1-4]?\d(?:\.\d{{1,2}})?(?:%| per ?cent| percent) of) (?P<desc>{DESCRIPTION})(?P<name>{N})(?![’'-])[^.;{N}{M}]{{0,25}} for {_ABOUT}(?P<money>{M})",
    re.IGNORECASE,
)
_PAID_FOR = re.compile(
    rf"\b(?:paid|pays?|paying|spent|spend(?:s|ing)?|invest(?:s|ed|ing)?) {_ABOUT}(?P<money>{M})[^.;{N}{M}]{{0,25}} for an? {_SOME} (?:in|of) (?P<desc>{DESCRIPTION})(?P<name>{N})(?![’'-])",
    re.IGNORECASE,
)
_ONE = (_IN_IT, _TO_HELP, _SEEDED, _PROJECT, _PART_FOR, _PAID_FOR)
# "investments of ⟨M⟩ and ⟨M⟩, respectively, in ⟨N⟩ and ⟨N⟩"
_EACH = re.compile(
    rf"\b(?:invest(?:s|ed|ing|ments?)?|bets?|rounds|stakes|put)\b(?: of| worth)? {_ABOUT}(?P<money>{M}) and {_ABOUT}(?P<money2>{M})(?:,? respectively,?)?(?: [\w-]+){{0,2}}? (?:in|into|on|for)"
    rf" (?P<desc>{DESCRIPTION})(?P<name>{N}) and (?P<desc2>{DESCRIPTION})(?P<name2>{N})(?!,? and {N}|[’'-])",
    re.IGNORECASE,
)
_MADE = re.compile(
    r"\b(?:ma(?:de|kes|king|ke)|announc(?:ed|es|ing)|unveil(?:ed|s)|led|leading|confirm(?:ed|s)|disclosed) (?:[\w-]+ ){0,3}$",
    re.IGNORECASE,
)
# "The investment firm provided": a word that can stand for nobody but a backer
_A_BACKER = re.compile(
    r"\b[Tt]he (?:[\w-]+ )?(?:fund|investor|backer|lender|(?:investment|venture|equity|VC|capital) (?:firm|company|group|house))(?: (?:has|had|also|then|then also))?(?: \w+ed)? $"
)
_OBJECT = re.compile(
    rf"\b(?:in|into) (?P<desc>{DESCRIPTION})(?P<name>{N})(?=[’']s (?:[\w-]+ )?[{M}{L}]|[^’'-]|$)",
    re.IGNORECASE,
)


def meant(marked: Marked) -> Iterator[tuple[int, Invested]]:
    """Amounts that somebody gives to "the company", or to each of two, by the position of the amount."""
    shape = marked.shape
    for match in (found for pattern in _ONE for found in pattern.finditer(shape)):
        who = subject(marked, match.start())
        if who.generic or (who.position is None and not _A_BACKER.search(shape, 0, match.start())):
            continue
        if match.re is not _IN_IT and match["name"]:
            if not _is_place(marked, match.start("name")):
                yield match.start("money"), Invested(who, Subject(match.start("name"), pronoun=False))
            continue
        earlier = [f.start("name") for f in _OBJECT.finditer(shape, 0, match.start())]
        earlier = [at for at in earlier if at != who.position and not _is_place(marked, at)]
        company = Subject(earlier[-1] if earlier else None, pronoun=not earlier)
        yield match.start("money"), Invested(who, company)
    for match in _EACH.finditer(shape):
        by_noun = not re.match(r"invest(?:s|ed|ing)?\b|put\b", match[0], re.IGNORECASE)
        made = list(_MADE.finditer(shape, 0, match.start())) if by_noun else []
        at = made[-1].start() if made else match.start()
        who = Subject(None, pronoun=False) if by_noun and not made else subject(marked, at)
        for money, name in (("money", "name"), ("money2", "name2")):
            if not _is_place(marked, match.start(name)):
                yield match.start(money), Invested(who, Subject(match.start(name), pronoun=False))


def _is_place(marked: Marked, position: int) -> bool:
    name = marked.name(position)
    return name.is_place or bool(name.joined)
