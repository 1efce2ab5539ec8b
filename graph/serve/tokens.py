"""Who may change the store over HTTP: tokens, each with the name of its holder.

A token travels in the `Authorization` header, which no browser sends by itself, so that a page of somebody else cannot
make a visitor's browser use it. A request that a browser says comes from another site is refused all the same.
"""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from starlette.requests import Request

from beleidsgraaf.errors import UsageError
from beleidsgraaf.graph.serve.protocol import Refused
from beleidsgraaf.graph.serve.reply import told

#: A token that can be guessed is none.
_SHORTEST: Final = 16


@dataclass(frozen=True, slots=True)
class Holder:
    """Who sent a request."""

    name: str  #: empty for the holder of a token without a name


class Tokens:
    """The tokens that a server knows; none means that it only reads."""

    def __init__(self, named: Mapping[str, str]) -> None:
        """Take tokens by the name of their holder; an empty name stands for anybody.

        Raises:
            UsageError: a token is so short that it can be guessed.
        """
        for name, token in named.items():
            if len(token) < _SHORTEST or not token.isascii():
                whose = f"the token of {name}" if name else "the token"
                raise UsageError(
                    f"{whose}: give at least {_SHORTEST} characters of ASCII, such as `openssl rand -hex 24` makes"
                )
        self._named = dict(named)

    def __bool__(self) -> bool:
        return bool(self._named)

    def holder(self, request: Request) -> Holder:
        """Give who sent a request that changes something.

        Raises:
            Refused: nobody may, this one may not, or it comes from a page of another site.
        """
        if not self._named:
            raise Refused(told(403, "this server only reads; it is started with --allow-update to do more"))
        origin, site = request.headers.get("origin"), request.headers.get("sec-fetch-site", "none")
        if site not in ("none", "same-origin") or (
            origin is not None and urlsplit(origin).netloc != request.url.netloc
        ):
            raise Refused(told(403, "a page of another site may not change anything here"))
        scheme, _, given = request.headers.get("authorization", "").partition(" ")
        # every token is compared, so that the time says nothing about any of them
        fitting = [n for n, t in self._named.items() if hmac.compare_digest(t.encode(), given.strip().encode())]
        if scheme.lower() != "bearer" or not fitting:
            raise Refused(
                told(401, "send a token of this server", **{"WWW-Authenticate": 'Bearer realm="beleidsgraaf"'})
            )
        return Holder(fitting[0])
