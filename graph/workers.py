"""Processes that make the graphs of sources, each with a pipeline of its own.

One pipe a process: a process whose builder is killed sees its pipe end and ends as well, and a process that is killed
(by the system, for want of memory) is replaced. The source that it was reading is tried once more and then given up;
the others do not notice.
"""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from typing import Final

from beleidsgraaf.errors import BeleidsgraafError, SourceError
from beleidsgraaf.graph.gather import Candidate
from beleidsgraaf.graph.processors import cores
from beleidsgraaf.graph.produce import Maker, Product, Setting

#: So many sources wait at each process, so that none of them waits for the builder; few, so that they end together.
_AHEAD: Final = 4

#: A process takes as long to start as it takes to read so many motions, or a long letter in as many bytes.
_WORTH_FILES: Final = 100
_WORTH_BYTES: Final = 500_000

#: So many results wait for one that was begun earlier.
_HELD: Final = 1000

#: A source on which so many processes ended is given up.
_ATTEMPTS: Final = 2

#: A source and what became of it.
Outcome = tuple[Candidate, Product | SourceError]


def produce(setting: Setting, candidates: Iterable[Candidate], jobs: int) -> Iterator[Outcome]:
    """Make the graphs of sources in `jobs` processes, and give them in the order of the candidates.

    Candidates are taken as they are needed. While one takes long the next ones wait, up to a number, and then go first.

    Raises:
        BeleidsgraafError: no process can be set up, such as for a wrong register.
    """
    taken: dict[Candidate, None] = {}
    done: dict[Candidate, Product | SourceError] = {}
    for candidate, answer in _as_done(setting, _noted(candidates, taken), jobs):
        done[candidate] = answer
        while taken and ((first := next(iter(taken))) in done or len(done) > _HELD):
            ready = first if first in done else next(iter(done))
            del taken[ready]
            yield ready, done.pop(ready)


def _noted(candidates: Iterable[Candidate], taken: dict[Candidate, None]) -> Iterator[Candidate]:
    for candidate in candidates:
        taken[candidate] = None
        yield candidate


def _as_done(setting: Setting, candidates: Iterable[Candidate], jobs: int) -> Iterator[Outcome]:
    waiting = _Queue(candidates)
    workers: list[_Worker] = []
    try:
        while True:
            while len(workers) < jobs and (first := waiting.take()) is not None:
                workers.append(_Worker(setting))
                workers[-1].give(first)
            for worker in workers:
                while len(worker.orders) < _AHEAD and (order := waiting.take()) is not None:
                    worker.give(order)
            busy = {w.connection: w for w in workers if w.orders}
            if not busy:
                return
            for connection in wait(list(busy)):
                worker = busy[connection]  # type: ignore[index]
                try:
                    answer = worker.connection.recv()
                except (EOFError, OSError):
                    workers.remove(worker)
                    yield from waiting.put_back(worker)
                    continue
                if isinstance(answer, BeleidsgraafError) and not isinstance(answer, SourceError):
                    raise answer
                yield worker.orders.popleft(), answer
    finally:
        for worker in workers:
            worker.end()


def worth(candidates: Sequence[Candidate]) -> int:
    """Give how many processes files are worth, by their number or their size: at most one a core."""
    size = sum(c.file.stat().st_size for c in candidates if c.file.is_file())
    return max(1, min(cores(), max(len(candidates) // _WORTH_FILES, size // _WORTH_BYTES)))


class _Queue:
    """The sources that no process has yet."""

    def __init__(self, candidates: Iterable[Candidate]) -> None:
        self._new = iter(candidates)
        self._again: deque[Candidate] = deque()
        self._ended: dict[Candidate, int] = {}

    def take(self) -> Candidate | None:
        if self._again:
            return self._again.popleft()
        return next(islice(self._new, 1), None)

    def put_back(self, worker: _Worker) -> Iterator[Outcome]:
        """Take the sources of a process that ended; the one that it was at is given up the second time."""
        worker.end()
        culprit = worker.orders[0]
        self._ended[culprit] = self._ended.get(culprit, 0) + 1
        if self._ended[culprit] >= _ATTEMPTS:
            worker.orders.popleft()
            yield culprit, SourceError(f"{culprit.shown}: the process that read it was ended twice; is memory short?")
        self._again.extend(worker.orders)


class _Worker:
    """One process and the sources that it has."""

    def __init__(self, setting: Setting) -> None:
        context = get_context("spawn")  # a fork would take along the store's open files and threads
        self.connection, theirs = context.Pipe()
        self.orders: deque[Candidate] = deque()
        self._process = context.Process(target=_work, args=(theirs, setting), daemon=True)
        self._process.start()
        theirs.close()

    def give(self, order: Candidate) -> None:
        self.orders.append(order)
        try:
            self.connection.send(order)
        except OSError:  # it ended: its pipe says so when it is read
            return

    def end(self) -> None:
        self.connection.close()
        self._process.terminate()
        self._process.join()


def _work(connection: Connection, setting: Setting) -> None:
    """Answer every source with its product, or with the error, until the pipe ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the builder tells when it is interrupted
    try:
        try:
            maker = Maker(setting)
            maker.warm_up()
        except BeleidsgraafError as error:
            connection.send(error)
            return
        while True:
            order = connection.recv()
            try:
                answer: Product | SourceError = maker(order)
            except SourceError as error:
                answer = SourceError(*error.args)
            connection.send(answer)
    except (EOFError, OSError):
        return
