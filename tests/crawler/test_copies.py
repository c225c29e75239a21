import subprocess
import sys

import pytest

from crawler.copies import Index
from tests.gate import copies_gate

STORY = (
    "Quillon, a maker of warehouse robots in Leeds, has raised $40 million in a round led by Harrow Ventures.\n"
    "Petrel Capital also took part in the round, which values the company at $310 million after the money.\n"
    "The company will open a second factory in the spring and hire two hundred people, said Ada Brook, its chief executive.\n"
    "It was founded in 2019 by three engineers who had met at university, and sold its first robot to a brewery two years later."
)
OTHER = (
    "Otter Bank said on Tuesday that it had closed a $70 million Series C led by Tern Partners of Stockholm.\n"
    "The bank, which has no branches, serves four hundred thousand customers in six countries and turned a profit in June.\n"
    "Its founder, Lin Wu, wants to buy a smaller rival before the end of the year and has spoken to several of them."
)


def found(*texts: str) -> list[list[str]]:
    index = Index()
    return [[name for name, _ in index.add(str(number), text)] for number, text in enumerate(texts)]


@pytest.mark.parametrize(
    "copy",
    [
        STORY,
        f"LONDON, Nov 20 (Courier) - {STORY}\n(Reporting by A. Brook; Editing by L. Wu)",
        "\n".join(STORY.split("\n")[:2]) + "\nContinue reading at https://ledger.example/q",
        STORY.replace("second", "new").replace("brewery", "bakery").upper(),
        f"Share this\nSign up for our newsletter\n{STORY}\nRelated stories\n{OTHER}\n© 2026 Ledger. All rights reserved.",
    ],
)
def test_a_copy_is_found_whichever_comes_first(copy):
    assert found(STORY, copy) == [[], ["0"]]
    assert found(copy, STORY) == [[], ["0"]]


@pytest.mark.parametrize(
    "other",
    [
        OTHER,
        # the same event in other words
        ("Leeds-based Quillon, which builds robots for warehouses, has closed a $40 million round with Harrow Ventures in the lead. "
        "Petrel Capital joined. The start-up, now worth $310 million, plans another plant and two hundred jobs, its boss Ada Brook told us."),
        # quoted far down in a longer story
        "\n".join(f"In year {n} the makers of machines in the north sold {n * 7} of them to shops and mills, a survey found." for n in range(2, 40)) + "\n" + STORY.split("\n", maxsplit=1)[0],
        "Quillon raises $40 million",
        "",
    ],
)  # fmt: skip
def test_what_is_no_copy_is_not_found(other):
    assert found(STORY, other) == [[], []]


def test_a_teaser_in_another_story_is_no_copy_of_its_story():
    first = OTHER.split("\n", maxsplit=1)[0]
    teaser = "\n".join(OTHER.split("\n")[:2])
    assert found(teaser, f"{STORY}\n{first}") == [[], []]


def test_the_most_alike_stands_first_with_its_share():
    index = Index()
    index.add("edited", STORY.replace("robots", "machines").replace("Leeds", "York"))
    index.add("same", STORY)
    assert [name for name, _ in index.add("new", STORY)] == ["same", "edited"]
    assert [share for _, share in index.add("again", STORY)][:2] == [1.0, 1.0]
    assert len(index) == 4


def test_a_story_with_hundreds_of_copies_is_still_found():
    index = Index()
    for number in range(200):
        index.add(str(number), STORY)
    assert index.add("new", STORY)
    assert index.add("other", OTHER) == []


def test_every_process_finds_the_same():
    code = f"from crawler.copies import Index; i = Index(); i.add('a', {STORY!r}); print(i.add('b', {STORY[:300]!r}), sorted(i._where)[:5])"
    told = {
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)}).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(told) == 1


def test_the_benchmark_holds_on_our_own_articles(monkeypatch, tmp_path, capsys):
    monkeypatch.setenv("PULLBACK_EVALUATION", str(tmp_path))
    assert copies_gate.main([]) == 0
    assert "NO EVALUATION DATA" in capsys.readouterr().out
