"""Finds names that are one compound: `het Beleidskompas`, `Nationaal Waterprogramma`, `Woon- en Bouwagenda`.

What makes a name of a compound is a capital inside the sentence with an adjective of reach before it, a word that it
shares with another (`Asiel- en Migratiepact`), the year behind it (`Jaarverslag 2022`), a name in capitals behind it
(`Kwaliteitskader Spoedzorgketen`), or an end that says it all.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from importlib.resources import files
from typing import Final

from beleidsgraaf.extract.components.names.found import Found, clean, raised
from beleidsgraaf.extract.components.names.grammar import GENERIC, S, caps_end, lines, opens_sentence
from beleidsgraaf.extract.model import Entity, EntityKind
from beleidsgraaf.extract.openings import opening

_LINES: Final = (files(__package__) / "compound_heads.csv").read_text(encoding="utf-8").splitlines()
_ROWS: Final = list(csv.DictReader(line for line in _LINES if not line.startswith("#")))
_KINDS: Final = {r["tail"]: EntityKind(r["kind"].upper()) for r in _ROWS}
_ALONE: Final = frozenset(r["tail"] for r in _ROWS if r["alone"] == "yes")
_TAILS: Final = "|".join(sorted(_KINDS, key=lambda tail: (-len(tail), tail)))
_REACH: Final = (
    r"Nationa(?:al|le)|Landelijke?|Regiona(?:al|le)|Rijksbre(?:ed|de)|Overheidsbre(?:ed|de)|Integra(?:al|le)|"
    r"Interbestuurlijke?|Europese?|Europees|Internationa(?:al|le)|Mondia(?:al|le)|Nederlandse?|Maatschappelijke?|"
    r"Strategische?|Interdepartementale?|Ruimtelijke?|Economische?|Digitale?|Technologische?|Circulaire?|Caribische?"
)
#: The word before the end is not bound to a list: the look-ahead keeps the search to words that have one of the ends.
_COMPOUND: Final = opening(
    rf"(?<![\w-])(?=[A-ZÀ-Ý])(?P<reach>(?:(?:{_REACH}){S})*)(?P<shared>[A-Za-zÀ-ÿ][\w’]*-{S}(?:en|of|&){S})?"
    rf"(?P<word>[A-Za-zÀ-ÿ](?:[a-zà-ÿ]|-(?=[a-z]))*?(?P<tail>{_TAILS})s?)(?![\w-])(?P<year>{S}(?:19|20)\d\d(?:[-–/](?:(?:19|20)?\d\d))?(?!\w))?"
)
_UNNAMED: Final = GENERIC | frozenset(lines("compound_common.txt"))
#: A capital before a compound: it is the end of a name that is read elsewhere (`de Eerlijke Geldwijzer`).
_PART: Final = re.compile(r"[A-ZÀ-Ý][\w-]*[ \u00a0]$")
#: Who issued it is no part of the name.
_ISSUER: Final = re.compile(rf"{S}van{S}(?:de|het){S}[A-ZÀ-Ý]")
#: Adjectives that say where, not what: with a common noun behind them they name nothing.
_WHERE: Final = re.compile(r"(?:Europe|Interna|Mondi|Nederl)")


def compounds(text: str, start: int, end: int) -> Iterator[Found]:
    """Give programmes and documents whose name is a compound in text[start:end]."""
    for match in _COMPOUND.finditer(text, start, end):
        word, reach, shared, year = match["word"], match["reach"], match["shared"], match["year"]
        tail, capital = match["tail"], match["word"][0].isupper()
        if text[max(0, match.start() - 4) : match.start()].casefold() == "een ":
            continue  # one of several, or one to come
        if word in _UNNAMED and not (reach or shared):
            continue
        if word.casefold() in (tail, tail + "s") and not (shared or (reach and year)):
            continue  # `Nationaal Plan`: its name is still to come
        opens = opens_sentence(text, match.start())
        kind = _KINDS[tail]
        longer = match.end() if year else _longer(text, match.end(), end)
        if reach:
            if not capital and (opens or _WHERE.match(reach)) and not shared:
                continue
            sure, why = 0.7, "adjective of reach and a compound"
        elif shared:
            if opens or not (shared[0].isupper() or capital):
                continue
            sure, why = 0.7, "compound of two words"
        elif year and capital and not (opens and kind is EntityKind.PROGRAMME):
            sure, why = 0.7, "compound with its year"
        elif longer > match.end() and capital and len(word) > len(tail) + 2:
            sure, why = 0.7, "compound and a name in capitals"
        elif tail in _ALONE and capital and not opens and len(word) > len(tail) + 3 and not _part(text, match.start()):
            sure, why = 0.65, "one word with a capital and a telling end"
        else:
            continue
        stop = longer if kind is EntityKind.DOC or not year else match.start("year")
        label = raised(clean(text[match.start() : stop]))
        category = "instrument" if kind is EntityKind.PROGRAMME else "document"
        found = Entity(kind, label, category=category)
        yield Found(match.start(), stop, found, sure, f"{kind.value.lower()}: {why}")


def _part(text: str, at: int) -> bool:
    before = _PART.search(text, max(0, at - 24), at)
    return before is not None and not opens_sentence(text, before.start()) and before.group().strip() not in GENERIC


def _longer(text: str, at: int, end: int) -> int:
    """Give where a name in capitals ends that goes on behind a compound: `Kwaliteitskader Spoedzorgketen`."""
    if text[at : at + 1] not in " \u00a0" or not text[at + 1 : at + 2].isupper():
        return at
    stop = caps_end(text, at + 1, end)
    issuer = _ISSUER.search(text, at + 1, stop)
    stop = issuer.start() if issuer else stop
    return stop if stop > at + 1 and not text[at + 1 : stop].isupper() else at
