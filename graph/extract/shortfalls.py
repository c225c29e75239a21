"""Funds that come out smaller than they were meant, or give back what was promised to them."""

from typing import Final

from graph.extract.marked import M, N
from graph.extract.signalling import DESC, IN, MORE, PART, POOL
from graph.facts import Signal

_CUT = r"(?:cut|reduc|shr[aiu]nk|trim|lower|slash|halv|par|revis|downsiz|scal|knock|lop|shav|chop)(?:e[sd]?|s|es|ing|ting|med|ming|ed|ped|ping)?(?: (?:down|back|off))?"
_TARGET = (
    r"(?:target(?: corpus| size)?|(?:hard )?cap|corpus|size|goals?|ambitions?|fund-?raising (?:target|goal))"
)
# more than all of a target is no shortfall
_PCT = r"(?<![\d.])[1-9]?\d(?:\.\d{1,3})?(?:%| per ?cent\b)"
_PORTION = rf"(?:half|halve|(?:a|one) (?:third|quarter|fifth)|two[- ]thirds|two[- ]fifths|three[- ]quarters|a fraction|{_PCT})"
_HOPED = r"(?:hoped(?:[- ]for)?|planned|sought|wanted|intended|targeted|envisaged|pencilled in|penciled in|was after|were after|set out|looking for|looked for|aimed (?:at|for|to)|aiming for|asked for|announced|promised|expected|to expect|marketed|original|initial|target|goal|ambitions?|plan|would raise)"
_LESS = rf"(?:instead of|rather than|and not|not|down from|(?:well |far |just |{MORE}{M} )?(?:short|shy) of|(?:well |far )?(?:below|under))"
# "⟨M⟩ instead of ⟨M⟩", "⟨M⟩, barely a third of its target", "⟨M⟩ of the ⟨M⟩ it was looking for"
_SHORT = (
    rf"(?:{M},? (?:{_LESS} (?:the |its |an? |their )?(?:[\w-]+ ){{0,3}}?{MORE}(?:{M}|goal\b|target\b)|"
    rf"{MORE}(?:(?:just |barely |little |less |only |more than ){{0,2}}{_PORTION} (?:of|what|that|below|under|short of|shy of|less than|smaller than|lower than)|{M} (?:less|lower|smaller) than) {IN}{{0,30}}?\b{_HOPED}\b|"
    rf"(?:out )?of (?:the|an?|its|their) (?:[\w-]+ ){{0,2}}?{M} (?:(?:it|that|which|they) {IN}{{0,25}}?\b{_HOPED}\b|(?:[\w-]+ )?(?:target|goal|cap)\b))|"
    rf"(?:less than |just |barely |only |little more than |just over ){{1,2}}{_PORTION} (?:of )?(?:the |its |what |that |their )(?:[\w-]+ ){{0,2}}?(?:{M} )?{IN}{{0,45}}?\b{_HOPED}\b)"
)
_ENDS = r"(?:clos(?:e[sd]?|ing)|end(?:s|ed|ing)?(?: up)?|finish(?:es|ed|ing)?|settl(?:e[sd]?|ing)|stop(?:s|ped)|halt(?:s|ed)|call(?:s|ed)|mak(?:es?|ing) do|made do|rais(?:e[sd]|ing)|collect(?:s|ed)|gather(?:s|ed)|secur(?:es|ed)|reckon(?:s|ed)|agree[sd]?|wrap(?:s|ped)|complet(?:es|ed)|got|gets|has|have|will have|come to|comes to)"
_RAISING = rf"(?:{POOL}|fund-?rais\w+|clos(?:e[sd]?|ing)|raise[ds]?|raising|limited partners|LPs|commitments|pledges)"
_FREES = r"(?:releas|excus|free|let|allow|absolv)(?:e[sd]?|s|ed|ing|ting|d|lets)?"
_LPS = rf"(?:limited partners|LPs|investors|backers|clients|partners|{N})"
_PROMISED = (
    r"(?:commitments?|pledges?|undrawn (?:capital|money)|committed (?:capital|money)|capital committed)"
)

VERBS: Final[tuple[tuple[Signal, str], ...]] = (
    # "cut the target of its next fund", "knocked a third off the size of its ninth buyout pool"
    ("fund_shrink", rf"{_CUT} {MORE}(?:{_PORTION} (?:off|from) )?(?:the |its |their )?(?:[\w-]+ ){{0,2}}?{_TARGET} (?:of|for|on) (?:its|their|the|an?) (?:[\w’-]+ |{N} |{M} ){{0,5}}?(?:{POOL}|programme|program)\b"),
    ("fund_shrink", rf"{_CUT} (?:the |its |their )(?:[\w’-]+ |{N} |{M} ){{0,4}}?(?:{POOL}[’']s? )?(?:fund )?(?:{_TARGET}) (?:by|in half|from|to) {MORE}(?:{M}|{PART}|nearly|almost|half|a )"),
    # "closed its second fund at ⟨M⟩ instead of ⟨M⟩"
    ("fund_shrink", rf"{_ENDS}\b(?:[^.;]|\.(?=\d)){{0,80}}?\b{POOL}\b(?:[^.;{N}]|\.(?=\d)){{0,60}}?{_SHORT}"),
    ("fund_shrink", rf"{_ENDS}\b (?:fund-?raising |life-sciences raise |its raise |the raise )?(?:[\w’-]+ ){{0,6}}?{_SHORT}"),
    ("fund_shrink", rf"(?:end|clos|stop|halt|call|conclud|wrap)(?:e[sd]?|s|ed|ped|ing|ping)?(?: (?:time on|up|off|it quits on))? (?:its |the |their )?(?:[\w-]+ ){{0,2}}?(?:fund-?raising|raise|fund)\b {IN}{{0,20}}?(?:at|with|on) {IN}{{0,12}}?{_SHORT}"),
    ("fund_shrink", rf"(?:settl(?:es|ed|ing) for|(?:mak(?:es?|ing)|made) do with) (?:an? )?(?:smaller )?(?:{POOL} of )?{MORE}{M}"),
    ("fund_shrink", rf"(?:com(?:es?|ing)|came|fell|fall(?:s|ing)?|ended up|close[sd]?) (?:up |well |far |just ){{0,2}}short\b(?: of (?:its|the|their|an?) (?:{M} |[\w-]+ ){{0,4}}?(?:goal|target|cap)\b|, (?:clos|end|finish|rais)\w+ )"),
    ("fund_shrink", rf"(?:miss(?:es|ed|ing)?|undershot|undershoots|fail(?:s|ed|ing)? to (?:reach|hit|meet)) (?:the |its |their )?(?:[\w-]+ |{M} ){{0,3}}?(?:fund-?raising|fund|hard[- ]cap|first[- ]close|final[- ]close) (?:target|goal|mark|size|deadline)s?\b"),
    # "trims its latest ⟨M⟩ fund"
    ("fund_shrink", rf"{_CUT} (?!{IN}{{0,60}}\b(?:stakes?|holdings?|positions?|exposure|investments?|allocation|rates?|jobs|staff|fees|costs|team|ratio|price|forecast)\b)(?:[\w’-]+ |{M} |{N} ){{0,6}}?(?:{POOL}|fund-?raising (?:target|goal|plans?|ambitions?)|fund(?:-| )size)\b(?!-)"),
    ("fund_shrink", rf"(?:manag|overse|run|hold|look)(?:e[sd]?|s|es|ing)?(?: after)? {MORE}{M}{IN}{{0,30}},? (?:down|compared with|less than half|half)\b{IN}{{0,20}}{M}"),
    # "released investors from their pledges", "handed ⟨M⟩ of unspent commitments back to its limited partners"
    ("fund_shrink", rf"{_FREES} (?:some |its |their |the |early |several ){{0,2}}(?:of its )?{_LPS} (?:from|off|out of|cut|reduce|trim|lower|halve) (?:[\w-]+ |{M} ){{0,5}}?(?:{_PROMISED}|what they owe)\b"),
    ("fund_shrink", rf"(?:giv(?:e|es|ing)|gave|hand(?:s|ed|ing)?|return(?:s|ed|ing)?|releas(?:es|ed|ing))(?: back)? {MORE}(?:[\w-]+ |{M} ){{0,5}}?(?:(?:uninvested|undrawn|committed|uncalled|unspent|unused|undeployed|unneeded) (?:capital|commitments|money|cash)|capital committed)\b"),
)  # fmt: skip

NAMED: Final[tuple[tuple[Signal, str], ...]] = (
    # "the second fund of ⟨N⟩ has been sized at ⟨M⟩ rather than ⟨M⟩", "its fund has dwindled to ⟨M⟩"
    ("fund_shrink", rf"\b{POOL} (?:of|from|by|run by|managed by) {DESC}(?P<a>{N})(?:[^.;{N}]|\.(?=\d)){{0,60}}?{_SHORT}"),
    ("fund_shrink", rf"(?:(?P<b>{N})[’']s|\bits|\btheir) (?:[\w’-]+ |{N} |{M} ){{0,4}}?{POOL}(?:, [^,.]{{2,60}},)? (?:has |have |had |may |will |would |now ){{0,2}}(?:shrivel|shr[aiu]nk|dwindl|contract|com|came|clos|end|finish|been cut|been scaled|been halved|halv|settl)\w*(?: up| down| back)? (?:in half|(?:to|by|at|with|from) (?:[\w-]+ ){{0,3}}?(?:{PART}|{_SHORT})|(?:[\w-]+ )?short)\b"),
    ("fund_shrink", rf"(?:(?P<b>{N})[’']s|\bits|\btheir) (?:[\w’-]+ |{N} |{M} ){{0,4}}?{POOL}(?:, [^,.]{{2,60}},)? (?:has |have |had |now ){{0,2}}(?:shrivel|shr[aiu]nk|dwindl)\w*\b"),
    # "Fund size slashed at ⟨N⟩"
    ("fund_shrink", rf"\bfund (?:size|target) (?:was |is |has been )?(?:slashed|cut|halved|reduced|trimmed|lowered) (?:at|by) {DESC}(?P<a>{N})|(?P<b>{N}) fund (?:down-?sized|shrinks|shrunk|shrank|halved|cut (?:by|to|in half))\b"),
    # whatever is told of a fund: "the fund, which was to reach ⟨M⟩, closed at ⟨M⟩ instead of ⟨M⟩"
    ("fund_shrink", rf"\b{_RAISING}\b(?:[^.;]|\.(?=\d)){{0,60}}?{_SHORT}"),
    ("fund_shrink", rf"{_SHORT}[^.;{N}]{{0,30}}?\b{_RAISING}\b"),
    ("fund_shrink", rf"(?:(?P<b>{N})[’']s|\bits|\btheir) (?:[\w’-]+ |{M} ){{0,4}}?(?:{POOL}|fund-?raising)(?:, [^,.]{{2,60}},)? (?:is |was |will be |has |have |came in |closed |ended up |will |would )*(?:[\w.%-]+ ){{0,2}}?(?:smaller|undersubscribed|below target|short of (?:its|the) (?:target|goal)|less than (?:half|planned|hoped)|slowed|slumped|fell|dropped|dried up|stalled)\b"),
    # "cut its commitment to ⟨N⟩"
    ("fund_shrink", rf"\b(?:withdr|pull|cancel|halv|cut|reduc|scal|scrap|slash|reneg|walk|back|trim|rescind)\w*(?: out| away| back| down)?(?: of| from| on)? (?:its|their|an?|the|part of its|half of its) (?:{M} )?(?:[\w-]+ ){{0,3}}?(?:commitments?|pledges?|promise) (?:to|of {M} to|in|from|with|for) {DESC}(?P<a>{N})"),
    ("fund_shrink", rf"\b(?:final|first|second) close(?:, [^,.]{{2,30}},)? (?:fell|came|was|is) (?:in )?(?:well |far |just )?(?:short|below|shy)\b[^.;{N}]{{0,50}}(?: that {DESC}(?P<a>{N}))?"),
    ("fund_shrink", rf"\b(?:assets(?: under management)?|AUM) (?:at|of|in) {DESC}(?P<a>{N}) (?:have |has |had |will |would |could )?(?:contract(?:ed)?|shrank|shrunk|fell|fallen|dropped|declined?|dwindled?|shrink|fall|drop)\b"),
    ("fund_shrink", rf"(?:(?P<b>{N})[’']s?|\b(?:its|their)) (?:limited partners|LPs|investors|backers)\b[^.;]{{0,60}} (?:cut|reduce|trim|scale back|scaled back|reduced|trimmed|halve|halved|shrink) their commitments?\b"),
)  # fmt: skip
