"""Lists of those who gave money: what belongs to a name in them, where they go on, and where they end."""

import pytest

from tests.graph.extract.test_shapes import rounds

LISTED = [
    ("from Alpha venture fund, Ida Moe, and new investors Beta and Gamma Club.", "Alpha, Ida Moe, Beta, Gamma Club"),
    ("from Alpha Ventures fund & Beta.", "Alpha Ventures, Beta"),
    ("from Alpha’s Photon AI business unit and Beta Vision Fund.", "Photon AI, Beta Vision Fund"),
    ("from Alpha, a Lyon-based investment firm along with existing investors Beta and Gamma.", "Alpha, Beta, Gamma"),
    ("from Alpha from Japan, Beta and Gamma.", "Alpha, Beta, Gamma"),
    ("from Alpha, an early investor in Delta, Omega and Sigma, besides Lyon-based Beta.", "Alpha, Beta"),
    ("from Alpha and Ida Moe among other investors.", "Alpha, Ida Moe"),
    (
        "from Ida Moe, Director of DC Kite; Jo Volt, Head of Strategy of Delta; Al Ohm and Bo Amp, co-founders of Omega; and Cy Farad, President of Sigma.",
        "Ida Moe, Jo Volt, Al Ohm, Bo Amp, Cy Farad",
    ),
    ("from Alpha, along with senior execs of Delta and Omega.", "Alpha"),
    ("from Alpha and a former Delta CEO turned teacher.", "Alpha"),
    ("from Alpha and Beta; Delta runs a shop for kites.", "Alpha, Beta"),
    ("from Alpha and Beta, along returning investors Gamma and Delta.", "Alpha, Beta, Gamma, Delta"),
    ("from Alpha, and former Delta COO turned “Kite Queen” Ida Moe.", "Alpha, Ida Moe"),
    ("from HNI (High Networth Individuals), Corporations and Ida Moe.", "Ida Moe"),
    ("from Alpha and Beta, Moe said.", "Alpha, Beta"),
    ("from angels such as Delta board member and Omega CEO Ida Moe and Jo Volt.", "Ida Moe, Jo Volt"),
    ("with participation from Delta’s Alpha with Beta, Gamma, and others.", "Alpha, Beta, Gamma"),
    ("from investors such as Alpha and Beta, in addition to one new backer, Gamma.", "Alpha, Beta, Gamma"),
    ("from Alpha,Beta and Gamma.", "Alpha, Beta, Gamma"),
    ("from Alpha and Beta in the U.S., and Gamma in Norway.", "Alpha, Beta, Gamma"),
    ("from Ida Moe of Delta, Alpha and Beta.", "Ida Moe, Alpha, Beta"),
    ("from Jo Volt and Ida Moe from Delta, Alpha and Beta.", "Jo Volt, Ida Moe, Alpha, Beta"),
    ("from Alpha, the pension fund Omega Trust and Beta.", "Alpha, Omega Trust, Beta"),
    ("from Alpha, the venture arm of Omega Trust, and Beta.", "Alpha, Beta"),
    ("from Alpha, Delta’s Lanes of the North Fund, as well as Beta.", "Alpha, Lanes, Beta"),
    ("from Alpha, Beta and Jo Volt, Jr.", "Alpha, Beta, Jo Volt"),
    ("from Alpha along with other lenders and debt funds. - The Kite Post", "Alpha"),
    ("from Alpha, A/B Ventures, and 2K Angels.", "Alpha, A/B Ventures, 2K Angels"),
    ("from Alpha Insurance Companies, Beta Growth Investing and Moe’s of Oslo.", "Alpha Insurance Companies, Beta Growth Investing, Moe’s of Oslo"),
    ("from Alpha, Beta Growth Equity and Gamma.", "Alpha, Beta Growth Equity, Gamma"),
]  # fmt: skip


@pytest.mark.parametrize(("said", "names"), LISTED)
def test_a_list_goes_on_over_what_is_said_of_its_names(said, names):
    (found,) = rounds(f"Acme, a maker of kites, has raised $9 million {said}")
    assert ", ".join(found.investors) == names


LED = [
    ("led by its existing investor, Alpha along with Beta.", "Alpha"),
    ("led by, Ida Moe (Partner, Delta) and Jo Volt.", "Ida Moe, Jo Volt"),
    ("led by Alpha, Moe said.", "Alpha"),
    ("headed up by Ida Moe, general partner at Alpha, with Beta.", "Alpha"),
    ("which Alpha led.", "Alpha"),
    ("that Alpha led and Beta joined.", "Alpha"),
    ("with Alpha as anchor investor.", "Alpha"),
    ("led by Alpha and joined by co-lead Beta and by Gamma.", "Alpha, Beta"),
    ("led by Moe, a backer with a record of finding brands such as Delta, Omega, and Kite Shave Club.", "Moe"),
    ("led by Alpha, a fund formed by Ida Moe and Jo Volt, with Beta.", "Alpha"),
    ("led by Alpha and other institutional investors including Beta.", "Alpha"),
    ("led by Alpha and angel investors such as Ida Moe.", "Alpha"),
    ("led by a group of investors including Alpha.", "Alpha"),
    ("with Alpha leading the capital infusion.", "Alpha"),
    ("led by Ida Moe at Alpha, with angels Jo Volt and Al Ohm.", "Ida Moe"),
]  # fmt: skip


@pytest.mark.parametrize(("said", "names"), LED)
def test_who_led_is_told_apart_from_what_is_said_of_him(said, names):
    (found,) = rounds(f"Acme, a maker of kites, has raised $9 million in a round {said}")
    assert ", ".join(found.lead_investors) == names


def test_an_aside_between_dashes_does_not_end_a_list():
    (found,) = rounds(
        "Acme raised $9 million. Beta and backer Alpha — the kite giant — are co-leading the round."
    )
    assert found.lead_investors == ("Beta", "Alpha")
