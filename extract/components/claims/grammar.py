"""The closed word classes of `grammar.txt`, for cutting sentences into clauses."""

from __future__ import annotations

import re
from importlib.resources import files


def _classes() -> dict[str, tuple[str, ...]]:
    text = (files(__package__) / "grammar.txt").read_text(encoding="utf-8")
    lines = (line.partition(":") for line in text.splitlines() if line and not line.startswith("#"))
    return {name: tuple(words.split()) for name, _, words in lines}


_CLASSES = _classes()

#: Finite auxiliaries and what they make of the clause.
AUXILIARY: dict[str, str] = {
    word: name.removeprefix("aux ") for name, words in _CLASSES.items() if name.startswith("aux ") for word in words
}
WAITING = frozenset(_CLASSES["waiting"])
WITH_TE = frozenset(_CLASSES["with te"])
SINGULAR = frozenset(_CLASSES["singular"])
MODAL = frozenset(_CLASSES["modal"])
COORDINATORS = frozenset(_CLASSES["coordinator"])
PREPOSITIONS = frozenset(_CLASSES["preposition"])
DETERMINERS = frozenset(_CLASSES["determiner"])
SUBORDINATORS = frozenset(_CLASSES["subordinator"])
INITIAL = frozenset(_CLASSES["initial"])
INDIRECT = _CLASSES["indirect"]
#: A finite verb with its separable particle in front, as subordinate clauses have it: "dat het hier uitpakt".
SEPARABLE = re.compile(
    r"(?:aan|af|bij|door|in|mee|na|om|op|over|samen|terug|toe|uit|vast|voor|vrij|weg|plaats|deel)"
    r"[a-zë]{3,}(?:t|en|de|den)"
)
