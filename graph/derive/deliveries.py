"""What a sentence does to a promise: sends what was promised, reports that it was sent, keeps it, puts it off."""

from __future__ import annotations

import csv
import re
from functools import lru_cache
from importlib.resources import files
from typing import Final

#: In the order in which they are tried: a sentence that keeps a promise also sends something.
ROLES: Final = ("kept", "settled", "postponed", "sends", "sent")


@lru_cache(maxsize=1)
def _cues() -> tuple[tuple[str, re.Pattern[str]], ...]:
    text = (files(__package__) / "cues.csv").read_text(encoding="utf-8")
    found: dict[str, list[str]] = {}
    for row in csv.DictReader(text.splitlines()):
        found.setdefault(row["role"], []).append(row["pattern"])
    return tuple((role, re.compile("|".join(f"(?:{p})" for p in found[role]), re.IGNORECASE)) for role in ROLES)


#: What somebody else wrote does nothing here; a title between quotation marks is shorter.
_QUOTED: Final = re.compile(r"[“«\"‘][^”»\"’]{60,}[”»\"’]")


def postpones(sentence: str) -> bool:
    """Tell whether a sentence puts something off."""
    return dict(_cues())["postponed"].search(_QUOTED.sub(" ", sentence)) is not None


def put_off(sentence: str) -> str:
    """Give the words of a sentence that lead up to its telling of a delay: what is put off."""
    cue = dict(_cues())["postponed"].search(sentence)
    return sentence[: cue.start()] if cue is not None else ""


def role_of(sentence: str) -> str:
    """Give what a sentence does, "" when nothing of the kind; speech that it quotes does not count."""
    sentence = _QUOTED.sub(" ", sentence)
    return next((role for role, cue in _cues() if cue.search(sentence)), "")
