"""A source's graph by subject: what facts are read from."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Any, Final

from beleidsgraaf.graph.quads.statements import Line
from beleidsgraaf.ontology.terms import BG, OA, RDF

_LINE = re.compile(r"<([^>]*)> <([^>]*)> (.*) <[^>]*> \.", re.DOTALL)
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
_PLAIN: Final = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f"}

#: One fact as it is stored: kind, what it is looked up by, the rest.
Fact = tuple[str, str, dict[str, Any]]

#: Document, start, end (source), quote.
Place = tuple[str, int, int, str]

NOWHERE: Final[Place] = ("", -1, -1, "")


class Described:
    """What a source's graph says, by subject and predicate; every value as a plain string."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self.about: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for line in lines:
            parts = _LINE.fullmatch(line)
            if parts is not None:
                self.about[parts[1]][parts[2]].append(_value(parts[3]))
        self.typed: dict[str, list[str]] = defaultdict(list)  #: class -> subjects, sorted
        for node in sorted(self.about):
            for kind in self.about[node].get(RDF.type.value, ()):
                self.typed[kind].append(node)
        self._fields: dict[tuple[str, str], Place] = {}
        for evidence in self.typed[BG.FieldEvidence.value]:
            key = (self.one(evidence, BG.describes.value), self.one(evidence, BG.field.value))
            self._fields.setdefault(key, self.place(evidence))

    def one(self, node: str, predicate: str) -> str:
        """Give the value of a property, the first of several, "" where there is none."""
        values = self.about[node].get(predicate)
        return min(values) if values else ""

    def several(self, node: str, predicate: str) -> list[str]:
        """Give the values of a property, sorted."""
        return sorted(self.about[node].get(predicate, ()))

    def place(self, node: str) -> Place:
        """Give what a node points at, the first of several places."""
        best = NOWHERE
        for target in self.about[node].get(OA.hasTarget.value, ()):
            selector = f"{target}&selector"
            start = int(self.one(selector, OA.start.value) or -1)
            if best[1] < 0 or start < best[1]:
                end = int(self.one(selector, OA.end.value) or -1)
                best = (self.one(target, BG.inDocument.value), start, end, self.one(selector, OA.exact.value))
        return best

    def field(self, document: str, predicate: str) -> Place | None:
        """Give where a field of a document was read from."""
        return self._fields.get((document, predicate))


def _value(term: str) -> str:
    if term.startswith("<"):
        return term[1:-1]
    value = term[1 : term.rindex('"')]
    return _ESCAPE.sub(_unescape, value) if "\\" in value else value


def _unescape(match: re.Match[str]) -> str:
    code = match[1] or match[2]
    return chr(int(code, 16)) if code else _PLAIN.get(match[3], match[3])
