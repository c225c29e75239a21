"""Articles made from parts of ours, with what they state: text to calibrate on, invented from end to end.

A sentence is put together from a beginning, somebody in one of many guises, something done, and an end, so that every
kind of fact occurs in plain and in hard company; the extractor goes wrong in the hard ones by itself. ``TRAPS`` of the
things done look like a fact and are none: an assumption, since nobody knows the share in the news of the day.
"""

import random
from collections.abc import Iterator
from typing import Any

Labelled = tuple[str, list[dict[str, Any]]]
TRAPS = 0.2
ONLY_TITLE = 0.2  # of the articles tell something in the title alone

_STEMS = "Alder Basalt Corrin Dunmore Estrel Farrow Gantry Holm Ister Juno Kelda Lorne Marram Nyland Ostra Pellworm Quill Rusk Selvage Tarn Ulva Varn Wick Yarrow Zeld".split()  # noqa: SIM905 - a list of names
_ENDS = ("", " AI", " Robotics", "ly", " Health", "base", " Labs", "ify", " Motors", "works")
_HOUSES = ("Capital", "Ventures", "Partners", "Holdings", "Investments", "Growth")
_FIRST = "Ida Per Mona Tariq Lena Yusuf Greta Olu Anouk Ravi".split()  # noqa: SIM905
_LAST = "Moe Lund Okafor Brandt Sethi Quist Amari Velde Ruiz Tanaka".split()  # noqa: SIM905
_LABELS = {"seed": "seed", "Series A": "series-a", "Series B": "series-b", "Series C": "series-c"}


class Maker:
    """Makes sentences with one source of chance; every name is used for one thing in an article."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.stems = self.chance.sample(_STEMS, len(_STEMS))

    def company(self) -> str:
        return self.stems.pop() + self.chance.choice(_ENDS)

    def house(self) -> str:
        return f"{self.stems.pop()} {self.chance.choice(_HOUSES)}"

    def person(self) -> str:
        return f"{self.chance.choice(_FIRST)} {self.chance.choice(_LAST)}"

    def sum(self) -> tuple[int, str]:
        value = self.chance.choice((3, 5, 8, 12, 20, 35, 60, 90, 150, 400))
        return value * 1_000_000, self.chance.choice((f"${value} million", f"${value}M", f"${value}m"))


def articles(count: int, seed: int = 1) -> Iterator[dict[str, Any]]:
    """``count`` labelled articles in the shape of ``articles.jsonl``; the same seed gives the same text."""
    for number in range(count):
        maker = Maker(seed * 1_000_003 + number)
        lines, events = [], list[dict[str, Any]]()
        for _ in range(maker.chance.randint(1, 3)):
            text, told = sentence(maker)
            lines.append(text)
            events += told
        title = maker.chance.choice(("News in brief", "What happened this week", headline(maker, lines[0])))
        if maker.chance.random() < ONLY_TITLE:
            text, told = sentence(Maker(-number - 1))
            title, events = headline(maker, text), [*events, *told]
        yield {
            "id": f"made{seed}-{number}",
            "title": title,
            "text": "\n\n".join([title, *lines]),
            "events": events,
        }


def headline(maker: Maker, text: str) -> str:
    """The first sentence as some papers set a title: every word with a capital."""
    first = text.split(". ", maxsplit=1)[0].rstrip(".")
    return (
        first
        if maker.chance.random() < 0.3
        else " ".join(word[:1].upper() + word[1:] for word in first.split())
    )


def sentence(m: Maker) -> Labelled:
    """Somebody does something: one sentence, or a few where somebody is only spoken of as "the company"."""
    trap = m.chance.random() < TRAPS
    house = m.chance.random() < 0.45
    name = m.house() if house else m.company()
    done, events = m.chance.choice(
        (_HOUSE_TRAPS if house else _TRAPS) if trap else (_HOUSE_DOES if house else _DOES)
    )(m, name)
    return m.chance.choice(_OPENINGS) + guise(m, name) + done + ending(m) + ".", events


def guise(m: Maker, name: str) -> str:
    """How the one who does it is spoken of, with a space behind; a pronoun comes with what was said before."""
    other, person, goods = m.company(), m.person(), m.chance.choice(_GOODS)
    return m.chance.choice((
        f"{name} ", f"{name} ", f"{name} ", f"{name}, which {person} joined last year, ", f"{name}, a maker of {goods} that {other} once courted, ",
        f"Lisbon-based {name} ", f"{goods} startup {name} ", f"{other} rival {name} ", f"{name} chief executive {person} said the company ",
        f"{name}, founded by {person}, formerly of {other}, ", f"{name} opened an office in Porto. The company ", f"{name} met {other} in court. It ",
        f"{name} has a new chair, {person}. {other} sent flowers. The firm ", f"the {goods} maker {name} ",
    ))  # fmt: skip


def ending(m: Maker) -> str:
    """What is hung on behind."""
    other = m.company()
    return m.chance.choice((
        "", "", "", f", {m.person()} said", f", months after {other} walked away", f", as {other} did before it", " on Tuesday", f", according to {other}",
        f", and {other} is said to watch closely", f", a step that {m.person()} of {other} called bold",
    ))  # fmt: skip


def _round(
    company: str, amount: int | None, label: str = "unknown", status: str = "completed"
) -> list[dict[str, Any]]:
    return [
        {
            "kind": "funding_round",
            "company": company,
            "amount": amount,
            "currency": "USD" if amount else None,
            "round": label,
            "status": status,
        }
    ]


def _signal(subject: str, signal: str) -> list[dict[str, Any]]:
    good = signal in {"share_price_rise", "net_gain", "new_fund", "investment_step_up"}
    return [
        {
            "kind": "pressure_signal",
            "subject": subject,
            "signal": signal,
            "direction": "positive" if good else "negative",
        }
    ]


def _owned(parent: str, child: str, relation: str) -> list[dict[str, Any]]:
    return [{"kind": "ownership", "parent": parent, "child": child, "relation": relation}]


def _bought(buyer: str, supplier: str, amount: int | None) -> list[dict[str, Any]]:
    return [
        {
            "kind": "commitment",
            "buyer": buyer,
            "supplier": supplier,
            "amount": amount,
            "currency": "USD" if amount else None,
        }
    ]


def raised(m: Maker, name: str) -> Labelled:
    (value, text), label, house = m.sum(), m.chance.choice(list(_LABELS)), m.house()
    return m.chance.choice((
        (f"has raised {text}", _round(name, value)), (f"raised {text} in a {label} round led by {house}", _round(name, value, _LABELS[label])),
        (f"closed a {text} {label} round", _round(name, value, _LABELS[label])), (f"secured {text} from {house}", _round(name, value)),
        (f"raised {text}, bringing its total to {m.sum()[1]}", _round(name, value)), (f"is in talks to raise {text}", _round(name, value, status="rumoured")),
        (f"received a {text} investment from {house} and {m.house()}", _round(name, value)), (f"was valued at {m.sum()[1]} in a {text} round", _round(name, value)),
    ))  # fmt: skip


def buys(m: Maker, name: str) -> Labelled:
    other, (_, text) = m.company(), m.sum()
    return m.chance.choice((
        (f"has acquired {other} for {text}", _owned(name, other, "acquired")), (f"was bought by {other}", _owned(other, name, "acquired")),
        (f"completed its purchase of {other}", _owned(name, other, "acquired")), (f"agreed to acquire {other}, a maker of {m.chance.choice(_GOODS)}", _owned(name, other, "acquired")),
        (f"owns {other}", _owned(name, other, "owns")), (f"said its unit {other} grew", _owned(name, other, "subsidiary")),
        (f"hired the chief of {other}, a subsidiary of {(parent := m.company())}", _owned(parent, other, "subsidiary")),
    ))  # fmt: skip


def orders(m: Maker, name: str) -> Labelled:
    other, (value, text) = m.company(), m.sum()
    return m.chance.choice((
        (f"signed a {text} contract with {other} for cloud capacity", _bought(name, other, value)), (f"will buy {text} of chips from {other}", _bought(name, other, value)),
        (f"agreed to spend {text} on computing power from {other}", _bought(name, other, value)), (f"will use {other} chips", _bought(name, other, None)),
    ))  # fmt: skip


def moves(m: Maker, name: str) -> Labelled:
    (_, text), other = m.sum(), m.company()
    words, kind = m.chance.choice((
        ("will lay off 90 employees", "layoffs"), (f"reported a net loss of {text}", "net_loss"), ("swung to a loss", "net_loss"), (f"closed a {text} fund", "new_fund"),
        (f"wrote down its stake in {other}", "write_down"), (f"sold its stake in {other}", "stake_sale"), ("is pulling back from startups", "investment_pullback"),
        ("posted a record net profit", "net_gain"), (f"plans to spend {text} on data centers this year", "investment_step_up"), ("filed for bankruptcy", "debt_stress"),
        ("halted withdrawals", "outflow"), ("cut the size of its fund", "fund_shrink"),
    ))  # fmt: skip
    return words, _signal(name, kind)


def shares(m: Maker, name: str) -> Labelled:
    words, kind = m.chance.choice(
        (
            ("saw its shares fall 8%", "share_price_fall"),
            ("is watched: its stock rose 4%", "share_price_rise"),
        )
    )
    return words, _signal(name, kind)


def trap(m: Maker, name: str) -> Labelled:
    """Something that no careful reader would take for a fact of these kinds."""
    other, (_, text) = m.company(), m.sum()
    return m.chance.choice((
        f"raised {text} for a school", f"received {text} in damages from {other}", f"won a {text} round in court against {other}", f"has acquired {other} as a customer",
        f"bought {other} shirts for the team", f"will use {other} as an example in its talk on chips", f"signed a letter with {other} on the energy of data centers",
        f"raised eyebrows with {text} of cakes", f"closed the year with {text} in revenue", f"is housed in what {other} owns of {m.company()} Street",
        f"took over the stand of {other} at the fair", f"collected {text} in unpaid bills from {other}",
    )), []  # fmt: skip


def house_trap(m: Maker, name: str) -> Labelled:
    """The same of a backer."""
    other, (_, text) = m.company(), m.sum()
    return m.chance.choice((
        f"laughed when {other} said it would lay off 90 employees", "cut staff meals", f"was the first to see the loss of {text} that {other} reported", "halted withdrawals from its library",
        f"in 2009 sold its stake in {other} and learned from it", f"set up a {text} fund for widows", f"wrote off the stake that {other} held in its own story",
        f"liked how {other} shares fell 8% and rose again", "shut down the kitchen", f"has acquired {other} as a customer", f"bought {other} shirts for the team",
    )), []  # fmt: skip


_OPENINGS = ("", "", "", "On Tuesday, ", "Meanwhile, ", "In other news, ")
_GOODS = ("lamp", "optical link", "drone", "accounting", "vaccine", "battery")
_DOES = (raised, raised, raised, buys, orders)
_HOUSE_DOES = (moves, moves, shares, buys)
_TRAPS, _HOUSE_TRAPS = (trap,), (house_trap,)
