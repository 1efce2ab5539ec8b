"""A document, or a part of one, while its fields are gathered."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from beleidsgraaf.extract.layout.lines import Lines
from beleidsgraaf.extract.model import DocumentKind, Field, Signature, Span

_BROKEN: Final = re.compile(r"(?<=[a-zß-ÿ])-[ \t]*\n\s*(?=[a-zß-ÿ])|(?<=[A-ZÀ-Þ]{2})-[ \t]*\n\s*(?=[A-ZÀ-Þ])")
_MARKS: Final = re.compile(r"\*\*|[\u200b\ufeff\xad]")


@dataclass(slots=True)
class Part:
    """What is known of one document of a source."""

    first: int  #: index of its first line
    last: int  #: index after its last line
    kind: DocumentKind = DocumentKind.LETTER
    fields: dict[str, Field] = field(default_factory=dict)  #: by name of the field of `Document`
    other_dossiers: list[Field] = field(default_factory=list)
    chamber: str | None = None
    signatures: list[Signature] = field(default_factory=list)
    part_of: int | None = None
    page: str | None = None
    body: int = 0  #: index of the first line below its heading

    def put(self, name: str, value: str | None, *spans: Span) -> None:
        """Note a field; the same value in another place adds its span, another value is left to the first."""
        if not value:
            return
        known = self.fields.get(name)
        if known is None:
            self.fields[name] = Field(value, tuple(spans))
        elif known.value == value:
            self.fields[name] = Field(value, known.spans + tuple(s for s in spans if s not in known.spans))


def worded(source: str, start: int, end: int) -> str:
    """Give the words of a stretch of the source on one line, without hyphens at line ends and marks of Markdown."""
    text = _BROKEN.sub("", source[start:end])
    return " ".join(_MARKS.sub("", text).split())


def span_of(lines: Lines, part: Part) -> tuple[int, int]:
    """Give where a document starts and ends in the source."""
    start = 0 if part.first == 0 else lines.lines[part.first].start
    end = lines.lines[part.last].start if part.last < len(lines.lines) else len(lines.source)
    return start, end
