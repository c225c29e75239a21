"""A second opinion by any endpoint that speaks OpenAI's chat protocol; asked only where ``PULLBACK_ENDPOINT`` names one.

What it answers is never taken on trust and never stored: each event must quote a passage that stands in the text, and the company, the
figure and the round must be read in that very passage by our own grammar. What fails is refused with its reason. An
endpoint that is down, slow or talks nonsense costs its opinion and nothing else.
"""

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from http.client import HTTPException
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import HTTPRedirectHandler, ProxyHandler, Request, build_opener

from crawler.page import host_of
from graph.errors import InputError
from graph.extract.amounts import amounts
from graph.extract.labels import labels
from graph.extract.mentions import Namer
from graph.extract.names import same_name
from graph.extract.sentences import sentences
from graph.extract.status import is_denied
from graph.facts import ROUNDS

SECONDS = 10.0  # for one article, all in all: eight in a batch stay below what a process may be silent
MOST_TEXT = 20_000  # characters that are sent; a third of the longest article
MOST_ANSWER = 1 << 20  # bytes that are read of an answer
MOST_EVENTS, MOST_QUOTE = 20, 1_000
_ASK = (
    "List every funding round that the article states. Answer with one JSON object and nothing else: "
    '{"events": [{"company": str, "amount": number or null, "currency": ISO code or null, "round": one of '
    + ", ".join(ROUNDS)
    + ', "quote": the passage of the article, word for word, that names the company and states the round}]}'
)


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where to ask (``.../v1``) and for which model; the key is never shown."""

    url: str
    model: str
    key: str | None = field(default=None, repr=False)

    @classmethod
    def of(cls, environment: Mapping[str, str]) -> "Endpoint | None":
        """What the environment asks for; None without ``PULLBACK_ENDPOINT``. Raises ``InputError`` for half of it."""
        url = environment.get("PULLBACK_ENDPOINT")
        if not url:
            return None
        model = environment.get("PULLBACK_ENDPOINT_MODEL")
        if not url.startswith(("http://", "https://")) or not host_of(url) or not model:
            raise InputError(
                "PULLBACK_ENDPOINT is no http(s) address, or PULLBACK_ENDPOINT_MODEL names no model",
                wanted="both, such as http://127.0.0.1:8080/v1 and a model that it serves",
                todo="set both, or neither",
            )
        return cls(url.rstrip("/"), model, _key(environment))


@lru_cache(maxsize=4)
def _key_in(file: str) -> str:
    try:
        return Path(file).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            f"PULLBACK_ENDPOINT_KEY_FILE={file} can't be read ({type(error).__name__})",
            wanted="a text file that holds the key",
            todo="check the path and who may read it",
        ) from None


def _key(environment: Mapping[str, str]) -> str | None:
    if key := environment.get("PULLBACK_ENDPOINT_KEY"):
        return key
    file = environment.get("PULLBACK_ENDPOINT_KEY_FILE")
    return _key_in(file) if file else None


@dataclass(frozen=True, slots=True)
class SecondOpinion:
    """Events that passed every check, each with ``evidence`` and its span, and why others, or all, were refused."""

    events: tuple[dict[str, Any], ...] = ()
    refused: tuple[str, ...] = ()


def second_opinion(endpoint: Endpoint, text: str) -> SecondOpinion:
    """Ask about one text. Raises nothing: what goes wrong is a reason."""
    try:
        content = _unfenced(_asked(endpoint, text[:MOST_TEXT]))
        events = json.loads(content)["events"]
    except HTTPError as error:
        return SecondOpinion(refused=(f"the endpoint answered {error.code}",))
    except (OSError, HTTPException, ValueError, LookupError, TypeError, RecursionError) as error:
        cause = str(error.reason) if isinstance(error, URLError) else type(error).__name__
        return SecondOpinion(refused=(f"the endpoint gave no answer that can be read ({cause})",))
    if not isinstance(events, list):
        return SecondOpinion(refused=("the endpoint gave no list of events",))
    checked = [_checked(event, text) for event in events[:MOST_EVENTS]]
    distinct = {repr(one): one for one in checked if isinstance(one, dict)}
    return SecondOpinion(
        tuple(distinct.values()),
        tuple(one for one in checked if isinstance(one, str)),
    )


def _unfenced(content: str) -> str:
    """The answer itself: models put code in fences, asked or not."""
    return content.strip().removeprefix("```json").removeprefix("```").removesuffix("```")


class _Stay(HTTPRedirectHandler):
    """A redirect is not followed: the key is for the address that was named."""

    def redirect_request(self, *_: object) -> None:
        """Nowhere else."""


def _asked(endpoint: Endpoint, text: str) -> str:
    """The content of the answer's first choice."""
    wish = {
        "model": endpoint.model,
        "temperature": 0,
        "response_format": {"type": "json_object"},
        "messages": [{"role": "system", "content": _ASK}, {"role": "user", "content": text}],
    }
    headers = {"Content-Type": "application/json"} | (
        {"Authorization": f"Bearer {endpoint.key}"} if endpoint.key else {}
    )
    request = Request(f"{endpoint.url}/chat/completions", json.dumps(wish).encode(), headers)  # noqa: S310 - http(s), checked
    until = time.monotonic() + SECONDS
    body = b""
    with build_opener(_Stay, ProxyHandler({})).open(request, timeout=SECONDS) as answer:
        while part := answer.read1(1 << 16):
            body += part
            if len(body) > MOST_ANSWER or time.monotonic() > until:
                raise TimeoutError
    content = json.loads(body)["choices"][0]["message"]["content"]
    if not isinstance(content, str):
        raise TypeError("content is no text")
    return content


def _checked(event: object, text: str) -> dict[str, Any] | str:
    """The event in the fields of the annotation guide, or why it is refused."""
    if not isinstance(event, dict):
        return "an event that is no object"
    company, quote, kind = event.get("company"), event.get("quote"), event.get("round") or "unknown"
    if not isinstance(company, str) or not isinstance(quote, str) or not isinstance(kind, str):
        return "an event without a company or a quote"
    start = text.find(quote) if company.strip() and 0 < len(quote) <= MOST_QUOTE else -1
    if start < 0:
        return "a quote that does not stand in the text"
    if not any(same_name(name.text, company) for name in Namer(text).names(quote)):
        return "a company that is not in its quote"
    if any(
        is_denied(one.text) for one in sentences(text) if one.start < start + len(quote) and start < one.end
    ):
        return "a round that the text denies"
    if kind not in ROUNDS or (kind != "unknown" and kind not in {label.round for label in labels(quote)}):
        return "a round that is not in its quote"
    if event.get("amount") is not None and not _in_quote(event["amount"], event.get("currency"), quote):
        return "an amount that is not in its quote"
    return {
        "kind": "funding_round",
        "company": company,
        "amount": _number(event.get("amount")),
        "currency": event.get("currency") if event.get("amount") is not None else None,
        "round": kind,
        "evidence": quote,
        "evidence_spans": [[start, start + len(quote)]],
    }


def _number(amount: object) -> int | float | None:
    """An amount that was found in the quote, as a number: endpoints write figures as text, too."""
    if amount is None:
        return None
    value = Decimal(str(amount))
    return int(value) if value == value.to_integral_value() else float(value)


def _in_quote(amount: object, currency: object, quote: str) -> bool:
    try:
        value = Decimal(str(amount))
    except InvalidOperation:
        return False
    stated = [one for money in amounts(quote) for one in (money.amount, money.other) if one]
    return any(value == one.value and currency == one.currency for one in stated)
