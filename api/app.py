"""The server: GraphQL at /graphql, its explorer at /, and /healthz for whoever watches over it."""

import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request as HttpRequest
from starlette.responses import RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api import browser
from api.endpoint import Endpoint, answered
from api.engine import Engine
from api.errors import code_of, failure, unforeseen
from api.loaders import Answers, Pictures, Request
from api.schema import build, executable
from api.settings import Settings
from graph.ask import Desk
from graph.errors import InputError, StoreError
from graph.store.base import Store

EXPLORER = Path(__file__).parent / "static" / "graphiql"
HEAD = 16 * 1024  # bytes of a request's head; ordinary ones have one or two thousand

# The explorer's editor sets styles from script, and its fonts are inside its style sheet; scripts come from files only.
PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src data:; "
    "img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
DATA_POLICY = "default-src 'none'; frame-ancestors 'none'"


def create_app(store: Store, settings: Settings, archive: Path | None = None) -> Starlette:
    """The application over an open store, which it closes when it shuts down, and an archive, which it only reads."""
    desk = Desk(store)
    pictures = Pictures(desk)
    answers = Answers(desk, pictures)
    engine = Engine(executable(build()), settings.limits)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        yield
        await run_in_threadpool(store.close)

    async def health(_: HttpRequest) -> Response:
        try:
            mark = await run_in_threadpool(store.mark)
        except StoreError as error:
            return answered({"status": "unavailable", "code": code_of(error)}, 503)
        return answered({"status": "ok", "revision": mark.revision}, 200)

    async def home(_: HttpRequest) -> Response:
        return RedirectResponse("/graphiql/", 303)

    def context() -> Request:
        return Request(desk, pictures, answers, datetime.now(UTC).date(), archive)

    endpoint = Endpoint(engine, settings.limits, context, "/graphiql/")
    app = Starlette(
        routes=[
            Route("/", home, methods=["GET"]),
            Route("/healthz", health, methods=["GET"]),
            Route("/graphql", Guarded(endpoint)),
            Mount("/graphiql", StaticFiles(directory=EXPLORER, html=True)),
            *browser.routes(),
        ],
        lifespan=lifespan,
        exception_handlers={HTTPException: _refused, Exception: _failed},
    )
    app.add_middleware(Headers)
    return app


class Guarded:
    """An endpoint as an ASGI application, so that Starlette leaves every method to it."""

    def __init__(self, endpoint: Endpoint) -> None:
        self.endpoint = endpoint

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request, one answer."""
        response = await self.endpoint(HttpRequest(scope, receive))
        await response(scope, receive, send)


class Headers:
    """Adds to every answer what keeps a browser from guessing, framing, or loading anything from elsewhere."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, with the headers."""
        policy = PAGE_POLICY if scope.get("path", "").startswith("/graphiql") else DATA_POLICY
        fixed = {
            "x-content-type-options": "nosniff",
            "referrer-policy": "no-referrer",
            "cross-origin-resource-policy": "same-origin",
            "content-security-policy": policy,
        }

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [
                    *message.get("headers", ()),
                    *((k.encode(), v.encode()) for k, v in fixed.items()),
                ]
            await send(message)

        await self.app(scope, receive, sending)


_CODES = {404: "NOT_FOUND", 405: "METHOD_NOT_ALLOWED"}


async def _refused(_: HttpRequest, error: Exception) -> Response:
    """Starlette's own refusals, in our shape."""
    assert isinstance(error, HTTPException)
    code = _CODES.get(error.status_code, "BAD_REQUEST")
    return answered(
        {"errors": [failure(code, error.detail)]}, error.status_code, headers=dict(error.headers or {})
    )


async def _failed(_: HttpRequest, error: Exception) -> Response:
    return answered({"errors": [unforeseen(error)]}, 500)


def serve(app: Starlette, host: str, port: int) -> None:
    """Serve until interrupted; says on stderr where. Port 0 takes a free one. Raises ``InputError`` for a taken one."""
    bound = _bind(host, port)
    config = uvicorn.Config(
        app,
        http="h11",  # the other one takes heads of any length
        ws="none",
        loop="asyncio",
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        h11_max_incomplete_event_size=HEAD,
        timeout_keep_alive=5,
        timeout_graceful_shutdown=10,
    )
    shown = f"[{host}]" if ":" in host else host
    sys.stderr.write(f"serving at http://{shown}:{bound.getsockname()[1]}/  (Ctrl-C ends it)\n")
    sys.stderr.flush()
    try:
        uvicorn.Server(config).run(sockets=[bound])
    except KeyboardInterrupt:
        pass  # uvicorn has shut down in order and hands the signal on; there is nothing left to interrupt
    finally:
        bound.close()


def _bind(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # The protocol is named because asyncio turns off Nagle's delay (40 ms an answer) only for a socket that names it.
    bound = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind((host, port))
        bound.listen(256)
    except (OSError, OverflowError) as error:
        bound.close()
        raise InputError(
            f"can't listen on {host} port {port}: {getattr(error, 'strerror', None) or error}",
            wanted="an address of this machine with a free port",
            todo="give another one with --host and --port",
        ) from None
    return bound
