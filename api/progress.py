"""Draws what the line yields: on stderr, and only for a terminal."""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator

from graph.ingest import Step


class Tally:
    """What a run of ingest came to."""

    def __init__(self) -> None:
        self.pages = self.changed = self.facts = 0
        self.kinds: Counter[str] = Counter()

    def add(self, step: Step) -> None:
        """Count one more page."""
        self.pages += 1
        self.changed += step.changed
        self.facts += len(step.facts)
        self.kinds.update(issue.kind for issue in step.issues)

    @property
    def issues(self) -> int:
        """How many there are, of whatever kind."""
        return self.kinds.total()

    def __str__(self) -> str:
        kinds = ", ".join(f"{kind} {number:,}" for kind, number in self.kinds.most_common())
        told = f"{self.pages:,} pages, {self.changed:,} of them new or changed, {self.facts:,} facts, {self.issues:,} issues"
        return f"{told} ({kinds})" if kinds else told

    def record(self) -> dict[str, int]:
        """The counts for machines."""
        return {"pages": self.pages, "changed": self.changed, "facts": self.facts, "issues": self.issues}


def drawn(steps: Iterable[Step], tally: Tally, doing: str) -> Iterator[Step]:
    """The same steps, counted in ``tally`` and shown while they come."""
    if not sys.stderr.isatty():
        for step in steps:
            tally.add(step)
            yield step
        return
    from rich.console import Console

    with Console(stderr=True).status(doing) as status:
        for step in steps:
            tally.add(step)
            status.update(f"{doing}: {tally}")
            yield step
