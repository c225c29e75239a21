"""Rounds that a sentence speaks of and that were not: false reports, deals that broke, conditions, advice."""

import re

from graph.extract.marked import M, N
from graph.extract.roles import RAISE

_REPORT = r"(?:reports?|rumou?rs?|claims?|speculation|stor(?:y|ies)|suggestions?|allegations?|statements?|news|assertions?)"
_FALSE = r"(?:(?:not |un)true|false|wrong|incorrect|nonsense|inaccurate|baseless|unfounded|fabricated|bogus|fake|a lie|made up|invented|fiction)"
_THEY = rf"(?:{N}|it|they|the (?:[\w-]+ )?(?:company|startup|start-up|firm|round|deal))"
_GAP = rf"[^.;{M}]{{0,70}}?"
_CALLED_FALSE = re.compile(
    rf"\b(?:{_FALSE} that|falsely (?:claim|sa[iy]|told|announc|report|boast|stat|suggest|assert)\w*|lied about|l(?:ies|ying) about|"
    rf"pretend(?:s|ed|ing)? (?:that|to have)|(?:refut|rebut|disput|deni|deny|dismiss|reject|debunk|contradict|rubbish|brush|laugh|shot|bat)\w* (?:off |down |away )?{_GAP}\b(?:{_REPORT}|that|having|it (?:had|has|is|was|would))|"
    rf"(?:did|does|would|could|will|declin\w+|refus\w+)(?: not|n[’']t)?(?: to)? (?:say|confirm|reveal|disclose|comment on|tell {N}|specify)(?: on)? (?:whether|if|that)|"
    rf"(?:unclear|not clear|unknown|not known|uncertain|asked|wonder\w*|debat\w+|doubt\w*|question\w*) (?:whether|if)|contrary to {_REPORT}|"
    rf"(?:nobody|no one|few|none|never) (?:had )?(?:ever )?(?:expected|thought|believed|imagined))\b{_GAP}$",
    re.IGNORECASE,
)
# "Reports that it had raised ⟨M⟩ are false"
_A_REPORT = re.compile(
    rf"\b{_REPORT} (?:(?:of|that|about|saying|claiming|which)\b{_GAP}|{_THEY} {_GAP})$", re.IGNORECASE
)
_IS_FALSE = re.compile(
    rf"[^.;{M}]{{0,90}}?\b(?:is|are|was|were|as|be|proved|turned out to be|called)(?: (?:also|simply|completely|entirely|totally|just|largely))? (?:[“\"‘])?{_FALSE}\b",
    re.IGNORECASE,
)
_BROKE = (
    r"(?:cancel(?:l)?ed|scrapped|shelved|abandoned|call(?:ed)? off|collapsed|fell through|fallen through|fell apart|fallen apart|broke down|broken down|broke off|pulled|"
    r"withdrawn|aborted|axed|nixed|dropped|torpedoed|derailed|ditched|unravel(?:l)?ed|rescinded|terminated|foundered|fizzled(?: out)?|ended without|came to nothing|never (?:closed|material\w+|happened|arrived|came|went)|"
    r"(?:fail(?:ed)? to|did not|didn[’']t) (?:close|materiali[sz]e|happen|go through|arrive|come together))"
)
_HAS = r"(?:(?:has|have|had|was|were|is|been|being|since|also|later|now|then|quietly|reportedly|ultimately|eventually|abruptly|suddenly) ){0,3}"
# "⟨L⟩ led by ⟨N⟩ fell apart", "investment by ⟨N⟩ in ⟨N⟩ were shelved": no other clause between
_THEN_BROKE = re.compile(
    rf"(?:(?!\b(?:after|before|but|while|when|as|since|because|that|whose|who|amid|following|despite|and)\b)[^.;,{M}]){{0,90}}? {_HAS}{_BROKE}\b",
    re.IGNORECASE,
)
_BUT_BROKE = re.compile(
    rf"[^.;{M}]{{0,60}}?(?:,? but|;|,? though|,? although|, only (?:for|to see)|,? yet|,? however) (?:(?:the|that|this|its|those|these) (?:[\w-]+ )?(?:deal|round|investment|financing|funding|raise|talks|plans?|transaction|money|cash|negotiations|agreement|effort)|it|they) {_HAS}(?:to )?{_BROKE}\b",
    re.IGNORECASE,
)
_RAISED = re.compile(rf"\b{RAISE} [^.;,{M}]{{0,30}}$", re.IGNORECASE)
# "cancelled its ⟨M⟩ investment", "backed out of a ⟨M⟩ round"
_BREAKS = re.compile(
    r"\b(?:cancel(?:s|l?ed|l?ing)|back(?:s|ed|ing) out of|pull(?:s|ed|ing) (?:out of|the plug on|back from)|walk(?:s|ed|ing) away from|reneg(?:es|ed|ing) on|nix(?:es|ed|ing)|shelv(?:es|ed|ing)|ax(?:es|ed|ing)|ditch(?:es|ed|ing)|"
    r"scrapp?(?:s|ed|ing)|abandon(?:s|ed|ing)|call(?:s|ed|ing) off|rescind(?:s|ed|ing)|withdr(?:ew|aws|awn|awing)(?: from)?|terminat(?:es|ed|ing)|dropp?(?:s|ed|ing)|paus(?:es|ed|ing)|halt(?:s|ed|ing)|suspend(?:s|ed|ing)|block(?:s|ed|ing)|veto(?:es|ed)|put(?:s|ting)? off|delay(?:s|ed|ing)|postpon(?:es|ed|ing))"
    rf" (?:its|the|an?|their|that|this|plans?|talks|negotiations|{N}[’']s) [^.;,{M}{N}]{{0,45}}$|"
    r"\b(?:decid(?:es|ed|ing) (?:against|not to)|opt(?:s|ed) (?:against|not to)|chose not to|vot(?:es|ed) against|balk(?:s|ed) at|rul(?:es|ed) out|shied away from|stopped short of|changed its mind (?:about|on)) "
    rf"[^.;,{M}{N}]{{0,45}}$",
    re.IGNORECASE,
)
_HAS_NOT = re.compile(
    rf"\b(?:has|have|had|did|does|do|was|were|will|would|could|ca)(?: not|n[’']t| never| yet to)(?: (?:yet|actually|ever|been|be|able|to|even)){{0,3}} (?:rais|clos(?!e to)|secur|complet|receiv|land|obtain|get\b|got\b|attract|invest|participat|join)\w*\b(?! (?:since|any|outside|more|only|just))[^.;,{M}]{{0,40}}$",
    re.IGNORECASE,
)
# "If ⟨N⟩ were to raise ⟨M⟩", "Had it raised ⟨M⟩", "would have raised ⟨M⟩"
_IF = re.compile(
    rf"(?:^|[\s“\"(])(?:if|unless|in case|even if|assuming|provided|as if|as though)(?: that)? {_THEY} (?:(?:were|was|had|does|did|do|can|could|manages|managed|ever|really|actually|to|should) ){{0,3}}{RAISE}\b[^.;,{M}]{{0,50}}$|"
    rf"(?:^|, )(?:had|were|should) {_THEY} (?:to )?(?:ever )?{RAISE}\b[^.;,{M}]{{0,50}}$|\b(?:would|could|might|should) have (?:\w+ )?{RAISE}\b[^.;,{M}]{{0,40}}$",
    re.IGNORECASE,
)
_ADVICE = re.compile(
    r"\W{0,4}(?:(?:[A-Z][\w’-]+ ){0,3}(?:[Hh]ow|[Ww]hat|[Ww]hen|[Ww]here|[Ww]hy|[Ww]ays|[Tt]ips|[Ss]teps|[Gg]uide|[Ll]essons|[Rr]easons|[Aa]dvice|[Rr]ules) (?:(?:you|founders|startups|companies) (?:can|should|might) |(?:for|on|in) )?(?:[Nn]ot )?(?:[Tt]o )?(?:[Rr]ais|[Cc]los|[Ss]ecur|[Pp]itch|[Ll]and|[Gg]et|[Rr]aise)\w*\b)"
)
# "raised the possibility of a ⟨M⟩ ⟨L⟩"
_RAISED_THE_QUESTION = re.compile(
    r"\b(?:rais(?:e[sd]?|ing)|float(?:s|ed|ing)?|discuss(?:es|ed|ing)?) (?:(?:the|an?|some|fresh|new|more) )?(?:[a-z]+ )?(?:possibility|prospects?|spect(?:er|re)|questions?|hopes?|expectations|chances?|odds|likelihood|fears?|concerns?|doubts?|issue|idea|alarm|eyebrows)\b"
    rf"[^.;{M}]{{0,50}}$",
    re.IGNORECASE,
)
_SAYS_SO = (_CALLED_FALSE, _BREAKS, _HAS_NOT, _IF, _RAISED_THE_QUESTION)
_BEFORE = 150  # characters before an amount that may say that its round was not


def is_unraised(shape: str, anchor: int, start: int) -> bool:
    """Whether the words round the amount or label at ``anchor`` tell that its round was not, or only might have been.

    ``start``: where the round told before it in the sentence ends.
    """
    begin = max(start, anchor - _BEFORE)
    if any(told.search(shape, begin, anchor) for told in _SAYS_SO) or _ADVICE.match(shape, 0, anchor):
        return True
    if _IS_FALSE.match(shape, anchor + 1) and _A_REPORT.search(shape, begin, anchor):
        return True
    if _BUT_BROKE.match(shape, anchor + 1):
        return True
    return bool(_THEN_BROKE.match(shape, anchor + 1)) and not _RAISED.search(shape, begin, anchor)
