"""Shares that rise or fall: the words by which news tells what became of a stock, and whose it is."""

from typing import Final

from graph.extract.marked import M, N
from graph.extract.signalling import DESC, IN, MORE, PART, SIZE
from graph.facts import Signal

_FALL_NOUN = r"(?:sell-?off|rout|slump|plunge|slide|drop|fall|decline|tumble|crash|dip|losses|loss|retreat)"
_RISE_NOUN = r"(?:rally|surge|jump|rise|gains?|climb|run-up|rebound|spike|increase)"
# "hit a fresh 52-week", "ended the day at a record"
_AT = (
    r"(?:(?:hits?|touch(?:es|ed)|reach(?:es|ed)|sets?|near(?:s|ed)|notch(?:es|ed)|scal(?:es|ed)|mark(?:s|ed)|hitting|"
    r"(?:clos(?:es|ed|ing)|end(?:s|ed)|finish(?:es|ed)|trad(?:es|ed|ing)|is|are|was|were|rose|climbed|jumped|soared|fell|sank|slid|dropped|tumbled) (?:the (?:day|week|session) )?(?:at|to|near))) "
    r"(?:(?:an?|the|its|their|new|fresh|closing|intraday|post-IPO|all-time|lifetime|multi-year|[\w-]{2,12}-(?:week|month|year|day)) ){1,5}?"
)
# "ended 1.8 per cent (lower)"
_MOVED = rf"(?:is|are|was|were|ended|closed|finished|settled|opened|traded|trading) {MORE}{PART} "
_STEPS = r"(?:tick|edg|mov|inch|head|drift|trad)(?:es|s|ed|ing)?"
_FALL = (
    r"(?:fell|falls?|fallen|falling|slid|slides?|slip(?:s|ped|ping)?|tumbl(?:e[sd]?|ing)|plung(?:e[sd]?|ing)|plummet(?:s|ed|ing)?|sank|sunk|sinks?|drop(?:s|ped|ping)?|"
    r"declin(?:e[sd]?|ing)|crash(?:es|ed|ing)?|slump(?:s|ed|ing)?|div(?:es|ed|ing)|dove|nosedived?|shed|tank(?:s|ed)|crater(?:s|ed|ing)|skid(?:s|ded)|"
    r"sold off|retreat(?:s|ed|ing)|weaken(?:s|ed|ing)|collaps(?:es|ed|ing)|shrank|shrunk|(?:came|come|coming) under pressure|went into freefall|"
    r"extend(?:s|ed|ing) (?:its |their )?(?:losses|slide|declines?|rout)|"
    rf"{_STEPS} (?:down|lower)\b|{_AT}(?:lows?|troughs?|lowest)\b|"
    r"(?:is|are|was|were|trading|traded|ended|closed|finished) (?:down|lower)|(?:took|taken|take) an? (?:hit|beating|knock|hammering|dive)|"
    rf"los(?:t|es|ing) (?:ground\b|{SIZE}|(?:a )?(?:half|third|quarter)\b)|(?:[\w-]+ than )?halved|(?:(?:is|are|was|were|getting|got|been|being) )(?:pounded|hammered|battered|pummell?ed|punished|crushed)\b|{_MOVED}(?:down|lower|weaker)\b|off (?:by )?(?=(?:more than |about |nearly |over )?\d)|down (?={MORE}\d))"
)
_RISE = (
    r"(?:rose|rises?|risen|rising|jump(?:s|ed|ing)?|surg(?:e[sd]?|ing)|soar(?:s|ed|ing)?|climb(?:s|ed|ing)?|gain(?:s|ed|ing)?(?! (?:the |an? )?(?:attention|popularity|traction|access|support|interest|investors|entry|approval))|rall(?:y|ies|ied|ying)|(?:sky)?rocket(?:s|ed)|"
    r"zoom(?:s|ed)|recover(?:s|ed)|strengthen(?:s|ed)|swell(?:s|ed)|swollen|balloon(?:s|ed)|extend(?:s|ed|ing) (?:its |their )?(?:gains|rally|rise|climb|advance)|"
    rf"{_STEPS} (?:up|higher)\b|{_AT}(?:record(?: high| peak)?|highs?|peaks?|pinnacles?|highest)\b|"
    r"bounc(?:es|ed|ing) back|spik(?:es|ed)|popp?(?:s|ed)|leap(?:s|ed|t)|advanc(?:es|ed)|(?:is|are|was|were|trading|traded|ended|closed|finished) (?:up|higher)|"
    rf"more than (?:doubled|tripled|quadrupled)|doubled|tripled|quadrupled|rebound(?:s|ed)|shot up|regain(?:s|ed|ing)? (?:some |lost |much )?ground|claw(?:s|ed) back|{_MOVED}(?:up|higher|stronger)\b|added {SIZE}|up (?={MORE}\d))"
)
_FALLS: tuple[tuple[Signal, str], ...] = (("share_price_fall", _FALL), ("share_price_rise", _RISE))
_SHARES = r"(?:shares?|stocks?|share price|stock price|scrip|ADRs?|depositary (?:receipts|shares)|listed (?:vehicle|units|shares)|market (?:value|cap(?:itali[sz]ation)?))"
_WORTH = r"(?:market (?:value|cap(?:itali[sz]ation)?|capitali[sz]ation))"
_AUX = r"(?: (?:have|has|had|also|are|is|were|was|then|price|together|now|already|later|briefly|more|been|[\w]+ly|(?:start|began|begun|begin|continu|manag)(?:ed|s|es)? to|on \w+day|in \w+ trading|this \w+|last \w+|since)){0,4} "
_OWNED = (
    rf"(?:\b{_SHARES} (?:of|in|from) (?:(?:[\w’-]{{1,30}} ){{0,6}}?(?P<a>{N}))(?:(?:, {N}){{0,4}},? and {N}(?: (?:all|both))?|, [^,.]{{2,80}},)?|"
    rf"(?P<b>{N})(?:[’']?s? (?:group |{N}(?:-listed)? |[\w-]+-listed ){{0,2}}(?:{_SHARES})|,? whose (?:[\w-]+ ){{0,2}}(?:{_SHARES})| [|] [^|]{{0,30}} [|] shares)(?:,(?: which| already| up| down)[^,.]{{2,60}},)?|"
    rf"\b(?:its|the|their|the (?:[\w-]{{1,30}} ){{1,3}}(?:’s|'s)|[\w-]{{1,30}}(?:’s|'s)) (?:{_SHARES})|^shares)"
)
_SENDS = r"(?:send|sent|push|driv|drove|lift|drag|propel|carr|took|tak|knock)(?:s|es|ed|e[sd]?|ing|ting|ging|led|ied|ies)?"
_TO = r"(?:to|towards?) (?:an?|its|their) (?:[\w-]+ ){0,3}?"
_SENT: tuple[tuple[Signal, str, str], ...] = (
    (
        "share_price_fall",
        "down|lower|tumbling|plunging|sliding|sinking|falling|plummeting|crashing",
        rf"{_TO}(?:lows?|lowest)\b",
    ),
    (
        "share_price_rise",
        "up|higher|soaring|surging|jumping|climbing|rising|rallying",
        rf"{_TO}(?:record|highs?|peaks?|highest)\b",
    ),
)
_CALLED: tuple[tuple[Signal, str, str], ...] = (
    (
        "share_price_fall",
        _FALL_NOUN,
        r"slides|tumbles|plunges|sinks|slumps|dives|plummets|tanks|nosedives|craters|crashes",
    ),
    ("share_price_rise", _RISE_NOUN, r"soars|surges|jumps|rallies|pops|skyrockets|rebounds"),
)
_WHY = r"(?:as|after|amid|following|on (?:[\w-]+ ){0,3}(?:results|earnings|outlook|forecast|guidance|report|news|worries|fears|optimism|hopes|debut|loss|profit|revenue|warning|downgrade|upgrade))\b"
_STRIPS = r"(?:wip(?:e[sd]?|ing)|eras(?:e[sd]?|ing)|knock(?:s|ed|ing)?|shav(?:e[sd]?|ing)|lopp(?:ed|ing)|slic(?:ed|ing)|took|taking)"
_OF_THEM = rf"(?:(?:the )?{_SHARES} of {DESC}(?P<a>{N})|(?P<b>{N})[’']s? (?:[\w-]+ ){{0,2}}(?:{_SHARES})|(?:its|their|the [\w-]+[’']s) {_SHARES})"

# Verbs whose subject is the one whose shares move.
VERBS: Final[tuple[tuple[Signal, str], ...]] = (
    (
        "share_price_fall",
        rf"(?:led|leads|leading) (?:the |a )?(?:[\w-]+ )?(?:{_FALL_NOUN}s?|declines?|fallers)\b",
    ),
    ("share_price_fall", rf"{_FALL} (?:the )?(?:hardest|furthest|most|steepest)\b"),
    ("share_price_fall", rf"(?:lost|loses|losing|shed|sheds|shedding) {MORE}{M} (?:in|of) (?:its )?(?:market|stock|share)"),
    ("share_price_fall", rf"(?:saw|seen|sees|suffer(?:s|ed)|record(?:s|ed)|post(?:s|ed)) [^.;{N}]{{0,50}}?(?:{M} (?:in|of) {_WORTH} (?:wiped|erased|evaporate|vanish|disappear)|(?:loss|drop|fall|decline|wipeout) (?:in|of) (?:its )?{_WORTH})"),
    ("share_price_rise", rf"(?:(?:saw|seen|sees|enjoy(?:s|ed)|record(?:s|ed)|post(?:s|ed)) [^.;{N}]{{0,50}}?(?:gain|rise|jump|increase|surge) (?:in|of) (?:its )?{_WORTH}|(?:gain|add)(?:s|ed|ing) {MORE}{M} (?:in|of|to its) {_WORTH})"),
    ("share_price_fall", r"(?:is|was|were|are|being|became) (?:among |one of )?(?:the )?(?:[\w-]+ )?(?:(?:biggest|top|steepest|main|largest|heaviest|worst) (?:[\w-]+ )?(?:fallers?|losers?|decliners?|drags?)|worst[- ]perform\w+)\b"),
    ("share_price_rise", r"(?:is|was|were|are|being|became) (?:among |one of )?(?:the )?(?:[\w-]+ )?(?:(?:biggest|top|main|largest|best) (?:[\w-]+ )?(?:gainers?|risers?)|best[- ]perform\w+ (?:[\w-]+ )?(?:stocks?|shares?))\b"),
    ("share_price_fall", rf"(?:saw|seen|sees|seeing|watch(?:es|ed|ing)) (?:its|their) (?:[\w-]+ )?{_SHARES} (?:fall|drop|slide|slump|tumble|plunge|sink|halve|lose|crash|shrink|decline|plummet|crater)"),
    ("share_price_rise", rf"(?:saw|seen|sees|seeing|watch(?:es|ed|ing)) (?:its|their) (?:[\w-]+ )?{_SHARES} (?:rise|jump|soar|surge|climb|double|triple|rally|gain|grow|skyrocket)"),
    ("share_price_rise", rf"(?:hit|reach|top|surpass|cross|pass|exceed|became|become)(?:s|es|ed|ing)? (?:[\w-]+ ){{0,6}}?(?:an? |the )?(?:(?:{M} )(?:in )?{_WORTH}|{_WORTH} (?:of|above|over) (?:more than |over )?{M})"),
)  # fmt: skip

# Not "sales at ⟨N⟩ rose 4%".
_ALONE = r"(?<!\bat )(?<!\bof )(?<!\bin )(?<!\bby )(?<!\bfor )(?<!\bfrom )(?<!\bto )"
# A stock told by the name of its company: "⟨N⟩ closed 6.9% lower", "⟨N⟩, which slid 13%", "⟨N⟩: +5.2%"
_ENDED = r"(?:is|are|was|were|ended|ends|ending|closed|closes|closing|finished|finishing|settled|opened|traded|trading)(?: (?:the (?:day|session|week)|\w+day))?"
_LATER = r"(?=[,.;:]|$| (?:in|on|at|to|as|after|amid|by|this|since|following|when|ahead|before|from|with|overnight|and)\b)"
_NOT_OF = r"(?! (?:in|on) (?:[\w-]+ )?(?:revenues?|sales|profits?|income|users|bets|a (?:week|fortnight|month|year)))"
_WHO = rf"(?P<a>{N})(?:, (?:which|who)|, [^,.{N}]{{2,60}},)?(?: (?:has|have|had|was|is|also|been|then|just|alone|shares|stock))*"
# no further away than its description
_NEXT = r"(?:(?!(?:its|their|prices?|costs?|at|of|by|from|for|in|after|as|when)\b)[\w’-]+ ){0,3}?"
_BY_NAME: tuple[tuple[Signal, str], ...] = (
    ("share_price_fall", rf"{_WHO} {_ENDED} (?:{MORE}{PART} (?:down|lower|weaker|poorer|lighter)|(?:down|lower) {MORE}{PART}|limit-down)\b"),
    ("share_price_rise", rf"{_WHO} {_ENDED} (?:{MORE}{PART} (?:up|higher|stronger|firmer)|(?:up|higher) {MORE}{PART}|limit-up)\b(?= (?:at|after|as|in|on|to|following|amid)\b|[,.;]|$)"),
    ("share_price_fall", rf"(?P<a>{N})(?:, (?:which|who))? (?:fell|slid|tumbled|plunged|sank|dropped|slumped|nosedived|crumbled|crashed|plummeted|surrender(?:s|ed|ing)|giv(?:es|ing) (?:up|back)|gave (?:up|back)|shed(?:s|ding)?) {MORE}{PART}{_LATER}{_NOT_OF}"),
    ("share_price_fall", rf"(?P<a>{N}),? off (?:by )?{MORE}{PART} (?:from|since|this|on)\b"),
    ("share_price_rise", rf"(?P<a>{N})(?:, (?:which|who))? (?:surged|soared|rallied|jumped|leapt|bolted|spiked|adding|added) {MORE}{PART} (?:to an? (?:[\w-]+ ){{0,2}}(?:record|high|peak)|in|on (?:\w+day|the (?:day|news))|after|overnight|at|as)\b{_NOT_OF}"),
    ("share_price_fall", rf"(?P<a>{N})(?:[’']s? (?:shares|stock))?:? [-–−]{PART}"),
    ("share_price_rise", rf"(?P<a>{N})(?:[’']s? (?:shares|stock))?[:,]? \+{PART}"),
    ("share_price_fall", rf"\b(?:{_STRIPS}|eras(?:es|ed)|lops?|strip(?:s|ped)) {MORE}(?:{PART} off|(?:{M}|{PART}) (?:off|from) the value of) {_NEXT}(?P<a>{N})(?![’']|-)"),
    ("share_price_fall", rf"\b(?:evaporat|vanish|disappear)(?:ed|ing)? from {DESC}(?P<a>{N})[’']s? (?:[\w-]+ )?(?:value|capitali[sz]ation|valuation)\b|{M} of {DESC}(?P<b>{N})[’']s? {_WORTH} (?:vanished|evaporated|disappeared|(?:was|were) (?:wiped|erased))"),
    ("share_price_fall", rf"(?P<a>{N})(?:[’']s? (?:shares|stock))? (?:hits?|falls? to|touch(?:es|ed)) (?:its|the) (?:[\w-]+ )?(?:lower circuit|limit down|daily limit)\b"),
    ("share_price_rise", rf"(?P<a>{N})(?:[’']s? (?:shares|stock))? (?:hits?|touch(?:es|ed)) (?:its|the) (?:[\w-]+ )?upper circuit\b"),
    ("share_price_fall", rf"(?P<a>{N})[’']s? {_SHARES} (?:suffer|endur|record|post|see|saw)(?:s|e[sd]|ed)? (?:its|their|the) (?:[\w-]+ ){{0,3}}?{_FALL_NOUN}"),
    ("share_price_rise", rf"\bmade {DESC}(?P<a>{N}) the (?:best|top)[- ]perform\w+ (?:stock|share)"),
    ("share_price_fall", rf"\bma(?:de|kes) {DESC}(?P<a>{N}) the (?:worst[- ]perform\w+|biggest (?:faller|loser))"),
    ("share_price_rise", rf"^Up {MORE}{PART}[^,.;{N}]{{0,30}}, (?P<a>{N})"),
    ("share_price_fall", rf"^Down {MORE}{PART}[^,.;{N}]{{0,30}}, (?P<a>{N})"),
)  # fmt: skip
_NOUNS: tuple[tuple[Signal, str], ...] = (
    ("share_price_fall", rf"(?:%|per ?cent) (?:[\w-]+ )?(?:drop|fall|decline|slide|plunge|slump|tumble|dip|loss) in (?:[\w’-]{{1,30}} ){{0,3}}?(?P<a>{N})(?:’s|'s)? (?:{_SHARES})"),
    ("share_price_rise", rf"(?:%|per ?cent) (?:[\w-]+ )?(?:rise|jump|gain|rally|surge|climb) in (?:[\w’-]{{1,30}} ){{0,3}}?(?P<a>{N})(?:’s|'s)? (?:{_SHARES})"),
    ("share_price_fall", rf"\b(?:sold off|dump(?:s|ed|ing)|fled|rush(?:ed|ing) out of|flee(?:ing)?) (?:(?P<a>{N})(?:[’']s?)? {_SHARES}|{_SHARES} (?:of|in) {DESC}(?P<b>{N}))"),
    ("share_price_fall", rf"\b{_STRIPS} {MORE}(?:{M}|{PART})(?: [\w-]+){{0,2}} (?:off|from) {_OF_THEM}"),
    ("share_price_fall", rf"(?:{M}|{PART})(?: [\w-]+){{0,2}} (?:was|were|has been|have been) (?:wiped|erased|knocked|shaved|lopped) (?:off|from) {_OF_THEM}"),
    ("share_price_rise", rf"\b(?:surging|soaring|rising|climbing|rocketing|record|skyrocketing) (?:stock|share) (?:prices?|valuations?) (?:of|at) (?P<a>{N})"),
    ("share_price_fall", rf"\b(?:sinking|falling|sliding|plunging|tumbling|slumping) (?:stock|share) (?:prices?|valuations?) (?:of|at) (?P<a>{N})"),
    ("share_price_rise", rf"(?:(?P<b>{N})[’']s? |\b(?:its|their|the \w+[’']s) ){_WORTH}{_AUX}(?:cross|top|surpass|exceed|pass|breach|hit|reach)(?:es|ed|s|ing)? (?:the )?{MORE}{M}"),
)  # fmt: skip
_TRADED = rf"(?={IN}{{0,40}}(?:\d(?:%| per ?cent)|in (?:[\w-]+ ){{0,2}}trad(?:ing|e)\b|on the (?:stock|nasdaq|nse|bse)|after[- ]hours| this (?:year|month|week)\b))"
NAMED: Final[tuple[tuple[Signal, str], ...]] = (
    *((signal, rf"{_OWNED}{_AUX}{verb}(?:(?!\w)|(?<=\s))") for signal, verb in _FALLS),
    *(
        (
            signal,
            rf"{_ALONE}(?P<a>{N})(?: (?:has|have|had|was|is|also|been|then|just|both|all))* {verb}(?:(?!\w)|(?<=\s)){_TRADED}",
        )
        for signal, verb in _FALLS
    ),
    *(
        (
            signal,
            rf"\b(?:send|sent|push|driv|drove|lift|drag)(?:s|es|ed|ing|ting|ging)? (?:(?P<a>{N})[’']s? |(?:its|their) )(?:{_SHARES}) (?:{way})\b|\b{_SENDS} (?:{_SHARES} (?:of|in) )?{DESC}(?P<b>{N}) (?:{MORE}{PART} (?:{way})\b|{to})",
        )
        for signal, way, to in _SENT
    ),
    *(
        (
            signal,
            rf"\b{noun} in (?:the )?(?:(?P<a>{N})(?:[’']s?)? (?:{_SHARES})|{_SHARES} of {DESC}(?P<b>{N})|(?:its|their) {_SHARES})|(?P<c>{N}) (?:{verbs}) {_WHY}",
        )
        for signal, noun, verbs in _CALLED
    ),
    *(
        (signal, rf"{_ALONE}{pattern}" if pattern.startswith((_WHO, rf"(?P<a>{N})")) else pattern)
        for signal, pattern in _BY_NAME
    ),
    *_NOUNS,
)
