"""Tells offices and names of persons by their form, where they stand alone on a line: in addresses and signatures."""

from __future__ import annotations

import re
from typing import Final

from beleidsgraaf.extract.layout.words import WORDS, listed

_HEADS: Final = "|".join(re.escape(h) for h in sorted(listed("offices.txt"), key=lambda h: (-len(h), h)))

#: The start of an office, with its article and what may qualify it.
OFFICE: Final = re.compile(
    r"(?:(?P<behalf>(?:mede )?namens)\s+)?(?:(?:de|het|den)\s+)?"
    r"(?:(?:waarnemend|wnd\.|fungerend|demissionair|plaatsvervangend|plv\.|tijdelijk|toenmalig)e?\s+)*"
    rf"(?:{_HEADS})\b",
    re.IGNORECASE,
)

#: Words within a name that keep their small letter in running text, and what joins two names.
PARTICLES: Final = frozenset(WORDS["particles"])

_PARTICLE: Final = r"(?:van|de|der|den|ter|ten|te|het|in|op|aan|bij|’t|'t|uit|von|zu|el|al|la|le|du|d’|’s|over|onder)"
_TITLE: Final = (
    r"(?:(?:[Mm]r|[Dd]rs|[Dd]r|[Ii]r|[Ii]ng|[Pp]rof|mw|dhr|mevr|[Dd]s|jhr|jkvr|bc)\."
    r"|mr|drs|dr|ir|ing|prof|mevrouw|de heer)"
)
_PART: Final = r"(?:[A-ZÀ-ÞĲİŞĞ][\w’'´-]*|(?:[A-ZÀ-ÞĲ][a-z]{0,2}\.[ -]?)+)"
_POST: Final = r"(?:,?\s+(?:MDR|MSc|MA|MBA|MPA|MPM|LLM|BSc|BA|RA|PhD|Ph\.D\.|CPC|RO|RC|EMIA|EMSD))*"

#: A name that fills a line: titles, initials or first names, particles, surname, degrees.
NAME: Final = re.compile(
    rf"(?:{_TITLE}\s*)*(?:{_PARTICLE}\s+|{_PARTICLE.title()}\s+)*{_PART}"
    rf"(?:(?:\s+|(?<=\.))(?:{_PARTICLE}\s+)*{_PART}){{0,5}}(?:\s+[-–]\s+(?:[Vv]an\s+)?(?:de[rn]?\s+)?{_PART})?{_POST}"
)
_INITIALS: Final = re.compile(r"(?:^|\s)(?:[A-ZÀ-ÞĲ][a-z]{0,2}\.\s?)+(?=\S)")

#: `de minister voor X, Y en Z` in running text: parts of a portfolio are capitalised.
OFFICE_PHRASE: Final = re.compile(
    r"(?:de\s+|het\s+)?(?:[Mm]inisters?(?:-president)?|[Ss]taatssecretaris(?:sen)?)\s+(?:van|voor)\s+"
    r"(?:(?:het|de)\s+)?[A-ZÀ-Þ][\w’'-]*(?:(?<=-)\s*\n\s*[a-zß-ÿ]\w*)?"
    r"(?:(?:,\s+|\s+|,?\s+en\s+(?:(?:de|van|voor|het)\s+)*)[A-ZÀ-Þ][\w’'-]*(?:(?<=-)\s*\n\s*[a-zß-ÿ]\w*)?)*"
)


def is_name(text: str) -> bool:
    """Tell whether a line could be nothing but somebody's name."""
    if not 0 < len(text) < 60 or text[-1] in ",;:!?":
        return False
    return NAME.fullmatch(text) is not None and not OFFICE.match(text)


def has_initials(text: str) -> bool:
    """Tell whether a name has initials: then it is a name wherever it stands."""
    return _INITIALS.search(text) is not None
