"""Subjects, lists, roles of money, backers and status, each on sentences of our own."""

import pytest

from graph.extract.backers import cues, splits
from graph.extract.deals import mentions
from graph.extract.lists import read_list
from graph.extract.marked import M, N, mark
from graph.extract.mentions import Namer
from graph.extract.names import merge_name, same_name, shelf_key
from graph.extract.roles import role
from graph.extract.sentences import sentences
from graph.extract.status import is_denied, is_past, status_of
from graph.extract.subjects import subject


def marked(text):
    (sentence,) = sentences(text)
    return mark(sentence, Namer(text))


def who(text, verb):
    m = marked(text)
    found = subject(m, m.shape.index(verb))
    if found.position is not None:
        return m.name(found.position).text
    return "anybody" if found.generic else "it" if found.pronoun else None


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("Acme raised money.", "raised", "Acme"),
        ("Acme has just raised money.", "raised", "Acme"),
        ("Acme, a maker of robots, pumps and fans, raised money.", "raised", "Acme"),
        ("Its AI company, Acme, said it raised money.", "raised", "Acme"),
        ("Acme, which raised money, grew.", "raised", "Acme"),
        ("Acme said on Tuesday that it had raised money.", "raised", "Acme"),
        ("A startup out of Oslo called Acme has raised money.", "raised", "Acme"),
        ("The company raised money.", "raised", "it"),
        ("The fast-growing startup has raised money.", "raised", "it"),
        ("Three startups raised money.", "raised", "anybody"),
        ("If you raised money, spend it.", "raised", "anybody"),
        ("In May, Acme raised money.", "raised", "Acme"),
        ("CEO Ann Lee raised money.", "raised", "it"),
        ("Acme grew fast and raised money.", "raised", "Acme"),
    ],
)
def test_whose_verb_it_is(text, verb, expected):
    assert who(text, verb) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("by Alpha Fund, Beta and Gamma Capital.", ["Alpha Fund", "Beta", "Gamma Capital"]),
        ("by existing investors Alpha Fund and Beta, to build.", ["Alpha Fund", "Beta"]),
        ("by Oslo-based Alpha Fund and Delta-backed Beta.", ["Alpha Fund", "Beta"]),
        ("by Stripe co-founders Ann Lee and Bo Ek.", ["Ann Lee", "Bo Ek"]),
        ("by Nubank’s Ann Lee.", ["Ann Lee"]),
        ("by Beta, a fund run by Ann Lee, and Gamma.", ["Beta", "Gamma"]),
        ("by funds managed by Beta.", ["Beta"]),
        ("by Ann Lee(CEO, Beta).", ["Ann Lee"]),
        ("by Beta at a high price.", ["Beta"]),
        ("by the Okafor Family Office and Beta.", ["Okafor Family Office", "Beta"]),
    ],
)
def test_lists_of_names(text, expected):
    text = "It was led " + text
    m = marked(text)
    listed = read_list(m, m.shape.index(" by ") + 4)
    assert [m.name(p).text for p in listed.positions] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Acme raised $5 million.", ["deal"]),
        ("Acme announced a $5 million seed round.", ["deal"]),
        ("Acme closed a seed round of about $5 million.", ["deal"]),
        ("It is valued at $1 billion.", ["valuation"]),
        ("It raised $5 million at a $1 billion valuation.", ["deal", "valuation"]),
        ("It raised $5 million at a valuation of $1 billion.", ["deal", "valuation"]),
        ("To date it has raised $90 million.", ["total"]),
        ("That brings its total funding to $90 million.", ["total"]),
        ("Founded in 2019, Acme has raised $90 million.", ["total"]),
        ("Beta closed a $90 million fund.", ["fund"]),
        ("Acme had revenue of $9 million.", ["other"]),
        ("The market is worth some $9 billion.", ["valuation"]),
        ("It pays $9 million a year.", ["other"]),
        ("Plans start at $9.", ["other"]),
        ("It won a $9 million contract.", ["other"]),
        ("They raised $100 million or more.", ["other"]),
    ],
)
def test_what_money_is(text, expected):
    m = marked(text)
    assert [role(m, p) for p in m.positions(M)] == expected


@pytest.mark.parametrize(
    ("text", "leads", "others"),
    [
        (
            "The round was led by Alpha Fund, with participation from Beta and Gamma.",
            ["Alpha Fund"],
            ["Beta", "Gamma"],
        ),
        ("Alpha Fund led the round and was joined by Beta.", ["Alpha Fund"], ["Beta"]),
        ("The round was co-led by Alpha Fund and Beta.", ["Alpha Fund", "Beta"], []),
        ("Beta and Gamma Capital also participated.", [], ["Beta", "Gamma Capital"]),
        ("Investors: Alpha Fund (lead), Beta and Gamma.", ["Alpha Fund"], ["Alpha Fund", "Beta", "Gamma"]),
        ("Acme raised $5 million from Alpha Fund and Beta.", [], ["Alpha Fund", "Beta"]),
        ("Existing investors include Alpha Fund.", [], ["Alpha Fund"]),
        ("Its customers include Beta and Gamma.", [], []),
        ("Early backers, including Alpha Fund, sold shares.", [], []),
    ],
)
def test_who_put_money_in(text, leads, others):
    m = marked(text)
    found = cues(m)
    assert [m.name(p).text for c in found if c.lead for p in c.names] == leads
    assert [m.name(p).text for c in found if not c.lead for p in c.names] == others


def test_disclosed_parts():
    m = marked("Acme raised $90 million, including $60 million from Alpha Fund.")
    assert [(str(m.money(a).amount), m.name(b).text) for a, b in splits(m)] == [
        ("USD 60,000,000", "Alpha Fund")
    ]


@pytest.mark.parametrize(
    ("text", "company", "investor"),
    [
        ("Alpha Fund invested $5 million in Acme.", "Acme", "Alpha Fund"),
        ("Alpha Fund leads $5 million round in fintech startup Acme.", "Acme", "Alpha Fund"),
        ("Alpha Fund backs Acme with $5 million.", "Acme", "Alpha Fund"),
        ("Acme’s $5 million seed round was small.", "Acme", None),
    ],
)
def test_whose_round_it_is(text, company, investor):
    m = marked(text)
    (mention,) = mentions(m)
    assert m.name(mention.company.position).text == company
    assert (m.name(mention.investor.position).text if mention.investor else None) == investor


@pytest.mark.parametrize(
    "text",
    [
        "Startups raised $5 billion last year.",
        "It wrote down its $5 million investment in Acme.",
        "Alpha Fund committed $5 billion to AI deals.",
        "A $5 million IPO?",
    ],
)
def test_what_is_no_round(text):
    assert mentions(marked(text)) == []


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Acme has raised $5m", "completed"),
        ("Acme is in talks to raise $5m", "rumoured"),
        ("Acme is considering a $5m round, sources said", "rumoured"),
        ("Beta agreed to invest $5m in Acme", "planned"),
        ("Beta will invest $5m in Acme", "planned"),
        ("Acme plans to raise $5m", "planned"),
        ("Acme raised $5m, people familiar with the matter said", "completed"),
    ],
)
def test_status(text, status):
    assert status_of(text) == status


def test_past_and_denied():
    assert is_past("it raised $5m two years ago")
    assert is_past("after its previous round")
    assert not is_past("it has raised $5m")
    assert is_denied("Beta declined to participate in the round")
    assert is_denied("they have no plans to raise")
    assert not is_denied("they plan to raise")


def test_names_that_are_the_same():
    assert same_name("Mistral", "Mistral AI")
    assert same_name("a16z", "Andreessen Horowitz")
    assert same_name("OpenAI", "Open AI")
    assert not same_name("SoftBank", "Soft Robotics")
    assert not same_name("", "Acme")
    assert shelf_key("a16z") == shelf_key("Andreessen Horowitz")
    names = ["Alpha", "Beta"]
    merge_name(names, "Alpha Fund")
    merge_name(names, "Beta")
    assert names == ["Alpha Fund", "Beta"]


def test_brackets_leave_the_shape():
    m = marked("Acme (formerly Beta) raised $5m.")
    assert m.shape == f"{N} raised {M}."
    assert m.origin[m.shape.index("raised")] == m.sentence.text.index("raised")
