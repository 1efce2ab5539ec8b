"""Reads requests of the SPARQL 1.1 Protocol, those of the Graph Store Protocol that only read, and decisions."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qsl

from starlette.requests import Request

from beleidsgraaf.graph.serve.reply import Reply, told

_DECISION: Final = ("action", "node", "why", "by", "field", "value", "into")


class Refused(Exception):
    """A request that cannot be answered; holds what to say."""

    def __init__(self, reply: Reply) -> None:
        super().__init__(reply.status)
        self.reply = reply


@dataclass(frozen=True, slots=True)
class Asked:
    """A query with its data set, or an update; both are None where there is neither."""

    query: str | None
    default: list[str]
    named: list[str]
    update: str | None = None
    generation: int | None = None  #: to be asked; None for the current one


async def asked(request: Request, body_limit: int) -> Asked:
    """Read a query from a request.

    Raises:
        Refused: the request is none of the protocol's three kinds, or is too large.
    """
    pairs = parse_qsl(request.url.query, keep_blank_values=True)
    query = update = None
    if request.method == "POST":
        media = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        if media == "application/x-www-form-urlencoded":
            try:
                pairs = pairs + parse_qsl(
                    (await bounded(request, body_limit)).decode(), keep_blank_values=True, max_num_fields=200
                )
            except ValueError as error:
                raise Refused(told(400, f"the form cannot be read: {error}")) from None
        elif media in ("application/sparql-query", "application/sparql-update"):
            try:
                direct = (await bounded(request, body_limit)).decode()
            except UnicodeDecodeError:
                raise Refused(told(400, "the query is not UTF-8")) from None
            query, update = (direct, None) if media.endswith("query") else (None, direct)
        else:
            raise Refused(told(415, "send a query as application/sparql-query or application/x-www-form-urlencoded"))
    queries = [value for key, value in pairs if key == "query"] + ([query] if query is not None else [])
    updates = [value for key, value in pairs if key == "update"] + ([update] if update is not None else [])
    if len(queries) + len(updates) > 1:
        raise Refused(told(400, "give one query"))
    if updates and request.method != "POST":
        raise Refused(told(405, "an update is sent by POST", Allow="POST"))
    if any(key in ("using-graph-uri", "using-named-graph-uri") for key, _ in pairs):
        raise Refused(told(400, "say in the update itself what it reads from: USING"))
    if request.method == "POST" and not queries and not updates:
        raise Refused(told(400, "there is no query in the request"))
    return Asked(
        queries[0] if queries else None,
        [v for k, v in pairs if k == "default-graph-uri"],
        [v for k, v in pairs if k == "named-graph-uri"],
        updates[0] if updates else None,
        _generation(pairs),
    )


def _generation(pairs: list[tuple[str, str]]) -> int | None:
    wanted = [value for key, value in pairs if key == "generation" and value]
    if not wanted:
        return None
    if not (wanted[0].isascii() and wanted[0].isdecimal() and len(wanted[0]) < 10):
        raise Refused(told(400, "generation: give a number"))
    return int(wanted[0])


async def decision(request: Request, body_limit: int) -> dict[str, str]:
    """Read a decision of an editor, JSON or a form: action, node, why, by, field, value, into.

    Raises:
        Refused: it is neither, or something is missing.
    """
    media = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    body = await bounded(request, body_limit)
    try:
        if media == "application/json":
            sent = json.loads(body)
        elif media == "application/x-www-form-urlencoded":
            sent = dict(parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=20))
        else:
            raise Refused(told(415, "send a decision as application/json or application/x-www-form-urlencoded"))
    except ValueError as error:
        raise Refused(told(400, f"the decision cannot be read: {error}")) from None
    if not isinstance(sent, dict) or any(not isinstance(sent.get(name, ""), str) for name in _DECISION):
        raise Refused(told(400, f"a decision is an object of strings: {', '.join(_DECISION)}"))
    said = {name: sent.get(name, "").strip() for name in _DECISION}
    if missing := [name for name in ("action", "node", "why") if not said[name]]:
        raise Refused(told(400, f"a decision without {missing[0]}; it names action, node and why"))
    return said


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
