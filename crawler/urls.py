"""When two addresses are the same page; pure.

A key is for comparing only: it is never fetched and never shown.
"""

import base64
import re
from urllib.parse import parse_qsl, unquote, urlencode, urljoin, urlsplit

# Parameters that say how a reader came to the page or how it is shown, never which page it is.
_TRACKING = re.compile(
    r"(?:utm_?\w+|mtm_\w+|pk_\w+|hsa_\w+|wt\.\w+|ns_\w+|at_\w+|\w*clid|gbraid|wbraid|igsh|mc_cid|mc_eid|_hs\w+|mkt_tok|vero_\w+"
    r"|ncid|cmpid|cmp|ocid|icid|ito|intcid|itm_\w+|sr_share|guccounter|guce_\w+|traffic_source|ref|ref_\w+|referrer|smid|smtyp|taid"
    r"|feedtype|feedname|_ga|_gl|gaa_\w+|mod|tc|time|src|source|partner|share|sharetoken|sh|shareid|soc_\w+|xtor|spref|rss|reflink"
    r"|amp|amp_\w+|amp;\w+|outputtype|output|print|view_as|fromrss|campaign|campaign_id|cmpn|cn-track|partnerid|trk|trkcampaign"
    r"|fb_\w+|__twitter_impression|__source|otracker|sref|embedded-checkout|unlocked_article_code|accesstoken)",
    re.IGNORECASE,
)
# One site under several names for several screens; what is left must still be a site.
_SCREEN = re.compile(r"(?:www\d?|m|mobile|amp|wap)\.(?=[^.]+\.[^.])")
_AMP_CACHE = re.compile(
    r"/[a-z]/(?:s/)?(?=[^/]+\.[^/]+/)"
)  # …cdn.ampproject.org/c/s/site/path: s stands for https
_IN_PATH = re.compile(r"/(?:amp/s/|amp/(?=[^/]+\.[a-z]{2,}/))")  # google.com/amp/s/site/path
_AMP_END = re.compile(
    r"(?:/amp(?:/?|/index)|\.amp|(?<=.)\.amp(?=\.html?$))(?=(?:\.html?)?/?$)", re.IGNORECASE
)
_SCREEN_PATH = re.compile(r"^/(?:amp|m|mobile)(?=/[^/]+(?:/|-|\.|\d|$))", re.IGNORECASE)
_INDEX = re.compile(r"/(?:index|default)\.(?:s?html?|php|aspx?|jsp)$", re.IGNORECASE)
# Addresses that only lead on to the one that they hold in a parameter.
_LEADS_ON = re.compile(
    r"/(?:url|news/url|l\.php|link|links?/click|redirect(?:or)?|redir|out|away|goto|go|click|apiclick\.aspx|ck/a|sharer?(?:\.php|/sharer\.php)?"
    r"|intent/tweet|sharearticle|t/?|)/?$|/~r/",
    re.IGNORECASE,
)
_HOLDS = (
    "url",
    "u",
    "q",
    "ru",
    "to",
    "target",
    "dest",
    "destination",
    "redirect",
    "redirect_url",
    "goto",
    "link",
    "adurl",
)
_GOOGLE_NEWS = re.compile(r"/(?:rss/|__i/rss/rd/)?articles/([\w-]{20,})")
_STEPS = 4  # links within links; real ones have two
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


def story_url(url: str) -> str:
    """The address that a link leads on to: out of redirect links, AMP caches and feed proxies that name it.

    Links that name it nowhere (FeedBurner's numbers, shorteners) stay as they are: only a request can tell.
    """
    for _ in range(_STEPS):
        inner = _inner(url)
        if inner is None:
            return url
        url = inner
    return url


def _inner(url: str) -> str | None:
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    host = (parts.hostname or "").lower()
    if host == "news.google.com" and (packed := _GOOGLE_NEWS.match(parts.path)):
        return _from_google(packed[1])
    if host.endswith(".cdn.ampproject.org") and (start := _AMP_CACHE.match(parts.path)):
        return _web(f"https://{parts.path[start.end() :]}?{parts.query}")
    if re.fullmatch(r"(?:www\.)?(?:google\.[a-z.]{2,6}|bing\.com)", host) and (
        start := _IN_PATH.match(parts.path)
    ):
        return _web(f"https://{parts.path[start.end() :]}?{parts.query}")
    if re.match(r"/web/\d{4,14}(?:[a-z]{2}_)?/https?:/", parts.path):  # web archives
        held = parts.path.split("/", 3)[3]
        return _web(re.sub(r"^(https?):/+", r"\1://", held) + (f"?{parts.query}" if parts.query else ""))
    if not _LEADS_ON.search(parts.path):
        return None
    given = {name.lower(): value for name, value in parse_qsl(parts.query)}
    return next((found for name in _HOLDS if (found := _web(given.get(name, ""), not_of=host))), None)


def _web(text: str, not_of: str = "") -> str | None:
    """The text if it is an address of another host than ``not_of``: a log-in page also names where it came from."""
    text = text.removesuffix("?")
    if not text.startswith(("http://", "https://")) or not is_web(text):
        return None
    return text if urlsplit(text).hostname != not_of else None


def _from_google(name: str) -> str | None:
    """Google News packs the address into the name of its page (until 2024; later names must be asked for)."""
    try:
        packed = base64.urlsafe_b64decode(name + "=" * (-len(name) % 4))
    except ValueError:
        return None
    found = re.search(rb"https?://[\x21-\x7e]+", packed)
    return _web(found[0].decode("ascii")) if found else None


def page_key(url: str) -> str:
    """What all addresses of one page have in common.

    Scheme, ``www.``, ``m.`` and ``amp.``, AMP's paths, default port, user, fragment, trailing slash, ``index.html``,
    parameters of tracking and of display, the order of parameters and the spelling of escapes make no difference; a
    link that leads on (``story_url``) has the key of where it leads. The key of the key is the key. An address that
    can't be taken apart is its own key.
    """
    try:
        parts = urlsplit(story_url(url).strip())
        port = parts.port
    except ValueError:
        return url
    host = _site(parts.hostname or "")
    if not host:
        return url
    if port is not None and port not in _DEFAULT_PORTS.values():
        host = f"{host}:{port}"
    kept = sorted(
        (name, value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
        if not _TRACKING.fullmatch(name)
    )
    path = _story_path(_plain_path(parts.path))
    return f"//{host}{path}" + (f"?{urlencode(kept)}" if kept else "")


def _site(host: str) -> str:
    host = host.rstrip(".")
    while screen := _SCREEN.match(host):
        host = host[screen.end() :]
    return host


def _story_path(path: str) -> str:
    """The path without what chooses a form of the page: AMP, a small screen, a folder's own file."""
    before = ""
    while path != before:
        before = path
        path = re.sub(r"/{2,}", "/", path).rstrip("/")
        path = _INDEX.sub("", _AMP_END.sub("", _SCREEN_PATH.sub("", path)))
    return path or "/"


def _plain_path(path: str) -> str:
    """Unreserved characters unescaped; whatever would change the path's meaning stays escaped."""
    return re.sub(
        r"%[0-9A-Fa-f]{2}",
        lambda found: (
            plain if re.fullmatch(r"[\w.~-]", plain := unquote(found[0]), re.ASCII) else found[0].upper()
        ),
        path,
    )
