"""The alias table: one head a name, no loops, dates that can be read."""

import csv
from importlib.resources import files

import pytest

from graph.dates import PartialDate
from graph.entities import name_key
from graph.resolve.aliases import Row, aliases, of_rows


@pytest.fixture(scope="module")
def rows():
    text = (files("graph.resolve") / "aliases.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def test_every_row_can_be_read(rows):
    assert len(rows) > 500
    assert {r["relation"] for r in rows} == {
        "same",
        "formerly",
        "fund_of",
        "subsidiary",
        "region_of",
        "perhaps",
    }
    for row in rows:
        assert name_key(row["alias"])
        assert name_key(row["name"])
        assert row["source"]
        for column in ("valid_from", "valid_to"):
            if row[column]:
                PartialDate.parse(row[column])


def test_no_alias_is_two_organisations(rows):
    table = aliases()
    assert all(table.heads[head] == head for head in table.heads.values())


def test_a_vague_name_has_no_head():
    table = aliases()
    assert table.perhaps
    assert all(table.head(key) is None for key in table.perhaps)


def test_no_organisation_belongs_to_itself(rows):
    table = aliases()
    for child, above in table.parents.items():
        assert child not in above
        for parent in above:
            assert table.related(parent, child) is None, f"{child} and {parent} own each other"


def test_a_name_under_two_heads_is_refused():
    double = [Row("a", "b", "same", "", "", "x"), Row("a", "c", "same", "", "", "x")]
    with pytest.raises(ValueError, match="a is filed under b and under c"):
        of_rows(double)


def test_belonging_passes_through_and_ends_where_a_step_has_ended():
    table = of_rows(
        [
            Row("fund", "manager", "fund_of", "", "", "x"),
            Row("manager", "house", "subsidiary", "", "", "x"),
            Row("old-arm", "manager", "subsidiary", "", "2019", "x"),
        ]
    )
    assert table.related("fund", "house")[0] == "fund_of"
    assert table.related("old-arm", "house")[0] is None
    assert table.related("house", "fund") is None
