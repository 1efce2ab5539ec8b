"""The catalogue of named queries: reads their headers, puts in parameters.

A query stands in a `.rq` file that any endpoint takes as it is. Its header lines start with `#:` (see `README.md`),
and a parameter is a line `VALUES ?name { ... } # param name` whose braces hold an example, or an empty string where
the parameter may be left out. Values are written as SPARQL literals, so that nothing in them can change the query.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from beleidsgraaf.errors import QueryError

FOLDER: Final = Path(__file__).parent

_PARAMETER = re.compile(r"param (\w+) \((\w+)\): (.+)")
_COLUMN = re.compile(r"column (\w+): (.+)")
_ENTRY = re.compile(r"(\w+): (.+)")
_SLOT = re.compile(r"VALUES \?(\w+) \{(?P<values>[^{}]*)\}(?=[ \t]*# param (?P<name>\w+)[ \t]*$)", re.MULTILINE)
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|\\^`]+")
#: `minister van BZK` and `Loket Dichtbij`, but no `PVV`
_ONE_CAPITAL_AT_MOST = re.compile(r"[^\W\d_](?![A-Z])")
_TERM = re.compile(r"[A-Za-z]\w*")
_WANTED: Final = {
    "date": "a day such as 2023-01-18",
    "integer": "a whole number",
    "iri": "an IRI",
    "term": "the name of a term of this vocabulary",
}
_ESCAPES: Final = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a query is asked about."""

    name: str
    type: str  #: string, label, date, integer, iri or term (ORG, for bg:ORG)
    meaning: str
    example: str  #: SPARQL terms, as they stand in the file

    @property
    def optional(self) -> bool:
        """Tell whether it may be left out: an empty string stands for any."""
        return self.example in ('""', '""@nl')

    def term(self, value: str) -> str:
        """Give a value as a SPARQL term.

        Raises:
            QueryError: it is not of the parameter's type.
        """
        try:
            match self.type:
                case "string":
                    return _quoted(value)
                case "label":
                    return f"{_quoted(value)}@nl"
                case "date":
                    return f'"{date.fromisoformat(value).isoformat()}"^^<http://www.w3.org/2001/XMLSchema#date>'
                case "integer":
                    return str(int(value))
                case "iri" if _IRI.fullmatch(value):
                    return f"<{value}>"
                case "term" if _TERM.fullmatch(value):
                    return f"bg:{value}"
        except ValueError:
            pass
        wanted = _WANTED.get(self.type, self.type)
        raise QueryError(f"parameter {self.name}: {value!r} is not {wanted}")

    def terms(self, value: str) -> tuple[str, ...]:
        """Give the terms that a value stands for: a label with a capital in front is asked for without as well.

        Raises:
            QueryError: it is not of the parameter's type.
        """
        if self.type != "label" or not _ONE_CAPITAL_AT_MOST.match(value):
            return (self.term(value),)
        return self.term(value), self.term(value[0].swapcase() + value[1:])


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A query of the library."""

    name: str
    question: str  #: Dutch
    question_en: str
    number: int | None  #: in the list of competency questions
    slow: str  #: why it may take longer than others on a large store, "" where it may not
    parameters: tuple[Parameter, ...]
    columns: tuple[tuple[str, str], ...]  #: name, meaning
    sparql: str

    def bind(self, values: Mapping[str, str | Sequence[str]]) -> str:
        """Give the SPARQL with these parameters put in; several values of one are alternatives.

        Raises:
            QueryError: a parameter is unknown, missing, or not of its type.
        """
        known = {p.name: p for p in self.parameters}
        if unknown := sorted(set(values) - set(known)):
            takes = f"it takes {', '.join(known)}" if known else "it takes none"
            raise QueryError(f"{self.name}: no parameter {', '.join(unknown)}; {takes}")
        for parameter in self.parameters:
            if parameter.name not in values and not parameter.optional:
                wanted = f"--param {parameter.name}=... ({parameter.meaning}), for example {parameter.example}"
                raise QueryError(f"{self.name}: give {wanted}")
        terms = {
            name: " ".join(
                term for one in ([value] if isinstance(value, str) else value) for term in known[name].terms(one)
            )
            for name, value in values.items()
        }

        def put(slot: re.Match[str]) -> str:
            return f"VALUES ?{slot[1]} {{ {terms.get(slot['name'], slot['values'].strip())} }}"

        return _SLOT.sub(put, self.sparql)


class Catalogue:
    """Named queries, read from a folder."""

    def __init__(self, folder: Path = FOLDER) -> None:
        self._queries = {path.stem: read(path) for path in sorted(folder.glob("*.rq"))}

    def __iter__(self) -> Iterator[NamedQuery]:
        return iter(self._queries.values())

    def __len__(self) -> int:
        return len(self._queries)

    def __contains__(self, name: object) -> bool:
        return name in self._queries

    def get(self, name: str) -> NamedQuery:
        """Give a query by its name.

        Raises:
            QueryError: there is none; near names are named.
        """
        if name in self._queries:
            return self._queries[name]
        from difflib import get_close_matches

        near = get_close_matches(name, self._queries, n=3, cutoff=0.4)
        hint = f"did you mean {' or '.join(near)}?" if near else "`beleidsgraaf queries` lists them"
        raise QueryError(f"no query named {name}; {hint}")


def read(path: Path) -> NamedQuery:
    """Read one file of the library.

    Raises:
        QueryError: its header lacks something or does not fit its body; the message names the line or the parameter.
    """
    sparql = path.read_text(encoding="utf-8")
    entries: dict[str, str] = {}
    declared: list[tuple[str, str, str]] = []
    columns: list[tuple[str, str]] = []
    for line in sparql.splitlines():
        if not line.startswith("#:"):
            continue
        said = line[2:].strip()
        if parameter := _PARAMETER.fullmatch(said):
            declared.append((parameter[1], parameter[2], parameter[3]))
        elif column := _COLUMN.fullmatch(said):
            columns.append((column[1], column[2]))
        elif entry := _ENTRY.fullmatch(said):
            entries[entry[1]] = entry[2]
        else:
            raise QueryError(f"{path.name}: a header line that says nothing: {line}")
    if missing := [key for key in ("nl", "en") if key not in entries]:
        raise QueryError(f"{path.name}: the header lacks '#: {missing[0]}:'")
    slots = {slot["name"]: slot["values"].strip() for slot in _SLOT.finditer(sparql)}
    if set(slots) != {name for name, _, _ in declared}:
        raise QueryError(f"{path.name}: the parameters of the header are not those of the '# param' lines")
    return NamedQuery(
        path.stem,
        entries["nl"],
        entries["en"],
        int(entries["number"]) if "number" in entries else None,
        entries.get("slow", ""),
        tuple(Parameter(name, kind, meaning, slots[name]) for name, kind, meaning in declared),
        tuple(columns),
        sparql,
    )


def _quoted(value: str) -> str:
    return '"' + "".join(_ESCAPES.get(c, c) for c in value) + '"'
