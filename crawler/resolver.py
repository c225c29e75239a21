"""Names to addresses, refusing those that lead out of the public internet.

The address that is checked is the one that is connected to, so a name that changes between the two
(DNS rebinding) gains nothing.
"""

from collections.abc import Sequence
from typing import Self

from scrapy.crawler import Crawler
from scrapy.resolver import CachingThreadedResolver
from twisted.internet.base import ReactorBase
from twisted.internet.defer import Deferred
from twisted.internet.error import DNSLookupError

from crawler.addresses import is_literal, is_public


class GuardedResolver(CachingThreadedResolver):
    """Scrapy's resolver; ``OPEN_HOSTS`` are names that may lead anywhere: the operator declared them."""

    open_hosts: frozenset[str] = frozenset()

    @classmethod
    def from_crawler(cls, crawler: Crawler, reactor: ReactorBase) -> Self:
        """As Scrapy makes it."""
        made = super().from_crawler(crawler, reactor)
        made.open_hosts = frozenset(crawler.settings.getlist("OPEN_HOSTS"))
        return made

    def getHostByName(self, name: str, timeout: Sequence[int] = ()) -> Deferred[str]:  # noqa: N802 - Twisted's name
        """The name's IPv4 address, or a lookup error if it is not a public one."""
        return super().getHostByName(name, timeout).addCallback(self._checked, name)

    def _checked(self, address: str, name: str) -> str:
        # Hosts written as numbers have been judged with their port (middlewares.PublicAddresses).
        if not is_literal(name) and name not in self.open_hosts and not is_public(address):
            raise DNSLookupError(f"{name} leads to {address}, which is not on the public internet")
        return address
