"""Says, in an editor's words, what a portal requires and the graph does not know, and how to settle it."""

from __future__ import annotations

from dataclasses import dataclass

from beleidsgraaf.graph.publish.facts import KINDS, Publication


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing that is missing."""

    identifier: str
    what: str  #: Dutch
    remedy: str  #: Dutch
    blocking: bool  #: the portal refuses the publication without it


def gaps(publication: Publication) -> list[Gap]:
    """Give what a publication lacks."""
    found = []

    def gap(what: str, remedy: str, blocking: bool = True) -> None:
        found.append(Gap(publication.identifier, what, remedy, blocking))

    own = f'[documents."{publication.identifier}"]'
    if publication.publisher is None:
        gap(
            "geen verantwoordelijke organisatie met een TOOI-identificatie op de datum van het document",
            "noem de uitgever onder [publisher] in het instellingenbestand",
        )
    if not publication.title:
        gap("geen titel of onderwerp gevonden", f'zet title = "..." onder {own} in het instellingenbestand')
    if not publication.issued:
        gap("geen datum gevonden", f'zet issued = "jjjj-mm-dd" onder {own} in het instellingenbestand')
    elif len(publication.issued) != 10:
        gap(
            f"de datum is alleen een maand of jaar ({publication.issued})",
            f'zet issued = "jjjj-mm-dd" onder {own} in het instellingenbestand',
        )
    if publication.kind not in KINDS:
        gap(
            "geen documentsoort van TOOI",
            f'zet kind = "Letter" (of een van {", ".join(KINDS)}) onder {own}',
            blocking=False,
        )
    return found


def ready(publication: Publication) -> bool:
    """Tell whether a portal takes the publication."""
    return not any(gap.blocking for gap in gaps(publication))
