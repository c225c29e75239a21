"""What a backer holds and parts with, told in freer words: slices, exits, proceeds, buyers sought, what is left of a stake."""

from typing import Final

from graph.extract.marked import L, M, N
from graph.extract.signalling import DESC, IN, MORE, PART
from graph.facts import Signal

_PIECE = r"(?:slices?|chunks?|slivers?|tranches?|blocks?|parcels?|portions?|bits?|pieces?|part|half|most|all|the rest|the bulk|the remainder|a quarter|a third|two[- ]thirds|three[- ]quarters)"
_SELL = r"(?:sell(?:s|ing)?|sold|offload(?:s|ed|ing)?|divest(?:s|ed|ing)?|dump(?:s|ed|ing)?|unload(?:s|ed|ing)?|shed(?:s|ding)?|hiv(?:es|ed|ing) off|flog(?:s|ged|ging)?|auction(?:s|ed|ing)?(?: off)?|monet[ai][sz](?:es|ed|ing)|parted with|parts with|let(?:s|ting)? go of|hand(?:s|ed|ing)? over|reliev(?:es|ed) itself of|rid itself of|unwind(?:s|ing)?|unwound|liquidat(?:es|ed|ing)|realis(?:es|ed|ing)|surrender(?:s|ed|ing)?|tender(?:s|ed|ing)?)"
_TOOK = r"(?:pocket(?:s|ed|ing)?|net(?:s|ted|ting)?|reap(?:s|ed|ing)?|collect(?:s|ed|ing)?|rais(?:es|ed|ing)|bank(?:s|ed|ing)?|rak(?:es|ed|ing) in|bag(?:s|ged)?|receiv(?:es|ed|ing)|got|gets|earn(?:s|ed|ing)?|made|makes|realis(?:es|ed|ing)|realiz(?:es|ed|ing)|fetch(?:es|ed)?|took home|walk(?:s|ed|ing)? away with|cash(?:es|ed|ing)? in)"
_SALE = r"(?:sale|disposal|divestment|divestiture|exit|placement|block (?:trade|deal)|sell-?down|share sale|secondary|sell-?off|offloading)"
_SEEKS = r"(?:look(?:s|ed|ing)? for|seek(?:s|ing)?|sought|hunt(?:s|ed|ing)? for|sound(?:s|ed|ing)? out|canvass(?:es|ed|ing)?|approach(?:es|ed|ing)?|court(?:s|ed|ing)?|search(?:es|ed|ing)? for|woo(?:s|ed|ing)?|shop(?:s|ped|ping)?(?: around)?)"
_LESS = r"(?:halv(?:es|ed|ing)|cut(?:s|ting)?|reduc(?:es|ed|ing)|trim(?:s|med|ming)?|whittl(?:es|ed|ing)|par(?:es|ed|ing)|slash(?:es|ed|ing)?|shrink(?:s|ing)?|shrank|lower(?:s|ed|ing)?|brought|bring(?:s|ing)?|tak(?:es|ing)|took|drop(?:s|ped|ping)?|dilut(?:es|ed|ing))"
_HELD = r"(?:stakes?|holdings?|shareholdings?|positions?|interests?|ownership|exposure)"

VERBS: Final[tuple[tuple[Signal, str], ...]] = (
    # "sold a slice of ⟨N⟩", "unloaded the bulk of its ⟨N⟩ stake"
    ("stake_sale", rf"{_SELL} (?:off )?(?:an? |the |another |its |more |roughly |about |over |nearly )*(?:[\w%.-]+ |{M} )?{_PIECE} (?:of )?(?:its |their |the |that |this )?(?:(?!to|with|for|by|in\b)[\w%.-]+ ){{0,3}}?(?:{N}(?! (?:revenue|sales|business))|{_HELD}|shares|stock|portfolio)"),
    # "is looking for buyers for its stake", "has hired bankers to find a buyer for its holding"
    ("stake_sale", rf"{_SEEKS} (?:an? |potential |possible |new |other |prospective )*(?:buyers?|bidders?|takers?|purchasers?|bids|offers|suitors?|interest) (?:for|in|to take) (?:its |their |the |all |some |part |most |a |of ){{0,4}}(?:[\w%.’'-]+ |{N} ){{0,4}}?(?:{_HELD}|shares|portfolio|stock)\b"),
    ("stake_sale", rf"(?:hir(?:es|ed|ing)|appoint(?:s|ed|ing)?|task(?:s|ed|ing)?|mandat(?:es|ed|ing)|engag(?:es|ed|ing)|tap(?:s|ped|ping)?|ask(?:s|ed|ing)?|work(?:s|ed|ing)? with|invit(?:es|ed|ing)) [^.;]{{0,50}}?(?:to |for |bids? |offers? )+(?:sell|offload|advise on (?:the|a) sale|find (?:an? )?buyers?|market|explore (?:the |a )?(?:sale|exit)|for)\b[^.;]{{0,40}}?(?:{_HELD}|shares)\b"),
    # "pocketed ⟨M⟩ from the sale of its stake", "netted ⟨M⟩ by selling"
    ("stake_sale", rf"{_TOOK} {MORE}(?:{M}|a fortune|a (?:[\w-]+ )?(?:profit|gain|return|windfall)) (?:[\w-]+ ){{0,2}}?(?:from|by|through|in|on|with|via) (?:the |a |an |its |their )?(?:[\w-]+ ){{0,2}}?(?:exits?|disposals?|divestments?|sell-?downs?|selling down|(?:offload|cash|unload|exit)ing)\b(?! (?:of|tickets|products|goods|services|software|bonds|notes|the (?:business|unit|division)))"),
    ("stake_sale", rf"{_TOOK} {MORE}{M} (?:[\w-]+ ){{0,2}}?(?:from|by|through|in|on|with|via) (?:the |a |an |its |their )?(?:[\w-]+ ){{0,2}}?(?:{_SALE} of|sell(?:ing)?(?: down| off)?|offloading|disposing of|parting with) (?:[\w%.’'-]+ |{N} |{M} ){{0,6}}?(?:{_HELD}|(?<={N} )(?:shares|stock))\b"),
    ("stake_sale", rf"cash(?:es|ed|ing)? in (?:(?:on |some |part |most |half |all |a |of ){{0,4}}(?:its|their) )(?:[\w%.’'-]+ |{N} ){{0,4}}?(?:{_HELD}|shares|stock|investment|bet)\b"),
    # "halved its position", "brought its stake down to 4%", "took its holding below 5%"
    ("stake_sale", rf"{_LESS} (?:its|their) (?:[\w%.’'-]+ |{N} ){{0,4}}?(?:{_HELD}|shareholding)(?: in {DESC}{N})?(?: down)?(?: further)?(?: from {MORE}{PART})? (?:to|by|below|under|from) (?:about |around |nearly |just |less than |under |more than |a |an )*(?:{PART}|half|third|quarter|zero|nothing|nil)"),
    ("stake_sale", rf"(?:get|got|gets|getting|check(?:s|ed|ing)?|bail(?:s|ed|ing)?|sell(?:s|ing)?|sold|buy(?:s|ing)? its way|cash(?:es|ed|ing)?|eas(?:es|ed|ing)|slip(?:s|ped|ping)?) out of (?:its |their |the |an? )?(?:[\w%.’'-]+ |{M} ){{0,3}}?(?:{N}(?! (?:deal|market|talks))|{_HELD}|investment|bet)"),
    ("stake_sale", rf"(?:mak|made|complet|agre|announc|plann?|prepar|near|weigh|consider|explor|stag|engineer|execut|secur|achiev|eye|seek|sought|finali[sz]|time)(?:e[sd]?|s|d|ed|ing)? (?:for |to )?(?:an? |its |the |their )(?:[\w-]+ ){{0,2}}?(?:exit|sell-?down|divestment) (?:from|of|in|out of|via|through)\b(?! (?:the )?(?:market|country|region|bankruptcy|{L}))"),
    ("stake_sale", rf"(?:swap(?:s|ped|ping)?|exchang(?:es|ed|ing)|trad(?:es|ed|ing)|hand(?:s|ed|ing)?|transfer(?:s|red|ring)?|pass(?:es|ed|ing)?) (?:in |over |on )?(?:its|their) (?:[\w%.’'-]+ |{N} ){{0,4}}?(?:{_HELD}|shares)(?: in {DESC}{N})? (?:for|to|over to) "),
    ("stake_sale", rf"(?:plac(?:es|ed|ing)|put(?:s|ting)?) (?:an? |its |the |their |some |all ){{0,2}}(?:[\w%.,’'-]+ |{N} |{M} ){{0,5}}?(?:{_HELD}|shares|stock) (?:(?:in|of|worth|at) [^.;]{{1,40}}? )?(?:with (?:institution|investor|fund)|on (?:sale|offer|the (?:block|market))|up for|in the market|through a)"),
)  # fmt: skip

NAMED: Final[tuple[tuple[Signal, str], ...]] = (
    ("stake_sale", rf"\b(?:shares|stock|stakes?|holdings?|block|slice|tranche)\b[^.;{N}]{{0,60}}(?:(?:in|of) {DESC}{N}[^.;{N}]{{0,30}})? (?:sold|placed|offloaded|dumped|unloaded|tendered|put up for sale|being sold|being offered|divested|shed) by (?:the |its )?{DESC}(?P<a>{N})"),
    ("stake_sale", rf"(?:(?P<b>{N})[’']s?|\bits|\btheir) (?:[\w%.-]+ |{N} ){{0,4}}?(?:stakes?|holdings?|shareholding|position|interest|ownership)(?: in {DESC}{N})? (?:has |have |had |will |would |also )*(?:fell|fallen|fall|dropped|drop|shrunk|shrank|slipped|declined|dwindled|gone|went|come down|came down|been (?:cut|reduced|trimmed|halved|pared|whittled)|(?:was|is|were) (?:cut|reduced|trimmed|halved|pared|whittled))(?: down)? (?:below|under|to|from|by)\b"),
    ("stake_sale", rf"(?:(?P<b>{N})[’']s?|\bits|\btheir) (?:[\w%-]+ ){{0,3}}?(?:{_SALE}) (?:of|from|in) (?:[\w%.’'-]+ |{N} |{M} ){{0,6}}?(?:{_HELD}|shares|stock|investment)\b"),
    ("stake_sale", rf"(?:(?P<b>{N})[’']s?|\bits) (?:[\w%-]+ ){{0,2}}?(?:exit|divestment|sell-?down) (?:from|of|out of) {DESC}{N}(?! (?:market|deal|talks))"),
    ("stake_sale", rf"\b(?:selling|exiting|sells|sold) (?:share|stake)?holders? (?:include|including|are|were|such as|is|was) (?:[a-z][\w’-]* ){{0,3}}?(?P<a>{N})"),
    ("stake_sale", rf"\b(?:bought|buys?|buying|purchas\w+|acquir\w+|tak\w+|took|pick\w+ up|snapp\w+ up) {IN}{{0,40}}?(?:shares|stock|stakes?|holding|{PART}) (?:[\w%.-]+ ){{0,3}}?(?:in {DESC}{N} )?(?:from|off) (?:the |its |existing |early |exiting |selling )*(?:[\w-]+ ){{0,2}}?(?:investors?|shareholders?|backers?|owner) (?P<a>{N})"),
)  # fmt: skip
