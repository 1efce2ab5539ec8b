"""A pipeline of a few regular expressions, so that graph and store are tested without the real one.

It reads little letters such as::

    Stuk: kst-39871-12
    Datum: 2031-05-12

    De Loketdienst werkt samen met de Veerdienst. Wij sturen u in 2032 een brief.
    Loketplan vervangt Kaartplan. Zie kst-39871-9.
"""

from __future__ import annotations

import os
import re
import signal
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from beleidsgraaf.extract.model import (
    Block,
    BlockKind,
    Citation,
    Claim,
    ClaimKind,
    Document,
    DocumentKind,
    Entity,
    EntityKind,
    Extraction,
    Field,
    Layout,
    Mention,
    Modality,
    Polarity,
    Reading,
    Relation,
    SourceText,
    Span,
)

CABINET = Entity(EntityKind.ORG, "Kabinet")

_FIELD = re.compile(r"^(Stuk|Kenmerk|Datum|Onderwerp|Pagina): (.+)$", re.MULTILINE)
_ORG = re.compile(r"\b[A-Z][a-z]+dienst\b")
_PLAN = re.compile(r"\b[A-Z][a-z]+plan\b")
_DATE = re.compile(r"\b\d{4}-\d\d-\d\d\b")
_CITATION = re.compile(r"(?<!: )\bkst-[\w-]*\w")
_PROMISE = re.compile(r"Wij sturen [^.]*?(?:(\d{4})[^.]*)?\.")
_REPLACES = re.compile(r"([A-Z][a-z]+plan) (vervangt|zal|wil) ([A-Z][a-z]+plan)( niet)?( vervangen)?\.")
_MODALITY = {"vervangt": Modality.ACTUAL, "zal": Modality.PLANNED, "wil": Modality.DESIRED}


def extract(source: SourceText) -> Extraction:
    """Find what a little letter says."""
    fields = {m[1]: Field(m[2].strip(), (Span(*m.span(2)),)) for m in _FIELD.finditer(source.text)}
    document = Document(
        0,
        DocumentKind.LETTER,
        Span(0, len(source.text)),
        identifier=fields.get("Stuk"),
        kenmerk=fields.get("Kenmerk"),
        date=fields.get("Datum"),
        subject=fields.get("Onderwerp"),
        page=fields["Pagina"].value if "Pagina" in fields else None,
    )
    reading = _read(source.text)
    layout = Layout(source, reading, (Block(BlockKind.PARAGRAPH, 0, len(reading.text), 0),), (document,))
    text = reading.text
    return Extraction(
        layout=layout,
        mentions=tuple(_mentions(text)),
        citations=tuple(
            Citation(m.start(), m.end(), m[0], "kamerstuk", reason="kst") for m in _CITATION.finditer(text)
        ),
        relations=tuple(_relations(text)),
        claims=tuple(_claims(text)),
    )


def _read(text: str) -> Reading:
    """Undo hyphenation, and put a space for a single line break."""
    parts: list[str] = []
    segments: list[tuple[int, int, int]] = []
    at = start = 0
    for fold in re.finditer(r"(?<=[a-z])-\n(?=[a-z])|(?<!\n)\n(?!\n)", text):
        segments.append((at, start, fold.start() - start))
        parts += [text[start : fold.start()], "" if "-" in fold[0] else " "]
        at += fold.start() - start + len(parts[-1])
        start = fold.end()
    segments.append((at, start, len(text) - start))
    return Reading("".join([*parts, text[start:]]), tuple(segments))


def _mentions(text: str) -> list[Mention]:
    found = [
        Mention(m.start(), m.end(), Entity(kind, m[0]), 0.9, "toy")
        for kind, pattern in ((EntityKind.ORG, _ORG), (EntityKind.PROGRAMME, _PLAN), (EntityKind.DATE, _DATE))
        for m in pattern.finditer(text)
    ]
    return sorted(found, key=lambda m: m.start)


def _relations(text: str) -> list[Relation]:
    return [
        Relation(
            m.start(),
            m.end(),
            Entity(EntityKind.PROGRAMME, m[1]),
            "replaces",
            Entity(EntityKind.PROGRAMME, m[3]),
            modality=_MODALITY[m[2]],
            polarity=Polarity.NEGATIVE if m[4] else Polarity.POSITIVE,
            reason="toy",
        )
        for m in _REPLACES.finditer(text)
    ]


def _claims(text: str) -> list[Claim]:
    return [
        Claim(
            m.start(),
            m.end(),
            ClaimKind.COMMITMENT,
            CABINET,
            due_by=date(int(m[1]), 12, 31) if m[1] else None,
            due_text=m[1] or "",
            reason="toy",
        )
        for m in _PROMISE.finditer(text)
    ]


def fatal(source: SourceText) -> Extraction:
    """End the process on two letters, fail on a third."""
    if source.key in ("04.txt", "11.txt"):
        os.kill(os.getpid(), signal.SIGKILL)
    if source.key == "07.txt":
        raise KeyError("seven")
    return extract(source)


@dataclass(frozen=True)
class DiesOnce:
    """Kills the process that first reads a letter, as the system does when memory is short."""

    key: str
    flag: str  #: path of a file that tells that it happened

    def __call__(self, source: SourceText) -> Extraction:
        if source.key == self.key and not Path(self.flag).exists():
            Path(self.flag).touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return extract(source)
