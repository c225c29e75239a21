"""What holdings are written down to, in the freer words of news: struck off books, carried at nothing, charged against results."""

from typing import Final

from graph.extract.marked import M, N
from graph.extract.signalling import DESC, HOLDING, MORE, PART
from graph.facts import Signal

_WORTH = r"(?:(?:carrying|book|fair|estimated|internal|stated|reported) ){0,2}(?:valu(?:e|es|ation|ations)|worth|carrying amount)"
_STRIKES = r"(?:lop|wip|str[iu](?:ck|k)|knock|slic|shav|chop|eras|cut|wrote|writ|tak|took|slash|strip|remov|carv)(?:e[sdn]?|s|ed|ped|ing|ping|ten|tes)?"
_CUTS = r"(?:cut|slash|lower|reduc|trim|mark|chop|halv|write|wrote|restat|revis|revalu)(?:e[sd]?|s|ed|es|ing|ting|med|ped|ten)?"
_TAKES = (
    r"(?:took|tak|book|record|recogni[sz]|flag|report|announc|suffer|incur|absorb|swallow|register|disclos|unveil|expect|fac|post|mak|made|show)"
    r"(?:e[sdn]?|s|ed|ing|ging|ged)?(?: to (?:take|book|record|recogni[sz]e|report))?"
)
_WRITTEN = r"(?:impairments?|write-?(?:down|off)s?|markdowns?|haircuts?|goodwill charge|(?:valuation|fair-value) (?:loss(?:es)?|reduction|hit)|(?:diminution|drop|fall|decline|reduction|decrease) in (?:the )?(?:fair |carrying |book )?value)\b"
_HELD = (
    rf"(?:{HOLDING}|portfolios?|loans?|assets|bonds?|start-?ups?|fintechs?|towers?|property|properties|fund)"
)
_NAUGHT = r"(?:zero|nil|nothing|naught|worthless|next to nothing|(?:just |only |barely |about |less than |under )*(?:half|(?:an?|one|two)[ -](?:half|third|thirds|quarter|fraction|tenth)|\d{1,3} (?:cents|pence|per ?cent)|\d{1,3}%)|below cost|less than cost|cost or less)"
_FORCES = (
    r"(?:forc|oblig|compel|caus|requir|led|leads?|push|prompt|driv|drove)(?:e[sd]?|es|s|ed|led|ling|ing)?"
)

VERBS: Final[tuple[tuple[Signal, str], ...]] = (
    ("write_down", rf"(?:los(?:es?|t|ing)|bleed(?:s|ing)?|bled) (?:money|{MORE}{M}) on (?:its|their) (?:[\w%.’'-]+ |{M} |{N}[’']?s? ){{0,5}}?(?:stakes?|holdings?|shareholding|investment)\b"),
    # "lopped ⟨M⟩ off the book value of its portfolio", "wrote ⟨M⟩ off its bets", "took the entire sum off its books"
    ("write_down", rf"{_STRIKES} (?:{MORE}(?:{M}|{PART})|(?:the|its) (?:whole|entire|full|\w+) (?:[\w-]+ ){{0,2}}?(?:of )?(?:{M})?[^.;{N}]{{0,40}}?) off (?:its|the|their|what) [^.;{N}]{{0,40}}?(?:books?|{_WORTH}|{_HELD}|says)\b(?! price)"),
    ("write_down", rf"{_STRIKES} {MORE}(?:{M}|{PART}) from the (?:{_WORTH}) of (?:its|their|the)\b"),
    ("write_down", rf"(?:wr(?:ites?|ote|itten)|writing) (?:the (?:whole|entire|full) )?{MORE}{M} off\b"),
    ("write_down", rf"(?:took|takes?|taken|taking) (?:an|the) axe to [^.;{N}]{{0,40}}?(?:{_WORTH}|portfolio|holdings|stakes?)\b"),
    # "cut its internal valuation of", "lowers its stake's fair value by", "slashes value of delivery bet"
    ("write_down", rf"{_CUTS} (?:down )?(?:the |its |their )?(?:[\w-]+ )?{_WORTH} (?:of|on|for|it puts)\b(?! (?:its|the) (?:bid|offer|company|currency|IPO))"),
    ("write_down", rf"{_CUTS} (?:[\w’-]+ ){{1,4}}?fair value (?:by|to)\b"),
    # "carries its stake in the scooter company at zero", "mark its holding at 15 cents on the dollar"
    ("write_down", rf"(?:valu|mark|carr|hold|held|put|assign|deem|peg)(?:s|e[sd]?|ed|es|y|ies|ied|ing)? (?:its|the|their) [^.;{M}]{{0,60}}? (?:at|to) (?:be )?{_NAUGHT}(?! (?:stake|of (?:the|its)))"),
    ("write_down", rf"(?:mark|revalu|restat|writ|wrote)(?:s|e[sd]?|ed|ing|ten)? (?:down )?(?:its|the|their) [^.;{N}]{{0,50}}? (?:{PART} (?:lower|down)|downwards?)\b"),
    ("write_down", r"no longer (?:assigns?|attach(?:es)?|ascribes?|sees?) any value\b"),
    # "took impairments of ⟨M⟩ on three towers", "has taken a 60% haircut on its investment"
    ("write_down", rf"{_TAKES} (?:an? |its |another |further |more |in )?(?:(?!(?:of|in|from|that|to)\b)[\w-]+ |{MORE}(?:{M}|{PART}) ){{0,4}}?(?:in )?(?:[\w-]+ )?{_WRITTEN}(?= (?:of (?:(?:its|their|the)\b|{MORE}{M})|(?:on|in|for|across|from|related|against|charge)\b)|[.,;]|$)"),
    ("write_down", rf"(?:takes?|took|taken|taking|book(?:s|ed|ing)?|fac(?:es|ed)|suffer(?:s|ed)|swallow(?:s|ed)) (?:an? |its |another )?{MORE}(?:{M} |[\d.]+ billion \w+ ){{1,2}}(?:[\w-]+ )?(?:hit|charge|loss|blow) (?:in [^.;{N}]{{2,30}} )?(?:on|over|from) "),
)  # fmt: skip

NAMED: Final[tuple[tuple[Signal, str], ...]] = (
    # "forced ⟨N⟩ to book a ⟨M⟩ charge", "obliges ⟨N⟩ to mark its holding at"
    ("write_down", rf"\b{_FORCES} {DESC}(?P<a>{N}) (?:to |into )(?:re-?mark|mark|book|impair|recogni[sz]e|write|restate|booking|marking|writing)\b[^.;{N}]{{0,60}}?(?:charges?|loss(?:es)?|impairments?|write-?(?:down|off)s?|{_HELD}|{_WORTH}|goodwill)"),
    ("write_down", rf"\b{_FORCES} {DESC}(?P<a>{N}) (?:to take|into) (?:an? )?(?:{M} |[\w-]+ ){{0,3}}?(?:charges?|impairments?|write-?(?:down|off)s?|hit) (?:on|of|related)\b"),
    ("write_down", rf"\b(?:write-?(?:down|off)s?|impairments?|markdowns?|goodwill (?:charge|of)|of goodwill|carrying (?:amount|value)|{N}(?= on))\b[^.;{N}]{{0,90}}? (?:ate up {MORE}{M} at|erased at|(?:in|on|off|from) the (?:books|accounts) of|dented|weighed on) {DESC}(?P<a>{N})"),
    ("write_down", rf"\b(?:goodwill|impairment) charges? of {MORE}{M} (?:at|for|by) {DESC}(?P<a>{N})"),
    ("write_down", rf"\b(?:value|worth) of [^.;{N}]{{0,40}}(?:holdings|portfolio|stakes?|assets|investments?|bets?) (?:was|were|is|has been|have been) (?:chopped|cut|slashed|marked|written|reduced|lowered|trimmed)[^.;{N}]{{0,40}} (?:at|by) {DESC}(?P<a>{N})"),
    ("write_down", rf"\b(?:worth|worthless|valued|carried)\b[^.;{N}]{{0,40}} on the books of {DESC}(?P<a>{N})"),
    ("write_down", rf"\bcosts? {DESC}(?P<a>{N}) {MORE}(?:another )?{M} in (?:impairments?|write-?(?:down|off)s?|markdowns?)"),
    # "whose education-software stake, once ⟨M⟩, is now carried at zero"
    ("write_down", rf"(?P<a>{N})(?:[’']s|,? whose) (?:[\w%.-]+ |{M} ){{0,4}}?{HOLDING}[^.;]{{0,40}}? (?:(?:is|are|was|were|has been) )?(?:now )?(?:carried|valued|marked|held|worth) (?:at )?(?:just |only |barely )?{_NAUGHT}"),
    ("write_down", rf"\bvaluation loss on [^.;{N}]{{0,40}}held by {DESC}(?P<a>{N})"),
)  # fmt: skip
