"""Which network addresses a crawler may talk to; pure. A link must never lead into our own network.

An own list, because ``is_global`` of Python is true for multicast, NAT64 and 6to4 addresses that lead back
to private ones. Names and odd spellings (``127.1``, ``0x7f000001``) need no list: what is judged is always the
address that a connection goes to.
"""

import ipaddress
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from crawler.errors import SettingError

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network

_REFUSED_4 = tuple(
    ipaddress.IPv4Network(network)
    for network in (
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
        "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
        "224.0.0.0/4", "240.0.0.0/4",
    )
)  # fmt: skip
# Global unicast is 2000::/3; of that, Teredo and its neighbours, 6to4 and documentation are no web servers.
_UNICAST_6 = ipaddress.IPv6Network("2000::/3")
_REFUSED_6 = tuple(
    ipaddress.IPv6Network(network) for network in ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")
)
# A network without IPv4 of its own reaches every IPv4 site through this prefix.
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


@dataclass(frozen=True, slots=True)
class Reach:
    """The public internet, and ``besides`` it the networks that the operator opened."""

    besides: tuple[Network, ...] = ()

    @classmethod
    def of(cls, text: str) -> Self:
        """From ``PULLBACK_FETCH_ALLOW``: networks with commas between. Raises ``SettingError``."""
        return cls(tuple(_network(part.strip()) for part in text.split(",") if part.strip()))

    def __contains__(self, address: str) -> bool:
        """Whether a connection to this IP address is allowed; what is no IP address never is."""
        ip = _innermost(address)
        return ip is not None and (_is_in(ip, self.besides) or _is_public(ip))


def is_public(address: str) -> bool:
    """Whether this IP address is one of the public internet's servers."""
    return address in Reach()


def is_literal(host: str) -> bool:
    """Whether a host is written as an IP address."""
    return _innermost(host) is not None


def _network(text: str) -> Network:
    try:
        return ipaddress.ip_network(text)
    except ValueError as error:
        raise SettingError(
            f"PULLBACK_FETCH_ALLOW names {text!r}: {error}",
            wanted="networks with commas between them, such as 10.1.0.0/16,fd00::/8",
            todo="mend it, or leave it unset: then only the public internet is reached",
        ) from None


def _innermost(address: str) -> Address | None:
    """The address a packet ends at: IPv4 inside mapped and NAT64 addresses is taken out."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return None
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.ipv4_mapped:
            return ip.ipv4_mapped
        if ip in _NAT64:
            return ipaddress.IPv4Address(int(ip) & 0xFFFF_FFFF)
    return ip


def _is_public(ip: Address) -> bool:
    if isinstance(ip, ipaddress.IPv4Address):
        return not _is_in(ip, _REFUSED_4)
    return ip in _UNICAST_6 and not _is_in(ip, _REFUSED_6)


def _is_in(ip: Address, networks: Sequence[Network]) -> bool:
    return any(ip.version == network.version and ip in network for network in networks)
