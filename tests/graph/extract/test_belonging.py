"""Which round the backers of a sentence were in, and in which role."""

import pytest

from tests.graph.extract.test_shapes import rounds


def led(fact):
    return ", ".join(fact.lead_investors), ", ".join(fact.investors)


ONE_ROUND = [
    ("Acme closed $9 million in an Alpha Kites-led Series A round. Beta and Gamma also joined.", "Alpha Kites", "Alpha Kites, Beta, Gamma"),
    ("That is why Alpha is leading Acme’s $9 million seed round, with participation from Beta.", "Alpha", "Alpha, Beta"),
    ("Acme raised $9 million. Alpha and Beta joined in, as did existing investors Gamma and Delta.", "", "Alpha, Beta, Gamma, Delta"),
    ("Acme raised $9 million. Also participating are Alpha (via A1) and Beta.", "", "Alpha, Beta"),
    ("Acme has raised over $9 million and included Alpha and Beta as investors.", "", "Alpha, Beta"),
    ("Acme raised $9 million. Seed investors Alpha and Beta participated as well.", "", "Alpha, Beta"),
    ("Acme drew a group of investors, including Alpha, Beta, and Gamma, who led the $9 million round.", "Gamma", "Alpha, Beta, Gamma"),
    ("Acme raised $9 million from Alpha, Beta Angels led by Ida Moe, and others.", "", "Alpha, Beta Angels"),
    ("Acme raised $9 million. The round was led by Alpha’s Ida Moe. Moe said so.", "Alpha", "Alpha"),
    ("Acme raised $9 million. It also has the backing of Alpha, headed by Ida Moe.", "", ""),
    ("Acme raised $9 million led by Alpha. Its other noted investors include Beta and Gamma.", "Alpha", "Alpha"),
    ("Acme raised $9 million led by Alpha. The previous round was led by Beta.", "Alpha", "Alpha"),
    ("Acme raised $9 million in a GP-led round.", "", ""),
    ("Acme raised a $9 million Series B led by Alpha. Beta led its seed round.", "Alpha", "Alpha"),
    ("Acme raised $9 million led by Alpha. Others in the round include Beta and Gamma.", "Alpha", "Alpha, Beta, Gamma"),
    ("Acme raised $9 million. The round was announced on May 7 and included Alpha and Beta.", "", "Alpha, Beta"),
    ("Acme raised $9 million in seed funding (led by Alpha) last week.", "Alpha", "Alpha"),
    ("Acme raised a $9 million seed round (with Alpha as the lead investor).", "Alpha", "Alpha"),
    ("Acme raised $9 million. Alpha and Beta were announced as new backers.", "", "Alpha, Beta"),
    ("Acme raised $9 million. A dozen investors in Delta were announced as backers in Acme’s $9 million raise, including Alpha and Beta.", "", "Alpha, Beta"),
    ("Acme is in talks to raise $9 million. VCs in talks with the startup include Alpha and Beta.", "", "Alpha, Beta"),
    ("Acme raised $9 million led by Alpha, and drew a number of angels. They include Delta boss Ida Moe; and Jo Volt.", "Alpha", "Alpha, Ida Moe, Jo Volt"),
    ("Acme raised $9 million led by Alpha. It has three shops. They include Beta and Gamma.", "Alpha", "Alpha"),
    ("Acme raised $9 million. Beta increased its stake after the sale.", "", ""),
    ("Acme raised $9 million. Its site names a long list of angel investors. These include Ida Moe and Jo Volt.", "", ""),
    ("Acme raised $9 million. Companies that invested in the round include Alpha and Beta.", "", "Alpha, Beta"),
    ("Acme raised $9 million. The funding included a lead investment from returning backer Alpha.", "Alpha", "Alpha"),
    ("Acme raised $9 million. Alpha led, with Beta and Gamma following on.", "Alpha", "Alpha, Beta, Gamma"),
    ("Acme raised $9 million. Alpha and Beta co-led. Gamma also invested.", "Alpha, Beta", "Alpha, Beta, Gamma"),
    ("Acme raised $9 million. Existing investor Alpha led it and was joined by Beta.", "Alpha", "Alpha, Beta"),
    ("Acme raised $9 million from Beta and others. Alphaville led with nine deals, followed by Gamma with four.", "Beta", "Beta"),
    ("Acme raised $9 million. Alpha served as the lead investor while Beta joined.", "Alpha", "Alpha, Beta"),
    ("Acme raised $9 million. Leading the round is Alpha, with Beta also participating.", "Alpha", "Alpha, Beta"),
    ("Acme raised $9 million. Backing the round were Alpha and Beta.", "", "Alpha, Beta"),
    ("Acme raised $9 million. The round was oversubscribed and drew Alpha and Beta.", "", "Alpha, Beta"),
    ("Acme raised $9 million. The round was oversubscribed, with Alpha and Beta among the backers.", "", "Alpha, Beta"),
    ("Acme raised $9 million. Alpha invested alongside Beta and Gamma.", "", "Alpha, Beta, Gamma"),
    ("Acme raised $9 million. Alpha provided the funding.", "", "Alpha"),
    ("Acme raised $9 million. Alpha and Beta were among the participants.", "", "Alpha, Beta"),
    ("Acme raised $9 million in seed funding (from Alpha and Beta, among others).", "", "Alpha, Beta"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "leads", "names"), ONE_ROUND)
def test_who_was_in_the_round_that_is_told(text, leads, names):
    (found,) = rounds(text)
    assert led(found) == (leads, names)


def test_that_round_is_the_one_told_just_before():
    now, then = rounds(
        "Acme raised a $9 million Series B led by Alpha. It comes a year after raising $4 million in Series A funding in June 2025. "
        "That round was led by Beta and Gamma, with participation from Delta."
    )
    assert (led(now), led(then)) == (("Alpha", "Alpha"), ("Beta, Gamma", "Beta, Gamma, Delta"))


def test_a_sentence_about_the_latest_round_may_tell_another_in_a_clause():
    now, then = rounds(
        "Acme has raised $9 million in a Series B round. The latest round, which comes months after the company raised its $4 million Series A, "
        "was led by Alpha."
    )
    assert (led(now), led(then)) == (("Alpha", "Alpha"), ("", ""))


def test_names_in_front_of_a_clause_that_tells_another_round_joined_this_one():
    now, then = rounds(
        "Acme raised $9 million. Also participating are Alpha and Beta, along with Gamma, which led Acme’s seed round in 2022."
    )
    assert (led(now), led(then)) == (("", "Alpha, Beta, Gamma"), ("Gamma", "Gamma"))


def test_a_lead_of_an_amount_that_is_no_round_here_is_not_given_to_the_next():
    (found,) = rounds(
        "Acme has raised $63 million altogether, including $11 million last year led by Alpha, and a $17 million round led by Beta."
    )
    assert led(found) == ("Beta", "Beta")


def test_that_round_is_never_one_told_long_before():
    text = "Acme raised $9 million led by Alpha.\n\nIt makes kites.\n\nKites fly.\n\nBeta also participated in that round."
    (found,) = rounds(text)
    assert led(found) == ("Alpha", "Alpha")


def test_who_only_takes_part_leads_no_notice():
    (found,) = rounds(
        "Acme, a maker of kites, has raised $9 million from Alpha, with Beta and Gamma also chipping in."
    )
    assert led(found) == ("Alpha", "Alpha, Beta, Gamma")
    (found,) = rounds("Acme raised $9 million. The round had participation from Alpha and Beta.")
    assert led(found) == ("", "Alpha, Beta")


def test_a_round_whose_backers_were_not_told_yet_may_have_them_at_the_very_end():
    kites = "It is said that the best of the kites are from there.\n\n" * 14
    (found,) = rounds(
        f"Acme raised $9 million.\n\n{kites}The latest round was led by Alpha, with participation from Beta."
    )
    assert led(found) == ("Alpha", "Alpha, Beta")
    (found,) = rounds(f"Acme raised $9 million led by Alpha.\n\n{kites}The latest round was led by Beta.")
    assert led(found) == ("Alpha", "Alpha")


def test_who_acts_for_a_house_is_not_named_beside_it():
    (found,) = rounds(
        "Acme raised $9 million. The round was led by Alpha’s Ida Moe. Moe said the round was led by Moe alone."
    )
    assert led(found) == ("Alpha", "Alpha")
