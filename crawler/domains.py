"""Whom a request is a burden to: the registered domain of a host; pure and offline."""

from functools import lru_cache

from tldextract import TLDExtract

from crawler.addresses import is_literal

# The list of public suffixes that comes with the package: no look-up on the network, no cache on disk. Without
# its private part, so that all sites of one hosting company share a pace.
_suffixes = TLDExtract(suffix_list_urls=(), cache_dir=None)


@lru_cache(maxsize=10_000)
def domain_of(host: str, port: int | None = None) -> str:
    """``example.co.uk`` for ``www.example.co.uk``: what paces, budgets and closings are counted by.

    A host without a registered domain (a number, ``localhost``, a name of one's own network) stands for itself,
    with its port: two services on one such host are usually two things.
    """
    host = host.lower().rstrip(".")
    registered = "" if is_literal(host) else _suffixes.extract_str(host).top_domain_under_public_suffix
    if registered:
        return registered
    return f"{host}:{port}" if port else host
