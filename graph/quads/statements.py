"""Statements as text: terms in N-Triples syntax, collected once each, given as sorted N-Quads lines.

Lines and not pyoxigraph objects, because a line costs a fifteenth of a `Quad` to make, sorts and compares as it is,
passes between processes as it is, and is what the store loads fastest. Literals are written as Oxigraph itself
writes them (canonical decimals, the same escapes), so that a line here equals the line of an export.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

#: A term in N-Triples syntax: `<https://...>` or `"..."@nl`.
Term = str
#: One statement in N-Quads syntax, with its graph, without line break.
Line = str

_ESCAPES: Final = str.maketrans(
    {chr(code): f"\\u{code:04X}" for code in (*range(0x20), 0x7F, 0xFFFE, 0xFFFF)}
    | {"\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", '"': '\\"', "\\": "\\\\"}
)
_XSD: Final = "http://www.w3.org/2001/XMLSchema#"


def node(iri: str) -> Term:
    """Give an IRI as a term."""
    return f"<{iri}>"


def text(value: str, language: str = "") -> Term:
    """Give a string as a term, with its language where it has one."""
    if not value.isprintable() or '"' in value or "\\" in value:  # else there is nothing to escape
        value = value.translate(_ESCAPES)
    return f'"{value}"@{language}' if language else f'"{value}"'


def texts(*values: str) -> list[Term]:
    """Give strings without a language as terms, looked at together."""
    whole = "".join(values)
    if whole.isprintable() and '"' not in whole and "\\" not in whole:
        return [f'"{value}"' for value in values]
    return [text(value) for value in values]


def typed(value: str, datatype: str) -> Term:
    """Give a value with a local name of XML Schema: `typed("2023-01-18", "date")`."""
    return f'"{value}"^^<{_XSD}{datatype}>'


def integer(value: int) -> Term:
    """Give an xsd:integer."""
    return f'"{value}"^^<{_XSD}integer>'


def number(value: float) -> str:
    """Give at most two decimals in the canonical form of xsd:decimal: `0.9`, `1`."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def decimal(value: float) -> Term:
    """Give an xsd:decimal of at most two decimals."""
    return f'"{number(value)}"^^<{_XSD}decimal>'


def calendar(value: str) -> Term:
    """Give a day, a month or a year (ISO 8601) with the type that fits its length; anything else as a string."""
    datatype = {10: "date", 7: "gYearMonth", 4: "gYear"}.get(len(value))
    if datatype is None or not value.replace("-", "").isdecimal():
        return text(value)
    return typed(value, datatype)


class Statements:
    """What one graph says, each statement once."""

    def __init__(self, graph: str) -> None:
        self.graph = graph
        self._about: dict[Term, set[str]] = {}
        self._whole: dict[Term, tuple[str, ...]] = {}  #: subjects of which all was said at once

    def add(self, subject: Term, predicate: Term, *objects: Term) -> None:
        """Say something of a subject; several objects are several statements."""
        said = self._about.get(subject)
        if said is None:
            said = self._about[subject] = set(self._whole.pop(subject, ()))
        for value in objects:
            said.add(f"{predicate} {value}")

    def describe(self, subject: Term, *said: str) -> None:
        """Say several different things of a subject, each as `predicate object`."""
        if subject not in self._about and subject not in self._whole:
            self._whole[subject] = said
        else:
            self._about.setdefault(subject, set(self._whole.pop(subject, ()))).update(said)

    def __len__(self) -> int:
        return sum(map(len, self._about.values())) + sum(map(len, self._whole.values()))

    def lines(self) -> list[Line]:
        """Give the statements as sorted N-Quads lines."""
        end = f" <{self.graph}> ."
        # no subject is the beginning of another, so that sorting each by itself sorts all
        about: dict[Term, Iterable[str]] = {**self._about, **self._whole}
        return [f"{subject} {said}{end}" for subject in sorted(about) for said in sorted(about[subject])]


def document(lines: Iterable[Line]) -> bytes:
    """Give lines as an N-Quads document."""
    body = "\n".join(lines)
    return (body + "\n").encode() if body else b""
