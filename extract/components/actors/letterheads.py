"""The part of a ministry that a letterhead names in a line of its own above the address: `Voortgezet Onderwijs`."""

from __future__ import annotations

import re
from itertools import pairwise

from beleidsgraaf.extract.components.actors.scan import Scan
from beleidsgraaf.extract.link import own
from beleidsgraaf.extract.model import BlockKind, EntityKind, Mention

#: Streets of the ministries and any other: `Rijnstraat 50`.
_STREET = re.compile(
    r"[A-Z][\w.’' -]+(?:straat|weg|laan|plein|kade|gracht|hof|markt|singel|baan|dreef|burg|park) \d+\w?"
)
_FIELD = re.compile(r"[A-ZÀ-Þ][\w’'-]+(?:(?:,? (?:en|van|voor|der|de)|,)? [A-ZÀ-Þ][\w’'-]+){0,6}")
_OTHER = re.compile(
    r"Den Haag|Postbus|Retour|Ministerie|Directie|Directoraat|DG|Bestuurskern|Bezoek|Postadres|Aan\b|Datum"
)


def directorates(scan: Scan) -> None:
    """Find the line above the street in a letterhead, where nothing else is found in it."""
    text = scan.words.text
    heads = [block for block in scan.layout.blocks if block.kind is BlockKind.LETTERHEAD]
    for line, street in pairwise(heads):
        if not _STREET.fullmatch(text[street.start : street.end].strip()):
            continue
        name = text[line.start : line.end].strip()
        if not _FIELD.fullmatch(name) or _OTHER.match(name) or _taken(scan, line.start, line.end):
            continue
        start = text.index(name, line.start)
        entity = own(EntityKind.ORG, f"Directie {name}", "directorate", (name,))
        scan.found.append(
            Mention(start, start + len(name), entity, 0.75, "letterhead: line above the street", line.document)
        )


def _taken(scan: Scan, start: int, end: int) -> bool:
    return any(m.start < end and start < m.end for m in scan.found)
