"""Metadata that travels with official publications: `<meta>` elements, `metadata.xml`, `metadata_owms.xml`.

The names are those of the OVERHEIDop vocabulary; what comes out uses the field names of `Document`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from lxml import etree

from beleidsgraaf.extract.read.markup import name_of

#: OVERHEIDop, DCTERMS and OWMS names (local part, folded) to our field names; a name that may repeat is joined.
FIELDS: Final = {
    "identifier": "identifier",
    "title": "title",
    "documenttitel": "subject",
    "dossiernummer": "dossier",
    "dossiertitel": "dossier_title",
    "ondernummer": "number",
    "aanhangselnummer": "number",
    "vraagnummer": "question_number",
    "vergaderjaar": "session",
    "issued": "issued",
    "available": "available",
    "datumontvangst": "received",
    "datumindiening": "submitted",
    "indiener": "petitioners",
    "ontvanger": "receiver",
    "creator": "creator",
    "type": "kinds",
    "publicationname": "publication",
    "category": "categories",
    "language": "language",
}

#: Fields of which a publication may have several; the values are joined by a line break.
SEVERAL: Final = frozenset({"petitioners", "kinds", "categories", "dossier", "creator"})


def _collect(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    found: dict[str, list[str]] = {}
    for name, value in pairs:
        field = FIELDS.get(name.replace(":", ".").rsplit(".", 1)[-1].casefold())
        value = " ".join(value.split())
        if field and value and value not in found.setdefault(field, []):
            found[field].append(value)
    return {field: "\n".join(values) if field in SEVERAL else values[0] for field, values in found.items() if values}


def from_meta(root: etree._Element) -> dict[str, str]:
    """Give the fields of all `<meta name= content=>` and `<metadata name= content=>` elements below a root."""
    return _collect(
        (element.get("name", ""), element.get("content", ""))
        for element in root.iter("{*}meta", "{*}metadata")
        if element.get("name")
    )


def from_owms(root: etree._Element) -> dict[str, str]:
    """Give the fields of an `owms-metadata` document."""
    return _collect(
        (name_of(element), element.text or "")
        for element in root.iter()
        if isinstance(element.tag, str) and len(element) == 0
    )
