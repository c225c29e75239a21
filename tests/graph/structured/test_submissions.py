import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from crawler.page import Page
from graph.structured import stated_in

RECORD = json.loads((Path(__file__).parents[2] / "crawler/recorded/page/record.json").read_text())
URL = "https://data.sec.gov/submissions/CIK0000900003.json"


def read(record: object):
    body = record if isinstance(record, bytes) else json.dumps(record, indent=1).encode()
    return stated_in(Page(URL, URL, 200, (), body, datetime(2026, 3, 5, tzinfo=UTC), "sec"))


def test_former_names_are_judgements_with_their_time_and_a_ticker_is_a_state():
    found = read(RECORD)
    (judgement,) = found.judgements
    assert (judgement.a, judgement.b, judgement.relation) == (
        "org:reef-holdings-inc",
        "org:coral-group-inc",
        "formerly",
    )
    assert judgement.reasons[0].detail == (
        "REEF HOLDINGS INC was the name of Coral Group, Inc. from 2005-02-17 to 2017-01-27, CIK 0000900003"
    )
    (state,) = found.facts
    assert (state.company, state.state, state.settled, state.note) == (
        "Coral Group, Inc.",
        "listed",
        "yes",
        "Nasdaq: CRLG",
    )
    text = json.dumps(RECORD, indent=1)
    assert all(text[quote.start : quote.end] == quote.text for quote in state.evidence.quotes)
    assert [quote.text.split(":")[0] for quote in state.evidence.quotes] == [
        '"name"',
        '"tickers"',
        '"exchanges"',
    ]


def test_a_private_company_has_no_state_and_odd_entries_are_left_out():
    former = [{"name": "CORAL GROUP, INC."}, "x", {"name": None}, {"name": "--"}]
    found = read({**RECORD, "tickers": [], "exchanges": [], "formerNames": former})
    assert (found.facts, found.judgements, found.issues) == ((), (), ())


@pytest.mark.parametrize("change", [{"name": ""}, {"formerNames": 3}])
def test_a_record_without_a_name_is_an_issue(change):
    assert read({**RECORD, **change}).issues


def test_half_a_record_is_an_issue():
    assert read(json.dumps(RECORD).encode()[:-20]).issues
