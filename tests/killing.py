"""Kills a process from within at a moment that no load of the machine moves: after so many calls of functions."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from random import Random
from types import FrameType

#: Environment variable with the number of the call at which the process ends; 0 for never.
AT = "KILL_AT"

_calls = 0


def arm() -> None:
    """Count the calls of this thread from here on."""
    at = int(os.environ[AT])

    def count(frame: FrameType, event: str, argument: object) -> None:
        global _calls
        if event in ("call", "c_call"):
            _calls += 1
            if _calls == at:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.setprofile(count)


def calls() -> int:
    """Give how many there were."""
    sys.setprofile(None)
    return _calls


def moment(turn: int, dice: Random, calls: int, seconds: float) -> tuple[int, float]:
    """Choose when to kill: in turn at a call, or after a time, which also falls within what is no Python."""
    return (1 + int(dice.random() * 0.95 * calls), 0.0) if turn % 2 == 0 else (0, dice.random() * seconds)


def killed(process: subprocess.Popen[str], at: int, seconds: float) -> bool:
    """Wait until it has ended itself, or else kill it after a time; tells whether it was still at work."""
    if not at:
        time.sleep(seconds)
        process.send_signal(signal.SIGKILL)
    return process.wait() == -signal.SIGKILL
