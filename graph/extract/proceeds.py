"""What an offering or placement brings in, told apart from its announcement: "the gross proceeds were ⟨M⟩"."""

import re

from graph.extract.marked import L, M, N

_ABOUT = r"(?:(?:up|to|about|approximately|around|roughly|nearly|some|an|estimated|aggregate|total|expected|more|over|than|at|least|be) ){0,6}"
# "The gross proceeds to ⟨N⟩ from the offering, before deducting fees, are expected to be ⟨M⟩", "for gross proceeds of ⟨M⟩"
_COMES_TO = re.compile(
    rf"\b(?:gross|aggregate|total|upfront|initial|incremental)(?: cash| gross| subscription| initial)? proceeds\b(?! from the exercise)(?P<gap>[^;{M}{L}]{{0,190}}?)\b(?:of|is|are|was|were|be|total(?:s|led|ling)?|amount(?:s|ed|ing)? to) {_ABOUT}$",
    re.IGNORECASE,
)
# "raising ⟨M⟩ in gross proceeds", "supported by ⟨M⟩ raised through an at-the-market equity program"
_AS_PROCEEDS = re.compile(
    r"^ (?:in|of) (?:aggregate |total |upfront |initial |gross |potential )+proceeds\b|"
    r"^ (?:was |were |of [a-z ]{2,20})?(?:raised|received|generated) (?:through|via|under|from) (?:an?|its|the|our) (?:[a-z]+ )?(?:at-the-market|ATM|stock|share|equity|registered direct|public|private)\b[^.;,]{0,25} (?:program(?:me)?|offering|placement|facility)\b",
    re.IGNORECASE,
)
# "The proceeds include initial upfront funding of ⟨M⟩": a part, where the whole is told
_UPFRONT = re.compile(
    rf"\bproceeds (?:include|consist of|comprise|are made up of) (?:an? )?(?:(?:initial|upfront|immediate|first) ){{1,2}}(?:[a-z]+ )?(?:of )?{_ABOUT}$",
    re.IGNORECASE,
)
# "priced its ⟨M⟩ public offering", "the pricing of an upsized ⟨M⟩ placement"
_PRICED = re.compile(
    r"\bpric(?:ed|es|ing)(?: of)? (?:(?:its|an?|the|upsized|underwritten|previously|announced) ){0,4}$",
    re.IGNORECASE,
)
_OFFERING = re.compile(r"^ (?:[\w-]+ ){0,4}?(?:offering|placement|placing|\ue002)(?!\w)", re.IGNORECASE)
# "from the sale of its plant", "from the exercise of warrants": no new money is placed
_OF_ASSETS = re.compile(
    r"(?: (?:from|through|on) (?:the|its|an?) |\b)(?:exercise|warrants?|disposal|divest\w*|exit|disposition|(?:sale|sales) of (?!.{0,60}\b(?:shares?|units|stock|securities|notes|debentures|bonds|warrants)\b))",
    re.IGNORECASE,
)
_SOLD_ASSETS = re.compile(
    r"\b(?:sold|sells?|selling|sale of|dispos\w+|divest\w+|exited) (?!.{0,80}\b(?:shares?|units?|stock|securities|notes|debentures|bonds|warrants)\b)",
    re.IGNORECASE,
)
_TO_WHOM = re.compile(rf"\bproceeds (?:to|received by|for) (?P<name>{N})[^.;{M}]{{0,190}}$", re.IGNORECASE)
_NEAR = 60  # characters on each side of a sum in which it is called an offering's
_FAR = 260  # characters: what is deducted before the sum is told in between


def is_proceeds(shape: str, money: int) -> bool:
    """Whether a sum is what a sale of new shares, units or notes brings its company."""
    after = shape[money + 1 : money + _NEAR]
    if _AS_PROCEEDS.match(after):
        return True
    if "roceeds" in shape:
        if _UPFRONT.search(shape, max(0, money - _NEAR), money):
            return True
        if told := _COMES_TO.search(shape, max(0, money - _FAR), money):
            sold = _SOLD_ASSETS.search(shape, max(0, told.start() - 90), told.start())
            old = _OF_ASSETS.search(told["gap"]) or _OF_ASSETS.match(shape, money + 1, money + 40)
            return not (sold or old)
    return bool(_OFFERING.match(after) and _PRICED.search(shape, max(0, money - _NEAR), money))


def whose_proceeds(shape: str, money: int) -> int | None:
    """Where the name stands to which the proceeds go, if it is told: "gross proceeds to ⟨N⟩ of ⟨M⟩"."""
    told = _TO_WHOM.search(shape, max(0, money - _FAR), money) if "roceeds" in shape else None
    return told.start("name") if told else None
