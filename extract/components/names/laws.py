"""Finds statutes and bills that no register knows, by their form."""

from __future__ import annotations

import re
from collections.abc import Iterator

from beleidsgraaf.extract.components.names.found import Found, clean, raised
from beleidsgraaf.extract.components.names.grammar import OPEN, S, caps_end, opens_sentence, quoted, small_end
from beleidsgraaf.extract.model import Entity, EntityKind
from beleidsgraaf.extract.openings import opening

_HEAD = opening(
    rf"(?<![\w-])(?:(?:Tijdelijke|Algemene|Nieuwe|Europese|Europees|Internationaal|Haags){S})?(?P<head>Wet|Rijkswet|Kaderwet|Invoeringswet|Invoeringsrijkswet|Uitvoeringswet|"
    r"Verzamelwet|Wijzigingswet|Reparatiewet|Herzieningswet|Intrekkingswet|Aanpassingswet|Implementatiewet|Goedkeuringswet|"
    r"Warenwetbesluit|Warenwetregeling|Wijzigingsbesluit|Besluit|Uitvoeringsbesluit|Implementatiebesluit|Regeling|"
    r"Uitvoeringsregeling|Beleidsregels?|Verordening|Richtlijn|(?:Kaderv|V)erdrag|Wetboek|wet|regeling|overbruggingsregeling|"
    r"noodmaatregel|besluit)(?![\w-])"
)
#: In small letters these are common nouns, unless `Tijdelijke` or `Algemene` makes a title of them.
_SMALL = frozenset({"wet", "regeling", "overbruggingsregeling", "noodmaatregel", "besluit"})
_TITLED = re.compile(rf"(?:Tijdelijke|Algemene){S}")
#: A law that sets up a body is called after it: `Instellingswet Adviescollege X`, `Instellingsbesluit X`.
_FOUNDING = opening(rf"(?<![\w-])[Ii]nstellings(?:wet|besluit|regeling){S}(?=[A-ZÀ-Ý])")
#: A budget bill by its title: `Vaststelling van de begrotingsstaten van het Ministerie van X (VI) voor het jaar 2024`.
_BUDGET = re.compile(
    rf"(?:Vaststelling|Wijziging|Slotwet){S}(?:van{S}(?:de{S})?)?(?:begrotingssta(?:at|ten)|Slotwet){S}[^.;:?!\n]{{3,140}}?"
    rf"{S}voor{S}(?:het{S}jaar{S})?(?:19|20)\d\d(?:{S}\((?:wijziging|slotwet)[^()\n]{{3,70}}\))?(?!\d)"
)
#: Adverbs that follow a name: `hierop`, `daarmee`.
_ADVERB = re.compile(
    r"[ \u00a0](?:hier|daar|waar|er)(?:aan|achter|af|bij|binnen|boven|door|heen|in|langs|mee|na|naar|naast|om|onder|op|"
    r"over|tegen|toe|tussen|uit|van|voor|vandaan)(?!\w)"
)
#: Adverbs that open the title of a law and that elsewhere end a name: `Wet meer ruimte`, `Wet samen sterker`.
_TITLE_OPENER = re.compile(
    rf"(?:samen|meer|minder|beter|goed|nieuw|sneller|sterker|vrij|gelijk|eerlijk)\w{{0,2}}{S}(?=[a-z]{{4,}})"
)
#: Nouns whose object follows after `op de`: `Wet toezicht op de jeugdhulp`, `Wet regie op de volkshuisvesting`.
_TAKES_ON = re.compile(r"(?:toezicht|regie|controle|verbod|recht|grip|invloed|handhaving|sturing|belasting|accijns)$")
_ON = re.compile(rf"{S}op{S}(?:de|het){S}(?=[a-z])")
_MEANS = re.compile(rf"{S}door{S}(?=[a-z]{{4,}})")
_BILL = opening(
    rf"\b(?:[Ii]nitiatief)?[Ww]etsvoorstel(?:len)?{S}(?:voor{S}(?:de|een){S}|de{S}|tot{S}(?=[A-Z]))?(?=[A-ZÀ-Ý‘“«\"])"
)
#: `ETS-richtlijn`, `AI-verordening`.
_ACRONYM = opening(r"(?<![\w-])[A-Z][A-Z0-9&]+(?:[- ][IVX]+)?-(?:richtlijn|verordening|verdrag|wet|besluit)(?![\w-])")
#: What these issue has no name yet (`de EU-richtlijn`), or is no law (`de CROW-richtlijn`).
_BODIES = tuple(
    f"{body}-"
    for body in ("EU", "EG", "VN", "NAVO", "OESO", "CROW", "NHG", "WHO", "ILO", "ISO", "NEN", "SER", "GGD", "OM")
)
#: A directive by what it is about, in small letters: `de richtlijn luchtkwaliteit`.
_SMALL_UNION = opening(
    rf"(?<![\w-])(?:richtlijn|verordening){S}(?P<about>[a-zé]{{5,}}(?:teit|ing|beheer|recht|water|lucht|stoffen|bescherming|zorg|handel|arbeid|voer|"
    r"teiten|ingen|middelen|producten|diensten|gebouwen|energie|transparantie))(?![\w-])(?![ \u00a0]van[ \u00a0])"
)
#: `Verdrag van Lissabon`, `Protocol van Kyoto`.
_TREATY = opening(rf"(?<![\w-])(?:Verdrag|Protocol|Conventie|Statuut|Handvest){S}van{S}(?:[Dd]en{S})?[A-ZÀ-Ý][\w-]+")
_COMPOUND = opening(
    rf"(?<![\w-])(?:(?:Haags|Europees|Internationaal){S})?(?:[A-Z][a-zë]+-{S}en{S})?[A-Z][a-zë]{{4,}}(?:wet|verordening|richtlijn|wetboek|besluit|verdrag)(?!\w)"
)
#: An act of the Union or of another country by its English name: `Network and Information Security Directive`.
_ENGLISH = opening(
    r"(?<![\w-])(?!(?:De|Het|Een|The|Europese|\w+aanse|\w+itse|Franse)[ \u00a0])(?:[A-Z][\w-]+[ \u00a0]"
    r"(?:(?:and|on|of|for)[ \u00a0]){0,2}){1,7}(?:Act|Directive|Regulation|Convention|Treaty)"
    r"(?![\w-]|[ \u00a0][A-Z])(?:[ \u00a0]on(?:[ \u00a0]the)?(?:[ \u00a0][A-Z][\w-]+){1,5})?"
)
#: `Wet van 3 mei 2019 tot wijziging van de X`: by its day.
_DAY = opening(
    rf"(?<![\w-])(?:Rijksw|W)et{S}van{S}\d{{1,2}}{S}[a-z]+{S}(?:19|20)\d\d{S}(?:tot|houdende|betreffende){S}"
)
_YEAR = re.compile(r"[ \u00a0](?:19|20)\d\d(?:[–-](?:19|20)\d\d)?(?![\w-])")
_LISTED = re.compile(rf",{S}[a-zë]+(?:{S}[a-zë]+)?{S}en{S}[a-zë]+(?:{S}rechten)?(?!\w)")
_LISTED_SHORT = re.compile(rf",{S}[a-zë]+{S}en{S}[a-zë]+(?:{S}[a-zë]+){{0,2}}(?={S}\((?:Wet{S})?[A-Za-z]+\))")
_FIRST = re.compile(rf"{S}(?:(?:op|inzake|betreffende|ter|tot|tegen|voor|met){S}(?:de{S}|het{S})?)?")
_OBJECT = re.compile(rf"{S}(?:van|en){S}(?:de{S}|het{S})?[a-zë]{{4,}}")
#: Words that no title ends with: the sentence goes on.
_OPEN_ENDED = frozenset({"omtrent", "inzake", "houdende", "betreffende", "tot"})
#: A directive is called after its subject in small letters, a guideline of a profession has capitals.
_GUIDELINE = re.compile(rf"{S}[A-Z][a-zë]+{S}(?:(?:en|van|bij|voor|in){S})?[A-Z][a-zë]+(?!\w)")
#: Compounds that end like a law and are none.
_NO_LAW = frozenset(
    {
        "Kabinetsbesluit",
        "Raadsbesluit",
        "Collegebesluit",
        "Intrekkingsbesluit",
        "Vaststellingsbesluit",
        "Toegangsbesluit",
        "Ketenrichtlijn",
        "Praktijkrichtlijn",
        "Beoordelingsrichtlijn",
        "Behandelrichtlijn",
        "Zorgrichtlijn",
        "Implementatiewet",
        "Goedkeuringswet",
        "Uitvoeringsbesluit",
        "Instellingsbesluit",
        "Instellingswet",
        "Grondwetsvoorstel",
        "Initiatiefwet",
        "Spoedwet",
        "Kaderrichtlijn",
        "Verzamelwet",
        "Rijkswet",
        "Kaderwet",
        "Wijzigingswet",
        "Uitvoeringswet",
    }
)


def laws(text: str, start: int, end: int) -> Iterator[Found]:
    """Give names of laws by form in text[start:end]."""
    for match in _HEAD.finditer(text, start, end):
        yield from _titled(text, end, match)
    for match in _FOUNDING.finditer(text, start, end):
        stop = caps_end(text, match.end(), end)
        if stop > match.end():
            stop = max(stop, small_end(text, stop, end, limit=4))
            yield _found(match.start(), stop, text, 0.9, "founding of a body")
    for match in _TREATY.finditer(text, start, end):
        yield _found(match.start(), match.end(), text, 0.8, "treaty by its place")
    for match in _ACRONYM.finditer(text, start, end):
        if match.group().startswith(_BODIES):
            continue
        yield _found(match.start(), match.end(), text, 0.8, "act of the Union by its abbreviation")
    for match in _SMALL_UNION.finditer(text, start, end):
        yield _found(match.start(), match.end(), text, 0.7, "act of the Union by its subject")
    for match in _BUDGET.finditer(text, start, end):
        yield _found(match.start(), match.end(), text, 0.9, "title of a budget")
    for match in _ENGLISH.finditer(text, start, end):
        yield _found(match.start(), match.end(), text, 0.75, "English name of an act")
    for match in _DAY.finditer(text, start, end):
        stop = small_end(text, match.end(), end, limit=12, articles=True)
        if stop > match.end():
            yield _found(match.start(), stop, text, 0.85, "act by its day")
    for match in _BILL.finditer(text, start, end):
        yield from _bill(text, end, match)
    for match in _COMPOUND.finditer(text, start, end):
        if match.group() not in _NO_LAW and not opens_sentence(text, match.start()):
            yield _found(match.start(), _with_year(text, match.end(), end), text, 0.75, "compound in capitals")


def _titled(text: str, end: int, match: re.Match[str]) -> Iterator[Found]:
    head = match["head"]
    start, stop = match.start(), match.end()
    if head == "Richtlijn" and match.group() == head and _GUIDELINE.match(text, stop, end):
        entity = Entity(EntityKind.DOC, clean(text[start : caps_end(text, stop + 1, end)]), category="document")
        yield Found(start, caps_end(text, stop + 1, end), entity, 0.7, "document: guideline of a profession")
        return
    if head in _SMALL and not _TITLED.match(match.group()):
        return
    first = _FIRST.match(text, stop, end)
    if first is None:
        return
    at = first.end()
    tail = caps_end(text, at, end)
    if tail > at:
        further = small_end(text, tail, end)
        tail = further if further > tail else tail
    else:
        opener = _TITLE_OPENER.match(text, at, end) if head == "Wet" else None
        tail = small_end(text, opener.end() if opener else at, end)
        if opener and tail == opener.end():
            tail = at
        elif opener and (means := _MEANS.match(text, tail, end)):
            tail = max(tail, small_end(text, means.end(), end))
    if tail > at and head.casefold().endswith("verdrag"):
        tail = _treaty_end(text, tail, end)
    elif tail > at and head.endswith(("et", "esluit")) and (listed := _LISTED_SHORT.match(text, tail, end)):
        tail = listed.end()  # `Wet investeringen, fusies en overnames (Wet vifo)`
    takes_on = tail > at and head.casefold().endswith("wet") and _TAKES_ON.search(text, at, tail)
    if takes_on and (goes_on := _ON.match(text, tail, end)):
        tail = max(tail, small_end(text, goes_on.end(), end))
    if adverb := _ADVERB.search(text, at, tail):
        tail = adverb.start()
    if tail <= at or text[at].isdigit() or text[at:tail].casefold().startswith(("en ", "van ")):
        return
    if opens_sentence(text, start) and head in ("Besluit", "Regeling", "Verordening") and not text[at:tail].istitle():
        sure = 0.6
    else:
        sure = 0.85
    yield _found(start, _with_year(text, tail, end), text, sure, f"head {head}")


def _treaty_end(text: str, at: int, end: int) -> int:
    """Give the end of a treaty's title: `de bescherming van alle X`, `burgerrechten, politieke rechten en Y`."""
    stop = max(at, small_end(text, at, end, articles=True))
    listed = _LISTED.match(text, stop, end)
    return listed.end() if listed else stop


def _with_year(text: str, at: int, end: int) -> int:
    year = _YEAR.match(text, at, end)
    return year.end() if year else at


def _bill(text: str, end: int, match: re.Match[str]) -> Iterator[Found]:
    at = match.end()
    if re.compile(OPEN).match(text, at):
        if inner := quoted(text, at, end):
            yield _found(*inner, text, 0.85, "title of a bill")
        return
    if _HEAD.match(text, at) or _COMPOUND.match(text, at):
        return  # found by its head
    stop = caps_end(text, at, end)
    if stop > at and len(text[at:stop]) > 4:
        goes_on = _OBJECT.match(text, stop, end)  # `Afschaffing van de turfbelasting`
        stop = max(stop, small_end(text, goes_on.end() if goes_on else stop, end, articles=True))
        if text[at:stop].split()[-1] not in _OPEN_ENDED:
            yield _found(at, stop, text, 0.7, "name after wetsvoorstel")


def _found(start: int, end: int, text: str, sure: float, reason: str) -> Found:
    entity = Entity(EntityKind.LAW, raised(clean(text[start:end])), category="act")
    return Found(start, end, entity, sure, f"law: {reason}")
