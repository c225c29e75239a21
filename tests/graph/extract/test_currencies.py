"""Money in the words and units of many countries, and whose money a sign is that several of them share."""

import pytest

from graph.extract.amounts import amounts
from tests.graph.extract.shapes import brief, rounds


def read(text, article=""):
    return [f"{m.amount.currency} {int(m.amount.value)}" for m in amounts(text, article)]


UNITS = [
    ("3 billion baht", "THB 3000000000"),
    ("500 billion dong", "VND 500000000000"),
    ("200 billion rupiah", "IDR 200000000000"),
    ("Rp 500 miliar", "IDR 500000000000"),
    ("Rp1.5 triliun", "IDR 1500000000000"),
    ("70 million Swedish kronor", "SEK 70000000"),
    ("40 million Danish kroner", "DKK 40000000"),
    ("20 million Czech crowns", "CZK 20000000"),
    ("20 million lira", "TRY 20000000"),
    ("300 million pesos", "MXN 300000000"),
    ("300 million Philippine pesos", "PHP 300000000"),
    ("KSh 500 million", "KES 500000000"),
    ("NIS 40 million", "ILS 40000000"),
    ("Tk 50 crore", "BDT 500000000"),
    ("LKR 500 million", "LKR 500000000"),
    ("250 M€", "EUR 250000000"),
    ("250M€", "EUR 250000000"),
    ("20 million €", "EUR 20000000"),
    ("500,000 €", "EUR 500000"),
    ("20 Mio. €", "EUR 20000000"),
    ("40 MSEK", "SEK 40000000"),
    ("MEUR 4", "EUR 4000000"),
    ("4 billion Pakistani rupees", "PKR 4000000000"),
    ("20 million Hong Kong dollars", "HKD 20000000"),
    ("1 billion CFA francs", "XOF 1000000000"),
    ("20 million hryvnias", "UAH 20000000"),
]
SPELLED = [
    ("twelve million dollars", "USD 12000000"),
    ("seventy-five million euros", "EUR 75000000"),
    ("half a billion dollars", "USD 500000000"),
    ("a half-billion-dollar", "USD 500000000"),
    ("a quarter of a million pounds", "GBP 250000"),
    ("two hundred million rupees", "INR 200000000"),
    ("one hundred and fifty million yen", "JPY 150000000"),
    ("two and a half billion dollars", "USD 2500000000"),
    ("a billion dollars", "USD 1000000000"),
]


@pytest.mark.parametrize(("text", "money"), UNITS + SPELLED)
def test_money_in_many_units_and_in_words_is_read(text, money):
    assert read(text) == [money]
    assert read(f"Acme raised {text}, it said.") == [money]


@pytest.mark.parametrize(
    "text",
    [
        "a million-dollar question",
        "a billion dollar paper valuation",
        "several hundred million dollars",
        "the COP 28 meeting",
        "LE 4",
        "20 million crowns",  # of nobody's country
        "5 million other dollars",
        "nis 7 million",
    ],
)
def test_what_only_looks_like_money_is_none(text):
    assert read(text) == []


def test_a_sign_in_front_of_a_number_is_not_of_the_one_before_it():
    assert read("In 2024 €20 million, and 5 $100 notes") == ["EUR 20000000", "USD 100"]


WHOSE = [
    ("Karachi-based Bazaaro raised Rs 2 billion.", "PKR"),
    ("LAHORE: Bazaaro raised Rs 2 billion.", "PKR"),
    ("Pikmo, a Nepali food delivery startup, raised Rs 40 million.", "NPR"),
    ("Colombo-based Pikmo raised Rs 200 million.", "LKR"),
    ("Pikmo raised Rs 2 billion. The Karachi company will hire.", "PKR"),
    ("Mumbai-based Morfo raised Rs 40 crore.", "INR"),
    ("Morfo raised Rs 40 crore. It will enter Sri Lanka.", "INR"),
    ("Mumbai-based Morfo raised Rs 40 crore to enter Sri Lanka. Sri Lanka has few lenders.", "INR"),
    ("Beijing-based Zhuiyo raised ¥500 million.", "CNY"),
    ("Tokyo-based Zhuiyo raised ¥500 million.", "JPY"),
    ("Zhuiyo raised ¥500 million.", "JPY"),
    ("Zhuiyo raised ¥500 million. Its market is China, where Chinese rivals thrive.", "JPY"),
    ("Alano, a Copenhagen startup, raised 40 million kroner.", "DKK"),
    ("Manila-based Alano raised 400 million pesos.", "PHP"),
    ("Nairobi-based Alano raised 400 million shillings.", "KES"),
]


@pytest.mark.parametrize(("text", "currency"), WHOSE)
def test_money_of_several_countries_is_that_of_the_company(text, currency):
    first = text.split(". ")[0] + "."
    assert [one.split()[0] for one in read(first, text)] == [currency]


def test_the_article_tells_of_which_country_a_round_is():
    (one,) = rounds("Bazaaro raised Rs 2 billion from Ribbit Capital. The Karachi company will hire.")
    assert brief(one) == ("Bazaaro", "PKR 2000000000")


VAGUE = [
    "Alano raised a nine-figure sum from Alpha Capital and Beta Ventures.",
    "Alano secured tens of millions of dollars from Alpha Capital and Beta Ventures.",
    "Alano attracted hundreds of millions from Alpha Capital and Beta Ventures.",
    "Alpha Capital put an eight-figure sum into Alano.",
    "Alpha Capital poured tens of millions of euros into Alano.",
]


@pytest.mark.parametrize("text", VAGUE)
def test_a_sum_without_a_figure_is_a_round_without_an_amount(text):
    (one,) = rounds(text)
    assert brief(one) == ("Alano", None)
    assert one.investors == tuple(name for name in ("Alpha Capital", "Beta Ventures") if name in text)


def test_one_sum_in_two_currencies_is_one_round():
    text = "Alano raised €20 million in a Series A led by Alpha Capital. The $22 million round brings the total to $40 million."
    (one,) = rounds(text)
    assert brief(one) == ("Alano", "EUR 20000000")
    earlier = (
        "Alano raised €20 million from Alpha Capital. It had raised $22 million from Beta Ventures in 2020."
    )
    assert len(rounds(earlier)) == 2
    larger = "Alano raised €20 million from Alpha Capital. The $40 million round was led by Beta Ventures."
    assert len(rounds(larger)) == 2
