"""Whom a verb is about: its subject, in a marked sentence."""

import re
from dataclasses import dataclass, replace

from graph.extract.fronted import doer
from graph.extract.marked import L, M, Marked, N
from graph.extract.words import COMMON, COMPANY_NOUNS

# What may stand between a subject and its verb.
_AUXILIARY = re.compile(
    r"(?:^|[\s,—–])(?:has|have|had|is|was|are|were|be|been|being|will|would|could|may|might|also|just|now|already|"
    r"reportedly|recently|successfully|quietly|today|yesterday|itself|first|then|again|only|since|previously|"
    r"officially|finally|separately|announced|announces|said|says|revealed|confirmed|disclosed|reported|told N|"
    r"that|it|he|she|they|to|in (?:early |advanced |final )?(?:talks|discussions|negotiations)|looking|seeking|"
    r"planning|plans|drawing up|drew up|aims|aimed|aiming|targets|targeted|targeting|hopes|hoped|hoping|looks|looked|seeks|sought|moves|moved|vows|vowed|pledges|pledged|promises|promised|intended|wanted|(?:is|was|are|were) (?:forced|obliged|compelled)|voted|opted|scrambling|expects|expected|set|about|close|closing|near|nears|nearing|poised|"
    r"trying|working|preparing|ready|gearing up|rumou?red|believed|understood|said|exploring|considering|weighing|"
    r"mulling|eyeing|discussing|continues|continuing|managed|able|agreed|agrees|decided|intends|wants|a deal|the process of|in|"
    r"in (?:january|february|march|april|may|june|july|august|september|october|november|december|20\d\d)|"
    r"on (?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tues|wednes|thurs|fri|satur|sun)day|this week|last week|"
    r"this month|last month|last year|(?:last|this) (?:january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|fall|winter)|in turn|earlier this (?:week|month|year)|in (?:a|an) [\w ]{3,30}(?:statement|release|"
    r"post|filing|interview|note|memo)|the company|the startup|the firm|who|collectively|jointly|together|further|"
    r"signal(?:s|ed|led)|(?:it|they|we|he|she)[’'](?:s|re|ve)|sources (?:told|tell|say|said)(?: us)?|famously|currently|most|more|all but|[a-z]{3,12}ly|never|long|all|both|each|"
    r"by|on|has to|hasn’t|yet|at|an early|still|is now|actively|since|on (?:track|course|pace)|in (?:the process|the midst) of|seeking)$",
    re.IGNORECASE,
)
_PRONOUN = re.compile(
    rf"(?:^|[\s“\"‘(])(?:it|they|we|which|who|that|(?:the|this|our) (?:[\w’{N}-]+[ -]){{0,4}}?(?:{COMPANY_NOUNS}))$",
    re.IGNORECASE,
)
_RELATIVE = re.compile(rf"[{N}](?:’s|'s)?(?: (?:group|bank|company|fund))?(?:,| [—–])? (?:which|who|that)$")
# "⟨N⟩, a startup that earlier this year raised"
_RELATIVE_NOUN = re.compile(
    rf"{N}(?:,| is| was) (?:a|an|the|one of the|another) (?:[^,;.{N}{M}]|{N}(?=-)){{2,100}}? (?:that|which|who)$"
)
_APPOSED = re.compile(
    rf"[{N}](?= (?:an?|the) (?:{N}, )?{N}-(?:based|headquartered)\b)|[{N}](?!, {N}-(?:based|headquartered))(?:\s?[™®])?,\s(?=(?:a|an|the|one|which|who|whose|formerly|previously|now|also|known|founded|based|headquartered|launched|"
    rf"established|backed|owned|led|run|co-founded|makers?|creators?|operators?|parent|part|home|whom|already|then|"
    rf"itself|best|[{N}]|\d|[a-z“‘\"]))",
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


_THE_COMPANY = re.compile(rf"(?:The|This|Its)\s[^,{N}]{{0,60}}\b(?:{COMPANY_NOUNS}), ")
NOBODY = Subject(None, pronoun=False)
ANYBODY = Subject(None, pronoun=False, generic=True)
_TELLING = re.compile(r"rais(?:e|ing)\b", re.IGNORECASE)  # "Raise less, sell more"
_DOING = re.compile(
    rf"[A-Z][a-z]+ing [^,;.{N}]{{1,60}} (?:is|was|has|takes|remains)\b"
)  # "Securing ⟨M⟩ is hard"
MOST_AUXILIARIES = 12  # no English verb group has more
_NEAR = 60  # characters: longer than any auxiliary or pronoun with its adjectives
_SAID_IT = re.compile(
    rf"\b(?:said|says|saying|announced|announces|revealed|confirmed|disclosed|claims?|told {N})\b[^{N}.;]{{0,60}}(?:\bit|\bthey|that the \w+)$"
)
# "⟨N⟩, a Pune-based startup has raised": the comma that closes the description is often left out.
_UNCLOSED = re.compile(
    rf"(?:{N}, (?:a|an|the) (?:[^,;.{N}{M}]|{N}(?=-)){{2,100}}(?:{COMPANY_NOUNS})|^[^\w{N}]*{N}, (?:an?|the) (?:[^,;.{M}]|,(?! )){{2,140}})$"
)
_PLURAL = re.compile(
    r"(?:^|\s)(?!(?:this|its|business|series|less|access|process|across|plus|has|was|is)\b)[a-zIPOAV-]{2,}(?<!s)s(?: (?:that|which|who))?$",
    re.IGNORECASE,
)


# "* ⟨N⟩, a delivery service out of ⟨N⟩ has raised": a line of a digest describes and says. What it describes may be a list
# ("a shop for ropes, sails and kites"), or be told by another name ("the parent of ⟨N⟩, the kite shop").
_NO_VERB = r"(?!(?:said|says|has|have|had|is|was|were|will|which|who|that|whose|where|while|when|but|as|if|told|announced|reported|today|now)\b)"
_BULLET = re.compile(
    rf"[^\w{N}]{{0,20}}{N}(?=, (?:an?|the) (?:[^,;.{M}“”\"]|,(?! )){{2,140}}"
    rf"(?:(?:, {_NO_VERB}[a-z][^,;.{N}{M}“”\"]{{1,40}}){{1,5}},? (?:and|or) {_NO_VERB}[^,;.{N}{M}“”\"]{{2,40}}|(?<= of {N}), (?:an?|the) [^,;.{M}“”\"]{{2,80}})?(?<! which)(?<! that)(?<! who)$)"
)

# "⟨N⟩ told of its plan when it": the two are one
_IT = re.compile(r"[\s“\"‘(](?:that|when|as|after|before|because|since|while|and) (?:it|they)$")

_MANY_FIRST = re.compile(
    rf"\W*(?:The |Selected |Winning )?(?:[Ss]tartups|[Cc]ompanies|[Ff]ounders|[Ww]inners|[Pp]articipants) (?:selected|chosen|taking|in|that|who|which)\b[^{N}]*$"
)
# "⟨N⟩ has signed agreements with new investors to raise", "⟨N⟩ approached capital markets to raise": not the many do
_MET_MANY = re.compile(
    r"\b(?:(?P<verb>tap(?:s|ped)|approach(?:es|ed)|me(?:e)?ts?|court(?:s|ed)|pitch(?:es|ed)|woo(?:s|ed)|hir(?:es|ed)|appoint(?:s|ed)|engag(?:es|ed)|mandat(?:es|ed)|pick(?:s|ed)|select(?:s|ed)|sound(?:s|ed) out|turn(?:s|ed) to|went to|goes to|sign(?:s|ed)|enter(?:s|ed)(?: into)?|reach(?:es|ed)|struck|issue[sd]|sold|sells)"
    rf"|in (?:[a-z]+ )?(?:talks|discussions|negotiations) with) (?:[^.;,{N}{M}{L}]{{0,90}}[ -])?(?:investors|backers|banks|bankers|advis[eo]rs|markets|shareholders|lenders|buyers|institutions|underwriters|VCs|funds|shares|notes|bonds|firms)(?: (?:on|last|this) [A-Za-z]{{4,9}}| (?:earlier )?today)?$"
)
# "The sector attracted ⟨M⟩", "Infrastructure was the favourite, attracting ⟨M⟩": no company's round
_NO_COMPANY = re.compile(
    rf"[^\w{N}{M}{L}]{{0,8}}(?:{N}[’']s (?=(?:[a-z]+ )?(?:government|ministry|treasury|state)))?(?:[Tt]he |[Tt]his |[Tt]hat |[Ii]ts |[Oo]ur )?(?:[\w-]+ ){{0,3}}?(?:[Pp]ac|PAC|[Ss]ector|[Ii]ndustry|[Mm]arket|[Gg]overnment|[Ss]tate|[Pp]rovince|[Rr]egion|"
    r"[Cc]ity|[Cc]ountry|[Nn]ation|[Mm]inistry|[Cc]ampaign|[Ii]nfrastructure|[Ee]cosystem|[Cc]ategory|[Ss]egment|[Cc]harity|[Uu]niversity|[Cc]ollege|[Mm]useum|[Cc]hurch|[Cc]athedral|[Oo]rchestra|[Ss]enator|[Cc]andidate|[Ll]awmaker|[Pp]arty|[Cc]ommittee|[Ss]ummit|[Aa]uction)"
    rf"(?: [^.;{N}{M}{L}]{{1,80}},)?"
)
# "Startups in ⟨N⟩ raised just ⟨M⟩": a country's, and no company's
_MANY_THERE = re.compile(
    rf"(?:^|[.,;] )(?:[\w’-]+ ){{0,4}}?(?:[Ss]tart-?ups|[Cc]ompanies|[Ff]irms|[Vv]entures|[Ff]ounders|[Uu]nicorns) (?:in|from|across|based in|out of) (?:the )?{N}(?:’s|'s)?(?: [a-z]+){{0,3}}?(?: and {N})?$"
)
_MINE = re.compile(r"\W*(?:[A-Z][a-z]+, )?(?:I|you|You)\b")  # "I did it myself, raising ..."
# "Real estate companies dominated the market by raising", "Crypto raises": many, or no company at all
_MANY_DID = re.compile(
    rf"[^\w{N}{M}{L}]{{0,8}}(?:[\w’-]+ ){{0,4}}?(?:[Cc]ompanies|[Ss]tart-?ups|[Ff]irms|[Bb]anks|[Vv]entures|[Ff]ounders|[Ll]enders|[Ff]unds|[Ii]nvestors) (?:have |had |are |were )?[a-z]+[^{N}{M};]{{0,80}}$"
)
_ONE_WORD = re.compile(rf"[^\w{N}{M}{L}]{{0,8}}([A-Z][a-z]+)")
_NOUNISH = frozenset({"it", "they", "who", "that", "the company", "the startup", "the firm"})


_ANYBODY = re.compile(
    r"(?:^|[\s“\"])(?:you|I|he|she|anyone|people|everyone|someone|founders|investors|nobody)(?:[’'](?:s|re|ve|ll|d))?$",
    re.IGNORECASE,
)
ROLE_BEFORE = re.compile(
    r"\b(?:CEO|CFO|COO|CTO|founder|co-founder|cofounder|founders|co-founders|chairman|chairwoman|president|executive|officer|partner|director|chief|minister|analyst|boss)\s$"
)
_UNIT = re.compile(
    rf"{N} (?:(?:hedge|investment|venture|growth|credit) )?(?:unit|arm|division|segment|project|initiative|fund|group|bank|business|conglomerate|vehicle)$"
)
# "⟨N⟩ and its Korean partner are to create": the one that has a name
_AND_ANOTHER = re.compile(
    rf"(?:^|(?<=, )|(?<=’s )|(?<='s )){N} and (?:its|an?) (?:[\w-]+ ){{0,4}}?(?:partner|parent|bank|fund|investor|insurer|affiliate|subsidiary|rival|peer|co-investor|family)$"
)
_OFFICE = r"(?:CEO|CFO|COO|CTO|co-?founder|founder|chairman|chairwoman|president|boss|chief(?: \w+){0,3}?(?: executive| officer)?)"
_EXECUTIVE = re.compile(
    rf"{N}(?:’s|'s)?(?: group| company| bank)? (?:[a-z-]+ )?{_OFFICE}(?: and (?:\w+ )?{_OFFICE})? {N}(?: and (?:[\w-]+ ){{0,2}}?{_OFFICE} {N})?$"
)
# "⟨N⟩—hot on the heels of its last deal—would"
_ASIDE = re.compile(rf"{N}\s?[—–]\s?[^—–{N}]{{2,60}}(?:{N}[^—–{N}]{{0,40}}){{0,3}}\s?[—–]$")
# "the company behind ⟨N⟩ — dubbed ⟨N⟩ — announced"
_DUBBED = re.compile(rf"(?<=(?:,|[–—]) (?:dubbed|called) ){N} ?(?:,|[–—])$")
_PERSON_NOUN = r"(?:colleague|partner|friend|researcher|engineer|scientist|executive|wife|husband|brother|sister|professor|student|alum|classmate|roommate)s?,"
# "Its AI company, ⟨N⟩, said": the description stands before the name.
_TURNED = re.compile(
    rf"(?:^|[\s])(?!by |with |from |of |like |as )(?!{_PERSON_NOUN})[a-z][\w’-]*, (?:(?:(?:state|government|family|privately|publicly|majority)-(?:owned|run|held|controlled|backed)|fellow|rival|listed|unlisted) )?{N},$"
)
_FIRST_SUBJECT = re.compile(
    rf"^(?:[^{N}{M}.;:]{{0,60}}[ ,])?(?P<name>{N})(?!-|’s|'s)(?:,\s[^{M}]{{2,140}}?,)?\s[a-z]+"
)


# "The group marked down its holding in ⟨N⟩": the first name is not whom the sentence begins with
_IT_DID = re.compile(
    rf"\W*(?:[Ii]t|[Tt]hey|[Tt]he (?:[\w’-]+ )?(?:{COMPANY_NOUNS})) [a-z].*\b(?:in|of|by|with|from|for|to|on|into|at) (?:[\w-]+ ){{0,4}}$"
)


def subject(marked: Marked, verb: int) -> Subject:
    """The subject of the verb that begins at ``verb``: a name, a word that stands for one, or neither.

    Works leftwards over auxiliaries; behind a comma it looks for the name that opened the apposition.
    """
    left = _before_auxiliaries(marked.shape, verb)
    return _behind(marked, verb) or _met(marked, verb, left) or _subject(marked, verb, left)


def _behind(marked: Marked, verb: int) -> Subject | None:
    """Whom the verb of a fronted clause is about: "After raising ⟨M⟩, ⟨N⟩ hired"."""
    at = doer(marked.shape, verb)
    return None if at is None or marked.name(at).is_place else Subject(at, pronoun=False)


def _met(marked: Marked, verb: int, left: str) -> Subject | None:
    """Who met or hired the many in front of the verb, to do it himself."""
    met = _MET_MANY.search(left) if marked.shape.endswith("to ", 0, verb) else None
    return subject(marked, met.start()) if met else None  # always further left: it ends


def _subject(marked: Marked, verb: int, left: str) -> Subject:
    """The subject of the verb, before which and its auxiliaries stands ``left``."""
    shape = marked.shape
    if not left.strip(' “"*-•#'):
        return ANYBODY if _TELLING.match(shape, verb) or _DOING.match(shape, verb) else NOBODY
    if opened := _BULLET.match(left):
        return Subject(opened.end() - 1, pronoun=False)
    if _is_anybody(left, shape[verb : verb + 8]):
        return Subject(None, pronoun=False, generic=True)
    if relative := _RELATIVE.search(left) or _RELATIVE_NOUN.search(left):
        return Subject(relative.start(), pronoun=False)
    if left.endswith(N):
        return _named(marked, left, verb)
    if (
        before := _AND_ANOTHER.search(left)
        or _UNIT.search(left)
        or _DUBBED.search(left)
        or _ASIDE.search(left)
    ):
        return Subject(before.start(), pronoun=False)
    if left.endswith((" and", ",", "–", "—", "-")):
        return _over_comma(marked, left)
    return _standing_for(marked, left)


def employer(marked: Marked, verb: int) -> int | None:
    """Whose executives do it: "⟨N⟩ CEO ⟨N⟩ and its chief ⟨N⟩ committed" speaks of the first name."""
    found = _EXECUTIVE.search(_before_auxiliaries(marked.shape, verb))
    return found.start() if found and not marked.name(found.start()).is_place else None


# "it is in talks with ⟨N⟩ and others to raise", "has partnered with ⟨N⟩ to set up": whoever talks with them
_TALKS_WITH = re.compile(
    rf"\b(?:in |holding )?(?:[a-z]{{1,15}} )?(?:(?:talks|discussions|negotiations|conversations)|(?:partner|team|ti|join|collaborat|work)(?:e?s|e?d|ing)?(?: up| hands| forces)?) with (?:[^.;{M}{L}]{{0,80}} )?{N}(?: and (?:others|other [a-z]+))?$"
)
# "The recycling firm from ⟨N⟩ has secured": the firm has
_FROM_THERE = re.compile(
    rf"\b(?:{COMPANY_NOUNS}|spin-?off|spin-?out) (?:(?:based|headquartered|founded|born) )?(?:from|in|out of|of|at) (?:the )?{N}$|"
    rf"(?:^|[.,;“] ?)(?:An?|The|This) (?:[\w-]+ ){{0,5}}?(?:{COMPANY_NOUNS}|fund|vehicle) with (?:[\w-]+ ){{1,5}}{N}$",
    re.IGNORECASE,
)


# "The fintech, in which ⟨N⟩ has a stake, is", "The chain owned by ⟨N⟩ has", "Portfolio companies of ⟨N⟩ have": not ⟨N⟩ does it
OWNER_FIRST = re.compile(
    rf"\W{{0,8}}(?:(?:An?|The|This|Its) (?:[\w’-]+ ){{0,6}}?[\w’-]+,? (?:in which|of which|(?:which is )?(?:part-|majority-)?(?:backed|owned|controlled) by|whose (?:backers|investors|owners|shareholders)(?: include| are)?)|"
    rf"(?:[A-Z][\w-]+ )?(?:[Pp]ortfolio companies|[Rr]ivals|[Cc]ompetitors|[Pp]eers|[Cc]lients|[Ss]ubsidiaries) of) (?:the )?(?:[a-z-]+ ){{0,3}}{N}"
)
# "it sold shares of ⟨N⟩ to cut its holdings": not ⟨N⟩ cuts them
_OF_IT = re.compile(
    rf"\b(?:shares?|stock|stakes?|holdings?|positions?|bonds?) (?:of|in) (?:[a-z’-]+ ){{0,3}}{N}$"
)
_IT_DID_SO = re.compile(rf"\b(?:it|they) [a-z]+ [^{N}]{{0,60}}{N}$")


def _named(marked: Marked, left: str, verb: int) -> Subject:
    """The name in front of the verb, or whose executive that is, or who talks with it."""
    if talks := _TALKS_WITH.search(left):
        who = subject(marked, talks.start())  # always further left: it ends
        return who if who.position is not None or who.generic else Subject(None, pronoun=True)
    if boss := _EXECUTIVE.search(left):
        return Subject(boss.start(), pronoun=False)
    if _OF_IT.search(left) and marked.shape.startswith("to ", verb - 3):
        return Subject(None, pronoun=True) if _IT_DID_SO.search(left) else _clause_subject(marked, len(left))
    if ROLE_BEFORE.search(left[:-1]) or _FROM_THERE.search(left):
        return Subject(None, pronoun=True)
    return Subject(len(left) - 1, pronoun=False)


# "⟨N⟩ revealed that it, too, invested"
_TOO = re.compile(r", (?:too|also|as well|for its part|in turn), $")
# 'the firm has "paused new checks"': a quote may begin within the verb
_QUOTED = re.compile(r"\b(?:has|have|had|will|would|was|were|is|are|it|they|and) [“\"‘]$")


def _before_auxiliaries(shape: str, verb: int) -> str:
    """What stands left of the verb and its auxiliaries, closing quotes dropped."""
    end = verb - 1 if _QUOTED.search(shape, max(0, verb - 12), verb) else verb
    if too := _TOO.search(shape, max(0, end - _NEAR), end):
        end = too.start()
    for _ in range(MOST_AUXILIARIES):
        end = len(shape[:end].rstrip())
        found = _AUXILIARY.search(shape, max(0, end - _NEAR), end)
        if not found or (
            found[0].strip().casefold() in _NOUNISH and _PRONOUN.search(shape[max(0, end - _NEAR) : end])
        ):
            break
        end = found.start() + (found[0][0] in ",—–")
    left = shape[:end].rstrip()
    return left[:-1] if left.endswith(("’", "”", '"', "'")) else left


def _is_anybody(left: str, verb: str) -> bool:
    """Whether the verb is said of nobody in particular: "startups raised", "if you raise", "Raise less"."""
    near = left[-_NEAR:]
    if _MANY_FIRST.match(left) or _MANY_THERE.search(left) or _NO_COMPANY.fullmatch(left):
        return True
    word = _ONE_WORD.fullmatch(left)
    if (word and word[1].casefold() in COMMON) or _MANY_DID.match(left):
        return True
    mine = verb.casefold().startswith("raising") and _MINE.match(left)
    return bool(mine or _PLURAL.search(near) or _ANYBODY.search(near) or left.endswith(L))


# A headline strings its verbs together: "⟨N⟩ debuts with two investments, raises ⟨M⟩ for its fund"
_HEADLINE = re.compile(r"[^.]*(?:\.\d[^.]*)*")
_CHAIN = re.compile(
    rf"(?:[A-Z][a-z]+ [Rr]ead: )?{N} [a-z]+s\b(?<!says) (?!(?:that|how|why|as|after)\b)[^,;:{N}“\"]{{3,80}},"
)


def _over_comma(marked: Marked, left: str) -> Subject:
    if left.endswith(" and") or (
        left.endswith(",") and _HEADLINE.fullmatch(marked.shape) and _CHAIN.fullmatch(left)
    ):
        return _clause_subject(marked, len(left))
    if OWNER_FIRST.match(left) and left.count(N) == 1:
        return Subject(None, pronoun=True)
    if _TURNED.search(left):
        return Subject(len(left) - 2, pronoun=False)
    opened = _opened(left)
    return Subject(opened, pronoun=opened is None and bool(_THE_COMPANY.match(left)))


def _standing_for(marked: Marked, left: str) -> Subject:
    """Whom "it" or "the company" in front of the verb means, where the sentence itself says so."""
    if _PRONOUN.search(left[-80:]):
        said = _SAID_IT.search(left)
        speaker = subject(marked, said.start()) if said else NOBODY  # always further left: it ends
        if speaker.position is None and _IT.search(left):
            return replace(_clause_subject(marked, len(left)), pronoun=True)
        return speaker if speaker.position is not None else Subject(None, pronoun=True)
    if unclosed := _UNCLOSED.search(left):
        return Subject(left.index(N, unclosed.start()), pronoun=False)
    return NOBODY


def opens(marked: Marked, end: int) -> Subject:
    """Whom a clause that ends at ``end`` begins with: "⟨N⟩ struck a deal with buyers"; nobody if with no name."""
    found = _FIRST_SUBJECT.match(marked.shape[:end])
    named = found and not marked.name(found.start("name")).is_place
    return Subject(found.start("name"), pronoun=False) if found and named else NOBODY


def _clause_subject(marked: Marked, end: int) -> Subject:
    """Whom a second verb ("... and sold") is about: whoever the sentence began with."""
    found = _FIRST_SUBJECT.match(marked.shape[:end])
    named = found and not marked.name(found.start("name")).is_place
    if found and named and not _IT_DID.match(marked.shape[: found.start("name")]):
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
    found = re.search(rf"{N}(?=\s[–—-]\s)|^{N}", body)
    return found.start() if found else None
