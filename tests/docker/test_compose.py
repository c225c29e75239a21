"""compose.yaml is what the compose specification allows and what our rules ask, and each rule can be broken."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from api.cli import cli
from api.scheduling import LONGEST
from crawler.schedule.daemon import NAP
from graph.settings import Settings
from graph.store.address import server_address
from tests.docker.roles import DOCKER, OURS, command, complaints, compose, seconds

SCHEMA = json.loads((Path(__file__).parent / "compose-spec.json").read_text(encoding="utf-8"))
VALID = jsonschema.Draft7Validator(SCHEMA)


def test_it_is_what_the_compose_specification_allows():
    assert [error.message for error in VALID.iter_errors(compose())] == []


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("read_only: true", "readonly: true"),
        ("restart: unless-stopped", "restart: 3"),
        ("{condition: service_healthy}", "{condition: healthy}"),
        ("networks: [web]", "networks: web"),
        ("memory: 1g", "ram: 1g"),
    ],
)
def test_the_specification_catches_a_slip(right, wrong):
    text = (DOCKER / "compose.yaml").read_text(encoding="utf-8")
    assert right in text
    assert list(VALID.iter_errors(compose(text.replace(right, wrong))))


def test_it_keeps_our_rules():
    assert complaints(compose()) == []


SLIPS: dict[str, Callable[[dict[str, Any]], object]] = {
    "api: its root is only read": lambda c: c["services"]["api"].update(read_only=False),
    "api: it has no capability": lambda c: c["services"]["api"].update(cap_add=["NET_ADMIN"]),
    "api: it gains no rights": lambda c: c["services"]["api"].pop("security_opt"),
    "api: it is not privileged": lambda c: c["services"]["api"].update(network_mode="host"),
    "neo4j: it runs as a number other than root's": lambda c: c["services"]["neo4j"].pop("user"),
    "neo4j: its ports are on the loopback address": lambda c: c["services"]["neo4j"].update(ports=["7687:7687"]),
    "crawl: its memory, processors and processes are limited": lambda c: (
        c["services"]["crawl"]["deploy"]["resources"]["limits"].pop("pids")
    ),
    "crawl: its log is rotated": lambda c: c["services"]["crawl"].pop("logging"),
    "crawl: it starts again": lambda c: c["services"]["crawl"].update(restart="no"),
    "ingest: its health is asked for, in bounds": lambda c: c["services"]["ingest"]["healthcheck"].update(timeout="5m"),
    "neo4j: its image has a version": lambda c: c["services"]["neo4j"].update(image="neo4j:latest"),
    "ingest: its secrets come by file": lambda c: c["services"]["ingest"]["environment"].update(
        PULLBACK_STORE="bolt://neo4j:hunter2@neo4j:7687"
    ),
    "neo4j: a secret it reads is given to it": lambda c: c["services"]["neo4j"].update(secrets=[]),
    "api: it waits for a server that is well": lambda c: c["services"]["api"]["depends_on"].update(
        neo4j={"condition": "service_started"}
    ),
    "api: what it may write to is named and bounded": lambda c: c["services"]["api"].update(tmpfs=["/tmp"]),
    "api: no socket or folder of the host is in it": lambda c: c["services"]["api"].update(
        volumes=["/var/run/docker.sock:/var/run/docker.sock"]
    ),
    "crawl: runs as the image's own user": lambda c: c["services"]["crawl"].update(user="1000:1000"),
    "crawl: is stopped by Ctrl-C": lambda c: c["services"]["crawl"].pop("stop_signal"),
    "crawl: whoever meets strangers knows no password and can't reach the server": lambda c: (
        c["services"]["crawl"]["networks"].append("store")
    ),
    "store: the server's network has no way out": lambda c: c["networks"].update(store={}),
    "host: the network of the ports has no way out": lambda c: c["networks"].update(host={}),
    "neo4j_auth: a secret is a file": lambda c: c["secrets"].update(neo4j_auth={"environment": "AUTH"}),
    "archive: a volume is declared": lambda c: c["volumes"].pop("archive"),
}  # fmt: skip


@pytest.mark.parametrize("sentence", SLIPS)
def test_our_rules_catch_a_slip(sentence):
    read = json.loads(json.dumps(compose()))  # parted from what anchors share
    SLIPS[sentence](read)
    assert sentence in complaints(read)


def test_the_roles_call_commands_that_there_are_with_variables_that_are_read():
    services = compose()["services"]
    for name in OURS:
        words = command(services[name])
        verb, *rest = words[words.index("pullback") + 1 :]
        assert verb in cli.commands
        known = {one for option in cli.commands[verb].params for one in option.opts}
        assert {word for word in rest if word.startswith("--")} <= known
    environment = services["api"]["environment"]
    assert environment == {
        **services["ingest"]["environment"],
        "PULLBACK_ARCHIVE": "/archive/archive.sqlite",
    }
    assert services["api"]["volumes"] == ["archive:/archive:ro"], "the archive is only read there"
    password = environment["PULLBACK_NEO4J_PASSWORD_FILE"].rpartition("/")[2]
    assert password in compose()["secrets"]
    address = server_address(environment["PULLBACK_STORE"])
    assert (address.host, address.port, address.database) == ("neo4j", 7687, "neo4j")


def test_the_password_in_a_file_is_the_one_that_opens_the_store(tmp_path):
    file = tmp_path / "neo4j_password"
    file.write_text("a password\n")
    environment = {
        **compose()["services"]["api"]["environment"],
        "PULLBACK_NEO4J_PASSWORD_FILE": str(file),
    }
    assert Settings.of(environment).password == "a password"


def test_the_health_of_a_schedule_bears_its_longest_round():
    services = compose()["services"]
    pauses = {"crawl": NAP.total_seconds(), "ingest": seconds(services["ingest"]["command"][0])}
    for name, longest in (("crawl", LONGEST), ("ingest", 1800)):
        check = services[name]["healthcheck"]
        oldest = 60 * int(check["test"][1].partition("-mmin -")[2].partition(")")[0])
        assert oldest >= pauses[name] + longest
        assert seconds(check["start_period"]) >= longest


def test_the_server_is_given_more_memory_than_its_settings_ask_for():
    lines = (DOCKER / "neo4j.conf").read_text().splitlines()
    settings = dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))
    size = {"m": 1, "g": 1024}
    asked = sum(
        int(settings[key][:-1]) * size[settings[key][-1]]
        for key in ("server.memory.heap.max_size", "server.memory.pagecache.size")
    )
    limit = compose()["services"]["neo4j"]["deploy"]["resources"]["limits"]["memory"]
    assert asked * 1.4 <= int(limit[:-1]) * size[limit[-1]]
