"""Names in a trie of words: the longest one that starts at a word is found in a few dictionary look-ups."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Generic, TypeVar

from beleidsgraaf.extract.components.actors.words import COMMAS, JOINTS, Words, split_name

T = TypeVar("T")

_END = ""  #: key of the values of a name that ends at a node; no word is empty


class Trie(Generic[T]):
    """Names with values; a name with commas is also found without them, never the other way round."""

    def __init__(self, names: Iterable[tuple[str, T]] = ()) -> None:
        self.root: dict[str, Any] = {}
        self._values: list[T] = []
        for name, value in names:
            self.add(name, value)

    def add(self, name: str, value: T) -> None:
        """Put a name in; several values may share one."""
        self._values.append(value)
        parts = split_name(name)
        spellings = {parts, tuple(p for p in parts if p != ",")}
        for spelling in sorted(spellings):
            node = self.root
            for part in spelling:
                node = node.setdefault(part, {})
            if spelling and value not in node.setdefault(_END, []):
                node[_END].append(value)

    def longest(self, words: Words, i: int) -> tuple[int, list[T]] | None:
        """Give the last word of the longest name that starts at word i, with its values, or None."""
        found = self.all(words, i)
        return found[-1] if found else None

    def all(self, words: Words, i: int) -> list[tuple[int, list[T]]]:
        """Give every name that starts at word i as (last word, values), shortest first."""
        low = words.low
        if i >= len(low):
            return []
        node = self.root.get(low[i])
        found: list[tuple[int, list[T]]] = []
        while node is not None:
            if _END in node:
                found.append((i, node[_END]))
            gap = words.gap(i)
            if gap in COMMAS:
                node = node.get(",")
            elif gap not in JOINTS:
                break
            i += 1
            if node is None or i >= len(low):
                break
            node = node.get(low[i])
        return found

    def values(self) -> list[T]:
        """Give the value of every name, in the order in which they were put in."""
        return self._values
