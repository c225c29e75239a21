"""robots.txt by RFC 9309: what it allows, how fast, and its copy in the database, read again within a day."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from protego import Protego

from crawler.database import Database, ensure

BYTES = 512_000  # RFC 9309: at least 500 KiB must be read
_HOURS = 24  # RFC 9309: no copy is used for longer
_SKEW = 60.0  # seconds between the clocks of two workers
_PARSED = 1_000  # robots.txt kept ready in memory, some 20 kB each
_KEPT = 60.0  # seconds that what other workers read of a domain is believed without looking again

STEPS = (
    (
        """CREATE TABLE robots (
          origin TEXT PRIMARY KEY,               -- scheme://host:port
          domain TEXT NOT NULL,
          body TEXT NOT NULL,                    -- as far as it is read; empty where there is none
          delay REAL NOT NULL,                   -- seconds between two requests that it asks of us
          read_at REAL NOT NULL                  -- seconds since 1970
        ) STRICT""",
        "CREATE INDEX robots_by_domain ON robots (domain)",
    ),
)


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of one robots.txt for one agent."""

    delay: float
    _parsed: Protego | None
    _agent: str

    @classmethod
    def of(cls, text: str, agent: str) -> "Rules":
        """Read it; what is no rule (an HTML page, say) is passed over, so then all is allowed."""
        if not text.strip():
            return cls(0.0, None, agent)
        parsed = Protego.parse(text)
        rate = parsed.request_rate(agent)
        pace = rate.seconds / rate.requests if rate and rate.requests else 0.0
        return cls(max(float(parsed.crawl_delay(agent) or 0.0), pace, 0.0), parsed, agent)

    def allow(self, url: str) -> bool:
        """Whether this address may be asked for."""
        return self._parsed is None or bool(self._parsed.can_fetch(url, self._agent))


def text_of(body: bytes) -> str:
    """The text of a robots.txt: UTF-8 with or without a mark, of a cut one only whole lines, no NULs."""
    if len(body) >= BYTES:
        body = body[:BYTES].rpartition(b"\n")[0]
    return body.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace").replace("\0", "")


class Robots:
    """The room of robots.txt in the database; for the thread that opened it. Raises ``ArchiveError``."""

    def __init__(self, database: Database, agent: str, *, clock: Callable[[], float] = time.time) -> None:
        self._database, self._agent, self._clock = database, agent, clock
        self._parsed: dict[str, tuple[float, Rules]] = {}
        self._delays: dict[str, tuple[float, float]] = {}
        ensure(database, "robots", STEPS)

    def rules(self, origin: str) -> Rules | None:
        """The rules of an origin, if a copy is at hand that is younger than a day."""
        read_at, rules = self._parsed.get(origin, (0.0, None))
        if rules is None or not self._is_fresh(read_at):
            rows = self._database.execute("SELECT body, read_at FROM robots WHERE origin = ?", (origin,))
            if not rows or not self._is_fresh(rows[0][1]):
                return None
            rules = Rules.of(rows[0][0], self._agent)
            self._remember(origin, rows[0][1], rules)
        return rules

    def keep(self, origin: str, domain: str, body: bytes) -> Rules:
        """Note what was read just now (nothing, if the site has none)."""
        text, now = text_of(body), self._clock()
        rules = Rules.of(text, self._agent)
        self._database.execute(
            "INSERT INTO robots (origin, domain, body, delay, read_at) VALUES (?, ?, ?, ?, ?) ON CONFLICT (origin)"
            " DO UPDATE SET body = excluded.body, delay = excluded.delay, read_at = excluded.read_at",
            (origin, domain, text, rules.delay, now),
        )
        self._remember(origin, now, rules)
        self._delays.pop(domain, None)
        return rules

    def delay(self, domain: str) -> float:
        """The longest delay that any host of the domain asks for, in seconds, whichever worker read it."""
        now = time.monotonic()
        until, delay = self._delays.get(domain, (0.0, 0.0))
        if now > until:
            rows = self._database.execute(
                "SELECT max(delay) FROM robots WHERE domain = ? AND read_at > ?",
                (domain, self._clock() - _HOURS * 3_600),
            )
            delay = float(rows[0][0] or 0.0)
            self._delays[domain] = (now + _KEPT, delay)
        return delay

    def _remember(self, origin: str, read_at: float, rules: Rules) -> None:
        if len(self._parsed) >= _PARSED:
            del self._parsed[next(iter(self._parsed))]
        self._parsed[origin] = (read_at, rules)

    def _is_fresh(self, read_at: float) -> bool:
        # A copy from the future was noted by a clock that has gone back since: nobody knows how old it is.
        return -_SKEW <= self._clock() - read_at < _HOURS * 3_600
