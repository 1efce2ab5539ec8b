"""How many processors this process may use."""

from __future__ import annotations

import os


def cores() -> int:
    """Give how many processors this process may use: those that it is bound to, where the system can say."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
