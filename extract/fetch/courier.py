"""Goes and gets: one connection pool, a pause between requests, retries with back-off, resume of a cut download."""

from __future__ import annotations

import email.utils
import time
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Final, TypeVar

import httpx
from tenacity import RetryCallState, Retrying, retry_if_exception_type, stop_after_attempt, wait_random_exponential

from beleidsgraaf import __version__
from beleidsgraaf.errors import FetchError

T = TypeVar("T")

#: Answers that a later try may better.
_PASSING: Final = frozenset({408, 425, 429, 500, 502, 503, 504})
#: Longest wait that a server can ask for, seconds.
LONGEST_WAIT: Final = 120.0
#: Largest file, bytes; no publication comes near it.
LARGEST: Final = 200 * 1024 * 1024


class _Passing(Exception):
    """A fault that may pass; carries how long the server asks us to wait."""

    def __init__(self, why: str, wait: float | None = None) -> None:
        super().__init__(why)
        self.wait = wait


class Courier(AbstractContextManager["Courier"]):
    """A polite client.

    Args:
        pause: seconds between the starts of two requests.
        tries: how often a request is made before it is given up.
        back_off: seconds of the first wait after a fault; it doubles, with chance in it, up to `LONGEST_WAIT`.
        transport: what carries requests; for tests.
        sleep: waits; for tests.
    """

    def __init__(
        self,
        pause: float = 0.5,
        tries: int = 5,
        back_off: float = 1.0,
        transport: httpx.BaseTransport | None = None,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._client = httpx.Client(
            headers={"User-Agent": f"beleidsgraaf/{__version__}"},
            timeout=httpx.Timeout(30.0, connect=10.0),
            follow_redirects=True,
            transport=transport,
            limits=httpx.Limits(max_connections=4),
        )
        self._pause, self._tries, self._back_off, self._sleep = pause, tries, back_off, sleep
        self._last = 0.0

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.close()

    def get(self, address: str, parameters: Mapping[str, str] | None = None) -> httpx.Response:
        """Get a small answer whole.

        Raises:
            FetchError: it is not there, or does not come after all tries.
        """

        def once() -> httpx.Response:
            self._wait_turn()
            answer = self._client.get(address, params=parameters)
            self._check(answer)
            return answer

        return self._retry(address, once)

    def download(self, address: str, target: Path, validators: Mapping[str, str] | None = None) -> httpx.Headers | None:
        """Bring a file to `target`, which appears whole or not at all; a cut download goes on where it stopped.

        Args:
            validators: `If-None-Match`, `If-Modified-Since` of what is on the shelf.

        Returns:
            The headers of the answer, or None when what is on the shelf is still current.
        """
        part = target.with_name(target.name + ".part")

        def once() -> httpx.Headers | None:
            self._wait_turn()
            have = part.stat().st_size if part.exists() else 0
            headers = dict(validators or {})
            if have:
                headers["Range"] = f"bytes={have}-"
            with self._client.stream("GET", address, headers=headers) as answer:
                if answer.status_code == 304:
                    return None
                if answer.status_code == 416:  # the part is no part of this file
                    part.unlink(missing_ok=True)
                    raise _Passing("the server does not know the part that was there")
                self._check(answer)
                self._store(answer, part, answer.status_code == 206)
                return answer.headers

        received = self._retry(address, once)
        if received is not None:
            part.replace(target)
        return received

    def _store(self, answer: httpx.Response, part: Path, go_on: bool) -> None:
        part.parent.mkdir(parents=True, exist_ok=True)
        with part.open("ab" if go_on else "wb") as out:
            for chunk in answer.iter_bytes():
                out.write(chunk)
                if out.tell() > LARGEST:
                    raise FetchError(f"{answer.url}: larger than {LARGEST // 1024 // 1024} MB; not fetched")
        expected = answer.headers.get("Content-Length")
        if expected and "Content-Encoding" not in answer.headers and answer.num_bytes_downloaded < int(expected):
            raise _Passing("the connection was cut")

    def _wait_turn(self) -> None:
        wait = self._last + self._pause - time.monotonic()
        if wait > 0:
            self._sleep(wait)
        self._last = time.monotonic()

    def _check(self, answer: httpx.Response) -> None:
        if answer.status_code in _PASSING:
            raise _Passing(f"the server answered {answer.status_code}", _retry_after(answer.headers))
        if answer.status_code == 404:
            raise FetchError(f"{answer.url}: not there (404); check the identifier")
        if answer.is_error:
            raise FetchError(
                f"{answer.url}: the server answered {answer.status_code}; it will not change by asking again"
            )

    def _retry(self, address: str, once: Callable[[], T]) -> T:
        usual = wait_random_exponential(multiplier=self._back_off, max=LONGEST_WAIT)

        def wait(state: RetryCallState) -> float:
            error = state.outcome.exception() if state.outcome else None
            asked = getattr(error, "wait", None)
            return min(asked, LONGEST_WAIT) if asked is not None else float(usual(state))

        retrying = Retrying(
            stop=stop_after_attempt(self._tries),
            wait=wait,
            retry=retry_if_exception_type((_Passing, httpx.TransportError)),
            sleep=self._sleep,
            reraise=True,
        )
        try:
            return retrying(once)
        except (_Passing, httpx.TransportError) as error:
            why = str(error) or type(error).__name__
            raise FetchError(f"{address}: given up after {self._tries} tries ({why}); try again later") from error


def _retry_after(headers: httpx.Headers) -> float | None:
    """Give the seconds of a `Retry-After` header, which holds a number or a date (RFC 9110, 10.2.3)."""
    value = headers.get("Retry-After", "").strip()
    if value.isdecimal():
        return float(value)
    if not value:
        return None
    try:
        at = email.utils.parsedate_to_datetime(value)
    except ValueError:
        return None
    return max(0.0, (at.replace(tzinfo=at.tzinfo or UTC) - datetime.now(UTC)).total_seconds())
