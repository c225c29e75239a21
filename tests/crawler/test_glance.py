import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.glance import glance

STORY = [
    "Quillon has raised $40 million in a round led by Harrow Ventures.",
    "It makes robots for warehouses in the north &amp; the south.",
]


def page(*parts: str) -> bytes:
    return (
        "<html><head><title>Something raised here and there</title></head><body>"
        + "".join(parts)
        + "</body></html>"
    ).encode()


def test_the_story_is_seen_and_menus_scripts_and_links_are_not():
    seen = glance(
        page(
            "<nav><a href='/'>All the news about venture capital</a> from a site of ours</nav>",
            "<script>var raised = 'five million dollars were raised';</script><!-- <p>raised and commented out by us -->",
            f"<article><p>{STORY[0]}<p><b>{STORY[1]}</b></article>",
            "<div><a href='/x'>Otter Bank has raised $70 million from Tern Partners</a></div>",
            "<footer>Copyright of all that was raised by the Ledger company</footer>",
        )
    )
    assert seen.split("\n") == [STORY[0], STORY[1].replace("&amp;", "&")]


def test_a_sentence_with_links_in_it_stays():
    assert STORY[0] in glance(page(f"<p><a href='/q'>Quillon</a>{STORY[0].removeprefix('Quillon')}</p>"))


@pytest.mark.parametrize("tag", ["NAV", "svg", "footer"])
def test_an_element_that_is_never_closed_does_not_hide_the_story(tag):
    assert STORY[0] in glance(page(f"<{tag}><p>{STORY[0]}</p>"))


def test_any_encoding_and_letters_of_any_case():
    assert "Zoë paid €40 million" in glance("<P>Zoë paid €40 million for the robots</P>".encode("cp1252"))


@pytest.mark.parametrize(
    "unit",
    [
        "<",
        "<div>",
        "<p ",
        "<a>",
        "<nav>",
        "<nav><svg><footer>",
        "<script>",
        "<!--",
        "<!-- -->",
        "</",
        "&#x",
        "<p><a>x</a>",
        "a",
        " ",
        "\xff",
    ],
)
def test_no_page_takes_long(unit):
    body = (unit * (4_000_000 // len(unit))).encode()
    begin = time.process_time()
    glance(body)
    assert time.process_time() - begin < 5


def test_what_is_too_large_is_not_looked_at():
    assert glance(b"<p>" + b"word " * 1_000_001) == ""


@given(st.binary(max_size=200), st.sampled_from([b"", b"<p>", b"<nav><p", b"<!--", b"\xfe\xff<p>"]))
@settings(max_examples=100, deadline=None)
def test_no_bytes_break_it(body, before):
    assert isinstance(glance(before + body + b"<p>" + body), str)
