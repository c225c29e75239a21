import gzip
import json

import pytest

from graph.errors import InputError
from graph.quality.judging import Judged
from graph.quality.reliability import reliability
from graph.quality.sets import evaluation, own, sets

TEXT = "Brightmoor raised $5 million in a seed round led by Harrow Capital.\n\nKestrel Capital will lay off 40 people."


def written(path, *records):
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return path


def a_round(**fields):
    base = {
        "kind": "funding_round",
        "company": "Brightmoor",
        "amount": 5_000_000,
        "currency": "USD",
        "round": "seed",
    }
    return {
        **base,
        "status": "completed",
        "lead_investors": ["Harrow Capital"],
        "investors": ["Harrow Capital"],
        **fields,
    }


LAYOFFS = {
    "kind": "pressure_signal",
    "subject": "Kestrel Capital",
    "signal": "layoffs",
    "direction": "negative",
}


def test_what_is_read_as_labelled_is_no_miss(tmp_path):
    one = Judged.of(written(tmp_path / "a.jsonl", {"id": 1, "text": TEXT, "events": [a_round(), LAYOFFS]}))
    assert list(one.misses()) == []
    assert one.figures["event_f1"] == one.figures["signals_f1"] == 1
    assert one.corpus["articles"] == 1


def test_each_miss_stands_in_its_sentence(tmp_path):
    labels = [a_round(amount=6_000_000, lead_investors=["Other"]), {**LAYOFFS, "subject": "Quarrystone"}]
    one = Judged.of(written(tmp_path / "a.jsonl", {"id": "x", "text": TEXT, "events": labels}))
    misses = {(miss.kind, miss.field, miss.expected is None): miss for miss in one.misses()}
    amount = misses["funding_round", "amount", False]
    assert (amount.expected, amount.got) == ("USD 6,000,000", "USD 5,000,000")
    assert amount.sentence == TEXT.split("\n", maxsplit=1)[0]
    assert TEXT[amount.start :].startswith(amount.sentence)
    assert misses["funding_round", "lead_investors", False].got == ["Harrow Capital"]
    assert misses["pressure_signal", "event", False].about == ("Quarrystone",)
    false = misses["pressure_signal", "event", True]
    assert false.sentence == "Kestrel Capital will lay off 40 people."
    assert 0 < false.confidence < 1


def test_a_missed_event_is_shown_where_its_name_stands(tmp_path):
    label = {**LAYOFFS, "subject": "Harrow Capital"}
    one = Judged.of(
        written(tmp_path / "a.jsonl", {"id": "x", "text": TEXT, "events": [a_round(), LAYOFFS, label]})
    )
    (miss,) = one.misses()
    assert miss.sentence.startswith("Brightmoor raised")


def test_announcing_sentences_are_judged_too(tmp_path):
    row = {
        "id": 1,
        "description": TEXT.split("\n", maxsplit=1)[0],
        "company": "Brightmoor",
        "amount": "$5M",
        "lead": "Harrow Capital",
    }
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(
        gzip.compress(
            (json.dumps(row) + "\n" + json.dumps({**row, "id": 2, "amount": "€5M"}) + "\n").encode()
        )
    )
    one = Judged.of(path)
    assert one.figures == {
        "company": 1.0,
        "amount": 0.5,
        "lead_exact": 1.0,
        "n_company": 2.0,
        "n_amount": 2.0,
        "n_lead_exact": 2.0,
    }
    (miss,) = one.misses()
    assert (miss.article, miss.field, miss.expected) == ("2", "amount", "€5M")


@pytest.mark.parametrize(
    "text",
    ["", "nonsense\n", '{"id": 1}\n', '{"id": 1, "text": "x", "events": [{"kind": "wedding"}]}\n', "[1]\n"],
)
def test_a_file_that_is_no_labelled_set_is_refused(tmp_path, text):
    path = tmp_path / "a.jsonl"
    path.write_text(text)
    with pytest.raises(InputError):
        Judged.of(path)


def test_a_file_that_can_not_be_read_is_refused(tmp_path):
    (tmp_path / "a.gz").write_text("not gzipped")
    for path in (tmp_path / "a.gz", tmp_path / "none.jsonl"):
        with pytest.raises(InputError, match="can't be read"):
            Judged.of(path)


def test_reliability_tells_how_far_chances_are_off():
    honest = reliability([(0.75, i % 4 != 0) for i in range(100)])
    (only,) = honest.bins
    assert (only.count, only.said, only.right, honest.error) == (100, 0.75, 0.75, 0)
    boastful = reliability([(0.96, i % 2 == 0) for i in range(100)])
    assert boastful.error == pytest.approx(0.46)
    assert reliability([]).lines()[-1] == "expected calibration error 0.000"


def test_where_sets_are_looked_for(tmp_path):
    assert [path.name for path in own()] == ["articles.jsonl", "unseen.jsonl"]
    assert sets({}) == own()
    file = written(tmp_path / "a.jsonl", {})
    assert (
        evaluation({"PULLBACK_EVALUATION": str(file)})
        == evaluation({"PULLBACK_EVALUATION": str(tmp_path)})
        == [file]
    )
    assert evaluation({}, tmp_path / "none") == []
    with pytest.raises(InputError, match="no labelled set"):
        evaluation({"PULLBACK_EVALUATION": str(tmp_path / "none")})
