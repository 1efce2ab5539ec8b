"""The application that listens: routes, headers, the pools, the generation that is served."""

from __future__ import annotations

import asyncio
import json
import logging
import time
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any, Final
from urllib.parse import parse_qsl

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from beleidsgraaf.errors import StoreError
from beleidsgraaf.graph.serve.headers import Headers
from beleidsgraaf.graph.serve.limits import Limits
from beleidsgraaf.graph.serve.media import choose
from beleidsgraaf.graph.serve.pool import Broken, Busy, Overdue, Pool
from beleidsgraaf.graph.serve.protocol import Refused, asked, decision, graph_name
from beleidsgraaf.graph.serve.reply import GONE, Job, Reply, told
from beleidsgraaf.graph.serve.tokens import Tokens
from beleidsgraaf.graph.store import Store

LOG: Final = logging.getLogger("beleidsgraaf.serve")
_LOOK_EVERY: Final = 1.0
#: Seconds and address space that a change may take.
_CHANGE: Final = 600.0
_UNBOUND: Final = 2**62


class Server:
    """The state of a running server."""

    def __init__(self, store: Path, limits: Limits, tokens: Tokens) -> None:
        self.store = Store.open(store)
        self.limits = limits
        self.tokens = tokens
        # made when the first change comes; a change may take as long as it does: it is done whole or not at all
        self.writers = Pool(str(store), replace(limits, patience=_CHANGE, timeout=_CHANGE, workers=1, memory=_UNBOUND))
        self._writing = asyncio.Lock()
        self.queries = Pool(str(store), limits)
        self.pages = Pool(str(store), replace(limits, patience=limits.timeout, workers=1))
        self.generation = self.store.current
        self.served: Counter[tuple[str, int]] = Counter()
        self.started = time.time()
        self._watch: asyncio.Task[None] | None = None

    @asynccontextmanager
    async def running(self, _: Starlette) -> AsyncIterator[None]:
        """Start the workers, follow the store, and end both."""
        await self.queries.open(self.generation)
        await self.pages.open(self.generation)
        self._watch = asyncio.create_task(self._follow())
        try:
            yield
        finally:
            self._watch.cancel()
            with suppress(asyncio.CancelledError):
                await self._watch
            for pool in (self.queries, self.pages, self.writers):
                await pool.close()

    async def _follow(self) -> None:
        """Take up a new generation as soon as the store has one, and make pages ready for those who ask first."""
        await self._warm()
        ready = 0
        while True:
            if self.generation != ready:
                ready = self.generation
                await self.pages.ready()
            await asyncio.sleep(_LOOK_EVERY)
            with suppress(StoreError):
                await self._take_up()

    async def _take_up(self) -> None:
        if (current := self.store.current) != self.generation:
            self.generation = current
            LOG.info(json.dumps({"event": "generation", "number": current}))
            await self._warm()

    async def _warm(self) -> None:
        if self.generation:
            for pool in (self.queries, self.pages, self.writers):
                await pool.warm(self.generation)

    async def done(self, pool: Pool, kind: str, values: dict[str, Any], generation: int | None = None) -> Response:
        """Have a job done, of the current generation unless told otherwise, and give the response."""
        began = time.perf_counter()
        number = self.generation if generation is None else generation  # another may come while this one is read
        reply = await self._reply(pool, Job(kind, number, values))
        while reply.status == GONE and generation is None:  # so many came since that it is not kept
            with suppress(StoreError):
                await self._take_up()
            if self.generation == number:
                break
            number = self.generation
            reply = await self._reply(pool, Job(kind, number, values))
        self.served[kind, reply.status] += 1
        LOG.info(
            json.dumps({"event": kind, "status": reply.status, "ms": round((time.perf_counter() - began) * 1000, 1)})
        )
        headers = {**reply.headers, "Graph-Generation": str(number)}
        return Response(reply.body, reply.status, headers, reply.media_type)

    async def _reply(self, pool: Pool, job: Job) -> Reply:
        if not job.generation:
            return told(503, "the store is empty: nothing was built into it yet", **{"Retry-After": "60"})
        try:
            return await pool.run(job)
        except Busy:
            return told(503, "too many requests are waiting; try again", **{"Retry-After": "5"})
        except Overdue:
            text = f"the query was not done within {self.limits.timeout:g} seconds; ask for less"
            return told(503, text, **{"Retry-After": "30"})
        except Broken:
            return told(503, "the query needs more memory than the server gives to one", **{"Retry-After": "30"})

    async def sparql(self, request: Request) -> Response:
        """Answer a query; describe the service to who sends none."""
        accept = request.headers.get("accept", "")
        if request.method == "OPTIONS":
            return Response(status_code=204)
        try:
            question = await asked(request, self.limits.body_bytes)
        except Refused as refused:
            return self.refuse(refused)
        if question.update is not None:
            return await self.update(request, question.update)
        if question.query is None:
            if choose(accept, ("text/turtle", "text/html")) == "text/html":
                return RedirectResponse(f"{request.scope.get('root_path', '')}/query", 303)
            return await self.void(request)
        values = {
            "query": question.query,
            "default": question.default,
            "named": question.named,
            "accept": accept,
        }
        if question.generation is not None and question.generation not in self.store.generations():
            kept = ", ".join(map(str, self.store.generations()))
            return self.refuse(Refused(told(410, f"generation {question.generation} is not kept; there are: {kept}")))
        return await self.done(self.queries, "sparql", values, question.generation)

    async def update(self, request: Request, sparql: str) -> Response:
        """Change the graphs that users own."""
        try:
            self.tokens.holder(request)
        except Refused as refused:
            return self.refuse(refused)
        return await self._change("update", {"update": sparql})

    async def curation(self, request: Request) -> Response:
        """Record a decision of an editor."""
        try:
            holder = self.tokens.holder(request)
            said = await decision(request, self.limits.body_bytes)
        except Refused as refused:
            return self.refuse(refused)
        return await self._change("curation", {**said, "by": holder.name or said["by"] or "redactie"})

    async def _change(self, kind: str, values: dict[str, Any]) -> Response:
        """Have a change made, one at a time, and take up what it led to before the answer goes."""
        async with self._writing:
            if not self.writers.size:
                await self.writers.open(self.generation)
            response = await self.done(self.writers, kind, values)
            with suppress(StoreError):
                await self._take_up()
        response.headers["Graph-Generation"] = str(self.generation)
        return response

    async def graph(self, request: Request) -> Response:
        """Give a graph."""
        if request.method == "OPTIONS":
            return Response(status_code=204)
        try:
            name, whole = graph_name(request)
        except Refused as refused:
            return self.refuse(refused)
        values = {"name": name, "whole": whole, "accept": request.headers.get("accept", "")}
        return await self.done(self.queries, "graph", values)

    async def void(self, request: Request) -> Response:
        """Describe the data."""
        values = {"site": site(request), "accept": request.headers.get("accept", ""), "updates": bool(self.tokens)}
        return await self.done(self.pages, "service", values)

    async def page(self, request: Request) -> Response:
        """Give a page, or the data about a thing."""
        root = request.scope.get("root_path", "").rstrip("/")
        raw = request.scope.get("raw_path", b"").decode("ascii", "replace").partition("?")[0]
        path = raw.removeprefix(root).removeprefix("/")
        values = {
            "path": path,
            "params": parse_qsl(request.url.query, keep_blank_values=True),
            "cookie": request.cookies.get("lang", ""),
            "root": root,
            "site": site(request),
            "accept": request.headers.get("accept", "text/html"),
            "curation": bool(self.tokens),
            "gzip": "gzip" in request.headers.get("accept-encoding", ""),
            "generations": self.store.generations() if path == "query" else [],
        }
        # to check the rules takes as long as a slow query does
        return await self.done(self.queries if path == "worklist/rules" else self.pages, "page", values)

    async def health(self, _: Request) -> Response:
        """Tell whether the server can answer."""
        state = {"status": "ok" if self.generation else "empty", "generation": self.generation}
        return Response(json.dumps(state), 200 if self.generation else 503, media_type="application/json")

    async def metrics(self, _: Request) -> Response:
        """Give counters in the text format of Prometheus."""
        pools = (self.queries, self.pages, self.writers)
        lines = [
            "# TYPE beleidsgraaf_requests_total counter",
            *(
                f'beleidsgraaf_requests_total{{kind="{k}",status="{s}"}} {n}'
                for (k, s), n in sorted(self.served.items())
            ),
            "# TYPE beleidsgraaf_generation gauge",
            f"beleidsgraaf_generation {self.generation}",
            "# TYPE beleidsgraaf_workers gauge",
            f"beleidsgraaf_workers {sum(p.size for p in pools)}",
            "# TYPE beleidsgraaf_waiting gauge",
            f"beleidsgraaf_waiting {sum(p.waiting for p in pools)}",
            "# TYPE beleidsgraaf_workers_killed_total counter",
            f"beleidsgraaf_workers_killed_total {sum(p.killed for p in pools)}",
        ]
        return Response("\n".join(lines) + "\n", media_type="text/plain; version=0.0.4")

    def refuse(self, refused: Refused) -> Response:
        """Say no."""
        self.served["refused", refused.reply.status] += 1
        return Response(refused.reply.body, refused.reply.status, refused.reply.headers, refused.reply.media_type)


def site(request: Request) -> str:
    """Give the address of the server as the client sees it, ending in a slash."""
    return str(request.base_url)


def application(store: Path, limits: Limits, root: str = "", tokens: Tokens | None = None) -> Callable[..., Any]:
    """Make the application of a store; `root` is its path behind a proxy, without tokens it only reads."""
    server = Server(store, limits, tokens or Tokens({}))
    reading = ["GET", "HEAD", "OPTIONS"]
    routes = [
        Route("/sparql", server.sparql, methods=["GET", "HEAD", "POST", "OPTIONS"]),
        Route("/store", server.graph, methods=reading),
        Route("/curation", server.curation, methods=["POST"]),
        Route("/.well-known/void", server.void),
        Route("/health", server.health),
        Route("/metrics", server.metrics),
        Mount("/static", StaticFiles(directory=Path(__file__).parent / "static")),
        Route("/{path:path}", server.page, methods=["GET", "HEAD"]),
    ]
    return Headers(Starlette(routes=routes, lifespan=server.running), root)
