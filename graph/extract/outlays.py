"""The will to fund: who plans, pledges or sets aside money to invest, and who stops, slows or withdraws."""

from typing import Final

from graph.extract.marked import L, M, N
from graph.extract.signalling import BUILT, DEALS, DESC, FOUNDED, HOLDING, IN, MORE
from graph.facts import Signal

_ADVERB = r"(?:also |now |eventually |collectively |jointly |together |initially |reportedly |still |further |aggressively )?"
_WILL = (
    r"(?:plan(?:s|ned|ning)?|expect(?:s|ed|ing)?|intend(?:s|ed|ing)?|pledg(?:e[sd]?|ing)|vow(?:s|ed|ing)?|promis(?:e[sd]?|ing)|aim(?:s|ed|ing)?|committ?(?:ed|s|ing)?|set|"
    r"will|would|wants?|hop(?:es|ing)|looking|prepar(?:es|ed|ing)|poised|ready|willing|agree[sd]?|going|due|slated|guid(?:es|ed)|signall?(?:ed|s)|target(?:s|ing|ed)|project(?:s|ed)|"
    r"consider(?:s|ed|ing)?|weigh(?:s|ing)|mull(?:s|ing)|on (?:track|course|pace)|in talks|in discussions|plans?(?: in \w+)?|pledges?|commitments?|goal|deal)"
)
_SPEND = r"(?:spend|invest|commit|pour|splurge|deploy|put|pump|plow|plough|inject|funnel|sink|channel|allocate|contribute|plunge|shell out|lay out)(?:ing|ting)?"
_SPENT = (
    r"(?:spent|invested|poured|pumped|plowed|ploughed|sunk|sank|deployed|allocated|channell?ed|committed|put)"
)
# what a sum "in", "of" or "for" is no outlay
_NO_OUTLAY = r"(?!(?: [\w-]+)? (?:in|of) (?:[\w-]+ ){0,2}(?:revenues?|sales|profits?|orders|bookings|savings|costs|earnings|cash|backlog|income))"
_WHEN = r"(?:this year|next year|20[2-5]\d|over (?:the next )?(?:\w+|several) (?:months|years)|by the end of|to work\b|per year|a year|annually)"
_ON = rf"(?:\b(?:{BUILT}|{FOUNDED}|ecosystem|projects?|facilit(?:y|ies)|campus|servers|compute|equity|{_WHEN})|(?<= )(?P<place>{N}))"
_CAPEX = r"(?:capital (?:expenditures?|spending|investments?|outlays?)|cap(?:ital )?ex|AI (?:spending|investments?|infrastructure)|infrastructure (?:spending|investments?)|(?:spending|investments?) (?:on|in) (?:[\w-]+ ){0,3}?(?:AI|data cent(?:er|re)s?|infrastructure|servers))"
_GROW = r"(?:rise|increase|jump|grow|skyrocket|double|triple|surge|soar|accelerate|climb|be (?:[\w-]+ )?higher|continue|reach|hit|total|exceed|top)"
_GREW = r"(?:rose|jumped|grew|doubled|tripled|surged|soared|increased|climbed|swelled|ballooned|accelerated|reached|hit|topped|exceeded|totall?ed|came to|came in at|was|were|stood at)"
_UP = r"(?:increas|boost|lift|hik|rais|doubl|tripl|quadrupl|ramp|step|upp|expand|accelerat|grow|scal|speed|widen)(?:e[sd]?|es|s|ed|ped|ing|ping)?(?: up)?"
_PACE = r"(?:(?:the|its|their|overall|annual|total|own|own|planned|startup|start-up|venture|AI|tech|technology|private|direct|equity|capital|number of|amount of|size of|pace of|level of|spending|massively|dramatically|sharply) ){1,6}"
_VENTURE = r"(?:corporate venture(?: capital)?|venture(?: capital)?|VC|CVC|start-?up|accelerator|investment|in-house venture|fund)"
_ARM = rf"(?:[\w’-]+ ){{0,4}}?{_VENTURE} (?:arm|unit|business|division|team|operations?|programme|program|studio)"
_ENDS = r"(?:shutter|clos|shut|wind|wound|dismantl|disband|dissolv|scrapp?|axe?|fold|mothball|shelv|exit|spin|spun)(?:e[sd]?|s|ing|ping|ped|ed|ting|ning)?(?: down| up| off| out| of| from){0,2}"
_STOP = r"(?:stop|paus|halt|suspend|slow|dial|froz|freez|limit|cut|reduc|curtail|curb|trim|delay|cancel|scrap|shelv|postpon|rethink|re-?think)(?:e[sdn]?|ing|s|ed|ped|ping|led|ling|ting|ting|med|ming)?"
_OUT = r"(?:get|got|pull|back|bow|step|mov|walk|retreat|withdr|shift|pivot|shy)\w* (?:out of|away from|back from|from)"
_ROUNDS = rf"(?:rounds?|rais(?:e|es|ing)|fund-?raising|financing|funding|deals?|investments?|{L})"

VERBS: Final[tuple[tuple[Signal, str], ...]] = (
    # "plans to invest ⟨M⟩ in AI", "is in talks to invest as much as ⟨M⟩ in data centers", "unveiled plans to spend ⟨M⟩"
    (
        "investment_step_up",
        rf"(?:{_WILL}(?: to| on| in)? {_ADVERB}(?:end up )?{_SPEND}\b{IN}{{0,25}}?|to {_ADVERB}{_SPEND}\b{IN}{{0,25}}?|(?:{_SPEND}(?<=ing)|{_WILL}(?: to| on| in)?) {MORE}){M}{_NO_OUTLAY}[^.;{M}{N}]{{0,70}}?{_ON}",
    ),
    # "put up a first tranche for AI projects of ⟨M⟩"
    ("investment_step_up", rf"(?:put(?:s|ting)? up|lin(?:es|ed|ing) up|provid(?:es|ed|ing)|commit(?:s|ted|ting)) (?:an? |the )?(?:[\w-]+ ){{0,4}}?(?:tranche|funding|financing|money|capital|commitment)s? (?:of [\w-]+ )?(?:for|to|towards?) {IN}{{0,60}}?\b(?:investments?|projects|{BUILT}|{FOUNDED})\b{IN}{{0,30}}?(?:totall?ing|of|worth) {MORE}{M}"),
    # "is to help finance the ⟨M⟩ build-out"
    ("investment_step_up", rf"(?:(?:(?:lin|sign)(?:es|s|ed) up|{_WILL}) to )?(?:help(?:s|ed|ing)? (?:to )?)?(?:financ|fund|bankroll|pay for|underwrit)(?:e[sd]?|s|ed|ing)? (?:the |its |an? )(?:[\w-]+ ){{0,2}}?{M} (?:[\w-]+ ){{0,3}}?(?:build-?out|building|construction|expansion|data cent(?:er|re)s?|project|programme|program|infrastructure)"),
    # "has committed ⟨M⟩ to AI startups", "earmarks ⟨M⟩ for startups"
    (
        "investment_step_up",
        rf"(?:commit(?:s|ted|ting)?|earmark(?:s|ed|ing)?|dedicat(?:e[sd]?|ing)|allocat(?:e[sd]?|ing)|set(?:s|ting)? aside|reserv(?:e[sd]|ing)|devot(?:e[sd]|ing)|pledg(?:e[sd]|ing)|put(?:s|ting)? aside|carv(?:es|ed|ing) out|ringfenc(?:es|ed|ing)) {MORE}{M}{IN}{{0,40}}? (?:to|for|towards?|in|on) {IN}{{0,100}}?{_ON}",
    ),
    (
        "investment_step_up",
        rf"{_SPENT} {MORE}{M}{IN}{{0,20}} (?:on|in|into|to|for|towards?) {IN}{{0,40}}?\b(?:{_CAPEX}|data cent(?:er|re)s?|(?:AI|{FOUNDED})\b(?=[^.;]{{0,50}}\b(?:this (?:year|quarter|month)|so far|since January)\b))",
    ),
    (
        "investment_step_up",
        rf"(?:announc|unveil|outlin|launch|approv|plan|mak|made|reveal|detail|confirm|propos|prepar|pledg|commit|disclos)(?:e[sd]?|s|ing|ning|ned|ted|ting)? (?:to )?(?:an? |its |another |an additional |a further |a new |a record |a planned )?{M} (?:[\w-]+ ){{0,3}}?(?:investments?|spending|capex|expansion|commitment|pledge|bet|project|buildout|build-out|data cent(?:er|re)s?)\b(?: (?:programme|program|plan|package|drive|project)\b|[^.;{M}{N}]{{0,50}}?{_ON})",
    ),
    (
        "investment_step_up",
        rf"(?:say|said|sees?|saw|expects?|expected|forecasts?|predicts?|warn(?:s|ed)|told {DESC}{N}|guid(?:es|ed)|add(?:s|ed)|signall?(?:s|ed)) (?:that )?(?:[\w-]+ |on {N} |for {N} ){{0,4}}?{_CAPEX}(?: [\w-]+){{0,4}}? (?:will|would|to|is expected to|should|could) (?:[\w-]+ )?{_GROW}\b",
    ),
    (
        "investment_step_up",
        rf"(?:step(?:s|ped|ping)? up|ramp(?:s|ed|ing)? up|scal(?:es|ed|ing) up|speed(?:s|ing)? up|accelerat(?:es|ed|ing)) {_PACE[:-5]}{{0,5}}(?:{DEALS}|spending|backing|bets|capex|deployment)\b",
    ),
    (
        "investment_step_up",
        rf"{_UP} {_PACE}(?:invest(?:ments?|ing)|spending|funding|bets?|commitments?|exposure|budgets?|capex|deals|deal-?making|checks?|cheques?|start-?ups|data cent(?:er|re) (?:footprint|capacity|spending))\b(?! (?:round|rounds|portfolio|capabilit|bank|target|goal))",
    ),
    (
        "investment_step_up",
        rf"(?:doubl(?:e[sd]?|ing) down on|(?:going|goes?|went|gone) all[- ]in on|bet(?:s|ting)? (?:big|heavily|billions) on) (?:[\w-]+ ){{0,3}}?(?:{BUILT}|{FOUNDED})",
    ),
    (
        "investment_step_up",
        rf"(?:plans?|planning|will|would|aims?|aiming|wants?|intends?|expects?|hop(?:es|ing)|looking)(?: to)? (?:back|fund|invest in|add|support|finance) {MORE}\d[\d,-]* (?:[\w-]+ ){{0,3}}?(?:start-?ups|companies|founders|deals|ventures)\b",
    ),
    ("investment_step_up", rf"(?:spend(?:s|ing)?|invest(?:s|ing)?) {MORE}{M} more (?:than|on|in|into)\b"),
    # "is sinking ever more capital into building data centers"
    ("investment_step_up", rf"(?<!has )(?<!have )(?<!had )(?:pour|sink|plow|plough|pump|funnel|put|channel|direct|steer|throw|shovel)(?:s|ing|ting|ling|led|ed)? (?:[\w-]+ ){{0,5}}?(?:capital|money|cash|resources|sums|funds|dollars|billions) (?:in|into|at|to|towards?|behind) (?:[\w-]+ ){{0,6}}?(?:{BUILT}|{FOUNDED})"),
    # "raised its bets": stakes that a fund adds to, told without "its"
    ("investment_step_up", rf"(?:increas(?:e[sd]|ing)|rais(?:e[sd]|ing)|boost(?:s|ed|ing)|lift(?:s|ed|ing)|upp?(?:s|ed|ing)) (?:an? )?(?:[\w-]+ )?(?:stakes?|holdings?|positions?|exposure) (?:in|to) (?:[\w-]+ ){{0,4}}?{N}"),
    # stakes that funds disclose, open or add to
    (
        "investment_step_up",
        rf"(?:disclos|reveal|report|confirm|announc|unveil|declar)(?:e[sd]?|s|ed|ing)? (?!(?:[\w.,%’-]+ ){{0,6}}?(?:sell|sold|sale|cut|trim|reduc|exit|offload|divest|shed|dispos|unload|lower|par(?:e[ds]?|ing)\b)\w*)(?:that it (?:has|had|owns|held|holds) )?(?:an? |its )?(?:[\w.,%“”\"-]+ |{M} ){{0,6}}?(?:stake|holding|position)\b(?= (?:in|of|worth|valued)\b|[.,]|$)(?!,? (?:sale|was sold))",
    ),
    (
        "investment_step_up",
        rf"(?:tak|took|open|initiat|establish|start)(?:e[sdn]?|s|ed|ing)? (?:an? )(?:[\w.,%“”\"-]+ |{M} ){{0,4}}?position in\b",
    ),
    ("investment_step_up", rf"(?:built|building|builds?|amass(?:es|ed|ing)|accumulat(?:es|ed|ing))(?: up)? (?:an? |its )?(?:[\w.%“”\"-]+ |{M} ){{0,4}}?(?:stakes?|holding|position)\b"),
    (
        "investment_step_up",
        rf"(?:bought|buys?|buying|purchas(?:e[sd]|ing)|add(?:s|ed|ing)|snapp(?:ed|ing) up|snaps up|scoop(?:s|ed|ing) up|pick(?:s|ed|ing) up|acquir(?:es|ed|ing)|load(?:s|ed|ing) up on) (?:(?:another|an additional|an extra|additional|further|more)(?: {MORE[:-1]})? |(?<=ed )(?<=added ))(?:{M} (?:worth )?(?:of|in) |\d[\d,.]*(?:%| per ?cent| million| crore| lakh)? (?:of |more |additional )?)(?:{DESC}{N}[’']?s? |(?!its|their)[\w-]+ )?(?:shares?|stock)\b",
    ),
    ("investment_step_up", rf"(?:bought|buys?|buying|purchas(?:e[sd]|ing)|acquir(?:es|ed|ing)|pick(?:s|ed|ing) up) (?:another|an additional|an extra|a further) {MORE}(?:\d[\d.]*(?:%| per ?cent)(?: stake)?|{M} (?:stake|worth)) (?:of|in)\b(?! {N}[’']s (?:cloud|computing|capacity|services))"),
    ("investment_step_up", r"(?:upp(?:ed|ing)|ups|rais(?:e[sd]|ing)|increas(?:e[sd]|ing)|boost(?:s|ed|ing)|doubl(?:e[sd]|ing)|lift(?:s|ed|ing)|hik(?:e[sd]|ing)|expand(?:s|ed|ing)|add(?:s|ed|ing) to) (?:(?:its|their) |(?<=to ))(?:[\w-]+ )?(?:bets?|commitments?|pledges?|position|stakes?|holdings?|investments?)\b(?= (?:on|in|to|by|with)\b)"),
    # whose will it is no more
    ("investment_pullback", r"slow(?:s|ed|ing)?(?: down)? (?:the|its|their) (?:pace|rate|tempo) of (?:new |fresh |its |their )*(?:invest(?:ments?|ing)|deals?|deal-?making|spending|funding|bets)\b"),
    ("investment_pullback", r"(?:fund|back|invest in|financ|support|accept)(?:e[sd]?|s|ed|ing)? (?:\d[\d.]*(?:%| per ?cent) |far |many |significantly )?fewer (?:[\w-]+ ){0,2}?(?:start-?ups|companies|founders|deals|ventures)\b"),
    ("investment_pullback", rf"put(?:s|ting)? (?:(?:all|its|their|new|fresh|further|planned|some|any|the|a) ){{0,3}}(?:[\w-]+ |{M} ){{0,3}}?(?:{DEALS}|spending|data cent(?:er|re)s?|projects?|plans?|expansion|fund(?:-?rais\w+)?) on (?:hold|ice)\b"),
    ("investment_pullback", rf"{_ENDS} (?:its|their|the) {_ARM}\b"),
    ("investment_pullback", rf"(?:clos|shutter|shut|wind|wound)(?:e[sd]?|s|ing|ting|ed)?(?: down)? (?:(?:its|their|the|an?|all) ){{0,2}}(?:{N}(?:[’']s)? |[\w-]+ ){{0,3}}?(?:offices?|practice|strategy|desk)\b"),
    ("investment_pullback", rf"(?:not|n[’']t|no longer) (?:be )?(?:proceed|go|going|press|pressing|push|pushing|move|moving)(?:ing)? (?:ahead |forward )?(?:with|on) (?:an?|its|the|their) (?:[\w-]+ |{M} ){{0,3}}?(?:{DEALS}|investment|stake purchase|purchase of)\b"),
    ("investment_pullback", rf"{_OUT} (?:the |its |new |most |some )?(?:[\w-]+ ){{0,2}}?(?:venture|start-?ups?|late-stage|early-stage|private|tech|technology|AI|crypto|overseas|growth)(?:[- ](?:capital|investing|investments?|deals|stage|companies|funding|bets|market|markets|startups)){{0,2}}\b"),
    ("investment_pullback", r"(?:made|did|done|closed|signed|backed|led|struck|completed|announced|making|doing) (?:just|only|merely|a mere|barely|no more than) (?:[\w-]+ ){1,3}?(?:investments?|deals?|rounds?|startups|start-ups|bets|checks|cheques)\b"),
    ("investment_pullback", rf"{_STOP}(?: down)? (?:the pace of |its |their |our |all |any |new |fresh ){{1,4}}(?:{DEALS})\b(?! (?:arm|unit|bank|round))"),
    ("investment_pullback", rf"{_STOP}(?: or \w+)?(?: back)? (?:(?:some|several|certain|many|most|parts? of|its|their|early-stage|planned|new|all|a|an) ){{0,4}}(?:data[- ]cent(?:er|re)|AI infrastructure) (?:projects?|leases?|plans?|construction|builds?|spending|deals?|expansion)\b"),
    ("investment_pullback", r"(?:cut|reduc|shrink|trim|lower|slash|halv)(?:e[sd]?|s|ing|ting|med|ming|ed)? (?:the )?(?:[\w-]+ )?(?:size|number|amount|pace|volume) of (?:its |their |the |new |typical )*(?:checks?|cheques?|bets?|investments?|deals?)\b"),
    ("investment_pullback", r"(?:tighten(?:s|ed|ing)? (?:its|their) (?:belts?|purse strings)|turn(?:s|ed|ing)? (?:more |increasingly )?(?:cautious|wary|selective|cool|sour)|(?:is|was|be|been|become|becomes|became|becoming|grown|growing|getting) (?:far |much |increasingly |extremely |highly |very |even )?(?:more |extremely )?[“\"‘]?(?:selective|cautious|choosy|picky|wary)\b|los(?:t|es|ing) (?:its |their )?(?:appetite|interest|enthusiasm) (?:for|in)|(?:gone|went|going) quiet\b)"),
    ("investment_pullback", rf"(?:pull(?:s|ed|ing)? the plug on|withdr(?:e|a)w(?:s|n|ing)? (?:its|an?|the) (?:[\w-]+ |{M} ){{0,3}}?(?:offer|commitment|backing|support|term sheet|bid|pledge|investment)|reneg(?:es|ed|ing) on|back(?:s|ed|ing)? out of|go(?:es|ing)? back on|went back on)\b(?=[^.;]{{0,80}}\b(?:invest\w*|fund\w*|back\w*|put|round|stake|{L}|deal|bid|offer|commit\w*|pledge)\b|[^.;]{{0,40}}{L})"),
    ("investment_pullback", rf"(?:declin|refus|opt|chos|decid)(?:e[sdn]?|ed|es|ing|s|ted|ting)? (?:not )?to (?:put (?:more |any |further |in )|invest\b|participat|join|take part|back\b|fund\b|lead\b|follow on|support)[^.;]{{0,60}}?(?:{_ROUNDS}|money|cash|{N}|\bfund|$)(?<!to fund)"),
    ("investment_pullback", rf"(?:(?:will|would|did|does|do|has|have) not|won[’']t|didn[’']t|doesn[’']t|wouldn[’']t|hasn[’']t) (?:be )?(?:tak(?:e|en|ing) part|participat(?:e|ed|ing)|join(?:ed|ing)?|invest(?:ed|ing)?(?: more| again| further)?|follow(?:ed|ing)? on|subscribe)\b(?=[^.;]{{0,50}}(?:{_ROUNDS}|\bfund|{N}|$|[.,]))"),
    ("investment_pullback", rf"(?:not|hasn[’']t|haven[’']t|never) (?:led|joined|backed|made|done|written|signed|announced) (?:an?|any|one|a single) (?:new )?(?:[\w-]+ ){{0,3}}?(?:rounds?|deals?|investments?|checks?|cheques?|{L})(?: [\w-]+){{0,2}} (?:since|in (?:over |more than |almost |nearly )?(?:months|an?|the (?:last|past)|\w+ (?:months|quarters|years)))\b"),
    ("investment_pullback", rf"(?:cool(?:s|ed|ing)?|retreat(?:s|ed|ing)?|sour(?:s|ed|ing)?|pull(?:s|ed|ing)? back) (?:on|from|towards?) (?:its |their |the )?(?:[\w-]+ ){{0,3}}?(?:{BUILT}|{DEALS}|{FOUNDED})"),
    ("investment_pullback", rf"(?:done|did|made|makes?|closed|backed|led|struck|signed) (?:[\w-]+ ){{1,2}}?(?:deals?|investments?|rounds?|start-?ups)\b[^.;{N}{M}]{{0,50}}, (?:against|compared (?:with|to)|down from|versus|after) (?:[\w-]+ ){{0,3}}?\d"),
    ("investment_pullback", rf"(?:mak(?:e|es|ing)|made|sign(?:s|ed|ing)?|announc(?:e|es|ed|ing)|writ(?:e|es|ing)|wrote) no (?:(?:new|further|more|fresh|other) )(?:[\w-]+ ){{0,2}}?{DEALS}\b|not (?:be )?(?:mak|do|writ|sign)(?:e|ing|ting)? (?:any )?(?:more |new |further )(?:[\w-]+ ){{0,3}}?{DEALS}\b"),
    ("investment_pullback", r"(?:cut|reduc|lower|trim|slash|halv|shrink)(?:s|e[sd]?|ed|ing|ting|med|ming)? (?:its|their|the) (?:[\w-]+ )?(?:allocations?|exposure) to (?:[\w-]+ ){0,2}?(?:venture|private|start-?ups|technology|tech|AI)\b"),
    ("investment_step_up", r"(?:double|triple|increase|raise|lift|boost|expand)[sd]? (?:its|their|the) (?:[\w-]+ )?(?:(?:allocations?|exposure) to (?:[\w-]+ ){0,2}?(?:venture|private|start-?ups|unlisted|technology|tech|AI)|(?:amount|sum|limit) (?:that )?it (?:may|can|will|would) (?:put|invest))\b"),
    ("investment_pullback", r"(?:shut|clos)(?:s|e[sd]?|ting|ing)? (?:the|its|their) (?:[\w-]+ )?fund to new\b"),
    ("investment_pullback", r"(?:pull(?:s|ed|ing)?|rescind(?:s|ed|ing)?|revok(?:es|ed|ing)|withdr[ae]w(?:n|s|ing)?) (?:its|the|their|an?) (?:term sheet|offer to (?:invest|fund|lead)|commitment to (?:invest|fund|lead|the))\b|(?:get|got|gets|getting) cold feet\b"),
)  # fmt: skip

NAMED: Final[tuple[tuple[Signal, str], ...]] = (
    # "⟨N⟩’s investment of ⟨M⟩ in chips"
    ("investment_step_up", rf"(?P<b>{N})[’']s? (?:[\w-]+ ){{0,3}}?(?:investments?|spending|outlays?|commitments?|bets?|pledges?) of {MORE}{M} (?:[\w-]+ )?(?:in|on|to|for|into|towards?) [^.;{M}{N}]{{0,50}}?{_ON.replace('place', 'where')}"),
    ("investment_step_up", rf"(?P<b>{N})[’']s? (?:planned |proposed |new |latest |record |recent |huge |massive ){{0,2}}{M} (?:[\w-]+ ){{0,3}}?(?:bet|investments?|push|commitment|pledge|spending|outlay|buildout|build-out|plan|spree|capex|capital)\b[^.;{M}{N}]{{0,40}}?{_ON.replace('place', 'where')}"),
    ("investment_step_up", rf"\b(?:{_CAPEX}) (?:at|by|of|for|from) {DESC}(?P<a>{N})[^.;{N}]{{0,30}} {_GREW} {IN}{{0,25}}(?:{M}|\d+(?:\.\d+)?(?:%| per ?cent))"),
    ("investment_step_up", rf"(?:(?P<b>{N})[’']s?|\bits) (?:[\w-]+ ){{0,3}}?{_CAPEX}{IN}{{0,40}}? (?:{_GREW}|(?:will|would|to|is expected to|should|could) (?:[\w-]+ )?{_GROW}) {IN}{{0,25}}(?:{M}|\d+(?:\.\d+)?(?:%| per ?cent))"),
    ("investment_step_up", rf"\b(?:spending|outlays?|investments?|capex|capital (?:spending|expenditures?)) (?:on|in) (?:[\w-]+ ){{0,3}}?(?:AI|data cent(?:er|re)s?|servers|infrastructure|chips)\b[^.;{N}{M}]{{0,30}} (?:will|would|to|could|should) (?:[\w-]+ )?{_GROW} (?:[\w-]+ ){{0,2}}{M}"),
    ("investment_step_up", rf"(?P<b>{N})[’']s? (?:[\w-]+ ){{0,3}}?(?:pledge|plan|commitment|promise)s?(?: (?:in|last|this) \w+)? to (?:invest|spend|pour|put)\b{IN}{{0,25}}{M}"),
    ("investment_step_up", rf"{M} (?:more |each |of it )?(?:coming|to come|pledged|committed|promised) (?:from|by) (?:the )?{DESC}(?P<a>{N})(?=[^;]{{0,200}}\b(?:total|pledge|package|investment)|,? and {M})"),
    ("investment_step_up", rf"\bpurchase of {IN}{{0,40}} by {DESC}(?P<a>{N})(?=[^.;]{{0,40}}\b(?:stake|holding))"),
    ("investment_pullback", rf"{HOLDING} [^.;{N}]{{0,30}}\b(?:scrapped|shelved|abandoned|called off) by {DESC}(?P<a>{N})"),
)  # fmt: skip
