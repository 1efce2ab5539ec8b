"""Small queries alone, beside Oxigraph's own server, and while eight clients send runaway queries; leaks.

Usage: python benchmarks/serving.py STORE [REQUESTS]
"""

from __future__ import annotations

import http.client
import os
import shutil
import socket
import statistics
import subprocess
import sys
import sysconfig
import tempfile
import threading
import time
from pathlib import Path
from urllib.parse import urlencode

from beleidsgraaf.graph.store import Store

SMALL = "SELECT ?o WHERE {{ <https://w3id.org/beleidsgraaf/id/org/tweede-kamer> ?p ?o }} LIMIT {}"
RUNAWAY = "SELECT (COUNT(*) AS ?n) {{ ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?a = ?i && ?b != <a:{}>) }}"


def port() -> int:
    """Give a free port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def ask(connection: http.client.HTTPConnection, path: str, query: str) -> tuple[int, float]:
    """Ask once; gives status and seconds."""
    began = time.perf_counter()
    connection.request("GET", f"{path}?{urlencode({'query': query})}", headers={"Accept": "text/csv"})
    reply = connection.getresponse()
    reply.read()
    return reply.status, time.perf_counter() - began


def started(command: list[str], at: int) -> subprocess.Popen[bytes]:
    """Start a server and wait until it answers."""
    server = subprocess.Popen(command, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    while True:
        try:
            socket.create_connection(("127.0.0.1", at), 1).close()
            return server
        except OSError:
            time.sleep(0.02)


def throughput(at: int, path: str, requests: int) -> float:
    """Give small queries a second of two clients."""

    def client() -> None:
        connection = http.client.HTTPConnection("127.0.0.1", at)
        for n in range(requests // 2):
            assert ask(connection, path, SMALL.format(n % 50 + 1))[0] == 200

    clients = [threading.Thread(target=client) for _ in range(2)]
    began = time.perf_counter()
    for one in clients:
        one.start()
    for one in clients:
        one.join()
    return requests / (time.perf_counter() - began)


def memory(pid: int) -> int:
    """Give the resident memory of a process and its children, in MiB."""
    pids = [pid, *map(int, Path(f"/proc/{pid}/task/{pid}/children").read_text().split())]
    pages = sum(int(Path(f"/proc/{p}/statm").read_text().split()[1]) for p in pids)
    return pages * os.sysconf("SC_PAGE_SIZE") // 2**20


def descriptors(pid: int) -> int:
    """Give how many files, pipes and sockets a process has open."""
    return len(list(Path(f"/proc/{pid}/fd").iterdir()))


def searches(at: int) -> list[float]:
    """Give the seconds of searches one after the other, the first included."""
    times = []
    connection = http.client.HTTPConnection("127.0.0.1", at)
    for words in ("onderzoek", "kabinet wet", '"de regering"', "gemeenten", "onderzoek"):
        began = time.perf_counter()
        connection.request("GET", f"/search?{urlencode({'q': words})}")
        assert connection.getresponse().read()
        times.append(time.perf_counter() - began)
    return times


def under_attack(at: int, seconds: float) -> list[float]:
    """Give the times of small queries while eight clients send runaway queries."""
    stop = time.monotonic() + seconds

    def heavy(number: int) -> None:
        n = 0
        while time.monotonic() < stop:
            connection = http.client.HTTPConnection("127.0.0.1", at, timeout=60)
            ask(connection, "/sparql", RUNAWAY.format(number * 1000 + n))
            n += 1

    clients = [threading.Thread(target=heavy, args=(n,), daemon=True) for n in range(8)]
    for one in clients:
        one.start()
    time.sleep(1)
    times = []
    connection = http.client.HTTPConnection("127.0.0.1", at, timeout=60)
    while time.monotonic() < stop:
        status, taken = ask(connection, "/sparql", SMALL.format(len(times) % 50 + 1))
        times.append(taken if status == 200 else 60.0)
        time.sleep(0.02)
    for one in clients:
        one.join(30)
    return times


def main() -> None:
    """Measure and print."""
    store = Store.open(Path(sys.argv[1]))
    requests = int(sys.argv[2]) if len(sys.argv) > 2 else 20_000
    ours, theirs = port(), port()
    serve = [sys.executable, "-m", "beleidsgraaf", "serve", "--store", sys.argv[1], "--no-log", "--timeout", "5"]
    began = time.perf_counter()
    server = started([*serve, "--port", str(ours)], ours)
    healthy = http.client.HTTPConnection("127.0.0.1", ours)
    healthy.request("GET", "/health")
    assert healthy.getresponse().read()
    listens = time.perf_counter() - began
    assert ask(http.client.HTTPConnection("127.0.0.1", ours), "/sparql", SMALL.format(1))[0] == 200
    print(
        f"/health answers after {listens:.2f} s, has answered a query after {time.perf_counter() - began:.2f} s",
        flush=True,
    )
    try:
        found = searches(ours)
        print(f"search: the first takes {found[0] * 1000:.0f} ms, then {statistics.median(found[1:]) * 1000:.0f} ms")
        throughput(ours, "/sparql", 400)
        before, opened = memory(server.pid), descriptors(server.pid)
        rate = throughput(ours, "/sparql", requests)
        print(
            f"ours: {rate:,.0f} small queries/s; after {requests:,}: memory {before} -> {memory(server.pid)} MiB, "
            f"descriptors {opened} -> {descriptors(server.pid)}",
            flush=True,
        )
        times = under_attack(ours, 20)
        p95 = statistics.quantiles(times, n=20)[-1]
        print(
            f"beside 8 runaway clients: {len(times)} small queries, p50 {statistics.median(times) * 1000:.0f} ms, ",
            end="",
        )
        print(f"p95 {p95 * 1000:.0f} ms, worst {max(times) * 1000:.0f} ms; memory {memory(server.pid)} MiB")
    finally:
        server.terminate()
        server.wait(20)
    with tempfile.TemporaryDirectory() as folder:
        copy = shutil.copytree(store.generation_folder(store.current) / "graph", Path(folder) / "graph")
        binary = str(Path(sysconfig.get_path("scripts")) / "oxigraph")
        command = [binary, "serve-read-only", "-l", str(copy), "-b", f"127.0.0.1:{theirs}", "--union-default-graph"]
        peer = started(command, theirs)
        try:
            throughput(theirs, "/query", 400)
            peers = throughput(theirs, "/query", requests)
            print(
                f"oxigraph server: {peers:,.0f} small queries/s by the same clients; ours is {rate / peers:.0%} of it"
            )
        finally:
            peer.terminate()
            peer.wait(20)


if __name__ == "__main__":
    main()
