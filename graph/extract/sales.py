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
_LESS = r"(?:halv(?:e[sd]?|ing)|cut(?:s|ting)?|reduc(?:e[sd]?|ing)|trim(?:s|med|ming)?|whittl(?:e[sd]?|ing)|par(?:e[sd]?|ing)|slash(?:es|ed|ing)?|shrink(?:s|ing)?|shrank|lower(?:s|ed|ing)?|brought|bring(?:s|ing)?|tak(?:es|ing)|took|drop(?:s|ped|ping)?|dilut(?:es|ed|ing))"
# what a share of is no share of a company
_NO_FIRM = (
    r"(?!(?:[\w’-]+ ){0,3}?(?:revenues?|sales|workforce|staff|employees|jobs|workers|output|production|capacity|customers|users|cars|homes|emissions|energy|power|electricity|"
    r"time|market|money|profits?|income|budget|tickets|goods|products|products?|services|debt|loans|bonds|fee|costs|price|votes|seats|land|way|year|week|day|month|proceeds|total|round|vote|deal)\b)"
)
_COUNT = rf"(?:{M} (?:worth )?(?:of )?|{M} in |\d[\d,.]*(?: ?(?:m|million|bn|billion|crore|lakh|mn))? (?:of )?|(?:all|most|half|some|part|much|the rest|the last|two[- ]thirds|a (?:third|quarter)) (?:of )?)"
_PARTS = (
    r"(?:sell(?:s|ing)?|sold|offload(?:s|ed|ing)?|divest(?:s|ed|ing)?|dump(?:s|ed|ing)?|unload(?:s|ed|ing)?|shed(?:s|ding)?|dispos(?:e[sd]?|ing) of|part(?:s|ed|ing)? with|relinquish(?:es|ed|ing)?|surrender(?:s|ed|ing)?|monet[ai][sz](?:e[sd]?|ing)|"
    r"tender(?:s|ed|ing)?|hand(?:s|ed|ing)? over|cash(?:es|ed|ing)? (?:in|out)|plac(?:e[sd]?|ing)|get(?:s|ting)? rid of|got rid of|unwind(?:s|ing)?|unwound|liquidat(?:e[sd]?|ing)|exit(?:s|ed|ing)?|let(?:s|ting)? go of|give(?:s)? up|gave up|flip(?:s|ped)?|auction(?:s|ed|ing)?(?: off)?)"
)
_ONE = r"(?:the|an?|its|their|that|this|another)"
_HELD = r"(?:stakes?|holdings?|shareholdings?|positions?|interests?|ownership|exposure)"

_FIRM = (
    r"(?:company|group|firm|start-?up|\w*maker|chain|retailer|bank|lender|insurer|resort|brand|operator|producer|brewer(?:y)?|hospital(?:s| group)?|developer|miner|utility|airline|airport|carmaker|neobank|exchange|platform|marketplace|distributor|"
    r"broker(?:age)?|bottler|telco|provider|publisher|broadcaster|manufacturer|supplier|consultancy|hotel(?:s| group)?|clinic chain|restaurant chain|club|portfolio company|wholesaler|shipper|refiner|smelter|mine|port|unicorn|processor|carrier|specialist)"
)


VERBS: Final[tuple[tuple[Signal, str], ...]] = (
    # "sold a slice of ⟨N⟩", "unloaded the bulk of its ⟨N⟩ stake"
    ("stake_sale", rf"{_SELL} (?:off )?(?:an? |the |another |its |more |roughly |about |over |nearly )*(?:[\w%.-]+ |{M} )?{_PIECE} (?:of )?(?:its |their |the |that |this )?(?:(?!to|with|for|by|in\b)[\w%.-]+ ){{0,3}}?(?:{N}(?! (?:revenue|sales|business))|{_HELD}|shares|stock|portfolio)"),
    # "is looking for buyers for its stake", "has hired bankers to find a buyer for its holding"
    ("stake_sale", rf"{_SEEKS} (?:an? |potential |possible |new |other |prospective )*(?:buyers?|bidders?|takers?|purchasers?|bids|offers|suitors?|interest) (?:for|in|to take) (?:its |their |the |all |some |part |most |a |of ){{0,4}}(?:[\w%.’'-]+ |{N} ){{0,4}}?(?:{_HELD}|shares|portfolio|stock)\b"),
    ("stake_sale", rf"(?:hir(?:es|ed|ing)|appoint(?:s|ed|ing)?|task(?:s|ed|ing)?|mandat(?:es|ed|ing)|engag(?:es|ed|ing)|tap(?:s|ped|ping)?|ask(?:s|ed|ing)?|work(?:s|ed|ing)? with|invit(?:es|ed|ing)) [^.;]{{0,50}}?(?:to |for |bids? |offers? )+(?:sell|offload|advise on (?:the|a) sale|find (?:an? )?buyers?|market|explore (?:the |a )?(?:sale|exit)|for)\b[^.;]{{0,40}}?(?:{_HELD}|shares)\b"),
    # "pocketed ⟨M⟩ from the sale of its stake", "netted ⟨M⟩ by selling"
    ("stake_sale", rf"{_TOOK} {MORE}(?:{M}|a fortune|a (?:[\w-]+ )?(?:profit|gain|return|windfall)) (?:[\w-]+ ){{0,2}}?(?:from|by|through|in|on|with|via) (?:the |a |an |its |their )?(?:[\w-]+ ){{0,2}}?(?:exits?|disposals?|divestments?|sell-?downs?|selling down|(?:offload|cash|unload|exit)ing)\b(?! (?:of|tickets|products|goods|services|software|bonds|notes|the (?:business|unit|division)))"),
    ("stake_sale", rf"{_TOOK} {MORE}{M} (?:[\w-]+ ){{0,2}}?(?:from|by|through|in|on|with|via) (?:the |a |an |its |their )?(?:[\w-]+ ){{0,2}}?(?:{_SALE} of|sell(?:ing)?(?: down| off)?|offloading|disposing of|parting with) (?:[\w%.’'-]+ |{N} |{M} ){{0,6}}?(?:{_HELD}|(?<={N} )(?:shares|stock))\b"),
    ("stake_sale", rf"{_TOOK} {MORE}{M} (?:from|in|by|through) (?:the |a )?(?:{_SALE} of|selling|offloading|disposing of) (?:its|their|the|some|part of) (?:[\w%.’-]+ ){{0,3}}?{PART}"),
    ("stake_sale", rf"cash(?:es|ed|ing)? in (?:(?:on |some |part |most |half |all |a |of ){{0,4}}(?:its|their) )(?:[\w%.’'-]+ |{N} ){{0,4}}?(?:{_HELD}|shares|stock|investment|bet)\b"),
    # "halved its position", "brought its stake down to 4%", "took its holding below 5%"
    ("stake_sale", rf"{_LESS} (?:its|their) (?:[\w%.’'-]+ |{N} ){{0,4}}?(?:{_HELD}|shareholding)(?: in {DESC}{N})?(?: down)?(?: further)?(?: from {MORE}{PART})? (?:to|by|below|under|from) (?:about |around |nearly |just |less than |under |more than |a |an )*(?:{PART}|half|third|quarter|zero|nothing|nil)"),
    ("stake_sale", rf"(?:get|got|gets|getting|check(?:s|ed|ing)?|bail(?:s|ed|ing)?|sell(?:s|ing)?|sold|buy(?:s|ing)? its way|cash(?:es|ed|ing)?|eas(?:es|ed|ing)|slip(?:s|ped|ping)?) out of (?:its |their |the |an? )?(?:[\w%.’'-]+ |{M} ){{0,3}}?(?:{N}(?! (?:deal|market|talks))|{_HELD}|investment|bet)"),
    ("stake_sale", rf"(?:mak|made|complet|agre|announc|plann?|prepar|near|weigh|consider|explor|stag|engineer|execut|secur|achiev|eye|seek|sought|finali[sz]|time)(?:e[sd]?|s|d|ed|ing)? (?:for |to )?(?:an? |its |the |their )(?:[\w-]+ ){{0,2}}?(?:exit|sell-?down|divestment) (?:from|of|in|out of|via|through)\b(?! (?:the )?(?:market|country|region|bankruptcy|{L}))"),
    ("stake_sale", rf"(?:swap(?:s|ped|ping)?|exchang(?:es|ed|ing)|trad(?:es|ed|ing)|hand(?:s|ed|ing)?|transfer(?:s|red|ring)?|pass(?:es|ed|ing)?) (?:in |over |on )?(?:its|their) (?:[\w%.’'-]+ |{N} ){{0,4}}?(?:{_HELD}|shares)(?: in {DESC}{N})? (?:for|to|over to) "),
    ("stake_sale", rf"(?:plac(?:es|ed|ing)|put(?:s|ting)?) (?:an? |its |the |their |some |all ){{0,2}}(?:[\w%.,’'-]+ |{N} |{M} ){{0,5}}?(?:{_HELD}|shares|stock) (?:(?:in|of|worth|at) [^.;]{{1,40}}? )?(?:with (?:institution|investor|fund)|on (?:sale|offer|the (?:block|market))|up for|in the market|through a)"),
    # "sold 3.2% of the tower operator", "parted with 49% of its joint venture", "monetised a 4% slice of the carmaker"
    ("stake_sale", rf"{_PARTS} (?:off )?(?:an? |its |their |the |another |up to |roughly |about |remaining |entire |all |of ){{0,3}}(?:{MORE}{PART}|{_PIECE})(?: (?:{_PIECE}|stake|interest|holding))? (?:of|in) (?:{N}[’']s )?{_ONE} {_NO_FIRM}(?:{N} )?[a-z]"),
    ("stake_sale", rf"{_PARTS} (?:its |their )(?:remaining |entire |last |whole )*{PART} (?:for|to|in|of|through|at|via)\b(?! (?:\w+ ){{0,2}}(?:revenue|workforce|staff))"),
    ("stake_sale", rf"(?:offload(?:s|ed|ing)?|sell(?:s|ing)?|sold|divest(?:s|ed|ing)?|unload(?:s|ed|ing)?|plac(?:es|ed|ing)) {MORE}{PART} (?:in|through|via) (?:an? |the )?(?:[\w-]+ ){{0,2}}?(?:{L}|offering|block|bulk|deal|market|auction|OFS|tender|secondary|placement)"),
    ("stake_sale", rf"{_PARTS} (?:its |their |the )?(?:last|final|remaining|entire|whole) (?:[\w’-]+ |{N}(?:[’']s)? ){{0,3}}?(?:{_HELD}|shares|stock)\b"),
    ("stake_sale", r"cash(?:es|ed|ing)? out(?= (?:fully|in full|entirely|completely|partly|at \d|with an?|for \ue001)\b)"),
    # "is offloading 14 million shares in the retailer", "unloads ⟨M⟩ of cruise shares"
    ("stake_sale", rf"(?:offload(?:s|ed|ing)?|dump(?:s|ed|ing)?|unload(?:s|ed|ing)?|dispos(?:e[sd]?|ing) of|divest(?:s|ed|ing)?|cash(?:es|ed|ing)? out|shed(?:s|ding)?|get(?:s|ting)? rid of|got rid of) (?:its |their |the )?{MORE}{_COUNT}(?:its |their |the |last |remaining )*(?:[\w’-]+ |{N}(?:[’']s)? ){{0,3}}?(?:shares|stock|stakes?|positions|holdings)\b(?! (?:in|of) (?:an?|its|the) (?:[\w.-]+ |{N} ){{0,2}}(?:{L}|IPO|initial|offering|listing))"),
    ("stake_sale", rf"(?:sell(?:s|ing)?|sold) (?:its |their )?(?:last |remaining )?{MORE}{_COUNT}(?:[\w’-]+ |{N}(?:[’']s)? ){{0,3}}?(?:shares|stock) (?:held\b|(?:in|of) (?:the|an?|{N})(?= |[’'])(?! (?:[\w.-]+ |{N} ){{0,3}}(?:{L}|IPO|initial|offering|listing|debut|flotation|company[’']s|same|new)))"),
    # "disposed of its last remaining stock in the scooter maker"
    ("stake_sale", rf"{_PARTS} (?:(?:its|their|the|all|last|remaining|entire|of|most|some|part|half) ){{1,5}}(?:[\w%.’-]+ |{N} ){{0,4}}?(?:stock|shares|{_HELD}|cross-shareholdings|stake) (?:in|of|to|for|at|through|via|on|after|by|when|within|as)\b"),
    ("stake_sale", rf"(?:shop(?:s|ped|ping)?|hawk(?:s|ed|ing)?|market(?:s|ed|ing)?|tout(?:s|ed|ing)?) (?:around )?(?:{MORE}{M} (?:worth )?of )?(?:its |their |the |an? )?(?:[\w%.’-]+ |{N} ){{0,4}}?(?:{_HELD}|shares)\b"),
    # "took ⟨M⟩ off the table", "is heading for the exit", "found buyers for most of its positions"
    ("stake_sale", rf"(?:tak(?:e|es|ing|en)|took) (?:{MORE}{M}|some (?:money|chips)|(?:its|our|their) (?:chips|profits|money)|profits?) off the table\b|(?:head(?:s|ed|ing)?|mak(?:es|ing)|made) for the exit\b(?! door)"),
    ("stake_sale", rf"(?:f[io]u?nd(?:s|ing)?|lin(?:es|ed) up|secur(?:es|ed)) (?:an? |new )?(?:buyers?|takers?|purchasers?|bidders?) for (?:[\w%.’-]+ |{N} |{M} ){{0,5}}?(?:(?:{_HELD}|shares)\b|{PART})"),
    ("stake_sale", rf"(?:hir(?:es|ed|ing)|appoint(?:s|ed|ing)?|mandat(?:es|ed|ing)|tap(?:s|ped|ping)?|engag(?:es|ed|ing)|task(?:s|ed|ing)?|chos\w+|pick(?:s|ed)) [^.;]{{0,50}}?to (?:run|handle|lead|manage|oversee|conduct|find|sell|explore) (?:an? |the |its |buyers? for |takers? for )?(?:(?:auction|sale|process|disposal|exit)(?: process)? (?:for|of) )?(?:its |their |the |an? )?(?:[\w%.’-]+ |{N} ){{0,3}}?(?:(?:{_HELD}|shares)\b|{PART})"),
    ("stake_sale", rf"(?:explor|weigh|consider|review|examin|study|studi|assess|evaluat)(?:e[sd]?|ing|s|ed) (?:its |the |strategic |all |various ){{0,2}}(?:options|alternatives|the future|ways out) (?:for|of) (?:its |their )(?:[\w%.’-]+ |{N} ){{0,3}}?(?:(?:{_HELD}|shares)\b|{PART})"),
    ("stake_sale", rf"{_LESS} (?:its|their) (?:[\w%.’-]+ |{N} ){{0,3}}?(?:{_HELD}|cross-shareholdings|equities|allocation|weighting) (?:(?:to|in) [^.;]{{2,40}}? )?(?:by|to|from|below|over)\b(?: (?:about|around|nearly|more|than|just|under))* ?(?:{M}|{PART}|zero|nil|nothing|half|a (?:third|quarter)|\d)"),
    ("stake_sale", r"(?:trimm?|reduc|whittl|lower|cut|par|slash|halv|shrink)(?:e[sd]?|ing|s|ed|ting)? (?:its|their) (?:ownership|interest|holding|stake) (?:of|in) (?:the |an? )?(?:[\w-]+ ){1,4}?(?:to|by|from|below)\b"),
    ("stake_sale", rf"(?:put(?:s|ting)?|plac(?:es|ed|ing)) (?:it |them |(?:its|their|the) (?:{PART}|half|third|part) (?:of|in) [^.;{N}]{{2,40}} )?(?:on the (?:block|auction block)|up for (?:sale|auction)|on the market)\b"),
    ("stake_sale", r"(?:divest(?:s|ed|ing)?|exit(?:s|ed|ing)?|disinvest(?:s|ed|ing)?) (?:itself )?(?:from |of )(?:(?:its|all|the|\w+) ){0,2}?(?:[\w-]+ )?(?:companies|stocks|majors|holdings|investments|fuels|tobacco|miners|producers|makers|positions|firms|shares|bonds)\b"),
    ("stake_sale", rf"(?:bring|brought|took|tak|lower|reduc|cut)(?:e[sd]?|ing|s|ed|ting)? (?:its|their) (?:interest|stake|holding|ownership|shareholding|share) (?:in|of) [^.;]{{2,50}}? (?:down )?to (?:just |under |below |about |less than )*{PART}"),
    # "sold the ski resort to ⟨N⟩", "has exited the payments firm", "is weighing a sale of the hospital chain"
    ("stake_sale", rf"(?:sell(?:s|ing)?|sold|offload(?:s|ed|ing)?|divest(?:s|ed|ing)?|dispos(?:e[sd]?|ing) of|flip(?:s|ped|ping)?|auction(?:s|ed|ing)?(?: off)?) (?:the|its|an?) (?:(?!unit\b|division\b)[\w’-]+ |{N}(?:[’']s|-[a-z]+)? ){{0,4}}?{_FIRM}(?:,? (?:which|that) [^.;,]{{2,50}},?| {N},?|, [^,.;]{{2,50}},)? (?:to|for) (?:(?:the |an? |its )?(?:[a-z’-]+ ){{0,3}}{N}|{M}|an? (?:rival|buyer|trade buyer|consortium|competitor|[\w-]+ (?:buyer|group|rival|consortium)))"),
    ("stake_sale", rf"(?:exit(?:s|ed|ing)?(?: from)?|cash(?:es|ed|ing)? out of|bail(?:s|ed|ing)? (?:out )?(?:of|on)|(?:get(?:s|ting)?|got) out of|bow(?:s|ed|ing)? out of|s(?:e|o)ld out of|sell(?:s|ing)? out of|part(?:s|ed|ing)? (?:ways|company) with|rid itself of) (?:the|its|an?) {_NO_FIRM}(?:[\w’-]+ |{N}(?:[’']s|-[a-z]+)? ){{0,4}}?{_FIRM}\b(?! (?:model|market|deal))"),
    ("stake_sale", rf"(?:explor|consider|weigh|prepar|plan|launch|start|kick|mull|stud|pursu|run|push|near|agree|announc|seek|restart|reviv)(?:e[sd]?|s|ed|ing|ning|ies|ied|ned)? (?:off |on |ahead with |for )?(?:to )?(?:an? |the )?(?:[\w-]+ )?(?:sale|auction|disposal|exit|sale process)(?: process)? (?:of|for|from) (?:the|its|an?) {_NO_FIRM}(?:[\w’-]+ |{N}(?:[’']s|-[a-z]+)? ){{0,4}}?{_FIRM}\b"),
    ("stake_sale", rf"(?:holds?|owns?|held|owned) (?:(?:now|just|only|about|under|less than|a mere) ){{0,3}}{PART}[^.;{N}]{{0,40}},? (?:down from|against|after having|compared with|from) (?:about |nearly |over |more than |as much as )?{PART}"),
    ("stake_sale", r"(?:is|was|were|are) (?:among|one of) the (?:[\w-]+ ){0,2}?(?:sellers|selling (?:share|stake)holders)\b|(?:sells?|sold|selling|offload(?:s|ed|ing)?) (?:its |their |some of its )?(?:[\w-]+ ){0,2}?(?:fund|private equity|LP|limited partnership|portfolio|secondary) (?:interests?|stakes?|portfolio)\b"),
)  # fmt: skip

NAMED: Final[tuple[tuple[Signal, str], ...]] = (
    ("stake_sale", rf"\b(?:shares|stock|stakes?|holdings?|block|slice|tranche)\b[^.;{N}]{{0,60}}(?:(?:in|of) {DESC}{N}[^.;{N}]{{0,30}})? (?:sold|placed|offloaded|dumped|unloaded|tendered|put up for sale|being sold|being offered|divested|shed) by (?:the |its )?{DESC}(?P<a>{N})"),
    ("stake_sale", rf"(?:(?P<b>{N})[’']s?|\bits|\btheir) (?:[\w%.-]+ |{N} ){{0,4}}?(?:stakes?|holdings?|shareholding|position|interest|ownership)(?: in {DESC}{N})? (?:has |have |had |will |would |also )*(?:fell|fallen|fall|dropped|drop|shrunk|shrank|slipped|declined|dwindled|gone|went|come down|came down|been (?:cut|reduced|trimmed|halved|pared|whittled)|(?:was|is|were) (?:cut|reduced|trimmed|halved|pared|whittled))(?: down)? (?:below|under|to|from|by)\b"),
    ("stake_sale", rf"(?:(?P<b>{N})[’']s?|\bits|\btheir) (?:[\w%-]+ ){{0,3}}?(?:{_SALE}) (?:of|from|in) (?:[\w%.’'-]+ |{N} |{M} ){{0,6}}?(?:{_HELD}|shares|stock|investment)\b"),
    ("stake_sale", rf"(?:(?P<b>{N})[’']s?|\bits) (?:[\w%-]+ ){{0,2}}?(?:exit|divestment|sell-?down) (?:from|of|out of) {DESC}{N}(?! (?:market|deal|talks))"),
    ("stake_sale", rf"\b(?:selling|exiting|sells|sold) (?:share|stake)?holders? (?:include|including|are|were|such as|is|was) (?:[a-z][\w’-]* ){{0,3}}?(?P<a>{N})"),
    ("stake_sale", rf"\b(?:bought|buys?|buying|purchas\w+|acquir\w+|tak\w+|took|pick\w+ up|snapp\w+ up) {IN}{{0,40}}?(?:shares|stock|stakes?|holding|{PART}) (?:[\w%.-]+ ){{0,3}}?(?:in {DESC}{N} )?(?:from|off) (?:the |its |existing |early |exiting |selling )*(?:[\w-]+ ){{0,2}}?(?:investors?|shareholders?|backers?|owner) (?P<a>{N})"),
    # "the 40% of the operator which ⟨N⟩ has held", "sold, with ⟨N⟩ pocketing ⟨M⟩ from the disposal of its 19%"
    ("stake_sale", rf"\b(?:buy|bought|take|taking|acquir\w+|bids? (?:are due )?(?:in )?for|for|purchas\w+) (?:the |its )?{PART} (?:of|in) [^.;{N}]{{3,50}} (?:which|that|held by|owned by|belonging to) (?:the )?{DESC}(?P<a>{N})"),
    ("stake_sale", rf"\b(?:stake|half|part|portfolio|holding|business|{PART}|shares|interest|block)\b[^.;]{{0,50}}? (?:that|which) {DESC}(?P<a>{N}) (?:bought|owns|owned|has|acquired|held|put)\b[^.;{N}]{{0,40}} (?:is|are|was|were) (?:on the block|up for sale|being sold|for sale|sold|put up)"),
    ("stake_sale", rf"\b(?:exit|payday|windfall|cash-?out) for (?:the )?{DESC}(?P<a>{N})(?=[,.;:]|$| (?:as|after|in|with|from|when))"),
    ("stake_sale", rf"\b(?:bought|buys?|buying) back (?P<b>{N})[’']s (?:[\w%.-]+ ){{0,2}}(?:stake|shares|holding)|\bbought back its {PART} (?:stake|holding)"),
    ("stake_sale", rf"\b(?:auction|sale|disposal|divestment|sell-?down|block (?:sale|trade|deal)) of [^.;]{{2,80}}? (?:(?:has been|was|is being) )?(?:launched|started|kicked off|run|planned|handled|announced|agreed) by (?:its )?(?:owner|backer|shareholder|parent|seller)s?,? (?:the )?{DESC}(?P<a>{N})"),
    ("stake_sale", rf"\b(?:proceeds|money|cash)\b[^.;{N}]{{0,40}} (?:went|goes|go|flow\w*) (?:[a-z]+ )?to (?:the )?(?:selling )?(?:[\w-]+ ){{0,3}}(?P<a>{N})(?=,? (?:which|that) (?:sold|unloaded|offloaded|placed|tendered))"),
    ("stake_sale", rf"\b(?:block (?:deal|trade|sale)|bulk deal|share sale|secondary (?:sale|offering|placing)|sell-?down|share placement|placing|divestment|disposal)s? (?:of [^.;{N}]{{2,60}} )?by (?:the |its )?{DESC}(?P<a>{N})"),
    ("stake_sale", rf"\b(?:offer[- ]for[- ]sale|OFS|(?:an?|the) (?:complete |entire |pure )?{N} for {N}(?= of (?:equity |up to |\d)| by )|(?:entirely|purely|wholly|solely|fully)(?: an?)? {L})(?: of {IN}{{2,60}})? (?:by|from) (?:the |its )?(?:{N}-based )?(?:[\w’-]+,? ){{0,8}}?(?P<a>{N})"),
    ("stake_sale", rf"\b(?:sellers?|selling (?:share|stake)holders?|vendors?)\b[^.;{N}]{{0,30}}(?:include|including|are|is|were|was|being|among them|such as),? (?:the )?{DESC}(?P<a>{N})|\bselling (?:share|stake)holders? (?P<b>{N})"),
)  # fmt: skip
