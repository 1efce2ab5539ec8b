"""Several files may hold one document: then the best form's graph speaks, the others hold their file only.

A source is silent when every document that it holds is held by sources that rank before it and speak themselves.
Before it rank better forms (what is marked up before what was typeset), then whole documents before single pages,
then sources that hold more documents, then the key.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import pyoxigraph as ox

from beleidsgraaf.graph.iri import Mint
from beleidsgraaf.graph.manifest import SourceRecord
from beleidsgraaf.ontology.terms import DCAT, SCHEMA

#: Media types from the best to the worst form of a letter; one that is not listed comes before PDF.
FORMS: Final = (
    "application/xml",
    "text/xml",
    "text/html",
    "application/xhtml+xml",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "text/markdown",
    "text/plain",
)


def rank(record: SourceRecord) -> tuple[int, bool, int, str]:
    """Give what sources are ordered by, the best first."""
    last = len(FORMS) + (record.form == "application/pdf")
    form = FORMS.index(record.form) if record.form in FORMS else last
    return form, record.partial, -len(record.documents), record.key


def speakers(records: Iterable[SourceRecord]) -> set[str]:
    """Give the keys of the sources that speak."""
    told: set[str] = set()
    speaking: set[str] = set()
    for record in sorted(records, key=rank):
        if not told.issuperset(record.documents) or not record.documents:
            speaking.add(record.key)
            told.update(record.documents)
    return speaking


def silenced(quads: Iterable[ox.Quad], mint: Mint, key: str) -> list[ox.Quad]:
    """Give what remains of a source's graph when another speaks: the file, its text, of what it is a form."""
    forms = (DCAT.distribution, SCHEMA.encoding)
    own = {mint.source(key), mint.text(key)}
    return [q for q in quads if getattr(q.subject, "value", "") in own or q.predicate in forms]
