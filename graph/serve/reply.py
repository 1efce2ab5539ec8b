"""What a worker gives back, and what goes wrong on the way."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

#: The status of a generation that is kept no more.
GONE: Final = 410


@dataclass(frozen=True, slots=True)
class Reply:
    """A finished answer: HTTP status, media type, body, further headers."""

    status: int
    media_type: str
    body: bytes
    headers: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Job:
    """Work for a worker: a kind that `worker.py` knows, the generation to read, and what the work needs."""

    kind: str
    generation: int
    values: dict[str, object]


def told(status: int, message: str, **headers: str) -> Reply:
    """Give a refusal in words."""
    return Reply(status, "text/plain; charset=utf-8", (message + "\n").encode(), headers)
