import pytest

from crawler.addresses import is_literal, is_loopback, is_public


@pytest.mark.parametrize("address", ["93.184.216.34", "8.8.8.8", "2606:2800:220:1:248:1893:25c8:1946"])
def test_servers_of_the_public_internet_pass(address):
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",
        "224.0.0.1", "255.255.255.255", "192.0.0.8", "::1", "::", "::ffff:127.0.0.1", "::127.0.0.1", "fe80::1",
        "fe80::1%eth0", "fc00::1", "fec0::1", "ff02::1", "64:ff9b::7f00:1", "2002:7f00:1::", "2001::1", "3fff::1",
        "not an address", "",
    ],
)  # fmt: skip
def test_everything_else_is_refused(address):
    assert not is_public(address)


def test_this_machine_is_known_by_number_and_name():
    assert is_loopback("127.8.9.1")
    assert is_loopback("::1")
    assert is_loopback("LocalHost")
    assert not is_loopback("news.example")
    assert is_literal("fe80::1%eth0")
    assert not is_literal("127.1")
