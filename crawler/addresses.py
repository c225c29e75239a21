"""Which network addresses a crawler may talk to; pure. A link must never lead into our own network.

An own list, because ``is_global`` of Python 3.11 is true for multicast, NAT64 and 6to4 addresses that lead
back to private ones.
"""

import ipaddress

_REFUSED_4 = tuple(
    ipaddress.IPv4Network(network)
    for network in (
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
        "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
        "224.0.0.0/4", "240.0.0.0/4",
    )
)  # fmt: skip
# Global unicast is 2000::/3; of that, 6to4, Teredo, ORCHID and documentation prefixes are no web servers.
_UNICAST_6 = ipaddress.IPv6Network("2000::/3")
_REFUSED_6 = tuple(
    ipaddress.IPv6Network(network) for network in ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")
)


def is_public(address: str) -> bool:
    """Whether this IP address is one of the public internet's servers."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv4Address):
        return not any(ip in network for network in _REFUSED_4)
    return ip in _UNICAST_6 and not any(ip in network for network in _REFUSED_6)


def is_loopback(address: str) -> bool:
    """Whether this is the machine itself, by number or by the name localhost."""
    if address.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False


def is_literal(host: str) -> bool:
    """Whether a host is written as an IP address (resolvers are not asked about those)."""
    try:
        ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return False
    return True
