"""Facts and judgements as every store on disk or on a server keeps them: one line of JSON each."""

import json
from dataclasses import asdict

from graph.entities import Judgement, Reason
from graph.facts import Fact, from_record, to_record


def to_json(record: object) -> str:
    """One line, nothing escaped that need not be."""
    return json.dumps(record, ensure_ascii=False, separators=(",", ":"))


def fact_line(fact: Fact) -> str:
    """A fact as text."""
    return to_json(to_record(fact))


def read_fact(line: str) -> Fact:
    """The fact in a line. Raises ``ValueError`` for anything else."""
    try:
        return from_record(json.loads(line))
    except (KeyError, ValueError, TypeError) as error:
        raise ValueError(f"a record that is not a fact: {str(line)[:80]}") from error


def judgement_line(judgement: Judgement) -> str:
    """A judgement as text."""
    return to_json(asdict(judgement))


def read_judgement(line: str) -> Judgement:
    """The judgement in a line. Raises ``ValueError`` for anything else."""
    try:
        found = json.loads(line)
        return Judgement(**{**found, "reasons": tuple(Reason(**reason) for reason in found["reasons"])})
    except (KeyError, ValueError, TypeError) as error:
        raise ValueError(f"a record that is not a judgement: {str(line)[:80]}") from error
