"""Query results about invented items in the shape of Wikidata's."""

import json

ENTITY = "http://www.wikidata.org/entity/"


def cell(value: str) -> dict[str, str]:
    kind = "uri" if value.startswith("http") else "literal"
    return {"type": kind, "value": value}


def result(variables: str, *rows: dict[str, str]) -> bytes:
    bindings = [
        {name: cell(ENTITY + value if name in ("item", "other") else value) for name, value in row.items()} for row in rows
    ]  # fmt: skip
    return json.dumps(
        {"head": {"vars": variables.split()}, "results": {"bindings": bindings}}, indent=1
    ).encode()


def edge(item: str, label: str, relation: str, other: str, other_label: str, **more: str) -> dict[str, str]:
    rank = "http://wikiba.se/ontology#NormalRank"
    return {
        "item": item, "itemLabel": label, "relation": relation, "other": other, "otherLabel": other_label, "rank": rank, **more,
    }  # fmt: skip


def named(item: str, label: str, kind: str, value: str) -> dict[str, str]:
    return {"item": item, "itemLabel": label, "kind": kind, "value": value}
