"""Lists of names in a marked sentence: "A, B and existing investors C and D"."""

import re
from dataclasses import dataclass

from graph.extract.fronted import fronted
from graph.extract.holders import BACKER_OF, COUNTS, HAS_BACKED, KNOWN_FOR, PORTFOLIO
from graph.extract.marked import L, M, Marked, N
from graph.extract.persons import is_full
from graph.extract.words import bag


@dataclass(frozen=True, slots=True)
class Listed:
    """The names of a list, by position in the shape, where it ended, and whether it says there are more."""

    positions: tuple[int, ...]
    end: int
    more: bool


# "from, among others, ⟨N⟩ and ⟨N⟩"
_AMONG_OTHERS = re.compile(r",? (?:among|amongst) (?:others|other investors|other backers),?(?= )")
_STOP_WORDS = bag(
    """
    from participation support backing
    to at which that who whose whom where when while if than because after before since until bringing
    valuing giving taking pushing raising making helping boosting with also has have had is was are were
    will would said says led participated joined invested contributed in for on by into over according comes
    came brings values valued after follows followed among alongside through during this these it its they
    their he she we via per despite though although but told saw sees wrote doubling by following amid
    earlier last next today set announced announce bringing did does do under using between both
    """
)
_SEPARATOR = re.compile(
    r"\s{0,2}(?:,\s?(?:with|and|as well as|along with|together with|alongside|besides|plus|in addition to|&|or)?|and|&|as well as|along with|"
    r"together with|alongside|along(?=\s(?:existing|returning|previous|earlier)\s)|besides|plus|in addition to|with(?=\s\ue000(?:, \ue000){1,8},? and (?:\w+ )?others\b)|\+|;(?:\sand)?)\s(?:(?:by|from|also)\s)?|,(?=\ue000)",
    re.IGNORECASE,
)
_CLOSE_SEPARATOR = re.compile(
    r"\s{0,2}(?:,\s?(?:and|&)?|and|&|as well as|\+)\s(?!includ|featur|with\b|joined\b)(?:(?:by|also)\s)?|,(?=\ue000)",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"\s?,?\s?(?:and\s|as well as\s|along with\s|plus\s|among\s)?(?:(?:a\s(?:long\s)?(?:number|list|group|host|slew|clutch|handful|range|variety)\sof\s)?"
    r"(?:many\s|several\s|various\s|some\s|a\sfew\s|all\s|unnamed\s|undisclosed\s|other\s|others\b|existing\s|new\s|individual\s|prominent\s|more\b|unnamed\s)"
    r"|(?:a\s(?:long\s)?(?:list|number|group|host|slew|clutch|handful|range|variety)\sof\s)"
    r"|(?:angel|business angels?|local|strategic|early|institutional)\s(?:investors|angels))",
    re.IGNORECASE,
)
# "and existing investor ⟨N⟩": they are named
_NAMED_NEXT = re.compile(
    rf"\s?,?\s?(?:and\s|as well as\s|along with\s|plus\s)?(?:all\s)?(?:other|existing|new|individual|prominent|strategic|institutional|early|local|angel)\s(?:[\w-]+\s){{0,2}}(?:investors?|backers?|shareholders?|angels?|partners?),?\s(?:[\w-]+\s){{0,2}}{N}"
)
_ROLE_AFTER = re.compile(
    r"(?:[’']s?)?\s?(?:,\s)?(?:co-?founders?|founders?|CEOs?|CTOs?|chief|chair(?:man|woman)?|presidents?|executives?|"
    r"veterans?|alum(?:ni|nus)?|general partners?|managing|boss|vice|head|partner|exec|star|billionaire|heir|"
    r"subsidiary|parent|owner|investor|angel|backer|director|tycoon|entrepreneur|scion|chief executive)\b",
)
# "former ⟨N⟩ executives", "⟨N⟩ CEO turned host": people, and the name is but their employer
_PEOPLE_AFTER = re.compile(
    r"(?:[’']s?)?\s(?:co-?founders?|founders?|CEO|CTO|COO|CFO|chief|executives?|execs?|alumni|alum|employees|staff(?:ers)?|veterans?|engineers)\b"
)
# "⟨N⟩ board member and ⟨N⟩ CEO ⟨N⟩"
_AND_OFFICE = re.compile(
    rf"(?:[’']s?)?\s(?:[a-z-]+\s)?(?:member|scientist|adviser|advisor|researcher|engineer|executive|alum(?:nus)?)\sand\s(?:former\s)?{N}"
)
_PARTNER_AFTER = re.compile(
    r"(?:[’']s?)?\s(?:(?:general|managing|founding|venture|operating)\s)?(?:partner|principal)\s"
)
_KIND_AFTER = re.compile(
    r"\s(?:(?!(?:and|or|with|plus|among|amongst|as|for|to|in|of|from|by|at|on|its|their|his|her)\b)[a-z-]+\s){0,2}(?:firms?|companies|company|investors|startups?|funds|vcs?|billionaires?)\b",
    re.IGNORECASE,
)
LONGEST_DESCRIPTION = 14  # words, as in "Abu Dhabi investment holding company"
_GAP_WORD = re.compile(r"[\w’'€$%&.+/-]+|[“”\"‘’*]")
_OFFICE = (
    r"(?:[Hh]ead|[Dd]irector|[Pp]resident|[Cc]hair(?:man|woman)?|[Pp]artner|[Mm]anaging [Dd]irector|[Cc]o-?[Ff]ounders?|[Ff]ounders?|"
    r"[Cc]hief|[Vv]ice [Pp]resident|S?VP|CEO|CFO|COO|CTO|MD)"
)
# "⟨N⟩, the pension fund ⟨N⟩ and": the next of the list, with what it is
_NEXT_ONE = rf"\s(?:(?!(?:of|in|to|by|behind|at|for|from|on|with|that|which|who|like)\s)[a-z-]+\s){{1,4}}{N}(?:,|\sand\s|\s?[.;]|$)"
_APPOSITION = re.compile(
    rf",\s(?!(?:who|which) (?:(?:was|were|is) (?:also )?joined|(?:also )?(?:includ|saw|featur|drew|attract|had\b|brought|consist)))(?:an?|the(?!\s{N}(?![- ]based))(?!{_NEXT_ONE})|which|who|whose|one of|formerly|previously|already|part of|the [\w -]+ of|also|both|co-?founder|founder|"
    rf"{_OFFICE}|former|general partner|managing|chief)\s|,\s(?=(?:founded|formed|run|managed|advised|owned|controlled|launched) by )"
)
# "⟨N⟩, head of strategy at ⟨N⟩, India; ⟨N⟩": between semicolons an office may hold names and commas
_ROLE_CLOSED = re.compile(
    rf",\s(?:the\s|an?\s)?(?:(?:co-)?founders?|[Ff]ormer|{_OFFICE})\b[^;.]{{0,100}}(?=;)"
)


def read_list(marked: Marked, start: int, *, close: bool = False, limit: int = 40) -> Listed:
    """Read the names of a list that begins at ``start`` of the shape: "A, B and existing investors C and D".

    Descriptions before a name and owners ("Nubank's", "Stripe co-founders", "Paris-based") are passed over;
    the list ends where a clause begins. A ``close`` list is held together by commas and "and" alone:
    "led by A and B, with C" has two names.
    """
    shape, at = marked.shape, start
    names: list[int] = []
    more = False
    if among := _AMONG_OTHERS.match(shape, start):
        start, more = among.end(), True
    ended = at = start + (shape[start : start + 2] == ", ")  # "led by, ⟨N⟩": a slip of the pen
    while len(names) < limit:
        at, position = _next_name(marked, at)
        if position is None:
            more = more or bool(_MORE.match(shape, at) or _PEOPLE.search(shape, max(0, at - 20), at))
            break
        if names and (ended_before(marked, ended, position) or _is_fronted(marked.shape, start, position)):
            return Listed(tuple(names), ended, more)
        if names and close and _EXAMPLES.search(shape, ended, position):
            return Listed(tuple(names), ended, more=True)
        if close and (house := PARTNER_AT.match(shape, position)):
            position = house.end() - 1
        names.append(position)
        ended = at = _after_name(marked, position + 1)
        if (_MORE.match(shape, at) and not _NAMED_NEXT.match(shape, at)) or re.match(
            r"(?:,\s|\s)?(?:among|amongst) others|,?\s(?:and|&)\s(?:\w+\s)?others", shape[at : at + 30]
        ):
            more = True
        separator = (_CLOSE_SEPARATOR if close else _SEPARATOR).match(shape, at)
        if not separator:
            break
        at = separator.end()
    return Listed(tuple(names), at, more)


def _is_fronted(shape: str, start: int, position: int) -> bool:
    """Whether a list is told before the name whose sentence it opens: "After raising ⟨M⟩ from A, B hired"."""
    clause = fronted(shape)
    return clause is not None and start < clause.comma < position


def ended_before(marked: Marked, ended: int, position: int) -> bool:
    """Whether a list ended before the next name, who does something else: "led by A; B runs a shop", "led by A, B said"."""
    shape = marked.shape
    if TELLS.match(shape, position + 1):
        return "," in shape[ended:position]
    if _ACTS.match(shape, position + 1) and shape[ended:position].strip() == ",":
        return True  # "unlike A, which raised money from B, C is bootstrapped"
    return ";" in shape[ended:position] and bool(_SAYS.match(shape, position + 1))


def _next_name(marked: Marked, at: int) -> tuple[int, int | None]:
    """Pass over describing words to the next name that stands for itself; None where the list has ended."""
    shape = marked.shape
    words = 0
    while at < len(shape) and words < LONGEST_DESCRIPTION:
        char = shape[at]
        if char.isspace() or (char == "," and words):
            at += 1
            continue
        words += 1
        if char == N:
            after = shape[at + 1 : at + 40]
            if _NICKNAME.match(after):
                at += 2
            elif _ITS_ARM.match(after):
                return at, at
            elif _OWNER.match(after):
                at += 1 + len(_OWNER.match(after)[0])  # type: ignore[index]
            elif _is_description(marked, at, after):
                at += 1
            else:
                return at, at
        elif (word := _word_at(shape, at)) is not None:
            at = word
        else:
            return at, None
    return at, None


def _word_at(shape: str, at: int) -> int | None:
    """Where the describing word at this place ends; None for a mark, a stop or a word that begins a clause."""
    if shape[at] == L and _OF_A_ROUND.match(shape, at + 1):
        return at + 1
    word = _GAP_WORD.match(shape, at)
    if not word or shape[at] in (M, L):
        return None
    if _ENDS_SENTENCE.fullmatch(word[0]):
        return None
    plain = word[0].rstrip(".").casefold()
    inside = at > 1 and shape[at - 2].isalnum() and plain.endswith("ing")  # "AI coding startups"
    if (_DOING.match(plain) and not inside) or (
        plain in _STOP_WORDS
        and not _MANAGED.search(shape, max(0, at - 12), at)
        and not _EARLIER.match(shape, at)
    ):
        return None
    if plain == "of" and _PEOPLE.search(shape, max(0, at - 20), at):
        return None  # "executives of A and B" names nobody
    return word.end()


_ENDS_SENTENCE = re.compile(r"[a-z]{4,40}\.")  # "and other funds. - The Kite Post"
_NICKNAME = re.compile(rf"[”\"] {N}")  # "the “Kite Czar” ⟨N⟩"
# "⟨N⟩’s venture arm and ⟨N⟩": an arm that has no name of its own
_ITS_ARM = re.compile(
    rf"[’']s? (?:(?:corporate|in-house|strategic|private) )?(?:venture(?: capital)?|investment|VC|CVC|innovation|growth|equity) (?:arm|unit|fund|division|vehicle|affiliate)s?(?=\s?[.;]|,(?! {N})|\s(?:and|with|as well as|along with|alongside|among)\b|$)"
)
_OWNER = re.compile(r"[’']s?(?!\w)|-[\w-]+")
_DOING = re.compile(
    r"(?!(?:leading|existing|returning|participating|investing|holding|holdings|growing|banking|publishing|gaming|trading|lending|"
    r"shipping|consulting|engineering|manufacturing|marketing|computing|advertising|mining|listed|owned|based|backed|renowned|noted|"
    r"unnamed|previously|disclosed|founding|managing|red|shared|limited|well-known|outgoing|sporting|clothing|streaming|testing|"
    r"incoming|turned|training|networking|messaging|accounting|retired|storied|privately-held|undisclosed|managed|advised)\b)[a-z]{3,40}(?:ed|ing|taken)$"
)
# "earlier investors", "its existing investor": words that are no clause's, though they look so
_EARLIER = re.compile(
    r"(?:(?:earlier|last|next)(?:-round|-stage)? |(?:its|their) (?:own )?(?:[a-z-]+ ){0,3})(?:investors?|backers?|shareholders?|round|parent|owner|sponsor|founders?|co-?founders?|CEO|chief executive|chair(?:man|woman)?)\b(?![’'])",
    re.IGNORECASE,
)
_OF_A_ROUND = re.compile(r" (?:investors?|backers?) ", re.IGNORECASE)  # "⟨L⟩ investors ⟨N⟩ and ⟨N⟩"
_PEOPLE = re.compile(r"\b(?:executives?|execs?|alumni|employees|staff|veterans|leaders|engineers|founders) $")
# "; ⟨N⟩ operates a shop": the next sentence of a line that is held together by semicolons
_SAYS = re.compile(
    r"\s(?:also |now |currently )?(?:has|had|is|was|will|can|(?!funds\b|investors\b)[a-z]{2,20}s)\b(?! and)"
)
# "led by ⟨N⟩, ⟨N⟩ said": who tells the news
TELLS = re.compile(
    r"\s(?:(?:first|previously|also|later|has|had) )?(?:report(?:ed|s)|said|says|told|tells|explained|explains|added|adds|noted|wrote|confirmed|revealed)\b"
)
# Said of the one that a main clause begins with, behind the comma that ends another.
_ACTS = re.compile(
    r"\s(?:(?:is|was|has|had|will|would|does|did|can|could|may|might|must|remains|plans|says|aims|wants|seeks|hopes|expects|makes|sells|never)\b(?! (?:also|both|all) )"
    r"|(?:rais|launch|announc|clos|secur|laid|cut|fil|beg|grew)[a-z]{0,6}\b)(?! by\b)"
)
_MANAGED = re.compile(r"(?:managed|advised) $|affiliated $")


_LINKS = bag("and or with to for in at plus as led by & about over of is are")


def _is_description(marked: Marked, at: int, after: str) -> bool:
    """Whether the name only describes the next: a place, or an employer ("Stripe co-founders Patrick Collison")."""
    following = re.match(rf"\s(?:[\w’][\w’-]*\s){{0,5}}[{N}]", after)
    if not following:
        return bool(_KIND_AFTER.match(after) or _PEOPLE_AFTER.match(after))
    if _PARTNER_AFTER.match(after):
        return False  # "Benchmark partner ⟨N⟩" acts for the house
    if _ROLE_AFTER.match(after) or _AND_OFFICE.match(after):
        return True
    between = following[0][:-1].strip()
    if marked.name(at).is_place:
        return True
    words = between.casefold().split()
    return bool(words) and not any(
        word in _STOP_WORDS or word in _LINKS or _DOING.match(word) for word in words
    )


_CLOSE = re.compile(
    rf",\s(?=and\s|as well as|along|besides|with|also|participat|join|co-led|led|ha[sd]|have|was|were|is\b|took|take|invest|all\b|both\b|each\b|put\b|follow|return|provid|split|{N})|"
    rf"\sand\s(?={N})|\s(?=(?:along with|together with|as well as|besides|alongside)\s)|(?=;\s)"
)
_PARTNER = re.compile(rf"\s(?:(?:general|managing|founding|venture|operating)\s)?(?:partner|principal)\s{N}")
# "led by ⟨N⟩ and other investors including ⟨N⟩": those took part
_EXAMPLES = re.compile(r"\b(?:including|such as|like)\b")
# What these names belong to is not the list: "a firm co-founded by ⟨N⟩ and ⟨N⟩", "known for brands such as ⟨N⟩, ⟨N⟩ and ⟨N⟩",
# "an early investor in ⟨N⟩ and ⟨N⟩, besides ..."
# "⟨Kestrel Partners⟩, ⟨LP⟩ with": the second is how the first is constituted
_FORM_NEXT = re.compile(rf",? {N}")
_LEGAL_FORMS = frozenset({"LP", "L.P.", "LLP", "L.L.P.", "LLC", "L.L.C.", "PLC", "S.A.", "SA", "Jr.", "Sr."})
PARTNER_AT = re.compile(
    rf"{N}, (?:an? )?(?:(?:[Gg]eneral|[Mm]anaging|[Ff]ounding|[Vv]enture|[Oo]perating) )?[Pp]artner (?:at|of|with|in) {N}"
)
_INNER = (
    rf"(?:founded|formed|run|managed|advised|led|backed|owned|headed|started|launched|controlled) by (?:[\w’-]+ ){{0,4}}{N}(?:(?:, {N}){{0,2}} and (?:[\w’-]+ ){{0,4}}{N}|,? and (?:formerly|previously|subsequently|later|earlier) (?:[\w’-]+,? ){{0,5}}{N})?",
    PORTFOLIO,
    HAS_BACKED,
    COUNTS,
    KNOWN_FOR,
    rf"(?:from|of) the (?:co-?)?founders of {N}(?:[’']s)?(?:, {N}(?:[’']s)?){{0,2}},? and (?:[\w’-]+ ){{0,4}}{N}",
    rf"(?:such as|like|including) {N}(?:, {N}){{0,8}},? and {N}",
    BACKER_OF,
)
_ITS_OWN = re.compile(rf"[^.;{N}]{{0,120}}\b(?:{'|'.join(_INNER)})", re.IGNORECASE)
# "⟨N⟩ venture fund, ⟨N⟩", "⟨N⟩ business unit and ⟨N⟩": a word for what the name is
_KIND_WORD = re.compile(
    r"\s(?:(?:venture|seed|growth|investment|business|hedge|pension|wealth|angel|early-stage)\s)?(?:funds?|ventures|firm|unit|division|arm|group|network|accelerator|family office)"
    r"(?=\s?[,;.]|\s(?:and|&|as well as|along with|together with|besides|alongside|among|amongst)\s|$)"
)
# "⟨N⟩ — the back-office giant — and"
_DASHED = re.compile(rf"\s?[—–]\s?(?:an?|the|which|who|whose|formerly)\s[^—–.;{N}]{{2,80}}\s?[—–]")
_GOES_ON = r"(?=\s?[,;.]|\s(?:and|&|as well as|along with|together with|besides)\s)"
_FROM_PLACE = re.compile(rf"\s(?:from|of|in)\s{N}{_GOES_ON}")
_THERE = re.compile(rf"\sin\sthe\s(?:U\.?S\.?|U\.?K\.?|UAE|EU){_GOES_ON}")
_OF_THE = re.compile(rf"\sof\sthe\s{N}{_GOES_ON}")  # "⟨Lanes⟩ of the ⟨North Fund⟩": a name in two
# "Ida Moe of ⟨N⟩, ⟨N⟩ and": whose house it is
_OF_HOUSE = re.compile(rf"\s(?:of|at|from)\s(?:the\s)?{N}(?:{_GOES_ON}|\swith\s|$)")


def _after_name(marked: Marked, at: int) -> int:
    """Pass over what is said of a name: its kind, its place, and an apposition that a comma closes: ", a fund formed by ..., "."""
    shape = marked.shape
    if (form := _FORM_NEXT.match(shape, at)) and marked.name(form.end() - 1).text in _LEGAL_FORMS:
        at = form.end()
    if partner := _PARTNER.match(shape, at):
        return partner.end()
    if told := _ITS_ARM.match(shape, at) or _KIND_WORD.match(shape, at) or _DASHED.match(shape, at):
        at = told.end()
    if (place := _FROM_PLACE.match(shape, at)) and marked.name(place.end() - 1).is_place:
        at = place.end()
    elif there := _THERE.match(shape, at) or _OF_THE.match(shape, at):
        at = there.end()
    elif shape[at - 1] == N and is_full(marked.name(at - 1).text) and _OF_HOUSE.match(shape, at):
        at = shape.index(N, at) + 1
    opened = _APPOSITION.match(shape, at)
    if not opened:
        return at
    own = _ITS_OWN.match(shape, opened.end())
    if semicolon := _ROLE_CLOSED.match(shape, opened.start()):
        return semicolon.end()
    close = _CLOSE.search(shape, own.end() if own else opened.end(), opened.end() + 140)
    return close.start() if close else len(shape)
