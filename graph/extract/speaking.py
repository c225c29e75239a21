"""Words by which a sentence goes on speaking of the round that was told before it, or turns to another company."""

import re

from graph.extract.marked import L, M, N

_ROUND_NOUN = r"(?:round|funding|financing|investment|raise|deal|fundraise|capital|tranche|extension|transaction|cash|sale|offering)"
SPEAKS_OF_ROUND = re.compile(
    rf"\b(?:the|this|that|its|our|latest|new|fresh|current|other|all|additional)\s(?:[\w’{N}-]+\s){{0,4}}?(?:{_ROUND_NOUN}\b|{L})|"
    rf"\b(?:existing|other|new|participating|previous|additional|returning|current|prominent|early|lead|angel|strategic)\s(?:\w+\s){{0,2}}?"
    rf"(?:investors?|backers?|angels|shareholders|participants|financi?ers)\b|^(?:[-•*]\s)?(?:Lead )?Investors?\s?:|\bbackers (?:include|are)|\binvestors include|"
    rf"\b(?:re-)?participated\b|\balso (?:joined|participating|invested|backed)\b|\bco-invested\b|\binstitutional investors\b[^.]{{0,400}}\binvested\b|\btook part\b|participation from|\bco-led\b|\bamong (?:its|the|their) (?:\w+ )?(?:investors|backers|participants)\b|"
    rf"\bround with (?:[\w-]+ ){{0,2}}(?:investors|backers) (?:that|which|who|including|such as)\b|\b(?:investors|VCs|firms|backers) (?:that are |who are )?in (?:[\w-]+ ){{0,2}}talks\b|"
    rf"^\W{{0,3}}{N}(?:,? (?:and )?{N}){{0,2}} (?:(?:co-)?led(?: it)?(?:[,.]| and (?:was|is) joined)|put in {M}|contributed {M})|\binvested alongside\b|\b[Tt]he lead (?:is|was)\b|\bmoney (?:comes?|came|is coming) from\b|"
    rf"\b(?:announced|named|confirmed|revealed|unveiled|introduced|listed) as (?:an? |the )?(?:new )?(?:backers?|investors?)\b|"
    rf"\b(?:round|financing|funding|investment|raise|deal|which|it)\b[^.;]{{0,40}}\bled by|\b(?:co-)?led (?:the|this)\b",
    re.IGNORECASE,
)
# "The latest round was led by ⟨N⟩": may stand at the very end of a page that told no backer before
TELLS_BACKERS = re.compile(
    rf"\b(?:the|this|its|our)\s(?:[\w’-]+\s){{0,3}}?(?:{_ROUND_NOUN}|{L})(?:\s(?:round|funding|financing|raise))?\b[^.;{M}{N}]{{0,40}}\b(?:led by|participation from|backed by|includ(?:ed|es)|came from|investors)\b|"
    rf"\b(?:investors|backers|participants) in (?:the|this|its) (?:[\w’-]+\s){{0,3}}?(?:round|raise|financing|{L})",
    re.IGNORECASE,
)
# "It drew a number of angels. They include ⟨N⟩ and ⟨N⟩": who was spoken of just before
GOES_ON = re.compile(
    r"^\W{0,3}(?:(?:They|These|Those|This|That|The list|Participants) (?:also )?include[sd]?|Among (?:them|these|those) (?:are|were|is|was))\b"
)
OF_BACKERS = re.compile(
    r"\b(?:investors|backers|angels|individuals|participants|shareholders|executives|entrepreneurs|founders|VCs|names)\b[^.;]{0,140}\W*$",
    re.IGNORECASE,
)
VALUES_IT = re.compile(
    rf"\bpeg(?:s|ged|ging)? (?:it|the|its)\b[^.;]{{0,40}}{M}|\bvalu(?:ed|es|ing|ation|e)\b[^.;]{{0,60}}{M}|{M}[^.;{M}]{{0,20}}valuation|\bworth[^.;]{{0,30}}{M}",
    re.IGNORECASE,
)
# "* ⟨N⟩, a maker of kites, has raised ...": news of somebody else
OWN_NEWS = re.compile(
    rf"[^\w{N}]{{0,8}}(?P<name>{N})(?:, (?:an?|the) (?:[^.;{M}]){{2,140}}?,?)? (?:has |have |had )?(?:raised|raises|secured|secures|closed|closes|received|receives|bagged|bags|landed|lands|snagged|acquired|acquires)\b"
)

_REPORTS = re.compile(
    r"(?:\s(?:is |was |has |had )?(?:now |also |first |previously )?(?:report|sa(?:id|ys)|wrote|learn)|[’']s report)"
)


def reports_it(shape: str, name: int) -> bool:
    """Whether the paper named there tells the news, and is not the company: "told ⟨N⟩", "⟨N⟩ is reporting"."""
    return shape.endswith("told ", 0, name) or bool(_REPORTS.match(shape, name + 1))
