"""A site of invented articles on loopback for benchmarks, quick enough not to be what is measured.

``python tests/bench/crawl_site.py PAGES`` prints its port and serves until it is ended: ``/robots.txt``, a feed for
each hundred articles (``/feed/N``), ``/article/N`` with ten links to other articles, and ``/asked``, what was asked
for so far as JSON.
"""

import asyncio
import json
import random
import sys
from collections import Counter

_FEED = 100  # articles a feed
_LINKS = 10  # of an article to others
_KB = 120  # of an article, most of it markup and scripts, as on news sites
_WORDS = [
    "round",
    "funding",
    "investors",
    "startup",
    "growth",
    "model",
    "chips",
    "cloud",
    "revenue",
    "board",
    "partner",
    "capital",
    "series",
    "million",
    "launch",
    "product",
    "market",
    "customers",
    "team",
    "founders",
    "hardware",
    "software",
    "research",
    "training",
    "data",
    "centre",
    "power",
    "valuation",
    "extension",
    "tender",
    "strategic",
    "commitment",
    "supplier",
    "agreement",
    "quarter",
    "forecast",
    "hiring",
    "office",
]


def _sentence(chance: random.Random) -> str:
    return " ".join(chance.choice(_WORDS) for _ in range(chance.randint(9, 24))).capitalize() + "."


def _paragraph(chance: random.Random) -> str:
    return f"<p>{' '.join(_sentence(chance) for _ in range(chance.randint(2, 5)))}</p>"


def _frame(chance: random.Random) -> tuple[str, str]:
    """What stands before and after the story: about what a news site sends, in size and in kind."""
    script = "".join(
        f'window.q.push({{"slot":"{chance.randbytes(6).hex()}","size":[{chance.randint(1, 999)},250]}});'
        for _ in range(900)
    )
    menu = "".join(
        f'<li class="menu-item c{chance.randint(1, 99)}"><a href="#{n}">{_sentence(chance)}</a></li>'
        for n in range(120)
    )
    style = "".join(
        f".c{n}{{margin:{chance.randint(0, 40)}px;color:#{chance.randbytes(3).hex()}}}" for n in range(400)
    )
    before = f"<!doctype html><html lang='en'><head><meta charset='utf-8'><style>{style}</style><script>{script}</script>"
    return before, f"<footer><ul>{menu}</ul></footer></body></html>"


class Site:
    """The answers, made when asked for; the same number gives the same article."""

    def __init__(self, pages: int) -> None:
        self.pages = pages
        self.frames = [_frame(random.Random(n)) for n in range(20)]
        self.stories = ["".join(_paragraph(random.Random(n * 100 + m)) for m in range(12)) for n in range(50)]
        self.asked: Counter[str] = Counter()
        self.first_at: dict[str, float] = {}

    def answer(self, path: str, host: str) -> tuple[bytes, str]:
        """Body and media type; an empty body for what is not there."""
        name, _, number = path[1:].partition("/")
        if name == "article":
            return self._article(int(number), host), "text/html; charset=utf-8"
        if name == "feed":
            first = int(number) * _FEED
            items = "".join(
                f"<item><link>http://{host}/article/{n}</link></item>"
                for n in range(first, min(first + _FEED, self.pages))
            )
            return f"<rss><channel>{items}</channel></rss>".encode(), "application/rss+xml"
        if path == "/robots.txt":
            return b"User-agent: *\nDisallow: /private/\n", "text/plain"
        if path == "/asked":
            return json.dumps(self.asked).encode(), "application/json"
        return b"", "text/plain"

    def _article(self, number: int, host: str) -> bytes:
        before, after = self.frames[number % len(self.frames)]
        links = "".join(
            f'<li><a class="story" href="http://{host}/article/{(number * 7 + n * 13 + 1) % self.pages}">{n}</a></li>'
            for n in range(_LINKS)
        )
        title = f"Startup {number} raises ${number % 90 + 1} million"
        html = (
            f"{before}<title>{title}</title></head><body><article><h1>{title}</h1>"
            f"{self.stories[number % len(self.stories)]}</article><ul>{links}</ul>{after}"
        )
        return f"{html}<!--{'.' * max(0, _KB * 1000 - len(html))}-->".encode()


class _Connection(asyncio.Protocol):
    def __init__(self, site: Site) -> None:
        self.site = site
        self.buffer = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        self.buffer += data
        while b"\r\n\r\n" in self.buffer:
            head, self.buffer = self.buffer.split(b"\r\n\r\n", 1)
            lines = head.decode("latin-1").split("\r\n")
            path = lines[0].split(" ")[1]
            host = next(one.split(":", 1)[1].strip() for one in lines[1:] if one.lower().startswith("host:"))
            body, media = self.site.answer(path, host)
            self.site.asked[path] += 1
            status = "200 OK" if body else "404 Not Found"
            self.transport.write(
                f"HTTP/1.1 {status}\r\ncontent-type: {media}\r\ncontent-length: {len(body)}\r\n\r\n".encode()
                + body
            )


async def _serve(pages: int) -> None:
    site = Site(pages)
    server = await asyncio.get_running_loop().create_server(lambda: _Connection(site), "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(_serve(int(sys.argv[1])))
