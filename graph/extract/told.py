"""A round as one sentence tells it, before it is known which round of which company that is."""

from dataclasses import dataclass

from graph.extract.subjects import Subject


@dataclass(frozen=True, slots=True)
class Mention:
    """One round as one sentence speaks of it.

    ``money`` and ``label`` are positions in the shape; ``company`` is whom the grammar makes it about;
    ``investor`` who the verb says put the money in; ``start`` and ``end`` bound its clause. ``noun`` is where
    a round without either is told: "received an investment from ⟨N⟩". ``past``: told as an earlier one. ``restates``: the sum is told of
    an offering that may have been told with its own before. ``apart``: no round but one of its label. ``secret``: its sum is said
    not to be told.
    """

    money: int | None
    label: int | None
    company: Subject
    investor: Subject | None
    lead: bool
    start: int
    end: int
    noun: int = 0
    past: bool = False
    restates: bool = False
    apart: bool = False
    secret: bool = False

    @property
    def anchor(self) -> int:
        """Where the mention stands in the shape."""
        if self.money is not None:
            return self.money
        return self.noun if self.label is None else self.label

    @property
    def told_from(self) -> int:
        """Where the words begin that tell its status: "to invest ⟨M⟩ in A and ⟨M⟩ in B" is one plan."""
        return self.start if self.investor is None else 0
