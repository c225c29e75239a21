"""Money that nobody raises: what a company has, earns, forecasts or spends, told in the words of rounds."""

import re

from graph.extract.marked import L, M, N

# "raised its outlook from ⟨M⟩ to ⟨M⟩", "raises her estimate to ⟨M⟩", "revenue to land between ⟨M⟩ and ⟨M⟩"
_FORECAST_TO = re.compile(rf"(?:/{M})?[^{M};.]{{0,15}} to {M}")
_FORECAST_FROM = re.compile(
    r"\brais(?:e[sd]?|ing) (?:[\w’'-]+ ){0,5}from (?:about |around )?$", re.IGNORECASE
)
_FORECAST = re.compile(
    rf"\b(?:rais|hik|lift|increas)(?:e[sd]?|ed|s|ing) (?:[\w’'{N}-]+ ){{0,6}}?(?:estimates?|targets?|projections?|stake|holding|dividend) (?:to|by|from) (?:about |around )?$|"
    r"\b(?:revenues?|sales|profits?|income|earnings)\b[^.;]{0,40}\b(?:between|range of) $|"
    r"\b(?:decreas|increas|declin|dropp|fell|rose|grew|shrank)\w{0,4} (?:\w+ )?from $",
    re.IGNORECASE,
)
# "stockholders’ equity of ⟨M⟩", "plans an investment of ⟨M⟩", "seeks investment worth ⟨M⟩": what one has, spends or woos
_BOOKED = re.compile(
    r"\b(?:(?:share|stock)holders?[’']?s? equity|total equity|book value)\b[^.;,]{0,30}$|"
    r"\bcash (?:and (?:cash )?equivalents|and short-term investments|balances?|pile|reserves?|position|holdings?|on hand)\b[^.;,]{0,40}$|"
    r"\b(?:stake|shareholding|holding|interest|position)\b[^.;]{0,40}\bworth (?:(?:about|around|upwards?|of|over|more|than|nearly|some|roughly) ){0,3}$|"
    r"\binvestment (?:proposals|pledges|commitments|intentions) (?:worth|of|for) [^.;,]{0,20}$|"
    r"\b(?:plan|pledg|commit|propos|approv|promis|outlin|earmark|disclos)\w{0,6} (?:an? |its |their |the |fresh |new )?(?:[\w-]+ ){0,3}?investments? (?:of|worth) [^.;,]{0,20}$",
    re.IGNORECASE,
)
_SPENDER = re.compile(
    r"\b(?:plan|pledg|commit|propos|approv|promis|outlin|earmark|disclos)\w{0,6} (?:an? |its |their |the |fresh |new )?(?:[\w-]+ ){0,2}$",
    re.IGNORECASE,
)
_SPENT = re.compile(r"^ (?:[\w-]+ ){0,2}investments? in\b", re.IGNORECASE)
_OWN_MONEY = re.compile(
    r"^ (?:(?:[\w-]+ ){0,2}?(?:stake|position|holding) in\b|(?:[\w-]+ ){0,2}?(?:capital|investment|spending) (?:plan|program(?:me)?)\b|"
    r"(?:[\w-]+ ){0,2}?(?:equity|investment|stock|bond|loan|credit|property) (?:portfolio|book|holdings)\b|"
    r"(?:in|of) (?:managed|outstanding|(?:capital|assets) under)\b|(?:reduction|decrease|repayment|increase) in\b|"
    r"from (?:[\w-]+ ){0,4}(?:debt|loans|other investments|(?:preferred|common) (?:and common )?equity)\b|"
    r"in (?:startup|start-up) funding\b)",
    re.IGNORECASE,
)
# "sold 2% of ⟨N⟩ to raise ⟨M⟩", "cut its holding in ⟨N⟩ to raise ⟨M⟩": the seller's money
_BY_SELLING = re.compile(
    rf"\b(?:sells?|sold|selling|reduc\w+|cuts?|trim\w*|offload\w*|divest\w*) [^.;{M}]{{0,60}}(?:stake|holding|shares?|%|per ?cent|percent)[^.;{M}]{{0,40}} to raise (?:about |around |some |up to )?$",
    re.IGNORECASE,
)
# "nets ⟨M⟩ as it exits ⟨N⟩", "pocketed ⟨M⟩ from selling its shares": what a seller gets
_CASHED = re.compile(
    r"\b(?:net|pocket|collect|earn|mak|mad|bank|tak|took|receiv|get|got|gain|rais|reap|realis|realiz|book|walk)\w{0,5}\b[^.;,]{0,30}$",
    re.IGNORECASE,
)
_BY_LEAVING = re.compile(
    r"^(?: (?:in|of) (?:cash|proceeds|profits?|returns?))?,? (?:as|when|after|by|from|on|through|via|upon) (?:(?:it|they|he|she) |(?:the|its|an?) (?:[\w-]+ ){0,2}?)?"
    r"(?:exit(?:s|ed|ing)?|leav(?:es|ing)|offload(?:s|ed|ing)?|cash(?:es|ed|ing) out|sells? (?:its|their|his|the|most|half|part|all)|sold (?:its|their|his|the|most|half|part|all)|selling (?:its|their|his|the|most|half|part|all) (?:[\w-]+ ){0,2}?(?:stake|shares|holding|position)|(?:sale|disposal|divestment) of (?:its|their|his|the) (?:[\w-]+ ){0,2}?(?:stake|shares|holding|position))\b"
)
# "raised ⟨M⟩ by selling ⟨N⟩ shares", "sold its ⟨N⟩ stake, raising ⟨M⟩": what one owned, and no shares of one's own
_OWNED = (
    rf"(?:(?:(?:its|his|her|their|the|some|most of its|half of its|all of its|part of its|all its|an?) )?(?:[\w%.-]+ ){{0,3}}?(?:{N}(?:[’']s)? (?:shares|stock|stake|holdings?|position|unit|arm|business|division|bonds)|"
    rf"(?:stake|shares|holdings?|interest|position|stock) (?:[\w%]+ ){{0,2}}?in (?:[\w-]+ ){{0,3}}?{N})|"
    rf"(?:part of |most of |half of |all of |some of )?(?:its|his|her|their) (?:[\w’-]+ |{N} |{N}-[a-z]+ ){{0,4}}?(?:stakes?|holdings?|position|units?|arm|business(?:es)?|division|subsidiar(?:y|ies)|plants?|factor(?:y|ies)|headquarters|buildings?|propert(?:y|ies)|portfolio|assets|land|aircraft|stores|patents|bitcoins?|real estate|[Oo]perations))"
)
_SOLD_IT = re.compile(
    rf"\b(?:sells?|sold|[Ss]elling|offload\w*|Offload\w*|divest\w*|dispos\w+ of|unload\w*|dump\w*|shed|trim\w*|cut|reduc\w*|liquidat\w*|moneti[sz]\w*|[Ss]ales? of) {_OWNED}[^.;{M}]{{0,40}}?,? (?:which |that |and )?(?:raising|raised|netting|netted|to raise|to net|brought in|bringing in|generating|generated|fetching|fetched|raises) (?:it |about |around |nearly |over |more than |some |up to )?$"
)
_BY_SALE = re.compile(
    rf"^ (?:in cash )?(?:by|through|from|via|after|with) (?:(?:the|an?|its) )?(?:partial )?(?:selling|sales? of|disposals? of|divestments? of|offloading|divesting|disposing of|unloading|dumping|liquidating|moneti[sz]ing) {_OWNED}"
)
# "scammers amassed ⟨M⟩", "collected ⟨M⟩ from victims": what thieves take
_STOLEN = re.compile(
    r"\b(?:scammers|fraudsters|hackers|thieves|criminals|cyber-?criminals|(?:scam|fraud|ponzi|ransomware|laundering) (?:vendors?|rings?|operators?|gangs?|groups?|schemes?|networks?|wallets?|sites?|cent(?:er|re)s?))"
    r" [^.,;]{0,40}\b(?:amass|rak|collect|net|pull|steal|st[eo]l|earn|gather|receiv|made|took|took|rais)\w{0,4}\b[^.,;]{0,30}$",
    re.IGNORECASE,
)
_FROM_VICTIMS = re.compile(
    r"^[^.;]{0,40}\b(?:from (?:[\w-]+ ){0,3}(?:victims|donors|philanthropists|well-wishers|taxpayers|voters|congregants|readers|viewers)\b|in (?:stolen|illicit|fraudulent|criminal)\b)",
    re.IGNORECASE,
)
# "a ⟨M⟩ loan for the purchase of an apartment building": a mortgage
_PROPERTY = re.compile(
    r"^[^.;]{0,20}(?:loan|financing|mortgage|\ue002)s? (?:for|to finance|to refinance|secured by|on) [^.;]{0,60}\b(?:multifamily|apartments?|propert(?:y|ies)|buildings?|hotels?|homes?|houses?|tower|condo\w*|warehouses|shopping|real estate|residential|acres)\b",
    re.IGNORECASE,
)
# "acquiring 1 million shares through a rights issue for ⟨M⟩": of another company, whose shares are bought
_BOUGHT_INTO = re.compile(
    r"\b(?:acquir|subscrib|purchas|buy)\w{0,4} [^.;]{0,70}\b(?:through|in|via|under|to) (?:a|the|its) (?:rights issue|offering|placement|placing)\b[^.;,]{0,25}$",
    re.IGNORECASE,
)
# "had hoped to raise ⟨M⟩", "fundraising to exceed the ⟨M⟩ raised last year"
_HOPED = re.compile(
    r"\b(?:had|have|originally|initially|first|once) (?:reportedly |originally |initially |once )?(?:hoped|planned|wanted|aimed|intended|sought|tried|meant|looked) to (?:raise|secure|collect|bring in)\b[^.;,\ue001]{0,60}$|"
    r"\bfundraising (?:to|will|would|could|should) (?:exceed|top|surpass|beat|match)\b[^.;,]{0,30}$",
    re.IGNORECASE,
)
# "raked in ⟨M⟩ between April and June": sales of a season
_EARNED = re.compile(
    r"\b(?:rak|haul|pull|bring|br|t|collect|earn)(?:e[sd]?|ed|s|ing|ought|ook|akes|aking) (?:in )?[^.;,]{0,20}$",
    re.IGNORECASE,
)
_SEASON = re.compile(
    r"^ (?:between [A-Z]\w+ and|(?:in|during|for|over) (?:the|its) (?:[\w-]+ ){0,2}(?:quarter|half|period|weekend|season)\b)"
)
# "has ⟨M⟩ in debt", "faces a ⟨M⟩ hit on loans to ⟨N⟩", "could lose ⟨M⟩ on its loans": what one owes or loses
_OWES = re.compile(
    r"\b(?:has|have|had|holds?|carr(?:y|ies|ied)|ow(?:es?|ed|ing)|los(?:es?|t|ing)|reduced|cut|slashed) (?:about |around |nearly |over |more than |up to |some |roughly )?$",
    re.IGNORECASE,
)
_OWED = re.compile(
    rf"^ (?:(?:in|of|worth of) (?:[\w-]+ ){{0,2}}?{L}(?! (?:financing|funding|facilit|from|commitment|raised|provided|led))|on (?:its|their|the) (?:[\w-]+ ){{0,3}}?{L})",
    re.IGNORECASE,
)
_HIT = re.compile(
    r"^ (?:[\w-]+ )?(?:hit|loss|losses|blow|charge|write-?(?:off|down)|impairment)\b", re.IGNORECASE
)
# "attracting ⟨M⟩ and 5,000 jobs": what a place is given
_JOBS = re.compile(
    r"^[^.;]{0,60}?\b(?:(?:generat|creat|promis|provid|bring)\w{1,3}|and|with) (?:over |about |around |more than |some |nearly |an expected creating of )?[\d,]{1,9} (?:[\w-]+ ){0,2}?jobs?\b"
)
_WOOED = re.compile(
    r"\b(?:attract|secur|garner|bring|br|receiv|add|draw|win|won|g[eo]t|investments?)\w{0,5}\b[^.;]{0,40}$",
    re.IGNORECASE,
)


def is_no_round(before: str, after: str) -> bool:
    """Whether the words next to the amount tell a forecast, a balance, a stake, sales, a theft or a spending plan."""
    forecast = _FORECAST.search(before) or (_FORECAST_FROM.search(before) and _FORECAST_TO.match(after))
    spent = _SPENDER.search(before) and _SPENT.match(after)
    earned = _SEASON.match(after) and _EARNED.search(before)
    wooed = _JOBS.match(after) and _WOOED.search(before)
    booked = _BOOKED.search(before) or _OWN_MONEY.match(after) or _BY_SELLING.search(before)
    left = _BY_LEAVING.match(after) or _BY_SALE.match(after)
    sold = (left and _CASHED.search(before)) or _SOLD_IT.search(before)
    stolen = _STOLEN.search(before) or _FROM_VICTIMS.match(after)
    owed = (_OWES.search(before) and _OWED.match(after)) or _HIT.match(after)
    missed = _HOPED.search(before) or _BOUGHT_INTO.search(before) or _PROPERTY.match(after)
    return bool(forecast or spent or earned or wooed or booked or sold or stolen or missed or owed)


# Nouns that also name what one spends or owns; "an investment round", "an equity raise" are no such thing.
_LOOSE = (
    r"(?:investments?|capital|equity|finance|backing)\b"
    r"(?! (?:round|raise|raising|fund(?:ing|raise|raising)|financing|injection|infusion|placement|offering|tranche))"
)
_LOOSE_AFTER = re.compile(
    rf"^[-\s](?:(?:in|as|through|via|from|of) )?(?:(?:its|an?|the|new|fresh) )?(?:(?!round|funding|financing|fundraise|raise)[\w’]{{1,30}}[-\s]){{0,5}}?{_LOOSE}",
    re.IGNORECASE,
)
_LOOSE_BEFORE = re.compile(
    rf"\b{_LOOSE} (?:of|worth|totall?ing|at|to the tune of|for|amounting to)\s[^{M}{N};.]{{0,25}}$",
    re.IGNORECASE,
)
_RECEIVED = re.compile(
    r"(?:rais|secur|receiv|clos|land|bag|snag|snap|nab|net|pick|rak|obtain|got|gets|won|wins|complet|scor|haul|took|tak|bring|brought|pull|collect|mop|procur|lock)",
    re.IGNORECASE,
)
_GIVER = re.compile(
    rf"^[^.;{M}]{{0,90}}?\b(?:from|by|led|backed|backers?|investors?|round|invested|{L})\b|^[^.;{M}]{{0,60}}{L}",
    re.IGNORECASE,
)


# "is on the hunt for another ⟨M⟩ in investment"
_SOUGHT = re.compile(
    r"\b(?:hunt(?:ing)?|talks|negotiati\w+|discussions|pitch\w*|ask\w*|in need)(?: with [^.;,]{1,60}?)? (?:for|over|about|of) [^.;,]{0,25}$"
)


def is_outlay(verb: str, before: str, after: str) -> bool:
    """Whether "⟨M⟩ investment" or "⟨M⟩ in capital" is spent or owned: no verb of receiving governs it and no giver is told."""
    if _RECEIVED.match(verb) or _SOUGHT.search(before):
        return False
    return bool(_LOOSE_AFTER.match(after) or _LOOSE_BEFORE.search(before)) and not _GIVER.match(after)
