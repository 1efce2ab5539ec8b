"""Writes the letters and what search reads into the database of a generation in the making.

It follows the graphs: what a committed graph says decides what is found. Every passage of a letter, every claim,
question and answer is an entry of its source; a name is an entry of its own, counted by the statements that give it.
The full-text index holds stems only and no text, so that an entry is taken out by the stems that were put in; where
these would come out differently today, the whole is made anew.
"""

from __future__ import annotations

import json
import os
import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Final

from beleidsgraaf.extract.model import BlockKind
from beleidsgraaf.graph.letters import LETTER, digest, unpack
from beleidsgraaf.graph.quads.statements import Line, Term
from beleidsgraaf.graph.stems import stemmer_version, stems
from beleidsgraaf.ontology.terms import BG, DCTERMS, OA, RDF, SKOS

#: Changes when entries are made otherwise.
_SCHEME: Final = "1"

_SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS meta (scheme TEXT);
CREATE TABLE IF NOT EXISTS letter (key TEXT PRIMARY KEY, digest TEXT) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS letter_digest ON letter (digest);
CREATE TABLE IF NOT EXISTS text (digest TEXT PRIMARY KEY, packed BLOB);
CREATE TABLE IF NOT EXISTS document (iri TEXT, key TEXT, issued TEXT);
CREATE INDEX IF NOT EXISTS document_iri ON document (iri);
CREATE INDEX IF NOT EXISTS document_key ON document (key);
CREATE TABLE IF NOT EXISTS sender (sender TEXT, iri TEXT, key TEXT);
CREATE INDEX IF NOT EXISTS sender_iri ON sender (iri, sender);
CREATE INDEX IF NOT EXISTS sender_key ON sender (key);
CREATE TABLE IF NOT EXISTS entry (
  id INTEGER PRIMARY KEY, key TEXT, kind TEXT, iri TEXT, doc TEXT,
  start INTEGER,               -- source offset
  low INTEGER, high INTEGER,   -- of a passage: reading offsets in the letter of `key`
  text TEXT                    -- of anything else
);
CREATE INDEX IF NOT EXISTS entry_key ON entry (key) WHERE key IS NOT NULL;
CREATE TABLE IF NOT EXISTS name (id INTEGER PRIMARY KEY, iri TEXT, text TEXT, uses INTEGER, UNIQUE (iri, text));
CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5 (stems, content='');
"""
_ANEW: Final = """
DROP TABLE words; DELETE FROM document; DELETE FROM sender; DELETE FROM entry; DELETE FROM name; DELETE FROM meta;
"""

#: Blocks that say nothing that anybody would search.
_UNSOUGHT: Final = frozenset({BlockKind.LINKS, BlockKind.ANSWER_LABEL})

_NAMES: Final = frozenset({str(SKOS.prefLabel), str(SKOS.altLabel)})
_SENDERS: Final = frozenset({str(BG.sender), str(BG.responsibleBody)})
_TEXT: Final = str(BG.text)
_TYPE: Final = str(RDF.type)
_TARGET: Final = str(OA.hasTarget)
_IN_DOCUMENT: Final = str(BG.inDocument)
_ISSUED: Final = str(DCTERMS.issued)
_TITLE: Final = str(DCTERMS.title)
_OF_ALL: Final = frozenset(map(str, (BG.Claim, OA.Annotation)))
_WANTED: Final = frozenset({_TEXT, _TYPE, _TARGET, _IN_DOCUMENT, _ISSUED, _TITLE, *_SENDERS})
_LITERAL: Final = re.compile(r'"((?:[^"\\]|\\.)*)"')
_CHARACTER: Final = re.compile(r"#char=(\d+)")

#: A name and the entity that has it, as terms.
Named = tuple[Term, Term]


@dataclass(frozen=True, slots=True)
class _Entry:
    kind: str
    iri: str
    doc: str
    start: int | None
    words: str
    low: int | None = None
    high: int | None = None


def names(gone: Iterable[Line], new: Iterable[Line]) -> dict[Named, int]:
    """Give how many more statements give each name, those that go and those that come being given."""
    changes: dict[Named, int] = {}
    for lines, step in ((gone, -1), (new, 1)):
        for line in lines:
            if "Label> " not in line:  # most lines, at a third of the cost of taking them apart
                continue
            subject, predicate, rest = line.split(" ", 2)
            if predicate in _NAMES:
                named = (subject, rest.rpartition(" <")[0])
                changes[named] = changes.get(named, 0) + step
    return changes


class State(Enum):
    """What is left of an index that somebody wrote before."""

    NONE = "there is none, or it cannot be read"
    STALE = "the letters are there, and what is found in them is to be found anew"
    CURRENT = "it is as it would be made today"


def state(database: sqlite3.Connection | None) -> State:
    """Tell what a database of letters is good for."""
    if database is None:
        return State.NONE
    try:
        scheme = database.execute("SELECT scheme FROM meta").fetchall()
    except sqlite3.DatabaseError:
        return State.NONE
    return State.CURRENT if scheme == [(_scheme(),)] else State.STALE


class Texts:
    """The letters and the search index of a generation in the making."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._database = sqlite3.connect(path, isolation_level=None)
        self._database.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + _SCHEMA + "BEGIN;")
        if state(self._database) is not State.CURRENT:
            self._database.executescript(f"{_ANEW} {_SCHEMA} BEGIN;")  # which commits first
            self._database.execute("INSERT INTO meta VALUES (?)", (_scheme(),))
        self.kept: set[str] = set()  #: keys of sources whose letter changed

    def close(self) -> None:
        """Write what changed, durably."""
        self._database.execute("DELETE FROM text WHERE digest NOT IN (SELECT digest FROM letter)")
        self._database.execute("COMMIT")
        self._database.close()
        with self._path.open("rb") as file:
            os.fsync(file.fileno())

    def abandon(self) -> None:
        """Close without caring for what was written."""
        self._database.close()

    # letters

    def keep(self, key: str, packed: bytes) -> None:
        """Keep the letter of a source in place of the one it had."""
        name = digest(packed)
        if self._letter(key) == name:
            return
        self._take_out(key)  # the passages are taken out by the words of the letter that goes
        self._database.execute("INSERT OR IGNORE INTO text VALUES (?, ?)", (name, packed))
        self._database.execute("INSERT OR REPLACE INTO letter VALUES (?, ?)", (key, name))
        self.kept.add(key)

    def drop(self, key: str) -> None:
        """Let a source's letter go, and all that is found in it."""
        self._take_out(key)
        self._database.execute("DELETE FROM letter WHERE key = ?", (key,))
        self.kept.discard(key)

    def packed(self, key: str) -> bytes | None:
        """Give the packed letter of a source, None when there is none."""
        found = self._database.execute(LETTER, (key,)).fetchone()
        return found[0] if found else None

    def _letter(self, key: str) -> str | None:
        found = self._database.execute("SELECT digest FROM letter WHERE key = ?", (key,)).fetchone()
        return found[0] if found else None

    # what is found

    def follow(self, key: str, lines: Iterable[Line], documents: Sequence[str]) -> None:
        """Find in a source what its graph says now.

        Args:
            key: of the source.
            lines: of its graph.
            documents: IRIs of its documents in their order; none for a source that is silent.
        """
        self._take_out(key)
        self.kept.discard(key)
        said = _Said(lines)
        if not documents:
            return
        for iri in documents:
            self._database.execute("INSERT INTO document VALUES (?, ?, ?)", (iri, key, said.issued(iri)))
            rows = [(sender, iri, key) for sender in said.senders(iri)]
            self._database.executemany("INSERT INTO sender VALUES (?, ?, ?)", rows)
        self._put_in(key, [*said.entries(documents), *self._passages(key, documents)])

    def rename(self, changes: Mapping[Named, int]) -> None:
        """Count the names that statements give."""
        for (subject, value), step in sorted(changes.items()):
            if step:
                self._name(subject[1:-1], _string(value), step)

    def _name(self, iri: str, text: str, step: int) -> None:
        database = self._database
        known = database.execute("SELECT id, uses FROM name WHERE iri = ? AND text = ?", (iri, text)).fetchone()
        if known is None and step > 0:
            row = (None, "Name", iri, "", None, None, None, text)
            number = database.execute(_INSERT, row).lastrowid
            database.execute("INSERT INTO name VALUES (?, ?, ?, ?)", (number, iri, text, step))
            database.execute("INSERT INTO words (rowid, stems) VALUES (?, ?)", (number, stems(text)))
        elif known is not None and known[1] + step > 0:
            database.execute("UPDATE name SET uses = ? WHERE id = ?", (known[1] + step, known[0]))
        elif known is not None:
            self._erase([(known[0], text)])
            database.execute("DELETE FROM name WHERE id = ?", (known[0],))

    def _passages(self, key: str, documents: Sequence[str]) -> Iterator[_Entry]:
        packed = self.packed(key)
        if packed is None:
            return
        letter = unpack(packed)
        for block in letter.blocks:
            words = letter.reading.text[block.start : block.end]
            if block.kind not in _UNSOUGHT and words.strip():
                iri = documents[block.document]
                start = letter.reading.source_span(block.start, block.end).start
                yield _Entry("Passage", iri, iri, start, words, block.start, block.end)

    def _put_in(self, key: str, entries: Iterable[_Entry]) -> None:
        database = self._database
        words = []
        for e in entries:
            text = e.words if e.low is None else None
            number = database.execute(_INSERT, (key, e.kind, e.iri, e.doc, e.start, e.low, e.high, text)).lastrowid
            words.append((number, stems(e.words)))
        database.executemany("INSERT INTO words (rowid, stems) VALUES (?, ?)", words)

    def _take_out(self, key: str) -> None:
        rows = self._database.execute("SELECT id, low, high, text FROM entry WHERE key = ?", (key,)).fetchall()
        if rows:
            packed = self.packed(key)
            reading = unpack(packed).reading.text if packed is not None else ""
            self._erase([(n, reading[low:high] if text is None else text) for n, low, high, text in rows])
        for table in ("document", "sender"):
            self._database.execute(f"DELETE FROM {table} WHERE key = ?", (key,))

    def _erase(self, entries: list[tuple[int, str]]) -> None:
        delete = "INSERT INTO words (words, rowid, stems) VALUES ('delete', ?, ?)"
        self._database.executemany(delete, [(number, stems(text)) for number, text in entries])
        self._database.executemany("DELETE FROM entry WHERE id = ?", [(number,) for number, _ in entries])


_INSERT: Final = "INSERT INTO entry (key, kind, iri, doc, start, low, high, text) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"


class _Said:
    """What the lines of a source's graph say that search wants to know."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self._said: dict[Term, dict[Term, list[Term]]] = {p: {} for p in _WANTED}
        for line in lines:
            subject, predicate, rest = line.split(" ", 2)
            if predicate in _WANTED:
                self._said[predicate].setdefault(subject, []).append(rest.rpartition(" <")[0])

    def issued(self, document: str) -> str | None:
        """Give the date of a document, the first if there are several."""
        values = self._said[_ISSUED].get(f"<{document}>")
        return _string(min(values)) if values else None

    def senders(self, document: str) -> list[str]:
        """Give the IRIs of who sent a document."""
        return sorted({s[1:-1] for p in _SENDERS for s in self._said[p].get(f"<{document}>", ())})

    def entries(self, documents: Sequence[str]) -> Iterator[_Entry]:
        """Give titles, and claims, questions and answers with the document and the place where each stands."""
        for document in documents:
            for title in self._said[_TITLE].get(f"<{document}>", ()):
                yield _Entry("Name", document, document, None, _string(title))
        for this, words in sorted(self._said[_TEXT].items()):
            targets = sorted(self._said[_TARGET].get(this, ()))
            if not targets or not words[0].startswith('"'):
                continue
            place = _CHARACTER.search(targets[0])
            within = self._said[_IN_DOCUMENT].get(targets[0], [""])[0][1:-1]
            kinds = sorted(set(self._said[_TYPE].get(this, ())) - _OF_ALL) or [str(BG.Claim)]
            kind = re.split(r"[/#]", kinds[0][1:-1])[-1]
            yield _Entry(kind, this[1:-1], within, int(place[1]) if place else None, _string(words[0]))


def _scheme() -> str:
    return f"{_SCHEME}-{stemmer_version()}"


def _string(term: Term) -> str:
    """Give the characters of a literal in N-Triples syntax."""
    found = _LITERAL.match(term)
    assert found is not None, term
    return str(json.loads(f'"{found[1]}"')) if "\\" in found[1] else found[1]
