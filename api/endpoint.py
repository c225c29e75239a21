"""GraphQL over HTTP: which requests are taken, what is read of them, and which status and type the answer has.

POST with a JSON body; GET for clients that ask for JSON by name, so that no page elsewhere can make a browser
ask. Every answer, refusals included, is JSON in GraphQL's own shape. Nothing is computed on the event loop.
"""

import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, NoReturn

import anyio
from anyio import CapacityLimiter, to_thread
from starlette.requests import ClientDisconnect, Request
from starlette.responses import RedirectResponse, Response

from api.engine import Engine, Outcome
from api.errors import failure, unforeseen
from api.settings import Limits

JSON, GRAPHQL = "application/json", "application/graphql-response+json"
WAITING = 64  # requests in line for a thread; more are told to come back


class Refused(Exception):  # noqa: N818 - it is an answer, not a fault
    """A request that is answered with an error status before any GraphQL is read."""

    def __init__(self, status: int, code: str, message: str, **headers: str) -> None:
        self.status, self.error = status, failure(code, message)
        self.headers = {name.replace("_", "-"): value for name, value in headers.items()}
        super().__init__(message)


@dataclass(frozen=True, slots=True)
class Question:
    """What a GraphQL request holds."""

    query: str
    variables: dict[str, Any] | None
    operation: str | None


class Endpoint:
    """Answers HTTP requests at one address through an engine. ``context`` makes what resolvers share."""

    def __init__(self, engine: Engine, limits: Limits, context: Callable[[], object], explorer: str) -> None:
        self.engine, self.limits, self.context, self.explorer = engine, limits, context, explorer
        self._threads = CapacityLimiter(limits.concurrency)

    async def __call__(self, request: Request) -> Response:
        """The answer to one request; nothing is raised."""
        kind = JSON
        try:
            if request.method == "GET" and "query" not in request.query_params and _wants_page(request):
                return RedirectResponse(self.explorer, 303)
            kind = _negotiated(request)
            question = await self._question(request)
            return await self._answer(question, kind)
        except Refused as refused:
            return answered({"errors": [refused.error]}, refused.status, kind, refused.headers)
        except ClientDisconnect:
            return Response(status_code=499)  # nobody is there to read it
        except Exception as error:  # noqa: BLE001 - the last door: a stranger never sees a traceback
            return answered({"errors": [unforeseen(error)]}, 500, kind)

    async def _answer(self, question: Question, kind: str) -> Response:
        if self._threads.statistics().tasks_waiting >= WAITING:
            raise Refused(503, "BUSY", "too many requests are waiting", retry_after="2")
        with anyio.move_on_after(self.limits.seconds):
            body, ran = await to_thread.run_sync(
                self._compute, question, limiter=self._threads, abandon_on_cancel=True
            )
            # Clients of the older type expect 200 for whatever GraphQL has to say.
            return Response(body, 200 if ran or kind == JSON else 400, headers=_headers(kind))
        raise Refused(
            503, "TIMEOUT", f"no answer within {self.limits.seconds:g} seconds; ask for less at once"
        )

    def _compute(self, question: Question) -> tuple[bytes, bool]:
        outcome: Outcome = self.engine.run(
            question.query, question.variables, question.operation, self.context()
        )
        return _bytes(outcome.body), outcome.ran

    async def _question(self, request: Request) -> Question:
        if request.method == "GET":
            sent: Any = dict(request.query_params)
            for name in ("variables", "extensions"):
                if sent.get(name):
                    sent[name] = _json(sent[name].encode(), f"the parameter {name}")
            return _question(sent)
        if request.method != "POST":
            raise Refused(405, "METHOD_NOT_ALLOWED", "ask with POST, or with GET", allow="GET, POST")
        _check_type(request)
        with anyio.move_on_after(self.limits.seconds):
            return _question(_json(await self._body(request), "the body"))
        raise Refused(408, "TIMEOUT", f"the body did not arrive within {self.limits.seconds:g} seconds")

    async def _body(self, request: Request) -> bytes:
        with suppress(ValueError):  # a length that is no number is the HTTP library's to refuse
            if int(request.headers.get("content-length", "0")) > self.limits.body:
                self._too_large()
        body = bytearray()
        async for chunk in request.stream():
            body += chunk
            if len(body) > self.limits.body:
                self._too_large()
        return bytes(body)

    def _too_large(self) -> NoReturn:
        raise Refused(
            413, "TOO_LARGE", f"the body is larger than {self.limits.body} bytes", connection="close"
        )


def answered(body: object, status: int, kind: str = JSON, headers: dict[str, str] | None = None) -> Response:
    """JSON of a kind, never kept by anybody on the way."""
    return Response(_bytes(body), status, headers={**_headers(kind), **(headers or {})})


def _headers(kind: str) -> dict[str, str]:
    return {"content-type": f"{kind}; charset=utf-8", "cache-control": "no-store", "vary": "accept"}


def _bytes(body: object) -> bytes:
    return json.dumps(body, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()


def _negotiated(request: Request) -> str:
    """The type of the answer: the first of ours that the client takes, the older one if it has no wish."""
    accepted = _accepted(request)
    for kind in accepted:
        if kind in {JSON, GRAPHQL}:
            return kind
    # A browser sends */* for any other site's page; a GET has to name a type that only a program names.
    if request.method != "GET" and (not accepted or {"*/*", "application/*"} & set(accepted)):
        return JSON
    raise Refused(406, "NOT_ACCEPTABLE", f"answers are {GRAPHQL} or {JSON}; name one of them in Accept")


def _accepted(request: Request) -> list[str]:
    """Media types of the Accept header, the most wanted first, without those of quality 0."""
    found = []
    for place, item in enumerate(",".join(request.headers.getlist("accept")).split(",")):
        kind, *parameters = (part.strip().lower() for part in item.split(";"))
        quality = next((p[2:] for p in parameters if p.startswith("q=")), "1")
        try:
            weight = float(quality)
        except ValueError:
            weight = 0.0
        if kind and weight > 0:
            found.append((-weight, place, kind))
    return [kind for _, _, kind in sorted(found)]


def _wants_page(request: Request) -> bool:
    accepted = _accepted(request)
    return "text/html" in accepted and not {JSON, GRAPHQL} & set(accepted)


def _check_type(request: Request) -> None:
    kind, *parameters = (part.strip().lower() for part in request.headers.get("content-type", "").split(";"))
    if kind != JSON or any(p and p.replace('"', "") != "charset=utf-8" for p in parameters):
        raise Refused(415, "UNSUPPORTED_MEDIA_TYPE", f"the body must be {JSON} in UTF-8", accept_post=JSON)
    if request.headers.get("content-encoding", "identity") != "identity":
        raise Refused(415, "UNSUPPORTED_MEDIA_TYPE", "the body must not be compressed")


def _json(body: bytes, what: str) -> object:
    try:
        found = json.loads(body.decode("utf-8"), parse_constant=_no_constant)
        _bytes(found)  # a lone surrogate, or a number beyond all bounds, can be read but never be sent back
    except (ValueError, RecursionError):  # bad bytes and bad numbers are ValueErrors too
        raise Refused(400, "BAD_REQUEST", f"{what} is not JSON in UTF-8") from None
    return found


def _no_constant(name: str) -> NoReturn:
    raise ValueError(name)


def _question(sent: object) -> Question:
    if isinstance(sent, list):
        raise Refused(400, "BAD_REQUEST", "one request at a time: the body must be a JSON object, not a list")
    if not isinstance(sent, dict):
        raise Refused(400, "BAD_REQUEST", "the body must be a JSON object")
    query, variables, operation = sent.get("query"), sent.get("variables"), sent.get("operationName")
    if not isinstance(query, str) or not query.strip():
        raise Refused(400, "BAD_REQUEST", "`query` must be a text that holds a GraphQL document")
    if variables is not None and not isinstance(variables, dict):
        raise Refused(400, "BAD_REQUEST", "`variables` must be a JSON object")
    if operation is not None and not isinstance(operation, str):
        raise Refused(400, "BAD_REQUEST", "`operationName` must be a text")
    if sent.get("extensions") is not None and not isinstance(sent["extensions"], dict):
        raise Refused(400, "BAD_REQUEST", "`extensions` must be a JSON object")
    return Question(query, variables, operation or None)
