"""What commitments are about: computing, chips, clouds and the power for them; and who is known to sell it."""

import re
from collections.abc import Mapping
from typing import Final

from graph.extract.marked import M, Marked, N
from graph.extract.names import same_name
from graph.extract.sellers import Kind, said_rank

GOODS: Final = r"(?:comput(?:e|ing)|cloud|chips?|gpus?|tpus?|cpus?|processors?|accelerators?|servers?|capacity|data cent(?:er|re)s?|infrastructure|facilities|power|energy|semiconductors?|hardware|inference|training|gigawatts?|megawatts?|supercomputers?|electricity|turbines?|fuel cells?|batter(?:y|ies)|carbon (?:credits?|removal|offsets?)|[GM]W|PPAs?|high-bandwidth memory|HBM\w{0,3}|co-?location|hosting(?= (?:deals?|agreements?|contracts?|capacity|services|pact)))"
HAS_GOODS: Final = re.compile(rf"\b{GOODS}\b", re.IGNORECASE)
# What may stand between a verb and the one that it is done with: "4.5 gigawatts", "a campus in ⟨N⟩"
GAP: Final = rf"(?:[^.;:—–{N}]|\.(?=\d)|(?<=\bin ){N})"
# What is surely such goods, also where no deal is told but only who is served.
SURE_GOODS: Final = re.compile(
    r"\b(?:comput(?:e|ing)|cloud|(?:micro)?chips?|gpus?|tpus?|processors?|accelerators?|servers?|data[ -]?cent(?:er|re)s?|AI infrastructure|supercomputers?|semiconductors?|"
    r"high-bandwidth memory|HBM\w{0,3}|(?:giga|mega)watts?|[GM]W|electricity|turbines?|fuel cells?|battery storage|(?:clean|solar|wind|nuclear|geothermal|renewable|fusion) (?:power|energy)|power purchase|carbon[- ](?:removal|credits?|offsets?)|(?:removal )?credits)\b",
    re.IGNORECASE,
)
# What a name is known to sell to others: sites and power before capacity, that before chips, and chips before a cloud beside other business.
_SELLERS = (
    ("core scientific", "iren", "galaxy", "galaxy digital", "applied digital", "cipher mining", "terawulf", "hut 8", "bitdeer", "riot platforms", "constellation", "talen", "vistra"),
    ("coreweave", "nebius", "lambda", "crusoe", "nscale", "cerebras", "fluidstack", "vultr", "together ai"),
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


def sells(name: str, deal: str, said: Mapping[str, Kind] | None = None) -> int:
    """How surely a name is that of the seller, beside another: 5 where it lets sites or sells power, 4 where it sells capacity alone, 0 for unknown.

    Below that stands who is known to buy.

    A house with a cloud beside its other business sells only where the deal is about that. ``said``: what the
    text itself calls sellers.
    """
    folded = name.casefold()
    known = {folded, folded.split(" ", 1)[0]}
    if not known.isdisjoint(_BUYERS):
        return -1
    rank = next((len(_SELLERS) - i for i, names in enumerate(_SELLERS) if folded in names), 0)
    told = said_rank(name, deal, said) if said else 0
    if rank == 0 and _POWER.search(deal):
        return max(told, int(_POWER_HOUSE.search(name) is not None))
    return max(told, rank if rank > 1 or _CLOUD.search(deal) else 0)


def sells_only(name: str, said: Mapping[str, Kind] | None = None) -> bool:
    """Whether a house sells computing capacity, chips or power and nothing else, so that whatever it sells is that."""
    return sells(name, "") >= _HOUSE_ALONE or any(same_name(name, other) for other in said or ())


# Chips that are called by their own name.
FAMILIES: Final = r"Blackwell|Hopper|Rubin|Grace|Instinct|Trainium|Gaudi|Epyc|Xeon"
_MODEL = re.compile(rf"(?P<maker>[A-Z][\w&-]+) (?:[A-Z]{{1,3}}-?\d\w*|{FAMILIES})")


def maker(name: str) -> str:
    """Whose chips those of a model are: "Altivex B7" is Altivex; other names as they are."""
    model = _MODEL.fullmatch(name)
    return model["maker"] if model else name


# With a sum beside it: what is paid, or a contract that is awarded.
_PAID = re.compile(r" (?:to use|pay\w{0,3}|spend\w{0,3}|contracts?|awarded) ")


def may_tell(marked: Marked, said: Mapping[str, Kind] | None = None) -> bool:
    """Whether a sentence could tell of such goods: it names them, a house that sells nothing else, or what is paid for use."""
    text = marked.sentence.text
    return (
        HAS_GOODS.search(text) is not None
        or (M in marked.shape and _PAID.search(text) is not None)
        or tells_surely(marked, said)
    )


def tells_surely(marked: Marked, said: Mapping[str, Kind] | None = None) -> bool:
    """Whether a sentence names surely such goods, or a house that sells nothing else."""
    text = marked.sentence.text
    if SURE_GOODS.search(text) is not None or (said and "customer" in text):
        return True
    return any(sells_only(marked.name(at).text, said) for at in marked.positions(N))
