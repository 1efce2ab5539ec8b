"""Makes the graphs of sources on a Dask cluster, or on one that is started on this machine.

Files go out in batches, each a task of its own. A worker writes what it makes of a batch as one part on storage that
all share: for each source its sorted N-Quads with what derivation needs, as in the journal. A part gets its name when
it is whole, so that a worker that dies leaves nothing behind, and Dask gives its batches to another. What is in a part
depends on the files alone; who made it, and when it is done, does not show in the store.
"""

from __future__ import annotations

import os
import shutil
import threading
import time
from asyncio import CancelledError
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice
from logging import ERROR
from pathlib import Path
from typing import Any, Final

from beleidsgraaf.errors import ClusterError, SourceError, UsageError
from beleidsgraaf.graph.fingerprint import program
from beleidsgraaf.graph.gather import Candidate
from beleidsgraaf.graph.journal import Journal
from beleidsgraaf.graph.processors import cores
from beleidsgraaf.graph.produce import Maker, Setting
from beleidsgraaf.graph.workers import Outcome

#: Name of the folder with the parts in the folder of a store.
PARTS: Final = "parts"

#: Files of one task: enough that its start does not count, few enough that a worker that dies loses little.
_BATCH: Final = 32
#: So many tasks wait at each worker, so that none waits for the builder.
_AHEAD: Final = 2
#: Seconds without any worker after which a build gives up; between two looks at the workers.
_PATIENCE: Final = 60.0
_LOOK: Final = 5.0

#: A worker here that dies is started again, however often; a task is given up when two died on it.
_LOCAL: Final = {
    "distributed.deploy.lost-worker-timeout": "1 hour",
    "distributed.scheduler.allowed-failures": 1,
    "distributed.comm.timeouts.connect": "5 minutes",  # a busy machine is slow to start them
}

#: The makers of this process, by setting: a pipeline takes seconds to load and serves every batch.
_makers: dict[str, Maker] = {}
_busy: Final = threading.Lock()


@dataclass(frozen=True)
class Part:
    """What became of a batch."""

    file: str
    refused: tuple[tuple[int, str], ...]  #: index of a file in its batch, and why it is not in


def produce_on(
    address: str, setting: Setting, candidates: Iterable[Candidate], folder: Path, expected: str
) -> Iterator[Outcome]:
    """Make the graphs of sources on a cluster, in the order in which they get done.

    Args:
        address: of the scheduler (`tcp://host:8786`), a scheduler file, `local` or `local:4` for workers here.
        setting: what the workers must know.
        candidates: what to read, by paths that every worker can open.
        folder: for the parts, on storage that every worker can write; it is made, and goes at the end.
        expected: the fingerprint of the program that every worker must have.

    Raises:
        UsageError: Dask is not installed, or the address is none.
        ClusterError: no worker is left, or one has another version of the program.
    """
    shutil.rmtree(folder, ignore_errors=True)  # of a builder that was killed: its journal has what it took in
    folder.mkdir(parents=True)
    try:
        with _client(address) as client:
            yield from _Run(client, setting, folder.absolute(), expected).outcomes(candidates)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


class _Run:
    """The batches of one build."""

    def __init__(self, client: Any, setting: Setting, folder: Path, expected: str) -> None:
        self._client = client
        self._setting = setting
        self._folder = folder
        self._expected = expected
        self._batches: dict[Any, tuple[Candidate, ...]] = {}  #: by future
        #: Of batches on which workers ended: each goes alone, at the end, so that no other is blamed for it.
        self._suspects: deque[Candidate] = deque()
        self._seen = time.monotonic()

    def outcomes(self, candidates: Iterable[Candidate]) -> Iterator[Outcome]:
        """Give what became of each file; at most some tasks a worker are under way."""
        new = iter(candidates)
        more = True
        while True:
            while more and len(self._batches) < max(1, self._workers()) * _AHEAD:
                batch = tuple(islice(new, _BATCH))
                more = bool(batch)
                if batch:
                    self._submit(batch)
            if not self._batches:
                if not self._suspects:
                    return
                self._submit((self._suspects.popleft(),))
            for future in self._done():
                yield from self._taken(future, self._batches.pop(future))

    def _submit(self, batch: tuple[Candidate, ...]) -> None:
        name = sha256("\n".join(c.key for c in batch).encode()).hexdigest()[:16]
        file = str(self._folder / f"{name}.part")
        future = self._client.submit(make_part, self._setting, batch, file, self._expected, pure=False, retries=0)
        self._batches[future] = batch

    def _workers(self) -> int:
        return len(self._client.scheduler_info(n_workers=-1)["workers"])

    def _done(self) -> set[Any]:
        """Wait until a task is done.

        Raises:
            ClusterError: there is nobody left to do one.
        """
        from distributed import wait

        while True:
            try:
                return set(wait(list(self._batches), timeout=_LOOK, return_when="FIRST_COMPLETED").done)
            except TimeoutError:
                if self._workers():
                    self._seen = time.monotonic()
                elif time.monotonic() - self._seen > _PATIENCE:
                    raise ClusterError(
                        "the cluster has no workers left; start some and build again: what is done is kept"
                    ) from None

    def _taken(self, future: Any, batch: tuple[Candidate, ...]) -> Iterator[Outcome]:
        from distributed import KilledWorker

        try:
            part: Part = future.result()
        except KilledWorker:  # several workers ended on it
            if len(batch) == 1:
                shown = batch[0].shown
                yield batch[0], SourceError(f"{shown}: the workers that read it ended; is their memory short?")
            else:
                self._suspects.extend(batch)
            return
        except CancelledError as error:
            raise ClusterError("the scheduler is gone; start one and build again: what is done is kept") from error
        except OSError as error:
            raise ClusterError(
                f"a worker cannot write {self._folder} ({error}); the store's folder must be on storage that all share"
            ) from error
        self._seen = time.monotonic()
        for index, reason in part.refused:
            yield batch[index], SourceError(reason)
        by_key = {candidate.key: candidate for candidate in batch}
        made = Journal(Path(part.file), self._expected)
        for product in made.products():
            yield by_key[product.key], product
        made.close()
        Path(part.file).unlink()


def make_part(setting: Setting, batch: Sequence[Candidate], file: str, expected: str) -> Part:
    """Read files and write what is in them as one part: the task of a worker.

    Raises:
        ClusterError: this worker has another version of the program.
    """
    found = program(setting.registers, str(getattr(setting.pipeline, "fingerprint", "")))
    if found != expected:
        raise ClusterError(
            f"a worker has another version of the program or of the registers ({found}, not {expected}); "
            "install the same on all machines and build again"
        )
    refused: list[tuple[int, str]] = []
    with _busy:  # a worker with several threads has one pipeline
        name = f"{expected}-{setting.digest()}"
        if name not in _makers:
            _makers.clear()
            _makers[name] = Maker(setting)
        maker = _makers[name]
        half = Path(f"{file}.{os.getpid()}")  # a task that was given to two workers writes two files
        half.unlink(missing_ok=True)
        part = Journal(half, expected)
        for index, candidate in enumerate(batch):
            try:
                part.put(maker(candidate))
            except SourceError as error:
                refused.append((index, str(error)))
        part.close()
        half.replace(file)
    return Part(file, tuple(refused))


@contextmanager
def _client(address: str) -> Iterator[Any]:
    """Connect to a cluster, or start one."""
    try:
        import dask
        from distributed import Client, LocalCluster
    except ImportError as error:
        raise UsageError("--cluster needs Dask: pip install 'beleidsgraaf[cluster]'") from error
    kind, _, workers = address.partition(":")
    if kind == "local" and (workers.isdecimal() or not workers):
        number = int(workers or cores())
        with (
            dask.config.set(_LOCAL),
            LocalCluster(number, threads_per_worker=1, dashboard_address=None, silence_logs=ERROR) as cluster,
            Client(cluster) as client,
        ):
            yield client
        return
    given = {"scheduler_file": address} if Path(address).is_file() else {"address": address}
    try:
        client = Client(**given, timeout=10)
    except (OSError, ValueError) as error:
        raise UsageError(f"{address}: no Dask scheduler answers there ({error}); see docs/scale.md") from error
    with client:
        yield client
