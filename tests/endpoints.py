"""SPARQL servers that a test starts for itself: a free port of this machine, a folder of its own, gone afterwards."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

#: A row as plain values; numbers without their notation, for 0.50 and 0.5 are one value.
Row = tuple[str | None, ...]

_VIRTUOSO_INI = """[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DirsAllowed = .
NumberOfBuffers = 20000
MaxDirtyBuffers = 15000
CheckpointInterval = 0
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerThreads = 4
[SPARQL]
ResultSetMaxRows = 100000
"""


def value(lexical: str | None) -> str | None:
    """Give a value in a form that does not depend on how an engine writes numbers."""
    if lexical is None:
        return None
    try:
        number = float(lexical)
    except ValueError:
        return lexical
    return repr(number) if lexical.replace(".", "", 1).lstrip("-").isdecimal() else lexical


def ask(endpoint: str, sparql: str) -> list[Row]:
    """Give the rows of a query, sorted, from a server.

    Raises:
        RuntimeError: the server refuses it; the message is the server's.
    """
    request = urllib.request.Request(
        endpoint,
        urllib.parse.urlencode({"query": sparql}).encode(),
        {"Accept": "application/sparql-results+json", "Content-Type": "application/x-www-form-urlencoded"},
    )
    try:
        with urllib.request.urlopen(request, timeout=120) as response:
            answer = json.load(response)
    except urllib.error.HTTPError as error:
        raise RuntimeError(error.read().decode(errors="replace")[:500]) from error
    columns = answer["head"]["vars"]
    rows = [tuple(value(b[c]["value"]) if c in b else None for c in columns) for b in answer["results"]["bindings"]]
    return sorted(rows, key=str)


@contextmanager
def oxigraph(nquads: Path | None = None) -> Iterator[str]:
    """Run the oxigraph server, over a file of N-Quads or empty, its default graph the union; give its endpoint."""
    program = shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or shutil.which("oxigraph")
    if program is None:
        raise FileNotFoundError("oxigraph")
    address = f"http://127.0.0.1:{_free_port()}"
    command = [program, "serve", "--union-default-graph", "--bind", address.removeprefix("http://")]
    with _running(command, nquads.parent if nquads else Path.cwd()):
        _wait(address, 30)
        if nquads is None:
            yield f"{address}/query"
            return
        load = urllib.request.Request(
            f"{address}/store", nquads.read_bytes(), {"Content-Type": "application/n-quads"}, method="POST"
        )
        urllib.request.urlopen(load, timeout=120).close()
        yield f"{address}/query"


@contextmanager
def virtuoso(nquads: Path | None, folder: Path) -> Iterator[str]:
    """Run Virtuoso, over a file of N-Quads or empty, with its data in a folder; give its endpoint."""
    sql, http = _free_port(), _free_port()
    (folder / "virtuoso.ini").write_text(_VIRTUOSO_INI.format(sql=sql, http=http))
    if nquads is not None:
        shutil.copy(nquads, folder / "graph.nq")
    with _running(["virtuoso-t", "+foreground", "+configfile", "virtuoso.ini"], folder):
        _wait(f"http://127.0.0.1:{http}/sparql", 60)
        if nquads is None:
            yield f"http://127.0.0.1:{http}/sparql"
            return
        # the graph that is named here takes triples without one, of which there are none
        load = "ld_dir('.', 'graph.nq', 'urn:none'); rdf_loader_run(); checkpoint;"
        subprocess.run(
            ["isql-vt", f"127.0.0.1:{sql}", "dba", "dba", f"exec={load}"],
            check=True,
            capture_output=True,
            timeout=300,
        )
        yield f"http://127.0.0.1:{http}/sparql"


@contextmanager
def _running(command: list[str], folder: Path) -> Iterator[None]:
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            yield
        finally:
            process.kill()


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


def _wait(address: str, seconds: float) -> None:
    last = time.monotonic() + seconds
    while True:
        try:
            urllib.request.urlopen(address, timeout=5).close()
            return
        except urllib.error.HTTPError:
            return  # it answers
        except OSError:
            if time.monotonic() > last:
                raise
            time.sleep(0.1)
