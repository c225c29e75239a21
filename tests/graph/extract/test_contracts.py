"""Contracts for computing, chips or power that a noun tells, and sellers by what the text calls them; our own sentences."""

import pytest

from graph.extract.sellers import said_rank
from graph.facts import Commitment
from tests.graph.extract.test_other_kinds import read


def pairs(text):
    return [(found.buyer, found.supplier) for found in read(text, Commitment)]


@pytest.mark.parametrize(
    "text",
    [
        "Maltrix won a $6.5 billion contract from Orvane to provide AI computing.",
        "Maltrix secured a $14 billion order from Orvane for cloud services.",
        "Orvane is behind another $10 billion contract with the chip giant Maltrix to make its processors.",
        "Under their deal, Maltrix is supposed to be Orvane’s primary provider of cloud services.",
        "Under its deal with Orvane, Maltrix will be the startup’s primary provider of cloud services.",
        "The agreement gives Orvane access to one gigawatt of Maltrix’s computing capacity.",
        "Orvane’s chips are made by Maltrix.",
        "Orvane has its processors manufactured by Maltrix.",
        "Maltrix will make Orvane’s next AI chip.",
        "Orvane signed a 15-year lease for 300 megawatts at Maltrix’s Texas campus.",
        "Orvane inked a power purchase agreement for 150 megawatts from Maltrix’s geothermal plant.",
        "Orvane trains its models on Maltrix chips.",
        "Orvane moved its workloads to Maltrix’s cloud.",
        "Orvane chip supplier Maltrix rose 3%.",
        "Orvane named Maltrix its preferred cloud provider.",
        "Orvane is in talks with Maltrix to rent GPUs.",
    ],
)
def test_a_contract_by_its_noun(text):
    assert pairs(text) == [("Orvane", "Maltrix")]


def test_wins_from_several():
    text = "Maltrix supplies data-center networks and rose after contract wins from Orvane and Quolt."
    assert pairs(text) == [("Orvane", "Maltrix"), ("Quolt", "Maltrix")]


@pytest.mark.parametrize(
    "text",
    [
        "Orvane announced a $2 billion deal with the investor Maltrix to fund data centers.",
        "Orvane supplier Maltrix rose 3%.",
        "The deal made Maltrix the exclusive cloud provider of the city.",
        "Orvane is in talks with Maltrix for a loan.",
        "Maltrix won a $2 billion contract from Orvane to repaint its fleet.",
    ],
)
def test_no_contract(text):
    assert pairs(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Maltrix, a cloud provider, signed a five-year contract worth $7.5 billion with Orvane.",
        "Cloud operator Maltrix rose. Orvane signed a five-year contract worth $7.5 billion with Maltrix.",
        "Cloud operator Maltrix rose. Maltrix signed a $3 billion cloud deal with Orvane.",
        "Chipmaker Maltrix fell. A $3 billion chip contract between Maltrix and Orvane begins in 2027.",
        "Maltrix is a cloud provider. Its largest customer, Orvane, accounts for most of its sales.",
        "Data center operator Maltrix rose. Orvane is a customer of Maltrix.",
    ],
)
def test_a_seller_is_who_the_text_calls_one(text):
    assert pairs(text) == [("Orvane", "Maltrix")]


def test_whose_goods_they_are_decides_between_two_sellers():
    said = {"Maltrix": "chips", "Orvane Cloud": "cloud", "Talvex": "power"}
    assert said_rank("Maltrix", "a deal for 900 chips", said) > said_rank(
        "Orvane Cloud", "a deal for 900 chips", said
    )
    assert said_rank("Orvane Cloud", "a deal for capacity", said) > said_rank(
        "Maltrix", "a deal for capacity", said
    )
    assert said_rank("Talvex", "a deal for capacity", said) == 0
    assert said_rank("Talvex", "a deal for electricity", said) == 3
    assert said_rank("Quolt", "a deal for electricity", said) == 0


def test_two_deals_of_the_same_two_are_two_where_the_text_says_so():
    text = "Orvane signed a $300 billion cloud deal with Oracle. Orvane also agreed to pay Oracle $30 billion a year for data centers."
    assert [int(found.amount.value) for found in read(text, Commitment)] == [300_000_000_000, 30_000_000_000]
