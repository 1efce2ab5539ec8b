"""Reads what a letter itself abbreviates: `Meerjarenplan Open Data (MOD)`, `OVT-traject (Ontdekken Via Toetsen)`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from beleidsgraaf.extract.components.names.found import Found, clean, raised
from beleidsgraaf.extract.components.names.grammar import INSTRUMENT_HEADS, ORG_HEADS, lines
from beleidsgraaf.extract.model import Entity, EntityKind
from beleidsgraaf.extract.openings import opening
from beleidsgraaf.ontology.registers import Registers

_BRACKET = re.compile(
    r"[ \u00a0]\((?:hierna|verder|kortweg|afgekort|ook wel)?:?[ \u00a0]?(?:de |het )?[‘'“\"«]?"
    r"(?P<short>[A-Z][A-Za-z0-9&+/.-]{1,11}?(?:[ \u00a0][A-Z]{2,6})?)(?P<plural>['’]s)?[’'”\"»]?\)"
)
_SUFFIX = r"-(?:traject|programma|aanpak|regeling|methode|agenda)"
_REVERSE = opening(
    r"(?<![\w-])(?P<short>[A-Z]{2,8})(?P<suffix>" + _SUFFIX + r")?(?:-\w+)?[ \u00a0]\((?P<name>[A-Z][^()\n]{5,80})\)"
)
#: A programme that is named in small letters, before its abbreviation: `het interbestuurlijk programma voor X (IPX)`.
_SMALL_PROGRAMME = re.compile(
    r"(?:^|[ \u00a0(])(?:het|de|een)[ \u00a0](?P<name>(?:[a-z]+[ \u00a0])?[a-z]*(?:programma|actieplan|"
    r"actieagenda|convenant|bestuursakkoord|deltaplan|afwegingskader)(?![\w-])[^.;:()]{0,110})$"
)
_ROMAN = re.compile(r"[IVXL]{2,6}[AB]?")
_NOT = frozenset(lines("no_definitions.txt"))
_WORD = re.compile(r"[\w’'&/-]+")
_SMALL = frozenset(lines("small_words.txt"))


@dataclass(frozen=True, slots=True)
class Definition:
    """An abbreviation that the letter gives, where it does so, and what it stands for."""

    short: str
    start: int
    end: int
    entity: Entity
    name: tuple[int, int] | None  #: the full name's span when no finder knew it


def definitions(text: str, found: Sequence[Found], registers: Registers) -> Iterator[Definition]:
    """Give the definitions of a text, given the names already found in it."""
    by_end: dict[int, Found] = {}
    for one in found:
        known = by_end.get(one.end)
        if known is None or known.start > one.start:
            by_end[one.end] = one
    for match in _BRACKET.finditer(text):
        short = match["short"]
        span = match.span("short")
        if _ROMAN.fullmatch(short):
            continue  # the chapter of a budget
        before = by_end.get(match.start()) or by_end.get(match.start() - 1)
        capitals = sum(map(str.isupper, short))
        if before is not None and (capitals > 1 or _fits(short, before.entity.label)):
            yield Definition(short, *span, _part(text, before, short, registers) or before.entity, None)
        elif short not in _NOT and (capitals > 1 or _spelt(text, match.start(), short)):
            yield from _unknown(text, match.start(), short, span, registers)
    for match in _REVERSE.finditer(text, 0, len(text)):
        name = match["name"]
        if match["short"] not in _NOT and _initials(match["short"], name.split()):
            entity = _typed(name, match["short"], registers, policy=bool(match["suffix"]))
            if entity is not None:
                yield Definition(match["short"], *match.span("short"), entity, match.span("name"))


def _part(text: str, name: Found, short: str, registers: Registers) -> Entity | None:
    """Give the last words of a name that the abbreviation is of: `Jaarverslag Centrale Omroepraad (CO)`."""
    if _fits(short, name.entity.label):
        return None
    for word in _WORD.finditer(text, name.start + 1, name.end):
        rest = text[word.start() : name.end]
        if rest[0].isupper() and " " in rest and _initials(short, rest.split()):
            return _typed(rest, short, registers)
    return None


def _spelt(text: str, end: int, short: str) -> bool:
    """Tell whether a word with one capital is made of the initials of at least three words before it: `(Rob)`."""
    words = [w.group() for w in _WORD.finditer(text, max(0, end - 90), end)]
    return len(short) > 2 and any(_initials(short, words[-n:]) and words[-n][0].isupper() for n in range(3, 8))


def _fits(short: str, label: str) -> bool:
    return label[:1].casefold() == short[:1].casefold()


def _unknown(text: str, end: int, short: str, span: tuple[int, int], registers: Registers) -> Iterator[Definition]:
    """Give the definition of an abbreviation whose name no finder saw: by the registers, then by its initials."""
    low = max(text.rfind("\n", 0, end) + 1, end - 120)
    words = list(_WORD.finditer(text, low, end))[-11:]
    if not words or words[-1].end() < end - 1:
        return
    for index in range(len(words)):
        name = text[words[index].start() : end].rstrip("’”»'\"")
        for entry in registers.named(name):
            if entry.kind in ("ORG", "PROGRAMME", "LAW", "DOC"):
                entity = Entity(EntityKind(entry.kind), entry.label, entry.key, entry.names[1:], entry.category)
                yield Definition(short, *span, entity, None)
                return
    for index in range(len(words) - 1, -1, -1):
        start = words[index].start()
        name = text[start:end]
        if name[0].isupper() and _initials(short, name.split()):
            entity_or_none = _alike(name, short, registers) or _typed(name, short, registers)
            if entity_or_none is not None:
                yield Definition(short, *span, entity_or_none, (start, end))
            return
    named = _SMALL_PROGRAMME.search(text, max(0, low - 20), end)
    if named and _within(short, named["name"]):
        entity = Entity(EntityKind.PROGRAMME, raised(clean(named["name"])), alt=(short,), category="programme")
        yield Definition(short, *span, entity, named.span("name"))


def _alike(name: str, short: str, registers: Registers) -> Entity | None:
    """Give the entry with that abbreviation when the letter spells its name a little otherwise."""
    entries = [e for e in registers.named(short) if e.kind in ("PROGRAMME", "LAW", "DOC")]
    if len(entries) != 1:
        return None
    entry = entries[0]
    written, known = (re.sub(r"\W", "", n).casefold() for n in (name, entry.label))
    if SequenceMatcher(None, written, known).ratio() < 0.85:
        return None
    return Entity(EntityKind(entry.kind), entry.label, entry.key, entry.names[1:], entry.category)


def _within(short: str, name: str) -> bool:
    """Tell whether the letters of an abbreviation stand in a name in their order, the first at its start."""
    letters, at = name.casefold(), 0
    for letter in re.sub(r"[^a-z]", "", short.casefold()):
        at = letters.find(letter, at) + 1
        if not at:
            return False
    return letters[0] == short[0].casefold()


def _initials(short: str, words: Sequence[str]) -> bool:
    """Tell whether the letters of an abbreviation are the initials of the words; small words may be left out, and a
    compound may give several letters.
    """
    wanted = re.sub(r"[^a-z0-9]", "", short.casefold())
    at = 0
    for index, word in enumerate(words):
        folded = word.casefold().strip("‘’“”«»'\"")
        if at < len(wanted) and folded.startswith(wanted[at]):
            at += 1
            rest = folded[1:]
            while at < len(wanted) and index == len(words) - 1 and wanted[at] in rest:
                rest = rest[rest.index(wanted[at]) + 1 :]
                at += 1
        elif folded not in _SMALL:
            return False
    return at == len(wanted)


def _typed(name: str, short: str, registers: Registers, policy: bool = False) -> Entity | None:
    """Give the entity of a name that only its abbreviation shows: an organisation by its words, a law, a programme."""
    words = [w.casefold() for w in name.split()]
    label = clean(name)
    known = not policy and registers.named(short, "ORG")
    if any(word.endswith(ORG_HEADS) for word in words) or known:
        return Entity(EntityKind.ORG, label, category="organisation")
    if any(word.endswith(("wet", "besluit", "verordening", "richtlijn")) for word in words[:3]):
        return Entity(EntityKind.LAW, label, category="act")
    capitals = [w for w in name.split() if w.casefold() not in _SMALL]
    instrument = policy or any(word.endswith(INSTRUMENT_HEADS) for word in words)
    if instrument and len(capitals) > 1 and all(w[0].isupper() for w in capitals):
        return Entity(EntityKind.PROGRAMME, raised(label), category="programme")
    return None


class Uses:
    """Finds where the abbreviations of a letter stand, in any usual spelling of them."""

    def __init__(self, abbreviations: Mapping[str, Entity]) -> None:
        self._entities: dict[str, Entity] = {}
        for short, entity in abbreviations.items():
            for form in (short, short.upper(), *([short.capitalize()] if len(short) > 2 else [])):
                self._entities.setdefault(form, entity)
        forms = sorted(self._entities, key=lambda f: (-len(f), f))
        self._pattern = re.compile(r"(?<![\w.@/-])(?:" + "|".join(map(re.escape, forms)) + r")(?![\w@])")

    def find(self, text: str, start: int, end: int) -> Iterator[Found]:
        """Give the abbreviations in text[start:end]."""
        if not self._entities:
            return
        for match in self._pattern.finditer(text, start, end):
            entity = self._entities[match.group()]
            reason = f"{entity.kind.value.lower()}: abbreviation of the letter"
            yield Found(match.start(), match.end(), entity, 0.98, reason)  # surer than the registers
