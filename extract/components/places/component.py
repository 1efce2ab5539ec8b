"""The component `bg_places`: finds municipalities that are named as a place and not as somebody who acts.

The annotation guidelines make a bare place name no mention, so these are annotations of their own: `in Zwolle`,
`(Ede, Den Bosch en Urk)`. A name counts only where its surroundings say that a place is meant (`cues.csv`, a list in
brackets), and denotes the municipality of that name on the document's date, else the one that it became part of.
"""

from __future__ import annotations

import csv
import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from importlib.resources import files

from spacy.language import Language
from spacy.tokens import Doc

from beleidsgraaf.extract.components.mentions.choose import Taken
from beleidsgraaf.extract.link import Linker, entity_of, linker
from beleidsgraaf.extract.model import BlockKind, Context, Layout, PlaceReference
from beleidsgraaf.extract.openings import opening
from beleidsgraaf.ontology.registers import Entry

#: Blocks in which a place name says where something is; a dateline or an address says where the sender is.
BLOCKS = frozenset(
    {
        BlockKind.HEADING,
        BlockKind.PARAGRAPH,
        BlockKind.LIST_ITEM,
        BlockKind.QUOTATION,
        BlockKind.BOX,
        BlockKind.TABLE,
        BlockKind.QUESTION,
    }
)
_SEPARATOR = re.compile(r",? (?:en|of) (?:in |te )?|, (?:in |te )?| & ")
_BOUND = re.compile(r"(?![\w’'])(?!-\w)")
_CAPITAL_AFTER = re.compile(r" ([A-Z][\w’'-]*)")
#: Names are looked up by their first letters.
_LETTERS = 3


def _lines(name: str) -> frozenset[str]:
    text = (files(__package__) / name).read_text(encoding="utf-8")
    return frozenset(line for line in text.splitlines() if line and not line.startswith("#"))


def _cues() -> dict[str, str]:
    with (files(__package__) / "cues.csv").open(encoding="utf-8") as stream:
        return {row["cue"]: row["how"] for row in csv.DictReader(stream)}


_CUES = _cues()
_DOUBTFUL = _lines("doubtful.txt")
_PARTS = _lines("parts.txt")
#: What stands before the first name of a list.
_BEFORE = re.compile(
    r"(?:(?<!\w)(" + "|".join(sorted(map(re.escape, _CUES), key=len, reverse=True)) + r") |[(:] ?)$", re.I
)
_REACH = max(map(len, _CUES)) + 2


class Gazetteer:
    """Names of municipalities, without the word `gemeente`, and what each meant on a day."""

    def __init__(self, source: Linker) -> None:
        self._entries: dict[str, list[Entry]] = {}
        self._by_key: dict[str, Entry] = {}
        for entry in source.registers.of("municipality"):
            self._by_key[entry.key] = entry
            aliases = (name.removeprefix("Gemeente ") for name in entry.aliases)
            for name in dict.fromkeys((entry.extra.get("short", ""), *aliases)):
                if name:
                    self._entries.setdefault(name, []).append(entry)
        self._names: dict[str, list[str]] = {}
        for name in sorted(self._entries, key=lambda n: (-len(n), n)):
            self._names.setdefault(name[:_LETTERS], []).append(name)

        letters = "|".join(sorted(re.escape(n) for name in self._names if (n := name.lstrip("'"))[0].isalnum()))
        self._opening = opening(rf"(?<!\w)(?:{letters})")

    def starts(self, text: str) -> list[int]:
        """Give the offsets in a text at which a name may begin, ascending."""
        return [at - (text[at - 1 : at] in ("'", "’", "‘")) for at in self._opening.starts(text, 0, len(text))]

    def name_at(self, text: str, start: int) -> str | None:
        """Give the longest name that stands at an offset, in the spelling of the register."""
        for name in self._names.get(_straight(text[start : start + _LETTERS]), ()):
            end = start + len(name)
            if _straight(text[start:end]) == name and _BOUND.match(text, end):
                return None if _part_of_a_name(text, end) else name
        return None

    def on(self, name: str, day: date | None) -> tuple[Entry, bool] | None:
        """Give the one municipality of that name on a day and whether it bore it then, None for none or several."""
        entries = self._entries[name]
        valid = [entry for entry in entries if day is None or entry.valid_on(day)]
        if len(valid) == 1:
            return valid[0], True
        if valid or len(entries) > 1 or day is None:
            return None
        entry: Entry | None = entries[0]
        seen: set[str] = set()
        while entry is not None and not entry.valid_on(day) and entry.key not in seen:
            seen.add(entry.key)
            entry = self._by_key.get(entry.successor or "")
        return (entry, False) if entry is not None and entry.valid_on(day) else None


def _straight(name: str) -> str:
    return name.replace("’", "'").replace("‘", "'")


def _part_of_a_name(text: str, end: int) -> bool:
    """Tell whether a word with a capital follows that makes another name of it: `in Leiden University`."""
    after = _CAPITAL_AFTER.match(text, end)
    return after is not None and after[1] not in _PARTS


def find(
    layout: Layout, contexts: tuple[Context, ...], known: Gazetteer, taken: Iterable[tuple[int, int]]
) -> Iterator[PlaceReference]:
    """Give the places that are named outside the stretches that are taken, in reading order."""
    text = layout.reading.text
    starts = [block.start for block in layout.blocks]
    held = Taken()
    for start, end in sorted(taken):
        if held.free(start, end):
            held.take(start, end)
    days = {context.document: context.on for context in contexts}
    for at in known.starts(text):
        opening = _BEFORE.search(text, max(0, at - _REACH), at)
        names = list(_list(text, at, known)) if opening else []
        cue = (opening[1] or "").lower() if opening else ""
        if not names or (len(names) < 2 and _CUES.get(cue, "list") == "list"):
            continue
        certain = _CUES.get(cue) == "certain" or (len(names) > 1 and any(n not in _DOUBTFUL for _, n in names))
        for start, name in names:
            block = layout.blocks[max(0, bisect_right(starts, start) - 1)]
            end = start + len(name)
            if block.kind not in BLOCKS or (name in _DOUBTFUL and not certain) or not held.free(start, end):
                continue
            found = known.on(name, days.get(block.document))
            if found is None:
                continue
            entry, same = found
            held.take(start, end)
            why = f"place: {cue or 'list'}" + ("" if same else ", now part of it")
            yield PlaceReference(start, end, entity_of(entry), 0.9 if same else 0.8, why, block.document)


def _list(text: str, start: int, known: Gazetteer) -> Iterator[tuple[int, str]]:
    """Give the names of a list from an offset on, each with where it stands."""
    while (name := known.name_at(text, start)) is not None:
        yield start, name
        separator = _SEPARATOR.match(text, start + len(name))
        if separator is None:
            return
        start = separator.end()


@Language.factory(
    "bg_places",
    default_config={"registers": []},
    requires=["doc._.layout", "doc._.contexts", "doc._.citations", "doc._.mentions"],
    assigns=["doc._.places"],
)
def make_places(nlp: Language, name: str, registers: list[str]) -> Callable[[Doc], Doc]:
    """Make the component."""
    known = Gazetteer(linker(tuple(registers)))

    def places(doc: Doc) -> Doc:
        taken = [(found.start, found.end) for found in (*doc._.mentions, *doc._.citations)]
        doc._.places = list(find(doc._.layout, doc._.contexts, known, taken))
        return doc

    return places
