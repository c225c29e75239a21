"""The will to fund: who plans, pledges or sets aside money to invest, or adds to what it holds."""

from typing import Final

from graph.extract.marked import L, M, N
from graph.extract.signalling import BUILT, DEALS, DESC, FOUNDED, IN, MORE, PART
from graph.extract.words import COMPANY_NOUNS
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
_ON = rf"(?:\bthe (?:US|UK|EU|UAE|Gulf)\b|\b(?:buyouts?|deals|real estate|(?:growth|new) (?:areas|businesses)|{BUILT}|{FOUNDED}|ecosystem|projects?|facilit(?:y|ies)|campus|servers|compute|equity|(?:data|technology|manufacturing|research|innovation|training) (?:cent(?:er|re)s?|hubs?|parks?)|{_WHEN})|(?<= )(?P<place>{N}))"
_CAPEX = r"(?:capital (?:expenditures?|spending|investments?|outlays?)|cap(?:ital )?ex|AI (?:spending|investments?|infrastructure)|infrastructure (?:spending|investments?)|(?:spending|investments?) (?:on|in) (?:[\w-]+ ){0,3}?(?:AI|data cent(?:er|re)s?|infrastructure|servers))"
_GROW = r"(?:rise|increase|jump|grow|skyrocket|double|triple|surge|soar|accelerate|climb|be (?:[\w-]+ )?higher|continue|reach|hit|total|exceed|top)"
_GREW = r"(?:rose|jumped|grew|doubled|tripled|surged|soared|increased|climbed|swelled|ballooned|accelerated|reached|hit|topped|exceeded|totall?ed|came to|came in at|was|were|stood at)"
_UP = r"(?<!-)(?:increas|boost|lift|hik|rais|doubl|tripl|quadrupl|ramp|step|upp|expand|accelerat|grow|scal|speed|widen)(?:e[sd]?|es|s|ed|ped|ing|ping)?(?: up)?"
_PACE = r"(?:(?:the|its|their|overall|annual|total|own|own|planned|startup|start-up|venture|AI|tech|technology|private|direct|equity|capital|number of|amount of|size of|pace of|level of|spending|massively|dramatically|sharply) ){1,6}"

_LARGE = r"(?:data[ -]?cent(?:er|re)s?|supercomputers?|server farms?|campus(?:es)?|AI (?:hubs?|parks?|clusters?|factor(?:y|ies)|servers?|infrastructure)|compute clusters?|gigafactor(?:y|ies)|chip (?:plants?|fabs?|factor(?:y|ies)))"

# what is no outlay, or goes to one company
_NOT_ON = rf"(?:buy|acquire|settle|pay|purchase|repurchase|fines?|legal|damages|dividends?|share|(?:the|this|that|each) (?:[\w-]+ )?(?:round|deal|fund|series|financing|{L})|(?:the|this|that|an?|its|one) (?:[\w’-]+ ){{0,4}}?(?:{COMPANY_NOUNS})\b)"

VERBS: Final[tuple[tuple[Signal, str], ...]] = (
    # "is drawing up plans to build a ⟨M⟩ supercomputer", "would build ⟨M⟩ worth of AI servers"
    ("investment_step_up", rf"(?:{_WILL}(?: to)?|to|is|are) {_ADVERB}(?:build|develop|construct|plan)(?:ing|ning)? (?:an? |up to )?{MORE}{M} (?:worth of )?(?:[\w-]+ ){{0,3}}?{_LARGE}"),
    # "approved an extra ⟨M⟩ for AI", "authorised another ⟨M⟩ to be put into startups"
    ("investment_step_up", rf"(?:approv|authori[sz]|sign|green-?light|clear|sanction|budget)(?:e[sd]?|s|ed|ing|ned)?(?: off)?(?: on)? {MORE}{M} (?:more |to be (?:put|invested|spent) )?(?:for|in|into|on|to (?:back|fund|finance|invest in)) (?:[\w-]+ ){{0,4}}?(?:{FOUNDED}|{BUILT}|{_LARGE})"),
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
        rf"(?:commit(?:s|ted|ting)?|earmark(?:s|ed|ing)?|dedicat(?:e[sd]?|ing)|allocat(?:e[sd]?|ing)|set(?:s|ting)? aside|reserv(?:e[sd]|ing)|devot(?:e[sd]|ing)|pledg(?:e[sd]|ing)|put(?:s|ting)? aside|carv(?:es|ed|ing) out|ringfenc(?:es|ed|ing)) {MORE}{M}{IN}{{0,40}}? (?:to|for|towards?|in|on) {IN}{{0,100}}?(?:{_ON}|\b(?:domestic|local|overseas|foreign|private|direct|new) investments?\b)",
    ),
    (
        "investment_step_up",
        rf"{_SPENT} {MORE}{M}{IN}{{0,20}} (?:on|in|into|to|for|towards?) {IN}{{0,40}}?\b(?:{_CAPEX}|data cent(?:er|re)s?|(?:AI|{FOUNDED})\b(?=[^.;]{{0,50}}\b(?:this (?:year|quarter|month)|so far|since January)\b))",
    ),
    (
        "investment_step_up",
        rf"(?:announc|unveil|outlin|launch|approv|plan|mak|made|reveal|detail|confirm|propos|prepar|pledg|commit|disclos)(?:e[sd]?|s|ing|ning|ned|ted|ting)? (?:to )?(?:an? |its |another |an additional |a further |a new |a record |a planned )?{M} (?:[\w-]+ ){{0,4}}?(?:investments?|spending|capex|expansion|commitment|pledge|bet|project|buildout|build-out|data cent(?:er|re)s?|complex|plant|factory|hub|park)\b(?: (?:programme|program|plan|package|drive|project)\b|[^.;{M}{N}]{{0,50}}?{_ON})",
    ),
    (
        "investment_step_up",
        rf"(?:say|said|sees?|saw|expects?|expected|forecasts?|predicts?|warn(?:s|ed)|told {DESC}{N}|guid(?:es|ed)|add(?:s|ed)|signall?(?:s|ed)) (?:that )?(?:[\w-]+ |on {N} |for {N} ){{0,4}}?{_CAPEX}(?: [\w-]+){{0,4}}? (?:will|would|to|is expected to|should|could) (?:[\w-]+ )?{_GROW}\b",
    ),
    # "announced an internal commitment of ⟨M⟩ for its own venture", "pledged investments worth ⟨M⟩ in the North"
    ("investment_step_up", rf"(?:announc|unveil|outlin|pledg|plan|propos|approv|promis|confirm|mak|made)(?:e[sd]?|s|ed|ing|ned|ning)? (?:an? |its |their )?(?:(?!round|of\b|in\b)[\w-]+ ){{0,3}}?(?:investments?|outlay|spending|commitments?|pledges?) (?:of|worth|totall?ing) {MORE}{M} (?:in|into|to|across|over|on|for)\b(?! the round)"),
    # "to invest ⟨M⟩ in hospitals": of who is known to fund others, whatever it goes into
    ("investment_step_up", rf"(?:(?:{_WILL}(?: to| on)?|to) {_ADVERB}(?:invest|spend|pour|deploy|commit|pump|plough|plow)|(?:is |are )?(?:also |now )?(?:investing|pouring|committing|allocating|deploying|earmarking|pumping|pledging)) {MORE}{M}{_NO_OUTLAY} (?:in|into|on|to|for|towards?|across)\b(?! {_NOT_ON})"),
    # "looks to set up shop with an investment of up to ⟨M⟩"
    ("investment_step_up", rf"(?:{_WILL}(?: to)?|looks? to|to) (?:set up|open|enter|build|establish|launch|expand|start)\b[^.;{M}]{{0,80}}? (?:with|at|through) (?:an? )?(?:[\w-]+ )?(?:investment|outlay) (?:of|worth|clocking|running|totall?ing)(?: (?:up|in|at|to))? {MORE}{M}"),
    ("investment_step_up", rf"(?:{_WILL}(?: to)?|to) {_ADVERB}(?:build|open|construct|develop|add) (?:another |up to |at least )?(?:\d{{1,3}}|two|three|four|five|six|seven|eight|nine|ten|a dozen|dozens of|several|multiple) (?:new |more |additional |large |giant ){{0,2}}(?:[\w-]+ ){{0,2}}?(?:data[- ]?cent(?:er|re)s|supercomputers|chip (?:plants|fabs|factories))\b"),
    # "will set up a ⟨M⟩ solar plant in ⟨N⟩"
    ("investment_step_up", rf"(?:{_WILL}(?: to)?|to) {_ADVERB}(?:set up|build|develop|construct|establish) (?:an? |its )?(?:new )?{MORE}{M} (?:[\w-]+ ){{0,4}}?(?:plant|project|factory|facility|complex|hub|park)s?\b (?:in|at|near|across) "),
    # "doubling down on Japan with ⟨M⟩ more", "is betting ⟨M⟩ on American defence"
    ("investment_step_up", rf"(?:doubl(?:e[sd]?|ing) down on|bet(?:s|ting)? (?:big )?on) (?:{N}|[\w-]+ ){{1,4}} ?(?:with|by investing|through) (?:an? |another )?{MORE}{M}"),
    ("investment_step_up", rf"(?:bets|betting|wagers|wagering|to bet|has bet|have bet) {MORE}{M} (?:more )?on "),
    ("investment_step_up", rf"{_UP} (?:its |their |the )?(?:[\w-]+ )?(?:investments?|spending) (?:in|on) [^.;{N}{M}]{{2,40}}? (?:by|to|with) (?:another |an additional |an extra )?{MORE}{M}"),
    ("investment_step_up", rf"(?:launch(?:es|ed|ing)?|unveil(?:s|ed|ing)?|start(?:s|ed|ing)?|introduc(?:es|ed|ing)|announc(?:es|ed|ing)) (?:an? |its )?(?:[\w-]+ ){{0,4}}?(?:programme|program|initiative|scheme) to (?:back|fund|invest in|finance) (?:[\w-]+ |{L} ){{0,4}}?{FOUNDED}"),
    ("investment_step_up", r"writ(?:e|es|ing) (?:much |ever |even )?(?:bigger|larger|more|fatter) (?:checks|cheques|tickets)\b"),
    ("investment_step_up", rf"(?:say|said|sees?|saw|expects?|expected|forecasts?|predicts?|projects?|told {DESC}{N}) (?:that )?(?:its |the )?(?:20\d\d |annual |full-year |total )?{_CAPEX}(?: growth)?(?: in 20\d\d| next year| this year)? (?:to|will|would) (?:be )?(?:[\w-]+ly )?(?:larger|higher|greater|bigger|above|grow|rise|increase|accelerate|exceed)\b"),
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
    ("investment_step_up", rf"(?:increas|boost|ramp|step|doubl|tripl|quadrupl|accelerat|expand|intensif)(?:e[sd]?|ies|ied|s|ed|ped|ing|ping|ying)?(?: up)? (?:invest(?:ments?|ing)|spending|bets|funding|deal-?making) (?:in|of|on|for|into|among) (?:[\w-]+ ){{0,4}}?(?:{FOUNDED}|{BUILT})"),
    # "took part in 50 venture deals this year, already more than in all of 2024"
    ("investment_step_up", r"(?:participat(?:es|ed|ing) in|t(?:ook|ak(?:es|ing)) part in|backed|did|done|made|closed|joined|struck|signed|funded|inked|notched|clocked) (?:about |over |more than |nearly |at least |some |a record )?\d[\d,]* (?:[\w-]+ ){0,3}?(?:deals|rounds|investments|start-?ups|companies|transactions)\b[^.;]{0,60}(?:surpass|exceed|outpac|eclips|topp|beat|more than (?:double|triple|twice|in all)|(?<!down )up from|compared (?:with|to) (?:just|only|one|two|three|none))"),
    # "prompting ⟨N⟩ to step up with another ⟨M⟩ investment"
    ("investment_step_up", rf"(?:step(?:s|ped|ping)?|stump(?:s|ed|ing)?|cough(?:s|ed|ing)?|pon(?:y|ies|ied)) up (?:with )?{MORE}(?:an? )?{M} (?:more |in |of )?(?:[\w-]+ ){{0,2}}?(?:investment|capital|funding|money|cash|commitment)\b"),
    ("investment_step_up", rf"(?:spend(?:s|ing)?|invest(?:s|ing)?) {MORE}(?:{M}|{PART}) more (?:(?:this|next) year )?(?:than|on|in|into)\b"),
    # "invested nearly ⟨M⟩ in ten companies over the last year": of one time, where a house's whole record is no news
    ("investment_step_up", rf"(?:invest|deploy)(?:ed|ing) {MORE}{M} (?:in|into|across|among) {MORE}[\w-]+ (?:[\w-]+ ){{0,2}}?{FOUNDED}(?= (?:over|in|during) the (?:last|past) (?:\w+ )?(?:month|year|quarter)s?\b| (?:this|last) (?:year|month|quarter)\b)"),
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
    ("investment_step_up", r"(?:double|triple|increase|raise|lift|boost|expand)[sd]? (?:its|their|the) (?:[\w-]+ )?(?:(?:allocations?|exposure) to (?:[\w-]+ ){0,2}?(?:venture|private|start-?ups|unlisted|technology|tech|AI)|(?:amount|sum|limit) (?:that )?it (?:may|can|will|would) (?:put|invest))\b"),
)  # fmt: skip

NAMED: Final[tuple[tuple[Signal, str], ...]] = (
    ("investment_step_up", rf"\b(?:doubling|tripling|increase|rise|expansion|ramp-up|acceleration) (?:of|in) (?:its|(?P<b>{N})[’']s?) (?:[\w-]+ ){{0,2}}?(?:investments?|spending|outlays?|capex|commitments?)\b(?= (?:in|on|to)\b)"),
    # "⟨N⟩, a ⟨M⟩ investment programme"
    ("investment_step_up", rf"(?P<b>{N}),? (?:is |was )?(?:an?|the) {MORE}{M} (?:[\w-]+ ){{0,2}}?(?:investment|spending) (?:program(?:me)?|plan|initiative|project|venture|push)\b"),
    # "The project will be backed by a ⟨M⟩ investment from ⟨N⟩"
    ("investment_step_up", rf"\b(?:project|venture|initiative|plan|programme|program|hub|campus|scheme|build-?out|effort|unit)\b[^.;{N}{M}]{{0,40}}? (?:backed|funded|supported|financed|fuell?ed|underpinned) by (?:an? )?{MORE}{M} (?:[\w-]+ )?(?:investment|commitment|pledge|outlay) (?:from|by) {DESC}(?P<a>{N})"),
    # "⟨N⟩’s investment of ⟨M⟩ in chips"
    ("investment_step_up", rf"(?P<b>{N})[’']s? (?:[\w-]+ ){{0,3}}?(?:investments?|spending|outlays?|commitments?|bets?|pledges?) of {MORE}{M} (?:[\w-]+ )?(?:in|on|to|for|into|towards?) [^.;{M}{N}]{{0,50}}?{_ON.replace('place', 'where')}"),
    ("investment_step_up", rf"(?P<b>{N})[’']s? (?:planned |proposed |new |latest |record |recent |huge |massive ){{0,2}}{M} (?:[\w-]+ ){{0,3}}?(?:bet|investments?|push|commitment|pledge|spending|outlay|buildout|build-out|plan|spree|capex|capital)\b[^.;{M}{N}]{{0,40}}?{_ON.replace('place', 'where')}"),
    ("investment_step_up", rf"\b(?:{_CAPEX}) (?:at|by|of|for|from) {DESC}(?P<a>{N})[^.;{N}]{{0,30}} {_GREW} {IN}{{0,25}}(?:{M}|\d+(?:\.\d+)?(?:%| per ?cent))"),
    ("investment_step_up", rf"(?:(?P<b>{N})[’']s?|\bits) (?:[\w-]+ ){{0,3}}?{_CAPEX}{IN}{{0,40}}? (?:{_GREW}|(?:will|would|to|is expected to|should|could) (?:[\w-]+ )?{_GROW}) {IN}{{0,25}}(?:{M}|\d+(?:\.\d+)?(?:%| per ?cent))"),
    ("investment_step_up", rf"\b(?:spending|outlays?|investments?|capex|capital (?:spending|expenditures?)) (?:on|in) (?:[\w-]+ ){{0,3}}?(?:AI|data cent(?:er|re)s?|servers|infrastructure|chips)\b[^.;{N}{M}]{{0,30}} (?:will|would|to|could|should) (?:[\w-]+ )?{_GROW} (?:[\w-]+ ){{0,2}}{M}"),
    ("investment_step_up", rf"(?P<b>{N})[’']s? (?:[\w-]+ ){{0,3}}?(?:pledge|plan|commitment|promise)s?(?: (?:in|last|this) \w+)? to (?:invest|spend|pour|put)\b{IN}{{0,25}}{M}"),
    ("investment_step_up", rf"{M} (?:more |each |of it )?(?:coming|to come|pledged|committed|promised) (?:from|by) (?:the )?{DESC}(?P<a>{N})(?=[^;]{{0,200}}\b(?:total|pledge|package|investment)|,? and {M})"),
    ("investment_step_up", rf"\bpurchase of {IN}{{0,40}} by {DESC}(?P<a>{N})(?=[^.;]{{0,40}}\b(?:stake|holding))"),
)  # fmt: skip
