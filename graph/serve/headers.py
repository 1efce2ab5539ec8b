"""Headers of every response: what the page may load, who may read it."""

from __future__ import annotations

from typing import Final

from starlette.types import ASGIApp, Message, Receive, Scope, Send

_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
#: YASGUI sets styles of its own on elements and shows icons from data addresses
_QUERY_POLICY: Final = _POLICY.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'").replace(
    "font-src 'self'", "font-src 'self' data:"
)


def _encoded(policy: str) -> list[tuple[bytes, bytes]]:
    headers = {
        "content-security-policy": policy,
        "x-content-type-options": "nosniff",
        "referrer-policy": "same-origin",
        "x-frame-options": "DENY",
        "cross-origin-opener-policy": "same-origin",
        "permissions-policy": "camera=(), geolocation=(), microphone=()",
        "access-control-allow-origin": "*",
        "access-control-allow-methods": "GET, HEAD, POST, OPTIONS",
        "access-control-allow-headers": "Accept, Content-Type",
        "access-control-expose-headers": "Graph-Generation, Retry-After",
        "access-control-max-age": "86400",
    }
    return [(name.encode(), value.encode()) for name, value in headers.items()]


_HEADERS: Final = _encoded(_POLICY)
_QUERY_HEADERS: Final = _encoded(_QUERY_POLICY)


class Headers:
    """Adds the headers to what the application says, and tells it under which path it stands.

    Args:
        app: the application.
        root: path behind a proxy, without a slash at its end; whether the proxy takes it off or leaves it on.
    """

    def __init__(self, app: ASGIApp, root: str = "") -> None:
        self._app = app
        self._root = root

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        if self._root:
            scope = {**scope, "root_path": self._root}
            if not f"{scope['path']}/".startswith(f"{self._root}/"):
                scope["path"] = self._root + scope["path"]
                scope["raw_path"] = self._root.encode() + scope.get("raw_path", b"")
        added = _QUERY_HEADERS if scope["path"].endswith("/query") else _HEADERS

        async def told(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *added]
            await send(message)

        await self._app(scope, receive, told)
