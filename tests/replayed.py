"""A server on this machine that answers in the shapes of the real services; a test sets what it says."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

from beleidsgraaf.extract.fetch.addresses import Addresses

Answer = tuple[int, dict[str, str], bytes]
XML = {"Content-Type": "application/xml"}
JSON = {"Content-Type": "application/json"}
BODY = b"<officiele-publicatie><al>" + b"woord " * 5000 + b"</al></officiele-publicatie>"


class Service:
    """A server whose answers a test sets by path; each handler gets the query and the headers of the request."""

    def __init__(self) -> None:
        self.routes: dict[str, Callable[[dict[str, list[str]], dict[str, str]], Answer]] = {}
        self.asked: Counter[str] = Counter()
        self.headers: list[dict[str, str]] = []
        service = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                address = urlsplit(self.path)
                service.asked[address.path] += 1
                service.headers.append({k.lower(): v for k, v in self.headers.items()})
                route = service.routes.get(address.path)
                status, headers, body = route(parse_qs(address.query), service.headers[-1]) if route else (404, {}, b"")
                self.send_response(status)
                for name, value in ({"Content-Length": str(len(body))} | headers).items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *args: object) -> None:
                """Say nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.base = f"http://127.0.0.1:{self._server.server_address[1]}"
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()

    def close(self) -> None:
        """Stop answering."""
        self._server.shutdown()
        self._server.server_close()

    @property
    def addresses(self) -> Addresses:
        """Give the addresses of all services, here."""
        return Addresses(*(f"{self.base}/{name}" for name in ("sru", "publications", "portal", "chamber")))


def fixed(status: int = 200, headers: dict[str, str] | None = None, body: bytes = BODY) -> Callable[..., Answer]:
    """Give the same answer to every request."""
    return lambda query, asked: (status, XML if headers is None else headers, body)


def record(base: str, number: int) -> str:
    """Give a record of the search service for `kst-39871-NUMBER`."""
    return f"""<sru:record><sru:recordData><gzd:gzd><gzd:originalData><meta>
    <dcterms:identifier>kst-39871-{number}</dcterms:identifier><dcterms:title>Stuk {number}</dcterms:title>
    <dcterms:date>2031-01-{number % 28 + 1:02}</dcterms:date></meta></gzd:originalData><gzd:enrichedData>
    <gzd:itemUrl manifestation="pdf">{base}/r/{number}.pdf</gzd:itemUrl>
    <gzd:itemUrl manifestation="xml">{base}/r/{number}.xml</gzd:itemUrl>
    <gzd:itemUrl manifestation="metadata">{base}/r/{number}/metadata.xml</gzd:itemUrl>
    </gzd:enrichedData></gzd:gzd></sru:recordData></sru:record>"""


def sru_answers(base: str, total: int) -> Callable[..., Answer]:
    """Give answers of the search service, page by page, from so many records."""

    def answer(query: dict[str, list[str]], asked: dict[str, str]) -> Answer:
        start, count = int(query["startRecord"][0]), int(query["maximumRecords"][0])
        records = "".join(record(base, n) for n in range(start, min(start + count, total + 1)))
        body = f"""<sru:searchRetrieveResponse xmlns:sru="http://docs.oasis-open.org/ns/search-ws/sruResponse"
          xmlns:gzd="http://standaarden.overheid.nl/sru" xmlns:dcterms="http://purl.org/dc/terms/">
          <sru:numberOfRecords>{total}</sru:numberOfRecords><sru:records>{records}</sru:records>
          </sru:searchRetrieveResponse>"""
        return 200, XML, body.encode()

    return answer
