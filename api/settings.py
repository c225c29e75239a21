"""Where the server listens and what a stranger may ask of it: a frozen record made from a mapping."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from graph.errors import InputError

PAGE = 100  # most rows a page, and most ids in one call


@dataclass(frozen=True, slots=True)
class Limits:
    """What one request may cost; more is refused before anything is computed.

    ``body`` in bytes, ``seconds`` for reading the body and for computing the answer, each. ``cost`` counts
    fields, each times the page sizes above it; the deepest useful question of this schema (a quote behind a
    figure of a ranked company) is 8 levels deep and the standard introspection query 13.
    """

    body: int = 64 * 1024
    tokens: int = 2_000
    depth: int = 10
    introspection_depth: int = 16
    fields: int = 400
    aliases: int = 30
    directives: int = 20
    definitions: int = 40
    cost: int = 20_000
    errors: int = 5
    seconds: float = 30.0
    concurrency: int = 4


@dataclass(frozen=True, slots=True)
class Settings:
    """``PULLBACK_HOST`` (loopback by default), ``PULLBACK_PORT`` and ``PULLBACK_TIMEOUT`` (seconds a request)."""

    host: str = "127.0.0.1"
    port: int = 8000
    limits: Limits = field(default_factory=Limits)

    @classmethod
    def of(cls, environment: Mapping[str, str]) -> "Settings":
        """Read the three variables; an empty one counts as unset. Raises ``InputError`` for what is no number."""
        return cls(
            host=environment.get("PULLBACK_HOST") or "127.0.0.1",
            port=_whole(environment, "PULLBACK_PORT", 8000, most=65_535),
            limits=Limits(seconds=float(_whole(environment, "PULLBACK_TIMEOUT", 30, least=1, most=600))),
        )


def _whole(environment: Mapping[str, str], name: str, default: int, *, least: int = 0, most: int) -> int:
    text = environment.get(name) or str(default)
    if not (text.isascii() and text.isdigit() and len(text) <= len(str(most)) and least <= int(text) <= most):
        raise InputError(
            f"{name}={text!r}",
            wanted=f"a whole number from {least} to {most}",
            todo=f"set {name} to such a number, or leave it unset for {default}",
        )
    return int(text)
