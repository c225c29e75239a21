"""Where the server listens, from an environment."""

import pytest

from api.settings import Settings
from graph.errors import InputError


def test_loopback_unless_told_otherwise():
    assert (Settings.of({}).host, Settings.of({}).port) == ("127.0.0.1", 8000)
    assert Settings.of({"PULLBACK_HOST": "", "PULLBACK_PORT": ""}) == Settings.of({})


def test_every_variable_is_read():
    found = Settings.of({"PULLBACK_HOST": "0.0.0.0", "PULLBACK_PORT": "0", "PULLBACK_TIMEOUT": "5"})
    assert (found.host, found.port, found.limits.seconds) == ("0.0.0.0", 0, 5.0)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PULLBACK_PORT", "http"),
        ("PULLBACK_PORT", "-1"),
        ("PULLBACK_PORT", "65536"),
        ("PULLBACK_PORT", "²"),
        ("PULLBACK_PORT", "9" * 5000),
        ("PULLBACK_TIMEOUT", "0"),
        ("PULLBACK_TIMEOUT", "1e3"),
    ],
)
def test_a_value_that_is_no_such_number_is_named(name, value):
    with pytest.raises(InputError, match=name) as refused:
        Settings.of({name: value})
    assert refused.value.todo
