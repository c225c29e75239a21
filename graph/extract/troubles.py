"""A backer in need: who sells what it holds, whose clients leave, who can't pay, lets staff go or ends."""

from typing import Final

from graph.extract.marked import L, M, N
from graph.extract.signalling import DESC, HOLDING, IN, MORE, PART
from graph.facts import Signal

_SELL = r"(?:sell(?:s|ing)?|sold|offload(?:s|ed|ing)?|divest(?:s|ed|ing)?|dump(?:s|ed|ing)?|unload(?:s|ed|ing)?|trim(?:s|med|ming)?|reduc(?:e[sd]?|ing)|cut(?:s|ting)?|slash(?:es|ed|ing)?|exit(?:s|ed|ing)?|par(?:e[sd]?|ing)|liquidat(?:e[sd]?|ing)|dispos(?:e[sd]?|ing) of|shed(?:s|ding)?|jettison(?:s|ed)?)"
_SOLD = r"(?:sold|offloaded|divested|put up for sale|auctioned(?: off)?|placed|bought out)"
_CLIENTS = r"(?:investors|clients|customers|depositors|savers|limited partners|LPs|shareholders|unitholders)"
_LEAVE = r"(?:pull(?:ed|ing|s)?|withdr(?:ew|aw|awn|awing)|yank(?:ed|ing)|redeem(?:ed|ing)?|take|took|taking|remov(?:ed|ing))"
_DROPPED = r"(?:fell|dropped|shrank|slid|declined|plunged|tumbled|halved|dwindled|sank|slumped|have fallen|has fallen)"
_STAFF = r"(?:jobs?|staff|employees|workers|people|roles|partners|investors)"
_DEBT = rf"(?:debts?|{L}|borrowings|loans?)"

VERBS: Final[tuple[tuple[Signal, str], ...]] = (
    # "in the process of seeking Chapter 11 bankruptcy protection", "now in bankruptcy"
    ("debt_stress", rf"(?:seek(?:s|ing)?|sought|appl(?:ies|ied|ying) for|prepar(?:es|ed|ing) (?:to file )?for|(?:(?:is|are|was|were|now|already|currently|both) ){{1,2}}in|emerg(?:es|ed|ing) from|push(?:es|ed) into|slid(?:es)? into|f[ea]ll(?:s|en)? into) (?:{N} \d+ )?bankruptcy\b"),
    # "dumped all its ⟨N⟩ stock", "sold 421,050 shares of ⟨N⟩", "cut its ⟨N⟩ position"
    ("stake_sale", rf"{_SELL} (?:(?:all|most|part|half|some|more|the rest|a (?:\w+ )?(?:part|chunk|portion)) (?:of )?)?(?:(?:its|their) (?:[\w%.-]+ ){{0,2}}|{MORE}(?:{M} (?:worth )?of |\d[\d.,]*(?: million| crore| lakh)? (?:of )?)){N}[’']?s? (?:[\w-]+ )?(?:stock|shares|stake|holding|position|investment|bet)\b"),
    ("stake_sale", rf"(?:sold|sells?|selling|offload(?:s|ed|ing)?|unload(?:s|ed|ing)?|dump(?:s|ed|ing)?) {MORE}(?:{M} (?:worth )?of|\d[\d.,]*(?: million| crore| lakh)?(?: more| of)?) (?:shares|stock)(?: worth {M})? (?:of|in) (?!(?:an?|its|the) (?:[\w.-]+ |{N} ){{0,2}}(?:{L}|IPO|initial|offering|listing))(?:{DESC}){N}"),
    ("stake_sale", rf"(?:cash(?:es|ed|ing)? out|exit(?:s|ed|ing)?|bow(?:s|ed|ing) out) (?:of|from) {DESC}{N}(?! (?:market|deal|talks))"),
    ("stake_sale", rf"{_SELL} {MORE}{PART} (?:of|in) (?:[a-z-]+ ){{0,3}}{N}(?! (?:revenue|sales|workforce|staff|employees|jobs|business|operations))"),
    ("stake_sale", rf"(?:cut|slash|reduc|trim|lower|halv|shrink|shrank)(?:e[sd]?|s|es|ed|ing|ting|med|ming)? (?:an?|its|their|the) (?:[\w-]+ ){{0,2}}?(?:investments?|positions?|stakes?|holdings?) in (?:[\w-]+ ){{0,3}}?{N}"),
    ("stake_sale", r"no longer (?:holds?|owns?|has|have) (?:any |an? |its )?(?:[\w%.-]+ |\ue000 ){0,3}?(?:shares?|stock|stake|position|holding|interest)\b"),
    ("stake_sale", rf"put(?:s|ting)? (?:its|their|the|an?) [^.;]{{0,50}}?(?:{HOLDING}|holding) [^.;]{{0,30}}?(?:up for sale|on the block|on the market)\b"),
    ("stake_sale", rf"(?:launch|start|kick|began|begin|run)(?:es|ed|ing|s|ning)?(?: off)? (?:an? |the )?(?:sale|auction|block (?:deal|trade)) (?:process )?(?:of|for|to sell|to offload) (?:its|an?|all|part of its) [^.;]{{0,40}}?{HOLDING}\b"),
    ("stake_sale", rf"(?:mak|made|mad|score|complet|secur|achiev|record|book|clock)(?:e[sd]?|s|ed|ing)? (?:an? |its )?(?:[\w%.-]+ ){{0,3}}?(?:partial |full |complete )?exit (?:from|in|of) {DESC}{N}"),
    ("stake_sale", r"(?:finali[sz]|complet|clos|agree|announc)(?:e[sd]?|ing)? (?:on |to )?(?:the |an? )?(?:exit|sell-?down) (?:from|of|in) "),
    ("outflow", rf"(?:suffer|see|saw|seen|report|record|post|fac|experienc|had|has|hit by|hit with|swamped (?:by|with)|flooded with|grappl\w+ with|battl\w+)(?:e[sd]?|ing|s|ed)? (?:[\w,%-]+ |{M} ){{0,5}}?(?:outflows?|redemptions?|withdrawals|withdrawal requests|run on (?:its )?deposits)\b"),
    ("outflow", r"(?:return(?:s|ed|ing)?|hand(?:s|ed|ing)? back|giv(?:es|ing) back|gave back) (?:all |outside |investor |investors[’'] |client |remaining |the )*(?:money|capital|cash) to (?:its |outside |external )*(?:clients|investors|LPs|limited partners)\b"),
    ("outflow", r"(?:tighten|lower|cut|impos|introduc|rais)(?:e[sd]?|s|ed|ing|ting)? (?:its|the|strict|new) (?:[\w-]+ )?(?:redemption|withdrawal) (?:limits?|caps?|gates?|curbs?|restrictions?)\b"),
    ("shutdown", r"(?:said|say|says|announc(?:es|ed)|confirmed)? ?(?:that )?(?:its|their) (?:current|latest|new|present|existing|\w+) fund (?:will|would|is to|was to) be (?:its|their) last\b"),
    ("fund_shrink", rf"struggl(?:e[sd]?|ing) to (?:raise|close|attract|fill|secure) (?:[\w’-]+ |{M} ){{0,5}}?(?:fund|vehicle|commitments|limited partners|LPs)\b"),
    ("investment_pullback", rf"(?:abandon|scrapp?|shelv|dropp?|postpon|delay|giv\w* up|gave up|put\w* off|paus|halt|suspend|cancel)(?:e[sdn]?|s|ed|ing|led)? (?:on )?(?:its |the |an? |their |all )?(?:efforts? |plans? |attempts? )?(?:to raise |for |at raising )?(?:its |the |an? )?(?:(?!operation)[\w-]+ |{M} ){{0,3}}?(?:fund|vehicle|fund-?raising)\b(?!-| (?:round|manager|crunch))"),
    ("layoffs", r"(?:reduc|shrink|shrank|trim|slash|ax|cut|cutting)(?:e[sd]?|ing|s|med|ming|es)? (?:its |the |their |global |total )*(?:[\w-]+ )?(?:headcount|workforce)\b"),
    ("layoffs", r"(?:had|has|have) (?:cut|shed|eliminated|axed|slashed|laid off) (?:about |around |nearly |more than |some |up to |over )?[\d,]+ (?:[\w-]+ ){0,2}(?:employees|jobs|workers|staff|people|roles|positions)\b"),
    ("layoffs", r"(?:beg[au]n|start(?:s|ed)|announc(?:es|ed)|carr(?:ies|ied) out|is conducting|conducted) (?:an?(?:other)? |its )?(?:[\w-]+ ){0,3}?(?:layoffs|lay-offs|job cuts|round of (?:layoffs|job cuts|redundancies)|workforce reductions?)\b"),
    ("debt_stress", rf"(?:has|had|owes?|owed|carries|carried|(?:is |was )?sitting on) {MORE}{M} (?:in|of|worth of) (?:[a-z-]+ ){{0,2}}?(?:{_DEBT}|liabilities)"),
    ("debt_stress", rf"(?:drown|swamp|buckl|strain|groan|sag|creak|saddl|struggl|burden)(?:ed|ing|s|es|led|ling|les)? (?:in|under|by|with) (?:an? |its |the |heavy |mounting |[\w-]+ |{M} |of ){{0,5}}?{_DEBT}\b"),
    ("debt_stress", rf"fac(?:es|ing|ed) (?:about |some |nearly |more than |over )?{M} (?:in |of |worth of )?(?:[\w-]+ )?(?:{_DEBT} )?(?:maturit\w+|repayments?|debt payments?|coming due|in debt)"),
    ("debt_stress", r"(?:in talks|negotiat(?:es|ed|ing)|talking|discussions) (?:with |to )(?:its |the )?(?:[\w-]+ )?(?:lenders|creditors|banks|bondholders|noteholders) (?:to|over|about|on) (?:an? )?(?:extend|restructur|refinanc|renegotiat|delay|waiv|amend|relie|standstill|defer)"),
    ("debt_stress", r"(?:receiv(?:es|ed)|got|gets|hit (?:with|by)|met|meet(?:s|ing)?|trigger(?:s|ed)|answer(?:s|ed)|scrambl\w+ to meet) (?:an? |its |\ue001 |[\w-]+ ){0,3}?margin calls?\b"),
    ("debt_stress", r"(?:warn(?:s|ed|ing)?|caution(?:s|ed)?|flag(?:s|ged)?|rais(?:es|ed)) (?:investors |creditors |lenders |its \w+ )?(?:of|about|that|the) [^.;\ue000]{0,50}?(?:bankruptcy|insolvency|default|run out of (?:cash|money)|going[- ]concern|liquidity (?:crunch|crisis|shortfall)|ability to (?:repay|continue|survive|meet))\b"),
    ("debt_stress", r"(?:ran|run|runs|running) (?:out of|low on|short of) (?:cash|money|funds|liquidity)\b"),
    ("debt_stress", r"(?:(?:became|becomes|become|was|is|been) (?:declared |technically )?insolvent|(?:was|were|been|be) (?:placed |put |forced |pushed )(?:into|in) (?:administration|receivership|liquidation|bankruptcy|provisional liquidation)|struggl(?:es|ed|ing) to (?:pay|repay|meet|service)|(?:hire[sd]?|hiring|appoint\w*|engag\w+) (?:[\w-]+ ){0,3}?(?:restructuring|insolvency|bankruptcy) (?:advis\w+|lawyers?|experts?|bankers?)|sought (?:emergency|rescue) (?:funding|loans?|financing))\b"),
    ("shutdown", r"(?:fail(?:s|ed)?|implod(?:e|es|ed)|fold(?:s|ed)|went under|collaps(?:e|es|ed))(?= (?:in|on|last|this|after|amid|under|earlier|spectacularly)\b|[.,]|$)"),
    ("shutdown", r"(?:was|were|been) (?:seized|taken over|closed|shut(?: down)?|rescued|bailed out) by (?:[\w’-]+ ){0,3}?(?:regulators?|authorities|the state|the government|officials|\ue000)"),
    ("shutdown", r"(?:is|are|was|were|be) (?:closing|shutting|folding|winding up|wound up|dissolving|dissolved|disbanding)(?= (?:and|after|for good|at|by|in|this|next|its doors(?! to\b))\b|[.,]|$)"),
    ("stake_sale", rf"(?:(?:get|got|gets|getting) rid of|part(?:s|ed|ing) (?:ways )?with|(?:sells?|sold|selling) (?:down|off|out of)) (?:[^.;{N}]{{0,30}}\b(?:its|their) [^.;{N}]{{0,25}})?(?:{HOLDING}|{PART})\b"),
    ("stake_sale", r"(?:sells?|sold|selling) down (?:its|part of|some of|in)\b"),
    ("layoffs", r"(?:cut|shrink|shrunk|shrank|trim|reduc|halv)(?:s|e[sd]?|ed|ing|ting|med)? (?:its|the) (?:[\w-]+ )?team (?:from|by|to|in half)\b"),
)  # fmt: skip

# after what somebody else's trouble came
_NO_PAST = r"(?<!\bfollow )(?<!\bfollows )(?<!\bfollowed )(?<!\bfollowing )(?<!\bafter )(?<!\bsince )(?<!\bbefore )(?<!\bof )(?<!\bafter the )(?<!\bsince the )(?<!\bof the )(?<!\bfollowing the )(?<!\bfollowed the )(?<!\bbefore the )"
_END = r"(?:collapse|implosion|demise|downfall)"

NAMED: Final[tuple[tuple[Signal, str], ...]] = (
    # "the collapse of exchange ⟨N⟩", "⟨N⟩’s implosion"
    ("shutdown", rf"{_NO_PAST}\b{_END} of (?:(?!(?:an?|its|of|by|in|with|at|from|for|between|talks|prices?|shares)\b)[\w’-]+ ){{0,3}}?(?P<a>{N})(?![’'-]|[^.;]{{0,40}}\b(?:19|20)\d\d)|{_NO_PAST}(?P<b>{N})[’']s? (?:[a-z-]+ )?{_END}\b(?! (?:risk|fears?|protection|filing|lawyers?))"),
    ("stake_sale", rf"(?:bulk|block|secondary|open-market|partial|full|complete|planned|share) (?:sale|disposal|sell-?down) of (?:its|their) (?:[\w%.-]+ ){{0,4}}?{HOLDING}"),
    ("outflow", rf"\b(?:loss|withdrawal|flight|exodus|exit|outflow|redemption) of {MORE}(?:{M}|{PART}) (?:of|in) (?:its|their|client|customer|investor|the bank’s|the fund’s|the firm’s) (?:[\w-]+ )?(?:deposits|assets|capital|funds|money)"),
    ("stake_sale", rf"(?P<b>{N})[’']s? (?:[\w%.-]+ |{N} ){{0,5}}?(?:stakes?|holdings?|shares|shareholding)(?: in {DESC}{N})? (?:was|were|is being|are being|will be|has been|have been|had been) {_SOLD}\b"),
    ("stake_sale", rf"\b(?:sale|divestment|disposal|offloading|sell-?down|acquisition|purchase|buying|acquiring|takeover) of (?:the )?{DESC}(?P<a>{N})[’']s? (?:[\w%.-]+ |{N} |{M} ){{0,4}}?(?:stakes?|holdings?|shareholding)\b"),
    ("stake_sale", rf"\b(?:acquir|buy|bought|purchas|pick)(?:e[sd]?|ing|s|ed)?(?: up)? (?:an? |the )?(?:(?!back\b)[\w%.-]+ ){{0,3}}?(?:stakes?|holding|shareholding)\b[^.;{N}]{{0,12}}(?:in {DESC}{N}[^.;{N}]{{0,10}})? from (?:{N} )?{DESC}(?P<a>{N})"),
    ("stake_sale", rf"\bput up for sale by (?:its )?(?:[\w-]+ )?(?:owner|backer|shareholder|parent)?s?,? ?{DESC}(?P<a>{N})"),
    ("outflow", rf"\b{_CLIENTS}\b{IN}{{0,60}}\b{_LEAVE}\b{IN}{{0,40}} (?:from|out of) (?:the )?{DESC}(?P<a>{N})"),
    ("outflow", rf"\b{_CLIENTS}\b{IN}{{0,20}}\b(?:pull|withdr[ae]w|yank|redeem|flee|fled|rush)\w*\b{IN}{{0,40}} from (?:its|the (?:fund|firm|bank|company)[’']?s?)\b"),
    ("outflow", rf"\b(?:outflows?|redemptions|withdrawals|bank run) (?:from|at|of|on) {DESC}(?P<a>{N})"),
    ("outflow", rf"(?P<b>{N})[’']s? (?:[\w-]+ ){{0,2}}?(?:assets(?: under management)?|AUM|deposits) {_DROPPED}\b"),
    ("layoffs", rf"\b(?:[\d,]+ |hundreds of |dozens of |several |many |some )?{_STAFF} at {DESC}(?P<a>{N})[^.;{N}]{{0,30}} (?:lost their jobs|lose their jobs|(?:were|are being|will be|have been) (?:laid off|let go|cut|dismissed|made redundant))"),
    ("layoffs", rf"\b(?:layoffs|lay-offs|job cuts|redundancies) (?:has |have |had |also ){{0,2}}(?:hits?|swept|affect\w*|reach\w*|roil\w*|struck) (?:[\w-]+ ){{0,3}}?(?P<a>{N})"),
    ("debt_stress", rf"\b(?:cut|lower|revis|slash|downgrad)(?:s|ed|es|ting|ing)? (?:its|the|their) (?:[\w-]+ )?(?:outlooks?|ratings?)(?: outlook)? (?:on|of|for) {DESC}(?P<a>{N})"),
    ("debt_stress", rf"\b(?:ratings?|outlook) (?:on|of|for) {DESC}(?P<a>{N})(?:, [^,.]{{2,80}},)? (?:was|were|has been|had been) (?:cut|lowered|downgraded|slashed|revised to negative|put on)"),
    ("debt_stress", rf"\bmargin calls? (?:to|on|at|against|from \w+ to) {DESC}(?P<a>{N})"),
    ("debt_stress", rf"\b(?:creditors|lenders|bondholders) (?:of|to) {DESC}(?P<a>{N})(?:, [^,.]{{2,80}},)? (?:have |has |had |are |is )?(?:hired|organi[sz]\w+|formed|seiz\w+|sued|suing|demand\w*|call\w*|push\w*|tapped|band\w*)"),
    ("debt_stress", rf"(?:(?P<b>{N})[’']s?|\bits) (?:[\w-]+ ){{0,3}}?(?:(?:bonds|notes) (?:have |has |had )?{_DROPPED}|(?:loan-to-value(?: ratio)?|LTV(?: ratio)?|credit default swaps|CDS(?: spreads?)?) (?:has |have |had )?(?:widened|climbed|rose|risen|jumped|surged|soared|hit an? (?:[\w-]+ ){{0,3}}(?:high|record|peak)))\b"),
    ("debt_stress", rf"\bbonds (?:of|issued by) {DESC}(?P<a>{N})(?:, [^,.]{{2,80}},)? {_DROPPED}\b"),
    ("shutdown", rf"\b(?:regulators?|authorities|officials|the (?:state|government)|{N}) (?:have |has |had )?(?:seized|shut down|shuttered|took over|taken over) (?:the )?{DESC}(?P<a>{N}(?: bank)?)"),
    ("outflow", rf"\b{_CLIENTS} (?:of|at|in) {DESC}(?P<a>{N})[^.;{N}]{{0,40}} (?:withdr[ae]w|pull(?:ed)?|redeem(?:ed)?|ask(?:ed)? for) [^.;{N}]{{0,40}}(?:money|deposits|cash|capital|{M}|{PART})"),
    ("debt_stress", r"\bits (?:lenders|banks|creditors|bondholders) (?:have |had |has )?(?:asked for|demanded|called (?:in|for)|sought) (?:[\w-]+ ){0,2}?(?:collateral|loans?|repayment|security|margin)\b"),
    ("outflow", rf"(?:(?P<b>{N})[’']s?|\bits) assets (?:under management )?(?:have |has |had )?(?:shrunk|fallen|dropped|halved|dwindled|declined)\b"),
)  # fmt: skip
