"""A small graph of our own and the application over it, asked without a socket."""

import asyncio
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

import httpx
import pytest

from api.app import create_app
from api.settings import Settings
from graph.dates import PartialDate
from graph.facts import (
    CompanyState,
    Evidence,
    Fact,
    FundingRound,
    Ownership,
    PressureSignal,
    Quote,
    TotalRaised,
)
from graph.money import Amount
from graph.store import open_store


def evidence(
    key: str, quote: str = "", recorded: str = "2026-11-20", publisher: str = "Loopback Ledger"
) -> Evidence:
    quotes = (Quote(quote, 0, len(quote)),) if quote else ()
    return Evidence(
        page_id=f"page:{key}",
        url=f"https://ledger.example/{key}",
        publisher=publisher,
        published=PartialDate.parse("2026-11-19"),
        recorded=date.fromisoformat(recorded),
        quotes=quotes,
        extractor="by hand 1",
    )


def funding(company: str, day: str, amount: str, currency: str = "USD", **more: Any) -> FundingRound:
    leads = tuple(more.pop("leads", ()))
    plain = FundingRound(
        company=company,
        amount=Amount(Decimal(amount), currency),
        round="series-b",
        announced="Series B",
        lead_investors=leads,
        investors=(*leads, *more.pop("investors", ())),
        disclosed=(),
        others_unnamed=False,
        sole_investor=False,
        valuation=None,
        valuation_kind=None,
        date=PartialDate.parse(day),
        status="completed",
        is_main=True,
        evidence=evidence(
            f"{company}-{day}-{more.pop('source', 'a')}",
            f"{company} raised money.",
            more.pop("recorded", "2026-11-20"),
        ),
    )
    return replace(plain, **more)


FUND = "Harrow Vision Fund"


def history(company: str, *, led_by_fund: tuple[str, ...]) -> list[Fact]:
    """Seed, A and B of a company, every investor named; the fund leads the rounds given."""
    found: list[Fact] = []
    for label, day, amount in (
        ("seed", "2023-03-01", "4000000"),
        ("series-a", "2024-09-02", "20000000"),
        ("series-b", "2026-02-03", "60000000"),
    ):
        lead = FUND if label in led_by_fund else "Petrel Capital"
        with_it = ("Keel Partners", "Moss Ventures", "Petrel Capital")
        found.append(
            funding(
                company, day, amount, round=label, leads=[lead], investors=[w for w in with_it if w != lead]
            )
        )
    return found


def small_graph() -> list[Fact]:
    """Three companies with full histories, a thin one with a round in euros, one listed, one of nobody's."""
    return [
        Ownership("Harrow Group", FUND, "fund_of", None, None, None, evidence("own", "Harrow Group runs the fund.")),
        PressureSignal(
            "Harrow Group", "share_price_fall", "negative", "12%", PartialDate.parse("2026-11-18"),
            evidence("fall", "Shares of Harrow Group fell 12%."),
        ),
        *history("Quillon", led_by_fund=("series-a", "series-b")),
        *history("Tarnfield", led_by_fund=("series-b",)),
        *history("Velde", led_by_fund=("series-a",)),
        funding("Quillon", "2026-02-03", "60000000", leads=[FUND], source="b"),
        funding("Mirevale", "2025-06-10", "30000000", "EUR", leads=["Petrel Capital"], investors=[FUND],
                valuation=Amount(Decimal(200000000), "EUR"), valuation_kind="post"),
        TotalRaised("Mirevale", Amount(Decimal(45000000), "USD"), None, evidence("total")),
        funding("Ostrand", "2025-02-01", "100000000", leads=[FUND]),
        CompanyState("Ostrand", "listed", "yes", None, None, PartialDate.parse("2026-03-01"), evidence("ipo")),
        funding("Lonely", "2025-02-01", "5000000", leads=["Petrel Capital"]),
    ]  # fmt: skip


@dataclass
class Client:
    """Asks an application without a socket; each call is one request."""

    app: Any

    def request(self, method: str, path: str, **more: Any) -> httpx.Response:
        async def run() -> httpx.Response:
            transport = httpx.ASGITransport(self.app, raise_app_exceptions=False)
            async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
                return await client.request(method, path, **more)

        return asyncio.run(run())

    def ask(self, query: str, **variables: Any) -> dict[str, Any]:
        """The whole body of an answer to a well-formed request."""
        response = self.request("POST", "/graphql", json={"query": query, "variables": variables})
        assert response.status_code == 200, response.text
        return response.json()

    def data(self, query: str, **variables: Any) -> dict[str, Any]:
        """The data of an answer that must have no errors."""
        body = self.ask(query, **variables)
        assert "errors" not in body, body["errors"]
        return body["data"]

    def error(self, query: str, **variables: Any) -> dict[str, Any]:
        """The only error of an answer."""
        (error,) = self.ask(query, **variables)["errors"]
        return error


def filled(facts: list[Fact]) -> Any:
    store = open_store("memory:")
    store.prepare()
    for number, fact in enumerate(facts):
        store.put(f"page:{number}", [fact])
    return store


@pytest.fixture
def store() -> Any:
    return filled(small_graph())


@pytest.fixture(scope="module")
def client() -> Client:
    return Client(create_app(filled(small_graph()), Settings()))
