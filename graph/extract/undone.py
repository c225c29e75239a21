"""Deals that came to nothing: dropped, denied, blocked, never meant; and ties that are of the past."""

import re

# What is undone: a plan, a deal, an order. "its $2 billion cloud deal"
_THING = (
    r"(?:plans?|deals?|agreements?|contracts?|bids?|offers?|orders?|acquisitions?|takeovers?|purchases?|buyouts?|mergers?|talks|negotiations|leases?|pacts?|attempts?|"
    r"proposals?|ambitions?|pursuit|commitments?|partnerships?|options?|intentions?|efforts?|reservations?|letters? of intent)"
)
_DROPS = (
    r"(?:drop(?:s|ped|ping)?|abandon(?:s|ed|ing)?|scrap(?:s|ped|ping)?|shelv(?:es?|ed|ing)|paus(?:es?|ed|ing)|suspend(?:s|ed|ing)?|halt(?:s|ed|ing)?|call(?:s|ed|ing)? off|cancel(?:s|l?ed|l?ing)?|"
    r"ax(?:es?|ed|ing)|ditch(?:es|ed|ing)?|nix(?:es|ed|ing)?|kill(?:s|ed|ing)?|terminat(?:es?|ed|ing)|end(?:ed|ing)|withdr(?:aws?|ew|awn|awing)(?: from)?|(?:walk|back|pull|bow)(?:s|ed|ing)? (?:away|out|back) (?:from|of)|"
    r"exit(?:ed|ing)|fr(?:eezes?|oze|ozen|eezing)|reject(?:s|ed|ing)?|rebuff(?:s|ed|ing)?|spurn(?:s|ed|ing)?|block(?:s|ed|ing)?|veto(?:es|ed)?|rul(?:es?|ed|ing) out|rescind(?:s|ed)?|tor?e up)"
)
_DENIES = r"(?:den(?:y|ies|ied|ying)|refut(?:es?|ed|ing)|disput(?:es?|ed|ing)|dismiss(?:es|ed|ing)?|rebut(?:s|ted)?|reject(?:s|ed|ing)?|shot down|knock(?:s|ed) down|pour(?:s|ed) cold water on|quash(?:es|ed))"
_SAID = r"(?:reports?|rumou?rs?|claims?|speculation|suggestions?|allegations?|news|talk|word|that|it|having|plann?ing)"
# What in front of a deal, in its clause, makes it none.
_DROPPED = rf"\b{_DROPS} (?:(?:its|their|his|the|an?|all|any|our|some|most|part of|[\w-]+[’']s) )?(?:(?!(?:and|but|to|that|which|who|after|as|while)\s)[\w.%$’'-]+ |[\ue000-\ue002](?:[’']s)? ){{0,5}}?{_THING}\b"
_DROPPED_IT = re.compile(_DROPPED, re.IGNORECASE)
_AUX = r"(?:will|would|does|did|do|has|had|have|is|are|was|were|could|can|should|need)"
_SAYS = r"(?! (?:say|said|disclos|reveal|comment|specif|only|just|immediately|yet)\w*)"
_NEVER = (
    r"(?:decid(?:es?|ed)|opt(?:s|ed)|vot(?:es?|ed)|chos?en?) (?:not|against)|declin(?:es?|ed|ing)|refus(?:es?|ed|ing)|fail(?:s|ed|ing)? to|rather than|instead of|stop(?:s|ped) short of|"
    rf"{_AUX} (?:not|no longer){_SAYS}|never|{_AUX}n[’']t{_SAYS}|(?:wo|ca)n[’']t{_SAYS}|cannot|not true|untrue|false(?:ly)?|nobody|no one|unlikely to|unable to|"
    r"not (?:to|planning|going|looking|interested|in talks|seeking|aiming)"
)
_NO_PLANS = r"(?:has|have|had|with|there (?:are|is|was|were)|was|were) (?:no|zero) (?:[\w-]+ ){0,2}?(?:plans?|intentions?|intent|deals?|agreements?|talks|interest|desire|need|discussions)"
_BEFORE = re.compile(
    rf"(?:{_DROPPED}|\b(?:{_DENIES} (?:[\w-]+ ){{0,4}}?{_SAID}|{_NO_PLANS}|{_NEVER})\b)[^.;,—–\n]{{0,70}}$",
    re.IGNORECASE,
)
# What behind it does; only of a plan, a deal or a report.
_AFTER = re.compile(
    rf"\b(?:{_THING}|reports?|rumou?rs?|claims?)\b[^.;]{{0,160}}?\b(?:f[ae]ll(?:en|s)? (?:through|apart)|(?<!which )(?<!that )(?<!who )collapsed|(?:(?:has|have|had) (?:since |now |also |all ){{0,2}}been|were|was|are|is|being) (?:since |now |later |also |all ){{0,2}}"
    r"(?:called off|cancell?ed|scrapped|shelved|dropped|abandoned|blocked|terminated|rejected|denied|paused|suspended|vetoed|put on (?:hold|ice)|on (?:hold|ice)|rescinded|dead|axed|ruled out|broken (?:off|down))|"
    r"(?:is|are|was|were) (?:entirely |completely |simply )?(?:off(?! [a-z])|false|untrue|wrong|inaccurate|incorrect|baseless|unfounded|not true)|broke down|came to nothing|never (?:closed|happened|materiali[sz]ed|came|went)|did not (?:close|happen|go (?:through|ahead)|materiali[sz]e))\b",
    re.IGNORECASE,
)
# A new beginning parts a denial from what is told behind it.
_PARTED = re.compile(
    r"\bbut (?=will|is|has|have|now|instead|it|they|later|also|would|did)|\band (?=(?:has |have |had |then |later |instead |now |also )?(?:signed|inked|struck|agreed|reached|bought|acquired|ordered|rented|leased|sealed|won|landed|secured|announced|will|is|are|committed|turned))|\binstead,? "
)
_ONCE = r"(?:former(?:ly)?|one-?time|erstwhile|once|previously|ex)"
_FORMER = re.compile(
    rf"\b{_ONCE}[ -](?:(?!known|called|named)[\w%.]+[ -]){{0,3}}?(?:subsidiary|unit|division|arm|affiliate|brand|business|owned|controlled|part of|owner|parent)\b|[’']s {_ONCE}[ -]\ue000",
    re.IGNORECASE,
)
_UNTIL = re.compile(
    r"(?:[’']s)?[^.;,\ue000]{0,30} (?:until|till|before (?:it|they|being|its|the)|prior to)\b", re.IGNORECASE
)
_REACH, _TAIL = 140, 60  # characters in front of a deal and behind it


def is_undone(shape: str, start: int, end: int) -> bool:
    """Whether the deal told there was dropped, denied or never made, by the words of its own clause around it."""
    begun = max(0, start - _REACH)
    for parted in _PARTED.finditer(shape, begun, end):
        begun = parted.end() if parted.end() <= start else begun
    told_so = _BEFORE.search(shape, begun, start) or _DROPPED_IT.search(shape, begun, end)
    return bool(told_so or _AFTER.search(shape, begun, min(len(shape), end + _TAIL)))


def is_former(shape: str, start: int, end: int) -> bool:
    """Whether the tie between two names that is told there is one of the past: "a former unit of", "owned by A until 2019"."""
    return bool(_FORMER.search(shape, start, end) or _UNTIL.match(shape, end))
