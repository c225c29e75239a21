"""Does a learned part beat the rules on text it was not trained on? ``python tests/bench/learned_bench.py [SENTENCES]``.

The recipe: sentences about rounds are generated from templates with invented names, a spaCy entity recogniser with the labels
COMPANY, LEAD and INVESTOR is trained on them from nothing, and both it and the rules read the announcing sentences of the evaluation
set (``PULLBACK_EVALUATION``), of which neither was trained on one. Prints both figures; a learned part is kept only if it is ahead.
"""

import gzip
import json
import os
import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from graph.article import Article  # noqa: E402 - found through the path set above
from graph.extract import facts_in  # noqa: E402
from graph.extract.names import same_name  # noqa: E402
from graph.facts import FundingRound  # noqa: E402

EPOCHS, BATCH, SEED = 8, 64, 11
_TEMPLATES = (
    "{C}, a {city}-based maker of {thing}, has raised {m} in a {r} round led by {L}, with participation from {I} and {J}.",
    "{C} has closed a {m} {r} led by {L}. Existing investors {I} and {J} also joined.",
    "{city} startup {C} raises {m} from {L} and {I}",
    "{L} leads {m} {r} in {thing} company {C}",
    "{thing} platform {C} secured {m} in {r} funding. The round was led by {L}, and {I} took part.",
    "{C}, which sells {thing} to hospitals, announced a {m} {r} round co-led by {L} and {K}.",
    "{C} said on Tuesday that it had received {m} from {I}, {J} and angels.",
    "The {r} round of {m} in {C} was led by {L} with {I}, {J} and several others.",
    "{C} bags {m} in {r} round from {L}, others",
    "Backed by {I}, {C} has landed {m}, {L} leading the {r}.",
    "{C} ({city}), the developer of {thing}, picked up {m} in a {r} financing headed by {L}.",
    "Today, {C} announces {m} in new capital from lead investor {L} alongside {I}.",
)
_WORDS = {
    "city": ("London", "Berlin", "Lagos", "Austin", "Pune", "Osaka"),
    "thing": ("insurance", "battery", "robotics", "payments", "software", "genomics"),
    "m": ("$5M", "€12 million", "$650m", "£3.2m", "$1.4 billion", "$40 million"),
    "r": ("Series A", "Series B", "seed", "Series C", "pre-seed", "growth"),
}
_ENDS = ("", "", " AI", " Labs", ".io", " Health", " Technologies")
_HOUSES = (" Capital", " Ventures", " Partners", " Fund", "", " Growth Equity")
_LABELS = {"C": "COMPANY", "L": "LEAD", "K": "LEAD", "I": "INVESTOR", "J": "INVESTOR"}


def generated(count: int) -> Iterator[tuple[str, list[tuple[int, int, str]]]]:
    """Sentences with their spans, the same every time."""
    luck = random.Random(SEED)
    for _ in range(count):
        text, spans = "", []
        for part in re.split(r"(\{\w+\})", luck.choice(_TEMPLATES)):
            slot = part.strip("{}")
            if not part.startswith("{"):
                text += part
            elif slot in _WORDS:
                text += luck.choice(_WORDS[slot])
            else:
                name = "".join(
                    luck.choice(
                        ("ba", "cor", "del", "fin", "lu", "mer", "no", "pra", "sol", "tri", "ve", "zan")
                    )
                    for _ in range(luck.randint(2, 3))
                )
                name = name.title() + luck.choice(_ENDS if slot == "C" else _HOUSES)
                spans.append((len(text), len(text) + len(name), _LABELS[slot]))
                text += name
        yield text, spans


def trained(count: int) -> Any:
    """A recogniser trained on so many generated sentences."""
    import spacy
    from spacy.training import Example
    from spacy.util import minibatch

    spacy.util.fix_random_seed(SEED)
    model = spacy.blank("en")
    model.add_pipe("ner")
    examples = [
        Example.from_dict(model.make_doc(text), {"entities": spans}) for text, spans in generated(count)
    ]
    model.initialize(lambda: examples)
    luck = random.Random(SEED)
    for _ in range(EPOCHS):
        luck.shuffle(examples)
        for batch in minibatch(examples, BATCH):
            model.update(batch, drop=0.2)
    return model


Reading = tuple[list[str], list[str]]


def by_rules(text: str) -> Reading:
    """Companies and leads of the rounds that the rules read."""
    rounds = [
        f
        for f in facts_in(Article("s", "", None, None, text, None, date(2026, 1, 1))).facts
        if isinstance(f, FundingRound)
    ]
    return [one.company for one in rounds], [name for one in rounds for name in one.lead_investors]


def figures(read: Callable[[str], Reading], rows: list[dict[str, Any]]) -> dict[str, float]:
    """Shares of sentences whose company is read, and whose leads are exactly those that the sentence names."""
    tally: Counter[str] = Counter()
    for row in rows:
        companies, leads = read(row["description"])
        tally["company"] += any(same_name(row["company"], one) for one in companies)
        tally["extra"] += sum(not same_name(row["company"], one) for one in companies)
        wanted = [one.strip() for one in re.split(r",| and ", row["lead"] or "") if one.strip()]
        if wanted and all(one.casefold() in row["description"].casefold() for one in wanted):
            tally["telling"] += 1
            met = all(any(same_name(one, other) for other in leads) for one in wanted)
            tally["leads"] += met and all(any(same_name(one, other) for other in wanted) for one in leads)
    return {
        "company": tally["company"] / len(rows),
        "false companies a sentence": tally["extra"] / len(rows),
        "leads exact": tally["leads"] / max(1, tally["telling"]),
    }


def main(argv: list[str]) -> int:
    """Train, read both ways, and print."""
    folder = Path(os.environ.get("PULLBACK_EVALUATION", ROOT.parent / "shared"))
    file = folder / "data" / "round-sentences" / "rounds.jsonl.gz"
    if not file.exists():
        print(f"!!! NO EVALUATION DATA in {folder}: a learned part can't be held against the rules !!!")
        return 1
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        rows = [row for row in map(json.loads, lines) if (row.get("description") or "").strip()]
    model = trained(int(argv[0]) if argv else 3_000)

    def by_model(text: str) -> Reading:
        spans = model(text.strip()).ents
        return [e.text for e in spans if e.label_ == "COMPANY"][:1], [
            e.text for e in spans if e.label_ == "LEAD"
        ]

    print(f"{len(rows)} announcing sentences")
    for name, read in (("rules", by_rules), ("learned", by_model)):
        told = figures(read, rows)
        print(f"  {name:8}", "  ".join(f"{figure} {value:.3f}" for figure, value in told.items()))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
