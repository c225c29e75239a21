"""From an article to the facts that it states."""

from dataclasses import dataclass

from graph.article import Article
from graph.extract.drafts import Draft
from graph.extract.focus import focus_of, is_campaign
from graph.extract.marked import mark
from graph.extract.mentions import Namer
from graph.extract.rounds import Reader
from graph.extract.sentences import Sentence, sentences
from graph.facts import Evidence, Fact, FundingRound, Quote, Share
from graph.issues import Issue

VERSION = "pullback-rules-1"


@dataclass(frozen=True, slots=True)
class Extraction:
    """What an article states, and what in it could not be understood."""

    facts: tuple[Fact, ...]
    issues: tuple[Issue, ...]


def extractor() -> str:
    """What reads the articles, and in which version; kept with every fact."""
    return VERSION


def facts_in(article: Article, lexicon: None = None) -> Extraction:
    """Every fact that an article states, each with the sentences that state it."""
    namer = Namer(article.text)
    told = sentences(article.text)
    if is_campaign(article.text):
        return Extraction((), ())
    reader = Reader(article.published, focus=focus_of(article.title, told, namer))
    for sentence in told:
        reader.read(mark(sentence, namer))
    facts = [
        _round(article, draft)
        for draft in reader.drafts
        if draft.company and (draft.money or draft.round != "unknown" or draft.investors)
    ]
    return Extraction(tuple(facts), ())


def _round(article: Article, draft: Draft) -> FundingRound:
    assert draft.company
    when = draft.date
    if when is None and not draft.past and draft.status != "rumoured":
        when = article.published if article.published and article.published.month else None
    return FundingRound(
        draft.company,
        draft.money.amount if draft.money else None,
        draft.round,
        draft.announced,
        tuple(draft.leads),
        tuple(draft.investors),
        tuple(Share(n, a) for n, a in draft.disclosed),
        draft.others,
        draft.sole,
        draft.valuation,
        draft.valuation_kind,
        when,
        draft.status,
        not draft.past,
        _evidence(article, draft.sentences),
    )


def _evidence(article: Article, told: list[Sentence]) -> Evidence:
    quotes = tuple(Quote(s.text, s.start, s.end) for s in sorted(told, key=lambda s: s.start))
    return Evidence(
        article.page_id,
        article.url,
        article.publisher,
        article.published,
        article.recorded,
        quotes,
        extractor(),
    )
