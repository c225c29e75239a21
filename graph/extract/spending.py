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
# "raked in ⟨M⟩ between April and June": sales of a season
_EARNED = re.compile(
    r"\b(?:rak|haul|pull|bring|br|t|collect|earn)(?:e[sd]?|ed|s|ing|ought|ook|akes|aking) (?:in )?[^.;,]{0,20}$",
    re.IGNORECASE,
)
_SEASON = re.compile(
    r"^ (?:between [A-Z]\w+ and|(?:in|during|for|over) (?:the|its) (?:[\w-]+ ){0,2}(?:quarter|half|period|weekend|season)\b)"
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
    """Whether the words next to the amount tell a forecast, a balance, a stake, sales or a spending plan."""
    forecast = _FORECAST.search(before) or (_FORECAST_FROM.search(before) and _FORECAST_TO.match(after))
    spent = _SPENDER.search(before) and _SPENT.match(after)
    earned = _SEASON.match(after) and _EARNED.search(before)
    wooed = _JOBS.match(after) and _WOOED.search(before)
    booked = _BOOKED.search(before) or _OWN_MONEY.match(after) or _BY_SELLING.search(before)
    return bool(forecast or spent or earned or wooed or booked)


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
    r"\b(?:hunt(?:ing)?|talks|negotiati\w+|pitch\w*|ask\w*|in need) (?:for|over|about|of) [^.;,]{0,25}$"
)


def is_outlay(verb: str, before: str, after: str) -> bool:
    """Whether "⟨M⟩ investment" or "⟨M⟩ in capital" is spent or owned: no verb of receiving governs it and no giver is told."""
    if _RECEIVED.match(verb) or _SOUGHT.search(before):
        return False
    return bool(_LOOSE_AFTER.match(after) or _LOOSE_BEFORE.search(before)) and not _GIVER.match(after)
