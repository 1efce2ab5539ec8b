"""Bodies with their TOOI identifiers, as the registers have them on the day of a document.

A ministry is renamed and keeps its code, or is split and does not: on a day it has the name of the entry that was
valid then. The list inside the DiWoo schema has one name a code, of the day on which it was made; where that differs,
the register's goes out and a note says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

import pyoxigraph as ox
from lxml import etree

from beleidsgraaf.graph.iri import Mint
from beleidsgraaf.graph.lookup import Lookup
from beleidsgraaf.ontology.terms import BG, DCTERMS, ORG, SCHEMA, SKOS

TOOI: Final = "https://identifier.overheid.nl/tooi/id/"
_XSD: Final = "{http://www.w3.org/2001/XMLSchema}"
_MINISTRY: Final = "Ministerie "


@dataclass(frozen=True, slots=True)
class Organisation:
    """A body with its TOOI identifier."""

    iri: str
    label: str


@cache
def listed() -> dict[str, str]:
    """Give the bodies of the DiWoo schema: identifier to the name that stands there."""
    found = {}
    path = files(__package__) / "schemas" / "diwoo-metadata-lijsten.xsd"
    for value in etree.fromstring(path.read_bytes()).iter(f"{_XSD}enumeration"):
        iri = str(value.get("value"))
        if iri.startswith(TOOI):
            found[iri] = " ".join("".join(str(t) for t in value.itertext()).split())
    return found


class Organisations:
    """The bodies of a store's registers."""

    def __init__(self, look: Lookup, mint: Mint) -> None:
        self._look, self._mint = look, mint
        self._known: dict[tuple[ox.NamedNode, str], Organisation | None] = {}
        self.notes: set[tuple[str, str, str]] = set()  #: identifier, name that went out, name in the schema's list

    def of_sender(self, sender: ox.NamedNode, day: str) -> Organisation | None:
        """Give the body for which a post or person writes, on a day (ISO 8601; '' for now)."""
        posts = [sender, *self._look.nodes(sender, BG.post)]
        for body in [b for post in posts for b in self._look.nodes(post, ORG.postIn)] or [sender]:
            if (found := self.at(body, day)) is not None:
                return found
        return None

    def chamber(self, key: str) -> Organisation | None:
        """Give a chamber by its register key."""
        return self.at(ox.NamedNode(self._mint.entity("ORG", "", key)), "")

    def at(self, body: ox.NamedNode, day: str) -> Organisation | None:
        """Give a body as it was on a day: under its code with the name of then, else what came before or after it."""
        if (body, day) not in self._known:
            self._known[body, day] = self._at(body, day)
        return self._known[body, day]

    def _at(self, body: ox.NamedNode, day: str) -> Organisation | None:
        entry = next((e for e in self._line(body) if self._valid(e, day)), body) if day else body
        codes = [c for c in self._look.values(entry, SKOS.exactMatch) if c.startswith(TOOI)]
        if not codes:
            return None
        label = self._look.label(entry)
        if label.startswith(_MINISTRY):  # TOOI writes it small
            label = label[0].lower() + label[1:]
        theirs = listed().get(codes[0], "")
        if theirs and label.startswith("ministerie") and label != theirs:
            self.notes.add((codes[0], label, theirs))
        return Organisation(codes[0], label)

    def _line(self, body: ox.NamedNode) -> list[ox.NamedNode]:
        """Give a body and what it came from and went into, the nearest first."""
        found, at = [body], 0
        while at < len(found):
            for link in (DCTERMS.replaces, DCTERMS.isReplacedBy):
                found += [n for n in self._look.nodes(found[at], link) if n not in found]
            at += 1
        return found

    def _valid(self, entry: ox.NamedNode, day: str) -> bool:
        begin, end = (self._look.value(entry, p) for p in (SCHEMA.startDate, SCHEMA.endDate))
        return begin[: len(day)] <= day and (not end or day <= end)
