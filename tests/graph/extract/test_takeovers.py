"""Who bought whom and what was sold to whom, on sentences of our own."""

from datetime import date

import pytest

from graph.article import Article
from graph.extract import facts_in
from graph.facts import Ownership


def owned(text):
    facts = facts_in(Article("p", "https://example.org", None, None, text, None, date(2026, 6, 20))).facts
    return [(one.parent, one.child, one.relation) for one in facts if isinstance(one, Ownership)]


def price(text):
    facts = facts_in(Article("p", "https://example.org", None, None, text, None, date(2026, 6, 20))).facts
    (one,) = (fact for fact in facts if isinstance(fact, Ownership))
    return one.amount and str(one.amount)


@pytest.mark.parametrize(
    "text",
    [
        # the buyer does it
        "Brightmoor struck a deal to acquire the customer relations startup Hopline, two people told Newsday.",
        "Brightmoor buys the design studio, Hopline for an undisclosed sum.",
        "At the end of May 2022, Brightmoor acquired the brewer Hopline.",
        "Brightmoor acquires all outstanding shares in Hopline.",
        "Brightmoor acquired 100% of Hopline.",
        "Brightmoor takes Hopline private.",
        "Brightmoor paid $20 million for Hopline.",
        "Brightmoor paid $20 million to acquire Hopline.",
        "Brightmoor acqui-hired Hopline.",
        "Brightmoor completes acquisition of Hopline.",
        "Brightmoor closed the $20 million acquisition of Hopline.",
        "Brightmoor said on Monday it would acquire Hopline for $2 million.",
        "The ale is made at Hopline, Brightmoor’s biggest ever acquisition.",
        "Brightmoor will buy Hopline from Keystone for $3 million.",
        "Brightmoor grew. Ida Moe, its chief executive, highlighted the acquisition of Hopline.",
        # what is bought was named before
        "Ida Moe ran a brewery called Hopline. Brightmoor acquired that startup in 2017.",
        "Ida Moe was an early investor in Hopline before Brightmoor acquired it.",
        "Hopline makes beer. The company has since been acquired by Brightmoor.",
        "Hopline grew until it was bought by Brightmoor.",
        # it changes hands
        "Ida Moe founded Hopline, acquired by Brightmoor in 2015.",
        "Ida Moe founded Hopline (acquired by Brightmoor in 2011).",
        "Acquired by Brightmoor in 2019, Hopline has grown.",
        "Since its acquisition by Brightmoor, Hopline has grown.",
        "Hopline, an ale startup that Brightmoor acquired last year, is closed.",
        "Brightmoor runs on Hopline, which it bought in 2021.",
        "The city is home to Hopline, which last month sold to Brightmoor.",
        "Ida Moe worked at Hopline, an ale app that was sold to Brightmoor in 2015.",
        "The round’s backers saw Hopline (since sold to Brightmoor and now a top brewer).",
        "Hopline, a startup that brews, has agreed to be sold to Brightmoor.",
        "Hopline sold itself to Brightmoor for $20 million.",
        "Ida Moe worked at Hopline until its $2 million sale to Brightmoor.",
        "The board has approved the sale of its entire stake in the brewer Hopline to Brightmoor.",
    ],
)
def test_one_purchase(text):
    assert owned(text) == [("Brightmoor", "Hopline", "acquired")]


@pytest.mark.parametrize(
    "text",
    [
        "Brightmoor paid for it with its $3 million acquisition of Hopline and Dutch car rental company Fernlight.",
        "Building on previous acquisitions, including Hopline (2020) and Fernlight (2022), Brightmoor grew. Brightmoor brews.",
        "Brightmoor’s acquisitions include Hopline and Fernlight.",
        "So, Brightmoor acquired two other businesses, Hopline and Fernlight, and grew.",
        "Brightmoor has made two acquisitions: Hopline and Fernlight.",
    ],
)
def test_a_list_of_purchases(text):
    assert {one[1] for one in owned("Brightmoor brews beer. " + text)} == {"Hopline", "Fernlight"}


def test_two_buyers_of_one_company():
    assert owned("Keystone and Brightmoor acquired Hopline for $2 million.") == [
        ("Keystone", "Hopline", "acquired"),
        ("Brightmoor", "Hopline", "acquired"),
    ]


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("Ida Moe worked at Hopline until its $2 million sale to Brightmoor.", "USD 2,000,000"),
        ("Brightmoor paid $20 million in cash for Hopline.", "USD 20,000,000"),
        ("Brightmoor runs on Hopline, which it bought in 2021 for $3 million.", "USD 3,000,000"),
        ("Brightmoor will acquire Hopline for $13.50 per share in cash.", None),
        ("Brightmoor has raised $9 million and acquired Hopline.", None),
    ],
)
def test_the_price_is_what_was_paid(text, amount):
    assert price(text) == amount


@pytest.mark.parametrize(
    "text",
    [
        "Brightmoor said it was considering whether it would acquire Hopline.",
        "Hopline’s owner said it would not sell itself to Brightmoor.",
        "Hopline did well with Keystone before it was acquired in part by its staff.",
        "Brightmoor completed the purchase of shares of Hopline.",
        "Brightmoor sold its asset sale to Keystone as a success.",
        "Brightmoor announced plans for a hostile takeover of Hopline.",
        "“No, but we will buy Hopline if you want,” Brightmoor wrote.",
        "Brightmoor acquired Hopline’s asphalt works.",
        "Ida Moe, Max Lund, and Jo Berg took over the Hopline Stage.",
        "Brightmoor, an ale house backed by Keystone has acquired a meadow.",
        "Hopline may be acquired by Brightmoor.",
    ],
)
def test_no_purchase(text):
    assert owned(text) == []


@pytest.mark.parametrize(
    ("text", "child"),
    [
        (
            "Brightmoor will use the proceeds for the acquisition of Hopline Electrical and Mechanical Works.",
            "Hopline Electrical and Mechanical Works",
        ),
        ("Brightmoor has acquired Hopline Casks and Barrels (HCB).", "Hopline Casks"),
        ("Brightmoor acquires Hopline’s remaining assets.", "Hopline"),
        ("At the end of May, Brightmoor acquired the Iberian exchange Hopline.", "Hopline"),
        ("Brightmoor grew, having previously acquired the brewer Hopline in May.", "Hopline"),
    ],
)
def test_what_is_bought_is_one_company(text, child):
    assert owned(text) == [("Brightmoor", child, "acquired")]


@pytest.mark.parametrize(
    "text",
    [
        "Hopline grew fast. In 2021, the company was acquired by Brightmoor for about $30 million.",
        "Hopline lost its chief three months after getting acquired by Brightmoor.",
        "Ida Moe founded Hopline, the beer company that reached a million drinkers before selling to Brightmoor in 2019.",
        "The exits included Brightmoor’s purchase of the ale maker Hopline reportedly netted its backers little.",
        "Brightmoor beat estimates. He emphasized the acquisition of Hopline as a step ahead.",
        "Brightmoor beat estimates. With the Hopline acquisition, the company will brew ale.",
        "Brightmoor officially closed its Hopline acquisition.",
        "Brightmoor lauded the integration of the Hopline acquisition.",
    ],
)
def test_who_was_bought_by_other_words(text):
    assert owned(text) == [("Brightmoor", "Hopline", "acquired")]


def test_whose_acquisition_it_is_is_told_before_the_company_bought():
    text = "Fernlight is Brightmoor’s first big acquisition since the company bought Hopline in 2017."
    assert sorted(owned(text)) == [
        ("Brightmoor", "Fernlight", "acquired"),
        ("Brightmoor", "Hopline", "acquired"),
    ]


@pytest.mark.parametrize(("share", "relation"), [("30 per cent", "owns"), ("95%", "acquired")])
def test_a_part_that_is_sold_is_held_by_its_buyer(share, relation):
    text = f"Fernlight completed the divestment of its {share} stake in Hopline to Brightmoor."
    assert owned(text) == [("Brightmoor", "Hopline", relation)]


@pytest.mark.parametrize(
    "text",
    [
        "Hopline acquired all shares held by Brightmoor.",
        "Analysts asked about the Hopline acquisition.",
        "Hopline, the company acquired by no one, sells to Brightmoor.",
    ],
)
def test_who_did_not_buy(text):
    assert owned(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Brightmoor signed a deal worth $2.3 billion to buy the brewer Hopline.",
        "Moe Inns sold the Hopline reality headset startup to Brightmoor for $2 billion.",
        "Moe Inns divested Hopline to Brightmoor.",
        "Moe Inns offloaded its Hopline unit for $9 million to Brightmoor.",
        "Hopline sold to Brightmoor in a $300 million deal",
        "The acquisition of Hopline gives Brightmoor a foothold in Spain.",
        "Brightmoor and a group of investors bought Hopline for $44 billion.",
        "Brightmoor names Ida Moe as its next chief executive. Last year, it signed a deal to buy the brewer Hopline.",
    ],
)
def test_who_took_over_by_other_words(text):
    assert ("Brightmoor", "Hopline", "acquired") in owned(text)


def test_two_purchases_each_with_its_time():
    text = "Brightmoor bought the brewer Hopline in 2022 and ale-focused streaming service Fernlight in 2021."
    assert owned(text) == [
        ("Brightmoor", "Hopline", "acquired"),
        ("Brightmoor", "Fernlight", "acquired"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Brightmoor won control of Hopline after a long fight.",
        "Brightmoor has taken full control of Hopline.",
        "Moe Inns is exploring a sale of Fernlight. Brightmoor’s $2 billion deal for Hopline closed in May.",
        "Brightmoor picked up Hopline for $3 million.",
        "Brightmoor agreed to buy Keystone’s Hopline unit for $3 billion.",
        "Hopline agreed to a $3 billion takeover by Brightmoor.",
        "Hopline accepted a $3 billion takeover offer from Brightmoor.",
        "Hopline was folded into Brightmoor.",
        "Brightmoor folded Hopline into its brewing unit.",
        "Brightmoor is exploring a sale of Hopline, which it acquired in 2019.",
    ],
)
def test_control_that_passes_by_other_words(text):
    assert ("Brightmoor", "Hopline", "acquired") in owned(text)


@pytest.mark.parametrize(
    "text",
    [
        "Brightmoor’s $2 billion bid for Hopline was rejected.",
        "Brightmoor took control of the board.",
        "Brightmoor agreed to buy Moe Inns’ Fernlight stake.",
        "Brightmoor picked up Hopline as an investor.",
        "Brightmoor, a day trader, has been buying Hopline before lunch.",
        "Keystone sold the first chips of Hopline to Brightmoor.",
    ],
)
def test_no_control_passes(text):
    assert owned(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Brightmoor acquired Hopline, an ale brewer, in 2019, and more recently, in May 2025, announced the acquisition of Fernlight, a cider brand.",
        "As part of its push, Brightmoor bought Hopline, a brewer, in 2020 and later snapped up Fernlight.",
        "Brightmoor makes beer. It bought the ale app Hopline in 2024 and, last August, picked up a 51% stake in Fernlight for $9 million.",
    ],
)
def test_a_second_purchase_is_made_by_who_made_the_first(text):
    assert [one[:2] for one in owned(text)] == [("Brightmoor", "Hopline"), ("Brightmoor", "Fernlight")]


@pytest.mark.parametrize(
    "text",
    [
        "Ida Moe founded Hopline and sold it to Brightmoor in 2012.",
        "Ida Moe sold her first startup, Hopline, to Brightmoor in 2012.",
        "Keystone is selling its Spanish unit, Hopline, to Brightmoor.",
        "AI mania tanks Brightmoor’s Keystone acquisition — it buys the pub app Hopline",
        "Keystone is in talks with Brightmoor, which bought Hopline in 2019.",
    ],
)
def test_who_sold_what_to_whom(text):
    assert ("Brightmoor", "Hopline", "acquired") in owned(text)
