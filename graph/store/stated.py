"""What one ``put`` is about to keep: checked, sorted and free of repetition, the same for every backend."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from graph.entities import EntityId, Judgement, entity_id
from graph.facts import Fact, fact_id, names_in
from graph.issues import Issue


@dataclass(frozen=True, slots=True)
class Stated:
    """Facts by id, in the order of ids, and issues in a fixed order; ``naming`` is whom each fact names.

    A ``naming`` entry is (fact id, entity id, the name as the fact writes it).
    """

    facts: dict[str, Fact]
    issues: tuple[Issue, ...]
    naming: tuple[tuple[str, EntityId, str], ...]

    @classmethod
    def of(cls, facts: Iterable[Fact], issues: Iterable[Issue]) -> Self:
        """Raises ``ValueError`` for a blank name or text that is not Unicode, before anything is written."""
        by_id = dict(sorted((fact_id(fact), fact) for fact in facts))
        noted = sorted(set(issues), key=issue_order)
        for issue in noted:
            "".join(issue_order(issue)).encode()  # a lone surrogate can't be kept by every backend
        naming = tuple((one, entity_id(name), name) for one, fact in by_id.items() for name in names_in(fact))
        return cls(by_id, tuple(noted), naming)


def issue_order(issue: Issue) -> tuple[str, str, str, str]:
    """Every field of an issue, as its place among others."""
    return issue.page_id, issue.url, issue.kind, issue.detail


def judgement_key(judgement: Judgement) -> tuple[EntityId, EntityId, str]:
    """The pair, whichever way round, and the judge: one judgement is kept for each."""
    return min(judgement.a, judgement.b), max(judgement.a, judgement.b), judgement.by
