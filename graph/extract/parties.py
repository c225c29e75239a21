"""Who does something, and to whom: the subject of a verb, and lists of names, in a marked sentence."""

import re
from dataclasses import dataclass

from graph.extract.marked import L, M, Marked, N
from graph.extract.words import COMPANY_NOUNS, bag

# What may stand between a subject and its verb.
_AUXILIARY = re.compile(
    r"(?:^|[\s,])(?:has|have|had|is|was|are|were|be|been|being|will|would|could|may|might|also|just|now|already|"
    r"reportedly|recently|successfully|quietly|today|yesterday|itself|first|then|again|only|since|previously|"
    r"officially|finally|separately|announced|announces|said|says|revealed|confirmed|disclosed|reported|told N|"
    r"that|it|he|she|they|to|in (?:early |advanced |final )?(?:talks|discussions|negotiations)|looking|seeking|"
    r"planning|plans|aims|aiming|hopes|hoping|expects|expected|set|about|close|closing|near|nears|nearing|poised|"
    r"trying|working|preparing|ready|gearing up|rumou?red|believed|understood|said|exploring|considering|weighing|"
    r"mulling|eyeing|continues|continuing|managed|able|agreed|agrees|decided|intends|wants|a deal|the process of|in|"
    r"on (?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tues|wednes|thurs|fri|satur|sun)day|this week|last week|"
    r"this month|last month|last year|earlier this (?:week|month|year)|in (?:a|an) [\w ]{3,30}(?:statement|release|"
    r"post|filing|interview|note|memo)|the company|the startup|the firm|who|collectively|jointly|together|further|"
    r"signal(?:s|ed|led)|(?:it|they|we|he|she)[’'](?:s|re|ve)|famously|currently|[a-z]{3,12}ly|never|long|all|both|each|"
    r"by|on|has to|hasn’t|yet|at|an early|still|is now|actively|since)$",
    re.IGNORECASE,
)
_PRONOUN = re.compile(
    rf"(?:^|[\s“\"‘(])(?:it|they|we|which|who|that|(?:the|this|our) (?:[\w’{N}-]+[ -]){{0,4}}?(?:{COMPANY_NOUNS}))$",
    re.IGNORECASE,
)
_RELATIVE = re.compile(rf"[{N}](?:’s|'s)?,? (?:which|who|that)$")
_APPOSED = re.compile(
    rf"[{N}](?:\s?[™®])?,\s(?=(?:a|an|the|one|which|who|whose|formerly|previously|now|also|known|founded|based|headquartered|launched|"
    rf"established|backed|owned|led|run|co-founded|makers?|creators?|operators?|parent|part|home|whom|already|then|"
    rf"itself|best|[{N}]|\d|[a-z“‘\"]))",
)
_CLAUSE = re.compile(
    r"[;:—]\s|\s–\s|(?:^|[\s,])(?:while|whereas|although|though|but|after|before|because|when|as|since|and|with|if|"
    r"where|so)\s|\.\s",
    re.IGNORECASE,
)
_OBJECT_PREP = re.compile(
    r"(?:\b(?:of|by|from|for|at|to|with|in|on|into|via|than|against|over)\s)(?:[\w’-]+\s){0,6}?$"
)


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom a verb is about: the position of a name in the shape, or None with ``pronoun`` for "the company".

    ``generic``: nobody in particular, as in "startups raised".
    """

    position: int | None
    pronoun: bool
    generic: bool = False


def subject(marked: Marked, verb: int) -> Subject:
    """The subject of the verb that begins at ``verb``: a name, a word that stands for one, or neither.

    Works leftwards over auxiliaries; behind a comma it looks for the name that opened the apposition.
    """
    shape = marked.shape
    end = verb
    for _ in range(12):  # no English verb group has more auxiliaries
        end = len(shape[:end].rstrip())
        found = _AUXILIARY.search(shape, max(0, end - 60), end)
        if not found or (
            _PRONOUN.search(shape[max(0, end - 60) : end]) and found[0].strip().casefold() in _NOUNISH
        ):
            break
        end = found.start() + (0 if found[0][0] != "," else 1)
    left = shape[:end].rstrip()
    if not left:
        return Subject(None, pronoun=False)
    if left[-1] in '’"”' or left[-1] == "'":
        left = left[:-1]
    if _PLURAL.search(left) or left.endswith(L):
        return Subject(None, pronoun=False, generic=True)
    if relative := _RELATIVE.search(left):
        return Subject(relative.start(), pronoun=False)
    if _ANYBODY.search(left) or (
        not left.strip(' “"*-•') and re.match(r"rais(?:e|ing)\b", shape[verb:], re.IGNORECASE)
    ):
        return Subject(None, pronoun=False, generic=True)
    if left.endswith(N):
        person = ROLE_BEFORE.search(left[:-1])
        return Subject(None, pronoun=True) if person else Subject(len(left) - 1, pronoun=False)
    if left.endswith(" and"):
        return _clause_subject(marked, len(left))
    if _TURNED.search(left):
        return Subject(len(left) - 2, pronoun=False)
    if left.endswith((",", "–", "—", "-")):
        return Subject(_opened(left), pronoun=False)
    if _PRONOUN.search(left[-80:]):
        said = re.search(
            rf"([{N}])(?:, [^{N},]{{1,80}},)? (?:[\w’ ]{{0,30}})?(?:said|says|announced|announces|revealed|confirmed|disclosed|told {N}|claims?|told)\b[^{N}.;]{{0,60}}(?:\bit|\bthey|that the \w+)$",
            left,
        )
        return Subject(said.start() if said else None, pronoun=not said)
    if unclosed := _UNCLOSED.search(left):
        return Subject(left.index(N, unclosed.start()), pronoun=False)
    return Subject(None, pronoun=False)


_UNCLOSED = re.compile(
    rf"(?:{N}, (?:a|an|the) [^,;.{N}{M}]{{2,100}}(?:{COMPANY_NOUNS})|^[^\w{N}]*{N}, an? [^,;.{N}{M}]{{2,100}}[a-z])$"
)
_PLURAL = re.compile(
    r"(?:^|\s)(?!(?:this|its|business|series|less|access|process|across|plus|has|was|is)\b)[a-zIPOAV-]{2,}(?<!s)s(?: (?:that|which|who))?$"
)


_NOUNISH = frozenset({"it", "they", "who", "that", "the company", "the startup", "the firm"})


_ANYBODY = re.compile(
    r"(?:^|[\s“\"])(?:you|I|he|she|anyone|people|everyone|someone|founders|investors|nobody)(?:[’'](?:s|re|ve|ll|d))?$",
    re.IGNORECASE,
)
ROLE_BEFORE = re.compile(
    r"\b(?:CEO|CFO|COO|CTO|founder|co-founder|cofounder|founders|co-founders|chairman|chairwoman|president|executive|officer|partner|director|chief|minister|analyst|boss)\s$"
)
# "Its AI company, ⟨N⟩, said": the description stands before the name.
_TURNED = re.compile(rf"(?:^|[\s])(?!by |with |from |of |like |as )[a-z][\w’-]*, {N},$")
_FIRST_SUBJECT = re.compile(
    rf"^(?:[^{N}{M}.;:]{{0,60}}[ ,])?(?P<name>{N})(?!-|’s|'s)(?:,\s[^{M}]{{2,140}}?,)?\s[a-z]+"
)


def _clause_subject(marked: Marked, end: int) -> Subject:
    """Whom a second verb ("... and sold") is about: whoever the sentence began with."""
    found = _FIRST_SUBJECT.match(marked.shape[:end])
    if found and not marked.name(found.start("name")).is_place:
        return Subject(found.start("name"), pronoun=False)
    return Subject(None, pronoun=True)


def _opened(left: str) -> int | None:
    """The name whose apposition a closing comma ends: the first of the clause that opens one."""
    body = left.rstrip(" ,–—-")
    begin = 0
    for match in _APPOSED.finditer(body):
        head = body[begin : match.start()]
        if not _OBJECT_PREP.search(head[-60:]) or not head.strip():
            return match.start()
    found = re.search(rf"[{N}](?=\s(?:–|—|-)\s)", body)
    if found:
        return found.start()
    found = re.search(rf"^[{N}]", body)
    return found.start() if found else None


@dataclass(frozen=True, slots=True)
class Listed:
    """The names of a list, by position in the shape, where it ended, and whether it says there are more."""

    positions: tuple[int, ...]
    end: int
    more: bool


_STOP_WORDS = bag(
    """
    from such participation support backing
    to at which that who whose whom where when while if than because after before since until bringing
    valuing giving taking pushing raising making helping boosting with also has have had is was are were
    will would said says led participated joined invested contributed in for on by into over according comes
    came brings values valued after follows followed among alongside through during this these it its they
    their he she we via per despite though although but told saw sees wrote doubling by following amid
    earlier last next today set announced announce bringing did does do under using between both
    """
)
_SEPARATOR = re.compile(
    r"\s{0,2}(?:,\s?(?:with|and|as well as|along with|together with|alongside|plus|&|or)?|and|&|as well as|along with|"
    r"together with|alongside|plus|\+|;)\s(?:(?:by|from|also)\s)?",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"\s?,?\s?(?:and\s|as well as\s|along with\s|plus\s|among\s)?(?:(?:a\s(?:long\s)?(?:number|list|group|host|slew|clutch|handful|range|variety)\sof\s)?"
    r"(?:many\s|several\s|various\s|some\s|a\sfew\s|all\s|unnamed\s|undisclosed\s|other\s|others\b|existing\s|new\s|individual\s|prominent\s|more\b|unnamed\s)"
    r"|(?:a\s(?:long\s)?(?:list|number|group|host|slew|clutch|handful|range|variety)\sof\s)"
    r"|(?:angel|business angels?|local|strategic|early|institutional)\s(?:investors|angels))",
    re.IGNORECASE,
)
_ROLE_AFTER = re.compile(
    r"(?:[’']s?)?\s?(?:,\s)?(?:co-?founders?|founders?|CEOs?|CTOs?|chief|chair(?:man|woman)?|presidents?|executives?|"
    r"veterans?|alum(?:ni|nus)?|general partners?|managing|boss|vice|head|partner|exec|star|billionaire|heir|"
    r"subsidiary|parent|owner|investor|angel|backer|director|tycoon|entrepreneur|scion|chief executive)\b",
)
_KIND_AFTER = re.compile(
    r"\s(?:(?!and\b|or\b|with\b|plus\b)[a-z-]+\s){0,2}(?:firms?|companies|company|investors|startups?|funds|vcs?|billionaires?)\b",
    re.IGNORECASE,
)
_GAP_WORD = re.compile(r"[\w’'€$%&.+/-]+|[“”\"‘’*]")
_APPOSITION = re.compile(
    r",\s(?!(?:who|which) (?:was|were|is) (?:also )?joined)(?:a|an|the|which|who|whose|one of|formerly|previously|part of|the [\w -]+ of|also|both|co-?founder|founder|"
    r"CEO|former|general partner|managing|chief)\s"
)


def read_list(marked: Marked, start: int, *, limit: int = 40) -> Listed:
    """Read the names of a list that begins at ``start`` of the shape: "A, B and existing investors C and D".

    Descriptions before a name and owners ("Nubank's", "Stripe co-founders", "Paris-based") are passed over;
    the list ends where a clause begins.
    """
    shape, at = marked.shape, start
    names: list[int] = []
    more = False
    while len(names) < limit:
        at, position = _next_name(marked, at)
        if position is None:
            more = more or bool(_MORE.match(shape, at))
            break
        names.append(position)
        at = _after_name(shape, position + 1)
        if _MORE.match(shape, at) or re.match(
            r"(?:,\s|\s)?(?:among|amongst) others|,?\s(?:and|&)\s(?:\w+\s)?others", shape[at : at + 30]
        ):
            more = True
        separator = _SEPARATOR.match(shape, at)
        if not separator:
            break
        at = separator.end()
    return Listed(tuple(names), at, more)


def _next_name(marked: Marked, at: int) -> tuple[int, int | None]:
    """Pass over describing words to the next name that stands for itself; None where the list has ended."""
    shape = marked.shape
    words = 0
    while at < len(shape) and words < 14:  # longest description met: "Abu Dhabi investment holding company"
        char = shape[at]
        if char.isspace():
            at += 1
        elif char == N:
            name = marked.name(at)
            after = shape[at + 1 : at + 40]
            if name.joined or name.possessive:
                at += (
                    1 + len(re.match(r"[’']s?|-[\w-]+", after)[0])
                    if re.match(r"[’']s?|-[\w-]+", after)
                    else 1
                )  # type: ignore[index]
            elif _is_description(marked, at, after):
                at += 1
            else:
                return at, at
            words += 1
        elif char in (M, L) or char in ".;:!?()":
            return at, None
        elif char == ",":
            if words == 0:
                return at, None
            at += 1
        else:
            word = _GAP_WORD.match(shape, at)
            if (
                not word
                or _DOING.match(word[0])
                or (word[0].casefold() in _STOP_WORDS and not _MANAGED.search(shape, max(0, at - 12), at))
            ):
                return at, None
            at = word.end()
            words += 1
    return at, None


_DOING = re.compile(
    r"(?!(?:leading|existing|returning|participating|investing|holding|holdings|growing|banking|publishing|gaming|trading|lending|"
    r"shipping|consulting|engineering|manufacturing|marketing|computing|advertising|mining|listed|owned|based|backed|renowned|noted|"
    r"unnamed|previously|disclosed|founding|managing|red|shared|limited|well-known|outgoing|sporting|clothing|streaming|testing|"
    r"incoming|training|networking|messaging|accounting|retired|storied|privately-held|undisclosed|managed|advised)\b)[a-z]{3,}(?:ed|ing|taken)$"
)
_MANAGED = re.compile(r"(?:managed|advised) $|affiliated $")


_LINKS = bag("and or with to for in at plus as led by & about over of is are")


def _is_description(marked: Marked, at: int, after: str) -> bool:
    """Whether the name only describes the next: a place, or an employer ("Stripe co-founders Patrick Collison")."""
    following = re.match(rf"\s(?:[\w’-]+\s){{0,5}}[{N}]", after)
    if not following:
        return bool(_KIND_AFTER.match(after))
    if _ROLE_AFTER.match(after):
        return True
    between = following[0][:-1].strip()
    if marked.name(at).is_place:
        return True
    words = between.casefold().split()
    return bool(words) and not any(
        word in _STOP_WORDS or word in _LINKS or _DOING.match(word) for word in words
    )


_CLOSE = re.compile(
    rf",\s(?=and\s|as well as|along|with|also|participat|join|co-led|led|ha[sd]|have|was|were|is\b|took|invest|{N})|\sand\s(?={N})"
)


def _after_name(shape: str, at: int) -> int:
    """Pass over an apposition that a comma closes: ", a fund formed by ..., "."""
    opened = _APPOSITION.match(shape, at)
    if not opened:
        return at
    close = _CLOSE.search(shape, opened.end(), opened.end() + 120)
    return close.start() if close else len(shape)
