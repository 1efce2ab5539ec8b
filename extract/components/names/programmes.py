"""Finds programmes and policy instruments that no register knows, by their form."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from importlib.resources import files

from beleidsgraaf.extract.components.names.documents import HEADS as DOCUMENT_NOUNS
from beleidsgraaf.extract.components.names.found import Found, clean, raised
from beleidsgraaf.extract.components.names.grammar import (
    GENERIC,
    OPEN,
    ORG_HEADS,
    S,
    caps_end,
    lines,
    opens_sentence,
    quoted,
    small_end,
)
from beleidsgraaf.extract.model import Entity, EntityKind
from beleidsgraaf.extract.openings import opening

_ROWS = list(csv.DictReader((files(__package__) / "programme_heads.csv").read_text(encoding="utf-8").splitlines()))
_HEADS = {r["word"]: (r["category"], r["small"] == "yes") for r in _ROWS}
_SORTED = sorted(_HEADS, key=lambda w: (-len(w), w))
_ADJECTIVE = re.compile(
    r"(?:Nationaal|Nationale|Landelijke?|Europese?|Europees|Interbestuurlijke?|Rijksbrede?|Rijksbreed|Overheidsbrede?|Strategische?|"
    r"Integrale|Integraal|Brede|Breed|Programmatische|Maatschappelijke?|Digitale|Lokale|Regionale?|Internationale?|Interdepartementale?|"
    r"Generieke|Nieuwe|Groene|Versnelde|Overheidsbreed|Bestuurlijke?|Tijdelijke?)"
)


def _capitalised(head: str) -> str:
    """Give the pattern of a head whose first word has a capital, the others either."""
    first, *others = head.split()
    pieces = [first[0].upper() + re.escape(first[1:]), *(f"[{w[0].upper()}{w[0]}]{re.escape(w[1:])}" for w in others)]
    return S.join(pieces)


#: A head in capitals is part of the name: `Nationaal Actieplan X`, `Vereenvoudigingsagenda X`.
_NAMED = opening(
    rf"(?<![\w-])(?P<adjectives>(?:[A-ZÀ-Ý][\w-]+{S}){{0,3}})(?P<head>"
    + "|".join(map(_capitalised, _SORTED))
    + r")(?![\w-])"
)
#: Nouns in small letters that introduce a name (`het programma Gebruiker Centraal`): those that may end a compound, ...
_ENDINGS = ("programma", "project", "traject", "campagne", "initiatief", "pilot", "platform")
#: ... and those that stand alone.
_NOUNS = (
    "subsidieregeling", "stimuleringsregeling", "aanpak", "instrument", "systeem", "methode", "methodiek", "actieplan",
    "actieagenda", "werkagenda", "convenant", "app", "tool", "keurmerk", "experiment", "proeftuin", "onderzoek",
)  # fmt: skip
_BEHIND = re.compile(rf"{S}(?:genaamd{S}|getiteld{S}|van{S}(?={OPEN})|rond{S}(?={OPEN}))?(?=[A-ZÀ-Ý‘“«\"])")
#: Behind these a name goes on in small letters; behind others if it begins with a noun: `project Verruiming sluis X`.
_LONGER = re.compile(r"(?:regeling|programma|plan|agenda|convenant)$")
_NOUN = re.compile(r"(?:ing|heid|tie|teit|bouw|beheer)$")
_HEAD_BEFORE = re.compile(r"\w+$")
#: Words that announce a name in quotation marks.
_SO_CALLED = opening(rf"\b(?:zogenoemde|zogeheten|zogenaamde|genaamd|genaamde|onder de noemer){S}(?={OPEN})")
#: `Awb-toolbox`, `NOVEX-aanpak`, `Simpel Switchen-aanpak`.
_SUFFIXED = opening(
    rf"(?<![\w-])(?:(?!(?:De|Het|Een|Deze|Die|Via|Met|Voor|In|Bij|Door)\b)[A-Z][a-z]+{S}(?:(?:en|van|op|met){S})?){{0,3}}"
    r"[A-Z][\w]*-(?:toolbox|toolkit|aanpak|methode|alliantie|programma)(?!\w)"
)
#: An English name that says by its last word what it is: `Recovery and Resilience Facility`.
_ENGLISH = opening(
    r"(?<![\w-])(?!(?:De|Het|Een|The|In|Op|Via|Met|Deze|Dit|Voor|Ook|Als|Bij|Uit)[ \u00a0])"
    r"(?:[A-Z][\w-]+[ \u00a0](?:(?:and|for|of|on|in|the|to)[ \u00a0]){0,2}){1,7}"
    r"(?:Scheme|System|Programme|Program|Plan|Fund|Facility|Pact|Initiative|Framework|Mechanism|Alliance|Partnership)(?![\w-])"
    r"(?:[ \u00a0](?:of(?![ \u00a0][A-Z]{2})|for|on)(?:[ \u00a0]the)?"
    r"(?:[ \u00a0][A-Z][\w-]+(?:[ \u00a0]and(?=[ \u00a0][A-Z]))?){1,5})?"
)
#: A Dutch word before an English name: `het Europese Recovery Fund`.
_DUTCH = re.compile(
    r"(?:Europese|Nederlandse|Nationale|Internationale|Haags|Britse?|Franse?|Duitse?|Amerika\w+)[ \u00a0]"
)
_YEARS = re.compile(r" (?:19|20)\d\d ?[-–/] ?(?:(?:19|20)\d\d|\d\d)$")
#: These name nothing by themselves, capitals or not.
_GENERIC_ALONE = frozenset(
    {"plan van aanpak", "subsidieregeling", "stimuleringsregeling", "specifieke uitkering", "stappenplan"}
)
#: After these a name stands in quotation marks, or has several words.
_LOOSE = tuple(lines("loose_heads.txt"))


def programmes(text: str, start: int, end: int) -> Iterator[Found]:
    """Give names of programmes by form in text[start:end]; known names are told elsewhere."""
    for match in _NAMED.finditer(text, start, end):
        yield from _named(text, end, match)
    for head, at in _introductions(text, start, end):
        yield from _introduced(text, end, head, at)
    for match in _SO_CALLED.finditer(text, start, end):
        if inner := quoted(text, match.end(), end):
            name = text[inner[0] : inner[1]]
            if len(name.split()) <= 8 and not name.endswith(("?", "!")):
                yield _found(inner, name, "programme", 0.6, "so-called name in quotation marks")
    for match in _ENGLISH.finditer(text, start, end):
        dutch = _DUTCH.match(match.group())
        span = (match.start() + (dutch.end() if dutch else 0), match.end())
        name = text[span[0] : span[1]]
        if name.count(" ") and (not opens_sentence(text, span[0]) or name.count(" ") > 2):
            yield _found(span, name, "instrument", 0.65, "English name of an instrument")
    for match in _SUFFIXED.finditer(text, start, end):
        yield _found(match.span(), match.group(), "instrument", 0.65, "name with a suffix")


def _named(text: str, end: int, match: re.Match[str]) -> Iterator[Found]:
    head = " ".join(match["head"].casefold().split())
    category, small = _HEADS[head]
    stop = match.end()
    start, adjectives = _adjectives(text, match)
    opens = opens_sentence(text, start) and not adjectives
    if match["adjectives"].casefold().rstrip(" \u00a0").endswith(ORG_HEADS):
        return  # `Regiegroep Aanpak X` is an organisation
    if adjectives and text[start : match.start("head")].split()[0].casefold() in DOCUMENT_NOUNS:
        return  # `Handreiking Lokale Aanpak X` is a document
    in_quotes = text[start - 1 : start] in '‘“«"' if start else False
    if in_quotes and (inner := quoted(text, start - 1, end)) and inner[1] > stop:
        yield _found(inner, text[inner[0] : inner[1]], category, 0.85, f"head {head} in quotation marks")
        return
    space = re.compile(S).match(text, stop, end)
    tail = caps_end(text, space.end(), end) if space else stop
    if space and tail > space.end():
        first = text[space.end() : tail]
        if " " not in first and first[1:].islower() and (small or first.endswith("e")):
            tail = max(tail, small_end(text, tail, end))  # `Actieplan Veilige sloten`
        yield _found((start, tail), text[start:tail], category, 0.85, f"head {head} and a name in capitals")
        return
    if space and (inner := quoted(text, space.end(), end)):
        closing = inner[1] + 1
        yield _found((start, closing), text[start:closing], category, 0.8, f"head {head} and a name in quotation marks")
        return
    if opens:
        return
    voor = re.compile(rf"{S}(?:voor|van|tegen|rond){S}(?:de{S}|het{S})?").match(text, stop, end)
    tail = small_end(text, stop, end) if small and not voor else stop
    if small and voor and adjectives:
        tail = small_end(text, stop, end)
    if tail > stop:
        yield _found((start, tail), text[start:tail], category, 0.75, f"head {head} and what it is about")
    elif adjectives:
        yield _found((start, stop), text[start:stop], category, 0.65, f"head {head} with its adjective")
    elif head in _GENERIC_ALONE:
        return
    elif category == "agenda" and len(head) > 9:
        entity = Entity(EntityKind.DOC, text[start:stop], category="agenda")
        yield Found(start, stop, entity, 0.6, f"document: head {head} in capitals")
    elif len(head) > 9:
        yield _found((start, stop), text[start:stop], category, 0.6, f"head {head} in capitals")


def _adjectives(text: str, match: re.Match[str]) -> tuple[int, bool]:
    """Give where a name starts, left of its head: `Nationaal`, `Haarlems`, but not the first word of a sentence."""
    start = match.start()
    words = match["adjectives"].split()
    while words:
        generic = (
            (words[0] in GENERIC and not (words[0] == "Nederlandse" and not opens_sentence(text, start)))
            or sum(map(str.isupper, words[0])) > 1
            or (opens_sentence(text, start) and not _ADJECTIVE.fullmatch(words[0]))
        )
        if not generic:
            return start, True
        start = text.index(words[0], start) + len(words.pop(0))
        start += len(text[start : match.end()]) - len(text[start : match.end()].lstrip())
    return match.start("head"), False


def _introductions(text: str, start: int, end: int) -> list[tuple[str, int]]:
    """Give each noun that introduces a name, and where the name begins (a search for each is faster than for all)."""
    found = []
    for noun in (*_ENDINGS, *_NOUNS):
        at = text.find(noun, start, end)
        while at >= 0:
            behind = _BEHIND.match(text, at + len(noun), end)
            if behind is not None and (
                noun in _ENDINGS or not (at and (text[at - 1].isalnum() or text[at - 1] == "_"))
            ):
                before = _HEAD_BEFORE.search(text, max(start, at - 40), at)
                found.append((behind.end(), (before.group() if before else "") + noun))
            at = text.find(noun, at + 1, end)
    return [(head, at) for at, head in sorted(found)]


def _introduced(text: str, end: int, head: str, at: int) -> Iterator[Found]:
    if text[at] in '‘“«"':
        inner = quoted(text, at, end)
        if inner and head == "onderzoek" and not text[inner[0] : inner[1]].istitle():
            return  # a title; `het onderzoek ‘Beleving Rijk’` is repeated under its name
        if (
            inner
            and len(text[inner[0] : inner[1]].split()) <= 12
            and not text[inner[0] : inner[1]].endswith(("?", "!"))
        ):
            yield _found(inner, text[inner[0] : inner[1]], "programme", 0.85, f"name after {head}")
        return
    stop = caps_end(text, at, end)
    if head == "onderzoek" or (" " not in text[at:stop] and head.endswith(_LOOSE)):
        return
    if stop > at:
        if (
            " " not in text[at:stop]
            and text[at + 1 : stop].islower()
            and (_LONGER.search(head) or _NOUN.search(text, at, stop))
        ):
            stop = max(stop, small_end(text, stop, end))  # `de subsidieregeling Strategisch opleiden zorg`
        # the noun says what it is: `het programma Loket Dichtbij` is no organisation, whatever a loket is elsewhere
        sure = 0.82 if head.endswith("programma") else 0.7
        yield _found((at, stop), text[at:stop], "programme", sure, f"name after {head}")


def _found(span: tuple[int, int], name: str, category: str, sure: float, reason: str) -> Found:
    label = raised(clean(name))
    if category == "agenda" and _YEARS.search(label):  # what has its years is the paper: `Turfagenda 2023-2026`
        return Found(
            *span, Entity(EntityKind.DOC, label, category="agenda"), sure, f"document: {reason}, with its years"
        )
    return Found(*span, Entity(EntityKind.PROGRAMME, label, category=category), sure, f"programme: {reason}")
