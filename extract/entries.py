"""The entries of the register of commitments, read from the text that its reader gives, each value with its place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from beleidsgraaf.extract.model import Document, DocumentKind, Field, Layout, Reading, SourceText, Span
from beleidsgraaf.extract.read.commitments import HEADING

_FIELD: Final = re.compile(r"^(?P<name>[A-Z][A-Za-z]+): (?P<value>.+)$", re.MULTILINE)
_LETTER: Final = re.compile(
    r"(?P<number>20\d\d[ZD]\d{5})\b"
    r"|\b(?P<dossier>\d\d ?\d{3})(?:[ -](?P<chapter>[IVXLC]+))?,? (?:nr\. ?)?(?P<paper>\d{1,4})\b"
    r"|\b(?P<official>(?:kst|kenmerk)-[\w-]+)"
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One commitment of the register."""

    number: Field  #: `TZ202412-116`
    span: Span  #: source, of all that the register says of it
    fields: dict[str, Field]  #: by the name that the service gives them

    def value(self, name: str) -> str:
        """Give the value of a field, "" where it has none."""
        return self.fields[name].value if name in self.fields else ""

    def several(self, name: str) -> list[str]:
        """Give the values of a field that may have several."""
        return [v for v in self.value(name).split("; ") if v]

    @property
    def day(self) -> str:
        """The day of the promise (ISO 8601): of the debate, else of the entry; "" where neither is known."""
        return self.value("ActiviteitDatum") or self.value("Aanmaakdatum")

    @property
    def letters(self) -> list[str]:
        """The identifiers of the letters by which the register says that it was kept."""
        return [_identifier(m) for m in _LETTER.finditer(self.value("KamerbriefNakoming"))]


def _identifier(match: re.Match[str]) -> str:
    if match["paper"]:
        chapter = f"-{match['chapter']}" if match["chapter"] else ""
        return f"kst-{match['dossier'].replace(' ', '')}{chapter}-{match['paper']}"
    return match["number"] or match["official"]


def entries(source: SourceText) -> tuple[Entry, ...]:
    """Give the entries of a register in the order of its text."""
    found, at = [], len(HEADING) + 2
    for paragraph in source.text[at:].rstrip("\n").split("\n\n"):
        number = paragraph.partition("\n")[0]
        fields = {
            m["name"]: Field(m["value"], (Span(at + m.start("value"), at + m.end("value")),))
            for m in _FIELD.finditer(paragraph, len(number))
        }
        found.append(Entry(Field(number, (Span(at, at + len(number)),)), Span(at, at + len(paragraph)), fields))
        at += len(paragraph) + 2
    return tuple(found)


def lay_out(source: SourceText, found: tuple[Entry, ...]) -> Layout:
    """Give a register laid out: a document that holds one for each entry, and no prose."""
    title = Field(HEADING, (Span(0, len(HEADING)),))
    whole = Document(0, DocumentKind.DOCUMENT, Span(0, len(source.text)), title=title, chamber="tk")
    parts = [
        Document(i, DocumentKind.DOCUMENT, entry.span, identifier=entry.number, part_of=0)
        for i, entry in enumerate(found, 1)
    ]
    reading = Reading(source.text, ((0, 0, len(source.text)),))
    return Layout(source, reading, (), (whole, *parts))
