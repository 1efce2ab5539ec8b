"""Articles of laws: `artikel 3, eerste lid, aanhef en onder b, van de Wet open overheid`, `7:658 BW`.

A law with a known number is cited by it, the article is the locator. An article of a law without a known number stays
without a target; an article without a law points inside the text itself and is no citation.
"""

from __future__ import annotations

import re
from typing import Final

from beleidsgraaf.extract.components.references.identifiers import regulation_number
from beleidsgraaf.extract.components.references.law_names import LawNames, law_names
from beleidsgraaf.extract.components.references.pointer import Pointer, ReferenceContext, Target, grammar, word_start
from beleidsgraaf.extract.components.references.union_law import read_act

_ORDINAL: Final = (
    r"(?:eerste|tweede|derde|vierde|vijfde|zesde|zevende|achtste|negende|tiende|elfde|twaalfde|dertiende|veertiende"
    r"|vijftiende|zestiende|zeventiende|achttiende|negentiende|twintigste|laatste|\d{1,2}(?:e|de|ste))"
)
_AND: Final = r"(?:, ?|,? (?:en|of|tot en met|t/m) |–)"
_NUMBER: Final = r"\d{1,4}[a-z]{0,2}(?:[.:]\d{1,4}[a-z]{0,3})*(?![\w€%])"
_PART: Final = (
    rf"(?:,? (?:en )?(?:{_ORDINAL}(?:{_AND}{_ORDINAL})* "
    r"(?:lid|leden|volzin|zin|gedachtestreepje|alinea|onderdeel|streepje)"
    rf"|(?:lid|leden) \d{{1,2}}[a-z]?(?:{_AND}\d{{1,2}}(?!\d))*"
    r"|(?:(?:de )?aanhef en )?(?:onder|onderdelen|onderdeel|sub|letters?)"
    rf" (?:[a-z]{{1,2}}|\d{{1,2}})[°º]?\)?(?!\w)(?:{_AND}(?:[a-z]{{1,2}}|\d{{1,2}})[°º]?(?!\w))*"
    r"|(?:de )?aanhef)){0,12}"
)
#: The repeats are bounded so that a long list of articles without a law is not read again from each of them.
_ARTICLES: Final = grammar(
    rf"(?P<word>[Aa]rtikel(?:en)?|[Aa]rtt?\.) *(?P<first>{_NUMBER}){_PART}"
    rf"(?:{_AND}(?:(?:artikel(?:en)?|art\.) )?{_NUMBER}{_PART}){{0,30}}"
)
_LINK: Final = grammar(r"(?:,? *\(?(?:van|uit|in|bij) )?,? *(?:(?:de|het|deze) )?(?:EU-|Europese )?")
_BOOK: Final = grammar(
    r"(?:(?P<given>[Bb]oek (?P<number>\d{1,2}A?)),? (?:van )?(?:het )?)?"
    r"(?:BW|(?:Nieuw )?Burgerlijk Wetboek)(?!\w)(?: [Bb]oek (?P<after>\d{1,2}A?))?"
)
_BOOK_PART: Final = re.compile(r"[:.]")
#: How the name of a law begins that is in no list.
_UNKNOWN: Final = grammar(
    r"[A-Z][\wÀ-ÿ’'-]*(?:wet|wetboek|besluit|regeling|verordening|verdrag|richtlijn|convenant)(?!\w)"
    r"|(?:Wet|Besluit|Regeling|Verdrag|Tijdelijke wet|Rijkswet|Kaderwet)(?!\w)"
    r"|[A-Z][A-Za-z]{0,3}[A-Z][A-Za-z]{0,3}(?:-[A-Z]\w+)*(?!\w)"
)
_BEFORE_BW: Final = grammar(rf"(?<![\d:.])(?P<book>\d{{1,2}}A?):(?P<article>\d{{1,4}}[a-z]?)(?P<part>{_PART}) $")


def _book(names: LawNames, match: re.Match[str], first: str) -> str | None:
    """Give the number of a book of the civil code: named, or the part of the article's number before the colon."""
    number = match["number"] or match["after"] or (_BOOK_PART.split(first)[0] if _BOOK_PART.search(first) else "")
    return names.number(f"Burgerlijk Wetboek Boek {number}") or names.number(f"Boek {number} BW") if number else None


def article(text: str, at: int, context: ReferenceContext) -> tuple[Pointer, ...]:
    """Read one or more articles with the law that they are of."""
    start = word_start(text, at, 4)
    match = _ARTICLES.match(text, start)
    if match is None or (start and text[start - 1].isalnum()):
        return ()
    link = _LINK.match(text, match.end())
    place = link.end() if link else match.end()
    if place == match.end():
        return ()
    return _of_law(text, match, place, law_names(context.laws))


def _of_law(text: str, match: re.Match[str], place: int, names: LawNames) -> tuple[Pointer, ...]:
    start, locator = match.start(), match.group()
    book = _BOOK.match(text, place)
    if book is not None:
        number = _book(names, book, match["first"])
        reason = "article and book of the civil code" if number else "no book of the civil code named"
        return (Pointer(start, book.end(), "bwb", (Target(number, locator, reason, 0.97 if number else 0.5),)),)
    act = read_act(text, place)
    if act is not None:
        targets = tuple(Target(t.identifier, locator, "article and act of the Union") for t in act[1][:1])
        return (Pointer(start, act[0], "celex", targets),)
    law = names.at(text, place)
    if law is not None and law[1]:
        form = "bwb" if law[1].startswith(("BWB", "CVDR")) else "celex"
        return (Pointer(start, law[0], form, (Target(law[1], locator, "article and name of a law", 0.95),)),)
    if law is None:
        unknown = _UNKNOWN.match(text, place)
        if unknown is None:
            return ()
        law = (unknown.end(), "")
    name = text[place : law[0]]
    return (Pointer(start, law[0], "bwb", (Target(None, locator, f"no number known of this law: {name}", 0.5),)),)


def numbered_law(text: str, at: int, context: ReferenceContext) -> tuple[Pointer, ...]:
    """Read what the letters BW stand for: a number of the Basiswettenbestand, or the civil code."""
    return regulation_number(text, at, context) if text.startswith("BWB", at) else civil_code(text, at, context)


def civil_code(text: str, at: int, context: ReferenceContext) -> tuple[Pointer, ...]:
    """Read `7:658 BW` from the letters BW."""
    before = _BEFORE_BW.search(text, max(0, at - 60), at)
    book = _BOOK.match(text, at)
    if before is None or book is None:
        return ()
    names = law_names(context.laws)
    number = _book(names, book, before["book"] + ":")
    place = f"artikel {before['book']}:{before['article']}{before['part']}"
    return (
        (Pointer(before.start(), book.end(), "bwb", (Target(number, place, "article of the civil code"),)),)
        if number
        else ()
    )
