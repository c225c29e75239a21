import pytest

from graph.dates import PartialDate
from graph.extract.when import dates_said

FRIDAY = PartialDate(2025, 6, 20)


def said(text, published=FRIDAY):
    return [str(when) for _, when in dates_said(text, published)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("announced on Friday", "2025-06-20"),
        ("announced on Tuesday", "2025-06-17"),
        ("announced on Saturday", "2025-06-14"),
        ("announced today", "2025-06-20"),
        ("announced yesterday", "2025-06-19"),
        ("in March", "2025-03"),
        ("in November", "2024-11"),
        ("last month", "2025-05"),
        ("this week", "2025-06"),
        ("last September", "2024-09"),
        ("in February of last year", "2024-02"),
        ("in October 2024", "2024-10"),
        ("on November 13", "2024-11-13"),
        ("on June 3, 2022", "2022-06-03"),
        ("on 3 June 2022", "2022-06-03"),
        ("eight months ago", "2024-10"),
        ("three days ago", "2025-06-17"),
    ],
)
def test_day_words_count_from_the_day_of_publication(text, expected):
    assert said(text) == [expected]


@pytest.mark.parametrize(
    "text", ["in 2024", "last year", "they may raise", "February 31, 2025", "marching on"]
)
def test_what_says_too_little_gives_nothing(text):
    assert said(text) == []


@pytest.mark.parametrize(
    "text", ["from March Capital", "led by Tuesday Ventures", "from May Fund and Today Labs"]
)
def test_a_name_of_a_month_or_day_is_no_date(text):
    assert said(text) == []
    assert said(f"{text} on June 3, 2022") == ["2022-06-03"]


def test_without_a_date_of_publication_only_full_dates_count():
    assert said("on Tuesday, in March and last month", None) == []
    assert said("on June 3, 2022 and in May 2021", None) == ["2022-06-03", "2021-05"]


def test_what_lies_before_the_calendar_is_no_date():
    assert said("99999 months ago and 4000000 days ago") == []
    assert said("last month, two months ago, on Tuesday", PartialDate(1, 1, 1)) == []


def test_a_month_of_publication_gives_no_days():
    assert said("on Tuesday", PartialDate(2025, 6)) == []
    assert said("last month", PartialDate(2025, 1)) == ["2024-12"]
