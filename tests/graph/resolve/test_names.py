"""The parts of a name."""

import pytest

from graph.entities import name_key
from graph.resolve.names import bare, form_of, initials


@pytest.mark.parametrize(
    ("name", "core"),
    [
        ("Kestrel Grid, Inc.", "kestrel grid"),
        ("Kestrel Grid S.p.A.", "kestrel grid"),
        ("Kestrel Grid GmbH & Co. KG", "kestrel grid"),
        ("Kestrel Grid Pvt. Ltd.", "kestrel grid"),
        ("KKR & Co. Inc.", "kkr"),
        ("The Kestrel", "kestrel"),
        ("AB Volvo", "ab volvo"),
        ("X Corp.", "x corp"),
        ("Inc", "inc"),
        ("Meta Co", "meta co"),
        ("Toyota Motor Co.", "toyota motor"),
        ("株式会社メルカリ", "メルカリ"),
        ("Kestrel Venture", "kestrel venture"),
        ("Kestrel Ventures", "kestrel venture"),
    ],
)
def test_legal_forms_fall_from_the_end_only(name, core):
    assert " ".join(form_of(name_key(name)).core) == core


@pytest.mark.parametrize(
    ("name", "number"),
    [("Kestrel Ventures IV", 4), ("Vision Fund 2", 2), ("Malcolm X", None), ("Fund 2019", None), ("Apollo 11", None), ("Fund", None)],
)  # fmt: skip
def test_a_numeral_numbers_a_fund_only_behind_such_a_word(name, number):
    assert form_of(name_key(name)).number == number


def test_bare_keeps_its_first_word():
    assert bare(("kestrel", "venture", "partner")) == ("kestrel",)
    assert bare(("capital", "group")) == ("capital",)


def test_initials_need_three_words():
    assert initials(("new", "alder", "birch")) == "nab"
    assert initials(("alder", "birch")) == ""
