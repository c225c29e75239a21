"""Rounds of persons and of companies that a sentence means without their names: whose they are, and whose not."""

import pytest

from graph.extract.persons import has_given_name
from graph.extract.startups import is_grown
from tests.graph.extract.shapes import brief, rounds

BIRCH = ("Birch Ventures",)
MEANT = [
    "Bill Moe co-founded Plumbo in 2019. The startup has raised $20 million in Series A funding led by Birch Ventures.",
    "Ida Moe founded Plumbo in 2019. It has raised $20 million from Birch Ventures.",
    "Bill Moe, who previously worked at Stripo, founded Plumbo in 2019. The company has raised $20 million from Birch Ventures.",
    "Mary Moe raised $20 million from Birch Ventures for Plumbo.",
    "Founders Mary Moe and Kim Salo have raised $20 million from Birch Ventures for Plumbo.",
    "Sarah Moe has raised $20 million for her robotics startup, Plumbo, from Birch Ventures.",
    "Kim Salo and Ida Moe raised $20 million from Birch Ventures for their startup, Plumbo.",
    "Entrepreneur Ida Moe has raised $20 million from Birch Ventures for a new startup, Plumbo.",
    "Google competes with Plumbo. The startup raised $20 million from Birch Ventures.",
    "Investors like Plumbo. The startup raised $20 million in a round led by Birch Ventures.",
    "Two years after Apple bought it for $3 billion, Beatso founder Lee Salo is back with Plumbo, which has emerged with $20 million in seed money from Birch Ventures.",
    "Fintech Plumbo raised $20 million from Birch Ventures.",
    "Plumbo, founded in March 2019, has raised $20 million from Birch Ventures.",
    "Led by Birch Ventures, the $20 million Series B brings Plumbo's total raised to $45 million.",
    "Bill Moe, a partner at Birch Ventures, led the $20 million round in Plumbo.",
    "Plumbo raised $20 million in a round led by Birch Ventures' Bill Moe.",
]  # fmt: skip


@pytest.mark.parametrize("text", MEANT)
def test_whose_round_it_is(text):
    assert [(*brief(one), one.investors) for one in rounds(text)] == [("Plumbo", "USD 20000000", BIRCH)]


NOBODY = [
    "Senator Moe raised $12 million from small donors.",
    "Mayor Salo raised $4 million for his re-election.",
    "The university raised $400 million from alumni such as Michael Moe.",
    "The church raised $4 million.",
    "Its hospital raised $4 million from well-wishers.",
    "The company has received $20 million from Birch Capital.",
]


@pytest.mark.parametrize("text", NOBODY)
def test_no_companys_round(text):
    assert rounds(text) == []


def test_a_former_company_is_told_in_passing():
    (one,) = rounds(
        "Zoe Moe, who raised $20 million for her last company, Lumo, is now a partner at Birch Capital."
    )
    assert (*brief(one), one.is_main) == ("Lumo", "USD 20000000", False)


def test_whom_it_means_after_a_giver():
    text = "Kestrel & Sons joined Plumbo's $12 million Series A. It raised $5 million in 2022 from Birch Ventures."
    assert list(map(brief, rounds(text))) == [("Plumbo", "USD 12000000"), ("Plumbo", "USD 5000000")]
    own = "OpenAI launched Sorra on Monday. The startup raised $40 billion from Birch Ventures in March."
    assert list(map(brief, rounds(own))) == [("OpenAI", "USD 40000000000")]


@pytest.mark.parametrize(
    ("text", "givers"),
    [
        ("Plumbo raised $20 million with Kite Combinator, Paul Moe and others.", ("Kite Combinator", "Paul Moe")),
        ("Plumbo has raised CHF80m in a round led by Birch Ventures, with Speedo and Left Kite.", (*BIRCH, "Speedo", "Left Kite")),
        ("Plumbo raised $20 million from, among others, Birch Ventures and Speedo.", (*BIRCH, "Speedo")),
        ("Plumbo raised $20 million from Ida van der Moe and Tariq bin Salo.", ("Ida van der Moe", "Tariq bin Salo")),
    ],
)  # fmt: skip
def test_who_gave_in_plain_words(text, givers):
    assert [(one.company, one.investors) for one in rounds(text)] == [("Plumbo", givers)]


def test_a_year_ago_is_no_rate():
    assert list(map(brief, rounds("Plumbo raised $105 million a year ago."))) == [("Plumbo", "USD 105000000")]
    assert rounds("Plumbo raises $5 million a year.") == []


def test_given_names_and_grown_backers():
    assert has_given_name("Anna Moe")
    assert not has_given_name("Anna Capital")
    assert is_grown("Apple")
    assert not is_grown("OpenAI")
