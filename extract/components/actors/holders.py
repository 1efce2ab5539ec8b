"""Who is named after an office: `minister van Financiën Jansen`, `de staatssecretaris van VWS, mevrouw De Boer`."""

from __future__ import annotations

import re
from bisect import bisect_left

from beleidsgraaf.extract.components.actors import persons
from beleidsgraaf.extract.components.actors.lexicon import lines
from beleidsgraaf.extract.components.actors.people import person, something_else
from beleidsgraaf.extract.components.actors.scan import Scan
from beleidsgraaf.extract.model import Entity, EntityKind, Mention

_PLACES = lines("places.txt")
_AFTER_TITLE = re.compile(r",? (?:de heer |mevrouw |mw\. |dhr\. )?")


def holders(scan: Scan) -> None:
    """Find who is named after an office, the offices being those found before."""
    words = scan.words
    for last, office in scan.titled:
        between = _AFTER_TITLE.match(words.text, words.ends[last])
        match = persons.NAME.match(words.text, between.end()) if between else None
        if match is None or between is None or not persons.plausible(match.group()):
            continue
        j = bisect_left(words.starts, match.start())
        if something_else(scan, j, True) or match.group() in _PLACES:
            continue
        text = persons.label(match.group())
        if entry := scan.linker.person(text, scan.on(j)) or scan.linker.holder(text, office):
            alt = (text,) if text != entry.label else ()
            entity = Entity(EntityKind.PERSON, entry.label, entry.key, alt, "person")
            document = scan.document(match.start())
            scan.found.append(Mention(*match.span(), entity, 0.9, "person: holder named after the office", document))
        elif between.group() == " " or len(between.group()) > 2:
            person(scan, *match.span(), 0.7, "person: named after the office")
