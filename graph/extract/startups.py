"""A young company that a sentence means without its name: "The startup has raised", "raised ⟨M⟩ for her startup, ⟨N⟩"."""

import re

from graph.extract.marked import L, M, N
from graph.extract.words import COMPANY_NOUNS, bag

_YOUNG = r"(?:start-?up|scale-?up|fintech|biotech|newcomer|upstart)"
_A_STARTUP = re.compile(rf"[^\w{N}]{{0,4}}The (?:[\w’-]+ ){{0,3}}?{_YOUNG}(?=[ ’'])")
_IT = re.compile(r"[^\w\ue000]{0,4}(?:It|They|The (?:[\w’-]+ ){0,3}?(?:company|firm|business))(?=[ ’'])")
# "⟨N⟩ raised ⟨M⟩ for her robotics startup, ⟨N⟩", behind the sum
FOR_HERS = re.compile(
    rf"(?: (?!by\b|if\b)[\w’-]+| {N}| {L}|,){{0,9}}? for (?:(?:his|her|their) (?:[\w’-]+ ){{0,5}}?(?:{COMPANY_NOUNS})|(?:a|the) (?:new|young|latest|second|next) (?:[\w-]+ ){{0,3}}?(?:startup|start-up|company|firm))(?:,? (?:called |named |dubbed |known as )?|, )(?P<name>{N})(?![’'-])"
)
# "⟨N⟩ raised ⟨M⟩ from ⟨N⟩ for ⟨N⟩": of a person, who raises nothing for himself
FOR_IT = re.compile(
    rf"[^.;{M}]{{0,90}}? for (?:the (?:[\w-]+ ){{0,2}})?(?P<name>{N})(?=\s?[.,;]|$| (?:in|on|last|this|at)\b)"
)
# "is back with ⟨N⟩, which has emerged with ⟨M⟩", "⟨N⟩, her robotics startup, which she announced along with ⟨M⟩", in front of the sum
EMERGED = re.compile(
    rf"(?P<name>{N})(?:,(?: (?:his|her|their|its|an?) [^.;,{N}{M}{L}]{{2,60}},)? (?:which|that) (?:he|she|they|it) (?:has |had |just ){{0,2}}(?:announced|launched|unveiled|introduced|revealed|debuted) (?:[^.;,{N}{M}{L}]{{1,40}} )?with (?:an? |[a-z]+ )?|"
    rf",? (?:which|that) (?:has |had |is |just |recently |now |also ){{0,3}}(?:emerg|com|came|launch|exit|debut|surfac|burst|start|step)[a-z]{{0,3}}(?: (?:out )?(?:of|from) stealth(?: mode)?)? (?:with|armed with) [^.;,{N}{M}{L}]{{0,30}})$"
)
# "raised ⟨M⟩ for her last company"
FORMER_FIRM = re.compile(
    r"\bfor (?:his|her|their) (?:last|previous|former|first|earlier|prior|old|defunct) (?:[\w-]+ ){0,2}?(?:company|startup|start-up|firm|venture|business)\b"
)

# Backers that are called startups themselves.
_YOUNG_BACKERS = bag(
    "openai xai spacex databricks stripe coreweave anthropic coinbase binance uber grab snowflake stargate"
)


def is_grown(name: str) -> bool:
    """Whether a backer's name is none of those that papers still call startups."""
    return not set(name.casefold().split()) & _YOUNG_BACKERS


def is_startup(shape: str, *, named: bool) -> bool:
    """Whether a sentence begins with "The startup", or, if ``named``, with any word that stands for a company."""
    return bool(_A_STARTUP.match(shape) or (named and _IT.match(shape)))
