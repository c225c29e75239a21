"""Names that are known before a page is read: the list itself, and what they change in a sentence. All names are invented."""

import csv
import os
import subprocess
import sys
from datetime import date

import pytest

from graph.article import Article
from graph.errors import InputError
from graph.extract import extractor, facts_in, go_on
from graph.extract.known import NOTHING, VARIABLE, Known, chosen, is_fit, parsed, shipped
from graph.extract.lexicon import DEFAULT, with_known
from graph.extract.mentions import Namer
from graph.extract.model import NONE
from graph.extract.sentences import sentences
from graph.facts import FundingRound, PressureSignal

LIST = Known.of(
    {
        "tidal": "company", "you.farm": "company", "Beyond": "company", "Together": "company", "Harbour": "company",
        "Museum of Small Engines": "company", "Safe and Sound": "company", "3X": "company", "Kelpworks": "company",
        "Oarlock": "backer", "Vera Stone": "company", "Now": "company", "Project Now": "company", "Quill & co": "backer",
    }
)  # fmt: skip


def names(text, known=LIST):
    namer = Namer(text, known)
    return [n.text for one in sentences(text) for n in namer.names(one.text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # without capitals, where what is said is said of a company
        ("On Tuesday tidal raised money.", ["tidal"]),
        ("The round was led by tidal, and others joined.", ["tidal"]),
        ("Yesterday tidal, a maker of turbines, said so.", ["tidal"]),
        ("Backers of Kelpworks, tidal and Oarlock met.", ["Kelpworks", "tidal", "Oarlock"]),
        ("The tidal plant has raised hopes.", []),
        ("The tidal raised the boats.", []),
        ("We saw tidal power.", []),
        ("A tidal-backed plan from you.farm’s founders", ["you.farm"]),
        ("The sign says you.farms are nice.", []),
        # common words in the middle of a sentence and at its beginning
        ("The round was joined by Beyond and Kelpworks.", ["Beyond", "Kelpworks"]),
        ("An office of Beyond’s in Oslo", ["Beyond", "Oslo"]),
        ("Beyond that, sales rose.", []),
        ("He said: “Beyond that, sales rose.”", []),
        ("Beyond has raised money.", ["Beyond"]),
        ("It bought what was left of Beyond Meadow and of Team Beyond.", ["Beyond Meadow", "Team Beyond"]),
        ("We work together. Together has raised more.", ["Together"]),
        ("We work together. Together they grow.", []),
        ("A harbour grows. Harbour is important.", []),
        ("A harbour grows. Harbour said so.", ["Harbour"]),
        ("Firms Look Beyond", ["Look Beyond"]),
        # words that the grammar ends a name at
        ("A gift to the Museum of Small Engines in Oslo", ["Museum of Small Engines", "Oslo"]),
        ("It was Safe and Sound that raised it.", ["Safe and Sound"]),
        ("a Safe and Sound-backed firm", ["Safe and Sound"]),
        ("from Safe and Sound Partners", ["Safe", "Sound Partners"]),
        ("from Quill & co in May", ["Quill & co"]),
        # neighbours
        ("The Kelpworks Oarlock deal", ["Kelpworks", "Oarlock"]),
        ("The Kelpworks Now deal", ["Kelpworks", "Now"]),
        ("Lender Oarlock said so.", ["Oarlock"]),
        ("The Oarlock Harbourside deal", ["Oarlock Harbourside"]),
        ("in Project Now of theirs", ["Project Now"]),
        # figures
        ("It sold 3X times as much, 3X more.", []),
        ("The round was led by 3X and Oarlock.", ["3X", "Oarlock"]),
    ],
)
def test_known_names_in_a_sentence(text, expected):
    assert names(text) == expected


def test_without_a_list_such_names_are_missed_or_cut():
    assert names("On Tuesday tidal raised money.", NOTHING) == []
    assert names("It was Safe and Sound that raised it.", NOTHING) == ["Safe", "Sound"]
    assert names("The Kelpworks Oarlock deal", NOTHING) == ["Kelpworks Oarlock"]


def test_offsets_owners_and_hyphens_are_told():
    text = "A Safe and Sound-backed plan of you.farm’s for Beyond"
    found = Namer(text, LIST).names(text)
    assert all(text[n.start : n.end] == n.text for n in found)
    assert [(n.text, n.possessive, n.joined) for n in found] == [
        ("Safe and Sound", False, "backed"),
        ("you.farm", True, None),
        ("Beyond", False, None),
    ]


def test_amounts_and_labels_are_no_names():
    text = "It raised 3X and Oarlock."
    assert [n.text for n in Namer(text, LIST).names(text, [(10, 12)])] == ["Oarlock"]


def read(text, known):
    return facts_in(
        Article("p", "u", None, None, text, None, date(2026, 6, 20)), model=NONE, known=known
    ).facts


def test_a_known_backer_makes_a_signal_and_a_known_company_none():
    text = "{} laid off a fifth of its staff in January, it told investors."
    assert read(text.format("Oarlock"), NOTHING) == ()
    (fact,) = read(text.format("Oarlock"), LIST)
    assert isinstance(fact, PressureSignal)
    assert fact.subject == "Oarlock"
    assert read(text.format("Kelpworks"), LIST) == ()


def test_our_own_short_list_stays_known():
    assert with_known(LIST).backers >= DEFAULT.backers
    assert with_known(LIST).is_backer("Oarlock Ltd")
    assert with_known(LIST) is with_known(LIST)


def test_a_known_organisation_is_no_person():
    text = (
        "Founder Vera Stone has big plans. Vera Stone raised $5 million in a seed round from Kelpworks."
        " The money was raised in June."
    )
    assert not any(
        isinstance(fact, FundingRound) and fact.company == "Vera Stone" for fact in read(text, NOTHING)
    )
    assert any(isinstance(fact, FundingRound) and fact.company == "Vera Stone" for fact in read(text, LIST))


@pytest.mark.parametrize(
    "name", ["Oslo", "Abu Dhabi", "AI", "Series", "Monday", "angel investors", "The", "x", "io", "a\nb", "Quill (QL)", "Quill, Inc.",
             "Norway's Fund", "US Government", "12", "  Quill", "Quill  Co", "!Quill", "q" * 81, "Global Capital Group"],
)  # fmt: skip
def test_what_tells_no_organisation_is_not_fit(name):
    assert not is_fit(name)


@pytest.mark.parametrize(
    "name", ["tidal", "d-Quill", "you.farm", "Beyond", "Safe and Sound", "Mara's", "8Q", "Quill & Co."]
)
def test_what_tells_one_is_fit(name):
    assert is_fit(name)


def test_a_list_is_a_sorted_table_and_comes_back_the_same():
    text = LIST.text()
    rows = list(csv.reader(text.splitlines()))
    assert rows[0] == ["name", "role"]
    assert rows[1:] == sorted(rows[1:])
    assert parsed(text, "x").text() == text
    assert parsed(text, "x").name == LIST.name
    assert parsed(text.replace("\n", "\r\n") + "\n", "x").name == LIST.name


def test_who_is_a_backer_in_one_line_is_one():
    roles = parsed("name,role\nQuill,company\nQuill,backer\nOar,backer\nOar,company\n", "x").roles
    assert roles == {"Oar": "backer", "Quill": "backer"}


@pytest.mark.parametrize(
    ("text", "got"),
    [
        ("", "begins with ''"),
        ("Quill,backer\n", "begins with"),
        ("name,role\nQuill\n", "line 2: 1 columns"),
        ("name,role\nOar,backer\nQuill,angel\n", "line 3: the role 'angel'"),
        ("name,role\nOslo,company\n", "line 2: 'Oslo'"),
        ("name,role\n,company\n", "line 2: ''"),
        ('name,role\n"Quill,company\n', "line 2"),
        ("name,role\n" + "q" * 140_000 + ",company\n", "line 2"),
    ],
)
def test_a_bad_list_is_told_with_its_line(tmp_path, text, got):
    (tmp_path / "known.csv").write_text(text)
    with pytest.raises(InputError) as caught:
        chosen({VARIABLE: str(tmp_path / "known.csv")})
    assert got in caught.value.got
    assert "name,role" in caught.value.wanted
    assert "pullback known grow" in caught.value.todo


def test_a_list_that_cannot_be_read_is_told(tmp_path):
    (tmp_path / "latin.csv").write_bytes("name,role\nÅre,company\n".encode("latin-1"))
    for path in ("missing.csv", "latin.csv", "."):
        with pytest.raises(InputError, match=r"can't be read|no UTF-8"):
            chosen({VARIABLE: str(tmp_path / path)})


def test_the_variable_chooses_and_the_extractor_tells(tmp_path, monkeypatch):
    assert chosen({}) is chosen({VARIABLE: " "}) is shipped()
    monkeypatch.setenv("PULLBACK_MODEL", "none")
    monkeypatch.delenv(VARIABLE, raising=False)
    plain = extractor()
    assert "known" not in plain
    own, copy = tmp_path / "own.csv", tmp_path / "copy.csv"
    own.write_text(LIST.text())
    copy.write_text(shipped().text())
    monkeypatch.setenv(VARIABLE, str(own))
    assert extractor() == f"{plain}+{LIST.name}"
    assert {fact.evidence.extractor for fact in read("Oarlock raised $5 million.", LIST)} == {extractor(NONE)}
    monkeypatch.setenv(VARIABLE, str(copy))
    assert extractor() == plain, "the same names are the same list"


def test_a_process_that_would_go_on_with_other_names_stops(tmp_path, monkeypatch):
    monkeypatch.setenv("PULLBACK_MODEL", "none")
    monkeypatch.delenv(VARIABLE, raising=False)
    begun = extractor()
    go_on(begun)
    (tmp_path / "own.csv").write_text(LIST.text())
    monkeypatch.setenv(VARIABLE, str(tmp_path / "own.csv"))
    with pytest.raises(InputError, match="changed under the reading"):
        go_on(begun)


def test_the_list_that_ships_is_read_by_any_process_and_costs_no_model():
    code = (
        "import sys\nfrom graph.extract.known import shipped\n"
        "print(len(shipped().roles) > 1000, shipped().roles['Anthropic'] is not None, 'spacy' in sys.modules)"
    )
    clean = {k: v for k, v in os.environ.items() if k != VARIABLE}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=clean)
    assert done.stdout.split() == ["True", "True", "False"]
