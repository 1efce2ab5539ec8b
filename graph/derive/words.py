"""Content words: what a sentence is about, in a form in which two wordings can be compared."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files

#: The address of a link says nothing that its words do not say.
_ADDRESS = re.compile(r"\b(?:https?://|www\.)\S+")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def _list(name: str) -> list[str]:
    text = (files(__package__) / name).read_text(encoding="utf-8")
    return [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]


@lru_cache(maxsize=1)
def _stop() -> frozenset[str]:
    return frozenset(word for line in _list("stopwords.txt") for word in line.split())


@lru_cache(maxsize=1)
def deliverables() -> dict[str, str]:
    """Give each noun for what is sent to a chamber with the word that stands for its kind."""
    kinds = {}
    for line in _list("deliverables.csv")[1:]:
        kind, nouns = line.split(",", 1)
        kinds.update(dict.fromkeys(nouns.split(), f"={kind}"))
    return kinds


def content(text: str) -> frozenset[str]:
    """Give the content words of a text; a noun for something that is sent becomes `=kind`."""
    kinds, stop = deliverables(), _stop()
    words = (w.casefold() for w in _WORD.findall(_ADDRESS.sub(" ", text)))
    return frozenset(kinds.get(w, w) for w in words if w not in stop and (len(w) > 2 or w in kinds))


def in_order(text: str) -> list[str]:
    """Give the content words of a text in their order."""
    known = content(text)
    nouns = deliverables()
    words = (nouns.get(w, w) for w in (w.casefold() for w in _WORD.findall(text)))
    return [w for w in words if w in known]


def kinds(words: frozenset[str]) -> frozenset[str]:
    """Give the kinds of deliverables among content words."""
    return frozenset(w for w in words if w.startswith("="))
