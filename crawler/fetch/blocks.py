"""Whether a site refuses us, and when it wants us back; pure. A block is noted and shown, never gone around."""

import re
from email.utils import parsedate_to_datetime

REFUSALS = (401, 403, 451)  # and 429, which asks for patience first
STAY_AWAY = (429, 503)
_LONGEST = 30 * 86_400  # seconds; a month of patience is a block
_SMALL = (
    60_000  # bytes: pages that only ask for a human are short, articles that mention one are not searched
)
_CHALLENGES = {"cf-mitigated": "Cloudflare", "x-datadome": "DataDome"}
_FOR_HUMANS = re.compile(
    rb"<title>\s*(?:just a moment|attention required|access denied|pardon our interruption|are you a robot|robot or human"
    rb"|please verify|security check|human verification|verify you are human|captcha|bot verification|client challenge)[^<]{0,60}</title>"
    rb"|/cdn-cgi/challenge-platform/h/|px-captcha|geo\.captcha-delivery\.com|_Incapsula_Resource\?SWJIYLWA",
    re.IGNORECASE,
)


def block_in(status: int, headers: list[tuple[str, str]], body: bytes) -> str:
    """Why this answer is a refusal to serve us, or nothing if it is none."""
    if status in REFUSALS:
        return f"status {status}"
    named = dict(headers)
    for header, who in _CHALLENGES.items():
        if (
            header in named
            and (header != "cf-mitigated" or "challenge" in named[header])
            and _is_page(status, body)
        ):
            return f"a page for humans only ({who})"
    if _is_page(status, body) and (found := _FOR_HUMANS.search(body)):
        return f"a page for humans only ({found[0][:60].decode('latin-1')})"
    return ""


def come_back(headers: list[tuple[str, str]], now: float) -> float | None:
    """The moment that Retry-After names, as seconds or as a date; None if it names none.

    ``now`` is our clock. Where the server's own clock (Date) is off by more than a minute, its date is read by that.
    """
    named = dict(headers)
    value = named.get("retry-after", "").strip()
    if re.fullmatch(r"[0-9]{1,9}", value, re.ASCII):
        return now + min(int(value), _LONGEST)
    moment, served = _moment(value), _moment(named.get("date", ""))
    if moment is None:
        return None
    if served is not None and abs(served - now) > 60:  # noqa: PLR2004 - a minute
        moment += now - served
    return min(max(moment, now), now + _LONGEST)


def _is_page(status: int, body: bytes) -> bool:
    return status in (200, 202, 429, 503) and len(body) < _SMALL


def _moment(text: str) -> float | None:
    try:
        return parsedate_to_datetime(text).timestamp()
    except (ValueError, TypeError, OverflowError):
        return None
