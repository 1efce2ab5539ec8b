"""Says in Dutch why something was found: the graph says it in English, in set phrases around words of the letter.

A reason is made of clauses between semicolons, each `ground: words`; grounds and some of the words are phrases of
`reasons.csv`, in which a star stands for whatever the letter has there. What is no such phrase stays as it is.
"""

from __future__ import annotations

import csv
import re
from functools import cache, lru_cache
from importlib.resources import files


@cache
def phrases() -> dict[str, str]:
    """Give the phrases: English to Dutch."""
    text = files(__package__).joinpath("reasons.csv").read_text(encoding="utf-8")
    return {row["english"]: row["dutch"] for row in csv.DictReader(text.splitlines())}


@cache
def _open() -> list[tuple[re.Pattern[str], str]]:
    """Give the phrases with a gap, those that say most first."""
    gaps = sorted((english for english in phrases() if "*" in english), key=lambda p: (-len(p), p))
    return [(re.compile(re.escape(p).replace(r"\*", "(.+)")), phrases()[p]) for p in gaps]


@lru_cache(maxsize=4096)
def in_dutch(reason: str) -> str:
    """Give a reason in Dutch, '' where its ground is none that is known."""
    said = []
    for clause in reason.split("; "):
        ground, colon, words = clause.partition(": ")
        known = [_phrase(part) for part in ground.split(", ")]
        if None in known:
            return ""
        told = _phrase(words) or ", ".join(_phrase(part) or part for part in words.split(", "))
        said.append(", ".join(k or "" for k in known) + colon + told)
    return "; ".join(said)


def _phrase(words: str) -> str | None:
    if words in phrases():
        return phrases()[words]
    for pattern, dutch in _open():
        if found := pattern.fullmatch(words):
            return dutch.replace("*", found[1])
    return None
