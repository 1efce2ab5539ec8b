"""The words of a reading with their places: what all rules of this component step through."""

from __future__ import annotations

import re

#: A word holds letters and digits only: a hyphen, an apostrophe or a full stop is a gap between two words.
WORD = re.compile(r"[^\W_]+|&")

#: Gaps over which a name may run.
JOINTS = frozenset({" ", "-", "", "  ", "- ", " - ", "‑", "–", "’", "'", "‘", ".", ". ", "/", "*", "\n", " -", "-\n"})
#: Gaps that hold a comma: a name may run over one only where its own spelling has it.
COMMAS = frozenset({", ", ",", ",\n", " , "})


class Words:
    """A text as words: offsets, spellings, lower-case spellings, one list each."""

    __slots__ = ("_small", "ends", "low", "starts", "text", "written")

    def __init__(self, text: str) -> None:
        self.text = text
        self.written: list[str] = WORD.findall(text)
        self.starts = [match.start() for match in WORD.finditer(text)]
        self.ends = [start + len(word) for start, word in zip(self.starts, self.written, strict=True)]
        self.low = list(map(str.lower, self.written))
        self._small: frozenset[str] | None = None
        if "&" in text:
            self.low = ["en" if word == "&" else word for word in self.low]

    def __len__(self) -> int:
        return len(self.low)

    def gap(self, i: int) -> str:
        """Give what stands between word i and the next; after the last word the rest, closed by an empty line."""
        if i + 1 < len(self.low):
            return self.text[self.ends[i] : self.starts[i + 1]]
        return self.text[self.ends[i] :] + "\n\n"

    def before(self, i: int) -> str:
        """Give what stands between word i and the one before it."""
        return self.text[self.ends[i - 1] : self.starts[i]] if i else "\n\n"

    def small(self) -> frozenset[str]:
        """Give the words that the text writes with a small letter: a name that is one of them may be no name."""
        if self._small is None:
            self._small = frozenset(word for word in self.written if word[0].islower())
        return self._small

    def near(self, i: int) -> bool:
        """Tell whether the next word follows after a plain space."""
        return self.gap(i) in (" ", "\n", "  ")

    def capital(self, i: int) -> bool:
        """Tell whether word i starts with a capital letter."""
        return self.written[i][0].isupper()

    def shouted(self, i: int) -> bool:
        """Tell whether word i is a word of three letters or more in capitals only."""
        word = self.written[i]
        return len(word) > 2 and word.isupper()

    def span(self, i: int, j: int) -> str:
        """Give the text from word i up to and including word j."""
        return self.text[self.starts[i] : self.ends[j]]


def split_name(name: str) -> tuple[str, ...]:
    """Give a name as the trie holds it: lower-case words, and "," where the spelling has a comma."""
    out: list[str] = []
    last = 0
    for match in WORD.finditer(name):
        if out and "," in name[last : match.start()]:
            out.append(",")
        out.append("en" if match.group() == "&" else match.group().lower())
        last = match.end()
    return tuple(out)
