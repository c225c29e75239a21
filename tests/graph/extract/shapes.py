"""What is read from a sentence of our own, in short."""

from datetime import date

from graph.article import Article
from graph.dates import PartialDate
from graph.extract import facts_in
from graph.extract.model import NONE
from graph.facts import FundingRound


def rounds(text, title=None):
    """The rounds that a text states, read by the grammar alone."""
    article = Article("p", "u", None, title, text, PartialDate(2026, 6, 20), date(2026, 6, 20))
    return [fact for fact in facts_in(article, model=NONE).facts if isinstance(fact, FundingRound)]


def brief(fact):
    """The company and the amount of a round: ``("Acme", "USD 5000000")``."""
    amount = f"{fact.amount.currency} {fact.amount.value:f}" if fact.amount else None
    return fact.company, amount
