"""Whom "it", "the company" and "Musk" mean: what the sentences before were about."""

import re
from dataclasses import dataclass, field

from graph.extract.called import Called
from graph.extract.lexicon import Lexicon
from graph.extract.lists import read_list
from graph.extract.marked import L, M, Marked, N
from graph.extract.mentions import Name
from graph.extract.names import same_name
from graph.extract.sellers import Kind
from graph.extract.startups import is_grown, is_startup
from graph.extract.subjects import OWNER_FIRST, ROLE_BEFORE, Subject, employer, subject
from graph.extract.words import COMPANY_NOUNS

# "⟨Enterprise⟩ search startup ⟨N⟩"
_KIND_NEXT = rf" (?:[a-z-]+ ){{0,3}}(?:{COMPANY_NOUNS}|rival|competitor) {N}"
_SUBJECT = re.compile(
    rf"(?:(?:[^{N}{M}.;:]|{N}(?=’s|'s|-|{_KIND_NEXT})){{0,80}}[ ,])?(?P<name>{N})(?!-|’s|'s)(?:,\s(?!(?:[\w’-]+\s){{0,2}}(?:founder|co-founder|cofounder|CEO|chief|general partner|managing partner|president|chair))[^{M}]{{2,140}}?,|,)?\s"
    rf"(?!CEO|co-founder|founder|chief|told|tells|wrote|added|partner)(?:[a-z]+(?:s|ed)\b|also|has|had|is|was|will|did|does|never|already|now|just|said|says|fell|rose|sank|slid|led|sold|bought|made|took|won|lost|began|shut|cut|spent|grew|saw|held|paid|gave|lent|built|ran|went|came|kept|set|hit|put)",
)
# a line or sentence that is but a name, or in a digest a name and a sum: "⟨N⟩ – ⟨M⟩."
_ALONE = re.compile(rf"[\W\d]*(?P<name>{N})(?:\W{{0,2}}\s?[–—-]\s{M})?[.:]?")
# "Shares of ⟨Oslo⟩'s ⟨N⟩ fell after it ..."
_SHARES_OF = re.compile(
    rf"(?:[^.;:{N}{M}]{{0,60}}\b)?(?:[Ss]hares|[Ss]tock|ADRs|[Uu]nits|[Bb]onds) (?:of|in) (?:(?!of\b)[\w’-]+ ){{0,4}}?(?:{N}(?:’s|'s|-[a-z]+) (?:[\w-]+ ){{0,3}}?)?(?P<name>{N}) "
)
# "⟨N⟩ Posts a Loss, Gears Up", "⟨N⟩ ⟨IPO⟩": what stands over a paragraph says whom it is about
_HEADED = re.compile(
    rf"[^\w{N}{M}]{{0,8}}(?P<name>{N})(?!-|:)(?:’s|'s)?(?: (?P<told>{L}$|(?:SME )?IPO\b|[A-Z][a-z]{{1,14}}s\b(?! of\b))| [\w{L}]|$)"
)
_UNDER = 2  # lines: an advertisement may stand between
_CLAUSE_START = re.compile(
    r"(?:^|(?:[,;:—]|\s[–-])\s(?:with |and |while |but )?|\s(?:while|and|with|as|but|that|when|where|which|after)\s)",
    re.IGNORECASE,
)
# "The bank, which is backed by ⟨N⟩, is": the name is not what the sentence is about.
_OBLIQUE = re.compile(
    r"\b(?:by|of|with|from|at|for|to|than|like|via|through|against|under|on|in|near|as|called|named) $"
)
_PART_OF = re.compile(
    r"\b(?:(?:of|in|by|for|than) (?:(?!after|before|since|when|while|as\b)[a-z-]+ ){0,3}|(?:its|their) |(?:his|her) (?:[a-z-]+ ){0,2})$"
)
_RELATIVE_NEXT = re.compile(r"\b(?:that|which|who)(?: also| now| already)? $")
# "like ⟨N⟩, which hired advisers after freezing": the antecedent does both.
_WHICH_DID = re.compile(rf"{N}, (?:which|who) [^,;.{N}]{{2,90}}$")
_HAVING = re.compile(
    r"\bhaving (?:[a-z]{1,20}ly |already |also |just )?(?:(?:agreed|decided|begun|started|chosen|promised|resolved|failed) to )?$"
)
_BEING = re.compile(r"\b(?:is|are|was|were|be|been) $")
# "the pair launched ⟨N⟩, a bookkeeping platform"
_FOUNDED = re.compile(
    rf"\b(?:founded|co-founded|cofounded|launch|launched|started|start|created|set up|founding|launching) (?P<name>{N})(?:,? (?:an?|the) [^.;,{M}{N}]{{0,60}}\b(?:{COMPANY_NOUNS})\b|(?<=founded {N}) in (?:[A-Z][a-z]+ )?(?:19|20)\d\d)"
)
_FILLER = re.compile(
    r"[\s,]*(?:[–—-]\s)?(?:(?:also|all|each|both|have|has|had|again|then|jointly|are|is|were|was|will|reportedly|recently|already|now|(?:merged?|combined?|joined? (?:hands|forces)|team(?:ed)? up|partner(?:ed)?|united?|came together|come together) to|signal(?:s|ed|led)|they[’']re|they|that|said)[\s,]*){0,6}",
    re.IGNORECASE,
)


_ELSEWHERE = re.compile(
    r"\W*(?:(?:also|must|now) read|read (?:also|more|next|now|this)|see also|related(?: (?:news|stories|story|read))?|more from [^:|]{2,30})\s?[:|–—-]",
    re.IGNORECASE,
)


def points_elsewhere(text: str) -> bool:
    """Whether a line but points to another article: "Also read: ..."; what comes next is not about that."""
    return _ELSEWHERE.match(text) is not None


@dataclass
class Context:
    """What is known of the article while its sentences are read in order.

    ``focus`` is what the whole article is about, ``topic`` the last company that a fact was about,
    ``subject`` what the last sentence began with and on which line that was, ``headed`` the same of the last heading;
    ``first`` is the first company that the text names; ``persons`` are full names of people, ``over`` names that stand over paragraphs about them, ``sellers`` what the text
    calls providers of clouds, chips or power, ``firms`` the houses of persons, ``houses`` firms that the text says invest the money of others.
    """

    lexicon: Lexicon
    focus: str | None = None
    people: dict[str, str] = field(default_factory=dict)
    fuller: dict[str, str] = field(default_factory=dict)
    said_backers: frozenset[str] = frozenset()
    persons: frozenset[str] = frozenset()
    officers: frozenset[str] = frozenset()
    called: Called = field(default_factory=Called)
    first: str | None = None
    over: frozenset[str] = frozenset()
    topic: str | None = None
    subject: tuple[str, int] | None = None
    others: tuple[frozenset[str], int] = (frozenset(), 0)
    sellers: dict[str, Kind] = field(default_factory=dict)
    headed: tuple[str, int] | None = None
    firms: dict[str, str] = field(default_factory=dict)
    houses: frozenset[str] = frozenset()

    def name_at(self, marked: Marked, position: int) -> str:
        """A name in its full form: "Musk" where the text writes "Elon Musk" elsewhere."""
        text = marked.name(position).text
        if text in self.people and _GROUP_NEXT.match(marked.shape, position + 1):
            return self.fuller.get(text, text)
        return self.people.get(text) or self.fuller.get(text, text)

    def meant(self, marked: Marked, who: Subject) -> str | None:
        """The name that a subject stands for; None for nobody in particular and for places."""
        if who.generic:
            return None
        if who.position is not None:
            return None if marked.name(who.position).is_place else self.name_at(marked, who.position)
        return self.last(marked) if who.pronoun else None

    def last(self, marked: Marked) -> str | None:
        """The name that "it" means: the subject of the same paragraph, else the topic, else the focus."""
        line = marked.sentence.line
        told = self.subject and self.subject[1] == line and self.subject[0]
        if not told and self.headed and 0 < line - self.headed[1] <= _UNDER:
            told = self.headed[0]
        name = self.called.meant(marked, told or self.topic or self.focus, self.is_backer)
        others, beside = self.others
        if len(others) != 1 or beside != line or not is_startup(marked.shape, named=name is None):
            return name
        if name is None or (self.lexicon.is_backer(name) and name != self.topic and is_grown(name)):
            return next(iter(others))  # "Acme Capital is glad of Kite. The startup raised": no house is one
        return name

    def follow(self, marked: Marked) -> None:
        """Remember what a sentence began with, after it was read, or what its people are said to have founded."""
        self.others = self._others(marked), marked.sentence.line
        if marked.sentence.heading and self.over:
            self.headed = self._heading(marked)
        if shares := _SHARES_OF.match(marked.shape):
            self._tells_of(marked, shares.start("name"))
            return
        found = _SUBJECT.match(marked.shape) or _ALONE.fullmatch(marked.shape)
        founded = _FOUNDED.search(marked.shape)
        if founded and not (found and self._may_found(self.name_at(marked, found.start("name")))):
            self.subject = (self.name_at(marked, founded.start("name")), marked.sentence.line)
            return
        person = found and ROLE_BEFORE.search(marked.shape[: found.start("name")])
        oblique = found and _OBLIQUE.search(marked.shape, 0, found.start("name"))
        if found and not person and not oblique:
            self._tells_of(marked, found.start("name"))

    def _tells_of(self, marked: Marked, position: int) -> None:
        """Remember the name there as what the sentence is about, if it is a company's."""
        name = self.name_at(marked, position)
        if not (marked.name(position).is_place or self.is_person(name) or self.seems_person(name)):
            self.subject = (name, marked.sentence.line)

    def _heading(self, marked: Marked) -> tuple[str, int] | None:
        """Whom the paragraph under a heading is about."""
        found = _HEADED.match(marked.shape)
        at = found.start("name") if found else 0
        if not found or marked.name(at).text not in self.over:
            return self.headed
        name = self.name_at(marked, at)
        person = self.is_person(name) or self.seems_person(name) or name in self.people.values()
        return self.headed if person else (name, marked.sentence.line)

    def _others(self, marked: Marked) -> frozenset[str]:
        """The names of a sentence that can be a young company's: no place, no person and nobody who funds others."""
        named = (self.name_at(marked, at) for at in marked.positions(N) if not marked.name(at).is_place)
        return frozenset(
            name for name in named if not (self.seems_person(name) or self.lexicon.is_backer(name))
        )

    def _may_found(self, name: str) -> bool:
        """Whether a name is that of a company, which launches products, and not of people, who launch companies."""
        return not (self.is_person(name) or name in self.people.values())

    def doers(self, marked: Marked, verb: int) -> list[str]:
        """All names that are the subject of a verb: "A, B and C have raised", "majors like A and B", or the one that "it" means."""
        shape = marked.shape
        if like := _MANY_LIKE.search(shape, max(0, verb - _REACH), verb):
            return [self.name_at(marked, at) for at in marked.positions(N, like.start(), verb)]
        if (boss := employer(marked, verb)) is not None:
            return [self.name_at(marked, boss)]
        for match in _CLAUSE_START.finditer(shape, 0, verb):
            listed = read_list(marked, match.end())
            reached = [p for p in listed.positions if p < verb]
            if len(reached) > 1 and _FILLER.fullmatch(shape, reached[-1] + 1, verb):
                return [self.name_at(marked, p) for p in reached if not marked.name(p).is_place]
        who = self._who(marked, verb)
        name = self.meant(marked, self.in_sentence(marked, verb, who))
        return [name] if name and not self.is_person(name) else []

    def actor(self, marked: Marked, verb: int) -> str | None:
        """The one name that is the subject of a verb, or that "it" there means; a person may be meant."""
        return self.meant(marked, self.in_sentence(marked, verb, self._who(marked, verb)))

    def _who(self, marked: Marked, verb: int) -> Subject:
        """The subject of a verb; of "has struggled, including laying off" and "having bought", that of the sentence."""
        who = subject(marked, verb)
        shape = marked.shape
        gerund = re.match(r"[a-z]{1,40}ing\b", shape[verb:]) and not _BEING.search(shape[:verb])
        by_doing = gerund and shape.endswith("by ", 0, verb)
        if gerund and (which := _WHICH_DID.search(shape, 0, verb)):
            return Subject(which.start(), pronoun=False)
        told = who.position is not None or who.pronoun
        if not by_doing and (told or not (gerund or _HAVING.search(shape, 0, verb))):
            return who
        found = None if OWNER_FIRST.match(shape) else _SUBJECT.match(shape)
        if not found or found.start("name") >= verb:
            return Subject(None, pronoun=not found)
        if ROLE_BEFORE.search(shape, 0, found.start("name")):
            return Subject(None, pronoun=True)
        return Subject(found.start("name"), pronoun=False)

    def owner(self, marked: Marked, position: int) -> str | None:
        """Whom "its" at a position means: the nearest name before it in the sentence, else the one spoken of before."""
        for at in reversed(marked.positions(N, 0, position)):
            name = marked.name(at)
            arm = marked.shape.startswith((", its ", ", their "), at + 1)  # owned itself
            if not (name.is_place or name.joined or arm) and not _PART_OF.search(marked.shape, 0, at):
                return self.name_at(marked, at)
        return self.last(marked)

    def in_sentence(self, marked: Marked, end: int, who: Subject) -> Subject:
        """Of "⟨N⟩ spent ..., and the company could ...", the name for the word that stands for it."""
        if not (who.pronoun and who.position is None):
            return who
        shares = _SHARES_OF.match(marked.shape, 0, end)
        if shares and not marked.name(shares.start("name")).is_place:
            return Subject(shares.start("name"), pronoun=False)
        found = None if OWNER_FIRST.match(marked.shape) else _SUBJECT.match(marked.shape)
        if _RELATIVE_NEXT.search(marked.shape, 0, end):
            return who
        if not found or found.end() > end or _OBLIQUE.search(marked.shape, 0, found.start("name")):
            return who
        if ROLE_BEFORE.search(marked.shape, 0, found.start("name")):
            return who
        return Subject(found.start("name"), pronoun=False)

    def seems_person(self, name: str) -> bool:
        """Whether a name is that of a person: the model says so, or it has an office and a surname that stands alone."""
        return self.is_person(name) or (name in self.people.values() and name in self.officers)

    def is_person(self, name: str) -> bool:
        """Whether a name is that of a person, and not what the whole article is about."""
        return name in self.persons and name != self.focus

    def is_backer(self, name: str) -> bool:
        """Whether a name is that of one who funds others: known, by its last word, or because the text says so."""
        return self.lexicon.is_backer(name) or self._said(name)

    def lives_by_backing(self, name: str) -> bool:
        """Whether what becomes of its shares or results tells of a backer's money: not so of every maker that once invested."""
        return self.lexicon.lives_by_backing(name) or self._said(name)

    def _said(self, name: str) -> bool:
        return any(same_name(name, other) for other in self.said_backers)


# "Moss group chairman Ida Moss": the first name is the house's
_GROUP_NEXT = re.compile(r" (?:group|family|companies|conglomerate)\b")
# "majors like ⟨N⟩ and ⟨N⟩ are"
_MANY_LIKE = re.compile(
    rf"\b[a-z]+s,? (?:like|such as|including) (?:{N}, ){{0,4}}{N},? and {N},? (?:are |were |have |had |all |both |now |also |been |will |would ){{0,3}}$"
)
_REACH = 160  # characters in front of a verb that hold such a list
_DIGEST = 3  # headings that name somebody each: a page about one company has fewer


def over_paragraphs(marked: list[Marked]) -> frozenset[str]:
    """The names in headings of a text that tells of several companies, each below its own; none of another text.

    "Financial Results" is no name: it stands nowhere but over its paragraph. "Kestrel IPO" and "Kestrel Posts a Loss" tell
    of one all the same.
    """
    body = {
        item.text
        for one in marked
        if not one.sentence.heading
        for item in one.at.values()
        if isinstance(item, Name)
    }
    named = set()
    for one in marked:
        found = _HEADED.match(one.shape) if one.sentence.heading else None
        name = one.name(found.start("name")) if found else None
        if found and name and not (name.is_place or name.joined) and (name.text in body or found["told"]):
            named.add(name.text)
    return frozenset(named if len(named) >= _DIGEST else ())


_OFFICE_AFTER = re.compile(
    rf"{N}, (?:(?:its|the|an?|our|their) )?(?:[\w’-]+ ){{0,3}}?(?:founder|co-founder|cofounder|CEO|chief|partner|director|president|chairman|analyst|head|trader|manager|lawyer|economist|owner|billionaire)\b"
)


def officers_said(marked: list[Marked], people: dict[str, str]) -> frozenset[str]:
    """Full names of people whose office the text tells: "founder Ida Moe", "Ida Moe, its chief executive"."""
    found = set()
    for one in marked:
        for at in one.positions(N):
            name = one.name(at).text
            if ROLE_BEFORE.search(one.shape, max(0, at - 30), at) or _OFFICE_AFTER.match(one.shape, at):
                found.add(people.get(name, name))
    return frozenset(found)
