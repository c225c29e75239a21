"""What to compare: an index from which a new name draws every met name that some rule could speak about.

Exact by construction, never all pairs: each rule of ``compare`` has a term that both names of a pair it
could join file and look up, and no block is cut by its size, so the order of meeting does not matter.
"""

from collections.abc import Iterator

from graph.resolve.aliases import aliases
from graph.resolve.names import bare, form_of, initials

_SHORTEST_SLIP, _LONGEST_SLIP = 5, 48  # letters between which one wrong letter is looked for


class Candidates:
    """Keys that were met, filed under every term by which another could be like them."""

    def __init__(self) -> None:
        self._filed: dict[str, list[str]] = {}

    def add(self, key: str) -> None:
        """File one key; a second time would list it twice."""
        for term in {*_shared(key), *_ordered(key, filed=True)}:
            self._filed.setdefault(term, []).append(key)

    def of(self, key: str) -> set[str]:
        """Every filed key that a rule could join or relate to this one, itself left out."""
        found: set[str] = set()
        for term in {*_shared(key), *_ordered(key, filed=False)}:
            found.update(self._filed.get(term, ()))
        return found - {key}


def _shared(key: str) -> Iterator[str]:
    """Terms that both names of a pair have."""
    table, form = aliases(), form_of(key)
    for head in filter(None, (table.head(key), table.perhaps.get(key))):
        yield f"head {head}"
        if head in table.families:
            yield f"house {table.families[head]}"
    yield f"stem {' '.join(form.stem)}"
    yield f"bare {' '.join(bare(form.core))}"
    yield f"letters {form.joined}"
    if _SHORTEST_SLIP <= len(form.joined) <= _LONGEST_SLIP:
        # Two words within one edit or swap of each other have a word in common when one letter is struck out of each.
        yield from (f"letters {form.joined[:i]}{form.joined[i + 1 :]}" for i in range(len(form.joined)))


def _ordered(key: str, *, filed: bool) -> Iterator[str]:
    """Terms of pairs whose two names play different parts: the beginning of the other, the initials of the other."""
    core = form_of(key).core
    whole, part = ("whole", "part") if filed else ("part", "whole")
    yield f"{whole} {' '.join(core)}"
    yield from (f"{part} {' '.join(core[:size])}" for size in range(1, len(core)))
    letters, word = ("of", "short") if filed else ("short", "of")
    if initials(core):
        yield f"{letters} {initials(core)}"
    if len(core) == 1:
        yield f"{word} {core[0]}"
