"""One pass over one text: what the rules read, and where they put what they find."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from datetime import date
from typing import Any

from beleidsgraaf.extract.components.actors.lexicon import Lexicon, lines
from beleidsgraaf.extract.components.actors.words import COMMAS, Words
from beleidsgraaf.extract.link import Linker
from beleidsgraaf.extract.model import Context, Entity, Layout, Mention

#: Words that join the items of a list.
CONJUNCTIONS = frozenset({"en", "of", "alsmede", "evenals", "respectievelijk"})
ARTICLES = frozenset({"de", "het", "een", "den", "der", "'t"})
#: Small words that may stand inside a name, never at its end.
INNER = lines("inner-words.txt")

#: Words that, with a capital after `en`, open the name of another body: `Scholengroep Oost en Stichting Lezen`.
_OPENS_ANOTHER = lines("opens-another.txt")

#: (first word, last word, value) of an item in a list
Item = tuple[int, int, Any]


class Scan:
    """The words of a text, the registers, the contexts of its documents, and the candidates found so far."""

    def __init__(self, layout: Layout, contexts: tuple[Context, ...], lexicon: Lexicon) -> None:
        self.layout = layout
        self.words = Words(layout.reading.text)
        self.lexicon = lexicon
        self.linker: Linker = lexicon.linker
        self.contexts = contexts or (Context(0, None, None, None, None, None, None),)
        self.found: list[Mention] = []
        #: abbreviations that the text defines, spelt as defined
        self.defined: dict[str, Entity] = {}
        #: offices after which the name of their holder may stand, each with its last word
        self.titled: list[tuple[int, Entity]] = []
        #: where names of persons start that a cue introduced
        self.introduced: set[int] = set()
        self._starts = [0]
        self._documents = [layout.blocks[0].document if layout.blocks else 0]
        for block in layout.blocks:
            if block.document != self._documents[-1]:
                self._starts.append(block.start)
                self._documents.append(block.document)

    def document(self, offset: int) -> int:
        """Give the index of the document in which an offset lies."""
        return self._documents[max(0, bisect_right(self._starts, offset) - 1)]

    def context(self, i: int) -> Context:
        """Give the context of the document in which word i stands."""
        index = self.document(self.words.starts[i])
        return self.contexts[index] if index < len(self.contexts) else self.contexts[0]

    def on(self, i: int) -> date | None:
        """Give the day by which names at word i are linked."""
        return self.context(i).on

    def add(
        self,
        i: int,
        j: int,
        entity: Entity,
        confidence: float,
        reason: str,
        start: int | None = None,
        end: int | None = None,
    ) -> None:
        """Put down that the words i..j name an entity; `start` and `end` widen the span beyond the words."""
        first = self.words.starts[i] if start is None else start
        last = self.words.ends[j] if end is None else end
        self.found.append(Mention(first, last, entity, confidence, reason, self.document(first)))

    def opening(self, i: int) -> int:
        """Give where a name that starts at word i starts: at the apostrophe of `’s-Hertogenbosch`."""
        start = self.words.starts[i]
        if self.words.low[i] in ("s", "t") and start and self.words.text[start - 1] in "'’‘":
            return start - 1
        return start

    def _another(self, j: int) -> bool:
        """Tell whether word j, which follows a conjunction, opens the name of another body."""
        return self.words.low[j] in _OPENS_ANOTHER or self.lexicon.names.longest(self.words, j) is not None

    def run(self, i: int, limit: int = 8) -> int | None:
        """Give the last word of the run of capitalised words that starts at word i, or None where none starts.

        Small words (`van`, `voor de`, `en`) are passed only when a capital follows; a run ends at any mark.
        """
        words = self.words
        if i >= len(words) or not (words.capital(i) or words.written[i][0].isdigit()):
            return None
        last, j = i, i
        while j + 1 < len(words) and j - i < limit + 4:
            if words.gap(j) not in (" ", "-", "- ", "\n", "’", "'", ".") or (
                words.gap(j) == "." and len(words.written[j]) > 2
            ):
                break
            j += 1
            if words.low[j - 1] == "en" and words.capital(j) and self._another(j):
                break
            if words.capital(j) or (words.written[j][0].isdigit() and j == last + 1):
                last = j
            elif words.low[j] not in INNER or j - last > 3 or words.low[j - 1] in ("en", "of", "and"):
                break
        after = last + 1
        if words.gap(last) in ("'", "’") and words.written[after] == "s" and words.low[last][-1] in "aeiou":
            return after  # `Politie en Veiligheidsregio's`
        return last


#: What may stand before an item of a list, the apostrophe of `'s-Hertogenbosch` included.
_BEFORE_ITEM = frozenset({" ", "\n", ", ", "/", ",\n", *(gap + mark for gap in (" ", ", ") for mark in "'’‘")})


def coordinated(words: Words, i: int, item: Callable[[int], tuple[int, Any] | None]) -> list[Item]:
    """Read a list of items from word i: `A`, `A en B`, `A, B en C`, `A en de B`; as far as `item` understands them."""
    out: list[Item] = []
    total = len(words)
    while i < total:
        found = item(i) if i < total and not (out and words.low[i] in ARTICLES and not words.capital(i)) else None
        if found is None and out and words.low[i] in ARTICLES:  # a capital may be part of the name: `Het Hogeland`
            i += 1
            found = item(i) if i < total else None
        if found is None:
            break
        last, value = found
        out.append((i, last, value))
        gap, n = words.gap(last), last + 1
        if n >= total:
            break
        if gap.rstrip("'’‘") in COMMAS:
            i = n + 1 if words.low[n] in CONJUNCTIONS else n
        elif gap in (" ", "\n") and words.low[n] in CONJUNCTIONS:
            i = n + 1
        elif gap == "/":
            i = n
        else:
            break
        if i < total and words.before(i) not in _BEFORE_ITEM:
            break
    return out
