"""Money that nobody raises, told in the words of rounds; and the rounds told in nearly the same words."""

import pytest

from tests.graph.extract.shapes import brief, rounds

NOBODY_RAISES = [
    # a region woos it
    "Telangana has rolled out a policy to draw 90 new plants and seek investment worth Rs 7,000 crore.",
    "Rampur attracted Rs 21,000 crore and 26,400 jobs, and Sitapur garnered Rs 9,000 crore, creating 8,000 jobs.",
    "The park opened 40 units, leading to an investment of Rs 900 crore and 3,500 jobs.",
    # a company spends it
    "Kestrel Motors announced an investment of Rs 5,000 crore at the state's summit.",
    "Kestrel Motors is growing its hub with a $90 million investment that is spread over ten years.",
    "Kestrel Motors would spend about $8 billion on two campuses in Nebraska.",
    "Kestrel Motors expects to spend $200 million on Blackmoor development next year.",
    "Growth is fuelled by $40 billion in capital investments over four years into the Blackmoor project.",
    "Kestrel Motors keeps up its £11 billion investment in 5G and fibre.",
    "Kestrel Motors was weighing an addition to its record $44 billion five-year capital plan.",
    # it has or earns it
    "The bet has soured Kestrel's $200 billion equity portfolio over the decade.",
    "With $300 million in excess capital, Kestrel Motors repurchased shares.",
    "Closing inventory decreased from $3.9 billion to $2.6 billion at Kestrel Motors.",
    "Kestrel Motors raked in $80 billion between April and June.",
    "Kestrel Motors is locked in tussles over $1.1 billion.",
    "Income of Kestrel Lending was due to $20 million from first lien secured debt and $3 million from subordinated debt.",
    "An analyst raises his Kestrel estimate to $2.1 billion from $1.9 billion.",
    "As of June 30, Kestrel Motors had a closing cash balance of Rs 18,000 crore.",
    "Kestrel Motors had hoped to raise up to $4 billion.",
    "Kestrel Capital expects its fundraising to exceed the $7 billion raised in 2024.",
    "Kestrel Capital is pleased to announce the closing of a $51 million loan for the purchase of an apartment building.",
    # sellers and thieves get it
    "Kestrel Capital nets $180 million as it exits Blackmoor Energy.",
    "Kestrel Capital pocketed $90 million from selling its shares in Blackmoor Energy.",
    "Last year scammers using Kestrel Pay raked in at least $375 million in crypto.",
    # others get it
    "Kestrel Legal helped secure $200 million in such distributions.",
    "In 2019 alone the firm secured over $300 million for investors.",
    "Kestrel Legal received a $10 million retainer shortly before the collapse.",
    "Kestrel's owners demand to receive up to $100 million in damages.",
    "Ida Moe sells 2% in Kestrel Motors to raise $40 million for her bank.",
    "Kestrel Capital cut its holding in Blackmoor Energy to raise $2 billion for a fine.",
    # sums of many, totals, parts, funds
    "Eight developers and one trust, Blackmoor Homes, were collectively raising Rs 20,000 crore.",
    "Kestrel Motors closed six raises since May, totaling $90 million.",
    "Kestrel Motors had raised just under $20 million, according to Crunchbase, before it was sold.",
    "The region's kite makers drew over $200 million in startup funding in 2020, led by Kestrel Motors.",
    "Kestrel Capital recently secured $9 billion in fresh commitments.",
    "Kestrel Capital raised $3 billion in fresh capital across two funds.",
    "Kestrel Authority gets Rs 50 crore to invest in rural startups.",
    # debts and losses
    "Kestrel Group has $2 billion in debt, its founder said.",
    "Kestrel Motors faces a $270 million hit on loans to Tern.",
    "Kestrel Motors could lose $270 million on its loans to Tern.",
    # sizes that no round has
    "A saver can bid for Kestrel Motors with an investment of Rs 1,90,000.",
    "Kestrel Motors was looking to raise as much as $6 trillion to build foundries.",
]


@pytest.mark.parametrize("text", NOBODY_RAISES)
def test_money_that_nobody_raises(text):
    assert rounds(text) == []


ROUNDS = [
    ("Kestrel Motors announced an investment of Rs 50 crore from Tern Ventures.", "INR 500000000"),
    ("Kestrel Motors announced a $300 million investment from partners, including Tern Ventures.", "USD 300000000"),
    ("Kestrel Motors secured an investment of $30 million.", "USD 30000000"),
    ("Kestrel Motors announced a $150 million equity raise.", "USD 150000000"),
    ("Kestrel Motors is on the hunt for another $100 million in investment.", "USD 100000000"),
    ("Kestrel Motors raised $6 million and plans to create 50 jobs.", "USD 6000000"),
    ("Kestrel Motors raised $60 million during the third quarter through a private placement.", "USD 60000000"),
    ("Kestrel Motors, a maker of kites, has raised JPY 2,000,000,000,000 in a funding round.", "JPY 2000000000000"),
    ("Kestrel Motors raises $330 million in a round which will see it raising $165 million from Tern Ventures.", "USD 330000000"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "amount"), ROUNDS)
def test_rounds_in_nearly_the_same_words(text, amount):
    assert [brief(fact) for fact in rounds(text)] == [("Kestrel Motors", amount)]
