"""The names of the registers, made ready for looking up: one trie for names, one for each kind of short name."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from beleidsgraaf.extract.components.actors.trie import Trie
from beleidsgraaf.extract.components.actors.words import split_name
from beleidsgraaf.extract.link import Linker
from beleidsgraaf.ontology.registers import Entry

#: Categories whose bare names are found by rules of their own, for a place is no organisation.
_BY_RULE = frozenset({"group", "party", "municipality", "country"})
#: Words before which a ministry's portfolio may stand.
_MINISTERIAL = frozenset({"minister", "minister-without-portfolio", "state-secretary", "prime-minister"})


@dataclass(frozen=True, slots=True)
class Name:
    """A name of a register entry, and how it must be written to count.

    `spelling` is the only spelling that counts; empty where case does not matter as long as there is a capital.
    `rule` names a condition of `homonyms.csv`, empty where there is none.
    """

    entry: Entry
    spelling: str
    rule: str


def rows(name: str) -> list[dict[str, str]]:
    """Read one of the lists that lie beside this component."""
    with (files(__package__) / name).open(encoding="utf-8") as stream:
        return list(csv.DictReader(stream))


def lines(name: str) -> frozenset[str]:
    """Read a list with one item a line; a line that starts with # says why."""
    text = (files(__package__) / name).read_text(encoding="utf-8")
    return frozenset(line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#"))


class Lexicon:
    """All tries over the registers."""

    def __init__(self, linker: Linker) -> None:
        self.linker = linker
        self.homonyms = {row["name"]: row["rule"] for row in rows("homonyms.csv")}
        self.names: Trie[Name] = Trie()
        self.groups: Trie[Entry] = Trie()
        #: names of groups as they are written
        self.groups_spelt: set[str] = set()
        #: short names by what they are the short name of: ministry, municipality, province, water-board, committee
        self.short: dict[str, Trie[Entry]] = {
            kind: Trie() for kind in ("ministry", "office", "municipality", "province", "water-board", "committee")
        }
        for entry in linker.registers.entries:
            self._take(entry)
        for row in rows("short-names.csv"):
            named = linker.registers.get("ORG", row["key"])
            if named is not None:
                self.names.add(row["name"], Name(named, row["name"], row["rule"]))

    def _take(self, entry: Entry) -> None:
        if entry.kind == "ORG":
            if entry.category == "group":
                self.groups_spelt.update(entry.names)
                for name in entry.names:
                    self.groups.add(name, entry)
            elif entry.category not in _BY_RULE and entry.extra.get("link") != "never":
                self._name(entry)
            self._short(entry)
        elif entry.kind == "OFFICE" and entry.category in _MINISTERIAL:
            for name in (entry.extra.get("short", ""), *entry.extra.get("codes", "").split("|")):
                if name:
                    self.short["office"].add(name, entry)
        elif entry.kind == "OFFICE" and entry.extra.get("link") != "never":
            bare = entry.extra.get("link") == "context"  # `Koning` is a surname as well
            for name in entry.names:
                if not bare or len(split_name(name)) > 1:
                    self.names.add(name, Name(entry, "", ""))

    def _name(self, entry: Entry) -> None:
        whole = entry.extra.get("link") == "whole"
        for name in (entry.label, *entry.aliases):
            if name in self.homonyms and self.homonyms[name] == "never":
                continue
            single = len(split_name(name)) == 1
            if single and whole and not any(c.isupper() for c in name[1:]):
                continue  # `Stark`, `Hecht`: names of joint bodies that are ordinary words
            rule = "media" if single and entry.extra.get("link") == "context" else ""
            self.names.add(name, Name(entry, name if single else "", self.homonyms.get(name, rule)))
        for name in entry.abbreviations:
            if self.homonyms.get(name) != "never":
                self.names.add(name, Name(entry, name, self.homonyms.get(name, "")))

    def _short(self, entry: Entry) -> None:
        kind = {"standing-committee": "committee"}.get(entry.category, entry.category)
        if kind not in self.short:
            return
        for name in (entry.extra.get("short", ""), entry.extra.get("code", "")):
            if name:
                self.short[kind].add(name, entry)
        if kind == "ministry":
            for name in entry.abbreviations:
                self.short[kind].add(name, entry)
        else:
            head = entry.label.split(" ", 1)[0]
            for alias in entry.aliases:  # `Gemeente Den Haag` is an alias of `Gemeente 's-Gravenhage`
                self.short[kind].add(alias.removeprefix(head + " "), entry)


@lru_cache(maxsize=4)
def lexicon(linker: Linker) -> Lexicon:
    """Give the lexicon over a linker's registers, made once per process."""
    return Lexicon(linker)
