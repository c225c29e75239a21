"""What news says of money that others trust a backer with, beside "launched" and "closed": asked for, allowed, given, run for them."""

from typing import Final

from graph.extract.marked import M, N
from graph.extract.signalling import IN, KIND_WORD, MORE, POOL, WHO
from graph.facts import Signal

_KIND = rf"(?:{M} |[“\"‘]?{N}[”\"’]? |{KIND_WORD} )"
_NEW = r"(?:new|fresh|latest|second|third|fourth|fifth|sixth|seventh|ninth|debut|maiden|inaugural|first|record|next|dedicated|joint)"
_UP_TO = rf"(?:upwards? of |a cool |a total of |{MORE})"
_LPS = r"(?:limited partners|LPs|investors|backers|clients|endowments|pension funds|institutions|family offices|insurers)"
_GETS = r"(?:rais|secur|amass|collect|gather|land|bag|pull|bring|brought|garner|attract|haul|scoop|nab|rak|lin|mop|net|bank|draw|drew|near|seek|sought|target|hunt|get|got|want|ti|put|find|found|want|scrap|assembl|pool|round)(?:e[sd]?|s|es|ed|ing|ped|ping|ging|ged|bed|ting|ted)?(?: in| on| up| together| for| past)?"
_INVEST = r"(?:back|invest|fund|deploy|put to work|lend)\b"
# Who entrusts money to a backer, and how.
_GIVERS = r"(?:investors|limited partners|LPs|insurers|pension (?:funds|plans|schemes)|institutions|endowments|family offices|families|family|engineers|entrepreneurs|foundations|banks|retirees|savers|backers|shareholders|grandparents|alumni|government|agenc(?:y|ies)|Fund|Bank)"
_GIVE = r"(?:commit|pledg|promis|entrust|provid|allocat|award|contribut|hand|giv|gave|put|chip|allot|anchor|trust)(?:t?ed|ts?|e[sd]?|s|ing|en|d)?(?: over| in| up)?"

VERBS: Final[tuple[tuple[Signal, str], ...]] = (
    # "collected ⟨M⟩ for a vehicle that", "lined up ⟨M⟩ of commitments for its second fund"
    ("new_fund", rf"{_GETS} (?:commitments of )?{_UP_TO}{M}(?: (?:of|in|from) (?:[^.;]|\.(?=\d)){{2,60}}?)?,? (?:for|towards?|into) (?:(?:its|an?|the|their) )?{_KIND}{{0,5}}?{POOL}"),
    # "is pitching investors on a ⟨M⟩ token fund", "is asking LPs to re-up for a fifth fund"
    ("new_fund", rf"(?:ask|go|went|tap|approach|pitch|court|solicit|woo|canvass|sound|convinc|persuad|talk|speak|discuss|market)(?:e[sd]?|s|es|ed|ing|ping|ped)?(?: out| with| to)? (?:[\w-]+ ){{0,2}}?{_LPS} (?:(?:for|on|about|to|with|in|of|from|the) {IN}{{0,40}}?)?(?:(?:an?|its|for|the) {_KIND}{{0,5}}?{POOL}|(?:for|with|with an|of) {_UP_TO}{M})"),
    ("new_fund", rf"in (?:early )?(?:talks|discussions) with {IN}{{0,30}}?{_LPS}{IN}{{0,30}}? (?:to |for )(?:anchor |raise |launch |back )?(?:an? |its ){_KIND}{{1,5}}?{POOL}"),
    ("new_fund", rf"(?:back|out|returns?|returned) (?:in|on|to|into) (?:the )?(?:fund-?raising )?(?:market|trail|road)\b{IN}{{0,40}}?(?:fund\b|vehicle\b|{M})"),
    # "has received ⟨N⟩ approval for a ⟨M⟩ fund"
    ("new_fund", rf"(?:receiv|obtain|secur|won|win|got|get|gain|nab|bag|land|clinch)(?:e[sd]?|s|ed|ning)? (?:an? |the |its )?(?:{N}(?:[’']s)? |[\w’-]+ ){{0,3}}?(?:approval|licen[cs]e|nod|green light|go-ahead|registration|clearance|permission|backing|commitments?) (?:for|to (?:launch|start|set up|open|market|run|raise)) (?:an? |its |the )?{_KIND}{{0,6}}?{POOL}"),
    # "plots ⟨M⟩ digital infrastructure vehicle", "is readying a ⟨M⟩ fund"
    ("new_fund", rf"(?:pitch|read|prep|plot|mull|plan|weigh|consider|unwrap|upsiz|register|rustl|build|creat|form|set|put|complet|market|offer|propos|line|roll|float|eye|return|broaden|expand|tout|unveil|hold|bring|open|gear|prepar|explor|seek|target|readi)(?:e[sd]?|s|ies|ied|ying|es|y|ed|ing|ping|ned|ning|ped)?(?: (?:up|together|out|off|for|back|horizons?|with|smaller|to (?:start|launch|raise|set up|create)|set|a|its|investors on)){{0,3}},? (?:an? |its |the |their )?{_KIND}{{0,3}}?(?:{M}|{_NEW}) {_KIND}{{0,5}}?{POOL}"),
    ("new_fund", rf"(?:start|launch|rais|set up|creat|form|establish|clos|seek|plan|market|back|return|debut|unveil|announc|complet|put together|agree)(?:e[sd]?|s|es|ed|ing)?(?: (?:with|on))? (?:an? |its |the |their ){_KIND}{{0,5}}?{POOL} (?:of|worth|totall?ing|with|that could reach)(?: [\w-]+){{0,4}}? {_UP_TO}{M}"),
    ("new_fund", rf"(?:upsiz|oversubscrib|enlarg|increas)(?:e[sd]?|ing) (?:the size of )?(?:its|their|the) {_KIND}{{0,6}}?{POOL}"),
    # "breezed past its ⟨M⟩ target"
    ("new_fund", rf"(?:breez|sail|blow|blew|cruis|race|surpass|exceed|beat|top|smash|overshot|overshoot|hit|reach|meet|met)(?:e[sd]?|s|es|ed|ing|n)? (?:past )?(?:its|the|their) (?:initial |original |fund-?raising )?(?:{M} )?(?:fund-?raising )?(?:target|goal|hard cap)\b(?=[^.;]*(?:fund|vehicle|close|raise|oversubscribed|turn|investors|LPs|weeks|months))"),
    # "has an inaugural ⟨M⟩ to invest in", "emerges with ⟨M⟩ from the government to fund"
    ("new_fund", rf"(?:(?:emerg|debut|launch|start|return|com|is|are)(?:e?s|s|ed|ing)? (?:back )?with|has|have|with|gets?|got) (?:an? )?(?:inaugural |fresh |new |initial |first |further |another )?{_UP_TO}{M} (?:from {IN}{{2,70}} )?to (?:{_INVEST}|spend on)(?! itself| its own)"),
    ("new_fund", rf"(?:team|partner|join|ti)(?:s|ed|ing|ies|ied|es)?(?: up| forces| hands)? (?:with [^.;]{{0,40}} )?(?:for|on) (?:an? |its )(?={_KIND}{{1,6}}{POOL})[\w-]*(?:{M}|billion|million|{_NEW}|joint)?{_KIND}{{0,6}}?{POOL}"),
    ("new_fund", r"(?:reopen|open)(?:s|ed|ing)? (?:[\w’-]+ ){0,4}?to (?:new|outside|external|third-party) (?:money|capital|investors)\b"),
    ("new_fund", r"(?:tak|accept|rais|manag)(?:e[sd]?|ing) (?:outside|external|third-party|outsiders[’']) (?:money|capital)\b"),
    ("new_fund", rf"(?:establish|creat|set up|form|launch|start|found)(?:e[sd]?|s|es|ed|ing)? (?:an? |its (?:own )?)(?:[\w-]+ ){{0,3}}(?:venture(?: capital)?|VC|investment) (?:arm|unit|vehicle|firm|company|programme|fund) (?:with|of|worth) {IN}{{0,30}}{M}"),
    ("new_fund", rf"(?:carv|set|earmark|ring-?fenc|put|seed|reserv)(?:e[sd]?|s|ing|ting)? (?:out|aside|up)? ?{_UP_TO}{M} (?:for|into|in) (?:an? |its )(?:{_NEW} )?{_KIND}{{0,4}}?(?:{POOL}|(?:venture|investment|start-up) programme)"),
)  # fmt: skip

NAMED: Final[tuple[tuple[Signal, str], ...]] = (
    # "a new fund for start-ups, run by ⟨N⟩", "a ⟨M⟩ vehicle sponsored by ⟨N⟩"
    ("new_fund", rf"\b(?:an?|the|its) (?=(?:[\w’-]+ |{M} |{N} ){{0,7}}{POOL})(?:[\w’-]+ ){{0,3}}?(?:{M}|{_NEW}) {_KIND}{{0,6}}?{POOL}{IN}{{0,60}}?,? (?:(?:to|that will|that is to|which will) be )?(?:run|managed|sponsored|advised|launched|raised|marketed|overseen|led) by {WHO}"),
    ("new_fund", rf"\b(?:an?|the) {_KIND}{{0,6}}?{POOL} (?:of|worth) {_UP_TO}{M}{IN}{{0,50}}? (?:at|by|from|gives|for) {WHO}"),
    ("new_fund", rf"\b(?:{_NEW}|{M}) {_KIND}{{0,5}}?{POOL} (?:is |are )?(?:coming |due |expected |planned |raised |being raised )?(?:from|by|at) {WHO}"),
    ("new_fund", rf"\b(?:fund|vehicle|pool) that (?P<a>{N}) (?:has |had |is )?(?:registered|launched|started|announced|opened|raised|raising|marketing|closed|unveiled|planning)\b"),
    ("new_fund", rf"\b(?:fund|vehicle)\b{IN}{{0,60}}?,? giv(?:es|ing) (?P<a>{N}) {_UP_TO}(?:{M} to |the (?:means|firepower|money) to )"),
    ("new_fund", rf"{M} (?P<a>{N}) fund\b"),
    # "has started ⟨N⟩, a ⟨M⟩ fund", "gathered ⟨M⟩ for ⟨N⟩, a solo fund"
    ("new_fund", rf"\b(?:start|launch|found|form|creat|set up|establish|becom|unveil|open|debut|found|run|runs|as)(?:e[sd]?|s|es|ed|ing)? (?P<a>{N}), (?:an?|its) (?:{M} )?{_KIND}{{0,5}}?(?:fund|vehicle|venture (?:capital )?firm|pool|pre-seed shop)\b"),
    ("new_fund", rf"{M} (?:to|for|into|behind) (?:{N}[’']s )?(?P<a>{N}), (?:an?|the|its) {_KIND}{{0,6}}?(?:fund|vehicle|manager|investment (?:office|arm|company)|firm that (?:will|invests|plans)|family office)\b"),
    ("new_fund", rf"{M} {_KIND}{{0,4}}?(?:fund|vehicle)(?:,| called| named| dubbed| under the name| under the banner of| known as) (?P<a>{N})"),
    # "investors have entrusted ⟨M⟩ to ⟨N⟩", "will hand ⟨N⟩ as much as ⟨M⟩"
    ("new_fund", rf"\b{_GIVERS}\b(?:[^.;]|\.(?=\d)){{0,50}}? (?:entrust|trust)(?:s|ed|ing)? {_UP_TO}{M} (?:to|with) {WHO}|\b(?:entrust|trust)(?:s|ed)? (?P<b>{N}) with {_UP_TO}{M}"),
    ("new_fund", rf"\b(?:{_GIVERS}|{N})\b(?:[^.;]|\.(?=\d)){{0,50}}? {_GIVE} {_UP_TO}{M} (?:to|into|in|for|with) {WHO},? (?:for (?:its|an?) {_KIND}{{0,6}}?{POOL}|(?:the|an?) (?:[\w-]+ ){{0,4}}(?:manager|fund|VC|venture (?:firm|house))\b|(?:which|whose) {IN}{{0,40}}(?:fund|vehicle))"),
    ("new_fund", rf"\b{_GIVERS}\b[^.;]{{0,50}}? (?:will |have |has |are to |is )?(?<!were to )(?<!was to )(?:hand|give|gave|giving|given|handed) (?P<a>{N})(?:, [^,.]{{2,40}},)? {_UP_TO}{M}"),
    # "⟨N⟩, whose ⟨M⟩ second fund got over the line", "at a final close of ⟨M⟩, the third fund of ⟨N⟩"
    ("new_fund", rf"(?P<a>{N}), whose (?:{_KIND}){{1,6}}?{POOL} (?:has |had )?(?:just |recently )?(?:clos|got over|reach|hit|rais|surpass|launch|stopped taking)\w*"),
    ("new_fund", rf"\b(?:first|final|second|interim) close(?: of|,? at) {_UP_TO}{M}(?: in the bag| behind it| under its belt)?,? (?:the {_KIND}{{0,6}}?{POOL} (?:of|from|by) {WHO}|(?P<b>{N}) )"),
)  # fmt: skip
