"""Answers as JSON values for ``--json``: the same fields as GraphQL's, with the evidence beside them."""

from dataclasses import asdict
from datetime import date
from decimal import Decimal
from typing import Any

from graph.dates import PartialDate
from graph.exposure.answer import Answer, Exposure
from graph.facts import to_record
from graph.snapshot import Snapshot


def answer_record(answer: Answer, picture: Snapshot, top: int) -> dict[str, Any]:
    """The answer with its first ``top`` ranked rows; ``evidence`` maps every fact id in it to the fact."""
    ranked = answer.ranked[:top]
    cited = {one for hit in answer.hit for told in hit.sources for one in told}
    cited |= {one for row in (*ranked, *answer.thin[:top]) for path in row.paths for one in path.facts}
    cited |= {one for row in answer.apart for one in row.facts}
    record: dict[str, Any] = plain(asdict(answer))
    record["ranked"] = [plain(asdict(row)) for row in ranked]
    record["thin"] = [plain(asdict(row)) for row in answer.thin[:top]]
    record["counts"] = counts(answer)
    record["evidence"] = {one: to_record(picture.facts[one]) for one in sorted(cited) if one in picture.facts}
    return record


def counts(answer: Answer) -> dict[str, int]:
    """How many exposed companies are in each tier, and how many stand apart."""
    return {
        "solid": sum(row.tier == "solid" for row in answer.ranked),
        "partial": sum(row.tier == "partial" for row in answer.ranked),
        "thin": len(answer.thin),
        "apart": len(answer.apart),
    }


def find_row(answer: Answer, company: str) -> Exposure | None:
    """The row of a company, ranked or thin."""
    return next((row for row in (*answer.ranked, *answer.thin) if row.company == company), None)


def plain(value: Any) -> Any:  # noqa: ANN401 - any value of an answer
    """Dates and decimals as text, tuples as lists, whole or in part unknown as null."""
    match value:
        case dict():
            return {key: plain(item) for key, item in value.items()}
        case tuple() | list():
            return [plain(item) for item in value]
        case date():
            return value.isoformat()
        case Decimal() | PartialDate():
            return str(value)
        case _:
            return value
