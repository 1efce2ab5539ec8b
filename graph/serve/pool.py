"""Worker processes that can be killed, with quick work and slow work kept apart.

Every query starts with a quick worker. One that is not done after `patience` counts as slow: its worker goes on with
low priority while another takes its place, or, when as many slow ones run as may, it is stopped and waits for its
turn. A query starts as a slow one when the last one of its shape was slow. So a flood of
heavy queries delays heavy queries only. Patience is measured in the worker's own processor time: on a loaded
machine a small query is not taken for a slow one.
"""

from __future__ import annotations

import asyncio
import os
import time
from collections import OrderedDict, deque
from collections.abc import Coroutine
from contextlib import suppress
from hashlib import blake2b
from multiprocessing import get_context
from pathlib import Path
from typing import Final

from beleidsgraaf.graph.serve.inspect import shape
from beleidsgraaf.graph.serve.limits import Limits
from beleidsgraaf.graph.serve.reply import Job, Reply
from beleidsgraaf.graph.serve.worker import work

_CONTEXT: Final = get_context("spawn")
_REMEMBERED: Final = 4096
#: Seconds that a worker has to start, and seconds before the next is tried.
_START: Final = 60.0
_PAUSE: Final = 1.0
_LOW_PRIORITY: Final = 15
_TICKS: Final = os.sysconf("SC_CLK_TCK")


class Busy(Exception):
    """Too many requests wait already."""


class Overdue(Exception):
    """The work was not done by its deadline; its worker was killed."""


class Broken(Exception):
    """The worker ended under the work, most likely for want of memory."""


class _Worker:
    """One process, from the side of the event loop."""

    def __init__(self, store: str, limits: Limits) -> None:
        ours, theirs = _CONTEXT.Pipe()
        self._connection = ours
        self.process = _CONTEXT.Process(target=work, args=(theirs, store, limits), daemon=True)
        self.process.start()
        theirs.close()
        self._future: asyncio.Future[Reply] | None = None
        asyncio.get_running_loop().add_reader(ours.fileno(), self._arrived)

    def start(self, job: Job) -> asyncio.Future[Reply]:
        """Hand over a job."""
        self._future = asyncio.get_running_loop().create_future()
        try:
            self._connection.send(job)
        except OSError:
            self._fail()
        return self._future

    def busy(self) -> float:
        """Give the seconds of processor time that the process has used."""
        try:
            fields = Path(f"/proc/{self.process.pid}/stat").read_text(encoding="ascii", errors="replace")
            user, system = fields.rpartition(")")[2].split()[11:13]
            return (int(user) + int(system)) / _TICKS
        except (OSError, ValueError):
            return time.monotonic()  # where the system does not tell, wall time has to do

    def lower(self) -> None:
        """Let others go first, for good."""
        with suppress(OSError):
            if self.process.pid is not None:
                os.setpriority(os.PRIO_PROCESS, self.process.pid, _LOW_PRIORITY)

    def kill(self) -> None:
        """End the process, whatever it does."""
        with suppress(OSError, ValueError):
            asyncio.get_running_loop().remove_reader(self._connection.fileno())
        self._connection.close()
        self.process.kill()
        self.process.join(1)

    def _arrived(self) -> None:
        try:
            status, media_type, headers = self._connection.recv()
            reply = Reply(status, media_type, self._connection.recv_bytes(), headers)
        except (EOFError, OSError):
            self._fail()
            return
        if self._future is not None and not self._future.done():
            self._future.set_result(reply)

    def _fail(self) -> None:
        with suppress(OSError, ValueError):
            asyncio.get_running_loop().remove_reader(self._connection.fileno())
        if self._future is not None and not self._future.done():
            self._future.set_exception(Broken())


class Pool:
    """Workers over one store."""

    def __init__(self, store: str, limits: Limits) -> None:
        self._store = store
        self._limits = limits
        self._idle: deque[_Worker] = deque()
        self._idle_slow: deque[_Worker] = deque()
        self._waiting: deque[asyncio.Future[_Worker]] = deque()
        self._all: set[_Worker] = set()
        self._slots = asyncio.Semaphore(limits.workers)
        self._slow_waiting = 0
        self._slow_before: OrderedDict[bytes, None] = OrderedDict()
        self._tasks: set[asyncio.Task[None]] = set()
        self.generation = 0  #: the one that new workers open
        self.killed = 0  #: workers killed at a deadline or to make room

    async def open(self, generation: int) -> None:
        """Start the quick workers: one, and when that is there the others, so that the first request waits for one."""
        self.generation = generation
        self._task(self._begin())

    async def _begin(self) -> None:
        await self._prepare(self._new())
        for _ in range(self._limits.workers):  # one more than work, to take the place of another at once
            self._start()

    async def close(self) -> None:
        """End all workers."""
        for task in list(self._tasks):
            task.cancel()
        for worker in list(self._all):
            self._end(worker)

    @property
    def size(self) -> int:
        """Number of processes."""
        return len(self._all)

    @property
    def waiting(self) -> int:
        """Number of requests that wait for a worker."""
        return len(self._waiting) + self._slow_waiting

    async def warm(self, generation: int) -> None:
        """Let the idle workers open a generation, so that they hold no old one."""
        self.generation = generation
        for worker in list(self._idle):
            if worker in self._idle:  # it may have been taken meanwhile
                self._idle.remove(worker)
                await self._prepare(worker)
        while self._idle_slow:
            self._end(self._idle_slow.pop())

    async def ready(self) -> None:
        """Let the workers, one after the other, make what the first request would have to wait for."""
        for _ in range(2):  # the first that was started, and then the others
            if self._tasks:
                await asyncio.wait(self._tasks, timeout=_START)
        for worker in list(self._idle):
            if len(self._idle) > 1 and worker in self._idle:  # another stays for who asks meanwhile
                self._idle.remove(worker)
                await self._prepare(worker, "ready")

    async def run(self, job: Job) -> Reply:
        """Do a job.

        Raises:
            Busy: too many wait.
            Overdue: it was not done in time.
            Broken: its worker died.
        """
        key = _key(job)
        if key in self._slow_before:
            self._slow_before.move_to_end(key)
            return await self._slow(job, key)
        worker = await self._take()
        future = worker.start(job)
        if await self._soon(worker, future):
            return self._result(worker, future)
        self._slow_before[key] = None
        if len(self._slow_before) > _REMEMBERED:
            self._slow_before.popitem(last=False)
        if self._slots.locked():
            self._replace(worker)
            return await self._slow(job, key)
        async with self._slots:
            worker.lower()
            self._start()
            return await self._finish(worker, future, key)

    async def _soon(self, worker: _Worker, future: asyncio.Future[Reply]) -> bool:
        """Tell whether work is done before it has had its share of the processor."""
        patience = self._limits.patience
        done, _ = await asyncio.wait({future}, timeout=patience)
        if done:
            return True
        began, before = time.monotonic(), worker.busy()
        while time.monotonic() - began < self._limits.timeout / 2 and worker.busy() - before < patience:
            done, _ = await asyncio.wait({future}, timeout=patience / 2)
            if done:
                return True
        return False

    async def _slow(self, job: Job, key: bytes) -> Reply:
        if self._slow_waiting >= self._limits.queue:
            raise Busy
        self._slow_waiting += 1
        try:
            await asyncio.wait_for(self._slots.acquire(), self._limits.timeout)
        except TimeoutError:
            raise Busy from None
        finally:
            self._slow_waiting -= 1
        try:
            worker = self._idle_slow.pop() if self._idle_slow else self._new()
            worker.lower()
            return await self._finish(worker, worker.start(job), key, worker.busy())
        finally:
            self._slots.release()

    async def _finish(
        self, worker: _Worker, future: asyncio.Future[Reply], key: bytes, before: float | None = None
    ) -> Reply:
        """Wait for slow work until the deadline; what turns out to be quick is quick work again."""
        try:
            reply = await asyncio.wait_for(future, self._limits.timeout)
        except TimeoutError:
            self.killed += 1
            self._end(worker)
            raise Overdue from None
        except BaseException:
            self._end(worker)
            raise
        if before is not None and worker.busy() - before < self._limits.patience:
            self._slow_before.pop(key, None)
        if len(self._idle_slow) < self._limits.workers:
            self._idle_slow.append(worker)
        else:
            self._end(worker)
        return reply

    def _start(self) -> None:
        """Start a quick worker, which is given out when it is ready."""
        self._task(self._prepare(self._new()))

    def _task(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _prepare(self, worker: _Worker, kind: str = "open") -> None:
        """Let a worker open the generation, and give it out."""
        try:
            await asyncio.wait_for(worker.start(Job(kind, self.generation, {})), _START)
        except (Broken, TimeoutError):
            self._end(worker)
            await asyncio.sleep(_PAUSE)  # what cannot start is not tried without end
            self._start()
        else:
            self._give(worker)

    def _result(self, worker: _Worker, future: asyncio.Future[Reply]) -> Reply:
        try:
            reply = future.result()
        except Broken:
            self._replace(worker)
            raise
        self._give(worker)
        return reply

    async def _take(self) -> _Worker:
        if self._idle:
            return self._idle.popleft()
        if len(self._waiting) >= self._limits.queue:
            raise Busy
        turn: asyncio.Future[_Worker] = asyncio.get_running_loop().create_future()
        self._waiting.append(turn)
        try:
            return await asyncio.wait_for(turn, self._limits.timeout)
        except TimeoutError:
            raise Busy from None
        finally:
            with suppress(ValueError):
                self._waiting.remove(turn)

    def _give(self, worker: _Worker) -> None:
        while self._waiting:
            turn = self._waiting.popleft()
            if not turn.done():
                turn.set_result(worker)
                return
        self._idle.append(worker)

    def _new(self) -> _Worker:
        worker = _Worker(self._store, self._limits)
        self._all.add(worker)
        return worker

    def _end(self, worker: _Worker) -> None:
        self._all.discard(worker)
        worker.kill()

    def _replace(self, worker: _Worker) -> None:
        self.killed += 1
        self._end(worker)
        self._start()


def _key(job: Job) -> bytes:
    """Give what stands for work that is as slow as this."""
    query = job.values.get("query")
    return blake2b((shape(query) if isinstance(query, str) else repr(job.values)).encode(), digest_size=16).digest()
