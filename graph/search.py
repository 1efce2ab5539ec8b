"""Full-text search over a generation: letters, claims, questions and answers, names."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from beleidsgraaf.graph.letters import FILE, letter_of
from beleidsgraaf.graph.stems import WORD, expression, stem, stems
from beleidsgraaf.graph.store import Generation

_MATCHING: Final = "FROM words JOIN entry ON entry.id = words.rowid WHERE words MATCH ?"
_DATED: Final = "(SELECT MIN(issued) FROM document WHERE iri = doc)"


@dataclass(frozen=True, slots=True)
class Hit:
    """Something that was found."""

    kind: str  #: `Passage`, `Name`, or the local name of a class such as `Commitment`
    iri: str
    doc: str  #: IRI of the document in which it stands, empty for a name
    start: int | None  #: source offset in its letter
    text: str
    issued: str  #: of the document, empty where not known


def search(
    generation: Generation,
    words: str,
    *,
    kinds: Collection[str] = (),
    since: str = "",
    until: str = "",
    senders: Collection[str] = (),
    limit: int = 60,
) -> tuple[list[Hit], dict[str, int]]:
    """Search; gives hits, best first, and how many there are of each kind when kinds are not asked for.

    Args:
        generation: where.
        words: all must occur, in any form; a phrase in quotes as it stands.
        kinds: of hits, all unless told.
        since: first date of the document (ISO 8601); a month or a year will do.
        until: last date of the document; a month or a year means its end.
        senders: IRIs of offices or organisations of which one sent the document.
        limit: number of hits.
    """
    asked, texts = expression(words), generation.database(FILE)
    if not asked or texts is None:
        return [], {}
    where, values = _MATCHING, [asked]
    if since:
        where, values = f"{where} AND {_DATED} >= ?", [*values, since]
    if until:  # "2031" is less than "2031-05-12"
        where, values = f"{where} AND {_DATED} <= ?", [*values, f"{until}~"]
    if senders:
        among = ", ".join("?" * len(senders))
        where += f" AND EXISTS (SELECT 1 FROM sender WHERE sender.iri = doc AND sender IN ({among}))"
        values += sorted(senders)
    counts = dict(texts.execute(f"SELECT kind, COUNT(*) {where} GROUP BY kind ORDER BY kind", values).fetchall())
    if kinds:
        where, values = f"{where} AND kind IN ({', '.join('?' * len(kinds))})", [*values, *sorted(kinds)]
    rows = texts.execute(
        f"SELECT kind, iri, doc, start, key, low, high, text, {_DATED} {where} ORDER BY rank, kind, iri, start LIMIT ?",
        [*values, limit],
    ).fetchall()
    hits = []
    for kind, iri, doc, start, key, low, high, text, issued in rows:
        letter = letter_of(generation, key) if text is None else None
        found = letter.reading.text[low:high] if letter is not None else text
        hits.append(Hit(kind, iri, doc, start, " ".join(found.split()), issued or ""))
    return hits, counts


def context(text: str, words: str, width: int = 260) -> list[tuple[str, bool]]:
    """Give the part of a text around what was searched, in pieces that tell whether they match."""
    wanted = set(stems(words).split())
    matches = [m.span() for m in WORD.finditer(text) if stem(m[0]) in wanted]
    first = matches[0][0] if matches else 0
    start = max(0, first - width // 3)
    start = text.rfind(" ", 0, start) + 1 if start else 0
    end = min(len(text), start + width)
    pieces = [("… " if start else "", False)]
    at = start
    for a, b in matches:
        if a >= at and b <= end:
            pieces += [(text[at:a], False), (text[a:b], True)]
            at = b
    return [*pieces, (text[at:end] + (" …" if end < len(text) else ""), False)]
