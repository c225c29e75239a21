"""Where a text says where and when it was sent: what stands in front of the first sentence of a dispatch is no part of it.

``PRINCETON, N.J., Feb. 10, 2025 (GLOBE NEWSWIRE) -- ``, ``SAN JOSE, Calif.--(BUSINESS WIRE)--``, ``London (Reuters) - ``,
``By Ida Moe (Reuters) - ``, ``1224 ET - ``, ``UPDATE 2-``.
"""

import re

from graph.extract.words import PLACES

_WORD = r"[A-ZÀ-Þ][\w.’'-]{0,30}"
_PLACE = rf"{_WORD}(?: (?:of |de |la |and )?{_WORD}){{0,3}}"
_WHERE = rf"{_PLACE}(?:(?:, ?|/| & | and ){_PLACE}){{0,4}}"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_DATE = rf"(?:{_MONTH} ?\d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}} {_MONTH})(?:,? ?\d{{4}})?"
_AGENCY = (
    r"(?:[^()\n/]{0,30}(?:[Ww]ire|WIRE|Newsfile|NEWSFILE)[^()\n/]{0,20}|Reuters|REUTERS|AP|AFP|PTI|IANS|ANI|UPI|CNBC|Bloomberg|Dow Jones|Xinhua|"
    r"Kyodo|Yonhap|dpa|TNS|CP|RTTNews|Nikkei Asia|S&P Global|Antara|Bernama|Mint|BUSINESS|ACCESS Newswire)"
)
_DASH = r"\s?(?:--|[-–—])\s?"
# what a wire writes in front of a headline
_TAG = r"(?:BRIEF|RPT|REFILE|CORRECTED|EXCLUSIVE|FACTBOX|TIMELINE|ANALYSIS|FOCUS|INSIGHT|COLUMN|(?:UPDATE|WRAPUP) \d{1,2})"
_SENT = re.compile(
    rf"(?:{_TAG} ?- ?){{1,2}}(?=\S)|"
    rf"(?:By {_WHERE} )?(?:{_WHERE},? )?\({_AGENCY}\)(?:\s?[-–—]{{1,2}}|:)\s{{0,2}}(?:{_DATE}{_DASH})?|"
    rf"{_WHERE}(?:,? {_DATE})?,?\s?(?:--|[-–—])?\s?(?:[(/]{_AGENCY}[)/])(?:{_DASH}{_DATE})?(?:\s?[-–—]{{1,2}}|:)\s{{0,2}}|"
    rf"(?P<plain>{_WHERE}), {_DATE}{_DASH}(?:\({_AGENCY}\){_DASH})?|"
    rf"(?P<city>{_PLACE})(?:, {_PLACE})?\s?(?:--|[–—]|(?<=\s)-)\s|"
    rf"\d{{1,2}}:?\d\d (?:ET|EST|EDT|GMT|IST|CET)\s?[-–—]\s?"
)
_NEAR = 120  # characters: a dateline ends within them or there is none
_MARKS = re.compile(r"--|[-–—:] ?")
_SHOUTED = re.compile(r"[A-Z]{3,}")


def dateline_end(sentence: str) -> int:
    """Where the dateline that a sentence begins with ends; 0 where it begins with none."""
    if not _MARKS.search(sentence, 0, _NEAR):
        return 0
    found = _SENT.match(sentence[: _NEAR + 20])
    if not found:
        return 0
    if found["city"]:  # "LONDON — ": a place that is known for one, or it may be anything
        return found.end() if "-".join(found["city"].casefold().split()) in PLACES else 0
    if found["plain"] and not (_SHOUTED.match(found["plain"]) or _first_place(found["plain"])):
        return 0
    return found.end()


def _first_place(where: str) -> bool:
    return "-".join(where.split(",", maxsplit=1)[0].casefold().split()) in PLACES
