"""Says, in an editor's words, what a portal requires and the graph does not know, where it looked, how to settle it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from beleidsgraaf.errors import SourceError
from beleidsgraaf.graph.lookup import Lookup, Quote
from beleidsgraaf.graph.manifest import Manifest
from beleidsgraaf.graph.publish.facts import KINDS, Publication, categories
from beleidsgraaf.graph.publish.organisations import listed
from beleidsgraaf.ontology.terms import BG, DCTERMS

_SHOWN: Final = 60


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing that is missing."""

    identifier: str
    what: str  #: Dutch
    remedy: str  #: Dutch
    blocking: bool  #: the portal refuses the publication without it
    field: str = ""  #: the property that is concerned
    place: str = ""  #: Dutch: file, line and words where the letter says what it says of it


def gaps(publication: Publication) -> list[Gap]:
    """Give what a publication lacks."""
    found = []

    def gap(what: str, remedy: str, field: str, blocking: bool = True) -> None:
        found.append(Gap(publication.identifier, what, remedy, blocking, field))

    own = f'[documents."{publication.identifier}"]'
    publisher = publication.publisher
    if publisher is None:
        gap(
            "geen verantwoordelijke organisatie met een TOOI-identificatie op de datum van het document",
            "noem de uitgever onder [publisher] in het instellingenbestand",
            "sender",
        )
    for organisation in {publisher, *publication.senders} - {None}:
        assert organisation is not None
        if organisation.iri not in listed():
            gap(
                f"{organisation.label} ({organisation.iri}) staat niet in de waardelijst van DiWoo",
                "noem onder [publisher] een organisatie die er wel in staat",
                "sender",
            )
    if not publication.title:
        gap("geen titel of onderwerp gevonden", f'zet title = "..." onder {own} in het instellingenbestand', "title")
    if not publication.issued:
        gap("geen datum gevonden", f'zet issued = "jjjj-mm-dd" onder {own} in het instellingenbestand', "issued")
    elif len(publication.issued) != 10:
        gap(
            f"de datum is alleen een maand of jaar ({publication.issued})",
            f'zet issued = "jjjj-mm-dd" onder {own} in het instellingenbestand',
            "issued",
        )
    if publication.kind not in KINDS:
        gap(
            "geen documentsoort van TOOI",
            f'zet kind = "Letter" (of een van {", ".join(KINDS)}) onder {own}',
            "type",
            blocking=False,
        )
    if not publication.category[0]:
        gap(
            "geen informatiecategorie van de Woo",
            f'zet category = "..." onder {own}: een van {", ".join(categories())}',
            "category",
        )
    return found


def ready(publication: Publication) -> bool:
    """Tell whether a portal takes the publication, and the publisher wants it out."""
    return publication.wanted and not any(gap.blocking for gap in gaps(publication))


class Places:
    """Finds the lines of the letters in which a field stands."""

    _FIELDS: Final = {"issued": DCTERMS.issued, "title": DCTERMS.title, "sender": BG.sender, "type": None}

    def __init__(self, look: Lookup, manifest: Manifest) -> None:
        self._look, self._manifest = look, manifest
        self._texts: dict[str, str] = {}

    def of(self, gap: Gap, document: str) -> str:
        """Give the place of what a gap concerns, in words; where the document begins, when nothing was found."""
        field = self._FIELDS.get(gap.field)
        found: list[Quote] = []
        first: list[Quote] = []
        for evidence in self._look.subjects(BG.describes, ox.NamedNode(document)):
            quotes = self._look.quotes(evidence)
            first += quotes
            if field in self._look.nodes(evidence, BG.field):
                found += quotes
        if not first:
            targets = self._look.subjects(BG.inDocument, ox.NamedNode(document))
            first = [q for t in targets[:50] if (q := self._look.place(t)).file]
        where = min(found or first, key=lambda q: (q.file, q.start), default=None)
        if where is None:
            return ""
        words = " ".join(where.words.split())
        shown = words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"
        line = self._line(where)
        return f"{where.file}, {line}: «{shown}»" if found else f"{where.file}, vanaf {line}"

    def _line(self, quote: Quote) -> str:
        text = self._text(quote.file)
        if text[quote.start : quote.end] != quote.words:
            return f"teken {quote.start}"
        return f"regel {text.count(chr(10), 0, quote.start) + 1}"

    def _text(self, file: str) -> str:
        """Give the text of a file as offsets count it, '' when it is not there any more."""
        if file not in self._texts:
            from beleidsgraaf.extract.read import read

            self._texts[file] = ""
            for record in self._manifest:
                if record.file and Path(record.file).name == file:
                    try:
                        self._texts[file] = read(Path(record.file), record.key, file).text
                    except (SourceError, OSError):
                        continue
        return self._texts[file]
