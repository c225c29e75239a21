import pytest

from graph.extract.mentions import Namer


def names(text):
    return [n.text for n in Namer(text).names(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the startup Acme Labs said", ["Acme Labs"]),
        ("backed by xAI, a16z, 8VC and 7Learnings", ["xAI", "a16z", "8VC", "7Learnings"]),
        ("with D.E. Shaw and T. Rowe Price Associates", ["D.E. Shaw", "T. Rowe Price Associates"]),
        ("from Bank of the West and Smith & Sons", ["Bank of the West", "Smith & Sons"]),
        ("from Ontario Teachers’ Pension Plan", ["Ontario Teachers’ Pension Plan"]),
        ("said CEO Ann Lee on Tuesday in May", ["Ann Lee"]),
        ("raised by QED Investors and Founders Fund", ["QED Investors", "Founders Fund"]),
        ("joined SoftBank Vision Fund 2 in it", ["SoftBank Vision Fund 2"]),
        ("the AI and US market", []),
        ("led by Early Game Ventures", ["Early Game Ventures"]),
        ("money from the Startup Kite Guys fund", ["Startup Kite Guys"]),
        ("Last Tuesday, a company raised money", []),
    ],
)
def test_names_in_running_text(text, expected):
    assert names(text) == expected


def test_titles_end_names_at_their_verbs():
    assert names("Acme Labs Raises $5M Series A To Build Robots")[0] == "Acme Labs"


def test_the_first_word_is_a_name_only_if_it_is_no_word():
    assert names("Notably, sales rose.") == []
    assert names("Participating investors include Beta.") == ["Beta"]
    assert names("Growth slowed as growth does.") == []
    assert names("Acme grew.") == ["Acme"]


def test_owners_and_hyphens_are_told():
    owner, place, backer = Namer("x").names("saw Nubank’s team, Lagos-based, BlackRock-backed")
    assert (owner.text, owner.possessive) == ("Nubank", True)
    assert (place.text, place.joined, place.is_place) == ("Lagos", "based", True)
    assert (backer.text, backer.joined) == ("BlackRock", "backed")


def test_a_name_with_an_apostrophe_of_its_own_stays_whole():
    text = "We like Mara’s Kitchen. The cooks at Mara’s Kitchen agree."
    assert names(text) == ["Mara’s Kitchen", "Mara’s Kitchen"]
    assert names("We like Mara’s Kitchen. Mara runs it.")[0] == "Mara"


def test_offsets_are_those_of_the_sentence():
    text = "In Oslo, the fund of Acme Labs’s owner met xAI."
    assert all(text[n.start : n.end] == n.text for n in Namer(text).names(text))


OVER_AND = [
    ("led by Kite Technology and Innovation Fund, with Beta.", ["Kite Technology and Innovation Fund", "Beta"]),
    ("from the Ida and Jo Moe Foundation and Beta.", ["Ida and Jo Moe Foundation", "Beta"]),
    ("from Beta and Kite Foundation.", ["Beta", "Kite Foundation"]),
    ("from Kite Investment and Bar Foundation.", ["Kite Investment", "Bar Foundation"]),
    ("from Ida Marks’ Kite Fund and Dockers' Sail Ventures.", ["Ida Marks", "Kite Fund", "Dockers", "Sail Ventures"]),
    ("from the Workers’ Pension Fund and the Public Employees’ Kite Fund.", ["Workers’ Pension Fund", "Public Employees’ Kite Fund"]),
    ("it has raised more money from Kite General Insurance Company and Beta.", ["Kite General Insurance Company", "Beta"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "names"), OVER_AND)
def test_a_name_goes_on_over_and_and_ends_where_its_owner_does(text, names):
    assert [name.text for name in Namer(text).names(text)] == names
