"""What a store was told to forget, kept as checksums only, so that a build does not learn it again.

A name is blotted out of a text before anything is read of it, with blots of its length, so that offsets stay.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path
from typing import Final

from beleidsgraaf.errors import SourceError, StoreError
from beleidsgraaf.extract.layout.private import BLOT
from beleidsgraaf.extract.model import SourceText
from beleidsgraaf.graph.iri import clean_identifier, fold
from beleidsgraaf.graph.store import write_durably

#: Name of the file in the folder of a store.
FILE: Final = "forgotten.json"

#: A word, or an escaped line break of an export, which is none.
_WORD: Final = re.compile(r"\\[nrtbf]|[\w’'.]+")
#: What is blotted out of a name: neither white space nor what an export needs to stay readable.
_INK: Final = re.compile(r"(\\[nrtbf])|[^\s\"<>]")
_ENDS: Final = ".’'"
#: Names of fewer letters than this are left: they would blot out half a language.
_SHORTEST: Final = 4


@dataclass(frozen=True)
class Forgotten:
    """Checksums, made with the base of the store."""

    base: str = ""
    names: frozenset[tuple[int, str]] = frozenset()  #: number of words, and checksum of them
    documents: frozenset[str] = frozenset()  #: of identifiers
    files: frozenset[str] = frozenset()  #: of the SHA-256 of files

    @classmethod
    def load(cls, folder: Path, base: str) -> Forgotten:
        """Read what a store forgot; no file is nothing.

        Raises:
            StoreError: the file cannot be read.
        """
        try:
            kept = json.loads((folder / FILE).read_text(encoding="utf-8"))
            names = frozenset((int(n), str(checksum)) for n, checksum in kept["names"])
            return cls(base, names, frozenset(kept["documents"]), frozenset(kept["files"]))
        except FileNotFoundError:
            return cls(base)
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise StoreError(f"{folder / FILE}: cannot be read ({error}); restore the store from a backup") from error

    def save(self, folder: Path) -> None:
        """Write it into the folder of a store, durably."""
        kept = {"names": sorted(self.names), "documents": sorted(self.documents), "files": sorted(self.files)}
        write_durably(folder / FILE, json.dumps(kept, indent=1) + "\n")

    def __bool__(self) -> bool:
        return bool(self.names or self.documents or self.files)

    def digest(self) -> str:
        """Give a checksum of all of it, '' for nothing."""
        return self._sum(repr((sorted(self.names), sorted(self.documents), sorted(self.files)))) if self else ""

    def with_names(self, names: Iterable[str]) -> Forgotten:
        """Give it with people's names, those that are too short left out."""
        found = {tuple(_words(name)) for name in names}
        known = {(len(w), self._sum(" ".join(w))) for w in found if sum(map(len, w)) >= _SHORTEST}
        return replace(self, names=self.names | known)

    def with_document(self, identifiers: Iterable[str], files: Iterable[str]) -> Forgotten:
        """Give it with a document and the files that held it, by their SHA-256."""
        return replace(
            self,
            documents=self.documents | {self._sum(clean_identifier(i)) for i in identifiers},
            files=self.files | {self._sum(f) for f in files},
        )

    def checked(self, source: SourceText) -> SourceText:
        """Give a source with what is forgotten blotted out.

        Raises:
            SourceError: the file itself is forgotten.
        """
        if self._sum(source.sha256) in self.files:
            raise SourceError(f"{source.path}: is forgotten in this store; take it out of the folder")
        return replace(source, text=self.blot(source.text)) if self.names else source

    def check_documents(self, shown: str, identifiers: Iterable[str]) -> None:
        """Refuse a source with a document that is forgotten.

        Raises:
            SourceError: it has one.
        """
        if any(self._sum(clean_identifier(i)) in self.documents for i in identifiers):
            raise SourceError(f"{shown}: holds a document that is forgotten in this store; take it out of the folder")

    def blot(self, text: str) -> str:
        """Give a text of the same length without the names."""
        sizes = sorted({n for n, _ in self.names}, reverse=True)
        if not sizes:
            return text
        words = [(m.start(), m.end(), _plain(m[0])) for m in _WORD.finditer(text) if m[0][0] != "\\"]
        blots = []
        at = 0
        while at < len(words):
            for size in sizes:
                part = words[at : at + size]
                if len(part) == size and (size, self._sum(" ".join(w for _, _, w in part))) in self.names:
                    blots.append((part[0][0], part[-1][1]))
                    at += size - 1
                    break
            at += 1
        parts, end = [], 0
        for start, stop in blots:
            parts += [text[end:start], _INK.sub(lambda m: m[1] or BLOT, text[start:stop])]
            end = stop
        return "".join([*parts, text[end:]])

    def _sum(self, text: str) -> str:
        return blake2b(
            text.encode(), digest_size=16, key=blake2b(self.base.encode(), digest_size=32).digest()
        ).hexdigest()


#: Of a store that was never told to forget.
NOTHING: Final = Forgotten()


def _plain(word: str) -> str:
    return fold(word).strip(_ENDS)


def _words(name: str) -> list[str]:
    return [plain for m in _WORD.finditer(name) if (plain := _plain(m[0]))]
