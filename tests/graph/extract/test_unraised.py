"""Rounds that were not: false reports, deals that broke, conditions and advice; sentences of our own."""

import pytest

from tests.graph.extract.shapes import rounds

NOT = """
It is not true that Corvane raised $20 million from Alder.
Corvane's claim that it raised $20 million from Alder is false.
Reports that Corvane had raised $20 million from Alder are false, its founder said.
Corvane refuted a report that it raised $20 million from Alder.
Corvane's founder dismissed as nonsense a report that it raised $20 million from Alder.
Corvane falsely claimed that it had raised $20 million from Alder.
Corvane lied about having raised $20 million from Alder, prosecutors say.
Corvane did not say whether it raised $20 million from Alder.
Corvane would not confirm whether it had raised $20 million from Alder.
Alder cancelled its $20 million investment in Corvane.
Alder backed out of a $20 million investment in Corvane.
Alder pulled the plug on a $20 million investment in Corvane.
Alder reneged on a $20 million investment in Corvane.
Alder has decided against investing $20 million in Corvane.
Plans for a $20 million investment by Alder in Corvane were shelved.
Talks over a $1 billion investment by Alder in Corvane have collapsed.
Corvane's $20 million Series A led by Alder fell apart last week.
Corvane's planned $20 million Series A led by Alder has been cancelled.
Corvane was supposed to raise $20 million from Alder but the deal fell through.
Corvane hasn't secured the $20 million from Alder.
If Corvane were to raise $100 million from Alder, it would be a surprise.
Unless it raises $20 million from Alder, Corvane will run out of money.
Had Corvane raised $20 million from Alder, it would have survived.
Corvane would have raised $20 million from Alder.
How to raise a $5 million Series A: Founders should talk to at least forty investors such as Alder
Kitewire raised the possibility of a $20 million Series A for Corvane.
"""


@pytest.mark.parametrize("text", NOT.strip().splitlines())
def test_a_round_that_was_not_is_none(text):
    assert rounds(text) == []


WAS = """
Corvane raised $20 million from Alder after talks with Birch collapsed.
Corvane raised $20 million from Alder, but its plan to expand was shelved.
Corvane raised $20 million from Alder to fight false reports in the media.
A false start did not stop Corvane: it raised $20 million from Alder.
Corvane did not say how it will use the money after it raised $20 million from Alder.
Corvane, which failed to sell itself last year, raised $20 million from Alder.
"""


@pytest.mark.parametrize("text", WAS.strip().splitlines())
def test_what_else_did_not_come_about_takes_no_round_away(text):
    (found,) = rounds(text)
    assert (found.company, found.investors) == ("Corvane", ("Alder",))


def test_a_denial_is_of_the_round_it_speaks_of():
    (found,) = rounds(
        "Corvane denied a Kitewire report that it is raising $20 million, and said it has raised $30 million from Alder."
    )
    assert found.amount
    assert int(found.amount.value) == 30_000_000
