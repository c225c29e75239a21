"""Reads a Dockerfile and says which of our rules it breaks; the names in brackets are hadolint's for the same thing."""

import json
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple


class Line(NamedTuple):
    """One instruction with its continuation lines joined; ``stage`` counts the FROMs, from 0."""

    stage: int
    verb: str
    text: str


def read(text: str) -> list[Line]:
    """The instructions of a Dockerfile, without comments."""
    kept = "\n".join(line for line in text.splitlines() if not line.lstrip().startswith("#"))
    lines, stage = [], -1
    for line in re.sub(r"\\\n\s*", " ", kept).splitlines():
        if not line.strip():
            continue
        verb, _, rest = line.strip().partition(" ")
        stage += verb.upper() == "FROM"
        lines.append(Line(stage, verb.upper(), rest.strip()))
    return lines


def _of(lines: list[Line], *verbs: str) -> list[Line]:
    return [line for line in lines if line.verb in verbs]


def _bases(lines: list[Line]) -> Iterator[str]:
    names: set[str] = set()
    for line in _of(lines, "FROM"):
        image, _, name = line.text.partition(" AS ")
        if image not in names:
            yield image
        names.add(name.strip())


def _exec_form(line: Line) -> bool:
    try:
        return isinstance(json.loads(line.text), list)
    except ValueError:
        return False


def _last(lines: list[Line], verb: str) -> str | None:
    final = max(line.stage for line in lines)
    return next((line.text for line in reversed(lines) if line.verb == verb and line.stage == final), None)


def _commands(lines: list[Line]) -> list[str]:
    return [part.strip() for line in _of(lines, "RUN") for part in re.split(r"&&|;|\|\|", line.text)]


def _unhashed(command: str) -> bool:
    if not re.search(r"\bpip3?\b.*\binstall\b", command):
        return False
    hashed = "--require-hashes" in command and "--only-binary" in command
    return not hashed and not ("--no-index" in command and "--no-deps" in command)


def _from_stages(lines: list[Line]) -> bool:
    names = {line.text.partition(" AS ")[2].strip() for line in _of(lines, "FROM")}
    asked = [m[1] for line in _of(lines, "COPY") for m in [re.search(r"--from=(\S+)", line.text)] if m]
    return all(one in names for one in asked)


_SECRET = re.compile(r"\b\w*(?:PASSWORD|PASSWD|SECRET|TOKEN|API_?KEY)\w*(?:=|\b)", re.IGNORECASE)
_HOST = re.compile(r"https?://|\b(?:[a-z0-9-]+\.)+(?:com|org|net|io|dev)(?:/|:|\b(?!\.))", re.IGNORECASE)

# Each rule is broken where its function says yes.
RULES: dict[str, Callable[[list[Line]], bool]] = {
    "a base is pinned to its last number (DL3006, DL3007)": lambda f: any(
        not re.search(r":\d+\.\d+\.\d+-[a-z-]+(@sha256:[0-9a-f]{64})?$", one) for one in _bases(f)
    ),
    "a base is a slim one": lambda f: any("-slim" not in one for one in _bases(f)),
    "it builds in one stage and runs in another": lambda f: len(_of(f, "FROM")) < 2,
    "a copy comes from a stage that there is (DL3022)": lambda f: not _from_stages(f),
    "the last user is a number other than root's (DL3002)": lambda f: not re.fullmatch(
        r"[1-9]\d{3,}:[1-9]\d{3,}", _last(f, "USER") or ""
    ),
    "nobody is sudo (DL3004)": lambda f: any(re.search(r"\bsudo\b", one) for one in _commands(f)),
    "no ADD where COPY does (DL3020)": lambda f: bool(_of(f, "ADD")),
    "not the whole folder is copied": lambda f: any(
        re.match(r"(?:--\S+ )*\.{1,2}/? ", line.text) for line in _of(f, "COPY")
    ),
    "a working folder is absolute (DL3000)": lambda f: any(
        not line.text.startswith("/") for line in _of(f, "WORKDIR")
    ),
    "no cd in place of WORKDIR (DL3003)": lambda f: any(one.startswith("cd ") for one in _commands(f)),
    "the way in and the command are lists (DL3025)": lambda f: any(
        not _exec_form(line) for line in _of(f, "ENTRYPOINT", "CMD")
    ),
    "one way in and one command (DL4003, DL4004)": lambda f: (
        len(_of(f, "ENTRYPOINT")) != 1 or len(_of(f, "CMD")) != 1
    ),
    "packages are installed by hash, as wheels": lambda f: any(_unhashed(one) for one in _commands(f)),
    "the installer keeps no cache (DL3042)": lambda f: (
        "pip" in " ".join(_commands(f)) and not any("PIP_NO_CACHE_DIR=1" in one.text for one in _of(f, "ENV"))
    ),
    "nothing is installed from the distribution (DL3008)": lambda f: any(
        re.match(r"apt(-get)? ", one) for one in _commands(f)
    ),
    "the running stage installs nothing": lambda f: any(
        "install " in line.text and "pip" in line.text and line.stage == f[-1].stage for line in _of(f, "RUN")
    ),
    "nothing is fetched and run": lambda f: any(
        re.search(r"\b(?:curl|wget)\b", line.text) for line in _of(f, "RUN")
    ),
    "nobody else may write": lambda f: any(re.search(r"chmod\S* .*77[0-7]", one) for one in _commands(f)),
    "no secret is built in": lambda f: any(
        _SECRET.search(line.text) for line in _of(f, "ENV", "ARG", "LABEL", "COPY")
    ),
    "no host is named": lambda f: any(_HOST.search(line.text) for line in f if line.verb != "LABEL"),
    "it says by what signal it is stopped": lambda f: _last(f, "STOPSIGNAL") != "SIGINT",
    "ports are numbers of unprivileged ones (DL3011)": lambda f: any(
        not re.fullmatch(r"\d+", line.text) or not 1024 <= int(line.text) <= 65535
        for line in _of(f, "EXPOSE")
    ),
    "it is labelled": lambda f: (
        any(
            f'org.opencontainers.image.{key}="' not in (_last(f, "LABEL") or "")
            for key in ("title", "description", "version", "licenses")
        )
    ),
    "every instruction is one that there is": lambda f: any(
        line.verb
        not in {"FROM", "ARG", "ENV", "WORKDIR", "COPY", "ADD", "RUN", "LABEL", "VOLUME", "EXPOSE", "USER",
                "STOPSIGNAL", "ENTRYPOINT", "CMD", "SHELL", "HEALTHCHECK", "ONBUILD"}
        for line in f
    ),
}  # fmt: skip


def broken(text: str) -> set[str]:
    """The rules that a Dockerfile breaks, by their sentences."""
    lines = read(text)
    return {sentence for sentence, breaks in RULES.items() if breaks(lines)}
