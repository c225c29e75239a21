"""What commitments are about: computing, chips, clouds and the power for them; and who is known to sell it."""

import re
from typing import Final

from graph.extract.marked import M, Marked, N

GOODS: Final = r"(?:comput(?:e|ing)|cloud|chips?|gpus?|tpus?|cpus?|processors?|accelerators?|servers?|capacity|data cent(?:er|re)s?|infrastructure|facilities|power|energy|semiconductors?|hardware|inference|training|gigawatts?|megawatts?|supercomputers?|electricity|carbon (?:credits?|removal|offsets?))"
HAS_GOODS: Final = re.compile(rf"\b{GOODS}\b", re.IGNORECASE)
# What is surely such goods, also where no deal is told but only who is served.
SURE_GOODS: Final = re.compile(
    r"\b(?:comput(?:e|ing)|cloud|(?:micro)?chips?|gpus?|tpus?|processors?|accelerators?|servers?|data[ -]?cent(?:er|re)s?|AI infrastructure|supercomputers?|semiconductors?|"
    r"(?:giga|mega)watts?|[GM]W|electricity|(?:clean|solar|wind|nuclear|geothermal|renewable|fusion) (?:power|energy)|power purchase|carbon[- ](?:removal|credits?|offsets?)|(?:removal )?credits)\b",
    re.IGNORECASE,
)
# What a name is known to sell to others: capacity alone before chips, and chips before a cloud beside other business.
_SELLERS = (
    ("coreweave", "core scientific", "nebius", "lambda", "crusoe", "iren", "nscale", "cerebras", "galaxy digital", "applied digital", "fluidstack", "vultr", "constellation", "talen"),
    ("nvidia", "amd", "broadcom", "tsmc", "micron", "sk hynix", "samsung", "groq", "sambanova"),
    ("spacex",),
    ("oracle", "google cloud", "aws", "amazon web services", "azure", "microsoft azure", "microsoft", "google", "amazon"),
)  # fmt: skip
# Laboratories that buy what they compute with.
_BUYERS = ("openai", "anthropic", "mistral", "cohere", "perplexity", "meta", "cursor", "lovable")
_CLOUD = re.compile(r"\b(?:cloud|compute|computing|capacity|TPUs?)\b", re.IGNORECASE)
_POWER = re.compile(r"\b(?:power|energy|electricity)\b", re.IGNORECASE)
_POWER_HOUSE = re.compile(
    r"\b(?:Energy|Energies|Power|Solar|Renewables?|Wind|Nuclear|Fusion|Geothermal|Hydro|Electric|Utilities)\b"
)
_HOUSE_ALONE = 3  # from this rank on a house sells nothing else


def sells(name: str, deal: str) -> int:
    """How surely a name is that of the seller, beside another: 4 where it sells capacity alone, 0 for unknown.

    Below that stands who is known to buy.

    A house with a cloud beside its other business sells only where the deal is about that.
    """
    folded = name.casefold()
    known = {folded, folded.split(" ", 1)[0]}
    if not known.isdisjoint(_BUYERS):
        return -1
    rank = next((len(_SELLERS) - i for i, names in enumerate(_SELLERS) if folded in names), 0)
    if rank == 0 and _POWER.search(deal):
        return int(_POWER_HOUSE.search(name) is not None)
    return rank if rank > 1 or _CLOUD.search(deal) else 0


def sells_only(name: str) -> bool:
    """Whether a house sells computing capacity or chips and nothing else, so that whatever it sells is that."""
    return sells(name, "") >= _HOUSE_ALONE


def may_tell(marked: Marked) -> bool:
    """Whether a sentence could tell of such goods: it names them, a house that sells nothing else, or what is paid for use."""
    text = marked.sentence.text
    return (
        HAS_GOODS.search(text) is not None
        or (M in marked.shape and " to use " in text)
        or tells_surely(marked)
    )


def tells_surely(marked: Marked) -> bool:
    """Whether a sentence names surely such goods, or a house that sells nothing else."""
    return SURE_GOODS.search(marked.sentence.text) is not None or any(
        sells_only(marked.name(at).text) for at in marked.positions(N)
    )
