"""Finds the names that the registers know: programmes, documents and laws, with their aliases and abbreviations."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from beleidsgraaf.extract.components.names.grammar import lines, opens_sentence
from beleidsgraaf.extract.model import Entity, EntityKind
from beleidsgraaf.extract.openings import scanner
from beleidsgraaf.ontology.registers import Entry, Registers, fold

KINDS = ("PROGRAMME", "DOC", "LAW")
_YEAR_END = re.compile(r" (?:19|20)\d\d(?:[–-](?:19|20)\d\d)?$")
_ON_THE = re.compile(r"^Wet op (?:de|het) ")
#: How long before its first day a name is already spoken of: a bill for years, a document not at all.
_AHEAD = {"PROGRAMME": timedelta(days=366), "DOC": timedelta(0), "LAW": timedelta(days=3653)}
_COMMON = frozenset(lines("common_words.txt"))


@dataclass(frozen=True, slots=True)
class Known:
    """A register name in the text: offsets, the entry that it denotes, whether it is an abbreviation."""

    start: int
    end: int
    entry: Entry
    abbreviation: bool


def entity_of(entry: Entry) -> Entity:
    """Give the entity of a register entry."""
    return Entity(EntityKind(entry.kind), entry.label, entry.key, entry.names[1:], entry.category)


class Phrases:
    """One pattern over all names of the registers; made once per pipeline."""

    def __init__(self, registers: Registers) -> None:
        entries = [e for e in registers.entries if e.kind in KINDS]
        taken = {short for e in registers.entries if e.kind == "ORG" for short in e.abbreviations}
        self._names: dict[str, list[Entry]] = {}
        self._short: dict[str, list[Entry]] = {}
        for entry in entries:
            for name in _full_names(entry):
                self._add(self._names, fold(name), entry)
            for name in entry.abbreviations:
                for form in {name, name.upper()} - (taken - {name}):
                    self._add(self._short, form, entry)
        for entry in entries:  # "Besluit bijstandverlening zelfstandigen" for what ends in 2004
            if entry.kind == "LAW" and _YEAR_END.search(entry.label):
                self._add(self._names, fold(_YEAR_END.sub("", entry.label)), entry)
        self._pattern = scanner(r"(?<![\w-])(?:" + _trie(self._names) + r")(?!\w|[’']s\b)", re.IGNORECASE)
        self._abbreviation = scanner(r"(?<![\w.@/-])(?:" + _trie(self._short) + r")(?![\w@])(?!\.\w)")

    @staticmethod
    def _add(index: dict[str, list[Entry]], name: str, entry: Entry) -> None:
        found = index.setdefault(name, [])
        if entry not in found:
            found.append(entry)

    def find(self, text: str, start: int, end: int, on: date | None) -> Iterator[Known]:
        """Give the register names in text[start:end] that existed on a day, or came closest."""
        for match in self._pattern.finditer(text, start, end):
            entry = _best(self._names.get(fold(match.group()), ()), on)
            if entry is not None and _is_name(text, match, entry):
                first = match.start()
                if match.group().startswith(("De ", "Het ")) and opens_sentence(text, first):
                    first += match.group().index(" ") + 1  # the article is that of the sentence, not of the title
                yield Known(first, match.end(), entry, False)
        for match in self._abbreviation.finditer(text, start, end):
            entry = _best(self._short.get(match.group(), ()), on)
            if entry is not None and match.group() not in _COMMON:
                yield Known(match.start(), match.end(), entry, True)


def _full_names(entry: Entry) -> Iterator[str]:
    """Give label and aliases; a name without `Programma` before it is found without it as well."""
    names = (entry.label, *entry.aliases)
    for name in names:
        head, _, rest = name.partition(" ")
        if (head.casefold() == "programma" and rest in names) or "(" in name[1:]:
            continue  # the word before the name and the abbreviation behind it are no part of it
        yield name
        if entry.kind == "DOC" and " van de " in name:
            yield name.replace(" van de ", " van ")  # "Standen van Uitvoering"
        if entry.kind == "LAW" and (short := _ON_THE.sub("Wet ", name)) != name:
            yield short  # "Wet financieel toezicht"


def _best(entries: Iterable[Entry], on: date | None) -> Entry | None:
    found = list(entries)
    if on is not None:
        found = [e for e in found if e.valid_from is None or e.valid_from - on <= _AHEAD[e.kind]]
        found.sort(key=lambda e: not e.valid_on(on))
    return found[0] if found else None


def _is_name(text: str, match: re.Match[str], entry: Entry) -> bool:
    """Tell a name from the same words in small letters (`langer thuis`, `mooi Nederland`)."""
    found = match.group()
    if found.isupper() and len(found.split()) == 1:
        return fold(found) not in _COMMON
    several = len(found.split()) > 1
    if found[0].isupper() or not found[0].isalpha():
        # the capital of a sentence proves nothing for words that occur elsewhere in small letters
        evident = any(word[0].isupper() for word in found.split()[1:]) or entry.kind == "LAW"
        return evident or not (several and entry.kind == "PROGRAMME" and opens_sentence(text, match.start()))
    if several:
        return entry.kind == "LAW" or entry.category == "deal" or (entry.kind == "DOC" and found != found.lower())
    if entry.kind == "PROGRAMME" and entry.category != "deal":
        return False  # `doenvermogentoets`: a common noun unless capitals make a name of it
    return len(found) > 6 and fold(found) not in _COMMON


def _trie(names: Iterable[str]) -> str:
    """Give one pattern for many names that shares their beginnings."""
    root: dict[str, object] = {}
    for name in sorted(names):
        node = root
        for piece in _pieces(name):
            node = node.setdefault(piece, {})  # type: ignore[assignment]
        node[""] = {}
    return _write(root)


def _pieces(name: str) -> Iterator[str]:
    for char in name:
        if char == " ":
            yield r"(?:-?[ \u00a0]+|-)"  # also of `Klimaat- en`, whose hyphen the folded name has lost
        elif char in "'’":
            yield "['’]"
        else:
            yield re.escape(char)


def _write(node: dict[str, object]) -> str:
    branches = [piece + _write(child) for piece, child in node.items() if piece and isinstance(child, dict)]
    if not branches:
        return ""
    body = branches[0] if len(branches) == 1 and "" not in node else "(?:" + "|".join(branches) + ")"
    return body + "?" if "" in node else body
