import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.extract.plain import plainly

HIDDEN = [
    "\u200b",
    "\u00ad",
    "\ufeff",
    "&amp;",
    "&nbsp;",
    "&#36;",
    "&zwj;",
    "\x00",
    "\ud83d",
    "\u202e",
    "&nosuch;",
    "&#0;",
    "<p class='a'>",
    "</b>",
    "<script>",
]


def test_a_text_without_hidden_characters_is_itself():
    assert plainly("Acme & Co raised €5m;").text == "Acme & Co raised €5m;"
    assert plainly("Acme").span(1, 3) == (1, 3)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Ac\u200bme", "Acme"),
        ("rais\u00aded", "raised"),
        ("\ufeffAcme", "Acme"),
        ("B&amp;B raised &#36;5m", "B&B raised $5m"),
        ("Acme&nbsp;Labs", "Acme\u00a0Labs"),
        ("AT&T; and &nosuch;", "AT&T; and &nosuch;"),
        ("a\x00b\x07c", "ab c"),
        ("<p><b>Acme</b> raised €5m.</p>", "\nAcme raised €5m.\n"),
        ('Acme<script>var a = "Kite raised $5m";</script> grew.', "Acme grew."),
        ("Acme <!-- a note -->grew.<br/>It <3 kites, if a < b.", "Acme grew.\nIt <3 kites, if a < b."),
        ("a\ud83db", "a\ufffdb"),
        ("\u202eevil", "evil"),
        ("5&#8203;00", "500"),
        ("Kestrel (UK) LLP of Kestrel (India)", "Kestrel LLP of Kestrel (India)"),
        ("Kestrel (OSE:KSTL) Group and Oru (NYSE: ORU) fell", "Kestrel Group and Oru (NYSE: ORU) fell"),
        ("", ""),
    ],
)
def test_what_is_not_seen_goes_and_entities_are_what_they_mean(written, read):
    assert plainly(written).text == read


def test_places_are_those_of_the_original():
    written = "\u200bB&amp;B has rais\u00aded &#36;5m\u200b."
    seen = plainly(written)
    assert seen.text == "B&B has raised $5m."
    assert written[slice(*seen.span(0, 3))] == "B&amp;B"
    assert written[slice(*seen.span(8, 14))] == "rais\u00aded"
    assert written[slice(*seen.span(15, 18))] == "&#36;5m"
    assert written[slice(*seen.span(0, len(seen.text)))] == written[1:]


@given(st.lists(st.sampled_from([*HIDDEN, "a", "B", " ", "&", ";", "é", "$5"])), st.data())
def test_any_passage_is_what_it_was_without_its_hidden_characters(parts, data):
    written = "".join(parts)
    seen = plainly(written)
    if not seen.text:
        return
    start = data.draw(st.integers(0, len(seen.text) - 1))
    end = data.draw(st.integers(start + 1, len(seen.text)))
    a, b = seen.span(start, end)
    assert 0 <= a < b <= len(written)
    if "&" not in written:  # a cut can part what only together is an entity
        assert plainly(written[a:b]).text == seen.text[start:end]
