"""Shares offered to the public: what tells that a sum is an issue's, that it is still open, or that anchors took it."""

import re

from graph.extract.marked import L, M

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
_ANCHOR = re.compile(r"\banchor (?:book|investors?|round|portion|bidding)\b", re.IGNORECASE)
_STILL_OPEN = re.compile(rf"\b{_OPEN}\b|\bpublic issue\b|\boffer[- ]for[- ]sale\b|\bto list\b", re.IGNORECASE)
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
_BRINGS = re.compile(
    r"\b(?:rais(?:e[sd]?|ing)|bring(?:s|ing)? in|fetch(?:es|ed|ing)?|net(?:s|ted|ting)?)\b[^.;]{0,30}$",
    re.IGNORECASE,
)
_NEAR = 90  # characters between a sum and the words that say what it is


def is_issue(after: str) -> bool:
    """Whether "⟨M⟩ issue" is a sale of shares that is open for subscription."""
    return bool(_ISSUE.match(after))


def of_offering(shape: str, money: int) -> bool:
    """Whether the words next to the sum make it that of an offering spoken of before."""
    return bool(_FROM_OFFER.match(shape[money + 1 : money + _NEAR])) or of_anchors(shape, money)


def sells_shares(shape: str) -> bool:
    """Whether a sentence tells at what price shares are offered; what that brings in is the offering's."""
    return bool(_SHARES_AT.search(shape))


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
