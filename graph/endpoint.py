"""A SPARQL 1.1 server over HTTP: questions by SPARQLWrapper, updates and whole graphs by HTTP as the protocols say.

Credentials come from the environment: `BELEIDSGRAAF_ENDPOINT_TOKEN` goes as a bearer token,
`BELEIDSGRAAF_ENDPOINT_USER` and `..._PASSWORD` by whichever of Basic and Digest the server asks for. They are sent to
the address that was given and to no other.
"""

from __future__ import annotations

import json
import math
import os
from collections.abc import Generator
from types import TracebackType
from typing import TYPE_CHECKING, Any, Final, Self
from urllib.error import HTTPError
from urllib.request import parse_http_list, parse_keqv_list

import httpx

from beleidsgraaf import settings
from beleidsgraaf.errors import EndpointError, QueryError

if TYPE_CHECKING:
    from SPARQLWrapper import SPARQLWrapper

_TIMEOUT: Final = 60.0
_LATE: Final = "{}: gives no answer in time; try again, or ask for less"
_SILENT: Final = "{}: gives no answer ({}); check the address"


class Endpoint:
    """One server: the address for questions, that for updates, and that of its Graph Store Protocol.

    Args:
        address: where it is asked.
        update: where it is told; the address itself, or with `/update` for `/query`, unless given.
        store: where it takes whole graphs (Graph Store Protocol), '' when it is told by updates.
        timeout: seconds that an answer may take.
    """

    def __init__(self, address: str, update: str = "", store: str = "", timeout: float = _TIMEOUT) -> None:
        self.address = address
        self.update_address = update or (
            f"{address[: -len('/query')]}/update" if address.endswith("/query") else address
        )
        self.store_address = store
        self.requests = 0  #: how many were sent
        self._timeout = timeout
        self._challenge: tuple[str, str] | None = None  # scheme and realm, once the server has asked for credentials
        self._client = httpx.Client(timeout=timeout, auth=_Credentials.found(), headers={"User-Agent": "beleidsgraaf"})

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def ask(self, sparql: str) -> dict[str, Any]:
        """Give the JSON of the answer to a SELECT or ASK.

        Raises:
            EndpointError: it cannot be reached, or gives no answer in time.
            QueryError: it refuses the query.
        """
        from SPARQLWrapper.SPARQLExceptions import EndPointNotFound, SPARQLWrapperException, Unauthorized

        self.requests += 1
        try:
            try:
                body = self._question(sparql).query().response.read()
            except Unauthorized:
                if not self._challenged():
                    raise EndpointError(_refusal(self.address, 401)) from None
                self.requests += 1
                body = self._question(sparql).query().response.read()
            answer = json.loads(body)
        except Unauthorized as error:
            raise EndpointError(_refusal(self.address, 401)) from error
        except EndPointNotFound as error:
            raise EndpointError(f"{self.address}: refuses (404); is this its address?") from error
        except SPARQLWrapperException as error:
            reason = " ".join(str(error).split())[:300]
            raise QueryError(f"{self.address}: refuses the query ({reason})") from error
        except HTTPError as error:
            raise EndpointError(_refusal(self.address, error.code, error.reason)) from error
        except TimeoutError as error:
            raise EndpointError(_LATE.format(self.address)) from error
        except OSError as error:
            raise EndpointError(_SILENT.format(self.address, error)) from error
        except ValueError as error:
            raise EndpointError(f"{self.address}: gives no SPARQL answer ({error}); is this its address?") from error
        if not isinstance(answer, dict) or not ({"results", "boolean"} & answer.keys()):
            raise EndpointError(f"{self.address}: gives no SPARQL answer; is this its address?")
        return answer

    def _question(self, sparql: str) -> SPARQLWrapper:
        from SPARQLWrapper import JSON, POST, SELECT, URLENCODED, SPARQLWrapper

        wrapper = SPARQLWrapper(self.address)
        wrapper.setMethod(POST)
        wrapper.setRequestMethod(URLENCODED)
        wrapper.setReturnFormat(JSON)
        wrapper.setOnlyConneg(True)
        wrapper.setTimeout(math.ceil(self._timeout))
        wrapper.setQuery(sparql)
        wrapper.queryType = SELECT  # it guesses from words, also those of comments; nothing here updates
        if token := os.environ.get(settings.ENDPOINT_TOKEN):
            wrapper.addCustomHttpHeader("Authorization", f"Bearer {token}")
        elif self._challenge:
            scheme, realm = self._challenge
            wrapper.setHTTPAuth(scheme)
            user, password = os.environ[settings.ENDPOINT_USER], os.environ.get(settings.ENDPOINT_PASSWORD, "")
            wrapper.setCredentials(user, password, realm)
        return wrapper

    def _challenged(self) -> bool:
        """Find out by which scheme and for which realm the server wants the credentials that there are."""
        if self._challenge or not os.environ.get(settings.ENDPOINT_USER) or os.environ.get(settings.ENDPOINT_TOKEN):
            return False
        asked = httpx.get(self.address, timeout=self._timeout).headers.get("www-authenticate", "")
        scheme, _, rest = asked.partition(" ")
        if scheme.lower() in ("basic", "digest"):
            self._challenge = (scheme.upper(), parse_keqv_list(parse_http_list(rest)).get("realm", ""))
        return self._challenge is not None

    def update(self, sparql: str) -> None:
        """Carry out a SPARQL Update.

        Raises:
            EndpointError: the server cannot be reached or refuses.
        """
        headers = {"Content-Type": "application/sparql-update; charset=utf-8"}
        response = self._send("POST", self.update_address, content=sparql.encode(), headers=headers)
        self._check(response, self.update_address)

    def put(self, graph: str, ntriples: bytes) -> None:
        """Make triples all that a graph holds, by the Graph Store Protocol.

        Raises:
            EndpointError: the server cannot be reached or refuses.
        """
        headers = {"Content-Type": "application/n-triples"}
        response = self._send("PUT", self.store_address, content=ntriples, headers=headers, params={"graph": graph})
        self._check(response, self.store_address)

    def drop(self, graph: str) -> None:
        """Remove a graph by the Graph Store Protocol; one that is not there is no error.

        Raises:
            EndpointError: the server cannot be reached or refuses.
        """
        response = self._send("DELETE", self.store_address, params={"graph": graph})
        if response.status_code != 404:
            self._check(response, self.store_address)

    def _send(self, method: str, address: str, **options: Any) -> httpx.Response:
        self.requests += 1
        try:
            return self._client.request(method, address, **options)
        except httpx.TimeoutException as error:
            raise EndpointError(_LATE.format(address)) from error
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise EndpointError(_SILENT.format(address, error)) from error

    def _check(self, response: httpx.Response, address: str) -> None:
        if not response.is_success:
            raise EndpointError(_refusal(address, response.status_code, _reason(response)))


def _refusal(address: str, status: int, reason: str = "") -> str:
    if status in (401, 403):
        return (
            f"{address}: refuses access ({status}); set {settings.ENDPOINT_USER} and {settings.ENDPOINT_PASSWORD}, "
            f"or {settings.ENDPOINT_TOKEN}"
        )
    return f"{address}: refuses ({status}: {reason})"


def _reason(response: httpx.Response) -> str:
    return " ".join(response.text.split())[:300] or str(response.status_code)


class _Credentials(httpx.Auth):
    """Basic or Digest, as the server asks for; from the second request on at once."""

    def __init__(self, user: str, password: str) -> None:
        self._user, self._password = user, password
        self._chosen: httpx.Auth | None = None

    @staticmethod
    def found() -> httpx.Auth | None:
        """Give what the environment holds."""
        if token := os.environ.get(settings.ENDPOINT_TOKEN):
            return _Bearer(token)
        user = os.environ.get(settings.ENDPOINT_USER)
        return _Credentials(user, os.environ.get(settings.ENDPOINT_PASSWORD, "")) if user else None

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        if self._chosen is not None:
            yield from self._chosen.auth_flow(request)
            return
        response = yield request
        if response.status_code != 401:
            return
        wanted = response.headers.get("www-authenticate", "").lower()
        if wanted.startswith("digest"):
            self._chosen = httpx.DigestAuth(self._user, self._password)
            flow = self._chosen.auth_flow(request)
            next(flow)  # the request without credentials, which was just sent
            yield flow.send(response)
        else:
            self._chosen = httpx.BasicAuth(self._user, self._password)
            yield from self._chosen.auth_flow(request)


class _Bearer(httpx.Auth):
    def __init__(self, token: str) -> None:
        self._token = token

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        request.headers["Authorization"] = f"Bearer {self._token}"
        yield request
