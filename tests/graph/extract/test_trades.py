"""Who buys computing or energy from whom, on sentences of our own."""

from decimal import Decimal

import pytest

from graph.facts import Commitment
from tests.graph.extract.test_other_kinds import read


@pytest.mark.parametrize(
    "text",
    [
        "Maltrix won a $2 billion contract to provide GPU capacity to Orvane.",
        "Talvex will provide 500 megawatts of nuclear power to Orvane.",
        "Maltrix has struck a deal to supply Orvane with 10 gigawatts of chips.",
        "Orvane placed a $10 billion order for Maltrix’s AI chips.",
        "Orvane is Maltrix’s largest cloud customer.",
        "Maltrix counts Orvane among its cloud customers.",
        "Orvane will deploy 6 gigawatts of Maltrix’s GPUs.",
        "Orvane leased 250 megawatts of capacity at Maltrix’s campus.",
        "Maltrix has leased a data center to Orvane for 15 years.",
        "Orvane has contracted to purchase $300 billion in computing power from Maltrix.",
        "Orvane ordered 900 processors from chipmaker Maltrix.",
        "Orvane reached an agreement to rent Maltrix chips for $1.5 billion.",
        "Maltrix rents GPUs to Orvane.",
        "Maltrix will host Orvane’s models on its cloud.",
        "Maltrix has signed a long-term deal to produce chips for Orvane.",
        "Maltrix secured a $19 billion GPU infrastructure deal with Orvane.",
        "Orvane has extended its cloud contract with Maltrix to 2032.",
        "Orvane has a $30 billion contract with Maltrix for compute.",
        "The agreement establishes Maltrix as Orvane’s preferred cloud.",
        "Orvane’s main cloud partner, Maltrix, declined to comment.",
        "Orvane struck a deal worth $10 billion to buy power from Talvex.",
    ],
)
def test_whoever_is_named_first_the_buyer_and_the_supplier_are_told_apart(text):
    (found,) = read(text, Commitment)
    assert (found.buyer, found.supplier) == ("Orvane", "Talvex" if "Talvex" in text else "Maltrix")


def test_laboratories_buy_also_where_they_are_named_last():
    (found,) = read("Maltrix signed a compute deal with OpenAI.", Commitment)
    assert (found.buyer, found.supplier) == ("OpenAI", "Maltrix")


def test_the_sum_of_an_order_is_the_sum_of_the_commitment():
    (found,) = read("Orvane placed a $10 billion order for Maltrix’s AI chips.", Commitment)
    assert found.amount
    assert found.amount.value == Decimal(10_000_000_000)


@pytest.mark.parametrize(
    "text",
    [
        "Orvane bought a data center business from Maltrix.",  # a takeover
        "Orvane builds infrastructure for AI with Maltrix.",
        "Orvane provides training computing to Norway.",
        "Maltrix provides computing for the Orvane ecosystem.",
        "Orvane got access to capital from Maltrix for its chips.",
        "Orvane provides software tools for data centers to Maltrix.",
    ],
)
def test_no_trades(text):
    assert read(text, Commitment) == []


@pytest.mark.parametrize(
    "text",
    [
        "Orvane agreed last fall to buy $700 million of Maltrix’s accelerators.",
        "Maltrix invested in the lab Orvane, which in turn committed to purchase $18 billion worth of Maltrix accelerators.",
        "Orvane agreed to lease 4.5 gigawatts of data center power from Maltrix.",
        "Orvane has reserved 30 million euros of capacity with the Norwegian cloud operator Maltrix until 2028.",
        "Orvane took 70 percent of the capacity of the plant from Maltrix.",
        "Orvane will take 190 megawatts at Maltrix’s Pecos campus.",
        "Orvane gets its AI chips from Maltrix.",
        "Orvane sources its chips from Maltrix.",
        "Orvane plans to use TPUs made by Maltrix.",
        "Orvane has partnered with Maltrix to deploy 10 gigawatts of accelerators.",
        "Orvane turned to Maltrix for computing capacity.",
        "Orvane has been negotiating a multi-year contract for capacity with Maltrix.",
        "Maltrix struck a hosting deal with Orvane that spans 12 years.",
        "Maltrix signed an offtake agreement with Orvane for carbon removal.",
        "Maltrix landed Orvane as a cloud customer.",
        "Maltrix will supply high-bandwidth memory to Orvane.",
    ],
)
def test_a_trade_by_other_words(text):
    assert [(found.buyer, found.supplier) for found in read(text, Commitment)] == [("Orvane", "Maltrix")]


def test_several_suppliers_of_one():
    text = "Orvane has tapped Maltrix and Quolt for memory chips."
    assert [found.supplier for found in read(text, Commitment)] == ["Maltrix", "Quolt"]


def test_next_to_is_no_sale():
    assert read("Orvane may build its data center next to Maltrix’s land.", Commitment) == []
