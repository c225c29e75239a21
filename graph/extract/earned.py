"""Profits and losses in the freer words of news: who is left with them, what they grew to, what a fund returned."""

from typing import Final

from graph.extract.marked import M, N
from graph.extract.signalling import DESC, IN, MORE, PART
from graph.facts import Signal

_MAKES = (
    r"(?:post|report|book|record|log|announc|deliver|mak|made|show|see|saw|notch|generat|unveil|disclos|clock|produc|achiev|reveal|chalk|rack|run|ran|declar|earn|suffer|incur|enjoy|nurs)"
    r"(?:e[sd]?|s|ed|ing|n|ged)?(?: up)?"
)
_CLOSES = r"(?:end|finish|clos|wound up|wind(?:s|ing) up)(?:e[sd]|s|ed|es|ing)?"
# A word before "loss": none that begins another phrase, nor makes it the loss of something else.
_ADJ = rf"(?:(?!(?:of|on|in|for|to|from|as|that|and|by|after|over|at|with|a|job|weight|data|hair|heat|hearing|memory|credit|stop|narrower|smaller|no)\b)[\w%.’-]+ |{M} )"
_LOSS = (
    r"(?:loss(?:es)?|deficit|shortfall at the bottom line)\b(?! (?:of (?:life|data|faith|jobs)|per|ratio|-))"
)
_FINANCIAL = rf"(?:{M} |{PART} |net |annual |quarterly |pre-?tax |record |operating |unreali[sz]ed |paper |full-year |half-year |first-half |second-half )"
_PERIOD = r"(?:(?:the|a|its|their) (?:[\w’-]+ ){0,4}?(?:year|quarter|half|period|month|day)(?: to \w+)? )"
_PROFIT = r"(?:profits?|net income|earnings|surplus|PAT)"
_UP = r"(?:rose|rises|jump(?:s|ed)|soar(?:s|ed)|surg(?:es|ed)|climb(?:s|ed)|grew|increased|gained|leap(?:s|ed|t)|advanced|doubled|tripled|trebled|quadrupled|beat|topped|surpassed|exceeded|swelled|ballooned|(?:is|was|were) up)\b"
_CAME = r"(?:hit|reached|totall?ed|came in at|came to|stood at|amounted to)"
_GROWS = r"(?:boost|gr[eo]w|doubl|tripl|trebl|quadrupl|lift|increas|swell|fatten)(?:s|e[sd]?|ed)?"
_LIFTS = (
    r"(?:boost|lift|fatten|swell|tak|took|push|haul|propel|help|send|sent|driv|drove)(?:s|ed|es|e[sd]?|ing)?"
)
_DOWN = r"(?![^.;]{0,30}\b(?:loss|lower|worse|fall|fell|drop(?:ped)?|declined?|decrease|down|warning|outlook|forecast|guidance|target)\b)"
_WHEN = r"(?= (?:in|on|last|this|net|after|for|to (?:members|clients|investors|savers|policyholders)|over|during|so far|through)\b|[,.;]|$)(?! in (?:[\w-]+ ){0,2}(?:revenue|sales))"
_RETURN = r"(?:returns?|gains?|IRR)\b"
_NAV = r"\b(?:net asset value|NAV)(?: per share| per unit| total return|/share)?"
_FELL = r"(?:fell|falls|drop(?:s|ped)|slid|slips?|slipped|declined|sank|shrank|tumbled|slumped|dipped|plunged|(?:was|were|is) (?:down|restated down\w*))\b"
# What goes wrong when somebody loses by it.
_ILL = r"(?:fall\w*|plung\w+|slump\w*|rout|sell-?off|crash\w*|collaps\w*|losses|tumbl\w+|slid\w+|bets?|wagers?|claims|fraud|scandal|defaults?|bankruptcy|momentum|volatility)"

VERBS: Final[tuple[tuple[Signal, str], ...]] = (
    # "reported its fifth straight quarterly deficit", "chalked up a loss of ⟨M⟩", "wound up with a ⟨M⟩ deficit"
    ("net_loss", rf"(?:{_MAKES}|{_CLOSES} (?:{_PERIOD})?with) (?:an? |its |another )(?:{_ADJ}){{0,6}}?{_LOSS}"),
    ("net_loss", rf"(?:{_MAKES}|{_CLOSES} (?:{_PERIOD})?with) (?:{_FINANCIAL}){{1,3}}(?:[\w-]+ )?{_LOSS}"),
    ("net_loss", rf"(?:{_MAKES}|{_CLOSES} (?:{_PERIOD})?with) (?:[\w-]+ )?losses of {MORE}{M}"),
    # "ended a year in the red", "slips into the red", "ended the year ⟨M⟩ under water", "plunged into losses"
    ("net_loss", rf"(?:{_CLOSES}|remain(?:s|ed)?|stay(?:s|ed)?) (?:{_PERIOD})(?:[\w.-]+ |{M} ){{0,4}}?(?:(?:in|into) (?:the red|losses)|under ?water|under water|below water)\b"),
    ("net_loss", rf"(?:fall|fell|slip|s[aiu]nk|plung|sl[iu]d|slump|sw[iu]ng|tumbl|dip|plummet|lurch|mov)(?:s|e[sd]?|ed|ped|ing|ping)? (?:back |deeper |further )?(?:in)?to (?:the red|losses|(?:an? )(?:{_ADJ}){{0,4}}{_LOSS}|(?:an? )?net decrease in net assets)"),
    ("net_loss", rf"(?:is|was|are|were) {MORE}{M} in the red\b|(?:bled|bleeds|bleeding) {MORE}{M}"),
    ("net_loss", r"(?:widen|deepen|doubl|tripl|trebl|increas)(?:s|e[sd]?|ed|ing) (?:its|the|their) (?:[\w-]+ ){0,3}?loss(?:es)?\b"),
    ("net_loss", r"(?:say|see|flag|project)s (?:[\w’-]+ ){0,3}?loss(?:es)? (?:could|may|might|will|to|of|for|in)\b"),
    ("net_loss", rf"(?:lost|loses|losing|gave back|gives? back|gave up|(?:is|was) down) {MORE}{PART}(?= (?:for (?:its )?(?:investors|clients|members)|(?:on|in) (?:bets|wagers|a (?:day|week|fortnight|month|year)|the (?:day|week|month|quarter|year)|(?:january|february|march|april|may|june|july|august|september|october|november|december|20\d\d)\b)|(?:last|this) (?:month|quarter|year)))"),
    ("net_loss", rf"{_MAKES} (?:an? )?(?:[\w.%-]+ ){{0,3}}?(?:negative|minus) (?:[\w.%-]+ ){{0,2}}?return"),
    # "racked up ⟨M⟩ in first-quarter profit", "had third-quarter earnings of ⟨M⟩"
    ("net_gain", rf"(?:{_MAKES}|had|pocket(?:s|ed)|bank(?:s|ed)|topp?(?:s|ed) [\w-]+ with) {_DOWN}(?:an? |its |another )?(?:[\w’-]+ ){{0,5}}?{MORE}{M} (?:(?:in|of) )?(?:[\w-]+ ){{0,4}}?{_PROFIT}\b"),
    ("net_gain", rf"(?:{_MAKES}|had) {_DOWN}(?:an? |its )?(?:(?!{_PROFIT})[\w’-]+ ){{0,4}}?{_PROFIT} (?:[\w’-]+ ){{0,4}}?(?:of|at) {MORE}{M}{_DOWN}"),
    # "posts 48% jump in Q3 net", "enjoyed a 13% gain in first-half profit"
    ("net_gain", rf"(?:{_MAKES}|had|sees?) (?:an? |its )?(?:{PART}|[\w-]+fold|sharp|big|strong|record) (?:[\w-]+ )?(?:jump|rise|gain|increase|surge|growth|climb|uplift) in (?:[\w’-]+ ){{0,5}}?(?:{_PROFIT}|net(?! sales)|NAV|net asset value)\b"),
    ("net_gain", rf"{_GROWS} (?:its |their )?(?:(?!portfolio|its)[\w-]+ ){{0,3}}?{_PROFIT}(?: (?:last|this) \w+| in \w+)?(?= (?:by|to|more|fivefold|sixfold|\w+fold)\b|[.,;]|$)"),
    ("net_gain", rf"(?:{_MAKES}|has|have|had) (?:its|their) (?:(?:second|third)[- ])?most profitable (?:\w+ )?(?:quarter|year|month|half)\b"),
    ("net_gain", r"(?:back|climb(?:s|ed)|return(?:s|ed)|mov(?:es|ed)) (?:back )?in(?:to)? the black\b"),
    # what funds and those who run pensions earn: "returned 10.9% in the year", "posted a gain of 12%"
    ("net_gain", rf"(?:return|earn|made|mak|deliver)(?:s|ed|es|ing)? {MORE}{PART}{_WHEN}"),
    ("net_gain", rf"{_MAKES} (?![^.;]{{0,40}}(?:negative|minus|loss))(?:an? |its )?(?:[\w-]+ ){{0,2}}?(?:{PART} (?:[\w-]+ ){{0,3}}?{_RETURN}|{_RETURN} of {MORE}{PART})(?! in (?:the )?(?:[\w-]+ )?(?:revenue|sales|bookings|users))"),
    ("net_gain", rf"(?:{_CLOSES}|is|was) (?:[\w-]+ )?(?:\w+ )?up {PART}(?= (?:for|in|on) (?:the |20)|, |\.)"),
    # "trebled its money on", "got back 11 times its money", "turned a ⟨M⟩ bet into ⟨M⟩"
    ("net_gain", r"(?:(?:doubl|trebl|tripl|quadrupl)(?:es|ed|ing) (?:its|their) (?:money|outlay)|(?:got|gets|made|makes|earn(?:s|ed)|return(?:s|ed)) (?:back )?(?:about |more than |nearly )?(?:[\w.]+ times|\d+x|double|triple) (?:its|their) (?:money|outlay|investment))\b"),
    ("net_gain", rf"turn(?:s|ed|ing) (?:an? |its )?{MORE}{M} [^.;{M}]{{0,60}}?into {MORE}{M}"),
    ("net_gain", rf"(?:nett?|bag|pocket|reap|rak|bank|clear|realis|realiz|made|mak|earn|collect)(?:s|ed|ged|ted|es|ing)?(?: in| back)? {MORE}{M} (?:in (?:profit|gains?|carry)|(?:on|from|by|in) (?:[\w-]+ ){{0,3}}?(?:sale|exits?|disposals?|listing|IPO|float|flotation|stake|carry|carried interest)|for (?:its|the) (?:[\w-]+ )?(?:half-year|year|quarter|half))\b(?! of (?:its|their|an?)\b)"),
)  # fmt: skip

NAMED: Final[tuple[tuple[Signal, str], ...]] = (
    # "saddled ⟨N⟩ with a ⟨M⟩ loss", "pushed ⟨N⟩ to a deficit", "left ⟨N⟩ nursing a 12% loss"
    ("net_loss", rf"\b(?:saddl(?:es|ed)|left|leav(?:es|ing)|hand(?:s|ed|ing)|push(?:es|ed|ing)|tip(?:s|ped)|plung(?:es|ed)|drag(?:s|ged)|sent|sends|led|drove|drives|land(?:s|ed)|dealt|gave|caus(?:es|ed)|knock(?:s|ed)) (?:the )?{DESC}(?P<a>{N}) (?:(?:deeper |back )?(?:(?:in)?to|with|nursing|facing|reeling from) )?(?:an? |its )?(?:{_ADJ}){{0,5}}?(?:{_LOSS}|the red\b)"),
    ("net_loss", rf"\b{_ILL}\b[^.;{N}]{{0,60}} cost {DESC}(?P<a>{N}) (?:{MORE}{M}|dear)"),
    ("net_loss", rf"\b(?:red ink|loss(?:es)?) (?:at|of|for) {DESC}(?P<a>{N}),? (?:[^,.]{{2,80}}, )?(?:widened|grew|deepened|swelled|reached|hit|totall?ed|came to|amounted|stood|doubled|tripled|trebled)"),
    ("net_loss", rf"(?:{M}|\b(?:net|record|annual|quarterly|pre-?tax)) (?:[\w-]+ )?(?:loss|deficit) (?:for|at) {DESC}(?P<a>{N})(?! (?:investors|shareholders|clients))"),
    ("net_loss", rf"(?P<a>{N})(?:[’']s|,? whose) (?:[\w-]+ ){{0,3}}?(?:accounts|books|report|results|figures|bottom line|filings?) (?:show|record|reveal)(?:s|ed)? (?:an? )?(?:{_ADJ}){{0,3}}(?:loss|deficit|minus)\b"),
    ("net_loss", rf"\b(?:its|their) (?:[\w-]+ )?{M} (?:[\w-]+ ){{0,2}}?(?:loss|deficit)\b"),
    ("net_loss", rf"(?P<a>{N}):? (?:[\w’-]+ ){{0,3}}?(?:loss of {M}|{M} in the red\b)"),
    # "Cash earnings rose 4% to ⟨M⟩ at ⟨N⟩", "Earnings per share at ⟨N⟩ rose"
    ("net_gain", rf"\b{_PROFIT}(?: [\w-]+){{0,3}} {_UP} {IN}{{0,40}}? (?:at|for) {DESC}(?P<a>{N})"),
    ("net_gain", rf"\b{_PROFIT}(?: [\w-]+){{0,3}} (?:at|of|for) {DESC}(?P<a>{N})(?:, [^,.]{{2,60}},)? (?:[\w-]+ly )?(?:{_UP}|{_CAME}) "),
    ("net_gain", rf"\b(?:jump|rise|gain|increase|surge|climb) in (?:[\w-]+ ){{0,4}}?{_PROFIT} (?:at|for) {DESC}(?P<a>{N})"),
    ("net_gain", rf"\b(?:said|says|report(?:s|ed)|announc(?:es|ed)) (?:that )?(?:its |their )?(?:(?!loss)[\w-]+ ){{0,3}}?{_PROFIT}(?: (?:for|in|over) [\w -]{{2,20}})? {_UP}"),
    ("net_gain", rf": (?:[\w-]+ ){{0,2}}(?:{_PROFIT}) (?:up|{_UP}) {IN}{{0,25}}?(?:{M}|{PART})"),
    # "lifted annual profit at ⟨N⟩ to ⟨M⟩", "took ⟨N⟩’s net income to ⟨M⟩"
    ("net_gain", rf"\b{_LIFTS} (?:up )?(?:the )?(?:(?P<a>{N})(?:[’']?s?) (?:[\w-]+ ){{0,4}}?{_PROFIT}|(?:[\w-]+ ){{0,4}}?{_PROFIT} (?:at|of) {DESC}(?P<b>{N})) (?:up )?(?:by|to|higher|{PART}|past|above|for the)\b"),
    ("net_gain", rf"(?P<a>{N}) back (?:in)?to (?:the black|profit)\b"),
    ("net_gain", rf"\b(?:left|leaves|hand(?:s|ed)|brought|brings?|gave|gives|earn(?:s|ed)|nett(?:ed|ing)|made|won) {DESC}(?P<a>{N}) (?:with )?(?:an? )?{MORE}(?:{M} |[\w-]+ ){{0,2}}?(?:of |in )?(?:[\w-]+ ){{0,2}}?(?:profits?|gains?|windfall|payday|richer)\b"),
    ("net_gain", rf"\b(?:profit|gain|windfall|payday)s? of {MORE}{M} for {DESC}(?P<a>{N})"),
    # what each share of a trust is worth
    ("net_gain", rf"{_NAV} (?:at|of) {DESC}(?P<a>{N}) (?:[\w-]+ly )?{_UP}"),
    ("net_gain", rf"(?:(?P<a>{N})(?:[’']s?)? (?:sees? |says? |said (?:that )?(?:its |the )?)?|\b(?:its|the (?:fund|trust|company|group)[’']s) ){_NAV} (?:[\w-]+ly )?(?:{_UP}|climb |rise |grow )"),
    ("write_down", rf"{_NAV} (?:at|of) {DESC}(?P<a>{N}) (?:[\w-]+ly )?{_FELL}"),
    ("write_down", rf"(?:(?P<a>{N})(?:[’']s?)? (?:sees? |says? |said (?:that )?(?:its |the )?)?|\b(?:its|the (?:fund|trust|company|group)[’']s) ){_NAV} (?:[\w-]+ly )?(?:{_FELL}|fall |drop |slip )"),
    ("net_gain", rf"(?P<a>{N})[’']s? (?:[\w’-]+ ){{0,4}}?(?:fund|strategy|portfolio) (?:end|finish|clos)(?:e[sd]|s|ed) (?:[\w-]+ ){{1,3}}up {PART}"),
)  # fmt: skip
