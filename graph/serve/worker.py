"""A worker process: reads one generation of a store and does the jobs it is handed, one after the other."""

from __future__ import annotations

import ctypes
import resource
import signal
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Final

from beleidsgraaf.errors import BeleidsgraafError
from beleidsgraaf.graph.serve.limits import Limits
from beleidsgraaf.graph.serve.reply import GONE, Job, Reply, told
from beleidsgraaf.graph.store import Generation, Store

_PR_SET_PDEATHSIG: Final = 1


def work(connection: Connection, store: str, limits: Limits) -> None:
    """Do jobs until the connection ends; the entry point of the process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the listening process tells when to stop
    with suppress(OSError):  # a query does not outlive the server, however that ends
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))
    reader = _Reader(Path(store), limits)
    while True:
        try:
            job = connection.recv()
        except (EOFError, OSError):
            return
        reply = reader.do(job)
        connection.send((reply.status, reply.media_type, reply.headers))
        connection.send_bytes(reply.body)


class _Reader:
    def __init__(self, path: Path, limits: Limits) -> None:
        self._path = path
        self._limits = limits
        self._generation: Generation | None = None

    def do(self, job: Job) -> Reply:
        """Do one job; whatever goes wrong becomes a reply."""
        try:
            generation = self._open(job.generation)
            if job.kind == "open":
                import beleidsgraaf.graph.serve.answer  # noqa: F401  # so that the first query need not wait for it

                return told(204, "")
            return _kind(job.kind)(generation, job.values, self._limits)
        except BeleidsgraafError as error:
            kept = (self._path / "generations" / str(job.generation)).exists()
            return told(503 if kept else GONE, str(error))
        except MemoryError:
            return told(503, "this needs more memory than the server gives to one request")
        except Exception as error:  # a defect of ours may not end the worker silently
            return told(500, f"the server failed: {type(error).__name__}: {error}")

    def _open(self, number: int) -> Generation:
        if self._generation is None or self._generation.number != number:
            fresh = Store.open(self._path).read(number)
            if self._generation is not None:
                self._generation.close()
            self._generation = fresh
        return self._generation


def _kind(kind: str) -> Callable[[Generation, dict[str, object], Limits], Reply]:
    from beleidsgraaf.graph.serve import jobs

    return jobs.KINDS[kind]
