"""Shapes of funding news, each on a sentence of our own: whose round it is, how much, and who gave it."""

import pytest

from tests.graph.extract.shapes import brief, rounds

NAMED = [
    ("solarKite, a Lyon-based maker of kites, raised $5m in seed funding.", "solarKite"),
    ("kite.health, the Lyon-based maker of kites, raised $5m in seed funding.", "kite.health"),
    ("1kite, a maker of kites, raised $5m in seed funding.", "1kite"),
    ("gokite raises US$5m to fly farther", "gokite"),
    ("i-Kite, a maker of kites, has raised $5m.", "i-Kite"),
    ("Kite Labs, a Lyon-based maker of kites, has raised $5m. The round lifts kite’s worth.", "Kite Labs"),
    ("Kite the Oakville, Ohio-based maker of kites, raised $5m in seed funding.", "Kite"),
    (
        "Boeking Kite Technology Co., Ltd, a Chinese maker of kites, has completed a $5m seed round.",
        "Boeking Kite",
    ),
]


@pytest.mark.parametrize(("text", "company"), NAMED)
def test_the_company_that_a_sentence_opens_with(text, company):
    (found,) = rounds(text)
    assert found.company.startswith(company)


BACKERS = [
    ("led by Mango Fund & Kraver Ventures.", ["Mango Fund", "Kraver Ventures"]),
    ("led by the European Bank for Repair and Growth.", ["European Bank for Repair and Growth"]),
    ("led by the Lisbon Stock Exchange.", ["Lisbon Stock Exchange"]),
    ("led by 01 Kraver and 500 Mangos.", ["01 Kraver", "500 Mangos"]),
    (
        "led by Section 44, January Capital and Kraver Invest.",
        ["Section 44", "January Capital", "Kraver Invest"],
    ),
    (
        "led by Kraver’s Surge, Zone Startups and First Round Capital.",
        ["Surge", "Zone Startups", "First Round Capital"],
    ),
    ("helmed by Kraver.", ["Kraver"]),
    ("with Kraver at the helm.", ["Kraver"]),
    ("with Kraver in the lead.", ["Kraver"]),
    ("led by Kraver, which also included the participation of Ohm Capital and Volt.", ["Kraver"]),
    ("from Kraver.", ["Kraver"]),  # the only one
    ("from Kraver and Ohm Capital.", ["Kraver", "Ohm Capital"]),
    ("from Kraver, Ohm Capital, Volt and Ampere.", []),  # too many to tell
    ("led existing investor Kraver, with participation from Volt.", ["Kraver"]),
    (
        "led by Kraver and Ohm, a fund from the founders of Volt, Ampere’s, and Watt that bets big.",
        ["Kraver", "Ohm"],
    ),
    ("from investors including Kraver.", ["Kraver"]),  # the only one named
    ("from Kraver, among others.", ["Kraver"]),
]


@pytest.mark.parametrize(("text", "leads"), BACKERS)
def test_who_leads(text, leads):
    (found,) = rounds("Acme, a maker of kites, raised $5m in seed funding " + text)
    assert list(found.lead_investors) == leads


def test_participants_in_unusual_words():
    (found,) = rounds(
        "Acme has closed a $5m seed round, with most of the new funds coming from Kraver. "
        "The round was backed by Ohm Capital and Volt Ventures. Existing investors First Round Capital and Ampere also participated."
    )
    assert set(found.investors) == {"Kraver", "Ohm Capital", "Volt Ventures", "First Round Capital", "Ampere"}


def test_a_round_of_which_only_the_backer_is_told():
    (found,) = rounds("Acme, a maker of kites, has received an investment from Kraver Capital.")
    assert (brief(found), found.round, found.investors) == (("Acme", None), "unknown", ("Kraver Capital",))
    assert not rounds("Acme, a maker of kites, has received a letter from Kraver Capital.")


@pytest.mark.parametrize(
    "text",
    [
        "Kraver Capital has made a strategic investment in Acme, a maker of kites.",
        "Kraver Capital is investing in online booking and billing marketplace, Acme.",
    ],
)
def test_a_round_of_which_the_backer_tells(text):
    (found,) = rounds(text)
    assert (brief(found), found.lead_investors) == (("Acme", None), ("Kraver Capital",))


def test_who_invests_in_a_field_invests_in_no_company():
    assert not rounds("Kraver Capital is investing in real estate, Acme said.")


def test_a_fund_that_leads_does_not_make_the_round_a_fund():
    (found,) = rounds("Acme secured $60m in a raise led by Kraver Voyager Fund and including Ohm Capital.")
    assert (brief(found), found.lead_investors) == (("Acme", "USD 60000000"), ("Kraver Voyager Fund",))


def test_a_valuation_that_a_sale_gives():
    (found,) = rounds("Acme reached a valuation of $5bn from a $300m secondary share sale.")
    assert (brief(found), found.round) == (("Acme", "USD 300000000"), "secondary")


def test_rand_need_their_scale():
    (found,) = rounds("Acme raised R10-million in seed funding for its R1 model.")
    assert brief(found) == ("Acme", "ZAR 10000000")


DIGEST = """* MangoPin, a delivery service out of Gurugram has raised $7 Million(approx. ₹45 Cr) from Kraver India, Ohm Capital along with a couple of angels.
* Kitely, an NBFC raised ₹12 Cr from Kraver.
* Roofly, a co that sells tiles for various segments raises $4 Million from Kraver Growth Fund
* Voltify, a phone maker has raised an undisclosed amount of funding from Ohm Capital and Ampere in its second tranche of Series A round, which also saw participation from existing investor, Kraver."""


def test_a_digest_tells_a_round_a_line():
    found = {fact.company: fact for fact in rounds(DIGEST)}
    assert {name: brief(fact)[1] for name, fact in found.items()} == {
        "MangoPin": "USD 7000000",
        "Kitely": "INR 120000000",
        "Roofly": "USD 4000000",
        "Voltify": None,
    }
    assert found["MangoPin"].investors == ("Kraver India", "Ohm Capital")
    assert (found["Voltify"].round, found["Voltify"].investors) == (
        "series-a",
        ("Ohm Capital", "Ampere", "Kraver"),
    )


WHOSE = [
    ("Acme shared the news as part of its announcement that it has raised $9 million.", "Acme"),
    ("Acme’s rivals include Kite, a startup that earlier this year raised a $9 million seed round.", "Kite"),
    ("Kitely fills its war chest by raising $9 million from Ohm Capital.", "Kitely"),
    ("Ohm and Volt are new investors in Acme, participating in a $9 million round for the startup.", "Acme"),
    ("Jo Volt, the founder and CEO, started Acme in 2023 and has raised $9 million in a seed round.", "Acme"),
    ("Until Kite announced its plan to acquire Acme, Acme was on track to close a $9 million round.", "Acme"),
]


@pytest.mark.parametrize(("text", "company"), WHOSE)
def test_whose_round_it_is(text, company):
    (found,) = rounds(text)
    assert brief(found) == (company, "USD 9000000")


GIVEN = [
    ("Volt’s recent $9 million investment in Acme came as a surprise.", "Volt"),
    ("Kite left Acme following Volt’s $9 million investment in the vendor.", "Volt"),
    ("Volt finalizes a $9 million investment in Acme.", "Volt"),
    ("Volt said that it recently invested in Acme’s $9 million seed round.", "Volt"),
    ("Acme closed a $9 million round led by Volt partner Jo Ohm.", "Volt"),
    ("Acme closed a $9 million round led by Volt, a firm founded by Jo Ohm and Al Ampere.", "Volt"),
    ("Acme closed a $9 million round. It was led by earlier investor Volt.", "Volt"),
]


@pytest.mark.parametrize(("text", "backer"), GIVEN)
def test_who_gave_it(text, backer):
    (found,) = rounds(text)
    assert (found.company, found.investors) == ("Acme", (backer,))


NO_ROUNDS = [
    "The raise gives Acme more than $9 million to work with.",
    "Acme’s ads brought in $465 million.",
    "The founders of Acme will receive $9 million from the sale.",
    "The purchase of Acme netted Volt roughly $9 million.",
    "Acme announced a $6 million investment to expand its plant.",
    "Volt has built a $2 billion stake in Acme.",
    "Acme’s portfolio companies have raised over $9 million.",
    "The five winners are eligible to receive up to $200,000 in funding from Acme.",
    "Volt Bank, which is owned by Acme, is to provide $24mn financing to small shops.",
    "Acme announced funding of $9 million to 26 selected startups.",
    "Acme hasn’t been able to close a $9 million round.",
    "The fair secured Acme $9 billion in investment proposals.",
    "Acme rose after it raised its guidance by $60 million.",
]


@pytest.mark.parametrize("text", NO_ROUNDS)
def test_money_that_is_no_round(text):
    assert not rounds(text)


def test_a_range_counts_by_its_lower_end():
    (found,) = rounds("Acme is in talks to raise between $500 million and $750 million.")
    assert (brief(found), found.status) == (("Acme", "USD 500000000"), "rumoured")


def test_a_weak_verb_tells_a_round_in_a_title():
    (found,) = rounds("Acme banks US$8mn for its app\nAcme, a maker of kites, grows fast.")
    assert brief(found) == ("Acme", "USD 8000000")


def test_a_stake_or_sum_of_untold_price():
    (found,) = rounds("Volt purchased a 30% stake in Acme, a maker of kites, back in May.")
    assert (brief(found), found.investors) == (("Acme", None), ("Volt",))
    assert not rounds("Volt purchased a majority stake in Acme, a maker of kites.")
    (found,) = rounds("Acme makes kites. Volt invested tens of millions of dollars in the young company.")
    assert (brief(found), found.investors) == (("Acme", None), ("Volt",))


def test_debt_and_equity_together_is_neither():
    (found,) = rounds("Volt agreed to inject $6 billion in debt and equity into Acme.")
    assert (brief(found), found.round, found.status) == (("Acme", "USD 6000000000"), "unknown", "planned")


def test_a_lender_that_provides_a_company_with_money():
    (found,) = rounds("Volt agreed to provide Acme with a $250 million credit facility.")
    assert (brief(found), found.round, found.investors) == (("Acme", "USD 250000000"), "debt", ("Volt",))


def test_advice_to_nobody_is_no_round():
    assert not rounds(
        "Acme is a blog. Raise $3m, you can sell. Really, I did it myself, raising $9m and stopping there."
    )


def test_news_of_another_in_passing_leaves_the_round_alone():
    told = {
        fact.company: fact.lead_investors
        for fact in rounds(
            "Acme has raised $9 million in a seed round led by Volt.\n"
            "The debut mirrors that of Kite, which sources told us secured capital at a $400 million valuation led by Ohm."
        )
    }
    assert told == {"Acme": ("Volt",), "Kite": ("Ohm",)}


def test_backers_that_are_added():
    (found,) = rounds("Acme added Volt as an investor and closed its $9m seed round.")
    assert found.investors == ("Volt",)


MORE_NAMES = [
    ("Own Kites, a Lyon-based broker, has raised $9m.", "Own Kites"),
    (
        "New York Kite Group, the maker of kites, raked in an additional $9m in a financing round.",
        "New York Kite Group",
    ),
    ("Avenue 8, the Lyon-based broker, has raised $9m.", "Avenue 8"),
    ("Kitely's, an ed-tech company, has raised $9m.", "Kitely's"),
    ("Acme Inc. (f.k.a. Old Acme), a Redwood Town, CA-based platform, raised $9m.", "Acme Inc."),
    ("In Lyon, Acme Corp. is another kitchen startup that in May raised $9m.", "Acme Corp."),
    ("Acme, which has processed over $100m of payments to date, has secured $9m in a seed round.", "Acme"),
]


@pytest.mark.parametrize(("text", "company"), MORE_NAMES)
def test_more_names_of_companies(text, company):
    (found,) = rounds(text)
    assert brief(found) == (company, "USD 9000000")


def test_two_labels_side_by_side_are_one_round():
    (found,) = rounds("Acme completed its Series B growth financing, led by Volt.")
    assert (found.round, found.lead_investors) == ("series-b", ("Volt",))


def test_a_round_that_is_still_to_come():
    (found,) = rounds(
        "Acme, a maker of kites, will receive a significant growth investment from Volt and Ohm."
    )
    assert (found.status, found.investors) == ("planned", ("Volt", "Ohm"))


def test_a_label_behind_two_verbs():
    text = "Acme, which helps banks process taxes digitally, has received a strategic investment from Volt."
    (found,) = rounds(text)
    assert (brief(found), found.round, found.lead_investors) == (("Acme", None), "strategic", ("Volt",))


WORTH = [
    ("Acme in talks to raise at $40B valuation", "rumoured"),
    (
        "Acme, a maker of kites, is talking to VCs about a new round at a valuation of about $40 billion.",
        "rumoured",
    ),
    ("Acme announced a new round of funding that values the company at $40 billion.", "completed"),
    ("Acme, a maker of kites, has closed a new round valuing the company at over $40 billion.", "completed"),
]


@pytest.mark.parametrize(("text", "status"), WORTH)
def test_a_round_of_which_only_the_worth_is_told(text, status):
    (found,) = rounds(text)
    assert (brief(found), found.status) == (("Acme", None), status)
    assert found.valuation
    assert found.valuation.value == 40 * 10**9


ASIDE = [
    "Acme grows. The deal puts it at $80 million, the startup told TechCrunch, twice its $40 million valuation following its $9 million seed round.",
    "Lyon, France-based Acme, which builds kites, raised a $9 million seed round.",
    "The Kite Times is no backer. Jo Volt built Acme. Volt said kites are fun. Acme, the company, raised $9 million in seed funding.",
]


@pytest.mark.parametrize("text", ASIDE)
def test_papers_places_and_people_raise_nothing(text):
    assert ("Acme", "USD 9000000") in [brief(fact) for fact in rounds(text)]
    assert {fact.company for fact in rounds(text)} == {"Acme"}


def test_a_backer_that_begins_a_sentence_and_a_paper_that_ends_one():
    text = "Acme raised $9 million. General Catalyst led the round. Other investors include Ohm HC/FT, Volt and Ampere, KiteWire reported."
    (found,) = rounds(text)
    assert found.lead_investors == ("General Catalyst",)
    assert set(found.investors) == {"General Catalyst", "Ohm HC/FT", "Volt", "Ampere"}


MORE_THAT_ARE_NONE = [
    "Acme has about $9 million worth of debt.",
    "Spending of Acme rose to $20 million, up from $9 million.",
    "Startups selected for the programme will receive up to $2 million in funding from Acme and Volt.",
    "Acme dreams of topping its $9 million Series E valuation.",
]


@pytest.mark.parametrize("text", MORE_THAT_ARE_NONE)
def test_more_money_that_is_no_round(text):
    assert not [fact for fact in rounds(text) if fact.amount]


def test_additional_backers_in_a_list_of_semicolons():
    (found,) = rounds(
        "Acme raised $9 million, led by Volt.\nAdditional financers included Ohm Capital; RA Capital Management; and Ampere."
    )
    assert set(found.investors) == {"Volt", "Ohm Capital", "RA Capital Management", "Ampere"}


BALANCES_AND_PLANS = [
    "Acme guided well, with revenue expected to land between $858 million and $862 million.",
    "The analysts raised their 2026 estimate for Acme from $9 million to $12 million in capital.",
    "Acme reported stockholders’ equity of $73 million as of December 31.",
    "Acme plans an investment of $60 million.",
    "Acme is a private equity firm with over $4.6 billion of capital under management.",
    "Acme plans an additional $50 million investment in kite masts.",
    "Acme left its $63 million capital plan unchanged, which is fully funded.",
    "Jo Volt of Acme has amassed a roughly $23 million stake in Ohm.",
    "Acme has grown. The event secured investment proposals worth $13 million.",
]


@pytest.mark.parametrize("text", BALANCES_AND_PLANS)
def test_forecasts_balances_stakes_and_plans_are_no_rounds(text):
    assert not [fact for fact in rounds(text) if fact.amount]


NO_COMPANY = [
    "Acme makes kites. The infrastructure remained the top sector, attracting $12 million.",
    "Acme makes kites. The PAC has raised $12 million to fight kites.",
    "Acme makes kites. “This sector is attracting as much as $5 million in funding.”",
    "Acme makes kites. The city raised $12 million in funding.",
]


@pytest.mark.parametrize("text", NO_COMPANY)
def test_what_a_sector_or_state_attracts_is_nobodys_round(text):
    assert not rounds(text)


def test_a_company_described_by_such_a_word_still_raises():
    (found,) = rounds("Acme, which builds kite infrastructure for the sector, raised a $9 million Series A.")
    assert brief(found) == ("Acme", "USD 9000000")


NEWS = [
    "On Friday, Acme announced a new $9 million funding round, confirming earlier reports.",
    "Kite maker Acme, founded in 2023, has raised a hefty $9 million Series A led by Volt.",
]


@pytest.mark.parametrize("text", NEWS)
def test_news_of_the_day_is_main_whatever_else_is_told(text):
    (found,) = rounds(text)
    assert (brief(found), found.is_main) == (("Acme", "USD 9000000"), True)


def test_an_earlier_day_is_in_passing():
    (found,) = rounds("On June 1, before the listing, Acme had raised $9 million in funding.")
    assert not found.is_main


def test_a_line_of_a_digest_may_describe_a_lender():
    (found,) = rounds(
        "* Acme, a company providing loans to students of Higher Kites has raised $9 million from Volt Fund."
    )
    assert brief(found) == ("Acme", "USD 9000000")


def test_a_stake_built_is_no_round_in_a_headline_either():
    assert rounds("Ellwood Builds Over $2.5 Billion Stake in Corvane") == []
