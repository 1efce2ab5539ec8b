"""Where the page of a node stands in the folder, and what other pages call it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from beleidsgraaf.graph.iri import Mint, digest

_CLAIM: Final = re.compile(r"claim/([^/]+)/Commitment/(.+)")
_LONGEST: Final = 120


@dataclass(frozen=True, slots=True)
class Entry:
    """A page: its path without suffix, its name, its kind in Dutch, a day to sort by."""

    path: str
    name: str
    kind: str = ""
    day: str = ""
    number: str = ""  #: what tells it from others of its name
    about: str = ""


class Addresses:
    """The pages of a publication, by the IRI of what they are about."""

    def __init__(self, base: str, mint: Mint) -> None:
        self.base, self._mint = base, mint
        self.entries: dict[str, Entry] = {}
        self._taken: set[str] = set()

    def add(self, iri: str, name: str, kind: str = "", day: str = "", number: str = "", about: str = "") -> Entry:
        """Give a node its page."""
        path = self._path(iri)
        if path in self._taken:
            path = f"{path}-{digest(iri)[:6]}"
        self._taken.add(path)
        entry = self.entries[iri] = Entry(path, name, kind, day, number, about)
        return entry

    def address(self, iri: str) -> str:
        """Give the address of the page of a node, '' where it has none."""
        return f"{self.base}{self.entries[iri].path}.html" if iri in self.entries else ""

    def __contains__(self, iri: str) -> bool:
        return iri in self.entries

    def __getitem__(self, iri: str) -> Entry:
        return self.entries[iri]

    def get(self, iri: str) -> Entry | None:
        """Give the page of a node, None where it has none."""
        return self.entries.get(iri)

    def _path(self, iri: str) -> str:
        """Give a path of which no character needs encoding, and that differs where case is not told apart."""
        local = iri.removeprefix(self._mint.base)
        if match := _CLAIM.fullmatch(local):
            local = f"commitment/{match[1]}-{match[2]}"
        folder, _, name = local.partition("/")
        folder = {"doc": "document"}.get(folder, folder)
        plain = name.replace("%", "_").replace("/", "_")
        return f"{folder}/{plain if len(plain) <= _LONGEST else plain[:_LONGEST] + '-' + digest(iri)}"
