"""What an amount of money is in its sentence: the size of a round, a valuation, a total, a fund, or none of these."""

import re
from decimal import Decimal
from typing import Literal

from graph.extract.extended import part_of_two
from graph.extract.fronted import is_won
from graph.extract.goods import GOODS
from graph.extract.marked import L, M, Marked, N
from graph.extract.offering import is_issue, is_sum_of_issue
from graph.extract.proceeds import is_proceeds
from graph.extract.spending import is_no_round, is_outlay
from graph.extract.totals import among_sums
from graph.extract.words import COMPANY_NOUNS
from graph.money import Amount

Role = Literal["deal", "valuation", "total", "fund", "part", "other"]

# The smallest accelerator cheques are some 10,000 of any major currency; less is a price.
SMALLEST_ROUND = Decimal(10_000)

# Nobody has raised a trillion at once: "a $1.75 trillion IPO" is what the company is worth.
LARGEST_ROUND = Decimal(10) ** 12

# Units of the smaller currencies that are worth one of the major ones, as an order of magnitude.
SMALL_UNITS = {"INR": 50, "JPY": 100, "KRW": 1000, "IDR": 10_000, "VND": 10_000, "PHP": 50, "NGN": 500, "HUF": 300}  # fmt: skip

RAISE = (
    r"(?:raise[sd]?|raising|secur(?:e[sd]?|ing)|clos(?:e[sd]?|ing)(?: on)?|bag(?:s|ged|ging)?|land(?:s|ed|ing)?|snag(?:s|ged)?|"
    r"snapp?(?:s|ed) up|net(?:s|ted)|nab(?:s|bed)?|scor(?:es?|ed)|grab(?:s|bed)?|collect(?:s|ed)|pull(?:s|ed|ing)? in|"
    r"haul(?:s|ed)? in|hauls|pick(?:s|ed|ing)? up|rak(?:es|ed|ing) in|draws?|drew|garner(?:s|ed|ing)?|receiv(?:e[sd]?|ing)|"
    r"gets?|got|wins?|won|attract(?:s|ed|ing)?|obtain(?:s|ed)?|complet(?:e[sd]?|ing)|announc(?:e[sd]?|ing)|"
    r"scoop(?:s|ed)(?: up)?|bank(?:s|ed)|notch(?:es|ed)?|seal(?:s|ed)?|lock(?:s|ed) (?:in|down|up)|bring(?:s|ing)? in|brought in|"
    r"tak(?:es|ing) in|took in|took on|tak(?:es|ing) on|launch(?:es|ed)|mopp?(?:s|ed) up|amass(?:es|ed)|gather(?:s|ed)|reel(?:s|ed) in|procur(?:es|ed)|"
    r"ink(?:s|ed)|snar(?:es|ed)|unveil(?:s|ed)|hit(?:s)?|borrow(?:s|ed)|expand(?:s|ed)|extend(?:s|ed)|add(?:s|ed|ing)|mobili[sz]e[sd]?|swoops|earns?|found)"
)
STRONG = re.compile(
    r"(?:rais|secur|bag|snag|snap|net|nab|scor|haul|pick|rak|garner|scoop|lock|mop|amass|reel|land|clos|collect|gather|"
    r"receiv|attract|obtain|procur|borrow|swoop|ink|snar|draw|drew|grab|gets|got)",
    re.IGNORECASE,
)
NOUN = (
    rf"(?:round|rounds|funding|financing|fundraise|fundraising|raise|investment|tranche|{L}|infusion|injection|"
    r"cheque|check|capital|equity|backing|lifeline|growth funding|mega-?round|extension|top-up|finance|placement|placing|offering|rights issue)"
)
_RAISE_VERB = re.compile(rf"\b{RAISE}\b", re.IGNORECASE)
_RAISE_BEFORE = re.compile(rf"\b{RAISE}\b(?P<gap>[^{M};]{{0,70}})$", re.IGNORECASE)
_NOUN_AFTER = re.compile(
    rf"^(?:[-\s](?:in|as|through|via|from|of(?=\s(?:new |fresh |additional |equity |debt |venture |growth |primary )*(?:funding|financing|capital|investment)))?\s?(?:its|a|an|the|new|fresh)?\s?(?:[\w’-]+[-\s]){{0,4}}?{NOUN}(?!\w)|\s?{L})",
    re.IGNORECASE,
)
_NOUN_BEFORE = re.compile(
    rf"(?<!\w){NOUN}\s(?:round |funding |financing |extension |investment |of funding |raise )?(?:of|worth|totall?ing|at|to the tune of|for|,|with|to|amounting to|in excess of|exceeding|topping|above|over|north of|valued at|size of|in which [^{M}]{{1,30}} raised)\s[^{M}{N};.]{{0,25}}$",
    re.IGNORECASE,
)
_VALUE_BEFORE = re.compile(
    rf"(?:\bvalu(?:ation|ations|ed|es|e|ing)\b(?:(?!\b(?:follow(?:s|ed|ing)|after|since|alongside|by rais)\b)[^{M};]){{0,60}}|\bworth(?: of)?[^{M};,]{{0,20}}|price tag[^{M};,]{{0,30}}|"
    rf"market cap\w*[^{M};,]{{0,30}}|\b(?:pre|post)-money(?: valuation)?(?: of| at| to)?[^{M};,]{{0,12}}|\bat an? (?:[\w-]+ ){{0,2}})$",
    re.IGNORECASE,
)
_VALUE_AFTER = re.compile(
    r"^(?:\s\ue002 valuation|[-\s]+(?:(?!at\b|an?\b|on\b|in\b|with\b|the\b|and\b|which\b|to\b)[\w-]+\s){0,2}?(?:pre-money |post-money |pre money |post money )?(?:valuation|market cap|market value|price tag|enterprise value)|[,\s]+(?:pre|post)[- ]?money|\s(?:company|startup|giant|unicorn)\b)",
    re.IGNORECASE,
)
_FUND_AFTER = re.compile(
    r"^(?: raised)?(?:[-\s](?:in|for|as|of|towards?)?\s?(?:its|his|her|their|a|an|the)?\s?(?:(?!to\b|from\b|led\b|will\b|that\b|and\b|which\b|by\b|round\b|funding\b)[\w’&$\ue000\ue002-]+[-\s]){0,5}?(?:(?<!in )funds?(?![\s-]?rais|ing|ed)|vehicles?|war chest|dry powder|spac|blank[- ]check|accelerator|initiative|program(?:me)?))\b(?! (?:raise|raising|round))|^ (?:in|of) (?:(?:fresh|new|capital|LP|anchor|total|additional) )*commitments\b|^ (?:in (?:[\w-]+ ){0,2}capital )?across (?:two|three|four|its|several|both)(?: \w+)? funds\b|^ to (?:invest in|back|fund) (?:[\w-]+ ){0,3}(?:startups|start-ups|companies|founders|ventures)\b",
    re.IGNORECASE,
)
_FUND_BEFORE = re.compile(
    rf"(?:\b(?:[Ff]und|vehicle)(?:\s(?:[IVX]+|\d+))?\s?(?:,|at|of|with|worth|totall?ing|closes|closed|size|corpus|target(?:ing|s)?|close)\b[^{M};.]{{0,35}}|"
    rf"^(?:[Ff]or|[Ww]ith|[Ii]n) (?:its|the|their) (?:[\w-]+ ){{0,3}}?fund, [^{M};.]{{0,60}}|"
    rf"\b(?:hard cap|target|corpus|final close|first close|commitments)\b[^{M};.]{{0,25}})$"
)
_OTHER_BEFORE = re.compile(
    rf"\b(?:revenues?|sales|profits?|loss(?:es)?|income|earnings|ebitda|arr|gmv|bookings|turnover|costs?|fine[ds]?|settle(?:ment|s)?|"
    rf"up from|guidance|forecasts?|outlook|dividends?|buy-?backs?|repurchases?|budget|capex|capital expenditures?|spen(?:t|d|ds|ding)|assets|aum|salary|salaries|pric(?:ed|e|es)|burn(?:ed|ing|s)?|debts? of|owe[sd]?|pay(?:s|ing|ment|ments|out)?|paid|"
    rf"market|industry|grow(?:n|s|ing|th)? (?:to|from)|generat(?:e[sd]?|ing)|process(?:ed|es|ing)|transact\w*|deposits|loans of|donat\w*|donations?|worth of|shares at|stock at|saved?|damages|tickets?|cheques?|checks?|orders?|contracts?|hiring|"
    rf"deploy(?:ed|s|ing)?|manag(?:es|ed|ing)|buy(?:s|ing)?|bought|purchas(?:e[sd]?|ing)|acquir(?:e[sd]?|ing)|acquisition|takeover|sold|sell(?:s|ing)?|bid|offer(?:ed)?|cost(?:s|ing)?|insurance|liabilit\w+|penalt\w+|tax\w*|bailout)\b[^{M},;]{{0,40}}$",
    re.IGNORECASE,
)
_OTHER_AFTER = re.compile(
    r"^(?:[-\s](?:in|of|worth of|as|for)?\s?(?:[\w-]+\s){0,3}?(?:revenues?|sales|profits?|loss(?:es)?|income|earnings|arr\b|run[- ]rate|gmv|bookings|assets|deposits|premiums?|transactions?|payments?|savings|market|industry|opportunity|sector|economy|tax|fine|lawsuit|settlement|"
    r"contracts?|orders?|purchases?|acquisition|takeover|buyout|bid|merger|cash (?:and|offer)|budget|donations?|prize|expansion|spending|capex|capital expenditures?|liquidity|debts?\s(?:load|pile)|holdings|damages|restitution|distributions|acquisitions|retainer|(?:fundraising |capital )?(?:target|goal)|project|plant|factory|studio|data cent(?:er|re)s?)\b|"
    r"\s(?:for|on behalf of) (?:its |their |the |our )?(?:investors|clients|customers|shareholders|users|victims|charit(?:y|ies)|refugees)\b|"
    r"\s(?:to|for|across|among) (?:(?:over|about|some|more than|up to) )?(?:\d+|several|various|selected|many|multiple|eligible|local) (?:[\w-]+ ){0,2}(?:startups|companies|SMEs|firms|projects|founders|businesses|ventures)\b|"
    rf"[-\s](?:[\w-]+\s){{0,3}}?{GOODS}\s(?:[\w-]+\s){{0,2}}?(?:deal|agreement|pact|partnership|lease)\b|"
    rf"\s(?:[\w-]+\s){{0,3}}?(?:deal|agreement|pact|partnership|lease) with (?:the )?{N} (?:for|to (?:buy|purchase|use|rent|lease|supply|provide|deliver)) [^.;{M}]{{0,40}}?\b{GOODS}\b|"
    rf"\scommitments? (?:from|by) (?:the )?{N} (?:for|to (?:buy|purchase|use)) [^.;{M}]{{0,40}}?\b(?:deliver(?:y|ies)|supply|capacity|services|products?|systems|infrastructure|equipment|orders?)\b|"
    r"\sworth(?: of (?:debt|shares|stock|equity))?\b|\s(?:from|in) the (?:sale|deal|acquisition|settlement|merger)\b|\sin (?:investment |project )?(?:proposals|commitments|pledges)\b|"
    rf"(?:[-\s]plus)? investments? (?:to (?:expand|acquire|buy|build|boost|develop|set up|create|open|double)\b|(?:in|into) (?!(?:the |an? |its |this |that |one )?(?:[\w-]+ ){{0,4}}?(?:{COMPANY_NOUNS}|vendor|maker|owner|rival|creator|\ue000))[a-z])|"
    r"\s?(?:a|per|each)\s(?:month|year|day|week|share|quarter|user|seat|employee)\b(?! (?:ago|earlier|later|before|after))|/\w+|\sannually|\sin (?:\w+ )?(?:ARR|annual|annuali[sz]ed|recurring|value locked|cash and))",
    re.IGNORECASE,
)


def role(marked: Marked, position: int) -> Role:
    """What the amount at ``position`` of the shape is. Only ``deal`` amounts may become the size of a round."""
    before, after = (
        marked.shape[max(0, position - 140) : position],
        marked.shape[position + 1 : position + 91],
    )
    if _is_valuation(marked, position, before, after) and not is_sum_of_issue(marked.shape, position):
        return "valuation"
    if _WRITES.search(before) and _CHECK.match(after):
        return "part"
    if _ABLE.search(before) or _OR_MORE.match(after) or _ANY_SIZE.search(before) or _OF_ITS.match(after):
        return "other"
    if _is_fund(marked, position, after) and not is_proceeds(marked.shape, position):
        return "fund"
    if _is_told_otherwise(marked, position, before, after):
        return "deal"
    if among := part_of_two(marked.shape, position) or among_sums(marked, position, before, after):
        return among
    titled = _TITLE if marked.sentence.heading else _LIKE_TITLE
    if titled.fullmatch(before) and not _OTHER_AFTER.match(after) and not is_no_round(before, after):
        return "deal"
    return _deal_or_other(_majors(marked.money(position).amount), before, after)


def _is_told_otherwise(marked: Marked, position: int, before: str, after: str) -> bool:
    """Whether the amount is a round's without a verb of its own: "the round came to ⟨M⟩", "for gross proceeds of ⟨M⟩"."""
    if ROUND_IS.search(before) or (
        SOLD.search(before) and (_NEW_SHARES.match(after) or IN_BONDS.match(after))
    ):
        return True
    shape = marked.shape
    told = (
        AND_SO_DID.search(before)
        or _BROUGHT.search(before)
        or _FOR_SO_MUCH.search(before)
        or (_ADDED.search(before) and _TO_ITS_ROUND.match(after))
        or (_DASHED.search(before) and _LED_BY.match(after))
        or is_won(shape, position)
        or is_proceeds(shape, position)
        or is_sum_of_issue(shape, position)
    )
    return bool(told) and _majors(marked.money(position).amount) >= SMALLEST_ROUND


# "raised ⟨M⟩ in a ⟨L⟩ at ⟨M⟩": the second is what the company is worth
_RAISED_AT = re.compile(
    rf"(?P<round>{M})(?:,? (?:in|as|for|from|through|via)\b)?[^.;,{M}{N}]{{0,40}}(?:{L}|\b(?:round|funding|financing|raise))(?: (?:round|funding|financing))? at (?:about |around |nearly |over |more than |some |roughly |almost )?$"
)


def _is_valuation(marked: Marked, position: int, before: str, after: str) -> bool:
    at = _RAISED_AT.search(before)
    if at:
        size = marked.money(position - len(before) + at.start("round")).amount
        return _majors(marked.money(position).amount) > _majors(size)
    if (
        _GREW_TO.search(before)
        or _VALUES_FAR.search(before)
        or PEGS.search(before)
        or _VALUE_AFTER.match(after)
        or (_VALUE_BEFORE.search(before) and _valued(before, after))
    ):
        return True
    return bool(_LABEL_NEXT.match(after)) and _majors(marked.money(position).amount) >= LARGEST_ROUND


# "lifted its valuation from ⟨M⟩ in 2021 to ⟨M⟩"
_GREW_TO = re.compile(
    rf"\bvaluation\b[^.;{M}{L}]{{0,30}}\bfrom [^.;{M}]{{0,15}}{M}[^.;{M}]{{0,20}}\bto (?:[a-z]+ ){{0,2}}$"
)
# "The round, which is expected to total ⟨M⟩", "the financing came to ⟨M⟩"
ROUND_IS = re.compile(
    rf"\b(?:[Tt]he|[Tt]his|[Tt]hat|[Ii]ts|latest) (?:[\w-]+ ){{0,2}}?(?:round|fundraise|financing|raise)\b(?:[^{M}{N};.]|{N} (?:reports|reported|says|said)){{0,60}}"
    r"\b(?:is|was|be|to be|to total|to reach|could|will|would|may|might|came|comes) (?:be |come (?:in )?|amount |reach |total |hit )?(?:to |at )?(?:about |around |roughly |nearly |some |as much as |up to |over |more than |at least |an estimated )?$"
)

# "⟨N⟩ raised ⟨M⟩ and ⟨N⟩ ⟨M⟩": the verb is not told twice
AND_SO_DID = re.compile(
    rf"{N} (?:[a-z]+ )?{RAISE} [^.;{M}]{{0,40}}{M}[^.;{N}]{{0,60}}(?:{N} {M}, )?(?:and|while|,|;) ?{N} $",
    re.IGNORECASE,
)

# "completed its ⟨L⟩, bringing in an additional ⟨M⟩"
_BROUGHT = re.compile(
    rf"(?:{L}|\b(?:round|financing|placement|offering|fundraise))(?: round| funding| financing)?(?: (?:last|this|in) [^.;,{M}]{{1,20}})?,? (?:(?:which|that) )?(?:bringing in|brought in|brings in|pulling in|pulled in|netting|netted|raking in|hauling in)"
    r" (?:(?:an?|another|additional|further|fresh|extra|about|around|over|more|than|nearly|some) ){0,4}$"
)
# "it’s for ⟨M⟩ at a ⟨M⟩ valuation": the round spoken of
_LED_BY = re.compile(r" (?:[a-z]+ )?(?:led|co-led|backed|provided) by\b| from\b")
# "its latest funding — ⟨M⟩ led by ⟨N⟩ —"
_DASHED = re.compile(
    rf"\b(?:round|funding|financing|fundraise|raise|{L}) ?(?:—|–|--) ?(?:an? |some |about |nearly |over )?$",
    re.IGNORECASE,
)
# "added ⟨M⟩ from ⟨N⟩ to its ⟨L⟩"
_ADDED = re.compile(
    r"\badd(?:s|ed|ing) (?:an? )?(?:(?:additional|another|further|extra|about|nearly|over) ){0,2}$"
)
_TO_ITS_ROUND = re.compile(
    rf" (?:in (?:[\w-]+ ){{1,3}})?from [^.;{M}{L}]{{1,80}} to (?:its|the|that|an?) (?:[\w-]+ ){{0,3}}?(?:{L}|round|raise|financing)"
)
_FOR_SO_MUCH = re.compile(
    r"\b(?:[Ii]t[’']s|[Ii]t is|[Tt]hat is|[Tt]he (?:deal|round|raise) is) for (?:about |around |nearly |over |up to |some |roughly )?$"
)
_FROM = re.compile(r"\b(?:from|by) (?:the )?$")
_FUND_NAME = re.compile(r"\bFund\b(?: (?:[IVX]+|\d+))?$")
_NAME_SIZED = re.compile(rf"{N} (?:at|with|of|worth)(?: (?:about|some|around|over|more than|nearly))? $")


def _is_fund(marked: Marked, position: int, after: str) -> bool:
    named = _INTO_NAME.match(after)
    if named and _FUND_NAME.search(marked.name(position + 1 + named.start("name")).text):
        return True
    sized = _NAME_SIZED.search(marked.shape, max(0, position - 40), position)
    giver = sized and _FROM.search(marked.shape, 0, sized.start())
    if sized and not giver and _FUND_NAME.search(marked.name(sized.start()).text):
        return True  # "closed its Growth Fund II at ⟨M⟩"
    named_next = marked.shape.startswith(f" {N}", position + 1) and marked.name(position + 2)
    if named_next and _FUND_NAME.search(named_next.text):
        return True  # "launches ⟨M⟩ Growth Fund II"
    return bool(_FUND_AFTER.match(after))


def _majors(amount: Amount) -> Decimal:
    """The size of an amount in major currency, roughly: rupees and yen are small change."""
    return amount.value / SMALL_UNITS.get(amount.currency, 1)


def _deal_or_other(value: Decimal, before: str, after: str) -> Role:
    if not SMALLEST_ROUND <= value < LARGEST_ROUND or _OTHER_AFTER.match(after) or is_no_round(before, after):
        return "other"
    if _TOOK.search(before) and _FROM_BACKERS.match(after):
        return "deal"
    raised, for_fund = _last_raise(before), _FUND_BEFORE.search(before)
    noun = _NOUN_AFTER.match(after) or _NOUN_BEFORE.search(before) or is_issue(after)
    pulled = raised and _IN_VERB.match(raised[0]) and re.match(r" (?:from|led by|in a)\b", after)
    governs = (
        raised and (noun or pulled or STRONG.match(raised[0])) and not _OTHER_BEFORE.search(raised["gap"])
    )
    if is_outlay(raised[0] if raised else "", before, after):
        return "other"
    if governs and not for_fund:
        return "deal"
    if _OTHER_BEFORE.search(before):
        return "other"
    return "fund" if for_fund else "deal" if noun else "other"


# "sold ⟨M⟩ in secondary shares to ⟨N⟩": the company's own
SOLD = re.compile(
    r"\b(?:sold|sells?|selling) (?:about |around |nearly |over |more than |up to )?$", re.IGNORECASE
)
_NEW_SHARES = re.compile(
    rf"^ (?:worth )?(?:in|of) (?:{L}|(?:secondary|new|newly issued|preferred|convertible preferred) (?:shares|stock|equity)) to {N}"
)


# "sold ⟨M⟩ in bonds to pay for it"
IN_BONDS = re.compile(
    r" (?:in|of|worth of) (?:[\w-]+ ){0,3}?(?:bonds|notes|debt) (?:to (?:pay|fund|finance|help|build|refinance|support)|for (?:its|the)|this|last|on (?:Mon|Tues|Wednes|Thurs|Fri)day)\b"
)


def _last_raise(before: str) -> re.Match[str] | None:
    """The raising verb nearest to the amount, if it governs it."""
    verbs = list(_RAISE_VERB.finditer(before, max(0, len(before) - 90)))
    for verb in reversed(verbs):
        found = _RAISE_BEFORE.match(before, verb.start())
        if found and not _NO_VERB.search(before, 0, verb.end()) and not _TO_SOMEBODY.match(found[0]):
            return found
    return None


# "took ⟨M⟩ from investors"
_TOOK = re.compile(r"\b(?:take|takes|taking|took|taken) (?:about |around |nearly |over |more than |some )?$")
_FROM_BACKERS = re.compile(
    r" (?:in \w+ )?from (?:(?:an?|the|its|other|existing|new|angel|outside|private|group|of|several|foreign|local|early) ){0,3}(?:investors?|backers|shareholders|angels|VCs|venture (?:firms|funds|capitalists))\b"
)
_IN_VERB = re.compile(
    r"(?:pull|bring|brought|took|tak|get)\w*(?: in)?\b", re.IGNORECASE
)  # said of revenue, too
# "the raise gives ⟨N⟩", "netted ⟨N⟩ some ⟨M⟩": no company raises there
_NO_VERB = re.compile(
    r"\b(?:the|a|an|this|that|its|latest|new|first|last) (?:raise|close|draw|hit|bank|pull|add|score|win|launch)$|\b(?:is|are|was|were|been|remains?) locked in$|\b(?:at|upon|on|after|until) (?:the )?close$",
    re.IGNORECASE,
)
_TO_SOMEBODY = re.compile(rf"(?:net|earn|bring|brought|add)\w{{0,12}}(?: in)? {N} ", re.IGNORECASE)


# "⟨N⟩ banks ⟨M⟩ for its app": in a title even a weak verb tells a round.
_TITLE = re.compile(
    rf"[^\w{N}]{{0,8}}{N} (?:banks|adds|wins|scores|pockets|bags|takes|nets|gets|finds) (?:another |over |nearly |about |a fresh |fresh )?",
    re.IGNORECASE,
)
# in a line of a digest, a verb that nothing else is said with there
_LIKE_TITLE = re.compile(
    rf"[^\w{N}]{{0,8}}{N} (?:banks|bags|pockets|nabs|nets) (?:another |over |nearly |about |a fresh |fresh )?"
)
_LABEL_NEXT = re.compile(rf"\s(?:\w+ )?{L}")
_INTO_NAME = re.compile(
    rf"\s(?:for|into|in) (?:its|their|a|an|the|his|her)? ?(?:(?!by\b|from\b|with\b|round\b|that\b)[\w-]+ ){{0,3}}(?P<name>{N})"
)
# "which is writing a ⟨M⟩ check": one backer's part
_WRITES = re.compile(r"\b(?:write|writes|writing|wrote|written) an? (?:[a-z]+ )?$")
_CHECK = re.compile(r"[- ](?:[a-z]+ )?(?:check|cheque)\b")
# "questions about its ability to raise ⟨M⟩"
_ABLE = re.compile(r"\b(?:ability|capacity) to (?:raise|secure) (?:[a-z]+ ){0,3}$")
# "companies that raised rounds larger than ⟨M⟩", "⟨M⟩ of its latest fund"
_ANY_SIZE = re.compile(
    r"\b(?:rounds|deals|raises|financings|investments|cheques|checks) (?:of )?(?:larger than|bigger than|over|above|exceeding|more than|under|below|worth (?:more than|over|at least)|of at least) $"
    r"|\b(?:first|second|third|fourth|fifth|latest|only|another|biggest|no|every|\d{1,3}(?:st|nd|rd|th)) (?:\w+ ){0,3}(?:round|deal|raise|financing|investment) (?:of )?(?:over|above|exceeding|bigger than|larger than|of more than|worth more than) $"
)
_OF_ITS = re.compile(r" (?:of|from) (?:its|their|the) (?:[\w-]+ ){0,3}?(?:fundraise|funds?)\b(?!ing)")
_OR_MORE = re.compile(r"^\+? (?:or|and) (?:more|larger|above|bigger|over|up)\b")


def _valued(before: str, after: str) -> bool:
    """Whether "value ... ⟨M⟩" speaks of what a company is worth, and not of "worth ⟨M⟩" said of a round."""
    if re.search(rf"\bworth(?: of)?[^{M};,]{{0,20}}$", before, re.IGNORECASE):
        return not re.search(
            rf"\b(?:round|rounds|funding|investment|shares|deal|contract|order|assets|stake|{L})\b[^{M}]{{0,25}}worth[^{M}]{{0,20}}$",
            before,
            re.IGNORECASE,
        )
    if re.search(r"\bat an? (?:(?!valu)[\w-]+ ){0,2}$", before, re.IGNORECASE):
        return bool(_VALUE_AFTER.match(after))
    if _VALUATION_IS.search(before):
        return True
    tail = re.search(rf"\bvalu\w+\b(?P<gap>[^{M};]{{0,60}})$", before, re.IGNORECASE)
    return not (
        tail
        and re.search(rf"\b{RAISE}\b|\b(?:round|funding|{L})\b", tail["gap"], re.IGNORECASE)
        and not re.search(r"\bat\b|(?<!up )\bto\b(?! (?:raise|secure|bring in|collect)\b)", tail["gap"])
    ) and not _VALUED_FROM.search(before)


# "the issue pegs the firm at ⟨M⟩", "which put the startup’s worth at ⟨M⟩"
PEGS = re.compile(
    rf"\b(?:peg(?:s|ged|ging)?|put(?:s|ting)?|mark(?:s|ed|ing)?|apprais(?:es|ed|ing)) (?:it|{N}|(?:the|its) (?:[\w-]+ ){{0,2}}?(?:company|startup|start-up|firm|business|valuation|value|worth))(?:[’']s (?:value|valuation|worth))? at (?:about |around |nearly |over |more than |some |roughly |almost |an estimated )?$",
    re.IGNORECASE,
)
# "the valuation for the new round is ⟨M⟩"
_VALUATION_IS = re.compile(
    rf"\bvaluation (?:for|of|in) (?:the|this|its|that) (?:[\w-]+ ){{0,2}}?(?:round|deal|financing|raise|{L}) (?:is|was|stands at|stood at|came to|came in at) (?:about |around |nearly |over |some |roughly |almost )?$"
)
# "the round valued the company, which makes kites, at ⟨M⟩"
_VALUES_FAR = re.compile(
    rf"\bvalu(?:ed|es|ing) (?:the|it|its) [^.;{M}]{{1,125}},? at (?:about |around |nearly |over |more than |some |roughly |almost |an estimated )?$"
)
# "reached a valuation of 5bn from a ⟨M⟩ share sale"
_VALUED_FROM = re.compile(
    rf"\bvalu\w+\b[^{M};]{{0,40}}\b(?:from|through|via|in) an? (?:[\w-]+ )?$", re.IGNORECASE
)
