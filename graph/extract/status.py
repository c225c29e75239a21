"""Whether a deal is done, planned or only said; whether it is an earlier one; and what a sentence denies."""

import re

from graph.facts import Status

_RUMOURED = re.compile(
    r"\b(?:in (?:early |advanced |late-stage |final |active |preliminary |exclusive )?(?:talks|discussions|negotiations)|talks (?:to|with|about|over|for)|"
    r"rumou?r(?:ed|s)?|is said to|are said to|said to be|reportedly (?:\w+ ){0,2}(?:rais|seek|look|clos|near|plan|consider|explor|invest|talk|weigh|eye|aim|prepar|in|set|discuss|negotiat)\w*|"
    r"(?:is|are|was|were) (?:considering|weighing|mulling|exploring|eyeing|discussing|negotiating|courting|nearing|close to|approaching|looking (?:to|at)|seeking)|"
    r"considers|mulls|weighs|nears|eyes|close to (?:closing|raising|finali[sz]ing|securing|a)|near(?:ing|s)? (?:a |an )?(?:deal|close|\ue001|\ue002)|"
    r"(?:people|person|sources?) (?:familiar|close|with knowledge|briefed)|anonymous sources|sources (?:say|said|told|tell)|according to [^.,;]{0,25}sources?\b|citing (?:unnamed |anonymous )?(?:sources|people)|"
    r"(?:on the hunt for|hunting for|talking to (?:VCs|investors|backers)|is finali[sz]ing)|"
    r"could (?:raise|invest|be valued|value|lead)|may (?:raise|invest|contribute|put)|might (?:raise|invest|be raising)|has approached investors|looking to (?:raise|invest)|seeking (?:to raise|\ue001|a \ue001|funding|up to)|seeks)(?!\w)",
    re.IGNORECASE,
)
_PLANNED = re.compile(
    r"\b(?:(?:trying|struggl(?:es|ed|ing)|attempt(?:s|ed|ing)|seek(?:s|ing)?) to (?:raise|secure|close)|in the process of raising|plan(?:s|ned|ning)? (?:to|on)|intend(?:s|ed)? to|agree[sd]? to|will (?:also )?(?:invest|raise|lead|put|provide|receive|get|contribute|acquire|buy|spend|take|inject|pump|pour|lend)|to invest|(?<!continues )(?<!continued )to raise|(?<!which )(?<!that )aims? to|aiming to|hop(?:es|ing) to|"
    r"expect(?:s|ed)? to (?:close|raise|invest|be|total|reach|file|list|go public)|set to|prepar(?:es|ing) (?:to|for)|gear(?:s|ing) up|committ?(?:ed|s|ing)? (?:to|up to|as much as|an additional|another)|committ?(?:s|ing)? (?:a )?\ue001|would (?:invest|raise)|"
    r"filed (?:for|to)|fil(?:ed|es|ing) (?:its |the |an? )?(?:[\w-]+ ){0,2}?(?:papers|documents|prospectus|paperwork)|files for|fil(?:es|ing) (?:for|to)|invest(?:ing)? up to|pledg(?:ed|es|ing)|target(?:ing|s) (?:\ue001|an? )|on track to|proposed|(?:a|the|its) potential \ue001|(?:board|shareholders|directors) (?:of [^.;]{0,60}? )?(?:has |have |had )?(?:approv|clear|authori[sz])e?[ds]|upcoming|planned|due to close|finali[sz]es|(?:on the (?:verge|cusp|brink)|on the point) of (?:rais|clos|secur|finali[sz]|complet|announc)ing|(?<!first )(?<!one )to receive|launch(?:es|ed) (?:a )?fundrais(?:e|ing))(?!\w)",
    re.IGNORECASE,
)
_DONE = re.compile(
    r"\b(?:has|have|had|just) (?:also |now |just |recently |already |successfully |reportedly )?(?:raised|closed|secured|snagged|landed|completed|received(?! (?:[\w-]+ ){0,3}(?:offers?|bids?|proposals?|interest|term sheets?)\b)|bagged|picked up|invested|led|finali[sz]ed|obtained|attracted|netted|nabbed|won|drawn|pulled in|collected|scored|garnered|borrowed)|used to (?:raise|secure)\b|"
    r"\b(?:took in|pulled in|brought in|picked up|raked in|raised|closed|secured|landed|bagged|completed|raises|closes|secures|bags|lands|nabs|snags)\b|"
    r"\bannounc(?:ed|es) (?:the |its |a )?(?:\w+ )?(?:clos(?:e|ing)|completion)\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:previous(?:ly)?|to date|earlier (?:round|funding|this year|raise|investment)|last year|(?:months?|years?) ago|prior|back in|(?<!founded )(?<!started )(?<!launched )(?<!established )in (?:an? )?(?:19|20)\d\d|of (?:19|20)\d\d|(?:19|20)\d\d (?:round|series|seed|funding|raise)|"
    r"last (?:round|raise|raised|funding|fundraise|fundraising|valued|series|january|february|march|april|may|june|july|august|september|october|november|december|summer|spring|fall|autumn|winter|month)|"
    r"(?:after|following|since|comes? (?:\w+ ){0,4}after|on the heels of|follow(?:s|ed)|before|came after|up from|builds on|from) (?:[\w’,-]+ ){0,8}?(?:rais(?:ed|ing)|secur(?:ed|ing)|clos(?:ed|ing)|land(?:ed|ing)|\ue001|\ue002|its|the)|"
    r"in addition to|had (?:previously |earlier |already |also )?(?:raised|secured|closed|invested|received)|first (?:announced|raised|invested)|initial(?:ly)?|older|originally|its (?:last|first|previous|earlier)|at the time|at that point|"
    r"which (?:recently )?raised|that raised|recently raised|months after|weeks after|years after|a year (?:ago|after|earlier)|earlier(?! (?:this (?:week|month)|today|on (?:mon|tues|wednes|thurs|fri|satur|sun)day)))\b",
    re.IGNORECASE,
)
# "has raised ⟨M⟩ in its first round": that a round is the first makes it no earlier one
_NEWLY_FIRST = re.compile(
    r"\b(?:has|have|just|today|announc(?:es|ed)) (?:[^.;]{0,80} )?(?:in|as|of|clos\w+|secured|raised|completed|announced) its first$",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:did ?n[o’']t (?:raise|invest|participate|lead|join)|has ?n[o’']t (?:raised|invested|closed)|have not raised|not raised|never raised|hasn’t even|failed to (?:raise|close|secure)|"
    r"(?:\w{0,9}n[o’']t|never) (?:yet )?(?:been )?able to|unable to|eligible (?:to|for)|abandon(?:s|ed)|scrapp?(?:s|ed)|call(?:s|ed) off|no plans to raise|ha[sd] no plans|den(?:ies|ied|ying) (?:that|it|raising|being|reports|rumou?rs|media|a report)|rather than raise|without raising|"
    r"declin(?:e|es|ed) to (?:invest|participate|lead|raise|join)|refus(?:e|es|ed) to (?:invest|join|fund)|reject(?:s|ed) (?:an? )?(?:offer|proposal)|turned down|if (?:it|they|the company|the startup) (?:raises?|raised)|instead of raising|not seeking|"
    r"passed on|pulled out of|walk(?:s|ed) away from|withdr(?:e|a)w from|wide of the mark|unlikely to raise|not (?:in talks|looking|planning) to)\b",
    re.IGNORECASE,
)


def status_of(clause: str, *, invest: bool = False) -> Status:
    """The status of the deal that a clause speaks of, from its own words."""
    rumoured = _RUMOURED.search(clause)
    planned = _PLANNED.search(clause)
    done = _DONE.search(clause)
    if done and not (planned and invest):
        source = rumoured and re.search(
            r"talks|discussions|considering|nearing|seeking|looking to|explor|rumou?red",
            rumoured[0],
            re.IGNORECASE,
        )
        return "rumoured" if source and rumoured and rumoured.start() < done.start() else "completed"
    if rumoured:
        return "rumoured"
    return "planned" if planned else "completed"


def is_past(clause: str) -> bool:
    """Whether a clause speaks of an earlier round, in passing."""
    return any(not _NEWLY_FIRST.search(clause, 0, found.end()) for found in _PAST.finditer(clause))


def is_denied(clause: str) -> bool:
    """Whether a clause says that the deal was not made."""
    return bool(_DENIED.search(clause))
