"""The services of compose.yaml as a test reads them: checked, and turned into commands for this machine."""

import re
from pathlib import Path
from typing import Any

import yaml

DOCKER = Path(__file__).parents[2] / "docker"
OURS = ("crawl", "ingest", "api")
NO_WAY_OUT = "com.docker.network.bridge.enable_ip_masquerade"
TIMES = ("interval", "timeout", "start_period")


def compose(text: str | None = None) -> dict[str, Any]:
    """The compose file, anchors and merges resolved."""
    read: dict[str, Any] = yaml.safe_load(text or (DOCKER / "compose.yaml").read_text(encoding="utf-8"))
    return read


def command(service: dict[str, Any]) -> list[str]:
    """What a service of ours runs: its way in (the image's unless it says) and its command."""
    return [*service.get("entrypoint", ["pullback"]), *service["command"]]


def seconds(text: str) -> float:
    """A duration such as 90s, 15m or 1h."""
    return float(text[:-1]) * {"s": 1, "m": 60, "h": 3600}[text[-1]]


def complaints(read: dict[str, Any]) -> list[str]:
    """Each way in which the services fall short of our rules, as 'service: sentence'."""
    found = [
        f"{name}: {sentence}"
        for name, one in read["services"].items()
        for sentence, kept in _rules(one).items()
        if not kept
    ]
    for name in OURS:
        one = read["services"][name]
        if one.get("user") != "10001:10001":
            found.append(f"{name}: runs as the image's own user")
        if one.get("stop_signal") != "SIGINT":
            found.append(f"{name}: is stopped by Ctrl-C")
    if "secrets" in read["services"]["crawl"] or "store" in read["services"]["crawl"]["networks"]:
        found.append("crawl: whoever meets strangers knows no password and can't reach the server")
    if not read["networks"]["store"].get("internal"):
        found.append("store: the server's network has no way out")
    if read["networks"]["host"].get("driver_opts") != {NO_WAY_OUT: "false"}:
        found.append("host: the network of the ports has no way out")
    for name, one in read["secrets"].items():
        if set(one) != {"file"}:
            found.append(f"{name}: a secret is a file")
    missing = sorted(_named_volumes(read) - set(read["volumes"]))
    return found + [f"{name}: a volume is declared" for name in missing]


def _rules(one: dict[str, Any]) -> dict[str, bool]:
    limits = one.get("deploy", {}).get("resources", {}).get("limits", {})
    health = one.get("healthcheck", {})
    environment = one.get("environment", {})
    return {
        "its root is only read": one.get("read_only") is True,
        "it has no capability": one.get("cap_drop") == ["ALL"] and not one.get("cap_add"),
        "it gains no rights": one.get("security_opt") == ["no-new-privileges:true"],
        "it is not privileged": not one.get("privileged") and not one.get("network_mode"),
        "it runs as a number other than root's": re.fullmatch(r"[1-9]\d*:[1-9]\d*", one.get("user", "")) is not None,
        "its ports are on the loopback address": all(
            str(port).startswith("127.0.0.1:") for port in one.get("ports", [])
        ),
        "its memory, processors and processes are limited": set(limits) == {"cpus", "memory", "pids"},
        "its log is rotated": set(one.get("logging", {}).get("options", {})) == {"max-size", "max-file"},
        "it starts again": one.get("restart") == "unless-stopped",
        "its health is asked for, in bounds": {"test", "retries", *TIMES} <= set(health)
        and seconds(health["timeout"]) <= seconds(health["interval"]),
        "its image has a version": re.search(r":\d[\w.]+(-community)?$", one.get("image", "")) is not None,
        "its secrets come by file": all(
            str(value).startswith("/run/secrets/")
            for name, value in environment.items()
            if re.search("PASSWORD|AUTH|SECRET|TOKEN", name)
        )
        and not re.search(r"://[^/@]*:[^/@]*@", str(environment)),
        "a secret it reads is given to it": {
            str(value).rpartition("/")[2]
            for value in environment.values()
            if str(value).startswith("/run/secrets/")
        }
        == set(one.get("secrets", [])),
        "it waits for a server that is well": all(
            state["condition"] == ("service_healthy" if name == "neo4j" else "service_started")
            for name, state in one.get("depends_on", {}).items()
        ),
        "what it may write to is named and bounded": all(
            "size=" in mount for mount in one.get("tmpfs", [])
        )
        and any(mount.startswith("/tmp:") for mount in one.get("tmpfs", [])),
        "no socket or folder of the host is in it": all(
            re.match(r"[a-z0-9-]+:/|\./[\w./-]+:/[\w./-]+:ro$", volume) for volume in one.get("volumes", [])
        ),
    }  # fmt: skip


def _named_volumes(read: dict[str, Any]) -> set[str]:
    return {
        volume.partition(":")[0]
        for one in read["services"].values()
        for volume in one.get("volumes", [])
        if not volume.startswith((".", "/"))
    }
