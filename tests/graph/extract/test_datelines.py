import pytest

from graph.extract.datelines import dateline_end
from tests.graph.extract.shapes import brief, rounds

SENT = [
    "LODI, N.J., Feb. 10, 2025 (GLOBE NEWSWIRE) — ",
    "SAN JOSE, Calif.--(BUSINESS WIRE)--",
    "CHARLOTTE, N.C.--(BUSINESS WIRE)--February 10, 2025-- ",
    "London (Reuters) - ",
    "(Reuters) -",
    "By Ida Moe (Reuters) - ",
    "BALA CYNWYD, Pa., Feb. 10, 2025 (GLOBE NEWSWIRE) -- ",
    "NEW YORK/LONDON, Nov 3 - ",
    "TOKYO, Feb 3 (Nikkei Asia) - ",
    "BERLIN, 3 March 2025 /PRNewswire/ -- ",
    "MUMBAI, INDIA, Feb 11, 2025 - (ACN Newswire) - ",
    "TEL AVIV, Israel -- ",
    "1224 ET - ",
    "BRIEF-",
    "UPDATE 2-",
    "RPT-EXCLUSIVE-",
]
UNSENT = [
    "Kite (KITE) – “The company has raised",
    "Kite, March 3 - a maker of kites - raised",
    "KITE - a maker of kites - raised",
    "Kite Labs (Nasdaq: KITE) -- has raised",
    "The fund (Fund IV) - the largest - raised",
]


@pytest.mark.parametrize("where", SENT)
def test_where_a_dispatch_was_sent_from_is_no_part_of_it(where):
    assert dateline_end(f"{where}Kite Labs has raised $5 million.") == len(where)


@pytest.mark.parametrize("text", UNSENT)
def test_what_only_looks_like_a_dateline_is_read(text):
    assert dateline_end(text) == 0


@pytest.mark.parametrize("where", SENT)
def test_the_place_raises_nothing(where):
    text = f"{where}Kite Pharma, Inc., formerly Bar Pharma Inc. (Kite Pharma or the Company), today announced it has raised $5 million."
    assert [brief(fact) for fact in rounds(text)] == [("Kite Pharma", "USD 5000000")]
