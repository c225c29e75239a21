import asyncio
import ipaddress
import random

import pytest

from crawler.addresses import Reach, is_literal, is_public
from crawler.errors import SettingError
from crawler.fetch.connections import system_addresses


@pytest.mark.parametrize(
    "address",
    ["93.184.216.34", "8.8.8.8", "2606:2800:220:1:248:1893:25c8:1946", "::ffff:8.8.8.8", "64:ff9b::808:808"],
)
def test_servers_of_the_public_internet_pass(address):
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",
        "224.0.0.1", "255.255.255.255", "192.0.0.8", "::1", "::", "::ffff:127.0.0.1", "::127.0.0.1", "fe80::1",
        "fe80::1%eth0", "fc00::1", "fec0::1", "ff02::1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::7f00:1",
        "2002:7f00:1::", "2002:808:808::", "2001::1", "2001:db8::1", "3fff::1", "100::1", "not an address", "", "127.1",
    ],
)  # fmt: skip
def test_everything_else_is_refused(address):
    assert not is_public(address)


def test_whatever_python_calls_not_global_is_refused_too():
    rolls = random.Random(5)
    for _ in range(20_000):
        for ip in (
            ipaddress.IPv4Address(rolls.getrandbits(32)),
            ipaddress.IPv6Address(rolls.getrandbits(128)),
        ):
            if not ip.is_global and ip not in ipaddress.IPv6Network("64:ff9b::/96"):
                assert not is_public(str(ip)), ip


@pytest.mark.parametrize(
    "spelling", ["127.1", "0x7f000001", "2130706433", "017700000001", "0", "localhost", "127.0.1", "①②⑦.0.0.1", "127。0。0。1"]
)  # fmt: skip
def test_every_spelling_of_this_machine_is_judged_by_the_address_it_leads_to(spelling):
    found = asyncio.run(system_addresses(spelling, 80))
    assert found
    assert not [address for address in found if address in Reach()]


def test_the_operator_opens_networks_and_nothing_else():
    reach = Reach.of(" 127.0.0.0/8, fd00::/8 ")
    for open_now in ("127.9.9.9", "::ffff:127.0.0.1", "fd12::1", "8.8.8.8"):
        assert open_now in reach
    for shut in ("10.0.0.1", "::1", "fe80::1", "169.254.169.254", "2002:7f00:1::"):
        assert shut not in reach
    assert Reach.of("") == Reach()


@pytest.mark.parametrize("text", ["localhost", "127.0.0.1/8", "10.0.0.0/33", "10.0.0.0/8;fd00::/8"])
def test_what_is_no_network_is_told(text):
    with pytest.raises(SettingError) as told:
        Reach.of(text)
    assert told.value.wanted
    assert told.value.todo


def test_literals_are_known():
    assert is_literal("fe80::1%eth0")
    assert is_literal("10.0.0.1")
    assert not is_literal("127.1")
    assert not is_literal("news.example")
