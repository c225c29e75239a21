"""Commitments that are told of the seller's side, and of what is sold."""

from datetime import date

import pytest

from graph.article import Article
from graph.dates import PartialDate
from graph.extract import facts_in
from graph.extract.model import NONE
from graph.facts import Commitment


def deals(text):
    """(buyer, supplier) of each commitment."""
    article = Article("p", "u", None, None, text, PartialDate(2026, 6, 20), date(2026, 6, 20))
    return [(f.buyer, f.supplier) for f in facts_in(article, model=NONE).facts if isinstance(f, Commitment)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Quillmark rents out its GPUs to customers including Halvora, Brindle and Tessaline.",
            [("Halvora", "Quillmark"), ("Brindle", "Quillmark"), ("Tessaline", "Quillmark")],
        ),
        (
            "Analysts praised Quillmark’s computing infrastructure, which the company has been leasing to Halvora.",
            [("Halvora", "Quillmark")],
        ),
        (
            "In May, Quillmark paid for its nursery with the sale of 3 million carbon credits to Halvora.",
            [("Halvora", "Quillmark")],
        ),
        ("Fernhollow will provide electricity to Halvora from 2029.", [("Halvora", "Fernhollow")]),
        (
            "CoreWeave has both Halvora and Brindle as customers.",
            [("Halvora", "CoreWeave"), ("Brindle", "CoreWeave")],
        ),
        ("Halvora has long been a Quillmark cloud customer.", [("Halvora", "Quillmark")]),
        ("Halvora is already a Google Cloud user.", [("Halvora", "Google Cloud")]),
        ("Oracle has already contracted $3 billion in cloud services to Halvora.", [("Halvora", "Oracle")]),
        ("Halvora indicated that it wants 350,000 Nvidia accelerators.", [("Halvora", "Nvidia")]),
        (
            "CoreWeave signed a cloud services agreement with Anthropic, with respect to access to compute capacity.",
            [("Anthropic", "CoreWeave")],
        ),
        (
            "CoreWeave made deals with Halvora in May and Brindle in June to provide compute.",
            [("Halvora", "CoreWeave"), ("Brindle", "CoreWeave")],
        ),
        (
            "Microsoft will support Halvora by providing it with cloud infrastructure.",
            [("Halvora", "Microsoft")],
        ),
        ("Galaxy leased its Helm campus to Halvora.", [("Halvora", "Galaxy")]),
        (
            "Applied Digital signed a 15-year lease with CoreWeave worth $7 billion.",
            [("CoreWeave", "Applied Digital")],
        ),
        ("Crusoe struck a deal with Halvora to lease its data center.", [("Halvora", "Crusoe")]),
        (
            "Halvora has signed a 15-year contract with Fernhollow for 4.9 million metric tons of carbon removal.",
            [("Halvora", "Fernhollow")],
        ),
        ("Halvora signed a $750 million deal with Microsoft to use Azure.", [("Halvora", "Microsoft")]),
        (
            "Halvora will pay Google and Amazon at least $3 billion for cloud services.",
            [("Halvora", "Google"), ("Halvora", "Amazon")],
        ),
        ("Halvora will pay Google about $1 billion a year for a custom model.", [("Halvora", "Google")]),
        ("Halvora will spend $3 billion a year on Quillmark’s products.", [("Halvora", "Quillmark")]),
        ("Halvora and Microsoft agreed a $15.2 billion compute deal.", [("Halvora", "Microsoft")]),
        (
            "Fernhollow is close to a $5 billion deal to sell AI servers to Halvora.",
            [("Halvora", "Fernhollow")],
        ),
        ("Halvora will buy 18,000 Nvidia Blackwell chips.", [("Halvora", "Nvidia")]),
        ("Halvora is in talks to use Google’s TPUs in its plants.", [("Halvora", "Google")]),
        ("Fernhollow has sold 29 turbines to Halvora for $1.25 billion.", [("Halvora", "Fernhollow")]),
        (
            "The Ministry of Health awarded Halvora a $100 million contract.",
            [("Ministry of Health", "Halvora")],
        ),
        (
            "The Ministry of Health awarded contracts worth up to $200 million each to Halvora, Brindle and Tessaline.",
            [
                ("Ministry of Health", "Halvora"),
                ("Ministry of Health", "Brindle"),
                ("Ministry of Health", "Tessaline"),
            ],
        ),
        (
            "Halvora won a $200 million contract from the Ministry of Health.",
            [("Ministry of Health", "Halvora")],
        ),
        ("Quillmark, whose cloud customers include Halvora, grew fast.", [("Halvora", "Quillmark")]),
        ("Halvora is one of the largest cloud customers of Quillmark.", [("Halvora", "Quillmark")]),
        (
            "Quillmark, a big supplier of chips to carmakers such as Halvora and Brindle, cut its forecast.",
            [("Halvora", "Quillmark"), ("Brindle", "Quillmark")],
        ),
        (
            "Quillmark will invest $4 billion in Halvora and also build two gigawatts of computing for the AI company.",
            [("Halvora", "Quillmark")],
        ),
        (
            "Quillmark announced in May a partnership with Halvora to power the retailer’s AI infrastructure.",
            [("Halvora", "Quillmark")],
        ),
        ("Halvora will deploy two gigawatts of Quillmark chips.", [("Halvora", "Quillmark")]),
        ("Halvora is buying half a million Quillmark GPUs.", [("Halvora", "Quillmark")]),
        ("Halvora signed a multi-year agreement to use Quillmark’s cloud.", [("Halvora", "Quillmark")]),
        ("Halvora’s main cloud partner, Quillmark, was told first.", [("Halvora", "Quillmark")]),
        (
            "Fernhollow Solar signed a 15-year power purchase agreement with Halvora.",
            [("Halvora", "Fernhollow Solar")],
        ),
    ],
)
def test_who_buys_compute_and_power_from_whom(text, expected):
    assert deals(text) == expected


def test_what_is_spent_to_use_a_technology_is_a_commitment():
    assert deals("Halvora committed to spending $2 billion per year to use Quillmark’s technology.") == [
        ("Halvora", "Quillmark")
    ]


def test_what_the_latter_of_two_customers_buys_is_its_own():
    article = Article(
        "p",
        "u",
        None,
        None,
        "CoreWeave has both Halvora and Brindle as customers — the latter signed a deal to buy $7 billion worth of services.",
        PartialDate(2026, 6, 20),
        date(2026, 6, 20),
    )
    told = {
        fact.buyer: fact.amount and fact.amount.value
        for fact in facts_in(article, model=NONE).facts
        if isinstance(fact, Commitment)
    }
    assert told == {"Halvora": None, "Brindle": 7_000_000_000}


@pytest.mark.parametrize(
    "text",
    [
        "Quillmark sold its chip business to Halvora.",
        "Washington barred Quillmark from selling chips to Halvora.",
        "The project, led by Brindle and Quillmark, is to build data centers for AI.",
        "Quillmark counts Halvora and Brindle as customers.",
        "Quillmark provides computing for the Halvora ecosystem.",
        "Halvora announced a partnership with Quillmark to build a supercomputer for AI.",
        "Halvora uses Brindle’s pilots and Quillmark did not order Brindle chips.",
    ],
)
def test_what_is_no_sale_of_computing(text):
    assert deals(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Orvane, a Maltrix cloud customer, said so.",
        "Orvane accounted for 62% of Maltrix’s cloud revenue.",
        "Maltrix, a cloud provider, said that its customer Orvane has stayed.",
        "Maltrix counts Orvane among its customers for GPUs.",
        "Maltrix’s largest customer, Orvane, accounts for 70% of its compute revenue.",
        "Maltrix announced a partnership under which Orvane will use its chips.",
        "Orvane was the launch customer for Maltrix’s data center.",
        "Maltrix is building a data center campus in Texas for Orvane.",
        "Orvane has signed a letter of intent to use Maltrix’s chips.",
        "Orvane will deploy 900 Maltrix B7 accelerators.",
    ],
)
def test_a_customer_by_other_words(text):
    assert deals(text) == [("Orvane", "Maltrix")]
