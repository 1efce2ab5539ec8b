"""What one request may cost."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds that keep the server standing."""

    timeout: float = 10.0  #: seconds that a query may run before its worker is killed
    patience: float = 0.15  #: seconds after which a query counts as slow and runs with low priority
    workers: int = 2  #: processes for quick queries, and as many slow queries at the same time
    queue: int = 64  #: requests that may wait for a worker; the next one is told to come back
    rows: int = 100_000  #: rows of one answer
    answer_bytes: int = 64 * 1024 * 1024  #: size of one answer
    body_bytes: int = 1024 * 1024  #: size of a request's body
    memory: int = 6 * 1024**3  #: address space of a worker, in bytes
