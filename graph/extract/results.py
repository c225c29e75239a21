"""What a backer earned or lost, and what its holdings are worth to it."""

from typing import Final

from graph.extract.marked import L, M, N
from graph.extract.signalling import DESC, HOLDING, IN, MORE, PART, SIZE
from graph.facts import Signal

_RESULT = r"(?:post|report|book|record|log|announc|deliver|mak|made|register|saw|see|notch|generat|reap|pocket|reali[sz]|bank|earn)(?:e[sd]?|s|ed|ing|ting|n)?"
_LOST = r"(?:widen|grew|grow|deepen|swell|swoll|balloon|mount|reach|hit|total|came|amount|stood|more than|doubl|tripl|narrow)\w*"
_ROSE = r"(?:rose|jump(?:s|ed)|soar(?:s|ed)|surg(?:es|ed)|climb(?:s|ed)|grew|increased|gained|(?:more than |nearly |almost )?(?:doubled|tripled|quadrupled)|hit|reached|totall?ed|came in at|came to|swelled|ballooned)"
_PROFIT = r"(?:profits?|net (?:profits?|income)|earnings|(?:distributable|fee-related) earnings|FRE)"
_FUNDS = r"(?:fund|portfolio|strategy|vehicle)s?"
_WORTH_LESS = r"(?:shr[aiu]nk|fell|fallen|falling|drop|plung|halv|tumbl|declin|erod|slump|collaps|evaporat|sank|sunk|slid|crumbl|dwindl|been wiped)"
_WORTH_MORE = (
    r"(?:soar|surg|grown|grew|risen|rose|balloon|swell|swollen|doubl|tripl|quadrupl|jump|climb|increas)"
)

VERBS: Final[tuple[tuple[Signal, str], ...]] = (
    ("net_loss", rf"(?:warn|flag|signal|brac|forecast|project|expect|predict|guid)(?:e[sd]?|s|ed|ing|led|ling)?(?: (?:investors|shareholders))? (?:of|about|for|that (?:it|they) (?:will|would|expects? to|could) (?:post|report|book|make|swing to))? ?(?:an? |its |another |further |to (?:post|report|book) an? )?(?:[\w-]+ |{M} ){{0,4}}?loss(?:es)?\b(?! (?:of (?:life|data|jobs)|per|ratio))"),
    ("net_loss", r"(?:end(?:s|ed)?|finish(?:es|ed)?|clos(?:es|ed)|remain(?:s|ed)?|stay(?:s|ed)?|is|was|are|were|fell|slipped|sank|plunged) (?:the (?:\w+ )?(?:year|quarter|half|period) )?(?:(?:deep|deeply|deeper|firmly|still|back|heavily) ){0,2}in(?:to)? the red\b"),
    ("net_loss", rf"(?:lost|loses|losing|burn(?:s|ed|t|ing)? through) {MORE}{M}(?=[.,;])"),
    ("net_gain", rf"{_RESULT} (?:an? |its |another |some )?(?:{M} |[\w-]+ ){{0,3}}?(?:gains?|windfalls?|payday|paper profits?)\b(?: of {MORE}{M})? (?:on|from)\b"),
    ("net_gain", rf"earn(?:s|ed|ing) {MORE}{M}(?= (?:in (?:the|its|net)|for|during|last|over|this)\b|[.,;]|$)(?! in (?:revenue|sales))"),
    ("net_gain", r"(?:beat|top|surpass|exceed|smash|crush)(?:s|es|ed|ing|ped|ping)? (?:[\w’-]+ ){0,3}(?:profit|earnings|net income) (?:estimates|expectations|forecasts|targets|views)\b"),
    ("net_gain", r"(?:turn(?:s|ed|ing)? (?:an? (?:\w+ )?profit|profitable)|became profitable|broke even|swung (?:back )?(?:in)?to (?:an? )?(?:[\w-]+ |\ue001 ){0,3}profit)\b"),
    ("net_gain", rf"(?:with|of|on|earn(?:ed|s)|report(?:ed|s)|post(?:ed|s)|book(?:ed|s)|made|makes?|clos(?:ed|es) (?:out )?(?:the|its) (?:[\w-]+ ){{0,3}}(?:quarter|year) with|end(?:ed|s) (?:the|its) (?:[\w-]+ ){{0,3}}(?:quarter|year) with) {MORE}{M} (?:in|of) (?:net |annual |quarterly |record |operating )*(?:profits?|net income|earnings)\b"),
    ("write_down", rf"(?:took|tak(?:es?|ing|en)|book|record|suffer|fac|report|incur|absorb|swallow)(?:e[sd]?|s|ed|ing|red)? (?:an? |its |another )?(?:{M} |[\w-]+ ){{0,3}}?(?:hit|charge|write-?(?:down|off)|impairment|loss|losses)(?: charge)?(?: of {MORE}{M}| worth {M})? (?:on|from|related to|tied to|over|for) (?:its |their |the )?{IN}{{0,30}}?(?:{HOLDING}\b|backing of)"),
    # "faces a ⟨M⟩ hit on loans to ⟨N⟩", "could lose ⟨M⟩ on its loans"
    ("write_down", rf"(?:fac(?:e[sd]?|ing)|tak(?:es?|ing)|took|brac(?:es?|ed|ing) for|suffer(?:s|ed|ing)?|nurs(?:es?|ed|ing)|(?:(?:could|may|might|stands? to|stood to|set to|will|would) )?lose|loses|lost|losing) {MORE}(?:an? |its )?{MORE}{M} (?:hit |loss |blow |charge )?(?:on|from) (?:its |their |the |an? )?(?:[\w-]+ ){{0,3}}?(?:{L}|(?:loans?|exposure|{HOLDING}|credit|lending)\b)"),
    ("write_down", rf"(?:is|are|was|were|remain(?:s|ed)?|sit(?:s|ting)?|sat) (?:now |still |deep |deeply |well ){{0,2}}(?:in the red|under ?water|sitting on (?:\w+ ){{0,3}}loss(?:es)?) on (?:its|their|the) {IN}{{0,40}}?{HOLDING}"),
    ("write_down", rf"(?:lost|loses?|losing) (?:its|the|their|all|nearly|almost|most|virtually|much|half) (?:(?:all|of|its|their|the|entire|whole|full|{M}|[\w-]+ly) ){{0,4}}(?:investment|stake|bet|money (?:in|on))\b"),
    ("write_down", rf"(?:now )?(?:valu(?:es|ed|ing)|mark(?:s|ed|ing)|carr(?:y|ies|ied)) (?:its|the|their) [^.;{M}]{{0,40}}?{HOLDING}{IN}{{0,10}}(?:{N})?{IN}{{0,15}} at {IN}{{0,20}}{M}, (?:down|compared|versus|from|a (?:fraction|third|half|quarter))"),
    ("write_down", r"(?:cut|slash|lower|reduc|trim|mark)(?:s|es|ed|ing|ting|e[sd]?)? (?:the |its |their )(?:valuation|fair value|mark|carrying value) (?:of|on|for)\b"),
    ("net_gain", rf"(?:mak|made|book|report|earn|reap|pocket|post|record|reali[sz]|nett)(?:e[sd]?|s|ed|ing)? (?:an? )?(?:[\w-]+ )?(?:profit|gain|return) of {MORE}(?:{M}|\w+ times) (?:on|from)\b"),
    ("write_down", r"(?:halv|cut|slash|lower|reduc|trim|mark)(?:s|e[sd]?|ed|ing|ting)? (?:down )?the value (?:at which|of (?:its|the) (?:\w+ )?(?:stake|holding|investment|position|shares)|it puts on)\b"),
)  # fmt: skip

NAMED: Final[tuple[tuple[Signal, str], ...]] = (
    ("net_gain", rf"(?:(?P<b>{N})[’']s?|\bits) (?:net |total |overall )*(?:portfolio|asset|fund) value (?:has |have )?{_ROSE}\b"),
    ("net_gain", rf"\b(?:(?:fee-related|distributable) earnings|FRE|DE)(?: {N})? (?:of|was|were|came to|came in at|reached|hit|totall?ed|stood at) {MORE}{M}"),
    ("net_gain", rf"\b(?:earned|nett?ed|handed|made|returned) {DESC}(?P<a>{N}) {MORE}{M}(?! (?:in|of) (?:revenue|sales|funding|loans?|debt))(?=[.,;]| (?:in (?:profit|gains?|returns?|cash)|on (?:paper|its)|last|this)\b|$)"),
    ("net_loss", rf"(?P<a>{N})[’']s? (?:[\w’-]+ ){{0,4}}?{_FUNDS} (?:has |have |had |also ){{0,2}}(?:lost|(?:is|are|was|were) down|fell|dropped|declined|tumbled|sank|slumped) {SIZE}"),
    ("net_gain", rf"(?P<a>{N})[’']s? (?:[\w’-]+ ){{0,4}}?{_FUNDS} (?:has |have |had |also ){{0,2}}(?:gained|(?:is|are|was|were) up|returned|made|rose|climbed|jumped) {SIZE}"),
    ("net_loss", rf"\bloss(?:es)? (?:at|of|for) {DESC}(?P<a>{N})(?:[’']s? (?:[\w-]+ ){{0,3}}[\w-]+)? {_LOST}"),
    ("net_gain", rf"\b{_PROFIT} (?:at|of|for) {DESC}(?P<a>{N})(?:, [^,.]{{2,60}},)? (?:[\w-]+ly )?{_ROSE}\b"),
    ("net_gain", rf"(?:(?P<b>{N})[’']s?|\b(?:its|the (?:company|group|firm|bank)[’']s)) (?:[\w-]+ ){{0,4}}?{_PROFIT}(?: [\w-]+){{0,6}}? {_ROSE} {IN}{{0,15}}?(?:{M}|{PART})"),
    ("net_gain", rf"\bwindfalls? (?:for|of|to) {DESC}(?P<a>{N})"),
    ("net_gain", rf"\b(?:earn|nett?|hand|giv|mad|brought)(?:e|ed|s|es)? {DESC}(?P<a>{N}) (?:an? |some )?{MORE}(?:{M} |[\w-]+ ){{0,3}}?(?:profit|gain|windfall|return)\b"),
    ("write_down", rf"(?:valuation|value|worth|stake|holding|shares|investment)\b{IN}{{0,40}}\b(?:marked|written|slashed|cut|lowered|reduced) (?:down |off )?{IN}{{0,30}}\bby {DESC}(?P<a>{N})"),
    ("write_down", rf"\b(?:value|worth) of (?:(?P<a>{N})[’']s?|its|their) (?:[\w%.-]+ |{N} ){{0,5}}?{HOLDING}\b[^.;]{{0,40}}? {_WORTH_LESS}\w*"),
    ("net_gain", rf"\b(?:value|worth) of (?:(?P<a>{N})[’']s?|its|their) (?:[\w%.-]+ |{N} ){{0,5}}?{HOLDING}\b[^.;]{{0,40}}? {_WORTH_MORE}\w*"),
    ("net_gain", rf"(?P<a>{N})[’']s? (?:[\w%.-]+ |{M} |{N} ){{0,4}}?{HOLDING}(?: in {DESC}{N})? (?:is|are|was|were) (?:now )?worth {MORE}{M}(?=[^.;]{{0,40}}\b(?:times|more than|up from|compared))"),
    ("write_down", r"\b(?:citing|on|after|because of|hit by|hurt by|due to|reflecting|dragged down by|blaming|driven by) (?:[\w-]+ ){0,4}?(?:write-?(?:down|off)s?|impairments?|markdowns?|(?:valuation|paper|unreali[sz]ed) losses) (?:in|on|of|at|across|from) (?:(?:its|their|the|investments?|holdings?|stakes?|in|of) ){0,3}"),
    ("write_down", rf"\b(?:write-?(?:down|off)s?|impairments?|markdowns?)\b[^.;]{{0,60}} cost {DESC}(?P<a>{N})"),
    ("net_loss", rf"(?P<a>{N})[’']s? (?:[\w’-]+ ){{0,4}}?{_FUNDS} (?:is|are|was|were|remains?) (?:still )?(?:under ?water|below water|in the red|worth less)\b"),
)  # fmt: skip
