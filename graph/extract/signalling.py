"""What the words of all signals are built of."""

import re

from graph.extract.marked import M, N
from graph.facts import Signal

Pattern = tuple[Signal, re.Pattern[str]]
# The subject, the signal, and where in the shape its words begin and end.
Signalled = tuple[str, Signal, int, int]

# Any character of a clause; the point of "4.1 per cent" ends none.
IN = rf"(?:[^.;{N}]|\.(?=\d))"
MORE = r"(?:about |around |nearly |almost |more than |over |up to |as much as |at least |some |roughly |approximately |another |an additional |an extra |between |by |close to |well over |just over |under )?"
PART = r"\d{1,9}(?:\.\d{1,6})?(?:%| per ?cent\b)"
SIZE = rf"(?:(?:a |an |the )?{MORE}(?:{M}|{PART}|\d))"
AMOUNT = re.compile(rf"(?P<magnitude>{MORE}(?:{M}|{PART}))", re.IGNORECASE)
# How many of those there are: "a third of its", "one in ten", "all but two of", "as many as 300"
MANY = (
    r"(?:(?:about|around|nearly|almost|roughly|approximately|some|up to|as many as|more than|over|at least|just|only|close to|well|another|an estimated|a further|all but|the|its|their) ){0,3}"
    r"(?:\d[\d,.]{0,12}(?:%| per ?cent)?|(?:a |one )?(?:half|third|quarter|fifth|sixth|tenth|dozen)|(?:two|three|four|nine)[- ](?:thirds|quarters|fifths|tenths)|"
    r"one in (?:\w+)|a (?:hundred and \w+|hundred|thousand|handful of|number of|couple of|score of|majority of|big part of)|dozens|scores|hundreds|thousands|tens|most|several|many|all|both|"
    r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\w+)?) (?:of (?=its|their|the|them|\w+s?\b))?"
)
DESC = r"(?:[\w’-]{1,30} ){0,4}?"
# Whom a preposition or a verb is followed by, past a place, an owner and what it is: "at ⟨N⟩’s fund manager ⟨N⟩"
WHO = rf"(?:the )?(?:{N}(?:-based |-listed |[’']s | (?:branch|office|arm|unit|headquarters) of ))?{DESC}(?P<a>{N})"
HOLDING = r"(?:stakes?|shares?(?= in\b)|shares|holdings?|positions?|investments?|bets?|shareholding|interest|ownership(?= (?:in|interests?|stake)))"
# What money is spent on that others live by, and what somebody holds of others.
BUILT = r"(?:cap(?:ital )?ex\w*|capital (?:expenditures?|spending)|AI\b|artificial intelligence|cloud|chips?|semiconductors?|data cent(?:er|re)s?|infrastructure|technolog(?:y|ies)|startups?|start-ups|plants?|factor(?:y|ies)|manufacturing|robot(?:ic)?s|quantum|supercomputers?)"
# Who is given money: any of these makes a backer of who gives it.
FOUNDED = r"(?:start-?ups?|companies|founders|entrepreneurs|ventures|businesses|innovators|(?<!its )(?<!their )(?<!own )funds)"
# What somebody who funds others makes or writes, and no longer does.
DEALS = r"(?:investments?|investing|deal-?making|deals|bets|checks|cheques|commitments|term sheets|funding)"

# "its corporate venture capital arm"
VENTURE = r"(?:corporate venture(?: capital)?|venture(?: capital)?|VC|CVC|start-?up|accelerator|investment|in-house venture|fund)"
VENTURE_ARM = (
    rf"(?:[\w’-]+ ){{0,4}}?{VENTURE} (?:arm|unit|business|division|team|operations?|programme|program|studio)"
)


# A word in front of "fund" that makes it no other kind of fund, and what must not follow.
KIND_WORD = (
    r"(?!(?:in|into|from|to|for|with|by|of|at|on|that|which|round|led|was|is|has|mutual|index|exchange-traded|money-market|relief|pension|scholarship|emergency|"
    r"legal|defen[cs]e|compensation|litigation|trust|charit\w+|humanitarian|provident|protection|hedge|settlement|victims)\b)[\w’&-]+"
)
NO_FUND_AFTER = r"(?!-?rais|ing\b| (?:manager|house|of funds|to (?:help|support|compensate|cover) (?:victims|families|workers|staff|employees|flood|quake)))"
# What others entrust money to.
POOL = rf"(?:funds? of funds|funds?|vehicles?|AIFs?|flagships?|(?:[\w-]+-)?(?:buyout|credit|lending|debt|secondaries|capital|investment|growth) (?:pool|strategy)|separate account|pool(?= of {M}))\b{NO_FUND_AFTER}"


# Funds that fund no company.
NO_FUND = re.compile(
    r"\b(?:buy-?back|mutual funds?|QIP|scholarship|relief fund|etfs?|exchange-traded|index fund)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"(\[[^\[\]]{1,20}\]|\\w)\+")


def bounded(pattern: str) -> re.Pattern[str]:
    """The pattern, whatever the case, with words of at most 30 characters: none then grows faster than its text."""
    return re.compile(_WORD.sub(r"\1{1,30}", pattern), re.IGNORECASE)
