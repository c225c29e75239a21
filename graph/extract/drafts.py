"""A round while it is being put together from the sentences that speak of it."""

from dataclasses import dataclass, field
from decimal import Decimal

from graph.dates import PartialDate
from graph.extract.amounts import Money
from graph.extract.currencies import alike
from graph.extract.names import merge_name, same_name
from graph.extract.sentences import Sentence, with_evidence
from graph.facts import Round, Status, ValuationKind
from graph.money import Amount

# "$21M" in a title and "$21.6 million" in the text are one figure, rounded.
# The longest lists of backers on record name some hundred.
MOST_BACKERS = 200
ROUNDING = Decimal("0.05")


@dataclass
class Draft:
    """What is known of one round so far. ``company`` is None until some sentence names it."""

    company: str | None
    money: Money | None = None
    round: Round = "unknown"
    announced: str | None = None
    leads: list[str] = field(default_factory=list)
    investors: list[str] = field(default_factory=list)
    disclosed: list[tuple[str, Amount]] = field(default_factory=list)
    others: bool = False
    sole: bool = False
    valuation: Amount | None = None
    valuation_kind: ValuationKind | None = None
    valuation_heading: bool = False
    date: PartialDate | None = None
    status: Status = "completed"
    past: bool = False
    invested: bool = False
    anchored: bool = False
    secret: bool = False
    restated: bool = False
    alone: bool = False
    wholly_from: list[str] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    from_heading: bool = False

    def is_share_of(self, whole: "Draft") -> bool:
        """Whether this is one backer's part of another draft's round: "invested ⟨M⟩ in" beside the whole sum."""
        if (
            not (self.invested and self.money and whole.money and self.company and whole.company)
            or self.past != whole.past
        ):
            return False
        smaller = (
            self.money.amount.currency == whole.money.amount.currency
            and self.money.amount.value < whole.money.amount.value
        )
        backed = all(any(same_name(i, w) for w in whole.investors) for i in self.investors)
        return (
            smaller
            and bool(self.investors)
            and backed
            and not whole.invested
            and same_name(self.company, whole.company)
        )

    def is_anchor_of(self, whole: "Draft") -> bool:
        """Whether this is what anchor investors took of the offering that another draft tells."""
        offer = whole.round == "ipo" and whole.money and not whole.anchored and not whole.past
        return bool(self.anchored and offer and same_name(self.company or "", whole.company or ""))

    @property
    def stated(self) -> bool:
        """Whether enough is known to be a fact: the company, and an amount, a label, an investor or, of a new round, what it is worth."""
        return bool(self.company) and (
            self.money is not None
            or self.round != "unknown"
            or bool(self.investors)
            or self.secret
            or (self.valuation is not None and not self.past)
        )

    def take_share(self, part: "Draft") -> None:
        """Keep one backer's part as a disclosed share of this round."""
        assert part.money
        for name in part.investors[:1]:
            self.add_share(name, part.money.amount)
        self.date = self.date or part.date
        for sentence in part.sentences:
            self.add_sentence(sentence)

    def take_anchors(self, part: "Draft") -> None:
        """Take over who the anchors of this offering were, and what it was said to value the company at."""
        self.add_investors(part.investors, lead=False)
        if part.valuation and not self.valuation:
            self.valuation, self.valuation_kind = part.valuation, part.valuation_kind
            self.valuation_heading = part.valuation_heading

    def add_share(self, name: str, amount: Amount) -> None:
        """Keep what one backer put in, once, if it is less than the whole."""
        same = any(amount == known and same_name(name, other) for other, known in self.disclosed)
        if not same and not (self.money and amount == self.money.amount):
            self.disclosed.append((name, amount))

    def settle_leads(self) -> None:
        """In a short notice, those that a round is simply "from" lead it: "raised ⟨M⟩ from A and B, with participation from C".

        Notices have no room for more; a whole article names who led, or nobody did.
        """
        if self.leads or self.status == "rumoured":
            return
        alone = self.invested and len(self.investors) == 1  # "A has invested in B", and that is all
        self.leads = list(self.investors if alone else self.wholly_from)

    def make_part_of(self, whole: "Draft") -> None:
        """Turn what one backer was said to put in into a share of the round that it is part of."""
        part, self.money, self.invested = self.money, whole.money, False
        for name in self.investors[:1] if part else ():
            assert part
            self.add_share(name, part.amount)

    def outgrown_by(self, other: "Draft") -> bool:
        """Whether this one's sum was told as proceeds or as new shares alone, and another sentence tells a greater one."""
        if not (self.restated and self.money and other.money) or self.past or other.past:
            return False
        mine, whole = self.money.amount, other.money.amount
        return mine.currency == whole.currency and mine.value < whole.value

    def add_investors(self, names: list[str], *, lead: bool) -> None:
        """Add names, each once; the longer form of a name replaces the shorter."""
        for name in names[: MOST_BACKERS - len(self.investors)]:
            merge_name(self.investors, name)
            if lead:
                merge_name(self.leads, name)

    def add_sentence(self, sentence: Sentence) -> None:
        """Keep a sentence as evidence, once."""
        self.sentences = with_evidence(self.sentences, [sentence])

    def same_round(self, other: "Draft") -> bool:
        """Whether another draft of the same company can be the same round."""
        if self.past != other.past and self.status != other.status:
            return False
        if self._is_of_another_giver(other):
            return False
        if self.money and other.money:
            if self._in_two_currencies(other):
                return True
            return same_money(self.money, other.money, loose=self.from_heading or other.from_heading)
        if self.round != other.round and (self.alone or other.alone or self._lists_later(other)):
            return False
        labelled = "unknown" not in (self.round, other.round)
        if labelled:
            return self.round == other.round
        return self.past == other.past and (
            self.date is None or other.date is None or self.date == other.date
        )

    def _lists_later(self, other: "Draft") -> bool:
        """Whether one is an offering that is to come, and the other a round that is done: "raised ⟨M⟩ ... and plans an IPO"."""
        listing, before = (self, other) if self.round == "ipo" else (other, self)
        return listing.round == "ipo" and before.status == "completed" and listing.status != "completed"

    def _in_two_currencies(self, other: "Draft") -> bool:
        """Whether two sums are told of one time, and are one: "raised €20 million. ... The $22 million round"."""
        assert self.money
        assert other.money
        at_once = self.past == other.past and (None in (self.date, other.date) or self.date == other.date)
        told_once = self.money.other is None and other.money.other is None
        return at_once and told_once and alike(self.money.amount, other.money.amount)

    def _is_of_another_giver(self, other: "Draft") -> bool:
        """Whether one is what A has put in and the other what B is still to put in."""
        apart = self.invested and other.invested and self.investors and other.investors
        same = any(same_name(one, two) for one in self.investors for two in other.investors)
        return bool(apart and not same and self.status != other.status)

    def absorb(self, other: "Draft") -> None:
        """Take over what the other draft knows and this one does not."""
        if other.money and (not self.money or (self.from_heading and not other.from_heading)):
            self.money = other.money
        if other.round != "unknown" and (
            self.round == "unknown" or (self.from_heading and not other.from_heading)
        ):
            self.round, self.announced = other.round, other.announced
        self.add_investors(other.investors, lead=False)
        self.add_investors(other.leads, lead=True)
        self.wholly_from = self.wholly_from or other.wholly_from
        self.disclosed += [part for part in other.disclosed if part not in self.disclosed]
        self.others, self.sole = self.others or other.others, self.sole or other.sole
        if other.valuation and (
            not self.valuation or (self.valuation_heading and not other.valuation_heading)
        ):
            self.valuation, self.valuation_kind = other.valuation, other.valuation_kind
            self.valuation_heading = other.valuation_heading
        self.date = self.date or other.date
        self.past = self.past and other.past
        if (self.from_heading and not other.from_heading) or (self.status, other.status) == (
            "planned",
            "completed",
        ):
            self.status = other.status
        self.from_heading = self.from_heading and other.from_heading
        if other.company and self.company and len(other.company) > len(self.company):
            self.company = other.company
        for sentence in other.sentences:
            self.add_sentence(sentence)


def same_money(one: Money, other: Money, *, loose: bool) -> bool:
    """Whether two amounts are one figure, by either currency; ``loose`` allows for rounding."""
    for left in (one.amount, one.other):
        for right in (other.amount, other.other):
            if left and right and left.currency == right.currency:
                gap = abs(left.value - right.value)
                if gap <= (ROUNDING if loose else Decimal("0.011")) * max(left.value, right.value):
                    return True
    return False
