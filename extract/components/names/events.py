"""Finds gatherings: debates and meetings with their subject or date, days and weeks with a name, lectures, summits."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from importlib.resources import files

from beleidsgraaf.extract.components.names.found import Found, clean, raised
from beleidsgraaf.extract.components.names.grammar import OPEN, S, caps_end, lines, opens_sentence, quoted, small_end
from beleidsgraaf.extract.components.values.date_patterns import FULL_MONTHS
from beleidsgraaf.extract.model import Entity, EntityKind
from beleidsgraaf.extract.openings import opening

_KNOWN = {
    r["name"].casefold(): r
    for r in csv.DictReader((files(__package__) / "events.csv").read_text(encoding="utf-8").splitlines())
}
_MONTH = "|".join(FULL_MONTHS)
_DATE = rf"\d{{1,2}}{S}(?:{_MONTH})(?:{S}(?:(?:19|20)\d\d|jongstleden|jl\.?|aanstaande|a\.s\.))?(?!\w)"
_MEETINGS = "|".join(  # a name may write the noun with a capital: `Commissiedebat Politie van 12 mei 2022`
    S.join(f"[{w[0].upper()}{w[0]}]{re.escape(w[1:])}" for w in name.split())
    for name in sorted(lines("meetings.txt"), key=lambda w: (-len(w), w))
)
#: `commissiedebat Wonen van 3 mei 2023`, `AO rijksdienst op 14 september`, `debat over de woningnood (12 mei 2022)`.
_DATED = opening(
    rf"(?<![\w-])(?:bestuurlijke{S}|ministeriële{S}|internationale{S}|ambtelijke{S})?(?:{_MEETINGS})(?P<subject>(?:{S}[^\s.,;:?!()«»‘“]+){{0,12}}?){S}(?:\(?d\.?d\.?{S}|van{S}|op{S}|\()(?:\w+dag{S})?{_DATE}"
)
#: `algemeen overleg leerlingendaling 27 juni 2018`: a debate of the chamber with its subject, the date put behind it.
_TITLED = opening(
    r"(?<![\w-])(?:[Cc]ommissiedebat|[Tt]weeminutendebat|[Nn]otaoverleg|[Ww]etgevingsoverleg|AO|WGO|CD|"
    rf"[Aa]lgemeen{S}overleg)(?:{S}[^\W\d][^\s.,;:?!()«»‘“]*){{1,5}}?{S}{_DATE}"
)
#: Heads whose capitalised subject is a name of its own.
_SUBJECT = opening(
    r"(?<![\w-])(?:[Cc]ommissiedebat|[Tt]weeminutendebat|[Nn]otaoverleg|[Ww]etgevingsoverleg|[Rr]ondetafelgesprek|[Bb]egrotingsbehandeling|"
    rf"AO|WGO|CD|BO(?= MIRT)|"
    rf"[Aa]lgemeen{S}overleg|Bestuurlijk{S}Overleg){S}(?=[A-ZÀ-Ý])"
)
#: A council of the Union with its day: `de JBZ-Raad van 8 en 9 juni 2023`, `Raad Buitenlandse Zaken op 22 mei`.
_COUNCILS = "|".join(
    S.join(map(re.escape, name.split())) for name in sorted(lines("councils.txt"), key=lambda n: (-len(n), n))
)
_COUNCIL = opening(
    rf"(?<![\w-])(?:informele{S})?(?:[A-Z&]{{2,6}}-[Rr]aad|{_COUNCILS}){S}(?:van|op|d\.d\.){S}(?:\w+dag{S})?"
    rf"(?:\d{{1,2}}(?:{S}(?:{_MONTH}))?{S}(?:en|–|-|tot{S}en{S}met|t/m){S})?{_DATE}"
)
_NAMES = "|".join(S.join(map(re.escape, n.split())) for n in sorted(_KNOWN, key=lambda n: (-len(n), n)))
_ANY_KNOWN = opening(rf"(?<![\w-])(?:{_NAMES})(?:[ \u00a0](?:19|20)\d\d)?(?!\w)", re.IGNORECASE)
_DAY_OF = opening(
    rf"(?<!\w)(?:Nationale{S}|Internationale{S}|Europese{S})?(?:Dag|Week|Maand|Jaar){S}(?:van|tegen|voor|zonder){S}(?:(?:de|het){S})?(?=[A-Z])"
)
_DAY = opening(
    r"(?<!\w)(?:Nationale|Internationale|Europese|Wereld)[ \u00a0]"
    r"[A-Z]?[\w-]+(?:dag|week|conferentie|top|congres)(?!\w)"
)
_NAMED = opening(
    r"(?<![\w-])(?:[A-ZÀ-Ý][\w’.-]*[ \u00a0]){1,4}"
    r"(?:[Ll]ezing|[Ff]estival|[Cc]onferentie|[Cc]ongres|[Ss]ymposium|[Ss]ummit|Top"
    r"|Conference(?:[ \u00a0](?:19|20)\d\d)?)(?!\w)"
    r"|(?<![\w-])(?:[A-Z][\w’]+-(?:[A-Z]?[a-z]*)?(?:lezing|festival|conferentie|congres)"
    r"|(?<![\w-])(?:NAVO|G7|G20|VN|Klimaat|Woon|Water)-top)(?!\w)|(?<!\w)COP[ -]?\d\d(?!\w)"
)
#: Something held: its name stands in quotation marks.
_HELD = opening(
    r"\b(?:hield|hielden|houdt|organiseert|organiseerde|organiseerden|organiseren|georganiseerde)\b"
    rf"[^.;:?!\n‘“«]{{0,60}}{S}(?={OPEN})"
)
#: A noun in small letters before the name of a gathering: `de beurs Water & Veen`, `het congres ‘Samen sterk’`.
_CALLED = opening(
    rf"(?<![\w-])(?:vakbeurs|beurs|congres|symposium|conferentie|webinar|festival|evenement|manifestatie|bijeenkomst){S}(?:getiteld{S})?(?=[A-ZÀ-Ý‘“«\"])"
)
_ARTICLES = frozenset({"De", "Het", "Een", "Deze", "Dit", "Tijdens", "Op", "In", "Bij", "Na", "Voor"})


def events(text: str, start: int, end: int) -> Iterator[Found]:
    """Give gatherings in text[start:end]; the date in the name of one is no date of its own."""
    for match in _DATED.finditer(text, start, end):
        stop = match.end()
        if text[match.end("subject") :].lstrip("\u00a0 ").startswith("("):
            stop = match.end("subject")  # the date stands in brackets behind the name
            if stop == match.start("subject"):
                continue
        if not re.search(r"[A-Z]", match["subject"]) or len(match["subject"].split()) <= 9:
            yield _found(match.start(), stop, text, 0.85, "gathering with a date")
    for match in _TITLED.finditer(text, start, end):
        yield _found(match.start(), match.end(), text, 0.75, "debate with subject and date")
    for match in _COUNCIL.finditer(text, start, end):
        yield _found(match.start(), match.end(), text, 0.9, "council with its day")
    for match in _SUBJECT.finditer(text, start, end):
        stop = caps_end(text, match.end(), end)
        if stop > match.end():
            if " " not in text[match.end() : stop]:
                stop = max(stop, small_end(text, stop, end, articles=True))  # `commissiedebat Uitvoering van X`
            yield _found(match.start(), stop, text, 0.7, "debate with a subject")
    for match in _ANY_KNOWN.finditer(text, start, end):
        known = _KNOWN.get(re.sub(r"[\s\u00a0]+(?:19|20)\d\d$", "", match.group()).casefold())
        label = clean(match.group()) if known is None or match.group()[-1].isdigit() else known["name"]
        entity = Entity(EntityKind.EVENT, raised(label), category=known["category"] if known else "event")
        yield Found(match.start(), match.end(), entity, 0.9, "event: known name")
    for match in _DAY_OF.finditer(text, start, end):
        stop = caps_end(text, match.end(), end)
        if stop > match.end():
            yield _found(match.start(), stop, text, 0.75, "day or week with a name")
    for pattern in (_DAY, _NAMED):
        for match in pattern.finditer(text, start, end):
            yield from _capitalised(text, match)
    for match in _CALLED.finditer(text, start, end):
        if inner := quoted(text, match.end(), end):
            yield _found(*inner, text, 0.75, "title of a gathering")
        elif (stop := caps_end(text, match.end(), end)) > match.end():
            yield _found(match.end(), stop, text, 0.65, "name after a noun for a gathering")
    for match in _HELD.finditer(text, start, end):
        if inner := quoted(text, match.end(), end):
            yield _found(*inner, text, 0.6, "held, in quotation marks")


def _capitalised(text: str, match: re.Match[str]) -> Iterator[Found]:
    start = match.start()
    words = match.group().split()
    while words and words[0] in _ARTICLES:
        start = text.index(words[0], start) + len(words.pop(0))
        start += len(text[start:]) - len(text[start:].lstrip())
    if not words or (len(words) == 1 and "-" not in words[0] and not words[0].startswith("COP")):
        return
    if len(words) == 2 and opens_sentence(text, start) and words[1][0].islower():
        return
    yield _found(start, match.end(), text, 0.65, "name of a gathering")


def _found(start: int, end: int, text: str, sure: float, reason: str) -> Found:
    entity = Entity(EntityKind.EVENT, raised(clean(text[start:end])), category="event")
    return Found(start, end, entity, sure, f"event: {reason}")
