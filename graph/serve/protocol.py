"""Reads requests of the SPARQL 1.1 Protocol and the Graph Store Protocol, as far as they only read."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qsl

from starlette.requests import Request

from beleidsgraaf.graph.serve.reply import Reply, told


class Refused(Exception):
    """A request that cannot be answered; holds what to say."""

    def __init__(self, reply: Reply) -> None:
        super().__init__(reply.status)
        self.reply = reply


@dataclass(frozen=True, slots=True)
class Asked:
    """A query with its data set; the query is None where there is none."""

    query: str | None
    default: list[str]
    named: list[str]


async def asked(request: Request, body_limit: int) -> Asked:
    """Read a query from a request.

    Raises:
        Refused: the request is none of the protocol's three kinds, or is too large.
    """
    pairs = parse_qsl(request.url.query, keep_blank_values=True)
    query = None
    if request.method == "POST":
        media = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        if media == "application/x-www-form-urlencoded":
            try:
                pairs = pairs + parse_qsl(
                    (await bounded(request, body_limit)).decode(), keep_blank_values=True, max_num_fields=200
                )
            except ValueError as error:
                raise Refused(told(400, f"the form cannot be read: {error}")) from None
        elif media == "application/sparql-query":
            try:
                query = (await bounded(request, body_limit)).decode()
            except UnicodeDecodeError:
                raise Refused(told(400, "the query is not UTF-8")) from None
        elif media == "application/sparql-update":
            raise Refused(told(403, "this endpoint only reads"))
        else:
            raise Refused(told(415, "send a query as application/sparql-query or application/x-www-form-urlencoded"))
    queries = [value for key, value in pairs if key == "query"] + ([query] if query is not None else [])
    if len(queries) > 1:
        raise Refused(told(400, "give one query"))
    if any(key == "update" for key, _ in pairs):
        raise Refused(told(403, "this endpoint only reads"))
    if request.method == "POST" and not queries:
        raise Refused(told(400, "there is no query in the request"))
    return Asked(
        queries[0] if queries else None,
        [v for k, v in pairs if k == "default-graph-uri"],
        [v for k, v in pairs if k == "named-graph-uri"],
    )


async def bounded(request: Request, limit: int) -> bytes:
    """Read a body up to a limit.

    Raises:
        Refused: it is longer.
    """
    parts = []
    size = 0
    async for part in request.stream():
        size += len(part)
        if size > limit:
            raise Refused(told(413, f"a request may have {limit:,} bytes"))
        parts.append(part)
    return b"".join(parts)


def graph_name(request: Request) -> tuple[str | None, bool]:
    """Tell which graph is asked for: its name, or None for the default graph; and whether the whole data set is.

    Raises:
        Refused: both are asked for.
    """
    pairs = parse_qsl(request.url.query, keep_blank_values=True)
    names = [value for key, value in pairs if key == "graph"]
    default = any(key == "default" for key, _ in pairs)
    if len(names) + default > 1:
        raise Refused(told(400, "give one graph, or default"))
    return (names[0] if names else None), not names and not default
