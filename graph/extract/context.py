"""Whom "it", "the company" and "Musk" mean: what the sentences before were about."""

import re
from dataclasses import dataclass, field

from graph.extract.called import Called
from graph.extract.lexicon import Lexicon
from graph.extract.lists import read_list
from graph.extract.marked import M, Marked, N
from graph.extract.names import same_name
from graph.extract.sellers import Kind
from graph.extract.subjects import ROLE_BEFORE, Subject, employer, subject
from graph.extract.words import COMPANY_NOUNS, FIRM_WORDS, GENERIC, HOUSE_WORDS, PLACES

# "⟨Enterprise⟩ search startup ⟨N⟩"
_KIND_NEXT = rf" (?:[a-z-]+ ){{0,3}}(?:{COMPANY_NOUNS}|rival|competitor) {N}"
_SUBJECT = re.compile(
    rf"(?:(?:[^{N}{M}.;:]|{N}(?=’s|'s|-|{_KIND_NEXT})){{0,80}}[ ,])?(?P<name>{N})(?!-|’s|'s)(?:,\s(?!(?:[\w’-]+\s){{0,2}}(?:founder|co-founder|cofounder|CEO|chief|general partner|managing partner|president|chair))[^{M}]{{2,140}}?,|,)?\s"
    rf"(?!CEO|co-founder|founder|chief|told|tells|wrote|added|partner)(?:[a-z]+(?:s|ed)\b|also|has|had|is|was|will|did|does|never|already|now|just|said|says|fell|rose|sank|slid|led|sold|bought|made|took|won|lost|began|shut|cut|spent|grew|saw|held|paid|gave|lent|built|ran|went|came|kept|set|hit|put)",
)
_ALONE = re.compile(rf"[\W\d]*(?P<name>{N})[.:]?")  # a line or sentence that is but a name
_CLAUSE_START = re.compile(
    r"(?:^|[,;:—]\s(?:with |and |while |but )?|\s(?:while|and|with|as|but|that|when|where|which|after)\s)",
    re.IGNORECASE,
)
# "The bank, which is backed by ⟨N⟩, is": the name is not what the sentence is about.
_OBLIQUE = re.compile(
    r"\b(?:by|of|with|from|at|for|to|than|like|via|through|against|under|on|in|near|as|called|named) $"
)
_PART_OF = re.compile(
    r"\b(?:(?:of|in|by|for|than) (?:(?!after|before|since|when|while|as\b)[a-z-]+ ){0,3}|(?:its|their) )$"
)
_RELATIVE_NEXT = re.compile(r"\b(?:that|which|who)(?: also| now| already)? $")
# "like ⟨N⟩, which hired advisers after freezing": the antecedent does both.
_WHICH_DID = re.compile(rf"{N}, (?:which|who) [^,;.{N}]{{2,90}}$")
_HAVING = re.compile(r"\bhaving (?:[a-z]{1,20}ly |already |also |just )?$")
_BEING = re.compile(r"\b(?:is|are|was|were|be|been) $")
# "the pair launched ⟨N⟩, a bookkeeping platform"
_FOUNDED = re.compile(
    rf"\b(?:founded|co-founded|cofounded|launch|launched|started|start|created|set up|founding|launching) (?P<name>{N}),? (?:an?|the) [^.;,{M}{N}]{{0,60}}\b(?:{COMPANY_NOUNS})\b"
)
_FILLER = re.compile(
    r"[\s,]*(?:(?:also|all|each|both|have|has|had|again|then|jointly|are|is|were|was|will|reportedly|recently|already|now|signal(?:s|ed|led)|they[’']re|they|that|said)[\s,]*){0,6}",
    re.IGNORECASE,
)


@dataclass
class Context:
    """What is known of the article while its sentences are read in order.

    ``focus`` is what the whole article is about, ``topic`` the last company that a fact was about,
    ``subject`` what the last sentence began with and on which line that was; ``persons`` are full names of people,
    ``sellers`` what the text calls providers of clouds, chips or power.
    """

    lexicon: Lexicon
    focus: str | None = None
    people: dict[str, str] = field(default_factory=dict)
    fuller: dict[str, str] = field(default_factory=dict)
    said_backers: frozenset[str] = frozenset()
    persons: frozenset[str] = frozenset()
    officers: frozenset[str] = frozenset()
    called: Called = field(default_factory=Called)
    topic: str | None = None
    subject: tuple[str, int] | None = None
    sellers: dict[str, Kind] = field(default_factory=dict)

    def name_at(self, marked: Marked, position: int) -> str:
        """A name in its full form: "Musk" where the text writes "Elon Musk" elsewhere."""
        text = marked.name(position).text
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
        told = self.subject and self.subject[1] == marked.sentence.line and self.subject[0]
        return self.called.meant(marked, told or self.topic or self.focus, self.is_backer)

    def follow(self, marked: Marked) -> None:
        """Remember what a sentence began with, after it was read, or what its people are said to have founded."""
        found = _SUBJECT.match(marked.shape) or _ALONE.fullmatch(marked.shape)
        founded = _FOUNDED.search(marked.shape)
        if founded and not (found and self._may_found(self.name_at(marked, found.start("name")))):
            self.subject = (self.name_at(marked, founded.start("name")), marked.sentence.line)
            return
        person = found and ROLE_BEFORE.search(marked.shape[: found.start("name")])
        oblique = found and _OBLIQUE.search(marked.shape, 0, found.start("name"))
        if found and not person and not oblique and not marked.name(found.start("name")).is_place:
            name = self.name_at(marked, found.start("name"))
            if not self.is_person(name) and not self.seems_person(name):
                self.subject = (name, marked.sentence.line)

    def _may_found(self, name: str) -> bool:
        """Whether a name is that of a company, which launches products, and not of people, who launch companies."""
        return not (self.is_person(name) or name in self.people.values())

    def doers(self, marked: Marked, verb: int) -> list[str]:
        """All names that are the subject of a verb: "A, B and C have raised", or the one that "it" means."""
        shape = marked.shape
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
        found = _SUBJECT.match(shape)
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
        found = _SUBJECT.match(marked.shape) if who.pronoun and who.position is None else None
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


def people_of(names: list[str]) -> dict[str, str]:
    """From a surname to the full name that a text gives it: one word alone, and last of two or three elsewhere.

    "Niva Lisbon" is nobody's name where the text also writes "Niva Lisbon Insurance".
    """
    known = set(names)
    alone = {name for name in known if " " not in name}
    begun = {name[:at] for name in known for at, char in enumerate(name) if char == " "}
    full: dict[str, str] = {}
    for name in names:
        words = name.split()
        last = words[-1].casefold().rstrip(".") if words else ""
        firm = last in HOUSE_WORDS or last in PLACES or last in FIRM_WORDS or name in begun
        if (
            len(words) in {2, 3}
            and words[-1] in alone
            and words[0] not in alone
            and not firm
            and not re.search(r"[&\d]", name)
        ):
            full.setdefault(words[-1], name)
    return full


# "Acme" is short for "AcmeAI"
_GLUED = re.compile(r"(?P<short>[A-Z][a-z]{3,20})(?:AI|HQ|Labs|Tech|Bio|Health|Pay|Robotics)")


_FORMERLY = re.compile(rf"\bformerly (?:known as |called |named )?(?:the )?{N}", re.IGNORECASE)


def given_up(marked: list[Marked]) -> frozenset[str]:
    """Names that a text says a company no longer has: "KPG, formerly known as Kestrel Pharma Group"."""
    return frozenset(
        one.name(found.end() - 1).text for one in marked for found in _FORMERLY.finditer(one.shape)
    )


def fuller_of(names: list[str], gone: frozenset[str] = frozenset()) -> dict[str, str]:
    """From "Kestrel Pharma" to "Lisbon Kestrel Pharma", and from "KPG" to its long form, or "Kestrel" to "KestrelAI", where a text writes both.

    ``gone``: long names that are no longer used.
    """
    known = set(names)
    names = [name for name in names if name not in gone]
    initials = {
        short: name
        for name in names
        if len(words := name.split()) > 2  # noqa: PLR2004 - two letters say little
        and (short := "".join(word[0] for word in words)) in known
        and short.isupper()
    }
    written = {
        short: name
        for name in names
        if (glued := _GLUED.fullmatch(name)) and (short := glued["short"]) in known
    }
    return (
        written
        | initials
        | {
            short: name
            for name in names
            if name.split(" ", 1)[0].casefold() in PLACES
            and " " in (short := name.split(" ", 1)[-1])
            and short in known
        }
    )


_ALIAS = re.compile(
    r"(?:\s\([a-z]{2,10}\))?\s\((?:the )?[“\"](?P<alias>[A-Z][\w&.-]{1,30}(?: [A-Z][\w-]{1,30})?)[”\"]\)"
)
_TICKER = re.compile(r"\s\((?:[A-Z][A-Za-z ]{1,12}:\s?)?(?P<alias>[A-Z]{3,5})(?:\.[A-Z]{1,3})?\)")
_ROLES = frozenset(
    {
        "Company",
        "Group",
        "Firm",
        "Fund",
        "Issuer",
        "Buyer",
        "Seller",
        "Transaction",
        "Offering",
        "Notes",
        "Bank",
    }
)


def aliases_of(marked: list[Marked]) -> dict[str, str]:
    """From the short form that a text sets behind a name in brackets to the name: 'Kestrel Pharma ("KesPha")', 'Kestrel Pharma (NASDAQ: KSPH)'."""
    found: dict[str, str] = {}
    for one in marked:
        if "(" not in one.sentence.text:
            continue
        for at in one.positions(N):
            name = one.name(at)
            told = _ALIAS.match(one.sentence.text, name.end) or _TICKER.match(one.sentence.text, name.end)
            if told and told["alias"] not in _ROLES and told["alias"].casefold() not in GENERIC:
                found.setdefault(told["alias"], name.text)
    return found


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
