"""One address in, one answer out: robots.txt, pace, redirects, limits. The only way out of this house.

Each hop is asked about anew: may we (robots.txt), now (pace, closing, budget), and there (the address)?
"""

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field

from crawler.fetch.answer import Limits, Receiving
from crawler.fetch.blocks import STAY_AWAY, block_in, come_back
from crawler.fetch.connections import Connections
from crawler.fetch.faults import FetchError
from crawler.fetch.lanes import Lanes
from crawler.fetch.target import Target
from crawler.fetch.wire import Wire
from crawler.hosts import Hosts
from crawler.robots import BYTES, Robots, Rules

Validators = Callable[[str], tuple[str | None, str | None]]

_REDIRECTS = (301, 302, 303, 307, 308)
_MISSING, _BROKEN = range(400, 500), range(500, 600)
_ROBOTS_AGAIN = 300.0  # seconds after which a robots.txt that could not be had is asked for again in this run
_PAUSE = 60.0  # seconds for a host that answers 429 and does not say for how long
_BLOCKS_MOST = 5  # refusals in a row, after which a host is left alone for
_BLOCKED_FOR = 6 * 3_600.0  # seconds
_SLOW = 0.5  # seconds between two requests, from which on a host gets one request at a time
_NOTED = 0.01  # seconds: a pace, so that the moment is noted, and the first page keeps its distance from it
_LOOK_UP = 1.0  # seconds between two looks of a waiting request at whether the run goes on
_TRIES = 3  # for one hop, where the host asked for a short wait
# What says as much about the page as about its robots.txt, and is told by its own name.
_PASSED_ON = (
    "robots_unreachable",
    "scheme",
    "address",
    "dns",
    "connect",
    "certificate",
    "closed",
    "blocked",
    "budget",
    "stopped",
)


@dataclass(frozen=True, slots=True)
class Asking:
    """A request: ``delay`` is the least time between two requests to its host in seconds, ``daily`` the most
    requests to it in a day (0: as in the manners), ``headers`` are lines to send instead of the manners' own,
    ``validators`` gives ETag and Last-Modified for an address.
    """

    url: str
    delay: float = 0.0
    daily: int = 0
    limits: Limits = field(default_factory=Limits)
    headers: bytes = b""
    validators: Validators | None = None
    is_page: bool = True  # False: robots.txt, whose refusal says nothing about pages


@dataclass(frozen=True, slots=True)
class Answer:
    """What came: ``url`` is where it was found, ``hops`` the addresses before that, ``peer`` the IP address."""

    url: str
    status: int
    headers: list[tuple[str, str]]
    body: bytes
    hops: tuple[str, ...]
    peer: str


@dataclass(frozen=True, slots=True)
class Manners:
    """How a fetcher behaves. ``deadline`` is the seconds for one address, connecting to reading, all hops together
    (waiting for one's turn is not counted); ``longest_wait`` the seconds that a host's wish to be left alone is
    waited out, beyond that the request is given back; ``at_once`` the requests to a host that is asked quickly.
    """

    headers: bytes
    deadline: float = 20.0
    redirects: int = 5
    longest_wait: float = 30.0
    at_once: int = 8
    daily: int = 86_400


class Fetcher:
    """For one event loop and one thread; ``stop`` gives back whatever waits, ``close`` hangs up.

    ``is_ending`` is asked now and then by those who wait, for runs that end without a word.
    """

    def __init__(
        self,
        hosts: Hosts,
        robots: Robots,
        connections: Connections,
        manners: Manners,
        *,
        is_ending: Callable[[], bool] = lambda: False,
    ) -> None:
        self.hosts, self.robots, self.connections, self.manners = hosts, robots, connections, manners
        self._is_ending = is_ending
        self._lanes = Lanes()
        self._stopping = asyncio.Event()
        self._reading: dict[str, asyncio.Task[Rules]] = {}
        self._unreachable: dict[str, tuple[float, FetchError]] = {}
        self._shut: dict[str, str] = {}  # domains that are in trouble, for this run

    async def fetch(self, asking: Asking) -> Answer:
        """Ask, following redirects; raises ``FetchError``."""
        deadline, url = Deadline(self.manners.deadline), asking.url
        hops: list[str] = []
        for _ in range(self.manners.redirects + 1):
            target = Target.of(url)
            rules = await self._rules(target, asking.delay)
            if not rules.allow(url):
                raise FetchError("robots", "robots.txt disallows it")
            receiving, body, peer = await self._hop(target, asking, deadline)
            location = dict(receiving.headers).get("location")
            if receiving.status not in _REDIRECTS or not location:
                return Answer(url, receiving.status, receiving.headers, body, tuple(hops), peer)
            hops.append(url)
            url = target.follow(location)
        raise FetchError("redirects", f"more than {self.manners.redirects} redirects")

    def stop(self) -> None:
        """Give back all that waits for its turn; what is on its way may come in."""
        self._stopping.set()

    def close(self) -> None:
        """Hang up, and write down what was counted."""
        self.stop()
        self.connections.close()
        self.hosts.flush()

    async def _hop(
        self, target: Target, asking: Asking, deadline: "Deadline"
    ) -> tuple[Receiving, bytes, str]:
        """One request and its answer; again after a wait, if the host asks for a short one."""
        domain = target.domain
        delay = max(asking.delay, self.robots.delay(domain))
        headers = (asking.headers or self.manners.headers) + _conditions(asking.validators, target.url)
        head = target.head(headers, by_proxy=self.connections.proxy is not None)
        for tries_left in reversed(range(_TRIES)):
            async with self._lanes.place(domain, self.manners.at_once if delay < _SLOW else 1):
                receiving, body, peer = await self._asked(target, head, asking, delay, deadline)
            if receiving.status in STAY_AWAY:
                self._leave_alone(domain, receiving, last=not tries_left)
                continue
            if asking.is_page and (block := block_in(receiving.status, receiving.headers, body)):
                self._blocked(target, block, fatal=receiving.status < min(_MISSING))
            elif receiving.status < min(_MISSING):
                self.hosts.welcomed(domain)
            return receiving, body, peer
        raise AssertionError("the last try returns or raises")

    async def _asked(
        self, target: Target, head: bytes, asking: Asking, delay: float, deadline: "Deadline"
    ) -> tuple[Receiving, bytes, str]:
        """Wait for the turn, connect, take the turn at the last moment, and ask."""
        wire = await self._turn(target, delay, asking.daily or self.manners.daily, deadline)
        receiving, was_used = Receiving(asking.limits), wire.used
        try:
            wire.ask(head, receiving)
            self.hosts.used(target.domain, delay)
            async with deadline.running(receiving.where):
                await wire.answered()
        except FetchError as fault:
            # A server may hang up on an idle connection in the very moment that it is used again.
            if not (was_used and fault.name == "connect" and not receiving.received):
                raise
            receiving = Receiving(asking.limits)
            async with deadline.running(receiving.where):
                wire = await self.connections.open(target.place)
                wire.ask(head, receiving)
                await wire.answered()
        peer = wire.peer
        if receiving.keep_alive and wire.is_open:
            self.connections.put_back(target.place, wire)
        else:
            wire.drop()
        return receiving, receiving.end(), peer

    async def _turn(self, target: Target, delay: float, daily: int, deadline: "Deadline") -> Wire:
        """A connection, and with it the turn to use it now."""
        while True:
            await self._wait(target.domain, delay, daily)
            async with deadline.running(lambda: f"no connection to {target.place[1]}"):
                wire = await self.connections.get(target.place)
            wait = self.hosts.turn(target.domain, delay)
            if wait is None:
                self.connections.put_back(target.place, wire)
                continue
            if wait:
                await self._sleep(wait)
            return wire

    async def _wait(self, domain: str, delay: float, daily: int) -> None:
        """Until the host may be asked; a fault if that is not soon."""
        while True:
            self._go_on()
            if why := self._shut.get(domain):
                raise FetchError("closed", f"{domain} is in trouble ({why}); it is left alone in this run")
            if self.hosts.asked(domain) >= daily:
                raise FetchError("budget", f"{domain} was asked {daily:,} times today", until=_midnight())
            closed = self.hosts.closed(domain)
            wait = closed[0] - time.time() if closed else self.hosts.wait(domain, delay)
            if closed and wait > self.manners.longest_wait:
                raise FetchError("closed", f"{domain} wants to be left alone: {closed[1]}", until=closed[0])
            if wait <= 0:
                return
            await self._sleep(wait)

    async def _sleep(self, seconds: float) -> None:
        """Wait, but not beyond the end of the run."""
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._stopping.wait(), min(left, _LOOK_UP))
            self._go_on()

    def _go_on(self) -> None:
        if self._stopping.is_set() or self._is_ending():
            raise FetchError("stopped", "the run is being ended")

    def _leave_alone(self, domain: str, receiving: Receiving, *, last: bool) -> None:
        """The host asks for patience: noted for all workers; a fault unless it is worth waiting for here."""
        now, why = time.time(), f"status {receiving.status}"
        until = come_back(receiving.headers, now)
        if until is None and receiving.status == STAY_AWAY[0]:
            until = now + _PAUSE
        if until is None:
            self._shut[domain] = why
            raise FetchError("closed", why)
        self.hosts.close_until(domain, until, why)
        if last:
            self._shut[domain] = why  # it says “soon” again and again: enough for this run
        if last or until - now > self.manners.longest_wait:
            raise FetchError(
                "closed", f"{why}: it wants to be left alone for {until - now:,.0f} seconds", until=until
            )

    def _blocked(self, target: Target, why: str, *, fatal: bool) -> None:
        """Note a refusal; many in a row close the host. ``fatal``: what came is no page, whatever its status."""
        if self.hosts.refused(target.domain, f"{why}: {target.url}") >= _BLOCKS_MOST:
            self.hosts.close_until(target.domain, time.time() + _BLOCKED_FOR, f"it refuses us ({why})")
        if fatal:
            raise FetchError("blocked", why)

    async def _rules(self, target: Target, delay: float) -> Rules:
        """The rules of the target's origin, read once however many ask."""
        if rules := self.robots.rules(target.origin):
            return rules
        since, fault = self._unreachable.get(target.origin, (0.0, None))
        if fault and time.monotonic() - since < _ROBOTS_AGAIN:
            raise FetchError(fault.name, fault.detail, until=fault.until)
        reading = self._reading.get(target.origin)
        if not reading:
            reading = asyncio.create_task(self._read_rules(target, delay))
            self._reading[target.origin] = reading
            reading.add_done_callback(lambda _: self._reading.pop(target.origin, None))
        return await asyncio.shield(reading)

    async def _read_rules(self, target: Target, delay: float) -> Rules:
        """Read robots.txt: any 4xx allows all; 5xx, 429 or no answer forbid all until it can be had."""
        asking = Asking(
            f"{target.origin}/robots.txt", max(delay, _NOTED), limits=Limits(BYTES, cut=True), is_page=False
        )
        try:
            status, body = await self._robots_file(asking)
            if status in _BROKEN:
                raise _no_robots(f"status {status}")
        except FetchError as fault:
            told = fault if fault.name in _PASSED_ON else _no_robots(str(fault))
            self._unreachable[target.origin] = (time.monotonic(), told)
            raise told from None
        return self.robots.keep(target.origin, target.domain, b"" if status in _MISSING else body)

    async def _robots_file(self, asking: Asking) -> tuple[int, bytes]:
        deadline, target = Deadline(self.manners.deadline), Target.of(asking.url)
        for _ in range(self.manners.redirects + 1):
            receiving, body, _ = await self._hop(target, asking, deadline)
            location = dict(receiving.headers).get("location")
            if receiving.status not in _REDIRECTS or not location:
                return receiving.status, body
            target = Target.of(target.follow(location))
        raise FetchError("redirects", f"more than {self.manners.redirects} redirects")


class Deadline:
    """Seconds that run only inside ``running``."""

    def __init__(self, seconds: float) -> None:
        self._all = self._left = seconds

    @contextlib.asynccontextmanager
    async def running(self, where: Callable[[], str]) -> AsyncIterator[None]:
        """Let it run; a fault that says ``where`` it all ended, once nothing is left."""
        started = time.monotonic()
        try:
            async with asyncio.timeout(self._left):
                yield
        except TimeoutError:
            raise FetchError("deadline", f"not done after {self._all:g} seconds: {where()}") from None
        finally:
            self._left -= time.monotonic() - started


def _conditions(validators: Validators | None, url: str) -> bytes:
    """Header lines that ask only for what has changed since."""
    if not validators:
        return b""
    named = zip(("If-None-Match", "If-Modified-Since"), validators(url), strict=True)
    return b"".join(
        f"{name}: {value}\r\n".encode("latin-1")
        for name, value in named
        if value and value.isprintable() and value.isascii()
    )


def _no_robots(why: str) -> FetchError:
    return FetchError("robots_unreachable", f"robots.txt can't be had ({why})")


def _midnight() -> float:
    """When the next day begins, UTC."""
    now = time.time()
    return now - now % 86_400 + 86_400
