"""A story that many outlets carry is one witness with many addresses."""

from contextlib import closing
from dataclasses import replace
from datetime import date
from itertools import permutations

from graph.dates import PartialDate
from graph.exposure.copies import copies
from graph.exposure.rounds import merged
from graph.facts import Quote, fact_id
from graph.ingest import article_of_text, ingest_articles
from graph.store import open_store
from tests.graph.exposure.made import picture, raised, usd

WIRE = (
    "Acme Robotics, which builds arms for the kitchens of hospitals, has raised ${n} million in a Series B round led by Alpha "
    "Capital, with participation from Beta Ventures and Gamma Partners, the company told this agency on a rainy Tuesday."
)
OWN = (
    "A maker of robots for hospital kitchens, Acme Robotics, has closed a Series B round of ${n} million, said its founder in "
    "an interview at the fair in Lisbon, where Alpha Capital, who led it, had taken the largest of all the stands."
)
OTHER = (
    "Investors put ${n} million into Acme Robotics this week. Alpha Capital led the Series B, and the arms that the firm builds "
    "will be seen in forty kitchens more by the end of next year, according to a filing that was made public late on Friday."
)


def told(words, n, source, when="2024-05-02", **fields):
    fact = raised("Acme Robotics", n * 1e6, "series-b", when, ["Alpha Capital"], source=source, **fields)
    text = words.replace("{n}", str(n))
    return replace(fact, evidence=replace(fact.evidence, quotes=(Quote(text, 0, len(text)),)))


COPIES = [told(WIRE, 42, source) for source in ("wire", "daily", "portal")]
WITNESSES = [told(OWN, 40, "paper"), told(OTHER, 40, "trade")]


def test_copies_have_one_voice_and_every_address_is_kept():
    (one,) = merged(picture(*COPIES, *WITNESSES))
    assert one.usd == 40e6  # two texts against one, though it stands at three addresses
    assert len(one.claims) == 5
    assert sum("one text" in reason.rule for reason in one.reasons) == 2


def test_three_texts_of_their_own_still_outvote_two():
    independent = [told(" ".join(f"{source}{i}" for i in range(40)), 42, source) for source in "xyz"]
    (one,) = merged(picture(*independent, *WITNESSES))
    assert one.usd == 42e6


def test_the_order_of_the_facts_does_not_matter():
    answers = {repr(merged(picture(*order))) for order in permutations([*COPIES, WITNESSES[0]])}
    assert len(answers) == 1


def test_a_copy_printed_months_later_is_the_same_round():
    early = told(WIRE, 42, "wire", "2024-05-02")
    late = replace(told(WIRE, 42, "magazine", None, recorded="2025-11-20"), round="unknown")
    (one,) = merged(picture(early, late))
    assert set(one.claims) == {fact_id(early), fact_id(late)}
    assert str(one.date) == "2024-05-02"


def test_a_template_filled_in_anew_is_no_copy():
    again = told(WIRE, 90, "wire", "2025-11-20")
    assert len(merged(picture(COPIES[0], again))) == 2
    assert copies([]) == []


def test_rows_of_tables_quote_nothing_and_are_witnesses_each():
    rows = [raised("C", 42e6, "series-b", "2024-05", source=source) for source in "ab"]
    (one,) = merged(picture(*rows, raised("C", 40e6, "series-b", "2024-05", source="c")))
    assert one.usd == 42e6


def test_a_syndicated_story_read_from_its_pages_is_one_round_with_all_its_sources():
    story = (
        WIRE.replace("{n}", "42")
        + " It will hire forty people in Leeds, and its arms will be seen in more kitchens."
    )
    pages = [
        article_of_text(
            text,
            url=f"https://{host}.example/a",
            title=None,
            published="2024-05-02",
            recorded=date(2024, 5, 3),
        )
        for host, text in (
            ("wire", story),
            ("daily", story + "\nSubscribe to our newsletter\nRead more stories"),
            ("portal", "The Portal, with agencies.\n" + story),
        )
    ]
    with closing(open_store("memory:")) as store:
        list(ingest_articles(pages, store))
        rounds = merged(store.snapshot())
        assert [(r.usd, len(r.claims)) for r in rounds] == [(42e6, 3)]
        hosts = {store.snapshot().facts[one].evidence.url for one in rounds[0].claims}
    assert hosts == {page.url for page in pages}


def by(host, fact, day):
    where = replace(fact.evidence, url=f"https://{host}/{day}", page_id=f"{host}/{day}")
    when = replace(where, published=PartialDate.parse(day), recorded=date.fromisoformat(day))
    return replace(fact, evidence=when)


def in_own_words(n, host, day, **fields):
    text = " ".join(f"{host}{day}{i}" for i in range(40))
    return by(host, told(text, n, "any", **fields), day)


def test_a_host_is_one_voice_however_often_it_tells_of_a_round():
    loud = [in_own_words(42, "paper.example", f"2024-05-0{day}") for day in (2, 3, 4)]
    calm = [in_own_words(40, "trade.example", "2024-05-03"), in_own_words(40, "daily.example", "2024-05-03")]
    for order in permutations([*loud, *calm]):
        (one,) = merged(picture(*order))
        assert (one.usd, len(one.claims)) == (40e6, 5)
    www = [in_own_words(42, host, "2024-05-03") for host in ("paper.example", "www.paper.example")]
    assert merged(picture(*www, *calm))[0].usd == 40e6
    blogs = [in_own_words(42, f"{who}.blogs.example", "2024-05-03") for who in "abc"]
    assert merged(picture(*blogs, *calm))[0].usd == 42e6, "hosts of one service are witnesses each"


def test_of_a_host_the_newest_story_about_the_round_itself_is_its_voice():
    first = in_own_words(40, "paper.example", "2024-05-02")
    correction = in_own_words(42, "paper.example", "2024-05-06")
    passing = replace(in_own_words(40, "paper.example", "2024-11-02"), is_main=False)
    for order in permutations([first, correction, passing]):
        (one,) = merged(picture(*order))
        assert one.usd == 42e6
        assert one.chosen["amount"] == fact_id(correction)
        assert len(one.claims) == 3


def test_what_only_one_story_of_a_host_tells_is_not_lost():
    named = replace(
        in_own_words(42, "paper.example", "2024-05-02"), valuation=usd(300e6), valuation_kind="post"
    )
    later = replace(
        in_own_words(42, "paper.example", "2024-05-09"), amount=None, lead_investors=(), investors=()
    )
    for order in permutations([named, replace(later, date=None)]):
        (one,) = merged(picture(*order))
        assert (one.usd, one.leads, str(one.date)) == (42e6, ("org:alpha-capital",), "2024-05-02")
        assert one.valuation == usd(300e6)
