"""The component `bg_context`: puts date, chamber and dossier of each document on the Doc."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from spacy.language import Language
from spacy.tokens import Doc

from beleidsgraaf.extract.model import Context, Document, Layout

_YEAR = re.compile(r"(?:19|20)\d\d")


def _day(value: str | None) -> tuple[date | None, date | None]:
    """Give (a day to link by, the full date or None) for an ISO date, month or year."""
    if not value:
        return None, None
    parts = value.split("/")[0].split("-")
    try:
        full = date(*(int(p) for p in [*parts, "1", "1"][:3]))
    except ValueError:
        return None, None
    return full, full if len(parts) == 3 else None


def _fallback(document: Document) -> date | None:
    """Give the first of January of the year that a reference number or a session names.

    A kenmerk starts with the year in which it was given (`2023-0000010189`); a session ends in the year after.
    """
    for field, pick in ((document.kenmerk, 0), (document.session, -1)):
        years = _YEAR.findall(field.value) if field else []
        if years and (pick or (field and field.value.startswith(years[0]))):
            return date(int(years[pick]), 1, 1)
    return None


def contexts(layout: Layout) -> tuple[Context, ...]:
    """Give one context per document; what a part lacks is taken from the whole, then from its neighbours."""
    own = [_day(d.date.value if d.date else None) for d in layout.documents]
    known = [day for day, _ in own if day]
    out = []
    for document, (day, issued) in zip(layout.documents, own, strict=True):
        whole = layout.documents[document.part_of] if document.part_of is not None else document
        linked = day or own[whole.index][0] or _fallback(document) or _fallback(whole) or max(known, default=None)
        dossier = document.dossier or whole.dossier
        session = document.session or whole.session
        out.append(
            Context(
                document=document.index,
                on=linked,
                issued=issued,
                chamber=document.chamber or whole.chamber,
                dossier=dossier.value if dossier else None,
                session=session.value if session else None,
                number=document.number.value if document.number else None,
            )
        )
    return tuple(out)


@Language.factory("bg_context", default_config={"registers": []}, requires=["doc._.layout"], assigns=["doc._.contexts"])
def make_context(nlp: Language, name: str, registers: list[str]) -> Callable[[Doc], Doc]:
    """Make the component."""

    def context(doc: Doc) -> Doc:
        doc._.contexts = contexts(doc._.layout)
        return doc

    return context
