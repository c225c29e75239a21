"""Words that tell of trouble by themselves, with the backer in the same breath: nothing between them speaks of another or denies it."""

from typing import Final

from graph.extract.marked import N
from graph.extract.signalling import DESC
from graph.facts import Signal

# what makes the trouble another's, or none
_NOT_ITS = (
    r"not|never|no|none|nor|without|avoid\w*|den(?:y|ies|ied|ying)|reject\w*|dismiss(?:es|ed) (?:the|reports?|talk|claims?)|if|whether|could|may|might|unless|fears?|risks?|threat\w*|bought|buy(?:s|ing)?|acquir\w*|back(?:s|ed|ing)|invest(?:s|ed|ing)|lent|lend(?:s|ing)?|"
    r"lenders? to|creditors? of|rescu\w*|bails?|bid(?:s|ding)?|offer(?:s|ed)|su(?:es|ed|ing)|owed|claims?|compan(?:y|ies)|start-?ups?|borrowers?|tenants?|portfolio|whose|clients? of|customer\w*|survey\w*|predict\w*|expect\w*|forecast\w*|rivals?|analysts?|financed|finances|"
    r"owned by|in which|years? (?:ago|before|earlier)|despite|escap\w*|surviv\w*|emerg\w*|exit\w*|profit\w*|took over|specialis\w*|specializ\w*|advis\w*|help(?:s|ed|ing)?|led|leads|trades?|rais(?:es|ed)|hired from|joined|predecessor|former\w*|history|among|one of|sa(?:id|ys) (?:that )?the|lawyer\w*|other|others|bets?|betting|short"
)
_GAP = rf"(?:(?!\b(?:{_NOT_ITS})\b)[^.;{N}]){{0,90}}?"
_OWES = (
    r"(?:defaulted|in default|default notice|notice of default|event of default|cross-default|technical default|missed (?:an? |its |the )?(?:[\w-]+ ){0,2}(?:payment|coupon|repayment|instal?ment|deadline)s?|covenants?|standstill|forbearance|grace period|margin calls?|insolven\w+|bankruptcy|chapter (?:7|11|15)|receivership|junk|"
    r"negative (?:watch|outlook)|outlook to negative|moratorium|going[- ]concern|debt restructuring|restructur(?:e|ing) (?:its |of its )?(?:debts?|loans|bonds|borrowings)|(?:hand(?:ed)?|post(?:ed)?|pledg\w+) (?:over )?(?:more |extra |additional )collateral|can(?:no|[’'])t (?:pay|repay)|unable to (?:pay|repay|refinance|meet)|"
    r"failed to (?:pay|repay|refinance|meet|honou?r)|(?:its|with|from|own) (?:creditors|bondholders|lenders)|special servicer|distressed debt exchange|in arrears|overdue (?:loan|interest|payment|debt)s?|liquidity (?:crisis|crunch|squeeze|shortfall)|cash crunch|downgraded)"
)
_GONE = (
    r"(?:job (?:cuts|losses)|lay-?offs|laid off|redundanc(?:y|ies)|made redundant|lost their jobs|lose their jobs|jobs? (?:will|would|are to|were|was|have been|are being) (?:go|cut|lost|axed|eliminated)|pink slips|dismissals|severance|headcount (?:reduction|cut)s?|workforce reduction|told to (?:leave|clear)|jobs at risk|"
    r"(?:cut|cuts|cutting|shed|sheds|shedding|axed|axes|axing|slashed|eliminated|eliminating) (?:[\w%.,-]+ ){0,4}(?:jobs|posts|roles|staff|employees|workforce|headcount|positions))"
)
_LEFT = (
    r"(?:(?:redemption|withdrawal|repurchase|exit) requests|net (?:outflows?|redemptions|withdrawals)|outflows?|redemptions|(?:asked|asking|ask|want|wanted|demanded) (?:for )?(?:their|its) (?:money|cash|capital) (?:back|out)|pulled (?:their|its) (?:money|cash|capital|investments?)|bank run|run on deposits|deposit flight|exodus|suspended withdrawals|limit(?:ed)? withdrawals|"
    r"client (?:defections|departures)|lost mandates)"
)
_ENDED = r"(?:wound (?:up|down)|winding (?:itself )?(?:up|down)|wind (?:itself )?(?:up|down)|liquidat(?:ed|ion(?! preferences?)|ors?)|dissolved|dissolution|disbanded|ceased? (?:operations|trading|to exist|operating)|clos(?:e|ed|ing) its doors(?! to\b)|shut(?:ting)? (?:down|its doors(?! to\b)|up shop|for good)|clos(?:e|ed|ing) for good|struck off|is no more|out of business|licen[cs]e (?:was |has been )?(?:revoked|withdrawn)|closing down)"
# the backer is the first who is named, and the sentence does not begin with a company of its
_FIRST = rf"^(?:(?!\b(?:whose|which|in which|by|such as|counts|that|who|owner|shareholders?|investors?|owned|backed|held|holding|portfolio|rivals?|companies|app|start-?up|retailer|borrowers?|{{_NOT_ITS}})\b)[^.;{N}]){{{{0,70}}}}".format(
    _NOT_ITS=_NOT_ITS
)
_BEHIND = rf"(?:at|inside|facing|hits?|engulf\w*|of|on|against|across) (?:the )?{DESC}(?P<a>{N})(?!-| (?:said|says|told|analysts?))"
_ITS_OWN = r"(?! (?:of|at|by|for|in) (?:(?:its|the|an?|some|one|two|three|four|five|many|most|several|of) ){0,4}(?:[\w-]+ ){0,2}(?:portfolio|compan\w+|start-?ups?|rivals?|clients?|borrowers?|subsidiar\w+|units?|arms?|stakes?|plants?|fund II|positions?|holdings?|shares))"

NAMED: Final[tuple[tuple[Signal, str], ...]] = (
    ("debt_stress", rf"{_FIRST}(?P<b>{N})(?!-){_GAP}\b(?P<told>{_OWES})\b{_ITS_OWN}"),
    ("layoffs", rf"{_FIRST}(?P<b>{N})(?!-){_GAP}\b(?P<told>{_GONE})\b{_ITS_OWN}"),
    ("outflow", rf"{_FIRST}(?P<b>{N})(?!-){_GAP}\b(?P<told>{_LEFT}){_ITS_OWN}"),
    ("shutdown", rf"{_FIRST}(?P<b>{N})(?!-){_GAP}\b(?P<told>{_ENDED})\b{_ITS_OWN}(?! (?:its|the|their|an?|some|one|two|three|several) )"),
    ("debt_stress", rf"{_FIRST}\b(?P<told>{_OWES})\b{_GAP} {_BEHIND}"),
    ("outflow", rf"{_FIRST}\b(?P<told>{_LEFT}){_GAP} {_BEHIND}"),
    ("shutdown", rf"{_FIRST}\b(?P<told>{_ENDED})\b{_GAP} {_BEHIND}"),
)  # fmt: skip
