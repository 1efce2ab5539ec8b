"""Takes a document's fields from the metadata that its publisher put beside the text; the text confirms them.

An official value goes before one that was read from the text. It has the characters that say the same, where there
are any, and none where the text does not say it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from beleidsgraaf.extract.layout.letterhead import chamber_of
from beleidsgraaf.extract.layout.part import Part
from beleidsgraaf.extract.layout.words import rows
from beleidsgraaf.extract.model import DocumentKind, Field, Signature, Span

_OFFICIAL: Final = re.compile(r"(?:kst|ah|blg|h|stb|stcrt|trb|nds)-[\w()-]+|kv-tk-(?P<sent>20\d{2}Z\d{5})")
_DOSSIER: Final = re.compile(r"(?P<number>\d{5})(?:-(?P<chapter>[IVXLC]+|[A-Z]|\d{2}))?(?:-?\(?R ?\d{4}\)?)?")
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
_YEARS: Final = re.compile(r"(\d{4})\D+(\d{4}|\d{2})")
_INITIALS: Final = re.compile(r"(?:[A-ZÀ-Þ][a-zß-ÿ]{0,2}\.[ -]?)+\s*")


def _kinds() -> Mapping[str, DocumentKind]:
    return {row["name"]: DocumentKind(row["kind"]) for row in rows("kinds.csv")}


_KINDS: Final = _kinds()


def tell(part: Part, metadata: Mapping[str, str], source: str) -> None:
    """Give the document of a source what its metadata say of it, before anything is inferred from the text."""
    for kind in metadata.get("kinds", "").casefold().split("\n"):
        if kind in _KINDS:
            part.kind = _KINDS[kind]
            break
    if (identifier := _OFFICIAL.fullmatch(metadata.get("identifier", ""))) is not None:
        _put(part, "identifier", identifier["sent"] or identifier[0])
    dossiers = [_dossier(d) for line in metadata.get("dossier", "").split("\n") for d in line.split(";")]
    known = list(dict.fromkeys(d for d in dossiers if d))
    if known:
        if (own := part.fields.get("dossier")) is not None and own.value != known[0]:
            part.fields.pop("dossier_title", None)  # it is that of another
        _put(part, "dossier", known[0])
        found = {field.value: field for field in part.other_dossiers}
        part.other_dossiers = [found.get(d, Field(d, ())) for d in known[1:]]
    if number := metadata.get("number"):
        _put(part, "number", number)
    if years := _YEARS.fullmatch(metadata.get("session", "")):
        _put(part, "session", years[1] + (years[2] if len(years[2]) == 4 else years[1][:2] + years[2]))
    if day := _DAY.match(metadata.get("issued", "")):
        _put(part, "date", day[0])
    if len(known) == 1 and (title := metadata.get("dossier_title")):
        _put(part, "dossier_title", title)
    part.chamber = chamber_of(metadata.get("creator", "")) or part.chamber
    for name in ("subject", "title"):
        if name not in part.fields and (value := metadata.get(name)):
            at = source.find(value)
            part.put(name, value, *([Span(at, at + len(value))] if at >= 0 else []))


def petition(part: Part, metadata: Mapping[str, str]) -> None:
    """Let a motion be signed by all petitioners that its metadata name; those in the text keep their words."""
    if part.kind is not DocumentKind.MOTION or not metadata.get("petitioners"):
        return
    signed = [s.person.value.casefold() for s in part.signatures if s.person]
    for petitioner in metadata["petitioners"].split("\n"):
        name = " ".join(re.sub(r"\([^)]*\)", " ", petitioner).split())
        surname = _INITIALS.sub("", name, count=1).casefold()
        if surname and not any(s == surname or s.endswith(f" {surname}") for s in signed):
            part.signatures.append(Signature(None, Field(name, ())))


def _put(part: Part, name: str, value: str) -> None:
    known = part.fields.get(name)
    if known is None or known.value != value:
        part.fields[name] = Field(value, ())


def _dossier(number: str) -> str:
    """Give `36410-XVI` for a budget's chapter, `36351` for `36351-(R2184)`."""
    match = _DOSSIER.fullmatch(number.replace(" ", ""))
    if match is None:
        return ""
    return f"{match['number']}-{match['chapter']}" if match["chapter"] else match["number"]
