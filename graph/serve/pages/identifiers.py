"""Official identifiers as people write them: `kst-29362-321` is "Kamerstuk 29362, nr. 321"."""

from __future__ import annotations

import re
from typing import Final

_FORMS: Final = tuple(
    (re.compile(pattern), nl, en)
    for pattern, nl, en in (
        (r"kst-(\d+(?:-\(?[RIVX]\w*\)?|-\d\d)?)-(\d+)", "Kamerstuk {0}, nr. {1}", "Parliamentary paper {0}, no. {1}"),
        (r"kst-(\d+)-([A-Z]+)", "Kamerstuk {0}, {1}", "Parliamentary paper {0}, {1}"),
        (r"dossier-(.+)|(\d{5}(?:-\w+)?)", "Dossier {0}", "Dossier {0}"),
        (r"blg-(\d+)", "Bijlage {0}", "Annex {0}"),
        (
            r"ah-tk-(\d{4})(\d{4})-(\d+)",
            "Aanhangsel Handelingen {0}–{1}, {2}",
            "Appendix to the Proceedings {0}–{1}, {2}",
        ),
        (
            r"h-([te])k-(\d{4})(\d{4})-(\d+)-(\d+)",
            "Handelingen {1}–{2}, {3}, item {4}",
            "Proceedings {1}–{2}, {3}, item {4}",
        ),
        (r"stb-(\d{4})-(\d+)", "Staatsblad {0}, {1}", "Bulletin of Acts {0}, {1}"),
        (r"stcrt-(\d{4})-(\d+)", "Staatscourant {0}, {1}", "Government Gazette {0}, {1}"),
        (r"trb-(\d{4})-(\d+)", "Tractatenblad {0}, {1}", "Treaty Series {0}, {1}"),
        (r"kenmerk-(.+)", "kenmerk {0}", "reference {0}"),
        (r"https?://(?:www\.)?(.+)", "{0}", "{0}"),
    )
)


def identified(identifier: str, language: str) -> str:
    """Give an identifier in words, as it is where its form is not known."""
    for form, nl, en in _FORMS:
        if match := form.fullmatch(identifier):
            return (en if language == "en" else nl).format(*(g for g in match.groups() if g is not None))
    return identifier
