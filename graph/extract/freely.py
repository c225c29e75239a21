"""Backers told in freer prose than a notice has: "that A led", "A is new to the cap table", "Also in: B and C".

Patterns for ``graph.extract.backers``: a list of names ends where those of ``…_BEFORE`` and ``LEADS_ALONE`` begin, and
begins where those of ``…_AFTER`` end.
"""

import re

from graph.extract.marked import L, M, N

_ROUND = rf"(?:round|funding|financing|investment|raise|deal|money|cash|capital|bridge|{L})"
_AGAIN = (
    r"(?: (?:again|once more|once again|this time|too|as well|(?:this|that|both|each) (?:one|round|time)s?))?"
)
# The verb has no object, since the round was named before: "a ⟨L⟩ that ⟨N⟩ led in 2025", "⟨N⟩, its first backer, led again."
LEADS_ALONE = re.compile(
    rf"(?<=[{N},] )(?:(?:has|had|is|was) )?(?:(?:co-)?(?:led|leads|leading|spearheaded|anchored|helmed|headed)(?: it)?{_AGAIN}"
    r"(?=\s?(?:[,.;]|$|(?:and|with|while|alongside|in|last|early|late) ))"
    r"|(?:split|shared?|took|takes|taking|had|has) the lead\b|(?:was|is) the (?:lead(?=\s?[,.;]|$| with\b| on\b)|(?:sole|only) (?:investor|backer)\b)"
    r"|(?:was|is|were|are|act(?:s|ed|ing) as|serv(?:es|ed|ing) as) (?:the |an? )?(?:sole )?(?:co-)?(?:lead|anchor|cornerstone) (?:investors?|backers?)\b)",
)
# "⟨N⟩ put in money of his own", "⟨N⟩ and ⟨N⟩ are new to the cap table", "⟨N⟩ take part as well", "⟨N⟩ followed."
JOINS_BEFORE = re.compile(
    rf"\b(?:put(?:s|ting)? (?:in|up) (?:some |more |fresh )?(?:money|cash|half|most|the (?:rest|remainder|balance))\b"
    r"|(?:is|are) (?:both |all )?new to (?:the|its) (?:cap(?:italisation|italization)? table|list|register)\b"
    rf"|(?:take|takes) part\b|(?:is|was) the (?:largest|biggest|main|principal|top) (?:new )?(?:investor|backer|contributor)(?= in (?:the|this|its) (?:[\w-]+ ){{0,2}}?{_ROUND}\b)|followed(?=\s?[.;]|$)|(?:are|were|is|was) (?:on board|aboard|in)(?=\s?[,.;]|$| too\b| again\b)"
    rf"|(?:is|are|was|were) (?:also )?(?:an? )?co-investors?\b|ma(?:de|kes?|king) (?:an? )?(?:follow-on|follow-up|additional|further) (?:investments?|commitments?|contributions?)\b|(?:will subscribe|subscribed|ha(?:s|ve) subscribed) (?:to|for)\b|went in\b|(?:is|was|are|were) expected to put in (?:half|most|all|part|some|{M})\b)",
    re.IGNORECASE,
)
# "⟨N⟩ and ⟨N⟩ have together poured ⟨M⟩ into"
GIVES_BEFORE = re.compile(
    rf"\b(?:invest(?:ed|s|ing)?|pour(?:ed|s|ing)?|pump(?:ed|s|ing)?|put(?:s|ting)?|inject(?:ed|s|ing)?|plow(?:ed|s|ing)?|plough(?:ed|s|ing)?|commit(?:ted|s|ting)?|provid(?:ed|es|ing)|contribut(?:ed|es|ing))"
    rf"(?: [\w-]+){{0,4}} (?P<of>{M})[^.;{M}]{{0,30}} (?:in|into|to|behind) "
)
# "in talks with ⟨N⟩ to raise", "held discussions with ⟨N⟩ and ⟨N⟩ about an investment"
TALKS_AFTER = re.compile(
    rf"\b(?:talks|discussions|negotiations|conversations) with\b(?=[^.;{M}]{{1,70}}\b(?:to raise|about (?:raising|an? (?:{M} )?(?:[\w-]+ ){{0,2}}?{_ROUND})|over an? (?:{M} )?(?:[\w-]+ ){{0,2}}?{_ROUND}|for (?:an? |its |another )?(?:[\w-]+ ){{0,2}}?(?:{M} )?{_ROUND}))"
)
_ALL_OF_IT = rf"(?:all|most|half|part|much|the (?:rest|bulk|remainder|balance)|{M}) "
# "Also in: ⟨N⟩", "Investors in that round, besides ⟨N⟩, were ⟨N⟩", "Behind the investment stand ⟨N⟩", "business angels, among them ⟨N⟩"
JOINS_AFTER = re.compile(
    rf"\b[Aa]lso (?:in|on board|aboard|along|backing it|investing)(?: (?:on|for) (?:the|this) {_ROUND})?(?: (?:is|are|was|were)|:)(?=\s)"
    rf"|\b(?:[Ii]nvestors|[Bb]ackers|[Pp]articipants) in (?:the|that|this) {_ROUND},? (?:besides|apart from|aside from|other than|alongside|next to) {N}(?: and {N})?,? (?:were|are|included?)\b"
    rf"|\b[Bb]ehind (?:the|this|that) (?:[\w-]+ ){{0,2}}?{_ROUND} stand(?:s)?\b"
    r"|\b(?:angels|investors|backers|individuals|funds|VCs|names|entrepreneurs|operators), (?:among them|among whom (?:are|were))\b",
)
# "Investors in that round, besides ⟨N⟩, were": who is taken for granted was in, too
JOINS_BESIDES = re.compile(
    rf"\b(?:[Ii]nvestors|[Bb]ackers|[Pp]articipants) in (?:the|that|this) {_ROUND},? (?:besides|apart from|aside from|other than|alongside|next to)\b"
)
# "The buyers are ⟨N⟩": in a sale of shares
BUYERS_AFTER = re.compile(r"\b[Tt]he buyers (?:are|were|include[sd]?)\b")
# "with insiders ⟨N⟩ and ⟨N⟩ providing all of the cash", "with ⟨N⟩ and the state bank on board"
HAVING_AFTER = re.compile(
    rf"\bwith\b(?=[^.;]{{2,200}}\b(?:(?:providing|supplying|contributing|putting (?:up|in)|covering) {_ALL_OF_IT}|on board\b|aboard\b|in tow\b|along for the ride\b))",
)
# "with ⟨N⟩ leading and ⟨N⟩ participating"
LEADING_AFTER = re.compile(rf"\bwith\b(?=[^.;,{M}]{{1,60}} leading (?:(?:it|the \w+) )?and [^.;]{{0,20}}{N})")
# Words in front of a name that say what it is, and not what it did: "with angels ⟨N⟩", never "with advice from ⟨N⟩"
_WHAT = r"(?:(?!(?:from|of|in|at|on|to|for|as|by|with|its|their)\b)[\w’-]+ ){0,3}"
_LIST_ENDS = r"\s?(?:\.|$|,? (?:and|as well as|along with) (?:[a-z]+ ){0,4}(?:others|angels?|individuals?|founders|family offices|investors|backers|executives|the (?:co-?)?founders)\b|, (?:bringing|valuing|taking|giving|according to|at an?)\b)"
# "led by ⟨N⟩ with ⟨N⟩ and ⟨N⟩.", "raised ⟨M⟩ with ⟨N⟩, ⟨N⟩ and others."
WITH_AFTER = re.compile(
    rf"(?:\b(?:led|headed|helmed|anchored) by (?:[\w’-]+ ){{0,4}}{N}(?: (?:at|of) {N})?(?:,? (?:and )?(?:[\w’-]+ ){{0,3}}{N}){{0,3}},? with\b(?= {_WHAT}{N}(?:(?:,|,? and|,? &) {_WHAT}{N}){{0,12}}{_LIST_ENDS})"
    rf"|{M} with\b(?= {_WHAT}{N}(?:, {_WHAT}{N}){{0,12}},? and (?:{_WHAT}{N}|(?:[a-z]+ )?others)\s?(?:\.|$)))"
)
# "led by ⟨N⟩ and including ⟨N⟩", "led by ⟨N⟩, which included ⟨N⟩", "led by ⟨N⟩ who joins ⟨N⟩ and ⟨N⟩"
LED_AND_AFTER = re.compile(
    rf"\b(?:led|headed|helmed|anchored) by [^.;{M}{L}]{{0,90}}{N}(?:,? and (?:also )?(?:includ(?:ing|ed|es)|featur(?:ing|ed|es)|(?:back|follow)ed by)|,? (?:that|which) (?:also )?(?:included|featured)|,? featuring|,? who (?:is |are )?(?:join|joins|joined|joining))\b(?! (?:the|its) (?:[\w-]+ )?board)"
)
# "added ⟨N⟩ as an investor", "brought ⟨N⟩ and ⟨N⟩ on board as backers", "tapped ⟨N⟩ for ⟨M⟩"
_SOME_NAMES = rf"{_WHAT}{N}(?:(?:,|,? and) {N}){{0,3}}"
TAKES_IN_AFTER = re.compile(
    rf"\b(?:add(?:s|ed|ing)|welcom(?:es|ed|ing)|onboard(?:s|ed|ing)|br(?:ings|ought|inging)(?: (?:in|on))?|tak(?:es|ing) on|took on|sign(?:s|ed|ing)(?: up| on)?)\b(?= {_SOME_NAMES}(?: in| on board| aboard)? as (?:an? |its |the )?(?:[\w-]+ )?(?:investors?|backers?|shareholders?)\b)"
    rf"|\btap(?:s|ped)\b(?= {_SOME_NAMES} for (?:an? |its )?(?:[\w-]+ )?{M})"
)
# "with the bulk of the money coming from ⟨N⟩", "raised ⟨M⟩, mostly from ⟨N⟩", "welcomed ⟨N⟩ as a lead investor"
MOST_OF_IT = re.compile(
    rf"\b(?:most|majority|bulk|lion’s share) of (?:the|this|that|its) (?:[\w-]+ ){{0,2}}?(?:{_ROUND}|funds) (?:(?:is |was |were |being )?(?:coming|came|comes|provided|put up|supplied|contributed)) (?:from|by)\b"
    rf"|[{M}{L}](?: round)?,? (?:mostly|mainly|primarily|largely|chiefly) from\b"
    rf"|\b(?:add(?:s|ed|ing)|welcom(?:es|ed|ing)|br(?:ings|ought|inging)(?: (?:in|on))?)\b(?= {_SOME_NAMES}(?: in| on board| aboard)? as (?:an? |its |the )?(?:lead|anchor|cornerstone) (?:investors?|backers?)\b)"
)
# "a ⟨L⟩ round that included ⟨N⟩ and ⟨N⟩", never "which also included"
HOLDS_AFTER = re.compile(
    rf"\b(?:round|raise|financing|funding|investment|{L}),? (?:that|which) (?:includ|featur)(?:ed|es)\b"
)
# What makes a sentence without a round speak of the one before it.
SPEAKS_FREELY = re.compile(
    rf"\bled again\b|^\W{{0,3}}{N}(?:,? (?:and )?{N}){{0,2}}(?:, [^.;{N}{M}]{{4,90}},)? (?:co-)?led(?: it)?(?:[,.;]| again\b| and (?:was|is) joined)"
    rf"|\bnew to (?:the|its) cap(?:italisation|italization)? table\b|^\W{{0,3}}Also (?:in|on board|along|investing)(?: (?:is|are|was|were)|:)"
    rf"|\b(?:put|puts|putting) (?:in|up) (?:money|cash|half|most|the rest)\b|^\W{{0,3}}The buyers (?:are|were|include)"
    rf"|\b(?:lead|sole|only|single) (?:investor|shareholder|backer) (?:is|was)\b|\b{N} (?:take|takes) part\b|\bsplit the lead\b|\ball returned\b|\bmade (?:an? )?(?:follow-on|follow-up) investments?\b|\b(?:was|were) among (?:the )?(?:[\w-]+ )?(?:investors|backers) (?:that|which|who)\b"
    r"|^\W{0,3}(?:The )?(?:investors|backers) (?:were|are) led by\b|\bwas the (?:sole|only) (?:investor|backer)\b",
    re.IGNORECASE,
)
