"""Names that are told of a backer aside are not in the round: what it holds, who runs it, what the next clause is about."""

import pytest

from graph.extract.focus import is_media
from tests.graph.extract.shapes import brief, rounds

HOLDS = [
    "Birch Ventures, whose portfolio includes Robolo, Nubico and Brexo, led the $20 million Series A in Plumbo.",
    "Birch Ventures, whose other investments include Robolo and Nubico, led the $20 million Series A in Plumbo.",
    "Birch Ventures, which has backed Robolo, Nubico and Brexo, led the $20 million Series A in Plumbo.",
    "Birch Ventures, which counts Robolo, Nubico and Brexo among its portfolio companies, led the $20 million Series A in Plumbo.",
    "Birch Ventures, an investor in Robolo and Nubico, led the $20 million Series A in Plumbo.",
    "Birch Ventures, known for early bets on Robolo and Nubico, led the $20 million Series A in Plumbo.",
    "Plumbo raised a $20 million Series A led by Birch Ventures, whose portfolio includes Robolo, Nubico and Brexo.",
    "Plumbo raised a $20 million Series A led by Birch Ventures, an early backer of Robolo, Nubico and Brexo.",
    "The $20 million Series A in Plumbo was led by Birch Ventures, which owns stakes in Robolo, Nubico and Brexo.",
    "Birch Ventures, managed by Birch Asset Advisers, led the $20 million Series A in Plumbo.",
    "Birch Ventures, managed by Birch Asset Advisers, led the round in Plumbo, a $20 million Series A.",
]  # fmt: skip


@pytest.mark.parametrize("text", HOLDS)
def test_what_a_backer_holds_is_not_in_the_round(text):
    (one,) = rounds(text)
    assert (*brief(one), one.lead_investors, one.investors) == (
        "Plumbo", "USD 20000000", ("Birch Ventures",), ("Birch Ventures",),
    )  # fmt: skip


BESIDE = [
    "Plumbo raised a $20 million Series A led by Birch Ventures, which has backed Robolo, Nubico and Brexo, with Kestrel Capital taking part.",
    "Plumbo raised a $20 million Series A led by Birch Ventures, with participation from Kestrel Capital, whose portfolio also includes Robolo and Slaka.",
    "Plumbo raised $20 million led by Birch Ventures. Other investors that backed the round include Kestrel Capital.",
    "Plumbo raised $20 million in a round led by Birch Ventures, managed by Birch Asset Advisers, with Kestrel Capital participating.",
]


@pytest.mark.parametrize("text", BESIDE)
def test_who_else_is_in_it_still_is(text):
    (one,) = rounds(text)
    assert (one.lead_investors, one.investors) == (("Birch Ventures",), ("Birch Ventures", "Kestrel Capital"))


def test_who_runs_a_company_leads_no_round():
    (one,) = rounds("Plumbo, led by Ida Moe, raised $2 billion in a share sale.")
    assert (*brief(one), one.investors) == ("Plumbo", "USD 2000000000", ())


@pytest.mark.parametrize(
    ("text", "givers"),
    [
        ("Unlike Plumbo, which raised $50 million from Birch Ventures, Mindlo is bootstrapped.", ("Birch Ventures",)),
        ("After Plumbo raised $50 million from Birch Ventures and Index Kite, Mindlo laid off 20 people.", ("Birch Ventures", "Index Kite")),
        ("Plumbo near deal to raise $50 million from Birch Ventures - Bloomberg News", ("Birch Ventures",)),
    ],
)  # fmt: skip
def test_a_list_ends_where_another_clause_begins(text, givers):
    assert [(*brief(one), one.investors) for one in rounds(text)] == [("Plumbo", "USD 50000000", givers)]


def test_a_paper_by_its_desk():
    assert is_media("Bloomberg News")
    assert is_media("CNBC TV18")
    assert not is_media("Bloomberg Beta")
