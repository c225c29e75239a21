"""Shares offered to the public: what tells that a sum is an issue's, that it is still open, or that anchors took it."""

import re

from graph.extract.marked import L, M, N

_OFFER = r"(?:issue|offer|offering|issuance|listing)"
_OPEN = r"(?:subscri\w{2,8}|bid(?:ding|s)?|price band|opens?|opened|to open|grey market|gmp|anchor)"
# "The ⟨M⟩ issue will remain open for subscription"
_ISSUE = re.compile(
    rf"^[- ](?:public |book-built )?(?:issue|offer)\b[^.;{M}]{{0,80}}\b{_OPEN}\b", re.IGNORECASE
)
# "seeks to raise ⟨M⟩ from the offering", "the issue of ⟨M⟩"
_FROM_OFFER = re.compile(
    rf"^[- ](?:public |book-built )?{_OFFER}\b|^[^.;{M}]{{0,20}}\b(?:from|through|via|in) (?:the|its) (?:public )?{_OFFER}\b",
    re.IGNORECASE,
)
# "a combination of fresh issue of ⟨M⟩ and an offer for sale", "an offer for sale of 2 million shares, which amounts to ⟨M⟩"
_FRESH = re.compile(
    r"\bfresh (?:issue|issuance)(?: of (?:equity )?shares)?(?: of| worth| aggregating(?: up)?(?: to)?| totall?ing| amounting to| for)? (?:up to |about |worth |around )?$",
    re.IGNORECASE,
)
# "and an offer for sale of ⟨M⟩": the offering is the sum of both, which is not told
_AND_OLD = re.compile(rf"[^.;{M}]{{0,30}}\boffer[- ]for[- ]sale\b[^.;{M}]{{0,30}}{M}", re.IGNORECASE)
_COMES_TO = re.compile(
    rf"(?<!\w)(?:{_OFFER}|offer[- ]for[- ]sale|share sale|{L})(?!\w)(?:[^.;{M}]|\.(?=\d)){{0,70}}?\b(?:amount(?:s|ed|ing)? to|aggregat(?:es|ing)(?: to| up to)?|totals?|totall?ing|(?:which|that) (?:is|are|was|were) worth) (?:about |around |up to |nearly |some )?$",
    re.IGNORECASE,
)
_SPOKEN_OF = re.compile(rf"ssu|ffer| sale|isting|{L}")  # without one of these, no sum is an offering's
_OFFER_VALUED = re.compile(
    r"(?<!acquisition )(?<!takeover )\b(?:issue|offering)(?:,| is| was)? (?:which is )?(?:valued at|worth) (?:about |around |up to |nearly |some )*$",
    re.IGNORECASE,
)
_ANCHOR = re.compile(r"\banchor (?:book|investors?|round|portion|bidding)\b", re.IGNORECASE)
_STILL_OPEN = re.compile(
    rf"\b{_OPEN}\b|\bpublic issue\b|\bfresh (?:issue|issuance)\b|\boffer[- ]for[- ]sale\b|\bto list\b",
    re.IGNORECASE,
)
# Enough was bid for, and bidding ends: it is sold.
_SOLD = re.compile(
    r"\b(?:final|last|closing) day\b|\bbidding (?:has )?(?:closed|ended|concluded)\b", re.IGNORECASE
)
_BID_FOR = re.compile(
    r"\bsubscribed\b[^.;]{0,40}\btimes\b|\boversubscribed\b|\bfully subscribed\b|\bsubscribed \d{1,3}\.\d{1,2} times\b",
    re.IGNORECASE,
)
# "sell 28 million shares at ⟨M⟩ to ⟨M⟩ a share"
_SHARES_AT = re.compile(
    rf"\b(?:s[eo]ld?l?|selling|offer(?:s|ed|ing)?|pric(?:e[sd]?|ing)|list(?:s|ed|ing)?|shares|stock)\b[^.;{M}]{{0,90}}\b(?:at|between|for|from|of) {M}[^;]{{0,40}}?\b(?:(?:a|per|each) (?:share|ADR|ADS|unit)|each|apiece)\b",
    re.IGNORECASE,
)
# "plans to sell 17 million shares in an ⟨L⟩"
_SHARES_IN = re.compile(
    rf"\b(?:s[eo]ld?l?|selling|offer(?:s|ed|ing)?) [^.;{M}]{{0,25}}\d[\d.,]* (?:million |billion |crore |lakh )?(?:[\w-]+ ){{0,2}}?shares in [^;{M}]{{0,25}}{L}",
    re.IGNORECASE,
)
# "The ⟨L⟩ of ⟨N⟩ opens"
_OFFER_OF = re.compile(rf"{L} of (?:[\w’-]+ ){{0,4}}?(?P<name>{N})(?![’'-])")
_MAY_BRING = re.compile(
    r"\b(?:could|may|might|would) (?:also )?(?:raise|bring in|fetch|net)\b", re.IGNORECASE
)
_BRINGS = re.compile(
    r"\b(?:rais(?:e[sd]?|ing)|bring(?:s|ing)? in|fetch(?:es|ed|ing)?|net(?:s|ted|ting)?)\b[^.;]{0,30}$",
    re.IGNORECASE,
)
_LONG = 150  # characters, where what is offered is told in between
_NEAR = 90  # characters between a sum and the words that say what it is


def is_issue(after: str) -> bool:
    """Whether "⟨M⟩ issue" is a sale of shares that is open for subscription."""
    return bool(_ISSUE.match(after))


def of_offering(shape: str, money: int) -> bool:
    """Whether the words next to the sum make it that of an offering spoken of before."""
    return (
        bool(_FROM_OFFER.match(shape[money + 1 : money + _NEAR]))
        or of_anchors(shape, money)
        or is_sum_of_issue(shape, money)
    )


def is_sum_of_issue(shape: str, money: int) -> bool:
    """Whether the words before a sum make it what new shares or an offer for sale come to; not behind the sum of both."""
    if not _SPOKEN_OF.search(shape, 0, money):
        return False
    whole = M in shape[:money] and not _COMES_TO.search(shape, max(0, money - _LONG), money)
    fresh = _FRESH.search(shape, max(0, money - _NEAR), money) and not _AND_OLD.match(shape, money + 1)
    return not whole and bool(
        fresh
        or _OFFER_VALUED.search(shape, max(0, money - _NEAR), money)
        or _COMES_TO.search(shape, max(0, money - _LONG), money)
    )


def sells_shares(shape: str) -> bool:
    """Whether a sentence tells at what price shares are offered; what that brings in is the offering's."""
    return bool(_SHARES_AT.search(shape) or _SHARES_IN.search(shape))


def whose_offer(shape: str) -> int | None:
    """Where the name stands whose offering a sentence opens: "the IPO of ⟨N⟩"."""
    told = _OFFER_OF.search(shape)
    return told.start("name") if told else None


_OF_WHOM = re.compile(rf"(?P<name>{N})[’']s (?:[\w-]+ ){{0,3}}{L}")


def of_whom(shape: str) -> int | None:
    """Where the name stands that owns the first round or offering that a sentence names so: "⟨N⟩’s ⟨L⟩"."""
    told = _OF_WHOM.search(shape)
    return told.start("name") if told else None


_RAISING = re.compile(
    r"(?:[^.,;:]|, (?:the|at|after)\b){0,70}(?:,|—|–| and| to| by| after)? ?(?:raising|netting|fetching|raise|raised)(?: [a-z]+){0,3} "
)
_PUBLIC = re.compile(
    rf"\b(?:went|go(?:es|ing)?|gone|taken|took [^.;{M}]{{2,30}}) public\b(?! (?:through|via|by) (?:an? )?(?:SPAC|merg))|\b(?:stock[- ]market |market |trading |Nasdaq |NYSE )?(?:debut|flotation)\b(?! (?:fund|album|product))",
    re.IGNORECASE,
)


def goes_public(shape: str, money: int) -> bool:
    """Whether a sum is raised by going public: "went public in 2021, raising ⟨M⟩"."""
    told = list(_PUBLIC.finditer(shape, 0, money))
    return bool(told) and bool(_RAISING.fullmatch(shape, told[-1].end(), money))


def may_bring(shape: str) -> bool:
    """Whether a sentence reckons what an offering would bring."""
    return bool(_MAY_BRING.search(shape))


def brings(shape: str, money: int) -> bool:
    """Whether a sum is what something raises."""
    return bool(_BRINGS.search(shape, max(0, money - _NEAR), money))


def of_anchors(shape: str, money: int) -> bool:
    """Whether anchor investors took the sum, before the offering opened to others."""
    return bool(_ANCHOR.search(shape, max(0, money - _NEAR), money + _NEAR)) and not re.match(
        rf"[- ](?:{L}|{_OFFER})", shape[money + 1 : money + 12]
    )


def is_open(shape: str) -> bool:
    """Whether a sentence tells that an offering is still being sold; not on its last day, once enough was bid for."""
    sold = _SOLD.search(shape) and _BID_FOR.search(shape)
    return bool(_STILL_OPEN.search(shape)) and not sold
