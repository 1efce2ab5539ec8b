"""Starts servers as processes of their own, and ends them."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import sysconfig
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from beleidsgraaf.graph.store import Store
from beleidsgraaf.graph.transaction import Transaction


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
def process(command: list[str], url: str, log: Path, environment: dict[str, str] | None = None) -> Iterator[str]:
    """Run a server until it is no longer needed; gives its address once it answers."""
    with log.open("wb") as out:
        server = subprocess.Popen(command, stdout=out, stderr=out, env=environment)
        try:
            until = time.monotonic() + 60
            while True:
                assert server.poll() is None, log.read_text()
                assert time.monotonic() < until, "the server does not answer"
                try:
                    httpx.get(url + "/health", timeout=5)
                    break
                except httpx.TransportError:
                    time.sleep(0.05)
            yield url
        finally:
            server.terminate()
            try:
                server.wait(15)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait()
                raise


@contextmanager
def serve(store: Path, log: Path, *options: str) -> Iterator[str]:
    """Serve a store with ours."""
    port = free_port()
    command = [sys.executable, "-m", "beleidsgraaf", "serve", "--store", str(store), "--port", str(port), *options]
    with process(command, f"http://127.0.0.1:{port}", log) as url:
        yield url


@contextmanager
def oxigraph(graph: Path, log: Path, union: bool = True) -> Iterator[str]:
    """Serve a folder of Oxigraph with its own server."""
    binary = Path(sysconfig.get_path("scripts")) / ("oxigraph.exe" if os.name == "nt" else "oxigraph")
    port = free_port()
    command = [str(binary), "serve-read-only", "--location", str(graph), "--bind", f"127.0.0.1:{port}", "--cors"]
    with process([*command, *(["--union-default-graph"] if union else [])], f"http://127.0.0.1:{port}", log) as url:
        yield url
