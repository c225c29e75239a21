"""The words by which news says that a backer has less or more money, or will, to fund.

``DOES`` holds verbs whose subject is the backer; ``NAMED`` patterns that name the backer themselves, as group
``a`` or ``b``, or mean the one spoken of before (neither group matches).
"""

from typing import Final

from graph.extract import (
    earned,
    leaving,
    marks,
    moves,
    nearby,
    outlays,
    owing,
    raisings,
    results,
    retreats,
    sales,
    shortfalls,
    troubles,
    trusted,
)
from graph.extract.marked import L, M, N
from graph.extract.signalling import (
    BUILT,
    DEALS,
    DESC,
    HOLDING,
    IN,
    KIND_WORD,
    MORE,
    NO_FUND_AFTER,
    PART,
    Pattern,
    bounded,
)
from graph.facts import Signal

_STARTS = (
    r"(?:launch(?:es|ed|ing)?|unveil(?:s|ed|ing)?|clos(?:e|es|ed|ing)|announc(?:e|es|ed|ing)|rais(?:e|es|ed|ing)|set(?:s|ting)? up|debut(?:s|ed|ing)?|hit(?:s|ting)?|"
    r"reach(?:es|ed|ing)?|seek(?:s|ing)?|form(?:s|ed|ing)?|start(?:s|ed|ing)?|open(?:s|ed|ing)?|creat(?:e|es|ed|ing)|establish(?:es|ed|ing)?|float(?:s|ed|ing)?)"
)
_ITS = r"(?:its|an?|the|their|another|(?:what is |what's )?\w+’s (?:first|largest))"
# A word in front of "fund": no verb, no preposition, nothing that makes it another kind of fund.
_KIND_OF_FUND = rf"(?:{M}|{L}|[“\"‘]?{N}[”\"’]?|{KIND_WORD})"
_CAPEX = (
    r"(?:capital (?:expenditures?|spending)|cap(?:ital )?ex|spending|investments?|outlays?|budgets?|data cent(?:er|re)s?|AI infrastructure|"
    r"infrastructure|stakes?)"
)
_RESULT = r"(?:post|report|book|record|log|announc|deliver|mak|made|register|saw|see)(?:e[sd]?|s|ed|ing)?"
_PERIOD = r"(?:net|quarterly|annual|investment|first-half|second-half|full-year|half-year|record|operating|third-quarter|fourth-quarter|first-quarter|second-quarter)"
_STAFF = rf"(?:jobs?|staff|employees|workers|workforce|roles|positions(?! in (?:the )?{N})|headcount)"
_HOW_MANY = r"(?:its|their|the|a|about|around|nearly|some|up to|as many as|more than|over|an estimated|hundreds|thousands|tens|several|many|dozens|another|roughly|approximately|almost|\d[\d,.]*%?)"
_ADD = r"(?:increas|boost|lift|hik|rais|doubl|tripl|ramp|step|upp|expand)(?:e[sd]?|es|s|ed|ped|ing|ping)?\b"
_HELD = r"(?:(?:ownership |equity )?(?:stakes?|holdings?|shareholdings?|positions?|interests?)|voting rights)"
_OWN = r"(?:(?:its|their|our|the|overall|annual|planned|total|AI|expected|full-year|projected|capital|own|infrastructure|2\d{3})\s)"

# Verbs whose subject is the backer: each pattern begins with the verb.
_VERBS: tuple[tuple[Signal, str], ...] = (
    (
        "net_loss",
        rf"(?:{_RESULT}|suffer(?:s|ed|ing)?|incur(?:s|red)?|expect(?:s|ed|ing)?|swung|swings?)\b{IN}{{0,60}}?\b(?:{_PERIOD}|surprise|steep|fund|valuation) (?:[\w-]+ ){{0,2}}loss(?:es)?\b(?! per)",
    ),
    (
        "net_loss",
        rf"(?:{_RESULT}|suffer(?:s|ed|ing)?|incur(?:s|red)?) {IN}{{0,40}}?\bloss(?:es)? of {IN}{{0,20}}{M}",
    ),
    ("net_loss", r"(?:swung|swings|swinging|fell|sank|slipped) (?:back )?(?:in)?to (?:an? )?(?:[\w-]+ |\ue001 ){0,3}(?:loss|losses|the red)\b"),
    ("net_loss", rf"(?:report|post|book|record)(?:s|ed|ing)? an? (?:[\w-]+ |{M} ){{0,4}}?loss\b(?! (?:per|ratio|of (?:life|data|faith)))"),
    ("net_loss", rf"(?:lost|loses|losing|burn(?:s|ed|t|ing)? through) {MORE}{M}(?= (?:in (?:the|its|a)|last|during|over|this|on (?:its|the|{N}))\b|$| on {N})(?! in (?:market|stock))"),
    (
        "net_gain",
        rf"(?:{_RESULT}|swung|swings) (?![^.;]{{0,50}}\b(?:loss|lower|worse|fall|drop|decline|decrease|down)\b){IN}{{0,60}}?\b{_PERIOD} (?:[\w-]+ ){{0,2}}(?:profits?|gains?|income)\b(?! (?:per|margin))",
    ),
    ("net_gain", rf"(?:generat|deliver|record|post|report|mak|made|earn|reap|book)(?:e[sd]?|s|ed|ing)?\b{IN}{{0,50}}{M} (?:in|of) (?:\w+ )?(?:net |annual |quarterly |record )+(?:income|profits?|earnings)\b"),
    ("net_gain", r"(?:swung|swings|swinging|return(?:s|ed)) (?:back )?to (?:an? )?(?:[\w-]+ ){0,2}(?:profit|profitability|the black)\b"),
    (
        "write_down",
        rf"(?:wr(?:ite|ites|ote|iting|itten)[ -]?(?:down|off)|mark(?:s|ed|ing)? down|writ(?:es|ing) off|slash(?:es|ed|ing)? the valu\w+ of|(?:took|takes?|taking|book(?:s|ed)?|record(?:s|ed)?) an? (?:{M} |[\w-]+ ){{0,2}}(?:impairment|write-?(?:down|off)|charge)|(?:cut(?:s|ting)?|lower(?:s|ed|ing)?|reduc(?:e[sd]?|ing)|trim(?:s|med)?) (?:the |its )?(?:fair )?valu\w+ of)\b[^.;]{{0,60}}?(?:{M}|{HOLDING}|{N})",
    ),
    # "has written its stake in ⟨N⟩ down to nothing"
    ("write_down", rf"(?:wr(?:ites?|ote|iting|itten)|mark(?:s|ed|ing)?) (?:the (?:value|worth) of )?(?:its|their|the) {IN}{{0,40}}?{HOLDING}(?: in (?:[\w’-]+ ){{0,4}}{N})? (?:down|off)\b"),
    (
        "write_down",
        rf"expect(?:s|ed|ing)? (?:a|to take a) (?:[\w-]+ )?(?:loss|hit|charge|write-?down) of {IN}{{0,30}}{M}{IN}{{0,30}} on (?:its|their) {HOLDING}",
    ),
    (
        "investment_pullback",
        rf"(?:pull(?:s|ed|ing)? back|retreat(?:s|ed|ing)?|back(?:s|ed|ing)? away|step(?:s|ped|ping)? back|retrench(?:es|ed|ing)?|scal(?:e[sd]?|ing) (?:back|down)|paus(?:e[sd]?|ing)|halt(?:s|ed|ing)?|suspend(?:s|ed|ing)?|fr(?:eeze|eezes|oze|eezing)|curb(?:s|ed|ing)?|rein(?:s|ed|ing)? in|slow(?:s|ed|ing)? down|slash(?:es|ed|ing)?|cut(?:s|ting)? back)\b(?: on)? (?:(?:from|its|their|new|all|startup|venture|AI|tech|on|the pace of|plans for|of|private|late-stage|most|early-stage|funding|further|in|planned)\s){{0,4}}(?:(?:invest(?:ments?|ing)|funding|deal-?making|deals|bets|spending|capital (?:spending|expenditures?)|capex|data cent(?:er|re)s?|startups?|start-ups|cheque-writing|venture)\b|(?<=from ){N})",
    ),
    (
        "investment_pullback",
        rf"(?:cut(?:s|ting)?|lower(?:s|ed|ing)?|decreas(?:e[sd]?|ing)|reduc(?:e[sd]?|ing)|trim(?:s|med|ming)?|slash(?:es|ed|ing)?) {_OWN}{{0,3}}(?:capex|capital (?:expenditures?|spending)|investments?|spending|investment (?:pace|budget|plans?)|venture (?:investments?|investing)|deal-?making)\b(?! bank)",
    ),
    (
        "investment_pullback",
        r"(?:stop(?:s|ped|ping)? (?:making )?(?:new )?(?:investing|investments|deals|backing|funding)|no longer (?:be )?(?:invest(?:s|ing)?|fund(?:s|ing)?|back(?:s|ing)?)|(?:(?:pull(?:s|ed|ing)?|back(?:s|ed|ing)?) out (?:of|from)|withdr(?:ew|aws|awn|awing) from|walk(?:s|ed|ing)? away from)(?= (?:[^.;]{0,40}\b(?:rounds?|deals?|invest\w+|funding|financing|talks|fund|bid|purchase|commitments?|data cent(?:er|re)s?)\b|\ue000(?! [A-Z]|[’']s [A-Z-])))|step(?:s|ped|ping)? back(?= (?:from|after)\b)(?! from (?:(?:his|her|its|the|an?|active|full-time|running|managing|leading)\b|(?:day-to-day|daily)))|wind(?:s|ing)? down its (?:venture|investment)|clos(?:es|ed|ing) its (?:venture|investment))\b(?! the (?:market|country|race))",
    ),
    (
        "investment_pullback",
        r"(?:abandon(?:s|ed|ing)?|scrap(?:s|ped|ping)?|cancel(?:s|led|ed|ling)?|shelv(?:es|ed|ing)?|halt(?:s|ed|ing)?|call(?:s|ed|ing)? off|delay(?:s|ed|ing)?) (?:[\w’$-]+ |\ue001 ){0,5}?(?:invest(?:ments?)?|data cent(?:er|re)s?|leases?|funding round|financing|expansion|capital (?:spending|expenditures?)|campus(?:es)?|fund(?:s|raising)?)\b(?!-)",
    ),
    # "stopped making new startup investments", "slowed the pace of its dealmaking", "halved overseas tech investing"
    ("investment_pullback", rf"(?<!-)(?:(?:stop|paus|halt|suspend|slow|dial|halv|froze|freez|limit|cut|reduc|curtail|curb|trim)(?:e[sd]?|ing|s|ed|ped|ping|ting|med|ming|es)?|hold(?:s|ing)? off|held off|scal(?:e[sd]?|ing))(?: (?:back|down)|(?<!scale)(?<!scaled)(?<!scales)(?<!scaling))(?: on)? (?:(?:making|writing|doing|signing|the pace of|its|their|all|any|most) ){{0,3}}(?:(?:new|fresh|further|startup|start-up|venture|overseas|foreign|technology|tech|private|direct|early-stage|late-stage|seed|follow-on|AI|crypto|equity) ){{1,4}}{DEALS}\b(?! (?:arm|unit|bank|round))"),
    ("investment_pullback", rf"(?:stop(?:s|ped|ping)? (?:making|writing|doing|signing)|paus(?:e[sd]?|ing)|fr(?:eez|oz)(?:es?|ing)|slow(?:s|ed|ing)?) (?:the pace of |its |their |all |any )?(?:{DEALS.replace('|commitments', '').replace('|funding', '')})\b"),
    ("investment_pullback", r"(?:writ(?:es?|ing)|wrote|mak(?:es?|ing)|made|do(?:es|ing)?|did|sign(?:s|ed|ing)?|back(?:s|ed|ing)?) (?:far |many |much )?fewer (?:[\w-]+ ){0,2}(?:checks|cheques|investments|deals|bets|startups|start-ups)\b"),
    ("investment_pullback", r"(?:not|hasn[’']t|haven[’']t) (?:made|announced|signed|struck|done|led|closed|written|backed) (?:an?|any|one) (?:[\w-]+ ){0,3}(?:investments?|deals?|cheques?|checks?|bets?|startups?|funding round)\b(?= (?:since|in (?:over |more than |almost |nearly )?(?:months|an?|the (?:last|past)|\w+ (?:months|quarters|years))))"),
    ("investment_pullback", rf"(?:put(?:s|ting)? (?:off|on hold|on ice)|postpon(?:e[sd]?|ing)|shelv(?:es|ed|ing)|abandon(?:s|ed|ing)?|scrap(?:s|ped|ping)?|drop(?:s|ped|ping)?|delay(?:s|ed|ing)?) (?:an? |its |the |their )?(?:earlier )?(?:plans?|launch|proposal|fund-?raising)\b(?! to (?:raise|list|go public))[^.;{N}]{{0,50}}?\bfund\b(?!-)"),
    ("investment_pullback", r"(?:promised|agreed|committed|pledged|signed up|was (?:due|set)) to (?:lead|join|invest|anchor|co-lead|back|put)\b[^;]{0,120}? (?:and|but|only to|before) (?:then |later |it |since |has |had ){0,2}(?:withdr(?:e|a)w(?:n|ing)?|pull(?:ed|ing)? out|back(?:ed|ing)? (?:out|away)|walk(?:ed|ing)? away|renege[d]?)\b"),
    ("investment_pullback", r"(?:sit(?:s|ting)?|sat) out (?:the |its |this |a |an )?(?:[\w-]+ |[\ue001\ue002] ){0,4}(?:rounds?|issue|raise|financing|funding)\b(?!, (?:now )?(?:co-)?(?:leads?|led|joins?|joined)\b)"),
    (
        "stake_sale",
        rf"(?:sell(?:s|ing)?|sold|offload(?:s|ed|ing)?|divest(?:s|ed|ing)?|dump(?:s|ed|ing)?|unload(?:s|ed|ing)?|trim(?:s|med|ming)?|reduc(?:e[sd]?|ing)|cut(?:s|ting)?|exit(?:s|ed|ing)?|par(?:e[sd]?|ing)|liquidat(?:es|ed|ing)|dispos(?:es|ed|ing) of|cash(?:es|ed|ing) out(?: of)?|(?:sale|divestment|disposal|divestiture) of (?:its|an?|all|the) )\b (?!(?:the |its )?valu)(?!(?:[\w-]+ ){{0,2}}\d[\d,]* (?:[\w-]+ )?positions)(?:{IN}{{0,40}}? |(?:its |all |the |remaining |entire ){{0,3}}{IN}{{0,20}}{N} )?{HOLDING}\b(?: (?:held )?in(?! (?:an?|its|the|one) (?:[\w.-]+ |{N} ){{0,3}}(?:{L}|IPO\b|initial\b|public\b|offering\b|listing\b))|,| worth| for|\.|$| to| by| through| of| on| from)",
    ),
    # "to sell 4.1% of ⟨N⟩"
    ("stake_sale", rf"(?:sell(?:s|ing)?|sold|offload(?:s|ed|ing)?|divest(?:s|ed|ing)?|unload(?:s|ed|ing)?) {MORE}{PART} (?:of|in) (?:[a-z-]+ ){{0,3}}{N}(?! (?:revenue|sales))"),
    (
        "stake_sale",
        rf"(?:confirm(?:s|ed|ing)?|finali[sz](?:es|ed|ing)|complet(?:es|ed|ing)|announc(?:es|ed|ing)|approv(?:es|ed)|clos(?:es|ed|ing)|agree[sd]? to|plan(?:s|ned|ning)?|explor(?:es|ing)|consider(?:s|ing)?) (?:{IN}{{0,40}} )?(?:sale|divestment|divestiture|disposal) of (?:its |an? |the |all )?(?:[\w%.-]+ ){{0,5}}(?:stakes?|shareholding|holding|position|shares?)\b",
    ),
    ("stake_sale", rf"(?:exits|exited) {N}(?! (?:deal|partnership|agreement)|[’']s)"),
    (
        "layoffs",
        rf"(?:lay(?:s|ing)? off|laid off|let(?:s|ting)? go (?:of )?(?=[^.;]{{0,30}}\b(?:{_STAFF}|people|partners|team)\b)(?!{IN}{{0,40}}(?:people|staff|employees) at {N})|dismiss(?:es|ed)? (?=[^.;]{{0,30}}\b(?:{_STAFF}|of its people))|cut(?:s|ting)? (?:{_HOW_MANY} (?:[\w’,%.-]+ ){{0,5}}?)?{_STAFF}|shed(?:s|ding)? (?:[\w,%.]+ ){{0,3}}{_STAFF}|(?:eliminat(?:e[sd]?|ing)|reduc(?:e[sd]?|ing)|shrink(?:s|ing)?|shrank|trim(?:s|med|ming)?|slash(?:es|ed|ing)?|ax(?:es|ed|ing)) {_HOW_MANY} (?:[\w’,%.-]+ ){{0,5}}?(?:{_STAFF}|people)|(?:announc|plan|conduct|do|mak|began|begin|start|confirm)(?:es|ed|ing|s|ning|ned)? (?:[\w’-]+ ){{0,4}}?(?:layoffs|lay-offs|job cuts|redundancies))\b",
    ),
    (
        "debt_stress",
        r"(?:fil(?:e[sd]?|ing) (?:a petition )?(?:for )?(?:[\w’-]+ ){0,2}?(?:\ue000 (?:7|11|15)\b|bankruptcy|insolvency|creditor)|declar(?:es|ed) (?:bankruptcy|insolvency)|(?:went|go(?:es|ing)?|gone) (?:bankrupt|bust|under\b(?! the))|default(?:s|ed|ing)? on|miss(?:es|ed) (?:an? )?(?:debt|interest|loan|bond|coupon) payments?|breach(?:es|ed) (?:[\w-]+ ){0,3}covenants?|fac(?:es|ed|ing) (?:an? )?(?:[\w-]+ )?(?:margin calls?|(?:liquidity|cash|debt|credit) (?:crunch|crisis|squeeze|shortfall|wall))|sought (?:bankruptcy|creditor) protection|sought bankruptcy|enter(?:s|ed|ing) (?:administration|insolvency|bankruptcy|receivership)|(?:is|was|are|were|be) in (?:default|breach) (?:on|of)|(?:seek|sought|ask|request|obtain|win|won|negotiat)(?:e[sd]?|s|ed|ing)? (?:[\w’-]+ ){0,4}?(?:covenant waivers?|waivers? (?:from|of)|forbearance|standstill)|renegotiat(?:es|ing) (?:its|their) debt|hir(?:es|ed|ing) (?:restructuring|bankruptcy|insolvency) (?:advis\w+|lawyers?|counsel|consultants?)|struggl(?:es|ed|ing) (?:to (?:repay|raise (?:cash|money|funds))|under (?:its |a )?(?:[\w-]+ )?debt))\b",
    ),
    ("debt_stress", r"(?:(?:had|has|have) (?:its |their )|(?:was|were|been|is|being) )(?:credit rating |rating |outlook |debt )?(?:downgraded|cut to junk|lowered to negative)\b"),
    (
        "shutdown",
        r"(?:shut(?:s|ting)? down|wind(?:s|ing)? down|wound down|liquidat(?:e[sd]?|ing) (?:its|the) (?:fund|bank|business|operations|company|firm)|ceas(?:es|ed|ing) (?:operations|trading|to exist)|clos(?:es|ed|ing) (?:its doors(?! to\b)|down|shop)|collapsed\b(?! to| from))(?! (?:its|the|a|an|his|their|some|several|two|three) (?:[\w-]+ ){0,3}(?:platforms?|apps?|services?|products?|stores?|offices?|sites?|websites?|plants?|features?|units?|projects?|business line|programs?|divisions?|studios?|tools?|team|arm))(?! (?:[\w’-]+ ){0,2}(?:[\ue000] )?operations in)(?! (?:its|their) \ue000)(?! (?:its|their|the) (?!business|bank|firm|company|fund|operations)[\w-]+ (?:operations|business))",
    ),
    (
        "outflow",
        r"(?:issu(?:e[sd]?|ing) IOUs|gat(?:e[sd]|ing) (?:its|the|withdrawals|redemptions)|(?:halt(?:s|ed|ing)?|suspend(?:s|ed|ing)?|limit(?:s|ed|ing)?|paus(?:es|ed|ing)|fr(?:eez|oz)(?:es?|ing)|cap(?:s|ped|ping)|restrict(?:s|ed|ing)?|block(?:s|ed|ing)) (?:[\w-]+ ){0,2}(?:withdrawals|redemptions)|(?:fac|receiv|meet|met|hit by|swamped by|report|record|saw|seen?)(?:e[sd]?|ing|s|ed)? (?:[\w-]+ |\ue001 ){0,4}?(?:redemption|withdrawal) requests|(?:report|record|post)(?:s|ed|ing)? (?:[\w-]+ ){0,2}(?:net )?outflows|suffer(?:s|ed|ing)? (?:[\w-]+ ){0,4}(?:outflows|redemptions|withdrawals)|(?:see|saw|seen|spark(?:s|ed|ing)?) (?:[\w-]+ ){0,3}(?:outflows?|redemptions))\b",
    ),
    ("outflow", r"sell(?:ing)?\b[^.;]{0,60}\bto (?:cover|meet|fund) (?:the |its )?(?:withdrawals|redemptions)"),
    (
        "investment_step_up",
        rf"(?:increas|boost|lift|hik|rais|doubl|tripl|ramp|step|expand|accelerat|rev)(?:e[sd]?|es|s|ed|ped|ing|ping)?(?: up)?\b {_OWN}{{1,4}}{_CAPEX}\b(?! in | of | portfolio| capabilit)",
    ),
    ("investment_step_up", rf"{_ADD}(?: up)? (?:(?:its|their) )?(?:[\w-]+ ){{0,2}}?{_HELD} (?:in|of|to|by|from)\b(?! \w+ing\b)"),
    ("investment_step_up", rf"(?:built|building|builds|amass(?:es|ed|ing)|accumulat(?:es|ed|ing))(?: up)? (?:an? |its )?(?:[\w.%“”\"-]+ |{M} ){{0,3}}?(?:stakes?|holding|position)\b"),
    ("investment_step_up", r"(?:expand(?:s|ed|ing)?|increas(?:e[sd]?|ing)|broaden(?:s|ed|ing)?|grow(?:s|ing)?|doubl(?:e[sd]?|ing) down on) (?:its|their) (?:[\w-]+ ){0,2}(?:invest(?:ment|ing)|deal-?making|venture) (?:activit\w+|pace|budget|programme|program|operations)\b"),
    ("investment_step_up", r"(?<!remain )(?<!remains )(?<!remained )(?:committ?(?:ed|s|ing)? to|pledg(?:es|ed|ing)|promis(?:es|ed|ing)) [“\"‘]?(?:significant|major|massive|substantial|heavy|large|big|huge|further|more)(?:ly)?(?: \w+)? invest"),
    ("investment_step_up", r"(?:pour(?:s|ed|ing)?|spend(?:s|ing)?|spent|invest(?:s|ed|ing)?|funnel(?:s|led|ling)?|plow(?:s|ed|ing)?|plough(?:s|ed|ing)?|splurg(?:es|ed|ing)) (?:tens of |hundreds of |many )?billions(?: of dollars)?(?: more)? (?:in|into|on)\b(?! (?:its|their|the|his) (?:last|first|next|past|second|third|fourth|latest)\b)"),
    ("investment_step_up", rf"(?:expect|see|project|forecast|guid|estimat|anticipat|rais)(?:e[sd]?|s|ed|ing)?\b{IN}{{0,50}}\b(?:capital expenditures?|capex|capital spending)\b{IN}{{0,70}}{M}"),
    ("investment_step_up", rf"(?:plan(?:s|ned|ning)?|will|announc(?:es|ed|ing)|unveil(?:s|ed|ing)?) {IN}{{0,30}}?(?:build|develop|open|construct)\b{IN}{{0,30}}{M}{IN}{{0,30}}\b(?:data cent(?:er|re)s?|supercomputers?|campus(?:es)?|factor(?:y|ies)|infrastructure)\b"),
    (
        "investment_step_up",
        rf"(?:plans?|planned|planning|expects?|expected|intends?|pledge[sd]?|vow(?:s|ed)|promise[sd]?|set|aims?|committ?(?:ed|s|ing)?|will|would|signaled|signalled|guided)\b (?:in [\w ]{{2,12}} )?(?:to |on )?(?:eventually |also |collectively )?(?:(?:spend|invest|commit|spending|investing|pour|splurge|deploy|develop|end up spending)\b{IN}{{0,25}})?(?:up to |as much as |about |around |more than |at least |between |an additional |another |approximately )?{M}(?! (?:in|of) (?:\w+ ){{0,2}}?(?:revenues?|sales|profits?|orders|bookings|savings|costs|earnings|cash))[^.;{M}]{{0,60}}\b(?:{BUILT}|ecosystem|compan(?:y|ies)|project|facilit(?:y|ies)|campus|this year|in 20\d\d|over the next|next year|equity|(?P<place>{N}))",
    ),
    ("investment_step_up", r"(?:spend(?:s|ing)?|invest(?:s|ing)?) (?:even |far |significantly |substantially |much )?more (?:on|in|heavily|money on|aggressively|than (?:initially|originally|previously|planned|expected|it|they|ever|last|its|most))\b"),
    ("investment_step_up", rf"announc(?:es|ed|ing) (?:its |a )?plans?(?: in \w+)? to (?:invest|spend|pour)\b{IN}{{0,25}}{M}"),
    # "announced a ⟨M⟩ infrastructure investment programme", "unveiled a ⟨M⟩ investment in chip plants"
    ("investment_step_up", rf"(?:announc|unveil|outlin|launch|approv|plan)(?:es|ed|s|ing|ning|ned)? (?:an? |its |another |an additional |a further |a new ){{0,2}}{M} (?:[\w-]+ ){{0,2}}?(?:investment|spending|capex|expansion)(?: (?:programme|program|plan|package|drive)\b| (?:in|into|to) (?:[\w-]+ ){{0,3}}?{BUILT})"),
    ("investment_step_up", rf"(?:pour|pump|funnel|plow|plough|sink|plunge)(?:s|ed|ing|ling|led)? {MORE}{M} (?:more )?into (?:[\w-]+ ){{0,4}}?{BUILT}"),
    ("investment_step_up", rf"(?:opens|opened|broke ground on|breaks ground on) (?:an? |its )?{M} (?:[\w-]+ ){{0,2}}?(?:data cent(?:er|re)s?|campus|factory|supercomputer)\b"),
    # "has set aside ⟨M⟩ of its fund for AI startups"
    ("investment_step_up", rf"(?:dedicat(?:e[sd]|ing)|earmark(?:s|ed|ing)?|set(?:s|ting)? aside|reserv(?:es|ed|ing)) {MORE}{M} (?:{IN}{{0,30}} )?(?:to|for|towards?) {IN}{{0,60}}?(?:start-?ups?|companies|founders|{BUILT})"),
    ("investment_step_up", rf"(?:could|will|would|to) end up spending (?:about |around |up to )?{M}"),
    # "announced the final close of its second early-stage fund", "set up a ⟨M⟩ fund"
    ("new_fund", rf"{_STARTS} (?:on )?(?:the )?(?:(?:first|final|second|interim|successful|oversubscribed|initial) ){{0,2}}(?:(?:clos(?:e|ing)|launch|closure|creation|formation) (?:of|for|on) )?{_ITS} (?:{_KIND_OF_FUND} ){{0,8}}?(?:fund|vehicle)\b{NO_FUND_AFTER}"),
    # as headlines say it: "closes third fund at ⟨M⟩", "launches ⟨M⟩ climate fund"
    ("new_fund", rf"{_STARTS} (?:on )?(?:{M}|debut|maiden|inaugural|oversubscribed|new|latest|first|second|third|fourth|fifth|sixth|seventh|eighth) (?:{_KIND_OF_FUND} ){{0,6}}?(?:fund|vehicle)\b{NO_FUND_AFTER}"),
    ("new_fund", rf"(?:rais(?:e|es|ed|ing)|secur(?:es|ed|ing)|clos(?:es|ed|ing)(?: on)?) {MORE}{M} (?:in |of )(?:new |fresh |additional |committed |investor ){{0,2}}(?:capital )?commitments\b"),
    ("new_fund", r"(?:hits?|reach(?:es|ed)|makes?|made|holds?|held|complet(?:es|ed)|mark(?:s|ed)|announc(?:es|ed)|achiev(?:es|ed)) (?:the |its |an? )?(?:[\w-]+ )?(?:first|final|second|interim) clos(?:e|ing)\b(?! of (?:[\w-]+ ){0,4}(?:round|financing|placement|offering|funding|\ue002))"),
    # "announced that its tenth property fund closed at ⟨M⟩"
    ("new_fund", rf"announc(?:es|ed|ing) (?:that )?(?:its|the) (?:{_KIND_OF_FUND} ){{0,6}}?fund (?:has |had )?(?:been )?(?:clos|rais|reach|hit)\w*"),
    ("new_fund", rf"(?:surpass|exceed|beat|hit|reach|top)(?:s|es|ed|ing)? (?:the |its |a )?{M} (?:fund-?rais\w+|fund) (?:target|goal|hard cap)"),
    ("new_fund", rf"rais(?:e|es|ed|ing) {IN}{{0,30}}{M} {IN}{{0,40}}(?:across|for|in|over) (?:its |two |three |four |several |\d )?(?:[\w-]+ ){{0,3}}(?:funds?|vehicles?)\b"),
)  # fmt: skip
_NOUNS: tuple[tuple[Signal, str], ...] = (
    # "a third-quarter revenue of ⟨M⟩ and a net income of ⟨M⟩"
    ("net_gain", rf"\bnet (?:income|profits?)(?: profits?)? (?:for (?:the|its) [\w -]{{2,30}} |on an? (?:{N}|[\w-]{{2,12}}) basis )?(?::|[|]|was|came to|stood at|came in at|of|reaching|reached|hit|hitting|totall?ed|increased to|rose to|climbed to) {MORE}{M}"),
    ("net_loss", rf"\bnet loss(?:es)? (?:for (?:the|its) [\w -]{{2,30}} |on an? (?:{N}|[\w-]{{2,12}}) basis )?(?::|[|]|was|came to|stood at|came in at|of|reaching|reached|hit|hitting|totall?ed|widened to|swelled to) {MORE}{M}"),
    ("stake_sale", r"\b(?:stake sale|divestment|divestiture|disposal|sell-?down) of (?:its|their) (?:[\w%.-]+ ){0,4}?(?:stakes?|shareholding|holdings?|shares)\b"),
    # "a commitment from ⟨N⟩ to invest ⟨M⟩", "⟨N⟩’s pledge to invest ⟨M⟩ in"
    ("investment_step_up", rf"\b(?:commitment|pledge|plan|promise)s? (?:from|by|of) {DESC}(?P<a>{N}) to (?:invest|spend|pour)\b{IN}{{0,25}}{M}"),
    ("investment_step_up", rf"(?P<b>{N})[’']s? (?:[\w-]+ ){{0,3}}?(?:pledge|plan|commitment|promise)s?(?: in \w+)? to (?:invest|spend|pour)\b{IN}{{0,25}}{M}"),
    ("investment_step_up", rf"\bplanned {M} (?:[\w-]+ )?(?:investment|capex|spending) (?:in|on|for) (?:[\w-]+ ){{0,3}}?{BUILT}"),
    ("investment_step_up", rf"\b(?:bringing|taking|lifting) (?:its |the |their )?(?:total|overall|planned|cumulative) (?:[\w-]+ ){{0,3}}?(?:investments?|commitments?|spending|capex)\b[^.;{M}]{{0,50}} to {MORE}{M}"),
    # "⟨N⟩ maiden fund hits final close"
    ("new_fund", rf"(?P<b>{N})(?:[’']s?)? (?:[\w-]+ ){{0,3}}?fund (?:hits|reaches|makes|holds|closes|closed|reached|held|(?:is|was|has been|were) (?:over|two times )?oversubscribed)\b"),
    ("layoffs", rf"\b(?:lay(?:s|ing)? off|laid off|let(?:s|ting)? go(?: of)?|dismiss(?:es|ed)|fired?|axed|cut(?:s|ting)?) {IN}{{0,40}}\b(?:people|staff|employees|workers|jobs|roles|team) at (?:its )?{DESC}(?P<a>{N})"),
    ("layoffs", r"\b(?:employees|staff|people|workers)\b[^.;\ue000]{0,30} (?:left|leave|leaving|depart(?:ed|ing)?|gone|go) (?:as part of|in|amid|under|after) an? (?:[\w-]+ )?(?:restructuring|reorgani[sz]ation|cost[- ]cut\w*|overhaul)\b"),
    ("layoffs", rf"\b(?:layoffs?|lay-offs|job cuts|job losses|redundancies) (?:announced |made |planned )?(?:by|at|inside|across) {DESC}(?P<a>{N})|(?P<b>{N})[’']s? (?:[a-z-]+ ){{0,3}}?(?:layoffs|lay-offs|job cuts)\b"),
    ("new_fund", rf"\b(?:its|their) (?:new |latest |recent )?{M} (?:[\w-]+ ){{0,2}}?(?:debut|first|second|third|fourth|new|latest|inaugural|maiden) (?:[\w-]+ ){{0,2}}?fund\b|\brecord fund-?raising\b"),
    ("investment_step_up", r"\b(?:increase|hike|rise|jump|boost) (?:on|in|to|of) its (?:\w+ )?(?:spending|capex|capital (?:expenditures?|spending)|investments?)\b"),
    ("net_gain", r"\b(?:net (?:income|profit)|(?:fee-related|distributable) earnings|(?:quarterly|annual|yearly|full-year) profits?) (?:has |have |had )?(?:[\w-]+ly |more than )?(?:doubled|tripled|rose|jumped|surged|soared|climbed|grew|increased)\b"),
    ("stake_sale", rf"\b(?:buy|bought|buying|buys) out (?P<a>{N})[’']s (?:[\w%-]+ ){{0,3}}?(?:stakes?|holdings?|shareholding)\b"),
    ("write_down", rf"\b(?:write-?(?:down|off)s?|impairments?(?: charges?)?|markdowns?) (?:of {MORE}(?:{M}|{PART}) )?(?:of|on) (?:its|their) (?:[\w%.-]+ |{N} ){{0,4}}?{HOLDING}\b"),
    ("write_down", rf"\b(?:marked|written) down (?:[\w%.-]+ ){{0,4}}?by {DESC}(?P<a>{N})"),
    ("net_loss", rf"(?P<b>{N})[’']s? (?:[\w-]+ ){{0,4}}?loss(?:es)? (?:widen|grew|deepen|swell|balloon|mount)\w*"),
    ("net_gain", rf"(?P<b>{N})[’']s? (?:[\w-]+ ){{0,4}}?(?:profits?|net income|earnings)(?: [\w-]+){{0,6}}? (?:rose|jump(?:s|ed)|soar(?:s|ed)|surg(?:es|ed)|climb(?:s|ed)|grew|increased|(?:more than )?(?:doubled|tripled))\b"),
    ("investment_step_up", rf"(?P<b>{N})[’']s? (?:[\w-]+ ){{0,3}}?(?:capex|capital expenditures?|capital spending|AI spending|infrastructure spending)(?: (?:will|would|is|are|expected|set|projected|could|to|forecast)){{0,4}} (?:rise|increase|jump|grow|skyrocket|double|surge|soar|reach|hit|climb|rose|jumped|grew|doubled|surged|soared|increased)\b"),
    ("investment_pullback", rf"(?P<b>{N})[’']s? (?:[\w-]+ ){{0,2}}?(?:cost[- ]cutting|belt[- ]tightening|spending (?:freeze|cuts?)|pullback|(?:retreat|withdrawal) from)\b"),
    ("new_fund", rf"(?P<b>{N})[’']s? (?:new|newest|latest|second|third|fourth|fifth|debut|maiden|inaugural|{M}) (?:[\w-]+ |{M} ){{0,3}}?(?:fund|vehicle)\b(?! (?:manager|size))"),
    ("stake_sale", rf"\bstakes? (?:in {DESC}{N} )?(?:was|were|is being|has been|had been)?\s?(?:, {IN}{{2,60}}, was )?sold (?:{IN}{{0,70}} )?by {DESC}(?P<a>{N})"),
    ("debt_stress", rf"\b(?:cuts?|lower(?:s|ed)|downgrad(?:es|ed)|slash(?:es|ed)) (?P<a>{N})(?:[’']s? (?:[\w-]+ ){{0,3}}?(?:rating|outlook|debt|bonds)|(?= to (?:junk|negative|sell|underperform)))"),
    # "⟨Agency⟩ put its rating on watch for a downgrade": the agency is none of it
    ("debt_stress", rf"{N}(?: Ratings)?(?: (?:has|had|also))? (?:put|placed|cuts?|lower(?:s|ed)|downgrad(?:es|ed)|slash(?:es|ed)|revis(?:es|ed)) (?:its|their|the (?:company|group|firm|bank)[’']s) (?:[\w+-]+ ){{0,4}}?(?:ratings?|outlook|debt|bonds)\b[^.;{N}]{{0,30}}\b(?:negative|junk|watch|downgrade|by|from|to)\b"),
    ("debt_stress", rf"\b(?:affirm(?:s|ed)?|put|placed|revis(?:es|ed)|kept) (?P<a>{N})[’']s? (?:[\w+-]+ |{N}[+-]? ){{0,4}}?(?:ratings?|outlook|debt)\b[^.;{N}]{{0,40}}\b(?:negative|junk|downgrade)\b"),
    ("debt_stress", rf"\bcosts? of insuring (?P<a>{N})[’']s? (?:[\w-]+ )?debt"),
    ("outflow", rf"\b(?:investors|clients|customers|depositors|limited partners|LPs)\b{IN}{{0,40}}\b(?:pull(?:ed|ing)?|withdr(?:ew|awn|awing)|yank(?:ed|ing)|redeem(?:ed|ing))\b{IN}{{0,40}} from {DESC}(?P<a>{N})|\b(?:a|bank) run on (?:the )?(?P<b>{N})"),
    ("shutdown", rf"\b(?:collapsed|defunct) (?:(?!airlines?|carrier|retailer|maker|chain|start-?up|builder|developer|supplier|grocer|manufacturer|restaurant|store)[a-z-]+ ){{0,4}}?(?P<a>{N})(?!-| co-?founder| founder|[’']s)"),
    ("debt_stress", rf"\b(?:bankrupt|insolvent) (?:(?!to\b|of\b|and\b|[a-z]+[^s]s\b)[a-z-]+ ){{0,4}}?(?P<a>{N})(?!-| co-?founder| founder|[’']s)"),
)  # fmt: skip
# Room by room, in the order in which they are tried: verbs whose subject is the backer, and what names the backer itself.
_ROOMS: tuple[tuple[tuple[tuple[Signal, str], ...], tuple[tuple[Signal, str], ...]], ...] = (
    (moves.VERBS, moves.NAMED),
    (_VERBS, _NOUNS),
    (results.VERBS, results.NAMED),
    (earned.VERBS, earned.NAMED),
    (marks.VERBS, marks.NAMED),
    (outlays.VERBS, outlays.NAMED),
    (retreats.VERBS, retreats.NAMED),
    (sales.VERBS, sales.NAMED),
    (troubles.VERBS, troubles.NAMED),
    (leaving.VERBS, leaving.NAMED),
    (owing.VERBS, owing.NAMED),
    ((), nearby.NAMED),
    (raisings.VERBS, raisings.NAMED),
    (shortfalls.VERBS, shortfalls.NAMED),
    (trusted.VERBS, trusted.NAMED),
)
DOES: Final[tuple[Pattern, ...]] = tuple(
    (signal, bounded(rf"\b{pattern}")) for verbs, _ in _ROOMS for signal, pattern in verbs
)
NAMED: Final[tuple[Pattern, ...]] = tuple(
    (signal, bounded(pattern)) for _, named in _ROOMS for signal, pattern in named
)
