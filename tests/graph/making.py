"""Facts of our own making, plain ones and hypothesis' wildest."""

from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from graph.dates import PartialDate
from graph.entities import Judgement, Reason, name_key
from graph.facts import (
    Commitment,
    CompanyState,
    Evidence,
    FundingRound,
    Ownership,
    PressureSignal,
    Quote,
    Share,
    TotalRaised,
)
from graph.issues import Issue
from graph.money import Amount


def evidence(page: str = "p1", recorded: date = date(2024, 5, 3)) -> Evidence:
    return Evidence(
        page,
        f"https://news.example/{page}",
        "The Wire",
        PartialDate(2024, 5, 2),
        recorded,
        (Quote("It raised money.", 3, 19),),
        "rules/1",
    )


def round_of(
    company: str,
    *investors: str,
    page: str = "p1",
    recorded: date = date(2024, 5, 3),
    amount: str = "12500000",
) -> FundingRound:
    return FundingRound(
        company,
        Amount(Decimal(amount), "USD"),
        "series-a",
        "Series A",
        investors[:1],
        investors,
        (),
        others_unnamed=False,
        sole_investor=False,
        valuation=None,
        valuation_kind=None,
        date=PartialDate(2024, 5),
        status="completed",
        is_main=True,
        evidence=evidence(page, recorded),
    )


def judged(
    a: str,
    b: str,
    verdict: str = "same",
    *,
    by: str = "rules",
    score: float = 0.9,
    relation: str | None = None,
) -> Judgement:
    return Judgement(a, b, verdict, relation, score, by, (Reason("test", f"{a} {b}"),))


def issue(page: str = "p1", detail: str = "¥€$?") -> Issue:
    return Issue("unread_amount", page, f"https://news.example/{page}", detail)


_text = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
names = _text.filter(name_key)
_amounts = st.builds(
    Amount,
    st.decimals(min_value=0, max_value=10**14, places=2),
    st.sampled_from(["USD", "EUR", "INR", "XAU"]),
)
_dates = st.dates(date(1, 1, 1)).flatmap(
    lambda day: st.sampled_from(
        [PartialDate(day.year), PartialDate(day.year, day.month), PartialDate.of(day), None]
    )
)
_maybe = st.none() | _text
_evidence = st.builds(
    Evidence,
    page_id=_text,
    publisher=_maybe,
    published=_dates,
    quotes=st.lists(st.builds(Quote, _text, st.integers(0, 9), st.integers(9, 99)), max_size=2).map(tuple),
    url=_text,
    extractor=_text,
)
_several = st.lists(names, max_size=3).map(tuple)
_common = {"date": _dates, "evidence": _evidence}
_money = st.none() | _amounts
_share = st.none() | st.decimals(0, 1, places=4)
facts = st.one_of(
    st.builds(
        FundingRound,
        company=names,
        amount=_money,
        announced=_maybe,
        lead_investors=_several,
        investors=_several,
        disclosed=st.lists(st.builds(Share, names, _amounts), max_size=2).map(tuple),
        valuation=_money,
        **_common,
    ),
    st.builds(PressureSignal, subject=names, magnitude=_maybe, **_common),
    st.builds(Commitment, buyer=names, supplier=names, amount=_money, term_years=_share, **_common),
    st.builds(Ownership, parent=names, child=names, amount=_money, share=_share, **_common),
    st.builds(TotalRaised, company=names, amount=_amounts, **_common),
    st.builds(CompanyState, company=names, other_party=st.none() | names, note=_maybe, **_common),
)
judgements = st.builds(
    judged,
    *(st.sampled_from([f"org:{letter}" for letter in "abcdef"]) for _ in range(2)),
    st.sampled_from(["same", "related", "different"]),
    by=st.sampled_from(["rules", "sample", "person:ada"]),
    score=st.sampled_from([0.8, 0.9, 1.0]),
).filter(lambda j: j.a != j.b)
