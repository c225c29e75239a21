from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.dates import PartialDate, months_between

parts = st.dates(date(1, 1, 1)).flatmap(
    lambda day: st.sampled_from(
        [PartialDate(day.year), PartialDate(day.year, day.month), PartialDate.of(day)]
    )
)


@pytest.mark.parametrize(
    ("text", "meant", "precision"),
    [
        ("2024", PartialDate(2024), "year"),
        (" 2024-05 ", PartialDate(2024, 5), "month"),
        ("2024-05-03", PartialDate(2024, 5, 3), "day"),
        ("2024-05-03T23:59:59Z", PartialDate(2024, 5, 3), "day"),
        ("2024-05-03 10:00:00+09:00", PartialDate(2024, 5, 3), "day"),
    ],
)
def test_reads_no_more_and_no_less_than_is_said(text: str, meant: PartialDate, precision: str):
    assert PartialDate.parse(text) == meant
    assert meant.precision == precision


@pytest.mark.parametrize(
    "text",
    [
        "",
        "24",
        "2024-5",
        "2024-13",
        "2023-02-29",
        "2024-00-01",
        "0000",
        "2024 was good",
        "2024-05 ff",
        "٢٠٢٤",
        "2024-05-03Tea",
    ],
)
def test_what_is_no_date_is_refused(text: str):
    with pytest.raises(ValueError):
        PartialDate.parse(text)


def test_a_day_needs_its_month():
    with pytest.raises(ValueError, match="month"):
        PartialDate(2024, None, 3)


def test_what_a_vague_date_can_mean():
    year, month = PartialDate(2024), PartialDate(2024, 2)
    assert (year.earliest, year.middle, year.latest) == (
        date(2024, 1, 1),
        date(2024, 7, 1),
        date(2024, 12, 31),
    )
    assert (month.earliest, month.middle, month.latest) == (
        date(2024, 2, 1),
        date(2024, 2, 15),
        date(2024, 2, 29),
    )


@given(parts)
def test_text_and_back(one: PartialDate):
    assert PartialDate.parse(str(one)) == one
    assert one.earliest <= one.middle <= one.latest


@given(parts, parts)
def test_any_two_dates_have_an_order_that_follows_their_earliest_day(one: PartialDate, two: PartialDate):
    assert (one < two) + (two < one) + (one == two) == 1
    if one <= two:
        assert one.earliest <= two.earliest


def test_the_vaguer_comes_first():
    year, month, first, second = (
        PartialDate.parse(t) for t in ("2024", "2024-01", "2024-01-01", "2024-01-02")
    )
    assert sorted([second, month, first, year]) == [year, month, first, second]


def test_months_are_mean_months_and_may_be_negative():
    assert months_between(date(2020, 1, 1), date(2024, 1, 1)) == pytest.approx(48, abs=0.01)
    assert months_between(date(2024, 2, 1), date(2024, 1, 1)) < -1
