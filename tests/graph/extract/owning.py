"""Who owns whom in a text of our own, in short."""

from datetime import date

from graph.article import Article
from graph.extract import facts_in
from graph.facts import Ownership


def owned(text, title=None):
    """Every parent, child and relation that a text states, in order."""
    facts = facts_in(Article("p", "https://example.org", None, title, text, None, date(2026, 6, 20))).facts
    return [(one.parent, one.child, one.relation) for one in facts if isinstance(one, Ownership)]


def pairs(text, title=None):
    """Every parent and child that a text states."""
    return {(parent, child) for parent, child, _ in owned(text, title)}
