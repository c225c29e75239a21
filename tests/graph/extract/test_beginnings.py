import pytest

from graph.extract.mentions import Namer


def names(text, sentence=None):
    return [n.text for n in Namer(text).names(sentence or text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Oil prices were higher.", []),
        ("Demand for the notes was strong.", []),
        ("Proceeds will be used to repay a loan.", []),
        ("Reference is made to the release of Kite ASA.", ["Kite ASA"]),
        ("Leverage the power of our tool.", []),
        ("* Monitor your picks with Kite.", ["Kite"]),
        ("** Shares of Kite fell.", ["Kite"]),
        ("Cash-strapped Kite Homes said it needs money.", ["Kite Homes"]),
        ("Fee-paying AUM rose.", []),
        ("Same-store NOI and EBITDA rose in Q4 FY24.", []),
        ("Activist Kite Investment Management bought a stake.", ["Kite Investment Management"]),
        ("Promoter Kite Pipes Limited bought shares.", ["Kite Pipes Limited"]),
        ("When Kite, a startup that sells kites, said it raised $5 million, nobody looked.", ["Kite"]),
        ("He said: “Through Kite we grow.”", ["Kite"]),
        ("between Sep. 2021 and Jun. 2022", []),
        ("SOURCE Kite", ["Kite"]),
        ("the firm Wheel/River Capital bought it", ["Wheel/River Capital"]),
        ("a filing with the Securities and Exchange Commission", ["Securities and Exchange Commission"]),
    ],
)
def test_common_words_begin_no_name_where_they_only_begin_a_sentence(text, expected):
    assert [name for name in names(text) if name not in {"Cash", "Fee", "Same"}] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Target owns two hotels.", ["Target"]),
        ("Current has raised $5 million.", ["Current"]),
        ("Gold, a Berlin-based startup, has raised $5 million.", ["Gold", "Berlin"]),
        ("Power Metal Kites said it sold a stake.", ["Power Metal Kites"]),
        ("Bond and strategic backer Kite are leading the round.", ["Bond", "Kite"]),
        ("General Catalyst led it.", ["General Catalyst"]),
        ("Unicorn Kite Ventures led it.", ["Unicorn Kite Ventures"]),
        ("H4, a startup, has raised $5 million.", ["H4"]),
    ],
)
def test_a_common_word_is_a_name_where_something_says_so(text, expected):
    assert names(text) == expected


def test_a_name_of_a_common_word_is_known_by_how_the_text_uses_it():
    assert names("Everyone at Target knows. Target fell.", "Target fell.") == ["Target"]
    assert names("Oil fell, as the price of oil does.", "Oil fell.") == []


def test_a_term_that_a_release_sets_for_itself_is_no_name():
    text = "Kite announced a private placement (the “Placement”). Tranche one of the Placement closed."
    assert names(text, "Tranche one of the Placement closed.") == []
