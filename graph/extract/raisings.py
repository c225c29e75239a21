"""Money that others entrust to a backer: new funds, closes of funds and what is promised to them."""

from typing import Final

from graph.extract.marked import M, N
from graph.extract.signalling import DESC, FOUNDED, IN, KIND_WORD, MORE, NO_FUND_AFTER
from graph.facts import Signal

_KIND = rf"(?:{M} |[“\"‘]?{N}[”\"’]? |{KIND_WORD} )"
_FUND = rf"(?:funds?|vehicles?|(?:co-?)?investment (?:platform|pool|programme|program|partnership)|war chest)\b{NO_FUND_AFTER}"
_SEEKS = r"(?:seek|sought|target|solicit|look(?:ing|s) for|aim(?:s|ing) for|court)(?:s|ing|ed)?"
_GETS = r"(?:rais|secur|amass|collect|gather|clos|land|bag|pull|bring|brought|garner|attract|haul|scoop|nab|rak|lin|mop|net|bank)(?:e[sd]?|s|ed|ing|ged|ging|bed|ted|ting)?(?: in| on| up)?"
_LPS = r"(?:limited partners|LPs|HNIs|institutional investors|institutions|family offices|pension funds|endowments|outside investors)"
_NEW = r"(?:new|fresh|latest|second|third|fourth|fifth|sixth|debut|maiden|inaugural|first|record|flagship|oversubscribed)"
_DEPLOY = r"(?:back(?:ing)?|invest(?:ing)?|fund(?:ing)?|support(?:ing)?|deploy(?:ing)?|bet(?:ting)?|pour(?:ing)?|put(?:ting)?)"

VERBS: Final[tuple[tuple[Signal, str], ...]] = (
    ("new_fund", rf"(?:has|have|had|boasts?|unwraps?|roll(?:s|ed|ing)? out|wrap(?:s|ped|ping)? up|(?:is |are |was |comes |came |returns? |emerges? )?(?:back )?with|kick(?:s|ed|ing) off|inaugurat(?:es|ed|ing)|introduc(?:es|ed|ing)|complet(?:es|ed|ing)|land(?:s|ed|ing)|secur(?:es|ed|ing)|bag(?:s|ged)|nab(?:s|bed)|bank(?:s|ed)|amass(?:es|ed|ing)|assembl(?:es|ed|ing)|prepar(?:es|ed|ing)|plan(?:s|ned|ning)?|market(?:s|ed|ing)|target(?:s|ed|ing)|lin(?:es|ed|ing) up|win(?:s|ning)?|won|got|gets|receiv(?:es|ed)|bring(?:s|ing) in|put together) (?:to (?:launch|raise|start|set up|create) )?(?:an? |its |the |their |another )?(?:(?:anchor |first |final )?(?:commitments?|backing|approval|nod|license|licence) for )?(?:(?:an?|its|the|their) )?(?={_KIND}{{0,7}}(?:fund|vehicle))[^.;]{{0,60}}?(?:{M}|{_NEW}|corporate venture|CVC) {_KIND}{{0,6}}?{_FUND}"),
    ("new_fund", rf"{_GETS} {MORE}(?:an? )?{M} {IN}{{0,40}}?(?:to|for) (?:its |new |future |early )?(?:{_DEPLOY}\b{IN}{{0,50}}\b(?:{FOUNDED}|deals|teams|projects|in\b)|(?:investments|deals|bets)\b)"),
    ("new_fund", rf"{_GETS} {MORE}{M}(?: [\w-]+){{0,3}} from (?:its |new |existing |a group of |several )*{_LPS}(?! since)"),
    ("new_fund", rf"(?:has|have|had|with|flush with|armed with|sitting on) {MORE}{M} (?:in |of )?(?:new |fresh |committed |uninvested |undeployed |additional |dry )+(?:capital|money|cash|powder|commitments|funds)\b"),
    ("new_fund", rf"(?:debut|launch|emerg|start|kick|open|unveil)(?:s|es|ed|ing)?(?: off)?(?: from stealth)? with (?:an? )?{MORE}{M}(?: (?!to\b|for\b)[\w-]+){{0,4}} (?:to|for) {_DEPLOY}\b"),
    ("new_fund", r"(?:launch|unveil|announc|creat|establish|start|form|set(?:s|ting)? up|open|introduc|spin|spun)(?:e[sd]?|s|es|ed|ing)?(?: out)? (?:its |an? |the )(?:[\w-]+ ){0,3}(?:venture(?: capital)?|VC|CVC|corporate venture(?: capital)?) (?:arm|unit|vehicle|firm|platform)\b"),
    ("new_fund", rf"(?:hits?|reach(?:es|ed)|mak(?:es|ing)|made|h[eo]lds?|held|complet(?:es|ed)|mark(?:s|ed)|announc(?:es|ed)|achiev(?:es|ed)|mov(?:es|ed) towards?|near(?:s|ed)) (?:the |its |an? )?(?:[\w-]+ |{M} ){{0,2}}?(?:first|final|second|third|interim) clos(?:e|ing)\b(?! of (?:[\w-]+ ){{0,4}}(?:round|financing|placement|offering|funding|\ue002))"),
    ("new_fund", rf"(?:achiev|attain|total|generat|surpass|exceed|reach|hit|top|deliver|target)(?:e[sd]?|s|es|ed|ing|ped|ling)? (?:about |over |more than |the |its |a record |an? )?{M} (?:of |in |for |[\w-]+ ){{0,4}}?(?:fund-?raising|capital raised|inflows|new commitments|capital commitments)\b"),
    ("new_fund", rf"(?:join(?:s|ed)? (?:hands|forces)|partner(?:s|ed)?|team(?:s|ed)? up|ti(?:es|ed) up)(?: with)?[^.;]{{0,60}}? to (?:launch|set up|create|raise|start|form|establish) (?:an? )?{_KIND}{{0,7}}?{_FUND}"),
    ("new_fund", rf"(?:up(?:s|ped|sizes|sized)|rais(?:es|ed)|boost(?:s|ed)|expand(?:s|ed)|increas(?:es|ed)|grow(?:s|n)?|grew|doubl(?:es|ed)|lift(?:s|ed)|enlarg(?:es|ed)) (?:its |the |an? |their )?{_KIND}{{0,5}}?(?:fund|vehicle)(?: size| target| corpus)? (?:to|by|from) {MORE}{M}"),
    ("new_fund", rf"{_GETS} (?:capital )?commitments (?:of|worth|totall?ing) {MORE}{M}"),
    ("new_fund", rf"{_SEEKS} {MORE}{M} (?:in|of) (?:capital |new |fresh )?(?:commitments|pledges)(?: from)?\b"),
    ("new_fund", rf"(?:is|are|was) out with (?:an? )?{_KIND}{{0,5}}?{_FUND}"),
    ("new_fund", rf"(?:with|has|have|had) {MORE}{M} (?:in the bank |in hand |raised |secured |so far )?(?:for|towards) (?:its|their) {_KIND}{{0,4}}?{_FUND}"),
)  # fmt: skip

NAMED: Final[tuple[tuple[Signal, str], ...]] = (
    # "larger than its third ⟨M⟩ fund", "whose previous ⟨M⟩ fund"
    ("new_fund", rf"\b(?:its|their|whose|the (?:firm|house|investor|group)[’']s) (?:(?:first|second|third|fourth|fifth|sixth|seventh|previous|prior|last|earlier|predecessor|debut|inaugural|maiden|most recent|current),? ){{1,2}}{M},? {_KIND}{{0,4}}?(?:fund|vehicle)\b"),
    ("new_fund", rf"{M} (?:was |were |of capital |in capital |in commitments ){{0,2}}raised (?:over|during|in|for|across) (?:the|its|all|20\d\d|this|last)\b|{M} (?:in|of) (?:[\w-]+ ){{0,3}}?fund-?raising\b(?! (?:rounds?|deal|effort))|\bfund-?raising (?:reached|totall?ed|hit|came to|was) {MORE}{M}"),
    ("new_fund", rf"\bclos(?:e|ing) of (?:its|the|their|our) {_KIND}{{0,5}}?fund\b(?!-)"),
    ("new_fund", rf"(?<!\bin the )(?<!\bof the )\b(?:new|fresh|latest|first|second|third|{M}) {_KIND}{{0,5}}?(?:fund|vehicle) (?:from|by|of|run by|managed by|launched by|raised by) {DESC}(?P<a>{N})"),
    ("new_fund", rf"\b(?:commit|pledg|allocat|contribut|put|anchor)(?:s|ed|ted|ting|ing|es|d)? {MORE}(?:{M} )?(?:to|into|in|for) {DESC}(?P<a>{N})[’']s? {_KIND}{{0,4}}?(?:fund|vehicle)\b"),
    ("new_fund", rf"(?P<b>{N})[’']s? {_KIND}{{0,5}}?fund(?: [IVX\d]{{1,4}}| {N})?(?:,| which| that)* (?:has |had |was |is |have )?(?:clos(?:ed|es|ing)|held|raised|raising|(?:over|two times )?oversubscribed|launch(?:ed|es))\b"),
    ("new_fund", rf"\b(?:with|through|via|from|out of) (?:its|their|the) (?:new |latest |fresh |recent |debut |{M} ){{1,3}}{_KIND}{{0,4}}?(?:fund|vehicle)\b"),
    ("new_fund", rf"(?P<b>{N})[’']s? (?:corporate )?(?:venture(?: capital)?|VC|investment|start-?up) (?:arm|unit|fund) (?:gets?|got|receives?|received|is given|was given|will get|has been given|is getting) (?:an? )?{MORE}{M}"),
)  # fmt: skip
