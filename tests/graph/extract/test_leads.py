"""Who leads a round where nobody is said to: in a short notice those whom all of it is from; sentences of our own."""

import pytest

from tests.graph.extract.shapes import rounds

GIVERS = [
    ("Acme raised $9m from Volt, with participation from Ohm and Ampere.", ("Volt",)),
    ("Acme raised $9m from Volt and previous backers Ohm and Ampere.", ("Volt",)),
    ("Acme raised $9m from Ohm, Volt and Ampere, as well as a loan from Kite Bank.", ("Ohm", "Volt", "Ampere")),
    ("Acme raised $9m from Volt and $3m from Ohm.", ()),
    ("Acme raised $9m from investors including Volt.", ("Volt",)),
    ("Acme raised $9m from investors such as Volt and Ohm.", ("Volt", "Ohm")),
    ("Acme raised $9m from investors including Volt, Ohm and Ampere.", ()),
    ("Acme raised $9m from Volt and others.", ("Volt",)),
    ("Acme raised $9m from Volt, Ohm and others.", ()),
    ("Acme raised $9m from Volt, Ohm and a group of angel investors.", ("Volt", "Ohm")),
    ("Acme raised $9m from Volt, Ohm and a group of venture funds.", ()),
    ("Acme raised $9m from Volt and existing investor Ohm.", ("Volt",)),
    ("Acme closed a $9m facility with Volt Capital LP, a Lyon based credit manager.", ("Volt Capital LP",)),
    ("Acme raised over $9m. Its lead investors are Volt and Ohm.", ("Volt", "Ohm")),
    ("Acme raised $9m from new investor Volt Growth Capital.", ("Volt Growth Capital",)),
    (
        "Acme closed a $9m seed round. The investment was backed by Volt Capital and Ohm.",
        ("Volt Capital", "Ohm"),
    ),
    ("Acme netted $9m in its Series A round, which was supplied by Volt Capital.", ("Volt Capital",)),
    ("Acme raised $9m from Volt and Ohm, with participation from Ampere, among others.", ("Volt", "Ohm")),
    ("Acme raised $9m from Volt, Ohm and Ampere, among others.", ()),
    ("Volt Capital has invested in Acme, a maker of bolts.", ("Volt Capital",)),
    ("Acme will receive a growth investment from Volt Capital and Ohm.", ("Volt Capital", "Ohm")),
    ("Acme inked $9m from Volt.", ("Volt",)),
    ("Acme snared $9m from Volt Capital.", ("Volt Capital",)),
    ("Acme raised $9m in a round that included Volt Capital and Ohm.", ("Volt Capital", "Ohm")),
    ("Acme raised $9m in a round, which includes existing investor Volt Capital.", ("Volt Capital",)),
    ("Acme raised $9m in a round that included Volt Capital, Ohm and Ampere.", ()),
    ("Acme raised $9m in a round that also included Volt Capital.", ()),
    ("Acme raised $9m from Volt Capital and Ohm. A third of the money came from Ohm.", ("Volt Capital", "Ohm")),
    ("Acme raised $9m from Volt Capital and Ohm. More money came from Ampere.", ()),
    ("Acme raised $9m through an investment by Volt Capital.", ("Volt Capital",)),
    ("Acme closed a $9m Series A financing with Volt Capital.", ("Volt Capital",)),
    ("Acme raised $9m. The sole investor was Volt Capital.", ("Volt Capital",)),
    ("Acme raised $9m. Volt Capital helmed the round.", ("Volt Capital",)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "leads"), GIVERS)
def test_who_gave_alone_leads(text, leads):
    (found,) = rounds(text)
    assert found.lead_investors == leads


def test_a_whole_article_names_who_led_or_nobody_did():
    (found,) = rounds(
        "Acme raised $9m from Volt. It makes kites. The kites fly high.\n"
        "Kites are made of paper. The paper is strong, and so are the strings."
    )
    assert (found.lead_investors, found.investors) == ((), ("Volt",))


def test_a_brief_of_one_paragraph_has_four_sentences_at_most():
    (found,) = rounds(
        "Volt Capital, the venture arm of Volt Bank, is investing in Acme, a maker of kites. The kites fly high. "
        "They are made of paper. The paper is strong."
    )
    assert found.lead_investors == ("Volt Capital",)
