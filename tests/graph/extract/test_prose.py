"""Signals as whole paragraphs of news tell them, of invented backers: whom they are of and in which sense."""

import pytest

from graph.facts import PressureSignal
from tests.graph.extract.test_other_kinds import read

TOLD = [
    ("TOKYO, May 12 - Tessaro Group said on Tuesday that its net loss for the year through March came to 310 billion yen, its second in a row, as the startups it had backed at the height of the boom lost value. The shares closed 5% lower before the announcement. Chief executive Hideo Manabe told reporters that Tessaro would be on the defensive and that it had made no new commitments in the quarter.", "Tessaro Group", "negative"),
    ("Orlan Ventures has told its portfolio companies not to count on it for their next rounds, according to three founders who received the letter. The firm, which raised $700 million in 2021, has done two deals in the last twelve months, against 35 the year before.", "Orlan Ventures", "negative"),
    ("The trouble began on Thursday, when customers of Calder Bank tried to withdraw a quarter of its deposits in a day. By Friday morning the regulator had taken control of it.", "Calder Bank", "negative"),
    ("With €320 million in the bank for its fourth fund, Mistral Partners wants to write bigger cheques. The Paris firm beat its own target by €70 million, partner Claire Vasseur said.", "Mistral Partners", "positive"),
    ("Dunmore Capital, once the most active backer of delivery startups, has cut its team from 40 to 22 and closed its Singapore office. People close to the firm said it was unlikely to raise another fund.", "Dunmore Capital", "negative"),
    ("Kavango Pension Fund has decided to reduce its allocation to venture capital to 2% from 5% over the next two years. It will make no commitments to new managers until then.", "Kavango Pension Fund", "negative"),
    ("Zephyr Holdings is considering selling down its 28% of chip designer Lumaray after its lenders asked for more collateral. Two banks have already called in loans to the group, which has borrowed heavily to invest in artificial intelligence.", "Zephyr Holdings", "negative"),
    ("Hopline’s biggest shareholder, Brightwater, halved the value at which it carries the company in its books, its annual report shows.", "Brightwater", "negative"),
    ("Sable Rock, a hedge fund, has got rid of the last of its shares in Hopline.", "Sable Rock", "negative"),
    ("Ganymede Ventures is out with a new vehicle of $210 million, its largest so far, and plans to invest it in some 30 young companies in southern Europe.", "Ganymede Ventures", "positive"),
    ("Meridian Telecom’s venture arm gets another $100 million to invest, the operator announced on Monday.", "Meridian Telecom", "positive"),
    ("Private equity house Harbour & Stone has collected commitments of €2.1 billion for its sixth buyout fund, 40% more than for its predecessor.", "Harbour & Stone", "positive"),
    ("Lindqvist Invest has lifted its holding in battery maker Elektra from 9 to 14 percent.", "Lindqvist Invest", "positive"),
    ("Atlas Sovereign Fund sold down in three listed tech companies and trimmed its exposure to private ones, a filing on Friday showed.", "Atlas Sovereign Fund", "negative"),
    ("Nvidia’s data-centre partner said the chipmaker had agreed to raise its stake and would back a further three sites at a cost of $6 billion.", "Nvidia", "positive"),
    ("Fenwick Growth’s parent, insurer Fenwick Mutual, is to shut the fund to new investments and run off the portfolio.", "Fenwick Growth", "negative"),
    ("Ibex Partners is a shadow of its former self. In the past year it lost five of its eight partners, and its assets have shrunk by half to $600 million.", "Ibex Partners", "negative"),
    ("South Korean conglomerate Omicron Group is freezing all investment in startups after its battery unit reported its fourth quarterly loss.", "Omicron Group", "negative"),
    ("The board of Hopline said lead investor Tallis Capital had pulled its term sheet days before closing.", "Tallis Capital", "negative"),
    ("Hopline’s Series C fell apart after Tallis Capital got cold feet.", "Tallis Capital", "negative"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "subject", "direction"), TOLD)
def test_told_in_prose(text, subject, direction):
    assert {(one.subject, one.direction) for one in read(text, PressureSignal)} == {(subject, direction)}


def test_a_pledge_of_an_executive_is_that_of_the_company():
    text = "Harrowgate Capital CEO Ada Quill’s pledge in May to invest $9 billion in AI was met with doubt."
    (found,) = read(text, PressureSignal)
    assert found.subject == "Harrowgate Capital"
