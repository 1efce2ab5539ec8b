"""The facts of all sources and what was derived from them, in a database beside the graph of a generation.

It belongs to a generation as its graph does: a transaction works on a copy, and a generation that is dropped takes it
along. It holds nothing that could not be made again from the sources.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from beleidsgraaf.graph.derive.described import Fact
from beleidsgraaf.graph.passages import Sentence
from beleidsgraaf.graph.quads.statements import Line

#: Name of the database in the folder of a generation.
FILE: Final = "derivation.sqlite"

# the planner knows no frequencies and would go through all facts of a kind to save a sort: indexes are told by name
_SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS fact (source TEXT, kind TEXT, key TEXT, body TEXT);
CREATE INDEX IF NOT EXISTS fact_of_source ON fact (source, kind);
CREATE INDEX IF NOT EXISTS fact_key ON fact (kind, key);
CREATE TABLE IF NOT EXISTS sentence (
  id INTEGER PRIMARY KEY, source TEXT, document TEXT, start INTEGER, stop INTEGER, words TEXT, quote TEXT,
  gap TEXT
);
CREATE INDEX IF NOT EXISTS sentence_source ON sentence (source);
CREATE TABLE IF NOT EXISTS shingle (hash INTEGER, sentence INTEGER, source TEXT);
CREATE INDEX IF NOT EXISTS shingle_hash ON shingle (hash, source, sentence);
CREATE INDEX IF NOT EXISTS shingle_source ON shingle (source);
CREATE TABLE IF NOT EXISTS word (side TEXT, word TEXT, source TEXT, unit INTEGER, size INTEGER, rare INTEGER);
CREATE INDEX IF NOT EXISTS word_rare ON word (side, word, rare, source, unit, size);
CREATE INDEX IF NOT EXISTS word_source ON word (source, side, unit, word);
CREATE TABLE IF NOT EXISTS derived (rule TEXT, cell TEXT, line TEXT);
CREATE INDEX IF NOT EXISTS derived_cell ON derived (rule, cell);
CREATE INDEX IF NOT EXISTS derived_line ON derived (line);
CREATE TABLE IF NOT EXISTS member (rule TEXT, cell TEXT, source TEXT);
CREATE INDEX IF NOT EXISTS member_source ON member (source, rule);
CREATE INDEX IF NOT EXISTS member_cell ON member (rule, cell);
"""

#: Kinds of facts whose words are looked up: as what is promised (p), as what follows (f), as a document's subject (d),
#: as a title that is cited (t).
_SIDES: Final = {
    "document": "d",
    "title": "t",
    "commitment": "pf",
    "announced": "p",
    **dict.fromkeys(("sends", "named", "postponed"), "f"),
}

#: Words that stand in so many facts or more are alike frequent.
_FREQUENT: Final = 500

#: A fact with the source that it stands in.
Found = tuple[str, dict[str, Any]]


class Index:
    """What derivation looks up."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._database = sqlite3.connect(path, isolation_level=None)
        self._database.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + _SCHEMA + "BEGIN;")

    def close(self) -> None:
        """Write what changed, durably."""
        self._database.execute("COMMIT")
        self._database.close()
        with self._path.open("rb") as file:
            os.fsync(file.fileno())

    # facts

    def drop(self, source: str) -> None:
        """Forget a source."""
        for table in ("fact", "sentence", "shingle", "word"):
            self._database.execute(f"DELETE FROM {table} WHERE source = ?", (source,))

    def put(self, source: str, facts: Iterable[Fact]) -> None:
        """Keep the facts of a source, which has none yet."""
        facts = list(facts)
        for unit, (kind, _, body) in enumerate(facts):
            words = body["words"] if kind in _SIDES else ()
            rare = _rare(words)
            for side in _SIDES.get(kind, ""):
                rows = [(side, word, source, unit, len(words), word in rare) for word in words]
                self._database.executemany("INSERT INTO word VALUES (?, ?, ?, ?, ?, ?)", rows)
        self._database.executemany(
            "INSERT INTO fact VALUES (?, ?, ?, ?)",
            [(source, kind, key, json.dumps(body, ensure_ascii=False)) for kind, key, body in facts],
        )

    def put_sentence(self, source: str, document: str, sentence: Sentence, gap: str) -> int:
        """Keep a sentence, with the characters up to the next one, and give its number: one more than the last."""
        row = (source, document, sentence.start, sentence.end, sentence.text, sentence.quote, gap)
        cursor = self._database.execute(
            "INSERT INTO sentence (source, document, start, stop, words, quote, gap) VALUES (?, ?, ?, ?, ?, ?, ?)", row
        )
        assert cursor.lastrowid is not None
        return cursor.lastrowid

    def put_shingles(self, source: str, sentence: int, hashes: Iterable[int]) -> None:
        """Keep the shingles of a sentence."""
        self._database.executemany("INSERT INTO shingle VALUES (?, ?, ?)", [(h, sentence, source) for h in hashes])

    def facts(
        self, kind: str, key: str | None = None, source: str | None = None, most: int | None = None
    ) -> Iterator[Found]:
        """Give the facts of a kind, of one key or source or of all, in an order that does not depend on history.

        `most` is for who has no use for more: what is common to all documents then costs no more than what is not.
        Which of the facts are given then depends on history, that there are more than so many does not.
        """
        by = "fact_key" if source is None else "fact_of_source"
        sql, values = f"SELECT source, body FROM fact INDEXED BY {by} WHERE kind = ?", [kind]
        if key is not None:
            sql, values = f"{sql} AND key = ?", [*values, key]
        if source is not None:
            sql, values = f"{sql} AND source = ?", [*values, source]
        if most is not None:
            sql = f"SELECT source, body FROM ({sql} LIMIT {most + 1})"
        order = "source, body" if most is not None else "source, key, body"
        for held, body in self._database.execute(f"{sql} ORDER BY {order}", values):
            yield held, json.loads(body)

    def keys(self, kind: str, sources: Iterable[str] | None = None) -> set[str]:
        """Give the keys under which facts of a kind stand, in these sources or in all."""
        if sources is None:
            return {k for (k,) in self._database.execute("SELECT DISTINCT key FROM fact WHERE kind = ?", (kind,))}
        sql = "SELECT DISTINCT key FROM fact INDEXED BY fact_of_source WHERE source = ? AND kind = ?"
        return {k for s in sources for (k,) in self._database.execute(sql, (s, kind))}

    def sources(self, *kinds: str) -> set[str]:
        """Give the keys of the sources that have facts of one of these kinds."""
        sql = "SELECT DISTINCT source FROM fact WHERE kind = ?"
        return {s for kind in kinds for (s,) in self._database.execute(sql, (kind,))}

    def naming(self, words: Iterable[str], side: str) -> set[str]:
        """Give the sources with a fact of a side that names at least half of these words, and two of them."""
        wanted = sorted(set(words))
        need = _need(len(wanted))
        # a fact that has so many of the words has one of any that are left when all but one of so many are taken away:
        # the rarest are looked up, and only what has one of them is counted
        rarest = sorted(wanted, key=lambda word: (self._frequency(side, word), word))[: len(wanted) - need + 1]
        sql = f"SELECT DISTINCT source, unit FROM word WHERE side = ? AND word IN ({_marks(rarest)})"
        found: set[str] = set()
        for source, unit in self._database.execute(sql, (side, *rarest)):
            if source not in found and self._shared(source, side, unit, wanted) >= need:
                found.add(source)
        return found

    def named(self, words: Iterable[str], side: str) -> set[str]:
        """Give the sources with a fact of a side of whose words at least half, and two, are among these."""
        known = sorted(set(words))
        sql = f"SELECT DISTINCT source, unit, size FROM word WHERE side = ? AND word IN ({_marks(known)}) AND rare = 1"
        found: set[str] = set()
        for source, unit, size in self._database.execute(sql, (side, *known)):
            if source not in found and self._shared(source, side, unit, known) >= _need(size):
                found.add(source)
        return found

    def following(self, source: str) -> set[str]:
        """Give the sources that name at least half of what one of a source's promises is about."""
        return {s for words in self._units(source, "p") for s in self.naming(words, "f")}

    def promising(self, source: str) -> set[str]:
        """Give the sources of whose promises this source names at least half."""
        return {s for words in self._units(source, "f") for s in self.named(words, "p")}

    def _units(self, source: str, side: str) -> set[tuple[str, ...]]:
        """Give the words of each fact of a side."""
        units: dict[int, list[str]] = {}
        sql = "SELECT unit, word FROM word INDEXED BY word_source WHERE source = ? AND side = ? ORDER BY word"
        for unit, word in self._database.execute(sql, (source, side)):
            units.setdefault(unit, []).append(word)
        return set(map(tuple, units.values()))

    def _frequency(self, side: str, word: str) -> int:
        """Give how many facts have a word, as far as that matters."""
        sql = "SELECT COUNT(*) FROM (SELECT 1 FROM word WHERE side = ? AND word = ? LIMIT ?)"
        return int(self._database.execute(sql, (side, word, _FREQUENT)).fetchone()[0])

    def _shared(self, source: str, side: str, unit: int, words: Sequence[str]) -> int:
        sql = (
            "SELECT COUNT(*) FROM word INDEXED BY word_source"
            f" WHERE source = ? AND side = ? AND unit = ? AND word IN ({_marks(words)})"
        )
        return int(self._database.execute(sql, (source, side, unit, *words)).fetchone()[0])

    def rows(self, sql: str, *values: str | int) -> list[tuple[Any, ...]]:
        """Answer a question about sentences and shingles."""
        return self._database.execute(sql, values).fetchall()

    # what was derived

    def cells(self, rule: str, sources: Iterable[str] | None = None) -> set[str]:
        """Give the cells of a rule that rest on one of these sources, or all."""
        if sources is None:
            return {c for (c,) in self._database.execute("SELECT DISTINCT cell FROM member WHERE rule = ?", (rule,))}
        sql = "SELECT DISTINCT cell FROM member INDEXED BY member_source WHERE source = ? AND rule = ?"
        return {c for s in sources for (c,) in self._database.execute(sql, (s, rule))}

    def lines(self, rule: str, cell: str) -> set[Line]:
        """Give what a cell says."""
        sql = "SELECT line FROM derived WHERE rule = ? AND cell = ?"
        return {line for (line,) in self._database.execute(sql, (rule, cell))}

    def replace(self, rule: str, cell: str, lines: Iterable[Line], sources: Iterable[str]) -> None:
        """Make these lines all that a cell says."""
        for table in ("derived", "member"):
            self._database.execute(f"DELETE FROM {table} WHERE rule = ? AND cell = ?", (rule, cell))
        self._database.executemany("INSERT INTO derived VALUES (?, ?, ?)", [(rule, cell, line) for line in lines])
        self._database.executemany("INSERT INTO member VALUES (?, ?, ?)", [(rule, cell, s) for s in sources])

    def speaking_of(self, rule: str, node: str) -> set[str]:
        """Give the cells that say something of a node."""
        sql = "SELECT DISTINCT cell FROM derived INDEXED BY derived_line WHERE rule = ? AND line >= ? AND line < ?"
        return {c for (c,) in self._database.execute(sql, (rule, f"<{node}> ", f"<{node}>!"))}

    def said(self, line: Line) -> bool:
        """Tell whether any cell says a line."""
        return self._database.execute("SELECT 1 FROM derived WHERE line = ? LIMIT 1", (line,)).fetchone() is not None


def _need(size: int) -> int:
    """Give how many of so many words are half of them, and two if there are."""
    return max(min(2, size), (size + 1) // 2)


def _rare(words: Sequence[str]) -> set[str]:
    """Give words of which any half has at least one: the longest, which are the rarest in a language of compounds."""
    return set(sorted(words, key=lambda word: (-len(word), word))[: len(words) - _need(len(words)) + 1])


def _marks(values: Sequence[str]) -> str:
    return ", ".join("?" * len(values))
