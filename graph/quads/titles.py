"""Titles by which a letter calls what it cites: `de brief “Stand van het loket” (Kamerstuk 39871, nr. 4)`.

They stand as dcterms:alternative of the cited document, with their evidence: often the only name of a publication
that no source holds.
"""

from __future__ import annotations

import re
from typing import Final

from beleidsgraaf.extract.model import Citation, EntityKind, Mention
from beleidsgraaf.graph.quads.citations import CitedWriter
from beleidsgraaf.graph.quads.scene import HAS_TARGET, TYPE, Scene
from beleidsgraaf.graph.quads.statements import text
from beleidsgraaf.ontology.terms import BG, DCTERMS

_ALTERNATIVE: Final = str(DCTERMS.alternative)
#: What stands between a title and the pointer that tells where it is published.
_BETWEEN = re.compile(r"[”\"’»']? ?\(")
#: A title after one of these is what another document is about: `de reactie op de Staat van het Loket (...)`.
_ABOUT = re.compile(r"\b(?:aan|bij|op|over|tot|van)(?: de| het| die| dat)? [“\"‘«']?$")
#: Longest gap, and longest lead that is looked at, in characters.
_GAP: Final = 3
_LEAD: Final = 20


def write_titles(
    scene: Scene, mentions: tuple[Mention, ...], citations: tuple[Citation, ...], cited: CitedWriter
) -> None:
    """Say by which title a letter calls each publication that it points at in the brackets after it."""
    reading = scene.layout.reading.text
    ends = {mention.end: mention for mention in mentions if mention.entity.kind is EntityKind.DOC}
    for citation in sorted(citations, key=lambda c: (c.document, c.start, c.end, c.target or "")):
        if citation.target is None or citation.informal or citation.annex:
            continue
        for gap in range(1, _GAP + 1):
            mention = ends.get(citation.start - gap)
            if mention is None or not _BETWEEN.fullmatch(reading, mention.end, citation.start):
                continue
            if _ABOUT.search(reading, max(0, mention.start - _LEAD), mention.start):
                continue
            this = cited.node(citation.target, *citation.also)
            scene.out.add(this, _ALTERNATIVE, text(mention.entity.label, "nl"))
            words = scene.words(mention.start, mention.end)
            evidence = scene.found("evidence", citation.document, ("alternative",), words)
            scene.out.add(evidence, TYPE, str(BG.FieldEvidence))
            scene.out.add(evidence, str(BG.describes), this)
            scene.out.add(evidence, str(BG.field), _ALTERNATIVE)
            scene.out.add(evidence, HAS_TARGET, scene.target(mention.start, mention.end, citation.document))
