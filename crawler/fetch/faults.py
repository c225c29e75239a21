"""All that can end a request, by name: the report counts these, and the frontier learns when to ask again."""

from typing import Literal

FaultName = Literal[
    "scheme",  # not http(s), or no host in it
    "address",  # leads to an address that is not on the public internet
    "dns",  # the name can't be resolved
    "connect",  # nobody answers there, or the connection broke before an answer
    "certificate",  # TLS failed: the certificate is wrong, or the version too old
    "deadline",  # connecting, asking and reading took too long, all hops together
    "headers",  # the head of the answer is endless
    "malformed",  # not HTTP/1.x: status line, lengths or chunks that can't be
    "cut_off",  # the answer ended before its end
    "too_large",  # more bytes than any article has
    "bomb",  # unpacks to far more than text does
    "encoding",  # packed in a way that was not asked for, or badly
    "redirects",  # too many
    "robots",  # robots.txt disallows it
    "robots_unreachable",  # robots.txt can't be had, so nothing may be asked for
    "closed",  # the host asked to be left alone (Retry-After, 429, 503)
    "blocked",  # the host refuses us: 401, 403, 451 again and again, or a page for humans only
    "budget",  # enough was asked of this host today
    "stopped",  # the run is being ended
]

# What a later attempt may well find mended.
_TEMPORARY: frozenset[FaultName] = frozenset(
    {"dns", "connect", "deadline", "cut_off", "robots_unreachable", "closed", "budget", "stopped"}
)
_REFUSALS: frozenset[FaultName] = frozenset({"scheme", "address", "robots", "robots_unreachable", "closed", "budget"})  # fmt: skip


class FetchError(Exception):
    """Why an address could not be had: data about that address, caught by whoever asked for it.

    ``name`` is from ``FaultName``, ``until`` the moment (seconds since 1970) before which asking again is no
    use, if one is known.
    """

    def __init__(self, name: FaultName, detail: str, *, until: float | None = None) -> None:
        super().__init__(f"{name}: {detail}")
        self.name: FaultName = name
        self.detail, self.until = detail, until

    @property
    def temporary(self) -> bool:
        """Whether it may be right to ask again later."""
        return self.name in _TEMPORARY

    @property
    def is_refusal(self) -> bool:
        """Whether it was we who did not ask."""
        return self.name in _REFUSALS
