"""From an article to the facts that it states.

Sentences are read in order, once: their names, amounts and labels are marked, then one reader a kind of
fact looks for what the sentence states. The grammar is our own; see ``extractor`` for its version.
"""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from graph.article import Article
from graph.errors import InputError
from graph.extract.backing import backers_said, firms_said, houses_said
from graph.extract.called import called_in
from graph.extract.commitments import CommitmentReader, Committed
from graph.extract.confidence import probability
from graph.extract.context import Context, officers_said, over_paragraphs, points_elsewhere
from graph.extract.drafts import Draft
from graph.extract.focus import focus_of, is_campaign
from graph.extract.fullest import aliases_of, fuller_of, given_up, people_of, tickers_of
from graph.extract.gate import telling
from graph.extract.known import NOTHING, VARIABLE, Known
from graph.extract.known import chosen as known_names
from graph.extract.lexicon import Lexicon, with_known
from graph.extract.marked import mark
from graph.extract.mentions import Name, Namer
from graph.extract.model import Model, chosen, warm
from graph.extract.names import same_name
from graph.extract.opinion import ask
from graph.extract.owned import Owned
from graph.extract.ownership import OwnershipReader
from graph.extract.parties import Parties
from graph.extract.persons import persons_said, speakers
from graph.extract.plain import Plain, plainly
from graph.extract.pressure import Ended, Pressure, PressureReader
from graph.extract.rounds import RoundReader
from graph.extract.sellers import sellers_said
from graph.extract.sentences import Sentence, sentences
from graph.extract.unfit import is_mixed, why_unfit
from graph.facts import (
    Commitment,
    CompanyState,
    Evidence,
    Fact,
    FundingRound,
    Ownership,
    PressureSignal,
    Quote,
    Settled,
    Share,
    names_in,
)
from graph.issues import Issue

VERSION = "pullback-rules-6"


NOTICE = 3  # sentences: a brief of a newsletter; the shortest whole article on record has five
PARAGRAPH = 4  # sentences of a brief that is one paragraph, as no whole article is
MOST_FACTS = 300  # of one text; the most that any article on record states is 19


@dataclass(frozen=True, slots=True)
class Extraction:
    """What an article states, and what in it could not be understood."""

    facts: tuple[Fact, ...]
    issues: tuple[Issue, ...]


def extractor(model: Model | None = None, known: Known | None = None) -> str:
    """What reads the articles: in which version, with which model and which known names; kept with every fact.

    ``model``: by default the one that ``PULLBACK_MODEL`` asks for. It is not loaded to tell its name. ``known``: by
    default the list that ``PULLBACK_KNOWN`` names; the one that ships belongs to the version and is not told.
    Raises ``InputError`` where a model is asked for that is not installed, or a list that is none.
    """
    names = (known or known_names(os.environ)).name
    return f"{VERSION}+{(model or chosen(os.environ)).name}" + (f"+{names}" if names else "")


def go_on(by: str) -> None:
    """Get ready to read as another process began to: with this extractor. Raises ``InputError`` where it is another by now."""
    warm()
    if extractor() != by:
        raise InputError(
            f"the known names have changed under the reading ({by} by now is {extractor()})",
            wanted=f"a file in {VARIABLE} that stands still",
            todo="run the same command again, which reads with the new list",
        )


def facts_in(
    article: Article, lexicon: Lexicon | None = None, model: Model | None = None, known: Known | None = None
) -> Extraction:
    """Every fact that an article states, each with the sentences that state it.

    Offsets of the evidence count the characters of ``article.text``. ``lexicon`` names known backers
    (default: our own short list and the known ones): signals such as lay-offs only matter of somebody who funds others.
    ``model`` and ``known`` are as in ``extractor``.
    """
    if reason := why_unfit(article.text):
        return Extraction((), (Issue(reason[0], article.page_id, article.url, reason[1]),))
    seen = plainly(article.text)
    if not telling(seen.text) or is_campaign(seen.text):
        return Extraction((), ())
    title = plainly(article.title).text if article.title else article.title
    known = known or known_names(os.environ)
    shown = replace(article, text=seen.text, title=title)
    found = _read(shown, lexicon or with_known(known), model or chosen(os.environ), known)
    return _credible(_placed(found, article.text, seen), article)


def _read(article: Article, lexicon: Lexicon, model: Model, known: Known = NOTHING) -> Extraction:
    """What a text without hidden characters states."""
    told = sentences(article.text)
    namer = Namer(article.text, known)
    marked, persons = ask(model, [mark(sentence, namer) for sentence in told], namer)
    headline = [mark(sentence, namer) for sentence in sentences(article.title or "")]
    names = [item.text for one in marked for item in one.at.values() if isinstance(item, Name)]
    people = people_of(names)
    persons, said = persons - known.names, persons_said(marked) - known.names
    spoken = speakers(marked, people) - known.names
    human = said | {
        name for name in spoken if name.split()[-1] not in re.findall(r"\w+", article.title or "")
    }
    focus = focus_of(
        article.title, told, namer, human | {last for last, full in people.items() if full in human}
    )
    fuller = fuller_of(names, given_up(marked)) | aliases_of(marked) | tickers_of(focus, names)
    context = Context(
        lexicon,
        fuller.get(focus, focus) if focus else None,
        people,
        fuller,
        backers_said([*headline, *marked], names),
        persons | said,
        officers_said(marked, people) - known.names,
        called_in(marked),
        over=over_paragraphs(marked),
        sellers=sellers_said(marked),
        houses=houses_said([*headline, *marked]),
    )
    context.firms = firms_said(marked, people, context.lexicon, context.is_backer)
    rounds = RoundReader(article.published, Parties(context, spoken), _is_notice(told))
    pressure = PressureReader(article.published)
    owners, commitments = OwnershipReader(article.published), CommitmentReader(article.published)
    issues = list(_unread(article, told))
    for one in marked:
        if (
            len(rounds.drafts) + len(pressure.signals) + len(owners.owned) + len(commitments.found)
            > MOST_FACTS
        ):
            told_so_far = f"more than {MOST_FACTS} facts up to character {one.sentence.start:,}: no article, and not read on"
            issues.append(Issue("too_long", article.page_id, article.url, told_so_far))
            break
        topic = context.topic
        for reader in (pressure, owners, commitments):
            reader.read(one, context)
        rounds.read(one)  # last, since it tells the context of which company the talk is from here on
        if points_elsewhere(one.sentence.text):
            context.topic = topic
        else:
            context.follow(one)
    by = extractor(model, known)
    finished = list(rounds.finished())
    pressure.finish(context, frozenset(name for draft in finished for name in draft.investors))
    facts: list[Fact] = [
        _round(article, draft, by) for draft in finished if not _is_own_fund(draft, pressure.signals)
    ]
    facts += [_signal(article, signal, by) for signal in pressure.signals]
    facts += [_ended(article, one, by) for one in pressure.ends]
    facts += [_commitment(article, one, by) for one in commitments.found]
    facts += [_ownership(article, one, by) for one in owners.owned]
    return Extraction(tuple(_with_chance(fact, article) for fact in facts), tuple(issues))


def _is_notice(told: list[Sentence]) -> bool:
    """Whether a text is a short notice, which has no room to tell who led beside those who gave."""
    return len(told) <= (PARAGRAPH if len({one.line for one in told}) == 1 else NOTICE)


def _is_own_fund(draft: Draft, signals: list[Pressure]) -> bool:
    """Whether a round is what a house raised for its fund, told in the same sentence."""
    return draft.round == "unknown" and any(
        one.signal == "new_fund"
        and same_name(one.subject, draft.company or "")
        and any(told in draft.sentences for told in one.sentences)
        for one in signals
    )


def _placed(found: Extraction, text: str, seen: Plain) -> Extraction:
    """The same facts with evidence in the characters of the page, where some of them were hidden."""
    if not seen.starts:
        return found

    def moved(quote: Quote) -> Quote:
        start, end = seen.span(quote.start, quote.end)
        return Quote(text[start:end], start, end)

    return replace(
        found,
        facts=tuple(
            replace(fact, evidence=replace(fact.evidence, quotes=tuple(map(moved, fact.evidence.quotes))))
            for fact in found.facts
        ),
    )


def _credible(found: Extraction, article: Article) -> Extraction:
    """Without the facts about names that mix alphabets: what they look like is not what they are."""
    if article.text.isascii():
        return found
    mixed = sorted({name for fact in found.facts for name in names_in(fact) if is_mixed(name)})
    if not mixed:
        return found
    kept = tuple(fact for fact in found.facts if not any(map(is_mixed, names_in(fact))))
    told = (Issue("mixed_script", article.page_id, article.url, name[:_DETAIL]) for name in mixed)
    return Extraction(kept, (*found.issues, *told))


_UNREAD = re.compile(
    r"\b(?:(?:six|seven|eight|nine|ten|\d{1,2})-figure|(?:tens|hundreds|dozens) of (?:thousands|millions|billions) of)\b",
    re.IGNORECASE,
)
_OF_A_ROUND = re.compile(r"\b(?:rais|invest|fund|round)\w*", re.IGNORECASE)
_DETAIL = 300  # characters of an issue's detail, as ``Issue`` has it


def _unread(article: Article, told: list[Sentence]) -> Iterator[Issue]:
    """Money that a sentence about funding tells without a figure ("a nine-figure round")."""
    for sentence in told:
        if _UNREAD.search(sentence.text) and _OF_A_ROUND.search(sentence.text):
            yield Issue("unread_amount", article.page_id, article.url, sentence.text[:_DETAIL])


def _with_chance(fact: Fact, article: Article) -> Fact:
    return replace(fact, evidence=replace(fact.evidence, probability=probability(fact, article)))


def _round(article: Article, draft: Draft, by: str) -> FundingRound:
    assert draft.company
    when = draft.date
    if when is None and not draft.past and draft.status != "rumoured":
        # a page that announces a round dates it, where no day word does
        when = article.published if article.published and article.published.month else None
    return FundingRound(
        company=draft.company,
        amount=draft.money.amount if draft.money else None,
        round=draft.round,
        announced=draft.announced,
        lead_investors=tuple(draft.leads),
        investors=tuple(draft.investors),
        disclosed=tuple(Share(name, amount) for name, amount in draft.disclosed),
        others_unnamed=draft.others,
        sole_investor=draft.sole,
        valuation=draft.valuation,
        valuation_kind=draft.valuation_kind,
        date=when,
        status=draft.status,
        is_main=not draft.past,
        evidence=_evidence(article, draft.sentences, by),
    )


def _signal(article: Article, one: Pressure, by: str) -> PressureSignal:
    return PressureSignal(
        one.subject,
        one.signal,
        "positive" if one.positive else "negative",
        one.magnitude,
        one.date,
        _evidence(article, one.sentences, by),
    )


def _ended(article: Article, one: Ended, by: str) -> CompanyState:
    settled: Settled = "no" if one.planned else "yes"
    return CompanyState(
        one.company, "shut", settled, None, None, one.date, _evidence(article, one.sentences, by)
    )


def _commitment(article: Article, one: Committed, by: str) -> Commitment:
    amount, up_to = (one.money.amount, one.money.bound == "up_to") if one.money else (None, False)
    return Commitment(
        one.buyer,
        one.supplier,
        amount,
        up_to,
        one.term_years,
        one.status,
        one.date,
        _evidence(article, one.sentences, by),
    )


def _ownership(article: Article, one: Owned, by: str) -> Ownership:
    return Ownership(
        one.parent,
        one.child,
        one.relation,
        one.amount,
        one.share,
        one.date,
        _evidence(article, one.sentences, by),
    )


def _evidence(article: Article, told: list[Sentence], by: str) -> Evidence:
    quotes = tuple(Quote(s.text, s.start, s.end) for s in sorted(told, key=lambda s: s.start))
    return Evidence(
        article.page_id,
        article.url,
        article.publisher,
        article.published,
        article.recorded,
        quotes,
        by,
    )
