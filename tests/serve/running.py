"""Starts servers as processes of their own, and ends them."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import sysconfig
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from functools import partial
from pathlib import Path

import httpx

from beleidsgraaf.graph.store import Store
from beleidsgraaf.graph.transaction import Transaction

#: Seconds that a test waits for what comes at once on a machine that does nothing else.
PATIENCE = 180.0

get, post, put, request = (partial(ask, timeout=PATIENCE) for ask in (httpx.get, httpx.post, httpx.put, httpx.request))


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def make_store(path: Path, graphs: dict[str, list[str]]) -> Store:
    """Make a store from statements, graph by graph: `subject predicate object` in N-Triples."""
    store = Store.create(path)
    fill(store, graphs)
    return store


def fill(store: Store, graphs: dict[str, list[str]]) -> None:
    with Transaction(store) as new:
        for name, said in graphs.items():
            new.replace(name, sorted(f"{line} <{name}> ." for line in said))
        new.commit()


@contextmanager
def process(
    command: list[str], log: Path, address: str = "", environment: dict[str, str] | None = None
) -> Iterator[str]:
    """Run a server until it is no longer needed; gives its address once it answers: the one that its log tells."""
    with log.open("wb") as out:
        server = subprocess.Popen(command, stdout=out, stderr=out, env=environment)
        try:
            until = time.monotonic() + PATIENCE
            while True:
                assert server.poll() is None, log.read_text()
                assert time.monotonic() < until, "the server does not answer"
                if url := address or told_by(log):
                    try:
                        get(url + "/health")
                        break
                    except httpx.TransportError:
                        pass
                time.sleep(0.05)
            yield url
        finally:
            server.terminate()
            try:
                server.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait()
                raise


def told_by(log: Path) -> str:
    """Give the address on which ours says that it listens."""
    for line in log.read_text().splitlines():
        with suppress(ValueError):
            if (said := json.loads(line)).get("event") == "listening":
                return f"http://{said['address']}"
    return ""


@contextmanager
def serve(store: Path, log: Path, *options: str) -> Iterator[str]:
    """Serve a store with ours, on a port that the system chooses; a busy machine is no reason to give up a query."""
    command = [sys.executable, "-m", "beleidsgraaf", "serve", "--store", str(store), "--port", "0", "--timeout", "120"]
    with process([*command, *options], log) as url:
        yield url


@contextmanager
def oxigraph(graph: Path, log: Path, union: bool = True) -> Iterator[str]:
    """Serve a folder of Oxigraph with its own server."""
    binary = Path(sysconfig.get_path("scripts")) / ("oxigraph.exe" if os.name == "nt" else "oxigraph")
    with ExitStack() as running:
        for attempt in range(5):  # it cannot choose a port itself, and another process may take a free one first
            address = f"127.0.0.1:{free_port()}"
            command = [str(binary), "serve-read-only", "--location", str(graph), "--bind", address, "--cors"]
            try:
                url = running.enter_context(
                    process([*command, *(["--union-default-graph"] if union else [])], log, f"http://{address}")
                )
                break
            except AssertionError:
                if attempt == 4 or "in use" not in log.read_text():
                    raise
        yield url
