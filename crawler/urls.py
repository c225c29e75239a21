"""When two addresses are the same page; pure.

A key is for comparing only: it is never fetched and never shown.
"""

import re
from urllib.parse import parse_qsl, unquote, urlencode, urljoin, urlsplit

# Parameters that say how a reader came to the page, never which page it is.
_TRACKING = re.compile(
    r"(?:utm_\w+|mtm_\w+|pk_\w+|hsa_\w+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|twclid|igshid|igsh"
    r"|mc_cid|mc_eid|_hsenc|_hsmi|mkt_tok|ncid|cmpid|ocid|guccounter|guce_referrer(?:_sig)?|sr_share"
    r"|traffic_source|ref_src|ref_url|smid|taid|feedtype|feedname|_ga|_gl)",
    re.IGNORECASE,
)
_DEFAULT_PORTS = {"http": 80, "https": 443}
_MAX_URL = 2_083  # Scrapy drops longer addresses as well; no browser of note accepts many more


def is_web(url: str) -> bool:
    """Whether this is an absolute http(s) address with a host, of a length that can be asked for."""
    if len(url) > _MAX_URL or re.search(r"[\x00-\x20\x7f]", url):
        return False
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return False
    return parts.scheme in _DEFAULT_PORTS and bool(parts.hostname) and port != 0


def absolute(url: str, base: str) -> str | None:
    """The absolute address of a link found on ``base``, without fragment; None unless it is http(s)."""
    try:
        joined = urljoin(base, url.strip())
    except ValueError:
        return None
    joined = joined.partition("#")[0].replace(" ", "%20")
    return joined if is_web(joined) else None


def page_key(url: str) -> str:
    """What all addresses of one page have in common.

    Scheme, ``www.``, default port, user, fragment, trailing slash, tracking parameters, the order of
    parameters and the spelling of escapes make no difference. The key of the key is the key. An address
    that can't be taken apart is its own key.
    """
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        return url
    host = (parts.hostname or "").rstrip(".").removeprefix("www.")
    if not host:
        return url
    if port is not None and port not in _DEFAULT_PORTS.values():
        host = f"{host}:{port}"
    kept = sorted(
        (name, value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
        if not _TRACKING.fullmatch(name)
    )
    path = _plain_path(parts.path).rstrip("/") or "/"
    return f"//{host}{path}" + (f"?{urlencode(kept)}" if kept else "")


def _plain_path(path: str) -> str:
    """Unreserved characters unescaped; whatever would change the path's meaning stays escaped."""
    return re.sub(
        r"%[0-9A-Fa-f]{2}",
        lambda found: (
            plain if re.fullmatch(r"[\w.~-]", plain := unquote(found[0]), re.ASCII) else found[0].upper()
        ),
        path,
    )
